"""The test stage: one own server, a migrated template for each state of the migrations, a clone for each worker.

`database`      pools on an empty migrated clone (communities 1 平庄社区, 2 七塘社区, no rows beside them)
`api`           the real application on a clone of the reference community (`jiayuan demo --bare`: places, people,
                accounts); shared by the worker's tests, which commit
`pilots_api`    the same with 七塘, 文明 and 东笋 (200 residents each): for what a foreign community must not see
`full_api`      the reference community with three months of events, patrols and visits
`fresh_api`     `api` on a clone of this test's own; `alone_api`, `alone_stage`: on a clone of this file's own
`stage`, `pilots`   the owner's address of the clone behind `api`, `pilots_api`: psycopg.connect(stage) sees all rows

    async def test_a_clerk_sees_the_grids(api):
        clerk = await api.sign_in("clerk")                      # an httpx client with the bearer token
        answer = await clerk.get("/api/v1/grids")
        assert answer.status_code == 200

    await pilots_api.sign_in("clerk-qitang")                    # also clerk-wenming, clerk-dongsun
    await pilots_api.sign_in("street", community="520302010007")   # adds ?community= to every call
    await api.anonymous.get(...)                                # nobody signed in

Logins: street committee branch clerk grid1 grid2 grid3 grid4 property resident resident2 admin security auditor.
Creating calls (POST) get a fresh Idempotency-Key unless the test sets one. `api.database` is the application's
Database. Stages hold today's dates; a test that moves the clock far signs in again by itself.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from jiayuan.kernel import clock, migrating, provision, server
from jiayuan.kernel.database import Database
from jiayuan.kernel.settings import Settings, get_settings
from stage import MONDAY, Api, make_template, running, template_name

pytest_plugins = ["access_stage"]

# an example may take as long as the machine needs: no test asserts a time; and each run tries the same ones
hypothesis_settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("house")

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


def _stage_template(own: server.OwnServer, kind: str) -> str:
    """The name of the filled template, made once per state of migrations and demo code and per day."""
    name = template_name(kind)
    with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root, _locked(root):
        if not root.execute("select 1 from pg_database where datname = %s and not datallowconn", [name]).fetchone():
            make_template(own, root, kind, name)
    return name


@contextmanager
def _staged(own: server.OwnServer, kind: str) -> Iterator[str]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with cloned(own, _stage_template(own, kind), f"jy_{worker}_{kind}_{os.getpid()}") as name:
        yield name


@pytest.fixture(scope="session")
def stage_name(own_server: server.OwnServer) -> Iterator[str]:
    with _staged(own_server, "bare") as name:
        yield name


@pytest.fixture(scope="session")
def pilots_name(own_server: server.OwnServer) -> Iterator[str]:
    with _staged(own_server, "pilots") as name:
        yield name


@pytest.fixture(scope="session")
def full_name(own_server: server.OwnServer) -> Iterator[str]:
    with _staged(own_server, "full") as name:
        yield name


@pytest.fixture(scope="session")
def stage(own_server: server.OwnServer, stage_name: str) -> str:
    """The owner's address of the reference community behind ``api``."""
    return own_server.url(server.OWNER, stage_name)


@pytest.fixture(scope="session")
def pilots(own_server: server.OwnServer, pilots_name: str) -> str:
    """The owner's address of the four communities behind ``pilots_api``."""
    return own_server.url(server.OWNER, pilots_name)


@pytest.fixture(scope="session")
def full_stage(own_server: server.OwnServer, full_name: str) -> str:
    """The owner's address of the reference community with its events."""
    return own_server.url(server.OWNER, full_name)


@pytest.fixture(scope="session")
def monday_stage(own_server: server.OwnServer) -> Iterator[str]:
    """The owner's address of the reference community with its events as it stands at ``MONDAY``, whenever it is run."""
    clock.set_clock(MONDAY)
    try:
        found = _stage_template(own_server, "full")
    finally:
        clock.reset_clock()
    with cloned(own_server, found, f"jy_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_monday_{os.getpid()}") as name:
        yield own_server.url(server.OWNER, name)


@pytest.fixture(scope="session")
async def api(own_server: server.OwnServer, stage_name: str) -> AsyncIterator[Api]:
    """The application on the reference community; see the head of this file."""
    async with running(own_server.url(server.APPLICATION, stage_name)) as found:
        yield found


@pytest.fixture(scope="session")
async def pilots_api(own_server: server.OwnServer, pilots_name: str) -> AsyncIterator[Api]:
    async with running(own_server.url(server.APPLICATION, pilots_name)) as found:
        yield found


@pytest.fixture(scope="session")
async def full_api(own_server: server.OwnServer, full_name: str) -> AsyncIterator[Api]:
    async with running(own_server.url(server.APPLICATION, full_name)) as found:
        yield found


@pytest.fixture
async def fresh_api(own_server: server.OwnServer) -> AsyncIterator[Api]:
    """The application on a clone of this test's own."""
    with cloned(own_server, _stage_template(own_server, "bare"), f"jy_alone_{os.getpid()}") as name:
        async with running(own_server.url(server.APPLICATION, name)) as found:
            yield found


@pytest.fixture(scope="module")
def alone_name(own_server: server.OwnServer, request: pytest.FixtureRequest) -> Iterator[str]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"jy_{worker}_{request.module.__name__.rpartition('.')[2][:30]}_{os.getpid()}"
    with cloned(own_server, _stage_template(own_server, "bare"), name) as made:
        yield made


@pytest.fixture(scope="module")
def alone_stage(own_server: server.OwnServer, alone_name: str) -> str:
    """The owner's address of the clone behind ``alone_api``."""
    return own_server.url(server.OWNER, alone_name)


@pytest.fixture(scope="module")
async def alone_api(own_server: server.OwnServer, alone_name: str) -> AsyncIterator[Api]:
    """The application on a clone that only this file's tests use: for counts over the whole community."""
    async with running(own_server.url(server.APPLICATION, alone_name)) as found:
        yield found


@pytest.fixture(autouse=True)
def _clock_back() -> Iterator[None]:
    yield
    clock.reset_clock()
