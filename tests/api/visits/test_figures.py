"""What the desk reads of visits: lists, the monthly rate, the board."""

from __future__ import annotations

from jiayuan.domains.grid import walking_answers as answers
from jiayuan.kernel import clock
from stage import taken_out
from walking_stage import API, rows, visit, with_rhythm


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
    assert (await taken_out(api, clerk, "/grid/visits/exports", form))[:2] == b"PK"


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


async def test_a_household_that_is_due_is_called_by_its_surname_and_only_an_empty_door_is_not(api, worker):
    (grid,) = await rows(api, "select id::text from grid where serial = 3")
    due = (await worker.get(f"{API}/grid/visit-numbers/due", params={"grid_id": grid["id"]})).json()
    households = [row for row in due if row["person_id"] is None and row["household_id"]]
    assert households
    assert all(row["name"] == "" and len(row["surname"]) in (1, 2) for row in households)
    assert all((row["surname"] == "") == (row["household_id"] is None) for row in due)
    (head,) = await rows(
        api,
        "select p.name from resident r join person p on p.community_id = r.community_id and p.id = r.person_id"
        " where r.household_id = :id and r.relation = '02' and r.until_on is null",
        id=households[0]["household_id"],
    )
    assert head["name"].startswith(households[0]["surname"])


async def test_the_board_shows_grids_and_no_names_of_residents(api):
    committee = await api.sign_in("committee")
    answer = await committee.get(f"{API}/grid/visit-board")
    board = answers.Board.model_validate(answer.json())
    assert [grid.name for grid in board.grids] == ["一网格", "二网格", "三网格", "四网格"]
    assert [grid.households for grid in board.grids if grid.name == "三网格"] == [420]
