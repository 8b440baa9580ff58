"""The whole application with accounts to sign in with; as much of the reference community as access needs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from jiayuan.access import codes, passwords
from jiayuan.access.models import Account, AccountRole, Post
from jiayuan.app import create_inner_app
from jiayuan.kernel import clock, crypto, server
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.middleware import dress
from jiayuan.kernel.names import pinyin_key
from jiayuan.kernel.settings import Settings

PASSWORD = "Gan-Yige-2026"
PINGZHUANG, QITANG = "520302010007", "520302010003"
STREET, EVERYWHERE = "520302010000", "000000000000"
API = "/api/v1"


class House:
    """The application on this worker's database; clients of it, and accounts made straight in the tables."""

    def __init__(self, app: Any, inner: Any, database: Database) -> None:
        self.app, self.inner, self.database = app, inner, database
        self._hash = ""
        self._stack = AsyncExitStack()

    async def client(self, address: str = "203.0.113.7", agent: str = "Mozilla/5.0 (Windows) Chrome/130") -> Client:
        transport = httpx.ASGITransport(self.app, client=(address, 4711))
        headers = {"User-Agent": agent}
        http = httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers)
        return Client(await self._stack.enter_async_context(http))

    async def account(
        self,
        role: str = "staff",
        area: str = PINGZHUANG,
        *posts: str,
        login: str | None = None,
        name: str = "吴厅和",
        phone: str | None = None,
        password: str = PASSWORD,
        community: int = 1,
    ) -> tuple[UUID, str]:
        """A new account; answers id and sign-in name."""
        row_id, login = uuid7(), login or f"u{uuid4().hex[:10]}"
        if not self._hash or password != PASSWORD:
            self._hash = await passwords.hash_password(password)
        async with self.database.transaction(f"{{0,{community}}}") as session:
            session.add(
                Account(
                    id=row_id,
                    login=login,
                    name=name,
                    pinyin=pinyin_key(name),
                    phone_box=crypto.seal("account", "phone_box", row_id, phone) if phone else None,
                    phone_index=codes.phone_index(phone) if phone else None,
                    password_hash=self._hash,
                    password_changed_at=clock.now(),
                    opened_at=clock.now(),
                )
            )
            await session.flush()
            session.add(AccountRole(account_id=row_id, role=role, area_code=area))
            for kind in posts:
                session.add(
                    Post(
                        community_id=community,
                        id=uuid7(),
                        account_id=row_id,
                        kind=kind,
                        from_on=clock.today() - timedelta(days=1),
                        opened=False,
                    )
                )
        if password != PASSWORD:
            self._hash = ""
        return row_id, login

    async def signed_in(self, role: str = "staff", area: str = PINGZHUANG, *posts: str, **more: Any) -> Client:
        """A client of a new account that has signed in."""
        row_id, login = await self.account(role, area, *posts, **more)
        client = await self.client()
        await client.sign_in(login, more.get("password", PASSWORD))
        client.account_id = row_id
        return client

    async def close(self) -> None:
        await self._stack.aclose()


class Client:
    """A browser: keeps its cookie, carries the access token."""

    account_id: UUID

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def sign_in(self, name: str, password: str, **more: Any) -> httpx.Response:
        answer = await self.http.post(f"{API}/auth/sign-in", json={"name": name, "password": password, **more})
        self.keep(answer)
        return answer

    def keep(self, answer: httpx.Response) -> None:
        if answer.status_code == 200:
            self.http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    async def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = options.pop("headers", {})
        if method == "POST":
            headers = {"Idempotency-Key": uuid4().hex} | headers
        return await self.http.request(method, API + path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> httpx.Response:
        return await self.call("GET", path, **options)

    async def post(self, path: str, **options: Any) -> httpx.Response:
        return await self.call("POST", path, **options)

    async def put(self, path: str, **options: Any) -> httpx.Response:
        return await self.call("PUT", path, **options)

    async def delete(self, path: str, **options: Any) -> httpx.Response:
        return await self.call("DELETE", path, **options)


@pytest.fixture(scope="session")
async def house(own_server: server.OwnServer, database_name: str, _house_settings: Settings) -> AsyncIterator[House]:
    """The application, started."""
    inner = create_inner_app(own_server.url(server.APPLICATION, database_name), _house_settings)
    async with inner.router.lifespan_context(inner):
        staged = House(dress(inner, _house_settings), inner, inner.state.database)
        yield staged
        await staged.close()


@pytest.fixture
def limited(_house_settings: Settings) -> Any:
    """Rate limits on, for one test."""
    _house_settings.rate_limits = True
    yield
    _house_settings.rate_limits = False


@pytest.fixture
def sent(caplog: pytest.LogCaptureFixture) -> Any:
    """The code sent last, as the console shows it."""

    def last() -> str:
        texts = [record.getMessage() for record in caplog.records if record.name == "jiayuan.codes"]
        found = re.search(r"code (\d{6})", texts[-1])
        assert found is not None
        return found.group(1)

    caplog.set_level("WARNING", logger="jiayuan.codes")
    return last


def phone() -> str:
    """A number nobody has yet."""
    return f"139{uuid4().int % 10**8:08}"


def someday(days: int) -> date:
    return clock.today() + timedelta(days=days)


def code_of(answer: httpx.Response) -> tuple[int, str]:
    """Status and stable code of a refusal."""
    return answer.status_code, answer.json().get("code", "")


async def soon(look: Callable[[], Awaitable[Any]], wanted: Any) -> None:
    """What was changed is seen within a second: the promise of the principal cache. Fails with what is seen instead."""
    seen = await look()
    for _ in range(100):
        if seen == wanted:
            return
        await asyncio.sleep(0.01)
        seen = await look()
    assert seen == wanted
