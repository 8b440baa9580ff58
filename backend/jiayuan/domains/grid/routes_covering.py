"""Which hours of a grid nobody covers, and which places stand empty."""

from __future__ import annotations

from typing import Annotated

from jiayuan.access.requests import HouseRouter, Read, permit
from jiayuan.domains.grid import covering
from jiayuan.domains.grid.desk_routes import Month, period
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.calendar import corresponding_day
from jiayuan.kernel.reading import Rows

router = HouseRouter(tags=["值守与单位"])


@router.get("/duties/uncovered", summary="未来30天没有人的时间", response_model=list[covering.Uncovered])
async def list_uncovered(read: Read, actor: Annotated[Actor, permit("territory.duty.read")]) -> Rows:
    return Rows(await covering.list_uncovered(read))


@router.get("/grid/numbers/uncovered", summary="各网格没有人的小时数", response_model=list[covering.UncoveredHours])
async def sum_uncovered(
    read: Read, actor: Annotated[Actor, permit("grid.figure.read")], since: Month = None, until: Month = None
) -> Rows:
    first, last = period(since, until)
    return Rows(await covering.sum_uncovered(read, actor, first, corresponding_day(last, 1)))


@router.get("/vacancies", summary="今天空缺的：法定要有人的岗位、网格", response_model=list[covering.Vacancy])
async def list_vacancies(read: Read, actor: Annotated[Actor, permit("grid.vacancy.read")]) -> Rows:
    return Rows(await covering.list_vacancies(read))
