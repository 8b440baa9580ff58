"""The test stage: one own server, a migrated template for each state of the migrations, a clone for each worker."""

from __future__ import annotations

import hashlib
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from jiayuan.kernel import clock, migrating, provision, server
from jiayuan.kernel.database import Database
from jiayuan.kernel.settings import Settings, get_settings

ROOT = Path(__file__).parents[1]
STAGE = ROOT / ".data" / "test"

#: (id, code, name): 0 is the installation itself.
COMMUNITIES = [
    (0, "000000000000", "本系统"),
    (1, "520302010007", "平庄社区"),
    (2, "520302010003", "七塘社区"),
]


@pytest.fixture(scope="session", autouse=True)
def _house_settings() -> Iterator[Settings]:
    """Keys and files of the tests live apart; no worker, no gate, no limits unless a test asks for them."""
    os.environ["JIAYUAN_DATA"] = str(STAGE)
    os.environ["JIAYUAN_WORKER_INSIDE"] = "false"
    os.environ["JIAYUAN_RATE_LIMITS"] = "false"
    os.environ["JIAYUAN_READ_CONNECTIONS"] = "6"
    os.environ["JIAYUAN_WRITE_CONNECTIONS"] = "6"
    get_settings.cache_clear()
    yield get_settings()
    get_settings.cache_clear()


@pytest.fixture(scope="session")
def own_server(_house_settings: Settings) -> Iterator[server.OwnServer]:
    """The test server: what it holds may be lost."""
    used = server.use(STAGE, **server.THROW_AWAY)
    yield used
    used.leave()


def _state_of_the_schema() -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "backend" / "migrations").rglob("*")):
        if path.suffix in {".py", ".sql"}:
            digest.update(path.read_bytes())
    digest.update(repr(COMMUNITIES).encode())
    return digest.hexdigest()[:12]


@contextmanager
def _locked(root: psycopg.Connection[tuple[object, ...]]) -> Iterator[None]:
    root.execute("select pg_advisory_lock(7041999)")
    try:
        yield
    finally:
        root.execute("select pg_advisory_unlock(7041999)")


@pytest.fixture(scope="session")
def template(own_server: server.OwnServer) -> str:
    """The name of a migrated database with the communities, closed to connections; made once per schema."""
    name = f"jy_template_{_state_of_the_schema()}"
    with psycopg.connect(own_server.url("postgres", "postgres"), autocommit=True) as root, _locked(root):
        if root.execute("select 1 from pg_database where datname = %s and not datallowconn", [name]).fetchone():
            return name
        root.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        provision.provision(own_server, name)
        migrating.upgrade(own_server.url(server.OWNER, name))
        with psycopg.connect(own_server.url(server.OWNER, name), autocommit=True) as owner:
            owner.cursor().executemany(
                "insert into community (id, code, name, is_demo) values (%s, %s, %s, true)", COMMUNITIES
            )
        root.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    return name


@contextmanager
def cloned(own: server.OwnServer, template_name: str, name: str) -> Iterator[str]:
    """A database of its own, copied from the template; dropped at the end."""
    with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root:
        root.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        root.execute(f"CREATE DATABASE {name} TEMPLATE {template_name} STRATEGY FILE_COPY OWNER {server.OWNER}")
    try:
        yield name
    finally:
        with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root:
            root.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def database_name(own_server: server.OwnServer, template: str) -> Iterator[str]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with cloned(own_server, template, f"jy_{worker}_{os.getpid()}") as name:
        yield name


@pytest.fixture(scope="session")
async def database(
    own_server: server.OwnServer, database_name: str, _house_settings: Settings
) -> AsyncIterator[Database]:
    """The application role's pools on this worker's clone."""
    opened = Database(own_server.url(server.APPLICATION, database_name), _house_settings)
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def owner_url(own_server: server.OwnServer, database_name: str) -> str:
    """The owner's address of this worker's clone: for looking behind row security."""
    return own_server.url(server.OWNER, database_name)


@pytest.fixture
def fresh_database_name(own_server: server.OwnServer, template: str) -> Iterator[str]:
    """A clone for one test that cannot live with what others left."""
    with cloned(own_server, template, f"jy_fresh_{os.getpid()}") as name:
        yield name


@pytest.fixture(autouse=True)
def _clock_back() -> Iterator[None]:
    yield
    clock.reset_clock()
