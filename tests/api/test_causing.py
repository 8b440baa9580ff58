"""What one thing sets going elsewhere: findings and visits, merged events, and many acts at once."""

from __future__ import annotations

import asyncio
import os

import pytest

from grid_stage import V1, Grounds, act, event, report, set_grounds
from jiayuan.domains.grid.dueing import refresh_community
from jiayuan.kernel import server
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import deliver_pending
from stage import Api
from walking_stage import put_photo, rows, run, visit

LINES = [{"code": "corridor", "title": "楼道有没有堆物", "category": "0101"}, {"code": "door", "title": "防火门关着"}]


@pytest.fixture
async def grounds(fresh_api: Api, own_server: server.OwnServer) -> Grounds:
    return await set_grounds(fresh_api, own_server.url(server.OWNER, f"jy_alone_{os.getpid()}"))


async def delivered_twice(api: Api) -> None:
    """Everything that waits, and once more as after a crash between effect and mark."""
    while await deliver_pending(api.database, [1]):
        pass
    await run(api, "update outbox_event set delivered_at = null where community_id = 1")
    await run(api, "delete from outbox_delivery where community_id = 1")
    while await deliver_pending(api.database, [1]):
        pass


async def test_each_thing_amiss_on_a_round_is_one_event(grounds: Grounds):
    api = grounds.api
    clerk, worker = await api.sign_in("clerk"), await api.sign_in("grid3")
    made = await clerk.post(f"{V1}/grid/patrol-checklists", json={"name": "消防通道", "lines": LINES})
    form = {
        "grid_id": str(grounds.grid), "name": "消防巡查", "every_days": 1,
        "points": [{"name": "门厅", "entrance_id": str(grounds.entrance), "checklist_id": made.json()["id"]}],
    }  # fmt: skip
    route = await clerk.post(f"{V1}/grid/patrol-routes", json=form)
    assert route.status_code == 201, route.text
    point = (await clerk.get(f"{V1}/grid/patrol-routes/{route.json()['id']}")).json()["points"][0]["id"]
    patrol = str(uuid7())
    await worker.post(f"{V1}/grid/patrols", json={"id": patrol, "route_id": route.json()["id"]})
    results = [{"code": "corridor", "ok": False, "words": "堆了两张旧沙发"}, {"code": "door", "ok": True}]
    picture = await put_photo(worker)
    check = {"id": str(uuid7()), "point_id": point, "results": results, "files": [picture]}
    answer = await worker.post(f"{V1}/grid/patrols/{patrol}/checks", json=check)
    assert answer.status_code == 201, answer.text
    await delivered_twice(api)
    (found,) = await rows(api, "select id::text from matter where details ->> 'source' = 'patrol'")
    shown = await event(clerk, found["id"])
    assert (shown["title"], shown["category_id"]) == ("堆了两张旧沙发", grounds.category("0101"))
    assert (shown["grid_id"], shown["entrance_id"]) == (str(grounds.grid), str(grounds.entrance))
    assert (await event(worker, found["id"]))["reporter"]["is_me"]
    (given,) = (await clerk.get(f"{V1}/grid/events/{found['id']}")).json()["photos"]
    assert given["id"] != picture
    assert (await clerk.get(f"{V1}/files/{given['id']}/address")).status_code == 200
    assert (await worker.get(f"{V1}/files/{picture}/address")).status_code == 200


async def test_what_follows_a_visit_is_begun_once_and_names_nobody(grounds: Grounds):
    api = grounds.api
    await refresh_community(api.database, 1)
    worker = await api.sign_in("grid3")
    household = (await worker.get(f"{V1}/grid/households", params={"limit": 1})).json()["items"][0]
    form = visit(household["id"], follow_ups=["meal", "repair", "family"])
    answer = await worker.post(f"{V1}/grid/visits", json=form)
    assert answer.status_code == 201, answer.text
    await delivered_twice(api)
    opened = await rows(api, "select title, dwelling_id::text from matter where details ->> 'source' = 'visit'")
    assert [row["title"] for row in opened] == ["走访：修东西"]
    needs = await rows(api, "select topic, words from need where visit_id = :id", id=form["id"])
    assert [(row["topic"], row["words"]) for row in needs] == [("elder_care", "走访时要送餐")]


async def test_a_silent_door_reaches_clerk_committee_and_deputy_without_a_name(grounds: Grounds):
    api = grounds.api
    await refresh_community(api.database, 1)
    worker = await api.sign_in("grid3")
    (one,) = await rows(
        api,
        "select d.household_id::text, p.name from due_visit d join visit_rule r on r.community_id = d.community_id"
        " and r.id = d.rule_id join grid g on g.community_id = d.community_id and g.id = d.grid_id"
        " join person p on p.community_id = d.community_id and p.id = d.person_id"
        " where r.code = 'alone_80' and g.serial = 3 limit 1",
    )
    await worker.post(f"{V1}/grid/visits", json=visit(one["household_id"], "not_home"))
    while await deliver_pending(api.database, [1]):
        pass
    for login, hears in (("clerk", True), ("committee", True), ("grid2", True), ("grid1", False)):
        client = await api.sign_in(login)
        told = [row for row in (await client.get(f"{V1}/messages")).json()["items"] if "没人应" in row["title"]]
        assert len(told) == hears, login
        assert all(one["name"] not in row["title"] + row["body"] for row in told)


async def test_who_joined_a_merged_event_follows_the_one_that_remains(grounds: Grounds):
    api = grounds.api
    resident, neighbour, clerk = [await api.sign_in(login) for login in ("resident", "resident2", "clerk")]
    lamp = {"category_id": grounds.category("0101")}
    gone, kept = (
        await report(resident, grounds, "灯坏了", **lamp),
        await report(clerk, grounds, "三楼灯坏", channel="desk"),
    )
    answer = await neighbour.post(f"{V1}/grid/events/{gone}/supporters", json={"note": ""})
    assert answer.status_code == 204, answer.text
    code = (await event(resident, gone))["progress_code"]
    assert (await neighbour.get(f"{V1}/matters/{kept}")).status_code == 404
    await act(clerk, gone, "merge", into=kept, note="同一盏灯")
    assert (await neighbour.get(f"{V1}/matters/{kept}")).status_code == 200
    await act(clerk, kept, "register", note="明天去看")
    for client in (resident, neighbour):
        messages = (await client.get(f"{V1}/messages")).json()["items"]
        assert any(row["matter_id"] == kept and "待派遣" in row["title"] for row in messages)
    number = (await event(resident, gone))["number"]
    progress = (await api.anonymous.post(f"{V1}/progress", json={"number": number, "code": code})).json()
    assert (progress["number"], progress["state_title"], progress["is_ended"]) == (number, "待派遣", False)
    assert [step["to_title"] for step in progress["steps"]][:2] == ["待派遣", "已并入"]


async def test_two_bulk_calls_in_opposite_order_never_stop_each_other(grounds: Grounds):
    api = grounds.api
    resident, clerk, committee = [await api.sign_in(login) for login in ("resident", "clerk", "committee")]
    ids = [await report(resident, grounds, f"灯坏了{n}", category_id=grounds.category("0101")) for n in range(8)]

    def bulk(order: list[str], text_of: str) -> dict[str, object]:
        items = [{"matter_id": one, "version": 1} for one in order]
        return {"action": "comment", "form": {"note": text_of}, "items": items}

    for _ in range(3):
        answers = await asyncio.gather(
            clerk.post(f"{V1}/matters/steps", json=bulk(ids, "甲")),
            committee.post(f"{V1}/matters/steps", json=bulk(ids[::-1], "乙")),
        )
        assert [answer.status_code for answer in answers] == [200, 200]
        assert [item["matter_id"] for item in answers[1].json()["items"]] == ids[::-1]
        assert all(item["problem"] is None for answer in answers for item in answer.json()["items"])
