"""The figures of the stage, counted in the database as the owner sees it."""

from __future__ import annotations

import psycopg
import pytest


@pytest.fixture(scope="module")
def count(stage):
    with psycopg.connect(stage, autocommit=True) as connection:

        def counted(query: str) -> list[tuple]:
            return connection.execute(query).fetchall()

        yield counted


LIVING = "from resident where until_on is null and presence <> 'away'"

FIGURES = [
    ("select count(*) from building", [(27,)]),
    ("select count(*) from entrance", [(54,)]),
    ("select count(*) from dwelling", [(1944,)]),
    ("select count(*) from household where until_on is null", [(1620,)]),
    (f"select count(*) {LIVING}", [(4860,)]),
    ("select count(*) from unit where closed_on is null", [(9,)]),
    ("select count(distinct person_id) from care_tag where tag = 'landless'", [(312,)]),
    ("select count(distinct person_id) from care_tag where tag = 'living_alone'", [(96,)]),
    (
        """select count(*), count(*) filter (where p.sex = '2') from care_tag t
           join person p on p.community_id = t.community_id and p.id = t.person_id where tag = 'empty_nest'""",
        [(143, 61)],
    ),
]


@pytest.mark.parametrize(("query", "expected"), FIGURES)
def test_the_stage_has_the_figures_of_the_source(count, query, expected):
    assert count(query) == expected


def test_the_grids_hold_buildings_and_households_as_the_stage_says(count):
    assert count(
        """select g.serial, count(distinct b.id), min(b.position), max(b.position), count(h.id) from grid g
           join building b on b.grid_id = g.id left join dwelling d on d.building_id = b.id
           left join household h on h.dwelling_id = d.id and h.until_on is null group by 1 order by 1"""
    ) == [(1, 7, 1, 7, 420), (2, 7, 8, 14, 420), (3, 7, 15, 21, 420), (4, 6, 22, 27, 360)]


def test_each_entrance_has_eighteen_floors_with_two_doors(count):
    assert count("select distinct min(door), max(floor), count(*) from dwelling group by entrance_id") == [
        ("1001", 18, 36)
    ]


def test_an_old_lady_lives_alone_where_the_stage_puts_her(count):
    assert count(
        """select extract(year from age(now(), p.birth_on))::int, b.number, e.number,
                  (select array_agg(t.tag order by t.tag) from care_tag t where t.person_id = p.id)
           from person p join resident r on r.person_id = p.id and r.until_on is null
           join dwelling d on d.id = r.dwelling_id join entrance e on e.id = d.entrance_id
           join building b on b.id = d.building_id where p.name = '福秀兰'"""
    ) == [(79, "15", "2", ["empty_nest", "living_alone"])]


def test_only_the_second_entrance_of_building_fifteen_has_no_doctor(count):
    assert count(
        """select b.number, e.number from entrance e join building b on b.id = e.building_id
           where not exists (select from responsible r where r.place_id = e.id and r.role = 'doctor')"""
    ) == [("15", "2")]


def test_no_identity_number_has_an_area_that_was_ever_issued(count):
    assert count("select distinct left(document_mask, 3) from person where document_kind = 'citizen_id'") == [("529",)]


def test_thirty_eight_people_came_this_month(count):
    assert count(
        f"""select count(*) {LIVING} and tenure = 'tenant'
            and from_on >= date_trunc('month', now() at time zone 'Asia/Shanghai')::date"""
    ) == [(38,)]


LOGINS = [
    "street", "committee", "branch", "clerk", "grid1", "grid2", "grid3", "grid4", "property", "resident", "resident2",
    "admin", "security", "auditor",
]  # fmt: skip


def test_the_accounts_are_those_of_the_stage_and_no_others(count):
    assert {login for (login,) in count("select login from account")} == set(LOGINS)


@pytest.mark.parametrize("login", LOGINS)
async def test_every_account_of_the_stage_signs_in(api, login):
    client = await api.sign_in(login)
    assert (await client.get("/api/v1/me")).status_code == 200


async def test_a_clerk_of_a_pilot_signs_in_beside_those_of_the_reference(pilots_api):
    for login in ("clerk", "clerk-qitang", "clerk-wenming", "clerk-dongsun"):
        client = await pilots_api.sign_in(login)
        assert (await client.get("/api/v1/me")).status_code == 200
