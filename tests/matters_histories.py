"""A small workflow for tests, and random histories that both reducers fold.

``python tests/matters_histories.py`` writes the histories again after a declaration got a new version.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from pydantic import BaseModel

from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.declaring import (
    ASSIGNEE,
    Action,
    Arbitration,
    Flag,
    State,
    Superior,
    Workflow,
    by_reporter,
    post,
    to_author,
    to_handler,
    to_post,
)
from jiayuan.engines.matters.forms import Assigning, Closing, Reason, WithEvidence
from jiayuan.engines.matters.reducing import Folded, Step, Table, fold, table_of
from jiayuan.kernel.calendar import by_clock, natural, working

FIXTURE = Path(__file__).parents[1] / "frontend" / "tests" / "reducer.histories.json"
HISTORIES = 500  # of each workflow
ACTORS = ("a", "b", "c", "d")
EXTRA_FLAGS = ("needs_site_visit", "disputed", "frozen", "nonsense", "constructor")


class ErrandDetails(BaseModel):
    text: str


ERRAND = Workflow(
    kind="test.errand", title="跑腿", version=1, number="PT", details=ErrandDetails,
    desk=post("event_clerk"), above=post("joint_committee"),
    states=(
        State("asked", "待接", limit=natural("4h"), assigns=to_post("event_clerk")),
        State("running", "在路上", limit=working("1d"), measures="handling"),
        State("checked", "待确认", limit=by_clock("6h"), measures="closing"),
        State("over", "跑完了", final=True),
    ),
    actions=(
        Action("take", "接单", "asked", "running", permits="test.errand.take", form=Assigning, assigns=to_handler,
               marks="registered"),
        Action("arrive", "送到", "running", "checked", permits=ASSIGNEE, form=WithEvidence, marks="handled"),
        Action("drop", "退单", ("running", "checked"), "asked", permits=ASSIGNEE, form=Reason, counts_to_arbiter=True),
        Action("again", "重送", "checked", "running", permits="test.errand.take", form=Reason, assigns=to_author,
               goes_on=True, marks="returned"),
        Action("finish", "确认", "checked", "over", permits="test.errand.finish", form=Closing, never_by=("arrive",),
               ways=("fixed", "answered")),
    ),
    evaluation=by_reporter(within="3d", follow_up="asked"),
    arbitration=Arbitration(post("joint_committee"), "running", working("1d"), after=2),
    superior=Superior("街道", post("street_committee"), working("5d")),
    flags=(Flag("needs_site_visit", "要到现场", by_hand=True),),
)  # fmt: skip

WORKFLOWS = (ERRAND, GRID_EVENT)


def histories(workflow: Workflow, seed: int) -> list[dict[str, Any]]:
    """Random steps, likely ones more often, with what they fold to."""
    table, random = table_of(workflow), Random(seed)
    return [_history(table, random) for _ in range(HISTORIES)]


def _history(table: Table, random: Random) -> dict[str, Any]:
    steps: list[Step] = []
    now: Folded = fold(table, [])
    at = 1_795_400_000_000
    for _ in range(random.randint(1, 14)):
        fitting = [code for code, rule in table["actions"].items() if now["state"] in rule["from"]]
        onward = [code for code in fitting if table["actions"][code]["to"] not in (None, "merged", "withdrawn")]
        lot = random.random()
        code = random.choice(
            onward if onward and lot < 0.6 else fitting if fitting and lot < 0.85 else [*table["actions"], "no"]
        )
        if lot > 0.95:
            code = "undo"
        at += random.choice((1_000, 60_000, 599_000, 600_000, 601_000, 3_600_000))
        ways = table["actions"][code]["ways"] if code in table["actions"] else []
        step: Step = {"action": code, "actor": random.choice(ACTORS), "at": at}
        if ways:
            step["way"] = random.choice([*ways, *ways, None, "done"])
        if code in ("mark", "unmark"):
            step["flag"] = random.choice([*EXTRA_FLAGS, None])
        steps.append(step)
        now = fold(table, [step], now)
    return {"steps": steps, "folded": now}


def document() -> str:
    """Tables, histories and results as one line for each history."""
    parts = []
    for seed, workflow in enumerate(WORKFLOWS):
        lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in histories(workflow, seed))
        table = json.dumps(table_of(workflow), ensure_ascii=False, separators=(",", ":"))
        parts.append(f'{{"table":{table},"histories":[\n{lines}\n]}}')
    return "[" + ",\n".join(parts) + "]\n"


if __name__ == "__main__":
    FIXTURE.write_text(document(), encoding="utf-8")
