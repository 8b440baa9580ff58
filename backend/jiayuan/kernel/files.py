"""Files: rows that say what a file is and to what it belongs; content by its SHA-256 behind an interface.

Uploading is ``PUT`` under an id of the client, so that a second send is harmless. Reading goes by addresses that are
signed for five minutes and one account, handed out by whoever may see the thing that the file is attached to.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import secrets
import struct
import unicodedata
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid5

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, exists, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel import clock, uploads
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.drafts import Draft
from jiayuan.kernel.jobs import communities, every
from jiayuan.kernel.models import Base
from jiayuan.kernel.problems import NotFound, Problem
from jiayuan.kernel.retention import keeps
from jiayuan.kernel.settings import get_settings, secret

ADDRESS_LIFE = timedelta(minutes=5)
#: An upload that nothing was attached to is dropped after this long; a phone may come back after days.
UNATTACHED_LIFE = timedelta(days=7)
_CHUNK = 1 << 20


class StoredFile(Base):
    """An uploaded file of one account, attached to one thing or still waiting for it."""

    __tablename__ = "stored_file"
    __table_args__ = (
        CheckConstraint("(attached_kind IS NULL) = (attached_id IS NULL)", name="stored_file_attached_to_something"),
        CheckConstraint("size > 0", name="stored_file_is_not_empty"),
        CheckConstraint("length(sha256) = 32 AND length(upload_sha256) = 32", name="stored_file_has_digests"),
        Index("stored_file_of_thing", "community_id", "attached_kind", "attached_id", "id"),
        Index("stored_file_by_content", "community_id", "sha256"),
        Index("stored_file_unattached", "community_id", "at", postgresql_where=text("attached_id IS NULL")),
        {"comment": "文件"},
    )
    sha256: Mapped[bytes] = mapped_column(comment="所存内容的SHA-256")
    upload_sha256: Mapped[bytes] = mapped_column(comment="上传内容的SHA-256，用于识别重发")
    size: Mapped[int] = mapped_column(BigInteger, comment="所存内容的字节数")
    media_type: Mapped[str] = mapped_column(comment="按内容判断的类型")
    width: Mapped[int | None] = mapped_column(comment="图片宽（像素）")
    height: Mapped[int | None] = mapped_column(comment="图片高（像素）")
    name: Mapped[str | None] = mapped_column(comment="上传时的文件名，只供显示")
    owner_account_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("account.id"), comment="上传的账号；没有账号的反映人由系统代收，为空"
    )
    at: Mapped[datetime] = mapped_column(comment="上传时间")
    attached_kind: Mapped[str | None] = mapped_column(comment="属于哪一类记录")
    attached_id: Mapped[UUID | None] = mapped_column(comment="属于哪一条记录")


@dataclass(eq=False)
class FileIdTaken(Problem):
    status, code, title = 409, "files.id_taken", "这个文件编号已用于别的内容"


@dataclass(eq=False)
class AddressExpired(Problem):
    status, code, title = 410, "files.address_expired", "这个地址过期了，请回到页面重新打开"


keeps(
    "stored_file", purpose="照片、签名、名册等附件", ground="consent",
    term=f"随所附的记录；没有附到哪里、也没有草稿用着的，{UNATTACHED_LIFE.days}天后删除",
)  # fmt: skip


class Store(Protocol):
    """Where contents lie, by the hexadecimal SHA-256; an object store can stand here."""

    def put(self, digest: str, source: Path) -> None: ...
    def path(self, digest: str) -> Path: ...
    def delete(self, digest: str) -> None: ...


class DiskStore:
    """Contents in the data folder, two levels deep. A name is a digest, never anything a client sent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, digest: str, source: Path) -> None:
        target = self.path(digest)
        if target.exists():
            source.unlink(missing_ok=True)
            return
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with source.open("rb") as file:
            os.fsync(file.fileno())
        source.chmod(0o600)
        source.replace(target)

    def path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest[2:]

    def delete(self, digest: str) -> None:
        self.path(digest).unlink(missing_ok=True)


def store() -> Store:
    return DiskStore(get_settings().files_folder)


#: Whether the actor may see the thing with this id; a domain answers for its own kinds.
Guard = Callable[[AsyncSession, Actor, UUID], Awaitable[bool]]
_GUARDS: dict[str, Guard] = {}
#: Decoding a picture takes up to 200 MB: two at a time.
_decoding = asyncio.Semaphore(2)


def may_see(kind: str) -> Callable[[Guard], Guard]:
    """Register who may see the files of a kind of thing: ``@may_see("matter")``."""

    def register(guard: Guard) -> Guard:
        _GUARDS[kind] = guard
        return guard

    return register


@dataclass(frozen=True, slots=True)
class Received:
    """An upload that was read, judged and put into the store."""

    digest: bytes
    upload_digest: bytes
    size: int
    judged: uploads.Judged


async def receive(chunks: AsyncIterator[bytes], declared: str) -> Received:
    """Take an upload in, outside any transaction. Raises the problems of ``uploads.judge``; then nothing is kept."""
    folder = get_settings().files_folder / "incoming"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / secrets.token_hex(16)
    digest = hashlib.sha256()
    try:
        waiting = bytearray()
        path.touch(0o600)
        async for chunk in chunks:
            waiting += chunk
            digest.update(chunk)
            if len(waiting) >= _CHUNK:
                await asyncio.to_thread(_append, path, bytes(waiting))
                waiting.clear()
        await asyncio.to_thread(_append, path, bytes(waiting))
        async with _decoding:
            return await asyncio.to_thread(_keep, path, declared, digest.digest())
    finally:
        for left in (path, path.with_name(path.name + ".made")):
            left.unlink(missing_ok=True)


async def add(session: AsyncSession, actor: Actor, file_id: UUID, received: Received, name: str | None) -> StoredFile:
    """The row for an upload; the same id with the same content is the same file. Raises FileIdTaken."""
    values = {
        "community_id": actor.community,
        "id": file_id,
        "sha256": received.digest,
        "upload_sha256": received.upload_digest,
        "size": received.size,
        "media_type": received.judged.media_type,
        "width": received.judged.width,
        "height": received.judged.height,
        "name": shown_name(name),
        "owner_account_id": _owner(actor),
        "at": clock.now(),
    }
    await session.execute(insert(StoredFile).values(values).on_conflict_do_nothing())
    found = await session.get(StoredFile, (actor.community, file_id), populate_existing=True)
    if found is None or found.upload_sha256 != received.upload_digest or found.owner_account_id != _owner(actor):
        raise FileIdTaken
    return found


async def attach(session: AsyncSession, actor: Actor, file_ids: Collection[UUID], kind: str, about: UUID) -> None:
    """Tie the actor's own uploads to a thing, for good. Raises NotFound for another's or one that is tied already."""
    mine = (
        select(StoredFile)
        .where(StoredFile.community_id == actor.community, StoredFile.id.in_(file_ids))
        .order_by(StoredFile.id)
        .with_for_update()
    )
    found = list(await session.scalars(mine))
    for file in found:
        tied = file.attached_id is not None and (file.attached_kind, file.attached_id) != (kind, about)
        if tied or file.owner_account_id != _owner(actor):
            raise NotFound
        file.attached_kind, file.attached_id = kind, about
    if len(found) != len(set(file_ids)):
        raise NotFound


async def copy(
    session: AsyncSession, community: int, file_ids: Collection[UUID], kind: str, about: UUID
) -> dict[UUID, UUID]:
    """Give a second thing the same pictures; answers the copies by their originals, the same however often it is told.

    The content lies once; what belongs to one thing stays its own, so each has its own readers.
    """
    originals = select(StoredFile).where(StoredFile.community_id == community, StoredFile.id.in_(file_ids))
    copies: dict[UUID, UUID] = {}
    for file in await session.scalars(originals):
        copies[file.id] = uuid5(about, str(file.id))
        await session.execute(
            insert(StoredFile)
            .values(
                community_id=community, id=copies[file.id], sha256=file.sha256, upload_sha256=file.upload_sha256,
                size=file.size, media_type=file.media_type, width=file.width, height=file.height, name=file.name,
                owner_account_id=file.owner_account_id, at=file.at, attached_kind=kind, attached_id=about,
            )
            .on_conflict_do_nothing()
        )  # fmt: skip
    return copies


async def give(session: AsyncSession, actor: Actor, file_ids: Collection[UUID], cause: UUID) -> dict[UUID, UUID]:
    """Make pictures of another thing the actor's own uploads too, free to go with what he sends.

    Answers the copies by their originals, the same for the same ``cause``. The caller has checked that he may see them.
    """
    originals = select(StoredFile).where(StoredFile.community_id == actor.community, StoredFile.id.in_(file_ids))
    copies: dict[UUID, UUID] = {}
    for file in await session.scalars(originals):
        copies[file.id] = uuid5(cause, f"{file.id} {actor.account_id}")
        await session.execute(
            insert(StoredFile)
            .values(
                community_id=actor.community, id=copies[file.id], sha256=file.sha256, upload_sha256=file.upload_sha256,
                size=file.size, media_type=file.media_type, width=file.width, height=file.height, name=file.name,
                owner_account_id=actor.account_id, at=clock.now(),
            )
            .on_conflict_do_nothing()
        )  # fmt: skip
    return copies


async def let_go(session: AsyncSession, community: int, kind: str, about: Collection[UUID]) -> None:
    """The things have ended: nobody opens what was attached to them any more, and the next sweep drops it."""
    tied = update(StoredFile).where(
        StoredFile.community_id == community, StoredFile.attached_kind == kind, StoredFile.attached_id.in_(about)
    )
    await session.execute(
        tied.values(attached_kind=None, attached_id=None, owner_account_id=None, at=clock.now() - 2 * UNATTACHED_LIFE),
        execution_options={"synchronize_session": False},
    )


async def free_of(session: AsyncSession, actor: Actor, file_ids: Collection[UUID]) -> list[UUID]:
    """Those of the actor's own uploads among these that are not tied to anything yet."""
    found = select(StoredFile.id).where(
        StoredFile.community_id == actor.community, StoredFile.id.in_(file_ids), StoredFile.attached_id.is_(None),
        StoredFile.owner_account_id == _owner(actor),
    )  # fmt: skip
    return list(await session.scalars(found.order_by(StoredFile.id)))


def _owner(actor: Actor) -> UUID | None:
    """The house itself has no account; what it takes in for somebody without one belongs to nobody."""
    return actor.account_id if actor.account_id.int else None


async def get_seen(session: AsyncSession, actor: Actor, file_id: UUID) -> StoredFile:
    """A file that the actor may see: his own upload, or one of a thing he may see. Raises NotFound."""
    file = await session.get(StoredFile, (actor.community, file_id))
    if file is None:
        raise NotFound
    if file.attached_kind is None or file.attached_id is None:
        if file.owner_account_id != actor.account_id:
            raise NotFound
        return file
    guard = _GUARDS.get(file.attached_kind)
    if guard is None or not await guard(session, actor, file.attached_id):
        raise NotFound
    return file


def sign_address(file_id: UUID, actor: Actor) -> str:
    """The path under which this account may open the file for five minutes. The caller has checked that it may."""
    expires = int((clock.now() + ADDRESS_LIFE).timestamp())
    nonce = os.urandom(12)
    content = struct.pack(">iq", actor.community, expires) + actor.account_id.bytes
    sealed = nonce + _address_key().encrypt(nonce, content, file_id.bytes)
    return f"/api/v1/files/{file_id}/content?by={sealed.hex()}"


@dataclass(frozen=True, slots=True)
class Address:
    """What a signed address says."""

    community: int
    account_id: UUID


def open_address(file_id: UUID, signature: str) -> Address:
    """Read a signed address. Raises NotFound if it is not ours or another file's, AddressExpired."""
    try:
        sealed = bytes.fromhex(signature)
        content = _address_key().decrypt(sealed[:12], sealed[12:], file_id.bytes)
    except (InvalidTag, ValueError):
        raise NotFound from None
    community, expires = struct.unpack(">iq", content[:12])
    if clock.now().timestamp() > expires:
        raise AddressExpired
    return Address(community, UUID(bytes=content[12:]))


@every(seconds=3600, name="files.sweep")
async def sweep(database: Database) -> None:
    """Drop uploads that nothing was attached to and no draft names, and their content where no other row has it."""
    numbers = await communities(database)
    scope = "{" + ",".join(map(str, numbers)) + "}"
    for community in numbers:
        async with database.transaction(scope) as session:
            old = select(StoredFile).where(
                StoredFile.community_id == community,
                StoredFile.attached_id.is_(None),
                StoredFile.at < clock.now() - UNATTACHED_LIFE,
                ~exists().where(Draft.community_id == community, StoredFile.id == func.any(Draft.files)),
            )
            dropped = list(await session.scalars(old.limit(500).with_for_update(skip_locked=True)))
            for file in dropped:
                await session.delete(file)
            await session.flush()
            digests = {file.sha256 for file in dropped}
            kept = set(await session.scalars(select(StoredFile.sha256).where(StoredFile.sha256.in_(digests))))
        for digest in digests - kept:
            await asyncio.to_thread(store().delete, digest.hex())


def shown_name(name: str | None) -> str | None:
    """A file's name for people: no folders, no control or direction characters, at most 100 signs."""
    if name is None:
        return None
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()[-100:] or None


@lru_cache
def _address_key() -> AESGCM:
    return AESGCM(secret("addresses"))


def _append(path: Path, content: bytes) -> None:
    with path.open("ab") as out:
        out.write(content)


def _keep(path: Path, declared: str, upload_digest: bytes) -> Received:
    judged = uploads.judge(path, declared)
    content = judged.path.read_bytes()
    digest = hashlib.sha256(content).digest()
    store().put(digest.hex(), judged.path)
    return Received(digest, upload_digest, len(content), judged)
