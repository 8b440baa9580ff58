"""What personal data never do: leave without a purpose, stand in the clear, or show to who need not know."""

from __future__ import annotations

from datetime import UTC, datetime

import psycopg
import pytest

from jiayuan.kernel import clock, exporting, outbox
from people_stage import citizen_number, doors, foreign_grid, household, match, register


async def test_lists_details_and_search_hold_masked_numbers_only(api):
    committee = await api.sign_in("committee")
    number = citizen_number(sex=0)
    person = await register(committee, document_number=number, phone="13985277777")
    for path in (f"/api/v1/people/{person}", "/api/v1/residents", f"/api/v1/people/search?q={number}"):
        answer = await committee.get(path)
        assert answer.status_code == 200
        assert number not in answer.text and "13985277777" not in answer.text


async def test_numbers_do_not_stand_in_the_clear_in_any_table(api, stage):
    committee = await api.sign_in("committee")
    number = citizen_number(sex=0)
    person = await register(committee, document_number=number, phone="13985288888")
    version = (await committee.get(f"/api/v1/people/{person}")).json()["version"]
    await committee.patch(f"/api/v1/people/{person}", json={"phone": "13985299999"}, headers=match(version))
    with psycopg.connect(stage) as owner:
        for table in ("person", "person_change", "outbox_event", "audit_entry", "idempotency_key", "person_look"):
            rows = owner.execute(f"select t::text from {table} t").fetchall()
            for (row,) in rows:
                for secret in (number, "13985288888", "13985299999"):
                    assert secret not in row, table


async def test_a_look_needs_a_purpose_and_other_needs_words(api):
    committee = await api.sign_in("committee")
    person = await register(committee)
    path = f"/api/v1/people/{person}/looks"
    assert (await committee.post(path, json={})).status_code == 422
    assert (await committee.post(path, json={"purpose": "curiosity"})).status_code == 422
    wordless = await committee.post(path, json={"purpose": "other"})
    assert (wordless.status_code, [fault["name"] for fault in wordless.json()["fields"]]) == (422, ["words"])
    answer = await committee.post(path, json={"purpose": "other", "words": "核对水费单"})
    assert answer.status_code == 200 and answer.json()["shown_seconds"] == 30
    assert answer.headers["cache-control"] == "no-store"


async def test_each_look_leaves_one_entry_in_the_audit_and_one_for_the_person(api, stage):
    committee = await api.sign_in("committee")
    person = await register(committee, phone="13985266688")
    answer = await committee.post(
        f"/api/v1/people/{person}/looks", json={"purpose": "visit", "how": "call", "facts": ["phone"]}
    )
    assert answer.json() == {"document": None, "phone": "+8613985266688", "shown_seconds": 30}
    with psycopg.connect(stage) as owner:
        looks = owner.execute("select how, purpose from person_look where person_id = %s", [person]).fetchall()
        audited = owner.execute(
            "select kind, purpose from audit_entry where subject_person_id = %s", [person]
        ).fetchall()
    assert looks == [("call", "visit")]
    assert audited == [("people.person.revealed", "visit")]


async def test_a_grid_worker_cannot_look_at_somebody_of_another_grid(api):
    committee, worker = await api.sign_in("committee"), await api.sign_in("grid1")
    grid = await foreign_grid(api, worker)
    stranger = (await committee.get("/api/v1/residents", params={"grid": grid["id"]})).json()["items"][0]
    answer = await worker.post(f"/api/v1/people/{stranger['person_id']}/looks", json={"purpose": "visit"})
    assert answer.status_code == 404


async def test_the_street_and_the_resident_open_no_record_by_its_address(api):
    committee = await api.sign_in("committee")
    person = await register(committee)
    for login in ("street", "resident", "property"):
        client = await api.sign_in(login, community="520302010007")
        assert (await client.get(f"/api/v1/people/{person}")).status_code == 403
        assert (await client.post(f"/api/v1/people/{person}/looks", json={"purpose": "visit"})).status_code == 403


async def test_another_community_sees_nobody_of_this_one(pilots_api):
    committee = await pilots_api.sign_in("committee")
    row = (await committee.get("/api/v1/residents")).json()["items"][0]
    stranger = await pilots_api.sign_in("clerk-qitang")
    for path in (
        f"/api/v1/people/{row['person_id']}",
        f"/api/v1/households/{row['household_id']}",
        f"/api/v1/people/{row['person_id']}/changes",
        f"/api/v1/buildings/{row['building_id']}",
        f"/api/v1/buildings/{row['building_id']}/house",
    ):
        assert (await stranger.get(path)).status_code == 404, path
    found = (await stranger.get("/api/v1/people/search", params={"q": row["name"]})).json()
    assert row["person_id"] not in {one["person_id"] for one in found}
    theirs = (await stranger.get("/api/v1/residents", params={"limit": 200})).json()["items"]
    assert theirs and row["id"] not in {one["id"] for one in theirs}


async def test_a_mental_disability_shows_to_the_named_worker_only(api, stage):
    committee, worker = await api.sign_in("committee"), await api.sign_in("grid1")
    building = (await worker.get("/api/v1/residents")).json()["items"][0]["building_id"]
    number = next(one["number"] for one in (await committee.get("/api/v1/buildings")).json() if one["id"] == building)
    home = await household(committee, building=number)
    person = home["members"][0]["person_id"]
    with psycopg.connect(stage) as owner:
        (account,) = owner.execute("select id::text from account where login = 'grid1'").fetchone()
    form = {"tag": "disabled", "source": "document", "from_on": "2026-01-01", "disability_kind": 6}
    assert (await committee.post(f"/api/v1/people/{person}/tags", json=form)).status_code == 422
    form |= {"named_account_id": account, "disability_grade": 2}
    assert (await committee.post(f"/api/v1/people/{person}/tags", json=form)).status_code == 201
    assert (await committee.get(f"/api/v1/people/{person}")).json()["tags"] == []
    assert (await committee.get(f"/api/v1/households/{home['id']}")).json()["members"][0]["tags"] == []
    assert [tag["tag"] for tag in (await worker.get(f"/api/v1/people/{person}")).json()["tags"]] == ["disabled"]
    cells = (await worker.get(f"/api/v1/buildings/{building}/house")).json()["cells"]
    assert next(cell["tags"] for cell in cells if cell["id"] == home["dwelling_id"]) == []


@pytest.mark.parametrize("tag", ["correction", "drug_rehabilitation", "special_family", "key_person"])
async def test_no_tag_exists_for_what_nobody_may_be_marked_with(api, tag):
    committee = await api.sign_in("committee")
    person = await register(committee)
    form = {"tag": tag, "source": "visit", "from_on": "2026-01-01"}
    assert (await committee.post(f"/api/v1/people/{person}/tags", json=form)).status_code == 422


async def test_a_tag_shows_without_kind_or_grade(api):
    committee = await api.sign_in("committee")
    home = await household(committee)
    person = home["members"][0]["person_id"]
    form = {
        "tag": "disabled", "source": "document", "from_on": "2026-01-01", "disability_kind": 4, "disability_grade": 1,
    }  # fmt: skip
    assert (await committee.post(f"/api/v1/people/{person}/tags", json=form)).status_code == 201
    for path in (f"/api/v1/people/{person}", f"/api/v1/households/{home['id']}"):
        assert "disability" not in (await committee.get(path)).text


async def test_under_14_the_guardian_consents(api):
    committee = await api.sign_in("committee")
    words = {
        "purpose": "face_gate",
        "words": "为了开门禁，社区想留存一张照片，只放在门口机里。",
        "from_on": "2026-01-01",
    }
    text = (await committee.post("/api/v1/consent-texts", json=words)).json()["id"]
    child = await register(committee, document_number=citizen_number("20200101"))
    parent = await register(committee, document_number=citizen_number("19850101"))
    path, form = f"/api/v1/people/{child}/consents", {"text_id": text, "given_how": "paper"}
    answer = await committee.post(path, json=form)
    assert (answer.status_code, answer.json()["fields"][0]["code"]) == (422, "people.guardian_consents")
    guardian = {"guardian_id": parent, "kind": "parent", "from_on": "2026-01-01"}
    assert (await committee.post(f"/api/v1/people/{child}/guardians", json=guardian)).status_code == 201
    assert (await committee.post(path, json=form | {"by_guardian_id": parent})).status_code == 201
    consent = (await committee.get(f"/api/v1/people/{child}")).json()["consents"][0]
    assert consent["is_current"] and consent["withdrawn_at"] is None
    clock.set_clock(datetime(2034, 1, 2, tzinfo=UTC))  # fourteen since yesterday: the guardian's word no longer holds
    older = await api.sign_in("committee")
    assert not (await older.get(f"/api/v1/people/{child}")).json()["consents"][0]["is_current"]
    clock.reset_clock()
    await committee.post("/api/v1/consent-texts", json=words | {"words": words["words"] + "保存一年。"})
    assert not (await committee.get(f"/api/v1/people/{child}")).json()["consents"][0]["is_current"]


async def test_a_guardian_on_record_stops_a_childs_consent_from_the_phone_and_nobody_else_does(api, stage):
    committee, parent, neighbour = [await api.sign_in(name) for name in ("committee", "resident", "resident2")]
    person = (await parent.get("/api/v1/me/record")).json()["person"]["id"]
    words = {
        "purpose": "sharing",
        "words": "社区想把孩子的名字给学校，为的是放学有人接，随时能停。",
        "from_on": "2026-01-01",
    }
    text = (await committee.post("/api/v1/consent-texts", json=words)).json()["id"]
    child = await register(committee, document_number=citizen_number("20200101"))
    youth = await register(committee, document_number=citizen_number("20100101"))
    guarding = {"guardian_id": person, "kind": "parent", "from_on": "2026-01-01"}
    given = {"text_id": text, "given_how": "paper"}
    for ward, form in ((child, given | {"by_guardian_id": person}), (youth, given)):
        assert (await committee.post(f"/api/v1/people/{ward}/guardians", json=guarding)).status_code == 201
        assert (await committee.post(f"/api/v1/people/{ward}/consents", json=form)).status_code == 201
    path = "/api/v1/me/consents"
    for asker, ward in ((neighbour, child), (parent, youth)):  # not a guardian; fourteen and asked for himself
        for answer in (
            await asker.get(path, params={"ward": ward}),
            await asker.post(f"{path}/sharing/withdrawal", params={"ward": ward}),
        ):
            assert (answer.status_code, answer.json()["code"]) == (404, "people.not_your_ward")
    assert (await parent.post(f"{path}/sharing/withdrawal")).status_code == 404  # nothing of one's own is touched
    (before,) = (await parent.get(path, params={"ward": child})).json()
    assert (before["words"], before["withdrawn_at"]) == (words["words"], None)
    assert (await parent.post(f"{path}/sharing/withdrawal", params={"ward": child})).status_code == 204
    assert (await parent.get(path, params={"ward": child})).json()[0]["withdrawn_at"] is not None
    assert (await committee.get(f"/api/v1/people/{youth}")).json()["consents"][0]["withdrawn_at"] is None
    with psycopg.connect(stage) as owner:
        entries = owner.execute(
            "select facts->>'by_guardian', subject_person_id::text from audit_entry"
            " where kind = 'people.consent.withdrawn' and about = %s",
            [before["id"]],
        ).fetchall()
        told = owner.execute(
            "select facts->>'person_id' from outbox_event where kind = 'people.consent.withdrawn' and about = %s",
            [before["id"]],
        ).fetchall()
    assert (entries, told) == ([("true", child)], [(child,)])


async def test_a_resident_reads_his_own_record_in_full_and_of_the_others_names(api):
    resident = await api.sign_in("resident")
    answer = await resident.get("/api/v1/me/record")
    assert answer.status_code == 200, answer.text
    record = answer.json()
    assert "*" not in (record["phone"] or "") and "*" in (record["person"]["phone"] or "*")
    assert all(isinstance(name, str) for name in record["household"])


async def test_who_looked_is_told_but_not_what_was_seen_for_a_duty(api):
    resident, committee = await api.sign_in("resident"), await api.sign_in("committee")
    person = (await resident.get("/api/v1/me/record")).json()["person"]["id"]
    before = (await resident.get("/api/v1/me/record")).json()["looks"]
    path = f"/api/v1/people/{person}/looks"
    assert (await committee.post(path, json={"purpose": "check", "for_duty": True})).status_code == 200
    assert (await committee.post(path, json={"purpose": "visit"})).status_code == 200
    looks = (await resident.get("/api/v1/me/looks")).json()["items"]
    assert looks[0]["purpose"] == "visit" and looks[0]["by_name"]
    assert (await resident.get("/api/v1/me/record")).json()["looks"] == before + 1


async def test_right_and_wrong_claims_look_alike_and_wait_for_a_clerk(fresh_api):
    committee, stranger = await fresh_api.sign_in("committee"), await fresh_api.sign_in("property")
    number = citizen_number(sex=0)
    await register(committee, document_number=number)
    answer = await stranger.post("/api/v1/me/binding", json={"name": "文秀芳", "document_number": number})
    assert answer.json() == {"state": "asked", "name": "文*芳"}
    waiting = (await committee.get("/api/v1/bindings")).json()
    assert waiting[0]["claimed_name"] == "文*芳" and number not in str(waiting)
    again = await stranger.post("/api/v1/me/binding", json={"name": "文秀芳", "document_number": number})
    assert (again.status_code, again.json()["code"]) == (409, "people.binding_waits")


async def test_what_waits_for_the_desk_is_counted_without_names_or_words(fresh_api):
    clerk, resident, stranger = [await fresh_api.sign_in(name) for name in ("clerk", "resident", "property")]
    before = (await clerk.get("/api/v1/waiting-requests")).json()
    wish = {"fact": "person.workplace", "wanted": "社区食堂"}
    assert (await resident.post("/api/v1/me/corrections", json=wish)).status_code == 201
    claim = {"name": "文秀芳", "document_number": citizen_number(sex=0)}
    assert (await stranger.post("/api/v1/me/binding", json=claim)).status_code == 200
    asked = (await clerk.get("/api/v1/corrections")).json()
    first = min(row["due_on"] for row in asked)
    now = {"corrections": before["corrections"] + 1, "first_due_on": first, "bindings": before["bindings"] + 1}
    assert (await clerk.get("/api/v1/waiting-requests")).json() == now
    for row in asked:
        form = {"done": True, "answer": "改好了"}
        path = f"/api/v1/corrections/{row['id']}/answer"
        assert (await clerk.post(path, json=form, headers={"If-Match": str(row["version"])})).status_code == 204
    none = {"corrections": 0, "first_due_on": None, "bindings": now["bindings"]}
    assert (await clerk.get("/api/v1/waiting-requests")).json() == none


async def test_health_on_record_asks_for_a_consent_of_its_own(api):
    """A list of the disabled persons' federation rests on a duty, what a neighbour said does not (PV-07, PV-08)."""
    committee = await api.sign_in("committee")
    wanted = {}
    for source in ("department", "visit"):
        person = await register(committee, document_number=citizen_number(sex=0))
        form = {"tag": "long_illness", "source": source, "from_on": str(clock.today())}
        assert (await committee.post(f"/api/v1/people/{person}/tags", json=form)).status_code == 201
        wanted[source] = (await committee.get(f"/api/v1/people/{person}")).json()["needs_care_consent"]
    assert wanted == {"department": False, "visit": True}
    words = "为了上门关爱，社区想记下您的健康情况，只给您的网格员看，随时可以停掉。"
    text = {"purpose": "care", "words": words, "from_on": "2026-01-01"}
    text_id = (await committee.post("/api/v1/consent-texts", json=text)).json()["id"]
    given = {"text_id": text_id, "given_how": "paper"}
    assert (await committee.post(f"/api/v1/people/{person}/consents", json=given)).status_code == 201
    assert not (await committee.get(f"/api/v1/people/{person}")).json()["needs_care_consent"]
    texts = {row["purpose"]: row for row in (await committee.get("/api/v1/consent-texts")).json()}
    assert (texts["care"]["number"], texts["care"]["given"], texts["publication"]["number"]) == (1, 1, 0)


async def test_a_grid_worker_ends_nothing_beside_somebody_of_another_grid(api):
    committee, worker = await api.sign_in("committee"), await api.sign_in("grid3")
    grid = await foreign_grid(api, worker)
    row = (await committee.get("/api/v1/residents", params={"grid": grid["id"], "limit": 1})).json()["items"][0]
    path = f"/api/v1/people/{row['person_id']}"
    parent = await register(committee, document_number=citizen_number(sex=0))
    text = {"purpose": "visiting", "words": "为了上门走访，社区会用到您的姓名、住址和电话。", "from_on": "2026-01-01"}
    text_id = (await committee.post("/api/v1/consent-texts", json=text)).json()["id"]
    made = {
        "permits": {"issued_on": "2026-01-01", "ground": "work"},
        "guardians": {"guardian_id": parent, "kind": "relative", "from_on": "2026-01-01"},
        "consents": {"text_id": text_id, "given_how": "paper"},
        "tags": {"tag": "veteran", "source": "visit", "from_on": "2026-01-01"},
    }
    ids = {}
    for kind, form in made.items():
        answer = await committee.post(f"{path}/{kind}", json=form)
        assert answer.status_code == 201, answer.text
        ids[kind] = answer.json()["id"]
    today = str(clock.today())
    answers = [
        await worker.post(
            f"/api/v1/permits/{ids['permits']}/endorsement", json={"endorsed_on": today}, headers=match(1)
        ),
        await worker.post(f"/api/v1/guardians/{ids['guardians']}/end", json={"until_on": today}),
        await worker.post(f"/api/v1/consents/{ids['consents']}/withdrawal"),
        await worker.post(f"/api/v1/tags/{ids['tags']}/end", json={"until_on": today}, headers=match(1)),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4


async def test_the_number_on_record_hears_of_a_claim_and_who_claims_cannot_tell(fresh_api, caplog):
    caplog.set_level("WARNING", logger="jiayuan.codes")
    committee = await fresh_api.sign_in("committee")
    number = citizen_number(sex=0)
    await register(committee, document_number=number, phone="13985277123")
    answers = []
    for login, claimed in (("property", number), ("grid3", citizen_number(sex=0))):
        stranger = await fresh_api.sign_in(login)
        answer = await stranger.post("/api/v1/me/binding", json={"name": "文秀芳", "document_number": claimed})
        answers.append((answer.status_code, answer.json(), sorted(answer.headers)))
    assert answers[0] == answers[1]
    while await outbox.deliver_pending(fresh_api.database, [1]):
        pass
    told = [record.getMessage() for record in caplog.records if record.name == "jiayuan.codes"]
    assert [text for text in told if "ending in 7123" in text] == told != []
    assert number not in str(told) and "文秀芳" not in str(told)


async def test_an_export_needs_a_reason_is_logged_and_carries_it(api, stage):
    committee = await api.sign_in("committee")
    assert (await committee.post("/api/v1/exports/residents", json={})).status_code == 422
    answer = await committee.post("/api/v1/exports/residents", json={"reason": "核对选民登记", "tag": "living_alone"})
    assert answer.status_code == 201, answer.text
    export = answer.json()["id"]
    await exporting.write_export(api.database, community=1, export_id=export)
    found = (await committee.get(f"/api/v1/exports/{export}")).json()
    assert found["state"] == "ready" and found["address"]
    content = (await committee.get(found["address"])).content
    assert content[:2] == b"PK"
    with psycopg.connect(stage) as owner:
        kinds = owner.execute("select kind from audit_entry where about = %s", [export]).fetchall()
    assert sorted(kinds) == [("kernel.export.written",), ("people.resident.exported",)]
    other = await api.sign_in("clerk")
    assert (await other.get(f"/api/v1/exports/{export}")).status_code == 404
    assert export not in {row["id"] for row in (await other.get("/api/v1/exports")).json()}


async def test_a_tag_ends_by_itself_when_its_day_comes(api):
    committee = await api.sign_in("committee")
    dwelling = (await doors(committee))[0]
    person = await register(committee, residence={"dwelling_id": dwelling, "from_on": "2026-01-05"})
    today = clock.today().isoformat()
    form = {"tag": "subsistence", "source": "document", "from_on": "2026-01-01", "until_on": today}
    assert (await committee.post(f"/api/v1/people/{person}/tags", json=form)).status_code == 201
    listed = (await committee.get(f"/api/v1/dwellings/{dwelling}/households")).json()[0]["members"][0]
    assert listed["tags"] == []
