"""What the commands share: where they write, and the database that they work on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

import typer
from rich.console import Console

from jiayuan.kernel.provision import Addresses, addresses
from jiayuan.kernel.settings import get_settings

if TYPE_CHECKING:
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
