"""Personal data say what they are for and how long they stay, and do not stay longer (PV-01, PV-06, PV-16)."""

from __future__ import annotations

import re
from datetime import timedelta

import psycopg

from jiayuan.kernel import clock, forgetting, retention
from jiayuan.tables import metadata
from people_stage import citizen_number, doors, household, register

#: Tables that hold nothing about a person, each with the reason.
NOBODYS = {
    "area": "the public tree of divisions",
    "area_former_name": "the public tree of divisions",
    "area_succession": "the public tree of divisions",
    "audit_anchor": "digests of the chain",
    "audit_link": "digests of the chain",
    "audit_waiting": "ids of entries for some seconds",
    "calendar_day": "the calendar",
    "community": "the communities themselves",
    "community_host": "a unit that ran a community",
    "community_profile": "a community's line and address",
    "consent_text": "the words, not who consented",
    "dwelling": "a place",
    "duty_hours": "opening hours",
    "entrance": "a place",
    "estate": "a place",
    "grid": "a place",
    "import_mapping": "how columns are called",
    "limit_count": "keyed digests, dropped when their window is over",
    "limit_setting": "limits of kinds of matter",
    "matter_category": "a list of kinds",
    "matter_counter": "the last number of a day",
    "matter_figure": "sums",
    "matter_total": "sums",
    "matter_total_waiting": "months to be added up",
    "people_total": "sums",
    "people_total_waiting": "communities to be counted",
    "matter_link": "ids of matters",
    "outbox_delivery": "ids of events",
    "outbox_event": "ids and codes on their way to subscribers, never values",
    "patrol_check": "what was found at a place",
    "patrol_checklist": "questions",
    "patrol_point": "a place",
    "patrol_route": "places",
    "response_template": "ready words",
    "sample_setting": "how many matters are called back",
    "routing_rule": "posts and units for kinds of matter",
    "tick_run": "duties of the house itself",
    "unit_address": "where an organisation sits",
    "visit_month": "sums",
    "visit_rule": "how often",
}
#: Columns that say who somebody is, or what of him.
_PERSONAL = re.compile(
    r"person_id|ward_id|guardian_id|_box|phone_index|document_index|document_mask|phone_mask|by_name|worker_name"
    r"|contact_name|login|session_id|device_name|birth_on"
)


def test_every_table_says_what_its_personal_data_are_for_or_why_it_has_none():
    kept = {one.table for one in retention.all_kept()}
    assert set(metadata.tables) - kept - set(NOBODYS) == set()
    assert kept & set(NOBODYS) == set()
    assert kept | set(NOBODYS) <= set(metadata.tables)


def test_no_table_without_a_declaration_has_a_column_about_a_person():
    found = {
        f"{name}.{column.name}"
        for name in NOBODYS
        for column in metadata.tables[name].columns
        if _PERSONAL.fullmatch(column.name)
    }
    assert found == set()


def test_a_setting_moves_a_term_but_never_below_the_law_s_own(monkeypatch):
    shown = {"retention": {"session": 30, "person_look": 400, "list_export": 10}}
    monkeypatch.setattr("jiayuan.kernel.retention.get_settings", lambda: type("Set", (), shown))
    terms = {
        name: retention.days_of(kept, kept.endings[0])
        for name in ("session", "person_look", "list_export", "care_tag")
        if (kept := retention.find_kept(name)) is not None
    }
    assert terms == {"session": 183, "person_look": 400, "list_export": 1095, "care_tag": 1095}


async def test_who_left_is_frozen_after_a_year_and_nobody_any_more_after_three(alone_api, alone_stage):
    committee = await alone_api.sign_in("committee")
    number = citizen_number(birth="19610405", sex=0)
    stays = await household(committee, people=1)
    gone = await register(committee, name="辛去远", document_number=number, phone="13985277001")
    door = (await doors(committee))[-1]
    moved = {"dwelling_id": door, "relation": "02", "kind": "floating", "from_on": "2026-01-01"}
    resident = (await committee.post(f"/api/v1/people/{gone}/residences", json=moved)).json()["id"]
    left = {"until_on": str(clock.today())}
    answer = await committee.post(f"/api/v1/residents/{resident}/moving-out", json=left)
    assert answer.status_code == 204, answer.text
    database = alone_api.database
    stayed = stays["members"][0]["person_id"]
    with psycopg.connect(alone_stage) as owner:  # said to be two: kept as long as both are somebody
        owner.execute(
            "insert into likely_duplicate (community_id, id, subject_kind, first_id, second_id, weight, reasons,"
            " decided_at, by_account_id, why, version) select 1, gen_random_uuid(), 'person', least(a, b),"
            " greatest(a, b), 60, '[]', now(), a, '两个人', 1 from (select %s::uuid as a, %s::uuid as b) two",
            [gone, stayed],
        )

    async def on_day(days: int) -> dict[str, object]:
        began = clock.now()
        clock.set_clock(began + timedelta(days=days))
        try:
            await forgetting.carry_out(database)
            committee = await alone_api.sign_in("committee")
            return {
                "look": (await committee.post(f"/api/v1/people/{gone}/looks", json={"purpose": "visit"})).status_code,
                "name": (await committee.get(f"/api/v1/people/{gone}")).json()["name"],
            }
        finally:
            clock.set_clock(began)

    assert await on_day(364) == {"look": 200, "name": "辛去远"}
    assert await on_day(366) == {"look": 409, "name": "辛去远"}
    assert await on_day(1097) == {"look": 409, "name": "已匿名"}
    with psycopg.connect(alone_stage) as owner:
        person = owner.execute("select p::text from person p where id = %s", [gone]).fetchone()
        changes = owner.execute("select count(*) from person_change where person_id = %s", [gone]).fetchone()
        told = owner.execute("select count(*) from audit_entry where kind = 'kernel.retention.ended'").fetchone()
        other = owner.execute("select name from person where id = %s", [stayed]).fetchone()
        pairs = owner.execute(
            "select count(*) from likely_duplicate where %s in (first_id, second_id)", [gone]
        ).fetchone()
    assert "辛去远" not in person[0] and changes == (0,) and told[0] >= 2 and other[0] != "已匿名"
    assert pairs == (0,)
