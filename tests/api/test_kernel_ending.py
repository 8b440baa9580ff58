"""What a transaction adds with its last statement: all of it, in order, and nothing of an attempt that failed."""

from __future__ import annotations

import json

import asyncpg
import pytest

from jiayuan.kernel.database import Database
from jiayuan.kernel.ending import CHANNEL, attempt, write_appended
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import emit


async def _told(database: Database, about) -> list[str]:
    async with database.transaction("{1}") as session:
        found = await session.connection()
        rows = await found.exec_driver_sql("select kind from outbox_event where about = $1 order by seq", (about,))
        return [row.kind for row in rows]


@pytest.mark.parametrize("count", [1, 50, 51, 120])
async def test_everything_added_is_written_in_the_order_of_its_adding(database: Database, count: int):
    about = uuid7()
    async with database.transaction("{1}") as session:
        for number in range(count):
            emit(session, f"test.{number}", community=1, about=about)
    assert await _told(database, about) == [f"test.{number}" for number in range(count)]


async def test_who_must_read_it_writes_it_first_and_it_is_not_written_again(database: Database):
    about = uuid7()
    async with database.transaction("{1}") as session:
        emit(session, "test.early", community=1, about=about)
        await write_appended(session)
        seen = await (await session.connection()).exec_driver_sql(
            "select count(*) from outbox_event where about = $1", (about,)
        )
        assert seen.scalar_one() == 1
        emit(session, "test.late", community=1, about=about)
    assert await _told(database, about) == ["test.early", "test.late"]


async def test_an_attempt_that_fails_takes_back_what_it_added_and_told_and_nothing_else(database: Database):
    about, heard = uuid7(), []
    listener = await asyncpg.connect(database.url)
    await listener.add_listener(CHANNEL, lambda *given: heard.extend(json.loads(given[3])))
    async with database.transaction("{1}") as session:
        emit(session, "test.before", community=1, about=about)
        with pytest.raises(ZeroDivisionError):
            async with attempt(session):
                emit(session, "test.undone", community=1, about=about)
                raise ZeroDivisionError
        async with attempt(session):
            emit(session, "test.kept", community=1, about=about)
    assert await _told(database, about) == ["test.before", "test.kept"]
    await listener.fetchval("select 1")
    await listener.close()
    assert [entry["k"] for entry in heard if entry["i"] == str(about)] == ["test.before", "test.kept"]


async def test_more_hints_than_one_notice_holds_are_all_told(database: Database):
    about, heard = uuid7(), []
    listener = await asyncpg.connect(database.url)
    await listener.add_listener(CHANNEL, lambda *given: heard.extend(json.loads(given[3])))
    async with database.transaction("{1}") as session:
        for number in range(95):
            emit(session, f"test.{number}", community=1, about=about)
    await listener.fetchval("select 1")
    await listener.close()
    assert sum(entry["i"] == str(about) for entry in heard) == 95


@pytest.mark.parametrize("by_hand", ["commit", "rollback"])
async def test_who_ends_a_transaction_by_hand_is_refused_and_nothing_of_it_stays(database: Database, by_hand: str):
    about = uuid7()
    with pytest.raises(RuntimeError):
        async with database.transaction("{1}") as session:
            emit(session, "test.before", community=1, about=about)
            await write_appended(session)
            await getattr(session, by_hand)()
    assert await _told(database, about) == []
