"""Which doors today, and in which order: no I/O, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Stop:
    """A door on today's route, as far as its place in the order goes."""

    id: UUID
    building: tuple[int, str]
    place: tuple[int, int, str]
    severity: int = 0
    days_left: int = 0
    at_home: str | None = None
    tried_today: bool = False
    is_urgent: bool = False

    @property
    def days_late(self) -> int:
        return max(0, -self.days_left)


#: So many doors make a day; what has time goes onto another one.
DOORS_A_DAY = 12


def choose(stops: Iterable[Stop], done: int) -> tuple[list[Stop], int]:
    """Today's doors and how many can wait: all that is urgent or due, filled up to a day with what is due next.

    ``done`` doors of today count, so that the day does not grow while it is walked.
    """
    given = list(stops)
    must = [stop for stop in given if stop.is_urgent or stop.tried_today or stop.days_left <= 0]
    may = sorted(
        (stop for stop in given if not (stop.is_urgent or stop.tried_today or stop.days_left <= 0)),
        key=lambda stop: (-stop.severity, stop.days_left, stop.building, stop.place),
    )
    room = max(0, DOORS_A_DAY - done - len(must))
    return must + may[:room], len(may[room:])


@dataclass(frozen=True, slots=True)
class Route:
    """The stops in order and the order in words."""

    stops: tuple[Stop, ...]
    words: str


#: From this many days late on a door comes before the round through the buildings.
LATE_FIRST_DAYS = 7


def order(stops: Iterable[Stop], on: date) -> Route:
    """The default order: alarms, what is late by a week, then building by building; in vain today and evenings last.

    Within a building doors follow entrance and floor. Source: product rule (lessons 21); no distance is measured.
    """
    given = list(stops)
    tiers: list[list[Stop]] = [[], [], [], [], []]
    for stop in given:
        tiers[_tier(stop, on)].append(stop)
    tiers[0].sort(key=lambda stop: (-stop.severity, -stop.days_late, stop.building, stop.place))
    tiers[1].sort(key=lambda stop: (-stop.severity, -stop.days_late, stop.building, stop.place))
    for tier in tiers[2:]:
        tier.sort(key=lambda stop: (stop.building, stop.place))
    parts = [
        words.format(len(tier))
        for tier, words in zip(
            tiers,
            (
                "先去急的{}处",
                "再去晚了一周以上的{}处",
                "{}处按楼栋顺路走",
                "{}处这会儿多半不在家，放后面",
                "{}处今天去过没人应，放最后",
            ),
            strict=True,
        )
        if tier
    ]
    return Route(tuple(stop for tier in tiers for stop in tier), "；".join(parts) or "今天没有要走的门")


def _tier(stop: Stop, on: date) -> int:
    if stop.is_urgent:
        return 0
    if stop.tried_today:
        return 4
    if stop.at_home == "evening" or (stop.at_home == "weekend" and on.weekday() < 5):
        return 3
    return 1 if stop.days_late >= LATE_FIRST_DAYS else 2
