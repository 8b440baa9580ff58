"""The rules of grid events, by their own examples and edges."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.domains.grid import rules
from jiayuan.domains.grid.rules import Rate, Spot
from jiayuan.kernel.calendar import STATUTORY, Limit
from jiayuan.kernel.clock import SHANGHAI

MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=SHANGHAI)
ENTRANCE, OTHER = UUID(int=1), UUID(int=2)
HERE = (106.92, 27.70)


@pytest.mark.parametrize(
    ("rate", "permille", "words"),
    [
        (rules.registration_rate(registered=27, reported=28), 964, "96.4%（27/28）"),
        (rules.closing_rate(closed=0, due=3), 0, "0.0%（0/3）"),
        (rules.in_time_rate(in_time=2, due=3), 667, "66.7%（2/3）"),
        (rules.overdue_rate(late=1, closed=8), 125, "12.5%（1/8）"),
        (rules.rework_rate(returns=3, handled=2), 1500, "150.0%（3/2）"),  # one may be sent back twice
        (rules.satisfaction(satisfied=0, judged=0), None, "本期没有"),  # no answer is not a good answer
    ],
)
def test_a_rate_names_its_counts_and_says_when_nothing_was_due(rate: Rate, permille: int | None, words: str) -> None:
    assert (rate.permille, rate.words) == (permille, words)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_rate_never_leaves_its_bounds_while_its_part_does_not(part: int, whole: int) -> None:
    permille = Rate(min(part, whole), whole).permille
    assert permille is not None
    assert 0 <= permille <= 1000


def test_an_event_code_is_district_class_and_subclass() -> None:
    assert rules.event_code("520302010007", "0101") == "5203020101"
    with pytest.raises(ValueError, match="no event code"):
        rules.event_code("520302010007", "01")


DUPLICATES = [
    (Spot(MONDAY, ENTRANCE), Spot(MONDAY - timedelta(hours=24), ENTRANCE), True),
    (Spot(MONDAY, ENTRANCE), Spot(MONDAY - timedelta(hours=24, seconds=1), ENTRANCE), False),
    (Spot(MONDAY, ENTRANCE), Spot(MONDAY, OTHER), False),
    (Spot(MONDAY, None, HERE), Spot(MONDAY - timedelta(hours=3), OTHER, (106.9204, 27.70)), True),  # about 39 m
    (Spot(MONDAY, None, HERE), Spot(MONDAY, OTHER, (106.9206, 27.70)), False),  # about 59 m
    (Spot(MONDAY), Spot(MONDAY), False),  # no place is no same place
]


@pytest.mark.parametrize(("one", "other", "likely"), DUPLICATES)
def test_a_likely_duplicate_is_at_one_entrance_or_within_50_metres_and_a_day(
    one: Spot, other: Spot, likely: bool
) -> None:
    assert rules.is_likely_duplicate(one, other) is likely
    assert rules.is_likely_duplicate(other, one) is likely


@given(st.floats(-179, 179), st.floats(-80, 80), st.floats(-1, 1), st.floats(-1, 1))
def test_the_box_holds_every_point_within_the_distance(lon: float, lat: float, east: float, north: float) -> None:
    width, height = rules.degrees_around((lon, lat), 50)
    point = (lon + east * 3 * width, lat + north * 3 * height)
    if rules.metres_between((lon, lat), point) <= 50:
        assert abs(point[0] - lon) <= width
        assert abs(point[1] - lat) <= height


def promise(hour: int, minute: int = 0, *, urgent: bool = False, day: int = 23) -> str:
    return rules.promise(
        taken=Limit.parse("natural:2h"),
        handled=Limit.parse("working:3d"),
        urgent=urgent,
        now=datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI),
        calendar=STATUTORY,
    )


def test_the_promise_counts_hours_of_duty_and_says_the_hour_outside_them() -> None:
    assert promise(8, 30) == "2小时有人接，3个工作日办好"
    assert promise(19, 0) == "2小时有人接，3个工作日办好"  # ends exactly with the duty
    assert promise(22, 0) == "明早9:00前有人接，3个工作日办好"
    assert promise(20, 0) == "明早8:00前有人接，3个工作日办好"  # one of the two hours is left for tomorrow
    assert promise(5, 0) == "今早9:00前有人接，3个工作日办好"
    assert promise(23, 0, urgent=True) == "值班的人2小时内接，3个工作日办好"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("3单元2楼的灯坏了，晚上看不见台阶", "3单元2楼的灯坏了"),
        ("。", "楼道照明"),
        ("灯" * 40, "灯" * 29 + "…"),
    ],
)
def test_the_title_is_the_first_clause_of_the_reporters_own_words(text: str, title: str) -> None:
    assert rules.title_of(text, "楼道照明") == title


@pytest.mark.parametrize(
    ("reason", "days", "more", "stays"),
    [
        ("later", 0, 5, True),  # until the day is over, whatever comes
        ("later", 1, 0, False),
        ("known", 30, 0, True),
        ("known", 0, 1, False),  # something new happened
        ("mistaken", 1, -1, True),
    ],
)
def test_a_finding_put_aside_comes_back_the_next_day_or_when_there_is_more(reason, days, more, stays):
    put = date(2026, 11, 23)
    found = rules.is_aside(reason=reason, put_on=put, count=3, today=put + timedelta(days=days), count_now=3 + more)
    assert found is stays
