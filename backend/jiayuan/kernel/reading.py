"""The one read port: Core selects compiled once, run by asyncpg, answered as rows without a detour through models.

Why this way and no other: docs/reference/performance.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

import asyncpg
import orjson
from sqlalchemy import ColumnElement, Delete, Insert, Select, Update, func, select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import CompoundSelect
from starlette.responses import Response

from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.scoping import Scoped, set_scope

Row = dict[str, Any]
#: Where a session of ``Database.transaction`` keeps its raw connection.
DRIVER = "driver"
_Built = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]] | Insert | Update | Delete


def pick(*columns: ColumnElement[Any] | InstrumentedAttribute[Any]) -> Select[Any]:
    """A select of named columns, typed as the read port takes it."""
    return select(*columns)


class Rows(Response):
    """An answer made of plain rows. ``response_model`` stays the contract; the tests hold each answer to it."""

    media_type = "application/json"

    def __init__(self, content: object, status_code: int = 200, headers: dict[str, str] | None = None) -> None:
        super().__init__(orjson.dumps(content, default=str), status_code, headers)


class Query:
    """A statement compiled once, when it is first used: who only starts does not pay for 160 of them.

    Give every ``bindparam`` its ``type_``; ``community`` is filled in by the reader.
    """

    def __init__(self, statement: _Built) -> None:
        self._statement = statement

    @cached_property
    def _compiled(self) -> SQLCompiler:
        dialect = PGDialect_asyncpg()  # type: ignore[no-untyped-call]
        compiled = self._statement.compile(dialect=dialect)
        if compiled.post_compile_params:  # a fixed list in ``in_()`` is written out now, not at each run
            for bind in compiled.binds.values():
                bind.required = False
            compiled = self._statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        return compiled

    @cached_property
    def sql(self) -> str:
        return str(self._compiled)

    @cached_property
    def names(self) -> list[str]:
        """The values the statement wants, in its order."""
        return list(self._compiled.positiontup or ())

    @cached_property
    def total(self) -> Query:
        """How many rows it answers under the same values, ``limit`` included."""
        if isinstance(self._statement, Insert | Update | Delete):
            raise TypeError("only what reads is counted")
        return Query(select(func.count().label("total")).select_from(self._statement.subquery()))

    @cached_property
    def fixed(self) -> dict[str, object]:
        """Values that stand in the select itself."""
        return dict(self._compiled.params)

    async def within(self, session: AsyncSession, **values: object) -> list[Row]:
        """Its rows inside a transaction, past the mapping: what the session has not flushed yet it does not see.

        The driver is asked directly once the transaction runs; the statement that begins it goes through the session.
        """
        given = self.fixed | values
        return await ask(session, self.sql, [given[name] for name in self.names])


async def ask(session: AsyncSession, sql: str, values: Sequence[object]) -> list[Row]:
    """The rows of a statement of the driver's own kind, inside the session's transaction and past its mapping."""
    driver: Scoped | None = session.info.get(DRIVER)
    if driver is not None and driver.is_in_transaction():
        return [dict(row) for row in await driver.fetch(sql, *values)]
    found = await (await session.connection()).exec_driver_sql(sql, tuple(values))
    return [dict(row._mapping) for row in found] if found.returns_rows else []


class Reader:
    """Reads for one actor: each query checks a connection out, sets the scope if it must, and gives it back."""

    __slots__ = ("_pool", "_scope", "community")

    def __init__(self, pool: asyncpg.Pool, scope: str, community: int) -> None:
        self._pool, self._scope, self.community = pool, scope, community

    @classmethod
    def of(cls, pool: asyncpg.Pool, actor: Actor) -> Reader:
        return cls(pool, actor.scope, actor.community)

    async def rows(self, query: Query, **values: object) -> list[Row]:
        """All rows of the query as dictionaries by column name."""
        given = query.fixed | {"community": self.community} | values
        async with self._pool.acquire() as held:
            driver = cast(Scoped, held._con)
            if driver.scope != self._scope:
                await set_scope(driver, self._scope)
            return [dict(row) for row in await driver.fetch(query.sql, *[given[name] for name in query.names])]

    async def first(self, query: Query, **values: object) -> Row | None:
        """The first row, or None."""
        found = await self.rows(query, **values)
        return found[0] if found else None

    async def one(self, query: Query, **values: object) -> Row:
        """The first row; without one, 404: a foreign row and a missing row answer alike."""
        found = await self.first(query, **values)
        if found is None:
            raise NotFound
        return found

    async def total(self, query: Query, **values: object) -> int:
        """How many rows the query answers; give it a limit."""
        return int((await self.one(query.total, **values))["total"])
