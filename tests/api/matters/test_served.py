"""What the calls about matters answer, as the people of the reference community."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from jiayuan.engines.matters import answers
from jiayuan.engines.matters.delivering import deliver
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.message_answers import MessageRow
from jiayuan.engines.matters.message_models import Message
from jiayuan.engines.matters.opening import Reporter
from jiayuan.engines.matters.reminding import remind
from jiayuan.kernel.database import Database
from jiayuan.kernel.paging import Page
from jiayuan.kernel.problems import TooMany
from jiayuan.kernel.settings import get_settings
from matters_stage import API, People, Stage, at, photo

KIND = "grid.event"


async def test_the_inbox_holds_what_waits_for_me_my_posts_and_my_unit_by_deadline(people: People, stage: Stage):
    matter = await people.dispatched()
    answer = await people.get("steward", "/matters/inbox", limit=200)
    page = Page[answers.InboxRow].model_validate(answer.json())
    assert str(matter) in {str(row.id) for row in page.items}
    assert [row.task_due_at for row in page.items] == sorted(row.task_due_at for row in page.items)
    assert (await people.get("electrician", "/matters/inbox")).json()["items"] == []


async def test_lists_go_on_from_page_to_page_without_loss(people: People):
    opened = {str(await people.open()) for _ in range(5)}
    found, cursor = [], {}
    while True:
        answer = (await people.get("clerk", "/matters", kind=KIND, state="open", limit=2, **cursor)).json()
        Page[answers.MatterRow].model_validate(answer)
        found += [row["id"] for row in answer["items"]]
        if answer["next"] is None:
            break
        cursor = {"cursor": answer["next"]}
    assert len(found) == len(set(found))
    assert opened <= set(found)


async def test_the_file_says_who_did_what_to_which_end_with_photos_and_verdict(people: People):
    matter, evidence = await people.dispatched(), await photo(people.database, people.stage.steward)
    for who, action, form in (
        ("steward", "handle", {"note": "换了灯泡", "files": evidence}),
        ("worker", "close", {"note": "看过了", "way": "fixed"}),
        ("resident", "evaluate", {"level": 1, "tags": ["又坏了"], "words": "一晚上就黑了"}),
    ):
        assert (await people.act(who, matter, action, **form)).status_code == 201
    html = (await people.get("clerk", f"/matters/{matter}/file")).json()["html"]
    for words in ("3栋东侧路灯不亮", "家宁物业", "主办", "办好了", "非常不满意，又坏了：一晚上就黑了", "第2轮"):
        assert words in html, words
    assert f'src="/api/v1/files/{evidence[0]["file_id"]}' in html
    assert "非常不满意" not in (await people.get("steward", f"/matters/{matter}/file")).json()["html"]


@pytest.mark.parametrize(
    "query",
    [
        {"state": "reported"}, {"state": "ended"}, {"window": "late"}, {"window": "today"}, {"window": "week"},
        {"flag": "urged"}, {"q": "路灯"}, {"q": "wg-2026"}, {"whose": "sent"}, {"whose": "watched"},
        {"whose": "reported"},
    ],
    ids=str,
)  # fmt: skip
async def test_every_filter_is_answered_and_counted_alike(people: People, query: dict[str, str]):
    for who in ("clerk", "worker", "resident", "steward", "committee"):
        answer = await people.get(who, "/matters", kind=KIND, limit=200, **query)
        assert answer.status_code == 200, answer.text
        totals = answers.Totals.model_validate((await people.get(who, "/matters/totals", kind=KIND, **query)).json())
        assert totals.total == len(answer.json()["items"])


async def test_a_worker_sees_his_grid_a_resident_his_own_and_a_unit_what_it_was_given(people: People, stage: Stage):
    matter = str(await people.open())
    seen = {
        who: matter in {row["id"] for row in (await people.get(who, "/matters", kind=KIND, limit=200)).json()["items"]}
        for who in ("clerk", "worker", "far_worker", "resident", "neighbour", "steward")
    }
    assert seen == {
        "clerk": True, "worker": True, "far_worker": False, "resident": True, "neighbour": False, "steward": False,
    }  # fmt: skip
    for stranger in ("far_worker", "neighbour", "steward"):
        assert (await people.get(stranger, f"/matters/{matter}")).status_code == 404


async def test_a_page_shows_facts_path_timeline_and_what_is_missing(people: People, stage: Stage):
    matter = await people.open()
    settled = await people.act(
        "worker", matter, "settle", note="换了灯泡", files=await photo(people.database, stage.worker)
    )
    assert settled.status_code == 201, settled.text
    answer = await people.get("worker", f"/matters/{matter}")
    page = answers.MatterDetail.model_validate(answer.json())
    assert answer.headers["etag"] == f'"{page.version}"'
    assert [entry.code for entry in page.path if entry.is_now] == ["handled"]
    assert [step.action for step in page.steps] == ["settle", "open"]
    missing = {entry.action: entry.missing for entry in page.actions if not entry.is_allowed}
    assert missing == {"close": "要由没有办过这件事的人来办"}
    assert page.progress_code is None


async def test_a_unit_reads_words_and_place_but_no_name_without_consent(people: People, stage: Stage):
    matter = await people.dispatched()
    page = answers.MatterDetail.model_validate((await people.get("steward", f"/matters/{matter}")).json())
    assert page.reporter.name is None
    assert {step.actor_name for step in page.steps if step.action == "open"} == {"反映人"}
    assert stage.resident.name not in (await people.get("steward", f"/matters/{matter}/file")).text
    willing = await people.open(reporter=Reporter(stage.resident.account_id, may_call=True))
    assert (await people.get("clerk", f"/matters/{willing}")).json()["reporter"]["name"] == "安居家"


async def test_internal_talk_is_not_shown_to_the_resident(people: People):
    matter = await people.dispatched()
    await people.act("clerk", matter, "comment", note="他家去年也报过", is_public=False)
    await people.act("clerk", matter, "comment", note="师傅下午到")
    page = (await people.get("resident", f"/matters/{matter}")).json()
    notes = {step["note"] for step in page["steps"]}
    assert "师傅下午到" in notes
    assert "他家去年也报过" not in notes


async def test_who_handled_does_not_read_the_single_verdict(people: People, stage: Stage):
    matter = await people.open()
    await people.act("worker", matter, "settle", note="换了灯泡", files=await photo(people.database, stage.worker))
    await people.act("deputy", matter, "close", note="亮了", way="fixed")
    assert (await people.act("resident", matter, "evaluate", level=3, words="慢")).status_code == 201
    assert (await people.get("worker", f"/matters/{matter}")).json()["verdict"] is None
    assert (await people.get("clerk", f"/matters/{matter}")).json()["verdict"]["level"] == 3
    own = answers.OwnVerdicts.model_validate((await people.get("worker", "/matter-figures/own-verdicts")).json())
    assert own.verdicts is None


async def test_a_repeated_send_is_one_step_and_a_stale_one_is_412(people: People):
    matter = await people.open()
    key, body = str(uuid4()), {"action": "register", "form": {}, "version": 1}
    first = await people.send("POST", "clerk", f"/matters/{matter}/steps", body, **{"Idempotency-Key": key})
    again = await people.send("POST", "clerk", f"/matters/{matter}/steps", body, **{"Idempotency-Key": key})
    assert (first.status_code, first.json()) == (201, {"id": key})
    assert (again.status_code, again.json()) == (201, {"id": key})
    stale = await people.send("POST", "second_clerk", f"/matters/{matter}/steps", body)
    assert (stale.status_code, stale.json()["code"]) == (412, "kernel.stale")
    no_key = await people.send("POST", "clerk", f"/matters/{matter}/steps", body, **{"Idempotency-Key": ""})
    assert no_key.json()["code"] == "kernel.key_missing"


async def test_an_invented_photo_is_no_evidence(people: People, stage: Stage):
    matter = await people.open()
    invented = [{"file_id": str(uuid4()), "moment": "after"}]
    assert (await people.act("worker", matter, "settle", note="好了", files=invented)).status_code == 404
    others = await photo(people.database, stage.steward)
    assert (await people.act("worker", matter, "settle", note="好了", files=others)).status_code == 404
    assert (await people.get("worker", f"/matters/{matter}")).json()["state"] == "reported"


async def test_a_bad_form_points_to_its_field(people: People):
    matter = await people.open()
    answer = await people.act("clerk", matter, "reject", note="")
    assert (answer.status_code, answer.json()["fields"][0]["name"]) == (422, "form.note")


async def test_several_at_once_answer_for_each(people: People):
    good, gone = await people.open(), uuid4()
    body = {
        "action": "register", "form": {},
        "items": [{"matter_id": str(good), "version": 1}, {"matter_id": str(gone), "version": 1}],
    }  # fmt: skip
    answer = await people.send("POST", "clerk", "/matters/steps", body)
    items = answers.BulkAnswer.model_validate(answer.json()).items
    assert (items[0].problem, items[1].step_id) == (None, None)
    assert items[1].problem is not None
    assert items[1].problem["code"] == "kernel.not_found"
    assert (await people.get("clerk", f"/matters/{good}")).json()["state"] == "registered"


async def test_number_and_code_tell_a_stranger_the_state_and_nothing_else(people: People, stage: Stage):
    matter = await people.dispatched()
    page = (await people.get("resident", f"/matters/{matter}")).json()
    asked = {"number": page["number"].lower(), "code": page["progress_code"]}
    answer = await people.house.post(f"{API}/progress", json=asked)
    told = answers.Progress.model_validate(answer.json())
    assert (told.state_title, told.is_ended) == ("处置中", False)
    assert stage.resident.name not in answer.text
    assert "3栋" not in answer.text
    code = page["progress_code"]
    typed = {"number": page["number"].replace("-", "－"), "code": f" {code[:5]} {code[5:].lower()}"}
    assert (await people.house.post(f"{API}/progress", json=typed)).json() == answer.json()
    for wrong in ({**asked, "code": "AAAAAAAAAA"}, {**asked, "number": "WG-20261123-9999"}):
        refused = await people.house.post(f"{API}/progress", json=wrong)
        assert (refused.status_code, refused.json()["code"]) == (404, "matters.progress_unknown")


async def test_asking_for_progress_is_limited_per_address(people: People, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(get_settings(), "rate_limits", True)
    codes = [
        (await people.house.post(f"{API}/progress", json={"number": "WG-1", "code": "X"})).status_code
        for _ in range(12)
    ]  # fmt: skip
    assert codes[-1] == TooMany.status


async def test_messages_lead_to_the_act_and_are_read_by_each_for_himself(people: People, stage: Stage):
    matter = await people.open()
    page = Page[MessageRow].model_validate((await people.get("clerk", "/messages", limit=200)).json())
    mine = next(message for message in page.items if message.matter_id == matter)
    assert (mine.matter_kind, mine.read_at) == (KIND, None)
    assert (await people.send("PUT", "clerk", f"/messages/{mine.id}/reading")).status_code == 204
    assert (await people.send("PUT", "resident", f"/messages/{mine.id}/reading")).status_code == 404
    after = Page[MessageRow].model_validate((await people.get("clerk", "/messages", limit=200)).json())
    assert next(message for message in after.items if message.id == mine.id).read_at is not None
    other = Page[MessageRow].model_validate((await people.get("second_clerk", "/messages", limit=200)).json())
    assert next(message for message in other.items if message.id == mine.id).read_at is None
    assert (await people.send("PUT", "second_clerk", "/messages/readings", {"until": str(mine.id)})).status_code == 204


async def test_reminders_come_at_half_four_fifths_and_expiry_then_the_one_above_hears(people: People, stage: Stage):
    await remind(people.database, 1)
    matter = await people.open()
    told = []
    for moment in ("11:01", "11:37", "12:01", "13:00"):
        at(f"2026-11-23T{moment}")
        await remind(people.database, 1)
        page = (await people.get("clerk", "/messages", limit=200)).json()["items"]
        told.append(sum(row["matter_id"] == str(matter) and row["kind"] != f"{KIND}.opened" for row in page))
    assert told == [1, 2, 3, 3]
    above = (await people.get("committee", "/messages", limit=200)).json()["items"]
    assert f"{KIND}.escalated" in {row["kind"] for row in above if row["matter_id"] == str(matter)}
    assert "escalated" in (await people.get("clerk", f"/matters/{matter}")).json()["flags"]


class Pocket:
    """A channel that keeps what it was given."""

    def __init__(self) -> None:
        self.sent: list[Message] = []

    async def send(self, message: Message, phone: str | None) -> None:
        self.sent.append(message)


async def test_while_demo_data_are_loaded_nothing_leaves_the_house(people: People):
    await people.dispatched()
    at("2026-11-23T10:05")
    pocket = Pocket()
    assert await deliver(people.database, 1, pocket) == 0
    assert pocket.sent == []


async def test_figures_open_the_matters_behind_them(people: People):
    await people.dispatched()
    span = {"kind": KIND, "from": "2026-11-01", "to": "2026-11-30"}
    lines = [
        answers.FigureLine.model_validate(line)
        for line in (await people.get("clerk", "/matter-figures", **span)).json()
    ]
    for name in ("reported", "registered", "handle_due"):
        behind = await people.get("clerk", f"/matter-figures/{name}/matters", limit=200, **span)
        assert len(behind.json()["items"]) == lines[0].counts[name]
    for by in ("month", "grid", "category"):
        assert (await people.get("clerk", "/matter-figures", by=by, **span)).status_code == 200
    for path in ("/matter-figures/durations", "/matter-figures/old"):
        assert (await people.get("clerk", path, **span)).status_code == 200
    assert (await people.get("clerk", "/matter-figures/nothing/matters", **span)).status_code == 404
    assert (await people.get("resident", "/matter-figures", **span)).status_code == 403


async def test_categories_are_edited_on_the_desk_with_the_version_seen(people: People):
    form = {
        "kind": KIND, "parent_id": None, "code": f"T{uuid4().hex[:8]}", "title": "窨井盖", "position": 1,
        "is_urgent": True, "evidence": "before_after", "limits": {"dispatched": "natural:4h"},
        "register_when": "缺失或破损", "close_when": "补齐", "keywords": "井盖", "is_active": True,
    }  # fmt: skip
    made = await people.send("POST", "clerk", "/categories", form)
    assert made.status_code == 201, made.text
    path = f"/categories/{made.json()['id']}"
    found = await people.get("clerk", path)
    answers.CategoryRow.model_validate(found.json())
    change = {name: value for name, value in form.items() if name != "kind"} | {"title": "井盖"}
    assert (await people.send("PUT", "clerk", path, change)).status_code == 428
    assert (await people.send("PUT", "clerk", path, change, **{"If-Match": found.headers["etag"]})).status_code == 204
    stale = await people.send("PUT", "clerk", path, change, **{"If-Match": found.headers["etag"]})
    assert stale.status_code == 412
    taken = await people.send("POST", "clerk", "/categories", form)
    assert taken.json()["code"] == "matters.category_code_taken"
    nonsense = await people.send("POST", "clerk", "/categories", form | {"code": "x", "limits": {"moon": "working:1d"}})
    assert nonsense.status_code == 422
    assert (await people.send("POST", "resident", "/categories", form)).status_code == 403


async def test_a_subclass_says_when_it_opens_how_long_it_takes_and_when_it_ends(people: People, database: Database):
    class_form = {
        "kind": KIND, "parent_id": None, "code": f"T{uuid4().hex[:8]}", "title": "市政设施", "position": 1,
        "is_urgent": False, "evidence": "none", "limits": {}, "register_when": "", "close_when": "", "keywords": "",
        "is_active": True,
    }  # fmt: skip
    parent = await people.send("POST", "clerk", "/categories", class_form)
    assert parent.status_code == 201, parent.text  # a class of classes judges nothing
    empty = class_form | {"parent_id": parent.json()["id"], "code": f"T{uuid4().hex[:8]}", "register_when": " "}
    whole = empty | {"register_when": "缺失", "close_when": "补齐", "limits": {"dispatched": "working:2d"}}
    refused = await people.send("POST", "clerk", "/categories", empty)
    assert refused.status_code == 422
    assert {(fault["name"], fault["code"]) for fault in refused.json()["fields"]} == {
        (field, "matters.condition_missing") for field in ("register_when", "limits.dispatched", "close_when")
    }
    made = await people.send("POST", "clerk", "/categories", whole)
    assert made.status_code == 201, made.text
    change = {name: value for name, value in whole.items() if name != "kind"} | {"close_when": ""}
    path = f"/categories/{made.json()['id']}"
    assert (await people.send("PUT", "clerk", path, change, **{"If-Match": '"1"'})).status_code == 422
    with pytest.raises(DBAPIError, match="category_says_when_it_opens_and_ends"):
        async with database.transaction("{1}") as session:
            await session.execute(
                update(MatterCategory).where(MatterCategory.id == UUID(made.json()["id"])).values(close_when=" ")
            )


async def test_routing_and_limits_are_rows_too(people: People, stage: Stage):
    body = {
        "kind": KIND, "category_id": str(stage.leak), "grid_id": None, "is_active": True,
        "to": {"kind": "unit", "id": str(stage.power)},
    }  # fmt: skip
    assert (await people.send("POST", "clerk", "/routing-rules", body)).status_code == 201
    taken = await people.send("POST", "clerk", "/routing-rules", body)
    assert taken.json()["code"] == "matters.routing_rule_taken"
    rows = (await people.get("clerk", "/routing-rules", kind=KIND)).json()
    assert [answers.RoutingRow.model_validate(row).holder_name for row in rows if row["category_id"] == str(stage.leak)]
    assert not any(row["is_example"] for row in rows)
    path = f"/limit-settings/mending?kind={KIND}"
    first, own = {"If-Match": '"0"'}, {"limit": "working:5d"}
    assert (await people.send("PUT", "clerk", path, own)).status_code == 428
    assert (await people.send("PUT", "clerk", path, own, **first)).status_code == 204
    assert (await people.send("PUT", "clerk", path, own, **first)).status_code == 412
    assert (await people.send("PUT", "clerk", path, {"limit": "soon"}, **first)).status_code == 422
    row = (await people.get("clerk", "/limit-settings", kind=KIND)).json()[0]
    assert (row["limit"], row["version"]) == ("working:5d", 1)


async def test_the_workflow_is_served_as_data_with_forms_and_drawing(people: People):
    answer = await people.get("resident", f"/workflows/{KIND}")
    workflow = answers.WorkflowAnswer.model_validate(answer.json())
    assert workflow.table["initial"] == "reported"
    assert "stateDiagram" in workflow.drawing
    assert workflow.forms["close"] is not None
    assert (await people.get("resident", "/workflows/no.such")).status_code == 404


async def test_a_matter_can_be_watched_and_no_longer(people: People):
    matter = await people.open()
    assert (await people.send("PUT", "clerk", f"/matters/{matter}/watch")).status_code == 204
    assert (await people.get("clerk", f"/matters/{matter}")).json()["is_watched"]
    assert (await people.send("DELETE", "clerk", f"/matters/{matter}/watch")).status_code == 204
    assert not (await people.get("clerk", f"/matters/{matter}")).json()["is_watched"]
    assert (await people.send("PUT", "neighbour", f"/matters/{matter}/watch")).status_code == 404
