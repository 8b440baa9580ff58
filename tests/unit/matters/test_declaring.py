from dataclasses import replace

import pytest

from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.checking import BadWorkflow, check, gaps_of
from jiayuan.engines.matters.declaring import Action, State, past_of
from jiayuan.engines.matters.drawing import describe, draw
from jiayuan.engines.matters.forms import Reason
from jiayuan.kernel.calendar import natural
from matters_histories import ERRAND


def known(_name):
    return True


def gaps(workflow, is_permission=known):
    return "\n".join(gaps_of(workflow, is_permission))


def with_state(workflow, *states):
    return replace(workflow, states=(*workflow.states, *states))


def with_action(workflow, *actions):
    return replace(workflow, actions=(*workflow.actions, *actions))


def ending(**options):
    return with_action(ERRAND, Action("end", "完", "asked", "over", "x.y.z", Reason, **options))


LOST = State("lost", "丢了", limit=natural("1d"))
GAPS = [
    (with_state(ERRAND, LOST), "the state lost cannot be reached"),
    (with_state(ERRAND, LOST), "no final state can be reached from lost"),
    (with_state(ERRAND, State("stuck", "卡住")), "the state stuck has no limit"),
    (with_state(ERRAND, State("merged", "并了", final=True)), "the state merged is declared twice or is built in"),
    (with_state(ERRAND, State("end", "完", natural("1d"), final=True)), "the final state end has a limit"),
    (with_action(ERRAND, Action("go", "去", "asked", "moon", "x.y.z")), "there is no state moon"),
    (with_action(ERRAND, Action("undo", "撤", "asked", "over", "x.y.z", Reason)), "the action undo is declared twice"),
    (with_action(ERRAND, Action("end", "完", "asked", "over", "x.y.z")), "needs a form"),
    (
        with_action(ERRAND, Action("end", "完", "asked", "over", "x.y.z", Reason, never_by=("fly",))),
        "never_by names fly",
    ),
    (
        with_action(ERRAND, Action("end", "完", "asked", "over", "x.y.z", Reason, needs=("fog",))),
        "there is no flag fog",
    ),
    (
        with_action(ERRAND, Action("end", "完", "asked", "over", "x.y.z", Reason, ways=("fixed", "answered"))),
        "the form must ask for the way of closing",
    ),
    (with_action(ERRAND, Action("end", "完", "asked", "over", "x.y.z", Reason, evidence=True)), "must take the photos"),
    (replace(ERRAND, arbitration=None), "an action counts to the arbiter, but no arbiter is named"),
    (replace(ERRAND, number="pt"), "must be capital letters"),
]


@pytest.mark.parametrize(("workflow", "sentence"), GAPS, ids=[sentence for _, sentence in GAPS])
def test_start_up_refuses_a_gap_with_a_sentence(workflow, sentence):
    assert sentence in gaps(workflow)


@pytest.mark.parametrize("workflow", [ERRAND, GRID_EVENT], ids=lambda workflow: workflow.kind)
def test_a_whole_declaration_has_no_gap(workflow):
    assert gaps(workflow) == ""


def test_a_permission_that_no_table_declares_stops_the_start():
    with pytest.raises(BadWorkflow, match=r"errand\.finish"):
        check([ERRAND], lambda name: name != "test.errand.finish")


def test_two_kinds_never_share_a_number_prefix():
    with pytest.raises(BadWorkflow, match="the number prefix WG already belongs"):
        check([GRID_EVENT, replace(ERRAND, number="WG")], known)


def test_events_are_named_in_the_past_tense():
    names = {action.code: past_of(action) for action in GRID_EVENT.actions}
    assert names == {
        "register": "registered", "reject": "rejected", "settle": "settled", "dispatch": "dispatched",
        "handle": "handled", "hand_back": "handed_back", "return": "returned", "close": "closed",
    }  # fmt: skip


def test_the_drawing_shows_every_declared_state_and_action():
    drawn = draw(GRID_EVENT)
    for state in GRID_EVENT.states:
        assert state.title in drawn
    for action in GRID_EVENT.actions:
        assert f": {action.title}" in drawn
    assert "办过「处置完成」的人" in describe(GRID_EVENT)
