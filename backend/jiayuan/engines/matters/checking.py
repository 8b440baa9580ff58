"""Start-up refuses a declaration with a gap, and says which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jiayuan.engines.matters.builtin import VERBS, actions_of
from jiayuan.engines.matters.declaring import (
    Action,
    Workflow,
    all_states,
    flags_of,
    open_states,
    past_of,
    registered,
)
from jiayuan.kernel.outbox import declare_event


class BadWorkflow(ValueError):
    """The program must not start: a sentence for each gap."""


def check(workflows: Iterable[Workflow], is_permission: Callable[[str], bool]) -> None:
    """Judge all registered declarations together. Raises BadWorkflow with one sentence per gap."""
    found = list(workflows)
    gaps = [gap for workflow in found for gap in gaps_of(workflow, is_permission)]
    prefixes: dict[str, str] = {}
    for workflow in found:
        owner = prefixes.setdefault(workflow.number, workflow.kind)
        if owner != workflow.kind:
            gaps.append(f"{workflow.kind}: the number prefix {workflow.number} already belongs to {owner}")
    if gaps:
        raise BadWorkflow("\n".join(gaps))


def gaps_of(workflow: Workflow, is_permission: Callable[[str], bool]) -> Iterator[str]:
    """What is wrong with one declaration, as sentences."""
    yield from (f"{workflow.kind}: {gap}" for gap in _shape(workflow))
    yield from (f"{workflow.kind}: {gap}" for gap in _paths(workflow))
    for action in actions_of(workflow).values():
        yield from (f"{workflow.kind}.{action.code}: {gap}" for gap in _action(workflow, action, is_permission))
    for verb in VERBS:
        if not is_permission(workflow.permission(verb)):
            yield f"{workflow.kind}: the permission {workflow.permission(verb)} is not declared"


def _shape(workflow: Workflow) -> Iterator[str]:
    codes = [state.code for state in all_states(workflow)]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield f"the state {code} is declared twice or is built in"
    actions = [action.code for action in workflow.actions]
    built_in = {code for code, action in actions_of(workflow).items() if action not in workflow.actions}
    for code in sorted({code for code in actions if actions.count(code) > 1 or code in built_in}):
        yield f"the action {code} is declared twice or is built in"
    if not workflow.number.isascii() or not workflow.number.isalpha() or not workflow.number.isupper():
        yield f"the number prefix {workflow.number!r} must be capital letters"
    if workflow.version < 1:
        yield "versions begin with 1"
    if not workflow.states or workflow.states[0].final:
        yield "the first state, in which a matter begins, must not be final"
    for state in workflow.states:
        if state.final and state.limit is not None:
            yield f"the final state {state.code} has a limit"
        if not state.final and state.limit is None:
            yield f"the state {state.code} has no limit, so that a matter could stay in it without a deadline"
    for measure in ("handling", "closing"):
        if sum(state.measures == measure for state in workflow.states) > 1:
            yield f"two states measure {measure}"
    known = set(codes)
    if workflow.arbitration is not None:
        if workflow.arbitration.target not in open_states(workflow):
            yield f"the ruling leads to {workflow.arbitration.target}, which is no open state"
        if workflow.arbitration.after < 1:
            yield "the arbiter is asked after at least one hand-back"
    elif any(action.counts_to_arbiter for action in workflow.actions):
        yield "an action counts to the arbiter, but no arbiter is named"
    follow_up = workflow.evaluation.follow_up if workflow.evaluation else None
    if follow_up is not None and (follow_up not in known or follow_up not in open_states(workflow)):
        yield f"a bad verdict leads to {follow_up}, which is no open state"


def _paths(workflow: Workflow) -> Iterator[str]:
    edges = [
        (source, action.target) for action in workflow.actions for source in action.sources if action.target is not None
    ]
    starts = {workflow.initial}
    if workflow.evaluation is not None and workflow.evaluation.follow_up is not None:
        starts.add(workflow.evaluation.follow_up)
    reached = _reach(starts, edges)
    ends = _reach({state.code for state in workflow.states if state.final}, [(to, source) for source, to in edges])
    for state in workflow.states:
        if state.code not in reached:
            yield f"the state {state.code} cannot be reached"
        if state.code not in ends:
            yield f"no final state can be reached from {state.code}"


def _reach(starts: set[str], edges: list[tuple[str, str]]) -> set[str]:
    reached = set(starts)
    while grown := {to for source, to in edges if source in reached} - reached:
        reached |= grown
    return reached


def _action(workflow: Workflow, action: Action, is_permission: Callable[[str], bool]) -> Iterator[str]:
    states = {state.code: state for state in all_states(workflow)}
    flags = flags_of(workflow)
    for code in (*action.sources, *([action.target] if action.target else [])):
        if code not in states:
            yield f"there is no state {code}"
    for code in action.never_by:
        if code not in actions_of(workflow):
            yield f"never_by names {code}, which is no action"
    for flag in (*action.needs, *action.unless, *action.sets, *action.clears):
        if flag not in flags:
            yield f"there is no flag {flag}"
    for permit in action.allowed:
        if isinstance(permit, str) and not is_permission(permit):
            yield f"the permission {permit} is not declared"
    if not action.allowed:
        yield "nobody is permitted"
    if action in workflow.actions:
        target = states.get(action.target) if action.target else None
        if action.target is None and action.pauses is None and not action.adds_only:
            yield "leads nowhere"
        if action.form is None and (action.evidence or action.ways or (target is not None and target.final)):
            yield "needs a form"
    fields = action.form.model_fields if action.form is not None else {}
    if len(action.ways) > 1 and "way" not in fields:
        yield "the form must ask for the way of closing"
    if action.evidence and "files" not in fields:
        yield "the form must take the photos"
    if action.corrects and not {"category_id", "is_urgent"} <= set(fields):
        yield "the form must take category and urgency"


def check_registered(is_permission: Callable[[str], bool]) -> None:
    """What start-up calls: all declarations are whole, and each of their events has a name. Raises BadWorkflow."""
    workflows = registered()
    check(workflows, is_permission)
    for workflow in workflows:
        declare_event(f"{workflow.kind}.opened", f"{workflow.title}：提交")
        for action in actions_of(workflow).values():
            declare_event(f"{workflow.kind}.{past_of(action)}", f"{workflow.title}：{action.title}")
