"""The palette's search: names by their beginning, pinyin and initials; numbers exactly; phone tails; doors."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import ARRAY, Integer, LargeBinary, String, Uuid, and_, bindparam, func, null, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people import rules
from jiayuan.people.addresses import Address, parse_address
from jiayuan.people.identity import normalise_number, read_phone
from jiayuan.people.misread import Misread
from jiayuan.people.names import normalise_name
from jiayuan.people.queries import person, resident
from jiayuan.people.recording import document_index, phone_index, tail_index
from jiayuan.people.visibility import seen_grids
from jiayuan.territory.queries import MINE, building, dwelling, entrance, estate

#: More would be a list; the palette shows what can be read at a glance.
MOST = 20

_SHOWN = (
    person.c.id.label("person_id"), person.c.name, person.c.birth_on, person.c.document_mask.label("document"),
    person.c.phone_mask.label("phone"),
)  # fmt: skip
_LIMIT = bindparam("most", type_=Integer)


def _people(where: ColumnElement[bool]) -> Query:
    """People found so, each with the door of the main residence; ``grids`` null means everywhere."""
    grids = bindparam("grids", type_=ARRAY(Uuid))
    found = (
        select(*_SHOWN, person.c.community_id, person.c.pinyin)
        .where(person.c.community_id == MINE, person.c.merged_into_id.is_(None), where)
        .order_by(person.c.pinyin, person.c.id)
        .limit(200)
        .subquery()
    )
    door = and_(
        resident.c.community_id == found.c.community_id,
        resident.c.person_id == found.c.person_id,
        resident.c.until_on.is_(None),
    )
    return Query(
        select(
            found.c.person_id, found.c.name, found.c.birth_on, found.c.document, found.c.phone,
            resident.c.dwelling_id, resident.c.building_id, estate.c.name.label("estate"),
            building.c.number.label("building"), entrance.c.number.label("entrance"), dwelling.c.door,
        )
        .select_from(found)
        .outerjoin(resident, door)
        .outerjoin(
            dwelling, and_(dwelling.c.community_id == resident.c.community_id, dwelling.c.id == resident.c.dwelling_id)
        )
        .outerjoin(
            entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id)
        )
        .outerjoin(
            building, and_(building.c.community_id == dwelling.c.community_id, building.c.id == dwelling.c.building_id)
        )
        .outerjoin(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
        .where(or_(grids.is_(None), resident.c.grid_id == func.any(grids)))
        .order_by(found.c.pinyin, found.c.person_id)
        .limit(_LIMIT)
    )  # fmt: skip


_q = bindparam("q", type_=String)
_index = bindparam("index", type_=LargeBinary)
BY_NAME = _people(person.c.name.op("^@")(_q))
BY_PINYIN = _people(person.c.pinyin.op("^@")(_q))
BY_INITIALS = _people(person.c.initials.op("^@")(_q))
BY_DOCUMENT = _people(person.c.document_index == _index)
BY_PHONE = _people(person.c.phone_index == _index)
BY_TAIL = _people(person.c.phone_tail_index == _index)


def _doors() -> Query:
    grids = bindparam("grids", type_=ARRAY(Uuid))
    number, gate, door = (bindparam(name, type_=String) for name in ("building", "entrance", "door"))
    return Query(
        select(
            null().label("person_id"), dwelling.c.id.label("dwelling_id"), building.c.id.label("building_id"),
            estate.c.name.label("estate"), building.c.number.label("building"), entrance.c.number.label("entrance"),
            dwelling.c.door,
        )
        .select_from(building)
        .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
        .join(
            entrance, and_(entrance.c.community_id == building.c.community_id, entrance.c.building_id == building.c.id)
        )
        .join(
            dwelling, and_(dwelling.c.community_id == entrance.c.community_id, dwelling.c.entrance_id == entrance.c.id)
        )
        .where(building.c.community_id == MINE, building.c.number == number)
        .where(or_(gate == "", entrance.c.number == gate), or_(door == "", dwelling.c.door.op("^@")(door)))
        .where(or_(grids.is_(None), building.c.grid_id == func.any(grids)))
        .order_by(building.c.position, entrance.c.position, dwelling.c.floor, dwelling.c.door)
        .limit(_LIMIT)
    )  # fmt: skip


DOORS = _doors()


async def search(read: Reader, actor: Actor, text: str) -> list[Row]:
    """What somebody means by a few signs: a door, a number, a tail, a name, its sound. All masked, 20 at most."""
    q = unicodedata.normalize("NFKC", text).strip()
    grids = seen_grids(actor)
    values: dict[str, object] = {"grids": None if grids is None else list(grids), "most": MOST}
    if not q:
        return []
    phone = read_phone(q)
    called = not isinstance(phone, Misread)  # before doors: 154-9977-5705 is no building 154
    door = None if called else parse_address(q)
    if door is not None and not q.isdigit():
        return [_door_row(row) for row in await read.rows(DOORS, **values, **_door_values(door))]
    number = normalise_number(q)
    if re.fullmatch(r"\d{4}", number):
        index = tail_index(read.community, number)
        return [_person_row(row) for row in await read.rows(BY_TAIL, index=index, **values)]
    if called or (re.fullmatch(r"[A-Z0-9]{8,20}", number) and sum(sign.isdigit() for sign in number) >= 5):
        found = await read.rows(BY_DOCUMENT, index=document_index(number), **values)
        if not found and not isinstance(phone, Misread):
            found = await read.rows(BY_PHONE, index=phone_index(phone), **values)
        return [_person_row(row) for row in found]
    if q.isascii():
        sound = re.sub(r"[^a-z0-9]", "", q.lower())
        if not sound:  # 「%」 is nobody's name, and not everybody's
            return []
        rows = await read.rows(BY_INITIALS, q=sound, **values) if len(sound) <= 6 else []
        rows += await read.rows(BY_PINYIN, q=sound, **values)
    else:
        rows = await read.rows(BY_NAME, q=normalise_name(q), **values)
    unique = {(row["person_id"], row["dwelling_id"]): row for row in rows}
    return [_person_row(row) for row in list(unique.values())[:MOST]]


def _door_values(door: Address) -> dict[str, object]:
    return {"building": door.building, "entrance": door.entrance, "door": door.room}


def _place(row: Row) -> str | None:
    if row["dwelling_id"] is None:
        return None
    return f"{row['estate']}{row['building']}栋{row['entrance']}单元{row['door']}"


def _person_row(row: Row) -> Row:
    return {
        "person_id": row["person_id"], "dwelling_id": row["dwelling_id"], "building_id": row["building_id"],
        "name": row["name"], "place": _place(row), "document": row["document"], "phone": row["phone"],
        "age": rules.age(row["birth_on"], clock.today()) if row["birth_on"] else None,
    }  # fmt: skip


def _door_row(row: Row) -> Row:
    return {
        "person_id": None, "dwelling_id": row["dwelling_id"], "building_id": row["building_id"],
        "name": f"{row['building']}栋{row['door']}", "place": _place(row), "document": None, "phone": None, "age": None,
    }  # fmt: skip
