"""A superior level opens one record: named exactly, for a purpose, written down and told to the person (R012).

It sees totals by default. What it opens is masked and holds no tag, consent or guardian: a care tag is health
information, and for that a purpose in words is not enough (Personal Information Protection Law, art. 6 and 28).
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import AccountRole
from jiayuan.access.permissions import ROLE_TITLES
from jiayuan.access.principal import covered, prefix_of
from jiayuan.kernel import audit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.models import Community
from jiayuan.kernel.problems import fault
from jiayuan.kernel.reading import Reader, Row
from jiayuan.people import forms
from jiayuan.people.addresses import parse_address
from jiayuan.people.identity import normalise_number, read_phone
from jiayuan.people.looking import record_look
from jiayuan.people.misread import Misread
from jiayuan.people.models import Person, Resident
from jiayuan.people.names import normalise_name
from jiayuan.people.problems import RecordFrozen, SeveralFound
from jiayuan.people.queries import get_person
from jiayuan.people.recording import document_index, phone_index
from jiayuan.territory.models import Area, Building, Dwelling, Entrance, Estate

_SHOWN = ("name", "sex", "age", "died_on", "document", "phone", "residences", "statuses")


async def open_record(read: Reader, session: AsyncSession, actor: Actor, form: forms.Opening) -> Row:
    """The one record that fits, or none; a search that finds nobody is written down as well.

    Raises SeveralFound, RecordFrozen, Invalid.
    """
    way, where = _named(form)
    found = (
        await session.scalars(
            select(Person.id)
            .where(Person.community_id == actor.community, Person.merged_into_id.is_(None), where)
            .limit(2)
        )
    ).all()
    if len(found) > 1:
        raise SeveralFound
    if not found:
        audit.record(session, actor, "people.record.sought", purpose=form.purpose, way=way)
        return {"record": None}
    person = await get_own(session, actor, Person, found[0])
    if person.frozen_at is not None:
        raise RecordFrozen
    record_look(
        session, actor, person.id, ["record"], form.purpose, "open", form.words, withheld=form.for_duty,
        body=await _body_of(session, actor),
    )  # fmt: skip
    record = await get_person(read, actor, person.id, own=True)
    return {"record": {name: record[name] for name in _SHOWN}}


def _named(form: forms.Opening) -> tuple[str, ColumnElement[bool]]:
    """By what the person is named, and the condition; exact, never a beginning."""
    if form.document_number is not None:
        return "document", Person.document_index == document_index(normalise_number(form.document_number))
    if form.phone is not None:
        phone = read_phone(form.phone)
        if isinstance(phone, Misread):
            raise fault("phone", f"people.{phone.code}", phone.message)
        return "phone", Person.phone_index == phone_index(phone)
    return "door", and_(Person.name == normalise_name(form.name or ""), Person.id.in_(_living_at(form.door or "")))


def _living_at(door: str) -> Select[UUID]:
    place = parse_address(door)
    if place is None or not place.room:
        raise fault("door", "people.door_unread", "房号要写全，比如“12栋1单元302”")
    return (
        select(Resident.person_id)
        .join(Dwelling, and_(Dwelling.community_id == Resident.community_id, Dwelling.id == Resident.dwelling_id))
        .join(Entrance, and_(Entrance.community_id == Dwelling.community_id, Entrance.id == Dwelling.entrance_id))
        .join(Building, and_(Building.community_id == Dwelling.community_id, Building.id == Dwelling.building_id))
        .join(Estate, and_(Estate.community_id == Building.community_id, Estate.id == Building.estate_id))
        .where(Resident.community_id == Person.community_id, Resident.until_on.is_(None))
        .where(Building.number == place.building, Dwelling.door == place.room)
        .where(or_(literal(place.entrance) == "", Entrance.number == place.entrance))
        .where(or_(literal(place.estate) == "", Estate.name == place.estate))
    )


async def _body_of(session: AsyncSession, actor: Actor) -> str:
    """The body whose reading right was used: the area of the role, the nearest one above the community."""
    code = await session.scalar(select(Community.code).where(Community.id == actor.community)) or ""
    areas = await session.scalars(
        select(AccountRole.area_code).where(AccountRole.account_id == actor.account_id, AccountRole.role == actor.role)
    )
    nearest = max((prefix_of(area) for area in areas if covered(code, [area])), key=len, default="")
    name = await session.scalar(select(Area.name).where(Area.code == nearest))
    return name or ROLE_TITLES[actor.role]
