"""Reminders at half and four fifths of the time and at expiry; what is overdue is told to the one above."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters import clocks, moving
from jiayuan.engines.matters.acting import act
from jiayuan.engines.matters.declaring import Holder, workflow_of
from jiayuan.engines.matters.messages import tell
from jiayuan.engines.matters.models import Matter, MatterTask
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
    """Remind in one community of matters, and of what was asked of others under a deadline of its own."""
    done = await _each_due(database, community, Matter, _remind_of)
    return done + await _each_due(database, community, MatterTask, _remind_helper)


async def _each_due(
    database: Database,
    community: int,
    table: type[Matter] | type[MatterTask],
    remind_one: Callable[[AsyncSession, int, UUID], Awaitable[bool]],
) -> int:
    done = 0
    while due := await _due(database, community, table):
        for one in due:
            async with database.transaction(f"{{{community}}}") as session:
                done += await remind_one(session, community, one)
        if len(due) < _BATCH:
            break
    return done


async def _due(database: Database, community: int, table: type[Matter] | type[MatterTask]) -> list[UUID]:
    async with database.transaction(f"{{{community}}}") as session:
        found = await session.scalars(
            select(table.id)
            .where(table.community_id == community, table.next_reminder_at <= clock.now())
            .order_by(table.next_reminder_at)
            .limit(_BATCH)
        )
        return list(found)


async def _remind_helper(session: AsyncSession, community: int, task_id: UUID) -> bool:
    """Whoever was called, and at the expiry also who leads."""
    found = await session.scalar(
        select(MatterTask)
        .where(MatterTask.community_id == community, MatterTask.id == task_id)
        .with_for_update(skip_locked=True)
    )
    now = clock.now()
    if found is None or found.next_reminder_at is None or found.next_reminder_at > now:
        return False
    matter = await session.get_one(Matter, (community, found.matter_id))
    is_late = found.due_at <= now
    lead = [task for task in await moving.open_tasks(session, matter) if is_late and task.purpose == "main"]
    for task in (found, *lead):
        _tell(session, matter, moving.holder_of(task), found.due_at, now)
    found.next_reminder_at = clocks.next_reminder(found.opened_at, found.due_at, now)
    await session.flush()
    return True


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
    responsible = [moving.holder_of(task) for task in tasks if task.purpose in ("main", "arbitrate")]
    for holder in responsible:
        _tell(session, matter, holder, matter.due_at, now)
    matter.next_reminder_at = clocks.next_reminder(moving.clock_of(matter).started_at, matter.due_at, now)
    await session.flush()
    if is_late:
        await _escalate(session, community, matter, {holder.id for holder in responsible})
    return True


async def _escalate(session: AsyncSession, community: int, matter: Matter, responsible: set[UUID]) -> None:
    """A step of the house's own, and a message to the one above who is late, whom the matter is not about."""
    workflow = workflow_of(matter.kind, matter.workflow_version)
    acted = await act(session, system_actor(community), matter.id, "escalate", {}, None)
    passed_over = responsible | await moving.kept_apart(session, matter)
    levels = (workflow.above, *([workflow.superior.holder] if workflow.superior is not None else []))
    above = next((holder for holder in levels if holder.id not in passed_over), None)
    if above is not None:
        tell(
            session, community, above, f"{matter.kind}.escalated", f"超期上报：{matter.title}", matter.number,
            matter=matter, step_id=acted.step_id,
        )  # fmt: skip


def _tell(session: AsyncSession, matter: Matter, holder: Holder, due: datetime, now: datetime) -> None:
    kind, word = ("overdue", "超期") if due <= now else ("due_soon", "快到期")
    tell(
        session, matter.community_id, holder, f"{matter.kind}.{kind}", f"{word}：{matter.title}",
        f"{matter.number} {_left(due, now)}", matter=matter, outward=True,
    )  # fmt: skip


def _left(due: datetime, now: datetime) -> str:
    """「还剩3小时」 or 「已超期」."""
    seconds = int((due - now).total_seconds())
    if seconds <= 0:
        return "已超期"
    if seconds < 3600:
        return f"还剩{max(1, seconds // 60)}分钟"
    return f"还剩{seconds // 3600}小时" if seconds < 86_400 else f"还剩{seconds // 86_400}天"
