"""The hand-written side that ours is held against: as little as can be written by hand for the same answer.

Same token (signature, expiry and claims, known by its hash until it ends), same row security (scope set once and
remembered), the same statements, orjson. No framework beyond Starlette's router, no permission table, no contract.
"""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import UUID

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench import bare_writes
from bench.bare_reads import Held, actor_of, hold
from jiayuan import houses
from jiayuan.access.principal import PrincipalCache
from jiayuan.domains.grid import board, detail
from jiayuan.domains.grid.schemas import Filter
from jiayuan.engines.matters import queries
from jiayuan.engines.matters.visibility import holder_keys
from jiayuan.kernel import clock
from jiayuan.kernel.database import Database
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.realtime import Realtime
from jiayuan.kernel.settings import get_settings
from jiayuan.people.queries import residents_query, shown

_PAGE = PageQuery(20, None)
_OPEN = Filter()


def _json(content: object, headers: dict[str, str] | None = None) -> Response:
    return Response(orjson.dumps(content, default=str), media_type="application/json", headers=headers)


async def residents(request: Request) -> Response:
    actor = await actor_of(request)
    async with hold(request, actor.scope) as held:
        rows = await held.rows(
            residents_query(frozenset({"grid"})), grid=UUID(request.query_params["grid"]), today=clock.today(),
            account_id=actor.account_id, **_PAGE.after(pinyin=str, id=UUID),
        )  # fmt: skip
    return _json(_PAGE.page([shown(row) for row in rows], pinyin="pinyin", id="id"))


async def inbox(request: Request) -> Response:
    actor = await actor_of(request)
    async with hold(request, actor.scope) as held:
        rows = await held.rows(
            queries.INBOX, keys=holder_keys(actor), v_account=actor.account_id, v_unit=actor.unit_id,
            **_PAGE.after(due=datetime, id=UUID),
        )  # fmt: skip
    return _json(_PAGE.page(queries.titled(rows), due="task_due_at", id="task_id"))


async def events(request: Request) -> Response:
    actor = await actor_of(request)
    async with hold(request, actor.scope) as held:
        rows = await held.rows(
            board._list(board.shape_of(actor, _OPEN)), **board.values_of(actor, _OPEN),
            **_PAGE.after(at=datetime, id=UUID),
        )  # fmt: skip
    return _json(_PAGE.page([board.shown(row) for row in rows], at="due_at", id="id"))


async def event(request: Request) -> Response:
    """All statements on one held connection; what an actor sees of it is the house's rule and shared."""
    actor = await actor_of(request)
    async with hold(request, actor.scope) as held:
        found = await detail.get_event(_as_reader(held), actor, UUID(request.path_params["id"]))
    return _json(found, {"ETag": f'"{found["version"]}"'})


def _as_reader(held: Held) -> detail.Reader:
    return held  # type: ignore[return-value]


async def ready(_request: Request) -> Response:
    return Response(datetime.now(UTC).isoformat())


@asynccontextmanager
async def life(app: Starlette):
    settings = get_settings()
    database = Database(settings.database_url, settings)
    await database.open()
    app.state.pool = database.pool
    app.state.principals = PrincipalCache(database, Realtime(settings.database_url))
    yield
    await database.close()


houses.routes()
app = Starlette(
    routes=[
        Route("/readyz", ready),
        Route("/api/v1/residents", residents),
        Route("/api/v1/matters/inbox", inbox),
        Route("/api/v1/grid/events", events),
        Route("/api/v1/grid/events/{id}", event),
        Route("/api/v1/auth/sign-in", bare_writes.sign_in, methods=["POST"]),
        Route("/api/v1/grid/calls", bare_writes.open_call, methods=["POST"]),
        Route("/api/v1/grid/events", bare_writes.open_event, methods=["POST"]),
        Route("/api/v1/matters/{id}/steps", bare_writes.act, methods=["POST"]),
    ],
    lifespan=life,
)

if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="critical", access_log=False)
