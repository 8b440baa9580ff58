"""A real installation from nothing: one command makes the community, and those whom it names open the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest

from access_stage import PASSWORD, Client, code_of, phone, someday
from jiayuan.kernel import migrating, provision, server
from jiayuan.people import batches
from jiayuan.territory import areas
from stage import Api, running

ROSTER = Path(__file__).parents[1] / "data" / "roster-a.xlsx"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CODE = "520302010007"


@pytest.fixture
def empty(own_server: server.OwnServer) -> Iterator[str]:
    """A database as `jiayuan migrate` and `jiayuan import divisions` leave it."""
    name = f"jy_empty_{os.getpid()}"
    provision.provision(own_server, name)
    migrating.upgrade(own_server.url(server.OWNER, name))
    areas.import_divisions(own_server.url(server.OWNER, name))
    yield name
    with psycopg.connect(own_server.url("postgres", "postgres"), autocommit=True) as root:
        root.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def real(own_server: server.OwnServer, empty: str) -> AsyncIterator[Api]:
    async with running(own_server.url(server.APPLICATION, empty)) as found:
        yield found


def command(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"JIAYUAN_DATABASE_URL": url, "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-m", "jiayuan", *words], env=environment, capture_output=True, text=True, check=False
    )


def passwords_in(printed: str) -> dict[str, str]:
    cells = [line.split() for line in printed.splitlines()]
    return {row[0]: row[2] for row in cells if len(row) == 3 and row[2].count("-") == 2}


def browser(real: Api) -> Client:
    return Client(httpx.AsyncClient(transport=real.anonymous._transport, base_url="http://localhost", timeout=30))


async def come_in(real: Api, login: str, password: str) -> Client:
    """Signed in with a password that somebody else gave, and with one's own from then on."""
    client = browser(real)
    await client.sign_in(login, password)
    assert code_of(await client.get("/accounts"))[1] == "access.password_must_change"
    answer = await client.put("/me/password", json={"current_password": password, "new_password": PASSWORD})
    assert answer.status_code == 204, answer.text
    assert (await client.sign_in(login, PASSWORD)).status_code == 200
    return client


async def opened(real: Api, by: Client, **account: str) -> tuple[str, Client]:
    made = (await by.post("/accounts", json=account)).json()["id"]
    return made, await come_in(
        real, account["login"], (await by.post(f"/accounts/{made}/passwords")).json()["password"]
    )


async def test_a_community_of_a_real_installation_works_at_once(real, own_server, empty, sent):
    url = own_server.url(server.APPLICATION, empty)
    told = passwords_in(command(url, "community", "add", CODE, "平庄社区").stdout)
    assert set(told) == {"admin", "security", "auditor"}
    assert command(url, "community", "add", "520302010008", "乙社区").stdout.count("口令") == 0

    admin = await come_in(real, "admin", told["admin"])
    _, committee = await opened(real, admin, login="zhou", name="周联安", role="joint_committee", area_code=CODE)
    clerk_id, clerk = await opened(real, committee, login="wu", name="吴厅和", role="staff")
    for kind in ("event_clerk", "registry_clerk", "data_clerk"):
        post = {"account_id": clerk_id, "kind": kind, "from_on": someday(0).isoformat()}
        assert (await committee.post("/posts", json=post)).status_code == 201

    estate = (await clerk.post("/estates", json={"name": "平庄花园"})).json()["id"]
    houses = {"estate_id": estate, "count": 27, "entrances": 2, "floors": 18, "doors": 2}
    assert (await clerk.post("/buildings/bulk", json=houses)).status_code == 201
    file_id = str(uuid4())
    await clerk.put(f"/files/{file_id}", content=ROSTER.read_bytes(), headers={"Content-Type": XLSX})
    batch = (await clerk.post("/imports", json={"file_id": file_id, "file_name": ROSTER.name})).json()["id"]
    await batches.read_batch(real.database, community=1, batch_id=batch)
    read = (await clerk.get(f"/imports/{batch}")).json()
    assert read["state"] == "previewed", read
    assert (
        await clerk.post(f"/imports/{batch}/writing", json={}, headers={"If-Match": f'"{read["version"]}"'})
    ).status_code == 204
    await batches.write_batch(real.database, community=1, batch_id=batch)
    residents = await clerk.get("/residents", params={"limit": 1})
    assert residents.status_code == 200, "without figures of its tables the list of a new house took fifteen seconds"

    resident, number = browser(real), phone()
    assert (await resident.post("/auth/codes", json={"phone": number})).status_code == 202
    form = {"phone": number, "code": sent(), "community": CODE}
    resident.keep(await resident.post("/auth/sign-in/phone", json=form))
    lamp = {"id": str(uuid4()), "text": "楼道灯坏了", "place": {"text": "15栋2单元"}}
    assert (await resident.post("/grid/events", json=lamp)).status_code == 201
    waiting = (await clerk.get("/grid/events")).json()["items"]
    assert [one["title"] for one in waiting] == ["楼道灯坏了"]
    categories = (await clerk.get("/grid/categories")).json()
    assert categories and all(one["is_example"] for one in categories)


REFUSED = [
    ((CODE[:9], "平庄社区"), "12位"),
    ((CODE, " "), "2–40"),
    (("520302010199", "新社区"), "--new-area"),
    (("999999999001", "新社区"), "街道"),
]


def test_a_community_that_is_refused_leaves_nothing_behind(own_server, empty):
    url = own_server.url(server.APPLICATION, empty)
    for words, sentence in REFUSED:
        answer = command(url, "community", "add", *words)
        assert (answer.returncode, answer.stdout) == (2, "")
        assert sentence in answer.stderr
    with psycopg.connect(own_server.url(server.OWNER, empty)) as owner:
        assert owner.execute("select count(*) from community").fetchone() == (0,)
        assert owner.execute("select count(*) from account").fetchone() == (0,)


def test_a_new_division_is_added_when_it_is_said_to_be_new_and_none_twice(own_server, empty):
    url = own_server.url(server.APPLICATION, empty)
    new = ("community", "add", "520302010199", "新社区")
    assert command(url, *new, "--new-area").returncode == 0
    again = command(url, *new)
    assert (again.returncode, "已经有" in again.stderr) == (2, True)


def test_a_real_community_is_never_made_among_invented_ones(own_server, stage_name):
    answer = command(own_server.url(server.APPLICATION, stage_name), "community", "add", "520302010008", "乙社区")
    assert (answer.returncode, "演示数据" in answer.stderr) == (2, True)
