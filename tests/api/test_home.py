"""A resident's first page: the stranger's case first, then what it shows and in which order."""

from __future__ import annotations

import os
from datetime import timedelta

import psycopg
import pytest

from grid_stage import V1, Grounds, act, handled_photos, report, set_grounds
from jiayuan.domains.grid.home_routes import Home
from jiayuan.kernel import clock, server
from jiayuan.people.rules import born_by
from stage import Api


@pytest.fixture
def fresh_stage(own_server: server.OwnServer, fresh_api: Api) -> str:
    """The owner's address of the clone behind ``fresh_api``."""
    return own_server.url(server.OWNER, f"jy_alone_{os.getpid()}")


@pytest.fixture
async def grounds(fresh_api: Api, fresh_stage: str) -> Grounds:
    return await set_grounds(fresh_api, fresh_stage)


async def home_of(grounds: Grounds, login: str) -> Home:
    client = await grounds.api.sign_in(login)
    answer = await client.get(f"{V1}/me/home")
    assert answer.status_code == 200, answer.text
    return Home.model_validate(answer.json())


def unbind(owner: str, login: str) -> None:
    with psycopg.connect(owner) as rows:
        rows.execute(
            "update account_role set person_id = null where account_id = (select id from account where login = %s)",
            [login],
        )


def name_of(owner: str, login: str) -> str:
    with psycopg.connect(owner) as rows:
        found = rows.execute("select name from account where login = %s", [login]).fetchone()
    assert found is not None
    return str(found[0])


def home_entrance(owner: str, login: str) -> tuple[str, str]:
    """Entrance and grid of where somebody lives."""
    with psycopg.connect(owner) as rows:
        found = rows.execute(
            "select d.entrance_id, g.name from account a join account_role r on r.account_id = a.id"
            " join resident s on s.person_id = r.person_id and s.until_on is null"
            " join dwelling d on d.community_id = s.community_id and d.id = s.dwelling_id"
            " join grid g on g.community_id = s.community_id and g.id = s.grid_id where a.login = %s",
            [login],
        ).fetchone()
    assert found is not None
    return str(found[0]), found[1]


async def test_nobody_has_a_first_page_without_signing_in(api: Api):
    assert (await api.anonymous.get(f"{V1}/me/home")).status_code == 401


async def test_who_is_not_tied_to_a_record_has_a_line_and_no_neighbours(grounds: Grounds, fresh_stage: str):
    unbind(fresh_stage, "resident")
    found = await home_of(grounds, "resident")
    assert found.line is not None
    assert (found.grid, found.workers, found.near, found.matters) == (None, [], [], [])


async def test_the_first_page_knows_from_the_record_who_is_60(grounds: Grounds, fresh_stage: str):
    turned = born_by(60, clock.today())
    for birth, is_old in ((turned + timedelta(days=1), False), (turned, True), (None, False)):
        with psycopg.connect(fresh_stage) as rows:
            rows.execute(
                "update person set birth_on = %s where id = (select r.person_id from account_role r"
                " join account a on a.id = r.account_id where a.login = 'resident')",
                [birth],
            )
        assert (await home_of(grounds, "resident")).is_old is is_old


async def test_the_first_page_names_who_is_on_duty_and_the_one_line(grounds: Grounds, fresh_stage: str):
    found = await home_of(grounds, "resident")
    assert found.grid == home_entrance(fresh_stage, "resident")[1]
    assert [worker.is_deputy for worker in found.workers] == [False, True]
    assert {worker.phone for worker in found.workers} == {found.line}
    assert found.office_hours is not None
    assert found.office_hours.startswith("工作日")


async def test_open_matters_stand_by_deadline_before_what_waits_for_a_verdict(grounds: Grounds, fresh_stage: str):
    resident, clerk, worker = [await grounds.api.sign_in(login) for login in ("resident", "clerk", "grid3")]
    done = await report(resident, grounds, "灯坏了，已经好了", category_id=grounds.category("0101"))
    await act(worker, done, "settle", note="换了灯泡", files=await handled_photos(worker))
    await act(clerk, done, "close", way="fixed", note="已核实")
    later = await report(resident, grounds, "灯又坏了", category_id=grounds.category("0101"))
    await act(clerk, later, "register", note="明天去看")
    await act(clerk, later, "dispatch", to={"kind": "unit", "id": str(grounds.property)})
    soon = await report(resident, grounds, "扶手松了", category_id=grounds.category("0101"))
    found = await home_of(grounds, "resident")
    assert [str(row.id) for row in found.matters] == [soon, later, done]
    assert (found.matters_total, found.verdicts_due) == (3, 1)
    assert found.matters[2].last_words == "已核实"
    assert found.matters[2].last_who == name_of(fresh_stage, "clerk")
    answer = await resident.post(f"{V1}/matters/{done}/steps", json={"action": "evaluate", "form": {"level": 5}})
    assert answer.status_code == 201, answer.text
    assert (await home_of(grounds, "resident")).verdicts_due == 0


async def test_what_residents_add_takes_no_word_from_who_is_at_it(grounds: Grounds, fresh_stage: str):
    resident, neighbour, clerk = [await grounds.api.sign_in(login) for login in ("resident", "resident2", "clerk")]
    mine = await report(resident, grounds, "灯坏了", category_id=grounds.category("0101"))
    assert (await home_of(grounds, "resident")).matters[0].last_words is None
    await act(clerk, mine, "register", note="明天去看")
    await act(resident, mine, "comment", note="今天又坏了一盏", is_public=True)
    answer = await neighbour.post(f"{V1}/grid/events/{mine}/supporters", json={"note": "我家门口也黑"})
    assert answer.status_code == 204, answer.text
    for login in ("resident", "resident2"):
        shown = next(row for row in (await home_of(grounds, login)).matters if str(row.id) == mine)
        assert (shown.last_who, shown.last_words) == (name_of(fresh_stage, "clerk"), "明天去看")


async def test_a_supervised_matter_says_who_watches_over_it(grounds: Grounds):
    resident, committee = await grounds.api.sign_in("resident"), await grounds.api.sign_in("committee")
    watched = await report(resident, grounds, "灯坏了", category_id=grounds.category("0101"))
    assert (await home_of(grounds, "resident")).matters[0].watched_by is None
    await act(committee, watched, "supervise", note="两天内办好")
    assert (await home_of(grounds, "resident")).matters[0].watched_by == "社区联合党委"


async def test_neighbours_see_what_is_open_at_their_building_and_nothing_private(grounds: Grounds, fresh_stage: str):
    place = {"entrance_id": home_entrance(fresh_stage, "resident")[0]}
    other = await grounds.api.sign_in("clerk")
    for text, code in (("灯坏了，我住302室", "0101"), ("家里老人摔倒了", "0803")):
        await report(other, grounds, text, category_id=grounds.category(code), place=place, channel="desk")
    await report(other, grounds, "说不清是什么", place=place, channel="desk")  # nobody has said yet that it is harmless
    near = (await home_of(grounds, "resident")).near
    assert len(near) == 1
    assert near[0].id is None
    assert "302" not in near[0].title
    resident = await grounds.api.sign_in("resident")
    mine = await report(resident, grounds, "门禁坏了", category_id=grounds.category("0101"), place=place)
    assert {str(row.id) for row in (await home_of(grounds, "resident")).near} == {mine, "None"}
