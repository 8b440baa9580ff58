"""What the commands share: where they write, and the database that they work on."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

import typer
from rich.console import Console

from jiayuan.kernel.provision import Addresses, addresses
from jiayuan.kernel.settings import get_settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from jiayuan.kernel.database import Database

Result = TypeVar("Result")

console = Console()
errors = Console(stderr=True)


def owner_of(found: Addresses) -> str:
    if found.owner is None:
        errors.print("要用所有者的地址：请设 JIAYUAN_OWNER_DATABASE_URL")
        raise typer.Exit(2)
    return found.owner


def with_database(action: Callable[[Database], Awaitable[Result]]) -> Result:
    with addresses(get_settings()) as found:
        return run(found.application, action)


def run(url: str, action: Callable[[Database], Awaitable[Result]]) -> Result:
    from jiayuan.kernel.database import Database

    async def go() -> Result:
        database = Database(url, get_settings())
        await database.open()
        try:
            return await action(database)
        finally:
            await database.close()

    return asyncio.run(go())


class Starting:
    """An application that keeps why it does not start: uvicorn would write it down as a stack of calls, and exit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.refusal: BaseException | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def tell(message: Message) -> None:
            if message["type"] == "lifespan.startup.failed":
                self.refusal, message["message"] = sys.exc_info()[1], ""
            await send(message)

        await self._app(scope, receive, tell if scope["type"] == "lifespan" else send)


def plainly(error: BaseException) -> str | None:
    """What stands in a command's way, for who typed it; None for a fault of ours, which shows where it happened."""
    from alembic.util import CommandError
    from asyncpg import InterfaceError, InvalidAuthorizationSpecificationError, InvalidCatalogNameError
    from asyncpg import UndefinedTableError as NoTable
    from asyncpg.exceptions import CannotConnectNowError, TooManyConnectionsError
    from psycopg import OperationalError
    from psycopg.errors import UndefinedTable
    from pydantic import ValidationError
    from pydantic_settings import SettingsError
    from sqlalchemy.exc import ArgumentError

    from jiayuan.kernel.missing_keys import KeysMissing
    from jiayuan.kernel.server import ServerUnfit
    from jiayuan.kernel.settings import Unfit

    away = (
        OperationalError, InvalidAuthorizationSpecificationError, InvalidCatalogNameError, CannotConnectNowError,
        TooManyConnectionsError, InterfaceError, ConnectionError, TimeoutError, socket.gaierror,
    )  # fmt: skip
    for one in _causes(error):
        match one:
            case NoTable() | UndefinedTable():
                return "这个数据库还没有建好：先运行 jiayuan migrate"
            case ValidationError() if one.title == "Settings":
                wrong = (
                    f"JIAYUAN_{'_'.join(map(str, fault['loc'])).upper()}：{fault['msg']}" for fault in one.errors()
                )
                return "设置不对：" + "；".join(wrong)
            case SettingsError():
                return f"设置不对，要写成 JSON：{one}"
            case Unfit() | KeysMissing() | ServerUnfit():
                return str(one)
            case ArgumentError():
                return "数据库地址写得不对，应像 postgresql://用户:口令@主机/库名：请看 JIAYUAN_DATABASE_URL"
            case CommandError():
                return f"迁移做不了：{one}"
            case _ if isinstance(one, away):
                return f"数据库连不上：{str(one).strip().splitlines()[0] if str(one).strip() else type(one).__name__}"
            case OSError() if one.filename is not None:
                return f"读写不了 {one.filename}：{one.strerror}"
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__
