"""Where people live and with whom: moves, births, deaths, households split and joined, and who is head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import NotFound, fault
from jiayuan.kernel.writing import check_version
from jiayuan.people import forms, rules
from jiayuan.people.codes import HEAD_OF_HOUSEHOLD as HEAD
from jiayuan.people.identity import DocumentKind
from jiayuan.people.models import Household, Person, Resident
from jiayuan.people.problems import HeadNeeded, HouseholdClosed, PersonDied
from jiayuan.people.recording import add_person, mark_facts, note_change
from jiayuan.territory.models import Building, Dwelling

declare_event("people.resident.moved_in", "迁入")
declare_event("people.resident.moved_out", "迁出")
declare_event("people.person.born", "出生登记")
declare_event("people.person.died", "死亡登记")
declare_event("people.household.split", "分户")
declare_event("people.household.joined", "并户")
declare_event("people.household.head_changed", "变更户主")

#: What the old head becomes where nobody says it.
_SOME_RELATIVE = "97"


#: Sources that stood at the door themselves.
_AT_THE_DOOR = {"grid", "door"}


def _not_ahead(field: str, day: date) -> None:
    """What is written down has happened: a move of a coming day would be one of today."""
    if day > clock.today():
        raise fault(field, "people.move_in_future", "这一天还没到，到那天再办")


async def register(session: AsyncSession, actor: Actor, form: forms.NewPerson) -> UUID:
    """A person, and with a residence the resident: what a visit to a new household writes down."""
    person = await add_person(session, actor, form, form.source)
    if form.residence is not None:
        await move_in(session, actor, person.id, form.residence, source=form.source)
    return person.id


async def move_in(
    session: AsyncSession, actor: Actor, person_id: UUID, form: forms.Residing, *, source: str = "window"
) -> UUID:
    """Begin a residence. Raises LivesElsewhere, HeadThere, HouseholdClosed, PersonDied."""
    person = await get_own(session, actor, Person, person_id)
    if person.died_on is not None:
        raise PersonDied
    if person.anonymised_at is not None:
        raise NotFound
    _not_ahead("from_on", form.from_on)
    dwelling = await get_own(session, actor, Dwelling, form.dwelling_id)
    household_id = form.household_id
    if household_id is None:
        household_id = await _found_household(session, actor, dwelling, form.from_on, seen=source in _AT_THE_DOOR)
    else:
        household = await get_own(session, actor, Household, household_id)
        if household.until_on is not None:
            raise HouseholdClosed
        if household.dwelling_id != dwelling.id:
            raise fault("household_id", "people.household_elsewhere", "这一户不住在这套房里")
    resident = await _settle(
        session, actor, person, dwelling, household_id,
        form.model_dump(include={"relation", "kind", "presence", "tenure", "origin_code", "origin", "from_on"}),
    )  # fmt: skip
    if form.presence == "away":
        resident.is_main = False
    note_change(session, actor, person_id, "residence", None, str(dwelling.id), source=source)
    emit(
        session, "people.resident.moved_in", community=actor.community, about=resident.id, person_id=person_id,
        dwelling_id=dwelling.id, household_id=household_id, building_id=dwelling.building_id,
        is_new_household=form.household_id is None,
    )  # fmt: skip
    await session.flush()
    return resident.id


async def _found_household(session: AsyncSession, actor: Actor, dwelling: Dwelling, on: date, *, seen: bool) -> UUID:
    """``seen``: somebody stood at the door. Else the grid worker is to collect it first (R025)."""
    household = Household(
        community_id=actor.community, id=uuid7(), dwelling_id=dwelling.id, building_id=dwelling.building_id, from_on=on,
        confirmed_at=clock.now() if seen else None,
    )  # fmt: skip
    session.add(household)
    await session.flush()
    return household.id


async def _settle(
    session: AsyncSession,
    actor: Actor,
    person: Person,
    dwelling: Dwelling,
    household_id: UUID,
    values: Mapping[str, object],
) -> Resident:
    grid_id = await session.scalar(
        select(Building.grid_id).where(Building.community_id == actor.community, Building.id == dwelling.building_id)
    )
    resident = Resident(
        community_id=actor.community, id=uuid7(), person_id=person.id, household_id=household_id,
        dwelling_id=dwelling.id, building_id=dwelling.building_id, grid_id=grid_id, pinyin=person.pinyin, **values,
    )  # fmt: skip
    session.add(resident)
    person.frozen_at = None
    return resident


async def move_out(session: AsyncSession, actor: Actor, resident_id: UUID, form: forms.MovingOut) -> None:
    """End a residence; the last to go closes the household. Raises HeadNeeded."""
    resident = await get_own(session, actor, Resident, resident_id, locked=True)
    if resident.until_on is not None:
        raise NotFound
    _not_ahead("until_on", form.until_on)
    await _leave(session, actor, [resident], form.until_on, "moved", form.new_head_id)
    note_change(
        session, actor, resident.person_id, "residence", str(resident.dwelling_id), None, source="window",
        note=form.note,
    )  # fmt: skip
    emit(
        session, "people.resident.moved_out", community=actor.community, about=resident.id,
        person_id=resident.person_id, dwelling_id=resident.dwelling_id, household_id=resident.household_id,
    )  # fmt: skip
    await session.flush()


async def record_death(session: AsyncSession, actor: Actor, person_id: UUID, form: forms.Dying, version: int) -> None:
    """Somebody died: every open residence ends that day. Raises PersonDied, HeadNeeded."""
    person = await get_own(session, actor, Person, person_id, locked=True)
    check_version(person, version)
    if person.died_on is not None:
        raise PersonDied
    if form.died_on > clock.today():
        raise fault("died_on", "people.died_in_future", "死亡日期还没到，请再看一眼")
    if person.birth_on is not None and form.died_on < person.birth_on:
        raise fault("died_on", "people.died_before_birth", "死亡日期早于出生日期，请再看一眼")
    person.died_on = form.died_on
    for resident in await open_residences(session, actor, [person_id]):
        await _leave(session, actor, [resident], max(form.died_on, resident.from_on), "died", form.new_head_id)
    note_change(session, actor, person_id, "died", None, form.died_on.isoformat(), source=form.source)
    emit(session, "people.person.died", community=actor.community, about=person_id)
    await session.flush()


async def open_residences(session: AsyncSession, actor: Actor, person_ids: Sequence[UUID]) -> list[Resident]:
    """The open residences of these people, locked."""
    return list(
        await session.scalars(
            select(Resident)
            .where(Resident.community_id == actor.community, Resident.person_id.in_(person_ids))
            .where(Resident.until_on.is_(None))
            .order_by(Resident.id)
            .with_for_update()
        )
    )


async def _members(session: AsyncSession, actor: Actor, household_id: UUID) -> list[Resident]:
    return list(
        await session.scalars(
            select(Resident)
            .where(Resident.community_id == actor.community, Resident.household_id == household_id)
            .where(Resident.until_on.is_(None))
            .order_by(Resident.id)
            .with_for_update()
        )
    )


async def end_residence(session: AsyncSession, actor: Actor, resident: Resident, on: date, reason: str) -> None:
    """End one residence; a household without other people closes. Raises HeadNeeded."""
    await _leave(session, actor, [resident], max(on, resident.from_on), reason, None)


async def _leave(
    session: AsyncSession, actor: Actor, leaving: Sequence[Resident], on: date, reason: str, new_head_id: UUID | None
) -> None:
    """End these residences of one household; who stays keeps a head, an empty household closes. Raises HeadNeeded."""
    household = await get_own(session, actor, Household, leaving[0].household_id, locked=True)
    gone = {resident.id for resident in leaving}
    staying = [member for member in await _members(session, actor, household.id) if member.id not in gone]
    for resident in leaving:
        if on < resident.from_on:
            raise fault("until_on", "people.ends_before_it_began", "迁出日期早于迁入日期，请再看一眼")
        resident.until_on, resident.end_reason = on, reason
    await session.flush()
    if not staying:
        household.until_on = max(on, household.from_on)
    elif not any(member.relation == HEAD for member in staying):
        head = next((member for member in staying if member.id == new_head_id), None)
        if head is None:
            raise HeadNeeded
        head.relation = HEAD
        household.head_stated_relation = None
        emit(session, "people.household.head_changed", community=actor.community, about=household.id)
    await session.flush()


async def record_birth(
    session: AsyncSession, actor: Actor, household_id: UUID, form: forms.Birth, version: int
) -> UUID:
    """A newborn without a number joins the household. Raises HouseholdClosed."""
    household = await get_own(session, actor, Household, household_id, locked=True)
    check_version(household, version)
    if household.until_on is not None:
        raise HouseholdClosed
    if form.relation == HEAD:
        raise fault("relation", "people.newborn_head", "新生儿不能当户主")
    kind = DocumentKind.BIRTH_CERTIFICATE if form.birth_certificate else None
    person = await add_person(
        session, actor,
        forms.NewPerson(
            name=form.name, sex=form.sex, birth_on=form.birth_on, document_kind=kind,
            document_number=form.birth_certificate, source=form.source, confirmed=True,
        ),
        form.source,
    )  # fmt: skip
    dwelling = await get_own(session, actor, Dwelling, household.dwelling_id)
    await _settle(
        session, actor, person, dwelling, household_id,
        {
            "relation": form.relation, "kind": form.kind, "presence": rules.presence_of(form.kind, "home"),
            "from_on": form.birth_on,
        },
    )  # fmt: skip
    household.confirmed_at = clock.now()
    emit(session, "people.person.born", community=actor.community, about=person.id, household_id=household_id)
    await session.flush()
    return person.id


async def split_household(
    session: AsyncSession, actor: Actor, household_id: UUID, form: forms.Splitting, version: int
) -> UUID:
    """Some move out and into a household of their own, here or at another door. Raises HeadNeeded."""
    household = await get_own(session, actor, Household, household_id, locked=True)
    check_version(household, version)
    _not_ahead("on", form.on)
    members = {member.id: member for member in await _members(session, actor, household_id)}
    leaving = [members[wanted] for wanted in dict.fromkeys(form.resident_ids) if wanted in members]
    if len(leaving) != len(set(form.resident_ids)) or form.head_id not in {member.id for member in leaving}:
        raise fault("resident_ids", "people.not_of_this_household", "分出去的人要在这一户里，户主要在分出去的人里")
    if len(leaving) == len(members):
        raise fault("resident_ids", "people.nobody_left", "全部人都走，请用迁出和迁入")
    dwelling = await get_own(session, actor, Dwelling, form.dwelling_id or household.dwelling_id)
    new_id = await _found_household(session, actor, dwelling, form.on, seen=dwelling.id == household.dwelling_id)
    await _leave(session, actor, leaving, form.on, "split", form.old_head_id)
    await _settle_again(session, actor, leaving, new_id, form.on, form.relations | {form.head_id: HEAD})
    household.confirmed_at = clock.now()
    emit(session, "people.household.split", community=actor.community, about=household_id, new_household_id=new_id)
    await session.flush()
    return new_id


async def join_household(
    session: AsyncSession, actor: Actor, household_id: UUID, form: forms.Joining, version: int
) -> None:
    """All of one household move into another and get a relation to its head; the first closes."""
    household = await get_own(session, actor, Household, household_id, locked=True)
    check_version(household, version)
    into = await get_own(session, actor, Household, form.into_id, locked=True)
    if household.until_on is not None or into.until_on is not None:
        raise HouseholdClosed
    _not_ahead("on", form.on)
    members = await _members(session, actor, household_id)
    missing = [member for member in members if form.relations.get(member.id) in (None, HEAD)]
    if missing or into.id == household.id:
        raise fault("relations", "people.relation_missing", "并过去的每个人都要选与那边户主的关系")
    await _leave(session, actor, members, form.on, "joined", None)
    await _settle_again(session, actor, members, into.id, form.on, form.relations)
    into.confirmed_at = clock.now()
    emit(session, "people.household.joined", community=actor.community, about=household_id, into_household_id=into.id)
    await session.flush()


async def _settle_again(
    session: AsyncSession,
    actor: Actor,
    left: Sequence[Resident],
    household_id: UUID,
    on: date,
    relations: Mapping[UUID, str],
) -> None:
    household = await get_own(session, actor, Household, household_id)
    dwelling = await get_own(session, actor, Dwelling, household.dwelling_id)
    for old in left:
        person = await get_own(session, actor, Person, old.person_id)
        again = await _settle(
            session, actor, person, dwelling, household_id,
            {
                "relation": relations.get(old.id, _SOME_RELATIVE), "kind": old.kind, "presence": old.presence,
                "tenure": old.tenure, "origin_code": old.origin_code, "origin": old.origin, "from_on": on,
            },
        )  # fmt: skip
        again.is_main = old.is_main
    await session.flush()


async def change_head(
    session: AsyncSession, actor: Actor, household_id: UUID, form: forms.HeadChange, version: int
) -> None:
    """Another head; everybody whose relation is said gets it, the old head at least a relative's."""
    household = await get_own(session, actor, Household, household_id, locked=True)
    check_version(household, version)
    members = await _members(session, actor, household_id)
    head = next((member for member in members if member.id == form.new_head_id), None)
    if head is None:
        raise NotFound
    for member in members:
        if member is not head and (member.relation == HEAD or member.id in form.relations):
            member.relation = form.relations.get(member.id, _SOME_RELATIVE)
    await session.flush()
    head.relation = HEAD
    household.head_stated_relation, household.confirmed_at = None, clock.now()
    emit(session, "people.household.head_changed", community=actor.community, about=household_id)
    await session.flush()


async def confirm_household(session: AsyncSession, actor: Actor, household_id: UUID, source: str) -> None:
    """Somebody was there and the household is as recorded; for half a year nobody needs to ask (R104)."""
    household = await get_own(session, actor, Household, household_id)
    household.confirmed_at = clock.now()
    await mark_facts(session, actor, "household", household_id, ["household.members"], source)
    await session.flush()
