"""What is likely on record twice, the likeliest first, and what was said not to be; numbers are masked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ARRAY, BigInteger, DateTime, Integer, String, Uuid, and_, bindparam, func, or_, select, tuple_

from jiayuan.access.models import Account
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people import rules
from jiayuan.people.duplicate_models import LikelyDuplicate
from jiayuan.people.likeness import words_of
from jiayuan.people.queries import household, person, resident
from jiayuan.territory.queries import MINE, building, dwelling, entrance, estate

pair, account = LikelyDuplicate.__table__, Account.__table__
Subject = Literal["person", "household"]


class Side(BaseModel):
    """One of the two: a person, or a household under the name of its head."""

    id: UUID
    name: str | None
    sex: str | None
    birth_on: date | None
    died_on: date | None
    document_kind: str | None
    document: str | None
    phone: str | None
    since: date
    members: list[str]
    estate: str | None
    building: str | None
    entrance: str | None
    door: str | None
    dwelling_id: UUID | None
    building_id: UUID | None


class DuplicateRow(BaseModel):
    """Two that are likely one, with what speaks for it and against it in words."""

    id: UUID
    subject_kind: Subject
    weight: int
    reasons: list[str]
    doubts: list[str]
    decided_at: datetime | None
    by_name: str | None
    why: str | None
    version: int
    sides: list[Side]


_ids, _after_id = bindparam("ids", type_=ARRAY(Uuid)), bindparam("after_id", type_=Uuid)
_PAIRS = (
    select(
        pair.c.id, pair.c.subject_kind, pair.c.first_id, pair.c.second_id, pair.c.weight, pair.c.reasons,
        pair.c.decided_at, account.c.name.label("by_name"), pair.c.why, pair.c.version,
    )
    .outerjoin(account, account.c.id == pair.c.by_account_id)
    .where(pair.c.community_id == MINE, pair.c.subject_kind == bindparam("kind", type_=String))
    .limit(bindparam("limit", type_=Integer))
)  # fmt: skip
OPEN = Query(
    _PAIRS.where(pair.c.decided_at.is_(None))
    .where(tuple_(pair.c.weight, pair.c.id) < tuple_(bindparam("after_weight", type_=BigInteger), _after_id))
    .order_by(pair.c.weight.desc(), pair.c.id.desc())
)
DECIDED = Query(
    _PAIRS.where(
        tuple_(pair.c.decided_at, pair.c.id)
        < tuple_(bindparam("after_decided", type_=DateTime(timezone=True)), _after_id)
    ).order_by(pair.c.decided_at.desc(), pair.c.id.desc())
)
_about = bindparam("about", type_=Uuid)
#: What waits for a word about one record.
ABOUT = Query(
    _PAIRS.where(pair.c.decided_at.is_(None), or_(pair.c.first_id == _about, pair.c.second_id == _about)).order_by(
        pair.c.weight.desc(), pair.c.id.desc()
    )
)
_DOOR = (
    estate.c.name.label("estate"), building.c.number.label("building"), entrance.c.number.label("entrance"),
    dwelling.c.door, dwelling.c.building_id,
)  # fmt: skip
_main = and_(
    resident.c.community_id == person.c.community_id, resident.c.person_id == person.c.id,
    resident.c.until_on.is_(None), resident.c.is_main,
)  # fmt: skip
_its_door = and_(dwelling.c.community_id == resident.c.community_id, dwelling.c.id == resident.c.dwelling_id)
_its_entrance = and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id)
_its_building = and_(building.c.community_id == dwelling.c.community_id, building.c.id == dwelling.c.building_id)
_its_estate = and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id)
PEOPLE = Query(
    select(
        person.c.id, person.c.name, person.c.sex, person.c.birth_on, person.c.died_on, person.c.document_kind,
        person.c.document_mask.label("document"), person.c.phone_mask.label("phone"),
        func.timezone("Asia/Shanghai", person.c.recorded_at).label("since"), *_DOOR, resident.c.dwelling_id,
    )
    .outerjoin(resident, _main)
    .outerjoin(dwelling, _its_door)
    .outerjoin(entrance, _its_entrance)
    .outerjoin(building, _its_building)
    .outerjoin(estate, _its_estate)
    .where(person.c.community_id == MINE, person.c.id == func.any(_ids))
    .where(person.c.merged_into_id.is_(None), person.c.anonymised_at.is_(None))
)  # fmt: skip
HOUSEHOLDS = Query(
    select(household.c.id, household.c.from_on.label("since"), *_DOOR, household.c.dwelling_id)
    .join(dwelling, and_(dwelling.c.community_id == household.c.community_id, dwelling.c.id == household.c.dwelling_id))
    .join(entrance, _its_entrance)
    .join(building, _its_building)
    .join(estate, _its_estate)
    .where(household.c.community_id == MINE, household.c.id == func.any(_ids), household.c.until_on.is_(None))
)
MEMBERS = Query(
    select(resident.c.household_id, person.c.name, (resident.c.relation == rules.HEAD).label("is_head"))
    .join(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
    .where(resident.c.community_id == MINE, resident.c.household_id == func.any(_ids), resident.c.until_on.is_(None))
    .order_by((resident.c.relation == rules.HEAD).desc(), resident.c.pinyin, resident.c.id)
)
_OF_A_PERSON = ("sex", "birth_on", "died_on", "document_kind", "document", "phone")


async def list_duplicates(
    read: Reader, kind: Subject, page: PageQuery, *, decided: bool, about: UUID | None = None
) -> dict[str, object]:
    """Pairs to decide, of all or of one record, the likeliest first; or those said not to be one, the latest first."""
    if about is not None:
        rows = await read.rows(ABOUT, kind=kind, about=about, limit=page.limit)
        document = page.page(rows)
    elif decided:
        rows = await read.rows(DECIDED, kind=kind, **page.before(decided=datetime, id=UUID))
        document = page.page(rows, decided="decided_at", id="id")
    else:
        rows = await read.rows(OPEN, kind=kind, **page.before(weight=int, id=UUID))
        document = page.page(rows, weight="weight", id="id")
    ids = [row[side] for row in rows for side in ("first_id", "second_id")]
    sides = await (_people(read, ids) if kind == "person" else _households(read, ids))
    items = []
    for row in rows[: page.limit]:
        both = [sides.get(row.pop(side)) for side in ("first_id", "second_id")]
        if None in both:  # merged or moved out this very second; the next look takes the pair away
            continue
        reasons = row.pop("reasons")
        row |= {"reasons": words_of(reasons, against=False), "doubts": words_of(reasons, against=True), "sides": both}
        items.append(row)
    return document | {"items": items}


async def _people(read: Reader, ids: list[UUID]) -> dict[UUID, Row]:
    return {
        row["id"]: row | {"since": row["since"].date(), "members": list[str]()}
        for row in await read.rows(PEOPLE, ids=ids)
    }


async def _households(read: Reader, ids: list[UUID]) -> dict[UUID, Row]:
    members: dict[UUID, list[Row]] = {}
    for row in await read.rows(MEMBERS, ids=ids):
        members.setdefault(row["household_id"], []).append(row)
    found: dict[UUID, Row] = {}
    for row in await read.rows(HOUSEHOLDS, ids=ids):
        people = members.get(row["id"], [])
        head = next((one["name"] for one in people if one["is_head"]), None)
        found[row["id"]] = (
            row | dict.fromkeys(_OF_A_PERSON) | {"name": head, "members": [one["name"] for one in people]}
        )
    return found
