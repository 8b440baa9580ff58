"""Whether messages reached somebody: the list of calls to make, and what was sent or failed."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.engines.matters import deliveries, delivery_queries
from jiayuan.engines.matters.delivery_models import (
    CallForm,
    DeliveryRow,
    DeliveryState,
    DeliverySums,
    DialledPhone,
    PhoneLook,
)
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import CountedPage, CountedPaging
from jiayuan.kernel.problems import NotFound, Stale, VersionMissing
from jiayuan.kernel.problems import problems as documented
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import IfMatch
from jiayuan.people.forms import ToldBy

router = HouseRouter(prefix="/deliveries", tags=["消息送达"])

Reading = Annotated[Actor, permit("matters.delivery.read")]
Recording = Annotated[Actor, permit("matters.delivery.record")]


@router.get("", summary="消息送达情况", response_model=CountedPage[DeliveryRow])
async def list_deliveries(
    page: CountedPaging, read: Read, actor: Reading, told_by: ToldBy | None = None, state: DeliveryState | None = None
) -> Rows:
    return Rows(await delivery_queries.list_deliveries(read, actor, page, told_by=told_by, state=state))


@router.get("/calls", summary="电话告知：等打的，或打过的", response_model=CountedPage[DeliveryRow])
async def list_calls(page: CountedPaging, read: Read, actor: Reading, done: bool = False) -> Rows:
    return Rows(await delivery_queries.list_calls(read, actor, page, done=done))


@router.get("/totals", summary="多少等打电话、多少没发到", response_model=DeliverySums)
async def sum_deliveries(read: Read, actor: Reading) -> Rows:
    return Rows(await delivery_queries.sum_deliveries(read, actor))


@router.post(
    "/{delivery_id}/looks",
    summary="看号码去打电话",
    response_model=DialledPhone,
    responses=documented(NotFound, deliveries.NotToCall),
)
async def look_at_phone(delivery_id: UUID, form: PhoneLook, session: Write, actor: Recording) -> DialledPhone:
    return DialledPhone(phone=await deliveries.look_at_phone(session, actor, delivery_id, form))


@router.post(
    "/{delivery_id}/calls",
    summary="电话打了：告知到、没打通、不再打",
    status_code=204,
    responses=documented(NotFound, Stale, VersionMissing, deliveries.NotToCall),
)
async def record_call(delivery_id: UUID, form: CallForm, version: IfMatch, session: Write, actor: Recording) -> None:
    await deliveries.record_call(session, actor, delivery_id, form, version)


@router.post(
    "/{delivery_id}/tries",
    summary="没发到的再发一次",
    status_code=204,
    responses=documented(NotFound, Stale, VersionMissing, deliveries.NotFailed),
)
async def send_again(delivery_id: UUID, version: IfMatch, session: Write, actor: Recording) -> None:
    await deliveries.send_again(session, actor, delivery_id, version)
