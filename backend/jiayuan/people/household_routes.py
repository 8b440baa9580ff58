"""Households: their people, moves out, births, splitting and joining, the head, and when they were last confirmed."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import CountedPage, CountedPaging
from jiayuan.kernel.problems import NotFound, Stale, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created, etag
from jiayuan.people import answers, desk_lists, forms, household_queries, living, queries
from jiayuan.people.problems import HeadNeeded, HouseholdClosed
from jiayuan.people.visibility import check_household_visible, check_resident_visible
from jiayuan.territory.problems import NotYourGrid

router = HouseRouter(tags=["户"])
Edits = Annotated[Actor, permit("people.person.edit")]


@router.get(
    "/dwellings/{dwelling_id}/households",
    summary="一套房里的各户",
    response_model=list[answers.HouseholdDetail],
    responses=problems(NotYourGrid),
)
async def list_households(
    dwelling_id: UUID, read: Read, actor: Annotated[Actor, permit("people.resident.read")]
) -> Rows:
    return Rows(await household_queries.list_households(read, actor, dwelling_id))


@router.get(
    "/households",
    summary="各户，按门牌排列",
    response_model=CountedPage[answers.HouseholdRow],
    responses=problems(NotYourGrid, NotFound),
)
async def list_all_households(
    page: CountedPaging,
    read: Read,
    actor: Annotated[Actor, permit("people.resident.read")],
    estate: UUID | None = None,
    grid: UUID | None = None,
    building: UUID | None = None,
    stale: bool = False,
) -> Rows:
    await queries.check_grid(read, actor, grid)
    return Rows(
        await desk_lists.list_households(
            read, actor, page, estate_id=estate, grid=grid, building_id=building, stale=stale
        )
    )


@router.get(
    "/households/{household_id}", summary="户详情", response_model=answers.HouseholdDetail, responses=problems(NotFound)
)
async def get_household(
    household_id: UUID, read: Read, actor: Annotated[Actor, permit("people.resident.read")]
) -> Rows:
    found = await household_queries.get_household(read, actor, household_id)
    return Rows(found, headers=etag(found["version"]))


@router.post(
    "/residents/{resident_id}/moving-out",
    summary="迁出",
    status_code=204,
    responses=problems(HeadNeeded, NotFound),
)
async def move_out(resident_id: UUID, form: forms.MovingOut, session: Write, actor: Edits) -> None:
    await check_resident_visible(session, actor, resident_id)
    await living.move_out(session, actor, resident_id, form)


@router.post(
    "/households/{household_id}/births",
    summary="出生登记",
    status_code=201,
    response_model=Created,
    responses=problems(HouseholdClosed, Stale),
)
async def record_birth(
    household_id: UUID, form: forms.Birth, session: Write, version: IfMatch, actor: Edits
) -> Created:
    await check_household_visible(session, actor, household_id)
    return created(session, await living.record_birth(session, actor, household_id, form, version))


@router.post(
    "/households/{household_id}/splitting",
    summary="分户",
    status_code=201,
    response_model=Created,
    responses=problems(HeadNeeded, Stale),
)
async def split_household(
    household_id: UUID, form: forms.Splitting, session: Write, version: IfMatch, actor: Edits
) -> Created:
    await check_household_visible(session, actor, household_id)
    return created(session, await living.split_household(session, actor, household_id, form, version))


@router.post(
    "/households/{household_id}/joining",
    summary="并入另一户",
    status_code=204,
    responses=problems(HouseholdClosed, Stale),
)
async def join_household(
    household_id: UUID, form: forms.Joining, session: Write, version: IfMatch, actor: Edits
) -> None:
    await check_household_visible(session, actor, household_id)
    await check_household_visible(session, actor, form.into_id)
    await living.join_household(session, actor, household_id, form, version)


@router.post("/households/{household_id}/head", summary="变更户主", status_code=204, responses=problems(Stale))
async def change_head(
    household_id: UUID, form: forms.HeadChange, session: Write, version: IfMatch, actor: Edits
) -> None:
    await check_household_visible(session, actor, household_id)
    await living.change_head(session, actor, household_id, form, version)


@router.post("/households/{household_id}/confirmations", summary="核实这一户", status_code=204)
async def confirm_household(household_id: UUID, session: Write, actor: Edits) -> None:
    await check_household_visible(session, actor, household_id)
    await living.confirm_household(session, actor, household_id, "grid")
