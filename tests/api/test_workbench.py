"""The desk's first page is one answer, and says the same as the calls it stands for."""

from __future__ import annotations

import pytest

from grid_stage import V1, Grounds, act, report, set_grounds
from jiayuan.engines.matters.workbench import Workbench
from stage import Api


@pytest.fixture(scope="module")
async def grounds(api: Api, stage: str) -> Grounds:
    return await set_grounds(api, stage)


async def workbench(grounds: Grounds, login: str) -> Workbench:
    client = await grounds.api.sign_in(login)
    answer = await client.get(f"{V1}/matters/workbench", params={"limit": 200})
    assert answer.status_code == 200, answer.text
    return Workbench.model_validate(answer.json())


async def test_what_waits_for_the_clerk_is_no_work_of_a_unit(grounds: Grounds):
    resident = await grounds.api.sign_in("resident")
    event_id = await report(resident, grounds, "灯坏了", category_id=grounds.category("0101"))
    assert event_id not in {str(row.id) for row in (await workbench(grounds, "property")).inbox.items}
    assert event_id in {str(row.id) for row in (await workbench(grounds, "clerk")).inbox.items}


async def test_each_row_carries_the_actions_that_its_page_offers(grounds: Grounds):
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    event_id = await report(resident, grounds, "灯坏了", category_id=grounds.category("0101"))
    (row,) = [row for row in (await workbench(grounds, "clerk")).inbox.items if str(row.id) == event_id]
    page = (await clerk.get(f"{V1}/matters/{event_id}")).json()
    assert [entry.model_dump() for entry in row.actions] == page["actions"]
    assert {"register", "reject"} <= {entry.action for entry in row.actions if entry.is_allowed}


async def test_the_counts_are_those_of_the_lists(grounds: Grounds):
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    before = await workbench(grounds, "clerk")
    event_id = await report(resident, grounds, "灯坏了", category_id=grounds.category("0101"))
    await act(clerk, event_id, "register")
    await clerk.put(f"{V1}/matters/{event_id}/watch")
    after = await workbench(grounds, "clerk")
    assert (after.sent, after.watched) == (before.sent + 1, before.watched + 1)
    assert after.done_this_month == before.done_this_month + 1
    for whose, count in (("sent", after.sent), ("watched", after.watched)):
        asked = {"kind": "grid.event", "whose": whose, "state": "open"}
        assert (await clerk.get(f"{V1}/matters/totals", params=asked)).json()["total"] == count


async def test_pages_of_the_inbox_go_on_with_the_cursor(grounds: Grounds):
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    for _ in range(2):
        await report(resident, grounds, "灯坏了", category_id=grounds.category("0101"))
    whole = [row.task_id for row in (await workbench(grounds, "clerk")).inbox.items]
    first = (await clerk.get(f"{V1}/matters/workbench", params={"limit": 1})).json()["inbox"]
    second = (await clerk.get(f"{V1}/matters/workbench", params={"limit": 1, "cursor": first["next"]})).json()["inbox"]
    assert [first["items"][0]["task_id"], second["items"][0]["task_id"]] == [str(task) for task in whole[:2]]
