"""The event board: one list with filters, in the order of what is due; counts for its tabs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    DateTime,
    Integer,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql.elements import ColumnElement

from jiayuan.access.models import Account
from jiayuan.access.permissions import all_posts
from jiayuan.domains.grid.schemas import Filter
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.models import Matter, MatterTask
from jiayuan.engines.matters.visibility import Sight, holder_keys, seen, sight_of, sight_values
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import COUNTED_UP_TO, PageQuery
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory.duty_models import Unit
from jiayuan.territory.models import Grid
from jiayuan.territory.queries import in_estate

KIND = GRID_EVENT.kind
Tab = Literal["open", "late", "soon", "mine", "supervised", "bad", "closed", "all"]
TABS: tuple[Tab, ...] = ("open", "late", "soon", "mine", "supervised", "bad", "closed", "all")

matter, task, category = Matter.__table__, MatterTask.__table__, MatterCategory.__table__
grid, unit, account = Grid.__table__, Unit.__table__, Account.__table__
#: Under another name, because the conditions on who sees what look at tasks too.
main, below = task.alias("main_task"), category.alias("below")

_NOW = bindparam("now", type_=DateTime(timezone=True))
_TONIGHT = bindparam("tonight", type_=DateTime(timezone=True))
_OPEN = matter.c.closed_at.is_(None)
_LATE = and_(_OPEN, matter.c.paused_at.is_(None), matter.c.due_at < _NOW)
_SOON = and_(_OPEN, matter.c.paused_at.is_(None), matter.c.due_at >= _NOW, matter.c.due_at < _TONIGHT)


@dataclass(frozen=True, slots=True)
class Shape:
    """Which conditions a list has, without their values: one compiled statement for each."""

    sight: Sight
    tab: Tab
    names: frozenset[str]


def shape_of(actor: Actor, wanted: Filter, tab: Tab | None = None) -> Shape:
    given = {name for name, value in _given(wanted).items() if value is not None}
    return Shape(sight_of(actor), tab or wanted.tab, frozenset(given))


def _given(wanted: Filter) -> dict[str, object]:
    q = wanted.q.strip()
    is_number = q.upper().startswith(f"{GRID_EVENT.number}-") or (q.isdigit() and len(q) == 4)
    return {
        "f_state": wanted.state or None,
        "f_estate": wanted.estate,
        "f_grid": wanted.grid,
        "f_building": wanted.building,
        "f_category": wanted.category,
        "f_urgent": True if wanted.urgent else None,
        "f_via": wanted.via,
        "f_due_until": clock.start_of(wanted.due_until + timedelta(days=1)) if wanted.due_until else None,
        "f_number": q.upper() if q and is_number else None,
        "f_words": q if q and not is_number else None,
    }


def values_of(actor: Actor, wanted: Filter) -> dict[str, object]:
    return {
        **{name: value for name, value in _given(wanted).items() if value is not None},
        **sight_values(actor),
        "now": clock.now(),
        "tonight": clock.start_of(clock.today() + timedelta(days=1)),
        "mine": holder_keys(actor),
    }


def _filters(names: frozenset[str]) -> Iterator[ColumnElement[bool]]:
    number, words = bindparam("f_number", type_=String), bindparam("f_words", type_=String)
    parent = select(below.c.id).where(
        below.c.community_id == matter.c.community_id,
        below.c.parent_id == bindparam("f_category", type_=Uuid),
    )
    known: dict[str, ColumnElement[bool]] = {
        "f_state": matter.c.state == bindparam("f_state", type_=String),
        "f_grid": matter.c.grid_id == bindparam("f_grid", type_=Uuid),
        "f_estate": in_estate(matter.c.building_id, "f_estate"),
        "f_building": matter.c.building_id == bindparam("f_building", type_=Uuid),
        "f_category": or_(
            matter.c.category_id == bindparam("f_category", type_=Uuid), matter.c.category_id.in_(parent)
        ),
        "f_urgent": matter.c.is_urgent,
        "f_via": matter.c.channel == bindparam("f_via", type_=String),
        "f_due_until": matter.c.due_at < bindparam("f_due_until", type_=DateTime(timezone=True)),
        # the whole number, its beginning, or its last four signs as people say them
        "f_number": or_(func.starts_with(matter.c.number, number), func.right(matter.c.number, 4) == number),
        "f_words": or_(func.strpos(matter.c.title, words) > 0, func.strpos(matter.c.place_text, words) > 0),
    }
    yield from (known[name] for name in sorted(names))


def _of_tab(tab: Tab) -> ColumnElement[bool]:
    mine = exists(
        select(literal_column("1")).where(
            task.c.community_id == matter.c.community_id,
            task.c.matter_id == matter.c.id,
            task.c.done_at.is_(None),
            task.c.holder_id == func.any(bindparam("mine", type_=ARRAY(Uuid))),
        )
    )
    known: dict[Tab, ColumnElement[bool]] = {
        "open": _OPEN,
        "late": _LATE,
        "soon": _SOON,
        "mine": and_(_OPEN, mine),
        "supervised": and_(_OPEN, literal("supervised") == func.any(matter.c.flags)),
        "bad": matter.c.level <= 2,
        "closed": matter.c.closed_at.is_not(None),
        "all": matter.c.kind.is_not(None),
    }
    return known[tab]


def _scoped(statement: Select[*tuple[Any, ...]], shape: Shape) -> Select[*tuple[Any, ...]]:
    return statement.where(
        matter.c.community_id == bindparam("community", type_=Integer),
        matter.c.kind == KIND,
        _of_tab(shape.tab),
        seen(shape.sight),
        *_filters(shape.names),
    )


#: What a tab is ordered by, and whether the latest stands first.
_ORDERS: dict[Tab, tuple[str, bool]] = dict.fromkeys(TABS, ("due_at", False)) | {
    "closed": ("closed_at", True),
    "bad": ("closed_at", True),
    "all": ("opened_at", True),
}


@lru_cache(maxsize=512)
def _list(shape: Shape) -> Query:
    column, latest_first = _ORDERS[shape.tab]
    order = matter.c[column]
    after = tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid))
    here = tuple_(order, matter.c.id)
    statement = (
        _scoped(
            select(
                matter.c.id, matter.c.number, matter.c.title, matter.c.state, matter.c.flags,
                matter.c.place_text.label("place"), grid.c.name.label("grid"), category.c.title.label("category"),
                matter.c.is_urgent, main.c.holder_kind, main.c.post,
                case((main.c.holder_kind == "unit", unit.c.name), else_=account.c.name).label("holder_name"),
                matter.c.due_at, matter.c.paused_at, matter.c.opened_at, matter.c.closed_at, matter.c.round,
                matter.c.level, matter.c.version,
            ),
            shape,
        )
        .outerjoin(grid, and_(grid.c.community_id == matter.c.community_id, grid.c.id == matter.c.grid_id))
        .outerjoin(
            category, and_(category.c.community_id == matter.c.community_id, category.c.id == matter.c.category_id)
        )
        .outerjoin(
            main,
            and_(
                main.c.community_id == matter.c.community_id, main.c.matter_id == matter.c.id,
                main.c.purpose == "main", main.c.done_at.is_(None),
            ),
        )
        .outerjoin(unit, and_(unit.c.community_id == main.c.community_id, unit.c.id == main.c.holder_id))
        # once it is over nobody holds it: then who handled it
        .outerjoin(account, account.c.id == func.coalesce(main.c.holder_id, matter.c.handler_account_id))
        .where(here < after if latest_first else here > after)
        .order_by(*((order.desc(), matter.c.id.desc()) if latest_first else (order, matter.c.id)))
        .limit(bindparam("limit", type_=Integer))
    )  # fmt: skip
    return Query(statement)


async def list_events(read: Reader, actor: Actor, wanted: Filter, page: PageQuery) -> dict[str, object]:
    """One page of the board; by deadline while open, the latest first where it is over."""
    column, latest_first = _ORDERS[wanted.tab]
    bounds = page.before(at=datetime, id=UUID) if latest_first else page.after(at=datetime, id=UUID)
    rows = await read.rows(_list(shape_of(actor, wanted)), **values_of(actor, wanted), **bounds)
    return page.page([shown(row) for row in rows], at=column, id="id")


_POSTS = {"joint_committee": "联合党委", "street_committee": "街道"}


def holder_words(row: Row) -> str | None:
    """Who has it: a person, a unit, or a post by its title."""
    if row["holder_kind"] != "post":
        return str(row["holder_name"]) if row["holder_name"] else None
    titles = {post.name: post.title for post in all_posts()} | _POSTS
    return titles.get(row["post"], row["post"])


def shown(row: Row) -> Row:
    kept = {name: value for name, value in row.items() if name not in ("holder_name", "post")}
    return kept | {"holder": holder_words(row)}


@lru_cache(maxsize=512)
def _counts(shape: Shape) -> Query:
    rows = _scoped(
        select(_LATE.label("is_late"), _SOON.label("is_soon")), shape
    ).limit(COUNTED_UP_TO + 1).subquery()  # fmt: skip
    counts: list[ColumnElement[Any]] = [
        func.count().label("shown"),
        func.count().filter(rows.c.is_late).label("overdue"),
        func.count().filter(rows.c.is_soon).label("due_today"),
    ]
    return Query(select(*counts).select_from(rows))


@lru_cache(maxsize=64)
def _tab_counts(sight: Sight) -> Query:
    def count(tab: Tab) -> ColumnElement[Any]:
        rows = _scoped(select(literal_column("1")), Shape(sight, tab, frozenset()))
        limited = rows.limit(COUNTED_UP_TO + 1).subquery()
        return select(func.count()).select_from(limited).scalar_subquery().label(tab)

    return Query(select(*(count(tab) for tab in TABS if tab != "all")))


async def count_events(read: Reader, actor: Actor, wanted: Filter) -> Row:
    """「23件 · 2件超期 · 3件今天到期」 for a filter, and how many each tab holds; exact up to a thousand."""
    values = values_of(actor, wanted)
    found = await read.one(_counts(shape_of(actor, wanted)), **values)
    tabs = await read.one(_tab_counts(sight_of(actor)), **values)
    return found | {"tabs": tabs}
