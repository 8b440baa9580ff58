"""One matter as a page shows it: facts, path, tasks, timeline, rounds, and what may be done now or is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Uuid, bindparam, func, or_, select

from jiayuan.access.models import Account
from jiayuan.engines.matters.acting import permitted
from jiayuan.engines.matters.builtin import actions_of
from jiayuan.engines.matters.declaring import HELPER, SYSTEM, Action, Workflow, flags_of, state_of, workflow_of
from jiayuan.engines.matters.delivery_queries import TOLD
from jiayuan.engines.matters.models import Matter, MatterEvaluation, MatterLink, MatterStep, MatterTask, MatterWatch
from jiayuan.engines.matters.queries import COLUMNS, titled, with_names
from jiayuan.engines.matters.reducing import Folded, Step, table_of, why_not
from jiayuan.engines.matters.returning import returned
from jiayuan.engines.matters.rounds import is_too_late
from jiayuan.engines.matters.visibility import (
    Sight,
    holder_keys,
    is_masked,
    is_neighbour,
    seen,
    sight_of,
    sight_values,
    words_for_neighbours,
)
from jiayuan.engines.matters.words import missing_words, who_may
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row, pick
from jiayuan.territory.duty_models import Unit
from jiayuan.territory.models import Building, Dwelling, Entrance

_COMMUNITY = bindparam("community", type_=Integer)
_MATTER = bindparam("matter_id", type_=Uuid)
_reporter = select(Account.name).where(Account.id == Matter.reporter_account_id).scalar_subquery()


@lru_cache(maxsize=8)
def _facts(sight: Sight) -> Query:
    return Query(
        with_names(
            pick(
                *COLUMNS, Matter.details, Matter.folded, Matter.longitude, Matter.latitude, Matter.dwelling_id,
                Building.number.label("building_number"), Entrance.number.label("entrance_number"),
                Dwelling.door.label("dwelling_door"), Matter.person_id, Matter.reporter_account_id,
                _reporter.label("reporter_name"), Matter.guest_phone_index.is_not(None).label("is_guest"),
                Matter.may_call, Matter.received_at, Matter.state_at, Matter.registered_at, Matter.handled_at,
                Matter.handle_due_at, Matter.close_due_at, Matter.handler_account_id, Matter.evaluated_at,
                Matter.level, Matter.parent_id, Matter.root_id, Matter.merged_into_id, Matter.progress_code,
                Matter.clock, Matter.opened_by_account_id,
            )
        )
        .outerjoin(
            Building, (Building.community_id == Matter.community_id) & (Building.id == Matter.building_id)
        )
        .outerjoin(
            Entrance, (Entrance.community_id == Matter.community_id) & (Entrance.id == Matter.entrance_id)
        )
        .outerjoin(
            Dwelling, (Dwelling.community_id == Matter.community_id) & (Dwelling.id == Matter.dwelling_id)
        )
        .where(Matter.community_id == _COMMUNITY, Matter.id == _MATTER, seen(sight))
    )  # fmt: skip


_STEPS = Query(
    pick(
        MatterStep.id, MatterStep.number, MatterStep.action, MatterStep.from_state, MatterStep.to_state,
        MatterStep.actor_account_id, MatterStep.actor_name, MatterStep.actor_role, MatterStep.at,
        MatterStep.received_at, MatterStep.device_at, MatterStep.is_public, MatterStep.note, MatterStep.data,
        MatterStep.files, MatterStep.undoes_id,
    )
    .where(MatterStep.community_id == _COMMUNITY, MatterStep.matter_id == _MATTER)
    .order_by(MatterStep.number.desc())
)  # fmt: skip
_TASKS = Query(
    pick(
        MatterTask.id, MatterTask.purpose, MatterTask.state, MatterTask.holder_kind, MatterTask.holder_id,
        MatterTask.post, MatterTask.scope_id, MatterTask.joining, MatterTask.due_at, MatterTask.opened_at,
        MatterTask.done_at, MatterTask.outcome,
        func.coalesce(
            select(Unit.name)
            .where(Unit.community_id == MatterTask.community_id, Unit.id == MatterTask.holder_id)
            .scalar_subquery(),
            select(Account.name).where(Account.id == MatterTask.holder_id).scalar_subquery(),
        ).label("holder_name"),
    )
    .where(MatterTask.community_id == _COMMUNITY, MatterTask.matter_id == _MATTER)
    .order_by(MatterTask.id.desc())
)  # fmt: skip


@lru_cache(maxsize=8)
def _related(sight: Sight) -> Query:
    """Other rounds and what is linked, as far as the asker may see each of them."""
    return Query(
        pick(
            Matter.id, Matter.number, Matter.title, Matter.state, Matter.kind, Matter.workflow_version, Matter.round,
            Matter.opened_at, Matter.closed_at, Matter.parent_id, Matter.merged_into_id, Matter.reporter_account_id,
            select(func.min(MatterLink.kind))
            .where(
                MatterLink.community_id == Matter.community_id,
                or_(
                    (MatterLink.matter_id == _MATTER) & (MatterLink.other_id == Matter.id),
                    (MatterLink.other_id == _MATTER) & (MatterLink.matter_id == Matter.id),
                ),
            )
            .scalar_subquery()
            .label("link"),
        )
        .where(
            Matter.community_id == _COMMUNITY,
            or_(
                Matter.root_id == bindparam("root_id", type_=Uuid),
                Matter.id == bindparam("root_id", type_=Uuid),
                Matter.id.in_(
                    select(MatterLink.other_id)
                    .where(MatterLink.community_id == _COMMUNITY, MatterLink.matter_id == _MATTER)
                    .union(
                        select(MatterLink.matter_id).where(
                            MatterLink.community_id == _COMMUNITY, MatterLink.other_id == _MATTER
                        )
                    )
                ),
            ),
            Matter.id != _MATTER, seen(sight),
        )
        .order_by(Matter.round, Matter.id)
    )  # fmt: skip


_WATCHED = Query(
    select(MatterWatch.id).where(
        MatterWatch.community_id == _COMMUNITY,
        MatterWatch.account_id == bindparam("account_id", type_=Uuid),
        MatterWatch.matter_id == _MATTER,
    )
)
_VERDICT = Query(
    select(MatterEvaluation.level, MatterEvaluation.tags, MatterEvaluation.words, MatterEvaluation.at).where(
        MatterEvaluation.community_id == _COMMUNITY, MatterEvaluation.matter_id == _MATTER
    )
)


@dataclass(frozen=True, slots=True)
class Sighted:
    """A matter as one actor may see it, with the workflow it goes by."""

    row: Row
    workflow: Workflow
    steps: list[Row]
    tasks: list[Row]


async def get_matter(read: Reader, actor: Actor, matter_id: UUID) -> dict[str, Any]:
    """All of a matter that this actor may see. Raises NotFound."""
    found = await sighted(read, actor, matter_id)
    row, workflow = found.row, found.workflow
    related = await read.rows(
        _related(sight_of(actor)), matter_id=matter_id, root_id=row["root_id"] or row["id"], **sight_values(actor)
    )
    for entry in related:
        if is_neighbour(actor, entry.pop("reporter_account_id")):
            entry["title"] = words_for_neighbours(entry["title"])
    verdict = await read.first(_VERDICT, matter_id=matter_id) if _sees_verdict(actor, row) else None
    watched = await read.first(_WATCHED, matter_id=matter_id, account_id=actor.account_id)
    folded = row.pop("folded")
    kept = row.pop("clock")
    document = dict(titled([row])[0])
    flags = flags_of(workflow)
    document |= {
        "flag_titles": [flags[flag] for flag in row["flags"] if flag in flags],
        "limit": kept["limit"] if kept else None,
        "reporter": _reporter_of(actor, row),
        "progress_code": row["progress_code"] if _is_reporters(actor, row) else None,
        "verdict": verdict,
        "path": path_of(workflow, row["state"], found.steps),
        "steps": [_step(actor, row, workflow, step) for step in found.steps],
        "told": await read.rows(TOLD, matter_id=matter_id) if _sees_delivery(actor, row) else [],
        "tasks": [task for task in found.tasks if sight_of(actor) != "own" or task["done_at"] is None],
        "rounds": [entry for entry in titled(related) if entry["link"] in (None, "round")],
        "links": [entry for entry in related if entry["link"] not in (None, "round")],
        "actions": actions_for(actor, row, workflow, folded, found.tasks),
        "is_watched": watched is not None,
        "returned": returned(workflow, found.steps),
    }
    for hidden in ("reporter_name", "reporter_account_id", "is_guest", "may_call", "level", "opened_by_account_id",
                   "handler_account_id"):  # fmt: skip
        document.pop(hidden)
    if is_masked(actor):
        document |= {"person_id": None}
    if is_neighbour(actor, row["reporter_account_id"]):
        document |= _for_neighbours(document)
    return document


def _for_neighbours(document: dict[str, Any]) -> dict[str, Any]:
    """What another resident who met the same reads: the course of things, no door, no person, no forms of others."""
    words = {name: words_for_neighbours(document[name]) for name in ("title", "place_text")}
    details = {
        name: words_for_neighbours(value) if isinstance(value, str) else value
        for name, value in document["details"].items()
    }
    steps = [
        step if step["is_mine"] else step | {"note": words_for_neighbours(step["note"]), "data": {}, "files": []}
        for step in document["steps"]
    ]
    hidden = {"dwelling_id": None, "dwelling_door": None, "person_id": None, "returned": None}
    return words | {"details": details, "steps": steps} | hidden


async def sighted(read: Reader, actor: Actor, matter_id: UUID) -> Sighted:
    """The matter with its timeline and tasks, as far as the actor sees. Raises NotFound."""
    row = await read.one(_facts(sight_of(actor)), matter_id=matter_id, **sight_values(actor))
    steps = await read.rows(_STEPS, matter_id=matter_id)
    tasks = await read.rows(_TASKS, matter_id=matter_id)
    own = sight_of(actor) == "own"
    visible = [
        step
        for step in steps
        if (step["is_public"] or not own or step["actor_account_id"] == actor.account_id)
        and (step["action"] != "evaluate" or _sees_verdict(actor, row))
    ]
    return Sighted(row, workflow_of(row["kind"], row["workflow_version"]), visible, tasks)


def _is_reporters(actor: Actor, row: Row) -> bool:
    return bool(row["reporter_account_id"] == actor.account_id)


def _sees_verdict(actor: Actor, row: Row) -> bool:
    """Handlers see verdicts in sums of five or more; the reporter his own; the desk each."""
    if _is_reporters(actor, row):
        return True
    handled = row["handler_account_id"] == actor.account_id
    return not handled and actor.may(f"{row['kind']}.arrange")


def _sees_delivery(actor: Actor, row: Row) -> bool:
    """Whether the reporter heard is told to himself and to who works in the community, to no unit or neighbour."""
    return _is_reporters(actor, row) or sight_of(actor) in ("whole", "grids")


def _reporter_of(actor: Actor, row: Row) -> dict[str, object]:
    """A unit outside sees the name only with consent; other residents who joined see none."""
    hidden = (is_masked(actor) and not row["may_call"]) or (sight_of(actor) == "own" and not _is_reporters(actor, row))
    return {
        "name": None if hidden else row["reporter_name"],
        "is_guest": row["is_guest"],
        "may_call": row["may_call"],
        "is_me": _is_reporters(actor, row),
    }


def _step(actor: Actor, row: Row, workflow: Workflow, step: Row) -> dict[str, object]:
    by_reporter = step["actor_account_id"] == row["reporter_account_id"]
    hidden = by_reporter and _reporter_of(actor, row)["name"] is None
    name = "反映人" if hidden else step["actor_name"]
    if step["action"] == "evaluate" and not _is_reporters(actor, row):
        name = "居民"  # who judged is told to nobody (HL-39)
    if not by_reporter and step["actor_role"] == "resident" and is_neighbour(actor, step["actor_account_id"]):
        name = "居民"  # nor are residents named to each other
    action = actions_of(workflow).get(step["action"])
    return {
        "id": step["id"], "number": step["number"], "action": step["action"],
        "title": action.title if action is not None else "提交",
        "from_state": step["from_state"], "to_state": step["to_state"],
        "to_title": state_of(workflow, step["to_state"]).title,
        "actor_name": name, "actor_role": step["actor_role"],
        "is_mine": step["actor_account_id"] == actor.account_id, "at": step["at"],
        "received_at": step["received_at"], "device_at": step["device_at"],
        "has_gap": bool(step["data"].get("device_gap")), "is_public": step["is_public"], "note": step["note"],
        "data": step["data"], "files": step["files"], "undoes_id": step["undoes_id"],
    }  # fmt: skip


def path_of(workflow: Workflow, state: str, steps: Sequence[Row]) -> list[dict[str, object]]:
    """The states in their order: when each was entered last, and how long it took in all. Nobody types a time."""
    entered: dict[str, datetime] = {}
    seconds: dict[str, float] = {}
    previous: Row | None = None
    for step in reversed(steps):
        if previous is None or step["to_state"] != previous["to_state"]:
            if previous is not None:
                code = previous["to_state"]
                seconds[code] = seconds.get(code, 0.0) + (step["at"] - entered[code]).total_seconds()
            entered[step["to_state"]] = step["at"]
            previous = step
    final = state_of(workflow, state)
    if not final.final and state in entered:
        seconds[state] = seconds.get(state, 0.0) + (clock.now() - entered[state]).total_seconds()
    shown = [entry for entry in workflow.states if not entry.final] + ([final] if final.final else [])
    return [
        {
            "code": entry.code, "title": entry.title, "is_now": entry.code == state, "is_final": entry.final,
            "entered_at": entered.get(entry.code), "seconds": int(seconds.get(entry.code, 0)),
        }
        for entry in shown
    ]  # fmt: skip


def actions_for(
    actor: Actor, row: Row, workflow: Workflow, folded: Folded, tasks: Sequence[Row]
) -> list[dict[str, object]]:
    """What this actor may do; what is not possible yet stays with the words for what is missing."""
    keys = set(holder_keys(actor))
    waiting = [(task["purpose"], task["holder_id"]) for task in tasks if task["done_at"] is None]
    found: list[dict[str, object]] = []
    for action in actions_of(workflow).values():
        if SYSTEM in action.allowed or not permitted(actor, action, row["reporter_account_id"], waiting, keys):
            continue
        if action.purpose not in {"main", *(purpose for purpose, _ in waiting)}:
            continue  # what is done beside the main task is offered while somebody owes it
        if action.code == "evaluate" and is_too_late(workflow, row.get("closed_at")):
            continue
        step: Step = {
            "action": action.code, "actor": str(actor.account_id), "at": int(clock.now().timestamp() * 1000),
        }  # fmt: skip
        reason = why_not(table_of(workflow)["actions"][action.code], folded, step)
        if reason is not None and not _is_told(action, reason):
            continue
        found.append(
            {
                "action": action.code, "title": action.title, "target": action.target,
                "is_allowed": reason is None, "needs_version": not action.adds_only,
                "asks_evidence": action.evidence,
                "who": who_may(workflow, action),
                "missing": missing_words(workflow, row["state"], row["flags"], reason, is_paused=bool(row["paused_at"]))
                if reason is not None else None,
            }
        )  # fmt: skip
    return found


def _is_told(action: Action, reason: str) -> bool:
    """Which impossible actions stay visible: those of this state that wait for somebody or something."""
    return reason in ("same_person", "paused", "frozen", "ruled", "attempted") and HELPER not in action.allowed
