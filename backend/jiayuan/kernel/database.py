"""The two ways to the database: transactions through SQLAlchemy, reads through an asyncpg pool (see ``reading``)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TypeVar, cast
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import AdaptedConnection
from sqlalchemy.exc import DisconnectionError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from jiayuan.kernel import ending, scoping
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.models import Base
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import DRIVER
from jiayuan.kernel.scoping import Scoped
from jiayuan.kernel.settings import Settings

Model = TypeVar("Model", bound=Base)

#: Statements of a request give up after this; long work is a job and sets its own.
STATEMENT_TIMEOUT = "15s"


class _Session(AsyncSession):
    """The driver ends the transaction: SQLAlchemy's own commit and rollback would do nothing and say nothing."""

    async def commit(self) -> None:
        raise RuntimeError("a transaction commits at the end of its block")

    async def rollback(self) -> None:
        raise RuntimeError("a transaction rolls back by an exception; a part of it in ending.attempt")


class Database:
    """The pools of one process. Open once, close at the end."""

    def __init__(self, url: str, settings: Settings) -> None:
        self.url = url
        self._settings = settings
        self.engine: AsyncEngine = create_async_engine(
            as_sqlalchemy(url),
            pool_size=settings.write_connections,
            max_overflow=0,
            pool_timeout=10,
            isolation_level="AUTOCOMMIT",  # the driver begins and ends: each statement may then be asked of it at once
            json_serializer=lambda value: orjson.dumps(value, default=str).decode(),
            json_deserializer=orjson.loads,
            hide_parameters=True,  # an error's text goes to the log, what people typed does not
            connect_args={
                "connection_class": Scoped,
                "timeout": 5,
                "server_settings": {
                    "application_name": "jiayuan",
                    "statement_timeout": STATEMENT_TIMEOUT,
                    "temp_buffers": "32MB",  # taken as an import fills them: a wave of it is never written to disk
                },
            },
        )
        event.listen(self.engine.sync_engine, "checkout", _refuse_unfit)
        self._pool: asyncpg.Pool | None = None

    @property
    def pool(self) -> asyncpg.Pool:
        if self._pool is None:
            raise RuntimeError("the database is not open")
        return self._pool

    async def open(self) -> None:
        """Make the read pool. Raises OSError or asyncpg errors where there is no server."""
        self._pool = await asyncpg.create_pool(
            self.url,
            min_size=1,
            max_size=self._settings.read_connections,
            connection_class=Scoped,
            init=scoping.teach_types,
            timeout=5,
            server_settings={"application_name": "jiayuan-read", "statement_timeout": STATEMENT_TIMEOUT},
        )

    async def close(self) -> None:
        if self._pool is not None:
            await self._pool.close()
            self._pool = None
        await self.engine.dispose()

    @asynccontextmanager
    async def transaction(self, scope: str) -> AsyncIterator[AsyncSession]:
        """One transaction that sees ``scope`` (e.g. ``{3}``); commits at the end, rolls back on any error."""
        async with self.engine.connect() as connection:
            raw = await connection.get_raw_connection()
            driver = cast(Scoped, raw.driver_connection)
            if driver.scope != scope:
                await scoping.set_scope(driver, scope)
            begun = driver.transaction()
            await begun.start()
            try:
                async with _Session(bind=connection, expire_on_commit=False, info={DRIVER: driver}) as session:
                    yield session
                    await ending.end(session)
            except BaseException:
                # whoever was cancelled is told so: a connection that broke with it cannot be rolled back
                with suppress(asyncpg.InterfaceError, asyncpg.PostgresError, OSError):
                    await begun.rollback()
                raise
            await begun.commit()

    @asynccontextmanager
    async def as_actor(self, actor: Actor) -> AsyncIterator[AsyncSession]:
        """A transaction in the scope of one actor."""
        async with self.transaction(actor.scope) as session:
            yield session


def _refuse_unfit(connection: AdaptedConnection, *_: object) -> None:
    """A server that went away has closed its connections, and the driver knows: a ping would be three round trips.

    Who was cancelled twice may leave a transaction open behind him: that connection is thrown away.
    """
    driver = cast(Scoped, connection.driver_connection)
    if driver.is_closed():
        raise InvalidatePoolError
    if driver.is_in_transaction():
        raise DisconnectionError


async def get_own(
    session: AsyncSession, actor: Actor, model: type[Model], row_id: UUID, *, locked: bool = False
) -> Model:
    """The row of the actor's community by its id, locked for update if asked. Raises NotFound."""
    found = await session.get(
        model, (actor.community, row_id), with_for_update=locked or None, populate_existing=locked
    )
    if found is None:
        raise NotFound
    return found


def as_sqlalchemy(url: str) -> str:
    """The same address for SQLAlchemy's asyncpg dialect; a socket folder in ``host`` is kept."""
    parsed = make_url(url).set(drivername="postgresql+asyncpg")
    return parsed.render_as_string(hide_password=False)


async def role_is_unfit(connection: asyncpg.Connection) -> str | None:
    """Why this role must not serve: it owns a table or bypasses row security. None if it is fit."""
    row = await connection.fetchrow(
        """select rolsuper or rolbypassrls as free,
                  exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          where c.relkind in ('r', 'p') and n.nspname in ('public', 'jobs')
                            and pg_has_role(current_user, c.relowner, 'usage')) as owner
           from pg_roles where rolname = current_user"""
    )
    if row["free"]:
        return "这个数据库角色不受行级安全约束；JIAYUAN_DATABASE_URL 要用应用的角色（jiayuan_app）"
    return "这个数据库角色是表的所有者；JIAYUAN_DATABASE_URL 要用应用的角色（jiayuan_app）" if row["owner"] else None
