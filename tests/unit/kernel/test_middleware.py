"""The surroundings of every request, walked with applications of three lines."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from jiayuan.kernel import logs, middleware
from jiayuan.kernel.settings import Settings

HASHES = {"desk": {"script": ["sha256-abc="], "style": ["sha256-def="]}}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built frontend, as far as the headers are concerned."""
    (tmp_path / "csp.json").write_text(json.dumps(HASHES))
    return tmp_path


async def echo(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def fail(_request: Request) -> Response:
    raise RuntimeError("person 13812345678 is not what we thought")


def client(app: ASGIApp) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")


def house(built: Path, **settings: object) -> ASGIApp:
    routes = [
        Route("/api/v1/echo", echo, methods=["GET", "POST"]),
        Route("/api/v1/files/1", echo, methods=["PUT"]),
        Route("/api/v1/fail", fail),
        Route("/desk/grid/events", echo),
    ]
    app = Starlette(routes=routes, exception_handlers={Exception: middleware.answer_fault})
    return middleware.dress(app, Settings.model_validate({"frontend": built} | settings))


async def test_each_request_has_an_id_of_ours_and_none_from_outside(built: Path):
    async with client(house(built)) as http:
        first = await http.get("/api/v1/echo", headers={"X-Request-Id": "mine"})
        second = await http.get("/api/v1/echo")
    names = {first.headers["x-request-id"], second.headers["x-request-id"]}
    assert len(names) == 2
    assert "mine" not in names


async def test_what_nobody_caught_is_answered_with_its_number_and_no_detail(built: Path):
    async with client(house(built)) as http:
        answer = await http.get("/api/v1/fail")
    body = answer.json()
    assert (answer.status_code, body["code"]) == (500, "kernel.our_fault")
    assert body["reference"] == answer.headers["x-request-id"]
    assert "13812345678" not in answer.text


async def test_logs_hold_neither_numbers_nor_query_values(built: Path, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO):
        async with client(house(built)) as http:
            await http.get(
                "/api/v1/fail?q=520302199001011233&name=甘一格", headers={"Authorization": "Bearer eyJx.y.z"}
            )
    lines = [logs.Lines().format(record) for record in caplog.records if record.name.startswith("jiayuan")]
    text = "\n".join(lines)
    assert json.loads(lines[-1])["status"] == 500
    for secret in ("13812345678", "520302199001011233", "甘一格", "eyJx"):
        assert secret not in text


async def test_a_page_has_the_policy_of_its_face_and_data_has_none_to_use(built: Path):
    async with client(house(built)) as http:
        page = await http.get("/desk/grid/events")
        data = await http.get("/api/v1/echo")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self' 'sha256-abc=';" in policy
    assert "style-src 'self' 'sha256-def=';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert data.headers["content-security-policy"].startswith("default-src 'none'")
    assert data.headers["cache-control"] == "no-store"
    for answer in (page, data):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"


async def test_a_body_over_the_limit_is_refused_whether_announced_or_not(built: Path):
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(5):
            yield b"x" * 300_000

    async with client(house(built, body_limit=1 << 20)) as http:
        announced = await http.post("/api/v1/echo", content=b"x" * (1 << 21))
        streamed = await http.post("/api/v1/echo", content=chunks())
        small = await http.post("/api/v1/echo", content=b"x" * 1000)
    for answer in (announced, streamed):
        assert (answer.status_code, answer.json()["code"]) == (413, "kernel.body_too_large")
    assert small.text == "1000"


async def test_a_file_may_be_larger_than_a_form(built: Path):
    async with client(house(built, body_limit=1 << 20, file_limit=4 << 20)) as http:
        assert (await http.put("/api/v1/files/1", content=b"x" * (2 << 20))).text == str(2 << 20)
        assert (await http.put("/api/v1/files/1", content=b"x" * (5 << 20))).status_code == 413


async def test_a_body_that_trickles_is_given_up():
    async def trickle() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.Event().wait()

    slow = middleware.BodyLimit(Starlette(routes=[Route("/", echo, methods=["POST"])]), 1000, {}, chunk_seconds=0.05)
    async with client(slow) as http:
        answer = await http.post("/", content=trickle(), headers={"Transfer-Encoding": "chunked"})
    assert (answer.status_code, answer.json()["code"]) == (408, "kernel.body_too_slow")


class Held:
    """An application that answers only when it is let go, and notes the order in which calls came in."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.came: list[str] = []

    async def __call__(self, scope, receive, send) -> None:
        self.came.append(scope["query_string"].decode())
        await self.go.wait()
        await PlainTextResponse("done")(scope, receive, send)


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_the_gate_lets_in_as_many_as_fit_in_the_order_they_came_and_refuses_the_rest():
    inner = Held()
    async with client(middleware.Gate(inner, admitted=2, waiting=3)) as http:
        calls = []
        for number in range(6):
            calls.append(asyncio.create_task(http.get(f"/api/v1/x?{number}")))
            await settle()
        assert inner.came == ["0", "1"]
        inner.go.set()
        answers = await asyncio.gather(*calls)
    assert inner.came == ["0", "1", "2", "3", "4"]
    assert [answer.status_code for answer in answers] == [200] * 5 + [503]
    assert answers[-1].json()["code"] == "kernel.busy"
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_a_body_that_is_still_on_its_way_takes_no_place_at_the_gate():
    arrives = asyncio.Event()

    async def trickle() -> AsyncIterator[bytes]:
        yield b"x"
        await arrives.wait()
        yield b"y"

    app = Starlette(routes=[Route("/api/v1/x", echo, methods=["GET", "POST"])])
    async with client(middleware.BodyLimit(middleware.Gate(app, admitted=1, waiting=0), 1000, {})) as http:
        slow = asyncio.create_task(http.post("/api/v1/x", content=trickle()))
        await settle()
        assert (await http.get("/api/v1/x")).status_code == 200
        arrives.set()
        assert (await slow).text == "2"


async def test_who_gives_up_waiting_does_not_keep_a_place():
    inner = Held()
    async with client(middleware.Gate(inner, admitted=1, waiting=5)) as http:
        first = asyncio.create_task(http.get("/api/v1/x?first"))
        await settle()
        gone = [asyncio.create_task(http.get(f"/api/v1/x?gone{n}")) for n in range(4)]
        await settle()
        for task in gone:
            task.cancel()
        last = asyncio.create_task(http.get("/api/v1/x?last"))
        await settle()
        inner.go.set()
        assert (await first).status_code == (await last).status_code == 200
    assert inner.came == ["first", "last"]


async def test_a_place_given_to_a_call_that_is_cancelled_in_the_same_moment_is_handed_on():
    gate = middleware.Gate(Held(), admitted=1, waiting=5)
    async with gate._place():
        waiting = asyncio.create_task(gate._wait())
        await settle()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    async with asyncio.timeout(1), gate._place():
        pass


async def test_streams_and_health_do_not_stand_in_line():
    inner = Held()
    async with client(middleware.Gate(inner, admitted=1, waiting=0)) as http:
        held = asyncio.create_task(http.get("/api/v1/x?held"))
        await settle()
        beside = [asyncio.create_task(http.get(path)) for path in ("/healthz?h", "/api/v1/events?e")]
        await settle()
        assert inner.came == ["held", "h", "e"]
        inner.go.set()
        await asyncio.gather(held, *beside)
