"""A list leaves the house by a job: in the sight of who asked, with its filter and count inside, kept for a day."""

from __future__ import annotations

import asyncio
import io
from datetime import timedelta

import openpyxl
import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from jiayuan.kernel import clock, exporting, files
from jiayuan.kernel.settings import get_settings
from people_stage import household
from stage import Api, taken_out

V1 = "/api/v1"


def lines(content: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


async def test_the_sheet_says_its_filter_and_count_and_holds_the_numbers_only_where_asked(
    alone_api: Api, alone_stage: str
):
    committee = await alone_api.sign_in("committee")
    home = await household(committee, people=2)
    asked = {"reason": "核对选民登记", "building_id": home["building_id"]}
    plain = lines(await taken_out(alone_api, committee, "/exports/residents", asked))
    assert "核对选民登记" in str(plain[1][0])
    assert "一栋楼" in str(plain[1][0])
    count = len(plain) - 4
    assert str(plain[-1][0]).startswith(f"以上共{count:,}行")
    assert all("*" in str(line[4]) for line in plain[3:-1] if line[4])
    whole = lines(await taken_out(alone_api, committee, "/exports/residents", asked | {"with_numbers": True}))
    assert not any("*" in str(line[4]) for line in whole[3:-1])
    with psycopg.connect(alone_stage) as owner:
        looks = owner.execute(
            "select count(*), count(distinct person_id) from person_look where how = 'export'"
        ).fetchone()
    assert looks == (count, count)


async def test_two_workers_on_one_export_write_one_file_and_note_each_person_once(alone_api: Api, alone_stage: str):
    committee = await alone_api.sign_in("committee")
    asked = {"reason": "断了再写也一样", "tag": "living_alone", "with_numbers": True}
    export = (await committee.post(f"{V1}/exports/residents", json=asked)).json()["id"]
    work = (exporting.write_export(alone_api.database, community=1, export_id=export) for _ in range(2))
    await asyncio.gather(*work)
    found = (await committee.get(f"{V1}/exports/{export}")).json()
    with psycopg.connect(alone_stage) as owner:
        files = owner.execute("select count(*) from stored_file where attached_id = %s", [export]).fetchone()
        looks = owner.execute(
            "select count(*), count(distinct l.person_id) from person_look l join list_export e on e.at = l.at"
            " where e.id = %s",
            [export],
        ).fetchone()
    assert found["rows"] == found["written"] > 0
    assert (files, looks) == ((1,), (found["rows"], found["rows"]))


async def test_a_file_whose_job_died_before_the_end_does_not_stay(alone_api: Api, alone_stage: str):
    clerk, folder = await alone_api.sign_in("clerk"), get_settings().files_folder
    export = (await clerk.post(f"{V1}/grid/needs/exports", json={"reason": "断在写完之前"})).json()["id"]
    before = set(folder.glob("??/*"))
    with psycopg.connect(alone_stage, autocommit=True) as owner:
        owner.execute(
            "create function dies() returns trigger language plpgsql as $$ begin raise exception 'away'; end $$;"
            " create trigger dies before update of file_id on list_export execute function dies()"
        )
        try:
            with pytest.raises(DBAPIError, match="away"):
                await exporting.write_export(alone_api.database, community=1, export_id=export)
        finally:
            owner.execute("drop function dies cascade")
    (orphan,) = set(folder.glob("??/*")) - before
    began = clock.now()
    clock.set_clock(began + timedelta(hours=25))
    try:
        await files.sweep(alone_api.database)
    finally:
        clock.set_clock(began)
    assert not orphan.exists()
    with psycopg.connect(alone_stage) as owner:
        digest = bytes.fromhex(orphan.parent.name + orphan.name)
        assert owner.execute("select id from stored_file where sha256 = %s", [digest]).fetchall() == []


async def test_a_search_by_words_is_in_no_record_once_the_sheet_is_written(alone_api: Api, alone_stage: str):
    clerk = await alone_api.sign_in("clerk")
    asked = {"reason": "找一件旧事", "filter": {"tab": "all", "q": "安居家的灯"}}
    export = (await clerk.post(f"{V1}/grid/events/exports", json=asked)).json()["id"]
    await exporting.write_export(alone_api.database, community=1, export_id=export)
    with psycopg.connect(alone_stage) as owner:
        kept = owner.execute(
            "select chosen::text || (select string_agg(facts::text, '') from audit_entry where about = e.id)"
            " from list_export e where id = %s",
            [export],
        ).fetchone()
    assert "安居家" not in kept[0]
    assert '"tab": "all"' in kept[0]


async def test_a_file_is_had_for_a_day_and_by_nobody_else(alone_api: Api, alone_stage: str):
    clerk, committee = await alone_api.sign_in("clerk"), await alone_api.sign_in("committee")
    await taken_out(alone_api, clerk, "/grid/needs/exports", {"reason": "季度小结用"})
    mine = (await clerk.get(f"{V1}/exports", params={"kind": "grid.need"})).json()
    assert (mine[0]["title"], mine[0]["state"], mine[0]["rows"]) == ("需求", "ready", 0)
    assert (await committee.get(f"{V1}/exports/{mine[0]['id']}")).status_code == 404
    assert (await committee.get(f"{V1}/exports", params={"kind": "grid.need"})).json() == []
    with psycopg.connect(alone_stage) as owner:
        (digest,) = owner.execute("select sha256 from stored_file where attached_id = %s", [mine[0]["id"]]).fetchone()
    content = files.store().path(digest.hex())
    assert content.exists()
    began = clock.now()
    clock.set_clock(began + timedelta(hours=25))
    try:
        await exporting.expire_exports(alone_api.database)
        clerk = await alone_api.sign_in("clerk")
        gone = (await clerk.get(f"{V1}/exports/{mine[0]['id']}")).json()
        again = await clerk.get(mine[0]["address"].replace("/content", "/address"))
        await files.sweep(alone_api.database)
    finally:
        clock.set_clock(began)
    assert (gone["state"], gone["address"], gone["rows"]) == ("expired", None, 0)
    assert again.status_code == 404
    assert not content.exists()
