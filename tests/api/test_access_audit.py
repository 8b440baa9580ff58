"""The audit log against who owns the database: append-only for us, and a changed, lost or added row is found."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import asyncpg
import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from access_stage import EVERYWHERE, House
from jiayuan.kernel import audit, clock, server
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.audit import ChainReport
from jiayuan.kernel.database import Database
from jiayuan.kernel.settings import Settings

TWO = system_actor(2)


@pytest.fixture
async def own_chain(fresh_database_name: str, own_server: server.OwnServer, _house_settings: Settings):
    """A database for one test: the chain is spoilt for good afterwards."""
    database = Database(own_server.url(server.APPLICATION, fresh_database_name), _house_settings)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def superuser(fresh_database_name: str, own_server: server.OwnServer) -> Iterator[psycopg.Connection]:
    """Who may do everything to the tables: triggers off, row security bypassed."""
    with psycopg.connect(own_server.url("postgres", fresh_database_name), autocommit=True) as root:
        root.execute("set session_replication_role = replica")
        yield root


async def written(database: Database, count: int) -> list[UUID]:
    """So many entries in community 2, chained."""
    names = []
    for number in range(count):
        async with database.transaction("{2}") as session:
            facts = {"number": number, "ids": [uuid4(), uuid4()], "name": "代码"}
            entry = audit.record(
                session,
                TWO,
                "people.person.revealed",
                about=uuid4(),
                subject_person_id=uuid4(),
                purpose="visit",
                **facts,
            )
            names.append(entry)
    await audit.seal_pending(database)
    return names


async def verified(database: Database, since: str | None = None) -> ChainReport:
    async with database.transaction("{2}") as session:
        return await audit.verify(session, 2, since=since)


def why(report: ChainReport) -> tuple[str | None, int | None]:
    return (report.broken.why, report.broken.seq) if report.broken else (None, None)


async def test_a_chain_that_nobody_touched_holds(own_chain: Database):
    await written(own_chain, 5)
    report = await verified(own_chain)
    assert (report.checked, report.waiting, report.broken) == (5, 0, None)
    assert "链完好" in report.sentence()


async def test_an_entry_goes_with_its_act_and_is_chained_afterwards(own_chain: Database):
    with pytest.raises(ZeroDivisionError):
        async with own_chain.transaction("{2}") as session:
            audit.record(session, TWO, "people.person.revealed")
            raise ZeroDivisionError
    async with own_chain.transaction("{2}") as session:
        audit.record(session, TWO, "people.person.revealed")
    waiting = await verified(own_chain)
    assert (waiting.checked, waiting.waiting, waiting.broken) == (0, 1, None)
    assert await audit.seal_pending(own_chain) == 1
    assert await audit.seal_pending(own_chain) == 0


@pytest.mark.parametrize("table", ["audit_entry", "audit_link", "audit_anchor"])
@pytest.mark.parametrize("change", ["update {} set community_id = 2", "delete from {}", "truncate {}"])
async def test_the_application_cannot_change_what_happened(own_chain: Database, table: str, change: str):
    await written(own_chain, 1)
    async with own_chain.pool.acquire() as held:
        for resealing in ("off", "on"):
            await held.execute(f"set jiayuan.resealing = '{resealing}'")
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await held.execute(change.format(table))


async def test_the_owner_cannot_either_without_taking_the_guard_away(own_chain: Database, own_server: server.OwnServer):
    await written(own_chain, 1)
    name = own_chain.url.partition("@/")[2].partition("?")[0]
    with psycopg.connect(own_server.url(server.OWNER, name)) as owner, pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute("update audit_entry set purpose = 'other'")


CHANGES = {
    "purpose": "update audit_entry set purpose = 'check' where id = %s",
    "account": "update audit_entry set account_id = gen_random_uuid() where id = %s",
    "subject": "update audit_entry set subject_person_id = null where id = %s",
    "moment": "update audit_entry set at = at + interval '1 microsecond' where id = %s",
    "kind": "update audit_entry set kind = kind || ' ' where id = %s",
    "facts": "update audit_entry set facts = facts || '{\"number\": 99}' where id = %s",
}


@pytest.mark.parametrize("what", CHANGES)
async def test_a_changed_entry_is_found(own_chain: Database, superuser: psycopg.Connection, what: str):
    names = await written(own_chain, 5)
    superuser.execute(CHANGES[what], [names[2]])
    assert why(await verified(own_chain)) == ("changed", 3)


async def test_a_lost_entry_a_lost_link_and_a_lost_pair_are_found(own_chain: Database, superuser: psycopg.Connection):
    names = await written(own_chain, 5)
    superuser.execute("delete from audit_entry where id = %s", [names[3]])
    assert why(await verified(own_chain)) == ("entry_missing", 4)
    superuser.execute("delete from audit_link where entry_id = %s", [names[3]])
    assert why(await verified(own_chain)) == ("gap", 4)
    superuser.execute("update audit_link set seq = 4 where seq = 5")
    assert why(await verified(own_chain)) == ("changed", 4)


async def test_an_entry_slipped_in_is_found(own_chain: Database, superuser: psycopg.Connection):
    await written(own_chain, 2)
    superuser.execute(
        "insert into audit_entry (community_id, id, at, kind, facts) values (2, gen_random_uuid(), now(), 'x', '{}')"
    )
    assert why(await verified(own_chain)) == ("loose", None)


async def test_a_month_ends_in_an_anchor_from_which_to_start_and_which_a_rewritten_chain_does_not_fit(
    own_chain: Database, superuser: psycopg.Connection
):
    clock.set_clock(datetime(2026, 10, 30, 4, tzinfo=UTC))
    october = await written(own_chain, 3)
    clock.set_clock(datetime(2026, 11, 2, 4, tzinfo=UTC))
    await written(own_chain, 2)
    assert (await verified(own_chain)).checked == 5
    assert (await verified(own_chain, since="2026-10")).checked == 2
    assert why(await verified(own_chain, since="2026-09")) == ("anchor", None)
    superuser.execute("update audit_entry set purpose = 'check' where id = %s", [october[0]])
    rewrite(superuser)
    assert why(await verified(own_chain)) == ("anchor", 3)


def rewrite(superuser: psycopg.Connection) -> None:
    """What a forger does who can write everything: compute the whole chain anew, but not what was printed."""
    rows = superuser.execute(
        "select e.id, e.at, e.account_id, e.session_id, e.kind, e.about, e.subject_person_id, e.purpose, e.facts, l.seq"
        " from audit_link l join audit_entry e on e.id = l.entry_id order by l.seq"
    ).fetchall()
    digest = bytes(32)
    for row in rows:
        names = ("id", "at", "account_id", "session_id", "kind", "about", "subject_person_id", "purpose", "facts")
        entry = audit.AuditEntry(community_id=2, **dict(zip(names, row, strict=False)))
        digest = audit.digest_of(row[9], digest, entry)
        superuser.execute("update audit_link set digest = %s where seq = %s", [digest, row[9]])


async def test_communities_have_chains_of_their_own(own_chain: Database):
    await written(own_chain, 2)
    async with own_chain.transaction("{1}") as session:
        audit.record(session, system_actor(1), "people.person.revealed")
    await audit.seal_pending(own_chain)
    async with own_chain.transaction("{1}") as session:
        assert (await audit.verify(session, 1)).checked == 1
    with pytest.raises(DBAPIError):
        async with own_chain.transaction("{1}") as session:
            audit.record(session, TWO, "people.person.revealed")


async def test_the_auditor_sees_that_the_chain_holds(house: House):
    auditor = await house.signed_in("staff", EVERYWHERE, "auditor", community=0)
    await audit.seal_pending(house.database)
    answer = (await auditor.get("/audit/chain?community=520302010003")).json()
    assert (answer["broken_why"], answer["waiting"]) == (None, 0)
