"""Every way a call can fail, turned into a problem: forms, constraints, a lost database, our own faults."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import asyncpg
import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from jiayuan.kernel import problems
from jiayuan.kernel.middleware import answer_fault
from jiayuan.kernel.problems import FieldFault, Invalid, Misfit, Problem
from jiayuan.kernel.writing import Replayed

log = logging.getLogger("jiayuan.refusing")

#: What pydantic finds, in words for the person at the form. ``{…}`` are the fault's own facts.
SENTENCES = {
    "missing": "这一项还没填",
    "string_too_short": "太短了，至少要 {min_length} 个字",
    "string_too_long": "太长了，最多 {max_length} 个字",
    "string_pattern_mismatch": "格式不对，请对照样例再看一眼",
    "string_type": "这里要填文字",
    "int_parsing": "这里要填整数",
    "int_type": "这里要填整数",
    "int_from_float": "这里要填整数",
    "float_parsing": "这里要填数字",
    "float_type": "这里要填数字",
    "bool_parsing": "这里要填是或否",
    "bool_type": "这里要填是或否",
    "date_parsing": "日期不对，要写成 2026-11-23 这样",
    "date_from_datetime_parsing": "日期不对，要写成 2026-11-23 这样",
    "date_from_datetime_inexact": "日期不对，要写成 2026-11-23 这样",
    "date_type": "日期不对，要写成 2026-11-23 这样",
    "datetime_parsing": "时间不对，要写成 2026-11-23T08:30:00+08:00 这样",
    "datetime_from_date_parsing": "时间不对，要写成 2026-11-23T08:30:00+08:00 这样",
    "datetime_type": "时间不对，要写成 2026-11-23T08:30:00+08:00 这样",
    "timezone_aware": "时间要带时区，如 +08:00",
    "uuid_parsing": "编号不对",
    "uuid_type": "编号不对",
    "uuid_version": "编号不对",
    "enum": "只能是其中之一：{expected}",
    "literal_error": "只能是其中之一：{expected}",
    "greater_than_equal": "不能小于 {ge}",
    "greater_than": "要大于 {gt}",
    "less_than_equal": "不能大于 {le}",
    "less_than": "要小于 {lt}",
    "too_long": "太多了，最多 {max_length} 个",
    "too_short": "太少了，至少 {min_length} 个",
    "extra_forbidden": "这里没有这一项",
    "list_type": "这里要填一列",
    "dict_type": "这里要填一组值",
    "model_attributes_type": "这里要填一组值",
    "json_invalid": "内容不是正确的 JSON",
    "string_unicode": "文字里有不认识的字符",
}


def register(app: FastAPI) -> None:
    """Install the handlers on the application."""
    app.add_exception_handler(Problem, problems.answer_problem)
    app.add_exception_handler(Replayed, _replayed)
    app.add_exception_handler(RequestValidationError, _invalid_form)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(StaleDataError, _stale)
    for away in (OSError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError, PoolTimeout):
        app.add_exception_handler(away, _away)
    app.add_exception_handler(DBAPIError, _database)
    app.add_exception_handler(asyncpg.PostgresError, _database)
    app.add_exception_handler(Exception, answer_fault)  # recorded once, by the request log


async def _replayed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Replayed)
    return Response(
        orjson.dumps({"id": str(error.id)}),
        error.status,
        {"Idempotent-Replayed": "true"},
        media_type="application/json",
    )


async def _invalid_form(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return problems.answer(Invalid(found=tuple(faults_of(error.errors()))))


def faults_of(errors: Iterable[Mapping[str, Any]]) -> Iterator[FieldFault]:
    """Pydantic's findings as faults by field; what was typed is never repeated."""
    for error in errors:
        kind = str(error["type"])
        location = error["loc"]
        names = [str(part) for part in location] if isinstance(location, tuple) else []
        if names and names[0] in {"body", "query", "path", "header"}:
            names = names[1:]
        facts = error.get("ctx")
        words = SENTENCES.get(kind, "这一项不对")
        if kind == "value_error" and isinstance(facts, dict):
            found = facts.get("error", words)
            words = str(found)
            if isinstance(found, Misfit):
                names.append(found.name)
        elif isinstance(facts, dict):
            words = words.format_map(_Known(facts))
        yield FieldFault(name=".".join(names), code=f"form.{kind}", message=words)


class _Known(dict[str, object]):
    """Facts of a fault; one that is missing is left out of the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


async def _plain(_request: Request, error: Exception) -> Response:
    """What the framework itself refuses: an unknown address, a wrong method, a body that cannot be read."""
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return problems.answer(problems.NotFound())
    if error.status_code == 405:
        refused = problems.answer(problems.MethodRefused())
        refused.headers.update(error.headers or {})
        return refused
    if error.status_code == 413:
        return problems.answer(problems.BodyTooLarge(limit_mib=1))
    return problems.answer(problems.Unreadable())


async def _stale(_request: Request, _error: Exception) -> Response:
    return problems.answer(problems.Stale())


async def _away(request: Request, error: Exception) -> Response:
    if isinstance(error, OSError) and error.filename is not None:  # a file of ours; a socket that is gone has no name
        return await _our_fault(request, error)
    log.warning("the database is away: %s", type(error).__name__)
    return problems.answer(problems.DatabaseAway())


async def _database(request: Request, error: Exception) -> Response:
    cause = _cause(error)
    if cause is None:
        return await _away(request, error)
    found = problems.problem_of_constraint(getattr(cause, "constraint_name", None))
    if found is not None:
        return problems.answer(found)
    if isinstance(cause, asyncpg.UniqueViolationError | asyncpg.ExclusionViolationError):
        return problems.answer(problems.Conflict())
    if isinstance(cause, asyncpg.ForeignKeyViolationError):
        return problems.answer(problems.NotFound())
    if isinstance(cause, asyncpg.SerializationError | asyncpg.DeadlockDetectedError | asyncpg.LockNotAvailableError):
        return problems.answer(problems.Busy())
    if isinstance(cause, asyncpg.PostgresConnectionError | asyncpg.OperatorInterventionError):
        return await _away(request, error)
    if isinstance(cause, asyncpg.InsufficientResourcesError):
        return problems.answer(problems.Busy())
    if isinstance(cause, asyncpg.CharacterNotInRepertoireError | asyncpg.UntranslatableCharacterError):
        return problems.answer(problems.Unreadable())
    if isinstance(cause, asyncpg.CheckViolationError | asyncpg.DataError):
        # nothing wrong was stored; that the form let it through is still ours to mend
        log.error("a form let through what the database refuses: %s %s", type(cause).__name__, cause.constraint_name)
        return problems.answer(problems.Invalid())
    return await _our_fault(request, error)


def _cause(error: BaseException) -> asyncpg.PostgresError | None:
    """The driver's own error behind what SQLAlchemy wraps around it."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, asyncpg.PostgresError):
            return seen
        seen = getattr(seen, "orig", None) or seen.__cause__
    return None


async def _our_fault(request: Request, error: Exception) -> Response:
    log.error("unhandled fault", exc_info=error)
    return await answer_fault(request, error)
