"""What changed of a person, in words: doors and guardians by their names, sealed values as sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Integer, Uuid, and_, bindparam, func, select, tuple_

from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people import queries
from jiayuan.people.facts import PERSON_FACTS
from jiayuan.people.models import Person
from jiayuan.people.record_models import PersonChange
from jiayuan.territory.queries import MINE, building, dwelling, entrance

person, change = Person.__table__, PersonChange.__table__

CHANGES = Query(
    select(
        change.c.id, change.c.at, change.c.fact, change.c.before, change.c.after, change.c.before_box,
        change.c.after_box, change.c.source, change.c.note, change.c.by_name,
    )
    .where(change.c.community_id == MINE, change.c.person_id == bindparam("id", type_=Uuid))
    .where(
        tuple_(change.c.at, change.c.id)
        < tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid))
    )
    .order_by(change.c.at.desc(), change.c.id.desc())
    .limit(bindparam("limit", type_=Integer))
)  # fmt: skip
_TITLES = {fact.name.partition(".")[2]: fact.title for fact in PERSON_FACTS} | {
    "residence": "居住地", "kind": "人口类型", "relation": "与户主关系", "tag": "关爱标签",
    "guardian": "监护人", "died": "死亡",
}  # fmt: skip


DOORS = Query(
    select(
        dwelling.c.id, building.c.number.concat("栋").concat(entrance.c.number).concat("单元").concat(dwelling.c.door)
        .label("name"),
    )
    .join(entrance, and_(entrance.c.community_id == MINE, entrance.c.id == dwelling.c.entrance_id))
    .join(building, and_(building.c.community_id == MINE, building.c.id == dwelling.c.building_id))
    .where(dwelling.c.community_id == MINE, dwelling.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid))))
)  # fmt: skip
NAMES = Query(
    select(person.c.id, person.c.name).where(
        person.c.community_id == MINE, person.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid)))
    )
)
_BY_ID = {"residence": DOORS, "guardian": NAMES}


async def _names_of(read: Reader, rows: Sequence[Row]) -> dict[str, str]:
    """The doors and guardians that changes name by their id, in words."""
    named: dict[str, str] = {}
    for fact, query in _BY_ID.items():
        ids = {row[side] for row in rows if row["fact"] == fact for side in ("before", "after") if row[side]}
        if ids:
            found = await read.rows(query, ids=[UUID(one) for one in ids])
            named |= {str(one["id"]): one["name"] for one in found}
    return named


async def list_changes(read: Reader, actor: Actor, person_id: UUID, page: PageQuery) -> dict[str, object]:
    """What changed of a person, newest first; sealed values show as changed, not as what they were."""
    await queries.check_seen(read, actor, person_id)
    await read.one(queries.PERSON, id=person_id)
    rows: Sequence[Row] = await read.rows(CHANGES, id=person_id, **page.before(at=datetime, id=UUID))
    named = await _names_of(read, rows)
    for row in rows:
        row["title"] = _TITLES.get(row["fact"], row["fact"])
        for side in ("before", "after"):
            if row.pop(f"{side}_box") is not None:
                row[side] = "（已加密）"
            row[side] = named.get(row[side], row[side])
    return page.page(rows, at="at", id="id")
