"""What an act of ours wrote, row by row: so that the hand-written side writes the same, and is seen to."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import asyncpg

from bench.clients import Client, Turn
from jiayuan.kernel.scoping import teach_types

Row = dict[str, Any]
Answer = TypeVar("Answer")

#: In the order of their keys to each other. What triggers write (figures) both sides get alike.
TABLES = (
    "session", "refresh_token", "idempotency_key", "matter_counter", "matter", "matter_step", "matter_task",
    "matter_watch", "matter_evaluation", "message", "message_delivery", "outbox_event", "audit_entry", "audit_waiting",
)  # fmt: skip
_GIVEN_BY_THE_SERVER = {"seq", "progress_code"}
#: An integer above this is a moment of our days in milliseconds.
MILLISECONDS = 10**12
_NUMBER = re.compile(r"WG-\d{8}-\d+")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)")


@dataclass
class Write:
    """A row that was added, or the columns of one that were changed."""

    table: str
    id: UUID | None
    is_new: bool
    values: Row


@dataclass
class Act:
    """What one call wrote. ``at`` is its moment: times are written as distances from it."""

    at: datetime
    writes: list[Write] = field(default_factory=list)


async def watch(superuser: str) -> asyncpg.Connection:
    """A connection that sees every community's rows."""
    connection = await asyncpg.connect(superuser)
    await teach_types(connection)
    return connection


async def mark(connection: asyncpg.Connection) -> int:
    return int(await connection.fetchval("select pg_current_xact_id()::text::bigint"))


async def written(connection: asyncpg.Connection, since: int) -> dict[str, list[Row]]:
    """The rows of all tables that were written after the mark."""
    found = {}
    for table in TABLES:
        rows = await connection.fetch(f"select * from {table} where xmin::text::bigint > $1", since)
        if rows:
            found[table] = [dict(row) for row in rows]
    return found


async def record(
    connection: asyncpg.Connection, call: Awaitable[Answer], known: dict[tuple[str, UUID], Row]
) -> tuple[Act, Answer]:
    """Carry out a call and say what it wrote; ``known`` are the rows of the calls before it, and is kept."""
    since, at = await mark(connection), await connection.fetchval("select clock_timestamp()")
    answer = await call
    act = Act(at)
    for table, rows in (await written(connection, since)).items():
        for row in rows:
            place = (table, row.get("id"))
            before = known.get(place)
            fresh = before is None
            values = {name: value for name, value in row.items() if fresh or value != before[name]}
            act.writes.append(Write(table, row.get("id"), fresh, values))
            known[place] = row
    return act, answer


async def rows_of(superuser: str, url: str, turn: Turn) -> dict[str, list[Row]]:
    """What one turn writes; the counter of numbers goes on and is left out."""
    watching = await watch(superuser)
    client = await Client.open(url)
    since = await mark(watching)
    await turn(client)
    rows = await written(watching, since)
    client.close()
    await watching.close()
    return {table: found for table, found in rows.items() if table != "matter_counter"}


def alike(ours: dict[str, list[Row]], theirs: dict[str, list[Row]]) -> None:
    """Refuse to measure two sides that did not write the same rows. Raises SystemExit."""
    for table in sorted(ours.keys() | theirs.keys()):
        mine, hand = (sorted(map(_plain, side.get(table, []))) for side in (ours, theirs))
        if mine != hand:
            raise SystemExit(f"the hand-written side writes other rows into {table}:\n{mine}\n{hand}")


def _plain(row: Row) -> str:
    """A row without what differs from call to call: ids, times, numbers."""
    return repr({name: _mild(value) for name, value in sorted(row.items()) if name not in _GIVEN_BY_THE_SERVER})


def _mild(value: object) -> object:
    if isinstance(value, UUID | datetime | bytes):
        return type(value).__name__
    if isinstance(value, int) and value > MILLISECONDS:
        return "moment"
    if isinstance(value, dict):
        return {name: _mild(entry) for name, entry in sorted(value.items())}
    if isinstance(value, list):
        return [_mild(entry) for entry in value]
    if isinstance(value, str):
        return _NUMBER.sub("number", _MOMENT.sub("moment", _ID.sub("id", value)))
    return value
