"""Figures of matters; each opens the matters behind it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query

from jiayuan.access.requests import HouseRouter, Read, permit, signed_in
from jiayuan.engines.matters import answers, statistics
from jiayuan.engines.matters.routes import Kind
from jiayuan.engines.matters.statistics import By
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.fields import Day
from jiayuan.kernel.paging import Page, Paging
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.problems import problems as documented
from jiayuan.kernel.reading import Rows

router = HouseRouter(prefix="/matter-figures", tags=["事项数字"])

First = Annotated[Day, Query(alias="from", description="从哪个月（其中任一天）")]
Last = Annotated[Day, Query(alias="to", description="到哪个月（其中任一天）")]


@router.get("", summary="事项数字，按月、网格或类别", response_model=list[answers.FigureLine])
async def list_figures(
    read: Read,
    actor: Annotated[Actor, permit("matters.figure.read")],
    kind: Kind,
    first: First,
    last: Last,
    by: Annotated[By, Query(description="分组")] = "all",
) -> Rows:
    return Rows(await statistics.list_figures(read, kind, by, first, last))


@router.get("/durations", summary="办结用了几天，按类别", response_model=list[answers.DurationLine])
async def list_durations(
    read: Read, actor: Annotated[Actor, permit("matters.figure.read")], kind: Kind, first: First, last: Last
) -> Rows:
    return Rows(await statistics.list_durations(read, kind, first, last))


@router.get("/helpers", summary="叫来帮忙的各家：几次、按时几次、用多久", response_model=list[answers.HelperLine])
async def list_helpers(
    read: Read, actor: Annotated[Actor, permit("matters.figure.read")], kind: Kind, first: First, last: Last
) -> Rows:
    return Rows(await statistics.list_helpers(read, kind, first, last))


@router.get("/old", summary="超过30天没办结的", response_model=Page[answers.MatterRow])
async def list_old(
    read: Read, actor: Annotated[Actor, permit("matters.figure.read")], kind: Kind, page: Paging
) -> Rows:
    return await statistics.list_old(read, actor, kind, page)


@router.get("/own-verdicts", summary="我办的事得到的评价（满5条才显示）", response_model=answers.OwnVerdicts)
async def sum_own_verdicts(read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return Rows(await statistics.sum_own_verdicts(read, actor))


@router.get(
    "/{figure}/matters",
    summary="数字背后的事项",
    response_model=Page[answers.MatterRow],
    responses=documented(NotFound),
)
async def list_behind(
    read: Read,
    actor: Annotated[Actor, permit("matters.figure.read")],
    figure: Annotated[str, Path(pattern=r"^[a-z_]{2,30}$")],
    kind: Kind,
    first: First,
    last: Last,
    page: Paging,
    grid_id: Annotated[UUID | None, Query(description="网格")] = None,
    category_id: Annotated[UUID | None, Query(description="类别")] = None,
) -> Rows:
    return await statistics.list_behind(
        read, actor, kind, figure, first, last, page, grid_id=grid_id, category_id=category_id
    )
