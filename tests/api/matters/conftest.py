"""A stage for each file, on that Monday at ten, and the desk that people act from."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from jiayuan.app import create_inner_app
from jiayuan.kernel import server
from jiayuan.kernel.database import Database
from jiayuan.kernel.settings import get_settings
from matters_stage import ByName, Desk, People, Stage, at, set_stage


@pytest.fixture(scope="module")
async def stage(database: Database) -> Stage:
    return await set_stage(database)


@pytest.fixture(autouse=True)
def monday() -> None:
    at("2026-11-23T10:00")


@pytest.fixture
def desk(database: Database, stage: Stage) -> Desk:
    return Desk(database, stage)


@pytest.fixture(scope="module")
async def house(stage: Stage, own_server: Any, database_name: str) -> AsyncIterator[httpx.AsyncClient]:
    app = create_inner_app(own_server.url(server.APPLICATION, database_name), get_settings())
    async with app.router.lifespan_context(app):
        app.state.principals = ByName(stage)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            yield client


@pytest.fixture
def people(house: httpx.AsyncClient, database: Database, stage: Stage) -> People:
    return People(house, database, stage)
