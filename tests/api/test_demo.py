"""The figures of the stage, counted in the database as the owner sees it."""

from __future__ import annotations

import psycopg
import pytest

from jiayuan import demo
from jiayuan.kernel import server
from stage import MONDAY


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


def test_nobody_was_recorded_before_he_came_nor_confirmed_before_his_household(count):
    early = """p.recorded_at < r.from_on::timestamp at time zone 'Asia/Shanghai'
                or p.confirmed_at < greatest(p.recorded_at, h.confirmed_at)"""
    living = "from person p join resident r on r.person_id = p.id join household h on h.id = r.household_id"
    assert count(f"select count(*) {living} where r.until_on is null and p.merged_into_id is null and ({early})") == [
        (0,)
    ]


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


@pytest.fixture(scope="module")
def told(monday_stage):
    with psycopg.connect(monday_stage, autocommit=True) as connection:

        def counted(query: str) -> list[tuple]:
            return connection.execute(query).fetchall()

        yield counted


NOW = f"timestamptz '{MONDAY.isoformat()}'"
TODAY = f"date '{MONDAY.date()}'"


def test_three_months_of_events_are_enough_for_numbers_to_mean_something(told):
    ((events, days, late, returned, handed_back, next_rounds),) = told(
        f"""select count(*), {TODAY} - min(opened_at at time zone 'Asia/Shanghai')::date,
                   count(*) filter (where handled_at > handle_due_at), count(*) filter (where returns > 0),
                   (select count(*) from matter_step where action = 'hand_back'), count(*) filter (where round = 2)
            from matter"""
    )
    assert 330 <= events <= 390
    assert 80 <= days <= 95
    assert min(late, returned, handed_back) >= 8
    assert next_rounds >= 3


def test_two_events_are_late(told):
    late = f"select count(*) from matter where closed_at is null and paused_at is null and due_at < {NOW}"
    assert told(late) == [(2,)]


def test_one_of_the_late_events_is_registered_and_waits_for_the_clerk(told):
    assert told(
        f"""select p.kind from matter m join matter_task t on t.matter_id = m.id and t.done_at is null
            join post p on p.id = t.holder_id or p.kind = t.post
            where m.state = 'registered' and m.due_at < {NOW} and m.flags = '{{}}'"""
    ) == [("event_clerk",)]


def test_who_leads_is_never_among_those_whom_a_whistle_called(told):
    assert told(
        """select count(*) from matter_task h join matter_task m using (community_id, matter_id, holder_id)
           where h.purpose = 'help' and m.purpose = 'main' and m.opened_at <= h.opened_at
             and coalesce(m.done_at, 'infinity') > h.opened_at"""
    ) == [(0,)]


def test_workers_call_on_people_by_day(told):
    assert told(
        """select count(*) from visit
           where extract(hour from arrived_at at time zone 'Asia/Shanghai') not between 8 and 20"""
    ) == [(0,)]


def test_three_events_are_due_today(told):
    assert told(
        f"""select count(*) from matter where closed_at is null and paused_at is null and due_at >= {NOW}
            and (due_at at time zone 'Asia/Shanghai')::date = {TODAY}"""
    ) == [(3,)]


def test_the_resident_of_the_stage_has_a_late_event_and_one_to_judge(told):
    mine = "from matter m join account a on a.id = m.reporter_account_id where a.login = 'resident'"
    assert told(f"select count(*) {mine} and m.state = 'dispatched' and m.due_at < {NOW}") == [(1,)]
    lately = f"m.closed_at > {NOW} - interval '15 days' and m.way = 'fixed' and m.evaluated_at is null"
    ((to_judge,),) = told(f"select count(*) {mine} and {lately}")
    assert to_judge >= 1


def test_one_event_rests_one_waits_for_the_arbiter_and_three_units_are_called(told):
    assert told("select count(*) from matter where closed_at is null and paused_at is not null") == [(1,)]
    assert told("select count(*) from matter where 'frozen' = any (flags)") == [(1,)]
    assert told("select count(*) from matter_task where purpose = 'help' and done_at is null") == [(3,)]


def test_nobody_closed_what_he_had_handled(told):
    assert told(
        """select count(*) from matter_step c join matter_step h using (community_id, matter_id)
           where c.action = 'close' and h.action in ('handle', 'settle') and c.actor_account_id = h.actor_account_id"""
    ) == [(0,)]


def test_the_numbers_of_each_day_have_no_gap(told):
    assert told(
        """select count(*) from matter_counter c where c.last <> (select count(*) from matter m
           where m.community_id = c.community_id and m.number like 'WG-' || to_char(c.day, 'YYYYMMDD') || '-%')"""
    ) == [(0,)]


def test_the_worker_of_the_third_grid_finds_the_list_of_the_stage(told):
    assert told(
        f"""select purpose, count(*) from due_visit d join grid g on g.id = d.grid_id
            where g.serial = 3 and show_on <= {TODAY} group by 1 order by 1"""
    ) == [("care", 6), ("collect", 1), ("confirm", 4)]
    assert told(
        f"""select r.name from patrol_route r join grid g on g.id = r.grid_id where g.serial = 3 and r.every_days = 7
            and {TODAY} = (select max(p.started_at at time zone 'Asia/Shanghai')::date + 7 from patrol p
                           where p.route_id = r.id)"""
    ) == [("消防检查",)]


def test_nothing_of_the_invented_past_is_still_to_be_sent_or_done(told):
    assert told("select count(*) from outbox_event where delivered_at is null") == [(0,)]
    assert told("select count(*) from message_delivery") == [(0,)]


def test_nothing_happened_in_the_future(told):
    assert told(f"select count(*) from matter_step where at > {NOW}") == [(0,)]
    assert told(f"select count(*) from visit where received_at > {NOW}") == [(0,)]


async def test_invented_people_are_never_put_among_real_ones(own_server, fresh_database_name):
    url = own_server.url(server.OWNER, fresh_database_name)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("update community set is_demo = false where id = 2")
        with pytest.raises(demo.RealData):
            await demo.load(url, demo.Wanted(bare=True))
        assert connection.execute("select count(*) from person").fetchone() == (0,)


async def test_loading_again_changes_nothing(stage, count):
    before = count("select count(*), max(id::text) from person")
    assert await demo.load(stage, demo.Wanted(bare=True)) is False
    assert count("select count(*), max(id::text) from person") == before


def test_a_district_has_its_real_communities_and_exactly_the_residents_wanted():
    district = demo.plans(demo.Wanted(communities=196, residents=3_000_000))
    assert (len(district), len({plan.code for plan in district})) == (196, 196)
    assert sum(plan.people for plan in district) == 3_000_000
    assert all(plan.code.startswith("520302") for plan in district)


def test_the_pilots_lie_in_three_streets():
    pilots = demo.plans(demo.Wanted(communities=3))[1:]
    assert [plan.name for plan in pilots] == ["七塘社区", "文明社区", "东笋社区"]
    assert len({plan.code[:9] for plan in pilots}) == 3
    assert {plan.people for plan in pilots} == {200}


async def test_a_clerk_of_one_pilot_is_nobody_in_another(pilots_api):
    clerk = await pilots_api.sign_in("clerk-qitang", community="520302003181")
    assert (await clerk.get("/api/v1/grids")).status_code == 404


def test_a_residents_account_and_record_are_found_by_the_same_phone(count):
    assert count(
        """select count(*) from account a join account_person t on t.account_id = a.id
           join person p on p.community_id = t.community_id and p.id = t.person_id
           where a.login in ('resident', 'resident2') and a.phone_index = p.phone_index"""
    ) == [(2,)]


def test_names_with_a_middle_dot_and_compound_surnames_live_here(count):
    ((dotted, compound),) = count(
        "select count(*) filter (where name like '%·%'), count(*) filter (where name ~ '^(令狐|欧阳|上官)') from person"
    )
    assert dotted == 8
    assert compound > 50
