"""A grid event against the same by hand: written down by the desk, and the full closed loop from report to verdict.
The ORM's flush and the statements sent for it dominate. Budget: one client at least 0.40; at least 150 a second with 8
and with 32 clients."""

from __future__ import annotations

import asyncio
import pickle
import statistics
import tempfile
from pathlib import Path

from bench import bare_writes, recorded
from bench.clients import Client, Turn, drive
from bench.courses import LOOP, Stage, set_stage
from bench.lab import ROUNDS, SECONDS, Figure, Lab
from jiayuan.kernel.ids import uuid7

Acts = dict[tuple[str, str], recorded.Act]
_LEAST_PER_SECOND = 150


async def _take_down(lab: Lab, url: str, stage: Stage) -> Acts:
    """Walk both courses once on ours, and keep what each call wrote."""
    watching = await recorded.watch(lab.superuser)
    client = await Client.open(url)
    acts: Acts = {}
    acts["call", "open"], _ = await recorded.record(watching, stage.call(client), {})
    matter_id, known = uuid7(), {}
    acts["loop", "open"], _ = await recorded.record(watching, stage.report(client, matter_id), known)
    for login, action, form in LOOP:
        stage.versions[action] = await stage.version(client, matter_id)
        acts["loop", action], _ = await recorded.record(
            watching, stage.act(client, matter_id, login, action, form), known
        )
    client.close()
    await watching.close()
    return acts


def race_by_turns(ours: str, theirs: str, turn: Turn, clients: int = 1) -> tuple[float, float, float]:
    """Median turns a second of both, in turns, and the median of the ratios of each round."""
    drive(ours, turn, clients, 1), drive(theirs, turn, clients, 1)
    rounds = [(drive(ours, turn, clients, SECONDS), drive(theirs, turn, clients, SECONDS)) for _ in range(ROUNDS)]
    mine, hand = (statistics.median(side) for side in zip(*rounds, strict=True))
    return mine, hand, statistics.median(one / two for one, two in rounds)


def run(small: Lab) -> list[Figure]:
    figures = []
    with small.copied("events") as lab, tempfile.TemporaryDirectory() as folder, lab.ours() as ours:
        stage = set_stage(lab, ours)
        acts = asyncio.run(_take_down(lab, ours, stage))
        path = Path(folder) / "acts"
        path.write_bytes(pickle.dumps({name: bare_writes.tidy(act) for name, act in acts.items()}))
        with lab.bare({bare_writes.ACTS: str(path)}) as theirs:
            for name, turn in (("written down by the desk", stage.call), ("from report to verdict", stage.loop)):
                recorded.alike(*(asyncio.run(recorded.rows_of(lab.superuser, url, turn)) for url in (ours, theirs)))
                mine, hand, ratio = race_by_turns(ours, theirs, turn)
                figures.append(
                    Figure(
                        f"a grid event {name}, one client", f"{ratio:.2f}", "≥ 0.40", ratio >= 0.40,
                        f"{mine:.1f} against {hand:.1f} a second",
                    )
                )  # fmt: skip
            for clients in (8, 32):
                mine, hand, _ = race_by_turns(ours, theirs, stage.call, clients)
                figures.append(
                    Figure(
                        f"grid events written down, {clients} clients", f"{mine:.0f} a second",
                        f"≥ {_LEAST_PER_SECOND} a second", mine >= _LEAST_PER_SECOND, f"by hand {hand:.0f} a second",
                    )
                )  # fmt: skip
    return figures
