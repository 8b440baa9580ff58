"""What was reported before and may be the same thing: offered before sending, with 「我也遇到」 instead of a second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Float, Integer, Uuid, and_, bindparam, exists, false, func, or_, select

from jiayuan.domains.grid import categories, rules
from jiayuan.domains.grid.recognising import Words, recognise
from jiayuan.domains.grid.rules import Spot
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.declaring import all_states
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.models import Matter, MatterStep, MatterWatch
from jiayuan.engines.matters.visibility import words_for_neighbours
from jiayuan.kernel import clock, files
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row

KIND = GRID_EVENT.kind
MOST = 5
_STATES = {state.code: state.title for state in all_states(GRID_EVENT)}

matter, category, watch, step = (table.__table__ for table in (Matter, MatterCategory, MatterWatch, MatterStep))
_ENTRANCE = bindparam("entrance_id", type_=Uuid)
_BUILDING = bindparam("building_id", type_=Uuid)
_SINCE = bindparam("since", type_=DateTime(timezone=True))

_SUPPORTERS = (
    select(func.count())
    .where(watch.c.community_id == matter.c.community_id, watch.c.matter_id == matter.c.id, watch.c.is_reporter)
    .scalar_subquery()
)
_JOINED = exists().where(
    watch.c.community_id == matter.c.community_id, watch.c.matter_id == matter.c.id, watch.c.is_reporter,
    watch.c.account_id == bindparam("me", type_=Uuid),
)  # fmt: skip
_FILES = (
    select(step.c.files)
    .where(step.c.community_id == matter.c.community_id, step.c.matter_id == matter.c.id, step.c.number == 1)
    .scalar_subquery()
)
_SELECT = (
    select(
        matter.c.id, matter.c.number, matter.c.title, matter.c.closed_at,
        matter.c.details, matter.c.state, matter.c.place_text, matter.c.entrance_id,
        matter.c.longitude, matter.c.latitude, matter.c.opened_at, matter.c.reporter_account_id, matter.c.category_id,
        category.c.title.label("category"), _SUPPORTERS.label("supporters"), _FILES.label("files"),
        _JOINED.label("has_joined"),
    )
    .outerjoin(
        category, and_(category.c.community_id == matter.c.community_id, category.c.id == matter.c.category_id)
    )
    .where(matter.c.community_id == bindparam("community", type_=Integer), matter.c.kind == KIND)
    # what is about a worker or a unit is nobody else's business, nor what concerns a person
    .where(matter.c.about_account_id.is_(None), matter.c.about_unit_id.is_(None))
    .where(func.coalesce(category.c.is_private, false()).is_(False))
    .where(*(matter.c.state != gone for gone in ("merged", "withdrawn", "rejected")))
)  # fmt: skip
RECENT = Query(
    _SELECT.where(
        matter.c.opened_at >= _SINCE,
        or_(
            matter.c.entrance_id == _ENTRANCE,
            and_(
                matter.c.longitude.between(bindparam("west", type_=Float), bindparam("east", type_=Float)),
                matter.c.latitude.between(bindparam("south", type_=Float), bindparam("north", type_=Float)),
            ),
        ),
    )
    .order_by(matter.c.opened_at.desc())
    .limit(50)
)
STILL_OPEN = Query(
    _SELECT.where(
        matter.c.building_id == _BUILDING,
        or_(_ENTRANCE.is_(None), matter.c.entrance_id.is_(None), matter.c.entrance_id == _ENTRANCE),
        matter.c.category_id == bindparam("category_id", type_=Uuid),
        matter.c.closed_at.is_(None),
    )
    .order_by(matter.c.opened_at.desc())
    .limit(MOST)
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the new report is about to be."""

    entrance_id: UUID | None = None
    building_id: UUID | None = None
    point: tuple[float, float] | None = None


async def list_similar(
    read: Reader, actor: Actor | None, place: Place, category_id: UUID | None, text: str = ""
) -> list[Row]:
    """At most five: the same entrance or within 50 m within a day; older ones of the category that are still open.

    What is known to be of another kind is not offered, however near: who is told that it is the same may go away.
    Neighbours read the words without numbers and doors, and see how many photos there are, not the photos: until a
    clerk has blurred faces these are for the reporter and those who act (settled 34). ``actor`` is None at a poster.
    """
    now = clock.now()
    here, words = Spot(now, place.entrance_id, place.point), await categories.vocabulary(read)
    meant, me = _kinds(category_id, text, words), actor.account_id if actor is not None else None
    found = [
        (row, "same_place" if row["entrance_id"] == place.entrance_id and place.entrance_id else "near")
        for row in await read.rows(RECENT, me=me, **_around(place, now))
        if rules.is_likely_duplicate(here, _spot(row))
        and rules.may_be_one_kind(meant, _kinds(row["category_id"], row["details"]["text"], words))
    ]
    if category_id is not None and place.building_id is not None:
        known = {row["id"] for row, _ in found}
        older = await read.rows(
            STILL_OPEN, me=me,
            entrance_id=place.entrance_id, building_id=place.building_id, category_id=category_id,
        )  # fmt: skip
        found += [(row, "still_open") for row in older if row["id"] not in known]
    return [_shown(row, why, actor) for row, why in found[:MOST]]


async def list_likely(read: Reader, event_id: UUID, at: datetime, place: Place) -> list[Row]:
    """For the desk: open events that this one may be merged into, by place and time of its own report."""
    here = Spot(at, place.entrance_id, place.point)
    found = await read.rows(RECENT, me=None, **_around(place, at))
    return [
        {name: row[name] for name in ("id", "number", "title", "state", "opened_at", "closed_at")}
        for row in found
        if row["id"] != event_id and row["closed_at"] is None and rules.is_likely_duplicate(here, _spot(row))
    ][:MOST]


def _around(place: Place, now: datetime) -> Mapping[str, object]:
    values: dict[str, object] = {"since": now - rules.DUPLICATE_WITHIN, "entrance_id": place.entrance_id}
    if place.point is None:
        return values | {"west": None, "east": None, "south": None, "north": None}
    width, height = rules.degrees_around(place.point, rules.DUPLICATE_METRES)
    lon, lat = place.point
    return values | {"west": lon - width, "east": lon + width, "south": lat - height, "north": lat + height}


def _kinds(category_id: UUID | None, text: str, words: list[Words]) -> set[UUID]:
    """The category that was chosen, and those that the words mean."""
    guessed = {guess.category_id for guess in recognise(text, words)}
    return guessed if category_id is None else guessed | {category_id}


def _spot(row: Row) -> Spot:
    point = (row["longitude"], row["latitude"]) if row["longitude"] is not None else None
    return Spot(row["opened_at"], row["entrance_id"], point)


def _shown(row: Row, why: str, actor: Actor | None) -> Row:
    may_read = actor is not None and actor.may("grid.event.read")
    is_own = actor is not None and row["reporter_account_id"] == actor.account_id
    text, photos = row["details"]["text"], row["files"] or []
    shows = actor if may_read or is_own else None
    return {
        "id": row["id"],
        "number": row["number"],
        "words": text if shows else words_for_neighbours(text),
        "state": _STATES[row["state"]],
        "place": row["place_text"] if shows else words_for_neighbours(row["place_text"]),
        "category": row["category"],
        "opened_at": row["opened_at"],
        "photos": [files.sign_address(UUID(photo["file_id"]), shows) for photo in photos] if shows else [],
        "photo_count": len(photos),
        "supporters": row["supporters"],
        "is_own": is_own,
        "has_joined": row["has_joined"],
        "why": why,
    }
