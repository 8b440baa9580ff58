"""An estate is handed over by one sheet of buildings: every fault at its cell, all or nothing, and taken back whole."""

from __future__ import annotations

import io
from uuid import uuid4

import xlsxwriter

HEAD = ("楼号", "层数", "单元数", "每层户数", "电梯数", "建成年份", "门牌地址", "结构", "消防设施")
ROWS = tuple((str(n), 6, 1, 2, 0, 2026, f"礼仪路{n}号", "框架", "每层消火栓2处") for n in (1, 2, 3))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _book(*rows: tuple[object, ...]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("楼栋")
    for line, row in enumerate((("礼仪新苑楼栋表",), HEAD, *rows)):
        sheet.write_row(line, 0, row)
    book.close()
    return out.getvalue()


async def _upload(client, content: bytes) -> dict[str, str]:
    file_id = str(uuid4())
    answer = await client.put(f"/api/v1/files/{file_id}", content=content, headers={"Content-Type": XLSX})
    assert answer.status_code < 300, answer.text
    return {"file_id": file_id, "file_name": "楼栋.xlsx", "on": "2026-11-01"}


async def _new_estate(client) -> str:
    name = f"礼仪新苑{uuid4().hex[:6]}"
    return (await client.post("/api/v1/estates", json={"name": name, "state": "planned"})).json()["id"]


async def _hand_over(client, estate: str, content: bytes):
    return await client.post(f"/api/v1/estates/{estate}/handovers", json=await _upload(client, content))


async def _buildings(client, estate: str):
    return (await client.get("/api/v1/buildings", params={"estate": estate})).json()


async def test_a_wrong_row_is_named_with_its_cell_and_nothing_of_the_sheet_is_taken(alone_api):
    clerk = await alone_api.sign_in("clerk")
    estate = await _new_estate(clerk)
    wrong = ("2", "六层半", 1, 2, 0, 2026, "", "", "")
    answer = await _hand_over(clerk, estate, _book(ROWS[0], wrong, ("1", 6, 1, 99)))
    assert (answer.status_code, answer.json()["code"]) == (422, "territory.sheet_faulty")
    faults = {(one["sheet"], one["cell"], one["code"]) for one in answer.json()["faults_at"]}
    assert faults >= {
        ("楼栋", "B4", "territory.not_a_number"),
        ("楼栋", "A5", "territory.building_number_taken"),
    }
    assert await _buildings(clerk, estate) == []
    assert (await clerk.get(f"/api/v1/estates/{estate}")).json()["state"] == "planned"


async def test_a_whole_sheet_hands_the_estate_over_and_its_buildings_are_64_per_cent_complete(alone_api):
    clerk = await alone_api.sign_in("clerk")
    estate = await _new_estate(clerk)
    answer = await _hand_over(clerk, estate, _book(*ROWS))
    assert answer.status_code == 201, answer.text
    made = await _buildings(clerk, estate)
    assert [(one["number"], one["dwellings"], one["complete_percent"]) for one in made] == [
        ("1", 12, 64), ("2", 12, 64), ("3", 12, 64),
    ]  # fmt: skip
    found = (await clerk.get(f"/api/v1/estates/{estate}")).json()
    assert (found["state"], found["handed_over_on"]) == ("handed_over", "2026-11-01")


async def test_new_buildings_belong_nowhere_until_they_have_a_grid_and_an_undo_takes_all_back(fresh_api):
    committee = await fresh_api.sign_in("committee")
    estate = await _new_estate(committee)
    await _hand_over(committee, estate, _book(*ROWS))
    sums = (await committee.get("/api/v1/sums")).json()
    assert (sums["whole"]["buildings"], sums["may_publish"]) == (30, False)
    grid = next(one for one in (await committee.get("/api/v1/grids")).json() if one["name"] == "四网格")
    ids = [one["id"] for one in await _buildings(committee, estate)]
    await committee.post(
        "/api/v1/grid-memberships", json={"building_ids": ids, "grid_id": grid["id"], "from_on": "2026-11-20"}
    )
    sums = (await committee.get("/api/v1/sums")).json()
    assert sums["may_publish"] is True
    for part in ("by_grid", "by_estate"):
        assert sum(line["buildings"] for line in sums[part]) == sums["whole"]["buildings"] == 30
    [handover] = (await committee.get(f"/api/v1/estates/{estate}/handovers")).json()
    answer = await committee.post(
        f"/api/v1/handovers/{handover['id']}/undo", headers={"If-Match": str(handover["version"])}
    )
    assert answer.status_code == 204, answer.text
    sums = (await committee.get("/api/v1/sums")).json()
    assert (sums["whole"]["buildings"], sums["may_publish"]) == (27, True)
    assert (await committee.get(f"/api/v1/estates/{estate}")).json()["state"] == "planned"


async def test_buildings_in_which_something_happened_are_not_taken_back(alone_api):
    clerk = await alone_api.sign_in("clerk")
    estate = await _new_estate(clerk)
    await _hand_over(clerk, estate, _book(*ROWS))
    [handover] = (await clerk.get(f"/api/v1/estates/{estate}/handovers")).json()
    building = (await _buildings(clerk, estate))[0]
    unit = {"name": f"便民店{uuid4().hex[:6]}", "kind": "shop", "address": "1栋底商", "building_id": building["id"]}
    assert (await clerk.post("/api/v1/units", json=unit)).status_code == 201
    answer = await clerk.post(
        f"/api/v1/handovers/{handover['id']}/undo", headers={"If-Match": str(handover["version"])}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "territory.handover_used")
    assert "单位地址" in answer.json()["title"]


async def test_a_new_entrance_has_a_door_at_each_place_of_each_floor_and_its_number_once(alone_api):
    clerk = await alone_api.sign_in("clerk")
    estate = await _new_estate(clerk)
    await _hand_over(clerk, estate, _book(*ROWS))
    building = (await _buildings(clerk, estate))[0]["id"]
    answer = await clerk.post(f"/api/v1/buildings/{building}/entrances", json={"number": "2", "doors_per_floor": 3})
    assert answer.status_code == 201, answer.text
    assert (await _buildings(clerk, estate))[0]["dwellings"] == 12 + 6 * 3
    answer = await clerk.post(f"/api/v1/buildings/{building}/entrances", json={"number": "2", "doors_per_floor": 3})
    assert (answer.status_code, answer.json()["code"]) == (409, "territory.entrance_number_taken")


async def test_a_grid_worker_hands_no_estate_over(alone_api):
    clerk, worker = await alone_api.sign_in("clerk"), await alone_api.sign_in("grid1")
    estate = await _new_estate(clerk)
    answer = await _hand_over(worker, estate, _book(*ROWS))
    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")
