"""What surrounds every request, as pure ASGI: its id and log line, headers, the admission gate, limits on bodies.

``dress`` puts them in order.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections import deque
from collections.abc import Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from jiayuan.kernel import clock, logs, metrics
from jiayuan.kernel.ids import READABLE
from jiayuan.kernel.problems import BodyTooLarge, Busy, OurFault, Problem, answer
from jiayuan.kernel.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

access_log = logging.getLogger("jiayuan.access")
fault_log = logging.getLogger("jiayuan.fault")

API = "/api/"
#: Streams stay open for hours and would fill the gate.
UNGATED = ("/api/v1/events",)
_WAIT_SECONDS = 10.0
#: Where the frontend is built, unless the settings say otherwise.
_BUILT = Path(__file__).parents[3] / "frontend" / "dist"


@dataclass(eq=False)
class BodyTooSlow(Problem):
    status, code, title = 408, "kernel.body_too_slow", "内容传得太慢，请检查网络后再试"


class RequestLog:
    """Gives each request an id of ours, answers what nobody caught, and writes one line when it ends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        name = "".join(READABLE[byte % len(READABLE)] for byte in os.urandom(10))
        state = scope.setdefault("state", {})
        state["request_id"] = name
        header = (b"x-request-id", name.encode())
        status = 0

        async def tell(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                told = (b"jiayuan-clock", clock.now().isoformat(timespec="milliseconds").encode())
                message["headers"] = [*message.get("headers", ()), header, told]
            await send(message)

        token = logs.request_id.set(name)
        began = perf_counter()
        try:
            await self.app(scope, receive, tell)
        except Exception:  # noqa: BLE001 - the outermost place: recorded here, answered with its number
            fault_log.exception("unexpected")
            if status == 0:
                await answer(OurFault(reference=name))(scope, receive, tell)
        finally:
            _write_line(scope, status, perf_counter() - began)
            logs.request_id.reset(token)


async def answer_fault(request: Request, _fault: Exception) -> Response:
    """What the application answers to what nobody caught (``add_exception_handler(Exception, …)``): its number only."""
    return answer(OurFault(reference=getattr(request.state, "request_id", "-")))


def _write_line(scope: Scope, status: int, took: float) -> None:
    route = getattr(scope.get("route"), "path", None) or "other"
    method = scope["method"] if scope["method"] in _METHODS else "OTHER"
    metrics.requests.labels(method, route, status).inc()
    metrics.seconds.labels(route).observe(took)
    if not access_log.isEnabledFor(logging.INFO):
        return
    actor = scope["state"].get("actor")
    facts = {"method": method, "route": route, "status": status, "ms": round(took * 1000, 1)}
    if actor is not None:
        facts |= {"account": actor.account_id, "community": actor.community}
    access_log.info("", extra={"facts": facts})


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}
_DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"


def page_policy(hashes: Mapping[str, list[str]]) -> str:
    """The Content-Security-Policy of one face, from the hashes of its inline blocks."""
    scripts = " ".join(["'self'", *(f"'{value}'" for value in hashes.get("script", ()))])
    styles = " ".join(["'self'", *(f"'{value}'" for value in hashes.get("style", ()))])
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' blob:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    )


class SecurityHeaders:
    """The headers that browsers hold us to. ``faces`` maps the first segment of a page's address to its hashes."""

    def __init__(self, app: ASGIApp, faces: Mapping[str, Mapping[str, list[str]]], *, https: bool) -> None:
        self.app = app
        always = _ALWAYS | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})
        common = [(name.lower().encode(), value.encode()) for name, value in always.items()]
        self._data = [*common, (b"content-security-policy", _DATA_POLICY.encode())]
        self._pages = {
            face: [*common, (b"content-security-policy", page_policy(hashes).encode())]
            for face, hashes in faces.items()
        }
        self._plain = [*common, (b"content-security-policy", page_policy({}).encode())]
        self._no_store = (b"cache-control", b"no-store")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        is_data = path.startswith(API)
        added = self._data if is_data else self._pages.get(path.split("/", 2)[1], self._plain)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = message.get("headers", [])
                names = {name for name, _ in own}
                message["headers"] = [*own, *(entry for entry in added if entry[0] not in names)]
                if is_data and b"cache-control" not in names:
                    message["headers"].append(self._no_store)
            await send(message)

        await self.app(scope, receive, with_headers)


class Gate:
    """Lets so many calls work at once; more wait their turn, and who would wait in vain is told to come back."""

    def __init__(self, app: ASGIApp, admitted: int, waiting: int) -> None:
        self.app = app
        self._free, self._may_wait = admitted, waiting
        self._queue: deque[asyncio.Future[None]] = deque()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(API) or scope["path"].startswith(UNGATED):
            await self.app(scope, receive, send)
            return
        try:
            async with self._place():
                await self.app(scope, receive, send)
        except Busy as busy:
            metrics.refused.labels("gate").inc()
            await answer(busy)(scope, receive, send)

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        if self._free > 0:
            self._free -= 1
        else:
            await self._wait()
        metrics.working.inc()
        try:
            yield
        finally:
            metrics.working.dec()
            self._leave()

    async def _wait(self) -> None:
        if len(self._queue) >= self._may_wait:
            raise Busy
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        metrics.waiting.inc()
        try:
            async with asyncio.timeout(_WAIT_SECONDS):
                await turn
        except (TimeoutError, asyncio.CancelledError) as reason:
            if turn.done() and not turn.cancelled():
                self._leave()  # the place came in the same moment: hand it on
            turn.cancel()
            if isinstance(reason, TimeoutError):
                raise Busy from None
            raise
        finally:
            metrics.waiting.dec()

    def _leave(self) -> None:
        """Hand the place to who has waited longest, else keep it free."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1


class BodyLimit:
    """Refuses bodies that are too large, however they announce themselves, and those that trickle in.

    Stands before the gate: an ordinary body is complete before it takes a place there, so that a client on a bad line,
    or one that means harm, keeps nobody else waiting. A file is read as it comes.
    """

    def __init__(
        self, app: ASGIApp, limit: int, larger: Mapping[str, int], *, chunk_seconds: float = 10, seconds: float = 60
    ) -> None:
        self.app = app
        self._limit, self._larger = limit, dict(larger)
        self._chunk_seconds, self._seconds = chunk_seconds, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        announced = headers.get(b"content-length")
        if announced is None and b"transfer-encoding" not in headers:
            await self.app(scope, receive, send)
            return
        is_file, limit = self._limit_of(scope["path"])
        if announced is not None and (not announced.isdigit() or int(announced) > limit):
            await self._refuse(BodyTooLarge(limit_mib=limit >> 20), scope, receive, send)
            return
        body = _Body(receive, send, limit, self._chunk_seconds, self._seconds)
        with suppress(_Cut):
            if not is_file:
                await body.arrive()
            await self.app(scope, body.receive, body.send)
        if body.refusal is not None and not body.answered:
            await self._refuse(body.refusal, scope, receive, send)

    def _limit_of(self, path: str) -> tuple[bool, int]:
        """Whether this may be a file, and the most bytes it may have."""
        for prefix, limit in self._larger.items():
            if path.startswith(prefix):
                return True, limit
        return False, self._limit

    @staticmethod
    async def _refuse(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer and end the connection: what is still on its way is not read."""
        metrics.refused.labels(problem.code).inc()
        response = answer(problem)
        response.headers["connection"] = "close"
        await response(scope, receive, send)


class _Cut(Exception):
    """Ends the reading of a body that is refused."""


class _Body:
    """One body on its way in. Once it is refused, whatever the application makes of the cut is not sent."""

    def __init__(self, receive: Receive, send: Send, limit: int, chunk_seconds: float, seconds: float) -> None:
        self._receive, self._send = receive, send
        self._limit, self._chunk_seconds, self._until = limit, chunk_seconds, perf_counter() + seconds
        self._read, self._complete = 0, False
        self._arrived: Message | None = None
        self.refusal: Problem | None = None
        self.answered = False

    async def arrive(self) -> None:
        """Wait for all of it, so that what follows reads it at once."""
        parts: list[bytes] = []
        while not self._complete:
            message = await self.receive()
            if message["type"] != "http.request":
                self._arrived = message
                return
            parts.append(message.get("body", b""))
        self._arrived = {"type": "http.request", "body": b"".join(parts), "more_body": False}

    async def receive(self) -> Message:
        if self._arrived is not None:
            message, self._arrived = self._arrived, None
            return message
        if self._complete:
            return await self._receive()
        if self.refusal is not None:
            raise _Cut
        try:
            async with asyncio.timeout(min(self._chunk_seconds, self._until - perf_counter())):
                message = await self._receive()
        except TimeoutError:
            self.refusal = BodyTooSlow()
            raise _Cut from None
        self._read += len(message.get("body", b""))
        self._complete = message["type"] != "http.request" or not message.get("more_body", False)
        if self._read > self._limit:
            self.refusal = BodyTooLarge(limit_mib=self._limit >> 20)
            raise _Cut
        return message

    async def send(self, message: Message) -> None:
        if self.refusal is not None and not self.answered:
            return
        self.answered = True
        await self._send(message)


def dress(app: ASGIApp, settings: Settings) -> ASGIApp:
    """The application within everything above, outermost last."""
    inner: ASGIApp = Gate(app, settings.admitted, settings.waiting) if settings.gate else app
    inner = BodyLimit(inner, settings.body_limit, {"/api/v1/files/": settings.file_limit})
    faces = read_faces(settings.frontend or _BUILT)
    inner = SecurityHeaders(inner, faces, https=settings.public_url.startswith("https:"))
    # the types of uvicorn and of starlette say the same and are not the same
    inner = ProxyHeadersMiddleware(inner, settings.trusted_proxies)  # type: ignore[arg-type,assignment]
    return RequestLog(inner)


def read_faces(folder: Path) -> dict[str, dict[str, list[str]]]:
    """The hashes of each face's inline blocks, as the frontend's build wrote them; none where it is not built."""
    path = folder / "csp.json"
    found: dict[str, dict[str, list[str]]] = orjson.loads(path.read_bytes()) if path.is_file() else {}
    return found
