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
#: The contract's own name for the token; beside it each operation lists the permission that it takes.
_BEARER = "token"
_SECURITY = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT",
    "description": "`POST /api/v1/auth/token` 给的 `access_token`，过期再换。"
    "每个接口的 `token` 后面写着要的权限；没写的，登录了就能用。",
}
#: What holds for all calls, for who has nothing but this document.
_ABOUT = """\
- **登录**：程序用 `POST /api/v1/auth/token` 换令牌，之后每次带 `Authorization: Bearer …`。没写 `security` 的不用登录。
- **社区**：账号管着几个社区时，每次在地址后加 `community=` 和12位社区代码；只有一个社区时不用写。
- **新建**：带 `Idempotency-Key`。没收到答复就用原来的键、原样重发：24小时内只办一次。
- **修改**：先取详情，把它的 `ETag`（没有 `ETag` 的，把 `version`）放进 `If-Match`；412 是别人先改了，重新取。
- **翻页**：把上一页的 `next` 原样放进 `cursor`；`next` 是 null 就没有下一页了。
- **被拒绝**：一律是 `application/problem+json`。程序认 `code`，它不会变；`title` 和 `fields` 里的话给人看。
- **503、429**：按 `Retry-After` 的秒数等，再试。
- **事件流**：`GET /api/v1/events` 只提示什么变了，内容再用各自的接口取；断开重连以后，全部重取一遍。
"""


def document() -> dict[str, Any]:
    """The contract. A route declares the problems of its own verbs; those of token and database come from here."""
    for route in houses.routes():
        if isinstance(route, HouseRoute):
            route.describe()
    made = get_openapi(
        title="家园 Jiayuan",
        version="0.1.0",
        summary="城市社区工作平台接口",
        description=_ABOUT,
        routes=houses.routes(),
    )
    made["components"]["securitySchemes"] = {_BEARER: _SECURITY}
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
                if route.guarded.guard != "public":
                    permission = route.guarded.permission
                    operation["security"] = [{_BEARER: [permission] if permission else []}]
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
