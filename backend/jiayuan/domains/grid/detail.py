"""What an event has beyond what every matter has: place, category, reporter, photos, what else happened there."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from sqlalchemy import DateTime, Integer, Uuid, and_, bindparam, case, func, or_, select

from jiayuan.access.models import Account
from jiayuan.access.permissions import all_posts
from jiayuan.domains.grid import duplicates, rules
from jiayuan.domains.grid.categories import promises_of
from jiayuan.domains.grid.categories import shown as category_shown
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters import apart
from jiayuan.engines.matters.declaring import Holder
from jiayuan.engines.matters.desk_models import MatterCategory, RoutingRule
from jiayuan.engines.matters.holders import still_there
from jiayuan.engines.matters.models import Matter, MatterLink, MatterStep, MatterWatch
from jiayuan.engines.matters.moving import narrowed
from jiayuan.engines.matters.visibility import (
    Sight,
    is_masked,
    is_neighbour,
    seen,
    sight_of,
    sight_values,
    words_for_neighbours,
)
from jiayuan.kernel import clock, files
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.models import Community
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people.names import mask_name
from jiayuan.territory.duty_models import Unit
from jiayuan.territory.models import Grid

KIND = GRID_EVENT.kind
matter, step, link, watch = Matter.__table__, MatterStep.__table__, MatterLink.__table__, MatterWatch.__table__
category, grid, rule = MatterCategory.__table__, Grid.__table__, RoutingRule.__table__
unit, account, community = Unit.__table__, Account.__table__, Community.__table__
parent = category.alias("parent")

_MINE = bindparam("community", type_=Integer)
_EVENT = bindparam("event_id", type_=Uuid)


@lru_cache(maxsize=8)
def _facts(sight: Sight) -> Query:
    supporters = (
        select(func.count())
        .where(watch.c.community_id == matter.c.community_id, watch.c.matter_id == matter.c.id, watch.c.is_reporter)
        .scalar_subquery()
    )
    return Query(
        select(
            matter.c.id, matter.c.number, matter.c.details, matter.c.channel, matter.c.place_text, matter.c.state,
            matter.c.building_id, matter.c.entrance_id, matter.c.dwelling_id, matter.c.longitude, matter.c.latitude,
            matter.c.grid_id, grid.c.name.label("grid"), matter.c.category_id, category.c.parent_id,
            category.c.code, category.c.title.label("category_title"), category.c.is_urgent, category.c.is_private,
            category.c.is_example, category.c.evidence, category.c.limits, category.c.register_when,
            category.c.close_when, category.c.keywords, parent.c.title.label("category_class"),
            community.c.code.label("community_code"), matter.c.reporter_account_id, account.c.name.label("reporter"),
            matter.c.guest_phone_index.is_not(None).label("is_guest"), matter.c.may_call,
            matter.c.about_unit_id, matter.c.about_account_id, matter.c.opened_at, matter.c.closed_at,
            supporters.label("supporters"), matter.c.version,
        )
        .join(community, community.c.id == matter.c.community_id)
        .outerjoin(grid, and_(grid.c.community_id == matter.c.community_id, grid.c.id == matter.c.grid_id))
        .outerjoin(
            category, and_(category.c.community_id == matter.c.community_id, category.c.id == matter.c.category_id)
        )
        .outerjoin(
            parent, and_(parent.c.community_id == category.c.community_id, parent.c.id == category.c.parent_id)
        )
        .outerjoin(account, account.c.id == matter.c.reporter_account_id)
        .where(matter.c.community_id == _MINE, matter.c.id == _EVENT, matter.c.kind == KIND, seen(sight))
    )  # fmt: skip


PHOTOS = Query(
    select(step.c.number, step.c.files, step.c.at, step.c.is_public)
    .where(step.c.community_id == _MINE, step.c.matter_id == _EVENT, func.jsonb_array_length(step.c.files) > 0)
    .order_by(step.c.number)
)
_OTHER = (matter.c.id, matter.c.number, matter.c.title, matter.c.state, matter.c.opened_at, matter.c.closed_at)


@lru_cache(maxsize=8)
def _linked(sight: Sight) -> Query:
    """What is linked, as far as the asker may see it."""
    return Query(
        select(*_OTHER, link.c.kind.label("relation"))
        .join(
            link,
            and_(
                link.c.community_id == matter.c.community_id,
                or_(
                    and_(link.c.matter_id == _EVENT, link.c.other_id == matter.c.id),
                    and_(link.c.other_id == _EVENT, link.c.matter_id == matter.c.id),
                ),
            ),
        )
        .where(matter.c.community_id == _MINE, seen(sight))
        .order_by(matter.c.opened_at.desc(), matter.c.id)
        .limit(50)
    )


@lru_cache(maxsize=8)
def _same_place_of(sight: Sight) -> Query:
    """At the same entrance, or in the building where no entrance is known, as far as the asker may see it."""
    return Query(
        select(*_OTHER)
        .where(
            matter.c.community_id == _MINE,
            matter.c.kind == KIND,
            matter.c.building_id == bindparam("building_id", type_=Uuid),
            matter.c.entrance_id.is_not_distinct_from(bindparam("entrance_id", type_=Uuid)),
            matter.c.opened_at >= bindparam("since", type_=DateTime(timezone=True)),
            matter.c.id != _EVENT,
            seen(sight),
            *(matter.c.state != gone for gone in ("merged", "withdrawn", "rejected")),
        )
        .order_by(matter.c.opened_at.desc())
        .limit(50)
    )


#: Who the rules name: the category's own before its class's, the grid's before everywhere's; never whom it is about.
ROUTED = Query(
    select(
        rule.c.holder_kind, rule.c.holder_id, rule.c.post, rule.c.scope_id,
        case((rule.c.holder_kind == "unit", unit.c.name), else_=account.c.name).label("title"),
    )
    .outerjoin(unit, and_(unit.c.community_id == rule.c.community_id, unit.c.id == rule.c.holder_id))
    .outerjoin(account, account.c.id == rule.c.holder_id)
    .where(
        rule.c.community_id == _MINE,
        rule.c.kind == KIND,
        rule.c.is_active,
        still_there(rule.c.holder_kind, rule.c.holder_id),
        or_(
            rule.c.category_id == bindparam("category_id", type_=Uuid),
            rule.c.category_id == bindparam("class_id", type_=Uuid),
            rule.c.category_id.is_(None),
        ),
        or_(rule.c.grid_id == bindparam("grid_id", type_=Uuid), rule.c.grid_id.is_(None)),
        rule.c.holder_id.is_distinct_from(bindparam("about_unit_id", type_=Uuid)),
    )
    .order_by(
        case(
            (rule.c.category_id == bindparam("category_id", type_=Uuid), 0),
            (rule.c.category_id == bindparam("class_id", type_=Uuid), 1),
            else_=2,
        ),
        rule.c.grid_id.is_(None),
    )
    .limit(1)
)  # fmt: skip


async def get_event(read: Reader, actor: Actor, event_id: UUID) -> Row:
    """The event as far as this actor may see it. Raises NotFound, for a foreign one too."""
    sight, values = sight_of(actor), sight_values(actor)
    row = await read.one(_facts(sight), event_id=event_id, **values)
    is_own = row["reporter_account_id"] == actor.account_id
    is_staff = sight_of(actor) in ("whole", "grids")
    if is_neighbour(actor, row["reporter_account_id"]):
        row |= {"place_text": words_for_neighbours(row["place_text"]), "dwelling_id": None}
        row["details"] |= {"text": words_for_neighbours(row["details"]["text"])}
    others = [*await read.rows(_linked(sight), event_id=event_id, **values)] if is_staff else []
    same = await _same_place(read, actor, row) if is_staff else []
    known = {entry["id"] for entry in others}
    likely = await _likely(read, row) if is_staff and row["closed_at"] is None else []
    others += [entry | {"relation": "likely_duplicate"} for entry in likely if entry["id"] not in known]
    known |= {entry["id"] for entry in likely}
    others += [entry | {"relation": "same_place"} for entry in same if entry["id"] not in known]
    ends = row["closed_at"] or clock.now()
    return {
        "id": row["id"],
        "number": row["number"],
        "text": row["details"]["text"],
        "source": row["details"]["source"],
        "channel": row["channel"],
        "place": row["place_text"],
        **{
            name: row[name]
            for name in (
                "building_id", "entrance_id", "dwelling_id", "longitude", "latitude", "grid_id", "grid",
                "category_class", "version",
            )
        },
        "category": await _category(read, row),
        "event_code": rules.event_code(row["community_code"], row["code"]) if _has_code(row) else None,
        "reporter": _reporter(actor, row, is_own=is_own, is_staff=is_staff),
        "photos": await _photos(read, actor, row, sees=is_own or sight_of(actor) != "own"),
        "others": others,
        "same_place_30_days": len(same) + 1,
        "is_signal": is_staff and len(same) + 1 >= rules.SIGNAL_TIMES,
        "proposed": await _proposed(read, row) if actor.may("grid.event.dispatch") else None,
        "days_open": round((ends - row["opened_at"]).total_seconds() / 86400, 1),
    }  # fmt: skip


def _has_code(row: Row) -> bool:
    return row["code"] is not None and len(row["code"]) == 4 and row["code"].isdigit()


async def _category(read: Reader, row: Row) -> Row | None:
    if row["category_id"] is None:
        return None
    names = (
        "code", "is_urgent", "is_private", "is_example", "evidence", "limits", "register_when", "close_when",
        "keywords",
    )  # fmt: skip
    found = {name: row[name] for name in names} | {"id": row["category_id"], "title": row["category_title"]}
    return category_shown(found, await promises_of(read))


def _reporter(actor: Actor, row: Row, *, is_own: bool, is_staff: bool) -> Row:
    """Staff see a masked name; a unit outside only with consent; other residents nothing (settled 20)."""
    named = is_own or is_staff or (is_masked(actor) and row["may_call"])
    name = row["reporter"] if named else None
    return {
        "name": name if is_own or name is None else mask_name(name),
        "may_call": row["may_call"],
        "is_guest": row["is_guest"],
        "supporters": row["supporters"],
    }


async def _photos(read: Reader, actor: Actor, row: Row, *, sees: bool) -> list[Row]:
    """Signed addresses for the reporter and those who act; until faces are blurred for nobody else (settled 34)."""
    if not sees:
        return []
    found = await read.rows(PHOTOS, event_id=row["id"])
    return [
        {
            "id": photo["file_id"],
            "address": files.sign_address(UUID(photo["file_id"]), actor),
            "moment": photo["moment"],
            "at": entry["at"],
            "step": entry["number"],
        }
        for entry in found
        if entry["is_public"] or sight_of(actor) != "own"
        for photo in entry["files"]
    ]


async def _likely(read: Reader, row: Row) -> list[Row]:
    point = (row["longitude"], row["latitude"]) if row["longitude"] is not None else None
    place = duplicates.Place(row["entrance_id"], row["building_id"], point)
    return await duplicates.list_likely(read, row["id"], row["opened_at"], place)


async def _same_place(read: Reader, actor: Actor, row: Row) -> list[Row]:
    if row["building_id"] is None:
        return []
    return await read.rows(
        _same_place_of(sight_of(actor)),
        event_id=row["id"],
        building_id=row["building_id"],
        entrance_id=row["entrance_id"],
        since=clock.now() - rules.SIGNAL_WITHIN,
        **sight_values(actor),
    )


async def _is_about(read: Reader, account_id: UUID | None, holder: Holder) -> bool:
    """Whether the event is about a worker who answers for this holder."""
    if account_id is None:
        return False
    held = await read.rows(apart.HOLDINGS, about_account_id=account_id, today=clock.today())
    return holder.id in apart.holders_of(account_id, held)


async def _proposed(read: Reader, row: Row) -> Row | None:
    """Who the desk dispatches to with one key."""
    found = await read.first(
        ROUTED,
        category_id=row["category_id"],
        class_id=row["parent_id"],
        grid_id=row["grid_id"],
        about_unit_id=row["about_unit_id"],
        today=clock.today(),
    )
    if found is None:
        return None
    named = Holder(found["holder_kind"], found["holder_id"], found["post"], found["scope_id"])
    holder = narrowed(named, row["grid_id"])
    if holder is None or await _is_about(read, row["about_account_id"], holder):
        return None
    titles = {post.name: post.title for post in all_posts()}
    return {
        "kind": holder.kind,
        "id": holder.id,
        "post": holder.post,
        "scope_id": holder.scope_id,
        "title": titles.get(holder.post, holder.post) if holder.post is not None else found["title"],
    }
