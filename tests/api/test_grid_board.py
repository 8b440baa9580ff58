"""The event board: filters, counts, views, words to answer with, export; numbers against an independent count."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4

import httpx
import openpyxl
import psycopg
import pytest

from grid_stage import V1, Grounds, act, event, handled_photos, report, set_grounds
from stage import Api, taken_out


@pytest.fixture(scope="module")
def stage(alone_stage: str) -> str:
    """These tests count over the whole community and its month: nobody else's events may be in it."""
    return alone_stage


@pytest.fixture(scope="module")
async def grounds(alone_api: Api, stage: str) -> Grounds:
    return await set_grounds(alone_api, stage)


@pytest.fixture(scope="module")
async def mixed(grounds: Grounds) -> dict[str, str]:
    """Six events in different states, two of them in grid 1."""
    api = grounds.api
    resident, clerk = await api.sign_in("resident"), await api.sign_in("clerk")
    steward, worker = await api.sign_in("property"), await api.sign_in("grid3")
    lamp, trash = {"category_id": grounds.category("0101")}, {"category_id": grounds.category("0401")}
    far = {"place": {"entrance_id": str(grounds.far_entrance)}}
    made = {
        "reported": await report(resident, grounds, "板上第一件灯坏了", **lamp),
        "registered": await report(resident, grounds, "板上第二件灯坏了", **lamp),
        "dispatched": await report(resident, grounds, "=cmd|板上第三件", **lamp, **far),
        "handled": await report(resident, grounds, "板上第四件垃圾", **trash, **far),
        "closed": await report(resident, grounds, "板上第五件垃圾", **trash),
        "bad": await report(resident, grounds, "板上第六件垃圾", **trash),
    }
    for name in ("registered", "dispatched", "handled", "closed", "bad"):
        await act(clerk, made[name], "register")
    for name in ("dispatched", "handled", "closed", "bad"):
        await act(clerk, made[name], "dispatch")
    for name in ("handled", "closed", "bad"):
        await act(steward, made[name], "handle", note="清走了", files=await handled_photos(steward))
    for name in ("closed", "bad"):
        await act(worker, made[name], "close", way="fixed", note="看过")
    await act(resident, made["bad"], "evaluate", level=2, tags=[], words="")
    return made


async def ids(client: httpx.AsyncClient, **params: Any) -> list[str]:
    answer = await client.get(f"{V1}/grid/events", params={"limit": 200, **params})
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json()["items"]]


async def test_each_filter_of_the_board_keeps_what_it_says(grounds: Grounds, mixed: dict[str, str]) -> None:
    clerk = await grounds.api.sign_in("clerk")
    ours = set(mixed.values())

    async def found(**params: Any) -> set[str]:
        return {name for name, event_id in mixed.items() if event_id in set(await ids(clerk, **params)) & ours}

    assert await found() == {"reported", "registered", "dispatched", "handled"}
    assert await found(tab="all") == set(mixed)
    assert await found(tab="closed") == {"closed", "bad"}
    assert await found(tab="bad") == {"bad"}
    assert await found(state="dispatched") == {"dispatched"}
    assert await found(tab="all", category=grounds.category("04")) == {"handled", "closed", "bad"}
    assert await found(category=grounds.category("0101")) == {"reported", "registered", "dispatched"}
    assert await found(grid=str(grounds.grid)) == {"reported", "registered"}
    assert await found(building=str(grounds.building)) == {"reported", "registered"}
    assert await found(q="板上第二件") == {"registered"}
    assert await found(q="3栋1单元", tab="all") == {"dispatched", "handled"}
    assert await found(urgent=True) == set()
    assert await found(via="phone") == set()
    assert await found(tab="mine") == {"reported", "registered"}
    assert await found(due_until="2020-01-01") == set()
    number = (await event(clerk, mixed["handled"]))["number"]
    assert await found(q=number[-4:]) == {"handled"}


async def test_what_is_over_names_who_handled_it(grounds: Grounds, mixed: dict[str, str]) -> None:
    clerk = await grounds.api.sign_in("clerk")
    for tab, wanted in (("closed", {"closed", "bad"}), ("bad", {"bad"}), ("all", {"closed", "bad"})):
        answer = await clerk.get(f"{V1}/grid/events", params={"limit": 200, "tab": tab})
        names = {row["id"]: row["holder"] for row in answer.json()["items"]}
        assert {names[mixed[name]] for name in wanted} == {"管家宁"}


@pytest.mark.parametrize(
    ("who", "path"), [("clerk", "/grid/numbers/reported/matters"), ("clerk", "/messages"), ("resident", "/messages")]
)
async def test_rows_behind_a_figure_and_messages_say_how_many_they_are_on_the_first_page(
    grounds: Grounds, mixed: dict[str, str], who: str, path: str
) -> None:
    client = await grounds.api.sign_in(who)
    found, asked = 0, {"limit": 4, "counted": True}
    first = (await client.get(V1 + path, params=asked)).json()
    page = first
    while True:
        found += len(page["items"])
        if page["next"] is None:
            break
        page = (await client.get(V1 + path, params=asked | {"cursor": page["next"]})).json()
        assert "total" not in page
    assert first["total"] == found > 4


async def test_open_events_stand_by_deadline_and_pages_join_without_gap(
    grounds: Grounds, mixed: dict[str, str]
) -> None:
    clerk = await grounds.api.sign_in("clerk")
    whole = (await clerk.get(f"{V1}/grid/events", params={"limit": 200})).json()["items"]
    assert [row["due_at"] for row in whole] == sorted(row["due_at"] for row in whole)
    paged, cursor = [], None
    while True:
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await clerk.get(f"{V1}/grid/events", params=params)).json()
        paged += [row["id"] for row in page["items"]]
        if (cursor := page["next"]) is None:
            break
    assert paged == [row["id"] for row in whole]


async def test_the_counts_are_those_of_the_lists(grounds: Grounds, mixed: dict[str, str]) -> None:
    clerk = await grounds.api.sign_in("clerk")
    counts = (await clerk.get(f"{V1}/grid/events/counts", params={"category": grounds.category("04")})).json()
    assert counts["shown"] == len(await ids(clerk, category=grounds.category("04")))
    for tab in ("open", "late", "soon", "mine", "supervised", "bad", "closed"):
        assert counts["tabs"][tab] == len(await ids(clerk, tab=tab)), tab


async def test_a_late_event_stands_under_late(grounds: Grounds, mixed: dict[str, str], stage: str) -> None:
    clerk = await grounds.api.sign_in("clerk")
    late = await report(await grounds.api.sign_in("resident"), grounds, "早就该办的")
    with psycopg.connect(stage) as rows:
        rows.execute("update matter set due_at = now() - interval '3 days' where id = %s", [late])
    assert late in await ids(clerk, tab="late")
    assert late not in await ids(clerk, tab="soon")
    assert (await ids(clerk))[0] == late
    board = (await clerk.get(f"{V1}/grid/board")).json()
    with psycopg.connect(stage) as rows:
        counted = rows.execute(
            "select count(*), count(*) filter (where due_at < now() and paused_at is null) from matter"
            " where community_id = 1 and kind = 'grid.event' and closed_at is null"
        ).fetchone()
    assert (board["open"], board["overdue"]) == counted
    assert sum(grid["open"] for grid in board["grids"]) == board["open"]
    assert {grid["id"]: grid["workers"] for grid in board["grids"]}[str(grounds.grid)] == ["甘三格", "甘二格"]


async def test_a_worker_counts_his_own_grids_only(grounds: Grounds, mixed: dict[str, str]) -> None:
    worker = await grounds.api.sign_in("grid1")  # grid 1, and deputy of grid 4
    board = (await worker.get(f"{V1}/grid/board")).json()
    assert str(grounds.grid) not in [grid["id"] for grid in board["grids"]]
    numbers = (await worker.get(f"{V1}/grid/numbers")).json()
    assert str(grounds.grid) not in [row["id"] for row in numbers]


async def test_views_are_ones_own_or_everybodys(grounds: Grounds) -> None:
    clerk, worker = await grounds.api.sign_in("clerk"), await grounds.api.sign_in("grid3")
    form = {"name": "三网格本月", "filter": {"tab": "open", "grid": str(grounds.grid)}, "is_shared": True}
    refused = await worker.post(f"{V1}/grid/views", json=form)
    assert (refused.status_code, refused.json()["code"]) == (403, "grid.view_not_yours")
    shared = (await clerk.post(f"{V1}/grid/views", json=form)).json()["id"]
    twice = await clerk.post(f"{V1}/grid/views", json=form)
    assert (twice.status_code, twice.json()["code"]) == (409, "grid.view_name_taken")
    own = (await worker.post(f"{V1}/grid/views", json=form | {"is_shared": False})).json()["id"]
    seen = {row["id"]: row for row in (await worker.get(f"{V1}/grid/views")).json()}
    assert (seen[shared]["is_own"], seen[own]["is_own"]) == (False, True)
    assert seen[own]["filter"]["grid"] == str(grounds.grid)
    assert own not in [row["id"] for row in (await clerk.get(f"{V1}/grid/views")).json()]
    assert (await clerk.delete(f"{V1}/grid/views/{own}")).status_code == 404
    assert (await worker.delete(f"{V1}/grid/views/{shared}")).status_code == 403
    assert (await worker.delete(f"{V1}/grid/views/{own}")).status_code == 204
    assert (await clerk.delete(f"{V1}/grid/views/{shared}")).status_code == 204


async def test_words_to_answer_with_are_offered_by_category_and_action(grounds: Grounds) -> None:
    clerk, worker = await grounds.api.sign_in("clerk"), await grounds.api.sign_in("grid3")
    lamp = grounds.category("0101")
    close = {"title": "灯已修好", "words": "灯修好了，晚上请再看一眼。", "category_id": lamp, "action": "close"}
    general = {"title": "已派人", "words": "已派人去看，有进展马上告诉您。"}
    assert (await worker.post(f"{V1}/grid/templates", json=close)).status_code == 403
    made = [(await clerk.post(f"{V1}/grid/templates", json=form)).json()["id"] for form in (general, close)]
    offered = await worker.get(f"{V1}/grid/templates", params={"category_id": lamp, "action": "close"})
    assert [row["id"] for row in offered.json()] == [made[1], made[0]]  # the closest first
    others = await worker.get(f"{V1}/grid/templates", params={"category_id": lamp, "action": "reject"})
    assert [row["id"] for row in others.json()] == [made[0]]
    changed = await clerk.put(f"{V1}/grid/templates/{made[0]}", json=general, headers={"If-Match": '"1"'})
    assert changed.status_code == 204
    assert (await clerk.put(f"{V1}/grid/templates/{made[0]}", json=close)).status_code == 428
    stale = await clerk.put(f"{V1}/grid/templates/{made[1]}", json=close, headers={"If-Match": '"7"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "kernel.stale")
    assert (await clerk.delete(f"{V1}/grid/templates/{made[1]}", headers={"If-Match": '"1"'})).status_code == 204


async def test_an_export_has_a_reason_a_stamp_and_no_formula(
    grounds: Grounds, mixed: dict[str, str], stage: str
) -> None:
    clerk, worker = await grounds.api.sign_in("clerk"), await grounds.api.sign_in("grid3")
    form = {"filter": {"tab": "all", "category": grounds.category("0101")}, "reason": "月度例会汇报"}
    assert (await worker.post(f"{V1}/grid/events/exports", json=form)).status_code == 403
    bare = await clerk.post(f"{V1}/grid/events/exports", json=form | {"reason": ""})
    assert (bare.status_code, bare.json()["fields"][0]["name"]) == (422, "reason")
    content = await taken_out(grounds.api, clerk, "/grid/events/exports", form)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert "月度例会汇报" in str(rows[1][0])
    assert "吴厅和" in str(rows[1][0])
    shown = len(await ids(clerk, tab="all", category=grounds.category("0101")))
    assert f"以上共{shown}行" in str(rows[-1][0])
    risky = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=cmd"))
    assert risky.data_type == "s"
    assert "安居家" not in str(rows)
    with psycopg.connect(stage) as connection:
        entries = connection.execute(
            "select b.purpose, b.facts ->> 'by_category', w.facts ->> 'rows' from audit_entry b"
            " join audit_entry w on w.about = b.about and w.kind = 'kernel.export.written'"
            " where b.kind = 'grid.event.exported' order by b.at desc limit 1"
        ).fetchall()
    assert entries == [("月度例会汇报", grounds.category("0101"), str(shown))]


COUNTED = {
    "reported": "opened_at is not null and way is distinct from 'withdrawn' and merged_into_id is null",
    "registered": "registered_at is not null and way is distinct from 'withdrawn' and merged_into_id is null",
    "closed": "closed_at is not null and way is not null and way <> 'withdrawn' and merged_into_id is null",
    "satisfied": "level >= 3",
    "evaluated": "level is not null",
}


@pytest.mark.parametrize("by", ["grid", "estate", "category", "month"])
async def test_the_numbers_are_what_an_independent_count_finds(
    grounds: Grounds, mixed: dict[str, str], stage: str, by: str
) -> None:
    clerk = await grounds.api.sign_in("clerk")
    rows = (await clerk.get(f"{V1}/grid/numbers", params={"by": by})).json()
    with psycopg.connect(stage) as connection:
        for name, condition in COUNTED.items():
            counted = connection.execute(
                f"select count(*) from matter where community_id = 1 and kind = 'grid.event' and {condition}"
            ).fetchone()
            assert counted is not None
            assert sum(row["counts"][name] for row in rows) == counted[0], name
    for row in rows:
        reported, registered = row["counts"]["reported"], row["counts"]["registered"]
        expected = None if not reported else (2000 * registered + reported) // (2 * reported)
        assert row["rates"]["registration"] == expected


async def test_behind_each_number_stand_its_events(grounds: Grounds, mixed: dict[str, str]) -> None:
    clerk = await grounds.api.sign_in("clerk")
    [total] = (await clerk.get(f"{V1}/grid/numbers", params={"by": "month"})).json()
    for indicator, amount in total["counts"].items():
        if indicator in ("level_sum", "returned"):  # these weigh events, they do not count them
            continue
        answer = await clerk.get(f"{V1}/grid/numbers/{indicator}/matters", params={"limit": 200})
        assert len(answer.json()["items"]) == amount, indicator
    behind = await clerk.get(f"{V1}/grid/numbers/closed/matters", params={"grid_id": str(grounds.grid)})
    assert {mixed["closed"], mixed["bad"]} <= {row["id"] for row in behind.json()["items"]}
    of_class = await clerk.get(f"{V1}/grid/numbers/closed/matters", params={"category_id": grounds.category("04")})
    assert mixed["closed"] in {row["id"] for row in of_class.json()["items"]}
    assert (await clerk.get(f"{V1}/grid/numbers/applause/matters")).status_code == 404
    for params in ({"since": "2026-13"}, {"since": "2026-12", "until": "2026-01"}):
        assert (await clerk.get(f"{V1}/grid/numbers", params=params)).status_code == 422


async def test_the_same_place_three_times_in_thirty_days_is_a_signal(grounds: Grounds, stage: str) -> None:
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    place = {"place": {"entrance_id": str(grounds.other_entrance)}}

    async def at_the_place() -> list[dict[str, Any]]:
        signals = (await clerk.get(f"{V1}/grid/signals")).json()
        return [signal for signal in signals if signal["entrance_id"] == str(grounds.other_entrance)]

    with psycopg.connect(stage) as rows:
        before = rows.execute(
            "update matter set opened_at = opened_at - interval '31 days' where entrance_id = %s returning id",
            [grounds.other_entrance],
        ).fetchall()
    assert before is not None
    first = [await report(resident, grounds, f"电梯异响第{n}次", **place) for n in range(2)]
    assert await at_the_place() == []
    third = await report(resident, grounds, "电梯又响", **place)
    [signal] = await at_the_place()
    assert (signal["kind"], signal["count"], signal["place"]) == ("same_place", 3, "15栋1单元")
    assert {entry["id"] for entry in signal["matters"]} == {*first, third}
    detail = (await clerk.get(f"{V1}/grid/events/{third}")).json()
    assert (detail["same_place_30_days"], detail["is_signal"]) == (3, True)
    assert {other["relation"] for other in detail["others"]} == {"likely_duplicate"}  # the same place on one day

    form = {"key": signal["key"], "count": signal["count"], "reason": "known"}
    assert (await resident.post(f"{V1}/grid/signals/asides", json=form)).status_code == 403
    for _ in range(2):
        assert (await clerk.post(f"{V1}/grid/signals/asides", json=form)).status_code == 204
    assert await at_the_place() == []
    elsewhere = await grounds.api.sign_in("clerk")
    keys = [entry["key"] for entry in (await elsewhere.get(f"{V1}/grid/signals")).json()]
    committee = await grounds.api.sign_in("committee")
    theirs = [entry["key"] for entry in (await committee.get(f"{V1}/grid/signals")).json()]
    assert (signal["key"] in keys, signal["key"] in theirs) == (False, True)
    await report(resident, grounds, "电梯还在响", **place)
    assert [entry["count"] for entry in await at_the_place()] == [4]


async def test_events_open_for_more_than_thirty_days_are_a_signal(grounds: Grounds, stage: str) -> None:
    clerk = await grounds.api.sign_in("clerk")
    old = await report(await grounds.api.sign_in("resident"), grounds, "一个月没人管")
    with psycopg.connect(stage) as rows:
        rows.execute("update matter set opened_at = opened_at - interval '31 days' where id = %s", [old])
    [signal] = [entry for entry in (await clerk.get(f"{V1}/grid/signals")).json() if entry["kind"] == "old"]
    assert old in [entry["id"] for entry in signal["matters"]]


async def test_many_are_dispatched_at_once_and_each_answers_for_itself(grounds: Grounds) -> None:
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    lamp = {"category_id": grounds.category("0101")}
    ready, fresh = [await report(resident, grounds, "一起派的灯", **lamp) for _ in range(2)]
    await act(clerk, ready, "register")
    items = [{"matter_id": one, "version": (await event(clerk, one))["version"]} for one in (ready, fresh)]
    answer = await clerk.post(f"{V1}/matters/steps", json={"action": "dispatch", "form": {}, "items": items})
    first, second = answer.json()["items"]
    assert (first["problem"], second["problem"]["code"]) == (None, "matters.not_now")
    assert [(await event(clerk, one))["state"] for one in (ready, fresh)] == ["dispatched", "reported"]


async def test_the_weeks_digest_counts_voices_by_topic_and_place(grounds: Grounds) -> None:
    resident, neighbour, clerk = [await grounds.api.sign_in(login) for login in ("resident", "resident2", "clerk")]
    bench = {"category_id": grounds.category("0503")}

    async def voices() -> tuple[int, bool]:
        digest = (await clerk.get(f"{V1}/grid/digest")).json()
        places = [place for topic in digest["topics"] if topic["title"] == "毁绿占绿" for place in topic["places"]]
        return sum(place["voices"] for place in places), any(place["is_enough"] for place in places)

    first = await report(resident, grounds, "草坪被种了菜", **bench)
    await report(resident, grounds, "绿化带停了车", **bench)
    assert await voices() == (2, False)
    await neighbour.post(f"{V1}/grid/events/{first}/supporters", json={})
    assert await voices() == (3, True)
    earlier = (await clerk.get(f"{V1}/grid/digest", params={"day": "2020-01-01"})).json()
    assert (earlier["monday"], earlier["topics"]) == ("2019-12-30", [])


async def test_the_reply_to_a_topic_is_published_once_and_told_to_who_spoke(grounds: Grounds) -> None:
    resident, neighbour, clerk = [await grounds.api.sign_in(login) for login in ("resident", "resident2", "clerk")]
    worker = await grounds.api.sign_in("grid3")
    category = grounds.category("0503")
    spoken = await report(resident, grounds, "树坑里倒了油", category_id=category)
    await neighbour.post(f"{V1}/grid/events/{spoken}/supporters", json={})
    wish = {"id": str(uuid4()), "topic": "parking", "words": "想多划几个车位", "place_text": "大门口"}
    assert (await worker.post(f"{V1}/grid/needs", json=wish)).status_code == 201
    digest = (await clerk.get(f"{V1}/grid/digest")).json()
    assert [place["needs"] for topic in digest["topics"] if topic["topic"] == "parking" for place in topic["places"]]
    form = {"day": digest["monday"], "category_id": category, "words": "本周补种，装了提示牌"}
    assert (await resident.post(f"{V1}/grid/voice-replies", json=form)).status_code == 403
    silent = await clerk.post(f"{V1}/grid/voice-replies", json=form | {"day": "2020-01-01"})
    assert silent.status_code == 404
    assert (await clerk.post(f"{V1}/grid/voice-replies", json=form)).status_code == 201
    again = await clerk.post(f"{V1}/grid/voice-replies", json=form)
    assert (again.status_code, again.json()["code"]) == (409, "grid.reply_published")
    read = (await neighbour.get(f"{V1}/grid/voice-replies")).json()["items"][0]
    assert (read["words"], read["title"]) == ("本周补种，装了提示牌", "毁绿占绿")
    for client in (resident, neighbour):
        told = (await client.get(f"{V1}/messages")).json()["items"]
        assert [row["body"] for row in told if row["kind"] == "grid.voice.replied"] == ["本周补种，装了提示牌"]
    topic = next(
        one for one in (await clerk.get(f"{V1}/grid/digest")).json()["topics"] if one["category_id"] == category
    )
    assert topic["reply"] == "本周补种，装了提示牌"
    wished = {"day": digest["monday"], "topic": "parking", "words": "年底前划十二个"}
    assert (await clerk.post(f"{V1}/grid/voice-replies", json=wished)).status_code == 201


async def test_the_desk_is_shown_what_an_event_may_be_merged_into(grounds: Grounds, stage: str) -> None:
    resident, neighbour, clerk = [await grounds.api.sign_in(login) for login in ("resident", "resident2", "clerk")]
    with psycopg.connect(stage) as rows:
        point = rows.execute(
            "select longitude, latitude from entrance where id = %s", [grounds.far_entrance]
        ).fetchone()
    assert point is not None
    first = await report(resident, grounds, "地砖松了", place={"entrance_id": str(grounds.far_entrance)})
    beside = {"longitude": point[0] + 0.0004, "latitude": point[1], "text": "花坛边"}  # about 40 m
    second = await report(neighbour, grounds, "地砖翘起来了", place=beside)
    others = (await clerk.get(f"{V1}/grid/events/{second}")).json()["others"]
    assert (first, "likely_duplicate") in [(other["id"], other["relation"]) for other in others]
