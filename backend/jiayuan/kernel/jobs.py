"""Work after the answer: jobs in PostgreSQL (procrastinate), deferred in the transaction that causes them, and ticks.

A job interrupted by ``kill -9`` is taken up again, so each job is idempotent. Ticks are looked at every second and
remember when they last ran, so a machine that slept through the night catches up.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
import procrastinate
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel import clock
from jiayuan.kernel.database import Database
from jiayuan.kernel.models import Community, Root

log = logging.getLogger("jiayuan.jobs")

_QUEUE = "jiayuan"
_STALLED_SECONDS = 30
_TICK_LOCK = 7_041_002

Job = Callable[..., Awaitable[None]]
Tick = Callable[[Database], Awaitable[None]]


class TickRun(Root):
    """When a recurring duty of the house last ran."""

    __tablename__ = "tick_run"
    __table_args__ = ({"comment": "定时任务的上次运行"},)
    name: Mapped[str] = mapped_column(primary_key=True, comment="名称")
    ran_at: Mapped[datetime] = mapped_column(comment="上次运行的时间")


@dataclass(frozen=True, slots=True)
class _Recurring:
    name: str
    pause: timedelta
    tick: Tick


_JOBS: dict[str, Job] = {}
_TICKS: list[_Recurring] = []


def job(name: str) -> Callable[[Job], Job]:
    """Register ``async def work(database, *, community, …)`` under a stable name; arguments are JSON values."""

    def register(work: Job) -> Job:
        _JOBS[name] = work
        return work

    return register


def every(*, seconds: int, name: str) -> Callable[[Tick], Tick]:
    """Register a recurring duty; across all processes it runs once per pause."""

    def register(tick: Tick) -> Tick:
        _TICKS.append(_Recurring(name, timedelta(seconds=seconds), tick))
        return tick

    return register


async def defer(session: AsyncSession, name: str, **arguments: object) -> None:
    """Put a job into the queue when this transaction commits; rolled back with it. Raises KeyError if unknown."""
    _JOBS[name]
    await session.execute(
        text(
            "select jobs.procrastinate_defer_jobs_v1(array[row(:queue, :name, 0, null, null, cast(:args as jsonb),"
            " null)::jobs.procrastinate_job_to_defer_v1])"
        ),
        {"queue": _QUEUE, "name": name, "args": orjson.dumps(arguments, default=str).decode()},
    )


async def communities(database: Database) -> list[int]:
    """All communities of the installation, for duties that go through each."""
    async with database.transaction("{}") as session:
        return list(await session.scalars(select(Community.id).order_by(Community.id)))


class Worker:
    """Runs jobs and ticks; inside `serve` or as a process of its own."""

    def __init__(self, database: Database, concurrency: int = 4) -> None:
        self._database = database
        self._concurrency = concurrency
        self._tasks: list[asyncio.Task[None]] = []
        connector = procrastinate.PsycopgConnector(
            conninfo=database.url, kwargs={"options": "-c search_path=jobs,public"}, min_size=1, max_size=3
        )
        self._app = procrastinate.App(connector=connector)
        for name, work in _JOBS.items():
            self._app.task(name=name, queue=_QUEUE, retry=procrastinate.RetryStrategy(max_attempts=5, wait=2))(
                _bound(work, database)
            )

    async def start(self) -> None:
        await self._app.open_async()
        self._tasks = [
            asyncio.create_task(self._work(), name="jobs"),
            asyncio.create_task(self._tick(), name="ticks"),
        ]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self._app.close_async()

    async def run(self) -> None:
        """Until cancelled."""
        await self.start()
        try:
            await asyncio.gather(*self._tasks)
        finally:
            await self.stop()

    async def _work(self) -> None:
        while True:
            try:
                await self._app.run_worker_async(
                    queues=[_QUEUE], concurrency=self._concurrency, install_signal_handlers=False, wait=True
                )
            except asyncio.CancelledError:
                raise
            except Exception:
                log.exception("worker stopped, starting again")
                await asyncio.sleep(2)

    async def _tick(self) -> None:
        while True:
            for recurring in _TICKS:
                try:
                    await self._run_if_due(recurring)
                except asyncio.CancelledError:
                    raise
                except Exception:
                    log.exception("tick failed", extra={"tick": recurring.name})
            try:
                await self._take_up_stalled()
            except (procrastinate.exceptions.ConnectorException, OSError):
                log.warning("could not look for stalled jobs")
            await asyncio.sleep(1)

    async def _run_if_due(self, recurring: _Recurring) -> None:
        async with self._database.transaction("{}") as session:
            if not await session.scalar(
                select(func.pg_try_advisory_xact_lock(_TICK_LOCK, func.hashtext(recurring.name)))
            ):
                return
            last = await session.get(TickRun, recurring.name)
            if last is not None and timedelta(0) <= clock.now() - last.ran_at < recurring.pause:
                return
            await recurring.tick(self._database)
            await session.merge(TickRun(name=recurring.name, ran_at=clock.now()))

    async def _take_up_stalled(self) -> None:
        for stalled in await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_SECONDS):
            await self._app.job_manager.retry_job(stalled)


def _bound(work: Job, database: Database) -> Callable[..., Awaitable[None]]:
    async def run(**arguments: Any) -> None:
        await work(database, **arguments)

    run.__name__ = work.__name__
    return run
