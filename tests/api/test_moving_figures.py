"""Figures of who came and what was found, each against an independent count (R013, R078–086, J02.9–10, R313)."""

from __future__ import annotations

import psycopg
import pytest

from jiayuan.kernel import clock
from people_stage import citizen_number, doors, register
from stage import Api

V1 = "/api/v1"


@pytest.fixture(scope="module")
async def newcomers(alone_api: Api) -> list[str]:
    """Three from elsewhere, one newborn, and one who only moves inside the community; two of them with a status."""
    clerk = await alone_api.sign_in("clerk")
    free, today = await doors(clerk), clock.today()
    people = []
    for at, (origin, status) in enumerate((("贵州毕节", "resident"), ("贵州毕节", "agricultural"), ("四川泸州", None))):
        place = {"dwelling_id": free[at], "from_on": str(today.replace(day=1)), "kind": "floating", "origin": origin}
        person = await register(clerk, document_number=citizen_number(sex=0), residence=place)
        people.append(person)
        if status is not None:
            form = {"hukou_kind": status, "village": "平庄村三组", "from_on": str(today.replace(month=1, day=1))}
            assert (await clerk.post(f"{V1}/people/{person}/statuses", json=form)).status_code == 201
    home = (await clerk.get(f"{V1}/people/{people[0]}")).json()["residences"][0]["household_id"]
    version = (await clerk.get(f"{V1}/households/{home}")).json()["version"]
    birth = {"name": "文小满", "sex": "1", "birth_on": str(today), "relation": "20"}
    answer = await clerk.post(f"{V1}/households/{home}/births", json=birth, headers={"If-Match": f'"{version}"'})
    assert answer.status_code == 201, answer.text
    return people


async def test_newcomers_of_the_month_by_origin_are_what_an_independent_count_finds(
    alone_api: Api, alone_stage: str, newcomers: list[str]
):
    committee = await alone_api.sign_in("committee")
    figures = (await committee.get(f"{V1}/moving-figures")).json()
    first = clock.today().replace(day=1)
    with psycopg.connect(alone_stage) as owner:
        rows = owner.execute(
            """select coalesce(a.name, r.origin, '没写') as origin, count(distinct r.person_id)
               from resident r join person p on p.community_id = r.community_id and p.id = r.person_id
               left join area a on a.code = substr(r.origin_code, 1, 2)
               where r.community_id = 1 and r.presence <> 'away' and r.from_on between %(first)s and %(today)s
                 and p.birth_on is distinct from r.from_on and r.person_id not in
                     (select person_id from resident where community_id = 1 and from_on < %(first)s)
               group by 1""",
            {"first": first, "today": clock.today()},
        ).fetchall()
    counted = {row["name"]: row["people"] for row in figures["by_origin"]}
    assert counted == dict(rows)
    assert counted["贵州毕节"] == 2 and counted["四川泸州"] == 1
    assert figures["newcomers"] == sum(counted.values())


async def test_changed_this_year_still_agricultural_and_by_village_are_what_an_independent_count_finds(
    alone_api: Api, alone_stage: str, newcomers: list[str]
):
    street = await alone_api.sign_in("street", community="520302010007")
    figures = (await street.get(f"{V1}/moving-figures")).json()
    with psycopg.connect(alone_stage) as owner:
        rows = owner.execute(
            """select hukou_kind, village, from_on from (
                 select *, row_number() over (partition by person_id order by from_on desc) as nth
                 from resident_status where community_id = 1 and from_on <= %s) s
               where nth = 1 and person_id in (select person_id from resident
                 where community_id = 1 and until_on is null and presence <> 'away')""",
            [clock.today()],
        ).fetchall()
    assert figures["changed"] == sum(row[2].year == clock.today().year for row in rows) >= 2
    assert figures["agricultural"] == sum(row[0] == "agricultural" for row in rows) >= 1
    villages = {row["name"]: row["people"] for row in figures["by_village"]}
    assert villages == {name: [row[1] for row in rows].count(name) for name in {row[1] for row in rows} - {None}}


async def test_findings_by_building_and_month_are_what_an_independent_count_finds(full_api: Api, full_stage: str):
    committee = await full_api.sign_in("committee")
    answer = (await committee.get(f"{V1}/grid/findings")).json()
    with psycopg.connect(full_stage) as owner:
        rows = owner.execute(
            """select p.building_id::text, to_char(c.checked_at at time zone 'Asia/Shanghai', 'YYYY-MM-01'),
                      sum((select count(*) from jsonb_array_elements(c.results) r where not (r ->> 'ok')::boolean))
               from patrol_check c join patrol_point p on p.community_id = c.community_id and p.id = c.point_id
               where c.community_id = 1 group by 1, 2 having sum(c.findings) > 0"""
        ).fetchall()
    assert len(answer["months"]) == 12 and rows
    shown = {
        (line["id"], month): amount
        for line in answer["buildings"]
        for month, amount in zip(answer["months"], line["months"], strict=True)
        if amount
    }
    assert shown == {(building, month): amount for building, month, amount in rows}


async def test_a_unit_without_an_address_is_listed_for_the_street_until_it_has_one(api: Api):
    committee = await api.sign_in("committee")
    form = {"name": "遵义云上小店", "kind": "enterprise"}
    unit = (await committee.post(f"{V1}/units", json=form)).json()["id"]
    street = await api.sign_in("street")
    (row,) = [row for row in (await street.get(f"{V1}/units/unplaced")).json() if row["id"] == unit]
    assert (row["community"], row["name"]) == ("平庄社区", "遵义云上小店")
    moved = {"address": "平庄路18号附3号", "from_on": str(clock.today())}
    assert (await committee.post(f"{V1}/units/{unit}/addresses", json=moved)).is_success
    assert unit not in [row["id"] for row in (await street.get(f"{V1}/units/unplaced")).json()]
