"""A house as an operator runs it: its own data folder and PostgreSQL, `jiayuan serve` as a process, killed at will."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx
import psycopg

from jiayuan.kernel import backups, provision, server
from jiayuan.kernel.settings import get_settings

V1 = "/api/v1"
_SERVE = "from jiayuan.cli import app; app()"
_BACKEND = Path(__file__).parents[2] / "backend"
#: Long enough for a loaded machine; nothing waits for it that has come.
PATIENCE = 180.0


class House:
    """The data folder, its PostgreSQL, and the process that serves them."""

    def __init__(self, data: Path, own: server.OwnServer) -> None:
        self.data, self.own = data, own
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None
        self._tokens: dict[str, str] = {}

    @property
    def owner_url(self) -> str:
        return self.own.url(server.OWNER)

    def environment(self) -> dict[str, str]:
        return os.environ | {
            "PYTHONPATH": str(_BACKEND),
            "JIAYUAN_DATA": str(self.data),
            "JIAYUAN_RATE_LIMITS": "false",
            "JIAYUAN_WORKER_INSIDE": "true",
            "JIAYUAN_READ_CONNECTIONS": "8",
            "JIAYUAN_WRITE_CONNECTIONS": "8",
        }

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Another command of the same house, e.g. ``audit verify``."""
        return subprocess.run(
            [sys.executable, "-c", _SERVE, *arguments],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    async def start(self) -> None:
        """Open the house and wait until it is ready; one that still runs ends first."""
        self.stop()
        with (self.data / "serve.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _SERVE, "serve", "--port", str(self.port)],
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        async with httpx.AsyncClient(base_url=self.url) as client:
            until = time.monotonic() + PATIENCE
            while time.monotonic() < until:
                try:
                    if (await client.get("/readyz")).status_code == 200:
                        return
                except httpx.TransportError:
                    assert self._process.poll() is None, self.log()[-3000:]
                await asyncio.sleep(0.05)
        raise AssertionError("the house did not open: " + self.log()[-3000:])

    def log(self) -> str:
        return (self.data / "serve.log").read_text()

    def kill(self) -> None:
        """Power off for the program; its PostgreSQL lives on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._process = None

    def kill_everything(self) -> None:
        """Power off for the program and its PostgreSQL; the next start recovers."""
        postmaster = int((self.own.folder / "postmaster.pid").read_text().split("\n", 1)[0])
        os.kill(postmaster, signal.SIGKILL)
        self.kill()
        self._until_silent()

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE)
            self._process = None

    def stop_database(self) -> None:
        server._run("pg_ctl", "-D", str(self.own.folder), "-m", "fast", "-w", "stop")

    def start_database(self) -> None:
        self.own = server.use(self.data)  # the lock of the one before goes with it

    def _until_silent(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                psycopg.connect(self.own.url("postgres", "postgres"), connect_timeout=2).close()
            except psycopg.OperationalError:
                return
            time.sleep(0.05)

    @asynccontextmanager
    async def client(self, login: str | None = None) -> AsyncIterator[httpx.AsyncClient]:
        """A client of its own connections, signed in; a token outlives a killed server."""
        async with httpx.AsyncClient(base_url=self.url, timeout=PATIENCE) as client:
            if login is not None:
                if login not in self._tokens:
                    form = {"username": login, "password": get_settings().demo_password}
                    answer = await client.post(f"{V1}/auth/token", data=form)
                    assert answer.status_code == 200, answer.text
                    self._tokens[login] = answer.json()["access_token"]
                client.headers["Authorization"] = f"Bearer {self._tokens[login]}"
            yield client

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """What stands in the tables, seen by their owner."""
        with psycopg.connect(self.owner_url) as owner:
            return owner.execute(query, values).fetchall()

    def change(self, statement: str) -> None:
        with psycopg.connect(self.owner_url) as owner:
            owner.execute(statement)


@contextmanager
def furnished(data: Path, stage_url: str) -> Iterator[House]:
    """A house with the reference community, moved in from a backup of the stage; what it writes is on the disk."""
    shutil.copytree(get_settings().keys_folder, data / "keys")
    own = server.use(data)
    house = House(data, own)
    try:
        provision.provision(own)
        archive = data / "stage.backup"
        backups.backup(stage_url, data / "no-files", archive)
        backups.restore(house.owner_url, data / "files", archive)
        archive.unlink()
        yield house
    finally:
        house.stop()
        house.own.leave()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
