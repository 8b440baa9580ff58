"""When somebody is there, and which days are worked: what the clocks of matters run by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator
from sqlalchemy import Date, Integer, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.desk_models import DutyHours
from jiayuan.kernel import audit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.calendar import STATUTORY, Calendar
from jiayuan.kernel.calendar_models import CalendarDay
from jiayuan.kernel.fields import Shown
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import Misfit, NotFound, Stale, fault
from jiayuan.kernel.reading import Query, Reader, Row, pick
from jiayuan.kernel.writing import version_of

Kind = Literal["office", "duty"]


class SpanForm(BaseModel):
    """From when to when on one day, by the minute."""

    model_config = ConfigDict(extra="forbid")

    opens_at: time
    closes_at: time

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> SpanForm:
        zoned = self.opens_at.tzinfo is not None or self.closes_at.tzinfo is not None
        if zoned or self.opens_at >= self.closes_at:
            raise Misfit("closes_at", "结束要晚于开始，写成09:00这样")
        return self


class HoursRow(BaseModel):
    """One span, with the version of its kind's hours; the usual ones, at version 0, where none are set."""

    kind: Kind
    opens_at: time
    closes_at: time
    version: int


class DayForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["work", "rest"]
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200), Shown]


class DayRow(BaseModel):
    """How a day counts; ``is_local`` where it was set here, ``is_provisional`` where nothing is published yet.

    Its version is 0 while it is not set here.
    """

    day: date
    kind: Literal["work", "rest"]
    is_local: bool
    is_provisional: bool
    reason: str | None
    version: int


HOURS = Query(
    pick(DutyHours.kind, DutyHours.opens_at, DutyHours.closes_at)
    .where(DutyHours.community_id == bindparam("community", type_=Integer))
    .order_by(DutyHours.kind, DutyHours.opens_at)
)
DAYS = Query(
    pick(CalendarDay.day, CalendarDay.kind, CalendarDay.reason)
    .where(CalendarDay.day.between(bindparam("since", type_=Date), bindparam("until", type_=Date)))
    .order_by(CalendarDay.day)
    .limit(1000)
)


async def list_hours(read: Reader) -> list[Row]:
    """The community's hours, for each kind that it has not set the usual ones."""
    found = await read.rows(HOURS)
    shown: list[Row] = []
    for kind in ("duty", "office"):
        own = [row for row in found if row["kind"] == kind]
        usual = STATUTORY.duty if kind == "duty" else STATUTORY.office
        spans = own or [{"kind": kind, "opens_at": span.opens, "closes_at": span.closes} for span in usual]
        version = _version_of_hours((row["opens_at"], row["closes_at"]) for row in own)
        shown += [row | {"version": version} for row in spans]
    return shown


def _version_of_hours(spans: Iterable[tuple[time, time]]) -> int:
    return version_of(*sorted(f"{opens:%H:%M:%S}-{closes:%H:%M:%S}" for opens, closes in spans))


async def set_hours(session: AsyncSession, actor: Actor, kind: Kind, spans: list[SpanForm], version: int) -> None:
    """Replace the hours of a kind; clocks that run keep what they had. None at all: the usual ones.

    Raises Invalid, Stale.
    """
    ordered = sorted(spans, key=lambda span: span.opens_at)
    if any(later.opens_at < earlier.closes_at for earlier, later in pairwise(ordered)):
        raise fault("", "matters.hours_overlap", "几段时间不能重叠")
    own = (DutyHours.community_id == actor.community, DutyHours.kind == kind)
    before = await session.execute(select(DutyHours.opens_at, DutyHours.closes_at).where(*own).with_for_update())
    if _version_of_hours((row.opens_at, row.closes_at) for row in before) != version:
        raise Stale
    await session.execute(delete(DutyHours).where(*own).execution_options(synchronize_session=False))
    session.add_all(
        DutyHours(community_id=actor.community, id=uuid7(), kind=kind, opens_at=span.opens_at, closes_at=span.closes_at)
        for span in ordered
    )
    audit.record(session, actor, "matters.hours.changed", hours=kind)
    await session.flush()


async def list_days(read: Reader, since: date, until: date) -> list[Row]:
    """The days that were set here, above the statutory calendar."""
    return [_local(row) for row in await read.rows(DAYS, since=since, until=until)]


def _local(row: Row) -> Row:
    return row | {"is_local": True, "is_provisional": False, "version": version_of(row["kind"], row["reason"])}


async def get_day(read: Reader, day: date) -> Row:
    """How one day counts: as set here, else by the statutory calendar, else by its weekday."""
    local = await read.first(DAYS, since=day, until=day)
    if local is not None:
        return _local(local)
    calendar = Calendar()
    kind = "work" if calendar.is_workday(day) else "rest"
    return {
        "day": day, "kind": kind, "is_local": False, "is_provisional": calendar.is_provisional(day), "reason": None,
        "version": 0,
    }  # fmt: skip


async def set_day(session: AsyncSession, actor: Actor, day: date, form: DayForm, version: int) -> None:
    """A day of work or rest for the whole installation, with the notice it rests on. Raises Stale."""
    known = await session.get(CalendarDay, day, with_for_update=True)
    if (version_of(known.kind, known.reason) if known else 0) != version:
        raise Stale
    values = form.model_dump()
    statement = insert(CalendarDay).values(day=day, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["day"], set_=values))
    audit.record(session, actor, "matters.calendar.changed", day=day.isoformat(), becomes=form.kind)


async def drop_day(session: AsyncSession, actor: Actor, day: date) -> None:
    """The statutory calendar counts again. Raises NotFound."""
    gone = await session.scalar(delete(CalendarDay).where(CalendarDay.day == day).returning(CalendarDay.day))
    if gone is None:
        raise NotFound
    audit.record(session, actor, "matters.calendar.changed", day=day.isoformat(), becomes="statutory")
