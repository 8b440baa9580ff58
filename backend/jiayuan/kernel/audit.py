"""What happened, for good: entries written with the act and chained within seconds by one sealer.

Entries and links are append-only for the application's role. An entry waits in a small queue of its own until it is
chained, so the sealer never searches what is already chained; an entry neither chained nor waiting is a finding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, Select, UniqueConstraint, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel import clock, metrics
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.jobs import every
from jiayuan.kernel.models import Base, Community, append_only, key_to
from jiayuan.kernel.retention import keeps

Fact = UUID | int | str | bool | None | Collection[UUID]

_LOCK = 7_041_003
_BATCH = 500
_BEGINNING = bytes(32)


class AuditEntry(Base):
    """One act worth remembering: who, when, what, about whom, for which purpose. Ids and codes, never values."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("audit_entry_by_time", "community_id", "at", "id"),
        Index("audit_entry_by_actor", "community_id", "account_id", "at", "id"),
        Index("audit_entry_by_subject", "community_id", "subject_person_id", "at", "id"),
        Index("audit_entry_about", "community_id", "about", "at", "id"),
        {"comment": "审计记录（只增不改）"},
    )
    at: Mapped[datetime] = mapped_column(comment="时间")
    account_id: Mapped[UUID | None] = mapped_column(comment="操作账号；系统自身为空")
    session_id: Mapped[UUID | None] = mapped_column(comment="登录会话")
    kind: Mapped[str] = mapped_column(comment="事项，如 people.person.revealed")
    about: Mapped[UUID | None] = mapped_column(comment="有关的记录")
    subject_person_id: Mapped[UUID | None] = mapped_column(comment="被查看或被修改的人")
    purpose: Mapped[str | None] = mapped_column(comment="用途代码")
    facts: Mapped[dict[str, Any]] = mapped_column(comment="其他编号和代码")


class AuditWaiting(Base):
    """An entry that is not chained yet; gone within seconds. ``id`` is the entry's."""

    __tablename__ = "audit_waiting"
    __table_args__ = (
        ForeignKeyConstraint(["community_id", "id"], ["audit_entry.community_id", "audit_entry.id"]),
        {"comment": "待封存的审计记录"},
    )


class AuditLink(Base):
    """One link of a community's chain: the digest of the entry's content and of the link before it."""

    __tablename__ = "audit_link"
    __table_args__ = (
        UniqueConstraint("community_id", "seq", name="audit_link_one_after_another"),
        UniqueConstraint("community_id", "entry_id", name="audit_link_once_an_entry"),
        {"comment": "审计链（只增不改）"},
    )
    seq: Mapped[int] = mapped_column(BigInteger, comment="链上序号，从1开始，不间断")
    entry_id: Mapped[UUID] = key_to("audit_entry", comment="审计记录")
    digest: Mapped[bytes] = mapped_column(comment="SHA-256：上一环与本条内容")
    sealed_at: Mapped[datetime] = mapped_column(comment="封存时间")


class AuditAnchor(Base):
    """Where the chain stood when a month ended; printed in reports, so that a later forgery shows."""

    __tablename__ = "audit_anchor"
    __table_args__ = (
        UniqueConstraint("community_id", "month", name="audit_anchor_once_a_month"),
        {"comment": "审计链月末锚点（只增不改）"},
    )
    month: Mapped[str] = mapped_column(comment="月份，如 2026-11（北京时间）")
    seq: Mapped[int] = mapped_column(BigInteger, comment="当时最后一环的序号")
    digest: Mapped[bytes] = mapped_column(comment="当时最后一环")
    at: Mapped[datetime] = mapped_column(comment="记下的时间")


keeps(
    "audit_entry", purpose="谁在何时做了什么，防篡改", ground="legal_duty",
    law="网络安全法 第二十三条；GB/T 22239-2019 7.1.4.3",
    term="法定不少于6个月；只存编号不存内容，随审计链长期保存",
)  # fmt: skip
for _table in ("audit_entry", "audit_link", "audit_anchor"):
    append_only(_table)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where a chain does not hold: ``changed``, ``gap``, ``entry_missing``, ``anchor`` or ``loose``."""

    seq: int | None
    entry_id: UUID | None
    why: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a walk along one community's chain found; ``waiting`` entries are simply not chained yet."""

    community_id: int
    checked: int
    waiting: int
    last_digest: bytes
    broken: Broken | None

    def sentence(self) -> str:
        """For people: whether the chain holds, and the print of its end that goes into a report."""
        if self.broken is None:
            waiting = f"，另有{self.waiting:,}条待封存" if self.waiting else ""
            return f"社区{self.community_id}：{self.checked:,}条，链完好{waiting}，末环 {self.last_digest.hex()[:16]}"
        place = f"第{self.broken.seq:,}环" if self.broken.seq is not None else "链外"
        entry = f"（记录 {self.broken.entry_id}）" if self.broken.entry_id is not None else ""
        return f"社区{self.community_id}：{place}{entry}{_WORDS[self.broken.why]}，之前{self.checked:,}条完好"


_WORDS = {
    "changed": "内容被改过",
    "gap": "少了一环",
    "entry_missing": "记录被删掉",
    "anchor": "对不上月末锚点",
    "loose": "有一条没有进链",
}


def record(
    session: AsyncSession,
    actor: Actor | None,
    kind: str,
    *,
    community: int | None = None,
    about: UUID | None = None,
    subject_person_id: UUID | None = None,
    purpose: str | None = None,
    **facts: Fact,
) -> UUID:
    """Write what the actor does into this transaction; it stays or goes with the act. Answers the entry's id.

    ``actor`` is None for acts before sign-in, which then name their account among the facts.
    """
    if community is None:
        if actor is None:
            raise ValueError("an act without actor names its community")
        community = actor.community
    entry = AuditEntry(
        community_id=community,
        id=uuid7(),
        at=clock.now(),
        account_id=actor.account_id if actor and actor.account_id.int else None,
        session_id=actor.session_id if actor and actor.session_id.int else None,
        kind=kind,
        about=about,
        subject_person_id=subject_person_id,
        purpose=purpose,
        facts={name: _plain(value) for name, value in facts.items()},
    )
    # both in one flush: the unit of work orders them by their foreign key
    session.add_all([entry, AuditWaiting(community_id=community, id=entry.id)])
    return entry.id


@every(seconds=3, name="audit.seal")
async def _seal(database: Database) -> None:
    metrics.sealed.inc(await seal_pending(database))


async def seal_pending(database: Database) -> int:
    """Chain what waits, in all communities; answers how many. One process does it at a time, the others pass."""
    async with database.transaction("{}") as session:
        communities = list(await session.scalars(select(Community.id).order_by(Community.id)))
    scope = "{" + ",".join(map(str, communities)) + "}"
    done = 0
    while True:
        async with database.transaction(scope) as session:
            if not await session.scalar(select(func.pg_try_advisory_xact_lock(_LOCK))):
                return done
            sealed = await _seal_batch(session)
        done += sealed
        if sealed < _BATCH:
            return done


async def _seal_batch(session: AsyncSession) -> int:
    waiting = (
        select(AuditEntry)
        .join(
            AuditWaiting,
            (AuditWaiting.community_id == AuditEntry.community_id) & (AuditWaiting.id == AuditEntry.id),
        )
        .order_by(AuditEntry.community_id, AuditEntry.at, AuditEntry.id)
        .limit(_BATCH)
    )
    entries = list(await session.scalars(waiting))
    by_community: dict[int, list[AuditEntry]] = {}
    for entry in entries:
        by_community.setdefault(entry.community_id, []).append(entry)
    for community, found in by_community.items():
        await _chain(session, community, found)
        mine = AuditWaiting.community_id == community
        await session.execute(delete(AuditWaiting).where(mine, AuditWaiting.id.in_([entry.id for entry in found])))
    return len(entries)


async def _chain(session: AsyncSession, community: int, entries: list[AuditEntry]) -> None:
    newest = select(AuditLink).filter_by(community_id=community).order_by(AuditLink.seq.desc()).limit(1)
    last = await session.scalar(newest)
    now = clock.now()
    seq, digest = (last.seq, last.digest) if last else (0, _BEGINNING)
    if last is not None and (month := _month(last.sealed_at)) < _month(now):
        anchored = select(exists().where(AuditAnchor.community_id == community, AuditAnchor.month == month))
        if not await session.scalar(anchored):
            session.add(AuditAnchor(community_id=community, month=month, seq=seq, digest=digest, at=now))
    for entry in entries:
        seq, digest = seq + 1, digest_of(seq + 1, digest, entry)
        session.add(AuditLink(community_id=community, seq=seq, entry_id=entry.id, digest=digest, sealed_at=now))
    await session.flush()


async def verify(session: AsyncSession, community: int, *, since: str | None = None) -> ChainReport:
    """Walk a community's chain, from its beginning or from the anchor of the month ``since``; the first break ends it.

    What was changed or left out is seen (PV-37). The session's scope must hold the community.
    """
    anchors = {
        anchor.seq: anchor
        for anchor in await session.scalars(select(AuditAnchor).filter_by(community_id=community))
        if since is None or anchor.month >= since
    }
    seq, digest = 0, _BEGINNING
    if since is not None:
        start = next((anchor for anchor in anchors.values() if anchor.month == since), None)
        if start is None:
            return ChainReport(community, 0, 0, digest, Broken(None, None, "anchor"))
        seq, digest = start.seq, start.digest
    checked, broken = 0, None
    while broken is None:
        rows = (await session.execute(_links_after(community, seq))).all()
        for link, entry in rows:
            broken = _judge(link, entry, seq + 1, digest)
            if broken is None and (anchor := anchors.get(link.seq)) is not None and anchor.digest != link.digest:
                broken = Broken(link.seq, link.entry_id, "anchor")
            if broken is not None:
                break
            seq, digest, checked = link.seq, link.digest, checked + 1
        session.expunge_all()
        if len(rows) < _BATCH:
            break
    if broken is None and max(anchors, default=0) > seq:
        broken = Broken(seq + 1, None, "gap")
    waiting = await session.scalar(select(func.count()).select_from(AuditWaiting).filter_by(community_id=community))
    if broken is None and (loose := await session.scalar(_loose(community))) is not None:
        broken = Broken(None, loose, "loose")
    return ChainReport(community, checked, waiting or 0, digest, broken)


def digest_of(seq: int, previous: bytes, entry: AuditEntry) -> bytes:
    """The link's digest: its place, the link before, and every column of the entry in a fixed form."""
    content = [
        seq, entry.community_id, str(entry.id), _moment(entry.at), _text(entry.account_id), _text(entry.session_id),
        entry.kind, _text(entry.about), _text(entry.subject_person_id), entry.purpose, entry.facts,
    ]  # fmt: skip
    return hashlib.sha256(previous + orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).digest()


def _moment(moment: datetime) -> str:
    """A moment in one spelling, whatever zone the driver gave it."""
    return moment.astimezone(UTC).isoformat()


def _links_after(community: int, seq: int) -> Select[AuditLink, AuditEntry]:
    return (
        select(AuditLink, AuditEntry)
        .outerjoin(
            AuditEntry,
            (AuditEntry.community_id == AuditLink.community_id) & (AuditEntry.id == AuditLink.entry_id),
        )
        .where(AuditLink.community_id == community, AuditLink.seq > seq)
        .order_by(AuditLink.seq)
        .limit(_BATCH)
    )


def _loose(community: int) -> Select[UUID]:
    linked = exists().where(AuditLink.community_id == community, AuditLink.entry_id == AuditEntry.id)
    queued = exists().where(AuditWaiting.community_id == community, AuditWaiting.id == AuditEntry.id)
    return select(AuditEntry.id).where(AuditEntry.community_id == community, ~linked, ~queued).limit(1)


def _judge(link: AuditLink, entry: AuditEntry | None, seq: int, previous: bytes) -> Broken | None:
    if link.seq != seq:
        return Broken(seq, None, "gap")
    if entry is None:
        return Broken(seq, link.entry_id, "entry_missing")
    if digest_of(seq, previous, entry) != link.digest:
        return Broken(seq, entry.id, "changed")
    return None


def _month(moment: datetime) -> str:
    return clock.day_of(moment).strftime("%Y-%m")


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def _plain(value: Fact) -> object:
    if isinstance(value, UUID):
        return str(value)
    if value is None or isinstance(value, (str, int)):
        return value
    return [str(item) for item in value]
