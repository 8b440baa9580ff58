"""Writes by hand: one transaction of plain statements for the rows that ours writes, which ``recorded`` has taken down.

It decides nothing: the next state, the deadline and who is told stand in the recording, forms are not validated, and
the calendar is not read. What keeps a write right is kept: once only by its key, the row locked and its version
compared, the asker's tasks looked up, the gapless number, one NOTIFY.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import pickle
import secrets
import struct
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import orjson
from starlette.requests import Request
from starlette.responses import Response

from bench.bare_reads import actor_of, hold
from bench.recorded import MILLISECONDS, Act, Row, Write
from jiayuan.access import passwords, tokens
from jiayuan.access.routes import client_of
from jiayuan.engines.matters.visibility import holder_keys
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.ids import readable_code, uuid7
from jiayuan.kernel.scoping import Scoped
from jiayuan.kernel.settings import get_settings

#: Where the recorded acts lie, by course and action.
ACTS = "JIAYUAN_BENCH_ACTS"
_KEPT = 5_000


@dataclass
class Copy:
    """One matter in the making: what the recorded ids and the recorded number are here."""

    ids: dict[object, object] = field(default_factory=dict)
    number: str = ""


_copies: OrderedDict[UUID, Copy] = OrderedDict()


@lru_cache
def _acts() -> dict[tuple[str, str], Act]:
    return pickle.loads(Path(os.environ[ACTS]).read_bytes())  # written by the bench itself


async def open_call(request: Request) -> Response:
    return await _open(request, "call")


async def open_event(request: Request) -> Response:
    return await _open(request, "loop")


async def _open(request: Request, course: str) -> Response:
    actor = await actor_of(request)
    body = await request.body()
    form = orjson.loads(body)
    act, matter_id = _acts()[course, "open"], UUID(form["id"])
    copy = _copies[matter_id] = Copy()
    if len(_copies) > _KEPT:
        _copies.popitem(last=False)
    async with hold(request, actor.scope) as held, held.driver.transaction():
        await _claim(held.driver, actor, request, body, matter_id)
        await held.driver.fetchrow(
            "select limits, is_urgent from matter_category where community_id = 1 and id = $1 and is_active",
            UUID(form["category_id"]),
        )
        await held.driver.fetchrow(
            """select b.id, b.grid_id, b.number, e.number, e.longitude, e.latitude from building b
               join entrance e on e.community_id = b.community_id and e.building_id = b.id
               where b.community_id = 1 and e.id = $1""",
            UUID(form["place"]["entrance_id"]),
        )  # fmt: skip
        await _play(held.driver, act, copy, matter_id, None)
    return _made(matter_id)


async def act(request: Request) -> Response:
    actor = await actor_of(request)
    body = await request.body()
    form = orjson.loads(body)
    matter_id, step_id = UUID(request.path_params["id"]), UUID(request.headers["idempotency-key"])
    found = _acts()["loop", form["action"]]
    async with hold(request, actor.scope) as held, held.driver.transaction():
        await _claim(held.driver, actor, request, body, step_id)
        version = await held.driver.fetchval(
            "select version from matter where community_id = 1 and id = $1 for update", matter_id
        )
        tasks = await held.driver.fetch(
            """select purpose, holder_id from matter_task
               where community_id = 1 and matter_id = $1 and done_at is null""",
            matter_id,
        )  # fmt: skip
        keys = set(holder_keys(actor))
        is_mine = any(task["holder_id"] in keys for task in tasks) or form["action"] == "evaluate"
        if version != form["version"] or not is_mine:
            return Response(status_code=409)
        await _play(held.driver, found, _copies[matter_id], matter_id, step_id)
    return _made(step_id)


async def _claim(driver: Scoped, actor: Actor, request: Request, body: bytes, result: UUID) -> None:
    """Once only: the row of the key, whose second sender is told at once that the first is still at it."""
    key = request.headers["idempotency-key"]
    lock = struct.unpack("q", hashlib.sha256(actor.account_id.bytes + key.encode()).digest()[:8])[0]
    digest = hashlib.sha256(f"POST {request.url.path}\n".encode() + body).digest()
    assert await driver.fetchval("select pg_try_advisory_xact_lock($1)", lock)
    await driver.execute(
        """insert into idempotency_key (account_id, key, request_hash, status, result_id, at)
           values ($1, $2, $3, 201, $4, $5)""",
        actor.account_id, key, digest, result, clock.now(),
    )  # fmt: skip


async def _play(driver: Scoped, act: Act, copy: Copy, matter_id: UUID, step_id: UUID | None) -> None:
    now, ids = clock.now(), copy.ids
    shift = now - act.at
    named = {"matter": matter_id, "matter_step": step_id}
    for write in act.writes:
        if write.is_new and write.id is not None and write.table != "matter_counter":
            ids[write.id] = named.get(write.table) or uuid7()
            ids[str(write.id)] = str(ids[write.id])
    for write in act.writes:
        if write.table == "idempotency_key":
            continue
        if write.table == "matter_counter":
            copy.number = await _next_number(driver, write.values)
            continue
        if write.table == "matter" and write.is_new:
            ids[write.values["number"]] = copy.number
            ids[write.values["progress_code"]] = readable_code()
        values = [_fill(value, ids, shift) for value in write.values.values()]
        sql = _sql(write.table, tuple(write.values), write.is_new)
        await driver.execute(sql, *values, *([] if write.is_new else [ids[write.id]]))
    hints = orjson.dumps([{"c": 1, "k": "grid.event.opened", "i": str(matter_id)}]).decode()
    await driver.execute("select pg_notify('jiayuan_events', $1)", hints)


async def _next_number(driver: Scoped, row: Row) -> str:
    last = await driver.fetchval(
        """insert into matter_counter (community_id, id, kind, day, last) values (1, $1, $2, $3, 1)
           on conflict on constraint matter_counter_once_a_day do update set last = matter_counter.last + 1
           returning last""",
        uuid7(), row.get("kind", "grid.event"), clock.today(),
    )  # fmt: skip
    return f"WG-{clock.today():%Y%m%d}-{last:04d}"


@lru_cache
def _sql(table: str, columns: tuple[str, ...], is_new: bool) -> str:
    if is_new:
        places = ", ".join(f"${n}" for n in range(1, len(columns) + 1))
        return f"insert into {table} ({', '.join(columns)}) values ({places})"
    changes = ", ".join(f"{column} = ${n}" for n, column in enumerate(columns, start=1))
    return f"update {table} set {changes} where community_id = 1 and id = ${len(columns) + 1}"


def _fill(value: object, ids: dict[object, object], shift: timedelta) -> object:
    """The recorded value here and now."""
    if isinstance(value, datetime):
        return value + shift
    if isinstance(value, UUID):
        return ids.get(value, value)
    if isinstance(value, int) and value > MILLISECONDS:
        return value + int(shift.total_seconds() * 1000)
    if isinstance(value, str):
        found = ids.get(value)
        if found is not None or not value.startswith("WG-"):
            return value if found is None else found
        number, _, rest = value.partition(" ")
        return f"{ids.get(number, number)} {rest}"
    if isinstance(value, dict):
        return {name: _fill(entry, ids, shift) for name, entry in value.items()}
    if isinstance(value, list):
        return [_fill(entry, ids, shift) for entry in value]
    return value


def _made(row_id: UUID) -> Response:
    return Response(orjson.dumps({"id": str(row_id)}), 201, media_type="application/json")


def tidy(act: Act) -> Act:
    """What a hand-written side would not name: columns that stay empty and those that the server counts."""
    writes = [
        Write(write.table, write.id, write.is_new, {
            name: value for name, value in write.values.items()
            if name != "seq" and (value is not None or not write.is_new)
        })
        for write in act.writes
    ]  # fmt: skip
    return Act(act.at, writes)


async def sign_in(request: Request) -> Response:
    """argon2 in a thread, then session, refresh token and audit entry."""
    form = orjson.loads(await request.body())
    client = client_of(request)
    async with hold(request, "{0}") as held:
        account = await held.driver.fetchrow(
            """select id, password_hash, totp_confirmed_at, locked_at,
                      (select bool_and(is_demo) from community where id <> 0) as is_demo
               from account where login = $1""",
            form["name"].strip().lower(),
        )  # fmt: skip
    if not await asyncio.to_thread(passwords._verify, account["password_hash"], form["password"]):
        return Response(status_code=401)
    settings, now, session_id, entry_id = get_settings(), clock.now(), uuid7(), uuid7()
    refresh = secrets.token_urlsafe(32)
    async with hold(request, "{0}") as held, held.driver.transaction():
        driver = held.driver
        await driver.fetchrow("select locked_at from account where id = $1 for update", account["id"])
        roles = await driver.fetch("select distinct role from account_role where account_id = $1", account["id"])
        role = roles[0]["role"]
        await driver.execute(
            """insert into session (id, account_id, role, way, second_factor, device_name, device_hash, started_at,
                                    last_used_at, expires_at)
               values ($1, $2, $3, 'password', false, $4, $5, $6, $6, $7)""",
            session_id, account["id"], role, client.device_name, client.device_hash, now,
            now + timedelta(days=settings.refresh_days),
        )  # fmt: skip
        await driver.execute(
            "insert into refresh_token (hash, session_id, issued_at) values ($1, $2, $3)",
            hashlib.sha256(refresh.encode()).digest(), session_id, now,
        )  # fmt: skip
        await driver.execute(
            """insert into audit_entry (community_id, id, at, kind, about, facts)
               values (0, $1, $2, 'access.session.begun', $3, $4)""",
            entry_id, now, account["id"], {"began": str(session_id), "way": "password", "role": role},
        )  # fmt: skip
        await driver.execute("insert into audit_waiting (community_id, id) values (0, $1)", entry_id)
    token, seconds = tokens.issue(account["id"], session_id, role)
    grant = {"access_token": token, "token_type": "bearer", "expires_in": seconds, "role": role}
    answer = Response(orjson.dumps(grant), media_type="application/json")
    answer.set_cookie(
        "jy_refresh", refresh, max_age=settings.refresh_days * 86_400, path="/api/v1/auth", httponly=True,
        samesite="strict",
    )  # fmt: skip
    return answer
