"""Progress for those without an account: states and public words, no names and no places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, Uuid, bindparam, func, select
from sqlalchemy.orm import aliased

from jiayuan.engines.matters.builtin import actions_of
from jiayuan.engines.matters.declaring import state_of, workflow_of
from jiayuan.engines.matters.models import Matter, MatterStep
from jiayuan.kernel.reading import Query, Row, pick

_COMMUNITY = bindparam("community", type_=Integer)
_MATTER = bindparam("matter_id", type_=Uuid)

_round = aliased(Matter)
#: A matter goes on as the one it was merged into, or as the round that came of it.
_goes_on_as = func.coalesce(
    Matter.merged_into_id,
    select(_round.id)
    .where(_round.community_id == Matter.community_id, _round.parent_id == Matter.id, _round.round == Matter.round + 1)
    .order_by(_round.id.desc())
    .limit(1)
    .scalar_subquery(),
)
PROGRESS = Query(
    pick(
        Matter.kind, Matter.workflow_version, Matter.number, Matter.state, Matter.opened_at, Matter.due_at,
        Matter.closed_at, _goes_on_as.label("goes_on_as"),
    ).where(Matter.community_id == _COMMUNITY, Matter.id == _MATTER)
)  # fmt: skip
PUBLIC_STEPS = Query(
    pick(MatterStep.action, MatterStep.from_state, MatterStep.to_state, MatterStep.at, MatterStep.note)
    .where(MatterStep.community_id == _COMMUNITY, MatterStep.matter_id == _MATTER, MatterStep.is_public)
    .order_by(MatterStep.number.desc())
)


def told_publicly(row: Row, steps: Sequence[Row]) -> dict[str, Any]:
    """The words of a step are shown where it closed something; talk in between stays between those concerned."""
    workflow = workflow_of(row["kind"], row["workflow_version"])
    actions = actions_of(workflow)
    return {
        "number": row["number"], "kind_title": workflow.title,
        "state_title": state_of(workflow, row["state"]).title, "is_ended": row["closed_at"] is not None,
        "opened_at": row["opened_at"], "due_at": row["due_at"] if row["closed_at"] is None else None,
        "steps": [
            {
                "title": actions[step["action"]].title if step["action"] in actions else "提交",
                "to_title": state_of(workflow, step["to_state"]).title, "at": step["at"],
                "note": step["note"] if state_of(workflow, step["to_state"]).final else "",
            }
            for step in steps
            if step["from_state"] != step["to_state"]
        ],
    }  # fmt: skip
