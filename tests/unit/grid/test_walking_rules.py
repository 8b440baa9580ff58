"""How often a door is called on, in which order, and what is asked there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.domains.grid.walking_order import DOORS_A_DAY, Stop, choose, order
from jiayuan.domains.grid.walking_rules import (
    FREQUENCIES,
    SEVERELY_DISABLED,
    Door,
    Someone,
    facts_to_ask,
    first_due,
    is_signal,
    month_bounds,
    next_step,
    plan,
    strictest,
    visiting_rate,
    why,
)
from jiayuan.people.facts import PERSON_FACTS

TODAY = date(2026, 11, 23)  # a Monday
LUO, TIAN, DOOR = UUID(int=1), UUID(int=2), UUID(int=9)
RULES = {rule.code: rule for rule in FREQUENCIES}


def someone(birth: date | None, *tags: str, **more) -> Someone:
    return Someone(LUO, birth, frozenset(tags), **more)


RHYTHMS = [
    (date(1944, 5, 2), ("living_alone",), "alone_80"),  # 82 and alone: weekly
    (date(1946, 11, 23), ("living_alone",), "alone_80"),  # turns 80 today
    (date(1946, 11, 24), ("living_alone",), "old_monthly"),  # 80 tomorrow
    (date(1966, 11, 23), ("living_alone",), "old_monthly"),  # turns 60 today (CA-16)
    (date(1966, 11, 24), ("living_alone",), None),  # alone at 59 is nobody's business
    (date(1944, 5, 2), ("empty_nest",), "old_monthly"),  # 80 with a wife: monthly (CA-17)
    (date(1950, 1, 1), ("left_behind_elder",), "old_monthly"),
    (date(1950, 1, 1), ("frail",), "old_monthly"),
    (date(1950, 1, 1), ("disabled",), None),  # grade 3 or 4 is not 重残
    (date(1950, 1, 1), ("disabled", SEVERELY_DISABLED), "old_monthly"),
    (date(1980, 1, 1), ("disabled", SEVERELY_DISABLED), None),  # CA-17 is for old people
    (date(2016, 3, 1), ("left_behind_child",), "key_monthly"),
    (date(1990, 3, 1), ("veteran",), None),
    (None, ("living_alone",), None),  # without a birth date no age is presumed
    (date(1944, 5, 2), (), None),
]


@pytest.mark.parametrize(("birth", "tags", "code"), RHYTHMS)
def test_tags_and_age_decide_how_often_somebody_is_called_on(birth, tags, code):
    found = strictest(someone(birth, *tags), FREQUENCIES, TODAY)
    assert (found.code if found else None) == code


def test_who_fits_two_rules_follows_the_one_that_comes_sooner():
    old_alone_and_frail = someone(date(1944, 5, 2), "living_alone", "frail")
    assert strictest(old_alone_and_frail, FREQUENCIES, TODAY).code == "alone_80"


NEXT = [
    ("alone_80", date(2026, 11, 16), date(2026, 11, 23)),
    ("old_monthly", date(2026, 1, 31), date(2026, 2, 28)),  # the month has no 31st
    ("old_monthly", date(2027, 12, 31), date(2028, 1, 31)),
    ("household_confirmed", date(2026, 5, 23), date(2026, 11, 23)),  # six months (R104)
    ("household_yearly", date(2025, 11, 23), date(2026, 11, 23)),  # GR-10
]


@pytest.mark.parametrize(("code", "last", "due"), NEXT)
def test_the_next_visit_is_due_an_interval_after_the_last(code, last, due):
    assert RULES[code].after(last) == due


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
persons = st.builds(
    Someone,
    id=st.uuids(),
    birth_on=st.dates(date(1920, 1, 1), date(2026, 1, 1)),
    tags=st.frozensets(st.sampled_from(["living_alone", "frail", "left_behind_child", "veteran"])),
    met_on=st.none() | st.dates(date(2025, 1, 1), TODAY),
    again_on=st.none(),
    muted_until=st.none(),
)
doors = st.builds(
    Door,
    id=st.uuids(),
    people=st.lists(persons, max_size=4, unique_by=lambda one: one.id).map(tuple),
    met_on=st.none() | st.dates(date(2024, 1, 1), TODAY),
    confirmed_on=st.none() | st.dates(date(2024, 1, 1), TODAY),
    muted_until=st.none(),
    since=st.just({}),
)


@given(st.sampled_from(FREQUENCIES), days, st.uuids())
def test_who_was_never_called_on_is_due_within_one_interval(rule, since, key):
    assert since < first_due(rule, since, key) <= rule.after(since)


@given(days)
def test_a_monthly_visit_is_due_in_the_very_next_calendar_month(last):
    due = RULES["old_monthly"].after(last)
    assert (due.year * 12 + due.month) - (last.year * 12 + last.month) == 1


@given(doors)
def test_everybody_with_a_rhythm_is_on_the_list_and_nobody_else(door):
    found = plan(door, FREQUENCIES, TODAY)
    with_rhythm = {one.id for one in door.people if strictest(one, FREQUENCIES, TODAY)}
    assert {due.person_id for due in found if due.purpose == "care"} == with_rhythm
    assert [due.purpose for due in found if due.person_id is None] == ["routine", "confirm"]


@given(doors)
def test_nothing_is_due_later_than_one_interval_from_now(door):
    for due in plan(door, FREQUENCIES, TODAY):
        assert due.rule is not None
        assert due.show_on <= due.due_on <= due.rule.after(TODAY)


@given(doors)
def test_a_visit_today_moves_every_task_it_fulfils_behind_today(door):
    people = tuple(Someone(one.id, one.birth_on, one.tags, met_on=TODAY) for one in door.people)
    after = Door(door.id, people, met_on=TODAY, confirmed_on=TODAY)
    assert all(due.show_on > TODAY for due in plan(after, FREQUENCIES, TODAY))


@given(doors, st.integers(1, 366))
def test_a_mute_rests_everything_until_its_day_and_undoing_it_brings_the_same_back(door, length):
    until = TODAY + timedelta(days=length)
    resting = Door(door.id, door.people, door.met_on, door.confirmed_on, until, 0, door.since)
    assert all(due.show_on >= until for due in plan(resting, FREQUENCIES, TODAY))
    awake = Door(resting.id, resting.people, resting.met_on, resting.confirmed_on, None, 0, resting.since)
    assert plan(awake, FREQUENCIES, TODAY) == plan(door, FREQUENCIES, TODAY)


def test_a_mute_of_one_person_leaves_the_others_of_the_household_alone():
    alone = {"birth_on": date(1940, 1, 1), "tags": frozenset({"frail"}), "met_on": date(2026, 10, 1)}
    door = Door(DOOR, (Someone(LUO, **alone, muted_until=date(2026, 12, 24)), Someone(TIAN, **alone)), TODAY, TODAY)
    found = {due.person_id: due.show_on for due in plan(door, FREQUENCIES, TODAY) if due.purpose == "care"}
    assert found[LUO] == date(2026, 12, 24)
    assert found[TIAN] < TODAY


def test_who_did_not_answer_is_on_todays_list_even_if_the_visit_was_early_but_not_while_muted():
    old = Someone(LUO, date(1940, 1, 1), frozenset({"living_alone"}), met_on=TODAY - timedelta(days=1))
    (due, *_) = plan(Door(DOOR, (old,), unanswered=1), FREQUENCIES, TODAY)
    assert (due.show_on, due.due_on) == (TODAY, TODAY)
    (due, *_) = plan(Door(DOOR, (old,), unanswered=1, muted_until=date(2026, 12, 1)), FREQUENCIES, TODAY)
    assert due.show_on == date(2026, 12, 1)


def test_an_old_last_visit_is_late_from_the_day_it_came_onto_the_list():
    long_ago = someone(date(1940, 1, 1), "frail", met_on=date(2024, 1, 1))
    (due, *_) = plan(Door(DOOR, (long_ago,), since={("care", LUO): date(2026, 11, 20)}), FREQUENCIES, TODAY)
    assert due.due_on == date(2026, 11, 20)


def test_who_was_unwell_is_seen_again_although_no_rule_names_him():
    ill = Someone(LUO, date(1990, 1, 1), met_on=TODAY, again_on=TODAY + timedelta(days=1))
    care = [due for due in plan(Door(DOOR, (ill,), TODAY, TODAY), FREQUENCIES, TODAY) if due.purpose == "care"]
    assert [(due.person_id, due.due_on, due.rule) for due in care] == [(LUO, date(2026, 11, 24), None)]


STEPS = [
    (0, None),
    (1, "second_try"),
    (2, "family"),
    (3, "site_check"),
    (4, "emergency"),
    (9, "emergency"),
]


@pytest.mark.parametrize(("unanswered", "code"), STEPS)
def test_an_unanswered_door_leads_from_a_second_try_to_the_emergency_call(unanswered, code):
    found = next_step(unanswered)
    assert (found.code if found else None) == code


SIGNALS = [
    ("alone_80", 0, False),
    ("alone_80", 1, True),  # an unanswered weekly visit (settled 42)
    ("old_monthly", 1, False),
    ("old_monthly", 2, True),
    ("household_yearly", 9, False),
]


@pytest.mark.parametrize(("code", "unanswered", "told"), SIGNALS)
def test_an_unanswered_visit_is_told_at_the_threshold_of_its_rule(code, unanswered, told):
    assert is_signal(RULES[code], unanswered) is told


def test_the_reason_names_who_how_often_and_how_late():
    words = why("care", "独居且满80岁：每周", date(2026, 11, 16), date(2026, 11, 20), TODAY, {"living_alone"})
    assert words == "独居，每周走访，上次 11-16，已晚3天"


def test_the_reason_of_a_first_visit_does_not_invent_a_last_one():
    assert "还没走访过" in why("routine", "普通家庭：每年一次", None, TODAY, TODAY)


def stop(number: int, building: int = 12, floor: int = 3, **more) -> Stop:
    return Stop(UUID(int=number), (building, f"{building}栋"), (1, floor, f"{floor}02"), **more)


def test_alarms_come_first_then_the_long_overdue_then_the_round_through_the_buildings():
    route = order(
        [
            stop(1, building=14),
            stop(2, building=12, floor=10),
            stop(3, building=12, floor=3),
            stop(4, building=14, days_left=-9),
            stop(5, building=18, is_urgent=True, severity=2),
            stop(6, building=12, tried_today=True),
            stop(7, building=12, at_home="evening"),
            stop(8, building=12, at_home="weekend"),
        ],
        TODAY,
    )
    assert [found.id.int for found in route.stops] == [5, 4, 3, 2, 1, 7, 8, 6]
    assert route.words == (
        "先去急的1处；再去晚了一周以上的1处；3处按楼栋顺路走；2处这会儿多半不在家，放后面；1处今天去过没人应，放最后"
    )


def test_weekend_doors_are_ordinary_on_a_saturday():
    route = order([stop(1, at_home="weekend"), stop(2, building=11)], date(2026, 11, 28))
    assert [found.id.int for found in route.stops] == [2, 1]


def test_an_alarm_that_was_tried_today_stays_in_front():
    route = order([stop(1), stop(2, is_urgent=True, tried_today=True)], TODAY)
    assert route.stops[0].id.int == 2


def test_a_day_holds_all_that_is_due_and_is_filled_up_with_what_comes_next():
    due = [stop(number) for number in range(5)]
    later = [stop(number, days_left=number) for number in range(10, 40)]
    chosen, waiting = choose([*later, *due], done=0)
    assert [one.id.int for one in chosen] == [0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 15, 16]
    assert waiting == len(later) + len(due) - DOORS_A_DAY


def test_what_is_due_is_never_put_off_however_much_it_is():
    chosen, waiting = choose([stop(number) for number in range(30)], done=20)
    assert (len(chosen), waiting) == (30, 0)


def test_a_day_does_not_grow_while_it_is_walked():
    later = [stop(number, days_left=number) for number in range(1, 40)]
    assert [len(choose(later, done)[0]) + done for done in (0, 5, 12)] == [DOORS_A_DAY] * 3


def test_nothing_to_do_is_said():
    assert order([], TODAY).words == "今天没有要走的门"


NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
FULL = {"phone_box": b"x", "employment": "11", "workplace": "平庄小学", "education": "20", "marital_status": "20",
        "political_status": "13", "ethnic_group": "01"}  # fmt: skip


def asked(values, confirmed=None, birth=date(1980, 1, 1)):
    return [(one.fact, one.is_missing) for one in facts_to_ask(PERSON_FACTS, values, confirmed or {}, birth, NOW)]


def test_a_fact_confirmed_within_its_time_is_not_asked_again():
    fresh = {
        f"person.{name}": NOW - timedelta(days=30)
        for name in (
            "phone",
            "employment",
            "workplace",
            "education",
            "marital_status",
            "political_status",
            "ethnic_group",
        )
    }
    assert asked(FULL, fresh) == []


def test_a_phone_is_asked_again_after_its_year_and_a_nation_never():
    marks = {fact.name: NOW - timedelta(days=366) for fact in PERSON_FACTS}
    found = dict(asked(FULL, marks))
    assert found["person.phone"] is False
    assert "person.ethnic_group" not in found


def test_what_is_missing_is_asked_before_what_has_aged():
    marks = {fact.name: NOW - timedelta(days=3000) for fact in PERSON_FACTS}
    found = asked(FULL | {"education": None}, {name: at for name, at in marks.items() if name != "person.education"})
    assert found[0] == ("person.education", True)


def test_what_stands_on_the_document_is_never_asked():
    assert {"person.name", "person.sex", "person.birth", "person.document"}.isdisjoint(dict(asked({})))


def test_a_child_of_ten_has_no_phone_work_or_marriage_to_be_asked_for():
    assert dict(asked({}, birth=date(2016, 1, 1))).keys() == {"person.education", "person.ethnic_group"}


def test_a_pensioner_is_not_asked_for_his_workplace():
    assert "person.workplace" not in dict(asked({"employment": "80"}))


RATES = [
    (0, 0, None),
    (0, 7, 0),
    (7, 7, 1000),
    (2, 3, 666),  # rounded down: a month is full only when everybody was visited
]


@pytest.mark.parametrize(("visited", "whole", "per_mille"), RATES)
def test_the_monthly_rate_is_visited_of_all(visited, whole, per_mille):
    assert visiting_rate(visited, whole).per_mille == per_mille


def test_february_of_a_leap_year_ends_on_the_29th():
    assert month_bounds("2028-02") == (date(2028, 2, 1), date(2028, 2, 29))
