"""A grid worker's photo on plate and poster: only with consent, re-encoded, gone with the duty (R118; settled 22)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import asyncpg
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock, files, uploads
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import Database, get_own
from jiayuan.kernel.files import StoredFile
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.retention import ends
from jiayuan.territory import duty_forms
from jiayuan.territory.duty_models import GridDuty
from jiayuan.territory.problems import PhotoThere

KIND = "territory.duty_photo"


@dataclass(frozen=True, slots=True)
class PublicPhoto:
    """A picture that anybody with the plate's code may see."""

    path: Path
    media_type: str


@files.may_see(KIND)
async def _may_see(_: AsyncSession, actor: Actor, __: UUID) -> bool:
    return actor.may("territory.duty.read")


async def show_photo(session: AsyncSession, actor: Actor, duty_id: UUID, form: duty_forms.NewPhoto) -> None:
    """Put the worker's photo on plate and poster; the consent is kept with who wrote it down. Raises PhotoThere."""
    duty = await _own_duty(session, actor, duty_id)
    if duty.photo_id is not None:
        raise PhotoThere
    await files.attach(session, actor, [form.file_id], KIND, duty.id)
    file = await get_own(session, actor, StoredFile, form.file_id)
    if not file.media_type.startswith("image/"):
        raise uploads.FileUnknown
    duty.photo_id, duty.photo_consented_at, duty.photo_by_account_id = file.id, clock.now(), actor.account_id
    audit.record(session, actor, "territory.photo.shown", about=duty.id, worker=duty.worker_account_id)
    await session.flush()


async def hide_photo(session: AsyncSession, actor: Actor, duty_id: UUID) -> None:
    """Take it down, at once and everywhere: consent is withdrawn as easily as it was given (PIPL 第十五条)."""
    duty = await _own_duty(session, actor, duty_id)
    await take_down(session, duty)
    audit.record(session, actor, "territory.photo.hidden", about=duty.id, worker=duty.worker_account_id)
    await session.flush()


async def take_down(session: AsyncSession, duty: GridDuty) -> None:
    """The picture belongs to nothing and nobody any more and is swept."""
    await files.let_go(session, duty.community_id, KIND, [duty.id])
    duty.photo_id = duty.photo_consented_at = duty.photo_by_account_id = None


async def _own_duty(session: AsyncSession, actor: Actor, duty_id: UUID) -> GridDuty:
    """A duty whose photo is the actor's to decide: his own, or any for who arranges duties. Raises NotFound."""
    duty = await get_own(session, actor, GridDuty, duty_id, locked=True)
    if not actor.may("territory.duty.edit") and duty.worker_account_id != actor.account_id:
        raise NotFound
    return duty


@ends("grid_duty", days=1, name="photo")
async def drop_photos(session: AsyncSession, community: int, before: datetime) -> int:
    """Photos of duties that are over."""
    over = await session.scalars(
        select(GridDuty)
        .where(GridDuty.community_id == community, GridDuty.photo_id.is_not(None))
        .where(GridDuty.until_on <= clock.day_of(before))
        .limit(500)
    )
    found = list(over)
    for duty in found:
        await take_down(session, duty)
    return len(found)


async def open_public(database: Database, pool: asyncpg.Pool, code: str, photo_id: UUID) -> PublicPhoto:
    """The photo of somebody who is on duty today at the plate's door. Raises NotFound for any other file."""
    shown = await pool.fetch("select * from poster_workers($1, $2)", code.strip().upper(), clock.today())
    if photo_id not in {row["photo_id"] for row in shown}:
        raise NotFound
    place = await pool.fetchrow("select community_id from poster_place($1)", code.strip().upper())
    if place is None:
        raise NotFound
    community = place["community_id"]
    async with database.transaction(f"{{{community}}}") as session:
        file = await session.get(StoredFile, (community, photo_id))
    path = files.store().path(file.sha256.hex()) if file is not None else None
    if file is None or path is None or not await asyncio.to_thread(path.is_file):
        raise NotFound
    return PublicPhoto(path, file.media_type)
