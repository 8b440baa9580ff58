"""Whom an actor may see: all of the community, or those who live in own grids. Others answer 404, like nobody."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import NotFound
from jiayuan.people.models import Person, Resident
from jiayuan.territory.queries import own_grids

READ = "people.resident.read"


def seen_grids(actor: Actor) -> tuple[UUID, ...] | None:
    """The grids to which the actor's sight of people is narrowed; None means the whole community."""
    return own_grids(actor, READ)


async def check_visible(session: AsyncSession, actor: Actor, person_id: UUID) -> None:
    """Raises NotFound for a person who is not there or lives in none of the actor's grids."""
    grids = seen_grids(actor)
    wanted = select(Person.id).where(Person.community_id == actor.community, Person.id == person_id)
    if grids is not None:
        wanted = wanted.where(
            exists().where(
                Resident.community_id == Person.community_id, Resident.person_id == Person.id,
                Resident.grid_id.in_(grids),
            )
        )  # fmt: skip
    if await session.scalar(wanted) is None:
        raise NotFound


async def check_household_visible(session: AsyncSession, actor: Actor, household_id: UUID) -> None:
    """Raises NotFound for a household that is not there or not in the actor's grids."""
    grids = seen_grids(actor)
    wanted = select(Resident.id).where(Resident.community_id == actor.community, Resident.household_id == household_id)
    if grids is not None:
        wanted = wanted.where(Resident.grid_id.in_(grids))
    if await session.scalar(wanted.limit(1)) is None:
        raise NotFound


async def check_resident_visible(session: AsyncSession, actor: Actor, resident_id: UUID) -> None:
    """Raises NotFound for a residence that is not there or not in the actor's grids."""
    grids = seen_grids(actor)
    wanted = select(Resident.id).where(Resident.community_id == actor.community, Resident.id == resident_id)
    if grids is not None:
        wanted = wanted.where(Resident.grid_id.in_(grids))
    if await session.scalar(wanted) is None:
        raise NotFound
