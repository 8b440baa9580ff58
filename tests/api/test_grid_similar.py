"""What may be the same event is offered before sending, and joined instead of reported twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import psycopg
import pytest

from grid_stage import V1, Grounds, act, event, report, set_grounds
from stage import Api


@pytest.fixture(scope="module")
async def grounds(api: Api, stage: str) -> Grounds:
    return await set_grounds(api, stage)


def words_in(told: object) -> Iterator[str]:
    """What of an answer is written for people: an id, a cursor or a time of day holds any three digits by chance."""
    if isinstance(told, dict | list):
        for part in told.values() if isinstance(told, dict) else told:
            yield from words_in(part)
    elif isinstance(told, str) and re.search("[\u4e00-\u9fff]", told):
        yield told


async def test_near_and_still_open_events_are_offered_and_far_ones_not(grounds: Grounds, stage: str) -> None:
    resident, neighbour = await grounds.api.sign_in("resident"), await grounds.api.sign_in("resident2")
    bench = grounds.category("0108")
    event_id = await report(
        resident, grounds, "滑梯裂了", category_id=bench, place={"entrance_id": str(grounds.far_entrance)}
    )

    async def offered(client: httpx.AsyncClient, **params: object) -> dict[str, str]:
        answer = await client.get(f"{V1}/grid/events/similar", params=params)
        return {row["id"]: row["why"] for row in answer.json()}

    with psycopg.connect(stage) as rows:
        row = rows.execute(
            "select e.longitude, e.latitude, e.building_id from entrance e where id = %s", [grounds.far_entrance]
        ).fetchone()
        assert row is not None
        beside = {"longitude": row[0] + 0.0003, "latitude": row[1]}  # about 30 m
        assert (await offered(neighbour, **beside))[event_id] == "near"
        assert event_id not in await offered(neighbour, longitude=row[0] + 0.0006, latitude=row[1])
        rows.execute("update matter set opened_at = opened_at - interval '25 hours' where id = %s", [event_id])
    assert event_id not in await offered(neighbour, **beside)
    older = await offered(neighbour, building_id=row[2], category_id=bench)
    assert older[event_id] == "still_open"


async def test_what_is_of_another_kind_is_not_offered_however_near(grounds: Grounds) -> None:
    resident, neighbour = await grounds.api.sign_in("resident"), await grounds.api.sign_in("resident2")
    here = {"entrance_id": str(grounds.entrance)}
    lamp = await report(resident, grounds, "2楼灯不亮", category_id=grounds.category("0101"), place=here)
    vague = await report(resident, grounds, "这里老样子，麻烦来看看", place=here)

    async def offered(**params: str) -> set[str]:
        answer = await neighbour.get(f"{V1}/grid/events/similar", params=here | params)
        return {row["id"] for row in answer.json()} & {lamp, vague}

    async def at_the_poster(text: str) -> set[str]:
        answer = await grounds.api.anonymous.get(f"{V1}/grid/posters/{grounds.poster}/similar", params={"text": text})
        return {row["id"] for row in answer.json()} & {lamp, vague}

    assert await offered(category_id=grounds.category("0101")) == {lamp, vague}
    assert await offered(category_id=grounds.category("0403")) == {vague}  # small ads are no lamp
    assert await offered() == {lamp, vague}  # nobody knows yet what it is about
    assert await at_the_poster("楼道灯坏了") == {lamp, vague}
    assert await at_the_poster("墙上贴满了小广告") == {vague}


async def test_what_concerns_a_person_is_not_offered_to_neighbours(grounds: Grounds) -> None:
    resident, neighbour = await grounds.api.sign_in("resident"), await grounds.api.sign_in("resident2")
    event_id = await report(resident, grounds, "楼上吵架", category_id=grounds.category("0802"))
    answer = await neighbour.get(f"{V1}/grid/events/similar", params={"entrance_id": str(grounds.entrance)})
    assert event_id not in [row["id"] for row in answer.json()]


async def test_who_met_the_same_reads_no_numbers_and_no_doors_of_the_report(grounds: Grounds) -> None:
    resident, neighbour, clerk = [await grounds.api.sign_in(login) for login in ("resident", "resident2", "clerk")]
    words = "13985212046老罗家501室漏水，身份证520302194711030418"
    event_id = await report(resident, grounds, words)
    assert (await neighbour.post(f"{V1}/grid/events/{event_id}/supporters", json={})).status_code == 204
    await act(clerk, event_id, "comment", note="给老罗13985212046打了电话，501室没人", is_public=True)
    pages = (
        f"/grid/events/{event_id}", f"/matters/{event_id}", f"/matters/{event_id}/file", "/me/home",
        "/matters?kind=grid.event", "/matters?kind=grid.event&order=latest", "/messages",
    )  # fmt: skip
    for page in pages:
        answer = await neighbour.get(V1 + page)
        assert answer.status_code == 200, (page, answer.text)
        assert event_id in answer.text, page
        told = " ".join(words_in(answer.json()))
        assert not [told_on for told_on in ("13985212046", "501", "520302194711030418") if told_on in told], page
    searched = await neighbour.get(f"{V1}/matters", params={"kind": "grid.event", "q": "13985212046"})
    assert searched.json()["items"] == []
    assert (await resident.get(f"{V1}/grid/events/{event_id}")).json()["text"] == words
    joined = next(step for step in (await event(resident, event_id))["steps"] if step["action"] == "me_too")
    assert joined["actor_name"] == "居民"
    here = {"entrance_id": str(grounds.entrance)}
    for client, has_joined in ((neighbour, True), (resident, False), (clerk, False)):
        offered = (await client.get(f"{V1}/grid/events/similar", params=here)).json()
        assert [row["has_joined"] for row in offered if row["id"] == event_id] == [has_joined]


async def test_a_report_from_a_dwelling_is_offered_without_its_door(grounds: Grounds) -> None:
    resident, neighbour = await grounds.api.sign_in("resident"), await grounds.api.sign_in("resident2")
    [home, *_] = (await resident.get(f"{V1}/grid/places")).json()
    event_id = await report(resident, grounds, "水管漏水", place={"dwelling_id": home["dwelling_id"]})
    answer = await neighbour.get(f"{V1}/grid/events/similar", params={"entrance_id": home["entrance_id"]})
    assert [row["place"] for row in answer.json() if row["id"] == event_id] == ["15栋2单元***"]


async def test_one_joins_only_what_is_still_open(grounds: Grounds) -> None:
    resident, neighbour, clerk = [await grounds.api.sign_in(login) for login in ("resident", "resident2", "clerk")]
    event_id = await report(resident, grounds, "小广告", category_id=grounds.category("0403"))
    await act(clerk, event_id, "reject", note="已有一件")
    answer = await neighbour.post(f"{V1}/grid/events/{event_id}/supporters", json={})
    assert (answer.status_code, answer.json()["code"]) == (409, "grid.not_supportable")
