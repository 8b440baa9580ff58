"""Grid workers: one main worker at a time, and leave that counts when the substitute has said yes (R118)."""

from __future__ import annotations

from datetime import timedelta

import psycopg

from jiayuan.kernel import clock
from people_stage import match


def account(stage, login: str) -> str:
    with psycopg.connect(stage) as owner:
        return str(owner.execute("select id from account where login = %s", [login]).fetchone()[0])


async def _main_duty(client, account_id: str):
    duties = (await client.get("/api/v1/duties")).json()
    return next(duty for duty in duties if duty["worker_account_id"] == account_id and duty["duty"] == "main")


async def test_a_grid_worker_appoints_nobody(api, stage):
    worker = await api.sign_in("grid1")
    duty = await _main_duty(worker, account(stage, "grid1"))
    form = {"worker_account_id": account(stage, "grid2"), "duty": "deputy", "from_on": "2026-12-01"}
    answer = await worker.post(f"/api/v1/grids/{duty['grid_id']}/duties", json=form)
    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")


async def test_a_grid_has_one_main_worker_at_a_time(api, stage):
    committee = await api.sign_in("committee")
    duty = await _main_duty(committee, account(stage, "grid1"))
    form = {"worker_account_id": account(stage, "grid2"), "duty": "main", "from_on": clock.today().isoformat()}
    answer = await committee.post(f"/api/v1/grids/{duty['grid_id']}/duties", json=form)
    assert (answer.status_code, answer.json()["code"]) == (409, "territory.main_worker_there")


async def test_leave_counts_when_the_substitute_has_accepted(api, stage):
    third, second = await api.sign_in("grid3"), await api.sign_in("grid2")
    duty = await _main_duty(third, account(stage, "grid3"))
    today = clock.today()
    form = {
        "grid_id": duty["grid_id"], "substitute_account_id": account(stage, "grid2"), "reason": "家里有事",
        "from_on": today.isoformat(), "until_on": (today + timedelta(days=1)).isoformat(),
    }  # fmt: skip
    own = await third.post("/api/v1/leaves", json=form | {"substitute_account_id": account(stage, "grid3")})
    assert own.status_code == 422
    answer = await third.post("/api/v1/leaves", json=form)
    assert answer.status_code == 201, answer.text
    leave = next(
        one for one in (await second.get("/api/v1/leaves?mine=true")).json() if one["id"] == answer.json()["id"]
    )
    assert (leave["state"], (await _main_duty(third, account(stage, "grid3")))["substitute"]) == ("asked", None)
    path = f"/api/v1/leaves/{leave['id']}/answer"
    wrong = await third.post(path, json={"answer": "accepted"}, headers=match(leave["version"]))
    assert (wrong.status_code, wrong.json()["code"]) == (403, "territory.not_your_answer")
    right = await second.post(path, json={"answer": "accepted"}, headers=match(leave["version"]))
    assert right.status_code == 204, right.text
    assert (await _main_duty(third, account(stage, "grid3")))["substitute"] == leave["substitute"]
