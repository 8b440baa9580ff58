"""What is returned goes back to the very person who handed it in, and is shown beside what he hands in then."""

from __future__ import annotations

from uuid import uuid4

from jiayuan.kernel.ids import uuid7
from walking_stage import API, put_photo, rows, run


async def dispatched(api, clerk, to: dict) -> str:
    worker, matter = await api.sign_in("grid2"), str(uuid7())
    form = {"id": matter, "text": "2楼灯不亮", "place": {"text": "2栋2楼"}, "channel": "mobile"}
    assert (await worker.post(f"{API}/grid/events", json=form)).status_code == 201
    await step(clerk, matter, "register")
    await step(clerk, matter, "dispatch", to=to)
    return matter


async def step(client, matter: str, action: str, **form) -> None:
    version = (await client.get(f"{API}/matters/{matter}")).json()["version"]
    answer = await client.post(
        f"{API}/matters/{matter}/steps", json={"action": action, "version": version, "form": form}
    )
    assert answer.status_code == 201, answer.text


async def hand_in(client, matter: str, words: str, action: str = "handle") -> None:
    files = [{"file_id": await put_photo(client), "moment": moment} for moment in ("before", "after")]
    await step(client, matter, action, note=words, files=files)


async def seen(client, matter: str) -> dict:
    return (await client.get(f"{API}/matters/{matter}")).json()


async def holder(api, matter: str) -> tuple[str, str]:
    (row,) = await rows(
        api, "select holder_kind, holder_id::text from matter_task where matter_id = :id and purpose = 'main'"
        " and done_at is null", id=matter,
    )  # fmt: skip
    return row["holder_kind"], row["holder_id"]


async def steward(api) -> tuple[str, str]:
    (row,) = await rows(
        api, "select a.id::text as account, r.unit_id::text as unit from account a join account_role r"
        " on r.account_id = a.id where a.login = 'property'",
    )  # fmt: skip
    return row["account"], row["unit"]


async def test_what_a_unit_handed_in_returns_to_the_person_who_did_it_with_the_reason(api):
    clerk, property_ = await api.sign_in("clerk"), await api.sign_in("property")
    account, unit = await steward(api)
    matter = await dispatched(api, clerk, {"kind": "unit", "id": unit})
    await hand_in(property_, matter, "换了灯泡")
    await step(clerk, matter, "return", note="亮了又灭")
    assert await holder(api, matter) == ("account", account)
    told = (await property_.get(f"{API}/messages")).json()["items"]
    message = next(message for message in told if message["matter_id"] == matter)
    assert (message["title"], message["body"]) == ("退回重办：2楼灯不亮", "亮了又灭")
    told = (await seen(property_, matter))["returned"]
    assert (told["reason"], told["by"], told["after"]) == ("亮了又灭", "吴厅和", None)


async def test_who_is_not_there_any_more_leaves_what_is_returned_to_his_unit(api):
    clerk, property_ = await api.sign_in("clerk"), await api.sign_in("property")
    account, unit = await steward(api)
    matter = await dispatched(api, clerk, {"kind": "unit", "id": unit})
    await hand_in(property_, matter, "换了灯泡")
    await run(api, "update account set locked_at = now(), locked_reason = '离职' where id = :id", id=account)
    try:
        await step(clerk, matter, "return", note="亮了又灭")
    finally:
        await run(api, "update account set locked_at = null, locked_reason = null where id = :id", id=account)
        api.app.state.principals.heard("")
    assert await holder(api, matter) == ("unit", unit)


async def test_what_was_settled_on_the_spot_returns_to_who_settled_it(api):
    worker, clerk = await api.sign_in("grid2"), await api.sign_in("clerk")
    matter, (me,) = str(uuid7()), await rows(api, "select id::text from account where login = 'grid2'")
    form = {"id": matter, "text": "楼道堆了纸箱", "place": {"text": "2栋2楼"}, "channel": "mobile"}
    assert (await worker.post(f"{API}/grid/events", json=form)).status_code == 201
    await hand_in(worker, matter, "搬走了", "settle")
    await step(clerk, matter, "return", note="又堆上了")
    assert await holder(api, matter) == ("account", me["id"])


async def test_the_verifier_sees_which_two_submissions_to_hold_against_each_other(api):
    clerk, property_ = await api.sign_in("clerk"), await api.sign_in("property")
    _, unit = await steward(api)
    matter = await dispatched(api, clerk, {"kind": "unit", "id": unit})
    assert (await seen(clerk, matter))["returned"] is None
    for words, why in (("换了灯泡", "亮了又灭"), ("换了灯座", "还是闪")):
        await hand_in(property_, matter, words)
        await step(clerk, matter, "return", note=why)
    await hand_in(property_, matter, "线也换了")
    told = await seen(clerk, matter)
    notes = {one["number"]: one["note"] for one in told["steps"]}
    assert (notes[told["returned"]["before"]], notes[told["returned"]["after"]]) == ("换了灯座", "线也换了")
    undone = await property_.post(
        f"{API}/matters/{matter}/steps", json={"action": "undo", "version": told["version"], "form": {}},
        headers={"idempotency-key": str(uuid4())},
    )  # fmt: skip
    assert undone.status_code == 201, undone.text
    assert (await seen(clerk, matter))["returned"]["after"] is None
