"""Records of one person, and households, that are on record twice: found, shown, decided, remembered (lesson 7)."""

from __future__ import annotations

import re
from uuid import uuid4

import psycopg
import pytest

from jiayuan.kernel.outbox import deliver_pending
from jiayuan.people import duplicates
from jiayuan.people.duplicate_lists import DuplicateRow
from jiayuan.people.duplicates import look_through
from people_stage import household, match, register

LIST = "/api/v1/likely-duplicates"
WHY = {"why": "堂姐妹，两人我都认识"}


async def tell(api) -> None:
    while await deliver_pending(api.database, [1]):
        pass


async def pairs(client, **asked) -> dict[frozenset[str], DuplicateRow]:
    found: dict[frozenset[str], DuplicateRow] = {}
    cursor = None
    while True:
        answer = await client.get(LIST, params={"limit": 50} | asked | ({"cursor": cursor} if cursor else {}))
        assert answer.status_code == 200, answer.text
        rows = [DuplicateRow.model_validate(row) for row in answer.json()["items"]]
        found |= {frozenset(str(side.id) for side in row.sides): row for row in rows}
        cursor = answer.json()["next"]
        if cursor is None:
            return found


async def twice(api, name: str) -> tuple[object, frozenset[str]]:
    """A clerk, and somebody whom she registered once with and once without a document."""
    clerk = await api.sign_in("clerk")
    first = await register(clerk, name=name, phone=None)
    born = (await clerk.get(f"/api/v1/people/{first}")).json()["birth_on"]
    second = await register(clerk, name=name, phone=None, document_number=None, sex="2", birth_on=born)
    await tell(api)
    return clerk, frozenset({first, second})


async def test_who_is_registered_twice_is_proposed_as_soon_as_it_is_written(api):
    clerk, both = await twice(api, "文重芳")
    row = (await pairs(clerk))[both]
    assert row.reasons == ["姓名、出生日期都一样"] and row.doubts == []
    assert {side.document for side in row.sides} >= {None}
    assert all("*" in side.document for side in row.sides if side.document)
    for person in both:
        assert set(await pairs(clerk, about=person)) == {both}


async def test_a_changed_fact_ends_the_proposal(api):
    clerk, both = await twice(api, "文改芳")
    for person in both:
        record = (await clerk.get(f"/api/v1/people/{person}")).json()
        if record["document"] is None:
            change = {"name": "田改芳", "source": "window"}
            await clerk.patch(f"/api/v1/people/{person}", json=change, headers=match(record["version"]))
    await tell(api)
    assert both not in await pairs(clerk)


async def test_who_is_said_to_be_two_is_never_proposed_again(api, stage):
    clerk, both = await twice(api, "文两芳")
    row = (await pairs(clerk))[both]
    address = f"{LIST}/{row.id}/dismissal"
    assert (await clerk.post(address, json=WHY)).status_code == 428
    assert (await clerk.post(address, json={"why": ""}, headers=match(row.version))).status_code == 422
    assert (await clerk.post(address, json=WHY, headers=match(row.version))).status_code == 204
    again = await clerk.post(address, json=WHY, headers=match(row.version))
    assert (again.status_code, again.json()["code"]) == (409, "people.duplicate_decided")
    await look_through(api.database, community=1)
    assert both not in await pairs(clerk)
    kept = (await pairs(clerk, decided="true"))[both]
    assert (kept.by_name, kept.why) == ("吴厅和", WHY["why"]) and kept.decided_at is not None
    with psycopg.connect(stage) as rows:
        written = rows.execute(
            "select facts ->> 'first' from audit_entry where kind = 'people.duplicate.dismissed' and about = %s",
            [row.id],
        ).fetchall()
    assert len(written) == 1 and written[0][0] in both


async def test_a_merge_ends_the_proposal_and_taking_it_back_brings_it_again(api):
    clerk, both = await twice(api, "文并芳")
    kept, gone = sorted(both)
    version = (await clerk.get(f"/api/v1/people/{kept}")).json()["version"]
    merge = await clerk.post(f"/api/v1/people/{kept}/merges", json={"gone_id": gone}, headers=match(version))
    assert merge.status_code == 201, merge.text
    await tell(api)
    assert both not in await pairs(clerk)
    assert (await clerk.post(f"/api/v1/merges/{merge.json()['id']}/undo")).status_code == 200
    await tell(api)
    assert both in await pairs(clerk)


async def test_two_households_of_the_same_people_at_one_door_are_proposed(api):
    clerk = await api.sign_in("clerk")
    home = await household(clerk, 1, "17")
    head = home["members"][0]
    record = (await clerk.get(f"/api/v1/people/{head['person_id']}")).json()
    door = record["residences"][0]["dwelling_id"]
    same = {"name": record["name"], "document_number": None, "sex": record["sex"], "birth_on": record["birth_on"]}
    person = await register(clerk, **same, residence={"dwelling_id": door, "from_on": "2026-02-01"})
    other = (await clerk.get(f"/api/v1/people/{person}")).json()["residences"][0]["household_id"]
    lodger = await register(clerk, name="田借住", phone=None, residence={"dwelling_id": door, "from_on": "2026-02-01"})
    third = (await clerk.get(f"/api/v1/people/{lodger}")).json()["residences"][0]["household_id"]
    await tell(api)
    found = await pairs(clerk, kind="household")
    row = found[frozenset({home["id"], other})]
    assert row.weight == 100 and row.reasons == ["同一套房的两户，人都对得上"]
    assert not any(third in pair for pair in found)


async def test_the_nightly_look_finds_the_same_as_the_events_did(api):
    clerk, both = await twice(api, "文夜芳")
    before = await pairs(clerk)
    await look_through(api.database, community=1)
    assert await pairs(clerk) == before and both in before


@pytest.mark.parametrize("login", ["grid1", "street"])
async def test_proposals_are_for_who_may_merge(api, login):
    client = await api.sign_in(login)
    assert (await client.get(LIST)).status_code == 403
    answer = await client.post(f"{LIST}/{uuid4()}/dismissal", json=WHY, headers=match(1))
    assert answer.status_code == 403


async def test_another_communitys_pair_is_not_there(pilots_api):
    clerk, both = await twice(pilots_api, "文邻芳")
    row = (await pairs(clerk))[both]
    stranger = await pilots_api.sign_in("clerk-qitang")
    foreign = await stranger.post(f"{LIST}/{row.id}/dismissal", json=WHY, headers=match(row.version))
    missing = await stranger.post(f"{LIST}/{uuid4()}/dismissal", json=WHY, headers=match(1))
    assert (foreign.status_code, foreign.json()) == (missing.status_code, missing.json()) == (404, foreign.json())
    assert both not in await pairs(stranger)


async def test_nobody_is_compared_with_all(api, stage):
    """Each record meets those that share a key with it, by index: a community of a million is looked through so."""
    (somebody,) = (await (await api.sign_in("clerk")).get("/api/v1/residents", params={"limit": 1})).json()["items"]
    asked = re.sub(r":(community|people)", r"%(\1)s", duplicates.NEAR)
    with psycopg.connect(stage) as rows:
        plan = rows.execute(f"explain {asked}", {"community": 1, "people": [somebody["person_id"]]}).fetchall()
    scans = [line for (line,) in plan if "Scan" in line]
    assert len(scans) >= 5
    assert [line for line in scans if "Seq Scan" in line] == []
