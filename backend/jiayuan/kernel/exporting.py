"""A list taken out as .xlsx: with a reason, logged, watermarked, written row by row by a job, kept for a day.

A domain declares each of its lists once; reading, writing, progress, the file and its end are the same for all.
"""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock, files
from jiayuan.kernel.actor import Actor, HeldPost
from jiayuan.kernel.database import Database, get_own
from jiayuan.kernel.export_models import ListExport
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.jobs import communities, defer, every, job
from jiayuan.kernel.listing import SHEET, Listing, minute
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import Problem
from jiayuan.kernel.reading import Reader, Row
from jiayuan.kernel.sheets import SheetWriter, Stamp

declare_event("kernel.export.ready", "导出完成")

_KIND = "kernel.export"
#: An export's file is opened within a day or made again.
KEPT = timedelta(days=1)
#: What is still running after this has been given up by its job.
_GIVEN_UP = timedelta(hours=2)
#: What was typed to search by, and the reason itself, are in no log.
_UNLOGGED = ("reason", "q")


@dataclass(frozen=True, slots=True)
class Taking:
    """One export under way: for whom it is read, and what was asked for."""

    database: Database
    read: Reader
    actor: Actor
    export: ListExport
    form: Any  # of the list's own form


@dataclass(frozen=True, slots=True)
class Exportable:
    """A list that may be taken out: ``pages`` reads it in the sight of who asked, ``words`` says its filter."""

    kind: str
    listing: Listing
    form: type[BaseModel]
    words: Callable[[Any], str]
    pages: Callable[[Taking], AsyncIterator[list[Row]]]


_LISTS: dict[str, Exportable] = {}


def declare_export(exportable: Exportable) -> Exportable:
    _LISTS[exportable.kind] = exportable
    return exportable


def title_of(kind: str) -> str:
    return _LISTS[kind].listing.title


async def begin(session: AsyncSession, actor: Actor, exportable: Exportable, form: BaseModel, reason: str) -> UUID:
    """Note who takes which list for what, and let a job write it. The caller has judged permission and filter."""
    export = ListExport(
        community_id=actor.community, id=uuid7(), kind=exportable.kind, reason=reason,
        chosen=form.model_dump(mode="json"), asked_as=_remembered(actor), by_account_id=actor.account_id,
        by_name=actor.name, at=clock.now(),
    )  # fmt: skip
    session.add(export)
    narrowed = {f"by_{name}": value for name, value in _logged(export.chosen).items()}
    audit.record(session, actor, f"{exportable.kind}.exported", about=export.id, purpose=reason, **narrowed)
    await session.flush()
    await defer(session, "kernel.export", community=actor.community, export_id=export.id)
    return export.id


@files.may_see(_KIND)
async def _may_see(session: AsyncSession, actor: Actor, export_id: UUID) -> bool:
    export = await session.get(ListExport, (actor.community, export_id))
    return export is not None and export.by_account_id == actor.account_id


@job("kernel.export")
async def write_export(database: Database, *, community: int, export_id: str) -> None:
    """Write the list page by page into the store; the same job run again writes the same list once."""
    async with database.transaction(f"{{{community}}}") as session:
        export = await session.get_one(ListExport, (community, UUID(export_id)))
        if export.state != "running":
            return
        session.expunge(export)
    exportable, actor = _LISTS[export.kind], _recalled(export)
    taking = Taking(
        database, Reader.of(database.pool, actor), actor, export, exportable.form.model_validate(export.chosen)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        try:
            count = await _write(taking, exportable, path)
        except Problem:
            await _finish(taking, state="failed")
            return
        digest, size = await asyncio.to_thread(_measured, path)
        file_id = await _announce(taking, exportable.listing.title, digest, size)
        await asyncio.to_thread(files.store().put, digest.hex(), path)
    await _finish(taking, state="ready", rows=count, file_id=file_id)


async def _write(taking: Taking, exportable: Exportable, path: Path) -> int:
    export, listing = taking.export, exportable.listing
    stamp = Stamp(by=export.by_name, at=minute(clock.now()), reason=export.reason, filter=exportable.words(taking.form))
    writer = await asyncio.to_thread(SheetWriter, path, listing.title, listing.columns, stamp)
    async for rows in exportable.pages(taking):
        await asyncio.to_thread(_add, writer, listing, rows)
        await _note_progress(taking, writer.count)
    return await asyncio.to_thread(writer.close)


def _add(writer: SheetWriter, listing: Listing, rows: list[Row]) -> None:
    for row in rows:
        writer.add(listing.line(row))


async def _note_progress(taking: Taking, written: int) -> None:
    export = taking.export
    async with taking.database.transaction(f"{{{export.community_id}}}") as session:
        await session.execute(
            update(ListExport)
            .where(ListExport.community_id == export.community_id, ListExport.id == export.id)
            .where(ListExport.state == "running")
            .values(written=written)
        )


async def _announce(taking: Taking, title: str, digest: bytes, size: int) -> UUID:
    """The file's row, tied to nothing yet: what a job leaves that dies before the end, the sweep drops a day later."""
    export = taking.export
    file = files.StoredFile(
        community_id=export.community_id, id=uuid7(), sha256=digest, upload_sha256=digest, size=size,
        media_type=SHEET, name=f"{title}-{clock.today():%Y%m%d}.xlsx", owner_account_id=export.by_account_id,
        at=clock.now() - files.UNATTACHED_LIFE + KEPT,
    )  # fmt: skip
    async with taking.database.transaction(f"{{{export.community_id}}}") as session:
        session.add(file)
    return file.id


async def _finish(taking: Taking, *, state: str, rows: int | None = None, file_id: UUID | None = None) -> None:
    async with taking.database.transaction(f"{{{taking.export.community_id}}}") as session:
        export = await get_own(session, taking.actor, ListExport, taking.export.id, locked=True)
        if export.state != "running":
            return
        if file_id is not None:
            file = await get_own(session, taking.actor, files.StoredFile, file_id, locked=True)
            file.attached_kind, file.attached_id, file.at = _KIND, export.id, clock.now()
            export.file_id = file_id
        export.state, export.rows, export.chosen = state, rows, _logged(export.chosen)
        audit.record(
            session, None, "kernel.export.written", community=export.community_id, about=export.id, rows=rows,
            list=export.kind, state=state, account=export.by_account_id,
        )  # fmt: skip
        emit(session, "kernel.export.ready", community=export.community_id, about=export.id, to=[export.by_account_id])
        await session.flush()


def _measured(path: Path) -> tuple[bytes, int]:
    with path.open("rb") as written:
        return hashlib.file_digest(written, "sha256").digest(), path.stat().st_size


def _logged(chosen: dict[str, Any]) -> dict[str, Any]:
    """The filter as ids and codes."""
    found: dict[str, Any] = {}
    for name, value in chosen.items():
        if isinstance(value, dict):
            found |= _logged(value)
        elif name not in _UNLOGGED and value not in (None, "", False):
            found[name] = value
    return found


def _remembered(actor: Actor) -> dict[str, Any]:
    """As what the actor asked, so that the job sees no more than he did then."""
    posts = [
        {"id": str(post.id), "kind": post.kind, "scope_kind": post.scope_kind,
         "scope_id": str(post.scope_id) if post.scope_id is not None else None}
        for post in actor.posts
        if post.community_id == actor.community
    ]  # fmt: skip
    unit_id = str(actor.unit_id) if actor.unit_id is not None else None
    return {"role": actor.role, "permissions": sorted(actor.permissions), "posts": posts, "unit_id": unit_id}


def _recalled(export: ListExport) -> Actor:
    kept = export.asked_as
    posts = tuple(
        HeldPost(
            UUID(post["id"]), post["kind"], export.community_id, post["scope_kind"],
            UUID(post["scope_id"]) if post["scope_id"] is not None else None,
        )
        for post in kept["posts"]
    )  # fmt: skip
    return Actor(
        account_id=export.by_account_id, session_id=UUID(int=0), name=export.by_name, role=kept["role"],
        communities=(export.community_id,), community=export.community_id,
        permissions=frozenset(kept["permissions"]), posts=posts,
        unit_id=UUID(kept["unit_id"]) if kept["unit_id"] is not None else None,
    )  # fmt: skip


@every(seconds=3600, name="kernel.exports.expire")
async def expire_exports(database: Database) -> None:
    """After a day an export's file can no longer be reached; what its job gave up on has failed."""
    for community in await communities(database):
        async with database.transaction(f"{{{community}}}") as session:
            mine = update(ListExport).where(ListExport.community_id == community)
            now = clock.now()
            over = await session.scalars(
                mine.where(ListExport.state == "ready", ListExport.at < now - KEPT)
                .values(state="expired", file_id=None)
                .returning(ListExport.id)
            )
            await files.let_go(session, community, _KIND, list(over))
            await session.execute(
                mine.where(ListExport.state == "running", ListExport.at < now - _GIVEN_UP).values(state="failed")
            )
