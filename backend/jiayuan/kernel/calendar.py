"""Periods of law: days, months, working days, hours of duty, clocks that stand still. Pure; dates are Shanghai days.

Statutory days off and moved workdays (调休) come from the package ``chinese-calendar``; rows of ``calendar_day`` stand
above it. A day of a year that nobody has published yet is judged by its weekday, and the result is provisional (HL-06).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, Self

import chinese_calendar

from jiayuan.kernel import clock

_FIRST_YEAR = min(chinese_calendar.holidays).year
_LAST_YEAR = max(chinese_calendar.holidays).year
_DAY = timedelta(days=1)
_NOTHING = timedelta()


class Span(NamedTuple):
    """Hours of one day, from–until."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked and when somebody is there.

    ``local`` overrides single days: True is a workday. ``duty`` are the hours of every day in which 「2小时有人接」
    counts; ``office`` the business hours of a workday.
    """

    local: Mapping[date, bool] = field(default_factory=dict)
    office: tuple[Span, ...] = (Span(time(9), time(12)), Span(time(13), time(17)))
    duty: tuple[Span, ...] = (Span(time(7), time(21)),)

    def is_workday(self, day: date) -> bool:
        """Monday to Friday less statutory days off plus moved workdays. Source: HL-06."""
        if day in self.local:
            return self.local[day]
        return _statutory(day) if self._is_published(day) else day.weekday() < 5

    def is_provisional(self, day: date) -> bool:
        """Whether the State Council's notice for this day's year is not loaded yet."""
        return day not in self.local and not self._is_published(day)

    @staticmethod
    def _is_published(day: date) -> bool:
        return bool(_FIRST_YEAR <= day.year <= _LAST_YEAR)

    def closes_at(self, day: date) -> datetime:
        """The end of business on a day. Source: 民法典 第二百零三条 (HL-04)."""
        return _at(day, self.office[-1].closes)


@lru_cache(maxsize=4096)
def _statutory(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


#: Without local rows: what most communities keep to.
STATUTORY = Calendar()


def add_days(day: date, days: int, calendar: Calendar = STATUTORY) -> date:
    """The last day of a period of natural days; the first day does not count.

    A period that would end on a day off ends on the next workday.
    Source: 民法典 第二百零一条、第二百零三条 (HL-01, HL-03).
    """
    return next_workday(day + timedelta(days=_positive(days)), calendar)


def corresponding_day(day: date, months: int) -> date:
    """The same day of another month; 31 January and one month give the last of February.

    Source: 民法典 第二百零二条 (HL-02).
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_workdays(day: date, workdays: int, calendar: Calendar = STATUTORY) -> date:
    """The last day of a period of working days, the first day not counted; 0 is the day itself, or the next workday.

    Source: 行政许可法 第八十二条 (HL-05).
    """
    remaining = _positive(workdays)
    if remaining == 0:
        return next_workday(day, calendar)
    while remaining:
        day += _DAY
        remaining -= calendar.is_workday(day)
    return day


def next_workday(day: date, calendar: Calendar = STATUTORY) -> date:
    """This day if it is worked, else the first worked day after it. Source: 民法典 第二百零三条 (HL-03)."""
    while not calendar.is_workday(day):
        day += _DAY
    return day


def count_workdays(after: date, until: date, calendar: Calendar = STATUTORY) -> int:
    """Working days in ``(after, until]``. Source: 行政许可法 第八十二条 (HL-05)."""
    return sum(calendar.is_workday(after + timedelta(days=n)) for n in range(1, (until - after).days + 1))


def _positive(amount: int) -> int:
    if amount < 0:
        raise ValueError("a period is not negative")
    return amount


Mode = Literal["natural", "working", "clock"]
Unit = Literal["h", "d"]


@dataclass(frozen=True, slots=True)
class Limit:
    """How long something may take. Hours of ``natural`` count the duty hours of every day, hours of ``working`` the
    business hours of workdays, ``clock`` counts round the clock (settled: urgent kinds run by the clock)."""

    mode: Mode
    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.mode not in ("natural", "working", "clock") or self.unit not in ("h", "d") or self.amount < 1:
            raise ValueError(f"no such limit: {self}")

    def __str__(self) -> str:
        return f"{self.mode}:{self.amount}{self.unit}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """``working:5d`` as it stands in tables. Raises ValueError."""
        mode, _, period = text.partition(":")
        return cls(mode, int(period[:-1] or "x"), period[-1:])  # type: ignore[arg-type] # judged by __post_init__

    def by_the_clock(self) -> Limit:
        """The same length, running at night and on days off."""
        return Limit("clock", self.amount, self.unit)

    @property
    def words(self) -> str:
        """As people say it: 「3个工作日」「2小时」."""
        if self.unit == "h":
            return f"{self.amount}{'个工作小时' if self.mode == 'working' else '小时'}"
        return f"{self.amount}{'个工作日' if self.mode == 'working' else '天'}"


def natural(period: str) -> Limit:
    return Limit.parse(f"natural:{period}")


def working(period: str) -> Limit:
    return Limit.parse(f"working:{period}")


def by_clock(period: str) -> Limit:
    return Limit.parse(f"clock:{period}")


class Pause(NamedTuple):
    """A time in which the clock stood still. Source: 行政许可法 第四十五条、第三十二条 (HL-07)."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline; provisional where it leans on a year whose calendar is not published."""

    at: datetime
    provisional: bool


def due_at(start: datetime, limit: Limit, calendar: Calendar = STATUTORY, paused: Sequence[Pause] = ()) -> Due:
    """When the limit ends that began at ``start``: accepted + limit + paused (HL-07, GR-16).

    Days end at the close of business, hours count from the moment named (HL-04).
    """
    if limit.mode == "clock":
        length = timedelta(hours=limit.amount) if limit.unit == "h" else timedelta(days=limit.amount)
        return Due(start + length + _total(paused), provisional=False)
    if limit.unit == "h":
        moment = _after_hours(start, timedelta(hours=limit.amount), limit.mode, calendar, paused)
        last = clock.day_of(moment)
        return Due(moment, limit.mode == "working" and calendar.is_provisional(last))
    first = clock.day_of(start)
    if limit.mode == "working":
        missed = sum(
            count_workdays(clock.day_of(pause.since), clock.day_of(pause.until), calendar) for pause in _merged(paused)
        )
        last = add_workdays(first, limit.amount + missed, calendar)
    else:
        missed = sum((clock.day_of(pause.until) - clock.day_of(pause.since)).days for pause in _merged(paused))
        last = add_days(first, limit.amount + missed, calendar)
    return Due(calendar.closes_at(last), calendar.is_provisional(last))


def share_at(start: datetime, due: datetime, share: float) -> datetime:
    """The moment when this share of the time is gone, for reminders."""
    return start + (due - start) * share


def _after_hours(
    start: datetime, length: timedelta, mode: Mode, calendar: Calendar, paused: Sequence[Pause]
) -> datetime:
    pauses = _merged(paused)
    day = clock.day_of(start)
    left = length
    while True:
        for opens, closes in _open_spans(day, mode, calendar):
            for since, until in _without(max(opens, start), closes, pauses):
                if left <= until - since:
                    return since + left
                left -= until - since
        day += _DAY


def _open_spans(day: date, mode: Mode, calendar: Calendar) -> Iterable[tuple[datetime, datetime]]:
    if mode == "working" and not calendar.is_workday(day):
        return
    for span in calendar.office if mode == "working" else calendar.duty:
        yield _at(day, span.opens), _at(day, span.closes)


def _without(since: datetime, until: datetime, pauses: Sequence[Pause]) -> Iterable[tuple[datetime, datetime]]:
    """What of a span lies outside the pauses."""
    for pause in pauses:
        if pause.since > since and min(pause.since, until) > since:
            yield since, min(pause.since, until)
        since = max(since, pause.until)
    if since < until:
        yield since, until


def _merged(paused: Sequence[Pause]) -> list[Pause]:
    merged: list[Pause] = []
    for pause in sorted(paused):
        if pause.until <= pause.since:
            continue
        if merged and pause.since <= merged[-1].until:
            merged[-1] = Pause(merged[-1].since, max(merged[-1].until, pause.until))
        else:
            merged.append(pause)
    return merged


def _total(paused: Sequence[Pause]) -> timedelta:
    return sum((pause.until - pause.since for pause in _merged(paused)), _NOTHING)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, tzinfo=clock.SHANGHAI).astimezone(UTC)
