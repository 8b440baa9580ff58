"""What people do with messages on their way: look at a number to dial it, write down how the call went, send again."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.delivery_models import CallForm, PhoneLook
from jiayuan.engines.matters.message_models import Message, MessageDelivery
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.telling import reach_of
from jiayuan.engines.matters.visibility import not_about_oneself
from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.problems import NotFound, Problem
from jiayuan.kernel.writing import check_version
from jiayuan.people.looking import record_look


@dataclass(eq=False)
class NotToCall(Problem):
    status, code, title = 409, "matters.not_to_call", "这一条不在等电话，刷新看看是不是有人打过了"


@dataclass(eq=False)
class NotFailed(Problem):
    status, code, title = 409, "matters.not_failed", "这一条没有发送失败，不用再发"


async def look_at_phone(session: AsyncSession, actor: Actor, delivery_id: UUID, form: PhoneLook) -> str:
    """The number in clear, to be dialled; the person reads who looked and why. Raises NotFound, NotToCall."""
    delivery, message = await _get_delivery(session, actor, delivery_id)
    reach = await reach_of(session, actor.community, message.holder_kind, message.holder_id)
    if delivery.state != "to_call" or reach.phone is None:
        raise NotToCall
    if reach.person_id is not None:
        record_look(
            session, actor, reach.person_id, ["phone"], form.purpose, "call", form.words, withheld=form.for_duty
        )
    else:
        audit.record(
            session, actor, "matters.delivery.dialled", about=delivery.id, purpose=form.purpose,
            account=message.holder_id,
        )  # fmt: skip
    await session.flush()
    return reach.phone


async def record_call(session: AsyncSession, actor: Actor, delivery_id: UUID, form: CallForm, version: int) -> None:
    """Told by phone is delivered; nobody there waits on, counted. Raises NotFound, Stale, NotToCall."""
    delivery, _ = await _get_delivery(session, actor, delivery_id, locked=True)
    if delivery.state != "to_call":
        raise NotToCall
    check_version(delivery, version)
    now = clock.now()
    delivery.by_account_id, delivery.tried_at, delivery.tries = actor.account_id, now, delivery.tries + 1
    if form.result == "told":
        delivery.state, delivery.sent_at, delivery.reason = "sent", now, ""
    else:
        delivery.state = "failed" if form.result == "given_up" else "to_call"
        delivery.reason = form.words or "没人接"
    audit.record(session, actor, "matters.delivery.called", about=delivery.id, result=form.result)
    await session.flush()


async def send_again(session: AsyncSession, actor: Actor, delivery_id: UUID, version: int) -> None:
    """One more try of what failed or met a shut channel. Raises NotFound, Stale, NotFailed."""
    delivery, _ = await _get_delivery(session, actor, delivery_id, locked=True)
    if delivery.state not in ("failed", "shut"):
        raise NotFailed
    check_version(delivery, version)
    delivery.state, delivery.not_before, delivery.by_account_id = "waiting", clock.now(), actor.account_id
    audit.record(session, actor, "matters.delivery.sent_again", about=delivery.id, tries=delivery.tries)
    await session.flush()


async def _get_delivery(
    session: AsyncSession, actor: Actor, delivery_id: UUID, *, locked: bool = False
) -> tuple[MessageDelivery, Message]:
    delivery = await get_own(session, actor, MessageDelivery, delivery_id, locked=locked)
    message = await get_own(session, actor, Message, delivery.message_id)
    if message.matter_id is not None:
        matter = select(Matter.id).where(
            Matter.community_id == actor.community, Matter.id == message.matter_id, not_about_oneself()
        )
        if await session.scalar(matter, {"v_account": actor.account_id, "v_unit": actor.unit_id}) is None:
            raise NotFound
    return delivery, message
