"""Rounds: planned on the desk, walked by the worker of the grid, each point looked at once."""

from __future__ import annotations

from uuid import uuid4

import pytest
import python_calamine

from jiayuan.domains.grid import patrol_answers as answers
from jiayuan.kernel.ids import uuid7
from stage import taken_out
from walking_stage import API, put_photo, rows

LINES = [
    {"code": "corridor", "title": "楼道有没有堆物", "category": "0301"},
    {"code": "fire_door", "title": "防火门关着"},
]


@pytest.fixture(scope="module")
async def checklist(api):
    clerk = await api.sign_in("clerk")
    answer = await clerk.post(f"{API}/grid/patrol-checklists", json={"name": "消防通道", "lines": LINES})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


@pytest.fixture(scope="module")
async def entrances(api):
    return await rows(
        api,
        "select e.id::text, e.building_id::text, g.serial, g.id::text as grid_id from entrance e"
        " join building b on b.id = e.building_id join grid g on g.id = b.grid_id order by b.position, e.position",
    )


def of_grid(entrances, serial: int):
    return [entrance for entrance in entrances if entrance["serial"] == serial]


@pytest.fixture
async def route(api, checklist, entrances):
    clerk = await api.sign_in("clerk")
    here = of_grid(entrances, 3)[:2]
    form = {
        "grid_id": here[0]["grid_id"], "name": f"消防巡查{uuid4().hex[:6]}", "every_days": 1,
        "points": [{"name": f"{n}号点", "entrance_id": one["id"], "checklist_id": checklist}
                   for n, one in enumerate(here, 1)],
    }  # fmt: skip
    answer = await clerk.post(f"{API}/grid/patrol-routes", json=form)
    assert answer.status_code == 201, answer.text
    detail = await clerk.get(f"{API}/grid/patrol-routes/{answer.json()['id']}")
    answers.RouteDetail.model_validate(detail.json())
    return detail.json()


async def started(worker, route) -> str:
    patrol_id = str(uuid7())
    answer = await worker.post(f"{API}/grid/patrols", json={"id": patrol_id, "route_id": route["id"]})
    assert answer.status_code == 201, answer.text
    return patrol_id


def looked(point: dict, *, ok: bool = True, **more) -> dict:
    results = [
        {"code": "corridor", "ok": ok, "words": "" if ok else "堆了两张旧沙发"},
        {"code": "fire_door", "ok": True},
    ]
    return {"id": str(uuid7()), "point_id": point["id"], "results": results} | more


async def test_a_worker_plans_no_routes_and_a_neighbour_sees_none(api, route, checklist):
    worker, stranger = await api.sign_in("grid3"), await api.sign_in("grid1")
    form = {"name": "自己排的", "lines": LINES}
    assert (await worker.post(f"{API}/grid/patrol-checklists", json=form)).status_code == 403
    assert (await stranger.get(f"{API}/grid/patrol-routes/{route['id']}")).status_code == 404
    start = {"id": str(uuid7()), "route_id": route["id"]}
    assert (await stranger.post(f"{API}/grid/patrols", json=start)).status_code == 404


async def test_a_point_lies_in_the_grid_of_its_route(api, route, checklist, entrances):
    clerk = await api.sign_in("clerk")
    foreign = of_grid(entrances, 1)[0]
    form = {
        "name": route["name"],
        "points": [{"name": "别处", "entrance_id": foreign["id"], "checklist_id": checklist}],
    }
    answer = await clerk.put(f"{API}/grid/patrol-routes/{route['id']}", json=form, headers={"If-Match": "1"})
    assert (answer.status_code, answer.json()["fields"][0]["code"]) == (422, "grid.point_elsewhere")


async def test_points_that_stay_keep_their_codes_and_two_clerks_do_not_overwrite_each_other(api, route, checklist):
    clerk = await api.sign_in("clerk")
    path, match = f"{API}/grid/patrol-routes/{route['id']}", {"If-Match": str(route["version"])}
    first, second = route["points"]
    points = [
        {"id": second["id"], "name": "先走这里", "entrance_id": second["entrance_id"], "checklist_id": checklist},
        {"name": "架空层", "building_id": first["building_id"], "checklist_id": checklist},
    ]
    form = {"name": route["name"], "points": points}
    assert (await clerk.put(path, json=form, headers=match)).status_code == 204
    assert (await clerk.put(path, json=form, headers=match)).status_code == 412
    now = (await clerk.get(path)).json()["points"]
    assert [(point["position"], point["name"]) for point in now] == [(1, "先走这里"), (2, "架空层")]
    assert now[0]["code"] == second["code"]


async def test_a_route_whose_day_has_come_stands_on_the_day_until_it_is_walked(api, route):
    worker = await api.sign_in("grid3")

    async def waiting():
        return {row["route_id"] for row in (await worker.get(f"{API}/grid/day")).json()["patrols"]}

    assert route["id"] in await waiting()
    await started(worker, route)
    assert route["id"] not in await waiting()


async def test_a_finding_sent_twice_is_told_once(api, route):
    worker = await api.sign_in("grid3")
    patrol_id = await started(worker, route)
    photo = await put_photo(worker)
    check = looked(route["points"][0], ok=False, files=[photo], scanned=True)
    path = f"{API}/grid/patrols/{patrol_id}/checks"
    for _ in range(2):
        assert (await worker.post(path, json=check)).status_code == 201
    (event,) = await rows(
        api, "select facts from outbox_event where kind = 'grid.patrol.finding' and about = :id", id=check["id"]
    )
    assert (event["facts"]["line"], event["facts"]["category"]) == ("corridor", "0301")
    again = await worker.post(path, json=looked(route["points"][0]))
    assert (again.status_code, again.json()["code"]) == (409, "grid.point_checked_already")
    unknown = looked(route["points"][1]) | {"results": [{"code": "roof", "ok": True}]}
    assert (await worker.post(path, json=unknown)).status_code == 422
    assert (await worker.put(f"{API}/grid/patrols/{patrol_id}/ending", json={})).status_code == 204
    clerk = await api.sign_in("clerk")
    found = answers.PatrolDetail.model_validate((await clerk.get(f"{API}/grid/patrols/{patrol_id}")).json())
    assert (found.points, found.checked, found.findings) == (2, 1, 1)
    listed = (await clerk.get(f"{API}/grid/patrols", params={"route_id": route["id"]})).json()["items"]
    assert [row["id"] for row in listed] == [patrol_id]


@pytest.mark.parametrize("colleague", ["grid1", "grid2"])  # a stranger, and the deputy of this grid
async def test_a_colleague_writes_nothing_into_anothers_round_which_answers_like_none(api, route, colleague):
    worker, other = await api.sign_in("grid3"), await api.sign_in(colleague)
    patrol_id = await started(worker, route)
    for one in (patrol_id, uuid7()):
        for answer in (
            await other.put(f"{API}/grid/patrols/{one}/ending", json={}),
            await other.post(f"{API}/grid/patrols/{one}/checks", json=looked(route["points"][0])),
        ):
            assert (answer.status_code, answer.json()["code"]) == (404, "kernel.not_found")
    if colleague == "grid2":
        taken = await other.post(f"{API}/grid/patrols", json={"id": patrol_id, "route_id": route["id"]})
        assert (taken.status_code, taken.json()["code"]) == (409, "grid.patrol_taken")


async def test_two_routes_of_a_grid_have_two_names(api, route, checklist, entrances):
    clerk = await api.sign_in("clerk")
    here = of_grid(entrances, 3)[0]
    form = {"grid_id": here["grid_id"], "name": route["name"],
            "points": [{"name": "点", "entrance_id": here["id"], "checklist_id": checklist}]}  # fmt: skip
    answer = await clerk.post(f"{API}/grid/patrol-routes", json=form)
    assert (answer.status_code, answer.json()["code"]) == (409, "grid.route_name_taken")


async def test_rounds_leave_the_house_with_a_reason_and_complete(api, route, tmp_path):
    worker, clerk = await api.sign_in("grid3"), await api.sign_in("clerk")
    patrol_id = await started(worker, route)
    path = f"{API}/grid/patrols/{patrol_id}/checks"
    assert (await worker.post(path, json=looked(route["points"][0], ok=False))).status_code == 201
    asked = {"reason": "季度小结用", "route_id": route["id"]}
    assert (await worker.post(f"{API}/grid/patrols/exports", json=asked)).status_code == 403
    assert (await clerk.post(f"{API}/grid/patrols/exports", json=asked | {"reason": ""})).status_code == 422
    kept = tmp_path / "巡查.xlsx"
    kept.write_bytes(await taken_out(api, clerk, "/grid/patrols/exports", asked))
    lines = python_calamine.load_workbook(str(kept)).get_sheet_by_index(0).to_python()
    assert "季度小结用" in lines[1][0]
    listed = (await clerk.get(f"{API}/grid/patrols", params={"route_id": route["id"], "limit": 200})).json()["items"]
    assert [line[7] for line in lines[3:-1]] == [row["findings"] for row in listed]
    assert route["points"][0]["name"] in "".join(str(line[8]) for line in lines[3:-1])
    assert "一条路线" in lines[1][0]
    assert lines[-1][0].startswith(f"以上共{len(listed)}行")
    (entry,) = await rows(api, "select facts from audit_entry where kind = 'grid.patrol.exported'")
    assert entry["facts"] == {"by_route_id": route["id"]}
