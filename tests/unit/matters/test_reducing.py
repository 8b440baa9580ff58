import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.reducing import UNDO_WITHIN, apply, begin, fold, table_of
from matters_histories import FIXTURE, WORKFLOWS, document

TABLE = table_of(GRID_EVENT)


def step(action, actor="a", at=0, **more):
    return {"action": action, "actor": actor, "at": at, **more}


def test_the_histories_that_the_phone_folds_are_those_of_the_declarations_in_force():
    """A declaration that changes gets a new version; then `python tests/matters_histories.py` writes them again."""
    assert FIXTURE.read_text(encoding="utf-8") == document()


def test_the_histories_reach_far():
    reached = {
        history["folded"]["state"]
        for part in json.loads(FIXTURE.read_text(encoding="utf-8"))
        for history in part["histories"]
    }
    assert {"closed", "over", "merged", "withdrawn", "rejected", "dispatched"} <= reached


def test_who_handled_does_not_close():
    now = fold(TABLE, [step("register"), step("dispatch"), step("handle", "b")])
    assert apply(TABLE, now, step("close", "b", way="fixed")) is None
    closed = apply(TABLE, now, step("close", "c", way="fixed"))
    assert closed is not None
    assert (closed["state"], closed["way"]) == ("closed", "fixed")


def test_a_way_that_is_not_among_the_honest_ones_closes_nothing():
    now = fold(TABLE, [step("settle", "b")])
    assert apply(TABLE, now, step("close", "c", way="done")) is None
    assert apply(TABLE, now, step("close", "c")) is None


def test_handed_back_twice_is_frozen_until_the_ruling_which_is_not_handed_back_again():
    once = fold(TABLE, [step("register"), step("dispatch"), step("hand_back", "b"), step("dispatch")])
    assert "frozen" not in once["flags"]
    twice = fold(TABLE, [step("hand_back", "c")], once)
    assert (twice["state"], "frozen" in twice["flags"]) == ("registered", True)
    assert apply(TABLE, twice, step("dispatch")) is None
    ruled = apply(TABLE, twice, step("rule", "z"))
    assert ruled is not None
    assert (ruled["state"], ruled["flags"]) == ("dispatched", ["ruled"])
    assert apply(TABLE, ruled, step("hand_back", "b")) is None


def test_undo_is_of_ones_own_last_act_within_ten_minutes():
    now = fold(TABLE, [step("register", "a", 0)])
    assert apply(TABLE, now, step("undo", "b", 1)) is None
    assert apply(TABLE, now, step("undo", "a", UNDO_WITHIN + 1)) is None
    undone = apply(TABLE, now, step("undo", "a", UNDO_WITHIN))
    assert undone == begin(TABLE)
    after = fold(TABLE, [step("comment", "b", 1)], now)
    assert apply(TABLE, after, step("undo", "a", 2)) is None


def test_a_paused_matter_is_resumed_before_anything_else():
    now = fold(TABLE, [step("register"), step("dispatch"), step("pause")])
    assert now["paused"]
    assert apply(TABLE, now, step("handle")) is None
    assert apply(TABLE, now, step("withdraw", "a", way="withdrawn"))["paused"] is False


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.kind)
@given(data=st.data())
def test_an_ended_matter_never_opens_again_but_by_undo(workflow, data):
    table = table_of(workflow)
    codes = st.sampled_from(sorted(table["actions"]))
    one = st.builds(
        step, codes, st.sampled_from("ab"), st.integers(0, 10**6), way=st.sampled_from(["fixed", "withdrawn", None])
    )
    now = begin(table)
    for taken in data.draw(st.lists(one, max_size=25)):
        after = apply(table, now, taken)
        if after is None:
            continue
        if table["states"][now["state"]]["final"] and taken["action"] != "undo":
            assert after["state"] == now["state"]
        assert after["state"] in table["states"]
        assert after["flags"] == sorted(set(after["flags"]))
        now = after
