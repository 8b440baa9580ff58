"""民情回音: the community's word on a topic of the week, told to who spoke and shown to all residents (R114)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Integer, Uuid, bindparam, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.board_models import VoiceReply
from jiayuan.domains.grid.digesting import get_digest, monday_of
from jiayuan.domains.grid.schemas import ReplyForm
from jiayuan.engines.matters import declaring
from jiayuan.engines.matters.messages import Opens, declare_message, tell
from jiayuan.engines.matters.models import Matter, MatterWatch
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader
from jiayuan.territory.queries import MINE

declare_event("grid.voice.replied", "发布民情回音")
declare_message("grid.voice.replied", Opens("/grid/events/digest", "/voice-replies", "/voice-replies"))

reply = VoiceReply.__table__
PUBLISHED = Query(
    select(reply.c.id, reply.c.monday, reply.c.title, reply.c.voices, reply.c.words, reply.c.at)
    .where(reply.c.community_id == MINE)
    .where(
        tuple_(reply.c.at, reply.c.id)
        < tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid))
    )
    .order_by(reply.c.at.desc(), reply.c.id.desc())
    .limit(bindparam("limit", type_=Integer))
)


async def publish(session: AsyncSession, read: Reader, actor: Actor, form: ReplyForm) -> UUID:
    """Answer a topic of a week, once. Raises NotFound for one that nobody spoke of, ReplyPublished."""
    digest = await get_digest(read, actor, form.day)
    wanted = (form.category_id, form.topic)
    topic = next((one for one in digest["topics"] if (one["category_id"], one["topic"]) == wanted), None)
    if topic is None:
        raise NotFound
    kept = VoiceReply(
        community_id=actor.community, id=uuid7(), monday=monday_of(form.day), category_id=form.category_id,
        topic=form.topic, title=topic["title"], voices=topic["voices"], words=form.words,
        by_account_id=actor.account_id, at=clock.now(),
    )  # fmt: skip
    session.add(kept)
    await session.flush()
    matters = [matter for place in topic["places"] for matter in place["matters"]]
    for account_id in await _who_spoke(session, actor.community, matters):
        tell(
            session, actor.community, declaring.account(account_id), "grid.voice.replied",
            f"民情回音：{kept.title}", kept.words, about_id=kept.id, outward=True,
        )  # fmt: skip
    emit(session, "grid.voice.replied", community=actor.community, about=kept.id, monday=kept.monday.isoformat())
    return kept.id


async def _who_spoke(session: AsyncSession, community: int, matters: list[UUID]) -> list[UUID]:
    """Reporters, and who met with the same."""
    reported = await session.scalars(
        select(Matter.reporter_account_id).where(
            Matter.community_id == community, Matter.id.in_(matters), Matter.reporter_account_id.is_not(None)
        )
    )
    joined = await session.scalars(
        select(MatterWatch.account_id).where(
            MatterWatch.community_id == community, MatterWatch.matter_id.in_(matters), MatterWatch.is_reporter
        )
    )
    return sorted({account_id for account_id in (*reported, *joined) if account_id is not None})


async def list_replies(read: Reader, page: PageQuery) -> dict[str, object]:
    """The newest first."""
    return page.page(await read.rows(PUBLISHED, **page.before(at=datetime, id=UUID)), at="at", id="id")
