"""A list of residents taken out as .xlsx: with a reason, logged, watermarked, written row by row by a job."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock, files
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.crypto import seal, unseal
from jiayuan.kernel.database import Database, get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.jobs import communities, defer, every, job
from jiayuan.kernel.listing import SHEET
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.kernel.sheets import Column, SheetWriter, Stamp
from jiayuan.people import codes, roll_forms, rules
from jiayuan.people.import_models import PeopleExport
from jiayuan.people.queries import filter_values, person, residents_query, shown
from jiayuan.people.record_models import PersonLook
from jiayuan.territory.queries import MINE

declare_event("people.export.ready", "导出完成")

_BATCH = 1_000
#: An export's file is opened within a day or made again.
KEPT = timedelta(days=1)
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


async def begin(session: AsyncSession, actor: Actor, form: roll_forms.Exporting) -> UUID:
    """Note who takes which list for what, and let a job write it."""
    export = PeopleExport(
        community_id=actor.community, id=uuid7(), reason=form.reason, by_account_id=actor.account_id,
        by_name=actor.name, at=clock.now(),
        chosen=form.model_dump(mode="json", exclude={"reason"}) | {"grids": _own_grids(actor)},
    )  # fmt: skip
    session.add(export)
    audit.record(
        session, actor, "people.residents.exported", about=export.id, purpose=form.reason,
        with_numbers=form.with_numbers,
    )  # fmt: skip
    await session.flush()
    await defer(session, "people.export", community=actor.community, export_id=export.id)
    return export.id


def _own_grids(actor: Actor) -> list[str] | None:
    narrowed = filter_values(actor, {})
    found = narrowed.get("grids") or ([narrowed["grid"]] if "grid" in narrowed else None)
    return [str(grid) for grid in found] if isinstance(found, list) else None


@files.may_see("people.export")
async def _may_see(session: AsyncSession, actor: Actor, export_id: UUID) -> bool:
    export = await session.get(PeopleExport, (actor.community, export_id))
    return export is not None and export.by_account_id == actor.account_id


@job("people.export")
async def write_export(database: Database, *, community: int, export_id: str) -> None:
    """Write the list page by page into the store; the same job run again writes the same list once."""
    actor = system_actor(community)
    async with database.as_actor(actor) as session:
        export = await get_own(session, actor, PeopleExport, UUID(export_id))
        if export.state != "running":
            return
    read = Reader.of(database.pool, actor)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "residents.xlsx"
        stamp = Stamp(
            by=export.by_name, at=f"{clock.now().astimezone(clock.SHANGHAI):%Y年%m月%d日 %H:%M}", reason=export.reason,
            filter=_words(export.chosen),
        )  # fmt: skip
        writer = SheetWriter(path, "居民名单", _COLUMNS, stamp)
        async for rows in _pages(read, actor, export.chosen):
            numbers = await _numbers(read, rows) if export.chosen.get("with_numbers") else {}
            for row in rows:
                writer.add(_line(row, numbers.get(row["person_id"])))
            if numbers:
                await _note_looks(database, community, export, list(numbers))
        count = await asyncio.to_thread(writer.close)
        content = await asyncio.to_thread(path.read_bytes)
        digest = hashlib.sha256(content).digest()
        await asyncio.to_thread(files.store().put, digest.hex(), path)
    async with database.as_actor(actor) as session:
        export = await get_own(session, actor, PeopleExport, UUID(export_id), locked=True)
        if export.state != "running":
            return
        file = files.StoredFile(
            community_id=community, id=uuid7(), sha256=digest, upload_sha256=digest, size=len(content),
            media_type=SHEET, name="居民名单.xlsx",
            owner_account_id=export.by_account_id, at=clock.now(), attached_kind="people.export", attached_id=export.id,
        )  # fmt: skip
        session.add(file)
        export.state, export.rows, export.file_id = "ready", count, file.id
        emit(session, "people.export.ready", community=community, about=export.id, to=[export.by_account_id])
        await session.flush()


async def _pages(read: Reader, actor: Actor, chosen: dict[str, object]) -> AsyncIterator[list[Row]]:
    given = {
        "estate": chosen.get("estate_id"), "grid": chosen.get("grid_id"), "building": chosen.get("building_id"),
        "tag": chosen.get("tag"), "kind": chosen.get("kind"), "age_from": chosen.get("age_from"),
        "age_to": chosen.get("age_to"),
    }  # fmt: skip
    values = {name: value for name, value in given.items() if value is not None}
    today = clock.today()
    if "age_from" in values:
        values["born_until"] = rules.born_by(int(str(values.pop("age_from"))), today)
    if "age_to" in values:
        values["born_after"] = rules.born_by(int(str(values.pop("age_to"))) + 1, today)
    if chosen.get("grids") and "grid" not in values:
        values["grids"] = chosen["grids"]
    query = residents_query(frozenset(values))
    after = PageQuery(_BATCH - 1, None).after(pinyin=str, id=UUID)
    while True:
        rows = await read.rows(query, today=today, account_id=UUID(int=0), **values, **after)
        if rows:
            yield [shown(row) for row in rows]
        if len(rows) < _BATCH:
            return
        after |= {"after_pinyin": rows[-1]["pinyin"], "after_id": rows[-1]["id"]}


async def _numbers(read: Reader, rows: list[Row]) -> dict[UUID, tuple[str | None, str | None]]:
    found = await read.rows(BOXES, ids=[row["person_id"] for row in rows])
    return {
        row["id"]: (
            unseal("person", "document_box", row["id"], row["document_box"]) if row["document_box"] else None,
            unseal("person", "phone_box", row["id"], row["phone_box"]) if row["phone_box"] else None,
        )
        for row in found
    }


async def _note_looks(database: Database, community: int, export: PeopleExport, people: list[UUID]) -> None:
    """Each person sees that the own numbers were taken out, by whom and for what; once per export."""
    async with database.transaction(f"{{{community}}}") as session:
        rows = []
        for person_id in people:
            look_id = uuid7()
            rows.append(
                {
                    "community_id": community, "id": look_id, "person_id": person_id, "at": export.at,
                    "by_account_id": export.by_account_id, "by_name": export.by_name, "by_role": "staff",
                    "how": "export", "facts": ["document", "phone"], "purpose": "other", "withheld": False,
                    "words_box": seal("person_look", "words_box", look_id, export.reason),
                }
            )  # fmt: skip
        await session.execute(insert(PersonLook), rows)


def _line(row: Row, numbers: tuple[str | None, str | None] | None) -> list[str | int | None]:
    document, phone = numbers or (row["document"], row["phone"])
    return [
        row["name"], codes.label("sex", row["sex"]).removesuffix("性"), row["age"], document, phone, row["estate"],
        row["building"], row["entrance"], row["door"], codes.label("household_relation", row["relation"]),
        rules.RESIDENCE_KINDS[row["kind"]], rules.PRESENCES[row["presence"]],
        "、".join(rules.CARE_TAGS[tag] for tag in row["tags"]),
    ]  # fmt: skip


_TITLES = {
    "estate_id": "小区",
    "grid_id": "网格",
    "building_id": "楼栋",
    "tag": "标签",
    "kind": "人口类别",
    "age_from": "年龄从",
    "age_to": "年龄到",
}


def _words(chosen: dict[str, object]) -> str:
    parts = [f"{title}={chosen[name]}" for name, title in _TITLES.items() if chosen.get(name) is not None]
    return "，".join(parts) or "全部"


@every(seconds=3600, name="people.exports.expire")
async def expire_exports(database: Database) -> None:
    """After a day an export's file can no longer be reached; that it was made stays on record."""
    for community in await communities(database):
        async with database.transaction(f"{{{community}}}") as session:
            await session.execute(
                update(PeopleExport)
                .where(PeopleExport.community_id == community, PeopleExport.state == "ready")
                .where(PeopleExport.at < clock.now() - KEPT)
                .values(state="expired", file_id=None)
            )
