"""What the database or a socket says, told as a problem: whose fault it is and what to do."""

from __future__ import annotations

import asyncpg
import httpx
import pytest
from fastapi import FastAPI

from jiayuan.kernel import refusing

CASES = [
    # a socket that is gone has no file name; a file of ours that is gone has one
    (FileNotFoundError(2, "No such file or directory"), 503, "kernel.database_away"),
    (ConnectionRefusedError(111, "Connection refused"), 503, "kernel.database_away"),
    (FileNotFoundError(2, "No such file or directory", "files/ab/cd"), 500, "kernel.our_fault"),
    (asyncpg.CannotConnectNowError("the database system is starting up"), 503, "kernel.database_away"),
    (asyncpg.TooManyConnectionsError("sorry, too many clients already"), 503, "kernel.busy"),
    (asyncpg.CheckViolationError("building_point_is_whole"), 422, "kernel.invalid"),
    (asyncpg.NumericValueOutOfRangeError("smallint out of range"), 422, "kernel.invalid"),
    (asyncpg.UndefinedColumnError("no such column"), 500, "kernel.our_fault"),
]


@pytest.mark.parametrize(("error", "status", "code"), CASES)
async def test_each_fault_has_its_problem(error: Exception, status: int, code: str):
    app = FastAPI()
    refusing.register(app)

    @app.get("/")
    async def fail() -> None:
        raise error

    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await client.get("/")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    if status == 503:
        assert answer.headers["retry-after"].isdigit()
