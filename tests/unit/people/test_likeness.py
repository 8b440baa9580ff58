"""When two records are likely of one person, and two households one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.people.likeness import ASKED_FROM, Traits, households_alike, is_near, is_similar, likeness

HOME, OTHER_HOME = UUID(int=1), UUID(int=2)
BORN = date(1958, 3, 12)
WEN = Traits("文秀芳", "2", BORN, b"phone", b"number", frozenset({HOME}))
NOBODY_SAID = Traits("文秀芳", "2")

PAIRS = [
    # the record of a roster without documents
    (NOBODY_SAID, {"birth_on": BORN}, {"name_and_birth"}),
    (NOBODY_SAID, {"phone": b"phone"}, {"phone_and_name"}),
    # day and month exchanged by who typed it
    (NOBODY_SAID, {"birth_on": date(1958, 12, 3), "homes": frozenset({HOME})}, {"home_and_name"}),
    (NOBODY_SAID, {"name": "文秀方", "phone": b"phone"}, {"phone_and_similar_name"}),
    # the same name in a big city, and both have a card: two people
    (WEN, {"citizen_id": b"other", "phone": None, "homes": frozenset[UUID]()}, None),
    # a grandson with his grandfather's name at the same phone
    (WEN, {"birth_on": date(2009, 6, 1), "citizen_id": None, "homes": frozenset[UUID]()}, None),
    # brothers at their mother's phone
    (WEN, {"name": "文秀华", "birth_on": date(1961, 3, 12), "citizen_id": None}, None),
    (WEN, {"name": "田有望", "phone": b"phone"}, None),
    (NOBODY_SAID, {}, None),
]


@pytest.mark.parametrize(("record", "differs", "reasons"), PAIRS)
def test_what_speaks_for_one_person_is_weighed_against_what_speaks_for_two(record, differs, reasons):
    found = likeness(WEN, replace(record, **differs))
    assert (None if found is None else set(found.reasons)) == reasons


def test_a_doubt_is_told_beside_the_evidence():
    found = likeness(WEN, replace(WEN, citizen_id=b"other"))
    assert found is not None and found.reasons[-1] == "citizen_id"


_records = st.builds(
    Traits,
    name=st.sampled_from(["文秀芳", "文秀方", "田有望", "安居家"]),
    sex=st.sampled_from(["0", "1", "2", "9"]),
    birth_on=st.none() | st.dates(date(1940, 1, 1), date(1942, 12, 31)),
    phone=st.sampled_from([None, b"one", b"two"]),
    citizen_id=st.sampled_from([None, b"one", b"two"]),
    homes=st.frozensets(st.sampled_from([HOME, OTHER_HOME])),
)


@given(_records, _records)
def test_likeness_is_the_same_both_ways_and_always_worth_asking(one, other):
    found = likeness(one, other)
    assert found == likeness(other, one)
    assert found is None or ASKED_FROM <= found.weight <= 100


@given(_records, _records, st.sampled_from(["phone", "citizen_id", "birth_on"]))
def test_what_is_not_known_of_both_neither_speaks_for_nor_against(one, other, fact):
    found = likeness(replace(one, **{fact: None}), replace(other, **{fact: None}))
    spoken = {"phone": "phone", "citizen_id": "citizen_id", "birth_on": "name_and_birth"}[fact]
    assert found is None or not any(reason.startswith(spoken) for reason in found.reasons)


def test_names_are_similar_by_sound_or_by_all_signs_but_one_of_three():
    assert is_similar("张伟", "章伟") and is_similar("文秀芳", "文秀华")
    assert not is_similar("张伟", "张敏") and not is_similar("文秀芳", "文秀芳")


def test_births_are_near_within_a_year_and_when_one_is_unknown():
    assert is_near(BORN, date(1959, 3, 12)) and is_near(BORN, None)
    assert not is_near(BORN, date(1959, 3, 14))


def test_households_are_alike_by_the_people_who_are_in_both():
    ids = [UUID(int=number) for number in range(10, 14)]
    child = Traits("文小满", "1", date(2015, 5, 5))
    whole = {ids[0]: WEN, ids[1]: child}
    again = {ids[2]: NOBODY_SAID, ids[3]: child}
    lodger = {ids[2]: Traits("田有望", "1", date(1990, 1, 1))}
    assert households_alike(whole, lodger) is None and households_alike(whole, {}) is None
    some = households_alike(whole, again)
    assert some is not None and (some.weight, some.reasons) == (75, ("same_members",))
    both = households_alike(whole, whole)
    assert both is not None and (both.weight, both.reasons) == (100, ("all_members",))
