"""What an act reads of a category: a small read of its own, once in a transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Uuid, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.kernel.reading import Query


@dataclass(frozen=True, slots=True)
class Category:
    """A class of matters as it stands now; who edits one takes the row itself."""

    id: UUID
    kind: str
    parent_id: UUID | None
    title: str
    is_urgent: bool
    evidence: str
    limits: dict[str, Any]
    is_active: bool


_CATEGORY = Query(
    select(
        MatterCategory.id, MatterCategory.kind, MatterCategory.parent_id, MatterCategory.title,
        MatterCategory.is_urgent, MatterCategory.evidence, MatterCategory.limits, MatterCategory.is_active,
    ).where(
        MatterCategory.community_id == bindparam("community", type_=Integer),
        MatterCategory.id == bindparam("category_id", type_=Uuid),
    )
)  # fmt: skip


async def category_of(session: AsyncSession, community: int, category_id: UUID | None) -> Category | None:
    """The category of this id, or None where there is none."""
    if category_id is None:
        return None
    kept: dict[UUID, Category] = session.info.setdefault("categories", {})
    if category_id not in kept:
        for row in await _CATEGORY.within(session, community=community, category_id=category_id):
            kept[category_id] = Category(**row)
    return kept.get(category_id)
