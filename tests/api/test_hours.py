"""What the clocks run by is edited on the desk: hours by the community, days by the administrator of all."""

from __future__ import annotations

import os
from datetime import datetime
from uuid import uuid4

import psycopg
import pytest

from grid_stage import V1, Grounds, act, event, report, set_grounds
from jiayuan.engines.matters.answers import CategoryRow
from jiayuan.engines.matters.hours import DayRow, HoursRow
from jiayuan.kernel import clock, server
from jiayuan.kernel.clock import SHANGHAI
from stage import Api


@pytest.fixture
def owner(own_server: server.OwnServer, fresh_api: Api) -> str:
    return own_server.url(server.OWNER, f"jy_alone_{os.getpid()}")


@pytest.fixture
async def grounds(fresh_api: Api, owner: str) -> Grounds:
    return await set_grounds(fresh_api, owner)


def at(moment: str) -> None:
    clock.set_clock(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI))


async def test_a_resident_and_a_grid_worker_set_no_hours(api: Api):
    for login in ("resident", "grid3"):
        client = await api.sign_in(login)
        spans = [{"opens_at": "08:00", "closes_at": "22:00"}]
        assert (await client.put(f"{V1}/duty-hours/duty", json=spans)).status_code == 403
        day = {"kind": "rest", "reason": "停电"}
        assert (await client.put(f"{V1}/calendar/days/2026-12-01", json=day)).status_code == 403


async def test_new_duty_hours_are_those_that_the_next_promise_counts_in(grounds: Grounds):
    at("2026-11-23T20:30")  # half an hour before the usual end of duty
    clerk, resident = await grounds.api.sign_in("clerk"), await grounds.api.sign_in("resident")
    lamp = {"category_id": grounds.category("0101")}
    usual = await event(clerk, await report(resident, grounds, "灯坏了", **lamp))
    spans = [{"opens_at": "07:00", "closes_at": "23:30"}]
    path, first = f"{V1}/duty-hours/duty", {"If-Match": "0"}
    assert (await clerk.put(path, json=spans)).status_code == 428
    assert (await clerk.put(path, json=spans, headers=first)).status_code == 204
    assert (await clerk.put(path, json=spans, headers=first)).status_code == 412
    longer = await event(clerk, await report(resident, grounds, "灯又坏了", **lamp))
    due = [datetime.fromisoformat(one["due_at"]).astimezone(SHANGHAI) for one in (usual, longer)]
    assert [moment.day for moment in due] == [24, 23]
    found = [HoursRow.model_validate(row) for row in (await clerk.get(f"{V1}/duty-hours")).json()]
    assert [(row.kind, row.closes_at.hour) for row in found] == [("duty", 23), ("office", 12), ("office", 17)]
    assert (await clerk.put(path, json=spans, headers={"If-Match": f"{found[0].version}"})).status_code == 204


@pytest.mark.parametrize(
    "spans",
    [
        [{"opens_at": "09:00", "closes_at": "12:00"}, {"opens_at": "11:00", "closes_at": "17:00"}],
        [{"opens_at": "12:00", "closes_at": "09:00"}],
        [{"opens_at": "09:00", "closes_at": "09:00"}],
    ],
)
async def test_hours_that_overlap_or_end_before_they_begin_are_refused(api: Api, spans: list[dict[str, str]]):
    clerk = await api.sign_in("clerk")
    assert (await clerk.put(f"{V1}/duty-hours/office", json=spans, headers={"If-Match": "0"})).status_code == 422


async def test_a_day_set_here_counts_above_the_statutory_calendar_until_it_is_dropped(fresh_api: Api):
    admin, resident = await fresh_api.sign_in("admin"), await fresh_api.sign_in("resident")
    day = f"{V1}/calendar/days/2026-12-01"  # a Tuesday
    assert DayRow.model_validate((await resident.get(day)).json()).kind == "work"
    rest, first = {"kind": "rest", "reason": "国办发明电〔2026〕1号"}, {"If-Match": "0"}
    assert (await admin.put(day, json=rest, headers=first)).status_code == 204
    assert (await admin.put(day, json=rest, headers=first)).status_code == 412
    set_here = DayRow.model_validate((await resident.get(day)).json())
    assert (set_here.kind, set_here.is_local) == ("rest", True)
    assert (await admin.put(day, json=rest, headers={"If-Match": f"{set_here.version}"})).status_code == 204
    assert len((await resident.get(f"{V1}/calendar/days", params={"year": 2026})).json()) == 1
    assert (await admin.delete(day)).status_code == 204
    assert (await admin.delete(day)).status_code == 404
    assert DayRow.model_validate((await resident.get(day)).json()).kind == "work"


async def test_a_category_is_made_private_on_the_desk_and_stays_so_when_nothing_is_said(grounds: Grounds):
    clerk = await grounds.api.sign_in("clerk")
    path = f"{V1}/categories/{grounds.category('0101')}"
    row = (await clerk.get(path)).json()
    form = {name: row[name] for name in ("parent_id", "code", "title", "position", "is_urgent", "evidence", "limits",
                                         "register_when", "close_when", "keywords", "is_active")}  # fmt: skip
    for said, wanted in ((True, True), (None, True), (False, False)):
        row = (await clerk.get(path)).json()
        body = form | ({} if said is None else {"is_private": said})
        answer = await clerk.put(path, json=body, headers={"If-Match": f'"{row["version"]}"'})
        assert answer.status_code == 204, answer.text
        assert CategoryRow.model_validate((await clerk.get(path)).json()).is_private is wanted
    made = form | {"kind": "grid.event", "code": f"T{uuid4().hex[:8]}"}
    made_id = (await clerk.post(f"{V1}/categories", json=made)).json()["id"]
    assert (await clerk.get(f"{V1}/categories/{made_id}")).json()["is_private"] is False


async def test_a_new_grid_works_with_the_rules_that_were_there(grounds: Grounds, owner: str):
    """The worker of the event's grid, though no rule was ever written for that grid."""
    committee, clerk = await grounds.api.sign_in("committee"), await grounds.api.sign_in("clerk")
    resident = await grounds.api.sign_in("resident")
    today = clock.today()
    new = {"kind": "ordinary", "name": "第九网格", "from_on": str(today)}
    made = await committee.post(f"{V1}/grids", json=new)
    assert made.status_code == 201, made.text
    moved = {"building_ids": [str(grounds.building)], "grid_id": made.json()["id"], "from_on": str(today)}
    answer = await committee.post(f"{V1}/grid-memberships", json=moved)
    assert answer.status_code == 204, answer.text
    with psycopg.connect(owner) as rows:
        code = rows.execute(
            "select c.code from routing_rule r join matter_category c on c.community_id = r.community_id"
            " and c.id = r.category_id where r.post = 'grid_worker' and r.grid_id is null limit 1"
        ).fetchone()[0]
    event_id = await report(resident, grounds, "楼道堆物", category_id=grounds.category(code))
    proposed = (await clerk.get(f"{V1}/grid/events/{event_id}")).json()["proposed"]
    assert (proposed["post"], proposed["scope_id"]) == ("grid_worker", made.json()["id"])
    await act(clerk, event_id, "register")
    await act(clerk, event_id, "dispatch")
    (task,) = [task for task in (await event(clerk, event_id))["tasks"] if task["done_at"] is None]
    assert (task["post"], task["scope_id"]) == ("grid_worker", made.json()["id"])
