"""What every changing call shares: once-only creation by Idempotency-Key, and If-Match against a row's version."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Protocol, cast
from uuid import UUID

from fastapi import Depends, Header, Request
from pydantic import BaseModel
from sqlalchemy import BigInteger, CheckConstraint, Index, Table, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel import clock
from jiayuan.kernel.drafts import Draft
from jiayuan.kernel.ending import finish_with
from jiayuan.kernel.models import Root
from jiayuan.kernel.problems import KeyMissing, KeyReused, KeyRunning, Stale, VersionMissing
from jiayuan.kernel.reading import Query
from jiayuan.kernel.retention import keeps

KEPT = timedelta(hours=24)
_CREATED = "created"
#: A strong tag, or the bare number of a row. A weak one (``W/"1"``) matches nothing here: RFC 9110 13.1.1.
_VERSION = re.compile(r'(?P<quote>"?)(?P<version>[0-9]{1,15})(?P=quote)')


class IdempotencyKey(Root):
    """A creating call that was made: a hash of the request and the id of what it made, never a body."""

    __tablename__ = "idempotency_key"
    __table_args__ = (
        CheckConstraint("length(key) BETWEEN 8 AND 64", name="idempotency_key_has_8_to_64_signs"),
        Index("idempotency_key_by_age", "at"),
        {"comment": "创建请求的幂等键（保留24小时）"},
    )
    account_id: Mapped[UUID] = mapped_column(primary_key=True, comment="账号")
    key: Mapped[str] = mapped_column(primary_key=True, comment="Idempotency-Key")
    request_hash: Mapped[bytes] = mapped_column(comment="请求的摘要")
    status: Mapped[int | None] = mapped_column(comment="答复的状态码")
    result_id: Mapped[UUID | None] = mapped_column(comment="所建记录的主键")
    at: Mapped[datetime] = mapped_column(comment="时间")


keeps("idempotency_key", purpose="同一次提交不办两遍", ground="contract", term="24小时")


_KEYS, _DRAFTS = cast(Table, IdempotencyKey.__table__), cast(Table, Draft.__table__)
_NAMED = ("account_id", "key", "request_hash", "at")
#: Past the mapping: each creating call writes here twice.
_CLAIM = Query(
    insert(_KEYS)
    .from_select(
        _NAMED,
        select(*(bindparam(f"its_{name}", type_=_KEYS.c[name].type) for name in _NAMED)).where(
            func.pg_try_advisory_xact_lock(bindparam("lock", type_=BigInteger))
        ),
    )
    .on_conflict_do_nothing()
    .returning(_KEYS.c.key)
)
_LOCK = Query(select(func.pg_try_advisory_xact_lock(bindparam("lock", type_=BigInteger)).label("is_ours")))
#: What was sent is no draft any longer, whichever device it was sent from.
_SENT = Query(
    delete(_DRAFTS).where(
        _DRAFTS.c.community_id == bindparam("its_community", type_=_DRAFTS.c.community_id.type),
        _DRAFTS.c.account_id == bindparam("its_account_id", type_=_KEYS.c.account_id.type),
        _DRAFTS.c.item_key == bindparam("its_key", type_=_KEYS.c.key.type),
    )
)
_FINISH = Query(
    update(_KEYS)
    .where(
        _KEYS.c.account_id == bindparam("its_account_id", type_=_KEYS.c.account_id.type),
        _KEYS.c.key == bindparam("its_key", type_=_KEYS.c.key.type),
    )
    .values(
        status=bindparam("its_status", type_=_KEYS.c.status.type),
        result_id=bindparam("its_result_id", type_=_KEYS.c.result_id.type),
    )
)


class Created(BaseModel):
    """What every creating call answers: the id under which the new thing can be fetched."""

    id: UUID


@dataclass(eq=False)
class Replayed(Exception):
    """The same request was carried out before; the first answer is given again."""

    status: int
    id: UUID


class Versioned(Protocol):
    @property
    def version(self) -> int: ...


def created(session: AsyncSession, row_id: UUID) -> Created:
    """The answer of a creating call; remembered with its key in the same transaction."""
    session.info[_CREATED] = row_id
    return Created(id=row_id)


async def request_hash(request: Request) -> bytes:
    """What makes two requests the same: method, path, query and body."""
    body = await request.body()
    head = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
    return hashlib.sha256(head + body).digest()


def key_of(request: Request) -> str:
    """The Idempotency-Key header. Raises KeyMissing."""
    key = request.headers.get("idempotency-key", "")
    if not 8 <= len(key) <= 64 or not key.isascii():
        raise KeyMissing
    return key


async def begin_once(session: AsyncSession, account_id: UUID, key: str, digest: bytes) -> None:
    """Claim the key in this transaction. Raises Replayed, KeyReused, KeyRunning.

    The advisory lock answers a second send at once, which would otherwise wait for the first one's commit. A new key
    costs one statement; only one that is taken is looked at.
    """
    lock = _lock_of(account_id, key)
    row = {"its_account_id": account_id, "its_key": key, "its_request_hash": digest, "its_at": clock.now()}
    if await _CLAIM.within(session, lock=lock, **row):
        return
    await hold_key(session, account_id, key)
    known = await session.get(IdempotencyKey, (account_id, key))
    if known is not None and known.at > clock.now() - KEPT:
        if known.request_hash != digest:
            raise KeyReused
        if known.status is None or known.result_id is None:
            raise KeyRunning
        raise Replayed(known.status, known.result_id)
    if known is not None:
        await session.execute(delete(IdempotencyKey).filter_by(account_id=account_id, key=key))
        session.expunge(known)
    await _CLAIM.within(session, lock=lock, **row)


async def hold_key(session: AsyncSession, account_id: UUID, key: str) -> None:
    """Whatever else is done under this key waits for the end of this transaction. Raises KeyRunning."""
    (taken,) = await _LOCK.within(session, lock=_lock_of(account_id, key))
    if not taken["is_ours"]:
        raise KeyRunning


def _lock_of(account_id: UUID, key: str) -> int:
    (lock,) = struct.unpack("q", hashlib.sha256(account_id.bytes + key.encode()).digest()[:8])
    return int(lock)


def end_once(session: AsyncSession, community: int, account_id: UUID, key: str, status: int) -> None:
    """Let the last statement write the result beside the key; what was a draft is none any more.

    Raises RuntimeError if the route named no result.
    """
    row_id = session.info.get(_CREATED)
    if row_id is None:
        raise RuntimeError("a creating call must answer with created(session, id)")
    named = {"its_account_id": account_id, "its_key": key}
    finish_with(session, _FINISH, its_status=status, its_result_id=row_id, **named)
    finish_with(session, _SENT, its_community=community, **named)


async def forget_old_keys(session: AsyncSession) -> None:
    """Drop keys older than a day."""
    await session.execute(delete(IdempotencyKey).where(IdempotencyKey.at < clock.now() - KEPT))


async def if_match(if_match: Annotated[str | None, Header(description="所改那一版的版本号")] = None) -> int:
    if if_match is None:
        raise VersionMissing
    found = _VERSION.fullmatch(if_match.strip())
    if found is None:
        raise Stale
    return int(found["version"])


IfMatch = Annotated[int, Depends(if_match)]


def version_of(*facts: object) -> int:
    """The version of what counts none of its own: a number of its content, 0 while there is nothing."""
    return zlib.crc32(repr(facts).encode()) if facts else 0


def check_version(row: Versioned, version: int) -> None:
    """Refuse to overwrite what somebody else changed meanwhile. Raises Stale."""
    if row.version != version:
        raise Stale


def etag(version: int) -> dict[str, str]:
    """The header that goes with a detail answer."""
    return {"ETag": f'"{version}"'}
