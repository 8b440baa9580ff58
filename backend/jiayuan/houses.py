"""Every floor's routes and declarations, gathered in one place for the application, the worker and the command line."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from fastapi.routing import APIRoute

from jiayuan import tables
from jiayuan.access import permissions
from jiayuan.access.requests import HouseRoute, HouseRouter
from jiayuan.engines.matters.checking import check_registered
from jiayuan.kernel import retention

#: Modules with a ``router``, and modules whose declarations, jobs, ticks and subscribers are found by importing them.
MODULES = (
    "kernel.forgetting",
    "access.workflow",
    "access.routes",
    "access.account_routes",
    "access.file_routes",
    "access.draft_routes",
    "access.export_routes",
    "access.live",
    "access.sealed",
    "territory.permissions",
    "territory.routes",
    "territory.handover_routes",
    "territory.duty_routes",
    "people.permissions",
    "people.forgetting",
    "people.place_routes",
    "people.routes",
    "people.superior_routes",
    "people.duplicate_routes",
    "people.household_routes",
    "people.own_routes",
    "people.code_routes",
    "people.import_routes",
    "engines.matters.routes",
    "engines.matters.desk_routes",
    "engines.matters.hours_routes",
    "engines.matters.message_routes",
    "engines.matters.delivery_routes",
    "engines.matters.figure_routes",
    "engines.matters.adopting",
    "engines.matters.regridding",
    "engines.matters.reminding",
    "engines.matters.delivering",
    "engines.matters.totalling",
    "engines.matters.sampling",
    "engines.matters.leaving",
    "engines.matters.taking_along",
    "domains.grid.workflow",
    "domains.grid.desk_routes",
    "domains.grid.routes",
    "domains.grid.home_routes",
    "domains.grid.walking_permissions",
    "domains.grid.routes_walking",
    "domains.grid.routes_planning",
    "domains.grid.routes_patrols",
    "domains.grid.routes_covering",
    "domains.grid.routes_handed",
    "domains.grid.following",
    "domains.grid.causing",
)


@lru_cache
def routers() -> tuple[HouseRouter, ...]:
    """All routers in the order of the floors; importing them declares everything else."""
    found = [getattr(import_module(f"jiayuan.{name}"), "router", None) for name in MODULES]
    return tuple(router for router in found if isinstance(router, HouseRouter))


def routes() -> list[APIRoute]:
    """All routes of the API, flat."""
    return [route for router in routers() for route in router.routes if isinstance(route, APIRoute)]


def check() -> None:
    """Start-up check: every route's permission is declared, every holder known. Raises ValueError with the sentence.

    What is set for holders and terms that nobody declares is told by Unfit.
    """
    for route in routes():
        if isinstance(route, HouseRoute):
            name = route.guarded.permission
            if name is not None and not permissions.is_declared(name):
                raise ValueError(f"{route.path} asks for {name}, which no table declares")
    permissions.check()
    retention.check()
    check_registered(permissions.is_declared)


__all__ = ["MODULES", "check", "routers", "routes", "tables"]
