"""A grid event from the report to the verdict, played by the people of the reference community."""

from __future__ import annotations

import logging
import re
from uuid import uuid4

import pytest

from grid_stage import V1, Grounds, act, attempt, event, handled_photos, photo, report, set_grounds, upload
from jiayuan.kernel.outbox import deliver_pending
from stage import Api


@pytest.fixture(scope="module")
async def grounds(api: Api, stage: str) -> Grounds:
    return await set_grounds(api, stage)


async def dispatched(grounds: Grounds, text: str = "楼道里放了个沙发", code: str = "0202", **form: object) -> str:
    """An event that the desk has sent to the property company by the routing rule."""
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    event_id = await report(resident, grounds, text, category_id=grounds.category(code), **form)
    await act(clerk, event_id, "register")
    await act(clerk, event_id, "dispatch")
    return event_id


async def test_a_couch_in_the_stairwell_goes_round_from_report_to_verdict(grounds: Grounds) -> None:
    api = grounds.api
    resident, clerk = await api.sign_in("resident"), await api.sign_in("clerk")
    steward, worker = await api.sign_in("property"), await api.sign_in("grid3")

    event_id = await report(
        resident,
        grounds,
        "楼道里放了个沙发，下楼要侧着身",
        files=[{"file_id": await upload(resident)}],
        category_id=grounds.category("0202"),
    )
    own = await event(resident, event_id)
    assert (own["state"], own["title"], own["place_text"]) == ("reported", "楼道里放了个沙发", "15栋2单元")
    assert own["number"].startswith("WG-")
    assert own["progress_code"]
    board = (await clerk.get(f"{V1}/grid/events", params={"q": own["number"]})).json()["items"]
    assert [(row["id"], row["holder"]) for row in board] == [(event_id, "网格事件专员")]

    await act(clerk, event_id, "register")
    found = (await clerk.get(f"{V1}/grid/events/{event_id}")).json()
    assert found["proposed"] == {
        "kind": "unit",
        "id": str(grounds.property),
        "post": None,
        "scope_id": None,
        "title": found["proposed"]["title"],
    }
    assert found["category"]["promise"].endswith("2个工作日办好")
    assert len(found["photos"]) == 1
    assert found["reporter"]["name"] == "安*家"
    await act(clerk, event_id, "dispatch")

    inbox = (await steward.get(f"{V1}/matters/inbox")).json()["items"]
    assert event_id in [row["id"] for row in inbox]
    theirs = (await steward.get(f"{V1}/grid/events/{event_id}")).json()
    assert theirs["reporter"]["name"] is None  # without consent a unit learns no name
    assert theirs["photos"]
    refused = await attempt(steward, event_id, "handle", note="搬走了")
    assert (refused.status_code, refused.json()["code"]) == (422, "matters.evidence_missing")
    await act(steward, event_id, "handle", note="已联系住户搬走", files=await handled_photos(steward))

    waiting = (await worker.get(f"{V1}/matters/inbox")).json()["items"]
    assert event_id in [row["id"] for row in waiting]
    seen = await worker.get((await worker.get(f"{V1}/grid/events/{event_id}")).json()["photos"][-1]["address"])
    assert seen.headers["content-type"] == "image/jpeg"
    await act(worker, event_id, "close", way="fixed", note="到场看过，通道已清空")

    assert (await event(resident, event_id))["state"] == "closed"
    await act(resident, event_id, "confirm")
    await act(resident, event_id, "evaluate", level=4, tags=[], words="挺快")
    told = (await resident.get(f"{V1}/messages")).json()["items"]
    assert event_id in [message["matter_id"] for message in told]


async def test_a_bad_verdict_opens_a_second_round_and_never_the_closed_one(grounds: Grounds) -> None:
    api = grounds.api
    resident, clerk = await api.sign_in("resident"), await api.sign_in("clerk")
    steward, worker = await api.sign_in("property"), await api.sign_in("grid3")
    event_id = await dispatched(grounds)
    await act(steward, event_id, "handle", note="搬走了", files=await handled_photos(steward))
    await act(worker, event_id, "close", way="fixed", note="看过")
    await act(resident, event_id, "evaluate", level=1, tags=[], words="又堆回来了")

    first = await event(resident, event_id)
    assert first["state"] == "closed"
    [second] = [entry for entry in first["rounds"] if entry["round"] == 2]
    follow_up = await event(clerk, second["id"])
    assert (follow_up["state"], "call_back_due" in follow_up["flags"]) == ("registered", True)
    detail = (await clerk.get(f"{V1}/grid/events/{second['id']}")).json()
    assert (event_id, "round") in [(other["id"], other["relation"]) for other in detail["others"]]
    # who calls back may ring although the reporter did not ask for calls
    rung = await clerk.post(f"{V1}/grid/events/{second['id']}/reporter/phone", json={"purpose": "check"})
    assert rung.status_code == 200, rung.text
    await act(clerk, second["id"], "call_back", reached=True, note="住户说又堆了")
    bad = (await clerk.get(f"{V1}/grid/events", params={"tab": "bad"})).json()["items"]
    assert event_id in [row["id"] for row in bad]


async def test_what_is_handed_back_twice_goes_to_the_arbiter(grounds: Grounds) -> None:
    api = grounds.api
    clerk, steward = await api.sign_in("clerk"), await api.sign_in("property")
    committee = await api.sign_in("committee")
    event_id = await dispatched(grounds, "外墙砖要掉", "0206")
    await act(steward, event_id, "hand_back", note="不归物业")
    await act(clerk, event_id, "dispatch")
    await act(steward, event_id, "hand_back", note="真的不归物业")
    frozen = await event(clerk, event_id)
    assert "frozen" in frozen["flags"]
    refused = await attempt(clerk, event_id, "dispatch")
    assert (refused.status_code, refused.json()["code"]) == (409, "matters.not_now")
    await act(
        committee, event_id, "rule", to={"kind": "unit", "id": str(grounds.property)}, note="公共部位，物业先围挡"
    )
    ruled = await event(clerk, event_id)
    assert (ruled["state"], "frozen" in ruled["flags"]) == ("dispatched", False)
    again = await attempt(steward, event_id, "hand_back", note="还是不归")
    assert (again.status_code, again.json()["code"]) == (409, "matters.not_now")


async def test_a_whistled_event_cannot_close_while_one_still_owes(grounds: Grounds) -> None:
    api = grounds.api
    clerk, steward, worker = await api.sign_in("clerk"), await api.sign_in("property"), await api.sign_in("grid3")
    event_id = await dispatched(grounds, "又有人遛狗不牵绳", "0703")
    await act(clerk, event_id, "whistle", units=[str(grounds.property), str(grounds.other_unit)], note="一起到场")
    await act(worker, event_id, "handle", note="到各家说过了", files=await handled_photos(worker))
    refused = await attempt(clerk, event_id, "close", way="fixed", note="看过")
    assert (refused.status_code, refused.json()["code"]) == (409, "matters.still_owed")
    assert refused.json()["count"] == 2
    await act(steward, event_id, "answer_whistle", note="楼下贴了告示")
    refused = await attempt(clerk, event_id, "close", way="fixed", note="看过")
    assert refused.json()["count"] == 1


async def test_what_a_worker_settled_on_the_spot_is_verified_by_another(grounds: Grounds) -> None:
    api = grounds.api
    worker, deputy, clerk = await api.sign_in("grid3"), await api.sign_in("grid2"), await api.sign_in("clerk")
    event_id = await report(worker, grounds, "遛狗不牵绳", source="patrol", category_id=grounds.category("0703"))
    await act(worker, event_id, "settle", note="当场劝导，已牵绳")
    refused = await attempt(worker, event_id, "close", way="fixed", note="看过")
    assert (refused.status_code, refused.json()["code"]) == (409, "matters.same_person")
    assert event_id in [row["id"] for row in (await deputy.get(f"{V1}/matters/inbox")).json()["items"]]
    await act(deputy, event_id, "close", way="fixed", note="问过住户，没再发生")
    assert (await event(clerk, event_id))["way"] == "fixed"


async def test_duplicates_are_offered_joined_or_merged_and_all_are_told(grounds: Grounds) -> None:
    api = grounds.api
    resident, neighbour, clerk = (
        await api.sign_in("resident"),
        await api.sign_in("resident2"),
        await api.sign_in("clerk"),
    )
    lamp = {"category_id": grounds.category("0101"), "place": {"entrance_id": str(grounds.other_entrance)}}
    first = await report(resident, grounds, "1单元2楼灯不亮，打13985212046找我", **lamp)
    similar = await neighbour.get(f"{V1}/grid/events/similar", params={"entrance_id": str(grounds.other_entrance)})
    offered = next(row for row in similar.json() if row["id"] == first)
    assert (offered["words"], offered["why"], offered["photos"]) == (
        "1单元2楼灯不亮，打***找我",
        "same_place",
        [],
    )
    assert (await neighbour.get(f"{V1}/matters/{first}")).status_code == 404
    for _ in range(2):  # a double tap joins once
        joined = await neighbour.post(f"{V1}/grid/events/{first}/supporters", json={"note": "我也看不见"})
        assert joined.status_code == 204, joined.text
    seen = await event(neighbour, first)
    assert (seen["reporter"]["name"], seen["progress_code"]) == (None, None)
    detail = (await neighbour.get(f"{V1}/grid/events/{first}")).json()
    assert (detail["reporter"]["supporters"], detail["photos"], detail["reporter"]["name"]) == (1, [], None)

    second = await report(neighbour, grounds, "2楼灯坏了", **lamp)
    await act(clerk, second, "merge", into=first, note="同一盏灯")
    merged = await event(neighbour, second)
    assert merged["state"] == "merged"
    for person, about in ((neighbour, second), (resident, first)):
        told = (await person.get(f"{V1}/messages")).json()["items"]
        assert about in [message["matter_id"] for message in told]


async def test_of_two_clerks_on_one_event_one_is_told_to_look_again(grounds: Grounds) -> None:
    clerk, committee = await grounds.api.sign_in("clerk"), await grounds.api.sign_in("committee")
    resident = await grounds.api.sign_in("resident")
    event_id = await report(resident, grounds, "垃圾没人清", category_id=grounds.category("0401"))
    version = (await event(clerk, event_id))["version"]
    body = {"action": "register", "version": version, "form": {}}
    answers = [await client.post(f"{V1}/matters/{event_id}/steps", json=body) for client in (clerk, committee)]
    assert [answer.status_code for answer in answers] == [201, 412]
    assert answers[1].json()["code"] == "kernel.stale"


async def test_a_guest_reports_from_a_poster_and_sees_progress_by_number_and_code_only(
    grounds: Grounds, caplog: pytest.LogCaptureFixture
) -> None:
    guest, clerk = grounds.api.anonymous, await grounds.api.sign_in("clerk")
    poster = f"{V1}/grid/posters/{grounds.poster}"
    tree = (await guest.get(f"{poster}/categories")).json()
    assert "楼道照明" in [category["title"] for group in tree for category in group["categories"]]
    phone = "13800138028"
    with caplog.at_level(logging.WARNING, "jiayuan.codes"):
        assert (await guest.post(f"{poster}/codes", json={"phone": phone})).status_code == 204
    sent = re.search(r"one-time code (\d{6})", caplog.text)
    assert sent is not None
    wrong = await guest.post(f"{poster}/passes", json={"phone": phone, "code": f"{(int(sent[1]) + 1) % 10**6:06}"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "access.code_wrong")
    given = (await guest.post(f"{poster}/passes", json={"phone": phone, "code": sent[1]})).json()["pass"]
    file_id = str(uuid4())
    kept = await guest.put(f"{poster}/photos/{file_id}", content=photo(), headers={"Guest-Pass": given})
    assert kept.status_code == 204, kept.text
    form = {
        "pass": given,
        "text": "电梯又停在9楼不动",
        "files": [{"file_id": file_id}],
        "category_id": grounds.category("0102"),
    }
    received = await guest.post(f"{poster}/events", json=form)
    assert received.status_code == 201, received.text
    again = await guest.post(f"{poster}/events", json=form)
    assert again.json()["number"] == received.json()["number"]  # a second send is the same report
    assert received.json()["promise"].startswith("值班的人")

    number, code = received.json()["number"], received.json()["progress_code"]
    progress = await guest.post(f"{V1}/progress", json={"number": number, "code": code})
    assert progress.json()["state_title"] == "待立案"
    for pair in ({"number": number, "code": "AAAAAAAAAA"}, {"number": "WG-20261123-9999", "code": code}):
        assert (await guest.post(f"{V1}/progress", json=pair)).status_code == 404
    [row] = (await clerk.get(f"{V1}/grid/events", params={"q": number, "tab": "all"})).json()["items"]
    detail = (await clerk.get(f"{V1}/grid/events/{row['id']}")).json()
    assert (detail["reporter"]["is_guest"], detail["reporter"]["name"], len(detail["photos"])) == (True, None, 1)
    assert phone not in str(detail)
    silent = await clerk.post(f"{V1}/grid/events/{row['id']}/reporter/phone", json={"purpose": "check"})
    assert (silent.status_code, silent.json()["code"]) == (403, "grid.no_consent")


async def test_a_foreign_pass_or_poster_reports_nothing(grounds: Grounds) -> None:
    guest = grounds.api.anonymous
    form = {"pass": "x" * 40, "text": "电梯停了"}
    refused = await guest.post(f"{V1}/grid/posters/{grounds.poster}/events", json=form)
    assert (refused.status_code, refused.json()["code"]) == (401, "grid.pass_expired")
    unknown = await guest.post(f"{V1}/grid/posters/AAAAAAAAAA/events", json=form)
    assert unknown.status_code == 404


async def test_a_clerk_puts_category_and_urgency_right_while_registering(grounds: Grounds) -> None:
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    event_id = await report(resident, grounds, "楼下有怪味", category_id=grounds.category("0401"))
    refused = await attempt(clerk, event_id, "register", category_id=grounds.category("02"))
    assert (refused.status_code, refused.json()["code"]) == (422, "matters.unknown_category")
    await act(clerk, event_id, "register", category_id=grounds.category("0204"), note="是燃气味")
    found = await event(clerk, event_id)
    assert (found["category_title"], found["is_urgent"]) == ("燃气异味", True)
    await act(clerk, event_id, "undo")
    before = await event(clerk, event_id)
    assert (before["state"], before["category_title"], before["is_urgent"]) == ("reported", "垃圾清运不及时", False)


async def test_an_invented_photo_is_no_evidence(grounds: Grounds) -> None:
    steward, worker = await grounds.api.sign_in("property"), await grounds.api.sign_in("grid3")
    resident, neighbour = await grounds.api.sign_in("resident"), await grounds.api.sign_in("resident2")
    event_id = await dispatched(grounds)
    invented = [{"file_id": str(uuid4()), "moment": moment} for moment in ("before", "after")]
    refused = await attempt(steward, event_id, "handle", note="搬走了", files=invented)
    assert (refused.status_code, refused.json()["code"]) == (404, "kernel.not_found")
    assert (await event(steward, event_id))["state"] == "dispatched"
    photos = await handled_photos(steward)
    await act(steward, event_id, "handle", note="搬走了", files=photos)
    for client, status in ((worker, 200), (resident, 200), (neighbour, 404)):
        opened = await client.get(f"{V1}/files/{photos[0]['file_id']}/address")
        assert opened.status_code == status


async def test_what_a_guest_reported_joins_the_account_that_proves_the_same_number(
    grounds: Grounds, caplog: pytest.LogCaptureFixture
) -> None:
    clerk, phone = await grounds.api.sign_in("clerk"), "13985219903"
    event_id, guest = str(uuid4()), grounds.api.anonymous
    body = {"id": event_id, "text": "道闸坏了", "place": {"text": "东门"}, "caller_phone": phone}
    assert (await clerk.post(f"{V1}/grid/calls", json=body)).status_code == 201
    merged, remains = str(uuid4()), await report(clerk, grounds, "道闸抬不起来", channel="desk")
    body |= {"id": merged, "text": "道闸又坏了"}
    assert (await clerk.post(f"{V1}/grid/calls", json=body)).status_code == 201
    await act(clerk, merged, "merge", into=remains, note="同一个道闸")
    with caplog.at_level(logging.WARNING, "jiayuan.codes"):
        await guest.post(f"{V1}/auth/codes", json={"phone": phone, "purpose": "sign_in"})
    code = re.search(r"one-time code (\d{6})", caplog.text)
    assert code is not None
    signed_in = await guest.post(f"{V1}/auth/sign-in/phone", json={"phone": phone, "code": code[1]})
    assert signed_in.status_code == 200, signed_in.text
    while await deliver_pending(grounds.api.database, [1]):
        pass
    own = {"Authorization": f"Bearer {signed_in.json()['access_token']}"}
    found = await guest.get(f"{V1}/matters/{event_id}", headers=own)
    assert found.status_code == 200, found.text
    assert found.json()["progress_code"]
    assert (await guest.get(f"{V1}/matters/{merged}", headers=own)).json()["state"] == "merged"
    assert (await guest.get(f"{V1}/matters/{remains}", headers=own)).status_code == 200
    await act(clerk, remains, "register", note="明天来修")
    told = (await guest.get(f"{V1}/messages", headers=own)).json()["items"]
    assert any(row["matter_id"] == remains for row in told)
