"""Who may act on a matter and with what in hand; what even the database refuses."""

from __future__ import annotations

import asyncpg
import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from jiayuan.engines.matters import queries
from jiayuan.engines.matters.acting import act
from jiayuan.engines.matters.problems import AboutThem, EvidenceMissing, NotYours, SamePerson
from jiayuan.engines.matters.visibility import sight_of
from jiayuan.kernel import server
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import NotFound, Stale, VersionMissing
from matters_stage import DONE, Desk, Stage


async def test_two_clerks_on_one_event_the_second_is_told_to_look(desk: Desk, stage: Stage):
    matter = await desk.open()
    version = (await desk.see(matter)).version
    await desk.act(stage.clerk, matter, "register", version=version)
    with pytest.raises(Stale):
        await desk.act(stage.second_clerk, matter, "reject", version=version, note="重复")


async def test_an_action_without_a_version_is_refused_and_a_comment_needs_none(desk: Desk, stage: Stage):
    matter = await desk.open()
    async with desk.database.as_actor(stage.clerk) as session:
        with pytest.raises(VersionMissing):
            await act(session, stage.clerk, matter, "register", {}, None)
    async with desk.database.as_actor(stage.clerk) as session:
        await act(session, stage.clerk, matter, "comment", {"note": "师傅下午到"}, None)


async def test_who_handled_cannot_verify_and_the_database_refuses_it_too(desk: Desk, stage: Stage):
    matter = await desk.open()
    await desk.act(stage.worker, matter, "settle", **DONE)
    assert [task.post for task in await desk.open_tasks(matter)] == ["grid_deputy"]
    with pytest.raises(SamePerson):
        await desk.act(stage.worker, matter, "close", note="好了", way="fixed")
    seen = await desk.see(matter)
    with pytest.raises(DBAPIError, match="who handled may not verify"):
        async with desk.database.transaction("{1}") as session:
            await session.execute(
                text(
                    "insert into matter_step (community_id, id, matter_id, number, action, to_state, actor_account_id,"
                    " actor_name, actor_role, never_by, at, received_at, is_public, note, data, files) values (1, :id,"
                    " :matter, :number, 'close', 'closed', :actor, '', '', '{handle,settle}', now(), now(), true, '',"
                    " '{}', '[]')"
                ),
                {"id": uuid7(), "matter": matter, "number": seen.steps + 1, "actor": stage.worker.account_id},
            )
    await desk.act(stage.deputy, matter, "close", note="看过", way="fixed")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("update matter set state = 'closed' where id = :matter", "a state changes with a step only"),
        ("update matter_task set done_at = now(), outcome = 'done' where matter_id = :matter", "has no task"),
        ("delete from matter_task where matter_id = :matter", "has no task"),
        ("update matter set due_at = null where id = :matter", "open_matter_has_a_deadline"),
        ("update matter_step set note = 'x' where matter_id = :matter", "permission denied"),
        ("delete from matter_step where matter_id = :matter", "permission denied"),
    ],
)
async def test_what_must_never_be_possible_is_refused_by_the_database(desk: Desk, statement: str, sentence: str):
    matter = await desk.open()
    with pytest.raises((DBAPIError, asyncpg.PostgresError), match=sentence):
        async with desk.database.transaction("{1}") as session:
            await session.execute(text(statement), {"matter": matter})


async def test_even_the_owner_cannot_change_a_step(desk: Desk, owner_url: str):
    matter = await desk.open()
    connection = await asyncpg.connect(owner_url)
    try:
        with pytest.raises(asyncpg.RestrictViolationError):
            await connection.execute("update matter_step set note = 'x' where matter_id = $1", matter)
    finally:
        await connection.close()


async def test_a_stranger_and_a_worker_of_another_grid_find_nothing(desk: Desk, stage: Stage):
    matter = await desk.open()
    for stranger in (stage.neighbour, stage.far_worker, stage.steward):
        with pytest.raises(NotFound):
            await desk.act(stranger, matter, "comment", note="?")


async def test_a_unit_acts_on_what_it_was_given_only(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    with pytest.raises(NotYours):
        await desk.act(stage.clerk, matter, "handle", **DONE)
    with pytest.raises(NotFound):
        await desk.act(stage.electrician, matter, "handle", **DONE)


async def test_a_matter_about_a_unit_is_never_given_to_it(desk: Desk, stage: Stage):
    with pytest.raises(AboutThem):
        await desk.dispatched(about_unit_id=stage.property)


async def test_the_photo_that_the_category_asks_for_must_be_there(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    with pytest.raises(EvidenceMissing):
        await desk.act(stage.steward, matter, "handle", note="好了")


def test_every_list_is_an_ordered_index_scan(stage: Stage, own_server, database_name: str):
    listing = queries._listing(sight_of(stage.clerk), queries.Filter("grid.event", state="open").shape())
    with psycopg.connect(own_server.url(server.APPLICATION, database_name)) as connection:
        connection.execute(
            "set jiayuan.communities = '{1}'; set enable_seqscan = off; set enable_bitmapscan = off;"
            " set enable_incremental_sort = off"
        )
        told, inbox = (
            "\n".join(row[0] for row in connection.execute(f"explain (generic_plan, costs off) {query.sql}"))
            for query in (listing, queries.INBOX)
        )
    assert "matter_open_by_due" in told
    assert "Sort" not in told
    assert "matter_task_inbox" in inbox
    assert inbox.count("Sort Key") == 1  # of at most a page for each holder
