"""Events come in: from somebody signed in, by a call that the desk writes down, from a guest at a poster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid import passes
from jiayuan.domains.grid.locating import locate, place_words
from jiayuan.domains.grid.problems import CategoryTooWide, ChannelNotYours
from jiayuan.domains.grid.recognising import Words, recognise
from jiayuan.domains.grid.rules import promise, title_of
from jiayuan.domains.grid.schemas import CallRecording, GuestReporting, Reporting
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.categories import Category, category_of
from jiayuan.engines.matters.clocks import house_of
from jiayuan.engines.matters.declaring import state_of
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.forms import Evidence
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.opening import Opening, Place, Reporter, open_matter
from jiayuan.engines.matters.problems import UnknownCategory
from jiayuan.kernel import files, limits
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.limits import Limit
from jiayuan.kernel.problems import NotFound

KIND = GRID_EVENT.kind

#: What each role may say a report came in by. People of units and outside systems hand over what they have.
_CHANNELS: dict[str, frozenset[str]] = {
    "resident": frozenset({"mobile", "kiosk"}),
    "partner": frozenset({"mobile", "api", "device", "transfer"}),
}
_STAFF_CHANNELS = frozenset({"desk", "mobile", "kiosk", "phone", "api", "device", "transfer"})

GUEST_PHONE_DAY = Limit("grid.guest.phone.day", 10, timedelta(days=1))
GUEST_ADDRESS_HOUR = Limit("grid.guest.address.hour", 20, timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Poster:
    """An entrance as its poster names it."""

    code: str
    community_id: int
    entrance_id: UUID
    building_id: UUID
    grid_id: UUID | None
    building_number: str
    entrance_number: str
    longitude: float | None
    latitude: float | None

    @property
    def point(self) -> tuple[float, float] | None:
        if self.longitude is None or self.latitude is None:
            return None
        return self.longitude, self.latitude


async def report_event(
    session: AsyncSession, actor: Actor, form: Reporting, device_at: datetime | None = None
) -> Matter:
    """Receive a report; it gets its number now, whenever it was written. A second send answers with the first.

    Only staff can call it urgent beyond its category, and only theirs can be from a patrol or a visit.
    Raises ChannelNotYours, PlaceUnknown, PlaceMissing, UnknownCategory, CategoryTooWide, IdTaken, NotFound (files).
    """
    if form.channel not in _CHANNELS.get(actor.role, _STAFF_CHANNELS):
        raise ChannelNotYours
    is_staff = actor.role not in _CHANNELS
    source = form.source if is_staff or form.channel in ("api", "device", "transfer") else "resident"
    category = await _category(session, actor.community, form.category_id, form.text)
    opening = Opening(
        kind=KIND,
        id=form.id,
        title=title_of(form.text, category.title if category is not None else GRID_EVENT.title),
        details={"text": form.text, "source": source},
        channel=form.channel,
        place=await locate(session, actor.community, form.place),
        reporter=Reporter(account_id=actor.account_id, may_call=form.may_call),
        category_id=category.id if category is not None else None,
        device_at=device_at or form.device_at,
        files=form.files,
        is_urgent=form.is_urgent and is_staff,
        about_unit_id=form.about_unit_id,
        about_account_id=form.about_account_id,
    )
    return await _open(session, actor, opening, form.files)


async def record_call(session: AsyncSession, actor: Actor, form: CallRecording) -> Matter:
    """Write a call down. The caller is a guest: the event joins the account that later verifies the same number."""
    category = await _category(session, actor.community, form.category_id, form.text)
    opening = Opening(
        kind=KIND,
        id=form.id,
        title=title_of(form.text, category.title if category is not None else GRID_EVENT.title),
        details={"text": form.text, "source": "phone"},
        channel="phone",
        place=await locate(session, actor.community, form.place),
        reporter=Reporter(guest_phone=form.caller_phone, may_call=form.may_call and form.caller_phone is not None),
        category_id=category.id if category is not None else None,
        files=form.files,
        is_urgent=form.is_urgent,
        about_unit_id=form.about_unit_id,
        about_account_id=form.about_account_id,
    )
    return await _open(session, actor, opening, form.files)


async def report_as_guest(session: AsyncSession, poster: Poster, form: GuestReporting, address: str) -> Matter:
    """Receive a report from a poster, in the scope of the poster's community. Raises PassExpired, TooMany."""
    given = passes.read(form.pass_, poster.code)
    actor = system_actor(poster.community_id, name="反映人")
    known = await session.get(Matter, (actor.community, given.matter_id))
    if known is None:
        await limits.count(session, GUEST_PHONE_DAY, given.phone)
        await limits.count(session, GUEST_ADDRESS_HOUR, address)
    category = await _category(session, actor.community, form.category_id, form.text)
    opening = Opening(
        kind=KIND,
        id=given.matter_id,
        title=title_of(form.text, category.title if category is not None else GRID_EVENT.title),
        details={"text": form.text, "source": "resident"},
        channel="mobile",
        place=place_of_poster(poster, form.place_text),
        reporter=Reporter(guest_phone=given.phone, may_call=form.may_call),
        category_id=category.id if category is not None else None,
        files=form.files,
    )
    return await _open(session, actor, opening, form.files)


def place_of_poster(poster: Poster, said: str = "") -> Place:
    named = place_words(poster.building_number, poster.entrance_number)
    return Place(
        building_id=poster.building_id,
        entrance_id=poster.entrance_id,
        grid_id=poster.grid_id,
        text=f"{named} {said}".strip(),
        longitude=poster.longitude,
        latitude=poster.latitude,
    )


async def find_poster(pool: asyncpg.Pool, code: str) -> Poster:
    """The place behind a poster's unguessable code, with its ids. Raises NotFound."""
    plain = code.strip().upper()
    found = await pool.fetchrow(
        "select community_id, entrance_id, building_id, grid_id, building_number, entrance_number, longitude, latitude"
        " from poster_place($1)",
        plain,
    )
    if found is None:
        raise NotFound
    return Poster(code=plain, **found)


async def promise_of(session: AsyncSession, matter: Matter) -> str:
    """What is promised for this event now: its own limits, urgent or not."""
    house = await house_of(session, matter.community_id)
    category = await category_of(session, matter.community_id, matter.category_id)
    taken, handled = (
        house.limit_of(GRID_EVENT, state_of(GRID_EVENT, code), category, urgent=False)
        for code in (GRID_EVENT.initial, "dispatched")
    )
    return promise(
        taken=taken, handled=handled, urgent=matter.is_urgent, now=matter.received_at, calendar=house.calendar
    )


async def _open(session: AsyncSession, actor: Actor, opening: Opening, photos: Sequence[Evidence]) -> Matter:
    matter = await open_matter(session, actor, opening)
    if photos:
        await session.flush()
        await files.attach(session, actor, {photo.file_id for photo in photos}, "matter", matter.id)
    return matter


async def _category(session: AsyncSession, community: int, chosen: UUID | None, text: str) -> Category | None:
    """The one chosen, which must be of the second level; else the one that the words say. Raises CategoryTooWide."""
    if chosen is not None:
        category = await category_of(session, community, chosen)
        if category is None or category.kind != KIND:
            raise UnknownCategory
        if category.parent_id is None:
            raise CategoryTooWide
        return category
    rows = await session.execute(
        select(MatterCategory.id, MatterCategory.title, MatterCategory.keywords)
        .where(
            MatterCategory.community_id == community,
            MatterCategory.kind == KIND,
            MatterCategory.is_active,
            MatterCategory.parent_id.is_not(None),
        )
        .order_by(MatterCategory.position)
    )
    guesses = recognise(text, [Words(row.id, row.title, row.keywords) for row in rows], most=1)
    return await category_of(session, community, guesses[0].category_id) if guesses else None
