from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel import calendar
from jiayuan.kernel.calendar import Calendar, Limit, Pause, due_at
from jiayuan.kernel.clock import SHANGHAI, day_of

DAYS = st.dates(date(2024, 1, 1), date(2026, 8, 31))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 8, 31), timezones=st.just(UTC))  # noqa: DTZ001
LIMITS = st.builds(
    Limit, st.sampled_from(["natural", "working", "clock"]), st.integers(1, 40), st.sampled_from(["h", "d"])
)
SMALL = st.integers(0, 60)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


# The State Council's notices for 2025 and 2026: moved workdays and days off that a weekday rule gets wrong.
MOVED = [
    (date(2025, 1, 26), True),  # a Sunday worked for the Spring Festival
    (date(2025, 1, 28), False),  # New Year's Eve, statutory since 2025
    (date(2025, 2, 8), True),
    (date(2025, 4, 27), True),
    (date(2025, 5, 2), False),
    (date(2025, 9, 28), True),
    (date(2025, 10, 8), False),
    (date(2025, 10, 11), True),
    (date(2026, 1, 4), True),
    (date(2026, 2, 14), True),
    (date(2026, 2, 16), False),
    (date(2026, 2, 28), True),
    (date(2026, 5, 9), True),
    (date(2026, 9, 20), True),
    (date(2026, 10, 7), False),
    (date(2026, 10, 10), True),
    (date(2026, 11, 23), True),
    (date(2026, 11, 22), False),
]


@pytest.mark.parametrize(("day", "worked"), MOVED)
def test_moved_workdays_of_2025_and_2026_are_as_the_notices_say(day, worked):
    assert calendar.STATUTORY.is_workday(day) is worked


def test_a_local_row_stands_above_the_statutory_table():
    local = Calendar(local={date(2026, 11, 23): False, date(2026, 11, 22): True})
    assert not local.is_workday(date(2026, 11, 23))
    assert local.is_workday(date(2026, 11, 22))


def test_the_first_day_does_not_count():
    assert calendar.add_days(date(2026, 11, 23), 1) == date(2026, 11, 24)


def test_a_period_of_days_that_ends_on_a_day_off_ends_on_the_next_workday():
    assert calendar.add_days(date(2026, 11, 23), 5) == date(2026, 11, 30)  # Saturday, so Monday
    assert calendar.add_days(date(2026, 9, 26), 5) == date(2026, 10, 8)  # National Day
    assert calendar.add_days(date(2026, 10, 5), 5) == date(2026, 10, 10)  # a Saturday that is worked


def test_a_month_from_the_last_of_january_is_the_last_of_february():
    assert calendar.corresponding_day(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert calendar.corresponding_day(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert calendar.corresponding_day(date(2025, 12, 31), 14) == date(2027, 2, 28)
    assert calendar.corresponding_day(date(2026, 3, 31), -1) == date(2026, 2, 28)


def test_five_working_days_over_national_day_2025():
    assert calendar.add_workdays(date(2025, 9, 29), 5) == date(2025, 10, 13)  # 30, 9, 10, 11 (moved), 13


def test_three_working_days_from_the_demo_monday():
    due = due_at(at("2026-11-23T10:00"), calendar.working("3d"))
    assert due.at == at("2026-11-26T17:00")
    assert not due.provisional


def test_a_deadline_in_a_year_without_calendar_is_provisional():
    assert due_at(at("2026-12-30T10:00"), calendar.working("5d")).provisional
    assert not due_at(at("2026-12-30T10:00"), calendar.working("1d")).provisional


def test_two_hours_are_hours_of_duty_and_at_night_they_end_at_nine():
    limit = calendar.natural("2h")
    assert due_at(at("2026-11-23T08:30"), limit).at == at("2026-11-23T10:30")
    assert due_at(at("2026-11-23T22:15"), limit).at == at("2026-11-24T09:00")
    assert due_at(at("2026-11-23T20:00"), limit).at == at("2026-11-24T08:00")


def test_an_urgent_matter_runs_by_the_clock():
    assert due_at(at("2026-11-23T22:15"), calendar.natural("2h").by_the_clock()).at == at("2026-11-24T00:15")


def test_working_hours_leave_out_lunch_and_weekends():
    limit = calendar.working("4h")
    assert due_at(at("2026-11-23T10:00"), limit).at == at("2026-11-23T15:00")
    assert due_at(at("2026-11-27T16:00"), limit).at == at("2026-11-30T12:00")


def test_waiting_for_papers_puts_the_deadline_off_by_the_working_days_waited():
    pause = Pause(at("2026-11-24T10:00"), at("2026-11-30T10:00"))  # Tuesday to Monday: 25, 26, 27, 30
    assert due_at(at("2026-11-23T10:00"), calendar.working("5d"), paused=[pause]).at == at("2026-12-04T17:00")


def test_hours_stand_still_while_paused():
    pause = Pause(at("2026-11-23T10:30"), at("2026-11-23T14:00"))
    assert due_at(at("2026-11-23T10:00"), calendar.working("4h"), paused=[pause]).at == at("2026-11-24T09:30")


def test_overlapping_pauses_count_once():
    first = Pause(at("2026-11-23T10:00"), at("2026-11-23T12:00"))
    second = Pause(at("2026-11-23T11:00"), at("2026-11-23T13:00"))
    limit = calendar.by_clock("5h")
    assert due_at(at("2026-11-23T09:00"), limit, paused=[second, first]).at == at("2026-11-23T17:00")


@pytest.mark.parametrize("text", ["working:0d", "working:d", "soon:3d", "working:3w", "working", ""])
def test_a_limit_that_means_nothing_is_refused(text):
    with pytest.raises(ValueError):
        Limit.parse(text)


@given(LIMITS)
def test_a_limit_reads_back_what_it_wrote(limit):
    assert Limit.parse(str(limit)) == limit


@given(DAYS, SMALL)
def test_a_period_never_ends_on_a_day_off(day, amount):
    for end in (
        calendar.add_days(day, amount),
        calendar.add_workdays(day, amount),
    ):
        assert calendar.STATUTORY.is_workday(end)


@given(DAYS, SMALL, SMALL)
def test_working_days_add_up(day, first, second):
    start = calendar.next_workday(day)
    assert calendar.add_workdays(calendar.add_workdays(start, first), second) == calendar.add_workdays(
        start, first + second
    )


@given(DAYS, SMALL)
def test_as_many_working_days_lie_between_as_were_added(day, amount):
    start = calendar.next_workday(day)
    assert calendar.count_workdays(start, calendar.add_workdays(start, amount)) == amount


@given(DAYS)
def test_adding_nothing_to_a_workday_changes_nothing(day):
    start = calendar.next_workday(day)
    assert calendar.add_workdays(start, 0) == calendar.add_days(start, 0) == start


@given(MOMENTS, MOMENTS, LIMITS)
def test_who_begins_later_is_never_due_earlier(one, other, limit):
    first, second = sorted((one, other))
    assert due_at(first, limit).at <= due_at(second, limit).at


@given(MOMENTS, LIMITS)
def test_a_longer_limit_is_never_due_earlier(start, limit):
    longer = Limit(limit.mode, limit.amount + 1, limit.unit)
    assert start < due_at(start, limit).at < due_at(start, longer).at or limit.mode == "natural"
    assert due_at(start, limit).at <= due_at(start, longer).at


@given(MOMENTS, LIMITS, st.integers(0, 200), st.integers(0, 200))
def test_a_pause_never_brings_a_deadline_nearer_and_an_empty_one_changes_nothing(start, limit, wait, length):
    since = start + timedelta(hours=wait)
    before = due_at(start, limit).at
    assert due_at(start, limit, paused=[Pause(since, since)]).at == before
    assert due_at(start, limit, paused=[Pause(since, since + timedelta(hours=length))]).at >= before


@given(MOMENTS, st.integers(1, 40))
def test_a_deadline_in_days_is_the_close_of_business_of_a_workday(start, amount):
    due = due_at(start, Limit("working", amount, "d")).at
    assert calendar.STATUTORY.is_workday(day_of(due))
    assert due == calendar.STATUTORY.closes_at(day_of(due))
