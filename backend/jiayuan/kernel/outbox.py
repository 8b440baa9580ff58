"""Domain events: written with the act, told live as hints, delivered to subscribers at least once and in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, get_type_hints
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import BigInteger, Identity, Index, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel import clock
from jiayuan.kernel.database import Database
from jiayuan.kernel.ending import append, hint
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.jobs import communities, every
from jiayuan.kernel.models import Base

log = logging.getLogger("jiayuan.outbox")

_LOCK = 7_041_001


class OutboxEvent(Base):
    """Something that happened, in the past tense, e.g. ``grid.event.closed``."""

    __tablename__ = "outbox_event"
    __table_args__ = (
        Index("outbox_event_waiting", "community_id", "seq", postgresql_where=text("delivered_at IS NULL")),
        Index("outbox_event_about", "community_id", "about", "seq"),
        {"comment": "领域事件（发件箱）"},
    )
    seq: Mapped[int] = mapped_column(BigInteger, Identity(), comment="写入次序")
    kind: Mapped[str] = mapped_column(comment="事件名")
    about: Mapped[UUID] = mapped_column(comment="有关的记录")
    facts: Mapped[dict[str, Any]] = mapped_column(comment="内容，只有编号和代码")
    at: Mapped[datetime] = mapped_column(comment="时间")
    delivered_at: Mapped[datetime | None] = mapped_column(comment="全部送达的时间")
    tries: Mapped[int] = mapped_column(default=0, comment="失败次数")
    next_try_at: Mapped[datetime | None] = mapped_column(comment="下次再试的时间")


class OutboxDelivery(Base):
    """A subscriber has dealt with an event, in the same transaction as its effect."""

    __tablename__ = "outbox_delivery"
    __table_args__ = (
        Index("outbox_delivery_once", "community_id", "event_id", "subscriber", unique=True),
        {"comment": "事件送达"},
    )
    event_id: Mapped[UUID] = mapped_column(comment="事件")
    subscriber: Mapped[str] = mapped_column(comment="订阅者")
    at: Mapped[datetime] = mapped_column(comment="时间")


class Payload(BaseModel):
    """What a subscriber reads of an event; it declares only the facts it needs."""

    model_config = ConfigDict(extra="ignore")

    event_id: UUID
    community_id: int
    about: UUID
    at: datetime


Handler = Callable[[AsyncSession, Any], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Subscriber:
    name: str
    kind: str
    payload: type[Payload]
    handler: Handler


_SUBSCRIBERS: dict[str, list[Subscriber]] = {}
_KINDS: dict[str, str] = {}


def declare_event(kind: str, title: str) -> None:
    """Name an event that may be emitted; docs/reference and the live streams are made from this list."""
    _KINDS[kind] = title


def declared_events() -> dict[str, str]:
    return dict(sorted(_KINDS.items()))


def on(kind: str) -> Callable[[Handler], Handler]:
    """Subscribe a function ``(session, event)`` to an event by name; it imports nobody and is idempotent by cause."""

    def register(handler: Handler) -> Handler:
        payload = get_type_hints(handler)[handler.__code__.co_varnames[1]]
        name = f"{handler.__module__}.{handler.__qualname__}"
        _SUBSCRIBERS.setdefault(kind, []).append(Subscriber(name, kind, payload, handler))
        return handler

    return register


def subscribers() -> list[Subscriber]:
    return [entry for kind in sorted(_SUBSCRIBERS) for entry in _SUBSCRIBERS[kind]]


def emit(
    session: AsyncSession, kind: str, *, community: int, about: UUID, to: Collection[UUID] = (), **facts: object
) -> None:
    """Tell, in this transaction, that something happened.

    ``to`` are accounts for whom this is a live hint although they see little of the community (residents, partners);
    staff of the community hear of everything. Facts hold ids and codes, never names, numbers or words of people.
    """
    append(
        session, OutboxEvent, community_id=community, id=uuid7(), kind=kind, about=about, facts=facts, at=clock.now(),
        tries=0,
    )  # fmt: skip
    hint(session, kind, community=community, about=about, to=to)


@every(seconds=1, name="outbox.deliver")
async def deliver_all(database: Database) -> None:
    """The relay: whatever waits anywhere. A quiet installation pays for one look, not for one of each community."""
    everywhere = await communities(database)
    async with database.transaction("{" + ",".join(map(str, everywhere)) + "}") as session:
        waiting = await session.scalars(
            select(OutboxEvent.community_id)
            .where(OutboxEvent.community_id.in_(everywhere), OutboxEvent.delivered_at.is_(None))
            .distinct()
        )
        found = sorted(waiting)
    await deliver_pending(database, found)


async def deliver_pending(database: Database, communities: Collection[int], limit: int = 200) -> int:
    """Deliver what waits, in order per thing; how many events were finished. One relay at a time per community."""
    done = 0
    for community in communities:
        done += await _deliver_in(database, community, limit)
    return done


async def _deliver_in(database: Database, community: int, limit: int) -> int:
    scope = f"{{{community}}}"
    async with database.transaction(scope) as holder:
        if not await holder.scalar(select(func.pg_try_advisory_xact_lock(_LOCK, community))):
            return 0
        waiting = (
            await holder.execute(
                select(
                    OutboxEvent.id, OutboxEvent.kind, OutboxEvent.about, OutboxEvent.facts, OutboxEvent.at,
                    OutboxEvent.next_try_at, OutboxEvent.tries,
                )
                .where(OutboxEvent.community_id == community, OutboxEvent.delivered_at.is_(None))
                .order_by(OutboxEvent.seq)
                .limit(limit)
            )
        ).all()  # fmt: skip
        blocked: set[UUID] = set()
        done = 0
        for row in waiting:
            if row.about in blocked or (row.next_try_at is not None and row.next_try_at > clock.now()):
                blocked.add(row.about)
                continue
            facts = dict(row.facts) | {
                "event_id": row.id, "community_id": community, "about": row.about, "at": row.at,
            }  # fmt: skip
            failed = await _tell_all(database, scope, row.kind, facts)
            mark: dict[str, object] = {"delivered_at": clock.now()}
            if failed:
                blocked.add(row.about)
                pause = min(2 ** min(row.tries, 12), 3600)
                mark = {"tries": row.tries + 1, "next_try_at": clock.now() + timedelta(seconds=pause)}
            else:
                done += 1
            await holder.execute(
                update(OutboxEvent)
                .where(OutboxEvent.community_id == community, OutboxEvent.id == row.id)
                .values(**mark)
            )
    return done


async def _tell_all(database: Database, scope: str, kind: str, facts: dict[str, Any]) -> bool:
    """Whether a subscriber failed; those that succeeded are not told again."""
    failed = False
    for subscriber in _SUBSCRIBERS.get(kind, []):
        try:
            async with database.transaction(scope) as session:
                fresh = await session.execute(
                    text(
                        "insert into outbox_delivery (community_id, id, event_id, subscriber, at)"
                        " values (:community, :id, :event, :subscriber, :at) on conflict do nothing"
                    ),
                    {
                        "community": facts["community_id"], "id": uuid7(), "event": facts["event_id"],
                        "subscriber": subscriber.name, "at": clock.now(),
                    },
                )  # fmt: skip
                if fresh.rowcount:  # type: ignore[attr-defined]
                    await subscriber.handler(session, subscriber.payload.model_validate(facts))
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("subscriber failed", extra={"subscriber": subscriber.name, "event": str(facts["event_id"])})
            failed = True
    return failed
