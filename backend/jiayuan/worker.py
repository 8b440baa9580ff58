"""The job worker as a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import signal

from jiayuan import houses
from jiayuan.kernel.database import Database
from jiayuan.kernel.jobs import Worker
from jiayuan.kernel.missing_keys import check_keys
from jiayuan.kernel.settings import Settings


async def work(url: str, settings: Settings) -> None:
    """Run jobs and recurring duties until a signal ends it."""
    houses.routes()
    database = Database(url, settings)
    await database.open()
    await check_keys(database)
    running = asyncio.create_task(Worker(database).run())
    loop = asyncio.get_running_loop()
    for ending in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(ending, running.cancel)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await running
    finally:
        await database.close()
