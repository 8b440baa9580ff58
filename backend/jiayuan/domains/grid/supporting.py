"""「我也遇到」: one more who hears how it goes, instead of a second report."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.problems import NotSupportable
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.models import Matter, MatterWatch
from jiayuan.engines.matters.watching import join_in
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import NotFound


async def support_event(session: AsyncSession, actor: Actor, event_id: UUID, note: str) -> None:
    """Let the actor be told like the reporter. A second time, or by the reporter himself, it changes nothing.

    The step names nobody: neighbours do not learn who else met with it. Raises NotFound for an event that is not
    offered to neighbours (about a person, a worker or a unit), NotSupportable for one that has ended.
    """
    event = await session.get(Matter, (actor.community, event_id), with_for_update=True)
    if event is None or event.kind != GRID_EVENT.kind or not await _is_offered(session, event):
        raise NotFound
    if event.reporter_account_id == actor.account_id:
        return
    if event.closed_at is not None:
        raise NotSupportable
    joined = select(MatterWatch.id).where(
        MatterWatch.community_id == actor.community,
        MatterWatch.account_id == actor.account_id,
        MatterWatch.matter_id == event.id,
        MatterWatch.is_reporter,
    )
    if await session.scalar(joined) is None:
        await join_in(session, actor, event.id, note)


async def _is_offered(session: AsyncSession, event: Matter) -> bool:
    if event.about_account_id is not None or event.about_unit_id is not None:
        return False
    if event.category_id is None:
        return True
    private = select(MatterCategory.is_private).where(
        MatterCategory.community_id == event.community_id, MatterCategory.id == event.category_id
    )
    return not await session.scalar(private)
