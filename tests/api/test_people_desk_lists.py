"""Lists of the desk about people, and what a resident reads of his own tie and consents."""

from __future__ import annotations

import os
from uuid import uuid4

import psycopg
import pytest

from jiayuan.kernel import clock, server
from jiayuan.kernel.paging import Page
from jiayuan.people import answers, code_routes, forms, own_forms
from jiayuan.people.addresses import KnownBuilding, KnownPlaces
from jiayuan.people.roster import read_roster
from people_stage import citizen_number, foreign_grid, match, register

LOOK = {"purpose": "visit", "facts": ["phone"]}


async def test_who_looked_at_a_foreign_person_is_not_there(api):
    clerk, worker = await api.sign_in("clerk"), await api.sign_in("grid1")
    other = (await foreign_grid(api, worker))["id"]
    stranger = (await clerk.get("/api/v1/residents", params={"grid": other})).json()["items"][0]["person_id"]
    foreign = await worker.get(f"/api/v1/people/{stranger}/looks")
    missing = await worker.get(f"/api/v1/people/{uuid4()}/looks")
    assert (foreign.status_code, foreign.json()) == (missing.status_code, missing.json())
    assert foreign.status_code == 404


async def test_the_drawer_shows_the_looks_that_the_person_himself_sees(api):
    clerk = await api.sign_in("clerk")
    person = await register(clerk)
    await clerk.post(f"/api/v1/people/{person}/looks", json=LOOK)
    await clerk.post(f"/api/v1/people/{person}/looks", json=LOOK | {"for_duty": True})  # withheld (settled 19)
    answer = await clerk.get(f"/api/v1/people/{person}/looks")
    found = Page[answers.LookRow].model_validate(answer.json())
    assert [(row.purpose, row.facts) for row in found.items] == [("visit", ["phone"])]


async def test_households_of_another_grid_are_closed_to_a_worker(api):
    worker = await api.sign_in("grid1")
    other = (await foreign_grid(api, worker))["id"]
    answer = await worker.get("/api/v1/households", params={"grid": other})
    assert (answer.status_code, answer.json()["code"]) == (403, "territory.not_your_grid")
    shown = Page[answers.HouseholdRow].model_validate((await worker.get("/api/v1/households")).json())
    assert other not in {str(row.grid_id) for row in shown.items}


async def test_households_come_by_door_and_go_on_without_loss(api):
    clerk = await api.sign_in("clerk")
    building = next(one for one in (await clerk.get("/api/v1/buildings")).json() if one["households"])
    asked = {"building": building["id"], "limit": 200}
    whole = (await clerk.get("/api/v1/households", params=asked)).json()["items"]
    assert len(whole) == building["households"]
    assert whole == sorted(whole, key=lambda row: (row["entrance"], int(row["door"][:-2]), row["door"]))
    assert all(row["head"] for row in whole)
    parts, cursor = [], None
    while cursor is not None or not parts:
        page = {"building": building["id"], "limit": 7} | ({"cursor": cursor} if cursor else {})
        answer = (await clerk.get("/api/v1/households", params=page)).json()
        parts, cursor = parts + answer["items"], answer["next"]
    assert parts == whole


async def test_a_list_says_how_many_it_holds_exactly_up_to_a_thousand(api):
    clerk = await api.sign_in("clerk")
    (some, *_) = (await clerk.get("/api/v1/buildings/strip")).json()
    for path in ("/api/v1/residents", "/api/v1/households"):
        narrow = {"building": some["id"], "counted": True}
        first = (await clerk.get(path, params=narrow | {"limit": 1})).json()
        assert first["total"] == len((await clerk.get(path, params=narrow | {"limit": 200})).json()["items"]) > 1
        later = (await clerk.get(path, params=narrow | {"limit": 1, "cursor": first["next"]})).json()
        assert "total" not in later  # counted once
        assert (await clerk.get(path, params={"limit": 1, "counted": True})).json()["total"] == 1001  # 「1000+」
        assert "total" not in (await clerk.get(path, params={"limit": 1})).json()
    for path in ("/api/v1/grid/visits", "/api/v1/grid/needs", "/api/v1/grid/patrols"):
        answer = (await clerk.get(path, params={"limit": 200, "counted": True})).json()
        assert answer["next"] is not None or answer["total"] == len(answer["items"])


async def test_stale_households_are_those_to_be_confirmed_again(api):
    clerk = await api.sign_in("clerk")
    asked = {"limit": 200, "stale": True}
    stale = Page[answers.HouseholdRow].model_validate((await clerk.get("/api/v1/households", params=asked)).json())
    assert stale.items
    assert not any(row.is_fresh for row in stale.items)
    first = stale.items[0]
    await clerk.post(f"/api/v1/households/{first.id}/confirmations")
    after = (await clerk.get("/api/v1/households", params=asked)).json()["items"]
    assert str(first.id) not in {row["id"] for row in after}


async def test_a_household_says_its_building_and_masks_its_numbers(api):
    clerk = await api.sign_in("clerk")
    row = (await clerk.get("/api/v1/households", params={"limit": 1})).json()["items"][0]
    detail = answers.HouseholdDetail.model_validate((await clerk.get(f"/api/v1/households/{row['id']}")).json())
    assert (str(detail.building_id), len(detail.members)) == (row["building_id"], row["people"])
    assert all(member.document is None or "*" in member.document for member in detail.members)


async def test_a_door_that_is_found_leads_to_its_building(api):
    clerk = await api.sign_in("clerk")
    row = (await clerk.get("/api/v1/households", params={"limit": 1})).json()["items"][0]
    for words in (f"{row['building']}栋{row['entrance']}单元{row['door']}", row["head"]):
        found = [answers.Found.model_validate(hit) for hit in (
            await clerk.get("/api/v1/people/search", params={"q": words})
        ).json()]  # fmt: skip
        assert row["building_id"] in {str(hit.building_id) for hit in found}, words


async def test_merges_of_a_person_are_listed_as_long_as_one_wants_to_undo_them(api):
    clerk = await api.sign_in("clerk")
    kept, gone = await register(clerk), await register(clerk, document_number=citizen_number(sex=0), name="文秀芬")
    assert (await clerk.get(f"/api/v1/people/{uuid4()}/merges")).status_code == 404
    assert (await clerk.get(f"/api/v1/people/{kept}/merges")).json() == []
    version = (await clerk.get(f"/api/v1/people/{kept}")).json()["version"]
    answer = await clerk.post(f"/api/v1/people/{kept}/merges", json={"gone_id": gone}, headers=match(version))
    assert answer.status_code == 201, answer.text
    (row,) = [answers.MergeRow.model_validate(one) for one in (await clerk.get(f"/api/v1/people/{kept}/merges")).json()]
    assert (str(row.id), row.gone_name, row.undone_at) == (answer.json()["id"], "文秀芬", None)
    assert row.undo_until > clock.now()
    await clerk.post(f"/api/v1/merges/{row.id}/undo")
    assert (await clerk.get(f"/api/v1/people/{kept}/merges")).json()[0]["undone_at"] is not None


@pytest.mark.parametrize("table", ["ethnic_group", "education", "political_status", "marital_status",
                                   "household_relation", "employment"])  # fmt: skip
async def test_residents_too_choose_from_the_code_tables(api, table):
    resident = await api.sign_in("resident")
    assert (await api.anonymous.get(f"/api/v1/codes/{table}")).status_code == 401
    rows = [code_routes.CodeRow.model_validate(row) for row in (await resident.get(f"/api/v1/codes/{table}")).json()]
    assert len({row.code for row in rows}) == len(rows) >= 4


async def test_every_employment_that_a_form_takes_has_its_words(api):
    resident = await api.sign_in("resident")
    shown = {row["code"] for row in (await resident.get("/api/v1/codes/employment")).json()}
    taken = forms.Coded.model_json_schema()["properties"]["employment"]["anyOf"][0]["enum"]
    assert shown == set(taken)


async def test_a_table_that_does_not_exist_is_refused(api):
    resident = await api.sign_in("resident")
    assert (await resident.get("/api/v1/codes/secrets")).status_code == 422


async def test_the_sample_sheet_reads_without_a_fault(api, tmp_path):
    clerk = await api.sign_in("clerk")
    assert (await (await api.sign_in("grid1")).get("/api/v1/imports/sample")).status_code == 403
    answer = await clerk.get("/api/v1/imports/sample")
    path = tmp_path / "样表.xlsx"
    path.write_bytes(answer.content)
    roster = read_roster(path, KnownPlaces([KnownBuilding("示例小区", "1")]), today=clock.today())
    assert (roster.faults, roster.counts.accepted, roster.counts.households) == ([], 2, 1)
    assert [len(person.number) for person in roster.people] == [18, 18]
    fields = {row["field"] for row in (await clerk.get("/api/v1/imports/fields")).json()}
    assert set(roster.sheets[0].columns.values()) <= fields
    assert "other" not in roster.sheets[0].columns.values()


async def test_a_claim_waits_until_a_clerk_or_the_phone_on_record_answers_it(fresh_api):
    resident, clerk = await fresh_api.sign_in("resident"), await fresh_api.sign_in("clerk")
    record = (await resident.get("/api/v1/me/record")).json()
    bound = own_forms.OwnBinding.model_validate((await resident.get("/api/v1/me/binding")).json())
    assert bound.state == "bound"
    await resident.delete("/api/v1/me/binding")
    assert (await resident.get("/api/v1/me/binding")).json() == {"state": "none", "asked_at": None}
    claim = {"name": "查无此人", "document_number": citizen_number()}
    answer = await resident.post("/api/v1/me/binding", json=claim)
    assert answer.status_code == 200, answer.text
    assert (await resident.get("/api/v1/me/binding")).json()["state"] == "asked"
    assert len((await clerk.get("/api/v1/bindings")).json()) == 1
    right = {"name": record["person"]["name"], "document_number": record["document"]}
    assert (await resident.post("/api/v1/me/binding", json=right)).json()["state"] == "bound"
    assert (await clerk.get("/api/v1/bindings")).json() == []


async def test_an_account_opened_by_phone_is_called_as_the_record_that_it_is_tied_to(fresh_api, own_server):
    resident = await fresh_api.sign_in("resident")
    record = (await resident.get("/api/v1/me/record")).json()
    with psycopg.connect(own_server.url(server.OWNER, f"jy_alone_{os.getpid()}")) as rows:
        rows.execute("update account set login = null, password_hash = null where login = 'resident'")
    await resident.delete("/api/v1/me/binding")
    untied = (await resident.get("/api/v1/me")).json()["account"]["name"]
    assert untied == f"居民{record['phone'][-4:]}"
    claim = {"name": record["person"]["name"], "document_number": record["document"]}
    assert (await resident.post("/api/v1/me/binding", json=claim)).json()["state"] == "bound"
    assert (await resident.get("/api/v1/me")).json()["account"]["name"] == record["person"]["name"]


async def test_a_resident_reads_what_he_consented_to_and_stops_it(api, stage):
    clerk, resident = await api.sign_in("clerk"), await api.sign_in("resident")
    words = "为了上门走访和办理事项，社区会用到你的姓名、住址和电话，随时可以停掉。"
    text = {"purpose": "visiting", "words": words, "from_on": str(clock.today())}
    text_id = (await clerk.post("/api/v1/consent-texts", json=text)).json()["id"]
    with psycopg.connect(stage) as rows:
        person = rows.execute(
            "select person_id from account_role r join account a on a.id = r.account_id where a.login = 'resident'"
        ).fetchone()[0]
    given = await clerk.post(f"/api/v1/people/{person}/consents", json={"text_id": text_id, "given_how": "paper"})
    assert given.status_code == 201, given.text
    other = await api.sign_in("resident2")
    assert (await other.post("/api/v1/me/consents/visiting/withdrawal")).status_code == 404
    rows = [own_forms.OwnConsent.model_validate(row) for row in (await resident.get("/api/v1/me/consents")).json()]
    assert [(row.words, row.withdrawn_at) for row in rows if row.kind == "visiting"] == [(words, None)]
    assert (await resident.post("/api/v1/me/consents/visiting/withdrawal")).status_code == 204
    rows = [row for row in (await resident.get("/api/v1/me/consents")).json() if row["kind"] == "visiting"]
    assert rows[0]["withdrawn_at"] is not None
