"""Places of the reference community through the API: who may, and what the database refuses."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from jiayuan.kernel import clock


async def _grids(client):
    return {grid["name"]: grid for grid in (await client.get("/api/v1/grids")).json()}


async def _building(client, number):
    found = (await client.get("/api/v1/buildings")).json()
    return next(building for building in found if building["number"] == number)


async def test_a_resident_sees_no_places(api):
    resident = await api.sign_in("resident")
    answer = await resident.get("/api/v1/buildings")
    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")


async def test_a_grid_worker_cannot_divide_grids(api):
    worker = await api.sign_in("grid1")
    answer = await worker.post("/api/v1/grids", json={"name": "第九网格"})
    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")


async def test_27_buildings_in_4_grids_add_up_to_the_whole(api):
    committee = await api.sign_in("committee")
    sums = (await committee.get("/api/v1/sums")).json()
    assert sums["whole"]["buildings"] == 27
    for part in ("by_grid", "by_estate"):
        for what in ("buildings", "dwellings", "households", "residents"):
            assert sum(line[what] for line in sums[part]) == sums["whole"][what]
    assert sums["may_publish"] is True


async def test_a_building_is_never_in_two_grids_at_once(api):
    committee = await api.sign_in("committee")
    grids = list((await _grids(committee)).values())
    building = await _building(committee, "15")
    detail = (await committee.get(f"/api/v1/buildings/{building['id']}")).json()
    began = detail["grids"][0]["from_on"]
    other = next(grid for grid in grids if grid["id"] != building["grid_id"])
    answer = await committee.post(
        "/api/v1/grid-memberships",
        json={"building_ids": [building["id"]], "grid_id": other["id"], "from_on": began},
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "territory.in_another_grid")
    assert answer.json()["fields"][0]["name"] == "grid_id"


async def test_a_moved_building_keeps_its_old_grid_in_its_history_and_takes_its_residents_along(fresh_api):
    committee = await fresh_api.sign_in("committee")
    grids = list((await _grids(committee)).values())
    building = await _building(committee, "15")
    other = next(grid for grid in grids if grid["id"] != building["grid_id"])
    answer = await committee.post(
        "/api/v1/grid-memberships",
        json={"building_ids": [building["id"]], "grid_id": other["id"], "from_on": "2026-11-20", "reason": "调整"},
    )
    assert answer.status_code == 204, answer.text
    detail = (await committee.get(f"/api/v1/buildings/{building['id']}")).json()
    assert [line["grid_id"] for line in detail["grids"]] == [building["grid_id"], other["id"]]
    assert detail["grids"][0]["until_on"] == "2026-11-20"
    assert detail["grid_id"] == other["id"]
    listed = (await committee.get("/api/v1/residents", params={"building": building["id"]})).json()["items"]
    assert listed and {row["grid_id"] for row in listed} == {other["id"]}


async def test_a_move_of_today_or_to_come_is_put_right_by_one_of_the_same_day(fresh_api):
    committee = await fresh_api.sign_in("committee")
    grids = list((await _grids(committee)).values())
    building = await _building(committee, "15")
    wrong, right = [grid["id"] for grid in grids if grid["id"] != building["grid_id"]][:2]
    today = clock.today()

    async def move(grid_id: str, on: date) -> list[tuple[str, str | None]]:
        form = {"building_ids": [building["id"]], "grid_id": grid_id, "from_on": on.isoformat(), "reason": "点错了"}
        answer = await committee.post("/api/v1/grid-memberships", json=form)
        assert answer.status_code == 204, answer.text
        detail = (await committee.get(f"/api/v1/buildings/{building['id']}")).json()
        return [(line["grid_id"], line["until_on"]) for line in detail["grids"]]

    coming = today + timedelta(days=12)
    assert await move(wrong, coming) == [(building["grid_id"], coming.isoformat()), (wrong, None)]
    assert await move(building["grid_id"], coming) == [(building["grid_id"], None)]
    assert await move(wrong, today) == [(building["grid_id"], today.isoformat()), (wrong, None)]
    assert await move(right, today) == [(building["grid_id"], today.isoformat()), (right, None)]
    assert await move(building["grid_id"], today) == [(building["grid_id"], None)]
    detail = (await committee.get(f"/api/v1/buildings/{building['id']}")).json()
    assert detail["grid_id"] == building["grid_id"]


async def test_a_building_number_is_unique_inside_its_estate(api):
    committee = await api.sign_in("committee")
    building = await _building(committee, "1")
    answer = await committee.post(
        f"/api/v1/estates/{building['estate_id']}/buildings", json={"number": "1", "floors": 6}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "territory.building_number_taken")


async def test_buildings_sent_twice_are_put_up_once(api):
    committee = await api.sign_in("committee")
    estate = (await committee.post("/api/v1/estates", json={"name": f"双份苑{uuid4().hex[:6]}"})).json()["id"]
    form = {"estate_id": estate, "count": 2, "floors": 2, "doors": 2}
    keyless = await committee.post("/api/v1/buildings/bulk", json=form, headers={"Idempotency-Key": ""})
    assert (keyless.status_code, keyless.json()["code"]) == (400, "kernel.key_missing")
    key = {"Idempotency-Key": str(uuid4())}
    first, again = [await committee.post("/api/v1/buildings/bulk", json=form, headers=key) for _ in range(2)]
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    buildings = (await committee.get("/api/v1/buildings")).json()
    assert len([one for one in buildings if one["estate_id"] == estate]) == 2


async def test_an_estate_advances_one_state_at_a_time(api):
    committee = await api.sign_in("committee")
    name = f"新城{uuid4().hex[:6]}"
    estate = (await committee.post("/api/v1/estates", json={"name": name, "state": "planned"})).json()["id"]
    for state, code in (("occupied", 409), ("under_construction", 204), ("handed_over", 204), ("occupied", 204)):
        version = (await committee.get(f"/api/v1/estates/{estate}")).json()["version"]
        answer = await committee.post(
            f"/api/v1/estates/{estate}/state",
            json={"state": state, "on": "2026-11-01"},
            headers={"If-Match": f'"{version}"'},
        )
        assert answer.status_code == code, answer.text


async def test_a_grid_code_is_given_once_and_a_grid_with_buildings_is_not_retired(api):
    committee = await api.sign_in("committee")
    grid = next(iter((await _grids(committee)).values()))
    assert grid["code"].startswith("520302010007") and len(grid["code"]) == 15
    answer = await committee.post("/api/v1/grids", json={"name": "又一个", "serial": grid["serial"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "territory.grid_serial_taken")
    answer = await committee.post(
        f"/api/v1/grids/{grid['id']}/retirement",
        json={"until_on": "2026-12-01"},
        headers={"If-Match": str(grid["version"])},
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "territory.grid_has_buildings")


async def test_behind_the_last_serial_the_lowest_gap_is_given(fresh_api):
    committee = await fresh_api.sign_in("committee")
    for serial in (998, 999):
        made = await committee.post("/api/v1/grids", json={"name": f"{serial}网格", "serial": serial})
        assert made.status_code == 201, made.text
    made = await committee.post("/api/v1/grids", json={"name": "补上的"})
    assert made.status_code == 201, made.text
    assert next(grid["code"] for grid in (await _grids(committee)).values() if grid["name"] == "补上的")[12:] == "005"


async def test_a_change_without_the_version_is_refused_and_an_old_one_too(api):
    committee = await api.sign_in("committee")
    grid = next(iter((await _grids(committee)).values()))
    form = {"name": grid["name"], "kind": grid["kind"], "boundary": grid["boundary"]}
    answer = await committee.put(f"/api/v1/grids/{grid['id']}", json=form)
    assert (answer.status_code, answer.json()["code"]) == (428, "kernel.version_missing")
    answer = await committee.put(f"/api/v1/grids/{grid['id']}", json=form, headers={"If-Match": "0"})
    assert (answer.status_code, answer.json()["code"]) == (412, "kernel.stale")


async def test_a_change_of_an_entrance_keeps_what_it_does_not_name(api):
    committee = await api.sign_in("committee")
    path = f"/api/v1/buildings/{(await _building(committee, '14'))['id']}"
    before = (await committee.get(path)).json()["entrances"][0]
    entrance, form = f"/api/v1/entrances/{before['id']}", {"door_control": "门禁坏了"}
    assert (await committee.patch(entrance, json=form)).status_code == 428
    version = {"If-Match": f'"{before["version"]}"'}
    assert (await committee.patch(entrance, json=form, headers=version)).status_code == 204
    assert (await committee.patch(entrance, json=form, headers=version)).status_code == 412
    after = (await committee.get(path)).json()["entrances"][0]
    assert before["longitude"] is not None
    assert after == before | form | {"version": before["version"] + 1}
    half = {"longitude": None}, {"latitude": 27.6}
    answers = [await committee.patch(entrance, json=one, headers={"If-Match": f'"{after["version"]}"'}) for one in half]
    assert [answer.status_code for answer in answers] == [422, 422]


async def test_a_poster_tells_anybody_place_and_worker_and_nothing_of_who_lives_there(api):
    worker = await api.sign_in("committee")
    building = await _building(worker, "15")
    entrance = (await worker.get(f"/api/v1/buildings/{building['id']}")).json()["entrances"][0]
    sheet = (await worker.get(f"/api/v1/entrances/{entrance['id']}/poster")).json()
    assert sheet["address"].endswith(f"/mobile/p/{entrance['poster_code']}")
    assert sheet["svg"].startswith("<svg")
    answer = await api.anonymous.get(f"/api/v1/posters/{entrance['poster_code']}")
    place = answer.json()
    assert (place["community"], place["building"], place["entrance"]) == ("平庄社区", "15", entrance["number"])
    assert any("格" in line["name"] for line in place["workers"])
    assert set(place) == {
        "community", "community_code", "line", "estate", "building", "entrance", "grid", "longitude", "latitude",
        "workers", "responsible",
    }  # fmt: skip


async def test_a_poster_code_of_nobody_is_not_found(api):
    assert (await api.anonymous.get("/api/v1/posters/ZZZZZZZZZZ")).status_code == 404


async def test_every_role_at_a_door_is_named_or_empty(api):
    committee = await api.sign_in("committee")
    building = await _building(committee, "15")
    entrance = (await committee.get(f"/api/v1/buildings/{building['id']}")).json()["entrances"][0]
    cells = (await committee.get(f"/api/v1/entrances/{entrance['id']}/responsible")).json()
    assert [cell["role"] for cell in cells][:1] == ["grid_worker"] and len(cells) == 7
    assert cells[0]["name"]


async def test_areas_are_found_by_name_below_a_code(api):
    committee = await api.sign_in("committee")
    found = (await committee.get("/api/v1/areas", params={"q": "平庄", "under": "5203"})).json()
    assert "520302010007" in {area["code"] for area in found}
    path = (await committee.get("/api/v1/areas/520302010007")).json()
    assert [area["level"] for area in path] == ["province", "city", "district", "street", "community"]
