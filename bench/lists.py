"""Lists that stand open all day against the hand-written endpoints: residents of a grid, the inbox, the event board,
at 10 thousand residents and at a million. Serialising and the framework's share of a request dominate. Budget: the hot
ones at least 0.60, the board at least 0.50; flat: at most 1.3 times between the ends."""

from __future__ import annotations

import psycopg

from bench.lab import Figure, Lab, race, same, sign_in

#: What, its address, and the least ratio. ``{grid}`` is the first grid of the reference community.
LISTS = (
    ("the residents of a grid", "/api/v1/residents?grid={grid}&limit=20", 0.60),
    ("the inbox", "/api/v1/matters/inbox", 0.60),
    ("the event board", "/api/v1/grid/events", 0.50),
)


def grid_of(lab: Lab) -> str:
    with psycopg.connect(lab.owner) as connection:
        row = connection.execute("select id from grid where community_id = 1 order by serial limit 1").fetchone()
    assert row is not None
    return str(row[0])


def run(small: Lab, large: Lab | None) -> list[Figure]:
    figures = []
    for lab in filter(None, (small, large)):
        grid = grid_of(lab)
        with lab.ours() as ours, lab.bare() as theirs:
            token = sign_in(ours, "clerk")
            for what, address, least in LISTS:
                path = address.format(grid=grid)
                same(ours + path, theirs + path, token)
                mine, hand, ratio = race(ours + path, theirs + path, token)
                figures.append(
                    Figure(
                        f"{what}, {lab.residents:,} residents", f"{ratio:.2f}", f"≥ {least:.2f}", ratio >= least,
                        f"{mine:.0f} against {hand:.0f} a second",
                    )
                )  # fmt: skip
    return figures + (_growth(small, large) if large is not None else [])


def _growth(small: Lab, large: Lab) -> list[Figure]:
    """Both ends in turns, on our side alone."""
    figures = []
    with small.ours() as little, large.ours() as much:
        tokens = {little: sign_in(little, "clerk"), much: sign_in(much, "clerk")}
        grids = {little: grid_of(small), much: grid_of(large)}
        for what, address, _ in LISTS:
            ends = [url + address.format(grid=grids[url]) for url in (little, much)]
            _, _, growth = race(ends[0], ends[1], tokens[little], tokens[much])
            figures.append(
                Figure(
                    f"{what} at {large.residents:,} against {small.residents:,}", f"{growth:.2f}×", "≤ 1.3×",
                    growth <= 1.3,
                )
            )  # fmt: skip
    return figures
