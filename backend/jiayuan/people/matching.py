"""What staged rows mean beside what is known: who is who, what has to be decided, and how many of each there are.

Nothing known is overwritten: an empty fact is filled, another value is a conflict that somebody decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

#: Facts that a row may fill or contradict, with their column.
COMPARED = {
    "name": "name",
    "document": "document_index",
    "birth": "birth_on",
    "phone": "phone_index",
    "ethnic_group": "ethnic_group",
    "education": "education",
    "political_status": "political_status",
    "marital_status": "marital_status",
    "workplace": "workplace",
}
#: How a known person lives at the row's door, which a row may contradict; a head's relation is a matter of heads.
LIVING = ("kind", "relation")
FACT_TITLES = {
    "name": "姓名",
    "document": "证件号码",
    "birth": "出生日期",
    "phone": "联系电话",
    "ethnic_group": "民族",
    "education": "文化程度",
    "political_status": "政治面貌",
    "marital_status": "婚姻状况",
    "workplace": "工作单位",
    "kind": "人口类型",
    "relation": "与户主关系",
    "residence": "居住地",
    "household": "同一套房的另一户",
    "head": "户主",
}


Key = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing to decide: a fact of a known person, his door, another household at a door, or a second head."""

    position: int
    sheet: str
    line: int
    household: int
    name: str
    fact: str
    person_id: UUID | None
    before: str | None
    after: str | None

    @property
    def key(self) -> Key:
        """What a decision is remembered by between preview and writing; a line may name a head and a member."""
        return self.sheet, self.line, self.fact, self.name


_KNOWN = """update staged s set known_id = k.id from (
      with numbered as materialized (
        select s.position, p.id from staged s cross join lateral (
          select p.id from person p where p.community_id = :community and p.document_index = s.document_index
            and p.merged_into_id is null and p.batch_id is distinct from :batch limit 1) p
        where s.document_index is not null),
      doors as materialized (
        select s.dwelling_id, array_agg(s.position) as positions, array_agg(s.name) as names,
          array_agg(s.birth_on) as births, array_agg(s.birth_part) as parts,
          array_agg(s.document_index is not null) as numbered
        from staged s
        where s.dwelling_id is not null and not exists (select from numbered n where n.position = s.position)
        group by s.dwelling_id)
      select position, id from numbered
      union all
      (select distinct on (n.position) n.position, n.id from (
        select distinct on (p.id) s.position, p.id
        from doors d
        cross join lateral (
          select r.person_id from resident r where r.community_id = :community and r.dwelling_id = d.dwelling_id
            and r.until_on is null limit 1000) r
        cross join lateral (
          select p.id, p.name, p.birth_on, p.document_index from person p where p.community_id = :community
            and p.id = r.person_id and p.batch_id is distinct from :batch limit 1) p
        cross join lateral unnest(d.positions, d.names, d.births, d.parts, d.numbered)
          as s(position, name, birth_on, birth_part, numbered)
        where s.name = p.name and not (s.numbered and p.document_index is not null)
          and (p.birth_on is null or case when s.birth_on is null
              then to_char(p.birth_on, 'YYYY-MM-DD') like coalesce(s.birth_part, '') || '%'
              else p.birth_on = s.birth_on end)
        order by p.id, p.birth_on = s.birth_on desc nulls last, s.position) n
      order by n.position, n.id)) k
    where k.position = s.position"""
_KNOWN_HOUSEHOLDS = """update staged_group g set known_id = found.household_id from (
      select s.household, s.dwelling_id, min(r.household_id::text)::uuid as household_id
      from staged s cross join lateral (
        select r.household_id from resident r where r.community_id = :community and r.person_id = s.known_id
          and r.dwelling_id = s.dwelling_id and r.until_on is null limit 1) r
      where s.known_id is not null
      group by s.household, s.dwelling_id) found
    where found.household = g.household and found.dwelling_id = g.dwelling_id"""


async def match(session: AsyncSession, community: int, batch_id: UUID, *, scattered: bool = False) -> int:
    """Find the known people: by document, else by name and door and as much of the birth as both know, where not both
    have a number; nobody on record is two rows. Answers how many of the staged ones they are.
    Makes the groups by household and door, with identifiers of the wave's moment, so that its rows stand together.

    Who came with an earlier wave of this very batch is not known: the reader has told who stands in the file twice.
    The rows of a door go together, so that it is looked up once and nothing is joined that the planner cannot estimate.
    ``limit 1`` inside ``lateral`` makes the planner look each row up by index: it knows nothing of the thousands that
    this transaction has written, and would read all people of the community again for each wave.
    """
    own = {"community": community, "batch": batch_id}
    known: int = (await session.execute(text(_KNOWN), own)).rowcount  # type: ignore[attr-defined]
    for statement in (
        """insert into staged_group
           select s.household, s.dwelling_id, s.building_id, b.grid_id,
             overlay(gen_random_uuid()::text placing left(min(s.id::text), 15) from 1)::uuid, min(s.position),
             bool_or(s.is_head), null, false
           from staged s join building b on b.community_id = :community and b.id = s.building_id
           group by s.household, s.dwelling_id, s.building_id, b.grid_id""",
        _KNOWN_HOUSEHOLDS if known else None,
        """update staged_group g set known_id = w.household_id from written_group w
           where w.household = g.household and w.dwelling_id = g.dwelling_id"""
        if scattered
        else None,
        """analyze staged (position, household, dwelling_id, known_id, document_index),
           staged_group (household, dwelling_id, known_id)""",
    ):
        if statement is not None:
            await session.execute(text(statement), named(own, statement))
    return known


def named(own: Mapping[str, Any], statement: str) -> dict[str, Any]:
    """Of these values the ones that the statement asks for."""
    return {key: value for key, value in own.items() if f":{key}" in statement}


_SHOWN = {"phone": "phone_mask", "document": "document_mask", "birth": "birth_on::text"}


def _shown(side: str, fact: str) -> str:
    return f"{side}.{_SHOWN.get(fact, fact)}"


_FACTS = ", ".join(
    f"('{fact}', p.{column} <> s.{column}, {_shown('p', fact)}, {_shown('s', fact)})"
    for fact, column in COMPARED.items()
)
#: Facts, doors and heads of who is known already; only where somebody is.
_BESIDE_THE_KNOWN = f"""
    select s.position, s.sheet, s.line, s.household, s.name, v.fact, p.id as person_id, v.before, v.after
    from staged s cross join lateral (
      select * from person p where p.community_id = :community and p.id = s.known_id limit 1) p
    cross join lateral (values {_FACTS}) as v(fact, differs, before, after)
    where s.known_id is not null and v.differs
    union all
    select s.position, s.sheet, s.line, s.household, s.name, v.fact, s.known_id, v.before, v.after
    from staged s cross join lateral (
      select r.kind, r.relation from resident r where r.community_id = :community and r.person_id = s.known_id
        and r.dwelling_id = s.dwelling_id and r.until_on is null limit 1) r
    cross join lateral (values ('kind', r.kind <> s.kind, r.kind, s.kind),
      ('relation', r.relation <> s.relation and r.relation <> '02' and not s.is_head, r.relation, s.relation))
      as v(fact, differs, before, after)
    where s.known_id is not null and v.differs
    union all
    select s.position, s.sheet, s.line, s.household, s.name, 'residence', s.known_id,
           b.number || '-' || e.number || '-' || d.door,
           coalesce(nb.number || '-' || ne.number || '-' || nd.door, nb.number || '-' || xd.door)
    from staged s
    cross join lateral (select r.community_id, r.dwelling_id from resident r
      where r.community_id = :community and r.person_id = s.known_id and r.until_on is null
        and r.is_main and r.dwelling_id <> s.dwelling_id limit 1) r
    join dwelling d on d.community_id = r.community_id and d.id = r.dwelling_id
    join entrance e on e.community_id = d.community_id and e.id = d.entrance_id
    join building b on b.community_id = d.community_id and b.id = d.building_id
    join building nb on nb.community_id = :community and nb.id = s.building_id
    left join dwelling nd on nd.community_id = :community and nd.id = s.dwelling_id
    left join entrance ne on ne.community_id = :community and ne.id = nd.entrance_id
    left join staged_dwelling xd on xd.id = s.dwelling_id
    where s.known_id is not null and s.presence <> 'away'
    union all
    select s.position, s.sheet, s.line, s.household, s.name, 'head', p.id, p.name, s.name
    from staged_group g
    join staged s on s.household = g.household and s.dwelling_id = g.dwelling_id and s.is_head
    join household h on h.community_id = :community and h.id = g.known_id and h.head_stated_relation is null
     and h.batch_id is distinct from :batch
    join resident r on r.community_id = :community and r.household_id = h.id and r.until_on is null
     and r.relation = '02' and r.person_id is distinct from s.known_id
    join person p on p.community_id = r.community_id and p.id = r.person_id
    union all"""
_AT_THE_DOOR = """
    select s.position, s.sheet, s.line, s.household, s.name, 'household' as fact,
      null::uuid as person_id, p.name as before, s.name as after
    from staged_group g
    join staged s on s.position = g.first
    join lateral (select h.id from household h where h.community_id = :community
        and h.dwelling_id = g.dwelling_id and h.until_on is null and h.batch_id is distinct from :batch
        limit 1) h on true
    left join resident r on r.community_id = :community and r.household_id = h.id and r.until_on is null
     and r.relation = '02'
    left join person p on p.community_id = r.community_id and p.id = r.person_id
    where g.known_id is null"""


async def find_conflicts(session: AsyncSession, community: int, batch_id: UUID, *, known: int) -> list[Conflict]:
    """Everything that somebody has to decide, in the order of the file."""
    statement = f"{_BESIDE_THE_KNOWN if known else ''}{_AT_THE_DOOR} order by position, fact"
    found = await session.execute(text(statement), {"community": community, "batch": batch_id})
    return [Conflict(*row) for row in found]


async def count_open(session: AsyncSession, community: int) -> dict[str, int]:
    """Households and heads before anything is written."""
    row = (
        await session.execute(
            text(
                """select
                  (select count(*) from household where community_id = :community and until_on is null) as households,
                  (select count(*) from resident where community_id = :community and until_on is null
                    and relation = '02') as heads"""
            ),
            {"community": community},
        )
    ).one()
    return {"households_before": int(row.households), "heads_before": int(row.heads)}


async def count_staged(session: AsyncSession) -> dict[str, int]:
    """Of what is staged: how many people are new and how many known, households that are new or joined, heads that
    stand in."""
    row = (
        await session.execute(
            text(
                """select * from
                  (select count(*) filter (where known_id is null) as new,
                          count(*) filter (where known_id is not null) as same from staged) people,
                  (select count(*) filter (where known_id is null) as new_households,
                          count(*) filter (where known_id is not null) as joined,
                          count(*) filter (where known_id is null and not has_head) as provisional_heads
                   from staged_group) homes"""
            )
        )
    ).one()
    return {str(name): int(value) for name, value in row._mapping.items()}


async def count_new_doors(session: AsyncSession) -> int:
    return int(await session.scalar(text("select count(*) from staged_dwelling")) or 0)


async def decide(
    session: AsyncSession, conflicts: list[Conflict], decisions: Mapping[Key, str], rule: str | None
) -> list[Conflict]:
    """Mark what is left out and who moves; answers the conflicts whose new value is taken."""
    taken: list[Conflict] = []
    skipped: list[int] = []
    left_out: list[int] = []
    moves: list[int] = []
    for conflict in conflicts:
        decision = decisions.get(conflict.key, rule or "keep")
        if conflict.fact == "household" and decision != "take":
            left_out.append(conflict.position)
        elif decision == "skip":
            skipped.append(conflict.position)
        elif decision == "take":
            taken.append(conflict)
            if conflict.fact == "residence":
                moves.append(conflict.position)
    for statement, positions in (
        ("update staged set skip = true where position = any(cast(:positions as int[]))", skipped),
        ("update staged set moves = true where position = any(cast(:positions as int[]))", moves),
        ("update staged_group set skip = true where first = any(cast(:positions as int[]))", left_out),
        ("""update staged s set skip = true from staged_group g where g.first = any(cast(:positions as int[]))
            and g.household = s.household and g.dwelling_id = s.dwelling_id""", left_out),
    ):  # fmt: skip
        if positions:
            await session.execute(text(statement), {"positions": positions})
    return taken
