"""A worker's day and what the phone keeps: today's route in its order, the doors of own grids, and nothing more."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Date,
    DateTime,
    Integer,
    String,
    Uuid,
    and_,
    bindparam,
    distinct,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from jiayuan.domains.grid import patrol_queries
from jiayuan.domains.grid.visit_models import DueVisit, Visit, VisitFollowUp, VisitRule
from jiayuan.domains.grid.walking_order import Stop, choose, order
from jiayuan.domains.grid.walking_rules import AT_HOME, FOLLOW_UPS, next_step, why
from jiayuan.domains.grid.walking_scope import STOOD_IN_FOR, check_grid, grids_seen
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.problems import fault
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people.house import marks_due
from jiayuan.people.models import Household, Person, Resident
from jiayuan.people.record_models import CareTag
from jiayuan.people.rules import HEAD, MENTAL, age
from jiayuan.territory.models import Building, Dwelling, Entrance, Grid
from jiayuan.territory.queries import MINE

due, visit, follow_up, rule = DueVisit.__table__, Visit.__table__, VisitFollowUp.__table__, VisitRule.__table__
person, resident, household, tag = Person.__table__, Resident.__table__, Household.__table__, CareTag.__table__
building, entrance, dwelling, grid = Building.__table__, Entrance.__table__, Dwelling.__table__, Grid.__table__

_TODAY = bindparam("today", type_=Date)
#: More than this many doors are no route: what is left stays on the list, and the page says how many.
LONGEST_ROUTE = 40

#: One range of ``due_visit_route``; the order that people see is worked out in ``walking_order``.
_RANGE = (
    select(due)
    .where(due.c.community_id == MINE, due.c.grid_id == bindparam("grid_id", type_=Uuid), due.c.show_on <= _TODAY)
    .order_by(due.c.show_on, due.c.id)
    .limit(500)
    .subquery("standing")
)
ROUTE = Query(
    select(
        *(_RANGE.c[name] for name in (
            "id", "purpose", "severity", "last_on", "due_on", "show_on", "again_on", "unanswered", "tried_on",
            "at_home", "words", "household_id", "person_id", "dwelling_id", "building_id",
        )),
        rule.c.title, rule.c.tags, rule.c.signal_after, building.c.number.label("building"),
        building.c.position.label("building_position"), entrance.c.number.label("entrance"),
        entrance.c.position.label("entrance_position"), dwelling.c.floor, dwelling.c.door,
    )
    .select_from(_RANGE)
    .join(building, and_(building.c.community_id == MINE, building.c.id == _RANGE.c.building_id))
    .join(dwelling, and_(dwelling.c.community_id == MINE, dwelling.c.id == _RANGE.c.dwelling_id))
    .join(entrance, and_(entrance.c.community_id == MINE, entrance.c.id == dwelling.c.entrance_id))
    .outerjoin(rule, and_(rule.c.community_id == MINE, rule.c.id == _RANGE.c.rule_id))
)  # fmt: skip
GRIDS = Query(
    select(grid.c.id, grid.c.name)
    .where(grid.c.community_id == MINE, grid.c.id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    .order_by(grid.c.serial)
)
OPEN_GRIDS = Query(
    select(grid.c.id, grid.c.name)
    .where(grid.c.community_id == MINE, or_(grid.c.until_on.is_(None), grid.c.until_on > _TODAY))
    .order_by(grid.c.serial)
)
#: Whom the worker calls on: those with a rhythm, and the heads of the other households; tags for these doors only.
PEOPLE = Query(
    select(
        person.c.id, resident.c.household_id, person.c.name, person.c.birth_on, resident.c.relation,
        func.coalesce(
            select(func.array_agg(aggregate_order_by(distinct(tag.c.tag), tag.c.tag)))
            .where(tag.c.community_id == person.c.community_id, tag.c.person_id == person.c.id)
            .where(tag.c.from_on <= _TODAY, or_(tag.c.until_on.is_(None), tag.c.until_on > _TODAY))
            .where(or_(tag.c.disability_kind.is_(None), tag.c.disability_kind != MENTAL))
            .scalar_subquery(),
            bindparam("no_tags", type_=ARRAY(String)),
        ).label("tags"),
    )
    .join(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
    .where(resident.c.community_id == MINE, resident.c.until_on.is_(None))
    .where(resident.c.household_id == func.any(bindparam("households", type_=ARRAY(Uuid))))
    .where(
        or_(resident.c.relation == HEAD, resident.c.person_id == func.any(bindparam("people", type_=ARRAY(Uuid))))
    )
    .order_by(resident.c.relation != HEAD, person.c.birth_on, person.c.id)
)  # fmt: skip
DONE = Query(
    select(
        visit.c.id.label("visit_id"), visit.c.household_id, visit.c.dwelling_id, visit.c.outcome,
        visit.c.arrived_at.label("at"), building.c.number.label("building"), dwelling.c.door,
    )
    .join(building, and_(building.c.community_id == visit.c.community_id, building.c.id == visit.c.building_id))
    .join(dwelling, and_(dwelling.c.community_id == visit.c.community_id, dwelling.c.id == visit.c.dwelling_id))
    .where(visit.c.community_id == MINE, visit.c.worker_account_id == bindparam("me", type_=Uuid))
    .where(visit.c.arrived_at >= bindparam("since", type_=DateTime(timezone=True)), visit.c.withdrawn_at.is_(None))
    .where(visit.c.outcome != "not_home")
    .order_by(visit.c.arrived_at, visit.c.id)
    .limit(200)
)  # fmt: skip
FOLLOW_UPS_OPEN = Query(
    select(
        follow_up.c.id, follow_up.c.household_id, follow_up.c.kind, follow_up.c.due_on,
        building.c.number.label("building"), dwelling.c.door,
    )
    .join(building, and_(building.c.community_id == follow_up.c.community_id, building.c.id == follow_up.c.building_id))
    .join(
        household,
        and_(household.c.community_id == follow_up.c.community_id, household.c.id == follow_up.c.household_id),
    )
    .join(dwelling, and_(dwelling.c.community_id == household.c.community_id, dwelling.c.id == household.c.dwelling_id))
    .where(follow_up.c.community_id == MINE, follow_up.c.grid_id == bindparam("grid_id", type_=Uuid))
    .where(follow_up.c.done_at.is_(None))
    .order_by(follow_up.c.due_on, follow_up.c.id)
    .limit(50)
)  # fmt: skip
SCOPE = Query(
    select(building.c.grid_id, building.c.id)
    .where(building.c.community_id == MINE, building.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    .order_by(building.c.grid_id, building.c.id)
)


async def get_day(read: Reader, actor: Actor) -> Row:
    """Today's route for the signed-in worker's grids, those stood in for included: all a phone needs for the day."""
    today = clock.today()
    stood_in = {row["grid_id"] for row in await read.rows(STOOD_IN_FOR, me=actor.account_id, today=today)}
    seen = walked(actor, stood_in)
    grids = await read.rows(GRIDS, grids=sorted(seen))
    rows: list[Row] = []
    follow_ups: list[Row] = []
    patrols: list[Row] = []
    for found in grids:
        rows += await read.rows(ROUTE, grid_id=found["id"], today=today)
        follow_ups += await read.rows(FOLLOW_UPS_OPEN, grid_id=found["id"])
        patrols += await patrol_queries.list_due(read, found["id"], today)
    finished = await read.rows(DONE, me=actor.account_id, since=clock.start_of(today))
    doors = _doors(rows)
    done = len({row["dwelling_id"] for row in finished})
    chosen, left = choose((_stop(key, together, today) for key, together in doors.items()), done)
    route = order(chosen, today)
    shown = route.stops[:LONGEST_ROUTE]
    left += len(route.stops) - len(shown)
    people = await _people(read, [row for stop in shown for row in doors[stop.id]], today)
    stops = [_shown(stop, doors[stop.id], people, today) for stop in shown]
    return {
        "date": today,
        "grids": [found | {"standing_in": found["id"] in stood_in} for found in grids],
        "scope_version": await scope_version(read, seen),
        "planned": done + len(stops), "done": done, "counts": f"{done}/{done + len(stops)}",
        "order": route.words + (f"；另有{left}处可改天" if left else ""), "later": left,
        "cells": ["done"] * done + _cells(stops),
        "stops": stops, "finished": finished,
        "unconfirmed": sum(1 for row in rows if row["purpose"] == "confirm"),
        "follow_ups": [row | {"title": FOLLOW_UPS[row["kind"]]} for row in follow_ups],
        "patrols": patrols,
    }  # fmt: skip


def walked(actor: Actor, stood_in: Collection[UUID]) -> frozenset[UUID]:
    """Whose doors are on the route and on the phone: one's own as main worker and those stood in for.

    A deputy may open his grid at any time, but walks it only where he is nobody's main worker.
    """
    posts = [post for post in actor.posts if post.scope_kind == "grid" and post.community_id == actor.community]
    own = frozenset(post.scope_id for post in posts if post.kind == "grid_worker" and post.scope_id is not None)
    return (own | frozenset(stood_in)) or frozenset(actor.narrowed_to("grid"))


def _doors(rows: Iterable[Row]) -> dict[UUID, list[Row]]:
    """All that is due at one household is one stop (one visit, all matters); so is an empty door."""
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["household_id"] or row["dwelling_id"]].append(row)
    return found


def _is_urgent(row: Row) -> bool:
    return row["signal_after"] is not None and row["unanswered"] >= row["signal_after"]


def _stop(key: UUID, together: list[Row], today: date) -> Stop:
    first = together[0]
    return Stop(
        key,
        (first["building_position"], first["building"]),
        (first["entrance_position"], first["floor"], first["door"]),
        severity=max(row["severity"] for row in together),
        days_left=min((row["due_on"] - today).days for row in together),
        at_home=first["at_home"],
        tried_today=any(row["tried_on"] == today for row in together),
        is_urgent=any(_is_urgent(row) for row in together),
    )


async def _people(read: Reader, rows: Collection[Row], today: date) -> Mapping[UUID, list[Row]]:
    households = sorted({row["household_id"] for row in rows if row["household_id"] is not None})
    people = sorted({row["person_id"] for row in rows if row["person_id"] is not None})
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in await read.rows(PEOPLE, households=households, people=people, today=today, no_tags=[]):
        found[row["household_id"]].append(row)
    return found


def _shown(stop: Stop, together: list[Row], people: Mapping[UUID, list[Row]], today: date) -> Row:
    first = together[0]
    with_rhythm = {row["person_id"] for row in together if row["person_id"] is not None}
    there = people.get(first["household_id"], [])
    called_on = [one for one in there if one["id"] in with_rhythm] or there[:1]
    tags = {one["id"]: one["tags"] for one in there}
    unanswered = max(row["unanswered"] for row in together)
    step = next_step(unanswered) if with_rhythm else None
    return {
        "key": stop.id, "household_id": first["household_id"], "dwelling_id": first["dwelling_id"],
        "building_id": first["building_id"], "building": first["building"], "entrance": first["entrance"],
        "door": first["door"],
        "people": [
            {
                "id": one["id"], "name": one["name"],
                "age": None if one["birth_on"] is None else age(one["birth_on"], today),
                "tags": one["tags"] if one["id"] in with_rhythm else [],
            }
            for one in called_on
        ],
        "why": [_why(row, tags.get(row["person_id"], []), today) for row in together],
        "days_late": stop.days_late, "is_urgent": stop.is_urgent,
        "next_step": {"code": step.code, "words": step.words} if step is not None else None,
        "unanswered": unanswered, "tried_on": first["tried_on"], "at_home": AT_HOME.get(first["at_home"] or ""),
    }  # fmt: skip


def _why(row: Row, tags: Collection[str], today: date) -> Row:
    is_again = row["again_on"] is not None and row["again_on"] >= row["due_on"]
    title = None if is_again else row["title"]
    words = why(row["purpose"], title, row["last_on"], row["due_on"], today, set(tags) & set(row["tags"] or []))
    if row["words"]:
        words = row["words"]
    return {
        "due_id": row["id"], "purpose": row["purpose"], "person_id": row["person_id"], "words": words,
        "due_on": row["due_on"],
    }  # fmt: skip


def _cells(stops: list[Row]) -> list[str]:
    """The cells of the route: one urgent is marked wherever it stands, else the first one is next."""
    return ["urgent" if stop["is_urgent"] else "next" if at == 0 else "todo" for at, stop in enumerate(stops)]


async def scope_version(read: Reader, grids: Collection[UUID]) -> str:
    """Changes when a grid or a building of theirs joins or leaves: the phone then drops what left and hands over."""
    digest = hashlib.sha256()
    for grid_id in sorted(grids):
        digest.update(grid_id.bytes)
    for row in await read.rows(SCOPE, grids=sorted(grids)):
        digest.update(row["grid_id"].bytes + row["id"].bytes)
    return digest.hexdigest()[:16]


#: What the phone keeps of a household: names and relations, phones masked; no documents, no tags (settled 21, 25).
KEPT = Query(
    select(
        household.c.id, household.c.dwelling_id, dwelling.c.building_id, building.c.number.label("building"),
        building.c.position, entrance.c.number.label("entrance"), dwelling.c.floor, dwelling.c.door,
        household.c.confirmed_at,
        select(
            func.coalesce(
                func.jsonb_agg(
                    aggregate_order_by(
                        func.jsonb_build_object(
                            "id", person.c.id, "name", person.c.name, "relation", resident.c.relation, "phone",
                            person.c.phone_mask,
                        ),
                        resident.c.relation != HEAD, person.c.birth_on, person.c.id,
                    )
                ),
                func.jsonb_build_array(),
            )
        )
        .select_from(
            resident.join(
                person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id)
            )
        )
        .where(resident.c.community_id == household.c.community_id, resident.c.household_id == household.c.id)
        .where(resident.c.until_on.is_(None), resident.c.presence != "away")
        .scalar_subquery()
        .label("people"),
    )
    .join(dwelling, and_(dwelling.c.community_id == household.c.community_id, dwelling.c.id == household.c.dwelling_id))
    .join(building, and_(building.c.community_id == dwelling.c.community_id, building.c.id == dwelling.c.building_id))
    .join(entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id))
    .where(household.c.community_id == MINE, household.c.until_on.is_(None))
    .where(building.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    .where(
        tuple_(building.c.position, building.c.id, dwelling.c.floor, dwelling.c.door, household.c.id)
        > tuple_(
            bindparam("after_position", type_=Integer), bindparam("after_building", type_=Uuid),
            bindparam("after_floor", type_=Integer), bindparam("after_door", type_=String),
            bindparam("after_id", type_=Uuid),
        )
    )
    .order_by(building.c.position, building.c.id, dwelling.c.floor, dwelling.c.door, household.c.id)
    .limit(bindparam("limit", type_=Integer))
)  # fmt: skip


async def list_kept(read: Reader, actor: Actor, page: PageQuery, grid_id: UUID | None) -> Row:
    """The households of own grids, building by building. Raises NotYourGrid for a known grid of others."""
    seen = await grids_seen(read, actor, "grid.door.read")
    if grid_id is not None:
        await check_grid(read, actor, "grid.door.read", grid_id)
        grids = frozenset({grid_id})
    elif seen is None:
        raise fault("grid_id", "grid.name_a_grid", "请选一个网格")
    else:
        rows = await read.rows(STOOD_IN_FOR, me=actor.account_id, today=clock.today())
        grids = seen & walked(actor, [row["grid_id"] for row in rows])
    after = page.after(position=int, building=UUID, floor=int, door=str, id=UUID)
    after["after_position"] = max(int(str(after["after_position"])), -(2**31))
    after["after_floor"] = max(int(str(after["after_floor"])), -(2**15))
    rows = await read.rows(KEPT, grids=sorted(grids), **after)
    found = page.page(rows, position="position", building="building_id", floor="floor", door="door", id="id")
    for row in rows:
        row["headcount"] = len(row["people"])
        del row["position"]
    return found | {"scope_version": await scope_version(read, grids)}


DUE_DOORS = Query(
    select(due.c.dwelling_id)
    .distinct()
    .where(due.c.community_id == MINE, due.c.building_id == func.any(bindparam("buildings", type_=ARRAY(Uuid))))
    .where(due.c.show_on <= _TODAY)
)


@marks_due
async def doors_due(read: Reader, building_ids: Collection[UUID]) -> set[UUID]:
    """The doors of these buildings that stand on today's routes, for the house view."""
    rows = await read.rows(DUE_DOORS, buildings=list(building_ids), today=clock.today())
    return {row["dwelling_id"] for row in rows}
