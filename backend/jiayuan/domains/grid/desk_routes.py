"""The event board of the desk: list, views, words to answer with, many at once, export, numbers, signals."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Query

from jiayuan.access.requests import HouseRouter, Read, Write, permit, signed_in
from jiayuan.domains.grid import (
    asides,
    board,
    digesting,
    exporting,
    finding_figures,
    numbers,
    replying,
    seeding,
    signalling,
    views,
)
from jiayuan.domains.grid import desk_answers as answers
from jiayuan.domains.grid import schemas as forms
from jiayuan.domains.grid.problems import ReplyPublished, ViewNameTaken, ViewNotYours
from jiayuan.engines.matters.figures import BY_NAME
from jiayuan.engines.matters.problems import UnknownCategory
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.exporting import begin
from jiayuan.kernel.fields import Day
from jiayuan.kernel.paging import CountedPage, CountedPaging, Page, Paging
from jiayuan.kernel.problems import CursorBad, NotFound, Stale, VersionMissing, fault, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created

router = HouseRouter(prefix="/grid", tags=["网格事件"])

Wanted = Annotated[forms.Filter, Query()]
Month = Annotated[str | None, Query(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", description="月份，如2026-11")]


@router.get("/events", summary="事件台", response_model=Page[forms.EventRow], responses=problems(CursorBad))
async def list_events(
    wanted: Wanted, page: Paging, read: Read, actor: Annotated[Actor, permit("grid.event.read")]
) -> Rows:
    return Rows(await board.list_events(read, actor, wanted, page))


@router.get("/events/counts", summary="事件台的件数", response_model=forms.EventCounts)
async def count_events(wanted: Wanted, read: Read, actor: Annotated[Actor, permit("grid.event.read")]) -> Rows:
    return Rows(await board.count_events(read, actor, wanted))


@router.post("/events/exports", summary="导出事件", status_code=201, response_model=Created)
async def export_events(
    form: forms.ExportForm, session: Write, actor: Annotated[Actor, permit("grid.event.export")]
) -> Created:
    return created(session, await begin(session, actor, exporting.EVENTS, form, form.reason))


@router.post("/examples", summary="装入示例类别和派遣规则", status_code=204)
async def seed_examples(session: Write, actor: Annotated[Actor, permit("matters.category.edit")]) -> None:
    """For a community that begins; what it has already, edited or not, stays as it is."""
    await seeding.seed(session, actor.community)


@router.get("/views", summary="存好的视图", response_model=list[answers.SavedViewRow])
async def list_views(read: Read, actor: Annotated[Actor, permit("grid.event.read")]) -> Rows:
    return Rows(await views.list_views(read, actor))


@router.post(
    "/views",
    summary="存成视图",
    status_code=201,
    response_model=Created,
    responses=problems(ViewNotYours, ViewNameTaken),
)
async def save_view(
    form: forms.ViewForm, session: Write, actor: Annotated[Actor, permit("grid.event.read")]
) -> Created:
    kept = await views.save_view(session, actor, form)
    return created(session, kept.id)


@router.delete("/views/{view_id}", summary="删视图", status_code=204, responses=problems(NotFound, ViewNotYours))
async def drop_view(view_id: UUID, session: Write, actor: Annotated[Actor, permit("grid.event.read")]) -> None:
    await views.drop_view(session, actor, view_id)


@router.get("/templates", summary="答复用语", response_model=list[answers.TemplateRow])
async def list_templates(
    read: Read,
    actor: Annotated[Actor, permit("grid.event.read")],
    category_id: UUID | None = None,
    action: Annotated[str | None, Query(pattern=r"^[a-z_]{2,40}$")] = None,
) -> Rows:
    return Rows(await views.list_templates(read, category_id, action))


@router.post(
    "/templates", summary="加答复用语", status_code=201, response_model=Created, responses=problems(UnknownCategory)
)
async def add_template(
    form: forms.TemplateForm, session: Write, actor: Annotated[Actor, permit("grid.template.edit")]
) -> Created:
    kept = await views.add_template(session, actor, form)
    return created(session, kept.id)


@router.put(
    "/templates/{template_id}",
    summary="改答复用语",
    status_code=204,
    responses=problems(NotFound, Stale, VersionMissing, UnknownCategory),
)
async def change_template(
    template_id: UUID,
    form: forms.TemplateForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("grid.template.edit")],
) -> None:
    await views.change_template(session, actor, template_id, form, version)


@router.delete(
    "/templates/{template_id}",
    summary="删答复用语",
    status_code=204,
    responses=problems(NotFound, Stale, VersionMissing),
)
async def drop_template(
    template_id: UUID, session: Write, version: IfMatch, actor: Annotated[Actor, permit("grid.template.edit")]
) -> None:
    await views.drop_template(session, actor, template_id, version)


@router.get("/board", summary="网格看板（事件部分）", response_model=answers.Board)
async def get_board(read: Read, actor: Annotated[Actor, permit("grid.figure.read")]) -> Rows:
    return Rows(await signalling.get_board(read, actor))


@router.get("/signals", summary="要拿主意的情况", response_model=list[answers.Signal])
async def list_signals(read: Read, actor: Annotated[Actor, permit("grid.event.read")]) -> Rows:
    return Rows(await signalling.list_signals(read, actor))


@router.post("/signals/asides", summary="不用管：放一边，说一句为什么", status_code=204)
async def put_aside(form: forms.AsideForm, session: Write, actor: Annotated[Actor, permit("grid.event.read")]) -> None:
    await asides.put_aside(session, actor, form)


@router.get("/digest", summary="一周民情：按事、按楼", response_model=answers.Digest)
async def get_digest(
    read: Read,
    actor: Annotated[Actor, permit("grid.figure.read")],
    day: Annotated[Day | None, Query(description="这一周的任一天，默认今天")] = None,
) -> Rows:
    return Rows(await digesting.get_digest(read, actor, day or clock.today()))


@router.post(
    "/voice-replies",
    summary="发布民情回音",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, ReplyPublished),
)
async def publish_reply(
    form: forms.ReplyForm, session: Write, read: Read, actor: Annotated[Actor, permit("grid.voice.reply")]
) -> Created:
    return created(session, await replying.publish(session, read, actor, form))


@router.get(
    "/voice-replies", summary="民情回音", response_model=Page[answers.VoiceReplyRow], responses=problems(CursorBad)
)
async def list_replies(page: Paging, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return Rows(await replying.list_replies(read, page))


@router.get(
    "/numbers", summary="事件数字：立案率、结案率、按期率、返工率、满意率", response_model=list[answers.FigureRow]
)
async def list_numbers(
    read: Read,
    actor: Annotated[Actor, permit("grid.figure.read")],
    by: numbers.By = "grid",
    since: Month = None,
    until: Month = None,
) -> Rows:
    first, last = period(since, until)
    return Rows(await numbers.list_numbers(read, actor, by, first, last))


@router.get("/findings", summary="巡查发现的，按楼栋和月", response_model=finding_figures.Findings)
async def list_findings(read: Read, actor: Annotated[Actor, permit("grid.figure.read")]) -> Rows:
    return Rows(await finding_figures.list_findings(read, actor))


@router.get(
    "/numbers/{indicator}/matters",
    summary="数字背后的事件",
    response_model=CountedPage[answers.CountedEvent],
    responses=problems(NotFound, CursorBad),
)
async def list_behind(
    indicator: str,
    page: CountedPaging,
    read: Read,
    actor: Annotated[Actor, permit("grid.figure.read")],
    since: Month = None,
    until: Month = None,
    grid_id: UUID | None = None,
    estate_id: UUID | None = None,
    category_id: UUID | None = None,
) -> Rows:
    """The figure's name is one of those that ``/numbers`` answers under ``counts``."""
    if indicator not in BY_NAME:
        raise NotFound
    first, last = period(since, until)
    found = await numbers.list_behind(read, actor, indicator, first, last, grid_id, estate_id, category_id, page)
    return Rows(found)


def period(since: str | None, until: str | None) -> tuple[date, date]:
    """First and last month, both counted; the present month where nothing is said; at most three years."""
    last = date.fromisoformat(f"{until}-01") if until else clock.today().replace(day=1)
    first = date.fromisoformat(f"{since}-01") if since else last
    if first > last or (last.year - first.year) * 12 + last.month - first.month > 36:
        raise fault("since", "grid.period_unfit", "起止月份不对，最多看36个月")
    return first, last
