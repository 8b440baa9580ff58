"""Calling on people: the stranger's case first, then a worker's day, each thing exactly once."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from jiayuan.domains.grid import walking_answers as answers
from jiayuan.domains.grid.dueing import refresh_community
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import deliver_pending
from stage import Api
from walking_stage import API, households_of, put_photo, rows, run, visit


@pytest.fixture(scope="module")
def api(alone_api: Api) -> Api:
    """These tests count over the whole community: nobody else's households may be in it."""
    return alone_api


@pytest.fixture(scope="module")
def stage(alone_stage: str) -> str:
    return alone_stage


@pytest.fixture(scope="module", autouse=True)
async def _due(api):
    """The list as the tick of the night leaves it."""
    await refresh_community(api.database, 1)


@pytest.fixture
async def worker(api):
    return await api.sign_in("grid3")


@pytest.fixture(scope="module")
async def _untouched(api):
    """Households of grid 3 that no test has visited yet, one after the other."""
    worker = await api.sign_in("grid3")
    return iter(await households_of(worker))


@pytest.fixture
def household(_untouched):
    return next(_untouched)


async def with_rhythm(api, code: str) -> dict:
    """Somebody of grid 3 with this rhythm whom no test has visited."""
    found = await rows(
        api,
        "select d.household_id::text, d.person_id::text, d.due_on, d.show_on from due_visit d"
        " join visit_rule r on r.community_id = d.community_id and r.id = d.rule_id"
        " join grid g on g.community_id = d.community_id and g.id = d.grid_id"
        " where r.code = :code and g.serial = 3 and d.last_on is null and d.unanswered = 0"
        " and not exists (select from visit v where v.household_id = d.household_id) order by d.id limit 1",
        code=code,
    )
    return dict(found[0])


async def test_nobody_and_no_resident_sees_a_workers_day(api):
    resident = await api.sign_in("resident")
    assert (await api.anonymous.get(f"{API}/grid/day")).status_code == 401
    assert (await resident.get(f"{API}/grid/day")).status_code == 403


async def test_a_neighbours_household_answers_like_none(api, household):
    stranger = await api.sign_in("grid1")
    path = f"{API}/grid/households"
    assert (await stranger.get(f"{path}/{household['id']}")).status_code == 404
    assert (await stranger.get(f"{path}/{uuid4()}")).status_code == 404
    assert (await stranger.post(f"{API}/grid/visits", json=visit(household["id"]))).status_code == 404
    assert await rows(api, "select id from visit where household_id = :id", id=household["id"]) == []


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


async def test_a_visit_sent_twice_is_one_visit(api, worker, household):
    form = visit(household["id"], people=[{"person_id": household["people"][0]["id"]}])
    key = {"Idempotency-Key": form["id"]}
    first = await worker.post(f"{API}/grid/visits", json=form, headers=key)
    again = await worker.post(f"{API}/grid/visits", json=form, headers=key)
    late = await worker.post(f"{API}/grid/visits", json=form)  # days later, the key is forgotten
    assert [answer.status_code for answer in (first, again, late)] == [201, 201, 201]
    assert {answer.json()["id"] for answer in (first, again, late)} == {form["id"]}
    listed = await worker.get(f"{API}/grid/visits", params={"household_id": household["id"]})
    assert [row["id"] for row in listed.json()["items"]] == [form["id"]]


async def test_the_id_of_anothers_visit_is_no_second_visit(api, worker, household):
    form = visit(household["id"])
    assert (await worker.post(f"{API}/grid/visits", json=form)).status_code == 201
    colleague = await api.sign_in("grid4")
    other = (await households_of(colleague))[0]
    answer = await colleague.post(f"{API}/grid/visits", json=form | {"household_id": other["id"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "grid.visit_taken")


async def test_a_visit_moves_what_it_fulfils(api, worker):
    one = await with_rhythm(api, "old_monthly")
    form = visit(one["household_id"], people=[{"person_id": one["person_id"]}], confirmed=True)
    assert (await worker.post(f"{API}/grid/visits", json=form)).status_code == 201
    found = await rows(
        api, "select purpose, show_on, last_on from due_visit where household_id = :id", id=one["household_id"]
    )
    assert all(row["show_on"] > clock.today() for row in found)
    care = next(row for row in found if row["purpose"] == "care")
    assert care["last_on"] == clock.today()


async def test_who_was_unwell_is_due_tomorrow(api, worker):
    one = await with_rhythm(api, "old_monthly")
    met = [{"person_id": one["person_id"], "state": "unwell"}]
    await worker.post(f"{API}/grid/visits", json=visit(one["household_id"], people=met))
    (due,) = await rows(api, "select due_on from due_visit where person_id = :id", id=one["person_id"])
    assert due["due_on"] == clock.today() + timedelta(days=1)


async def test_an_unanswered_weekly_visit_is_told_at_once_with_the_next_step(api, worker):
    one = await with_rhythm(api, "alone_80")
    await worker.post(f"{API}/grid/visits", json=visit(one["household_id"], "not_home"))
    told = await worker.get(f"{API}/grid/visit-signals")
    (signal,) = [row for row in told.json() if row["household_id"] == one["household_id"]]
    assert signal["next_step"]["code"] == "second_try"
    day = (await worker.get(f"{API}/grid/day")).json()
    assert day["stops"][0]["is_urgent"] is True
    events = await rows(
        api, "select facts from outbox_event where kind = 'grid.visit.unanswered' and about = :id", id=one["person_id"]
    )
    assert len(events) == 1
    await worker.post(f"{API}/grid/visits", json=visit(one["household_id"]))
    told = await worker.get(f"{API}/grid/visit-signals")
    assert one["household_id"] not in {row["household_id"] for row in told.json()}


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "not_home", "confirmed": True},
        {"household_id": None},
        {"dwelling_id": str(uuid4())},
        {"outcome": "gone"},
        {"follow_ups": ["cake"]},
        {"arrived_at": "2026-11-23T10:00:00"},
        {"more": 1},
    ],
)
async def test_a_visit_that_makes_no_sense_is_refused(api, worker, household, change):
    answer = await worker.post(f"{API}/grid/visits", json=visit(household["id"]) | change)
    assert (answer.status_code, answer.json()["code"]) == (422, "kernel.invalid")


async def test_somebody_of_another_household_was_not_met_here(api, worker, household, _untouched):
    other = next(_untouched)["people"][0]["id"]
    answer = await worker.post(f"{API}/grid/visits", json=visit(household["id"], people=[{"person_id": other}]))
    assert answer.json()["fields"][0]["name"] == "people"
    assert await rows(api, "select id from visit where household_id = :id", id=household["id"]) == []


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


async def test_ones_own_visit_is_taken_back_within_ten_minutes(api, worker):
    one = await with_rhythm(api, "old_monthly")
    form = visit(one["household_id"], people=[{"person_id": one["person_id"]}], confirmed=True, follow_ups=["meal"])
    query = "select confirmed_at from household where id = :id"
    before = await rows(api, query, id=one["household_id"])
    await worker.post(f"{API}/grid/visits", json=form)
    deputy = await api.sign_in("grid2")  # stands behind grid 3
    assert (await deputy.put(f"{API}/grid/visits/{form['id']}/withdrawal")).status_code == 403
    assert (await worker.put(f"{API}/grid/visits/{form['id']}/withdrawal")).status_code == 204
    assert (await worker.put(f"{API}/grid/visits/{form['id']}/withdrawal")).status_code == 204
    assert await rows(api, query, id=one["household_id"]) == before
    (due,) = await rows(api, "select last_on, due_on from due_visit where person_id = :id", id=one["person_id"])
    assert (due["last_on"], due["due_on"]) == (None, one["due_on"])


async def test_after_ten_minutes_a_visit_is_put_right_instead(api, worker, household):
    form = visit(household["id"], words="都好")
    await worker.post(f"{API}/grid/visits", json=form)
    clock.set_clock(clock.now() + timedelta(minutes=11))
    late = await worker.put(f"{API}/grid/visits/{form['id']}/withdrawal")
    assert (late.status_code, late.json()["code"]) == (409, "grid.undo_too_late")
    path = f"{API}/grid/visits/{form['id']}/corrections"
    change = {"reason": "记错了一家", "words": "血压偏高"}
    assert (await worker.post(path, json=change)).status_code == 428
    assert (await worker.post(path, json=change, headers={"If-Match": '"9"'})).status_code == 412
    assert (await worker.post(path, json=change, headers={"If-Match": '"1"'})).status_code == 201
    detail = answers.VisitDetail.model_validate((await worker.get(f"{API}/grid/visits/{form['id']}")).json())
    assert (detail.words, detail.corrections[0].before["words"]) == ("血压偏高", "都好")


async def test_what_was_promised_stays_on_the_list_until_it_is_done(api, worker, household):
    form = visit(household["id"], follow_ups=["doctor", "repair"])
    await worker.post(f"{API}/grid/visits", json=form)
    day = (await worker.get(f"{API}/grid/day")).json()
    mine = [row for row in day["follow_ups"] if row["household_id"] == household["id"]]
    assert {row["title"] for row in mine} == {"请家庭医生上门", "修东西"}
    for row in mine:
        path = f"{API}/grid/follow-ups/{row['id']}/completion"
        assert (await worker.put(path, json={"words": "已转告"})).status_code == 204
    door = (await worker.get(f"{API}/grid/households/{household['id']}")).json()
    assert "follow_up" not in {line["kind"] for line in door["lines"]}


async def test_a_confirmed_fact_is_not_asked_again(api, worker, household):
    path = f"{API}/grid/households/{household['id']}"
    head = household["people"][0]["id"]
    await run(
        api, "update person set recorded_at = now() - interval '6 years', confirmed_at = null where id = :id", id=head
    )
    await run(api, "delete from fact_mark where subject_id = :id", id=head)
    asked = [line for line in (await worker.get(path)).json()["lines"] if line["about"] == head]
    facts = [fact for line in asked for fact in line["facts"]]
    assert "person.phone" in facts
    answer = await worker.patch(f"{path}/people/{head}/facts", json={"facts": facts})
    assert answer.status_code == 204
    assert head not in {line["about"] for line in (await worker.get(path)).json()["lines"] if line["kind"] == "fact"}


async def test_a_missing_fact_is_filled_in_at_the_door_and_by_its_own_worker_only(api, worker, household):
    head = household["people"][0]["id"]
    path = f"{API}/grid/households/{household['id']}"
    version = (await worker.get(path)).json()["people"][0]["version"]
    match, form = {"If-Match": str(version)}, {"workplace": "平庄农贸市场", "employment": "54"}
    stranger = await api.sign_in("grid1")
    assert (await stranger.patch(f"{path}/people/{head}", json=form, headers=match)).status_code == 404
    assert (await worker.patch(f"{path}/people/{head}", json=form)).status_code == 428
    assert (await worker.patch(f"{path}/people/{head}", json={"phone": "12345"}, headers=match)).status_code == 422
    assert (await worker.patch(f"{path}/people/{head}", json=form, headers=match)).status_code == 204
    assert (await worker.patch(f"{path}/people/{head}", json=form, headers=match)).status_code == 412
    history = await rows(
        api, "select fact, source from person_change where person_id = :id and fact = 'workplace'", id=head
    )
    assert [row["source"] for row in history] == ["grid"]


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


async def test_a_household_unconfirmed_for_half_a_year_is_on_the_check_list_until_it_is_confirmed(
    api, worker, household
):
    await run(api, "update household set confirmed_at = now() - interval '7 months' where id = :id", id=household["id"])
    path = f"{API}/grid/households/{household['id']}"
    door = answers.DoorAnswer.model_validate((await worker.get(path)).json())
    assert "confirm_household" in {line.verb for line in door.lines}
    assert (await worker.patch(f"{path}/confirmation")).status_code == 204
    assert "confirm_household" not in {line["verb"] for line in (await worker.get(path)).json()["lines"]}


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


async def test_the_desk_lists_filters_and_exports_what_the_worker_may_not(api, worker, household):
    await worker.post(f"{API}/grid/visits", json=visit(household["id"], "refused"))
    clerk = await api.sign_in("clerk")
    today = clock.today().isoformat()
    wanted = {"outcome": "refused", "since": today, "until": today}
    page = answers.VisitRow.model_validate((await clerk.get(f"{API}/grid/visits", params=wanted)).json()["items"][0])
    assert page.household_id is not None
    assert str(page.household_id) == household["id"]
    form = {"reason": "月度走访核对", "outcome": "refused"}
    assert (await worker.post(f"{API}/grid/visits/exports", json=form)).status_code == 403
    sheet = await clerk.post(f"{API}/grid/visits/exports", json=form)
    assert (sheet.status_code, sheet.content[:2]) == (200, b"PK")


async def test_the_monthly_rate_counts_people_and_names_who_is_missing(api, worker):
    (grid,) = await rows(api, "select id::text from grid where serial = 3")
    one = await with_rhythm(api, "old_monthly")
    path = f"{API}/grid/visit-numbers"

    async def counted():
        (row,) = [row for row in (await worker.get(path)).json() if row["grid_id"] == grid["id"]]
        missing = (await worker.get(f"{path}/unvisited", params={"grid_id": grid["id"]})).json()
        return row, {row["person_id"] for row in missing}

    before, missing = await counted()
    assert one["person_id"] in missing
    assert before["care_people"] - before["care_visited"] == len(missing)
    await worker.post(
        f"{API}/grid/visits", json=visit(one["household_id"], people=[{"person_id": one["person_id"]}], how="phone")
    )
    after, missing = await counted()
    assert after["care_visited"] == before["care_visited"] + 1
    assert after["made"] == before["made"] + 1
    assert one["person_id"] not in missing


async def test_the_board_shows_grids_and_no_names_of_residents(api):
    committee = await api.sign_in("committee")
    answer = await committee.get(f"{API}/grid/visit-board")
    board = answers.Board.model_validate(answer.json())
    assert [grid.name for grid in board.grids] == ["一网格", "二网格", "三网格", "四网格"]
    assert [grid.households for grid in board.grids if grid.name == "三网格"] == [420]


async def test_a_photo_of_a_visit_is_tied_to_it(api, worker, household):
    photo = await put_photo(worker)
    form = visit(household["id"], files=[photo])
    assert (await worker.post(f"{API}/grid/visits", json=form)).status_code == 201
    (file,) = await rows(api, "select attached_kind, attached_id::text from stored_file where id = :id", id=photo)
    assert (file["attached_kind"], file["attached_id"]) == ("grid.visit", form["id"])
    other = visit(household["id"], files=[photo])
    assert (await worker.post(f"{API}/grid/visits", json=other)).status_code == 404


async def test_a_wish_heard_on_the_way_is_one_need(api, worker, household):
    form = {
        "id": str(uuid7()),
        "topic": "facility",
        "words": "楼下想要一条长椅",
        "building_id": household["building_id"],
    }
    for _ in range(2):
        assert (await worker.post(f"{API}/grid/needs", json=form)).status_code == 201
    clerk = await api.sign_in("clerk")
    (need,) = [row for row in (await clerk.get(f"{API}/grid/needs")).json()["items"] if row["id"] == form["id"]]
    path = f"{API}/grid/needs/{form['id']}/ending"
    ending = {"state": "declined", "answer": "消防通道不能放长椅"}
    match = {"If-Match": str(need["version"])}
    assert (await worker.put(path, json=ending, headers=match)).status_code == 403
    assert (await clerk.put(path, json={"state": "declined"}, headers=match)).status_code == 422
    assert (await clerk.put(path, json=ending, headers=match)).status_code == 204
    assert (await clerk.put(path, json=ending, headers={"If-Match": "2"})).status_code == 409


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
