"""What a route must be before the house takes it in."""

from __future__ import annotations

from typing import Annotated

import pytest
from fastapi import Depends

from jiayuan.access.requests import HouseRouter, public


def _plain() -> int:
    return 1


async def test_a_route_without_a_guard_is_refused():
    async def endpoint() -> str:
        return "open"

    with pytest.raises(ValueError, match="must name one permission"):
        HouseRouter().add_api_route("/x", endpoint)


async def test_a_route_with_a_dependency_that_would_run_in_a_thread_is_refused():
    async def endpoint(_: Annotated[None, public()], one: Annotated[int, Depends(_plain)]) -> int:
        return one

    with pytest.raises(TypeError, match="must be async"):
        HouseRouter().add_api_route("/x", endpoint)
