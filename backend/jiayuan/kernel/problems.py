"""Refusals as RFC 9457 problems: a stable code, a Chinese sentence that says what to do, and the field at fault."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar

import orjson
from fastapi import Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class FieldFault(BaseModel):
    """What is wrong with one field of the form."""

    name: str
    code: str
    message: str


class ProblemBody(BaseModel):
    """What every refused call answers; further members carry the facts of the situation."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    code: str
    fields: list[FieldFault] | None = None


@dataclass(eq=False)
class Problem(Exception):
    """A refusal. Subclasses name the situation and set ``status``, ``code`` and ``title``; their fields are its facts.

    ``constraint`` names a database constraint whose breach is this very situation, so that a race ends in the same
    words as the check; ``field`` is where the form shows it.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str] = "kernel.refused"
    title: ClassVar[str] = "没有办成"
    constraint: ClassVar[str | None] = None
    field: ClassVar[str | None] = None
    headers: ClassVar[dict[str, str]] = {}

    def __str__(self) -> str:
        return f"{self.code} {self.facts()}"

    def facts(self) -> dict[str, object]:
        return {item.name: getattr(self, item.name) for item in fields(self)}

    def faults(self) -> list[FieldFault] | None:
        if self.field is None:
            return None
        return [FieldFault(name=self.field, code=self.code, message=self.sentence())]

    def sentence(self) -> str:
        """The title with this situation's facts filled in."""
        return self.title.format(**self.facts())

    def extra_headers(self) -> dict[str, str]:
        return self.headers


@dataclass(eq=False)
class NotFound(Problem):
    status, code, title = 404, "kernel.not_found", "这件东西不在了，或你没有权限看。"


@dataclass(eq=False)
class Invalid(Problem):
    """A form whose faults a verb found; the same shape as a form refused by its model."""

    status, code, title = 422, "kernel.invalid", "还有地方要改"
    found: tuple[FieldFault, ...] = ()

    def facts(self) -> dict[str, object]:
        return {}

    def faults(self) -> list[FieldFault]:
        return list(self.found)


class Misfit(ValueError):
    """What a form's check of several fields finds, with the field where it shows."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def fault(name: str, code: str, message: str) -> Invalid:
    """One field's fault as a problem."""
    return Invalid(found=(FieldFault(name=name, code=code, message=message),))


@dataclass(eq=False)
class Conflict(Problem):
    status, code, title = 409, "kernel.conflict", "和已有的记录冲突，请刷新后再看"


@dataclass(eq=False)
class Stale(Problem):
    status, code, title = 412, "kernel.stale", "刚才有人也改了这一条，请看一眼再存"


@dataclass(eq=False)
class VersionMissing(Problem):
    status, code, title = 428, "kernel.version_missing", "请求没有说明改的是哪一版（If-Match）"


@dataclass(eq=False)
class KeyMissing(Problem):
    status, code, title = 400, "kernel.key_missing", "请求缺少 Idempotency-Key，重发会办成两次"


@dataclass(eq=False)
class KeyReused(Problem):
    status, code, title = 422, "kernel.key_reused", "这个提交编号（Idempotency-Key）已经用在另一份内容上"


@dataclass(eq=False)
class KeyRunning(Problem):
    status, code, title = 409, "kernel.key_running", "同一个请求正在办，请稍等"


@dataclass(eq=False)
class CursorBad(Problem):
    status, code, title = 400, "kernel.cursor_bad", "翻页标记不对，请从第一页再看"


@dataclass(eq=False)
class BodyTooLarge(Problem):
    status, code, title = 413, "kernel.body_too_large", "内容太大，最多 {limit_mib} MB"
    limit_mib: int


@dataclass(eq=False)
class MethodRefused(Problem):
    status, code, title = 405, "kernel.method_refused", "这个地址不能这样用"


@dataclass(eq=False)
class Unreadable(Problem):
    status, code, title = 400, "kernel.unreadable", "请求的内容读不出来"


@dataclass(eq=False)
class Busy(Problem):
    status, code, title = 503, "kernel.busy", "现在人多，请过几秒再试"
    headers: ClassVar[dict[str, str]] = {"Retry-After": "2"}


@dataclass(eq=False)
class DatabaseAway(Problem):
    status, code, title = 503, "kernel.database_away", "数据库暂时连不上，几秒后自动恢复；填的内容没有丢"
    headers: ClassVar[dict[str, str]] = {"Retry-After": "3"}


@dataclass(eq=False)
class TooMany(Problem):
    status, code, title = 429, "kernel.too_many", "太频繁了，请 {retry_after} 秒后再试"
    retry_after: int

    def extra_headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after)}


@dataclass(eq=False)
class OurFault(Problem):
    status, code, title = 500, "kernel.our_fault", "我们这边出错了，已记下编号 {reference}。你填的没丢。"
    reference: str


def body_of(problem: Problem) -> dict[str, object]:
    """The problem document as it is sent."""
    document: dict[str, object] = {
        "type": f"/problems/{problem.code}",
        "title": problem.sentence(),
        "status": problem.status,
        "code": problem.code,
        **problem.facts(),
    }
    if faults := problem.faults():
        document["fields"] = [entry.model_dump() for entry in faults]
    return document


def answer(problem: Problem) -> Response:
    """The problem as a response."""
    return Response(
        orjson.dumps(body_of(problem), default=str), problem.status, problem.extra_headers(), media_type=MEDIA_TYPE
    )


async def answer_problem(_request: Request, problem: Exception) -> Response:
    """The one handler for all problems, found by inheritance."""
    assert isinstance(problem, Problem)
    return answer(problem)


def problems(*kinds: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route: every problem it may answer, by status.

    Their common body is put in by the contract: a model on each of a thousand
    of them would cost the start a third of a second.
    """
    documented: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        entry = documented.setdefault(kind.status, {"description": ""})
        entry["description"] = "；".join(filter(None, [entry["description"], f"{kind.code} {kind.title}"]))
    return documented


def all_problems() -> list[type[Problem]]:
    """Every declared problem, by code; for docs/reference and the constraint table."""
    found: dict[str, type[Problem]] = {}
    waiting = list(Problem.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        found[kind.code] = kind
    return [found[code] for code in sorted(found)]


def problem_of_constraint(name: str | None) -> Problem | None:
    """The problem that stands for a broken constraint, if one declares it. Such a problem has no required facts."""
    for kind in all_problems():
        if name is not None and kind.constraint == name:
            return kind()
    return None
