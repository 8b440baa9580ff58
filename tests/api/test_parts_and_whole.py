"""Lists and figures narrow to estate and grid; the parts and 未归属 are the whole (R006)."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest

from grid_stage import V1, Grounds, report, set_grounds
from jiayuan.engines.matters.figures import values_of
from jiayuan.kernel import clock
from jiayuan.kernel.calendar import corresponding_day
from people_stage import citizen_number, register
from stage import Api


@pytest.fixture(scope="module")
async def grounds(alone_api: Api, alone_stage: str) -> Grounds:
    return await set_grounds(alone_api, alone_stage)


@pytest.fixture(scope="module")
async def estates(grounds: Grounds, alone_stage: str) -> tuple[str, str]:
    """The old estate and a new one with one household and one event; one more event has no building at all."""
    committee, resident = await grounds.api.sign_in("committee"), await grounds.api.sign_in("resident")
    old = (await committee.get(f"{V1}/estates")).json()[0]["id"]
    new = (await committee.post(f"{V1}/estates", json={"name": "新苑"})).json()["id"]
    form = {"estate_id": new, "count": 1, "floors": 2, "doors": 2}
    assert (await committee.post(f"{V1}/buildings/bulk", json=form)).is_success
    with psycopg.connect(alone_stage) as owner:
        dwelling, entrance = owner.execute(
            "select d.id::text, d.entrance_id::text from dwelling d join building b on b.community_id = d.community_id"
            " and b.id = d.building_id where b.estate_id = %s order by d.door limit 1", [new],
        ).fetchone()  # fmt: skip
    await register(
        committee, name="艾新苑", document_number=citizen_number(sex=0),
        residence={"dwelling_id": dwelling, "from_on": "2026-01-05"},
    )  # fmt: skip
    await report(resident, grounds, "门口的灯不亮")
    await report(resident, grounds, "新苑的门关不上", place={"entrance_id": entrance})
    await report(resident, grounds, "小花园不好走", place={"text": "小花园"})
    return old, new


async def _all(client, path: str, **asked: object) -> list[str]:
    found: list[str] = []
    cursor = None
    while cursor is not None or not found:
        page = {"limit": 200} | asked | ({"cursor": cursor} if cursor else {})
        answer = (await client.get(f"{V1}{path}", params=page)).json()
        found += [row["id"] for row in answer["items"]]
        cursor = answer["next"]
        if not answer["items"]:
            break
    return found


@pytest.mark.parametrize("path", ["/residents", "/households"])
async def test_the_residents_and_households_of_the_estates_are_those_of_the_community(
    grounds: Grounds, estates: tuple[str, str], path: str
):
    clerk = await grounds.api.sign_in("clerk")
    whole = await _all(clerk, path)
    parts = [await _all(clerk, path, estate=estate) for estate in estates]
    assert sorted(parts[0] + parts[1]) == sorted(whole)
    assert len(parts[1]) == 1


async def test_the_events_of_the_estates_and_those_of_no_estate_are_those_of_the_community(
    grounds: Grounds, estates: tuple[str, str], alone_stage: str
):
    clerk = await grounds.api.sign_in("clerk")
    whole = set(await _all(clerk, "/grid/events", tab="all"))
    parts = [set(await _all(clerk, "/grid/events", tab="all", estate=estate)) for estate in estates]
    with psycopg.connect(alone_stage) as owner:
        nowhere = owner.execute("select id::text from matter where community_id = 1 and building_id is null").fetchall()
    assert len(parts[1]) == 1 and parts[0] and nowhere
    assert parts[0] | parts[1] | {row[0] for row in nowhere} == whole


async def test_the_figures_by_estate_and_by_grid_with_unassigned_are_the_figures_of_the_whole(
    grounds: Grounds, estates: tuple[str, str]
):
    clerk = await grounds.api.sign_in("clerk")
    [whole] = (await clerk.get(f"{V1}/grid/numbers", params={"by": "month"})).json()
    for by in ("estate", "grid"):
        rows = (await clerk.get(f"{V1}/grid/numbers", params={"by": by})).json()
        assert rows[-1]["title"] == "未归属" and rows[-1]["counts"]["reported"] == (1 if by == "estate" else 2)
        for name, amount in whole["counts"].items():
            assert sum(row["counts"][name] for row in rows) == amount, (by, name)
    behind = await clerk.get(f"{V1}/grid/numbers/reported/matters", params={"estate_id": estates[1]})
    assert len(behind.json()["items"]) == 1
    assert UUID(behind.json()["items"][0]["id"])


async def test_the_figures_of_an_estate_are_those_of_its_events(full_api: Api, full_stage: str):
    last, first = clock.today().replace(day=1), corresponding_day(clock.today().replace(day=1), -3)
    clerk = await full_api.sign_in("clerk")
    asked = {"by": "estate", "since": f"{first:%Y-%m}", "until": f"{last:%Y-%m}"}
    rows = (await clerk.get(f"{V1}/grid/numbers", params=asked)).json()
    counted = f"""
select b.estate_id::text, f.figure, sum(f.weight)::int
from matter m left join building b on b.community_id = m.community_id and b.id = m.building_id
cross join lateral (values {values_of("m")}) f (figure, moment, weight)
where m.community_id = 1 and m.kind = 'grid.event' and f.weight is not null
  and f.moment >= %s and f.moment < %s group by 1, 2"""
    with psycopg.connect(full_stage) as owner:
        between = [clock.start_of(first), clock.start_of(corresponding_day(last, 1))]
        found = {(estate, figure): amount for estate, figure, amount in owner.execute(counted, between)}
    told = {(row["id"], name): amount for row in rows for name, amount in row["counts"].items() if amount}
    assert told == {key: amount for key, amount in found.items() if amount}
    assert {name for _, name in told} >= {"reported", "closed", "satisfied", "returned"}
