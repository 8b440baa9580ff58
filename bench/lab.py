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
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import psycopg

from jiayuan.kernel import server

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
    copy: str = ""
    figures: list[Figure] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"jy_bench_{self.residents}{self.copy}"

    @property
    def application(self) -> str:
        return self.own.url(server.APPLICATION, self.name)

    @property
    def owner(self) -> str:
        return self.own.url(server.OWNER, self.name)

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
    def bare(self) -> Iterator[str]:
        """The hand-written endpoint: Starlette, asyncpg, orjson; the same statement, token check and row security."""
        with _served([sys.executable, "-m", "bench.bare"], "/readyz", self.environment()) as url:
            yield url


@contextmanager
def cloned(lab: Lab) -> Iterator[Lab]:
    """A copy of the district for what writes; dropped at the end."""
    copy = replace(lab, copy="_copy")
    with psycopg.connect(lab.own.url("postgres", "postgres"), autocommit=True) as root:
        root.execute(f"DROP DATABASE IF EXISTS {copy.name} WITH (FORCE)")
        root.execute(f"CREATE DATABASE {copy.name} TEMPLATE {lab.name} STRATEGY FILE_COPY OWNER {server.OWNER}")
        try:
            yield copy
        finally:
            root.execute(f"DROP DATABASE {copy.name} WITH (FORCE)")


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
                if httpx.get(url + ready, timeout=2).status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.05)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def load(url: str, token: str, seconds: int = SECONDS) -> float:
    """Answers a second under 32 clients; a refused answer fails the run."""
    wrk = shutil.which("wrk")
    if wrk is None:
        sys.exit("bench needs wrk: apt-get install wrk")
    done = subprocess.run(
        [wrk, "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "-H", f"Authorization: Bearer {token}", url],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    if "Non-2xx" in done.stdout:
        sys.exit(f"{url} was refused under load:\n{done.stdout}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    assert found is not None, done.stdout
    return float(found[1])


def race(ours: str, theirs: str, token: str) -> tuple[float, float, float]:
    """Median answers a second of both, in turns, and the median of the ratios of each round."""
    load(ours, token, 1), load(theirs, token, 1)
    rounds = [(load(ours, token), load(theirs, token)) for _ in range(ROUNDS)]
    return (
        statistics.median(one for one, _ in rounds),
        statistics.median(two for _, two in rounds),
        statistics.median(one / two for one, two in rounds),
    )


def sign_in(url: str, login: str) -> str:
    answer = httpx.post(f"{url}/api/v1/auth/token", data={"username": login, "password": "jiayuan-demo"}, timeout=20)
    answer.raise_for_status()
    return str(answer.json()["access_token"])


def prepare(own: server.OwnServer, residents: int, communities: int) -> Lab:
    """Load the district, once for each size; minutes for a million."""
    from jiayuan import demo
    from jiayuan.kernel import provision

    lab = Lab(own, residents)
    with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root:
        known = root.execute("select 1 from pg_database where datname = %s", [lab.name]).fetchone()
    if known is None:
        provision.provision(own, lab.name)
        try:
            demo.prepare(lab.owner)
            asyncio.run(demo.load(lab.owner, demo.Wanted(communities, residents, bare=True)))
        except BaseException:
            with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root:
                root.execute(f"DROP DATABASE {lab.name} WITH (FORCE)")
            raise
    return lab
