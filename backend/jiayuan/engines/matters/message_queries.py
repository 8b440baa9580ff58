"""The in-app inbox."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ARRAY, Integer, Uuid, bindparam, exists, func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.message_models import Message, MessageReading
from jiayuan.engines.matters.messages import opens
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.visibility import holder_keys
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row, Rows, pick

#: Unread messages are counted up to this many.
COUNTED = 99

_COMMUNITY = bindparam("community", type_=Integer)
_ME = bindparam("me", type_=Uuid)
_LIMIT = bindparam("limit", type_=Integer)
_keys = func.unnest(bindparam("keys", type_=ARRAY(Uuid))).table_valued("key").render_derived()
_read_at = (
    select(MessageReading.at)
    .where(
        MessageReading.community_id == _COMMUNITY,
        MessageReading.message_id == Message.id,
        MessageReading.account_id == _ME,
    )
    .scalar_subquery()
)
_latest = (
    select(Message, _read_at.label("read_at"))
    .where(
        Message.community_id == _COMMUNITY,
        Message.holder_id == _keys.c.key,
        Message.id < bindparam("after_id", type_=Uuid),
    )
    .order_by(Message.id.desc())
    .limit(_LIMIT)
    .lateral("latest")
)

MESSAGES = Query(
    pick(
        _latest.c.id, _latest.c.kind, _latest.c.title, _latest.c.body, _latest.c.matter_id, _latest.c.step_id,
        _latest.c.about_id, _latest.c.at, _latest.c.read_at, _latest.c.holder_kind,
        Matter.kind.label("matter_kind"), Matter.number,
    )
    .select_from(_keys)
    .join(_latest, literal(1) == literal(1))
    .outerjoin(Matter, (Matter.community_id == _COMMUNITY) & (Matter.id == _latest.c.matter_id))
    .order_by(_latest.c.id.desc())
    .limit(_LIMIT)
)  # fmt: skip
_unread = (
    select(Message.id)
    .where(
        Message.community_id == _COMMUNITY,
        Message.holder_id == func.any(bindparam("keys", type_=ARRAY(Uuid))),
        ~exists(
            select(MessageReading.id).where(
                MessageReading.community_id == _COMMUNITY,
                MessageReading.message_id == Message.id,
                MessageReading.account_id == _ME,
            )
        ),
    )
    .limit(literal(COUNTED + 1, Integer))
    .subquery("unread")
)
UNREAD = Query(select(func.count().label("unread")).select_from(_unread))


def inbox_keys(actor: Actor) -> list[UUID]:
    """To whom messages are addressed that the actor reads: also those that reached his record before the account."""
    return holder_keys(actor) + ([actor.person_id] if actor.person_id is not None else [])


async def list_messages(read: Reader, actor: Actor, page: PageQuery) -> Rows:
    """Messages to me, my posts and my unit, the latest first; each leads to the very act."""
    values = {"keys": inbox_keys(actor), "me": actor.account_id}
    rows = await read.rows(MESSAGES, **values, **page.before(id=UUID))
    is_resident = actor.role == "resident"
    for row in rows:
        row["opens"] = opens(row["kind"], row["matter_id"], row.pop("about_id"), resident=is_resident)
    document = page.page(rows, id="id")
    if page.counted:
        document["total"] = await read.total(MESSAGES, **values, **page.whole.before(id=UUID))
    return Rows(document)


async def count_unread(read: Reader, actor: Actor) -> Row:
    return await read.one(UNREAD, keys=inbox_keys(actor), me=actor.account_id)


async def mark_read(session: AsyncSession, actor: Actor, message_id: UUID) -> None:
    """One message is read by this account. Raises NotFound for somebody else's."""
    message = await session.get(Message, (actor.community, message_id))
    if message is None or message.holder_id not in inbox_keys(actor):
        raise NotFound
    await _mark(session, actor, [message_id])


async def mark_all_read(session: AsyncSession, actor: Actor, until: UUID) -> None:
    """All messages up to this one are read by this account."""
    found = await session.scalars(
        select(Message.id)
        .where(
            Message.community_id == actor.community,
            Message.holder_id.in_(inbox_keys(actor)),
            Message.id <= until,
            ~exists(
                select(MessageReading.id).where(
                    MessageReading.community_id == actor.community,
                    MessageReading.message_id == Message.id,
                    MessageReading.account_id == actor.account_id,
                )
            ),
        )
        .order_by(Message.id.desc())
        .limit(1000)
    )
    await _mark(session, actor, list(found))


async def _mark(session: AsyncSession, actor: Actor, ids: list[UUID]) -> None:
    if not ids:
        return
    rows = [
        {
            "community_id": actor.community, "id": uuid7(), "message_id": message_id, "account_id": actor.account_id,
            "at": clock.now(),
        }
        for message_id in ids
    ]  # fmt: skip
    await session.execute(insert(MessageReading).on_conflict_do_nothing(constraint="message_read_once"), rows)
