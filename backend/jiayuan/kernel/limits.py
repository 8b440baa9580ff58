"""How often something may be done: buckets in memory against floods, and counters that outlive a restart."""

from __future__ import annotations

import ipaddress
import math
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import CheckConstraint, Index, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from starlette.requests import Request

from jiayuan.kernel import clock
from jiayuan.kernel.crypto import blind_index
from jiayuan.kernel.models import Root
from jiayuan.kernel.problems import TooMany
from jiayuan.kernel.settings import get_settings


class Buckets:
    """A bucket of tokens for each client: ``burst`` at once, then ``per_second``. The longest unseen are forgotten."""

    __slots__ = ("_burst", "_held", "_most", "_per_second")

    def __init__(self, *, burst: float, per_second: float, clients: int = 20_000) -> None:
        self._burst, self._per_second, self._most = burst, per_second, clients
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> None:
        """Take one token. Raises TooMany with the seconds until the next one."""
        if not get_settings().rate_limits:
            return
        now = clock.monotonic()
        tokens, seen = self._held.pop(client, (self._burst, now))
        tokens = min(self._burst, tokens + (now - seen) * self._per_second)
        if tokens < 1:
            self._held[client] = (tokens, now)
            raise TooMany(retry_after=max(1, math.ceil((1 - tokens) / self._per_second)))
        self._held[client] = (tokens - 1, now)
        if len(self._held) > self._most:
            self._held.popitem(last=False)


class Occurrence(Root):
    """Something counted against a limit. Who it was stands as a blind index, so the table names nobody."""

    __tablename__ = "limit_count"
    __table_args__ = (
        CheckConstraint("count > 0", name="limit_count_is_positive"),
        Index("limit_count_by_age", "window_at"),
        {"comment": "限次计数（到期清除）"},
    )
    name: Mapped[str] = mapped_column(primary_key=True, comment="限制的名称")
    who: Mapped[bytes] = mapped_column(primary_key=True, comment="对象的盲索引")
    window_at: Mapped[datetime] = mapped_column(primary_key=True, comment="时段的开始")
    count: Mapped[int] = mapped_column(comment="次数")


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so often within a period, per whatever is named (a phone, an address, an account)."""

    name: str
    most: int
    within: timedelta


async def count(session: AsyncSession, limit: Limit, who: str) -> None:
    """Count once more. Raises TooMany; a refused try is rolled back with its transaction and does not count.

    The period is halved into windows and three are added: it looks back ``within``, at most half as long again.
    """
    if not get_settings().rate_limits:
        return
    index = blind_index(f"limit.{limit.name}", who)
    window = _window(limit)
    added = (
        insert(Occurrence)
        .values(name=limit.name, who=index, window_at=window, count=1)
        .on_conflict_do_update(
            index_elements=[Occurrence.name, Occurrence.who, Occurrence.window_at],
            set_={"count": Occurrence.count + 1},
        )
    )
    await session.execute(added)
    await _check(session, limit, index, limit.most)


async def check(session: AsyncSession, limit: Limit, who: str) -> None:
    """Refuse where the limit is used up, without counting. Raises TooMany."""
    if get_settings().rate_limits:
        await _check(session, limit, blind_index(f"limit.{limit.name}", who), limit.most - 1)


async def take_back(session: AsyncSession, limit: Limit, who: str) -> None:
    """Uncount the try just made, because it was no failure: an office shares one address."""
    mine = (Occurrence.name == limit.name, Occurrence.who == blind_index(f"limit.{limit.name}", who))
    here = (*mine, Occurrence.window_at == _window(limit))
    lower = update(Occurrence).where(*here, Occurrence.count > 1).values(count=Occurrence.count - 1)
    lowered = await session.execute(lower.returning(Occurrence.count))
    if lowered.first() is None:
        await session.execute(delete(Occurrence).where(*here, Occurrence.count == 1))


async def forget(session: AsyncSession, limit: Limit, who: str) -> None:
    """Start over, e.g. after a right password."""
    index = blind_index(f"limit.{limit.name}", who)
    await session.execute(delete(Occurrence).filter_by(name=limit.name, who=index))


async def forget_old(session: AsyncSession) -> None:
    """Drop counters older than any limit looks back."""
    await session.execute(delete(Occurrence).where(Occurrence.window_at < clock.now() - timedelta(days=3)))


def address_of(request: Request) -> str:
    """The client's network as a limit counts it: an IPv4 address, or the /64 that one IPv6 client may roam in."""
    host = request.client.host if request.client else "unknown"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _window(limit: Limit) -> datetime:
    half = int(limit.within.total_seconds()) // 2
    return datetime.fromtimestamp(int(clock.now().timestamp()) // half * half, UTC)


async def _check(session: AsyncSession, limit: Limit, index: bytes, allowed: int) -> None:
    since = _window(limit) - limit.within
    counted = await session.scalar(
        select(func.coalesce(func.sum(Occurrence.count), 0)).where(
            Occurrence.name == limit.name, Occurrence.who == index, Occurrence.window_at >= since
        )
    )
    if (counted or 0) > allowed:
        raise TooMany(retry_after=math.ceil(limit.within.total_seconds() / 2))
