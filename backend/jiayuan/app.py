"""The application: pools, live stream, worker and routes put together."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from jiayuan import houses
from jiayuan.access.principal import PrincipalCache
from jiayuan.access.requests import PREFIX
from jiayuan.kernel import metrics, refusing
from jiayuan.kernel.database import Database
from jiayuan.kernel.jobs import Worker
from jiayuan.kernel.middleware import dress
from jiayuan.kernel.problems import DatabaseAway, answer
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.realtime import Realtime
from jiayuan.kernel.routing import ByFirstSegment
from jiayuan.kernel.settings import Settings, get_settings
from jiayuan.kernel.starting import make_ready
from jiayuan.kernel.web import faces

log = logging.getLogger("jiayuan.app")

#: Where `make build` puts the frontend.
BUILT = Path(__file__).parents[2] / "frontend" / "dist"


def create_app(url: str, settings: Settings | None = None) -> ASGIApp:
    """The application on the database at ``url``, the application role's address."""
    return dress(create_inner_app(url, settings or get_settings()), settings or get_settings())


def create_inner_app(url: str, settings: Settings) -> FastAPI:
    """The application without its middleware."""
    houses.check()
    app = FastAPI(
        title="家园 Jiayuan", version="0.1.0", lifespan=_life, openapi_url=None, docs_url=None, redoc_url=None
    )
    app.state.settings = settings
    app.state.database = Database(url, settings)
    app.state.realtime = Realtime(url)
    metrics.streams.set_function(lambda: app.state.realtime.subscribed)
    app.state.principals = PrincipalCache(app.state.database, app.state.realtime)
    refusing.register(app)
    _lay_routes(app, settings)
    return app


def contract() -> dict[str, Any]:
    """The OpenAPI document: the contract that clients are generated from."""
    from jiayuan.contract import document  # only who asks for it pays for it

    return document()


def _lay_routes(app: FastAPI, settings: Settings) -> None:
    document: list[bytes] = []

    async def openapi(_request: Request) -> Response:
        if not document:
            document.append(bytes(Rows(contract()).body))
        return Response(document[0], media_type="application/json")

    async def healthy(_request: Request) -> Response:
        return Rows({"status": "ok"})

    async def ready(request: Request) -> Response:
        database: Database = request.app.state.database
        try:
            async with asyncio.timeout(2), database.pool.acquire() as held:
                await held.fetchval("select 1")
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            return answer(DatabaseAway())
        return Rows({"status": "ready"})

    app.router.routes[:] = [
        Route("/healthz", healthy),
        Route("/readyz", ready),
        Route("/metrics", metrics.answer_metrics),
        Route(f"{PREFIX}/openapi.json", openapi),
        ByFirstSegment(PREFIX, houses.routes()),
        *faces(settings.frontend or BUILT),
    ]


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    database: Database = app.state.database
    settings: Settings = app.state.settings
    await database.open()
    await make_ready(database, settings)
    app.state.realtime.start()
    worker = Worker(database) if settings.worker_inside else None
    if worker is not None:
        await worker.start()
    gc.freeze()  # what is here now stays: no collection walks it again
    try:
        yield
    finally:
        if worker is not None:
            await worker.stop()
        await app.state.realtime.stop()
        with contextlib.suppress(asyncpg.InterfaceError):
            await database.close()
