"""Events by the API: strangers first, then places, channels and who sees what."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from grid_stage import V1, Grounds, act, attempt, event, handled_photos, report, set_grounds, upload
from jiayuan.domains.grid.workflow import PERMISSIONS
from stage import Api


@pytest.fixture(scope="module")
async def grounds(api: Api, stage: str) -> Grounds:
    return await set_grounds(api, stage)


async def test_a_neighbours_event_is_not_found_on_any_route(grounds: Grounds) -> None:
    resident, neighbour = await grounds.api.sign_in("resident"), await grounds.api.sign_in("resident2")
    theirs = await report(resident, grounds, "家里老人摔倒了", category_id=grounds.category("0803"))
    missing = str(uuid4())
    calls = [
        ("GET", "/matters/{id}", None),
        ("GET", "/matters/{id}/file", None),
        ("GET", "/grid/events/{id}", None),
        ("PUT", "/matters/{id}/watch", None),
        ("POST", "/matters/{id}/steps", {"action": "comment", "form": {"note": "你好"}}),
        ("POST", "/matters/{id}/steps", {"action": "evaluate", "form": {"level": 5}}),
        ("POST", "/grid/events/{id}/supporters", {"note": ""}),
        ("POST", "/grid/events/{id}/reporter/phone", {"purpose": "check"}),
    ]
    for method, path, body in calls:
        answers = [
            await neighbour.request(method, V1 + path.format(id=known), json=body) for known in (theirs, missing)
        ]
        assert [answer.status_code for answer in answers] == [404, 404], path
        assert answers[0].json() == answers[1].json(), path  # not even by its words can one tell them apart


HOLDERS = {
    # a second, simpler statement of who may do what, by login
    "grid.event.arbitrate": {"committee"},
    "grid.event.arrange": {"committee", "clerk"},
    "grid.event.dispatch": {"committee", "clerk"},
    "grid.event.export": {"committee", "clerk"},
    "grid.event.read": {"committee", "clerk", "street", "grid1", "grid2", "grid3", "grid4"},
    "grid.event.record": {"committee", "clerk", "grid1", "grid2", "grid3", "grid4"},
    "grid.event.register": {"committee", "clerk"},
    "grid.event.settle": {"grid1", "grid2", "grid3", "grid4"},
    "grid.event.supervise": {"committee", "street"},
    "grid.event.verify": {"clerk", "grid1", "grid2", "grid3", "grid4"},
    "grid.figure.read": {"committee", "clerk", "street", "branch", "grid1", "grid2", "grid3", "grid4"},
    "grid.template.edit": {"committee", "clerk"},
    "grid.view.share": {"committee", "clerk"},
    "grid.voice.reply": {"committee", "clerk"},
}
LOGINS = (
    "street", "committee", "branch", "clerk", "grid1", "grid2", "grid3", "grid4", "property", "resident",
)  # fmt: skip


def test_every_permission_of_events_stands_in_the_second_table() -> None:
    assert {permission.name for permission in PERMISSIONS} == set(HOLDERS)


@pytest.mark.parametrize("login", LOGINS)
async def test_who_may_do_what_is_what_the_second_table_says(api: Api, login: str) -> None:
    client = await api.sign_in(login)
    if login == "street":  # who has several communities names the one he works in
        client = await api.sign_in(login, community="520302010007")
    answer = await client.get(f"{V1}/me")
    assert answer.status_code == 200, answer.text
    granted = {name for name in answer.json()["permissions"] if name in HOLDERS}
    assert granted == {name for name, logins in HOLDERS.items() if login in logins}


async def test_the_board_is_closed_to_residents_and_units(grounds: Grounds) -> None:
    for login in ("resident", "property"):
        client = await grounds.api.sign_in(login)
        for path in ("/grid/events", "/grid/events/counts", "/grid/numbers", "/grid/board", "/grid/signals"):
            answer = await client.get(V1 + path)
            assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden"), path


async def test_a_unit_sees_what_it_was_given_and_nothing_else(grounds: Grounds) -> None:
    resident, clerk, steward = [await grounds.api.sign_in(login) for login in ("resident", "clerk", "property")]
    event_id = await report(resident, grounds, "楼道有杂物", category_id=grounds.category("0202"), may_call=True)
    assert (await steward.get(f"{V1}/grid/events/{event_id}")).status_code == 404
    await act(clerk, event_id, "register")
    await act(clerk, event_id, "dispatch")
    seen = (await steward.get(f"{V1}/grid/events/{event_id}")).json()
    assert seen["reporter"]["name"] == "安*家"  # with consent, and masked
    assert (seen["others"], seen["proposed"], seen["is_signal"]) == ([], None, False)
    rung = await steward.post(f"{V1}/grid/events/{event_id}/reporter/phone", json={"purpose": "visit"})
    assert rung.status_code == 200, rung.text


async def test_who_rings_the_reporter_is_told_to_him_like_any_look(grounds: Grounds) -> None:
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    event_id = await report(resident, grounds, "楼道有杂物", category_id=grounds.category("0202"), may_call=True)
    phone = f"{V1}/grid/events/{event_id}/reporter/phone"
    assert (await clerk.post(phone, json={"purpose": "other"})).status_code == 422
    assert (await clerk.post(phone, json={"purpose": "other", "words": "问清楚是哪一层"})).status_code == 200
    latest = (await resident.get(f"{V1}/me/looks")).json()["items"][0]
    told = (latest["how"], latest["facts"], latest["purpose"], latest["words"])
    assert told == ("call", ["phone"], "other", "问清楚是哪一层")


async def test_an_event_about_a_unit_is_never_given_or_shown_to_it(grounds: Grounds) -> None:
    resident, clerk, steward = [await grounds.api.sign_in(login) for login in ("resident", "clerk", "property")]
    event_id = await report(
        resident,
        grounds,
        "保洁三天没来",
        category_id=grounds.category("0404"),
        about_unit_id=str(grounds.property),
    )
    await act(clerk, event_id, "register")
    assert (await clerk.get(f"{V1}/grid/events/{event_id}")).json()["proposed"] is None
    routed = await attempt(clerk, event_id, "dispatch")
    assert (routed.status_code, routed.json()["code"]) == (422, "matters.nobody_to_assign")
    by_hand = await attempt(clerk, event_id, "dispatch", to={"kind": "unit", "id": str(grounds.property)})
    assert (by_hand.status_code, by_hand.json()["code"]) == (409, "matters.about_them")
    await act(clerk, event_id, "dispatch", to={"kind": "post", "post": "event_clerk"})
    assert (await steward.get(f"{V1}/matters/{event_id}")).status_code == 404
    neighbour = await grounds.api.sign_in("resident2")
    similar = await neighbour.get(f"{V1}/grid/events/similar", params={"entrance_id": str(grounds.entrance)})
    assert event_id not in [row["id"] for row in similar.json()]


async def test_an_event_about_a_worker_reaches_him_by_no_post_of_his(grounds: Grounds) -> None:
    resident, clerk, worker = [await grounds.api.sign_in(login) for login in ("resident", "clerk", "grid3")]
    steward = await grounds.api.sign_in("property")
    himself = (await worker.get(f"{V1}/me")).json()["account"]["id"]
    lamp = {"category_id": grounds.category("0101"), "about_account_id": himself}
    event_id = await report(resident, grounds, "网格员从来不上门看灯", **lamp)
    await act(clerk, event_id, "register")
    for to in (
        {"kind": "account", "id": himself},
        {"kind": "post", "post": "grid_worker", "scope_id": str(grounds.grid)},
        {"kind": "post", "post": "grid_worker"},
    ):
        by_hand = await attempt(clerk, event_id, "dispatch", to=to)
        assert (by_hand.status_code, by_hand.json()["code"]) == (409, "matters.about_them"), to
    await act(clerk, event_id, "dispatch", to={"kind": "unit", "id": str(grounds.property)})
    await act(steward, event_id, "handle", note="换好了", files=await handled_photos(steward))
    waiting = [task for task in (await event(clerk, event_id))["tasks"] if task["done_at"] is None]
    assert [task["post"] for task in waiting] == ["event_clerk"]
    beside = await report(resident, grounds, "单元门口又黑了", category_id=grounds.category("0101"))
    await act(clerk, beside, "link", other=event_id)
    for path in (f"/matters/{beside}", f"/grid/events/{beside}", f"/matters/{beside}/file"):
        assert "从来不上门" in (await clerk.get(V1 + path)).text, path
        assert "从来不上门" not in (await worker.get(V1 + path)).text, path
    told = (await worker.get(f"{V1}/messages", params={"limit": 100})).json()["items"]
    assert event_id not in [message["matter_id"] for message in told]


async def test_an_event_about_the_clerk_goes_to_the_committee(alone_api: Api, alone_stage: str) -> None:
    grounds = await set_grounds(alone_api, alone_stage)  # apart, for what she may not see is still counted
    resident, clerk, committee = [await grounds.api.sign_in(login) for login in ("resident", "clerk", "committee")]
    herself = (await clerk.get(f"{V1}/me")).json()["account"]["id"]
    event_id = await report(resident, grounds, "窗口的人不耐烦", about_account_id=herself)
    waiting = (await event(committee, event_id))["tasks"]
    assert [task["post"] for task in waiting] == ["joint_committee"]
    told = (await clerk.get(f"{V1}/messages", params={"limit": 100})).json()["items"]
    assert event_id not in [message["matter_id"] for message in told]


async def test_a_worker_sees_the_events_of_his_grids(grounds: Grounds) -> None:
    resident, own, far = [await grounds.api.sign_in(login) for login in ("resident", "grid3", "grid1")]
    event_id = await report(resident, grounds, "单元门关不上", category_id=grounds.category("0103"))
    assert (await own.get(f"{V1}/grid/events/{event_id}")).status_code == 200
    assert (await far.get(f"{V1}/grid/events/{event_id}")).status_code == 404
    listed = (await far.get(f"{V1}/grid/events", params={"tab": "all", "limit": 200})).json()["items"]
    assert event_id not in [row["id"] for row in listed]


async def test_a_second_send_from_a_phone_finds_the_first(grounds: Grounds) -> None:
    resident = await grounds.api.sign_in("resident")
    body = {
        "id": str(uuid4()),
        "text": "路灯不亮",
        "place": {"entrance_id": str(grounds.entrance)},
        "files": [{"file_id": await upload(resident)}],
    }
    sent = [await resident.post(f"{V1}/grid/events", json=body) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [201, 201]
    assert {answer.json()["id"] for answer in sent} == {body["id"]}
    found = await event(resident, str(body["id"]))
    assert found["category_title"] == "路灯损坏"  # recognised from the words
    assert len([step for step in found["steps"] if step["action"] == "open"]) == 1


async def test_the_id_of_anothers_event_is_taken(grounds: Grounds) -> None:
    resident, neighbour = await grounds.api.sign_in("resident"), await grounds.api.sign_in("resident2")
    event_id = await report(resident, grounds, "树枝挡了窗")
    body = {"id": event_id, "text": "树枝挡了窗", "place": {"text": "楼下"}}
    answer = await neighbour.post(f"{V1}/grid/events", json=body)
    assert (answer.status_code, answer.json()["code"]) == (409, "matters.id_taken")


async def test_a_photo_of_somebody_else_cannot_be_attached(grounds: Grounds) -> None:
    resident, neighbour = await grounds.api.sign_in("resident"), await grounds.api.sign_in("resident2")
    file_id = await upload(resident)
    body = {
        "id": str(uuid4()),
        "text": "灯坏了",
        "place": {"text": "楼下"},
        "files": [{"file_id": file_id}],
    }
    answer = await neighbour.post(f"{V1}/grid/events", json=body)
    assert (answer.status_code, answer.json()["code"]) == (404, "kernel.not_found")
    assert (await neighbour.get(f"{V1}/matters/{body['id']}")).status_code == 404  # nothing half-written


REFUSED = [
    ({"place": {}}, 422, "grid.place_missing"),
    ({"place": {"entrance_id": str(uuid4())}}, 422, "grid.place_unknown"),
    ({"channel": "phone"}, 422, "grid.channel_not_yours"),
    ({"category_id": str(uuid4())}, 422, "matters.unknown_category"),
    ({"text": "。"}, 422, "kernel.invalid"),
    ({"text": "\u200b\u2060\ufeff"}, 422, "kernel.invalid"),  # signs of no width say nothing
    ({"text": "\u3164\u2800\u3164"}, 422, "kernel.invalid"),  # nor do letters and dots that are blank
    ({"place": {"longitude": 106.9, "text": "门口"}}, 422, "kernel.invalid"),
    ({"colour": "red"}, 422, "kernel.invalid"),
]


@pytest.mark.parametrize(("change", "status", "code"), REFUSED, ids=[str(row[2]) for row in REFUSED])
async def test_a_bad_report_is_refused_with_its_field(
    grounds: Grounds, change: dict[str, object], status: int, code: str
) -> None:
    resident = await grounds.api.sign_in("resident")
    body = {"id": str(uuid4()), "text": "灯坏了", "place": {"text": "楼下"}} | change
    answer = await resident.post(f"{V1}/grid/events", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["fields"]


async def test_a_class_is_no_category(grounds: Grounds) -> None:
    resident = await grounds.api.sign_in("resident")
    body = {"id": str(uuid4()), "text": "灯坏了", "place": {"text": "楼下"}, "category_id": grounds.category("01")}
    answer = await resident.post(f"{V1}/grid/events", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "grid.category_too_wide")


async def test_a_residents_own_word_makes_nothing_urgent_but_the_category_does(grounds: Grounds) -> None:
    resident, worker = await grounds.api.sign_in("resident"), await grounds.api.sign_in("grid3")
    lamp = grounds.category("0101")
    for client, form, urgent in (
        (resident, {"category_id": lamp, "is_urgent": True, "source": "patrol"}, False),
        (worker, {"category_id": lamp, "is_urgent": True, "source": "patrol"}, True),
        (resident, {"category_id": grounds.category("0204")}, True),
    ):
        found = await event(client, await report(client, grounds, "看一下", **form))
        assert found["is_urgent"] is urgent
    assert (await event(resident, await report(resident, grounds, "看一下", source="patrol")))["details"][
        "source"
    ] == "resident"


async def test_a_call_written_down_keeps_the_callers_number_encrypted(grounds: Grounds, stage: str) -> None:
    clerk, resident = await grounds.api.sign_in("clerk"), await grounds.api.sign_in("resident")
    body = {
        "id": str(uuid4()),
        "text": "3栋门口井盖没了",
        "place": {"entrance_id": str(grounds.far_entrance)},
        "caller_phone": "139 8521 2047",
        "may_call": True,
    }
    assert (await resident.post(f"{V1}/grid/calls", json=body)).status_code == 403
    assert (await clerk.post(f"{V1}/grid/calls", json=body)).status_code == 201
    found = (await clerk.get(f"{V1}/grid/events/{body['id']}")).json()
    assert (found["channel"], found["source"], found["reporter"]["is_guest"]) == ("phone", "phone", True)
    with psycopg.connect(stage) as rows:
        row = rows.execute("select m::text from matter m where id = %s", [body["id"]]).fetchone()
    assert row is not None
    assert "13985212047" not in row[0]
    rung = await clerk.post(f"{V1}/grid/events/{body['id']}/reporter/phone", json={"purpose": "check"})
    assert rung.json() == {"phone": "13985212047"}


async def test_places_are_found_at_home_nearby_and_by_words(grounds: Grounds, stage: str) -> None:
    resident = await grounds.api.sign_in("resident")
    home = (await resident.get(f"{V1}/grid/places")).json()
    assert [(place["text"], place["why"]) for place in home] == [("15栋2单元501", "home")]
    with psycopg.connect(stage) as rows:
        point = rows.execute(
            "select longitude, latitude from entrance where id = %s", [grounds.far_entrance]
        ).fetchone()
    assert point is not None
    near = (await resident.get(f"{V1}/grid/places", params={"longitude": point[0], "latitude": point[1]})).json()
    nearest = next(place for place in near if place["why"] == "position")
    assert (nearest["entrance_id"], nearest["metres"]) == (str(grounds.far_entrance), 0)
    for words, count in (
        ("15栋2单元", 1),
        ("十五栋", 2),
        ("15-2", 1),
        ("15-2-501", 1),
        ("15栋501", 2),
        ("99栋", 0),
        ("不知道", 0),
    ):
        found = (await resident.get(f"{V1}/grid/places", params={"q": words})).json()
        assert len(found) == count, words


async def test_an_open_position_lies_in_the_grid_of_the_nearest_building(grounds: Grounds, stage: str) -> None:
    clerk = await grounds.api.sign_in("clerk")
    with psycopg.connect(stage) as rows:
        row = rows.execute(
            "select e.longitude, e.latitude, b.grid_id from entrance e join building b on b.id = e.building_id"
            " where e.id = %s",
            [grounds.entrance],
        ).fetchone()
    assert row is not None
    place = {"longitude": row[0], "latitude": row[1], "text": "小花园"}
    found = (await clerk.get(f"{V1}/grid/events/{await report(clerk, grounds, '凳子坏了', place=place)}")).json()
    assert (found["grid_id"], found["place"]) == (str(row[2]), "小花园")


async def test_the_promise_and_the_guesses_come_with_the_categories(grounds: Grounds) -> None:
    resident = await grounds.api.sign_in("resident")
    tree = (await resident.get(f"{V1}/grid/categories")).json()
    assert len(tree) == 9
    assert sum(len(group["categories"]) for group in tree) == 44
    assert all(category["promise"].endswith("办好") for group in tree for category in group["categories"])
    guesses = await resident.get(f"{V1}/grid/categories/guesses", params={"text": "2楼的灯坏了"})
    assert guesses.json()[0]["title"] == "楼道照明"


async def test_only_an_act_that_proves_the_work_asks_for_its_photos(grounds: Grounds) -> None:
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    steward = await grounds.api.sign_in("property")
    lamp = await report(resident, grounds, "灯不亮，等着换", category_id=grounds.category("0101"))
    await act(clerk, lamp, "register")
    await act(clerk, lamp, "dispatch", to={"kind": "unit", "id": str(grounds.property)})
    asking = {entry["action"]: entry["asks_evidence"] for entry in (await event(steward, lamp))["actions"]}
    assert [action for action, asks in asking.items() if asks] == ["handle"] and "comment" in asking
    await act(steward, lamp, "comment", note="灯泡买好了")
    refused = await attempt(steward, lamp, "handle", note="换好了")
    assert (refused.status_code, refused.json()["code"]) == (422, "matters.evidence_missing")


async def test_another_community_sees_none_of_it(grounds: Grounds) -> None:
    resident = await grounds.api.sign_in("resident")
    await report(resident, grounds, "灯坏了")
    stranger = await grounds.api.anonymous.get(f"{V1}/grid/events")
    assert (stranger.status_code, stranger.json()["code"]) == (401, "access.token_missing")


async def test_a_good_verdict_cannot_carry_a_bad_detail(grounds: Grounds) -> None:
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    steward, worker = await grounds.api.sign_in("property"), await grounds.api.sign_in("grid3")
    event_id = await report(resident, grounds, "垃圾没清", category_id=grounds.category("0401"))
    await act(clerk, event_id, "register")
    await act(clerk, event_id, "dispatch")
    await act(steward, event_id, "handle", note="清走了", files=await handled_photos(steward))
    await act(worker, event_id, "close", way="fixed", note="看过")
    offered = (await resident.get(f"{V1}/workflows/grid.event")).json()["verdict_tags"]
    assert set(offered["5"]).isdisjoint(offered["1"])
    refused = await attempt(resident, event_id, "evaluate", level=5, tags=["态度不好"])
    assert (refused.status_code, refused.json()["code"]) == (422, "kernel.invalid")
    assert refused.json()["fields"][0]["name"] == "form.tags"
    await act(resident, event_id, "evaluate", level=5, tags=offered["5"][:2])
