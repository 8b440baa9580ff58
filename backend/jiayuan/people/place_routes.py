"""Places with who lives in them: the profile, sums, totals by area, buildings and the house view."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from jiayuan.access.requests import HouseRouter, Read, permit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.fields import Day
from jiayuan.kernel.problems import NotFound, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import etag
from jiayuan.people import counting, house, moving_figures, totalling
from jiayuan.territory import answers, desk_answers
from jiayuan.territory.problems import NotYourGrid

router = HouseRouter(tags=["地方"])


@router.get("/profile", summary="社区概况", response_model=answers.Profile)
async def get_profile(read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    found = await counting.get_profile(read)
    return Rows(found, headers=etag(found["version"]))


@router.get("/sums", summary="按网格和小区的合计", response_model=answers.CommunitySums)
async def get_sums(read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    return Rows(await counting.sum_community(read))


@router.get("/moving-figures", summary="这个月新来的、户籍性质变更", response_model=moving_figures.MovingFigures)
async def get_moving_figures(
    read: Read, actor: Annotated[Actor, permit("people.figure.read")], month: Day | None = None
) -> Rows:
    return Rows(await moving_figures.get_moving_figures(read, month))


@router.get("/people-totals", summary="辖区人口合计，按区划逐级", response_model=list[totalling.TotalLine])
async def list_totals(read: Read, actor: Annotated[Actor, permit("people.figure.read")]) -> Rows:
    return Rows(await totalling.list_totals(read, actor))


@router.get("/buildings", summary="楼栋", response_model=list[desk_answers.DrawnBuilding])
async def list_buildings(
    read: Read,
    actor: Annotated[Actor, permit("territory.place.read")],
    estate: UUID | None = None,
    grid: UUID | None = None,
) -> Rows:
    return Rows(await counting.list_buildings(read, estate, grid))


@router.get("/buildings/strip", summary="按网格排列的楼栋条", response_model=list[answers.StripBuilding])
async def list_strip(read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    return Rows(await house.list_strip(read))


@router.get("/buildings/{building_id}", summary="楼栋详情", response_model=answers.BuildingDetail)
async def get_building(building_id: UUID, read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    found = await counting.get_building(read, building_id)
    return Rows(found, headers=etag(found["version"]))


@router.get(
    "/buildings/{building_id}/house",
    summary="户室图",
    response_model=answers.House,
    responses=problems(NotYourGrid, NotFound),
)
async def get_house(building_id: UUID, read: Read, actor: Annotated[Actor, permit("territory.house.read")]) -> Rows:
    return Rows(await house.get_house(read, actor, building_id))
