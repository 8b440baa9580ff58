"""Importing a roster at the desk: upload, preview, correct the columns, decide, write, undo."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import Query as Asked
from sqlalchemy import BigInteger, Integer, String, Uuid, bindparam, or_, select
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.crypto import unseal
from jiayuan.kernel.listing import ANSWERS_SHEET, SHEET
from jiayuan.kernel.paging import Page, Paging
from jiayuan.kernel.problems import NotFound, Stale, problems
from jiayuan.kernel.reading import Query, Row, Rows
from jiayuan.kernel.writing import Created, IfMatch, created, etag
from jiayuan.people import batches, roll_forms, sampling, undoing
from jiayuan.people.import_models import ImportBatch, ImportRow
from jiayuan.people.problems import ConflictsOpen, ImportNotReady, UndoneAlready, UndoOver
from jiayuan.people.roster.headers import FIELDS
from jiayuan.territory.queries import MINE

router = HouseRouter(prefix="/imports", tags=["导入"])
Imports = Annotated[Actor, permit("people.import.run")]

batch, row = ImportBatch.__table__, ImportRow.__table__
_SHOWN = (
    batch.c.id, batch.c.file_name, batch.c.state, batch.c.progress, batch.c.counts, batch.c.problem, batch.c.by_name,
    batch.c.at, batch.c.applied_at, batch.c.undo_until, batch.c.version,
)  # fmt: skip
BATCHES = Query(select(*_SHOWN).where(batch.c.community_id == MINE).order_by(batch.c.at.desc()).limit(50))
BATCH = Query(
    select(*_SHOWN, batch.c.fingerprint, batch.c.mapping, batch.c.rule, batch.c.left).where(
        batch.c.community_id == MINE, batch.c.id == bindparam("id", type_=Uuid)
    )
)
_pile = bindparam("pile", type_=String)
ROWS = Query(
    select(
        row.c.id, row.c.pile, row.c.sheet, row.c.line, row.c.cell, row.c.code, row.c.message, row.c.person_id,
        row.c.fact, row.c.shown_name.label("name"), row.c.before_box, row.c.after_box, row.c.decision, row.c.position,
    )
    .where(row.c.community_id == MINE, row.c.batch_id == bindparam("batch_id", type_=Uuid), row.c.pile == _pile)
    .where(
        or_(
            row.c.position > bindparam("after_position", type_=BigInteger),
            (row.c.position == bindparam("after_position", type_=BigInteger))
            & (row.c.id > bindparam("after_id", type_=Uuid)),
        )
    )
    .order_by(row.c.position, row.c.id)
    .limit(bindparam("limit", type_=Integer))
)  # fmt: skip


@router.get("", summary="导入批次", response_model=list[roll_forms.ImportBatchRow])
async def list_batches(read: Read, actor: Imports) -> Rows:
    return Rows(await read.rows(BATCHES))


@router.post("", summary="导入一个名册", status_code=201, response_model=Created, responses=problems(NotFound))
async def begin(form: roll_forms.NewImport, session: Write, actor: Imports) -> Created:
    return created(session, await batches.begin(session, actor, form))


@router.get("/fields", summary="一列可以是什么", response_model=list[roll_forms.ImportField])
async def list_fields(actor: Imports) -> Rows:
    return Rows([{"field": field, "title": title} for field, title in FIELDS.items()])


@router.get(
    "/sample",
    summary="样表",
    response_class=Response,
    responses=ANSWERS_SHEET,
)
async def get_sample(actor: Imports) -> Response:
    named = "attachment; filename=\"roster.xlsx\"; filename*=UTF-8''" + quote("居民名册样表.xlsx")
    return Response(sampling.write_sample(), media_type=SHEET, headers={"Content-Disposition": named})


@router.get("/{batch_id}", summary="批次：各堆数目和列对应", response_model=roll_forms.ImportDetail)
async def get_batch(batch_id: UUID, read: Read, actor: Imports) -> Rows:
    found = await read.one(BATCH, id=batch_id)
    return Rows(found, headers=etag(found["version"]))


@router.get("/{batch_id}/rows", summary="要人看的行", response_model=Page[roll_forms.ImportRowOut])
async def list_rows(
    batch_id: UUID,
    page: Paging,
    read: Read,
    actor: Imports,
    pile: Annotated[Literal["conflict", "fault", "skipped"], Asked()] = "fault",
) -> Rows:
    await read.one(BATCH, id=batch_id)
    found = await read.rows(ROWS, batch_id=batch_id, pile=pile, **page.after(position=int, id=UUID))
    return page.cut(_opened(found), position="position", id="id")


def _opened(found: Sequence[Row]) -> Sequence[Row]:
    for one in found:
        for side in ("before", "after"):
            box = one.pop(f"{side}_box")
            one[side] = unseal("import_row", f"{side}_box", one["id"], box) if box else None
    return found


@router.put(
    "/{batch_id}/mapping",
    summary="改正列的含义，再读一遍",
    status_code=204,
    responses=problems(ImportNotReady, Stale),
)
async def correct_mapping(
    batch_id: UUID, form: roll_forms.ColumnMapping, session: Write, version: IfMatch, actor: Imports
) -> None:
    await batches.correct_mapping(session, actor, batch_id, form, version)


@router.post(
    "/{batch_id}/writing",
    summary="决定冲突并写入",
    status_code=204,
    responses=problems(ConflictsOpen, ImportNotReady, Stale),
)
async def apply(batch_id: UUID, form: roll_forms.Applying, session: Write, version: IfMatch, actor: Imports) -> None:
    await batches.apply(session, actor, batch_id, form, version)


@router.post("/{batch_id}/cancelling", summary="放弃这一批", status_code=204, responses=problems(ImportNotReady, Stale))
async def cancel(batch_id: UUID, session: Write, version: IfMatch, actor: Imports) -> None:
    await batches.cancel(session, actor, batch_id, version)


@router.post(
    "/{batch_id}/undo",
    summary="撤销这一批",
    response_model=roll_forms.UndoResult,
    responses=problems(UndoOver, UndoneAlready, ImportNotReady, Stale),
)
async def undo(batch_id: UUID, session: Write, version: IfMatch, actor: Imports) -> Rows:
    return Rows(await undoing.undo(session, actor, batch_id, version))


@router.get("/{batch_id}/marked", summary="标好错处的原表", response_class=FileResponse)
async def mark(batch_id: UUID, session: Write, actor: Imports) -> FileResponse:
    path: Path = await batches.mark(session, actor, batch_id)
    return FileResponse(
        path,
        media_type=SHEET,
        filename="要改的地方.xlsx",
        background=BackgroundTask(shutil.rmtree, path.parent),
    )
