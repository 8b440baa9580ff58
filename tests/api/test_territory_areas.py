"""Areas over time: outline and size, villages that became communities, and old codes that still count."""

from __future__ import annotations

COMMUNITY, VILLAGE = "520302010007", "520302010297"
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[106.94, 27.63], [106.96, 27.63], [106.96, 27.65], [106.94, 27.65], [106.94, 27.63]]],
}


async def test_the_former_name_finds_the_same_area(api):
    committee = await api.sign_in("committee")
    found = (await committee.get("/api/v1/areas", params={"q": "礼仪社区"})).json()
    assert [(one["code"], one["former_name"]) for one in found if one["code"] == COMMUNITY] == [(COMMUNITY, "礼仪社区")]


async def test_the_size_comes_from_the_outline_and_one_by_hand_needs_its_reason(fresh_api):
    street = await fresh_api.sign_in("street")
    path = f"/api/v1/areas/{COMMUNITY}"
    before = await street.get(f"{path}/card")
    outline, first = {"boundary": SQUARE}, {"If-Match": before.headers["etag"]}
    assert (await street.patch(path, json=outline)).status_code == 428
    assert (await street.patch(path, json=outline, headers=first)).status_code == 204
    assert (await street.patch(path, json={"name": "别的名字"}, headers=first)).status_code == 412
    card = (await street.get(f"{path}/card")).json()
    now = {"If-Match": f"{card['version']}"}
    assert 4.3 < card["area_km2"] < 4.5 and card["centre_lon"] == 106.95
    answer = await street.patch(path, json={"own_area_km2": 4.2}, headers=now)
    assert (answer.status_code, answer.json()["fields"][0]["name"]) == (422, "own_area_reason")
    by_hand = {"own_area_km2": 4.2, "own_area_reason": "2025年勘界报告"}
    assert (await street.patch(path, json=by_hand, headers=now)).status_code == 204
    card = (await street.get(f"{path}/card")).json()
    assert (card["own_area_km2"], card["own_area_reason"]) == (4.2, "2025年勘界报告")
    sums = (await street.get("/api/v1/sums", params={"community": COMMUNITY})).json()
    assert sums["per_km2"] == round(sums["whole"]["residents"] / 4.2, 1)


async def test_a_village_that_ended_leads_to_the_community_and_counts_under_both_codes(fresh_api):
    street = await fresh_api.sign_in("street")
    village = {"name": "平庄村", "from_on": "1984-01-01"}
    assert (await street.put(f"/api/v1/areas/{VILLAGE}", json=village)).status_code == 204
    answer = await street.put(f"/api/v1/areas/{VILLAGE}", json=village)
    assert (answer.status_code, answer.json()["code"]) == (409, "territory.area_code_taken")
    link = {"predecessor_code": VILLAGE, "changed_on": "2018-05-01"}
    assert (await street.put(f"/api/v1/areas/{COMMUNITY}/predecessors", json=link)).status_code == 204
    [found] = [
        one for one in (await street.get("/api/v1/areas", params={"q": "平庄村"})).json() if one["code"] == VILLAGE
    ]
    assert found["until_on"] == "2018-05-01"
    old = (await street.get(f"/api/v1/areas/{VILLAGE}/card")).json()
    assert [one["code"] for one in old["successors"]] == [COMMUNITY]
    now = (await street.get(f"/api/v1/areas/{COMMUNITY}/card")).json()
    assert now["counted_under"] == [COMMUNITY, VILLAGE]


async def test_an_area_never_comes_from_what_came_from_it(fresh_api):
    street = await fresh_api.sign_in("street")
    await street.put(f"/api/v1/areas/{VILLAGE}", json={"name": "平庄村"})
    link = {"predecessor_code": VILLAGE, "changed_on": "2018-05-01"}
    await street.put(f"/api/v1/areas/{COMMUNITY}/predecessors", json=link)
    back = {"predecessor_code": COMMUNITY, "changed_on": "2020-05-01"}
    answer = await street.put(f"/api/v1/areas/{VILLAGE}/predecessors", json=back)
    assert (answer.status_code, answer.json()["fields"][0]["code"]) == (422, "territory.area_follows_itself")


async def test_a_village_becomes_a_community_by_eight_steps_of_which_a_done_one_names_who_did_it(fresh_api):
    committee = await fresh_api.sign_in("committee")
    profile = (await committee.get("/api/v1/profile")).json()
    version = {"If-Match": str(profile["version"])}
    answer = await committee.put("/api/v1/profile", json={"kind": "converted_village"}, headers=version)
    assert answer.status_code == 204, answer.text
    steps = (await committee.get("/api/v1/profile")).json()["conversion"]
    assert len(steps) == 8
    done = {"done_on": "2026-11-01"}
    path, version = f"/api/v1/profile/conversion/{steps[0]['step']}", {"If-Match": str(steps[0]["version"])}
    answer = await committee.put(path, json=done, headers=version)
    assert (answer.status_code, answer.json()["fields"][0]["name"]) == (422, "owner_name")
    answer = await committee.put(path, json=done | {"owner_name": "何肩挑"}, headers=version)
    assert answer.status_code == 204


async def test_every_entrance_stands_on_the_wall_chart_and_who_is_missing_is_counted(fresh_api):
    committee = await fresh_api.sign_in("committee")
    chart = (await committee.get("/api/v1/responsible/chart")).json()
    rows = [row for row in chart["rows"] if row["estate"] == "平庄花园"]
    assert len(rows) == 54 and sum(row["dwellings"] for row in rows) == 1944
    missing = [
        (row["building"], row["entrance"], cell["role"]) for row in rows for cell in row["cells"] if not cell["name"]
    ]
    assert missing == [("15", "2", "doctor")]
    cells = (await committee.get(f"/api/v1/entrances/{rows[0]['entrance_id']}/responsible")).json()
    assert [cell["name"] for cell in cells] == [cell["name"] for cell in rows[0]["cells"]]


async def test_a_plate_names_staff_in_full_and_members_by_surname_through_the_community_line(api):
    committee = await api.sign_in("committee")
    chart = (await committee.get("/api/v1/responsible/chart")).json()
    row = next(row for row in chart["rows"] if (row["building"], row["entrance"]) == ("15", "2"))
    sheet = (await committee.get(f"/api/v1/entrances/{row['entrance_id']}/poster")).json()
    place = (await api.anonymous.get(f"/api/v1/posters/{sheet['code']}")).json()
    on_plate = {one["role"]: one for one in place["responsible"]}
    full = {cell["role"]: cell for cell in row["cells"]}
    assert on_plate["police_officer"]["name"] == full["police_officer"]["name"]
    assert on_plate["party_contact"]["name"] == full["party_contact"]["name"][0] + "同志"
    assert on_plate["party_contact"]["line"] == place["line"]
    assert on_plate["doctor"]["name"] is None


async def test_when_the_enterprise_leaves_a_community_of_its_own_it_stays_in_the_history_and_nobody_is_lost(fresh_api):
    committee = await fresh_api.sign_in("committee")
    before = (await committee.get("/api/v1/sums")).json()["whole"]
    unit = {"name": "遵义石油厂", "kind": "enterprise", "address": "厂前路1号"}
    unit_id = (await committee.post("/api/v1/units", json=unit)).json()["id"]
    for form in ({"kind": "work_unit", "host_unit_id": unit_id}, {"kind": "mixed"}):
        version = {"If-Match": str((await committee.get("/api/v1/profile")).json()["version"])}
        answer = await committee.put("/api/v1/profile", json=form, headers=version)
        assert answer.status_code == 204, answer.text
    profile = (await committee.get("/api/v1/profile")).json()
    assert (profile["kind"], profile["host_unit"]) == ("mixed", None)
    assert [(one["name"], one["until_on"] is not None) for one in profile["hosts"]] == [("遵义石油厂", True)]
    assert (await committee.get("/api/v1/sums")).json()["whole"] == before
