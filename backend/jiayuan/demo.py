"""The reference community, its pilots, and a district for benchmarks: everything invented, the same every time."""

from __future__ import annotations

import asyncio
import csv
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import asyncpg
import psycopg
from sqlalchemy import text

from jiayuan import houses
from jiayuan.access import demo as access
from jiayuan.domains.grid import demo as grid
from jiayuan.domains.grid import demo_rounds, dueing
from jiayuan.kernel import clock, migrating
from jiayuan.kernel.database import Database
from jiayuan.kernel.seeding import Seed, Sheet, connect, copy_in, spread
from jiayuan.kernel.settings import get_settings
from jiayuan.people import demo as people
from jiayuan.people import demo_consents, demo_tags
from jiayuan.people.demo_accounts import open_by_phone
from jiayuan.territory import areas, rules
from jiayuan.territory import demo as territory
from jiayuan.territory.demo import PILOTS, REFERENCE, CommunityPlan, Places

#: How many communities ``--communities`` takes for the three pilots beside the reference.
PILOT_STAGE = 3
_DISTRICT = "520302"
_PILOT_PEOPLE = 200

Progress = Callable[[CommunityPlan], None]


class RealData(RuntimeError):
    """There are real data here: invented ones are never put among them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to load: ``communities`` 1 is the reference alone, 3 adds the pilots, more is a district of so many."""

    communities: int = 1
    residents: int | None = None
    bare: bool = False


def plans(wanted: Wanted) -> list[CommunityPlan]:
    """The communities to build, the reference first."""
    if wanted.communities == 1:
        return [REFERENCE]
    if wanted.communities == PILOT_STAGE:
        return [REFERENCE, *_pilots()]
    return [REFERENCE, *_district(wanted)]


def accounts(wanted: Wanted) -> list[access.DemoAccount]:
    """Everybody who can sign in."""
    return [account for plan in plans(wanted) for account in _accounts_of(plan)]


def _pilots() -> Iterator[CommunityPlan]:
    for number, (code, name, estate, longitude, latitude) in enumerate(PILOTS, start=2):
        yield territory.small_plan(number, code, name, estate, (longitude, latitude), _PILOT_PEOPLE)


def _district(wanted: Wanted) -> Iterator[CommunityPlan]:
    """Communities of 红花岗区 in the order of their codes, the residents shared out evenly."""
    with areas.SEED.open(encoding="utf-8") as file:
        found = [row for row in csv.DictReader(file) if row["level"] == "community"]
    codes = [row for row in found if row["code"].startswith(_DISTRICT) and row["code"] != REFERENCE.code]
    codes = codes[: wanted.communities - 1]
    total = wanted.residents if wanted.residents is not None else _PILOT_PEOPLE * len(codes) + REFERENCE.people
    shares = spread(max(total - REFERENCE.people, 6 * len(codes)), max(len(codes), 1))
    for number, (row, share) in enumerate(zip(codes, shares, strict=True), start=2):
        name = row["name"].removesuffix("居民委员会").removesuffix("村民委员会")
        at = (106.85 + number % 14 * 0.012, 27.60 + number // 14 * 0.011)
        yield territory.small_plan(
            number, row["code"], name, name.removesuffix("社区").removesuffix("村") + "花园", at, share
        )


async def load(url: str, wanted: Wanted, progress: Progress = lambda plan: None) -> bool:
    """Load what is missing; answers whether anything was. ``url`` is the owner's, ``prepare`` has been there.

    ``progress`` hears of each community, and at last of the reference with its three months. Raises RealData.
    """
    connection = await connect(url)
    try:
        missing = await _missing(connection, plans(wanted))
        quiet = not await connection.fetchval(
            "select exists (select from matter where community_id = $1)", REFERENCE.id
        )
        now = clock.now()
        for plan in missing[: PILOT_STAGE + 1]:
            await _build(connection, plan, now)
            progress(plan)
        await _build_apart(url, missing[PILOT_STAGE + 1 :], now, progress)
        if len(missing) > PILOT_STAGE + 1:
            await connection.execute("REINDEX TABLE resident")
            await connection.execute("REINDEX TABLE person")
        if missing:
            await connection.execute("ANALYZE")
    finally:
        await connection.close()
    if quiet and not wanted.bare:
        await _liven(url)
        progress(REFERENCE)
    return bool(missing) or (quiet and not wanted.bare)


async def _liven(url: str) -> None:
    """Three months of work in the reference community, by the domains' own verbs."""
    houses.routes()
    now = clock.now()
    seed = Seed("jiayuan three months", now)
    database = Database(url, get_settings())
    try:
        async with database.transaction(f"{{0,{REFERENCE.id}}}") as session:
            await session.execute(text("set local statement_timeout = 0"))
            await open_by_phone(session, REFERENCE.id, REFERENCE.code, seed, now)
            await grid.tell(session, REFERENCE.id, seed, now)
        connection = await connect(url)
        try:
            async with connection.transaction():
                await demo_rounds.walk(connection, REFERENCE.id, seed, now)
            await dueing.refresh_community(database, REFERENCE.id)
            # what was told stands in no statistics yet: in a large district the inbox took a second until it did
            await connection.execute("ANALYZE")
        finally:
            await connection.close()
    finally:
        await database.close()


def prepare(url: str) -> None:
    """The schema at its newest and the tree of areas, both needed before ``load``."""
    migrating.upgrade(url)
    with psycopg.connect(url) as connection:
        known = connection.execute("select 1 from area where code = %s", [REFERENCE.code]).fetchone()
    if known is None:
        areas.import_divisions(url)


async def _missing(connection: asyncpg.Connection, wanted: list[CommunityPlan]) -> list[CommunityPlan]:
    known = await connection.fetch("select id, code, is_demo from community where id <> 0")
    if any(not row["is_demo"] for row in known) or (
        not known and await connection.fetchval("select exists (select from account)")
    ):
        raise RealData
    codes = {row["code"]: row["id"] for row in known}
    loaded = {row["community_id"] for row in await connection.fetch("select distinct community_id from estate")}
    return [plan for plan in wanted if codes.get(plan.code) not in loaded]


async def _build_apart(url: str, plans: list[CommunityPlan], now: datetime, progress: Progress) -> None:
    """Many communities at once, one to a processor: what they are made of takes longer than writing it down."""
    if not plans:
        return
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(min(os.cpu_count() or 1, 4), multiprocessing.get_context("spawn")) as apart:
        at_work = {loop.run_in_executor(apart, _build_one, url, plan, now): plan for plan in plans}
        for built in asyncio.as_completed(at_work):
            progress(await built)


def _build_one(url: str, plan: CommunityPlan, now: datetime) -> CommunityPlan:
    async def build() -> None:
        connection = await connect(url)
        try:
            await _build(connection, plan, now)
        finally:
            await connection.close()

    asyncio.run(build())
    return plan


async def _build(connection: asyncpg.Connection, plan: CommunityPlan, now: datetime) -> None:
    """One community, whole or not at all."""
    async with connection.transaction():
        await _write(connection, plan, now)


async def _write(connection: asyncpg.Connection, plan: CommunityPlan, now: datetime) -> None:
    seed = Seed(f"jiayuan {plan.code}", now - timedelta(days=420))
    await _name(connection, plan)
    accounts = _accounts_of(plan)
    ids = access.name_ids(seed, accounts)
    clerk = ids.get("clerk") or next(iter(ids.values()), UUID(int=0))
    places = territory.lay_out(plan, seed, clock.day_of(now), now, clerk)
    settled = people.settle(places, seed, now)
    opened = await access.open_accounts(
        accounts, ids, _scopes(plan, places, settled, ids), seed, now, get_settings().demo_password
    )
    workers = [ids[account.login] for account in accounts if account.grid is not None]
    if plan.is_reference:
        demo_tags.add_tags(settled, seed, now, workers, clerk)
        residents = [(account.name, ids[account.login]) for account in accounts if account.role == "resident"]
        demo_tags.bind(settled, seed, now, residents, clerk)
    await copy_in(connection, opened.sheets)
    await copy_in(connection, _used(places.sheets, settled))
    if workers:
        await copy_in(connection, [territory.duties(places, seed, workers, opened.duties, clock.day_of(now))])
    await copy_in(connection, settled.sheets.values())
    await copy_in(connection, [demo_consents.texts(plan.id, seed, clock.day_of(now).replace(month=1, day=1))])
    # the checks at the commit look from household to resident: without figures they would read the whole table
    await connection.execute("ANALYZE household, resident, person")
    if plan.is_reference:
        await connection.execute(
            "update area set kind = 'new_estates', boundary = $2, area_km2 = $3 where code = $1",
            plan.code, places.boundary, round(rules.area_km2(places.boundary), 4),
        )  # fmt: skip


async def _name(connection: asyncpg.Connection, plan: CommunityPlan) -> None:
    """The community, its area, and the name that it had before."""
    await connection.execute(
        """insert into community (id, code, name, is_demo)
           values (0, '000000000000', '本系统', true), ($1, $2, $3, true) on conflict do nothing""",
        plan.id, plan.code, plan.name,
    )  # fmt: skip
    await connection.execute(
        """insert into area (code, name, level, parent_code) values ($1, $2, 'community', $3) on conflict do nothing""",
        plan.code, f"{plan.name}居民委员会", plan.code[:9],
    )  # fmt: skip
    if plan.former_name is not None:
        await connection.execute(
            "insert into area_former_name (area_code, name, until_on) values ($1, $2, $3) on conflict do nothing",
            plan.code, plan.former_name, date(2016, 4, 30),
        )  # fmt: skip


def _accounts_of(plan: CommunityPlan) -> tuple[access.DemoAccount, ...]:
    if plan.is_reference:
        return access.ACCOUNTS
    return (access.PILOT_CLERKS[plan.code],) if plan.code in access.PILOT_CLERKS else ()


def _scopes(plan: CommunityPlan, places: Places, settled: people.People, ids: dict[str, UUID]) -> access.Scopes:
    scopes = access.Scopes(plan.id, places.grids)
    if plan.is_reference:
        scopes.units["property"] = places.units[territory.UNITS[0][0]]
        for account in access.ACCOUNTS:
            if account.role == "resident":
                person = settled.named(account.name)
                scopes.residents[account.login] = (person.id, person.phone or "")
    return scopes


def _used(sheets: list[Sheet], settled: people.People) -> Iterator[Sheet]:
    """The places, the dwellings with the use that their people make of them."""
    for sheet in sheets:
        if sheet.table == "dwelling":
            own, use = sheet.columns.index("id"), sheet.columns.index("use")
            sheet.rows = [
                (*row[:use], settled.uses.get(_uuid(row[own]), row[use]), *row[use + 1 :]) for row in sheet.rows
            ]
        yield sheet


def _uuid(value: object) -> UUID:
    if not isinstance(value, UUID):
        raise TypeError("an identifier is a UUID")
    return value
