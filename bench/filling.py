"""Three months of events in every community of a lab, by plain SQL: what inboxes, boards and figures are made of. The
summary that dashboards read fills itself, by the triggers that keep it."""

from __future__ import annotations

import asyncio

import orjson
import psycopg

from jiayuan import houses
from jiayuan.domains.grid.seeding import seed
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.declaring import post
from jiayuan.engines.matters.reducing import begin, table_of
from jiayuan.engines.matters.totalling import add_up_all
from jiayuan.kernel.database import Database
from jiayuan.kernel.settings import get_settings

#: In each community; one in ten is open and waits for the desk.
EVENTS = 1_000

_MATTERS = """
with places as (
  select row_number() over (order by position, id) - 1 as place, count(*) over () as all_places, id, grid_id, number
  from building where community_id = %(community)s
),
kinds as (select array_agg(id order by code) as ids from matter_category
          where community_id = %(community)s and parent_id is not null),
drawn as (
  select n, now() - interval '90 days' * n / %(events)s as opened, n %% 10 = 0 as is_open
  from generate_series(1, %(events)s) n
)
insert into matter (
  community_id, id, kind, workflow_version, number, progress_code, title, state, flags, details, category_id, is_urgent,
  channel, building_id, grid_id, place_text, may_call, opened_at, received_at, state_at, due_at,
  due_is_provisional, clock, clocks,
  closed_at, way, registered_at, handled_at, handle_due_at, close_due_at, returns, evaluated_at, level, round, steps,
  folded, version)
select %(community)s, gen_random_uuid(), 'grid.event', 1, 'WG-20200101-' || lpad(n::text, 4, '0'),
       upper(substr(md5(%(community)s || '.' || n), 1, 10)), '楼道里的灯不亮了',
       case when is_open then 'reported' else 'closed' end,
       '{}', '{"text": "楼道里的灯不亮了", "source": "resident"}', kinds.ids[1 + n %% cardinality(kinds.ids)], false,
       'mobile', places.id, places.grid_id, places.number || '栋', false, opened, opened, opened,
       opened + interval '2 days', false, null, '{}',
       case when not is_open then opened + interval '1 day' end, case when not is_open then 'fixed' end,
       case when not is_open then opened + interval '1 hour' end,
       case when not is_open then opened + interval '20 hours' end,
       case when not is_open then opened + interval '1 day' * (n %% 3) end,
       case when not is_open then opened + interval '2 days' end, 0,
       case when not is_open and n %% 2 = 0 then opened + interval '2 days' end,
       case when not is_open and n %% 2 = 0 then 1 + n %% 5 end, 1, 1, %(folded)s, 1
from drawn join places on drawn.n %% all_places = place, kinds
"""
_STEPS = """
insert into matter_step (
  community_id, id, matter_id, number, action, to_state, actor_account_id, actor_name, actor_role, never_by, at,
  received_at, is_public, note, data, files)
select community_id, gen_random_uuid(), id, 1, 'open', state, '00000000-0000-0000-0000-000000000000', '反映人', 'staff',
       '{}',
       opened_at, opened_at, true, '', '{}', '[]'
from matter where community_id = %(community)s
"""
_TASKS = """
insert into matter_task (
  community_id, id, matter_id, purpose, state, holder_kind, holder_id, post, joining, due_at, opened_at, opened_step_id)
select community_id, gen_random_uuid(), id, 'main', state, 'post', %(holder)s, 'event_clerk', 'all', due_at, opened_at,
       gen_random_uuid()
from matter where community_id = %(community)s and closed_at is null
"""


def fill(owner: str) -> None:
    """Events where there are none yet."""
    houses.routes()
    with psycopg.connect(owner) as connection:
        empty = connection.execute(
            "select c.id from community c where c.id <> 0 and exists (select from grid g where g.community_id = c.id)"
            " and not exists (select from matter m where m.community_id = c.id) order by c.id"
        ).fetchall()
        folded = orjson.dumps(begin(table_of(GRID_EVENT), (), None)).decode()
        values = {"events": EVENTS, "folded": folded, "holder": post("event_clerk").id}
        for (community,) in empty:
            asyncio.run(_seed(owner, community))
            for statement in (_MATTERS, _STEPS, _TASKS):
                connection.execute(statement, values | {"community": community})
            connection.commit()
        if empty:
            connection.execute("analyze matter, matter_task, matter_figure")
            connection.commit()
            asyncio.run(_add_up(owner))


async def _add_up(owner: str) -> None:
    """The totals of each community, which a worker keeps elsewhere."""
    database = Database(owner, get_settings())
    await add_up_all(database)
    await database.close()


async def _seed(owner: str, community: int) -> None:
    """The example categories with their rules."""
    database = Database(owner, get_settings())
    async with database.transaction(f"{{{community}}}") as session:
        await seed(session, community)
    await database.close()
