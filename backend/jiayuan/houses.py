"""Every floor's routes and declarations, gathered in one place for the application, the worker and the command line."""

from __future__ import annotations

from fastapi.routing import APIRoute

from jiayuan.access import live
from jiayuan.access.requests import HouseRouter

ROUTERS: tuple[HouseRouter, ...] = (live.router,)


def routes() -> list[APIRoute]:
    """All routes of the API, flat, in the order of the floors."""
    return [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
