"""Clients in one loop over plain sockets: what the load costs must not drown what is measured."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

import orjson

from jiayuan.kernel.ids import uuid7


@dataclass
class Client:
    """One kept connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    host: str

    @classmethod
    async def open(cls, url: str) -> Client:
        parts = urlsplit(url)
        return cls(*await asyncio.open_connection(parts.hostname, parts.port), parts.netloc)

    async def ask(self, method: str, path: str, token: str = "", body: object = None, key: str = "") -> bytes:
        """The answer's body. Raises RuntimeError for a refusal."""
        sent = b"" if body is None else orjson.dumps(body)
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nContent-Length: {len(sent)}\r\n"
        head += f"Authorization: Bearer {token}\r\n" if token else ""
        head += f"Idempotency-Key: {key}\r\n" if key else ""
        head += "Content-Type: application/json\r\n" if sent else ""
        self.writer.write(head.encode() + b"\r\n" + sent)
        answer = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        _, _, rest = answer.partition(b"content-length:")
        content = await self.reader.readexactly(int(rest.split(b"\r\n", 1)[0]) if rest else 0)
        if answer[9:10] != b"2":
            raise RuntimeError(f"{method} {path}: {answer[:14].decode()} {content.decode()[:400]}")
        return content

    async def post(self, path: str, token: str, body: object, key: UUID | None = None) -> bytes:
        return await self.ask("POST", path, token, body, str(key or uuid7()))

    def close(self) -> None:
        self.writer.close()


Turn = Callable[[Client], Awaitable[object]]


def drive(url: str, turn: Turn, clients: int, seconds: float) -> float:
    """Turns a second, with so many clients at it."""

    async def work(until: float) -> int:
        client = await Client.open(url)
        done = 0
        while time.perf_counter() < until:
            await turn(client)
            done += 1
        client.close()
        return done

    async def together() -> float:
        began = time.perf_counter()
        counts = await asyncio.gather(*(work(began + seconds) for _ in range(clients)))
        return sum(counts) / (time.perf_counter() - began)

    return asyncio.run(together())
