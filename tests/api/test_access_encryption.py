"""Numbers do not lie readable in the database, and keys change while the house serves."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Literal

import psycopg
import pytest

from access_stage import House, phone
from jiayuan.access import own
from jiayuan.access.models import Account
from jiayuan.app import create_inner_app
from jiayuan.kernel import crypto, rotating, server
from jiayuan.kernel.database import Database
from jiayuan.kernel.missing_keys import KeysMissing, check_keys
from jiayuan.kernel.models import is_append_only
from jiayuan.kernel.rotating import Rotated
from jiayuan.kernel.settings import Settings


@pytest.fixture
def owner(owner_url: str) -> Any:
    with psycopg.connect(owner_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def own_keys(tmp_path: Path, _house_settings: Settings) -> Iterator[Settings]:
    """A data folder for one test: a rotation would otherwise change the keys that other databases were filled with."""
    before = _house_settings.data, _house_settings.cipher
    _house_settings.data = tmp_path
    crypto.forget_keys()
    yield _house_settings
    _house_settings.data, _house_settings.cipher = before
    crypto.forget_keys()


@pytest.fixture
async def pair(
    fresh_database_name: str, own_server: server.OwnServer, own_keys: Settings
) -> AsyncIterator[tuple[Database, Database]]:
    """The pools of the application and of the owner on a database of this test."""
    roles = (server.APPLICATION, server.OWNER)
    opened = [Database(own_server.url(role, fresh_database_name), own_keys) for role in roles]
    for database in opened:
        await database.open()
    yield opened[0], opened[1]
    for database in opened:
        await database.close()


async def test_a_dump_holds_no_phone_number(house: House, owner: Any):
    number = phone()
    await house.account("resident", phone=number)
    tables = [row[0] for row in owner.execute("select tablename from pg_tables where schemaname = 'public'")]
    for table in tables:
        plain = owner.execute(f"select count(*) from {table} t where t::text like %s", [f"%{number}%"]).fetchone()
        coded = owner.execute(
            f"select count(*) from {table} t where t::text like %s", [f"%{number.encode().hex()}%"]
        ).fetchone()
        assert (plain, coded) == ((0,), (0,)), table


@pytest.mark.parametrize("cipher", ["sm4-gcm", "aes-256-gcm"])
async def test_a_rotation_seals_everything_again_while_accounts_are_opened(
    pair: tuple[Database, Database], own_keys: Settings, cipher: Literal["sm4-gcm", "aes-256-gcm"]
):
    ours, owners = pair
    house = House(None, None, ours)
    numbers = [phone() for _ in range(4)]
    ids = [(await house.account("resident", phone=number))[0] for number in numbers[:3]]
    own_keys.cipher = cipher
    key = crypto.add_key()
    rotation = rotating.rotate(ours, owner=owners)
    _, (late_id, _) = await asyncio.gather(rotation, house.account("resident", phone=numbers[3]))
    assert await rotating.rotate(ours, owner=owners) == Rotated(0, ())
    async with ours.transaction("{}") as session:
        for row_id, number in zip([*ids, late_id], numbers, strict=True):
            account = await session.get_one(Account, row_id)
            assert account.phone_box is not None
            assert account.phone_box[:2] == bytes((crypto.ALGORITHMS[cipher], key))
            assert crypto.unseal("account", "phone_box", row_id, account.phone_box) == number
            # a number that nobody proved by a code is not handed out for binding
            assert await own.confirmed_phone(session, row_id) is None


async def test_boxes_that_are_written_once_are_left_to_the_owner(pair: tuple[Database, Database]):
    """Without the owner a rotation says what it left, rather than that all is done."""
    ours, _ = pair
    written_once = {f"{table}.{field}" for table, field, _ in crypto.encrypted_columns() if is_append_only(table)}
    crypto.add_key()
    assert set((await rotating.rotate(ours)).left) == written_once


async def test_a_house_does_not_open_without_the_keys_of_its_database(
    pair: tuple[Database, Database], own_keys: Settings, tmp_path: Path
):
    ours, _ = pair
    url = ours.url
    await House(None, None, ours).account("resident", phone=phone())
    await check_keys(ours)
    own_keys.data = tmp_path / "elsewhere"
    crypto.forget_keys()
    inner = create_inner_app(url, own_keys)
    with pytest.raises(KeysMissing):
        async with inner.router.lifespan_context(inner):
            pass
    assert not crypto.has_keys()
    crypto.keyring()  # other keys
    with pytest.raises(KeysMissing):
        await check_keys(ours)


async def test_a_box_that_no_key_opens_is_said_to_be_one(house: House, owner: Any):
    client = await house.signed_in()
    assert (await client.post("/me/second-factor")).status_code == 200
    owner.execute(
        "update account set totp_box = set_byte(totp_box, 20, 255 - get_byte(totp_box, 20)) where id = %s",
        [client.account_id],
    )
    answer = await client.put("/me/second-factor", json={"code": "123456"})
    assert (answer.status_code, answer.json()["code"]) == (409, "kernel.box_unreadable")
