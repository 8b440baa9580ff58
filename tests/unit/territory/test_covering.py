"""Hours in which a grid has nobody, no main worker or no second person (R118, GR-03)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.territory.covering import Duty, Gap, Leave, find_gaps

GRID, OTHER = UUID(int=1), UUID(int=2)
ANNA, BEN, CAI = (UUID(int=number) for number in (11, 12, 13))
MONDAY = date(2026, 11, 23)
DAYS = 14
FROM_EVER = date(2026, 1, 1)
BOTH = [Duty(GRID, ANNA, "main", FROM_EVER), Duty(GRID, BEN, "deputy", FROM_EVER)]


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def gaps(duties, leaves=(), gone=None, first=MONDAY, until=None) -> list[Gap]:
    until = until or day(DAYS)
    return find_gaps(GRID, duties, list(leaves), gone or {}, first=first, until=until, minutes_a_day=840)


def test_a_main_worker_and_a_deputy_cover_every_hour():
    assert gaps(BOTH) == []


def test_without_anybody_every_hour_of_duty_is_uncovered():
    assert gaps([]) == [Gap(MONDAY, day(DAYS), "anybody", DAYS * 840)]


def test_a_deputy_who_stands_in_leaves_his_own_place_empty():
    leave = Leave(GRID, ANNA, BEN, day(2), day(4))
    assert gaps(BOTH, [leave]) == [Gap(day(2), day(4), "deputy", 2 * 840)]
    assert gaps(BOTH, [Leave(GRID, ANNA, CAI, day(2), day(4))]) == []


def test_a_substitute_on_leave_himself_covers_nothing():
    leaves = [Leave(GRID, ANNA, CAI, day(2), day(6)), Leave(OTHER, CAI, BEN, day(3), day(4))]
    assert gaps(BOTH, leaves) == [Gap(day(3), day(4), "main", 840)]


def test_a_locked_account_is_nobody_from_that_day_on():
    assert gaps(BOTH, gone={ANNA: day(10)}) == [Gap(day(10), day(DAYS), "main", 4 * 840)]


_people = st.sampled_from([ANNA, BEN, CAI])
_from = st.integers(0, DAYS - 1)
_lasting = st.integers(1, DAYS)
_duties = st.lists(
    st.builds(
        lambda grid, worker, kind, first, days: Duty(grid, worker, kind, day(first), day(first + days)),
        st.sampled_from([GRID, OTHER]), _people, st.sampled_from(["main", "deputy"]), _from, _lasting,
    ),
    max_size=5,
)  # fmt: skip
_leaves = st.lists(
    st.builds(
        lambda grid, two, first, days: Leave(grid, two[0], two[1], day(first), day(first + days)),
        st.sampled_from([GRID, OTHER]), st.permutations([ANNA, BEN, CAI]), _from, _lasting,
    ),
    max_size=4,
)  # fmt: skip
_gone = st.dictionaries(_people, _from.map(day), max_size=2)


def by_hand(duties, leaves, gone, when: date) -> str | None:
    """The same said anew, person by person."""
    away = {(one.grid, one.worker): one for one in reversed(leaves) if one.from_on <= when < one.until_on}
    places: dict[str, set[UUID]] = {"main": set(), "deputy": set()}
    for duty in duties:
        if duty.grid == GRID and duty.from_on <= when < duty.until_on:
            leave = away.get((GRID, duty.worker))
            person = leave.substitute if leave else duty.worker
            is_away = leave is not None and person in {worker for _, worker in away}
            if not is_away and not (person in gone and gone[person] <= when):
                places[duty.kind].add(person)
    everybody = places["main"] | places["deputy"]
    if not everybody:
        return "anybody"
    if not places["main"]:
        return "main"
    return None if len(everybody) > 1 else "deputy"


@given(_duties, _leaves, _gone)
def test_each_day_lacks_what_counting_the_people_says(duties, leaves, gone):
    found = gaps(duties, leaves, gone)
    for number in range(DAYS):
        told = [gap.lacks for gap in found if gap.from_on <= day(number) < gap.until_on]
        assert told == [lack for lack in [by_hand(duties, leaves, gone, day(number))] if lack]
    assert all(gap.minutes == (gap.until_on - gap.from_on).days * 840 for gap in found)


@given(_duties, _leaves, _gone, st.integers(0, DAYS))
def test_a_period_holds_as_many_uncovered_hours_as_its_two_parts(duties, leaves, gone, cut):
    parts = gaps(duties, leaves, gone, until=day(cut)) + gaps(duties, leaves, gone, first=day(cut))
    assert sum(gap.minutes for gap in gaps(duties, leaves, gone)) == sum(gap.minutes for gap in parts)
