"""What an act reads of a category: a small read of its own, once in a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def is_urgent(category: Category | None, *, said: bool) -> bool:
    """Urgent ones go first and run by the clock: escape routes, gas, bursts and missing covers always, by their
    category; anything else when staff say so. A reporter's own word changes nothing. Source: GR-19."""
    return said or (category is not None and category.is_urgent)


def missing_conditions(
    register_when: str, close_when: str, limits: Mapping[str, str], limited: Iterable[str]
) -> dict[str, str]:
    """What a sub-class still lacks of 立案条件, 处置时限 and 结案条件, by the field that would say it.

    ``limited`` are the states whose limit stands in the category's row. Source: GB/T 30428.8-2020 (GR-14).
    """
    said = {
        "register_when": ("立案条件", register_when.strip()),
        **{f"limits.{state}": ("处置时限", limits.get(state)) for state in limited},
        "close_when": ("结案条件", close_when.strip()),
    }
    return {field: name for field, (name, words) in said.items() if not words}
