"""Handing on what a phone cannot send: giving, the receiver's list, taking up, passing on, putting away."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Request
from pydantic import BaseModel, StringConstraints
from sqlalchemy import Boolean, Uuid, and_, bindparam, or_, select

from jiayuan.access.envelopes import EnvelopeUnreadable, SealingKeyUnknown
from jiayuan.access.requests import HouseRouter, Read, Write, signed_in
from jiayuan.access.sealed import AuthorGone, AuthorUnproven, NotFromOutbox, open_own
from jiayuan.domains.grid import handing_on
from jiayuan.domains.grid.handed_models import HandedItem
from jiayuan.domains.grid.walking_forms import Form
from jiayuan.engines.matters.visibility import holder_keys
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.fields import Shown
from jiayuan.kernel.problems import Invalid, NotFound, Stale, VersionMissing, problems
from jiayuan.kernel.reading import Query, Rows
from jiayuan.kernel.writing import Created, IfMatch, created
from jiayuan.territory.queries import MINE

router = HouseRouter(prefix="/grid/handed-items", tags=["离线"])

item = HandedItem.__table__
_ME = bindparam("me", type_=Uuid)
_received = or_(
    item.c.to_account_id == _ME,
    and_(item.c.to_account_id.is_(None), bindparam("is_clerk", type_=Boolean), item.c.giver_account_id != _ME),
)
#: What waits for me first, then what became of what I gave.
ITEMS = Query(
    select(
        item.c.id, item.c.title, item.c.is_about_people, item.c.files, item.c.lost_files, item.c.refusal, item.c.note,
        item.c.device_at, item.c.giver_name, item.c.given_at, item.c.to_name, item.c.state, item.c.ended_at,
        item.c.ended_by_name, item.c.ended_why, item.c.version, (item.c.giver_account_id == _ME).label("is_mine"),
    )
    .where(
        item.c.community_id == MINE,
        or_(
            and_(_received, or_(item.c.state == "open", item.c.ended_by_account_id == _ME)),
            item.c.giver_account_id == _ME,
        ),
    )
    .order_by(item.c.state != "open", item.c.id.desc())
    .limit(100)
)  # fmt: skip


class ReceiverRow(BaseModel):
    account_id: UUID
    name: str


class HandedItemRow(BaseModel):
    """``is_mine``: I gave it; the row is my receipt."""

    id: UUID
    title: str
    is_about_people: bool
    files: list[UUID]
    lost_files: int
    refusal: str
    note: str
    device_at: datetime
    giver_name: str
    given_at: datetime
    to_name: str
    state: Literal["open", "taken", "put_away"]
    ended_at: datetime | None
    ended_by_name: str | None
    ended_why: str
    version: int
    is_mine: bool


class PlaceMeant(BaseModel):
    building_id: UUID | None
    entrance_id: UUID | None
    dwelling_id: UUID | None
    text: str


class TakenItem(BaseModel):
    """The call as it was written; the pictures in it are the receiver's own copies, the place in it is named."""

    id: UUID
    method: str
    path: str
    body: object
    place: PlaceMeant | None
    device_at: datetime
    giver_name: str


class PuttingAway(Form):
    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500), Shown]


class PassingOn(Form):
    """Without ``to_account_id`` the clerk gets it."""

    to_account_id: UUID | None = None


@router.get("/receivers", summary="能交给谁", response_model=list[ReceiverRow])
async def list_receivers(session: Write, actor: Annotated[Actor, signed_in()]) -> Rows:
    found = await handing_on.receivers(session, actor)
    return Rows([{"account_id": one.id, "name": one.name} for one in found])


@router.get("", summary="交来的和我交出的", response_model=list[HandedItemRow])
async def list_items(read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    is_clerk = handing_on.CLERK.id in holder_keys(actor)
    return Rows(await read.rows(ITEMS, me=actor.account_id, is_clerk=is_clerk))


@router.post(
    "",
    summary="把手机里传不上去的一条交给别人",
    status_code=201,
    response_model=Created,
    responses=problems(
        EnvelopeUnreadable,
        SealingKeyUnknown,
        AuthorUnproven,
        AuthorGone,
        NotFromOutbox,
        NotFound,
        Invalid,
        handing_on.ItemSent,
    ),
)
async def give(
    form: handing_on.NewHandedItem, request: Request, session: Write, actor: Annotated[Actor, signed_in()]
) -> Created:
    sealed = await open_own(request, actor, form.envelope)
    return created(session, await handing_on.give(session, actor, form, sealed))


@router.put(
    "/{item_id}/taking",
    summary="接手",
    response_model=TakenItem,
    responses=problems(NotFound, handing_on.ItemEnded, handing_on.ItemOfWalkers, Stale, VersionMissing),
)
async def take_up(item_id: UUID, session: Write, version: IfMatch, actor: Annotated[Actor, signed_in()]) -> TakenItem:
    taken = await handing_on.take_up(session, actor, item_id, version)
    place = PlaceMeant.model_validate(taken.place, from_attributes=True) if taken.place is not None else None
    return TakenItem(
        id=taken.item.id, place=place, method=taken.method, path=taken.path, body=taken.body,
        device_at=taken.item.device_at, giver_name=taken.item.giver_name,
    )  # fmt: skip


@router.put(
    "/{item_id}/putting-away",
    summary="放下，说明原因",
    status_code=204,
    responses=problems(NotFound, handing_on.ItemEnded, Stale, VersionMissing, Invalid),
)
async def put_away(
    item_id: UUID, form: PuttingAway, session: Write, version: IfMatch, actor: Annotated[Actor, signed_in()]
) -> None:
    await handing_on.put_away(session, actor, item_id, form.why, version)


@router.put(
    "/{item_id}/receiver",
    summary="转给另一位",
    status_code=204,
    responses=problems(NotFound, handing_on.ItemEnded, Stale, VersionMissing, Invalid),
)
async def pass_on(
    item_id: UUID, form: PassingOn, session: Write, version: IfMatch, actor: Annotated[Actor, signed_in()]
) -> None:
    await handing_on.pass_on(session, actor, item_id, form.to_account_id, version)
