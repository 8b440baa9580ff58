"""A worker's day, doors and visits; the desk's view of them."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.access.sealed import When, accepts
from jiayuan.domains.grid import (
    amending,
    checklist,
    collecting,
    day,
    visit_exporting,
    visit_queries,
    visiting,
    walking_permissions,
)
from jiayuan.domains.grid import walking_answers as answers
from jiayuan.domains.grid import walking_forms as forms
from jiayuan.domains.grid.walking_problems import (
    ConsentNeeded,
    CorrectionTooLate,
    DoorLivedIn,
    FollowUpDone,
    MutedAlready,
    MuteEnded,
    NotYourVisit,
    PersonOnRecord,
    UndoTooLate,
    VisitTaken,
)
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.exporting import begin
from jiayuan.kernel.fields import Day
from jiayuan.kernel.paging import CountedPage, CountedPaging, Paging
from jiayuan.kernel.problems import CursorBad, Invalid, NotFound, Stale, VersionMissing, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created, etag
from jiayuan.territory.problems import NotYourGrid

router = HouseRouter(prefix="/grid", tags=["走访"])
accepts("/grid")

PERMISSIONS = walking_permissions.PERMISSIONS


@router.get("/day", summary="今天的路线", response_model=answers.DayAnswer)
async def get_day(read: Read, actor: Annotated[Actor, permit("grid.day.read")]) -> Rows:
    return Rows(await day.get_day(read, actor))


@router.get(
    "/households",
    summary="手机里留的住户",
    response_model=answers.HouseholdsKept,
    responses=problems(NotFound, NotYourGrid, CursorBad, Invalid),
)
async def list_kept(
    read: Read, page: Paging, actor: Annotated[Actor, permit("grid.door.read")], grid_id: UUID | None = None
) -> Rows:
    return Rows(await day.list_kept(read, actor, page, grid_id))


@router.get(
    "/households/{household_id}",
    summary="一户的全部待办",
    response_model=answers.DoorAnswer,
    responses=problems(NotFound),
)
async def get_household(household_id: UUID, read: Read, actor: Annotated[Actor, permit("grid.door.read")]) -> Rows:
    return Rows(await checklist.get_household(read, actor, household_id))


@router.post(
    "/visits",
    summary="记走访",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, VisitTaken, Invalid),
)
async def record_visit(
    form: forms.NewVisit, session: Write, when: When, actor: Annotated[Actor, permit("grid.visit.record")]
) -> Created:
    return created(session, await visiting.record_visit(session, actor, form, when))


@router.get(
    "/visits",
    summary="走访记录",
    response_model=CountedPage[answers.VisitRow],
    responses=problems(NotFound, NotYourGrid, CursorBad),
)
async def list_visits(
    read: Read,
    page: CountedPaging,
    actor: Annotated[Actor, permit("grid.visit.read")],
    grid_id: UUID | None = None,
    worker_account_id: UUID | None = None,
    household_id: UUID | None = None,
    building_id: UUID | None = None,
    outcome: Literal["met", "not_home", "refused", "moved"] | None = None,
    since: Annotated[Day | None, Query(description="从哪天起")] = None,
    until: Annotated[Day | None, Query(description="到哪天止，含当日")] = None,
) -> Rows:
    given: dict[str, object] = {
        "grid_id": grid_id, "worker_account_id": worker_account_id, "household_id": household_id,
        "building_id": building_id, "outcome": outcome,
    }  # fmt: skip
    values = await visit_queries.visit_filters(read, actor, given, since, until)
    return Rows(await visit_queries.list_visits(read, page, values))


@router.post(
    "/visits/exports",
    summary="导出走访记录",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, NotYourGrid, Invalid),
)
async def export_visits(
    form: forms.VisitExport, session: Write, read: Read, actor: Annotated[Actor, permit("grid.visit.export")]
) -> Created:
    await visit_exporting.filters_of(read, actor, form)
    return created(session, await begin(session, actor, visit_exporting.VISITS, form, form.reason))


@router.get("/visits/{visit_id}", summary="走访详情", response_model=answers.VisitDetail, responses=problems(NotFound))
async def get_visit(visit_id: UUID, read: Read, actor: Annotated[Actor, permit("grid.visit.read")]) -> Rows:
    found = await visit_queries.get_visit(read, actor, visit_id)
    return Rows(found, headers=etag(found["version"]))


@router.put(
    "/visits/{visit_id}/withdrawal",
    summary="撤销自己记的走访",
    status_code=204,
    responses=problems(NotFound, NotYourVisit, UndoTooLate),
)
async def withdraw_visit(visit_id: UUID, session: Write, actor: Annotated[Actor, permit("grid.visit.record")]) -> None:
    await amending.withdraw_visit(session, actor, visit_id)


@router.post(
    "/visits/{visit_id}/corrections",
    summary="更正自己记的走访",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, NotYourVisit, CorrectionTooLate, Stale, VersionMissing, Invalid),
)
async def correct_visit(
    visit_id: UUID,
    form: forms.VisitCorrecting,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("grid.visit.record")],
) -> Created:
    return created(session, await amending.correct_visit(session, actor, visit_id, form, version))


@router.post(
    "/collections",
    summary="上门采集新住户",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, VisitTaken, PersonOnRecord, DoorLivedIn, ConsentNeeded, Invalid),
)
async def collect(
    form: forms.NewCollection,
    session: Write,
    when: When,
    actor: Annotated[Actor, permit("grid.collection.record")],
) -> Created:
    return created(session, await collecting.collect(session, actor, form, when))


@router.get("/consent-texts", summary="采集前要看的同意书", response_model=list[answers.ConsentTextRow])
async def list_consent_texts(read: Read, actor: Annotated[Actor, permit("grid.collection.record")]) -> Rows:
    return Rows(await visit_queries.list_consent_texts(read))


@router.post(
    "/collection-requests",
    summary="请网格员上门采集",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, Invalid),
)
async def ask_collecting(
    form: forms.NewCollecting, session: Write, actor: Annotated[Actor, permit("grid.collection.ask")]
) -> Created:
    return created(session, await visiting.ask_collecting(session, actor, form))


@router.patch(
    "/households/{household_id}/confirmation",
    summary="户情核实无误",
    status_code=204,
    responses=problems(NotFound),
)
async def confirm_household(
    household_id: UUID, session: Write, when: When, actor: Annotated[Actor, permit("grid.fact.confirm")]
) -> None:
    await visiting.confirm_household(session, actor, household_id, when)


@router.patch(
    "/households/{household_id}/people/{person_id}/facts",
    summary="核实一个人的信息",
    status_code=204,
    responses=problems(NotFound, Invalid),
)
async def confirm_person(
    household_id: UUID,
    person_id: UUID,
    form: forms.FactsConfirmed,
    session: Write,
    actor: Annotated[Actor, permit("grid.fact.confirm")],
) -> None:
    await visiting.confirm_person(session, actor, household_id, person_id, form)


@router.patch(
    "/households/{household_id}/people/{person_id}",
    summary="补登或更改一个人的信息",
    status_code=204,
    responses=problems(NotFound, Stale, VersionMissing, Invalid),
)
async def fill_facts(
    household_id: UUID,
    person_id: UUID,
    form: forms.FactsFilled,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("grid.fact.confirm")],
) -> None:
    await visiting.fill_facts(session, actor, household_id, person_id, form, version)


@router.post(
    "/mutes",
    summary="暂停走访",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, MutedAlready, Invalid),
)
async def mute(form: forms.NewMute, session: Write, actor: Annotated[Actor, permit("grid.visit.mute")]) -> Created:
    return created(session, await visiting.mute(session, actor, form))


@router.delete("/mutes/{mute_id}", summary="恢复走访", status_code=204, responses=problems(NotFound, MuteEnded))
async def unmute(mute_id: UUID, session: Write, actor: Annotated[Actor, permit("grid.visit.mute")]) -> None:
    await visiting.unmute(session, actor, mute_id)


@router.put(
    "/follow-ups/{follow_up_id}/completion",
    summary="跟进办好了",
    status_code=204,
    responses=problems(NotFound, FollowUpDone, Invalid),
)
async def finish_follow_up(
    follow_up_id: UUID,
    form: forms.FollowUpDone,
    session: Write,
    actor: Annotated[Actor, permit("grid.visit.record")],
) -> None:
    await visiting.finish_follow_up(session, actor, follow_up_id, form.words)
