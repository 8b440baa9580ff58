"""The way to somebody as he wants it: a pluggable channel, shut while demo data are loaded, or the list of calls."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters import clocks
from jiayuan.engines.matters.message_models import Message, MessageDelivery
from jiayuan.engines.matters.telling import Reach, reach_of
from jiayuan.kernel import clock
from jiayuan.kernel.calendar import due_at, working
from jiayuan.kernel.database import Database
from jiayuan.kernel.jobs import communities, every
from jiayuan.kernel.models import Community
from jiayuan.kernel.settings import get_settings

log = logging.getLogger("jiayuan.messages")

_BATCH = 50
#: A message that could not be sent so often is given up; it stays readable in the inbox.
_TRIES = 6
#: By when who wants a call is called (R090).
CALLED_WITHIN = working("1d")


class Channel(Protocol):
    """Something that carries a message out: an SMS gateway, a government messenger."""

    async def send(self, message: Message, phone: str | None) -> None:
        """``phone`` only for who has no account by which the gateway knows him. Raises OSError if it did not leave."""
        ...


class HttpChannel:
    """POSTs id, holder, kind, title and body to a gateway, which knows how to reach the account; no names leave."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def send(self, message: Message, phone: str | None) -> None:
        document = {
            "id": str(message.id), "holder_kind": message.holder_kind, "holder_id": str(message.holder_id),
            "kind": message.kind, "title": message.title, "body": message.body,
        }  # fmt: skip
        if phone is not None:
            document["phone"] = phone
        import httpx  # a tenth of a second at the start, for installations with a gateway

        try:
            async with httpx.AsyncClient(timeout=10, follow_redirects=False) as client:
                answer = await client.post(self._url, json=document, headers={"Idempotency-Key": str(message.id)})
                answer.raise_for_status()
        except httpx.HTTPError as reason:
            raise OSError(type(reason).__name__) from reason


def channel() -> Channel | None:
    url = get_settings().message_channel_url
    return HttpChannel(url) if url else None


@every(seconds=5, name="messages.deliver")
async def deliver_all(database: Database) -> None:
    for community in await communities(database):
        await deliver(database, community, channel())


async def deliver(database: Database, community: int, way: Channel | None) -> int:
    """Send what waits; answers how many left. Each message in a transaction of its own, so none is sent twice
    because another failed."""
    sent = 0
    async with database.transaction(f"{{{community}}}") as session:
        waiting = list(
            await session.scalars(
                select(MessageDelivery.id)
                .where(
                    MessageDelivery.community_id == community,
                    MessageDelivery.state == "waiting",
                    MessageDelivery.not_before <= clock.now(),
                )
                .order_by(MessageDelivery.not_before)
                .limit(_BATCH)
            )
        )
        demo = await session.scalar(select(Community.is_demo).where(Community.id == community))
    for delivery_id in waiting:
        async with database.transaction(f"{{{community}}}") as session:
            sent += await _deliver_one(session, community, delivery_id, None if demo else way)
    return sent


async def _deliver_one(session: AsyncSession, community: int, delivery_id: UUID, way: Channel | None) -> bool:
    delivery = await session.scalar(
        select(MessageDelivery)
        .where(
            MessageDelivery.community_id == community,
            MessageDelivery.id == delivery_id,
            MessageDelivery.state == "waiting",
        )
        .with_for_update(skip_locked=True)
    )
    if delivery is None:
        return False
    message = await session.get_one(Message, (community, delivery.message_id))
    reach = await reach_of(session, community, message.holder_kind, message.holder_id)
    delivery.told_by = reach.told_by
    if reach.told_by == "inbox":
        delivery.state = "kept"
        return False
    if reach.told_by == "phone_list":
        await _list_call(session, delivery, reach)
        return False
    return await _send(delivery, message, reach, way)


async def _list_call(session: AsyncSession, delivery: MessageDelivery, reach: Reach) -> None:
    if reach.phone is None:
        delivery.state, delivery.reason = "failed", "没有登记电话"
        return
    house = await clocks.house_of(session, delivery.community_id)
    delivery.state, delivery.due_at = "to_call", due_at(clock.now(), CALLED_WITHIN, house.calendar).at


async def _send(delivery: MessageDelivery, message: Message, reach: Reach, way: Channel | None) -> bool:
    if way is None:
        delivery.state, delivery.reason = "shut", "没有开通外发通道"
        return False
    delivery.tries, delivery.tried_at = delivery.tries + 1, clock.now()
    try:
        await way.send(message, reach.phone if message.holder_kind == "person" else None)
    except OSError as reason:
        delivery.reason = str(reason) or type(reason).__name__
        delivery.not_before = clock.now() + timedelta(seconds=30 * 2**delivery.tries)
        if delivery.tries >= _TRIES:
            delivery.state = "failed"
        log.warning("message not delivered", extra={"delivery": str(delivery.id), "tries": delivery.tries})
        return False
    delivery.state, delivery.sent_at, delivery.reason = "sent", clock.now(), ""
    return True
