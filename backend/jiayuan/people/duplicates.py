"""Who is on record twice: found when a record changes and by a nightly look, decided by somebody, remembered.

Each record is compared with the few that share a key with it (name and birth, phone, home), never with all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations
from uuid import UUID, uuid5

from sqlalchemy import bindparam, delete, func, or_, select, text
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Uuid

from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import Database, get_own
from jiayuan.kernel.ending import hint
from jiayuan.kernel.jobs import communities, defer, every, job
from jiayuan.kernel.outbox import Payload, declare_event, emit, on
from jiayuan.kernel.writing import check_version
from jiayuan.people.duplicate_models import LikelyDuplicate
from jiayuan.people.identity import DocumentKind
from jiayuan.people.likeness import Likeness, Traits, households_alike, likeness
from jiayuan.people.models import Person, Resident
from jiayuan.people.problems import DuplicateDecided

declare_event("people.duplicate.decided", "认定不是同一个")
declare_event("people.duplicate.found", "发现疑似重复")

_LOCK = 7_041_011
#: Records looked at in one transaction of the nightly look.
_BATCH = 500
#: At most so many are compared by one key: the phone of an office, the door of a dormitory say little anyway.
_MOST = 20
_NOBODY = UUID(int=0)


def _alive(row: str) -> str:
    return f"{row}.merged_into_id is null and {row}.frozen_at is null and {row}.anonymised_at is null"


NEAR = f"""
select one.id, near.id as other from person one cross join lateral (
  (select p.id from person p where p.community_id = one.community_id and p.name = one.name
     and p.birth_on = one.birth_on and p.id <> one.id and {_alive("p")} limit {_MOST})
  union
  (select p.id from person p where p.community_id = one.community_id and p.phone_index = one.phone_index
     and p.id <> one.id and {_alive("p")} limit {_MOST})
  union
  (select p.id from resident at
     join resident beside on beside.community_id = at.community_id and beside.dwelling_id = at.dwelling_id
      and beside.until_on is null and beside.person_id <> at.person_id
     join person p on p.community_id = beside.community_id and p.id = beside.person_id and {_alive("p")}
     where at.community_id = one.community_id and at.person_id = one.id and at.until_on is null
      and p.name = one.name limit {_MOST})
) near
where one.community_id = :community and one.id = any(:people) and {_alive("one")}"""
_DOORS_OF = """select distinct dwelling_id from resident
  where community_id = :community and person_id = any(:people) and until_on is null"""
_SHARED_DOORS = """select dwelling_id from household where community_id = :community and until_on is null
  and dwelling_id > :after group by dwelling_id having count(*) > 1 order by dwelling_id limit :most"""
_NEXT = "select id from person where community_id = :community and id > :after order by id limit :most"
#: Proposals of records that are not there any more: merged on both sides, taken back with their import, moved out.
_ORPHANS = f"""delete from likely_duplicate d where d.community_id = :community and d.decided_at is null and (
  d.subject_kind = 'person' and 2 > (select count(*) from person p where p.community_id = d.community_id
    and p.id in (d.first_id, d.second_id) and {_alive("p")})
  or d.subject_kind = 'household' and 2 > (select count(*) from household h where h.community_id = d.community_id
    and h.id in (d.first_id, d.second_id) and h.until_on is null))"""


async def dismiss(session: AsyncSession, actor: Actor, duplicate_id: UUID, why: str, version: int) -> None:
    """These two are not one; nobody is asked about them again. Raises DuplicateDecided, Stale."""
    pair = await get_own(session, actor, LikelyDuplicate, duplicate_id, locked=True)
    if pair.decided_at is not None:
        raise DuplicateDecided
    check_version(pair, version)
    pair.decided_at, pair.by_account_id, pair.why = clock.now(), actor.account_id, why
    audit.record(
        session, actor, "people.duplicate.dismissed", about=pair.id, subject=pair.subject_kind,
        first=pair.first_id, second=pair.second_id,
    )  # fmt: skip
    emit(session, "people.duplicate.decided", community=actor.community, about=pair.id)
    await session.flush()


async def look(session: AsyncSession, community: int, people: Collection[UUID]) -> None:
    """Find anew whom these records are likely one with, and the households at their doors."""
    await session.execute(select(func.pg_advisory_xact_lock(_LOCK, community)))
    near = await _over(session, NEAR, community=community, people=people)
    pairs = {(min(row), max(row)) for row in near}
    traits = await _traits(session, community, {person for pair in pairs for person in pair})
    found = {pair: likeness(traits[pair[0]], traits[pair[1]]) for pair in pairs}
    await _propose(session, community, "person", people, found)
    doors = await _over(session, _DOORS_OF, community=community, people=people)
    await _look_at_doors(session, community, [door for (door,) in doors])


async def _look_at_doors(session: AsyncSession, community: int, doors: Collection[UUID]) -> None:
    """Households of one door that share people."""
    await session.execute(select(func.pg_advisory_xact_lock(_LOCK, community)))
    members = (
        await session.execute(
            select(Resident.dwelling_id, Resident.household_id, Resident.person_id)
            .where(Resident.community_id == community, Resident.until_on.is_(None))
            .where(Resident.dwelling_id.in_(doors))
        )
    ).all()
    at_door: dict[UUID, dict[UUID, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    for door, household, person in members:
        at_door[door][household].add(person)
    shared = {door: homes for door, homes in at_door.items() if 1 < len(homes) <= _MOST}
    traits = await _traits(
        session, community, {person for homes in shared.values() for home in homes.values() for person in home}
    )
    found: dict[tuple[UUID, UUID], Likeness | None] = {}
    for homes in shared.values():
        for one, other in combinations(sorted(homes), 2):
            found[one, other] = households_alike(
                {person: traits[person] for person in homes[one]}, {person: traits[person] for person in homes[other]}
            )
    looked_at = [household for homes in at_door.values() for household in homes]
    await _propose(session, community, "household", looked_at, found)


async def _traits(session: AsyncSession, community: int, people: Collection[UUID]) -> dict[UUID, Traits]:
    homes: dict[UUID, set[UUID]] = defaultdict(set)
    living = select(Resident.person_id, Resident.dwelling_id).where(
        Resident.community_id == community, Resident.until_on.is_(None), Resident.person_id.in_(people)
    )
    for person, door in await session.execute(living):
        homes[person].add(door)
    rows = await session.execute(
        select(
            Person.id, Person.name, Person.sex, Person.birth_on, Person.phone_index, Person.document_kind,
            Person.document_index,
        ).where(Person.community_id == community, Person.id.in_(people))
    )  # fmt: skip
    return {
        row.id: Traits(
            name=row.name, sex=row.sex, birth_on=row.birth_on, phone=row.phone_index,
            citizen_id=row.document_index if row.document_kind == DocumentKind.CITIZEN_ID else None,
            homes=frozenset(homes[row.id]),
        )
        for row in rows
    }  # fmt: skip


async def _propose(
    session: AsyncSession,
    community: int,
    kind: str,
    looked_at: Collection[UUID],
    found: Mapping[tuple[UUID, UUID], Likeness | None],
) -> None:
    """Write what is likely in place of what was proposed before; what somebody decided is left as it is."""
    pair = LikelyDuplicate
    await session.execute(
        delete(pair)
        .where(pair.community_id == community, pair.subject_kind == kind, pair.decided_at.is_(None))
        .where(or_(pair.first_id.in_(looked_at), pair.second_id.in_(looked_at)))
        .execution_options(synchronize_session=False)
    )
    likely = sorted(found.items(), key=lambda one: one[0])
    rows = [
        {
            "community_id": community, "id": uuid5(first, str(second)), "subject_kind": kind, "first_id": first,
            "second_id": second, "weight": alike.weight, "reasons": list(alike.reasons),
        }
        for (first, second), alike in likely
        if alike is not None
    ]  # fmt: skip
    if rows:
        await session.execute(insert(pair).on_conflict_do_nothing(), rows)
        hint(session, "people.duplicate.found", community=community, about=likely[0][0][0])


async def _over(session: AsyncSession, statement: str, **values: object) -> list[tuple[UUID, ...]]:
    lists = [bindparam(name, type_=ARRAY(Uuid)) for name in values if name == "people"]
    given = {name: list(value) if isinstance(value, Collection) else value for name, value in values.items()}
    return [tuple(row) for row in await session.execute(text(statement).bindparams(*lists), given)]


class PersonTold(Payload):
    """``about`` is the person; a merge names the other record too."""

    gone_person_id: UUID | None = None


class ResidenceTold(Payload):
    person_id: UUID


class RosterTold(Payload):
    """``about`` is the batch."""


@on("people.person.registered")
@on("people.person.changed")
@on("people.person.merged")
@on("people.person.parted")
@on("people.person.born")
async def look_at_person(session: AsyncSession, event: PersonTold) -> None:
    people = {event.about, event.gone_person_id} - {None}
    await look(session, event.community_id, [person for person in people if person is not None])


@on("people.resident.moved_in")
@on("people.resident.moved_out")
async def look_at_resident(session: AsyncSession, event: ResidenceTold) -> None:
    await look(session, event.community_id, [event.person_id])


@on("people.import.applied")
@on("people.import.undone")
async def look_after_import(session: AsyncSession, event: RosterTold) -> None:
    await defer(session, "people.duplicates.look", community=event.community_id)


@every(seconds=86_400, name="people.duplicates")
async def look_everywhere(database: Database) -> None:
    """A job for each community: what no event told of is found within a day."""
    async with database.transaction("{}") as session:
        for community in await communities(database):
            await defer(session, "people.duplicates.look", community=community)


@job("people.duplicates.look")
async def look_through(database: Database, *, community: int) -> None:
    """All records of a community, some hundred in a transaction; run again it finds the same."""
    scope = f"{{{community}}}"
    for statement, work in ((_NEXT, look), (_SHARED_DOORS, _look_at_doors)):
        after = _NOBODY
        while True:
            async with database.transaction(scope) as session:
                found = await _over(session, statement, community=community, after=after, most=_BATCH)
                ids = [found_id for (found_id,) in found]
                await work(session, community, ids)
            if len(ids) < _BATCH:
                break
            after = ids[-1]
    async with database.transaction(scope) as session:
        await session.execute(text(_ORPHANS), {"community": community})
