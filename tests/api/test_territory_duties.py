"""Grid workers: one main worker at a time, and leave that counts when the substitute has said yes (R118)."""

from __future__ import annotations

import io
from datetime import timedelta
from uuid import uuid4

import psycopg
from PIL import Image

from jiayuan.domains.grid.covering import Uncovered, Vacancy
from jiayuan.kernel import clock, forgetting
from people_stage import match

JPEG = {"Content-Type": "image/jpeg"}


def portrait(said: bytes) -> bytes:
    """A picture with something written into its metadata."""
    out = io.BytesIO()
    Image.new("RGB", (60, 80), (80, 80, 80)).save(out, "JPEG", comment=said)
    return out.getvalue()


def account(stage, login: str) -> str:
    with psycopg.connect(stage) as owner:
        return str(owner.execute("select id from account where login = %s", [login]).fetchone()[0])


async def _main_duty(client, account_id: str):
    duties = (await client.get("/api/v1/duties")).json()
    return next(duty for duty in duties if duty["worker_account_id"] == account_id and duty["duty"] == "main")


async def test_a_grid_worker_appoints_nobody(api, stage):
    worker = await api.sign_in("grid1")
    duty = await _main_duty(worker, account(stage, "grid1"))
    form = {"worker_account_id": account(stage, "grid2"), "duty": "deputy", "from_on": "2026-12-01"}
    answer = await worker.post(f"/api/v1/grids/{duty['grid_id']}/duties", json=form)
    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")


async def test_a_grid_has_one_main_worker_at_a_time(api, stage):
    committee = await api.sign_in("committee")
    duty = await _main_duty(committee, account(stage, "grid1"))
    form = {"worker_account_id": account(stage, "grid2"), "duty": "main", "from_on": clock.today().isoformat()}
    answer = await committee.post(f"/api/v1/grids/{duty['grid_id']}/duties", json=form)
    assert (answer.status_code, answer.json()["code"]) == (409, "territory.main_worker_there")


async def test_an_appointment_by_mistake_is_taken_back_on_its_first_day_and_one_that_ran_is_not_unmade(api, stage):
    committee, wrong = await api.sign_in("committee"), await api.sign_in("grid2")
    known = await _main_duty(committee, account(stage, "grid4"))
    today = clock.today()
    for begins in (today, today + timedelta(days=9)):
        form = {"worker_account_id": account(stage, "grid2"), "duty": "deputy", "from_on": f"{begins}"}
        made = await committee.post(f"/api/v1/grids/{known['grid_id']}/duties", json=form)
        assert made.status_code == 201, made.text
        ended = await committee.post(f"/api/v1/duties/{made.json()['id']}/end", json={"until_on": f"{today}"})
        assert ended.status_code == 204, ended.text
        assert made.json()["id"] not in {one["id"] for one in (await committee.get("/api/v1/duties")).json()}
        posts = (await wrong.get("/api/v1/me")).json()["posts"]
        assert known["grid_id"] not in {post["scope_id"] for post in posts}
    late = await committee.post(f"/api/v1/duties/{known['id']}/end", json={"until_on": known["from_on"]})
    assert (late.status_code, late.json()["fields"][0]["code"]) == (422, "territory.ends_before_it_begins")


async def test_leave_counts_when_the_substitute_has_accepted(api, stage):
    third, second = await api.sign_in("grid3"), await api.sign_in("grid2")
    duty = await _main_duty(third, account(stage, "grid3"))
    today = clock.today()
    form = {
        "grid_id": duty["grid_id"], "substitute_account_id": account(stage, "grid2"), "reason": "家里有事",
        "from_on": today.isoformat(), "until_on": (today + timedelta(days=1)).isoformat(),
    }  # fmt: skip
    own = await third.post("/api/v1/leaves", json=form | {"substitute_account_id": account(stage, "grid3")})
    assert own.status_code == 422
    answer = await third.post("/api/v1/leaves", json=form)
    assert answer.status_code == 201, answer.text
    leave = next(
        one for one in (await second.get("/api/v1/leaves?mine=true")).json() if one["id"] == answer.json()["id"]
    )
    assert (leave["state"], (await _main_duty(third, account(stage, "grid3")))["substitute"]) == ("asked", None)
    path = f"/api/v1/leaves/{leave['id']}/answer"
    wrong = await third.post(path, json={"answer": "accepted"}, headers=match(leave["version"]))
    assert (wrong.status_code, wrong.json()["code"]) == (403, "territory.not_your_answer")
    right = await second.post(path, json={"answer": "accepted"}, headers=match(leave["version"]))
    assert right.status_code == 204, right.text
    assert (await _main_duty(third, account(stage, "grid3")))["substitute"] == leave["substitute"]


async def uncovered(client, grid_id: str) -> list[tuple[str, str, str, float]]:
    answer = await client.get("/api/v1/duties/uncovered")
    assert answer.status_code == 200, answer.text
    rows = [Uncovered.model_validate(row) for row in answer.json()]
    return [(f"{row.from_on}", f"{row.until_on}", row.lacks, row.hours) for row in rows if f"{row.grid_id}" == grid_id]


async def test_uncovered_hours_are_told_and_a_post_that_the_law_asks_for_too(alone_api, alone_stage):
    committee, clerk = await alone_api.sign_in("committee"), await alone_api.sign_in("clerk")
    duty = await _main_duty(committee, account(alone_stage, "grid1"))
    grid, today = duty["grid_id"], clock.today()
    assert await uncovered(clerk, grid) == []
    assert (await clerk.get("/api/v1/vacancies")).json() == []
    ended = today + timedelta(days=10)
    assert (await committee.post(f"/api/v1/duties/{duty['id']}/end", json={"until_on": f"{ended}"})).status_code == 204
    spans = [{"opens_at": "08:00", "closes_at": "12:00"}, {"opens_at": "14:00", "closes_at": "20:30"}]
    first = {"If-Match": "0"}
    assert (await committee.put("/api/v1/duty-hours/duty", json=spans, headers=first)).status_code == 204
    last = today + timedelta(days=30)
    assert await uncovered(clerk, grid) == [(f"{ended}", f"{last}", "main", 20 * 10.5)]
    clock.set_clock(clock.start_of(ended) + timedelta(hours=9))
    later = await alone_api.sign_in("clerk")
    vacancies = [Vacancy.model_validate(row) for row in (await later.get("/api/v1/vacancies")).json()]
    assert [(one.kind, one.words) for one in vacancies] == [("grid", "今天没有主责")]
    month = f"{ended:%Y-%m}"
    numbers = (await later.get("/api/v1/grid/numbers/uncovered", params={"since": month, "until": month})).json()
    assert [row["main"] for row in numbers if row["grid_id"] == grid] == [10.5]
    with psycopg.connect(alone_stage) as owner:
        owner.execute(
            "update post set until_on = current_date - 1, from_on = current_date - 9 where kind = 'child_officer'"
        )
    vacant = (await later.get("/api/v1/vacancies")).json()
    assert ("儿童主任", "未成年人保护法 第四十三条") in {(one["title"], one["basis"]) for one in vacant}
    assert (await (await alone_api.sign_in("grid1")).get("/api/v1/vacancies")).status_code == 403


async def test_a_workers_photo_is_on_the_plate_only_with_consent_and_until_it_is_taken_down(api, stage):
    worker, other = await api.sign_in("grid2"), await api.sign_in("grid3")
    duty = await _main_duty(worker, account(stage, "grid2"))
    with psycopg.connect(stage) as owner:
        (code,) = owner.execute(
            "select e.poster_code from entrance e join building b on b.community_id = e.community_id"
            " and b.id = e.building_id where b.grid_id = %s limit 1",
            [duty["grid_id"]],
        ).fetchone()
    path, picture = f"/api/v1/duties/{duty['id']}/photo", str(uuid4())
    sent = await worker.put(f"/api/v1/files/{picture}", content=portrait(b"GPS 106.9"), headers=JPEG)
    assert sent.status_code == 200, sent.text
    assert (await worker.post(path, json={"file_id": picture, "consented": False})).status_code == 422
    assert (await other.post(path, json={"file_id": picture, "consented": True})).status_code == 404

    async def shown() -> list[str]:
        plate = (await api.anonymous.get(f"/api/v1/posters/{code}")).json()
        return [one["photo_id"] for one in plate["workers"] if one["photo_id"]]

    public = f"/api/v1/posters/{code}/photos/{picture}"
    assert await shown() == [] and (await api.anonymous.get(public)).status_code == 404
    assert (await worker.post(path, json={"file_id": picture, "consented": True})).status_code == 204
    assert await shown() == [picture]
    opened = await api.anonymous.get(public)
    assert opened.status_code == 200 and opened.headers["content-type"] == "image/jpeg"
    assert b"GPS" not in opened.content
    again = await worker.post(path, json={"file_id": picture, "consented": True})
    assert (again.status_code, again.json()["code"]) == (409, "territory.photo_there")
    assert (await other.delete(path)).status_code == 404
    assert (await worker.delete(path)).status_code == 204
    assert await shown() == [] and (await api.anonymous.get(public)).status_code == 404
    assert (await worker.get(f"/api/v1/files/{picture}/address")).status_code == 404


async def test_a_photo_goes_with_the_duty(alone_api, alone_stage):
    worker = await alone_api.sign_in("grid4")
    duty, picture = await _main_duty(worker, account(alone_stage, "grid4")), str(uuid4())
    await worker.put(f"/api/v1/files/{picture}", content=portrait(b"me"), headers=JPEG)
    shown = await worker.post(f"/api/v1/duties/{duty['id']}/photo", json={"file_id": picture, "consented": True})
    assert shown.status_code == 204, shown.text
    began = clock.now()
    until = f"{clock.today() + timedelta(days=1)}"
    committee = await alone_api.sign_in("committee")
    await committee.post(f"/api/v1/duties/{duty['id']}/end", json={"until_on": until})

    def kept() -> tuple[bool, bool]:
        with psycopg.connect(alone_stage) as owner:
            return owner.execute(
                "select d.photo_id is not null, f.attached_id is not null from grid_duty d, stored_file f"
                " where d.id = %s and f.id = %s",
                [duty["id"], picture],
            ).fetchone()

    await forgetting.carry_out(alone_api.database)
    assert kept() == (True, True)
    clock.set_clock(began + timedelta(days=3))
    await forgetting.carry_out(alone_api.database)
    assert kept() == (False, False)
