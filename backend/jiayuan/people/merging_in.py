"""Staged rows become records, as decided: one statement per table and wave."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.crypto import unseal
from jiayuan.kernel.database import get_own
from jiayuan.kernel.outbox import emit
from jiayuan.people import forms
from jiayuan.people.identity import DocumentKind
from jiayuan.people.matching import COMPARED, LIVING, Conflict, named
from jiayuan.people.models import Person, Resident
from jiayuan.people.problems import HeadNeeded
from jiayuan.people.recording import apply_change, document_columns, note_change, phone_columns, phone_of
from jiayuan.people.rules import presence_of


async def merge(session: AsyncSession, actor: Actor, batch_id: UUID, needed: Set[str]) -> dict[str, int]:
    """Write what is staged: doors, people, households, residences, tags; answers how many of each.

    ``needed`` says which steps the wave has anything for: doors, tags, movers, joined (a household that was there).
    """
    own: dict[str, Any] = {
        "community": actor.community, "batch": batch_id, "now": clock.now(), "today": clock.today(),
        "account": actor.account_id, "by_name": actor.name,
    }  # fmt: skip
    counts = dict.fromkeys(_MERGES.keys() - {"leaving", "settled"}, 0)
    for what, (need, statement) in _MERGES.items():
        if need is not None and need not in needed:
            continue
        done = await session.execute(text(statement), named(own, statement))
        counts |= done.one()._mapping if done.returns_rows else {what: done.rowcount}  # type: ignore[attr-defined]
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


#: Who of the wave moves into which group's door: nobody who is left out, and nobody who lives there already.
_HOMES = "staged s join staged_group g on g.household = s.household and g.dwelling_id = s.dwelling_id"
_MOVES_IN = """not s.skip and not exists (
            select from resident r where r.community_id = :community and r.person_id = s.known_id
              and r.until_on is null and (r.is_main or r.dwelling_id = s.dwelling_id))"""
#: What only some waves need, and the statements in the order of the keys. People move in by one statement, so that the
#: database is not asked thrice what it has at hand. A new household's head: who is said to be, else the eldest.
_MERGES: dict[str, tuple[str | None, str]] = {
    "entrances": ("doors", """insert into entrance
        (community_id, id, building_id, number, position, doors_per_floor, poster_code, version)
        select :community, id, building_id, number, position, doors_per_floor, poster_code, 1 from staged_entrance e
        where not exists (select from entrance k where k.community_id = :community and k.id = e.id)"""),
    "dwellings": ("doors", """insert into dwelling
        (community_id, id, entrance_id, building_id, floor, door, use, batch_id, version)
        select :community, d.id, d.entrance_id, d.building_id, d.floor, d.door, 'unknown', :batch, 1
        from staged_dwelling d
        where exists (select from staged s where s.dwelling_id = d.id and not s.skip)
          and not exists (select from dwelling k where k.community_id = :community and k.id = d.id)"""),
    "people": (None, """insert into person (community_id, id, name, pinyin, initials, sex, birth_on, document_kind,
          document_box, document_index, document_mask, phone_box, phone_index, phone_tail_index, phone_mask,
          ethnic_group, education, political_status, marital_status, workplace, source, recorded_at, batch_id, version)
        select :community, id, name, pinyin, initials, sex, birth_on, document_kind, document_box, document_index,
          document_mask, phone_box, phone_index, phone_tail_index, phone_mask, ethnic_group, education,
          political_status, marital_status, workplace, 'import', :now, :batch, 1
        from staged where known_id is null and not skip"""),
    "leaving": ("movers", """insert into leaving
        select distinct r.household_id from staged s
        join resident r on r.community_id = :community and r.person_id = s.known_id and r.until_on is null
          and r.is_main and r.dwelling_id <> s.dwelling_id
        where s.moves and not s.skip"""),
    # who moved and from where stands in his history: by it the undo finds the home that he is to have again
    "moved": ("movers", """with ended as (
          update resident r set until_on = greatest(:today, r.from_on), end_reason = 'moved', version = r.version + 1
          from staged s where s.moves and not s.skip and r.community_id = :community and r.person_id = s.known_id
            and r.until_on is null and r.is_main and r.dwelling_id <> s.dwelling_id
          returning r.person_id, r.dwelling_id as before, s.dwelling_id as after)
        insert into person_change
          (community_id, id, person_id, fact, before, after, source, by_account_id, by_name, at, batch_id)
        select :community, gen_random_uuid(), person_id, 'residence', before::text, after::text, 'import', :account,
          :by_name, :now, :batch from ended"""),
    # a head comes into a household that somebody stood in for; what this batch itself has written stays at its first
    # version: nobody has touched it, so it can be taken back
    "confirmed_heads": ("joined", f"""with coming as (
          select distinct h.id from {_HOMES}
          join household h on h.community_id = :community and h.id = g.known_id and h.head_stated_relation is not null
          where s.is_head and {_MOVES_IN}),
        demoted as (update resident r set relation = h.head_stated_relation,
            version = r.version + (r.batch_id is distinct from :batch)::int
          from household h where h.community_id = :community and h.id in (select id from coming)
            and r.community_id = :community and r.household_id = h.id and r.until_on is null and r.relation = '02')
        update household h set head_stated_relation = null,
          version = h.version + (h.batch_id is distinct from :batch)::int
        where h.community_id = :community and h.id in (select id from coming)"""),
    "settled": (None, f"""with settling as materialized (
          select s.household, s.dwelling_id, s.building_id, g.grid_id, s.id, coalesce(s.known_id, s.id) as person_id,
            s.pinyin, coalesce(s.kind, 'registered') as kind, s.presence, s.relation, s.is_head,
            coalesce(g.known_id, g.id) as household_id, g.known_id is null as founds,
            row_number() over (partition by s.household, s.dwelling_id
              order by s.is_head desc, s.birth_on nulls last, s.position) as rank
          from {_HOMES} where {_MOVES_IN}),
        founded as (insert into household
            (community_id, id, dwelling_id, building_id, from_on, head_stated_relation, batch_id, version)
          select :community, household_id, dwelling_id, building_id, :today,
            case when is_head then null else coalesce(relation, '97') end, :batch, 1
          from settling where founds and rank = 1),
        remembered as (insert into written_group
          select household, dwelling_id, household_id from settling where founds and rank = 1),
        lives as (insert into resident (community_id, id, person_id, household_id, dwelling_id, building_id, grid_id,
            pinyin, relation, kind, presence, is_main, from_on, batch_id, version)
          select :community, p.id, p.person_id, p.household_id, p.dwelling_id, p.building_id, p.grid_id, p.pinyin,
            case when p.founds and p.rank = 1 then '02'
                 when not p.founds and p.is_head and p.rank = 1 and not exists (
                   select from resident r where r.community_id = :community and r.household_id = p.household_id
                     and r.until_on is null and r.relation = '02') then '02'
                 when p.relation is null or p.relation in ('01', '02') then '97' else p.relation end,
            p.kind, p.presence, p.presence <> 'away', :today, :batch, 1
          from settling p)
        select count(*) filter (where founds and rank = 1) as households, count(*) as residents from settling"""),
    "empty": ("movers", """update household h set until_on = greatest(:today, h.from_on), version = h.version + 1
        where h.community_id = :community and h.until_on is null
          and h.id = any(array(select household_id from leaving))
          and not exists (select from resident r where r.community_id = :community and r.household_id = h.id
            and r.until_on is null)"""),
    "promoted": ("movers", """with bereft as (
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
        from bereft b where r.community_id = :community and r.id = b.id"""),
    "tags": ("tags", """insert into care_tag
          (community_id, id, person_id, tag, source, from_on, by_account_id, at, batch_id, version)
        select distinct on (person_id, tag) :community, gen_random_uuid(), person_id, tag, 'import', :today, :account,
          :now, :batch, 1
        from (select coalesce(s.known_id, s.id) as person_id, unnest(s.tags) as tag from staged s where not s.skip) t
        where not exists (select from care_tag c where c.community_id = :community and c.person_id = t.person_id
          and c.tag = t.tag and (c.until_on is null or c.until_on > :today))"""),
}  # fmt: skip


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
        for fact in sorted(wanted & _ONE_BY_ONE.keys()):
            for noted, before, after, columns in _ONE_BY_ONE[fact](actor, person, row):
                note_change(session, actor, person.id, noted, before, after, source="import", batch_id=batch_id)
                for column, value in columns.items():
                    setattr(person, column, value)
        if wanted := wanted - _ONE_BY_ONE.keys():
            form = forms.PersonChangeForm.model_validate({fact: getattr(row, fact) for fact in wanted})
            await apply_change(session, actor, person, form, source="import", batch_id=batch_id)
        if living := by_position.get(row.position, set()) & set(LIVING):
            await _take_living(session, actor, row, sorted(living), batch_id)
    await session.flush()
    return filled, len(taken)


_Change = tuple[str, str | None, str | None, dict[str, object]]


def _phone(actor: Actor, person: Person, row: Row[Any]) -> Iterator[_Change]:
    phone = unseal("person", "phone_box", row.id, row.phone_box)
    yield "phone", phone_of(person), phone, phone_columns(actor.community, person.id, phone)


def _document(actor: Actor, person: Person, row: Row[Any]) -> Iterator[_Change]:
    """A number where there was none; what a citizen's number says of the sex holds."""
    number = unseal("person", "document_box", row.id, row.document_box)
    yield "document", None, number, document_columns(person.id, DocumentKind(row.document_kind), number)
    says = row.document_kind == DocumentKind.CITIZEN_ID or person.sex == "0"
    if says and row.sex in ("1", "2") and row.sex != person.sex:
        yield "sex", person.sex, row.sex, {"sex": row.sex}


def _birth(actor: Actor, person: Person, row: Row[Any]) -> Iterator[_Change]:
    yield (
        "birth",
        person.birth_on.isoformat() if person.birth_on else None,
        row.birth_on.isoformat(),
        {"birth_on": row.birth_on},
    )


_ONE_BY_ONE = {"phone": _phone, "document": _document, "birth": _birth}


async def _take_living(session: AsyncSession, actor: Actor, row: Row[Any], facts: list[str], batch_id: UUID) -> None:
    """The kind of resident or the relation at the row's door, as the file has it."""
    resident = await session.scalar(
        select(Resident).where(
            Resident.community_id == actor.community, Resident.person_id == row.known_id,
            Resident.dwelling_id == row.dwelling_id, Resident.until_on.is_(None),
        ).with_for_update().execution_options(populate_existing=True)
    )  # fmt: skip
    if resident is None:
        return
    for fact in facts:
        before, after = getattr(resident, fact), getattr(row, fact)
        note_change(session, actor, row.known_id, fact, before, after, source="import", batch_id=batch_id)
        setattr(resident, fact, after)
    resident.presence = presence_of(resident.kind, resident.presence)
    emit(session, "people.person.changed", community=actor.community, about=row.known_id, facts=facts)
