"""Wishes leave the house with a reason and for those only who may; visits are narrowed to one building."""

from __future__ import annotations

import python_calamine

from jiayuan.kernel.ids import uuid7
from stage import taken_out
from walking_stage import API, households_of, visit


async def test_a_worker_takes_no_list_of_wishes_out(api):
    worker = await api.sign_in("grid3")
    answer = await worker.post(f"{API}/grid/needs/exports", json={"reason": "季度小结用"})
    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")


async def test_the_sheet_of_wishes_holds_what_the_list_holds_and_says_why(api, tmp_path):
    worker, clerk = await api.sign_in("grid3"), await api.sign_in("clerk")
    wish = {"id": str(uuid7()), "topic": "parking", "words": "=想多划几个车位", "place_text": "大门口"}
    assert (await worker.post(f"{API}/grid/needs", json=wish)).status_code == 201
    assert (await clerk.post(f"{API}/grid/needs/exports", json={})).status_code == 422  # no reason
    path = tmp_path / "需求.xlsx"
    path.write_bytes(await taken_out(api, clerk, "/grid/needs/exports", {"reason": "季度小结用", "topic": "parking"}))
    lines = python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()
    assert "季度小结用" in lines[1][0]
    listed = (await clerk.get(f"{API}/grid/needs", params={"topic": "parking", "limit": 200})).json()["items"]
    assert [line[2] for line in lines[3:-1]] == [row["words"] for row in listed]


async def test_no_number_of_a_person_leaves_the_house_in_free_words(api, tmp_path):
    worker, clerk = await api.sign_in("grid3"), await api.sign_in("clerk")
    said = "老罗要装扶手，电话139 8521 2046，证号520302194711030418，对门1203室也要"
    wish = {"id": str(uuid7()), "topic": "elder_care", "words": said, "group_concerned": said, "place_text": said}
    assert (await worker.post(f"{API}/grid/needs", json=wish)).status_code == 201
    closing = {"state": "declined", "answer": said}
    listed = (await clerk.get(f"{API}/grid/needs", params={"topic": "elder_care", "limit": 200})).json()["items"]
    (kept,) = [row for row in listed if row["id"] == wish["id"]]
    version = {"if-match": str(kept["version"])}
    answer = await clerk.put(f"{API}/grid/needs/{wish['id']}/ending", json=closing, headers=version)
    assert answer.status_code == 204, answer.text
    home = (await households_of(worker))[3]
    assert (await worker.post(f"{API}/grid/visits", json=visit(home["id"], words=said))).status_code == 201
    hidden = "老罗要装扶手，电话***，证号***，对门***室也要"
    for path, columns in (("/grid/needs/exports", (2, 3, 5, 7)), ("/grid/visits/exports", (10,))):
        sheet = tmp_path / "list.xlsx"
        sheet.write_bytes(await taken_out(api, clerk, path, {"reason": "季度小结用"}))
        lines = python_calamine.load_workbook(str(sheet)).get_sheet_by_index(0).to_python()
        (told,) = [line for line in lines if hidden in line]
        assert [told[at] for at in columns] == [hidden] * len(columns)
        assert not any("52030219" in str(cell) or "8521" in str(cell) for line in lines for cell in line)


async def test_visits_of_one_building_are_only_of_it(api):
    worker, clerk = await api.sign_in("grid3"), await api.sign_in("clerk")
    homes = await households_of(worker)
    first = homes[0]
    other = next(home for home in homes if home["building_id"] != first["building_id"])
    for home in (first, other):
        assert (await worker.post(f"{API}/grid/visits", json=visit(home["id"]))).status_code == 201
    asked = {"building_id": first["building_id"], "limit": 200}
    items = (await clerk.get(f"{API}/grid/visits", params=asked)).json()["items"]
    assert first["id"] in {row["household_id"] for row in items}
    assert other["id"] not in {row["household_id"] for row in items}
