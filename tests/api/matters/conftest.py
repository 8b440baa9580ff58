"""A stage for each file, on that Monday at ten, and the desk that people act from."""

from __future__ import annotations

import pytest

from jiayuan.kernel.database import Database
from matters_stage import Desk, Stage, at, set_stage


@pytest.fixture(scope="module")
async def stage(database: Database) -> Stage:
    return await set_stage(database)


@pytest.fixture(autouse=True)
def monday() -> None:
    at("2026-11-23T10:00")


@pytest.fixture
def desk(database: Database, stage: Stage) -> Desk:
    return Desk(database, stage)
