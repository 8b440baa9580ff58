"""One visit, all matters: everything that is due at a household as one check-list, to which other domains add lines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, Date, String, Uuid, and_, bindparam, distinct, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from jiayuan.domains.grid.visit_models import DueVisit, Visit, VisitFollowUp, VisitMute, VisitRule
from jiayuan.domains.grid.walking_rules import FOLLOW_UPS, MUTE_REASONS, PURPOSES, Asked, facts_to_ask, next_step, why
from jiayuan.domains.grid.walking_scope import grids_seen
from jiayuan.engines.matters.models import Matter
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.facts import is_fresh
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people.facts import HOUSEHOLD_FACTS, PERSON_FACTS
from jiayuan.people.models import Household, Person, Resident
from jiayuan.people.record_models import CareTag, FactMark
from jiayuan.people.rules import HEAD, age, is_child_alone
from jiayuan.territory.models import Building, Dwelling, Entrance
from jiayuan.territory.queries import MINE

due, visit, follow_up = DueVisit.__table__, Visit.__table__, VisitFollowUp.__table__
rest, rule, matter, mark = VisitMute.__table__, VisitRule.__table__, Matter.__table__, FactMark.__table__
person, resident, household, tag = Person.__table__, Resident.__table__, Household.__table__, CareTag.__table__
building, entrance, dwelling = Building.__table__, Entrance.__table__, Dwelling.__table__

_TODAY = bindparam("today", type_=Date)
_ID = bindparam("id", type_=Uuid)


@dataclass(frozen=True, slots=True)
class AtDoor:
    """The household that somebody stands before; ``people`` are rows with id, name, birth_on and facts."""

    id: UUID
    dwelling_id: UUID
    entrance_id: UUID
    building_id: UUID
    people: tuple[Row, ...]
    confirmed: dict[tuple[UUID, str], Row]


@dataclass(frozen=True, slots=True)
class Line:
    """Something to do here: ``kind`` names what it is about, ``verb`` what ticking it off does."""

    kind: str
    about: UUID
    title: str
    words: str
    verb: str
    due_on: date | None = None
    facts: tuple[str, ...] = ()


Lines = Callable[[Reader, Actor, AtDoor], Awaitable[list[Line]]]
_LINES: dict[str, Lines] = {}


def checklist_of(kind: str) -> Callable[[Lines], Lines]:
    """Register what a domain adds to a household's check-list: ``async (read, actor, door) -> lines``."""

    def register(asks: Lines) -> Lines:
        _LINES[kind] = asks
        return asks

    return register


HOME = Query(
    select(
        household.c.id, household.c.dwelling_id, dwelling.c.building_id, dwelling.c.entrance_id,
        building.c.number.label("building"), entrance.c.number.label("entrance"), dwelling.c.door,
        building.c.grid_id, household.c.confirmed_at,
    )
    .join(dwelling, and_(dwelling.c.community_id == household.c.community_id, dwelling.c.id == household.c.dwelling_id))
    .join(building, and_(building.c.community_id == dwelling.c.community_id, building.c.id == dwelling.c.building_id))
    .join(entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id))
    .where(household.c.community_id == MINE, household.c.id == _ID, household.c.until_on.is_(None))
)  # fmt: skip
MEMBERS = Query(
    select(
        person.c.id, person.c.name, person.c.birth_on, person.c.sex, resident.c.relation,
        person.c.phone_mask.label("phone"), person.c.phone_box.is_not(None).label("has_phone"), person.c.ethnic_group,
        person.c.education, person.c.political_status, person.c.marital_status, person.c.employment,
        person.c.workplace, person.c.recorded_at, person.c.confirmed_at, person.c.version,
        select(func.array_agg(aggregate_order_by(distinct(tag.c.tag), tag.c.tag)))
        .where(tag.c.community_id == person.c.community_id, tag.c.person_id == person.c.id)
        .where(tag.c.from_on <= _TODAY, or_(tag.c.until_on.is_(None), tag.c.until_on > _TODAY))
        .where(or_(tag.c.named_account_id.is_(None), tag.c.named_account_id == bindparam("me", type_=Uuid)))
        .scalar_subquery()
        .label("tags"),
    )
    .join(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
    .where(resident.c.community_id == MINE, resident.c.household_id == _ID, resident.c.until_on.is_(None))
    .where(resident.c.presence != "away")
    .order_by(resident.c.relation != HEAD, person.c.birth_on, person.c.id)
)  # fmt: skip
MARKS = Query(
    select(mark.c.subject_id, mark.c.fact, mark.c.confirmed_at)
    .where(mark.c.community_id == MINE, mark.c.subject_id == func.any(bindparam("subjects", type_=ARRAY(Uuid))))
)  # fmt: skip
DUE = Query(
    select(
        due.c.id, due.c.purpose, due.c.person_id, due.c.last_on, due.c.due_on, due.c.again_on, due.c.unanswered,
        rule.c.title, rule.c.tags,
    )
    .outerjoin(rule, and_(rule.c.community_id == due.c.community_id, rule.c.id == due.c.rule_id))
    .where(due.c.community_id == MINE, due.c.household_id == _ID, due.c.show_on <= _TODAY)
    .order_by(due.c.due_on, due.c.id)
)  # fmt: skip
TRIES = Query(
    select(func.coalesce(func.max(due.c.unanswered), 0).label("unanswered")).where(
        due.c.community_id == MINE, due.c.household_id == _ID, due.c.purpose == "care"
    )
)
FOLLOW_UPS_HERE = Query(
    select(follow_up.c.id, follow_up.c.kind, follow_up.c.due_on)
    .where(follow_up.c.community_id == MINE, follow_up.c.household_id == _ID, follow_up.c.done_at.is_(None))
    .order_by(follow_up.c.due_on, follow_up.c.id)
)
RESTING = Query(
    select(rest.c.id, rest.c.person_id, rest.c.reason, rest.c.until_on, rest.c.words)
    .where(rest.c.community_id == MINE, rest.c.household_id == _ID, rest.c.ended_at.is_(None))
    .where(rest.c.until_on > _TODAY)
    .order_by(rest.c.until_on, rest.c.id)
)
LAST_VISITS = Query(
    select(visit.c.id, visit.c.arrived_at, visit.c.worker_name, visit.c.how, visit.c.outcome, visit.c.words)
    .where(visit.c.community_id == MINE, visit.c.household_id == _ID, visit.c.withdrawn_at.is_(None))
    .order_by(visit.c.arrived_at.desc(), visit.c.id.desc())
    .limit(5)
)
#: Open events at this door or its staircase; one about the worker himself is never shown to him (settled 20).
EVENTS_HERE = Query(
    select(matter.c.id, matter.c.number, matter.c.title, matter.c.state, matter.c.due_at)
    .where(matter.c.community_id == MINE, matter.c.kind == bindparam("kind", type_=String))
    .where(matter.c.building_id == bindparam("building_id", type_=Uuid), matter.c.closed_at.is_(None))
    .where(
        or_(
            matter.c.dwelling_id == bindparam("dwelling_id", type_=Uuid),
            and_(
                matter.c.dwelling_id.is_(None), matter.c.entrance_id == bindparam("entrance_id", type_=Uuid)
            ),
        )
    )
    .where(matter.c.about_account_id.is_distinct_from(bindparam("me", type_=Uuid)))
    .order_by(matter.c.opened_at, matter.c.id)
    .limit(20)
)  # fmt: skip


async def get_household(read: Reader, actor: Actor, household_id: UUID) -> Row:
    """A household of own grids with everything due there, and whether children live alone in it (CA-27).

    Raises NotFound for the neighbour's as for none.
    """
    today = clock.today()
    home = await read.one(HOME, id=household_id)
    seen = await grids_seen(read, actor, "grid.door.read")
    if seen is not None and home["grid_id"] not in seen:
        raise NotFound
    people = await read.rows(MEMBERS, id=household_id, today=today, me=actor.account_id)
    subjects = [household_id, *(one["id"] for one in people)]
    marks = {(row["subject_id"], row["fact"]): row for row in await read.rows(MARKS, subjects=subjects)}
    door = AtDoor(household_id, home["dwelling_id"], home["entrance_id"], home["building_id"], tuple(people), marks)
    lines = [line for kind in _LINES for line in await _LINES[kind](read, actor, door)]
    tries = await read.one(TRIES, id=household_id)
    step = next_step(tries["unanswered"])
    mutes = await read.rows(RESTING, id=household_id, today=today)
    return {name: home[name] for name in _HOME} | {
        "people": [_shown(one, today) for one in people],
        "lines": [_line(line, today) for line in lines],
        "mutes": [row | {"reason": MUTE_REASONS[row["reason"]]} for row in mutes],
        "visits": await read.rows(LAST_VISITS, id=household_id),
        "child_alone": is_child_alone([one["birth_on"] for one in people], today),
        "next_step": None if step is None else {"code": step.code, "words": step.words},
    }


_HOME = ("id", "dwelling_id", "building_id", "building", "entrance", "door", "grid_id", "confirmed_at")


def _shown(one: Row, today: date) -> Row:
    return {
        "id": one["id"], "name": one["name"], "sex": one["sex"], "relation": one["relation"], "phone": one["phone"],
        "age": None if one["birth_on"] is None else age(one["birth_on"], today), "tags": one["tags"] or [],
        "version": one["version"],
    }  # fmt: skip


def _line(line: Line, today: date) -> Row:
    return {
        "kind": line.kind, "about": line.about, "title": line.title, "words": line.words, "due_on": line.due_on,
        "is_late": line.due_on is not None and line.due_on < today, "verb": line.verb, "facts": line.facts,
    }  # fmt: skip


@checklist_of("visit")
async def _visits(read: Reader, _actor: Actor, door: AtDoor) -> list[Line]:
    """Visits whose window is open; confirming the household has its own line below."""
    today = clock.today()
    names = {one["id"]: one["name"] for one in door.people}
    tags = {one["id"]: set(one["tags"] or []) for one in door.people}
    found = []
    for row in await read.rows(DUE, id=door.id, today=today):
        if row["purpose"] == "confirm":
            continue
        is_again = row["again_on"] is not None and row["again_on"] >= row["due_on"]
        shared = tags.get(row["person_id"], set()) & set(row["tags"] or [])
        words = why(row["purpose"], None if is_again else row["title"], row["last_on"], row["due_on"], today, shared)
        who = names.get(row["person_id"])
        title = f"看望{who}" if who else PURPOSES[row["purpose"]]
        found.append(Line("visit", row["person_id"] or door.id, title, words, "visit", row["due_on"]))
    return found


@checklist_of("household")
async def _household(read: Reader, _actor: Actor, door: AtDoor) -> list[Line]:
    fact = HOUSEHOLD_FACTS[0]
    home = await read.one(HOME, id=door.id)
    if is_fresh(fact, home["confirmed_at"], clock.now()):
        return []
    since = home["confirmed_at"]
    words = "还没核实过" if since is None else f"上次核实 {clock.day_of(since):%Y-%m-%d}，已满半年"
    return [Line("household", door.id, f"核对{fact.title}", words, "confirm_household")]


@checklist_of("fact")
async def _facts(_read: Reader, _actor: Actor, door: AtDoor) -> list[Line]:
    """Facts that are missing or have aged, person by person; nothing fresh is asked (GR-11)."""
    now = clock.now()
    found = []
    for one in door.people:
        values = dict(one) | {"phone_box": "known" if one["has_phone"] else None}
        confirmed = {}
        for fact in PERSON_FACTS:
            marked = door.confirmed.get((one["id"], fact.name))
            if marked is not None:
                confirmed[fact.name] = marked["confirmed_at"]
            elif values.get(fact.column) not in (None, ""):
                confirmed[fact.name] = one["confirmed_at"] or one["recorded_at"]
        asked = facts_to_ask(PERSON_FACTS, values, confirmed, one["birth_on"], now)
        missing = [fact for fact in asked if fact.is_missing]
        aged = [fact for fact in asked if not fact.is_missing]
        if missing:
            found.append(_of_facts("fill_facts", one, "补登", missing, "还没登记"))
        if aged:
            found.append(_of_facts("confirm_facts", one, "核对", aged, "满期没核实，看看变了没有"))
    return found


def _of_facts(verb: str, one: Row, does: str, asked: list[Asked], because: str) -> Line:
    titles = "、".join(fact.title for fact in asked)
    facts = tuple(fact.fact for fact in asked)
    return Line("fact", one["id"], f"{does}{one['name']}的信息", f"{titles}{because}", verb, facts=facts)


@checklist_of("follow_up")
async def _follow_ups(read: Reader, _actor: Actor, door: AtDoor) -> list[Line]:
    rows = await read.rows(FOLLOW_UPS_HERE, id=door.id)
    return [
        Line("follow_up", row["id"], FOLLOW_UPS[row["kind"]], "上次走访答应的", "finish_follow_up", row["due_on"])
        for row in rows
    ]


@checklist_of("grid.event")
async def _events(read: Reader, actor: Actor, door: AtDoor) -> list[Line]:
    if not actor.may("grid.event.read"):
        return []
    rows = await read.rows(
        EVENTS_HERE, kind="grid.event", building_id=door.building_id, dwelling_id=door.dwelling_id,
        entrance_id=door.entrance_id, me=actor.account_id,
    )  # fmt: skip
    return [
        Line(
            "grid.event", row["id"], row["title"], f"网格事件 {row['number']}", "open_matter",
            None if row["due_at"] is None else clock.day_of(row["due_at"]),
        )
        for row in rows
    ]  # fmt: skip
