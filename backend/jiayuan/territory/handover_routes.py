"""Handing an estate over by a sheet of its buildings, and taking that back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import Uuid, bindparam, select
from starlette.responses import Response

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.listing import ANSWERS_SHEET, SHEET
from jiayuan.kernel.problems import NotFound, Stale, problems
from jiayuan.kernel.reading import Query, Rows
from jiayuan.kernel.uploads import SheetUnread
from jiayuan.kernel.writing import Created, IfMatch, created
from jiayuan.territory import building_sheet, forms, handing_over
from jiayuan.territory.models import EstateHandover
from jiayuan.territory.problems import BuildingNumberTaken, HandoverOver, HandoverUndone, HandoverUsed, SheetFaulty
from jiayuan.territory.queries import MINE

router = HouseRouter(tags=["地方"])
Editor = Annotated[Actor, permit("territory.building.edit")]

handover = EstateHandover.__table__
HANDOVERS = Query(
    select(
        handover.c.id, handover.c.file_name, handover.c.on, handover.c.buildings, handover.c.entrances,
        handover.c.dwellings, handover.c.by_name, handover.c.at, handover.c.undone_at, handover.c.version,
    )
    .where(handover.c.community_id == MINE, handover.c.estate_id == bindparam("estate_id", type_=Uuid))
    .order_by(handover.c.at.desc())
    .limit(50)
)  # fmt: skip


class HandoverRow(BaseModel):
    id: UUID
    file_name: str
    on: date
    buildings: int
    entrances: int
    dwellings: int
    by_name: str
    at: datetime
    undone_at: datetime | None
    undo_until: datetime
    version: int


@router.get(
    "/handovers/sample",
    summary="楼栋表的样表",
    response_class=Response,
    responses=ANSWERS_SHEET,
)
async def get_sample(actor: Editor) -> Response:
    named = "attachment; filename=\"buildings.xlsx\"; filename*=UTF-8''" + quote("楼栋表样表.xlsx")
    return Response(building_sheet.write_sample(), media_type=SHEET, headers={"Content-Disposition": named})


@router.get("/estates/{estate_id}/handovers", summary="小区交付过的楼栋表", response_model=list[HandoverRow])
async def list_handovers(estate_id: UUID, read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    found = await read.rows(HANDOVERS, estate_id=estate_id)
    return Rows([row | {"undo_until": row["at"] + handing_over.UNDO_FOR} for row in found])


@router.post(
    "/estates/{estate_id}/handovers",
    summary="按楼栋表交付小区",
    status_code=201,
    response_model=Created,
    responses=problems(SheetFaulty, SheetUnread, BuildingNumberTaken, NotFound),
)
async def hand_over(estate_id: UUID, form: forms.NewHandover, session: Write, actor: Editor) -> Created:
    return created(session, await handing_over.hand_over(session, actor, estate_id, form))


@router.post(
    "/handovers/{handover_id}/undo",
    summary="撤销一次交付",
    status_code=204,
    responses=problems(HandoverUndone, HandoverOver, HandoverUsed, Stale),
)
async def undo(handover_id: UUID, session: Write, version: IfMatch, actor: Editor) -> None:
    await handing_over.undo(session, actor, handover_id, version)
