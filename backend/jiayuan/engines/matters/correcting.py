"""An action may put right what the matter was taken for, before the state it enters draws limit and routing from it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from jiayuan.engines.matters.categories import category_of, is_urgent
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.moving import Course
from jiayuan.engines.matters.problems import UnknownCategory


async def correct(course: Course) -> None:
    """Take category and urgency from the form; what it leaves out stays. What the category calls urgent is urgent.

    Raises UnknownCategory for one of another kind, no longer in use, or a class of others.
    """
    matter = course.matter
    category_id: UUID | None = getattr(course.form, "category_id", None)
    said: bool | None = getattr(course.form, "is_urgent", None)
    if category_id is not None and category_id != matter.category_id:
        category = await category_of(course.session, course.community, category_id)
        if category is None or category.kind != matter.kind or not category.is_active:
            raise UnknownCategory
        below = select(MatterCategory.id).where(
            MatterCategory.community_id == course.community, MatterCategory.parent_id == category.id
        )
        if await course.session.scalar(below.limit(1)) is not None:
            raise UnknownCategory
        matter.category_id, course.category = category.id, category
        said = bool(said)
    if said is not None:
        matter.is_urgent = is_urgent(course.category, said=said)
