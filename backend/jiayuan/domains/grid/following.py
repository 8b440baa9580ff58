"""The due list follows what happens to people: moves, births, deaths, tags and households that split or join."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.dueing import refresh
from jiayuan.kernel.outbox import Payload, on
from jiayuan.people.models import Resident


class InHousehold(Payload):
    household_id: UUID


class OfPerson(Payload):
    person_id: UUID


class Split(Payload):
    new_household_id: UUID


class Joined(Payload):
    into_household_id: UUID


@on("people.resident.moved_in")
async def somebody_moved_in(session: AsyncSession, event: InHousehold) -> None:
    await refresh(session, event.community_id, [event.household_id])


@on("people.resident.moved_out")
async def somebody_moved_out(session: AsyncSession, event: InHousehold) -> None:
    await refresh(session, event.community_id, [event.household_id])


@on("people.person.born")
async def somebody_was_born(session: AsyncSession, event: InHousehold) -> None:
    await refresh(session, event.community_id, [event.household_id])


@on("people.household.split")
async def a_household_split(session: AsyncSession, event: Split) -> None:
    await refresh(session, event.community_id, [event.about, event.new_household_id])


@on("people.household.joined")
async def a_household_joined(session: AsyncSession, event: Joined) -> None:
    await refresh(session, event.community_id, [event.about, event.into_household_id])


@on("people.tag.added")
async def a_tag_was_added(session: AsyncSession, event: OfPerson) -> None:
    await _refresh_person(session, event.community_id, event.person_id)


@on("people.tag.ended")
async def a_tag_ended(session: AsyncSession, event: OfPerson) -> None:
    await _refresh_person(session, event.community_id, event.person_id)


@on("people.person.died")
async def somebody_died(session: AsyncSession, event: Payload) -> None:
    await _refresh_person(session, event.community_id, event.about)


async def _refresh_person(session: AsyncSession, community: int, person_id: UUID) -> None:
    households = await session.scalars(
        select(Resident.household_id).where(Resident.community_id == community, Resident.person_id == person_id)
    )
    await refresh(session, community, sorted(set(households)))
