"""How long a matter has: limits by declaration, category and community; clocks that pause, go on and are extended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby

from pydantic import BaseModel
from sqlalchemy import Date, Integer, String, Time, bindparam, cast, literal, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.categories import Category
from jiayuan.engines.matters.declaring import State, Workflow
from jiayuan.engines.matters.desk_models import DutyHours, LimitSetting
from jiayuan.kernel.calendar import Calendar, Due, Limit, Pause, Span, due_at, share_at
from jiayuan.kernel.calendar_models import CalendarDay
from jiayuan.kernel.reading import Query

#: Reminders go out when this share of the time is gone; the last one is the expiry.
REMINDED_AT = (0.5, 0.8, 1.0)

_GAP = timedelta(hours=12)


class Clock(BaseModel):
    """The clock of one state, as it is kept with the matter."""

    state: str
    started_at: datetime
    limit: str
    pauses: list[tuple[datetime, datetime]] = []
    extensions: list[str] = []

    def due(self, calendar: Calendar) -> Due:
        """When it runs out: start + limit + pauses, then the extensions one after the other (HL-07, GR-16)."""
        due = due_at(
            self.started_at, Limit.parse(self.limit), calendar, [Pause(since, until) for since, until in self.pauses]
        )
        for extension in self.extensions:
            further = due_at(due.at, Limit.parse(extension), calendar)
            due = Due(further.at, due.provisional or further.provisional)
        return due

    def paused_for(self, since: datetime, until: datetime) -> Clock:
        return self.model_copy(update={"pauses": [*self.pauses, (since, until)]})

    def extended_by(self, limit: Limit) -> Clock:
        return self.model_copy(update={"extensions": [*self.extensions, str(limit)]})


@dataclass(frozen=True, slots=True)
class House:
    """What clocks need of a community: its calendar and the limits it has set."""

    calendar: Calendar
    settings: dict[tuple[str, str], Limit]

    def limit_of(self, workflow: Workflow, state: State, category: Category | None, *, urgent: bool) -> Limit:
        """The category's limit, else the community's, else the declaration's; urgent ones run by the clock."""
        named = (category.limits if category is not None else {}).get(state.code)
        if named is not None:
            limit = Limit.parse(str(named))
        elif (workflow.kind, state.code) in self.settings:
            limit = self.settings[workflow.kind, state.code]
        else:
            limit = state.limit if isinstance(state.limit, Limit) else workflow.fallback
        return limit.by_the_clock() if urgent else limit

    def named(self, workflow: Workflow, name: str, otherwise: Limit) -> Limit:
        return self.settings.get((workflow.kind, name), otherwise)


async def house_of(session: AsyncSession, community: int) -> House:
    """The community's calendar and limits: one small read, once in a transaction however many acts it holds."""
    kept: dict[int, House] = session.info.setdefault("houses", {})
    if community not in kept:
        kept[community] = await _read_house(session, community)
    return kept[community]


_NO_DAY, _NO_TIME, _NO_TEXT = cast(null(), Date), cast(null(), Time), cast(null(), String)
#: Three tables of some rows each, in one round trip.
_HOUSE = Query(union_all(
    select(
        literal("day").label("what"), CalendarDay.kind.label("kind"), CalendarDay.day.label("day"),
        _NO_TIME.label("opens"), _NO_TIME.label("closes"), _NO_TEXT.label("name"), _NO_TEXT.label("limit"),
    ),
    select(literal("hours"), DutyHours.kind, _NO_DAY, DutyHours.opens_at, DutyHours.closes_at, _NO_TEXT, _NO_TEXT)
    .where(DutyHours.community_id == bindparam("community", type_=Integer)),
    select(literal("limit"), LimitSetting.kind, _NO_DAY, _NO_TIME, _NO_TIME, LimitSetting.name, LimitSetting.limit)
    .where(LimitSetting.community_id == bindparam("community", type_=Integer)),
).order_by("what", "kind", "opens"))  # fmt: skip


async def _read_house(session: AsyncSession, community: int) -> House:
    found = await _HOUSE.within(session, community=community)
    return House(
        calendar_with(
            {row["day"]: row["kind"] == "work" for row in found if row["what"] == "day"},
            [(row["kind"], row["opens"], row["closes"]) for row in found if row["what"] == "hours"],
        ),
        {(row["kind"], row["name"]): Limit.parse(row["limit"]) for row in found if row["what"] == "limit"},
    )


def calendar_with(local: dict[object, bool], hours: list[tuple[str, time, time]]) -> Calendar:
    """The statutory calendar with a community's own days and hours above it."""
    spans = {
        kind: tuple(Span(opens, closes) for _, opens, closes in rows)
        for kind, rows in groupby(hours, key=lambda row: row[0])
    }
    return Calendar(local=local, **spans)  # type: ignore[arg-type] # kinds are office and duty, by a constraint


def next_reminder(started_at: datetime, due: datetime, now: datetime) -> datetime | None:
    """The next moment at which somebody is reminded, or None after the expiry."""
    moments = (share_at(started_at, due, share) for share in REMINDED_AT)
    return next((moment for moment in moments if moment > now), None)


def moment_of_act(device_at: datetime | None, received_at: datetime, not_before: datetime | None) -> datetime:
    """The time that counts for deadlines: the device's, never later than receipt, never before what happened last."""
    moment = min(device_at, received_at) if device_at is not None else received_at
    return max(moment, not_before) if not_before is not None else moment


def is_gap(device_at: datetime | None, received_at: datetime) -> bool:
    """Whether device and server differ by more than twelve hours, which is marked."""
    return device_at is not None and abs(received_at - device_at) > _GAP
