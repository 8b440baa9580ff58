"""Numbers of events by grid, estate, category, month or community, from summaries; behind each stands its list."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Date,
    DateTime,
    Integer,
    Uuid,
    and_,
    bindparam,
    func,
    or_,
    select,
    text,
    true,
    tuple_,
)
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.expression import FromClause

from jiayuan.domains.grid import rules
from jiayuan.domains.grid.rules import Rate
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.figure_models import MatterFigure, MatterTotal
from jiayuan.engines.matters.figures import BY_NAME
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.visibility import Sight, seen, sight_of, sight_values
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.calendar import corresponding_day
from jiayuan.kernel.models import Community
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory.models import Grid
from jiayuan.territory.queries import building, estate, in_estate, own_grids

KIND = GRID_EVENT.kind
By = Literal["grid", "estate", "category", "month", "community"]
figure, matter = MatterFigure.__table__, Matter.__table__
grid, category = Grid.__table__, MatterCategory.__table__
community, total = Community.__table__, MatterTotal.__table__

_MINE = bindparam("community", type_=Integer)
_SINCE, _BEFORE = (bindparam(name, type_=DateTime(timezone=True)) for name in ("since", "before"))
_STANDS_IN = and_(building.c.community_id == matter.c.community_id, building.c.id == matter.c.building_id)
_FROM, _UNTIL = bindparam("from_on", type_=Date), bindparam("until_on", type_=Date)


def _month(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.date_trunc("month", func.timezone("Asia/Shanghai", moment)).cast(Date)


def _grouped(by: By, source: FromClause, month: ColumnElement[Any]) -> ColumnElement[Any]:
    """What the rows are added up by; a category counts for its class, a matter for the estate of its building."""
    if by == "grid":
        return source.c.grid_id
    if by == "estate":
        return source.c.estate_id if source is figure else building.c.estate_id
    if by == "month":
        return month
    return func.coalesce(category.c.parent_id, category.c.id)


@lru_cache(maxsize=8)
def _sums(by: By, *, narrowed: bool) -> Query:
    """Counts of each figure in ``[from_on, until_on)``, months by their first day; classes are added up of their sums.

    Not as a range of two ends: the planner guesses its rows two hundred times too few, and sorts.
    """
    key = (figure.c.category_id if by == "category" else _grouped(by, figure, figure.c.month)).label("key")
    sums = select(key, figure.c.figure, func.sum(figure.c.amount).cast(Integer).label("amount")).where(
        figure.c.community_id == _MINE, figure.c.kind == KIND, figure.c.month >= _FROM, figure.c.month - _UNTIL < 0
    )
    if narrowed:
        sums = sums.where(figure.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    sums = sums.group_by(key, figure.c.figure)
    if by != "category":
        return Query(sums)
    added = sums.subquery()
    above = func.coalesce(category.c.parent_id, category.c.id).label("key")
    return Query(
        select(above, added.c.figure, func.sum(added.c.amount).cast(Integer).label("amount"))
        .select_from(added)
        .outerjoin(category, and_(category.c.community_id == _MINE, category.c.id == added.c.key))
        .group_by(above, added.c.figure)
    )


#: Every community that the asker sees, those without events too. How long events took is not summed up over a district.
TOTALS = Query(
    select(
        community.c.code.label("key"), community.c.name.label("title"), total.c.figure,
        func.sum(total.c.amount).cast(Integer).label("amount"),
    )
    .outerjoin(
        total,
        and_(
            total.c.community_id == community.c.id, total.c.kind == KIND, total.c.month >= _FROM,
            total.c.month < _UNTIL,
        ),
    )
    .where(community.c.id == func.any(bindparam("communities", type_=ARRAY(Integer))))
    .group_by(community.c.code, community.c.name, total.c.figure)
    .order_by(community.c.code)
)  # fmt: skip


@lru_cache(maxsize=8)
def _lengths(by: By, *, narrowed: bool) -> Query:
    """Mean, median and 90 % of the days open, of events that ended in the period (R310).

    The days of a category are collected before its class is looked up: not one look for each event.
    """
    open_for = func.extract("epoch", matter.c.closed_at - matter.c.opened_at) / 86400
    key = (matter.c.category_id if by == "category" else _grouped(by, matter, _month(matter.c.closed_at))).label("key")
    collected = select(key, func.array_agg(open_for).label("days")).where(
        matter.c.community_id == _MINE,
        matter.c.kind == KIND,
        matter.c.closed_at >= _SINCE,
        matter.c.closed_at < _BEFORE,
        matter.c.way.is_not(None),
        matter.c.way != "withdrawn",
    )
    if by == "estate":
        collected = collected.outerjoin(building, _STANDS_IN)
    if narrowed:
        collected = collected.where(matter.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    part = collected.group_by(text("1")).subquery()
    days = func.unnest(part.c.days).table_valued("day").render_derived().lateral()
    above = func.coalesce(category.c.parent_id, category.c.id) if by == "category" else part.c.key
    statement = select(
        above.label("key"),
        func.avg(days.c.day).label("mean"),
        func.percentile_cont(0.5).within_group(days.c.day).label("median"),
        func.percentile_cont(0.9).within_group(days.c.day).label("ninety"),
    )
    source: FromClause = part
    if by == "category":
        source = part.outerjoin(category, and_(category.c.community_id == _MINE, category.c.id == part.c.key))
    return Query(statement.select_from(source.join(days, true())).group_by(text("1")))


GRIDS = Query(
    select(grid.c.id, grid.c.name.label("title"))
    .where(grid.c.community_id == _MINE, or_(grid.c.until_on.is_(None), grid.c.until_on > _FROM))
    .order_by(grid.c.serial)
)
ESTATES = Query(
    select(estate.c.id, estate.c.name.label("title")).where(estate.c.community_id == _MINE).order_by(estate.c.name)
)
CLASSES = Query(
    select(category.c.id, category.c.title)
    .where(category.c.community_id == _MINE, category.c.kind == KIND, category.c.parent_id.is_(None))
    .order_by(category.c.position, category.c.code)
)


async def list_numbers(read: Reader, actor: Actor, by: By, first: date, last: date) -> list[Row]:
    """A row for each grid, class or month of the period (both months included), and one for what has none of these.

    By community: one for each that the actor sees, as of some seconds ago; nobody narrowed to grids sees these.
    """
    until = corresponding_day(last, 1)
    grids = own_grids(actor, "grid.figure.read")
    narrowed = grids is not None
    if by == "community":
        return await _by_community(read, () if narrowed else actor.communities, first, until)
    between = {"since": clock.start_of(first), "before": clock.start_of(until), "grids": list(grids or ())}
    sums = await read.rows(_sums(by, narrowed=narrowed), from_on=first, until_on=until, grids=list(grids or ()))
    lengths = await read.rows(_lengths(by, narrowed=narrowed), **between)
    counts: dict[object, dict[str, int]] = {}
    for row in sums:
        counts.setdefault(row["key"], {})[row["figure"]] = row["amount"]
    took = {row["key"]: row for row in lengths}
    keys = await _keys(read, by, first, until)
    if narrowed and by == "grid":
        keys = {key: title for key, title in keys.items() if key in (grids or ())}
    keys |= {None: "没有类别" if by == "category" else "未归属"} if None in counts else {}
    return [_line(key, title, counts.get(key, {}), took.get(key)) for key, title in keys.items()]


async def _by_community(read: Reader, communities: Collection[int], first: date, until: date) -> list[Row]:
    titles: dict[str, str] = {}
    counts: dict[str, dict[str, int]] = {}
    for row in await read.rows(TOTALS, communities=list(communities), from_on=first, until_on=until):
        titles[row["key"]] = row["title"]
        counts.setdefault(row["key"], {})[row["figure"]] = row["amount"]
    return [_line(code, title, counts[code], None) for code, title in titles.items()]


def _line(key: object, title: str, counts: Mapping[str, int], took: Row | None) -> Row:
    return {
        "id": key if isinstance(key, UUID) else None,
        "month": key if isinstance(key, date) else None,
        "community": key if isinstance(key, str) else None,
        "title": title,
        "counts": {name: counts.get(name, 0) for name in BY_NAME},
        "rates": rates_of(counts),
        "mean_days": _days(took, "mean"),
        "median_days": _days(took, "median"),
        "ninety_days": _days(took, "ninety"),
    }


def rates_of(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The rates of GR-17 in tenths of a per cent; null where nothing was due."""

    def of(name: str) -> int:
        return counts.get(name, 0)

    found: dict[str, Rate] = {
        "registration": rules.registration_rate(registered=of("registered"), reported=of("reported")),
        "handling": rules.closing_rate(closed=of("handled_of_due"), due=of("handle_due")),
        "handling_in_time": rules.in_time_rate(in_time=of("handle_in_time"), due=of("handle_due")),
        "closing": rules.closing_rate(closed=of("closed_of_due"), due=of("close_due")),
        "closing_in_time": rules.in_time_rate(in_time=of("close_in_time"), due=of("close_due")),
        "overdue": rules.overdue_rate(late=of("close_late"), closed=of("closed_of_due")),
        "rework": rules.rework_rate(returns=of("returned"), handled=of("handled")),
        "own_level": rules.own_level_rate(fixed_here=of("fixed_on_own_level"), fixed=of("fixed")),
        "satisfaction": rules.satisfaction(satisfied=of("satisfied"), judged=of("evaluated")),
    }
    return {name: rate.permille for name, rate in found.items()}


async def _keys(read: Reader, by: By, first: date, until: date) -> dict[object, str]:
    if by == "grid":
        return {row["id"]: row["title"] for row in await read.rows(GRIDS, from_on=first)}
    if by == "estate":
        return {row["id"]: row["title"] for row in await read.rows(ESTATES)}
    if by == "category":
        return {row["id"]: row["title"] for row in await read.rows(CLASSES)}
    months: dict[object, str] = {}
    month = first
    while month < until:
        months[month] = f"{month.year}年{month.month}月"
        month = corresponding_day(month, 1)
    return months


def _days(row: Row | None, name: str) -> float | None:
    return round(float(row[name]), 1) if row is not None and row[name] is not None else None


@lru_cache(maxsize=256)
def _behind(sight: Sight, indicator: str, *, by_grid: bool, by_estate: bool, by_class: bool, narrowed: bool) -> Query:
    """The events that count for a figure, by the very condition that the summary is kept by."""
    meant = BY_NAME[indicator]
    moment = matter.c[meant.moment]
    statement = (
        select(
            matter.c.id, matter.c.number, matter.c.title, matter.c.state, matter.c.place_text.label("place"),
            matter.c.opened_at, matter.c.closed_at, matter.c.due_at, matter.c.level, moment.label("counted_at"),
        )
        .where(
            matter.c.community_id == _MINE,
            matter.c.kind == KIND,
            moment >= _SINCE,
            moment < _BEFORE,
            text(meant.only.format(m="matter")),
            seen(sight),
            tuple_(moment, matter.c.id)
            < tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid)),
        )
        .order_by(moment.desc(), matter.c.id.desc())
        .limit(bindparam("limit", type_=Integer))
    )  # fmt: skip
    if by_grid:
        statement = statement.where(matter.c.grid_id == bindparam("grid_id", type_=Uuid))
    if by_estate:
        statement = statement.where(in_estate(matter.c.building_id, "estate_id"))
    if by_class:
        chosen = bindparam("category_id", type_=Uuid)
        statement = statement.join(
            category, and_(category.c.community_id == matter.c.community_id, category.c.id == matter.c.category_id)
        ).where(or_(category.c.id == chosen, category.c.parent_id == chosen))
    if narrowed:
        statement = statement.where(matter.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    return Query(statement)


async def list_behind(
    read: Reader,
    actor: Actor,
    indicator: str,
    first: date,
    last: date,
    grid_id: UUID | None,
    estate_id: UUID | None,
    category_id: UUID | None,
    page: PageQuery,
) -> dict[str, object]:
    """The events that a number counts, the latest first."""
    grids = own_grids(actor, "grid.figure.read")
    query = _behind(
        sight_of(actor),
        indicator,
        by_grid=grid_id is not None,
        by_estate=estate_id is not None,
        by_class=category_id is not None,
        narrowed=grids is not None,
    )
    values = {
        "since": clock.start_of(first), "before": clock.start_of(corresponding_day(last, 1)), "grid_id": grid_id,
        "estate_id": estate_id, "category_id": category_id, "grids": list(grids or ()), **sight_values(actor),
    }  # fmt: skip
    rows = await read.rows(query, **values, **page.before(at=datetime, id=UUID))
    document = page.page(rows, at="counted_at", id="id")
    if page.counted:
        document["total"] = await read.total(query, **values, **page.whole.before(at=datetime, id=UUID))
    return document
