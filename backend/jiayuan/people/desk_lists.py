"""Lists of the desk about people: households by door, who looked at somebody, which records became one."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Integer, String, Uuid, and_, bindparam, func, or_, select, tuple_
from sqlalchemy.types import TypeEngine

from jiayuan.access.models import Account
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.facts import is_fresh
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people import rules
from jiayuan.people.facts import HOUSEHOLD_FACTS
from jiayuan.people.own import looks_of
from jiayuan.people.queries import PERSON, check_seen, household, person, resident
from jiayuan.people.record_models import PersonMerge
from jiayuan.people.visibility import seen_grids
from jiayuan.territory.queries import MINE, building, dwelling, entrance, estate

merged, account = PersonMerge.__table__, Account.__table__

#: After so long the members of a household should be confirmed again.
_STALE_AFTER = timedelta(days=HOUSEHOLD_FACTS[0].fresh_days or 0)
_ORDER = {"estate": str, "position": int, "gate": int, "floor": int, "door": str, "id": UUID}
_TYPES: dict[type, type[TypeEngine[Any]]] = {str: String, int: Integer, UUID: Uuid}
#: Columns that only carry the order.
_HIDDEN = ("position", "gate", "floor")

_here = and_(
    resident.c.community_id == household.c.community_id,
    resident.c.household_id == household.c.id,
    resident.c.until_on.is_(None),
)
_head = (
    select(func.min(person.c.name))
    .select_from(resident)
    .join(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
    .where(_here, resident.c.relation == rules.HEAD)
    .correlate(household)
    .scalar_subquery()
)
_people = (
    select(func.count())
    .select_from(resident)
    .where(_here, resident.c.presence != "away")
    .correlate(household)
    .scalar_subquery()
)


@lru_cache(maxsize=32)
def _households(filters: frozenset[str]) -> Query:
    """Open households in the order of their doors; a community has a few thousand, so that they are sorted at once."""
    found = (
        select(
            household.c.id, household.c.dwelling_id, dwelling.c.building_id, estate.c.name.label("estate"),
            building.c.number.label("building"), entrance.c.number.label("entrance"), dwelling.c.door,
            building.c.grid_id, _head.label("head"), _people.label("people"), household.c.confirmed_at,
            household.c.head_stated_relation.is_not(None).label("head_is_provisional"),
            building.c.position, entrance.c.position.label("gate"), dwelling.c.floor,
        )
        .join(
            dwelling,
            and_(dwelling.c.community_id == household.c.community_id, dwelling.c.id == household.c.dwelling_id),
        )
        .join(
            entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id)
        )
        .join(
            building, and_(building.c.community_id == dwelling.c.community_id, building.c.id == dwelling.c.building_id)
        )
        .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
        .where(household.c.community_id == MINE, household.c.until_on.is_(None))
    )  # fmt: skip
    if "grid" in filters:
        found = found.where(building.c.grid_id == bindparam("grid", type_=Uuid))
    if "grids" in filters:
        found = found.where(building.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    if "estate" in filters:
        found = found.where(building.c.estate_id == bindparam("estate", type_=Uuid))
    if "building" in filters:
        found = found.where(dwelling.c.building_id == bindparam("building", type_=Uuid))
    if "stale_before" in filters:
        before = bindparam("stale_before", type_=DateTime(timezone=True))
        found = found.where(or_(household.c.confirmed_at.is_(None), household.c.confirmed_at <= before))
    order = (
        estate.c.name, building.c.position, entrance.c.position, dwelling.c.floor, dwelling.c.door, household.c.id
    )  # fmt: skip
    after = [bindparam(f"after_{name}", type_=_TYPES[kind]()) for name, kind in _ORDER.items()]
    return Query(found.where(tuple_(*order) > tuple_(*after)).order_by(*order).limit(bindparam("limit", type_=Integer)))


async def list_households(
    read: Reader,
    actor: Actor,
    page: PageQuery,
    *,
    estate_id: UUID | None,
    grid: UUID | None,
    building_id: UUID | None,
    stale: bool,
) -> dict[str, object]:
    """Households by door; ``stale``: those whose members should be confirmed again. A worker's own grids only."""
    now, grids = clock.now(), seen_grids(actor)
    given: dict[str, object] = {"estate": estate_id, "grid": grid, "building": building_id}
    values = {name: value for name, value in given.items() if value is not None}
    if grids is not None and grid is None:
        values["grids"] = list(grids)
    if stale:
        values["stale_before"] = now - _STALE_AFTER
    query = _households(frozenset(values))
    rows = await read.rows(query, **values, **_bounds(page))
    for row in rows:
        row["is_fresh"] = is_fresh(HOUSEHOLD_FACTS[0], row["confirmed_at"], now)
    document = page.page(rows, **{name: name for name in _ORDER})
    for row in rows:
        for name in _HIDDEN:
            row.pop(name)
    if page.counted:
        document["total"] = await read.total(query, **values, **_bounds(page.whole))
    return document


def _bounds(page: PageQuery) -> dict[str, object]:
    bounds = page.after(**_ORDER)
    if page.cursor is None:  # below the first basement and before any position
        bounds |= {f"after_{name}": -(2**31) for name in _HIDDEN}
    return bounds


async def list_looks(read: Reader, actor: Actor, person_id: UUID, page: PageQuery) -> dict[str, object]:
    """Who looked at somebody's full numbers, as he himself sees it: withheld looks are left out. Raises NotFound."""
    await check_seen(read, actor, person_id)
    await read.one(PERSON, id=person_id)
    return await looks_of(read, person_id, page)


MERGES = Query(
    select(
        merged.c.id, person.c.name.label("gone_name"), account.c.name.label("by_name"), merged.c.at,
        merged.c.undo_until, merged.c.undone_at,
    )
    .join(person, and_(person.c.community_id == merged.c.community_id, person.c.id == merged.c.gone_id))
    .outerjoin(account, account.c.id == merged.c.by_account_id)
    .where(merged.c.community_id == MINE, merged.c.kept_id == bindparam("id", type_=Uuid))
    .order_by(merged.c.at.desc(), merged.c.id)
    .limit(100)
)  # fmt: skip


async def list_merges(read: Reader, person_id: UUID) -> list[Row]:
    """Which records became one with this, the latest first. Raises NotFound."""
    await read.one(PERSON, id=person_id)
    return await read.rows(MERGES, id=person_id)
