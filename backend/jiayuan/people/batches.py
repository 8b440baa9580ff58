"""An import as the desk does it: a batch that is read by a job, shown, corrected, decided, written and taken back."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Mapping as Map
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock, files
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.crypto import seal
from jiayuan.kernel.database import Database, get_own
from jiayuan.kernel.ending import hint
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.jobs import defer, job
from jiayuan.kernel.outbox import emit
from jiayuan.kernel.problems import fault
from jiayuan.kernel.sheets import SheetRefused, column_name
from jiayuan.kernel.writing import check_version
from jiayuan.people import roll_forms
from jiayuan.people.import_models import ImportBatch, ImportMapping, ImportRow
from jiayuan.people.importing import Staged, stage_file, write_file
from jiayuan.people.matching import FACT_TITLES, Key
from jiayuan.people.problems import ConflictsOpen, ImportNotReady
from jiayuan.people.roster import FIELDS, Fault, Mapping, SheetReading
from jiayuan.people.staging import Source

#: As many rows are kept to look at; the counts are exact all the same.
_MOST_ROWS = 20_000


async def begin(session: AsyncSession, actor: Actor, form: roll_forms.NewImport) -> UUID:
    """A batch for an uploaded file; a job reads it. Raises NotFound for a file that is not the actor's own."""
    batch = ImportBatch(
        community_id=actor.community, id=uuid7(), file_id=form.file_id, file_name=form.file_name, mapping={}, counts={},
        left=[], by_account_id=actor.account_id, by_name=actor.name, at=clock.now(),
    )  # fmt: skip
    session.add(batch)
    await session.flush()
    await files.attach(session, actor, [form.file_id], "people.import", batch.id)
    await defer(session, "people.import.read", community=actor.community, batch_id=batch.id)
    audit.record(session, actor, "people.import.begun", about=batch.id)
    return batch.id


@files.may_see("people.import")
async def _may_see(_session: AsyncSession, actor: Actor, _batch_id: UUID) -> bool:
    return actor.may("people.import.run")


async def correct_mapping(
    session: AsyncSession, actor: Actor, batch_id: UUID, form: roll_forms.ColumnMapping, version: int
) -> None:
    """Say what columns mean; remembered for this layout, and the file is read again. Raises ImportNotReady."""
    batch = await _in_state(session, actor, batch_id, "previewed", "refused")
    check_version(batch, version)
    for fingerprint, columns in form.columns.items():
        unknown = [meaning for meaning in columns.values() if meaning is not None and meaning not in FIELDS]
        if unknown:
            raise fault("columns", "people.field_unknown", f"没有“{unknown[0]}”这种列")
        kept = {column: meaning or "other" for column, meaning in columns.items()}
        values = {
            "community_id": actor.community, "id": uuid7(), "fingerprint": fingerprint, "mapping": kept,
            "by_account_id": actor.account_id, "at": clock.now(),
        }  # fmt: skip
        statement = upsert(ImportMapping).values(values)
        await session.execute(
            statement.on_conflict_do_update(
                constraint="import_mapping_once",
                set_={name: statement.excluded[name] for name in ("mapping", "by_account_id", "at")},
            )
        )
    batch.state, batch.progress = "reading", 0
    await session.flush()
    await defer(session, "people.import.read", community=actor.community, batch_id=batch.id)


async def apply(session: AsyncSession, actor: Actor, batch_id: UUID, form: roll_forms.Applying, version: int) -> None:
    """Decide the conflicts and let a job write the batch. Raises ConflictsOpen, ImportNotReady."""
    batch = await _in_state(session, actor, batch_id, "previewed")
    check_version(batch, version)
    for one in form.decisions:
        row = await get_own(session, actor, ImportRow, one.row_id)
        if row.batch_id != batch_id or row.pile != "conflict":
            raise fault("decisions", "people.no_such_conflict", "这一条不是这一批的冲突")
        row.decision = one.decision
    await session.flush()
    if form.rule is None:
        open_ones = select(ImportRow.id).where(
            ImportRow.community_id == actor.community, ImportRow.batch_id == batch_id, ImportRow.pile == "conflict",
            ImportRow.decision.is_(None),
        )  # fmt: skip
        if count := len(list(await session.scalars(open_ones))):
            raise ConflictsOpen(conflicts=count)
    batch.state, batch.rule, batch.progress = "applying", form.rule, 10
    await session.flush()
    await defer(session, "people.import.write", community=actor.community, batch_id=batch.id)
    audit.record(session, actor, "people.import.written", about=batch.id)


async def cancel(session: AsyncSession, actor: Actor, batch_id: UUID, version: int) -> None:
    """Give a batch up before it is written; nothing of it stays but the file and the record that it was there."""
    batch = await _in_state(session, actor, batch_id, "reading", "previewed", "refused")
    check_version(batch, version)
    batch.state = "cancelled"
    await _drop_rows(session, actor.community, batch_id)
    await session.flush()


async def _in_state(session: AsyncSession, actor: Actor, batch_id: UUID, *states: str) -> ImportBatch:
    batch = await get_own(session, actor, ImportBatch, batch_id, locked=True)
    if batch.state not in states:
        raise ImportNotReady
    return batch


async def _drop_rows(session: AsyncSession, community: int, batch_id: UUID) -> None:
    await session.execute(delete(ImportRow).where(ImportRow.community_id == community, ImportRow.batch_id == batch_id))


async def _mapping(session: AsyncSession, community: int) -> Mapping:
    found = await session.execute(
        select(ImportMapping.fingerprint, ImportMapping.mapping).where(ImportMapping.community_id == community)
    )
    return Mapping({row.fingerprint: row.mapping for row in found})


async def path_of(session: AsyncSession, community: int, batch: ImportBatch) -> Path:
    """Where the uploaded file lies. Raises SheetRefused if it is gone."""
    file = await session.get(files.StoredFile, (community, batch.file_id)) if batch.file_id else None
    if file is None:
        raise SheetRefused("sheet.gone", "上传的文件已经不在了。请重新上传。")
    return files.store().path(file.sha256.hex())


@job("people.import.read")
async def read_batch(database: Database, *, community: int, batch_id: str) -> None:
    """Read the file and keep what needs somebody; the tables of people are not touched. May run again."""
    actor = system_actor(community)
    staged: Staged | None = None
    refused: SheetRefused | None = None
    try:
        async with database.as_actor(actor) as session:
            batch = await get_own(session, actor, ImportBatch, UUID(batch_id))
            if batch.state != "reading":
                return
            source = await _source(session, database, actor, batch, first=0)
        async with database.as_actor(actor) as session:
            staged = await stage_file(session, community, source)
    except SheetRefused as reason:
        refused = reason
    async with database.as_actor(actor) as session:
        batch = await get_own(session, actor, ImportBatch, UUID(batch_id), locked=True)
        if batch.state != "reading":
            return
        if staged is None:
            batch.state, batch.problem = "refused", refused.message if refused else None
        else:
            batch.state, batch.progress, batch.problem = "previewed", 100, None
            batch.counts = counts_of(staged)
            batch.fingerprint = "|".join(sheet.fingerprint for sheet in staged.roster.sheets if sheet.fingerprint)
            batch.mapping = {"sheets": [sheet_shown(sheet) for sheet in staged.roster.sheets]}
            await _keep_rows(session, community, batch.id, staged)
        emit(session, "people.import.previewed", community=community, about=batch.id, to=[batch.by_account_id])
        await session.flush()


def counts_of(staged: Staged) -> dict[str, object]:
    """The figures of a preview."""
    counts = staged.roster.counts
    return {
        **staged.counts,
        "people": counts.people, "accepted": counts.accepted, "rejected": counts.rejected,
        "households": counts.households, "faults": len(staged.roster.faults),
        "warnings": len(staged.roster.warnings), "conflicts": len(staged.conflicts),
        "skipped": counts.skipped_rows,
    }  # fmt: skip


def sheet_shown(sheet: SheetReading) -> dict[str, object]:
    """How one sheet was understood, column by column."""
    return {
        "name": sheet.name, "fingerprint": sheet.fingerprint, "header_rows": list(sheet.header_rows),
        "people": sheet.people, "note": sheet.note,
        "columns": [
            {"column": column_name(column), "title": title, "field": sheet.columns.get(column)}
            for column, title in sorted(sheet.titles.items())
        ],
    }  # fmt: skip


async def _keep_rows(session: AsyncSession, community: int, batch_id: UUID, staged: Staged) -> None:
    await _drop_rows(session, community, batch_id)
    rows: list[dict[str, object]] = []
    own = {"community_id": community, "batch_id": batch_id}
    for number, found in enumerate([*staged.roster.faults, *staged.roster.warnings][:_MOST_ROWS]):
        rows.append(
            own
            | {
                "id": uuid7(), "pile": "fault", "position": number, "sheet": found.sheet, "line": found.row,
                "cell": found.cell, "code": found.code, "message": found.message, "person_id": None, "fact": None,
                "shown_name": None, "before_box": None, "after_box": None, "refuses": found.refuses,
            }
        )  # fmt: skip
    for number, one in enumerate(staged.roster.skipped):
        row_id = uuid7()
        rows.append(
            own
            | {
                "id": row_id, "pile": "skipped", "position": number, "sheet": one.sheet, "line": one.row, "cell": None,
                "code": "row_skipped", "message": "这一行没当作人", "person_id": None, "fact": None, "shown_name": None,
                "before_box": seal("import_row", "before_box", row_id, one.words), "after_box": None, "refuses": False,
            }
        )  # fmt: skip
    for conflict in staged.conflicts[:_MOST_ROWS]:
        row_id = uuid7()
        title = FACT_TITLES[conflict.fact]
        rows.append(
            own
            | {
                "id": row_id, "pile": "conflict", "position": conflict.position, "sheet": conflict.sheet,
                "line": conflict.line, "cell": None, "code": f"conflict_{conflict.fact}",
                "message": f"{title}和已有的不一样，请选用哪一个", "person_id": conflict.person_id,
                "fact": conflict.fact, "shown_name": conflict.name, "refuses": False,
                "before_box": seal("import_row", "before_box", row_id, conflict.before) if conflict.before else None,
                "after_box": seal("import_row", "after_box", row_id, conflict.after) if conflict.after else None,
            }
        )  # fmt: skip
    for start in range(0, len(rows), 2_000):
        await session.execute(insert(ImportRow), rows[start : start + 2_000])


@job("people.import.write")
async def write_batch(database: Database, *, community: int, batch_id: str) -> None:
    """Write a decided batch in one transaction: all of it or nothing, once."""
    async with database.transaction(f"{{{community}}}") as session:
        # one writer by a lock beside the row, so that the row itself can say how far it is
        await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(batch_id, 0))))
        batch = await session.get(ImportBatch, (community, UUID(batch_id)))
        if batch is None or batch.state != "applying":
            return
        actor = system_actor(community, batch.by_name)
        source = await _source(session, database, actor, batch, first=batch.progress)
        await write_file(session, actor, batch, source, await _decisions(session, batch), batch.rule)


async def _source(session: AsyncSession, database: Database, actor: Actor, batch: ImportBatch, first: int) -> Source:
    """The batch's file; how far it is goes from ``first`` to 99 in transactions of their own, for all to see."""
    batch_id, owner = batch.id, batch.by_account_id
    own = update(ImportBatch).where(ImportBatch.community_id == actor.community, ImportBatch.id == batch_id)

    async def tell(share: float) -> None:
        async with database.as_actor(actor) as aside:
            await aside.execute(own.values(progress=first + int((99 - first) * share)))
            hint(aside, "people.import.progressed", community=actor.community, about=batch_id, to=[owner])

    path, mapping = await path_of(session, actor.community, batch), await _mapping(session, actor.community)
    return Source(path, mapping, batch.file_name, tell)


async def _decisions(session: AsyncSession, batch: ImportBatch) -> Map[Key, str]:
    found = await session.execute(
        select(ImportRow.sheet, ImportRow.line, ImportRow.fact, ImportRow.shown_name, ImportRow.decision).where(
            ImportRow.community_id == batch.community_id, ImportRow.batch_id == batch.id,
            ImportRow.pile == "conflict", ImportRow.decision.is_not(None),
        )
    )  # fmt: skip
    return {(row.sheet, row.line, row.fact, row.shown_name): row.decision for row in found}


async def mark(session: AsyncSession, actor: Actor, batch_id: UUID) -> Path:
    """The same workbook with its faults marked, as a file the caller sends and removes."""
    batch = await get_own(session, actor, ImportBatch, batch_id)
    path = await path_of(session, actor.community, batch)
    found = await session.scalars(
        select(ImportRow)
        .where(ImportRow.community_id == actor.community, ImportRow.batch_id == batch_id, ImportRow.pile == "fault")
        .order_by(ImportRow.position)
    )
    faults = [Fault(row.sheet, row.cell or "A1", row.line, row.code, row.message, refuses=row.refuses) for row in found]
    out = Path(tempfile.mkdtemp()) / "marked.xlsx"
    await asyncio.to_thread(_mark, path, batch.file_name, faults, out)
    return out


def _mark(path: Path, name: str, faults: list[Fault], out: Path) -> None:
    """The store knows contents, not names; the marker's reader wants one that ends in .xlsx."""
    named = out.with_name("original.xlsx")
    shutil.copyfile(path, named)
    from jiayuan.people.roster.marking import mark_workbook  # brings openpyxl, which nothing else needs

    mark_workbook(named, faults, out, name=name)
