"""The list of visits to make: worked out anew for a household by whoever changes something, and for all every night."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, delete, exists, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.visit_models import DueVisit, Visit, VisitMute, VisitPerson, VisitRule
from jiayuan.domains.grid.walking_numbers import keep_month
from jiayuan.domains.grid.walking_rules import (
    COLLECT_DAYS,
    FREQUENCIES,
    NEWLY_IN,
    SEVERELY_DISABLED,
    Door,
    Due,
    Frequency,
    Someone,
    again_after,
    plan,
)
from jiayuan.kernel import clock
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.jobs import communities, every
from jiayuan.people.models import Household, Person, Resident
from jiayuan.people.record_models import CareTag
from jiayuan.people.rules import MENTAL
from jiayuan.territory.models import Building, Dwelling

_BATCH = 200


async def ensure_rules(session: AsyncSession, community: int) -> list[Frequency]:
    """The rules in use; a community that has none gets those of the law and the examples."""
    wanted = select(VisitRule).where(VisitRule.community_id == community)
    rows = list(await session.scalars(wanted))
    if not rows:
        first = [
            {
                "community_id": community, "id": uuid7(), "code": rule.code, "title": rule.title,
                "purpose": rule.purpose, "tags": sorted(rule.tags), "every_tag": rule.every_tag,
                "min_age": rule.min_age, "max_age": rule.max_age, "days": rule.days, "months": rule.months,
                "ahead": rule.ahead, "severity": rule.severity, "signal_after": rule.signal_after,
                "basis": rule.basis, "is_used": True, "version": 1,
            }
            for rule in FREQUENCIES
        ]  # fmt: skip
        await session.execute(insert(VisitRule).values(first).on_conflict_do_nothing())
        rows = list(await session.scalars(wanted))
    return [as_frequency(row) for row in rows if row.is_used]


def as_frequency(row: VisitRule) -> Frequency:
    return Frequency(
        row.code, row.title, row.purpose, days=row.days, months=row.months, tags=frozenset(row.tags),
        every_tag=row.every_tag, min_age=row.min_age, max_age=row.max_age, ahead=row.ahead, severity=row.severity,
        signal_after=row.signal_after, basis=row.basis, id=row.id,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Home:
    id: UUID
    confirmed_at: datetime | None
    is_imported: bool
    dwelling_id: UUID
    building_id: UUID
    grid_id: UUID | None


@dataclass(slots=True)
class _Tries:
    count: int = 0
    last_on: date | None = None


@dataclass(slots=True)
class _Known:
    """Everything about some households that the rules look at."""

    people: dict[UUID, list[Someone]] = field(default_factory=lambda: defaultdict(list))
    met: dict[UUID, date] = field(default_factory=dict)
    tries: dict[UUID, _Tries] = field(default_factory=lambda: defaultdict(_Tries))
    at_home: dict[UUID, str] = field(default_factory=dict)
    mutes: dict[tuple[UUID, UUID | None], date] = field(default_factory=dict)


async def refresh(session: AsyncSession, community: int, household_ids: Collection[UUID]) -> None:
    """Work out what is due at these households, in a handful of statements however many they are.

    Locks the households in the order of their ids, so a visit and the night do not undo each other's work.
    """
    rules = await ensure_rules(session, community)
    on = clock.today()
    homes = await _homes(session, community, household_ids)
    known = await _learn(session, community, [home.id for home in homes], on)
    existing = await _existing(session, community, household_ids)
    wanted: set[tuple[UUID, str, UUID | None]] = set()
    for home in homes:
        since = {(row.purpose, row.person_id): row.since_on for row in existing.values() if row.household_id == home.id}
        door = Door(
            home.id, tuple(known.people[home.id]), known.met.get(home.id),
            None if home.confirmed_at is None else clock.day_of(home.confirmed_at),
            known.mutes.get((home.id, None)), known.tries[home.id].count, _is_new(home), since,
        )  # fmt: skip
        for due in plan(door, rules, on):
            key = (home.id, due.purpose, due.person_id)
            wanted.add(key)
            row = existing.get(key)
            if row is None:
                row = DueVisit(
                    community_id=community, id=uuid7(), household_id=home.id, purpose=due.purpose,
                    person_id=due.person_id, since_on=due.since_on,
                )  # fmt: skip
                session.add(row)
            _fill(row, home, due, known)
    for key, row in existing.items():
        if key not in wanted:
            await session.delete(row)
    await session.flush()


def _fill(row: DueVisit, home: _Home, due: Due, known: _Known) -> None:
    tries = known.tries[home.id]
    someone = next((one for one in known.people[home.id] if one.id == due.person_id), None)
    row.grid_id, row.building_id, row.dwelling_id = home.grid_id, home.building_id, home.dwelling_id
    row.rule_id = due.rule.id if due.rule is not None else None
    row.severity = due.rule.severity if due.rule is not None else 2
    row.last_on, row.show_on, row.due_on = due.last_on, due.show_on, due.due_on
    row.again_on = someone.again_on if someone is not None else None
    row.unanswered, row.tried_on = tries.count, tries.last_on
    row.at_home = known.at_home.get(home.id)
    is_first = due.purpose == "confirm" and _is_new(home)
    row.words = NEWLY_IN if is_first else None
    if is_first:
        row.severity = max(row.severity, 1)


def _is_new(home: _Home) -> bool:
    """It moved in and nobody was at its door yet; the households of an import are confirmed in turn instead."""
    return home.confirmed_at is None and not home.is_imported


async def _homes(session: AsyncSession, community: int, household_ids: Collection[UUID]) -> list[_Home]:
    wanted = (
        select(
            Household.id, Household.confirmed_at, Household.batch_id.is_not(None).label("is_imported"),
            Household.dwelling_id, Dwelling.building_id.label("building_id"),
            Building.grid_id.label("grid_id"),
        )
        .join(Dwelling, and_(Dwelling.community_id == Household.community_id, Dwelling.id == Household.dwelling_id))
        .join(Building, and_(Building.community_id == Dwelling.community_id, Building.id == Dwelling.building_id))
        .where(Household.community_id == community, Household.id.in_(household_ids), Household.until_on.is_(None))
        .order_by(Household.id)
        .with_for_update(of=Household)
    )  # fmt: skip
    return [_Home(*row) for row in await session.execute(wanted)]


async def _existing(
    session: AsyncSession, community: int, household_ids: Collection[UUID]
) -> dict[tuple[UUID, str, UUID | None], DueVisit]:
    rows = await session.scalars(
        select(DueVisit)
        .where(DueVisit.community_id == community, DueVisit.household_id.in_(household_ids))
        .execution_options(populate_existing=True)
    )
    return {(row.household_id, row.purpose, row.person_id): row for row in rows if row.household_id is not None}


async def _learn(session: AsyncSession, community: int, ids: list[UUID], on: date) -> _Known:
    known = _Known()
    await _learn_visits(session, community, ids, known)
    mutes = select(VisitMute.household_id, VisitMute.person_id, VisitMute.until_on).where(
        VisitMute.community_id == community, VisitMute.household_id.in_(ids), VisitMute.ended_at.is_(None)
    )
    for household_id, person_id, until_on in await session.execute(mutes):
        known.mutes[household_id, person_id] = until_on
    people = (
        await session.execute(
            select(Resident.household_id, Person.id, Person.birth_on)
            .join(Person, and_(Person.community_id == Resident.community_id, Person.id == Resident.person_id))
            .where(Resident.community_id == community, Resident.household_id.in_(ids), Resident.until_on.is_(None))
            .where(Resident.presence != "away", Person.died_on.is_(None), Person.merged_into_id.is_(None))
            .order_by(Person.id)
        )
    ).all()
    person_ids = [row.id for row in people]
    tags = await _tags(session, community, person_ids, on)
    last = await _last_met(session, community, person_ids)
    for household_id, person_id, birth_on in people:
        met_on, again_on = last.get(person_id, (None, None))
        known.people[household_id].append(
            Someone(
                person_id, birth_on, frozenset(tags[person_id]), met_on, again_on,
                known.mutes.get((household_id, person_id)),
            )
        )  # fmt: skip
    return known


async def _tags(session: AsyncSession, community: int, person_ids: list[UUID], on: date) -> dict[UUID, set[str]]:
    """Tags in force. A mental disability never leaves the named worker's record, so no rule sees it (settled 21)."""
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = await session.execute(
        select(CareTag.person_id, CareTag.tag, CareTag.disability_grade)
        .where(CareTag.community_id == community, CareTag.person_id.in_(person_ids))
        .where(CareTag.from_on <= on, or_(CareTag.until_on.is_(None), CareTag.until_on > on))
        .where(CareTag.disability_kind.is_distinct_from(MENTAL))
    )
    for person_id, tag, grade in rows:
        found[person_id].add(tag)
        if tag == "disabled" and grade in (1, 2):
            found[person_id].add(SEVERELY_DISABLED)
    return found


async def _last_met(
    session: AsyncSession, community: int, person_ids: list[UUID]
) -> dict[UUID, tuple[date, date | None]]:
    rows = await session.execute(
        select(VisitPerson.person_id, VisitPerson.met_on, VisitPerson.state)
        .ext(distinct_on(VisitPerson.person_id))
        .where(VisitPerson.community_id == community, VisitPerson.person_id.in_(person_ids), VisitPerson.is_counted)
        .order_by(VisitPerson.person_id, VisitPerson.met_on.desc(), VisitPerson.id.desc())
    )
    return {person_id: (met_on, again_after(state, met_on)) for person_id, met_on, state in rows}


async def _learn_visits(session: AsyncSession, community: int, ids: list[UUID], known: _Known) -> None:
    counted = [Visit.community_id == community, Visit.household_id.in_(ids), Visit.withdrawn_at.is_(None)]
    met = (
        select(Visit.household_id, func.max(Visit.arrived_at).label("at"))
        .where(*counted, Visit.outcome == "met")
        .group_by(Visit.household_id)
        .subquery()
    )
    for household_id, at in await session.execute(select(met.c.household_id, met.c.at)):
        if household_id is not None:
            known.met[household_id] = clock.day_of(at)
    tries = (
        select(Visit.household_id, func.count(), func.max(Visit.arrived_at))
        .outerjoin(met, met.c.household_id == Visit.household_id)
        .where(*counted, Visit.outcome == "not_home")
        .where(or_(met.c.at.is_(None), Visit.arrived_at > met.c.at))
        .group_by(Visit.household_id)
    )
    for household_id, count, at in await session.execute(tries):
        if household_id is not None:
            known.tries[household_id] = _Tries(min(count, 99), clock.day_of(at))
    at_home = (
        select(Visit.household_id, Visit.at_home)
        .ext(distinct_on(Visit.household_id))
        .where(*counted, Visit.at_home.is_not(None))
        .order_by(Visit.household_id, Visit.arrived_at.desc())
    )
    for household_id, when in await session.execute(at_home):
        if household_id is not None and when is not None:
            known.at_home[household_id] = when


async def refresh_collecting(session: AsyncSession, community: int) -> int:
    """Put doors that are lived in and have nobody on record onto the list; answers how many were new."""
    on = clock.today()
    lived_in = exists(
        select(Household.id).where(
            Household.community_id == Dwelling.community_id, Household.dwelling_id == Dwelling.id,
            Household.until_on.is_(None),
        )
    )  # fmt: skip
    await session.execute(
        delete(DueVisit).where(
            DueVisit.community_id == community, DueVisit.purpose == "collect", DueVisit.words.is_(None),
            or_(
                exists(
                    select(Household.id).where(
                        Household.community_id == DueVisit.community_id,
                        Household.dwelling_id == DueVisit.dwelling_id, Household.until_on.is_(None),
                    )
                ),
                exists(
                    select(Dwelling.id).where(
                        Dwelling.community_id == DueVisit.community_id, Dwelling.id == DueVisit.dwelling_id,
                        Dwelling.use.not_in(("owner", "rented")),
                    )
                ),
            ),
        )
    )  # fmt: skip
    waiting = exists(
        select(DueVisit.id).where(
            DueVisit.community_id == Dwelling.community_id, DueVisit.dwelling_id == Dwelling.id,
            DueVisit.purpose == "collect",
        )
    )  # fmt: skip
    rows = await session.execute(
        select(Dwelling.id, Dwelling.building_id, Building.grid_id)
        .join(Building, and_(Building.community_id == Dwelling.community_id, Building.id == Dwelling.building_id))
        .where(Dwelling.community_id == community, Dwelling.use.in_(("owner", "rented")), ~lived_in, ~waiting)
        .order_by(Dwelling.id)
        .limit(1000)
    )
    fresh = [collecting(community, *row, on=on, words=None) for row in rows]
    session.add_all(fresh)
    await session.flush()
    return len(fresh)


def collecting(
    community: int, dwelling_id: UUID, building_id: UUID, grid_id: UUID | None, *, on: date, words: str | None
) -> DueVisit:
    """A door whose people are to be recorded, from today on and within a week."""
    return DueVisit(
        community_id=community, id=uuid7(), dwelling_id=dwelling_id, building_id=building_id, grid_id=grid_id,
        purpose="collect", severity=1, since_on=on, show_on=on, due_on=date.fromordinal(on.toordinal() + COLLECT_DAYS),
        unanswered=0, words=words,
    )  # fmt: skip


async def refresh_community(database: Database, community: int) -> int:
    """Work through all households of a community, a few hundred to a transaction; answers how many."""
    after, done = UUID(int=0), 0
    while True:
        async with database.transaction(f"{{{community}}}") as session:
            ids = list(
                await session.scalars(
                    select(Household.id)
                    .where(Household.community_id == community, Household.id > after)
                    .order_by(Household.id)
                    .limit(_BATCH)
                )
            )
            if not ids:
                await refresh_collecting(session, community)
                await keep_month(session, community)
                return done
            await refresh(session, community, ids)
        after, done = ids[-1], done + len(ids)


@every(seconds=6 * 3600, name="grid.due")
async def refresh_all(database: Database) -> None:
    """Several times a day: birthdays, tags that begin or end, and what others changed are seen within hours."""
    for community in await communities(database):
        if community:
            await refresh_community(database, community)
