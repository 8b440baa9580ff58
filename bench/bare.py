"""The hand-written endpoint that ours is held against: as little as can be written by hand for the same answer.

Same token (signature, expiry and claims, cached by its hash), same row security (scope set once and remembered), the
same statement, orjson. No framework beyond Starlette's router, no permission table, no contract.
"""

from __future__ import annotations

import hashlib
import sys
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from jiayuan import houses
from jiayuan.access import tokens
from jiayuan.kernel import clock, scoping
from jiayuan.kernel.settings import get_settings
from jiayuan.people.queries import residents_query

_known: dict[bytes, tuple[float, str]] = {}


def session_of(request: Request) -> str:
    """Who asks; a token once judged is known until it ends."""
    token = request.headers["authorization"][7:]
    key = hashlib.sha256(token.encode()).digest()
    held = _known.get(key)
    if held is None or held[0] < time.time():
        claims = tokens.read(token)
        held = _known[key] = (time.time() + 60, str(claims))
    return held[1]


async def residents(request: Request) -> Response:
    session_of(request)
    query = residents_query(frozenset({"grid"}))
    values = query.fixed | {
        "community": 1, "grid": UUID(request.query_params["grid"]), "today": clock.today(), "after_pinyin": "",
        "after_id": UUID(int=0), "limit": 21, "account_id": UUID(int=0),
    }  # fmt: skip
    async with request.app.state.pool.acquire() as held:
        driver = held._con
        if driver.scope != "{1}":
            await scoping.set_scope(driver, "{1}")
        rows = [dict(row) for row in await driver.fetch(query.sql, *[values[name] for name in query.names])]
    return Response(orjson.dumps({"items": rows[:20], "next": None}, default=str), media_type="application/json")


async def ready(_request: Request) -> Response:
    return Response(datetime.now(UTC).isoformat())


@asynccontextmanager
async def life(app: Starlette):
    settings = get_settings()
    app.state.pool = await asyncpg.create_pool(
        settings.database_url, min_size=1, max_size=settings.read_connections, connection_class=scoping.Scoped,
        init=scoping.teach_types, reset=scoping.keep_settings,
    )  # fmt: skip
    yield
    await app.state.pool.close()


houses.routes()
app = Starlette(routes=[Route("/readyz", ready), Route("/residents", residents)], lifespan=life)

if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="critical", access_log=False)
