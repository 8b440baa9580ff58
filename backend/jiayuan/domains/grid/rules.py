"""The rules of events in a grid: pure, without clock and I/O, each with its source."""

from __future__ import annotations

import math
import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from jiayuan.kernel import clock
from jiayuan.kernel.calendar import Calendar, Limit, due_at

#: Source: R119, settled: likely duplicates are at the same entrance, or within 50 m, within 24 hours.
DUPLICATE_METRES = 50
DUPLICATE_WITHIN = timedelta(hours=24)
#: Source: settled (signals): the same place reported three times in 30 days.
SIGNAL_TIMES, SIGNAL_WITHIN = 3, timedelta(days=30)
#: Source: R114: so many voices of one topic at one place in a week are worth a motion.
VOICES_FOR_A_TOPIC = 3
#: Source: R310: what is open longer stands on a list with its owner.
OLD_AFTER = timedelta(days=30)


def is_aside(*, reason: str, put_on: date, count: int, today: date, count_now: int) -> bool:
    """Whether a finding that was put aside stays so: 以后再说 until the day is over, else until there is more."""
    return put_on == today if reason == "later" else count_now <= count


_EARTH_METRES = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Rate:
    """A share as two counts, so that it can be opened and added up; ``permille`` is None where nothing was due."""

    part: int
    whole: int

    @property
    def permille(self) -> int | None:
        """Tenths of a per cent, rounded half up. More than 1000 is possible: one event may be sent back twice."""
        return (2000 * self.part + self.whole) // (2 * self.whole) if self.whole else None

    @property
    def words(self) -> str:
        """「96.4%（27/28）」, or that there was nothing to measure."""
        if self.permille is None:
            return "本期没有"
        return f"{self.permille // 10}.{self.permille % 10}%（{self.part}/{self.whole}）"


def registration_rate(*, registered: int, reported: int) -> Rate:
    """立案率 = registered / reported. Source: GB/T 30428.4-2016 (GR-17).

    What was settled on the spot (GR-08) and what a bad verdict brings back were taken on: registered, both of them.
    """
    return Rate(registered, reported)


def closing_rate(*, closed: int, due: int) -> Rate:
    """结案率 = closed / due to be closed; "due" are events whose deadline falls in the period. Source: GR-17."""
    return Rate(closed, due)


def in_time_rate(*, in_time: int, due: int) -> Rate:
    """按期处置率, 按期结案率 = done in time / due. Source: GB/T 30428.4-2016 (GR-17)."""
    return Rate(in_time, due)


def overdue_rate(*, late: int, closed: int) -> Rate:
    """超期率 = closed late / closed, of those whose deadline falls in the period. Source: GB/T 30428.4-2016 (GR-17).

    What is late and still open is in neither: it stands on the board by its deadline until it ends.
    """
    return Rate(late, closed)


def own_level_rate(*, fixed_here: int, fixed: int) -> Rate:
    """本级解决率 = mended without the level above / mended (R309)."""
    return Rate(fixed_here, fixed)


def rework_rate(*, returns: int, handled: int) -> Rate:
    """返工率 = how often events were sent back / events handled. Source: GB/T 30428.4-2016 (GR-17)."""
    return Rate(returns, handled)


def satisfaction(*, satisfied: int, judged: int) -> Rate:
    """满意率 = 基本满意 and better / those who judged; who did not answer is in neither. Source: HL-37, HL-39."""
    return Rate(satisfied, judged)


def event_code(area_code: str, category_code: str) -> str:
    """The national code of an event: 6 digits of the district, 2 of the class, 2 of the sub-class.

    Source: GB/T 30428.2-2013 (GR-13). The classes themselves are the community's own and marked 示例.
    Raises ValueError for anything else.
    """
    if not re.fullmatch(r"\d{6,12}", area_code) or not re.fullmatch(r"\d{4}", category_code):
        raise ValueError(f"no event code from {area_code!r} and {category_code!r}")
    return area_code[:6] + category_code


def metres_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points (longitude, latitude) in WGS-84."""
    lon_a, lat_a, lon_b, lat_b = map(math.radians, (*a, *b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_METRES * math.asin(min(1.0, math.sqrt(h)))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and when something was seen."""

    at: datetime
    entrance_id: UUID | None = None
    point: tuple[float, float] | None = None


def is_likely_duplicate(one: Spot, other: Spot) -> bool:
    """Whether two reports may be about the same thing: the same entrance, or within 50 m, and within 24 hours.
    Source: R119."""
    if abs(one.at - other.at) > DUPLICATE_WITHIN:
        return False
    if one.entrance_id is not None and one.entrance_id == other.entrance_id:
        return True
    return (
        one.point is not None and other.point is not None and metres_between(one.point, other.point) <= DUPLICATE_METRES
    )


def may_be_one_kind(one: Set[UUID], other: Set[UUID]) -> bool:
    """Whether what two reports are about can be one thing, by the categories that each may mean: place and time alone
    tell only where one of them means none that is known. Source: R119, lessons (likely duplicates by category)."""
    return not one or not other or not one.isdisjoint(other)


def degrees_around(point: tuple[float, float], metres: float) -> tuple[float, float]:
    """Half width and half height, in degrees, of a box that holds every point within so many metres."""
    latitude = math.radians(point[1])
    height = math.degrees(metres / _EARTH_METRES) * 1.01
    return height / max(math.cos(latitude), 0.01), height


def promise(*, taken: Limit, handled: Limit, urgent: bool, now: datetime, calendar: Calendar) -> str:
    """What is promised above the button: 「2小时有人接，3个工作日办好」.

    Hours of taking count the hours of duty: outside them, or too late in them, a clock time stands instead,
    「明早9:00前有人接」. Urgent ones run by the clock and have a duty phone. Source: settled (hours), GR-19.
    """
    if urgent:
        return f"值班的人{taken.words}内接，{handled.words}办好"
    ends = due_at(now, taken, calendar).at
    length = timedelta(hours=taken.amount) if taken.unit == "h" else None
    taking = f"{taken.words}有人接" if length is not None and ends - now == length else f"{_moment(now, ends)}前有人接"
    return f"{taking}，{handled.words}办好"


def _moment(now: datetime, ends: datetime) -> str:
    today, day = clock.day_of(now), clock.day_of(ends)
    local = ends.astimezone(clock.SHANGHAI)
    hour = f"{local.hour}:{local.minute:02}"
    part = "早" if local.hour < 12 else "天"
    if day == today:
        return f"今{part}{hour}" if part == "早" else f"今天{hour}"
    if day == today + timedelta(days=1):
        return f"明{part}{hour}"
    return f"{_day(day, today)}{hour}"


def _day(day: date, today: date) -> str:
    written = f"{day.month}月{day.day}日"
    return written if day.year == today.year else f"{day.year}年{written}"


def title_of(text: str, category_title: str) -> str:
    """A matter's title from the reporter's own words: the first clause, at most 30 signs; without words, its class."""
    first = re.split(r"[，。！？；,!?;\n]", text.strip(), maxsplit=1)[0].strip()
    if len(first) < 2:
        return category_title
    return first if len(first) <= 30 else first[:29] + "…"
