"""What somebody takes out of the house: how far it is written, and the file while it is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import Integer, String, Uuid, bindparam, or_, select

from jiayuan.access.requests import HouseRouter, Read, signed_in
from jiayuan.kernel import files
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.export_models import ListExport
from jiayuan.kernel.exporting import KEPT, title_of
from jiayuan.kernel.problems import NotFound, problems
from jiayuan.kernel.reading import Query, Row, Rows

router = HouseRouter(prefix="/exports", tags=["导出"])

_LATEST = 20
_kind = bindparam("kind", type_=String)
_OWN = (
    select(
        ListExport.id, ListExport.kind, ListExport.state, ListExport.written, ListExport.rows, ListExport.reason,
        ListExport.file_id, ListExport.at,
    )
    .where(ListExport.community_id == bindparam("community", type_=Integer))
    .where(ListExport.by_account_id == bindparam("me", type_=Uuid))
    .order_by(ListExport.id.desc())
)  # fmt: skip
OWN = Query(_OWN.where(or_(_kind.is_(None), ListExport.kind == _kind)).limit(_LATEST))
ONE = Query(_OWN.where(ListExport.id == bindparam("id", type_=Uuid)))


class ExportRow(BaseModel):
    """``written`` rows so far, ``rows`` when it is whole. An address lives five minutes, renewed till ``until``."""

    id: UUID
    kind: str
    title: str
    state: Literal["running", "ready", "failed", "expired"]
    written: int
    rows: int | None
    reason: str
    address: str | None
    at: datetime
    until: datetime


@router.get("", summary="我最近的导出", response_model=list[ExportRow])
async def list_exports(read: Read, actor: Annotated[Actor, signed_in()], kind: str | None = None) -> Rows:
    found = await read.rows(OWN, me=actor.account_id, kind=kind)
    return Rows([_shown(row, actor) for row in found])


@router.get("/{export_id}", summary="导出的进度和文件", response_model=ExportRow, responses=problems(NotFound))
async def get_export(export_id: UUID, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return Rows(_shown(await read.one(ONE, me=actor.account_id, id=export_id), actor))


def _shown(row: Row, actor: Actor) -> Row:
    file_id = row.pop("file_id")
    address = files.sign_address(file_id, actor) if file_id is not None else None
    return row | {"title": title_of(row["kind"]), "address": address, "until": row["at"] + KEPT}
