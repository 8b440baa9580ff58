"""People of the reference community: who sees whom, what is refused, and what a change leaves behind."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from people_stage import citizen_number, doors, foreign_grid, household, match, register


async def test_an_outsider_and_a_resident_see_no_list(api):
    assert (await api.anonymous.get("/api/v1/residents")).status_code == 401
    resident = await api.sign_in("resident")
    answer = await resident.get("/api/v1/residents")
    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")


async def test_a_grid_worker_sees_own_grid_and_is_told_who_opens_another(api):
    worker = await api.sign_in("grid1")
    other = await foreign_grid(api, worker)
    answer = await worker.get("/api/v1/residents", params={"grid": other["id"]})
    assert (answer.status_code, answer.json()["code"]) == (403, "territory.not_your_grid")
    assert answer.json()["grid"] == other["name"]
    assert answer.json()["who"].startswith("甘")
    assert (await worker.get("/api/v1/residents", params={"grid": str(uuid4())})).status_code == 404


async def test_somebody_of_another_grid_and_nobody_at_all_answer_alike(api):
    clerk, worker = await api.sign_in("committee"), await api.sign_in("grid1")
    other = (await foreign_grid(api, worker))["id"]
    stranger = (await clerk.get("/api/v1/residents", params={"grid": other})).json()["items"][0]["person_id"]
    foreign = await worker.get(f"/api/v1/people/{stranger}")
    missing = await worker.get(f"/api/v1/people/{uuid4()}")
    assert (foreign.status_code, foreign.json()) == (missing.status_code, missing.json())
    assert foreign.status_code == 404


async def test_the_house_view_of_another_grid_says_who_opens_it_and_an_own_one_shows_surnames_only(api):
    clerk, worker = await api.sign_in("committee"), await api.sign_in("grid1")
    mine = (await worker.get("/api/v1/residents")).json()["items"][0]
    buildings = (await clerk.get("/api/v1/buildings")).json()
    foreign = await foreign_grid(api, worker)
    other = next(building for building in buildings if building["grid_id"] == foreign["id"])
    answer = await worker.get(f"/api/v1/buildings/{other['id']}/house")
    assert (answer.status_code, answer.json()["code"]) == (403, "territory.not_your_grid")
    assert answer.json()["who"].startswith("甘")
    answer = await worker.get(f"/api/v1/buildings/{mine['building_id']}/house")
    house = answer.json()
    assert len(house["cells"]) == 72 and len(answer.content) <= 30_000
    assert all(cell["surname"] is None or len(cell["surname"]) <= 4 for cell in house["cells"])
    assert mine["name"] not in answer.text


async def test_sex_and_birth_come_from_the_number_and_may_not_contradict_it(api):
    committee = await api.sign_in("committee")
    person = await register(committee, document_number=citizen_number("19601123", sex=1))
    detail = (await committee.get(f"/api/v1/people/{person}")).json()
    assert (detail["sex"], detail["birth_on"], detail["is_old"]) == ("1", "1960-11-23", True)
    form = {"name": "文秀芳", "document_number": citizen_number(sex=1), "sex": "2"}
    answer = await committee.post("/api/v1/people", json=form)
    assert (answer.status_code, answer.json()["fields"][0]["code"]) == (422, "people.sex_contradicts_id")


async def test_a_number_with_a_wrong_last_sign_is_refused_at_its_field(api):
    committee = await api.sign_in("committee")
    number = citizen_number()
    wrong = number[:17] + ("0" if number[17] != "0" else "1")
    answer = await committee.post("/api/v1/people", json={"name": "文秀芳", "document_number": wrong})
    fault = answer.json()["fields"][0]
    assert (answer.status_code, fault["name"], fault["code"]) == (422, "document_number", "people.id_check_digit")


async def test_a_document_is_registered_once(api):
    committee = await api.sign_in("committee")
    number = citizen_number()
    person = await register(committee, document_number=number)
    answer = await committee.post("/api/v1/people", json={"name": "文秀芳", "document_number": number})
    assert (answer.status_code, answer.json()["code"]) == (409, "people.person_known")
    assert answer.json()["person_id"] == person


async def test_nobody_has_two_main_residences(api):
    committee = await api.sign_in("committee")
    home = await household(committee)
    dwelling = (await doors(committee, "16"))[0]
    answer = await committee.post(
        f"/api/v1/people/{home['members'][0]['person_id']}/residences",
        json={"dwelling_id": dwelling, "from_on": "2026-06-01"},
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "people.lives_elsewhere")


async def test_a_household_has_one_head(api):
    committee = await api.sign_in("committee")
    home = await household(committee)
    person = await register(committee)
    answer = await committee.post(
        f"/api/v1/people/{person}/residences",
        json={
            "dwelling_id": home["dwelling_id"], "household_id": home["id"], "relation": "02", "from_on": "2026-06-01",
        },
    )  # fmt: skip
    assert (answer.status_code, answer.json()["code"]) == (409, "people.head_there")


async def test_a_resident_lives_at_the_door_of_his_household(api, stage):
    committee = await api.sign_in("committee")
    home = await household(committee)
    elsewhere = (await doors(committee))[0]
    assert elsewhere != home["dwelling_id"]
    with psycopg.connect(stage) as owner, pytest.raises(psycopg.errors.ForeignKeyViolation):
        owner.execute("update resident set dwelling_id = %s where household_id = %s", [elsewhere, home["id"]])


async def test_a_head_who_leaves_names_a_new_one(api):
    committee = await api.sign_in("committee")
    home = await household(committee, people=2)
    head, other = home["members"]
    path = f"/api/v1/residents/{head['id']}/moving-out"
    answer = await committee.post(path, json={"until_on": "2026-11-01"})
    assert (answer.status_code, answer.json()["code"]) == (409, "people.head_needed")
    answer = await committee.post(path, json={"until_on": "2026-11-01", "new_head_id": other["id"]})
    assert answer.status_code == 204
    left = (await committee.get(f"/api/v1/households/{home['id']}")).json()
    assert [(member["id"], member["relation"]) for member in left["members"]] == [(other["id"], "02")]


async def test_the_last_to_leave_closes_the_household(api):
    committee = await api.sign_in("committee")
    home = await household(committee)
    path = f"/api/v1/residents/{home['members'][0]['id']}/moving-out"
    assert (await committee.post(path, json={"until_on": "2026-11-01"})).status_code == 204
    assert (await committee.get(f"/api/v1/households/{home['id']}")).json()["until_on"] == "2026-11-01"


async def test_a_move_of_a_coming_day_is_refused_at_its_field(api):
    committee = await api.sign_in("committee")
    home = await household(committee)
    member, dwelling = home["members"][0], (await doors(committee))[0]
    answers = [
        await committee.post(f"/api/v1/residents/{member['id']}/moving-out", json={"until_on": "2030-01-01"}),
        await committee.post(
            f"/api/v1/people/{member['person_id']}/residences",
            json={"dwelling_id": dwelling, "relation": "02", "presence": "away", "from_on": "2031-01-01"},
        ),
    ]
    told = [(answer.status_code, answer.json()["fields"][0]) for answer in answers]
    assert [(status, error["name"], error["code"]) for status, error in told] == [
        (422, "until_on", "people.move_in_future"),
        (422, "from_on", "people.move_in_future"),
    ]
    still = (await committee.get(f"/api/v1/households/{home['id']}")).json()
    assert [one["id"] for one in still["members"]] == [member["id"]]


async def test_a_newborn_needs_no_number_and_is_no_head(api):
    committee = await api.sign_in("committee")
    home = await household(committee)
    path = f"/api/v1/households/{home['id']}/births"
    form = {"name": "文小满", "sex": "2", "birth_on": "2026-11-01", "relation": "02"}
    answer = await committee.post(path, json=form, headers=match(home["version"]))
    assert (answer.status_code, answer.json()["fields"][0]["code"]) == (422, "people.newborn_head")
    answer = await committee.post(path, json=form | {"relation": "40"}, headers=match(home["version"]))
    assert answer.status_code == 201, answer.text
    detail = (await committee.get(f"/api/v1/people/{answer.json()['id']}")).json()
    assert (detail["document"], detail["age"], detail["needs_guardian"]) == (None, 0, True)


async def test_death_ends_every_residence_and_begins_no_care(api):
    committee = await api.sign_in("committee")
    home = await household(committee)
    person = home["members"][0]["person_id"]
    version = (await committee.get(f"/api/v1/people/{person}")).json()["version"]
    path = f"/api/v1/people/{person}/death"
    early = await committee.post(path, json={"died_on": "1900-01-01"}, headers=match(version))
    (fault,) = early.json()["fields"]
    assert (early.status_code, fault["name"], fault["code"]) == (422, "died_on", "people.died_before_birth")
    assert (await committee.post(path, json={"died_on": "2026-11-20"}, headers=match(version))).status_code == 204
    detail = (await committee.get(f"/api/v1/people/{person}")).json()
    assert [(one["until_on"], one["end_reason"]) for one in detail["residences"]] == [("2026-11-20", "died")]
    tag = {"tag": "veteran", "source": "document", "from_on": "2026-01-01"}
    answer = await committee.post(f"/api/v1/people/{person}/tags", json=tag)
    assert (answer.status_code, answer.json()["code"]) == (409, "people.person_died")


async def test_a_household_splits_and_joins_again(api):
    committee = await api.sign_in("committee")
    home = await household(committee, people=3)
    head, second, third = home["members"]
    answer = await committee.post(
        f"/api/v1/households/{home['id']}/splitting",
        json={"resident_ids": [third["id"]], "head_id": third["id"], "on": "2026-10-01"},
        headers=match(home["version"]),
    )
    assert answer.status_code == 201, answer.text
    apart = (await committee.get(f"/api/v1/households/{answer.json()['id']}")).json()
    assert [member["relation"] for member in apart["members"]] == ["02"]
    answer = await committee.post(
        f"/api/v1/households/{apart['id']}/joining",
        json={"into_id": home["id"], "relations": {apart["members"][0]["id"]: "20"}, "on": "2026-10-05"},
        headers=match(apart["version"]),
    )
    assert answer.status_code == 204, answer.text
    again = (await committee.get(f"/api/v1/households/{home['id']}")).json()
    assert sorted(member["relation"] for member in again["members"]) == ["02", "20", "20"]
    assert {head["person_id"], second["person_id"], third["person_id"]} == {
        member["person_id"] for member in again["members"]
    }


async def test_another_head_leaves_one_head(api):
    committee = await api.sign_in("committee")
    home = await household(committee, people=2)
    head, other = home["members"]
    answer = await committee.post(
        f"/api/v1/households/{home['id']}/head",
        json={"new_head_id": other["id"], "relations": {head["id"]: "50"}},
        headers=match(home["version"]),
    )
    assert answer.status_code == 204
    again = (await committee.get(f"/api/v1/households/{home['id']}")).json()
    assert {member["id"]: member["relation"] for member in again["members"]} == {other["id"]: "02", head["id"]: "50"}


async def test_a_change_leaves_who_what_and_whence_and_never_a_number(api):
    committee = await api.sign_in("committee")
    person = await register(committee, phone="13985211111")
    version = (await committee.get(f"/api/v1/people/{person}")).json()["version"]
    path = f"/api/v1/people/{person}"
    form = {"phone": "13985222222", "education": "20", "source": "grid"}
    assert (await committee.patch(path, json=form)).status_code == 428
    assert (await committee.patch(path, json=form, headers=match(version))).status_code == 204
    assert (await committee.patch(path, json=form, headers=match(version))).status_code == 412
    changes = await committee.get(f"{path}/changes")
    assert {(row["fact"], row["after"]) for row in changes.json()["items"]} == {
        ("phone", "（已加密）"),
        ("education", "20"),
    }
    assert "1398522" not in changes.text
    fresh = {row["fact"]: row for row in (await committee.get(path)).json()["freshness"]}
    assert fresh["person.phone"]["source"] == "grid" and fresh["person.phone"]["fresh"]


async def test_where_somebody_worked_before_is_a_fact_of_its_own_that_he_sees_and_may_correct(api):
    clerk, resident = await api.sign_in("clerk"), await api.sign_in("resident")
    person = (await resident.get("/api/v1/me/record")).json()["person"]["id"]
    path = f"/api/v1/people/{person}"
    version = (await clerk.get(path)).json()["version"]
    form = {"workplace": "社区食堂", "former_workplace": "长征电器厂", "source": "window"}
    answer = await clerk.patch(path, json=form, headers=match(version))
    assert answer.status_code == 204, answer.text
    found = (await clerk.get(path)).json()
    assert (found["workplace"], found["former_workplace"]) == ("社区食堂", "长征电器厂")
    assert (await resident.get("/api/v1/me/record")).json()["person"]["former_workplace"] == "长征电器厂"
    wish = {"fact": "person.former_workplace", "wanted": "长征电器三厂"}
    assert (await resident.post("/api/v1/me/corrections", json=wish)).status_code == 201


@pytest.mark.parametrize("form", [{"education": "11"}, {"ethnic_group": "77"}, {"political_status": "99"}])
async def test_a_code_of_no_table_never_gets_in(api, form):
    committee = await api.sign_in("committee")
    answer = await committee.post("/api/v1/people", json={"name": "文秀芳"} | form)
    assert answer.status_code == 422


async def test_people_are_found_by_name_sound_initials_number_phone_tail_and_door(api):
    committee = await api.sign_in("committee")
    number, dwelling = citizen_number(sex=0), (await doors(committee))[0]
    person = await register(
        committee, name="单雄芬", document_number=number, phone="13985276541",
        residence={"dwelling_id": dwelling, "from_on": "2026-02-01"},
    )  # fmt: skip
    phones = ("13985276541", "139-8527-6541", "+86 139 8527 6541", "１３９８５２７６５４１")
    for q in ("单雄", "单 雄芬", "shanxiong", "shan xiong fen", "sxf", "ＳＸＦ", number, *phones, "6541"):
        found = (await committee.get("/api/v1/people/search", params={"q": q})).json()
        assert person in {row["person_id"] for row in found}, q
        assert number not in str(found) and "13985276541" not in str(found)
    found = (await committee.get("/api/v1/people/search", params={"q": "15-1"})).json()
    assert found and all("15栋" in row["place"] for row in found)
    for q in ("%", "_", "*"):
        assert (await committee.get("/api/v1/people/search", params={"q": q})).json() == []


async def test_a_grid_workers_search_stays_in_his_grid(api):
    committee, worker = await api.sign_in("committee"), await api.sign_in("grid1")
    other = (await foreign_grid(api, worker))["id"]
    stranger = (await committee.get("/api/v1/residents", params={"grid": other})).json()["items"][0]
    found = (await worker.get("/api/v1/people/search", params={"q": stranger["name"]})).json()
    assert stranger["person_id"] not in {row["person_id"] for row in found}


async def test_pages_go_on_in_pinyin_order_without_gap_or_repeat(api):
    committee = await api.sign_in("committee")
    seen, cursor = [], None
    for _ in range(5):
        params = {"limit": 7} | ({"cursor": cursor} if cursor else {})
        page = (await committee.get("/api/v1/residents", params=params)).json()
        seen += [(row["pinyin"], row["id"]) for row in page["items"]]
        cursor = page["next"]
    assert seen == sorted(set(seen)) and len(seen) == 35


async def test_two_records_become_one_and_two_again(api):
    committee = await api.sign_in("committee")
    home = await household(committee)
    kept = home["members"][0]["person_id"]
    gone = await register(committee, name="文秀方", document_number=None, sex="2", birth_on="1985-08-23")
    await committee.post(
        f"/api/v1/people/{gone}/tags", json={"tag": "veteran", "source": "document", "from_on": "2026-01-01"}
    )
    answer = await committee.get(f"/api/v1/people/{kept}/merge-preview", params={"gone": gone})
    assert answer.status_code == 200, answer.text
    preview = answer.json()
    assert "name" in preview["differs"] and preview["moves"] == {"care_tag": 1}
    version = (await committee.get(f"/api/v1/people/{kept}")).json()["version"]
    answer = await committee.post(f"/api/v1/people/{kept}/merges", json={"gone_id": gone}, headers=match(version))
    assert answer.status_code == 201, answer.text
    merged = (await committee.get(f"/api/v1/people/{kept}")).json()
    assert [tag["tag"] for tag in merged["tags"]] == ["veteran"]
    assert (await committee.get(f"/api/v1/people/{gone}")).json()["merged_into_id"] == kept
    undone = (await committee.post(f"/api/v1/merges/{answer.json()['id']}/undo")).json()
    assert undone == {"taken_back": 1, "left": []}
    assert (await committee.get(f"/api/v1/people/{gone}")).json()["merged_into_id"] is None
    assert (await committee.get(f"/api/v1/people/{kept}")).json()["tags"] == []


async def test_what_somebody_touched_after_a_merge_stays_and_is_listed(api):
    committee = await api.sign_in("committee")
    kept, gone = await register(committee), await register(committee)
    await committee.post(
        f"/api/v1/people/{gone}/tags", json={"tag": "veteran", "source": "document", "from_on": "2026-01-01"}
    )
    version = (await committee.get(f"/api/v1/people/{kept}")).json()["version"]
    merge = await committee.post(f"/api/v1/people/{kept}/merges", json={"gone_id": gone}, headers=match(version))
    assert merge.status_code == 201, merge.text
    tag = (await committee.get(f"/api/v1/people/{kept}")).json()["tags"][0]
    ended = await committee.post(
        f"/api/v1/tags/{tag['id']}/end", json={"until_on": "2026-11-01"}, headers=match(tag["version"])
    )
    assert ended.status_code == 204
    undone = (await committee.post(f"/api/v1/merges/{merge.json()['id']}/undo")).json()
    assert [left["what"] for left in undone["left"]] == ["care_tag"]


@pytest.mark.parametrize("chosen", ["kept", "gone"])
async def test_the_home_that_a_merge_ended_is_lived_in_again_when_it_is_taken_back(api, chosen):
    committee = await api.sign_in("committee")
    there = {}
    for name in ("kept", "gone"):
        dwelling = (await doors(committee, "16"))[0]
        there[name] = await register(committee, residence={"dwelling_id": dwelling, "from_on": "2026-01-05"})

    async def homes(person):
        rows = (await committee.get(f"/api/v1/people/{person}")).json()["residences"]
        return [row["until_on"] for row in rows]

    version = (await committee.get(f"/api/v1/people/{there['kept']}")).json()["version"]
    form = {"gone_id": there["gone"], "residence": chosen}
    merge = await committee.post(f"/api/v1/people/{there['kept']}/merges", json=form, headers=match(version))
    assert merge.status_code == 201, merge.text
    assert sorted(day is None for day in await homes(there["kept"])) == [False, True]
    undone = (await committee.post(f"/api/v1/merges/{merge.json()['id']}/undo")).json()
    assert undone["left"] == []
    assert [await homes(person) for person in there.values()] == [[None], [None]]
