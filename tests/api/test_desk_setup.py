"""What the desk needs to set up places and people's work: one door, who answers for it, who may do what."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from jiayuan.access import schemas
from jiayuan.kernel import clock
from jiayuan.territory import desk_answers
from people_stage import match


def account(owner: str, login: str) -> str:
    with psycopg.connect(owner) as rows:
        return str(rows.execute("select id from account where login = %s", [login]).fetchone()[0])


async def test_a_dwelling_is_read_before_it_is_changed(api):
    clerk, worker = await api.sign_in("clerk"), await api.sign_in("grid3")
    row = (await clerk.get("/api/v1/households", params={"limit": 1})).json()["items"][0]
    path = f"/api/v1/dwellings/{row['dwelling_id']}"
    assert (await clerk.get(f"/api/v1/dwellings/{uuid4()}")).status_code == 404
    answer = await clerk.get(path)
    found = desk_answers.DwellingDetail.model_validate(answer.json())
    assert (found.building, found.entrance, found.door) == (row["building"], row["entrance"], row["door"])
    assert answer.headers["etag"] == f'"{found.version}"'
    form = {"use": "rented", "address_code": None, "floor_m2": 88.5}
    assert (await worker.put(path, json=form, headers=match(found.version))).status_code == 403
    assert (await clerk.put(path, json=form, headers=match(found.version))).status_code == 204
    assert (await clerk.get(path)).json()["use"] == "rented"


async def test_who_answers_for_a_door_can_be_ended(api):
    clerk = await api.sign_in("clerk")
    building = (await clerk.get("/api/v1/buildings")).json()[0]
    detail = (await clerk.get(f"/api/v1/buildings/{building['id']}")).json()
    entrance = detail["entrances"][0]["id"]
    today = clock.today()
    form = {
        "place_kind": "entrance", "place_id": entrance, "role": "doctor", "name": "何丽华", "line": "0851-28600000",
        "from_on": str(today),
    }  # fmt: skip
    made = await clerk.post("/api/v1/responsible", json=form)
    assert made.status_code == 201, made.text

    async def doctor() -> desk_answers.ResponsibleEntry:
        cells = (await clerk.get(f"/api/v1/entrances/{entrance}/responsible")).json()
        found = [desk_answers.ResponsibleEntry.model_validate(cell) for cell in cells]
        return next(cell for cell in found if cell.role == "doctor")

    cell = await doctor()
    assert (str(cell.id), cell.from_on, cell.name) == (made.json()["id"], today, "何丽华")
    ended = await clerk.post(f"/api/v1/responsible/{cell.id}/end", json={"until_on": str(today + timedelta(days=1))})
    assert ended.status_code == 204
    clock.set_clock(clock.now() + timedelta(days=2))
    clerk = await api.sign_in("clerk")
    assert str((await doctor()).id) != made.json()["id"]


async def test_buildings_come_with_their_outlines_for_the_plan(api):
    clerk = await api.sign_in("clerk")
    found = [desk_answers.DrawnBuilding.model_validate(row) for row in (await clerk.get("/api/v1/buildings")).json()]
    assert {row.outline["type"] for row in found if row.outline} == {"Polygon"}


async def test_workers_to_choose_from_are_names_and_nothing_more(api, stage):
    committee, worker = await api.sign_in("committee"), await api.sign_in("grid3")
    assert (await worker.get("/api/v1/accounts/choices", params={"post": "grid_worker"})).status_code == 403
    rows = (await committee.get("/api/v1/accounts/choices", params={"post": "grid_worker"})).json()
    assert {row["id"] for row in rows} == {account(stage, f"grid{number}") for number in (1, 2, 3, 4)}
    assert set(rows[0]) == set(schemas.AccountChoice.model_fields)
    staff = {row["id"] for row in (await committee.get("/api/v1/accounts/choices")).json()}
    assert {row["id"] for row in rows} | {account(stage, "clerk")} <= staff
    assert account(stage, "resident") not in staff


async def test_who_may_do_what_is_told_in_words(api):
    clerk, resident = await api.sign_in("clerk"), await api.sign_in("resident")
    assert (await resident.get("/api/v1/permissions")).status_code == 403
    rows = [schemas.PermissionRow.model_validate(row) for row in (await clerk.get("/api/v1/permissions")).json()]
    held = {row.name: {(holder.kind, holder.name) for holder in row.holders} for row in rows}
    assert held["grid.event.register"] == {("role", "joint_committee"), ("post", "event_clerk")}
    assert all(holder.title for row in rows for holder in row.holders)


async def test_whoever_stands_before_a_closed_page_is_told_which_posts_open_it_and_who_lends_one(api):
    clerk, resident, auditor = [await api.sign_in(login) for login in ("clerk", "resident", "auditor")]

    async def told(client, name: str) -> tuple[list[str], list[str]]:
        answer = (await client.get(f"/api/v1/permissions/{name}")).json()
        assert set(answer) == {"name", "title", "holders", "openers"}
        return answer["holders"], answer["openers"]

    who_may, who_lends = ["社区联合党委", "网格事件专员"], ["社区联合党委", "系统管理员"]
    assert await told(clerk, "grid.event.register") == (who_may, who_lends)
    assert await told(resident, "grid.event.register") == (who_may, [])  # a resident holds no post
    # the administrators stay apart: nothing of theirs is lent, and nothing to them (PV-36)
    assert await told(clerk, "audit.chain.verify") == (["审计员"], [])
    assert await told(auditor, "grid.event.register") == (who_may, [])
    assert await told(clerk, "grid.event.arbitrate") == (["社区联合党委"], [])  # what a role alone decides
    assert (await clerk.get("/api/v1/permissions/nothing.of.this")).status_code == 404


async def own_id(client) -> str:
    return str((await client.get("/api/v1/me")).json()["account"]["id"])


@pytest.mark.parametrize("substitute", ["grid2", "grid4"])  # the grid's own deputy, and somebody of elsewhere
async def test_who_stands_in_has_the_workers_rights_at_once_and_only_so_long(fresh_api, substitute):
    third, second = await fresh_api.sign_in("grid3"), await fresh_api.sign_in(substitute)
    me, duties = await own_id(third), (await third.get("/api/v1/duties")).json()
    mine = next(one for one in duties if (one["duty"], one["worker_account_id"]) == ("main", me))
    work = ("grid_worker", mine["grid_id"])

    async def held(client) -> set[tuple[str, str]]:
        return {(post["kind"], post["scope_id"]) for post in (await client.get("/api/v1/me")).json()["posts"]}

    assert work not in await held(second)
    today = clock.today()
    form = {
        "grid_id": mine["grid_id"], "substitute_account_id": await own_id(second), "reason": "家里有事",
        "from_on": str(today), "until_on": str(today + timedelta(days=1)),
    }  # fmt: skip
    asked = await third.post("/api/v1/leaves", json=form)
    assert asked.status_code == 201, asked.text
    path = f"/api/v1/leaves/{asked.json()['id']}/answer"
    assert (await second.post(path, json={"answer": "accepted"}, headers=match(1))).status_code == 204
    assert work in await held(second)
    asked_for = {"grid": mine["grid_id"]}
    assert (await second.get("/api/v1/households", params=asked_for)).status_code == 200  # not half a minute later
    clock.set_clock(clock.now() + timedelta(days=1))
    assert work not in await held(await fresh_api.sign_in(substitute))
