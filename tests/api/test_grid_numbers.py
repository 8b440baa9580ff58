"""Numbers of whole communities, side by side for the street; against an independent count."""

from __future__ import annotations

from typing import Any

import psycopg

from grid_stage import V1
from jiayuan.engines.matters.totalling import add_up_all
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from stage import Api

COUNT = """
select c.code, count(m.id) filter (where m.way is distinct from 'withdrawn' and m.merged_into_id is null
         and to_char(m.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM') = %(month)s) as reported,
       count(m.id) filter (where m.way is not null and m.way <> 'withdrawn' and m.merged_into_id is null
         and to_char(m.closed_at at time zone 'Asia/Shanghai', 'YYYY-MM') = %(month)s) as closed
from community c left join matter m on m.community_id = c.id and m.kind = 'grid.event'
where c.id <> 0 group by c.code
"""


async def numbers(api: Api, login: str) -> dict[str, dict[str, Any]]:
    client = await api.sign_in(login)
    answer = await client.get(f"{V1}/grid/numbers", params={"by": "community"})
    assert answer.status_code == 200, answer.text
    return {row["community"]: row["counts"] for row in answer.json()}


async def call(api: Api, login: str, words: str) -> None:
    clerk = await api.sign_in(login)
    answer = await clerk.post(f"{V1}/grid/calls", json={"id": str(uuid7()), "text": words, "place": {"text": "广场"}})
    assert answer.status_code == 201, answer.text


async def test_a_street_sees_each_of_its_communities_with_what_happened_there(pilots_api: Api, pilots: str) -> None:
    for login in ("clerk", "clerk-qitang", "clerk-qitang"):
        await call(pilots_api, login, "路灯不亮了")
    await add_up_all(pilots_api.database)
    found = await numbers(pilots_api, "street")
    with psycopg.connect(pilots) as rows:
        counted = {row[0]: row[1:] for row in rows.execute(COUNT, {"month": f"{clock.today():%Y-%m}"}).fetchall()}
    assert len({code[:9] for code in found}) == 1
    ours = {code: count for code, count in counted.items() if code[:9] in {one[:9] for one in found}}
    assert len(ours) < len(counted)
    assert {code: (one["reported"], one["closed"]) for code, one in found.items()} == ours
    assert sum(one["reported"] for one in found.values()) >= 3


async def test_a_clerk_compares_her_own_community_with_nobody_and_a_grid_worker_sees_no_totals(pilots_api: Api) -> None:
    mine = await numbers(pilots_api, "clerk")
    assert len(mine) == 1
    assert await numbers(pilots_api, "grid1") == {}
    assert set(mine) < set(await numbers(pilots_api, "street"))


async def test_totals_made_twice_are_the_same(pilots_api: Api) -> None:
    await add_up_all(pilots_api.database)
    before = await numbers(pilots_api, "street")
    await call(pilots_api, "clerk", "井盖松了")
    await add_up_all(pilots_api.database)
    await add_up_all(pilots_api.database)
    after = await numbers(pilots_api, "street")
    changed = {code for code in before if before[code] != after[code]}
    assert len(changed) == 1
    assert sum(one["reported"] for one in after.values()) == 1 + sum(one["reported"] for one in before.values())
