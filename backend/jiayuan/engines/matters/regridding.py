"""A building goes to another grid: its open matters and their tasks go with it, and both workers hear of it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.acting import act
from jiayuan.engines.matters.models import Matter
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.outbox import Payload, on
from jiayuan.territory.models import Building


class BuildingMoved(Payload):
    """``about`` is the building."""


@on("territory.building.moved")
async def follow_building(session: AsyncSession, event: BuildingMoved) -> None:
    """Idempotent by cause: a matter that is in the building's grid already is left alone."""
    building = await session.get(Building, (event.community_id, event.about))
    if building is None or building.grid_id is None:
        return
    found = await session.scalars(
        select(Matter.id)
        .where(
            Matter.community_id == event.community_id,
            Matter.building_id == building.id,
            Matter.closed_at.is_(None),
            Matter.grid_id.is_distinct_from(building.grid_id),
        )
        .order_by(Matter.id)
    )
    for matter_id in list(found):
        await act(
            session, system_actor(event.community_id), matter_id, "regrid", {"grid_id": str(building.grid_id)}, None
        )
