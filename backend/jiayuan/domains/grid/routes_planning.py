"""Rules, figures and the board of visiting; needs; receipts of phones."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.access.sealed import When
from jiayuan.domains.grid import asides, need_exporting, needing, visit_queries, walking_numbers
from jiayuan.domains.grid import walking_answers as answers
from jiayuan.domains.grid import walking_forms as forms
from jiayuan.domains.grid.dueing import ensure_rules
from jiayuan.domains.grid.walking_problems import NeedEnded
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.exporting import begin
from jiayuan.kernel.paging import CountedPage, CountedPaging, Page, Paging
from jiayuan.kernel.problems import Conflict, CursorBad, Invalid, NotFound, Stale, VersionMissing, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created
from jiayuan.territory.problems import NotYourGrid

router = HouseRouter(prefix="/grid", tags=["走访"])

Month = Annotated[
    str | None, Query(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", description="月份，如 2026-11；不填为本月")
]


@router.get(
    "/visit-numbers",
    summary="走访数字（按网格、月份）",
    response_model=list[answers.MonthRow],
    responses=problems(Invalid),
)
async def list_months(read: Read, actor: Annotated[Actor, permit("grid.visit.read")], month: Month = None) -> Rows:
    return Rows(await walking_numbers.list_months(read, actor, month))


@router.get(
    "/visit-numbers/unvisited",
    summary="本月还没探访的人",
    response_model=list[answers.UnvisitedRow],
    responses=problems(NotFound, NotYourGrid),
)
async def list_unvisited(grid_id: UUID, read: Read, actor: Annotated[Actor, permit("grid.visit.read")]) -> Rows:
    return Rows(await walking_numbers.list_unvisited(read, actor, grid_id))


@router.get(
    "/visit-numbers/due",
    summary="本月还要走访的",
    response_model=list[answers.DueRow],
    responses=problems(NotFound, NotYourGrid),
)
async def list_due(grid_id: UUID, read: Read, actor: Annotated[Actor, permit("grid.visit.read")]) -> Rows:
    return Rows(await walking_numbers.list_due_rows(read, actor, grid_id))


@router.get("/visit-signals", summary="没人应的走访", response_model=list[answers.SignalRow])
async def list_signals(read: Read, actor: Annotated[Actor, permit("grid.visit.read")]) -> Rows:
    return Rows(await asides.without_asides(read, actor, await walking_numbers.list_signals(read, actor)))


@router.get("/visit-board", summary="网格看板（走访部分）", response_model=answers.Board)
async def get_board(read: Read, actor: Annotated[Actor, permit("grid.board.read")]) -> Rows:
    return Rows(await walking_numbers.get_board(read, actor))


@router.get("/visit-rules", summary="走访频次", response_model=list[answers.RuleRow])
async def list_rules(read: Read, actor: Annotated[Actor, permit("grid.visit.read")]) -> Rows:
    return Rows(await visit_queries.list_rules(read))


@router.post(
    "/visit-rules",
    summary="新增走访频次",
    status_code=201,
    response_model=Created,
    responses=problems(Conflict, Invalid),
)
async def make_rule(
    form: forms.NewRule, session: Write, actor: Annotated[Actor, permit("grid.visit_rule.edit")]
) -> Created:
    await ensure_rules(session, actor.community)
    return created(session, await needing.make_rule(session, actor, form))


@router.put(
    "/visit-rules/{rule_id}",
    summary="调整走访频次",
    status_code=204,
    responses=problems(NotFound, Stale, VersionMissing, Invalid),
)
async def change_rule(
    rule_id: UUID,
    form: forms.RuleForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("grid.visit_rule.edit")],
) -> None:
    await needing.change_rule(session, actor, rule_id, form, version)


@router.post(
    "/needs",
    summary="登记需求",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, Conflict, Invalid),
)
async def add_need(
    form: forms.NewNeed, session: Write, when: When, actor: Annotated[Actor, permit("grid.need.add")]
) -> Created:
    return created(session, await needing.add_need(session, actor, form, when))


@router.get("/needs", summary="需求", response_model=CountedPage[answers.NeedRow], responses=problems(CursorBad))
async def list_needs(
    read: Read,
    page: CountedPaging,
    actor: Annotated[Actor, permit("grid.need.read")],
    topic: forms.Topic | None = None,
    state: Literal["open", "merged", "matter", "project", "answered", "declined"] | None = None,
) -> Rows:
    return Rows(await visit_queries.list_needs(read, actor, page, topic, state))


@router.post("/needs/exports", summary="导出需求", status_code=201, response_model=Created, responses=problems(Invalid))
async def export_needs(
    form: forms.NeedExport, session: Write, actor: Annotated[Actor, permit("grid.need.export")]
) -> Created:
    return created(session, await begin(session, actor, need_exporting.NEEDS, form, form.reason))


@router.put(
    "/needs/{need_id}/ending",
    summary="归集或答复需求",
    status_code=204,
    responses=problems(NotFound, NeedEnded, Stale, VersionMissing, Invalid),
)
async def end_need(
    need_id: UUID,
    form: forms.NeedEnding,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("grid.need.answer")],
) -> None:
    await needing.end_need(session, actor, need_id, form, version)


@router.post("/handovers", summary="手机交接回执", status_code=201, response_model=Created, responses=problems(Invalid))
async def hand_over(
    form: forms.NewHandover, session: Write, actor: Annotated[Actor, permit("grid.day.read")]
) -> Created:
    return created(session, await needing.hand_over(session, actor, form))


@router.get(
    "/handovers", summary="手机交接回执", response_model=Page[answers.HandoverRow], responses=problems(CursorBad)
)
async def list_handovers(read: Read, page: Paging, actor: Annotated[Actor, permit("grid.visit.read")]) -> Rows:
    return Rows(await visit_queries.list_handovers(read, actor, page))
