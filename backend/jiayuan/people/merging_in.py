"""What staged rows mean beside what is known: matched, compared, and merged in one statement per table.

Nothing known is overwritten: an empty fact is filled, another value is a conflict that somebody decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.crypto import unseal
from jiayuan.kernel.database import get_own
from jiayuan.people import forms
from jiayuan.people.models import Person
from jiayuan.people.problems import HeadNeeded
from jiayuan.people.recording import apply_change, note_change, phone_columns, phone_of

#: Facts that a row may fill or contradict, with their column.
COMPARED = {
    "name": "name",
    "phone": "phone_index",
    "ethnic_group": "ethnic_group",
    "education": "education",
    "political_status": "political_status",
    "marital_status": "marital_status",
}
FACT_TITLES = {
    "name": "姓名",
    "phone": "联系电话",
    "ethnic_group": "民族",
    "education": "文化程度",
    "political_status": "政治面貌",
    "marital_status": "婚姻状况",
    "residence": "居住地",
    "household": "同一套房的另一户",
    "head": "户主",
}


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
    def key(self) -> tuple[str, int, str]:
        """What a decision is remembered by between preview and writing."""
        return self.sheet, self.line, self.fact


async def match(session: AsyncSession, community: int, batch_id: UUID) -> None:
    """Find the known people: by document, else by name, birth and door. Makes the groups by household and door.

    Who came with an earlier wave of this very batch is not known: the reader has told who stands in the file twice.
    ``limit 1`` inside ``lateral`` makes the planner look each row up by index: it knows nothing of the thousands that
    this transaction has written, and would read all people of the community again for each wave.
    """
    own = {"community": community, "batch": batch_id}
    for statement in (
        """update staged s set known_id = k.id from (
             select s.position, p.id from staged s cross join lateral (
               select p.id from person p where p.community_id = :community and p.document_index = s.document_index
                 and p.merged_into_id is null and p.batch_id is distinct from :batch limit 1) p
             where s.document_index is not null) k
           where k.position = s.position""",
        """update staged s set known_id = k.id from (
             select s.position, p.id from staged s cross join lateral (
               select p.id from resident r join person p on p.community_id = r.community_id and p.id = r.person_id
               where r.community_id = :community and r.dwelling_id = s.dwelling_id and r.until_on is null
                 and p.name = s.name and p.birth_on = s.birth_on and p.batch_id is distinct from :batch limit 1) p
             where s.known_id is null and s.document_index is null and s.birth_on is not null) k
           where k.position = s.position""",
        """insert into staged_group
           select household, dwelling_id, building_id, gen_random_uuid(), min(position), null, false
           from staged where dwelling_id is not null group by household, dwelling_id, building_id""",
        """update staged_group g set known_id = found.household_id from (
             select s.household, s.dwelling_id, min(r.household_id::text)::uuid as household_id
             from staged s cross join lateral (
               select r.household_id from resident r where r.community_id = :community and r.person_id = s.known_id
                 and r.dwelling_id = s.dwelling_id and r.until_on is null limit 1) r
             where s.known_id is not null
             group by s.household, s.dwelling_id) found
           where found.household = g.household and found.dwelling_id = g.dwelling_id""",
        """update staged_group g set known_id = w.household_id from written_group w
           where w.household = g.household and w.dwelling_id = g.dwelling_id""",
        "analyze staged_group (household, dwelling_id, known_id)",
        "analyze staged (position, household, dwelling_id, known_id, document_index)",
    ):
        await session.execute(text(statement), _named(own, statement))


def _named(own: Mapping[str, Any], statement: str) -> dict[str, Any]:
    """Of these values the ones that the statement asks for."""
    return {key: value for key, value in own.items() if f":{key}" in statement}


async def find_conflicts(session: AsyncSession, community: int, batch_id: UUID) -> list[Conflict]:
    """Everything that somebody has to decide, in the order of the file."""
    own = {"community": community, "batch": batch_id}
    facts = ", ".join(
        f"('{fact}', p.{column} <> s.{column}, {_shown('p', fact)}, {_shown('s', fact)})"
        for fact, column in COMPARED.items()
    )
    found = await session.execute(
        text(
            f"""select s.position, s.sheet, s.line, s.household, s.name, v.fact, p.id as person_id, v.before, v.after
            from staged s cross join lateral (
              select * from person p where p.community_id = :community and p.id = s.known_id limit 1) p
            cross join lateral (values {facts}) as v(fact, differs, before, after)
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
            select s.position, s.sheet, s.line, s.household, s.name, 'household', null, p.name, s.name
            from staged_group g
            join staged s on s.position = g.first
            join lateral (select h.id from household h where h.community_id = :community
                and h.dwelling_id = g.dwelling_id and h.until_on is null and h.batch_id is distinct from :batch
                limit 1) h on true
            left join resident r on r.community_id = :community and r.household_id = h.id and r.until_on is null
             and r.relation = '02'
            left join person p on p.community_id = r.community_id and p.id = r.person_id
            where g.known_id is null
            union all
            select s.position, s.sheet, s.line, s.household, s.name, 'head', p.id, p.name, s.name
            from staged_group g
            join staged s on s.household = g.household and s.dwelling_id = g.dwelling_id and s.is_head
            join household h on h.community_id = :community and h.id = g.known_id and h.head_stated_relation is null
             and h.batch_id is distinct from :batch
            join resident r on r.community_id = :community and r.household_id = h.id and r.until_on is null
             and r.relation = '02' and r.person_id is distinct from s.known_id
            join person p on p.community_id = r.community_id and p.id = r.person_id
            order by position, fact"""
        ),
        own,
    )
    return [Conflict(*row) for row in found]


def _shown(side: str, fact: str) -> str:
    return f"{side}.phone_mask" if fact == "phone" else f"{side}.{fact}"


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
    """Of what is staged: how many people are new and how many known, households that are new, heads that stand in."""
    row = (
        await session.execute(
            text(
                """select
                  (select count(*) from staged where known_id is null and not skip) as new,
                  (select count(*) from staged where known_id is not null and not skip) as same,
                  (select count(*) from staged_group where known_id is null and not skip) as new_households,
                  (select count(*) from staged_group g where g.known_id is null and not g.skip and not exists (
                     select from staged s where s.household = g.household and s.dwelling_id = g.dwelling_id
                     and s.is_head and not s.skip)) as provisional_heads"""
            )
        )
    ).one()
    return {str(name): int(value) for name, value in row._mapping.items()}


async def count_new_doors(session: AsyncSession) -> int:
    return int(await session.scalar(text("select count(*) from staged_dwelling")) or 0)


async def decide(
    session: AsyncSession, conflicts: list[Conflict], decisions: Mapping[tuple[str, int, str], str], rule: str | None
) -> list[Conflict]:
    """Mark what is left out and who moves; answers the conflicts whose new value is taken."""
    taken: list[Conflict] = []
    skipped: list[int] = []
    left_out: list[tuple[int, int]] = []
    moves: list[int] = []
    for conflict in conflicts:
        decision = decisions.get(conflict.key, rule or "keep")
        if conflict.fact == "household" and decision != "take":
            left_out.append((conflict.household, conflict.position))
        elif decision == "skip":
            skipped.append(conflict.position)
        elif decision == "take":
            taken.append(conflict)
            if conflict.fact == "residence":
                moves.append(conflict.position)
    await session.execute(
        text("update staged set skip = true where position = any(cast(:skipped as int[]))"), {"skipped": skipped}
    )
    await session.execute(
        text("update staged set moves = true where position = any(cast(:moves as int[]))"), {"moves": moves}
    )
    await session.execute(
        text("update staged_group set skip = true where first = any(cast(:first as int[]))"),
        {"first": [position for _, position in left_out]},
    )
    await session.execute(
        text(
            """update staged s set skip = true from staged_group g where g.skip and g.household = s.household
               and g.dwelling_id = s.dwelling_id"""
        )
    )
    return taken


async def merge(session: AsyncSession, actor: Actor, batch_id: UUID) -> dict[str, int]:
    """Write what is staged: doors, people, households, residences, tags; answers how many of each."""
    own: dict[str, Any] = {
        "community": actor.community, "batch": batch_id, "now": clock.now(), "today": clock.today(),
        "account": actor.account_id,
    }  # fmt: skip
    counts: dict[str, int] = {}
    for name, statement in _MERGES.items():
        done = await session.execute(text(statement), _named(own, statement))
        counts[name] = done.rowcount  # type: ignore[attr-defined]
    return counts


async def check_heads(session: AsyncSession, community: int, batch_id: UUID) -> None:
    """Every household of the batch has its head; raises HeadNeeded, so that nothing of the batch stays."""
    without = await session.scalar(
        text(
            """select count(*) from household where community_id = :community and batch_id = :batch
               and until_on is null and id not in (select household_id from resident
                 where community_id = :community and batch_id = :batch and until_on is null and relation = '02')"""
        ),
        {"community": community, "batch": batch_id},
    )
    if without:
        raise HeadNeeded


#: A new household's head: who is said to be, else the eldest; one statement per table, in the order of the keys.
_MERGES = {
    "entrances": """insert into entrance (community_id, id, building_id, number, position, doors_per_floor, poster_code)
        select :community, id, building_id, number, position, doors_per_floor, poster_code from staged_entrance e
        where not exists (select from entrance k where k.community_id = :community and k.id = e.id)""",
    "dwellings": """insert into dwelling
        (community_id, id, entrance_id, building_id, floor, door, use, batch_id, version)
        select :community, d.id, d.entrance_id, d.building_id, d.floor, d.door, 'unknown', :batch, 1
        from staged_dwelling d
        where exists (select from staged s where s.dwelling_id = d.id and not s.skip)
          and not exists (select from dwelling k where k.community_id = :community and k.id = d.id)""",
    "people": """insert into person (community_id, id, name, pinyin, initials, sex, birth_on, document_kind,
          document_box, document_index, document_mask, phone_box, phone_index, phone_tail_index, phone_mask,
          ethnic_group, education, political_status, marital_status, source, recorded_at, batch_id, version)
        select :community, id, name, pinyin, initials, sex, birth_on, document_kind, document_box, document_index,
          document_mask, phone_box, phone_index, phone_tail_index, phone_mask, ethnic_group, education,
          political_status, marital_status, 'import', :now, :batch, 1
        from staged where known_id is null and not skip""",
    "leaving": """insert into leaving
        select distinct r.household_id from staged s
        join resident r on r.community_id = :community and r.person_id = s.known_id and r.until_on is null
          and r.is_main and r.dwelling_id <> s.dwelling_id
        where s.moves and not s.skip""",
    "moved": """update resident r set until_on = :today, end_reason = 'moved', version = r.version + 1
        from staged s where s.moves and not s.skip and r.community_id = :community and r.person_id = s.known_id
          and r.until_on is null and r.is_main and r.dwelling_id <> s.dwelling_id""",
    "staged_place": """insert into staged_place
        select s.position, s.household, s.dwelling_id, s.building_id, s.id, coalesce(s.known_id, s.id),
          s.pinyin, s.kind, s.presence, s.relation, s.is_head, s.birth_on, coalesce(g.known_id, g.id),
          g.known_id is null,
          row_number() over (partition by s.household, s.dwelling_id
            order by s.is_head desc, s.birth_on nulls last, s.position)
        from staged s join staged_group g on g.household = s.household and g.dwelling_id = s.dwelling_id
        where not s.skip and not exists (
          select from resident r where r.community_id = :community and r.person_id = s.known_id
            and r.until_on is null and (r.is_main or r.dwelling_id = s.dwelling_id))""",
    "analysed": "analyze staged_place (household_id, person_id)",
    "households": """insert into household
          (community_id, id, dwelling_id, from_on, head_stated_relation, batch_id, version)
        select :community, household_id, dwelling_id, :today,
          case when is_head then null else coalesce(relation, '97') end, :batch, 1
        from staged_place where founds and rank = 1""",
    "written": """insert into written_group
        select household, dwelling_id, household_id from staged_place where founds and rank = 1""",
    # what this batch itself has written stays at its first version: nobody has touched it, so it can be taken back
    "provisional": """update resident r set relation = h.head_stated_relation,
          version = r.version + (r.batch_id is distinct from :batch)::int
        from household h join staged_place p on p.household_id = h.id and p.is_head and not p.founds
        where h.community_id = :community and h.head_stated_relation is not null
          and r.community_id = :community and r.household_id = h.id and r.until_on is null and r.relation = '02'""",
    "residents": """insert into resident (community_id, id, person_id, household_id, dwelling_id, building_id, grid_id,
          pinyin, relation, kind, presence, is_main, from_on, batch_id, version)
        select :community, p.id, p.person_id, p.household_id, p.dwelling_id, p.building_id, b.grid_id,
          p.pinyin,
          case when p.founds and p.rank = 1 then '02'
               when not p.founds and p.is_head and p.rank = 1 and not exists (
                 select from resident r where r.community_id = :community and r.household_id = p.household_id
                   and r.until_on is null and r.relation = '02') then '02'
               when p.relation is null or p.relation in ('01', '02') then '97' else p.relation end,
          p.kind, p.presence, p.presence <> 'away', :today, :batch, 1
        from staged_place p join building b on b.community_id = :community and b.id = p.building_id""",
    "confirmed_heads": """update household h set head_stated_relation = null,
          version = h.version + (h.batch_id is distinct from :batch)::int
        from staged_place p where p.household_id = h.id and p.is_head and not p.founds and h.community_id = :community
          and h.head_stated_relation is not null""",
    "empty": """update household h set until_on = greatest(:today, h.from_on), version = h.version + 1
        where h.community_id = :community and h.until_on is null
          and h.id = any(array(select household_id from leaving))
          and not exists (select from resident r where r.community_id = :community and r.household_id = h.id
            and r.until_on is null)""",
    "promoted": """with bereft as (
          select distinct on (r.household_id) r.household_id, r.id, r.relation
          from resident r join person p on p.community_id = r.community_id and p.id = r.person_id
          where r.community_id = :community and r.until_on is null
            and r.household_id = any(array(select household_id from leaving))
            and not exists (select from resident y where y.community_id = :community
              and y.household_id = r.household_id and y.until_on is null and y.relation = '02')
          order by r.household_id, p.birth_on nulls last, r.id),
        named as (update household h set head_stated_relation = b.relation, version = h.version + 1
          from bereft b where h.community_id = :community and h.id = b.household_id)
        update resident r set relation = '02', version = r.version + 1
        from bereft b where r.community_id = :community and r.id = b.id""",
    "tags": """insert into care_tag
          (community_id, id, person_id, tag, source, from_on, by_account_id, at, batch_id, version)
        select distinct on (person_id, tag) :community, gen_random_uuid(), person_id, tag, 'import', :today, :account,
          :now, :batch, 1
        from (select coalesce(s.known_id, s.id) as person_id, unnest(s.tags) as tag from staged s where not s.skip) t
        where not exists (select from care_tag c where c.community_id = :community and c.person_id = t.person_id
          and c.tag = t.tag and (c.until_on is null or c.until_on > :today))""",
}


async def fill_and_take(session: AsyncSession, actor: Actor, batch_id: UUID, taken: list[Conflict]) -> tuple[int, int]:
    """Fill what was empty of known people and overwrite what was decided so; each leaves its history.

    A box is bound to its row, so a staged phone is opened and sealed anew: these rows go one by one, and they are few.
    """
    empty = " or ".join(f"(p.{column} is null and s.{column} is not null)" for column in COMPARED.values())
    rows = await session.execute(
        text(
            f"""select s.* from staged s cross join lateral (
                  select * from person p where p.community_id = :community and p.id = s.known_id limit 1) p
                where s.known_id is not null and not s.skip
                  and ({empty} or s.position = any(cast(:taken as int[]))) order by s.position"""
        ),
        {"community": actor.community, "taken": [conflict.position for conflict in taken]},
    )
    by_position: dict[int, set[str]] = {}
    for conflict in taken:
        by_position.setdefault(conflict.position, set()).add(conflict.fact)
    filled = 0
    for row in rows.all():
        person = await get_own(session, actor, Person, row.known_id, locked=True)
        wanted = {
            fact for fact, column in COMPARED.items()
            if getattr(person, column) is None and getattr(row, column) is not None
        }  # fmt: skip
        filled += len(wanted)
        wanted |= by_position.get(row.position, set()) & set(COMPARED)
        if "phone" in wanted:
            wanted.discard("phone")
            phone = unseal("person", "phone_box", row.id, row.phone_box)
            note_change(session, actor, person.id, "phone", phone_of(person), phone, source="import", batch_id=batch_id)
            for column, value in phone_columns(actor.community, person.id, phone).items():
                setattr(person, column, value)
        if wanted:
            form = forms.PersonChangeForm.model_validate({fact: getattr(row, fact) for fact in wanted})
            await apply_change(session, actor, person, form, source="import", batch_id=batch_id)
    await session.flush()
    return filled, len(taken)
