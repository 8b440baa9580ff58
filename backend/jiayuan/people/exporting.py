"""The list of residents as it is taken out; whose numbers go with it reads that they did."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID, uuid5

from sqlalchemy import ARRAY, Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import insert

from jiayuan.kernel.crypto import seal, unseal
from jiayuan.kernel.exporting import Exportable, Taking, declare_export
from jiayuan.kernel.listing import Listing, pages_of
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.kernel.sheets import Column
from jiayuan.people import codes, roll_forms, rules
from jiayuan.people.queries import list_residents, person
from jiayuan.people.record_models import PersonLook
from jiayuan.territory.queries import MINE

_COLUMNS = (
    Column("姓名", 10), Column("性别", 6), Column("年龄", 6), Column("证件号码", 22), Column("电话", 16),
    Column("小区", 14), Column("楼栋", 8), Column("单元", 6), Column("房号", 8), Column("与户主关系", 12),
    Column("人口类别", 10), Column("人户状态", 12), Column("标签", 20),
)  # fmt: skip
BOXES = Query(
    select(person.c.id, person.c.document_box, person.c.phone_box).where(
        person.c.community_id == MINE, person.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid)))
    )
)


async def _pages(taking: Taking) -> AsyncIterator[list[Row]]:
    form: roll_forms.Exporting = taking.form
    given: dict[str, object] = {
        "estate": form.estate_id, "grid": form.grid_id, "building": form.building_id, "tag": form.tag,
        "kind": form.kind, "age_from": form.age_from, "age_to": form.age_to,
    }  # fmt: skip
    # a sheet goes from hand to hand: what only a named worker sees is not in it (settled 21)
    anybody = replace(taking.actor, account_id=UUID(int=0))
    async for rows in pages_of(lambda page: list_residents(taking.read, anybody, page, given)):
        if form.with_numbers:
            await _fill_numbers(taking.read, rows)
            await _note_looks(taking, [row["person_id"] for row in rows])
        yield rows


async def _fill_numbers(read: Reader, rows: list[Row]) -> None:
    boxes = {row["id"]: row for row in await read.rows(BOXES, ids=[row["person_id"] for row in rows])}
    for row in rows:
        for name in ("document", "phone"):
            box = boxes[row["person_id"]][f"{name}_box"]
            row[name] = unseal("person", f"{name}_box", row["person_id"], box) if box else None


async def _note_looks(taking: Taking, people: list[UUID]) -> None:
    """Each person sees that the own numbers were taken out, by whom and for what; once per export."""
    export = taking.export
    rows = []
    for person_id in people:
        look_id = uuid5(export.id, str(person_id))
        rows.append(
            {
                "community_id": export.community_id, "id": look_id, "person_id": person_id, "at": export.at,
                "by_account_id": export.by_account_id, "by_name": export.by_name, "by_role": "staff",
                "how": "export", "facts": ["document", "phone"], "purpose": "other", "withheld": False,
                "words_box": seal("person_look", "words_box", look_id, export.reason),
            }
        )  # fmt: skip
    if rows:
        async with taking.database.transaction(f"{{{export.community_id}}}") as session:
            await session.execute(insert(PersonLook).on_conflict_do_nothing(), rows)


def _line(row: Row) -> list[str | int | None]:
    return [
        row["name"], codes.label("sex", row["sex"]).removesuffix("性"), row["age"], row["document"], row["phone"],
        row["estate"], row["building"], row["entrance"], row["door"],
        codes.label("household_relation", row["relation"]), rules.RESIDENCE_KINDS[row["kind"]],
        rules.PRESENCES[row["presence"]], "、".join(rules.CARE_TAGS[tag] for tag in row["tags"]),
    ]  # fmt: skip


def _words(form: roll_forms.Exporting) -> str:
    """The filter as it is printed on the sheet."""
    places = ((form.estate_id, "一个小区"), (form.grid_id, "一个网格"), (form.building_id, "一栋楼"))
    parts = [words for value, words in places if value is not None]
    parts += [rules.CARE_TAGS[form.tag]] if form.tag is not None else []
    parts += [rules.RESIDENCE_KINDS[form.kind]] if form.kind is not None else []
    if form.age_from is not None or form.age_to is not None:
        parts.append(f"{form.age_from or 0}岁到{'以上' if form.age_to is None else f'{form.age_to}岁'}")
    parts += ["含完整号码"] if form.with_numbers else []
    return "、".join(parts) or "全部"


RESIDENTS = declare_export(
    Exportable("people.resident", Listing("居民名单", _COLUMNS, _line), roll_forms.Exporting, _words, _pages)
)
