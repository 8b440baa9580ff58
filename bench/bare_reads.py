"""Who asks, and one connection held for all that he asks: what each hand-written endpoint begins with."""

from __future__ import annotations

import hashlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.requests import Request

from jiayuan.kernel import scoping
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query
from jiayuan.kernel.scoping import Scoped

Row = dict[str, Any]

_known: dict[bytes, tuple[float, Actor]] = {}


async def actor_of(request: Request) -> Actor:
    """Who asks; a token once judged is known for a minute."""
    token = request.headers["authorization"][7:]
    key = hashlib.sha256(token.encode()).digest()
    held = _known.get(key)
    if held is None or held[0] < time.time():
        held = _known[key] = (time.time() + 60, await request.app.state.principals.actor(token, None))
    return held[1]


class Held:
    """Statements on one connection."""

    def __init__(self, driver: Scoped) -> None:
        self.driver, self.community = driver, 1

    async def rows(self, query: Query, **values: object) -> list[Row]:
        given = query.fixed | {"community": 1} | values
        return [dict(row) for row in await self.driver.fetch(query.sql, *[given[name] for name in query.names])]

    async def first(self, query: Query, **values: object) -> Row | None:
        found = await self.rows(query, **values)
        return found[0] if found else None

    async def one(self, query: Query, **values: object) -> Row:
        found = await self.first(query, **values)
        if found is None:
            raise NotFound
        return found


@asynccontextmanager
async def hold(request: Request, scope: str) -> AsyncIterator[Held]:
    async with request.app.state.pool.acquire() as held:
        driver = held._con
        if driver.scope != scope:
            await scoping.set_scope(driver, scope)
        yield Held(driver)
