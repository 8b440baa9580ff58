"""One's own matters: the newest that still go on before those that have ended; and who judged stays unknown."""

from __future__ import annotations

import os

import pytest

from grid_stage import V1, Grounds, act, event, handled_photos, report, set_grounds
from jiayuan.kernel import server
from stage import Api

ASKED = {"kind": "grid.event", "order": "latest"}


@pytest.fixture
async def grounds(fresh_api: Api, own_server: server.OwnServer) -> Grounds:
    return await set_grounds(fresh_api, own_server.url(server.OWNER, f"jy_alone_{os.getpid()}"))


async def close(grounds: Grounds, event_id: str) -> None:
    worker, clerk = await grounds.api.sign_in("grid3"), await grounds.api.sign_in("clerk")
    await act(worker, event_id, "settle", note="换了灯泡", files=await handled_photos(worker))
    await act(clerk, event_id, "close", way="fixed", note="已核实")


async def test_all_of_a_community_are_not_sorted_by_their_newness(grounds: Grounds):
    clerk = await grounds.api.sign_in("clerk")
    answer = await clerk.get(f"{V1}/matters", params=ASKED)
    assert (answer.status_code, answer.json()["fields"][0]["code"]) == (422, "matters.order_of_own")
    assert (await clerk.get(f"{V1}/matters", params=ASKED | {"whose": "sent"})).status_code == 200


async def test_what_still_goes_on_stands_first_then_the_newest(grounds: Grounds):
    resident = await grounds.api.sign_in("resident")
    ids = [
        await report(resident, grounds, text, category_id=grounds.category("0101"))
        for text in ("灯一", "灯二", "灯三", "灯四")
    ]
    await close(grounds, ids[3])
    await close(grounds, ids[0])
    wanted = [ids[2], ids[1], ids[3], ids[0]]
    found = (await resident.get(f"{V1}/matters", params=ASKED)).json()
    assert [row["id"] for row in found["items"]] == wanted
    assert "going" not in found["items"][0]
    paged, cursor = [], None
    while cursor is not None or not paged:
        page = await resident.get(f"{V1}/matters", params=ASKED | {"limit": 1} | ({"cursor": cursor} if cursor else {}))
        paged, cursor = paged + [row["id"] for row in page.json()["items"]], page.json()["next"]
    assert paged == wanted


async def test_who_judged_is_told_to_nobody(grounds: Grounds):
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    event_id = await report(resident, grounds, "灯坏了", category_id=grounds.category("0101"))
    await close(grounds, event_id)
    answer = await resident.post(f"{V1}/matters/{event_id}/steps", json={"action": "evaluate", "form": {"level": 5}})
    assert answer.status_code == 201, answer.text
    seen = {
        who: next(
            step["actor_name"] for step in (await event(client, event_id))["steps"] if step["action"] == "evaluate"
        )
        for who, client in (("clerk", clerk), ("resident", resident))
    }
    assert seen["clerk"] == "居民"
    assert seen["resident"] != "居民"


async def test_what_a_resident_takes_along_holds_what_he_reported_and_how_he_judged_it(grounds: Grounds):
    resident, neighbour = await grounds.api.sign_in("resident"), await grounds.api.sign_in("resident2")
    event_id = await report(resident, grounds, "三楼的灯不亮", category_id=grounds.category("0101"))
    await report(neighbour, grounds, "别人报的", category_id=grounds.category("0101"))
    await close(grounds, event_id)
    form = {"action": "evaluate", "form": {"level": 4, "words": "快"}}
    assert (await resident.post(f"{V1}/matters/{event_id}/steps", json=form)).status_code == 201
    taken = (await resident.get(f"{V1}/me/data")).json()
    (matter,) = taken["matters"]
    assert ("三楼的灯不亮" in str(matter), matter["verdict"], matter["verdict_words"]) == (True, 4, "快")
    assert matter["state_title"] == "已结案"
    assert {"record", "looks", "consents", "corrections"} < taken.keys()
