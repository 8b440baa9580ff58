"""A visit is written down once, by who made it, and moves what it fulfils."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from jiayuan.domains.grid import walking_answers as answers
from jiayuan.kernel import clock
from walking_stage import API, households_of, put_photo, rows, visit, with_rhythm


async def test_a_neighbours_household_answers_like_none(api, household):
    stranger = await api.sign_in("grid1")
    path = f"{API}/grid/households"
    assert (await stranger.get(f"{path}/{household['id']}")).status_code == 404
    assert (await stranger.get(f"{path}/{uuid4()}")).status_code == 404
    assert (await stranger.post(f"{API}/grid/visits", json=visit(household["id"]))).status_code == 404
    assert await rows(api, "select id from visit where household_id = :id", id=household["id"]) == []


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


async def test_a_photo_of_a_visit_is_tied_to_it(api, worker, household):
    photo = await put_photo(worker)
    form = visit(household["id"], files=[photo])
    assert (await worker.post(f"{API}/grid/visits", json=form)).status_code == 201
    (file,) = await rows(api, "select attached_kind, attached_id::text from stored_file where id = :id", id=photo)
    assert (file["attached_kind"], file["attached_id"]) == ("grid.visit", form["id"])
    other = visit(household["id"], files=[photo])
    assert (await worker.post(f"{API}/grid/visits", json=other)).status_code == 404
