"""What is asked, promised and heard at a door: nothing twice, nothing forgotten."""

from __future__ import annotations

from jiayuan.domains.grid import walking_answers as answers
from jiayuan.kernel.ids import uuid7
from walking_stage import API, rows, run, visit


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


async def test_a_household_unconfirmed_for_half_a_year_is_on_the_check_list_until_it_is_confirmed(
    api, worker, household
):
    await run(api, "update household set confirmed_at = now() - interval '7 months' where id = :id", id=household["id"])
    path = f"{API}/grid/households/{household['id']}"
    door = answers.DoorAnswer.model_validate((await worker.get(path)).json())
    assert "confirm_household" in {line.verb for line in door.lines}
    assert (await worker.patch(f"{path}/confirmation")).status_code == 204
    assert "confirm_household" not in {line["verb"] for line in (await worker.get(path)).json()["lines"]}


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


async def test_a_door_behind_which_only_children_are_registered_says_so(api, worker, household):
    path = f"{API}/grid/households/{household['id']}"
    assert (await worker.get(path)).json()["child_alone"] is False
    ids = [one["id"] for one in household["people"]]
    await run(api, "update person set birth_on = current_date - interval '12 years' where id = any(:ids)", ids=ids)
    assert (await worker.get(path)).json()["child_alone"] is True
