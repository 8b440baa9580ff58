"""Residents, households and dwellings by the subtree of areas that somebody sees (R010); counted some seconds after."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import ARRAY, Integer, String, bindparam, delete, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.jobs import communities, every
from jiayuan.kernel.models import Community
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people.rules import born_by
from jiayuan.people.total_models import PeopleTotal, PeopleTotalWaiting
from jiayuan.territory.queries import area, community

_LOCK = 7_041_012
total = PeopleTotal.__table__
COUNTED = ("dwellings", "households", "residents", "registered", "floating", "overseas", "unregistered", "over_80")
#: The digits of province, city, county, street and community (GR-31).
_LEVELS = (2, 4, 6, 9, 12)

#: Who is ``away`` is not counted (GR-20), and everybody once, at the main home: as in the sums of a community.
_COUNT = """
insert into people_total (community_id, id, dwellings, households, residents, registered, floating, overseas,
  unregistered, over_80, counted_at)
select :community, gen_random_uuid(),
  (select count(*) from dwelling where community_id = :community),
  (select count(*) from household where community_id = :community and until_on is null),
  count(*), count(*) filter (where r.kind = 'registered'), count(*) filter (where r.kind = 'floating'),
  count(*) filter (where r.kind = 'overseas'), count(*) filter (where r.kind = 'unregistered'),
  count(*) filter (where p.birth_on <= :born_by), :now
from resident r join person p on p.community_id = r.community_id and p.id = r.person_id
where r.community_id = :community and r.until_on is null and r.presence <> 'away' and r.is_main
on conflict (community_id) do update set (dwellings, households, residents, registered, floating, overseas,
  unregistered, over_80, counted_at) = (excluded.dwellings, excluded.households, excluded.residents,
  excluded.registered, excluded.floating, excluded.overseas, excluded.unregistered, excluded.over_80,
  excluded.counted_at)"""


class TotalLine(BaseModel):
    """One area with all below it; ``counted_at`` of the community that was counted longest ago, null before that."""

    code: str
    name: str
    communities: int
    is_community: bool
    dwellings: int
    households: int
    residents: int
    registered: int
    floating: int
    overseas: int
    unregistered: int
    over_80: int
    counted_at: datetime | None


@every(seconds=20, name="people.totals")
async def add_up_all(database: Database) -> None:
    """Whatever waits anywhere, and once a day everybody: ages change by themselves."""
    everywhere = await communities(database)
    midnight = clock.start_of(clock.today())
    async with database.transaction("{" + ",".join(map(str, everywhere)) + "}") as session:
        waiting = select(PeopleTotalWaiting.community_id).where(PeopleTotalWaiting.community_id.in_(everywhere))
        uncounted = (
            select(Community.id)
            .outerjoin(PeopleTotal, PeopleTotal.community_id == Community.id)
            .where(Community.id.in_(everywhere))
            .where(or_(PeopleTotal.id.is_(None), PeopleTotal.counted_at < midnight))
        )
        found = {*await session.scalars(waiting.distinct()), *await session.scalars(uncounted)}
    for number in sorted(found):
        async with database.transaction(f"{{{number}}}") as session:
            await add_up(session, number)


async def add_up(session: AsyncSession, number: int) -> None:
    """Count one community anew; what is written meanwhile waits for the next time."""
    await session.execute(select(func.pg_advisory_xact_lock(_LOCK, number)))
    await session.execute(
        delete(PeopleTotalWaiting)
        .where(PeopleTotalWaiting.community_id == number)
        .execution_options(synchronize_session=False)
    )
    given = {"community": number, "born_by": born_by(80, clock.today()), "now": clock.now()}
    await session.execute(text(_COUNT), given)


TOTALS = Query(
    select(community.c.code, community.c.name, *(total.c[name] for name in COUNTED), total.c.counted_at)
    .outerjoin(total, total.c.community_id == community.c.id)
    .where(community.c.id == func.any(bindparam("communities", type_=ARRAY(Integer))))
    .order_by(community.c.code)
)
NAMES = Query(select(area.c.code, area.c.name).where(area.c.code == func.any(bindparam("codes", type_=ARRAY(String)))))


async def list_totals(read: Reader, actor: Actor) -> list[Row]:
    """Every area that lies over the communities the actor sees, from what they have in common down to each of them."""
    rows = await read.rows(TOTALS, communities=list(actor.communities))
    over = {code for row in rows for code in ancestors(row["code"])}
    shared = {code for code in over if all(row["code"].startswith(code) for row in rows)}
    shown = over - shared | ({max(shared, key=len)} if shared else set())
    names = {row["code"]: row["name"] for row in await read.rows(NAMES, codes=sorted(shown))} if len(rows) > 1 else {}
    lines = [_line(row["code"], row["name"], [row], is_community=True) for row in rows]
    for code in shown if len(rows) > 1 else ():
        inside = [row for row in rows if row["code"].startswith(code)]
        lines.append(_line(code, names.get(code, code), inside, is_community=False))
    return sorted(lines, key=lambda line: str(line["code"]))


def ancestors(code: str) -> list[str]:
    """The codes of province, city, county and street over a community."""
    return [code[:length] for length in _LEVELS[:-1]]


def _line(code: str, name: str, rows: list[Row], *, is_community: bool) -> Row:
    counted = [row["counted_at"] for row in rows]
    return {
        "code": code, "name": name, "communities": len(rows), "is_community": is_community,
        **{what: sum(row[what] or 0 for row in rows) for what in COUNTED},
        "counted_at": None if None in counted else min(counted),
    }  # fmt: skip
