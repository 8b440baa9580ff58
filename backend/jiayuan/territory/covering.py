"""Who is there for a grid, day by day: duties, leave and substitutes, and the hours in which somebody lacks. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

Lack = Literal["anybody", "main", "deputy"]


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody's time on a grid, the last day excluded."""

    grid: UUID
    worker: UUID
    kind: str
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave from a grid that the substitute has accepted, the last day excluded; before that it does not count."""

    grid: UUID
    worker: UUID
    substitute: UUID
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which a grid lacks somebody, the last one excluded, and how many minutes of duty they hold."""

    from_on: date
    until_on: date
    lacks: Lack
    minutes: int


def find_gaps(
    grid: UUID,
    duties: Sequence[Duty],
    leaves: Sequence[Leave],
    gone: Mapping[UUID, date],
    *,
    first: date,
    until: date,
    minutes_a_day: int,
) -> list[Gap]:
    """When a grid has nobody, no main worker, or no second person, in ``[first, until)`` (R118; GB/T 34300, GR-03).

    Who is on leave is there by his substitute, unless that one is on leave himself. ``gone`` says from which day an
    account is locked. One person who does the work of both leaves the deputy's place empty.
    """
    gaps: list[Gap] = []
    own = [duty for duty in duties if duty.grid == grid]
    for day in _days(first, until):
        lacks = lacking(there(grid, own, leaves, gone, day))
        if lacks is None:
            continue
        if gaps and (gaps[-1].until_on, gaps[-1].lacks) == (day, lacks):
            last = gaps.pop()
            gaps.append(replace(last, until_on=day + timedelta(days=1), minutes=last.minutes + minutes_a_day))
        else:
            gaps.append(Gap(day, day + timedelta(days=1), lacks, minutes_a_day))
    return gaps


def there(
    grid: UUID, duties: Sequence[Duty], leaves: Sequence[Leave], gone: Mapping[UUID, date], day: date
) -> set[tuple[str, UUID]]:
    """Who is there for the grid on a day, and in whose place: main worker or deputy."""
    found: set[tuple[str, UUID]] = set()
    for duty in duties:
        if duty.grid != grid or not _holds(duty, day):
            continue
        away = next((one for one in leaves if (one.grid, one.worker) == (grid, duty.worker) and _holds(one, day)), None)
        who = away.substitute if away else duty.worker
        if away and any(one.worker == who and _holds(one, day) for one in leaves):
            continue
        if who not in gone or day < gone[who]:
            found.add((duty.kind, who))
    return found


def lacking(people: set[tuple[str, UUID]]) -> Lack | None:
    """What a grid lacks with these people; None where a main worker and another person are there."""
    if not people:
        return "anybody"
    if not any(kind == "main" for kind, _ in people):
        return "main"
    return "deputy" if len({who for _, who in people}) < 2 else None


def _holds(span: Duty | Leave, day: date) -> bool:
    return span.from_on <= day and (span.until_on is None or day < span.until_on)


def _days(first: date, until: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((until - first).days))
