"""A superior level sees totals; one record it opens by naming the person, for a purpose, and the person hears of it."""

from __future__ import annotations

import psycopg

from people_stage import citizen_number, doors, register

OPEN = "/api/v1/people/openings"
HERE, THERE, OUTSIDE = "520302010007", "520302010181", "520302011001"


async def test_a_street_opens_one_record_masked_and_both_the_audit_and_the_person_are_told(api, stage):
    committee, resident = await api.sign_in("committee"), await api.sign_in("resident")
    record = (await resident.get("/api/v1/me/record")).json()
    street = await api.sign_in("street", community=HERE)
    answer = await street.post(OPEN, json={"document_number": record["document"], "purpose": "check"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    opened = answer.json()["record"]
    assert opened["name"] == record["person"]["name"] and opened["residences"]
    assert record["document"] not in answer.text and record["phone"] not in answer.text
    assert not {"tags", "consents", "guardians", "freshness"} & set(opened)
    told = (await resident.get("/api/v1/me/looks")).json()["items"][0]
    assert (told["how"], told["facts"], told["purpose"]) == ("open", ["record"], "check")
    assert (told["by_name"], told["by_role"], told["by_body"]) == ("沈街明", "street_committee", "礼仪街道")
    with psycopg.connect(stage) as owner:
        kinds = owner.execute(
            "select kind, purpose from audit_entry where subject_person_id = %s order by at desc limit 1",
            [record["person"]["id"]],
        ).fetchall()
    assert kinds == [("people.record.opened", "check")]
    assert (await committee.post(OPEN, json={"phone": "13985200000", "purpose": "check"})).status_code == 403


async def test_a_person_is_named_exactly_or_not_found_and_each_try_is_written_down(api, stage):
    committee, street = await api.sign_in("committee"), await api.sign_in("street", community=HERE)
    number = citizen_number(sex=0)
    dwelling = (await doors(committee))[0]
    person = await register(
        committee, name="简望舒", document_number=number, phone="13985211777",
        residence={"dwelling_id": dwelling, "from_on": "2026-01-05"},
    )  # fmt: skip
    home = (await committee.get(f"/api/v1/people/{person}")).json()["residences"][0]
    door = f"{home['estate']}{home['building']}栋{home['entrance']}单元{home['door']}"

    async def found(**named: str) -> bool:
        answer = await street.post(OPEN, json={"purpose": "emergency"} | named)
        assert answer.status_code == 200, answer.text
        return answer.json()["record"] is not None

    assert await found(document_number=number)
    assert await found(phone="13985211777")
    assert await found(name="简望舒", door=door)
    assert not await found(name="简望", door=door)
    assert not await found(document_number=number[:14])
    for refused in (
        {"name": "简望舒"}, {"door": door}, {"name": "简望舒", "door": f"{home['building']}栋"},
        {"document_number": number, "phone": "13985211777"}, {},
    ):  # fmt: skip
        assert (await street.post(OPEN, json={"purpose": "check"} | refused)).status_code == 422, refused
    assert (await street.post(OPEN, json={"document_number": number})).status_code == 422
    assert (await street.post(OPEN, json={"document_number": number, "purpose": "other"})).status_code == 422
    await register(committee, name="简望月", document_number=citizen_number(sex=0), phone="13985211777")
    several = await street.post(OPEN, json={"phone": "13985211777", "purpose": "check"})
    assert (several.status_code, several.json()["code"]) == (409, "people.several_found")
    with psycopg.connect(stage) as owner:
        tries = owner.execute("select facts ->> 'way' from audit_entry where kind = 'people.record.sought'").fetchall()
        facts = owner.execute("select string_agg(facts::text, '') from audit_entry").fetchone()
    assert sorted(way for (way,) in tries) == ["document", "door"]
    assert number not in facts[0] and "简望" not in facts[0]


async def test_a_street_finds_nobody_of_another_community_than_the_one_it_names(pilots_api):
    committee = await pilots_api.sign_in("committee")
    number = citizen_number(sex=0)
    await register(committee, document_number=number, phone="13985222888")
    form = {"document_number": number, "purpose": "check"}
    there = await pilots_api.sign_in("street", community=THERE)
    assert (await there.post(OPEN, json=form)).json() == {"record": None}
    here = await pilots_api.sign_in("street", community=HERE)
    assert (await here.post(OPEN, json=form)).json()["record"]["name"] == "文秀芳"
    outside = await pilots_api.sign_in("street", community=OUTSIDE)
    assert (await outside.post(OPEN, json=form)).status_code == 404
    unnamed = await pilots_api.sign_in("street")
    answer = await unnamed.post(OPEN, json=form)
    assert (answer.status_code, answer.json()["code"]) == (400, "access.community_missing")
