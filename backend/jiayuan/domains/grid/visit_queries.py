"""Reads about visits, needs and visiting rules for the desk; workers see those of own grids."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Date, DateTime, Integer, Select, String, Uuid, and_, bindparam, func, select, tuple_
from sqlalchemy.dialects.postgresql import distinct_on

from jiayuan.domains.grid.amending import CORRECTION, UNDO
from jiayuan.domains.grid.visit_models import (
    GridHandover,
    Need,
    Visit,
    VisitCorrection,
    VisitFollowUp,
    VisitPerson,
    VisitRule,
)
from jiayuan.domains.grid.walking_rules import FOLLOW_UPS
from jiayuan.domains.grid.walking_scope import check_grid, grids_seen
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people.facts import PERSON_FACTS
from jiayuan.people.models import Person, Resident
from jiayuan.people.record_models import ConsentText
from jiayuan.people.rules import HEAD
from jiayuan.territory.models import Building, Dwelling, Entrance, Grid
from jiayuan.territory.queries import MINE

visit, met, correction = Visit.__table__, VisitPerson.__table__, VisitCorrection.__table__
follow_up, need, rule, handover = VisitFollowUp.__table__, Need.__table__, VisitRule.__table__, GridHandover.__table__
person, resident, text_row = Person.__table__, Resident.__table__, ConsentText.__table__
building, entrance, dwelling, grid = Building.__table__, Entrance.__table__, Dwelling.__table__, Grid.__table__

_HEAD = (
    select(person.c.name)
    .select_from(
        resident.join(
            person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id)
        )
    )
    .where(resident.c.community_id == visit.c.community_id, resident.c.household_id == visit.c.household_id)
    .where(resident.c.relation == HEAD, resident.c.until_on.is_(None))
    .limit(1)
    .scalar_subquery()
)
_ROW = (
    visit.c.id, visit.c.arrived_at, visit.c.received_at, visit.c.is_gap, grid.c.name.label("grid"), visit.c.grid_id,
    building.c.number.label("building"), entrance.c.number.label("entrance"), dwelling.c.door, visit.c.household_id,
    _HEAD.label("head"), visit.c.worker_account_id, visit.c.worker_name, visit.c.how, visit.c.outcome, visit.c.words,
    visit.c.withdrawn_at.is_not(None).label("is_withdrawn"),
)  # fmt: skip
_MORE = (
    visit.c.step, visit.c.at_home, visit.c.confirmed, visit.c.device_at, visit.c.files, visit.c.version,
)  # fmt: skip


def _with_place(found: Select[Any]) -> Select[Any]:
    return (
        found.select_from(visit)
        .join(building, and_(building.c.community_id == visit.c.community_id, building.c.id == visit.c.building_id))
        .join(dwelling, and_(dwelling.c.community_id == visit.c.community_id, dwelling.c.id == visit.c.dwelling_id))
        .join(
            entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id)
        )
        .outerjoin(grid, and_(grid.c.community_id == visit.c.community_id, grid.c.id == visit.c.grid_id))
        .where(visit.c.community_id == MINE)
    )


VISIT = Query(_with_place(select(*_ROW, *_MORE)).where(visit.c.id == bindparam("id", type_=Uuid)))
PEOPLE_MET = Query(
    select(met.c.person_id, person.c.name, met.c.state)
    .join(person, and_(person.c.community_id == met.c.community_id, person.c.id == met.c.person_id))
    .where(met.c.community_id == MINE, met.c.visit_id == bindparam("id", type_=Uuid))
    .order_by(met.c.id)
)
FOLLOWED = Query(
    select(follow_up.c.id, follow_up.c.household_id, follow_up.c.kind, follow_up.c.due_on, follow_up.c.done_at)
    .where(follow_up.c.community_id == MINE, follow_up.c.visit_id == bindparam("id", type_=Uuid))
    .order_by(follow_up.c.id)
)
CORRECTIONS = Query(
    select(correction.c.at, correction.c.reason, correction.c.before)
    .where(correction.c.community_id == MINE, correction.c.visit_id == bindparam("id", type_=Uuid))
    .order_by(correction.c.at, correction.c.id)
)


@lru_cache(maxsize=128)
def visits_query(shape: frozenset[str]) -> Query:
    """The list of visits for one shape of filters, led by time within grid, worker or community: an ordered scan."""
    found = _with_place(select(*_ROW))
    if "grid_id" in shape:
        found = found.where(visit.c.grid_id == bindparam("grid_id", type_=Uuid))
    elif "grids" in shape:
        found = found.where(visit.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    if "worker_account_id" in shape:
        found = found.where(visit.c.worker_account_id == bindparam("worker_account_id", type_=Uuid))
    if "household_id" in shape:
        found = found.where(visit.c.household_id == bindparam("household_id", type_=Uuid))
    if "building_id" in shape:
        found = found.where(visit.c.building_id == bindparam("building_id", type_=Uuid))
    if "outcome" in shape:
        found = found.where(visit.c.outcome == bindparam("outcome", type_=String))
    if "since" in shape:
        found = found.where(visit.c.arrived_at >= bindparam("since", type_=DateTime(timezone=True)))
    if "until" in shape:
        found = found.where(visit.c.arrived_at < bindparam("until", type_=DateTime(timezone=True)))
    return Query(
        found.where(
            tuple_(visit.c.arrived_at, visit.c.id)
            < tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid))
        )
        .order_by(visit.c.arrived_at.desc(), visit.c.id.desc())
        .limit(bindparam("limit", type_=Integer))
    )


async def visit_filters(
    read: Reader, actor: Actor, given: dict[str, object], from_on: date | None, until_on: date | None
) -> dict[str, object]:
    """What the address asked for, narrowed to what the actor may see. Raises NotYourGrid, NotFound."""
    values = {name: value for name, value in given.items() if value is not None}
    grid_id = values.get("grid_id")
    if isinstance(grid_id, UUID):
        await check_grid(read, actor, "grid.visit.read", grid_id)
    else:
        seen = await grids_seen(read, actor, "grid.visit.read")
        if seen is not None:
            values["grids"] = sorted(seen)
    if from_on is not None:
        values["since"] = clock.start_of(from_on)
    if until_on is not None:
        values["until"] = clock.start_of(until_on + timedelta(days=1))
    return values


async def list_visits(read: Reader, page: PageQuery, values: dict[str, object]) -> dict[str, object]:
    """Visits, the last first; ``until`` is shown to its end."""
    query = visits_query(frozenset(values))
    rows = await read.rows(query, **values, **page.before(at=datetime, id=UUID))
    document = page.page(rows, at="arrived_at", id="id")
    if page.counted:
        document["total"] = await read.total(query, **values, **page.whole.before(at=datetime, id=UUID))
    return document


async def get_visit(read: Reader, actor: Actor, visit_id: UUID) -> Row:
    """A visit with whom was met, what follows and what was put right. Raises NotFound."""
    found = await read.one(VISIT, id=visit_id)
    seen = await grids_seen(read, actor, "grid.visit.read")
    if seen is not None and found["grid_id"] not in seen:
        raise NotFound
    mine = found["worker_account_id"] == actor.account_id and not found["is_withdrawn"]
    now = clock.now()
    followed = [
        {name: row[name] for name in ("id", "household_id", "kind", "due_on")}
        | {"title": FOLLOW_UPS[row["kind"]], "building": found["building"], "door": found["door"]}
        for row in await read.rows(FOLLOWED, id=visit_id)
    ]
    return found | {
        "people": await read.rows(PEOPLE_MET, id=visit_id),
        "follow_ups": followed,
        "corrections": await read.rows(CORRECTIONS, id=visit_id),
        "may_undo": mine and now <= found["received_at"] + UNDO,
        "may_correct": mine and now <= found["received_at"] + CORRECTION,
    }


@lru_cache(maxsize=16)
def _needs(shape: frozenset[str]) -> Query:
    found = (
        select(
            need.c.id, need.c.topic, need.c.words, need.c.group_concerned, building.c.number.label("building"),
            need.c.place_text, need.c.state, need.c.answer, need.c.at, need.c.version,
        )
        .outerjoin(building, and_(building.c.community_id == need.c.community_id, building.c.id == need.c.building_id))
        .where(need.c.community_id == MINE)
    )  # fmt: skip
    if "topic" in shape:
        found = found.where(need.c.topic == bindparam("topic", type_=String))
    if "state" in shape:
        found = found.where(need.c.state == bindparam("state", type_=String))
    if "grids" in shape:
        found = found.where(need.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    return Query(
        found.where(
            tuple_(need.c.at, need.c.id)
            < tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid))
        )
        .order_by(need.c.at.desc(), need.c.id.desc())
        .limit(bindparam("limit", type_=Integer))
    )


async def list_needs(
    read: Reader, actor: Actor, page: PageQuery, topic: str | None, state: str | None
) -> dict[str, object]:
    """Wishes, the last first."""
    values: dict[str, object] = {
        name: value for name, value in (("topic", topic), ("state", state)) if value is not None
    }
    seen = await grids_seen(read, actor, "grid.need.read")
    if seen is not None:
        values["grids"] = sorted(seen)
    query = _needs(frozenset(values))
    rows = await read.rows(query, **values, **page.before(at=datetime, id=UUID))
    document = page.page(rows, at="at", id="id")
    if page.counted:
        document["total"] = await read.total(query, **values, **page.whole.before(at=datetime, id=UUID))
    return document


RULES = Query(
    select(
        rule.c.id, rule.c.code, rule.c.title, rule.c.purpose, rule.c.tags, rule.c.every_tag, rule.c.min_age,
        rule.c.max_age, rule.c.days, rule.c.months, rule.c.ahead, rule.c.severity, rule.c.signal_after, rule.c.basis,
        rule.c.is_used, rule.c.version,
    )
    .where(rule.c.community_id == MINE)
    .order_by(rule.c.code)
    .limit(200)
)  # fmt: skip


async def list_rules(read: Reader) -> list[Row]:
    return await read.rows(RULES)


#: The words in force for each purpose: what somebody at the door reads before he signs (PV-02).
CONSENT_TEXTS = Query(
    select(text_row.c.id, text_row.c.purpose, text_row.c.number, text_row.c.words)
    .where(text_row.c.community_id == MINE, text_row.c.from_on <= bindparam("today", type_=Date))
    .ext(distinct_on(text_row.c.purpose))
    .order_by(text_row.c.purpose, text_row.c.number.desc())
)


async def list_consent_texts(read: Reader) -> list[Row]:
    rows = await read.rows(CONSENT_TEXTS, today=clock.today())
    collected = [{"fact": fact.name, "title": fact.title, "purpose": fact.purpose} for fact in PERSON_FACTS]
    return [row | {"fields": collected if row["purpose"] == "resident_record" else []} for row in rows]


HANDOVERS = Query(
    select(
        handover.c.id, handover.c.worker_name, handover.c.grid_ids, handover.c.dropped, handover.c.kept,
        handover.c.unsent, handover.c.at,
    )
    .where(handover.c.community_id == MINE)
    .where(
        tuple_(handover.c.at, handover.c.id)
        < tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid))
    )
    .order_by(handover.c.at.desc(), handover.c.id.desc())
    .limit(bindparam("limit", type_=Integer))
)  # fmt: skip


async def list_handovers(read: Reader, actor: Actor, page: PageQuery) -> dict[str, object]:
    """Receipts of phones, the last first; a worker sees those of own grids."""
    rows = await read.rows(HANDOVERS, **page.before(at=datetime, id=UUID))
    found = page.page(rows, at="at", id="id")
    seen = await grids_seen(read, actor, "grid.visit.read")
    if seen is not None:
        found["items"] = [row for row in rows[: page.limit] if seen & set(row["grid_ids"])]
    return found
