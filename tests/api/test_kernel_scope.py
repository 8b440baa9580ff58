"""Row security under the application's own role: what the scope promises."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from jiayuan.kernel import clock
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import OutboxEvent, emit


async def _count(database: Database, scope: str, about) -> int:
    async with database.transaction(scope) as session:
        return await session.scalar(text("select count(*) from outbox_event where about = :about"), {"about": about})


async def test_a_community_sees_its_own_rows_and_no_others(database: Database):
    about = uuid7()
    async with database.transaction("{1}") as session:
        emit(session, "test.happened", community=1, about=about)
    assert [await _count(database, scope, about) for scope in ("{1}", "{2}", "{1,2}", "{}")] == [1, 0, 1, 0]


async def test_writing_into_a_foreign_community_is_refused_by_the_database(database: Database):
    with pytest.raises(Exception, match="row-level security"):
        async with database.transaction("{2}") as session:
            session.add(OutboxEvent(community_id=1, kind="x", about=uuid7(), facts={}, at=clock.now()))


async def test_a_rollback_does_not_bring_an_older_scope_back(database: Database):
    """A scope set inside a transaction would return to its old value with the rollback; ours is set outside."""
    about = uuid7()
    async with database.transaction("{1}") as session:
        emit(session, "test.happened", community=1, about=about)
    for _ in range(20):
        with pytest.raises(ZeroDivisionError):
            async with database.transaction("{2}") as session:
                await session.execute(text("select 1"))
                raise ZeroDivisionError
        assert await _count(database, "{1}", about) == 1
        assert await _count(database, "{2}", about) == 0


async def test_a_transaction_that_somebody_left_open_is_given_to_nobody(database: Database):
    for _ in range(database.engine.pool.size()):
        async with database.engine.connect() as connection:
            await (await connection.get_raw_connection()).driver_connection.execute("begin")
    for _ in range(database.engine.pool.size() + 1):
        about = uuid7()
        async with database.transaction("{1}") as session:
            emit(session, "test.happened", community=1, about=about)
        assert await _count(database, "{1}", about) == 1
