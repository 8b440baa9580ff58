"""Hearing what becomes of a matter, and 「我也遇到」 instead of a second report."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters import moving
from jiayuan.engines.matters.acting import Acted, act, lock_visible
from jiayuan.engines.matters.models import MatterWatch
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor, system_actor


async def watch(session: AsyncSession, actor: Actor, matter_id: UUID) -> None:
    """Follow a matter that one may see. Raises NotFound."""
    matter = await lock_visible(session, actor, matter_id)
    await moving.follow(session, actor.community, actor.account_id, matter.id, clock.now(), is_reporter=False)


async def stop_watching(session: AsyncSession, actor: Actor, matter_id: UUID) -> None:
    """Follow no longer; who joined as a reporter keeps seeing the matter. Raises NotFound."""
    await lock_visible(session, actor, matter_id)
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
    await moving.follow(session, actor.community, actor.account_id, matter_id, clock.now(), is_reporter=True)
    return acted
