"""The reducer: one JSON table per workflow and an interpreter. ``frontend/src/kernel/reducer.ts`` is the other one;
both are run over the same histories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NotRequired, TypedDict

from jiayuan.engines.matters.builtin import actions_of
from jiayuan.engines.matters.declaring import Workflow, all_states, flags_by_hand, flags_of

#: An act can be taken back by who took it for so long, while nobody acted after (milliseconds).
UNDO_WITHIN = 600_000

Rule = TypedDict(
    "Rule",
    {
        "title": str, "from": list[str], "to": str | None, "while_paused": bool | None, "pauses": bool | None,
        "needs": list[str], "unless": list[str], "sets": list[str], "clears": list[str], "never_by": list[str],
        "ways": list[str], "flags": str | None, "marks": list[str], "freezes_at": int | None,
        "undo": bool, "undoes": bool,
    },
)  # fmt: skip


class StateEntry(TypedDict):
    title: str
    final: bool


class Table(TypedDict):
    kind: str
    version: int
    initial: str
    flags: dict[str, str]
    states: dict[str, StateEntry]
    actions: dict[str, Rule]


class Step(TypedDict):
    """What the reducer reads of a step; ``at`` in milliseconds since 1970."""

    action: str
    actor: str
    at: int
    way: NotRequired[str | None]
    flag: NotRequired[str | None]


class Snapshot(TypedDict):
    state: str
    flags: list[str]
    paused: bool
    way: str | None
    counts: dict[str, int]
    by: dict[str, list[str]]


class Last(TypedDict):
    actor: str
    at: int
    undo: bool
    before: Snapshot


class Folded(Snapshot):
    last: Last | None


@cache
def table_of(workflow: Workflow) -> Table:
    """The declaration as data."""
    after = workflow.arbitration.after if workflow.arbitration is not None else None
    declared = {action.code for action in workflow.actions}
    actions: dict[str, Rule] = {}
    for code, action in actions_of(workflow).items():
        # a frozen matter waits for the arbiter: what the domain declared rests, and a ruling is not handed back again
        frozen = ["frozen"] if code in declared and workflow.arbitration is not None else []
        # nor is what the level above decides, or has decided
        ruled = ["ruled", "referred", "referral_answered"] if action.counts_to_arbiter else []
        # more time is asked for one state: what is still unanswered when it is left is asked no more
        asked = ["extension_asked"] if action.target is not None else []
        actions[code] = {
            "title": action.title,
            "from": list(action.sources),
            "to": action.target,
            "while_paused": action.while_paused,
            "pauses": action.pauses,
            "needs": list(action.needs),
            "unless": [*action.unless, *frozen, *ruled],
            "sets": list(action.sets),
            "clears": [*action.clears, *asked],
            "never_by": list(action.never_by),
            "ways": list(action.ways),
            "flags": action.flags_by_form,
            "marks": flags_by_hand(workflow) if action.flags_by_form is not None else [],
            "freezes_at": after if action.counts_to_arbiter else None,
            "undo": action.undo,
            "undoes": action.undoes,
        }
    return {
        "kind": workflow.kind,
        "version": workflow.version,
        "initial": workflow.initial,
        "flags": flags_of(workflow),
        "states": {state.code: {"title": state.title, "final": state.final} for state in all_states(workflow)},
        "actions": actions,
    }


def begin(table: Table, flags: Iterable[str] = (), state: str | None = None) -> Folded:
    """A matter that has just been opened; a follow-up begins in a state and with flags of its own."""
    return {
        "state": state or table["initial"], "flags": sorted(flags), "paused": False, "way": None, "counts": {},
        "by": {}, "last": None,
    }  # fmt: skip


def apply(table: Table, now: Folded, step: Step) -> Folded | None:
    """What the matter is after this step, or None where the step cannot be taken."""
    rule = table["actions"].get(step["action"])
    if rule is None or why_not(rule, now, step) is not None:
        return None
    last = now["last"]
    if rule["undoes"]:
        return {**last["before"], "last": None} if last is not None else None
    flags = (set(now["flags"]) - set(rule["clears"])) | set(rule["sets"])
    if rule["flags"] is not None:
        flag = step.get("flag")
        if flag is None or flag not in rule["marks"]:
            return None
        flags = flags | {flag} if rule["flags"] == "add" else flags - {flag}
    way = step.get("way")
    if rule["ways"] and way not in rule["ways"]:
        return None
    counts = now["counts"]
    if rule["freezes_at"] is not None:
        counts = {**counts, step["action"]: counts.get(step["action"], 0) + 1}
        if counts[step["action"]] >= rule["freezes_at"]:
            flags.add("frozen")
    actors = sorted({*now["by"].get(step["action"], []), step["actor"]})
    return {
        "state": rule["to"] or now["state"],
        "flags": sorted(flags),
        "paused": now["paused"] if rule["pauses"] is None else rule["pauses"],
        "way": way if rule["ways"] else now["way"],
        "counts": counts,
        "by": {**now["by"], step["action"]: actors},
        "last": {"actor": step["actor"], "at": step["at"], "undo": rule["undo"], "before": _without_last(now)},
    }


def why_not(rule: Rule, now: Folded, step: Step) -> str | None:
    """The first reason against a step: ``state``, ``paused``, a flag, ``marked``, ``same_person`` or ``too_late``.

    Who verifies is not who handled: CJJ/T 106 (GR-18).
    """
    if now["state"] not in rule["from"]:
        return "state"
    if rule["while_paused"] is not None and rule["while_paused"] != now["paused"]:
        return "paused"
    for flag in rule["needs"]:
        if flag not in now["flags"]:
            return flag
    for flag in rule["unless"]:
        if flag in now["flags"]:
            return flag
    if rule["flags"] is not None:
        asked = step.get("flag")
        marks = [asked] if asked is not None and asked in rule["marks"] else rule["marks"]
        if all((mark in now["flags"]) == (rule["flags"] == "add") for mark in marks):
            return "marked" if rule["flags"] == "add" else "unmarked"
    if any(step["actor"] in now["by"].get(action, []) for action in rule["never_by"]):
        return "same_person"
    if rule["undoes"]:
        last = now["last"]
        if last is None or not last["undo"] or last["actor"] != step["actor"]:
            return "acted_after"
        if step["at"] - last["at"] > UNDO_WITHIN:
            return "too_late"
    return None


def fold(table: Table, steps: Iterable[Step], start: Folded | None = None) -> Folded:
    """The state after all steps; one that cannot be taken changes nothing."""
    now = start or begin(table)
    for step in steps:
        now = apply(table, now, step) or now
    return now


def _without_last(now: Mapping[str, object]) -> Snapshot:
    return {key: value for key, value in now.items() if key != "last"}  # type: ignore[return-value]
