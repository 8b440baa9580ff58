"""A house of its own for browser tests: the reference community on a clone, behind the built frontend, on that Monday.

Prints one JSON line for each thing a test may want to know: {"url": …}, {"code": …, "tail": …} for a one-time code that
went to the console. Reads lines from its input: `clock 2026-11-26T09:00+08:00` moves the clock of API and worker; the
end of the input ends the house and drops its database.

    python tests/browser/serve.py --kind full|bare|pilots
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import os
import re
import socket
import sys
from datetime import datetime
from pathlib import Path

import psycopg
import uvicorn

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "backend")]
STAGE = ROOT / ".data" / "test"

os.environ |= {
    "JIAYUAN_DATA": str(STAGE),
    "JIAYUAN_RATE_LIMITS": "false",
    # Nobody of the stage holds it.
    "JIAYUAN_SECOND_FACTOR_ROLES": '["mediator"]',
    "JIAYUAN_READ_CONNECTIONS": "6",
    "JIAYUAN_WRITE_CONNECTIONS": "6",
    "JIAYUAN_LOG_LEVEL": "WARNING",
}

from jiayuan.app import create_app  # noqa: E402 - the settings are read at import
from jiayuan.kernel import clock, server  # noqa: E402
from jiayuan.kernel.settings import get_settings  # noqa: E402
from stage import MONDAY, make_template, template_name  # noqa: E402


def say(**facts: object) -> None:
    print(json.dumps(facts, ensure_ascii=False), flush=True)


class Codes(logging.Handler):
    """Hands one-time codes over to the test, as the console hands them to a developer."""

    def emit(self, record: logging.LogRecord) -> None:
        found = re.search(r"one-time code (\d+) for the phone ending in (\d+)", record.getMessage())
        if found:
            say(code=found[1], tail=found[2])


def template(own: server.OwnServer, kind: str) -> str:
    name = template_name(kind)
    with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root:
        # Two kinds may be built at once, one kind once.
        root.execute("select pg_advisory_lock(7041999, hashtext(%s))", [kind])
        ready = "select 1 from pg_database where datname = %s and not datallowconn"
        if not root.execute(ready, [name]).fetchone():
            make_template(own, root, kind, name)
    return name


async def listen(house: uvicorn.Server) -> None:
    """Obey the test until its end of the pipe is closed."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := (await reader.readline()).decode().strip():
        command, _, value = line.partition(" ")
        if command == "clock":
            clock.set_clock(datetime.fromisoformat(value))
            say(clock=value)
    house.should_exit = True


async def run(url: str, door: socket.socket) -> None:
    config = uvicorn.Config(
        create_app(url),
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=300,  # a line that closes just as a story uses it again would be a torn one
    )
    house = uvicorn.Server(config)
    listening = asyncio.create_task(listen(house))
    serving = asyncio.create_task(house.serve([door]))
    while not house.started and not serving.done():
        await asyncio.sleep(0.02)
    say(url=f"http://localhost:{door.getsockname()[1]}")
    await serving
    listening.cancel()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kind", default="full", choices=["full", "bare", "pilots"])
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    logging.getLogger("jiayuan").addHandler(Codes())
    clock.set_clock(MONDAY)
    get_settings.cache_clear()
    own = server.use(STAGE, **server.THROW_AWAY)
    name = f"jy_browser_{os.getpid()}"
    with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root:
        root.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        copied = f"CREATE DATABASE {name} TEMPLATE {template(own, given.kind)} STRATEGY FILE_COPY OWNER {server.OWNER}"
        root.execute(copied)
    try:
        # Held from here on: a port that is only looked up may be somebody else's by the time the house listens.
        with socket.create_server(("127.0.0.1", given.port)) as door, contextlib.suppress(KeyboardInterrupt):
            asyncio.run(run(own.url(server.APPLICATION, name), door))
    finally:
        with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root:
            root.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        own.leave()


if __name__ == "__main__":
    main()
