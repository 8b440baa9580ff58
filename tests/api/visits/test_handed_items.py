"""What a phone cannot send is given to somebody else and never lost: taken up as his own, or put away with a reason."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from jiayuan.kernel import clock, forgetting
from jiayuan.kernel.ids import uuid7
from walking_stage import API, Phone, households_of, put_photo, rows, visit

ITEMS = f"{API}/grid/handed-items"


@pytest.fixture(scope="module")
async def phone(api):
    return await Phone.of(api, "grid2")


@pytest.fixture(scope="module")
async def colleague(api):
    return await account_of(api, "grid3")


async def account_of(api, login: str) -> str:
    (row,) = await rows(api, "select id::text from account where login = :login", login=login)
    return row["id"]


def event(**more) -> dict:
    return {"id": str(uuid7()), "text": "3栋东侧井盖响", "place": {"text": "3栋东侧"}, "channel": "mobile"} | more


async def give(giver, phone, path: str, body: dict, **more):
    envelope = phone.seal(path, body, key=str(uuid7()), made_at=more.pop("made_at", None))
    return await giver.post(ITEMS, json={"envelope": envelope, "title": "记一笔"} | more)


async def listed(client, item: str) -> dict | None:
    return next((one for one in (await client.get(ITEMS)).json() if one["id"] == item), None)


async def test_what_is_given_reaches_the_colleague_whole_and_becomes_his_own(api, phone, colleague):
    giver, receiver = await api.sign_in("grid2"), await api.sign_in("grid3")
    photo, written = await put_photo(giver), clock.now() - timedelta(hours=5)
    body = event(files=[{"file_id": photo, "moment": "before"}])
    item = (await give(
        giver, phone, "/grid/events", body, to_account_id=colleague, files=[photo], made_at=written, note="我休息了",
        refusal="这一条过不去",
    )).json()["id"]  # fmt: skip
    told = await listed(receiver, item)
    assert (told["giver_name"], told["note"], told["lost_files"], told["state"]) == ("甘二格", "我休息了", 0, "open")
    assert told["device_at"].startswith(written.strftime("%Y-%m-%dT%H:%M"))
    taken = await receiver.put(f"{ITEMS}/{item}/taking", headers={"if-match": str(told["version"])})
    assert taken.status_code == 200, taken.text
    (file,) = taken.json()["body"]["files"]
    assert (taken.json()["path"], taken.json()["body"]["text"]) == ("/api/v1/grid/events", body["text"])
    assert file["file_id"] != photo
    mine = event(text=body["text"], files=[file])
    assert (await receiver.post(f"{API}/grid/events", json=mine)).status_code == 201
    (row,) = await rows(api, "select opened_by_account_id::text from matter where id = :id", id=mine["id"])
    assert row["opened_by_account_id"] == colleague


async def test_the_giver_gets_a_receipt_and_hears_what_became_of_it(api, phone, colleague):
    giver, receiver = await api.sign_in("grid2"), await api.sign_in("grid3")
    item = (await give(giver, phone, "/grid/events", event(), to_account_id=colleague)).json()["id"]
    receipt = await listed(giver, item)
    assert (receipt["is_mine"], receipt["state"]) == (True, "open")
    away = await receiver.put(
        f"{ITEMS}/{item}/putting-away", json={"why": "昨天有人报过"}, headers={"if-match": str(receipt["version"])}
    )
    assert away.status_code == 204
    receipt = await listed(giver, item)
    assert (receipt["state"], receipt["ended_by_name"], receipt["ended_why"]) == ("put_away", "甘三格", "昨天有人报过")
    told = (await giver.get(f"{API}/messages")).json()["items"]
    assert "昨天有人报过" in [message["body"] for message in told if message["kind"] == "grid.item.ended"]
    late = await receiver.put(f"{ITEMS}/{item}/taking", headers={"if-match": str(receipt["version"])})
    assert (late.status_code, late.json()["code"]) == (409, "grid.item_ended")


async def test_what_did_arrive_is_not_given_on_and_done_twice(api, phone, colleague):
    giver, body = await api.sign_in("grid2"), event()
    envelope = phone.seal("/grid/events", body, key=body["id"])
    assert (await api.anonymous.post(f"{API}/sealed", json=envelope)).status_code == 201
    answer = await giver.post(ITEMS, json={"envelope": envelope, "title": "记一笔", "to_account_id": colleague})
    assert (answer.status_code, answer.json()["code"]) == (409, "grid.item_sent")


async def test_what_is_in_other_hands_is_not_carried_out_by_the_phone_as_well(api, phone, colleague):
    giver, receiver = await api.sign_in("grid2"), await api.sign_in("grid3")
    body = event(text="3栋东侧路灯罩掉了")
    envelope = phone.seal("/grid/events", body, key=body["id"])
    given = {"envelope": envelope, "title": "记一笔", "to_account_id": colleague}
    item = (await giver.post(ITEMS, json=given)).json()["id"]
    changed = phone.seal("/grid/events", body | {"text": "3栋东侧井盖又响"}, key=body["id"])
    step = phone.seal(f"/grid/households/{uuid7()}/confirmation", None, key=body["id"], method="PATCH")
    for late in (envelope, changed, step):
        answer = await api.anonymous.post(f"{API}/sealed", json=late)
        assert (answer.status_code, answer.json()["code"]) == (409, "grid.item_given")
        assert answer.json()["title"] == "已经交给甘三格了，这里不再传"
    taken = await receiver.put(f"{ITEMS}/{item}/taking", headers={"if-match": "1"})
    mine = await receiver.post(f"{API}/grid/events", json=taken.json()["body"] | {"id": str(uuid7())})
    assert mine.status_code == 201, mine.text
    assert (await api.anonymous.post(f"{API}/sealed", json=envelope)).status_code == 409
    done = await rows(api, "select id::text from matter where title = :title", title=body["text"])
    assert [row["id"] for row in done] == [mine.json()["id"]]


async def test_an_item_given_while_it_arrives_is_done_by_one_of_the_two(api, phone, colleague):
    giver = await api.sign_in("grid2")
    for _ in range(6):
        body = event()
        envelope = phone.seal("/grid/events", body, key=body["id"])
        given = {"envelope": envelope, "title": "记一笔", "to_account_id": colleague}
        here, there = await asyncio.gather(
            api.anonymous.post(f"{API}/sealed", json=envelope), giver.post(ITEMS, json=given)
        )
        codes = [answer.status_code for answer in (here, there)]
        assert codes in ([201, 409], [409, 201]), (here.text, there.text)
        done = await rows(api, "select id from matter where id = :id", id=body["id"])
        kept = await rows(api, "select id from handed_item where item_key = :id", id=body["id"])
        assert len(done) + len(kept) == 1


async def test_an_item_that_no_form_could_open_again_is_not_given(api, phone, colleague):
    giver, deep = await api.sign_in("grid2"), []
    for _ in range(300):
        deep = [deep]
    for body in (event(text=10**400), event(text=deep)):
        given = await give(giver, phone, "/grid/events", body, to_account_id=colleague)
        assert (given.status_code, given.json()["code"]) == (422, "sealed.unreadable")


async def test_what_was_given_is_nobody_elses(api, phone, colleague):
    giver, stranger = await api.sign_in("grid2"), await api.sign_in("grid4")
    photo = await put_photo(giver)
    item = (await give(giver, phone, "/grid/events", event(), to_account_id=colleague, files=[photo])).json()["id"]
    assert await listed(stranger, item) is None
    for client, code in ((stranger, 404), (giver, 404)):
        answer = await client.put(f"{ITEMS}/{item}/taking", headers={"if-match": "1"})
        assert answer.status_code == code
    assert (await stranger.get(f"{API}/files/{photo}/address")).status_code == 404
    (kept,) = await rows(api, "select content_box from handed_item where id = :id", id=item)
    assert "井盖".encode() not in kept["content_box"]


async def test_only_its_author_gives_an_item_and_only_to_who_is_offered(api, phone, colleague):
    giver, other = await api.sign_in("grid2"), await api.sign_in("grid4")
    envelope = phone.seal("/grid/events", event(), key=str(uuid7()))
    stolen = await other.post(ITEMS, json={"envelope": envelope, "title": "记一笔"})
    assert (stolen.status_code, stolen.json()["code"]) == (403, "sealed.author_unproven")
    outsider = await giver.post(
        ITEMS, json={"envelope": envelope, "title": "记一笔", "to_account_id": await account_of(api, "resident")}
    )
    assert outsider.json()["fields"][0]["code"] == "grid.item_receiver_unknown"
    names = {one["name"] for one in (await giver.get(f"{ITEMS}/receivers")).json()}
    assert "甘三格" in names and "甘二格" not in names
    assert (await (await api.sign_in("resident")).get(f"{ITEMS}/receivers")).json() == []
    once = await giver.post(ITEMS, json={"envelope": envelope, "title": "记一笔", "to_account_id": colleague})
    again = await giver.post(ITEMS, json={"envelope": envelope, "title": "记一笔", "to_account_id": colleague})
    assert once.json() == again.json()


async def test_what_tells_of_a_household_is_passed_on_by_the_clerk_unread(api, phone, colleague):
    giver, clerk = await api.sign_in("grid2"), await api.sign_in("clerk")
    receiver = await api.sign_in("grid3")
    household = (await households_of(giver))[0]["id"]
    item = (await give(giver, phone, "/grid/visits", visit(household, words="摔了一跤"))).json()["id"]
    told = await listed(clerk, item)
    assert told["is_about_people"] is True and "摔" not in str(told)
    opened = await clerk.put(f"{ITEMS}/{item}/taking", headers={"if-match": str(told["version"])})
    assert (opened.status_code, opened.json()["code"]) == (403, "grid.item_of_walkers")
    passed = await clerk.put(
        f"{ITEMS}/{item}/receiver", json={"to_account_id": colleague}, headers={"if-match": str(told["version"])}
    )
    assert passed.status_code == 204
    assert await listed(clerk, item) is None
    told = await listed(receiver, item)
    taken = await receiver.put(f"{ITEMS}/{item}/taking", headers={"if-match": str(told["version"])})
    assert taken.json()["body"]["words"] == "摔了一跤"
    looked = await rows(api, "select kind from audit_entry where about = :id order by id", id=item)
    assert [row["kind"] for row in looked] == ["grid.item.given", "grid.item.passed_on", "grid.item.taken"]


async def test_what_ended_is_forgotten_with_its_pictures_and_what_waits_is_not(api, phone, colleague):
    giver, receiver = await api.sign_in("grid2"), await api.sign_in("grid3")
    photo = await put_photo(giver)
    ended = (await give(giver, phone, "/grid/events", event(), to_account_id=colleague, files=[photo])).json()["id"]
    waits = (await give(giver, phone, "/grid/events", event(), to_account_id=colleague)).json()["id"]
    await receiver.put(f"{ITEMS}/{ended}/taking", headers={"if-match": "1"})
    began = clock.now()
    clock.set_clock(began + timedelta(days=31))
    try:
        await forgetting.carry_out(api.database)
    finally:
        clock.set_clock(began)
    left = await rows(api, "select id::text from handed_item where id = any(:ids)", ids=[ended, waits])
    assert [row["id"] for row in left] == [waits]
    (file,) = await rows(api, "select attached_id from stored_file where id = :id", id=photo)
    assert file["attached_id"] is None
