"""What phones and desk ask all day is answered by an ordered range of an index, seen as the application's role."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import orjson
import psycopg
import pytest

from jiayuan.domains.grid import day, visit_queries
from jiayuan.domains.grid.dueing import refresh_community
from jiayuan.kernel import clock
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.scoping import set_scope
from walking_stage import rows

#: Twelve thousand visits over a year, by four workers in four grids.
MONTHS_OF_VISITS = """
insert into visit (community_id, id, grid_id, building_id, dwelling_id, household_id, worker_account_id, worker_name,
  how, outcome, words, files, confirmed, arrived_at, received_at, is_gap, version)
select 1, gen_random_uuid(), b.grid_id, b.id, h.dwelling_id, h.id, a.id, a.name,
  'door', 'met', 'for the planner', '[]', false, t, t, false, 1
from generate_series(0, 11999) n
join (select h.*, row_number() over (order by h.id) - 1 as at from household h where community_id = 1) h
  on h.at = n % 1600
join dwelling d on d.id = h.dwelling_id join building b on b.id = d.building_id
join grid g on g.id = b.grid_id join account a on a.login = 'grid' || g.serial
cross join lateral (select now() - interval '380 days' + n * interval '44 minutes' as t) at
"""


@pytest.fixture(scope="module", autouse=True)
async def _known_to_the_planner(api, stage):
    await refresh_community(api.database, 1)
    with psycopg.connect(stage, autocommit=True) as owner:
        owner.execute(MONTHS_OF_VISITS)
        owner.execute("analyze")
        yield
        owner.execute("delete from visit where words = 'for the planner'")


def nodes(plan: dict) -> list[dict]:
    return [plan, *(found for inner in plan.get("Plans", []) for found in nodes(inner))]


async def planned(api, query, **values) -> list[dict]:
    given = query.fixed | {"community": 1} | values
    async with api.database.pool.acquire() as held:
        driver = held._con
        await set_scope(driver, "{1}")
        found = await driver.fetchval("explain (format json) " + query.sql, *[given[name] for name in query.names])
    return nodes((orjson.loads(found) if isinstance(found, str) else found)[0]["Plan"])


async def test_a_grids_route_is_read_in_order_from_its_index(api):
    (grid,) = await rows(api, "select id from grid where serial = 3")
    found = await planned(api, day.ROUTE, grid_id=grid["id"], today=clock.today())
    assert [node["Node Type"] for node in found if "Sort" in node["Node Type"]] == []
    assert "due_visit_route" in {node.get("Index Name") for node in found}


@pytest.mark.parametrize(
    ("shape", "index"),
    [
        (frozenset(), "visit_by_time"),
        (frozenset({"grid_id"}), "visit_by_grid"),
        (frozenset({"household_id"}), "visit_of_household"),
        (frozenset({"worker_account_id"}), "visit_by_worker"),
    ],
)
async def test_the_list_of_visits_is_read_backwards_from_an_index(api, stage, shape, index):
    (grid,) = await rows(api, "select id from grid where serial = 3")
    (who,) = await rows(api, "select id from account where login = 'grid3'")
    (home,) = await rows(api, "select id from household limit 1")
    values = {"grid_id": grid["id"], "worker_account_id": who["id"], "household_id": home["id"]}
    page = PageQuery(20, None).before(at=datetime, id=UUID)
    given = {name: value for name, value in values.items() if name in shape}
    found = await planned(api, visit_queries.visits_query(shape), **given, **page)
    assert [node["Node Type"] for node in found if "Sort" in node["Node Type"]] == []
    assert index in {node.get("Index Name") for node in found}
