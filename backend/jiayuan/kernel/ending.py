"""The last statement of a transaction: rows that are only ever added, what stands beside the key, and one NOTIFY.

Rows of a table that only grows need no mapping. They wait with the session and go out together, in one round trip.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from functools import lru_cache
from uuid import UUID

import orjson
from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel.models import Root
from jiayuan.kernel.reading import Query, ask

#: The channel that wakes the relay and the live streams.
CHANNEL = "jiayuan_events"
_ROWS, _HINTS, _LAST = "ending_rows", "ending_hints", "ending_last"
#: A NOTIFY holds 8,000 bytes.
_HINTS_AT_ONCE = 40
_ROWS_AT_ONCE = 50

_Part = tuple[str, list[object]]


def append(session: AsyncSession, model: type[Root], **values: object) -> None:
    """Add a row at the end of this transaction; name all of its columns but those that the server counts.

    Until then the transaction itself does not see it: ``write_appended`` is for who must.
    """
    session.info.setdefault(_ROWS, {}).setdefault(model.__table__, []).append(values)


def hint(session: AsyncSession, kind: str, *, community: int, about: UUID, to: Collection[UUID] = ()) -> None:
    """Only wake the live streams, when this transaction commits: nothing is stored, nobody else is told."""
    entry: dict[str, object] = {"c": community, "k": kind, "i": str(about)}
    if to:
        entry["to"] = [str(account) for account in to]
    hints = session.info.setdefault(_HINTS, [])
    if entry not in hints:
        hints.append(entry)


def finish_with(session: AsyncSession, query: Query, **values: object) -> None:
    """Let a statement that answers nothing be part of the last one."""
    given = query.fixed | values
    session.info.setdefault(_LAST, []).append((query.sql, [given[name] for name in query.names]))


async def write_appended(session: AsyncSession) -> None:
    """Write what waits now: the next act of the same transaction reads it."""
    if _ROWS in session.info:
        await session.flush()
        await _write(session, await _appended(session))


async def end(session: AsyncSession) -> None:
    """The last statement before the commit. More NOTIFYs than one would serialise commits for longer."""
    await session.flush()
    parts = await _appended(session)
    parts += session.info.pop(_LAST, [])
    hints = session.info.pop(_HINTS, [])
    told = [hints[first : first + _HINTS_AT_ONCE] for first in range(0, len(hints), _HINTS_AT_ONCE)]
    notices: list[_Part] = [("select pg_notify($1, $2)", [CHANNEL, orjson.dumps(part).decode()]) for part in told]
    await _write(session, parts + notices[:1])
    for sql, values in notices[1:]:
        await ask(session, sql, values)


@asynccontextmanager
async def attempt(session: AsyncSession) -> AsyncIterator[None]:
    """A part of the transaction that may fail alone: what it added and told is undone with it."""
    await write_appended(session)
    hints = list(session.info.get(_HINTS, []))
    try:
        async with session.begin_nested():
            yield
            await write_appended(session)
    except BaseException:
        session.info.pop(_ROWS, None)
        session.info[_HINTS] = hints
        raise


async def _appended(session: AsyncSession) -> list[_Part]:
    """What waits, as statements; so many rows that they make none together are written at once."""
    waiting: dict[Table, list[dict[str, object]]] = session.info.pop(_ROWS, {})
    if any(len(rows) > _ROWS_AT_ONCE for rows in waiting.values()):
        for table, rows in waiting.items():
            for first in range(0, len(rows), _ROWS_AT_ONCE):
                await ask(session, *_insert(table, rows[first : first + _ROWS_AT_ONCE]))
        return []
    return [_insert(table, rows) for table, rows in waiting.items()]


def _insert(table: Table, rows: list[dict[str, object]]) -> _Part:
    names = tuple(rows[0])
    packed = {name for name in names if isinstance(table.c[name].type, JSONB)}
    values = [_pack(row[name]) if name in packed else row[name] for row in rows for name in names]
    return _insert_sql(table, names, len(rows)), values


def _pack(value: object) -> str | None:
    return None if value is None else orjson.dumps(value, default=str).decode()


@lru_cache(512)
def _insert_sql(table: Table, names: tuple[str, ...], count: int) -> str:
    places = iter(range(1, count * len(names) + 1))
    rows = ", ".join("(" + ", ".join(f"${next(places)}" for _ in names) + ")" for _ in range(count))
    return f"insert into {table.name} ({', '.join(names)}) values {rows}"


async def _write(session: AsyncSession, parts: list[_Part]) -> None:
    if parts:
        values = [value for _, given in parts for value in given]
        await ask(session, _joined(tuple((sql, len(given)) for sql, given in parts)), values)


@lru_cache(512)
def _joined(parts: tuple[tuple[str, int], ...]) -> str:
    """One statement of several: all but the last as named parts, their values numbered through."""
    numbered, used = [], 0
    for sql, count in parts:
        numbered.append(re.sub(r"\$(\d+)", lambda place, used=used: f"${int(place[1]) + used}", sql))  # type: ignore[misc]
        used += count
    *named, last = numbered
    return (f"with {', '.join(f'part{n} as ({sql})' for n, sql in enumerate(named))} " if named else "") + last
