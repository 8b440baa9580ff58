"""The laboratory: a district of a chosen size, our server and the hand-written one on it, and a load from wrk."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import psycopg

from jiayuan.kernel import server

if TYPE_CHECKING:
    from jiayuan.demo import Wanted

ROOT = Path(__file__).parents[1]
DATA = ROOT / ".data" / "bench"
CLIENTS, SECONDS, ROUNDS = 32, 4, 5


@dataclass
class Figure:
    """One line of the report: what, ours against theirs, and the budget it is held to."""

    name: str
    value: str
    budget: str
    kept: bool
    note: str = ""


@dataclass
class Lab:
    """A district in a database of its own; made once for each size and kept."""

    own: server.OwnServer
    residents: int
    purpose: str = ""

    @property
    def name(self) -> str:
        return f"jy_bench_{self.residents}{self.purpose}"

    @property
    def application(self) -> str:
        return self.own.url(server.APPLICATION, self.name)

    @property
    def owner(self) -> str:
        return self.own.url(server.OWNER, self.name)

    @property
    def superuser(self) -> str:
        return self.own.url("postgres", self.name)

    def environment(self) -> dict[str, str]:
        return os.environ | {
            "JIAYUAN_DATA": str(DATA),
            "JIAYUAN_DATABASE_URL": self.application,
            "JIAYUAN_OWNER_DATABASE_URL": self.owner,
            "JIAYUAN_RATE_LIMITS": "false",
            "JIAYUAN_WORKER_INSIDE": "false",
            "JIAYUAN_LOG_LEVEL": "ERROR",
        }

    @contextmanager
    def ours(self) -> Iterator[str]:
        """`jiayuan serve` on the district."""
        with _served([str(ROOT / ".venv/bin/jiayuan"), "serve", "--port"], "/readyz", self.environment()) as url:
            yield url

    @contextmanager
    def bare(self, settings: dict[str, str] | None = None) -> Iterator[str]:
        """The hand-written endpoint: Starlette, asyncpg, orjson; the same statement, token check and row security."""
        environment = self.environment() | (settings or {})
        with _served([sys.executable, "-m", "bench.bare"], "/readyz", environment) as url:
            yield url

    @contextmanager
    def copied(self, purpose: str) -> Iterator[Lab]:
        """A copy that may be written to, gone afterwards: the lab itself stays as it was made."""
        copy = Lab(self.own, self.residents, f"_{purpose}")
        with psycopg.connect(self.own.url("postgres", "postgres"), autocommit=True) as root:
            drop = f"DROP DATABASE IF EXISTS {copy.name} WITH (FORCE)"
            root.execute(drop)
            root.execute(f"CREATE DATABASE {copy.name} TEMPLATE {self.name} STRATEGY FILE_COPY OWNER {server.OWNER}")
            try:
                yield copy
            finally:
                root.execute(drop)


@contextmanager
def _served(command: list[str], ready: str, environment: dict[str, str]) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [*command, str(port)], env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(400):
            try:
                if process.poll() is None and httpx.get(url + ready, timeout=2).status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.05)
        else:
            raise SystemExit(f"{' '.join(command)} is not ready after 20 s")
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def load(url: str, token: str, seconds: int = SECONDS) -> float:
    """Answers a second under 32 clients; a refused answer fails the run."""
    wrk = shutil.which("wrk")
    if wrk is None:
        sys.exit("bench needs wrk: apt-get install -y wrk")
    done = subprocess.run(
        [wrk, "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "-H", f"Authorization: Bearer {token}", url],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    if "Non-2xx" in done.stdout:
        sys.exit(f"{url} was refused under load:\n{done.stdout}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    assert found is not None, done.stdout
    return float(found[1])


def race(ours: str, theirs: str, token: str, their_token: str | None = None) -> tuple[float, float, float]:
    """Median answers a second of both, in turns, and the median of the ratios of each round."""
    other = their_token or token
    load(ours, token, 1), load(theirs, other, 1)
    rounds = [(load(ours, token), load(theirs, other)) for _ in range(ROUNDS)]
    return (
        statistics.median(one for one, _ in rounds),
        statistics.median(two for _, two in rounds),
        statistics.median(one / two for one, two in rounds),
    )


def same(ours: str, theirs: str, token: str) -> None:
    """Refuse to race two sides that answer differently; three tries, because a minute may pass between two answers."""
    headers = {"Authorization": f"Bearer {token}"}
    for _ in range(3):
        mine, hand = (httpx.get(url, headers=headers, timeout=20).json() for url in (ours, theirs))
        if mine == hand:
            return
    raise SystemExit(f"{theirs} answers otherwise than {ours}:\n{str(mine)[:2000]}\n{str(hand)[:2000]}")


def sign_in(url: str, login: str) -> str:
    answer = httpx.post(f"{url}/api/v1/auth/token", data={"username": login, "password": "jiayuan-demo"}, timeout=20)
    answer.raise_for_status()
    return str(answer.json()["access_token"])


def prepare(own: server.OwnServer, residents: int, communities: int) -> Lab:
    """Load the district, once for each size, with three months of events; a quarter of an hour for a million."""
    from bench import filling
    from jiayuan.demo import Wanted

    lab = Lab(own, residents)
    _load(lab, Wanted(communities, residents, bare=True))
    filling.fill(lab.owner)
    return lab


def prepare_demo(own: server.OwnServer) -> Lab:
    """The reference community as people meet it."""
    from jiayuan.demo import Wanted

    lab = Lab(own, 0, "_demo")
    _load(lab, Wanted())
    return lab


def _load(lab: Lab, wanted: Wanted) -> None:
    from jiayuan import demo
    from jiayuan.kernel import provision

    with psycopg.connect(lab.own.url("postgres", "postgres"), autocommit=True) as root:
        if root.execute("select 1 from pg_database where datname = %s", [lab.name]).fetchone():
            return
        provision.provision(lab.own, lab.name)
        try:
            demo.prepare(lab.owner)
            asyncio.run(demo.load(lab.owner, wanted))
        except BaseException:
            root.execute(f"DROP DATABASE {lab.name} WITH (FORCE)")
            raise
