"""Reminders at half and four fifths of the time and at expiry; what is overdue is told to the one above."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters import clocks, moving
from jiayuan.engines.matters.acting import act
from jiayuan.engines.matters.declaring import Holder, workflow_of
from jiayuan.engines.matters.messages import tell
from jiayuan.engines.matters.models import Matter
from jiayuan.kernel import clock
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.jobs import communities, every

#: How many matters one transaction reminds of; the next tick takes the rest.
_BATCH = 100


@every(seconds=60, name="matters.remind")
async def remind_all(database: Database) -> None:
    """Go through every community's matters whose next reminder has come."""
    for community in await communities(database):
        await remind(database, community)


async def remind(database: Database, community: int) -> int:
    """Remind in one community; answers of how many matters."""
    done = 0
    while due := await _due(database, community):
        for matter_id in due:
            async with database.transaction(f"{{{community}}}") as session:
                done += await _remind_of(session, community, matter_id)
        if len(due) < _BATCH:
            break
    return done


async def _due(database: Database, community: int) -> list[UUID]:
    async with database.transaction(f"{{{community}}}") as session:
        found = await session.scalars(
            select(Matter.id)
            .where(Matter.community_id == community, Matter.next_reminder_at <= clock.now())
            .order_by(Matter.next_reminder_at)
            .limit(_BATCH)
        )
        return list(found)


async def _remind_of(session: AsyncSession, community: int, matter_id: UUID) -> bool:
    """One reminder; two workers at once send one, because the first moves the moment under its lock."""
    matter = await session.scalar(
        select(Matter).where(Matter.community_id == community, Matter.id == matter_id).with_for_update(skip_locked=True)
    )
    now = clock.now()
    if matter is None or matter.next_reminder_at is None or matter.next_reminder_at > now or matter.due_at is None:
        return False
    is_late = matter.due_at <= now
    tasks = await moving.open_tasks(session, matter)
    title = f"{'超期' if is_late else '快到期'}：{matter.title}"
    for task in tasks:
        tell(
            session, community, moving.holder_of(task), f"{matter.kind}.{'overdue' if is_late else 'due_soon'}",
            title, f"{matter.number} {_left(matter.due_at, now)}", matter=matter, outward=True,
        )  # fmt: skip
    matter.next_reminder_at = clocks.next_reminder(moving.clock_of(matter), matter.due_at, now)
    await session.flush()
    if is_late:
        await _escalate(session, community, matter)
    return True


async def _escalate(session: AsyncSession, community: int, matter: Matter) -> None:
    """A step of the house's own, and a message to the one above."""
    above: Holder = workflow_of(matter.kind, matter.workflow_version).above
    acted = await act(session, system_actor(community), matter.id, "escalate", {}, None)
    tell(
        session, community, above, f"{matter.kind}.escalated", f"超期上报：{matter.title}", matter.number,
        matter=matter, step_id=acted.step_id,
    )  # fmt: skip


def _left(due: datetime, now: datetime) -> str:
    """「还剩3小时」 or 「已超期」."""
    seconds = int((due - now).total_seconds())
    if seconds <= 0:
        return "已超期"
    if seconds < 3600:
        return f"还剩{max(1, seconds // 60)}分钟"
    return f"还剩{seconds // 3600}小时" if seconds < 86_400 else f"还剩{seconds // 86_400}天"
