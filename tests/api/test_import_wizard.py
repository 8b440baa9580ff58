"""The wizard: a file uploaded, read, shown with its faults, decided, written and taken back."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest

from jiayuan.people import batches
from people_stage import citizen_number, doors, match, register

ROSTER = Path(__file__).parents[1] / "data" / "roster-a.xlsx"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(path: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["姓名", "身份证号码", "与户主关系", "联系电话", "住址", "民族"])
    for row in rows:
        page.append(row)
    book.save(path)
    return path


async def begin(client, path: Path) -> str:
    file_id, kind = str(uuid4()), "text/csv" if path.suffix == ".csv" else XLSX
    answer = await client.put(f"/api/v1/files/{file_id}", content=path.read_bytes(), headers={"Content-Type": kind})
    assert answer.status_code == 200, answer.text
    answer = await client.post("/api/v1/imports", json={"file_id": file_id, "file_name": path.name})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def upload(api, client, path: Path) -> dict:
    """Uploaded, begun and read; the job runs here, where no worker does."""
    batch_id = await begin(client, path)
    await batches.read_batch(api.database, community=1, batch_id=batch_id)
    return (await client.get(f"/api/v1/imports/{batch_id}")).json()


async def write(api, client, batch: dict, **form) -> dict:
    answer = await client.post(f"/api/v1/imports/{batch['id']}/writing", json=form, headers=match(batch["version"]))
    assert answer.status_code == 204, answer.text
    await batches.write_batch(api.database, community=1, batch_id=batch["id"])
    return (await client.get(f"/api/v1/imports/{batch['id']}")).json()


async def place_of(client, dwelling: str) -> str:
    strip = (await client.get("/api/v1/buildings/strip")).json()
    for building in strip:
        house = (await client.get(f"/api/v1/buildings/{building['id']}/house")).json()
        for cell in house["cells"]:
            if cell["id"] == dwelling:
                return f"{house['number']}栋{cell['entrance']}单元{cell['door']}"
    raise AssertionError(dwelling)


async def test_a_grid_worker_cannot_import(api):
    worker = await api.sign_in("grid1")
    answer = await worker.post("/api/v1/imports", json={"file_id": str(uuid4()), "file_name": "a.xlsx"})
    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")


async def test_a_file_of_somebody_else_is_not_there(api):
    committee = await api.sign_in("committee")
    answer = await committee.post("/api/v1/imports", json={"file_id": str(uuid4()), "file_name": "a.xlsx"})
    assert answer.status_code == 404


async def test_the_roster_shows_its_faults_at_their_cells_and_comes_back_marked(fresh_api, tmp_path):
    committee = await fresh_api.sign_in("committee")
    batch = await upload(fresh_api, committee, ROSTER)
    assert (batch["state"], batch["counts"]["people"], batch["counts"]["rejected"]) == ("previewed", 765, 24)
    rows = (await committee.get(f"/api/v1/imports/{batch['id']}/rows", params={"limit": 200})).json()["items"]
    assert {"I38", "G62", "B83", "D198"} <= {row["cell"] for row in rows}
    fields = {column["field"] for column in batch["mapping"]["sheets"][0]["columns"]}
    assert {"name", "id_number", "phone", "relation"} <= fields
    marked = await committee.get(f"/api/v1/imports/{batch['id']}/marked")
    (tmp_path / "marked.xlsx").write_bytes(marked.content)
    assert "要改的地方" in openpyxl.load_workbook(tmp_path / "marked.xlsx").sheetnames


async def test_a_csv_keeps_its_own_name_and_comes_back_marked_at_its_cells(api, tmp_path):
    committee = await api.sign_in("committee")
    at = await place_of(committee, (await doors(committee))[0])
    (tmp_path / "平庄名册.csv").write_text(f"姓名,身份证号码,住址\n敖明,12,{at}\n", encoding="utf-8")
    batch = await upload(api, committee, tmp_path / "平庄名册.csv")
    assert [one["name"] for one in batch["mapping"]["sheets"]] == ["平庄名册"]
    marked = await committee.get(f"/api/v1/imports/{batch['id']}/marked")
    (tmp_path / "marked.xlsx").write_bytes(marked.content)
    comment = openpyxl.load_workbook(tmp_path / "marked.xlsx")["平庄名册"]["B2"].comment
    assert comment is not None
    assert "应当是18位" in comment.text


async def test_how_far_a_batch_is_can_be_seen_while_it_is_read_and_written(api, tmp_path):
    committee = await api.sign_in("committee")
    lines = ["姓名,身份证号码,与户主关系,住址"]
    homes = [place for cell in (await doors(committee))[:12] if (place := await place_of(committee, cell))]
    lines += [f"敖{chr(0x4E00 + n)},{citizen_number()},,{homes[n * len(homes) // 4_200]}" for n in range(4_200)]
    (tmp_path / "n.csv").write_text("\n".join(lines), encoding="utf-8")
    batch_id = await begin(committee, tmp_path / "n.csv")
    path = f"/api/v1/imports/{batch_id}"

    async def seen(job) -> set[int]:
        running, found = asyncio.create_task(job(api.database, community=1, batch_id=batch_id)), set()
        while not running.done():
            found.add((await committee.get(path)).json()["progress"])
        await running
        return found - {0, 10, 100}

    assert await seen(batches.read_batch)
    batch = (await committee.get(path)).json()
    await committee.post(f"{path}/writing", json={"rule": "keep"}, headers=match(batch["version"]))
    assert await seen(batches.write_batch)
    written = (await committee.get(path)).json()
    assert (written["state"], written["progress"]) == ("applied", 100)
    undone = await committee.post(f"{path}/undo", headers=match(written["version"]))
    assert undone.json()["left"] == []


async def test_rows_that_were_taken_for_nobody_are_counted_and_shown(api, tmp_path):
    committee = await api.sign_in("committee")
    at = await place_of(committee, (await doors(committee))[0])
    rows = [["敖明", citizen_number(), "户主", "", at, "汉族"], ["合计", "", "", "", "1人", ""]]
    batch = await upload(api, committee, sheet(tmp_path / "g.xlsx", rows))
    assert (batch["counts"]["people"], batch["counts"]["skipped"]) == (1, 1)
    shown = (await committee.get(f"/api/v1/imports/{batch['id']}/rows", params={"pile": "skipped"})).json()["items"]
    assert [(row["sheet"], row["line"], row["before"]) for row in shown] == [("Sheet", 3, "合计 1人")]


async def test_nothing_known_is_overwritten_silently(api, tmp_path):
    committee = await api.sign_in("committee")
    number, dwelling = citizen_number(sex=0), (await doors(committee))[0]
    person = await register(
        committee, document_number=number, phone="13985233333",
        residence={"dwelling_id": dwelling, "from_on": "2026-01-05"},
    )  # fmt: skip
    at = await place_of(committee, dwelling)
    batch = await upload(
        api, committee, sheet(tmp_path / "a.xlsx", [["文秀方", number, "户主", "13985244444", at, "苗族"]])
    )
    assert (batch["counts"]["new"], batch["counts"]["same"], batch["counts"]["conflicts"]) == (0, 1, 2)
    rows = (await committee.get(f"/api/v1/imports/{batch['id']}/rows", params={"pile": "conflict"})).json()["items"]
    assert {(row["fact"], row["before"], row["after"]) for row in rows} == {
        ("name", "文秀芳", "文秀方"),
        ("phone", "139****3333", "139****4444"),
    }
    path = f"/api/v1/imports/{batch['id']}/writing"
    answer = await committee.post(path, json={}, headers=match(batch["version"]))
    assert (answer.status_code, answer.json()["code"]) == (409, "people.conflicts_open")
    decisions = [{"row_id": row["id"], "decision": "take" if row["fact"] == "phone" else "keep"} for row in rows]
    written = await write(api, committee, batch, decisions=decisions)
    assert written["state"] == "applied"
    detail = (await committee.get(f"/api/v1/people/{person}")).json()
    assert (detail["name"], detail["phone"], detail["ethnic_group"]) == ("文秀芳", "139****4444", "06")


async def test_another_household_at_a_door_is_a_conflict_and_not_a_fault(api, tmp_path):
    committee = await api.sign_in("committee")
    dwelling = (await doors(committee))[0]
    await register(committee, residence={"dwelling_id": dwelling, "from_on": "2026-01-05"})
    at = await place_of(committee, dwelling)
    rows = [["敖明", citizen_number(), "户主", "", at, "汉族"]]
    batch = await upload(api, committee, sheet(tmp_path / "b.xlsx", rows))
    assert (batch["counts"]["rejected"], batch["counts"]["conflicts"]) == (0, 1)
    written = await write(api, committee, batch, rule="take")
    assert written["counts"]["written"]["households"] == 1
    assert len((await committee.get(f"/api/v1/dwellings/{dwelling}/households")).json()) == 2


async def test_a_door_that_a_known_building_lacks_is_made_with_the_batch(api, tmp_path):
    committee = await api.sign_in("committee")
    door = f"15栋1单元99{uuid4().int % 90 + 10}"
    rows = [["敖明", citizen_number(), "户主", "", door, "汉族"]]
    batch = await upload(api, committee, sheet(tmp_path / "c.xlsx", rows))
    assert (batch["counts"]["new_doors"], batch["counts"]["rejected"]) == (1, 0)
    written = await write(api, committee, batch, rule="keep")
    assert written["counts"]["written"]["dwellings"] == 1


async def test_who_is_floating_lives_here_and_is_registered_elsewhere(api, tmp_path):
    """GR-20: however he came into the record, 流动 is never 人户一致."""
    committee = await api.sign_in("committee")
    first, second = (await doors(committee))[:2]
    number = citizen_number()
    lines = f"姓名,身份证号码,住址,人口类型\n敖明,{number},{await place_of(committee, first)},流动\n"
    (tmp_path / "k.csv").write_text(lines, encoding="utf-8")
    await write(api, committee, await upload(api, committee, tmp_path / "k.csv"), rule="keep")
    imported = (await committee.get("/api/v1/people/search", params={"q": number})).json()[0]["person_id"]
    residence = {"dwelling_id": second, "from_on": "2026-01-05", "kind": "floating"}
    for person in (imported, await register(committee, residence=residence)):
        lives = (await committee.get(f"/api/v1/people/{person}")).json()["residences"]
        assert [(one["kind"], one["presence"]) for one in lives] == [("floating", "person_only")]


async def test_a_batch_is_taken_back_but_for_what_somebody_touched(api, tmp_path):
    committee = await api.sign_in("committee")
    first, second = (await doors(committee))[:2]
    numbers = citizen_number(), citizen_number()
    rows = [
        ["敖明", numbers[0], "户主", "", await place_of(committee, first), "汉族"],
        ["龚正", numbers[1], "户主", "", await place_of(committee, second), "汉族"],
    ]
    batch = await write(api, committee, await upload(api, committee, sheet(tmp_path / "d.xlsx", rows)), rule="keep")
    touched = (await committee.get("/api/v1/people/search", params={"q": numbers[1]})).json()[0]["person_id"]
    version = (await committee.get(f"/api/v1/people/{touched}")).json()["version"]
    await committee.patch(f"/api/v1/people/{touched}", json={"education": "20"}, headers=match(version))
    batch = (await committee.get(f"/api/v1/imports/{batch['id']}")).json()
    answer = await committee.post(f"/api/v1/imports/{batch['id']}/undo", headers=match(batch["version"]))
    assert answer.status_code == 200, answer.text
    assert touched in {left["id"] for left in answer.json()["left"]}
    assert (await committee.get("/api/v1/people/search", params={"q": numbers[0]})).json() == []
    assert (await committee.get(f"/api/v1/people/{touched}")).status_code == 200
    again = await committee.post(f"/api/v1/imports/{batch['id']}/undo", headers=match(batch["version"] + 1))
    assert (again.status_code, again.json()["code"]) == (409, "people.undone_already")


async def test_what_a_batch_changed_of_known_people_is_given_back(api, tmp_path):
    committee = await api.sign_in("committee")
    number, dwelling = citizen_number(sex=0), (await doors(committee))[0]
    person = await register(
        committee, document_number=number, phone="13985255555",
        residence={"dwelling_id": dwelling, "from_on": "2026-01-05"},
    )  # fmt: skip
    rows = [["文秀芳", number, "户主", "13985266666", await place_of(committee, dwelling), "苗族"]]
    batch = await write(api, committee, await upload(api, committee, sheet(tmp_path / "e.xlsx", rows)), rule="take")
    assert (await committee.get(f"/api/v1/people/{person}")).json()["phone"] == "139****6666"
    answer = await committee.post(f"/api/v1/imports/{batch['id']}/undo", headers=match(batch["version"]))
    assert answer.json()["left"] == []
    detail = (await committee.get(f"/api/v1/people/{person}")).json()
    assert (detail["phone"], detail["ethnic_group"]) == ("139****5555", None)


def _bare(path: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    for row in [["姓名", "性别", "证件号码", "出生日期", "与户主关系", "人口类型", "住址", "工作单位"], *rows]:
        book.active.append(row)
    book.save(path)
    return path


async def test_the_same_file_again_finds_who_has_no_number_and_half_a_birth(api, tmp_path):
    committee = await api.sign_in("committee")
    at = await place_of(committee, (await doors(committee))[0])
    rows = [
        ["敖明", "男", (head := citizen_number()), "", "户主", "", at, "烟草公司"],
        ["敖小宝", "男", "", "2026年9月", "子", "", at],
        ["敖老太", "女", "", "1941", "母亲", "", at],
        ["敖大宝", "女", "", "2019-09-01", "女", "", at],
    ]
    path = _bare(tmp_path / "h.xlsx", rows)
    await write(api, committee, await upload(api, committee, path), rule="keep")
    person = (await committee.get("/api/v1/people/search", params={"q": head})).json()[0]["person_id"]
    assert (await committee.get(f"/api/v1/people/{person}")).json()["workplace"] == "烟草公司"
    again = (await upload(api, committee, path))["counts"]
    assert (again["new"], again["same"], again["conflicts"]) == (0, 4, 0)


async def test_a_known_child_who_now_has_a_number_gets_it_and_another_number_is_another_person(api, tmp_path):
    committee = await api.sign_in("committee")
    at = await place_of(committee, (await doors(committee))[0])
    head, child = citizen_number(), citizen_number("20251101", sex=0)
    first = [["敖明", "男", head, "", "户主", "", at], ["敖小宝", "", "", "2025年11月", "女", "", at]]
    await write(api, committee, await upload(api, committee, _bare(tmp_path / "i.xlsx", first)), rule="keep")
    known = (await committee.get("/api/v1/people/search", params={"q": head})).json()[0]["dwelling_id"]
    home = (await committee.get(f"/api/v1/dwellings/{known}/households")).json()[0]["id"]
    second = [
        ["敖明", "男", citizen_number(), "", "兄弟", "", at],  # of the head's name, with a number of his own
        ["敖小宝", "", child, "", "女", "", at],
    ]
    batch = await upload(api, committee, _bare(tmp_path / "j.xlsx", second))
    assert (batch["counts"]["new"], batch["counts"]["same"]) == (1, 1)
    batch = await write(api, committee, batch, rule="keep")
    assert batch["counts"]["written"]["filled"] == 2  # the number, and with it the day of birth
    members = (await committee.get(f"/api/v1/households/{home}")).json()["members"]
    assert sorted(member["name"] for member in members) == ["敖小宝", "敖明", "敖明"]
    found = (await committee.get("/api/v1/people/search", params={"q": child})).json()
    detail = (await committee.get(f"/api/v1/people/{found[0]['person_id']}")).json()
    assert (detail["name"], detail["birth_on"], detail["sex"]) == ("敖小宝", "2025-11-01", "2")
    answer = await committee.post(f"/api/v1/imports/{batch['id']}/undo", headers=match(batch["version"]))
    assert answer.json()["left"] == []
    detail = (await committee.get(f"/api/v1/people/{found[0]['person_id']}")).json()
    assert (detail["document"], detail["birth_on"], detail["sex"]) == (None, None, "0")


async def test_another_kind_or_relation_of_a_known_resident_is_shown_taken_and_given_back(api, tmp_path):
    committee = await api.sign_in("committee")
    at = await place_of(committee, (await doors(committee))[0])
    head, child = citizen_number(), citizen_number("20151101", sex=0)

    def rows(kind: str, relation: str) -> list[list[str]]:
        return [["敖明", "", head, "", "户主", kind, at], ["敖小宝", "", child, "", relation, kind, at]]

    async def living() -> set[tuple[str, str]]:
        person = (await committee.get("/api/v1/people/search", params={"q": child})).json()[0]["person_id"]
        return {
            (one["kind"], one["relation"])
            for one in (await committee.get(f"/api/v1/people/{person}")).json()["residences"]
        }

    path = _bare(tmp_path / "k.xlsx", rows("流动", "女"))
    await write(api, committee, await upload(api, committee, path), rule="keep")
    unsaid = await upload(api, committee, _bare(tmp_path / "l.xlsx", rows("", "")))
    assert unsaid["counts"]["conflicts"] == 0
    batch = await upload(api, committee, _bare(tmp_path / "m.xlsx", rows("户籍", "其他亲属")))
    found = (await committee.get(f"/api/v1/imports/{batch['id']}/rows", params={"pile": "conflict"})).json()["items"]
    assert {(row["name"], row["fact"], row["before"], row["after"]) for row in found} == {
        ("敖明", "kind", "floating", "registered"),
        ("敖小宝", "kind", "floating", "registered"),
        ("敖小宝", "relation", "30", "97"),
    }
    batch = await write(api, committee, batch, rule="take")
    assert await living() == {("registered", "97")}
    answer = await committee.post(f"/api/v1/imports/{batch['id']}/undo", headers=match(batch["version"]))
    assert answer.json()["left"] == []
    assert await living() == {("floating", "30")}


async def test_a_corrected_mapping_is_remembered_for_the_layout(api, tmp_path):
    committee = await api.sign_in("committee")
    dwelling = (await doors(committee))[0]
    rows = [["敖明", citizen_number(), "户主", "", await place_of(committee, dwelling), "汉族"]]
    batch = await upload(api, committee, sheet(tmp_path / "f.xlsx", rows))
    found = batch["mapping"]["sheets"][0]
    columns = {column["column"]: column["field"] for column in found["columns"]} | {"F": "note"}
    path = f"/api/v1/imports/{batch['id']}/mapping"
    form = {"columns": {found["fingerprint"]: columns}}
    answer = await committee.put(path, json=form, headers=match(batch["version"]))
    assert answer.status_code == 204, answer.text
    await batches.read_batch(api.database, community=1, batch_id=batch["id"])
    again = (await committee.get(f"/api/v1/imports/{batch['id']}")).json()
    fields = {column["column"]: column["field"] for column in again["mapping"]["sheets"][0]["columns"]}
    assert fields["F"] == "note"


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"%PDF-1.4"])
async def test_what_is_no_sheet_is_refused_before_it_is_an_import(api, content):
    committee = await api.sign_in("committee")
    answer = await committee.put(f"/api/v1/files/{uuid4()}", content=content, headers={"Content-Type": XLSX})
    assert answer.status_code in (415, 422)


async def test_who_moved_with_a_batch_lives_again_at_home_when_it_is_taken_back(api, tmp_path):
    """Head and wife move, the child stays and stands in; then all is as it was, and his history says it."""
    committee = await api.sign_in("committee")
    home, other = (await doors(committee))[:2]
    numbers = [citizen_number(sex=1), citizen_number(sex=0), citizen_number(sex=1)]
    at, there = await place_of(committee, home), await place_of(committee, other)
    family = [
        ["敖明", numbers[0], "户主", "", at, "汉族"],
        ["文秀芳", numbers[1], "妻", "", at, "汉族"],
        ["敖小", numbers[2], "子", "", at, "汉族"],
    ]
    await write(api, committee, await upload(api, committee, sheet(tmp_path / "f.xlsx", family)), rule="keep")

    async def lives() -> list[list[tuple[str, str]]]:
        people = [(await committee.get("/api/v1/people/search", params={"q": one})).json()[0] for one in numbers]
        details = [(await committee.get(f"/api/v1/people/{one['person_id']}")).json() for one in people]
        return [
            [(one["dwelling_id"], one["relation"]) for one in detail["residences"] if one["until_on"] is None]
            for detail in details
        ]

    before = await lives()
    moved = [[*row[:4], there, row[5]] for row in family[:2]]
    batch = await write(api, committee, await upload(api, committee, sheet(tmp_path / "g.xlsx", moved)), rule="take")
    assert await lives() == [[(other, "02")], [(other, "12")], [(home, "02")]]
    undone = await committee.post(f"/api/v1/imports/{batch['id']}/undo", headers=match(batch["version"]))
    assert (undone.status_code, undone.json()["left"]) == (200, [])
    assert await lives() == before == [[(home, "02")], [(home, "12")], [(home, "20")]]
    head = (await committee.get("/api/v1/people/search", params={"q": numbers[0]})).json()[0]["person_id"]
    changes = (await committee.get(f"/api/v1/people/{head}/changes")).json()["items"]
    assert [(one["before"], one["after"]) for one in changes if one["fact"] == "residence"] == [
        (there, at), (at, there),
    ]  # fmt: skip


async def test_a_head_who_came_with_the_corrected_file_goes_with_it_and_somebody_stands_in_again(api, tmp_path):
    committee = await api.sign_in("committee")
    at = await place_of(committee, dwelling := (await doors(committee))[0])
    head = ["敖明", citizen_number(sex=1), "户主", "", at, "汉族"]
    child = ["敖小", citizen_number(sex=1), "子", "", at, "汉族"]
    wrong = [head[0], head[1][:-2], *head[2:]]
    await write(api, committee, await upload(api, committee, sheet(tmp_path / "h.xlsx", [wrong, child])), rule="keep")
    corrected = await upload(api, committee, sheet(tmp_path / "i.xlsx", [head, child]))
    batch = await write(api, committee, corrected, rule="keep")

    async def family() -> list[tuple[str, str]]:
        homes = (await committee.get(f"/api/v1/dwellings/{dwelling}/households")).json()
        return [(one["name"], one["relation"]) for home in homes for one in home["members"]]

    assert await family() == [("敖明", "02"), ("敖小", "20")]
    undone = await committee.post(f"/api/v1/imports/{batch['id']}/undo", headers=match(batch["version"]))
    assert (undone.json()["left"], undone.json()["taken_back"]) == ([], 2)
    assert await family() == [("敖小", "02")]
