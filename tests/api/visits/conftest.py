"""A community for each file, its list as the tick of the night leaves it, and the worker of grid 3."""

from __future__ import annotations

import pytest

from jiayuan.domains.grid.dueing import refresh_community
from stage import Api
from walking_stage import households_of


@pytest.fixture(scope="module")
def api(alone_api: Api) -> Api:
    """These tests count over the whole community: nobody else's households may be in it."""
    return alone_api


@pytest.fixture(scope="module")
def stage(alone_stage: str) -> str:
    return alone_stage


@pytest.fixture(scope="module", autouse=True)
async def _due(api):
    """The list as the tick of the night leaves it."""
    await refresh_community(api.database, 1)


@pytest.fixture
async def worker(api):
    return await api.sign_in("grid3")


@pytest.fixture(scope="module")
async def _untouched(api):
    """Households of grid 3 that no test has visited yet, one after the other."""
    worker = await api.sign_in("grid3")
    return iter(await households_of(worker))


@pytest.fixture
def household(_untouched):
    return next(_untouched)
