"""Residents, households and dwellings by the subtree of areas, against a count from the records (R010)."""

from __future__ import annotations

from typing import Any

import psycopg

from jiayuan.kernel import clock
from jiayuan.people.rules import born_by
from jiayuan.people.totalling import COUNTED, TotalLine, add_up_all
from people_stage import doors, register
from stage import Api

COUNT = """
select (select count(*) from dwelling d where d.community_id = c.id),
       (select count(*) from household h where h.community_id = c.id and h.until_on is null),
       count(r.id), count(r.id) filter (where r.kind = 'registered'), count(r.id) filter (where r.kind = 'floating'),
       count(r.id) filter (where r.kind = 'overseas'), count(r.id) filter (where r.kind = 'unregistered'),
       count(r.id) filter (where p.birth_on <= %(born_by)s)
from community c left join resident r on r.community_id = c.id and r.until_on is null and r.presence <> 'away'
  and r.is_main left join person p on p.community_id = r.community_id and p.id = r.person_id
where c.code = %(code)s group by c.id
"""


async def totals(api: Api, login: str) -> dict[str, TotalLine]:
    answer = await (await api.sign_in(login)).get("/api/v1/people-totals")
    assert answer.status_code == 200, answer.text
    return {line.code: line for line in (TotalLine.model_validate(row) for row in answer.json())}


def amounts(line: TotalLine) -> tuple[Any, ...]:
    return tuple(getattr(line, what) for what in COUNTED)


async def test_an_area_is_the_sum_of_what_lies_below_it_and_a_community_what_its_records_say(
    pilots_api: Api, pilots: str
) -> None:
    await add_up_all(pilots_api.database)
    found = await totals(pilots_api, "street")
    parts = {code: line for code, line in found.items() if line.is_community}
    (street,) = [line for line in found.values() if not line.is_community]
    assert (street.code, street.communities) == ("520302010", len(parts)) and len(parts) > 1
    assert amounts(street) == tuple(map(sum, zip(*map(amounts, parts.values()), strict=True)))
    with psycopg.connect(pilots) as rows:
        for code, line in parts.items():
            given = {"code": code, "born_by": born_by(80, clock.today())}
            assert rows.execute(COUNT, given).fetchone() == amounts(line)
    assert street.residents == street.registered + street.floating + street.overseas + street.unregistered > 0
    assert street.over_80 > 0


async def test_a_district_sees_its_streets_and_their_communities(pilots_api: Api, pilots: str) -> None:
    await add_up_all(pilots_api.database)
    with psycopg.connect(pilots) as rows:
        widened = "update account_role set area_code = %s where role = 'street_committee' returning account_id"
        (account,) = rows.execute(widened, ["520302000000"]).fetchone()
        rows.execute("select pg_notify('jiayuan_principal', %s)", [str(account)])
    try:
        answer = await (await pilots_api.sign_in("street", role="street_committee")).get("/api/v1/people-totals")
        found = {row["code"]: row for row in answer.json()}
    finally:
        with psycopg.connect(pilots) as rows:
            rows.execute(widened, ["520302010000"])
            rows.execute("select pg_notify('jiayuan_principal', %s)", [str(account)])
    streets = [code for code in found if len(code) == 9]
    assert len(streets) > 1 and "520302" in found and "5203" not in found
    assert found["520302"]["residents"] == sum(found[code]["residents"] for code in streets)
    assert list(found) == sorted(found)


async def test_who_has_one_community_sees_that_one(pilots_api: Api) -> None:
    found = await totals(pilots_api, "clerk")
    assert [(code, line.communities, line.is_community) for code, line in found.items()] == [("520302010007", 1, True)]


async def test_what_moves_is_counted_within_seconds_and_the_rest_is_left_alone(alone_api: Api) -> None:
    await add_up_all(alone_api.database)
    (before,) = (await totals(alone_api, "clerk")).values()
    clerk = await alone_api.sign_in("clerk")
    dwelling = (await doors(clerk))[0]
    home = {"dwelling_id": dwelling, "from_on": "2026-01-05", "kind": "floating"}
    person = await register(clerk, document_number=None, sex="2", birth_on="1940-05-05", residence=home)
    await add_up_all(alone_api.database)
    (after,) = (await totals(alone_api, "clerk")).values()
    grown = {what for what in COUNTED if getattr(after, what) == getattr(before, what) + 1}
    assert grown == {"households", "residents", "floating", "over_80"}
    (lived,) = (await clerk.get(f"/api/v1/people/{person}")).json()["residences"]
    left = {"until_on": f"{clock.today()}"}
    ended = await clerk.post(f"/api/v1/residents/{lived['id']}/moving-out", json=left)
    assert ended.status_code == 204, ended.text
    await add_up_all(alone_api.database)
    (gone,) = (await totals(alone_api, "clerk")).values()
    assert amounts(gone) == amounts(before)
    await add_up_all(alone_api.database)
    (still,) = (await totals(alone_api, "clerk")).values()
    assert still.counted_at == gone.counted_at
