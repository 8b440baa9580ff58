"""A form that was begun is there again on another device, for its author alone, until it is sent (lessons 16)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from jiayuan.kernel import clock, files, forgetting
from jiayuan.kernel.ids import uuid7
from walking_stage import API, households_of, put_photo, rows, visit

VISIT = f"{API}/me/drafts/grid.visit"


@pytest.fixture(scope="module")
async def doors(api):
    return iter(await households_of(await api.sign_in("grid2")))


@pytest.fixture
async def worker(api):
    return await api.sign_in("grid2")


async def keep(client, household: str, version: int, **more):
    body = {"item_key": str(uuid7()), "content": {"words": "门没开"}} | more
    return await client.put(VISIT, params={"about": household}, json=body, headers={"if-match": str(version)})


async def found(client, household: str) -> list[dict]:
    answer = await client.get(VISIT, params={"about": household})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_two_devices_never_overwrite_each_other_silently(worker, doors):
    door = next(doors)["id"]
    assert (await keep(worker, door, 0)).json()["version"] == 1
    assert (await keep(worker, door, 1, content={"words": "门开了"})).json()["version"] == 2
    late = await keep(worker, door, 1, content={"words": "旧的"})
    assert (late.status_code, late.json()["code"]) == (412, "kernel.stale")
    unseen = await keep(worker, door, 0)
    assert unseen.status_code == 412
    (draft,) = await found(worker, door)
    assert (draft["content"], draft["version"]) == ({"words": "门开了"}, 2)
    assert (await worker.put(VISIT, json={"item_key": "k" * 8, "content": {}})).status_code == 428


async def test_a_draft_is_its_authors_alone_and_unreadable_in_the_tables(api, worker, doors):
    door = next(doors)["id"]
    await keep(worker, door, 0, content={"words": "摔了一跤"})
    for other in ("grid3", "committee", "clerk"):
        assert await found(await api.sign_in(other), door) == []
    (row,) = await rows(api, "select content_box from draft where about_id = :id", id=door)
    assert "摔".encode() not in row["content_box"]


async def test_what_is_sent_is_no_draft_any_longer_whichever_device_sent_it(worker, doors):
    door = next(doors)["id"]
    form = visit(door, "not_home")
    await keep(worker, door, 0, item_key=form["id"])
    refused = await worker.post(
        f"{API}/grid/visits", json=form | {"outcome": "nowhere"}, headers={"idempotency-key": form["id"]}
    )
    assert refused.status_code == 422
    assert len(await found(worker, door)) == 1
    sent = await worker.post(f"{API}/grid/visits", json=form, headers={"idempotency-key": form["id"]})
    assert sent.status_code == 201
    assert await found(worker, door) == []
    behind = await keep(worker, door, 0, item_key=form["id"])
    assert behind.status_code == 412


async def test_a_draft_that_is_let_go_is_gone(worker, doors):
    door = next(doors)["id"]
    await keep(worker, door, 0)
    other = await worker.delete(VISIT, params={"about": door}, headers={"if-match": "7"})
    assert other.status_code == 412
    for _ in range(2):
        answer = await worker.delete(VISIT, params={"about": door}, headers={"if-match": "1"})
        assert answer.status_code == 204
    assert await found(worker, door) == []


async def test_photos_stay_as_long_as_their_draft_which_ends_after_thirty_days(api, worker, doors):
    door = next(doors)["id"]
    named, lost = await put_photo(worker), await put_photo(worker)
    await keep(worker, door, 0, files=[named])
    began = clock.now()
    try:
        clock.set_clock(began + timedelta(days=20))
        await files.sweep(api.database)
        left = await rows(api, "select id::text from stored_file where id = any(:ids)", ids=[named, lost])
        assert [row["id"] for row in left] == [named]
        clock.set_clock(began + timedelta(days=31))
        await forgetting.carry_out(api.database)
        await files.sweep(api.database)
    finally:
        clock.set_clock(began)
    assert await rows(api, "select id from draft where about_id = :id", id=door) == []
    assert await rows(api, "select id from stored_file where id = :id", id=named) == []


async def test_drafts_do_not_outgrow_their_bounds(api, worker, doors):
    door = next(doors)["id"]
    long = await keep(worker, door, 0, content={"words": "字" * 30_000})
    assert long.json()["fields"][0]["code"] == "access.draft_too_long"
    (me,) = await rows(api, "select id from account where login = 'grid2'")
    async with api.database.transaction("{1}") as session:
        await session.execute(
            text("insert into draft select 1, gen_random_uuid(), :me, 'grid.other', gen_random_uuid(), 'k', '', '{}',"
                 " '', now(), 1 from generate_series(1, 100)"), {"me": me["id"]},
        )  # fmt: skip
    full = await keep(worker, door, 0)
    assert (full.status_code, full.json()["code"]) == (409, "access.drafts_full")


@pytest.mark.parametrize("content", [r'{"words": "\ud83d"}', '{"a":' * 900 + "1" + "}" * 900])
async def test_what_cannot_be_kept_is_said_at_the_field(worker, content: str):
    answer = await worker.put(
        f"{API}/me/drafts/grid.need",
        content=f'{{"item_key": "{uuid7()}", "content": {content}}}',
        headers={"if-match": "0", "content-type": "application/json"},
    )
    assert (answer.status_code, answer.json()["fields"][0]["name"]) == (422, "content")
