"""The job worker as a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import signal

from jiayuan import houses
from jiayuan.kernel.database import Database
from jiayuan.kernel.jobs import Worker
from jiayuan.kernel.settings import Settings
from jiayuan.kernel.starting import make_ready


async def work(url: str, settings: Settings) -> None:
    """Run jobs and recurring duties until a signal ends it."""
    houses.check()
    database = Database(url, settings)
    await database.open()
    await make_ready(database, settings)
    running = asyncio.create_task(Worker(database).run())
    loop = asyncio.get_running_loop()
    for ending in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(ending, running.cancel)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await running
    finally:
        await database.close()
