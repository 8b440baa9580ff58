"""The example categories, limits and routing that a community begins with and edits on the desk (all marked 示例)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.declaring import Holder, post, unit
from jiayuan.engines.matters.desk_models import MatterCategory, RoutingRule
from jiayuan.kernel.calendar import Limit
from jiayuan.kernel.ids import uuid7
from jiayuan.territory.duty_models import Unit

KIND = GRID_EVENT.kind


@dataclass(frozen=True, slots=True)
class Example:
    """A row of the table. ``handler`` is a kind of unit or of post."""

    code: str
    title: str
    is_urgent: bool
    is_private: bool
    evidence: str
    limit: str
    register_when: str
    close_when: str
    keywords: str
    handler: str

    @property
    def parent(self) -> str | None:
        return self.code[:2] if len(self.code) == 4 else None


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """All rows of data/categories.csv: first level two digits, second level four."""
    text = files("jiayuan.domains.grid").joinpath("data/categories.csv").read_text("utf-8")
    return tuple(
        Example(
            code=row["code"],
            title=row["title"],
            is_urgent=row["urgent"] == "yes",
            is_private=row["private"] == "yes",
            evidence=row["evidence"] or "none",
            limit=row["limit"],
            register_when=row["register_when"],
            close_when=row["close_when"],
            keywords=row["keywords"],
            handler=row["handler"],
        )
        for row in csv.DictReader(text.splitlines())
    )


async def seed(session: AsyncSession, community: int) -> Mapping[str, UUID]:
    """Give a community the example categories and routing it does not have yet; answers the ids by code.

    What it has edited stays: a known code is left alone.
    """
    known = {
        row.code: row.id
        for row in await session.execute(
            select(MatterCategory.code, MatterCategory.id).where(
                MatterCategory.community_id == community, MatterCategory.kind == KIND
            )
        )
    }
    holders = await _holders(session, community)
    fresh: list[Example] = []
    for position, example in enumerate(examples()):
        if example.code in known:
            continue
        parent = known[example.parent] if example.parent is not None else None
        category = _category(community, example, position, parent)
        known[example.code] = category.id
        session.add(category)
        fresh.append(example)
    await session.flush()
    session.add_all(
        _rule(community, known[example.code], grid_id, holder)
        for example in fresh
        for grid_id, holder in holders.get(example.handler, ())
    )
    await session.flush()
    return known


def _category(community: int, example: Example, position: int, parent_id: UUID | None) -> MatterCategory:
    limits = {"dispatched": str(Limit.parse(example.limit))} if example.limit else {}
    return MatterCategory(
        community_id=community,
        id=uuid7(),
        kind=KIND,
        parent_id=parent_id,
        code=example.code,
        title=example.title,
        position=position,
        is_urgent=example.is_urgent,
        is_private=example.is_private,
        evidence=example.evidence,
        limits=limits,
        register_when=example.register_when,
        close_when=example.close_when,
        keywords=example.keywords,
        is_example=True,
    )


async def _holders(session: AsyncSession, community: int) -> dict[str, list[tuple[UUID | None, Holder]]]:
    """Who stands behind each kind of handler: the first unit of a kind, the clerk, the worker of the event's grid."""
    found: dict[str, list[tuple[UUID | None, Holder]]] = {"event_clerk": [(None, post("event_clerk"))]}
    units = select(Unit.kind, Unit.id).where(Unit.community_id == community, Unit.closed_on.is_(None))
    for row in await session.execute(units.order_by(Unit.pinyin, Unit.id)):
        found.setdefault(row.kind, [(None, unit(row.id))])
    found["grid_worker"] = [(None, post("grid_worker"))]
    return found


def _rule(community: int, category_id: UUID, grid_id: UUID | None, holder: Holder) -> RoutingRule:
    return RoutingRule(
        community_id=community,
        id=uuid7(),
        kind=KIND,
        category_id=category_id,
        grid_id=grid_id,
        holder_kind=holder.kind,
        holder_id=holder.id,
        post=holder.post,
        scope_id=holder.scope_id,
        is_example=True,
    )
