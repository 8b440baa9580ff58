"""Hours of a community and days of the working calendar, edited on the desk."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Body, Query

from jiayuan.access.requests import HouseRouter, Read, Write, permit, signed_in
from jiayuan.engines.matters import hours
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.fields import Day
from jiayuan.kernel.problems import Invalid, NotFound, Stale, VersionMissing, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import IfMatch

router = HouseRouter(tags=["事项设置"])


@router.get("/duty-hours", summary="办公和值班时间", response_model=list[hours.HoursRow])
async def list_hours(read: Read, actor: Annotated[Actor, permit("matters.category.read")]) -> Rows:
    return Rows(await hours.list_hours(read))


@router.put("/duty-hours/{kind}", summary="改办公或值班时间", description="没设过的，版本号是0。", status_code=204,
            responses=problems(Invalid, Stale, VersionMissing))  # fmt: skip
async def set_hours(
    kind: hours.Kind,
    form: Annotated[list[hours.SpanForm], Body(max_length=6, description="一天里的几段；空着就按平常的")],
    version: IfMatch,
    session: Write,
    actor: Annotated[Actor, permit("matters.category.edit")],
) -> None:
    await hours.set_hours(session, actor, kind, form, version)


@router.get("/calendar/days", summary="本地调整过的日子", response_model=list[hours.DayRow])
async def list_days(
    read: Read,
    actor: Annotated[Actor, signed_in()],
    year: Annotated[int | None, Query(ge=2000, le=2100, description="年份，默认今年")] = None,
) -> Rows:
    chosen = year or clock.today().year
    return Rows(await hours.list_days(read, date(chosen, 1, 1), date(chosen, 12, 31)))


@router.get("/calendar/days/{day}", summary="这一天上不上班", response_model=hours.DayRow)
async def get_day(day: Day, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return Rows(await hours.get_day(read, day))


@router.put("/calendar/days/{day}", summary="调整这一天", description="没调整过的，版本号是0。", status_code=204,
            responses=problems(Invalid, Stale, VersionMissing))  # fmt: skip
async def set_day(
    day: Day, form: hours.DayForm, version: IfMatch, session: Write,
    actor: Annotated[Actor, permit("matters.calendar.edit")],
) -> None:  # fmt: skip
    """For all communities of the installation: the notice of the State Council holds for all."""
    await hours.set_day(session, actor, day, form, version)


@router.delete("/calendar/days/{day}", summary="不再调整这一天", status_code=204, responses=problems(NotFound))
async def drop_day(day: Day, session: Write, actor: Annotated[Actor, permit("matters.calendar.edit")]) -> None:
    await hours.drop_day(session, actor, day)
