"""Hearing what becomes of a matter, and 「我也遇到」 instead of a second report."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.acting import Acted, act, lock_visible
from jiayuan.engines.matters.models import MatterWatch
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.ids import uuid7


async def watch(session: AsyncSession, actor: Actor, matter_id: UUID) -> None:
    """Follow a matter that one may see. Raises NotFound."""
    matter = await lock_visible(session, actor, matter_id)
    await _add(session, actor, matter.id, is_reporter=False)


async def stop_watching(session: AsyncSession, actor: Actor, matter_id: UUID) -> None:
    """Follow no longer; who joined as a reporter keeps seeing the matter."""
    await session.execute(
        delete(MatterWatch).where(
            MatterWatch.community_id == actor.community,
            MatterWatch.account_id == actor.account_id,
            MatterWatch.matter_id == matter_id,
            ~MatterWatch.is_reporter,
        )
    )


async def join_in(session: AsyncSession, actor: Actor, matter_id: UUID, note: str = "") -> Acted:
    """「我也遇到」: one more reporter of the same thing. The caller has offered it as a likely duplicate."""
    house = system_actor(actor.community, "居民")
    acted = await act(session, house, matter_id, "me_too", {"note": note}, None)
    await _add(session, actor, matter_id, is_reporter=True)
    return acted


async def _add(session: AsyncSession, actor: Actor, matter_id: UUID, *, is_reporter: bool) -> None:
    statement = insert(MatterWatch).values(
        community_id=actor.community, id=uuid7(), account_id=actor.account_id, matter_id=matter_id,
        is_reporter=is_reporter, at=clock.now(),
    )  # fmt: skip
    await session.execute(
        statement.on_conflict_do_update(
            constraint="matter_watch_once", set_={"is_reporter": MatterWatch.is_reporter | is_reporter}
        )
    )
