"""A worker's day: whose doors stand on it, why, and what comes onto it and goes."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from jiayuan.domains.grid import walking_answers as answers
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import deliver_pending
from walking_stage import API, households_of, rows, run, with_rhythm


async def test_nobody_and_no_resident_sees_a_workers_day(api):
    resident = await api.sign_in("resident")
    assert (await api.anonymous.get(f"{API}/grid/day")).status_code == 401
    assert (await resident.get(f"{API}/grid/day")).status_code == 403


async def test_a_known_grid_of_others_says_who_can_open_it(api):
    stranger = await api.sign_in("grid1")
    (grid,) = await rows(api, "select id::text from grid where serial = 3")
    answer = await stranger.get(f"{API}/grid/households", params={"grid_id": grid["id"]})
    assert (answer.status_code, answer.json()["code"]) == (403, "territory.not_your_grid")
    assert "甘三格" in answer.json()["who"]
    assert (await stranger.get(f"{API}/grid/households", params={"grid_id": str(uuid4())})).status_code == 404


async def test_the_day_is_small_and_says_why_each_door(api, worker):
    answer = await worker.get(f"{API}/grid/day")
    day = answers.DayAnswer.model_validate(answer.json())
    assert len(answer.content) <= 30 * 1024
    assert [found.name for found in day.grids] == ["三网格"]
    assert day.stops
    assert all(reason.words for stop in day.stops for reason in stop.why)
    assert day.planned == day.done + len(day.stops) == len(day.cells)


async def test_the_phone_keeps_no_tags_and_no_documents(worker):
    kept = await households_of(worker)
    assert len(kept) == 420
    assert {name for one in kept for person in one["people"] for name in person} == {"id", "name", "relation", "phone"}
    assert all("*" in person["phone"] for one in kept for person in one["people"] if person["phone"])


async def test_a_tag_brings_somebody_onto_the_list_within_moments(api):
    clerk = await api.sign_in("committee")
    (old, *_) = await rows(
        api,
        "select p.id::text from person p join resident r on r.person_id = p.id and r.until_on is null and r.is_main"
        " join grid g on g.id = r.grid_id where g.serial = 3 and p.birth_on < now() - interval '65 years'"
        " and r.presence <> 'away' and not exists (select from care_tag t where t.person_id = p.id)"
        " and not exists (select from visit_person v where v.person_id = p.id) limit 1",
    )
    query = "select purpose from due_visit where person_id = :id"
    assert await rows(api, query, id=old["id"]) == []
    tag = {"tag": "frail", "source": "visit", "from_on": clock.today().isoformat()}
    given = await clerk.post(f"{API}/people/{old['id']}/tags", json=tag)
    assert given.status_code == 201, given.text
    while await deliver_pending(api.database, [1]):
        pass
    assert [row["purpose"] for row in await rows(api, query, id=old["id"])] == ["care"]


async def test_who_stands_in_for_a_colleague_on_leave_walks_his_grid(api):
    (grid,) = await rows(
        api,
        "select g.id, d.worker_account_id as worker from grid g join grid_duty d on d.grid_id = g.id"
        " and d.duty = 'main' and d.until_on is null where g.serial = 3",
    )
    (stand_in,) = await rows(api, "select id from account where login = 'grid1'")
    substitute = await api.sign_in("grid1")
    today, leave = clock.today(), uuid7()
    state = "insert into grid_leave (community_id, id, grid_id, worker_account_id, substitute_account_id, from_on,"
    state += " until_on, reason, state, asked_at, answered_at, version)"
    state += " values (1, :id, :grid, :worker, :me, :day, :until, '体检', :state, now(), :at, 1)"
    values = {"id": leave, "grid": grid["id"], "worker": grid["worker"], "me": stand_in["id"], "day": today,
              "until": today + timedelta(days=1)}  # fmt: skip
    await run(api, state, **values, state="asked", at=None)
    assert [found["name"] for found in (await substitute.get(f"{API}/grid/day")).json()["grids"]] == ["一网格"]
    await run(api, "update grid_leave set state = 'accepted', answered_at = now() where id = :id", id=leave)
    day = (await substitute.get(f"{API}/grid/day")).json()
    assert [(found["name"], found["standing_in"]) for found in day["grids"]] == [("一网格", False), ("三网格", True)]
    await run(api, "update grid_leave set state = 'cancelled' where id = :id", id=leave)
    after = (await substitute.get(f"{API}/grid/day")).json()
    assert after["scope_version"] != day["scope_version"]
    receipt = {"id": str(uuid7()), "grid_ids": [str(grid["id"])], "scope_before": day["scope_version"],
               "scope_after": after["scope_version"], "dropped": 420, "kept": 420, "unsent": 2}  # fmt: skip
    assert (await substitute.post(f"{API}/grid/handovers", json=receipt)).status_code == 201
    theirs = (await (await api.sign_in("grid3")).get(f"{API}/grid/handovers")).json()["items"]
    assert receipt["id"] in {row["id"] for row in theirs}


async def test_a_mute_takes_the_door_off_the_list_and_undoing_it_brings_the_same_back(api, worker):
    one = await with_rhythm(api, "old_monthly")
    query = "select purpose, show_on, due_on from due_visit where household_id = :id order by purpose, person_id"
    before = await rows(api, query, id=one["household_id"])
    until = clock.today() + timedelta(days=90)
    form = {"id": str(uuid7()), "household_id": one["household_id"], "reason": "away", "until_on": until.isoformat()}
    assert (await worker.post(f"{API}/grid/mutes", json=form)).status_code == 201
    assert all(row["show_on"] >= until for row in await rows(api, query, id=one["household_id"]))
    again = await worker.post(f"{API}/grid/mutes", json=form | {"id": str(uuid7())})
    assert (again.status_code, again.json()["code"]) == (409, "grid.muted_already")
    door = (await worker.get(f"{API}/grid/households/{one['household_id']}")).json()
    assert [mute["reason"] for mute in door["mutes"]] == ["外出"]
    assert (await worker.delete(f"{API}/grid/mutes/{form['id']}")).status_code == 204
    assert await rows(api, query, id=one["household_id"]) == before
    assert (await worker.delete(f"{API}/grid/mutes/{form['id']}")).status_code == 409


@pytest.mark.parametrize("days", [0, 367])
async def test_a_mute_ends_after_today_and_within_a_year(worker, household, days):
    until = (clock.today() + timedelta(days=days)).isoformat()
    form = {"id": str(uuid7()), "household_id": household["id"], "reason": "ill", "until_on": until}
    answer = await worker.post(f"{API}/grid/mutes", json=form)
    assert answer.json()["fields"][0]["name"] == "until_on"


async def test_only_the_committee_changes_how_often_whom(api, worker):
    committee = await api.sign_in("committee")
    (rule,) = [
        row for row in (await committee.get(f"{API}/grid/visit-rules")).json() if row["code"] == "household_yearly"
    ]
    changed = {name: rule[name] for name in ("title", "tags", "every_tag", "min_age", "max_age", "ahead", "severity",
                                             "signal_after", "basis", "is_used", "days", "months")}  # fmt: skip
    path, match = f"{API}/grid/visit-rules/{rule['id']}", {"If-Match": str(rule["version"])}
    assert (await worker.put(path, json=changed, headers=match)).status_code == 403
    both = await committee.put(path, json=changed | {"days": 3}, headers=match)
    assert both.status_code == 422
    assert (await committee.put(path, json=changed, headers=match)).status_code == 204
