"""Reads about people: lists in pinyin order by place, one record, its changes. Numbers are masked."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    distinct,
    exists,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.facts import is_fresh
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people import rules
from jiayuan.people.facts import PERSON_FACTS
from jiayuan.people.models import Household, Person, Resident
from jiayuan.people.record_models import (
    CareTag,
    Consent,
    ConsentText,
    FactMark,
    Guardian,
    PersonChange,
    PersonLook,
    ResidencePermit,
    ResidentStatus,
)
from jiayuan.people.visibility import seen_grids
from jiayuan.territory.duty_queries import not_your_grid
from jiayuan.territory.queries import GRID, MINE, building, dwelling, entrance, estate, in_estate, unit

person, resident, household = Person.__table__, Resident.__table__, Household.__table__
tag, status, permit = CareTag.__table__, ResidentStatus.__table__, ResidencePermit.__table__
guardian, consent, consent_text = Guardian.__table__, Consent.__table__, ConsentText.__table__
mark, change, looks = FactMark.__table__, PersonChange.__table__, PersonLook.__table__

_today = bindparam("today", type_=Date)
_me = bindparam("account_id", type_=Uuid)


def tags_of(person_id: ColumnElement[Any], community_id: ColumnElement[Any]) -> ColumnElement[Any]:
    """The tags in force, without kind or grade; a mental disability only for its named worker (settled 21)."""
    return (
        select(func.array_agg(aggregate_order_by(distinct(tag.c.tag), tag.c.tag)))
        .where(tag.c.community_id == community_id, tag.c.person_id == person_id)
        .where(tag.c.from_on <= _today, or_(tag.c.until_on.is_(None), tag.c.until_on > _today))
        .where(or_(tag.c.named_account_id.is_(None), tag.c.named_account_id == _me))
        .scalar_subquery()
    )


def _lives(found: Select[Any]) -> Select[Any]:
    """From a resident to the door."""
    return (
        found.join(
            dwelling, and_(dwelling.c.community_id == resident.c.community_id, dwelling.c.id == resident.c.dwelling_id)
        )
        .join(
            entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id)
        )
        .join(
            building, and_(building.c.community_id == dwelling.c.community_id, building.c.id == dwelling.c.building_id)
        )
        .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
    )


_PLACE = (
    estate.c.name.label("estate"), building.c.number.label("building"), entrance.c.number.label("entrance"),
    dwelling.c.door, resident.c.dwelling_id, resident.c.building_id, resident.c.grid_id,
)  # fmt: skip
_ROW = (
    resident.c.id, resident.c.person_id, resident.c.household_id, person.c.name, person.c.sex, person.c.birth_on,
    resident.c.relation, resident.c.kind, resident.c.presence, *_PLACE, person.c.document_mask.label("document"),
    person.c.phone_mask.label("phone"), person.c.confirmed_at, resident.c.pinyin,
)  # fmt: skip


@lru_cache(maxsize=256)
def residents_query(filters: frozenset[str]) -> Query:
    """The list of residents for one shape of filters; led by the narrowest place, so that it is an ordered scan."""
    found = _lives(
        select(*_ROW, tags_of(resident.c.person_id, resident.c.community_id).label("tags"))
        .select_from(resident)
        .join(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
    ).where(resident.c.community_id == MINE, resident.c.until_on.is_(None))
    if "building" in filters:
        found = found.where(resident.c.building_id == bindparam("building", type_=Uuid))
    if "estate" in filters:
        found = found.where(in_estate(resident.c.building_id))
    if "grid" in filters:
        found = found.where(resident.c.grid_id == bindparam("grid", type_=Uuid))
    if "grids" in filters:
        found = found.where(resident.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    if "kind" in filters:
        found = found.where(resident.c.kind == bindparam("kind", type_=String))
    if "presence" in filters:
        found = found.where(resident.c.presence == bindparam("presence", type_=String))
    if "tag" in filters:
        found = found.where(
            exists().where(
                tag.c.community_id == resident.c.community_id, tag.c.person_id == resident.c.person_id,
                tag.c.tag == bindparam("tag", type_=String), tag.c.from_on <= _today,
                or_(tag.c.until_on.is_(None), tag.c.until_on > _today),
                or_(tag.c.named_account_id.is_(None), tag.c.named_account_id == _me),
            )
        )  # fmt: skip
    if "born_until" in filters:
        found = found.where(person.c.birth_on <= bindparam("born_until", type_=Date))
    if "born_after" in filters:
        found = found.where(person.c.birth_on > bindparam("born_after", type_=Date))
    if "q" in filters:
        q = bindparam("q", type_=String)
        found = found.where(
            or_(person.c.name.op("^@")(q), resident.c.pinyin.op("^@")(q), person.c.initials.op("^@")(q))
        )
    return Query(
        found.where(
            tuple_(resident.c.pinyin, resident.c.id)
            > tuple_(bindparam("after_pinyin", type_=String), bindparam("after_id", type_=Uuid))
        )
        .order_by(resident.c.pinyin, resident.c.id)
        .limit(bindparam("limit", type_=Integer))
    )


async def check_grid(read: Reader, actor: Actor, grid_id: UUID | None) -> None:
    """A grid everybody knows: who may not open it hears who can (403); a grid that is none is 404."""
    grids = seen_grids(actor)
    if grid_id is None or grids is None or grid_id in grids:
        return
    place = await read.one(GRID, id=grid_id)
    raise await not_your_grid(read, place["name"], grid_id)


def filter_values(actor: Actor, given: dict[str, object]) -> dict[str, object]:
    """The filters that are set, narrowed to the actor's grids; ages become birthdays."""
    values = {name: value for name, value in given.items() if value is not None}
    today = clock.today()
    if (age_from := values.pop("age_from", None)) is not None:
        values["born_until"] = rules.born_by(int(str(age_from)), today)
    if (age_to := values.pop("age_to", None)) is not None:
        values["born_after"] = rules.born_by(int(str(age_to)) + 1, today)
    if isinstance(q := values.get("q"), str):
        values["q"] = q.strip().lower()
    grids = seen_grids(actor)
    if grids is not None and "grid" not in values:
        values |= {"grid": grids[0]} if len(grids) == 1 else {"grids": list(grids)}
    return values


async def list_residents(read: Reader, actor: Actor, page: PageQuery, given: dict[str, object]) -> dict[str, object]:
    """Residents in pinyin order, by estate, grid, building, tag, kind, age and the beginning of a name."""
    values = filter_values(actor, given)
    query = residents_query(frozenset(values))
    values |= {"today": clock.today(), "account_id": actor.account_id}
    rows = await read.rows(query, **values, **page.after(pinyin=str, id=UUID))
    document = page.page([shown(row) for row in rows], pinyin="pinyin", id="id")
    if page.counted:
        document["total"] = await read.total(query, **values, **page.whole.after(pinyin=str, id=UUID))
    return document


def shown(row: Row) -> Row:
    """A list's row as it is shown: the age is computed, never kept (CA-16)."""
    birth = row["birth_on"]
    row["age"] = rules.age(birth, clock.today()) if birth else None
    row["tags"] = row["tags"] or []
    return row


PERSON = Query(
    select(
        person.c.id, person.c.name, person.c.sex, person.c.birth_on, person.c.died_on, person.c.document_kind,
        person.c.document_mask.label("document"), person.c.phone_mask.label("phone"), person.c.ethnic_group,
        person.c.education, person.c.political_status, person.c.marital_status, person.c.employment,
        person.c.work_unit_id, unit.c.name.label("work_unit"), person.c.workplace, person.c.former_workplace,
        person.c.vehicle, person.c.pet,
        person.c.told_by, person.c.source, person.c.recorded_at, person.c.confirmed_at, person.c.merged_into_id,
        person.c.frozen_at, person.c.version,
    )
    .outerjoin(unit, and_(unit.c.community_id == person.c.community_id, unit.c.id == person.c.work_unit_id))
    .where(person.c.community_id == MINE, person.c.id == bindparam("id", type_=Uuid))
)  # fmt: skip
RESIDENCES = Query(
    _lives(
        select(
            resident.c.id, resident.c.household_id, *_PLACE, resident.c.relation, resident.c.kind, resident.c.presence,
            resident.c.is_main, resident.c.tenure, resident.c.origin, resident.c.from_on, resident.c.until_on,
            resident.c.end_reason,
        ).select_from(resident)
    )
    .where(resident.c.community_id == MINE, resident.c.person_id == bindparam("id", type_=Uuid))
    .order_by(resident.c.from_on.desc(), resident.c.id.desc())
)  # fmt: skip
TAGS = Query(
    select(tag.c.id, tag.c.tag, tag.c.source, tag.c.note, tag.c.from_on, tag.c.until_on, tag.c.version)
    .where(tag.c.community_id == MINE, tag.c.person_id == bindparam("id", type_=Uuid))
    .where(or_(tag.c.named_account_id.is_(None), tag.c.named_account_id == _me))
    .order_by(tag.c.from_on.desc())
)
STATUSES = Query(
    select(status.c.hukou_kind, status.c.village, status.c.from_on, status.c.document)
    .where(status.c.community_id == MINE, status.c.person_id == bindparam("id", type_=Uuid))
    .order_by(status.c.from_on)
)
PERMITS = Query(
    select(permit.c.id, permit.c.issued_on, permit.c.endorsed_on, permit.c.ground, permit.c.version)
    .where(permit.c.community_id == MINE, permit.c.person_id == bindparam("id", type_=Uuid))
    .where(permit.c.ended_on.is_(None))
    .order_by(permit.c.issued_on.desc())
)
GUARDIANS = Query(
    select(guardian.c.id, guardian.c.guardian_id, person.c.name, guardian.c.kind, guardian.c.from_on)
    .join(person, and_(person.c.community_id == guardian.c.community_id, person.c.id == guardian.c.guardian_id))
    .where(guardian.c.community_id == MINE, guardian.c.ward_id == bindparam("id", type_=Uuid))
    .where(guardian.c.until_on.is_(None))
)
newest_text = (
    select(func.max(consent_text.c.number).label("number"), consent_text.c.purpose)
    .where(consent_text.c.community_id == MINE)
    .group_by(consent_text.c.purpose)
    .subquery()
)
CONSENTS = Query(
    select(
        consent.c.id, consent_text.c.purpose, consent_text.c.number, consent.c.given_how, consent.c.given_at,
        consent.c.withdrawn_at, (consent_text.c.number == newest_text.c.number).label("is_current"),
        consent.c.by_guardian_id.is_not(None).label("by_guardian"),
    )
    .join(
        consent_text,
        and_(consent_text.c.community_id == consent.c.community_id, consent_text.c.id == consent.c.text_id),
    )
    .join(newest_text, newest_text.c.purpose == consent_text.c.purpose)
    .where(consent.c.community_id == MINE, consent.c.person_id == bindparam("id", type_=Uuid))
    .order_by(consent.c.given_at.desc())
)  # fmt: skip
TEXTS = Query(
    select(
        consent_text.c.id, consent_text.c.purpose, consent_text.c.number, consent_text.c.words, consent_text.c.from_on,
        select(func.count())
        .where(consent.c.community_id == MINE, consent.c.text_id == consent_text.c.id, consent.c.withdrawn_at.is_(None))
        .scalar_subquery()
        .label("given"),
    )
    .join(
        newest_text,
        and_(newest_text.c.purpose == consent_text.c.purpose, newest_text.c.number == consent_text.c.number),
    )
    .where(consent_text.c.community_id == MINE)
    .order_by(consent_text.c.purpose)
)  # fmt: skip
MARKS = Query(
    select(mark.c.fact, mark.c.source, mark.c.confirmed_at).where(
        mark.c.community_id == MINE, mark.c.subject_id == bindparam("id", type_=Uuid)
    )
)
_SEEN = Query(
    select(resident.c.id)
    .where(resident.c.community_id == MINE, resident.c.person_id == bindparam("id", type_=Uuid))
    .where(resident.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    .limit(1)
)


async def list_consent_texts(read: Reader) -> list[Row]:
    """Each purpose that asks for consent, with the newest words and how many consented to just these."""
    newest = {row["purpose"]: row for row in await read.rows(TEXTS)}
    blank: Row = {"id": None, "number": 0, "words": "", "from_on": None, "given": 0}
    return [
        blank | newest.get(purpose, {}) | {"purpose": purpose, "title": title}
        for purpose, title in rules.CONSENT_PURPOSES.items()
    ]


async def check_seen(read: Reader, actor: Actor, person_id: UUID) -> None:
    """Raises NotFound for somebody who lives in none of the actor's grids."""
    grids = seen_grids(actor)
    if grids is not None:
        await read.one(_SEEN, id=person_id, grids=list(grids))


async def get_person(read: Reader, actor: Actor, person_id: UUID, *, own: bool = False) -> Row:
    """Everything on record of one person, numbers masked. Raises NotFound."""
    if not own:
        await check_seen(read, actor, person_id)
    found = await read.one(PERSON, id=person_id)
    today, birth = clock.today(), found["birth_on"]
    permits = await read.rows(PERMITS, id=person_id)
    for row in permits:
        judged = rules.permit_state(row["issued_on"], row["endorsed_on"], today)
        row |= {"state": judged.state, "endorse_until": judged.endorse_until}
    consents = await read.rows(CONSENTS, id=person_id)
    for row in consents:
        row["is_current"] &= not rules.is_consent_lapsed(birth, today, by_guardian=row["by_guardian"])
    tags = await read.rows(TAGS, id=person_id, account_id=actor.account_id)
    in_force = [(row["tag"], row["source"]) for row in tags if row["until_on"] is None or row["until_on"] > today]
    cares = any(row["purpose"] == "care" and row["is_current"] and row["withdrawn_at"] is None for row in consents)
    return found | {
        "age": rules.age(birth, today) if birth else None,
        "is_old": bool(birth and rules.is_old(birth, today)),
        "needs_guardian": bool(birth and rules.needs_guardian_consent(birth, today)),
        "residences": await read.rows(RESIDENCES, id=person_id),
        "tags": tags,
        "statuses": await read.rows(STATUSES, id=person_id),
        "permits": permits,
        "guardians": await read.rows(GUARDIANS, id=person_id),
        "consents": consents,
        "needs_care_consent": not cares and rules.needs_care_consent(in_force),
        "freshness": await _freshness(read, found),
    }


async def _freshness(read: Reader, found: Row) -> list[Row]:
    marks = {row["fact"]: row for row in await read.rows(MARKS, id=found["id"])}
    now = clock.now()
    first = {"source": found["source"], "confirmed_at": found["confirmed_at"] or found["recorded_at"]}
    return [
        {
            "fact": fact.name, "title": fact.title, "purpose": fact.purpose,
            "source": marks.get(fact.name, first)["source"],
            "confirmed_at": marks.get(fact.name, first)["confirmed_at"],
            "fresh": is_fresh(fact, marks.get(fact.name, first)["confirmed_at"], now),
        }
        for fact in PERSON_FACTS
    ]  # fmt: skip
