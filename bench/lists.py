"""The residents of a grid against the hand-written endpoint, at 10 thousand and at a million. Serialising and the
framework's share of a request dominate. Budget: at least 0.60, and flat: at most 1.3 times between the ends."""

from __future__ import annotations

import psycopg

from bench.lab import Figure, Lab, load, race, sign_in


def grid_of(lab: Lab) -> str:
    with psycopg.connect(lab.owner) as connection:
        row = connection.execute("select id from grid where community_id = 1 order by serial limit 1").fetchone()
    assert row is not None
    return str(row[0])


def run(small: Lab, large: Lab | None) -> list[Figure]:
    figures = []
    speeds = {}
    for lab in filter(None, (small, large)):
        grid = grid_of(lab)
        with lab.ours() as ours, lab.bare() as theirs:
            token = sign_in(ours, "clerk")
            mine, hand, ratio = race(
                f"{ours}/api/v1/residents?grid={grid}&limit=20", f"{theirs}/residents?grid={grid}", token
            )
            speeds[lab.residents] = mine
            figures.append(
                Figure(
                    f"the residents of a grid, {lab.residents:,} residents", f"{ratio:.2f}", "≥ 0.60", ratio >= 0.60,
                    f"{mine:.0f} against {hand:.0f} a second",
                )
            )  # fmt: skip
            inbox = load(f"{ours}/api/v1/matters/inbox", token)
            figures.append(Figure(f"inbox, {lab.residents:,} residents", f"{inbox:.0f} a second", "", kept=True))
    if large is not None:
        growth = speeds[small.residents] / speeds[large.residents]
        figures.append(
            Figure(
                f"the same page at {large.residents:,} against {small.residents:,}", f"{growth:.2f}×", "≤ 1.3×",
                growth <= 1.3,
            )
        )  # fmt: skip
    return figures
