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


async def test_the_board_shows_grids_and_no_names_of_residents(api):
    committee = await api.sign_in("committee")
    answer = await committee.get(f"{API}/grid/visit-board")
    board = answers.Board.model_validate(answer.json())
    assert [grid.name for grid in board.grids] == ["一网格", "二网格", "三网格", "四网格"]
    assert [grid.households for grid in board.grids if grid.name == "三网格"] == [420]
