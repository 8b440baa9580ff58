"""Reads about households: one with its people, and those behind one door."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Uuid, and_, bindparam, select

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.facts import is_fresh
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people import rules
from jiayuan.people.facts import HOUSEHOLD_FACTS
from jiayuan.people.queries import check_grid, household, person, resident, tags_of
from jiayuan.people.visibility import seen_grids
from jiayuan.territory.queries import MINE, building, dwelling, entrance, estate

HOUSEHOLD = Query(
    select(
        household.c.id, household.c.dwelling_id, dwelling.c.building_id, estate.c.name.label("estate"),
        building.c.number.label("building"), entrance.c.number.label("entrance"), dwelling.c.door, building.c.grid_id,
        household.c.from_on, household.c.until_on, household.c.confirmed_at, household.c.version,
        household.c.head_stated_relation.is_not(None).label("head_is_provisional"),
    )
    .join(dwelling, and_(dwelling.c.community_id == household.c.community_id, dwelling.c.id == household.c.dwelling_id))
    .join(entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id))
    .join(building, and_(building.c.community_id == dwelling.c.community_id, building.c.id == dwelling.c.building_id))
    .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
    .where(household.c.community_id == MINE, household.c.id == bindparam("id", type_=Uuid))
)  # fmt: skip
OF_DWELLING = Query(
    select(household.c.id, building.c.grid_id)
    .join(dwelling, and_(dwelling.c.community_id == household.c.community_id, dwelling.c.id == household.c.dwelling_id))
    .join(building, and_(building.c.community_id == dwelling.c.community_id, building.c.id == dwelling.c.building_id))
    .where(household.c.community_id == MINE, household.c.dwelling_id == bindparam("id", type_=Uuid))
    .where(household.c.until_on.is_(None))
    .order_by(household.c.from_on, household.c.id)
)
MEMBERS = Query(
    select(
        resident.c.id, resident.c.person_id, person.c.name, person.c.sex, person.c.birth_on, resident.c.relation,
        resident.c.kind, resident.c.presence, person.c.document_mask.label("document"),
        person.c.phone_mask.label("phone"), tags_of(resident.c.person_id, resident.c.community_id).label("tags"),
    )
    .join(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
    .where(resident.c.community_id == MINE, resident.c.household_id == bindparam("id", type_=Uuid))
    .where(resident.c.until_on.is_(None))
    .order_by(resident.c.relation != rules.HEAD, person.c.birth_on, resident.c.id)
)  # fmt: skip


async def get_household(read: Reader, actor: Actor, household_id: UUID) -> Row:
    """A household with its people. Raises NotFound."""
    found = await read.one(HOUSEHOLD, id=household_id)
    grids = seen_grids(actor)
    if grids is not None and found["grid_id"] not in grids:
        raise NotFound
    members = await read.rows(MEMBERS, id=household_id, today=clock.today(), account_id=actor.account_id)
    for member in members:
        member["tags"] = member["tags"] or []
    fresh = is_fresh(HOUSEHOLD_FACTS[0], found["confirmed_at"], clock.now())
    return found | {"members": members, "is_fresh": fresh}


async def list_households(read: Reader, actor: Actor, dwelling_id: UUID) -> list[Row]:
    """The households behind one door. Raises NotYourGrid for a door of another grid."""
    found = await read.rows(OF_DWELLING, id=dwelling_id)
    for row in found:
        await check_grid(read, actor, row["grid_id"])
    return [await get_household(read, actor, row["id"]) for row in found]
