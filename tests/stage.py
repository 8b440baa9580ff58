"""The reference community for tests: its database, the application on it, and its accounts signed in."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
from fastapi import FastAPI

from jiayuan import demo
from jiayuan.app import create_inner_app
from jiayuan.kernel import clock, exporting, provision, server
from jiayuan.kernel.database import Database
from jiayuan.kernel.middleware import dress
from jiayuan.kernel.settings import get_settings

BACKEND = Path(__file__).parents[1] / "backend"
#: The morning on which the browser tests live, and whatever else counts what is due within a day.
MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=clock.SHANGHAI)
_SIGNED_IN_FOR = timedelta(minutes=10)


@dataclass
class Api:
    """The application on one database. ``anonymous`` has not signed in."""

    app: FastAPI
    anonymous: httpx.AsyncClient
    _signed_in: dict[tuple[str, str | None, str | None], tuple[datetime, httpx.AsyncClient]] = field(
        default_factory=dict
    )

    @property
    def database(self) -> Database:
        """The application's own pools, bound by row security."""
        return self.app.state.database

    async def sign_in(self, login: str, *, role: str | None = None, community: str | None = None) -> httpx.AsyncClient:
        """A client with the bearer token of a demo account; every call names ``community`` if given.

        Creating calls get a fresh Idempotency-Key unless they bring their own.
        """
        known = self._signed_in.get((login, role, community))
        if known is not None and timedelta() <= clock.now() - known[0] < _SIGNED_IN_FOR:
            return known[1]
        form = {"username": login, "password": get_settings().demo_password}
        answer = await self.anonymous.post("/api/v1/auth/token", data=form | ({"scope": role} if role else {}))
        assert answer.status_code == 200, f"{login}: {answer.text}"
        client = self._client({"Authorization": f"Bearer {answer.json()['access_token']}"}, community)
        self._signed_in[login, role, community] = (clock.now(), client)
        return client

    def _client(self, headers: dict[str, str], community: str | None = None) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            transport=self.anonymous._transport,
            base_url="http://localhost",
            headers=headers,
            params={"community": community} if community else None,
            event_hooks={"request": [_with_key]},
            timeout=30,
        )


async def _with_key(request: httpx.Request) -> None:
    if request.method == "POST" and "idempotency-key" not in request.headers:
        request.headers["Idempotency-Key"] = str(uuid4())


@asynccontextmanager
async def running(url: str) -> AsyncIterator[Api]:
    """The application at work on the database of the application role's ``url``."""
    settings = get_settings()
    app = create_inner_app(url, settings)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(dress(app, settings))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=30) as anonymous:
            yield Api(app, anonymous)


async def taken_out(api: Api, client: httpx.AsyncClient, path: str, body: dict[str, object]) -> bytes:
    """The sheet of a list that somebody takes out, once the job has written it."""
    answer = await client.post(f"/api/v1{path}", json=body)
    assert answer.status_code == 201, answer.text
    export = answer.json()["id"]
    await exporting.write_export(api.database, community=1, export_id=export)
    found = (await client.get(f"/api/v1/exports/{export}")).json()
    assert found["state"] == "ready", found
    return (await client.get(found["address"])).content


def template_name(kind: str) -> str:
    """The same as long as migrations, demo code, people's sealing and the day stay the same."""
    digest = hashlib.sha256()
    places = [BACKEND / "migrations", BACKEND / "jiayuan" / "kernel" / "seeding.py"]
    places += sorted((BACKEND / "jiayuan").rglob("demo*.py"))
    places += [BACKEND / "jiayuan" / "people" / "recording.py", BACKEND / "jiayuan" / "access" / "codes.py"]
    places += sorted((BACKEND / "jiayuan" / "domains").glob("*/data/*"))
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix in {".py", ".sql", ".csv", ".toml"}:
                digest.update(path.read_bytes())
    return f"jy_stage_{kind}_{clock.today():%y%m%d}_{digest.hexdigest()[:10]}"


def make_template(own: server.OwnServer, root: psycopg.Connection[tuple[object, ...]], kind: str, name: str) -> None:
    """Migrate and fill the template; those of other days go, but for those of MONDAY."""
    kept = {f"{day:%y%m%d}" for day in (MONDAY, clock.today(), datetime.now(clock.SHANGHAI))}
    found = root.execute("select datname from pg_database where datname like %s", [f"jy\\_stage\\_{kind}\\_%"])
    for old in [old for (old,) in found if old.split("_")[3] not in kept]:
        root.execute(f"DROP DATABASE IF EXISTS {old} WITH (FORCE)")
    root.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    provision.provision(own, name)
    url = own.url(server.OWNER, name)
    demo.prepare(url)
    with ThreadPoolExecutor(1) as apart:  # a loop of its own: the session's may be running
        apart.submit(asyncio.run, demo.load(url, WANTED[kind])).result()
    root.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")


WANTED = {
    "bare": demo.Wanted(bare=True),
    "pilots": demo.Wanted(communities=demo.PILOT_STAGE, bare=True),
    "full": demo.Wanted(),
}


#: Where the ids of a name come from, if not from the table of that name.
TABLES = {
    "event": "matter", "leave": "leave_of_absence", "batch": "import_batch", "request": "correction_request",
    "permit": "residence_permit", "tag": "care_tag", "view": "saved_view", "template": "response_template",
    "route": "patrol_route", "checklist": "patrol_checklist", "mute": "visit_mute", "follow_up": "visit_follow_up",
    "category": "matter_category", "rule": "visit_rule", "merge": "person_merge", "export": "list_export",
    "file": "stored_file", "binding": "account_person", "parent": "matter_category", "duty": "grid_duty",
}  # fmt: skip


def table_of(name: str, known: Collection[str]) -> str | None:
    """The table among the known ones whose ids a parameter or field takes: ``kept_person_ids`` those of ``person``."""
    found = re.fullmatch(r"(?:\w+_)?([a-z]+)_ids?", name)
    if found is None:
        return None
    whole = name.removesuffix("s").removesuffix("_id")
    return next((table for table in (whole, TABLES.get(whole, ""), found[1]) if table in known), None)
