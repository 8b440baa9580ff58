"""Taking back the last act: a step of its own that restores what the act changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from jiayuan.engines.matters.message_models import Message, MessageDelivery
from jiayuan.engines.matters.models import Matter, MatterStep, MatterTask
from jiayuan.engines.matters.moving import Course, finish, own_reminder

_MOMENTS = (
    "state_at", "due_at", "paused_at", "next_reminder_at", "closed_at", "registered_at", "rejected_at", "handled_at",
    "handle_due_at", "close_due_at",
)  # fmt: skip
_PLAIN = ("due_is_provisional", "clock", "clocks", "returns", "is_urgent")


def remember(matter: Matter) -> dict[str, Any]:
    """What an act may change, as it was; the state itself is the reducer's."""
    moments = {name: getattr(matter, name) for name in _MOMENTS}
    kept = {name: moment.isoformat() if moment is not None else None for name, moment in moments.items()}
    handler = str(matter.handler_account_id) if matter.handler_account_id is not None else None
    category = str(matter.category_id) if matter.category_id is not None else None
    return kept | {name: getattr(matter, name) for name in _PLAIN} | {"handler": handler, "category": category}


async def take_back(course: Course) -> MatterStep:
    """Restore the matter and its tasks to what they were before the last step; unsent messages about it stay here."""
    session, matter = course.session, course.matter
    step = (
        await session.scalars(
            select(MatterStep).where(
                MatterStep.community_id == matter.community_id,
                MatterStep.matter_id == matter.id,
                MatterStep.number == matter.steps,
            )
        )
    ).one()
    before = step.before or {}
    for name in _MOMENTS:
        kept = before.get(name)
        setattr(matter, name, datetime.fromisoformat(kept) if kept is not None else None)
    for name in _PLAIN:
        setattr(matter, name, before[name])
    matter.handler_account_id = UUID(before["handler"]) if before["handler"] is not None else None
    matter.category_id = UUID(before["category"]) if before["category"] is not None else None
    finish(course, [task for task in course.tasks if task.opened_step_id == step.id], "undone")
    # the tasks just taken off must be gone before the old ones come back: one open main task at a time
    await session.flush()
    closed = await session.scalars(
        select(MatterTask).where(
            MatterTask.community_id == matter.community_id,
            MatterTask.matter_id == matter.id,
            MatterTask.done_step_id == step.id,
            MatterTask.opened_step_id != step.id,
        )
    )
    for task in closed:
        task.done_at = task.outcome = task.done_step_id = task.done_by_account_id = None
        task.next_reminder_at = own_reminder(task.purpose, task.opened_at, task.due_at, course.at)
        course.tasks.append(task)
    for task in course.tasks:
        if task.purpose == "main" and matter.due_at is not None:
            task.due_at = matter.due_at
    await session.execute(
        update(MessageDelivery)
        .where(
            MessageDelivery.community_id == matter.community_id,
            MessageDelivery.state.in_(("waiting", "to_call")),
            MessageDelivery.message_id.in_(
                select(Message.id).where(Message.community_id == matter.community_id, Message.step_id == step.id)
            ),
        )
        .values(state="undone", reason="那一步撤回了", version=MessageDelivery.version + 1)
        .execution_options(synchronize_session=False)
    )
    return step
