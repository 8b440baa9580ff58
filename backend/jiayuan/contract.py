"""The OpenAPI document that clients are generated from: the routes, and what the house itself may answer on each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi.openapi.utils import get_openapi

from jiayuan import houses
from jiayuan.access.requests import (
    CommunityMissing,
    Forbidden,
    HouseRoute,
    PasswordMustChange,
    SecondFactorMissing,
    TokenMissing,
)
from jiayuan.kernel import problems
from jiayuan.kernel.middleware import BodyTooSlow
from jiayuan.kernel.problems import Problem
from jiayuan.kernel.writing import IfMatch

_BODY_OF_PROBLEM = {"$ref": "#/components/schemas/ProblemBody"}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "minLength": 8, "maxLength": 64, "pattern": r"^[\x21-\x7e]+$"},
    "description": "一次提交一个；重发用原来的，就不会办成两次",
}
_CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


def document() -> dict[str, Any]:
    """The contract. A route declares the problems of its own verbs; those of token and database come from here."""
    for route in houses.routes():
        if isinstance(route, HouseRoute):
            route.describe()
    made = get_openapi(title="家园 Jiayuan", version="0.1.0", summary="城市社区工作平台接口", routes=houses.routes())
    schemas = made["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    body = problems.ProblemBody.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    for told in body["properties"].values():
        told.pop("default", None)  # what may be left out is not in `required`; a default would say it is always sent
    schemas.update(body.pop("$defs", {}) | {"ProblemBody": body})
    _loosen_times(made)
    for route in houses.routes():
        for method in route.methods or ():
            operation = made["paths"][route.path_format][method.lower()]
            if isinstance(route, HouseRoute):
                if route.creates:
                    operation.setdefault("parameters", []).append(_KEY)
                _tell(operation, list(_of_the_house(route, method, operation)))
    return made


def _loosen_times(node: object) -> None:
    """A time of day has no zone here; ``format: time`` of JSON Schema would ask for one."""
    if isinstance(node, dict):
        if node.get("format") == "time":
            del node["format"]
            node["pattern"] = r"^\d{2}:\d{2}(:\d{2})?$"
        for inner in node.values():
            _loosen_times(inner)
    elif isinstance(node, list):
        for inner in node:
            _loosen_times(inner)


def _of_the_house(route: HouseRoute, method: str, operation: dict[str, Any]) -> Iterator[type[Problem]]:
    """What may happen to any call of this kind, whatever it is about."""
    yield from (problems.Busy, problems.DatabaseAway)
    guarded = route.guarded.guard != "public"
    if guarded:
        # an account looked at the community it named, which may not be its own
        yield from (TokenMissing, CommunityMissing, problems.NotFound)
        if not route.guarded.entering:
            yield from (PasswordMustChange, SecondFactorMissing)
    if route.guarded.guard == "permission":
        yield Forbidden
    if "{" in route.path_format:
        yield problems.NotFound
    if operation.get("parameters") or "requestBody" in operation:
        yield problems.Invalid
    if "requestBody" in operation:
        yield from (problems.Unreadable, problems.BodyTooLarge, BodyTooSlow)
    if any(entry["name"] == "cursor" for entry in operation.get("parameters", ())):
        yield problems.CursorBad
    if method in _CHANGING:
        yield problems.Conflict
    if route.creates:
        yield from (problems.KeyMissing, problems.KeyRunning, problems.KeyReused)
    if _takes_version(route):
        yield from (problems.Stale, problems.VersionMissing)


def _takes_version(route: HouseRoute) -> bool:
    wanted = IfMatch.__metadata__[0].dependency  # type: ignore[attr-defined]
    return any(inner.call is wanted for inner in route.dependant.dependencies)


def _tell(operation: dict[str, Any], common: list[type[Problem]]) -> None:
    """Put the common problems beside the route's own; every refusal is a problem document."""
    answers = operation["responses"]
    for kind in common:
        entry = answers.setdefault(str(kind.status), {"description": ""})
        if entry["description"] == "Validation Error":
            entry["description"] = ""
        if kind.code not in entry["description"]:
            entry["description"] = "；".join(filter(None, [entry["description"], f"{kind.code} {kind.title}"]))
    for status, entry in answers.items():
        if status >= "400":
            entry["content"] = {problems.MEDIA_TYPE: {"schema": _BODY_OF_PROBLEM}}
    operation["responses"] = dict(sorted(answers.items()))
