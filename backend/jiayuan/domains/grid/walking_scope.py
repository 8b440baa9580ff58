"""Whose grids: those of the posts, and those of a colleague on leave for whom one has accepted to stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Date, Uuid, and_, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader
from jiayuan.people.models import Household
from jiayuan.territory.duty_models import GridDuty, GridLeave
from jiayuan.territory.duty_queries import not_your_grid
from jiayuan.territory.models import Building, Dwelling, Grid
from jiayuan.territory.queries import MINE, own_grids

building, dwelling, grid = Building.__table__, Dwelling.__table__, Grid.__table__
household, leave = Household.__table__, GridLeave.__table__

_TODAY = bindparam("today", type_=Date)
STOOD_IN_FOR = Query(
    select(leave.c.grid_id)
    .where(leave.c.community_id == MINE, leave.c.substitute_account_id == bindparam("me", type_=Uuid))
    .where(leave.c.state == "accepted", leave.c.from_on <= _TODAY, leave.c.until_on > _TODAY)
)
GRID = Query(select(grid.c.name).where(grid.c.community_id == MINE, grid.c.id == bindparam("grid_id", type_=Uuid)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a household or door is; ``grid_id`` is the grid of today."""

    grid_id: UUID | None
    building_id: UUID
    entrance_id: UUID
    dwelling_id: UUID
    household_id: UUID | None


async def grids_seen(read: Reader, actor: Actor, permission: str) -> frozenset[UUID] | None:
    """The grids that the actor may look into; None means the whole community."""
    own = own_grids(actor, permission)
    if own is None:
        return None
    stood_in = await read.rows(STOOD_IN_FOR, me=actor.account_id, today=clock.today())
    return frozenset(own) | {row["grid_id"] for row in stood_in}


async def check_grid(read: Reader, actor: Actor, permission: str, grid_id: UUID) -> None:
    """A grid is known to everybody, its inside is not. Raises NotFound, NotYourGrid with who can open it."""
    found = await read.one(GRID, grid_id=grid_id)
    seen = await grids_seen(read, actor, permission)
    if seen is not None and grid_id not in seen:
        raise await not_your_grid(read, found["name"], grid_id)


async def grids_walked(session: AsyncSession, actor: Actor, permission: str) -> frozenset[UUID] | None:
    """The same within a transaction."""
    own = own_grids(actor, permission)
    if own is None:
        return None
    today = clock.today()
    stood_in = select(GridLeave.grid_id).where(
        GridLeave.community_id == actor.community, GridLeave.substitute_account_id == actor.account_id,
        GridLeave.state == "accepted", GridLeave.from_on <= today, GridLeave.until_on > today,
    )  # fmt: skip
    return frozenset(own) | set(await session.scalars(stood_in))


async def find_household(session: AsyncSession, actor: Actor, permission: str, household_id: UUID) -> Place:
    """An open household of own grids, its row locked. Raises NotFound for any other, the neighbour's included."""
    wanted = (
        select(Building.grid_id, Building.id, Dwelling.entrance_id, Dwelling.id, Household.id)
        .join(Building, and_(Building.community_id == Dwelling.community_id, Building.id == Dwelling.building_id))
        .join(Household, and_(Household.community_id == Dwelling.community_id, Household.dwelling_id == Dwelling.id))
        .where(Dwelling.community_id == actor.community)
        .where(Household.id == household_id, Household.until_on.is_(None))
        .with_for_update(of=Household)
    )
    row = (await session.execute(wanted)).first()
    if row is None:
        raise NotFound
    return await _own(session, actor, permission, Place(row[0], row[1], row[2], row[3], row[4]))


async def find_dwelling(session: AsyncSession, actor: Actor, permission: str, dwelling_id: UUID) -> Place:
    """A dwelling of own grids, its row locked. Raises NotFound."""
    wanted = (
        select(Building.grid_id, Building.id, Dwelling.entrance_id, Dwelling.id)
        .join(Building, and_(Building.community_id == Dwelling.community_id, Building.id == Dwelling.building_id))
        .where(Dwelling.community_id == actor.community, Dwelling.id == dwelling_id)
        .with_for_update(of=Dwelling)
    )
    row = (await session.execute(wanted)).first()
    if row is None:
        raise NotFound
    return await _own(session, actor, permission, Place(row[0], row[1], row[2], row[3], None))


async def _own(session: AsyncSession, actor: Actor, permission: str, place: Place) -> Place:
    seen = await grids_walked(session, actor, permission)
    if seen is not None and place.grid_id not in seen:
        raise NotFound
    return place


async def workers_of(session: AsyncSession, community: int, grid_id: UUID, on: date) -> list[UUID]:
    """The accounts on duty in a grid that day, substitutes included."""
    duties = select(GridDuty.worker_account_id).where(
        GridDuty.community_id == community, GridDuty.grid_id == grid_id, GridDuty.from_on <= on,
        or_(GridDuty.until_on.is_(None), GridDuty.until_on > on),
    )  # fmt: skip
    leaves = select(GridLeave.substitute_account_id).where(
        GridLeave.community_id == community, GridLeave.grid_id == grid_id, GridLeave.state == "accepted",
        GridLeave.from_on <= on, GridLeave.until_on > on,
    )  # fmt: skip
    return sorted({*await session.scalars(duties), *await session.scalars(leaves)})
