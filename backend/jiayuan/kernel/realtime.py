"""Live hints: LISTEN/NOTIFY to fetch-streamed events. A hint carries kind and id; the page fetches by itself."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
import orjson

from jiayuan.kernel.actor import Actor
from jiayuan.kernel.ending import CHANNEL

log = logging.getLogger("jiayuan.realtime")

BEAT_SECONDS = 20.0
_QUEUE = 64
_RESYNC = b"event: resync\ndata: {}\n\n"
_BEAT = b": beat\n\n"

#: Roles that hear only what is addressed to them.
_ADDRESSED_ONLY = {"resident", "partner"}


@dataclass(eq=False, slots=True)
class Subscription:
    """One browser's stream. A full queue closes it; the browser comes back and re-fetches."""

    account_id: UUID
    communities: frozenset[int]
    addressed_only: bool
    queue: asyncio.Queue[bytes | None] = field(default_factory=lambda: asyncio.Queue(_QUEUE))

    def offer(self, frame: bytes) -> None:
        try:
            self.queue.put_nowait(frame)
        except asyncio.QueueFull:
            self.close()

    def close(self) -> None:
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


class Realtime:
    """One listening connection per process, however many browsers."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._by_community: dict[int, set[Subscription]] = {}
        self._watchers: dict[str, list[Callable[[str], None]]] = {}
        self._task: asyncio.Task[None] | None = None
        self._sequence = 0

    def watch(self, channel: str, callback: Callable[[str], None]) -> None:
        """Call back with the payload of each NOTIFY on another channel (the principal cache does)."""
        self._watchers.setdefault(channel, []).append(callback)

    def close_streams(self, account_id: UUID) -> None:
        """End what an account listens to: who may still listen opens it again, as what he is by now."""
        for subscription in self._all():
            if subscription.account_id == account_id:
                subscription.close()

    def start(self) -> None:
        self._task = asyncio.create_task(self._listen_for_ever(), name="realtime")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        for subscription in self._all():
            subscription.close()

    @property
    def subscribed(self) -> int:
        return len(self._all())

    def _all(self) -> set[Subscription]:
        return {one for group in self._by_community.values() for one in group}

    async def stream(self, actor: Actor) -> AsyncIterator[bytes]:
        """Frames for one browser until it goes away: hints, a resync after a gap, a beat every 20 seconds."""
        communities = frozenset(actor.communities)
        subscription = Subscription(actor.account_id, communities, actor.role in _ADDRESSED_ONLY)
        for community in communities:
            self._by_community.setdefault(community, set()).add(subscription)
        try:
            yield _BEAT
            while True:
                try:
                    frame = await asyncio.wait_for(subscription.queue.get(), BEAT_SECONDS)
                except TimeoutError:
                    frame = _BEAT
                if frame is None:
                    return
                yield frame
        finally:
            for community in communities:
                self._by_community[community].discard(subscription)

    async def _listen_for_ever(self) -> None:
        pause = 0.5
        while True:
            try:
                connection = await asyncpg.connect(self._url, timeout=5)
            except (OSError, asyncpg.PostgresError):
                await asyncio.sleep(pause)
                pause = min(pause * 2, 10)
                continue
            pause = 0.5
            gone = asyncio.Event()
            connection.add_termination_listener(lambda _, gone=gone: gone.set())
            try:
                await connection.add_listener(CHANNEL, self._heard)
                for channel in self._watchers:
                    await connection.add_listener(channel, self._passed_on)
                self._everyone(_RESYNC)
                for callbacks in self._watchers.values():
                    for callback in callbacks:
                        callback("")
                await gone.wait()
                log.warning("listening connection lost")
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                log.warning("listening failed, trying again")
            finally:
                with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
                    await connection.close(timeout=2)

    def _passed_on(self, _connection: object, _pid: int, channel: str, payload: object) -> None:
        for callback in self._watchers.get(channel, []):
            callback(str(payload))

    def _heard(self, _connection: object, _pid: int, _channel: str, payload: object) -> None:
        for hint in orjson.loads(str(payload)):
            group = self._by_community.get(hint["c"])
            if not group:
                continue
            self._sequence += 1
            body = orjson.dumps({"kind": hint["k"], "id": hint["i"]})
            frame = b"id: %d\nevent: hint\ndata: %b\n\n" % (self._sequence, body)
            addressed = {UUID(account) for account in hint.get("to", ())}
            for subscription in tuple(group):
                if not subscription.addressed_only or subscription.account_id in addressed:
                    subscription.offer(frame)

    def _everyone(self, frame: bytes) -> None:
        for subscription in self._all():
            subscription.offer(frame)
