"""Figures of a kind of matter that can be opened: each number has the list of matters behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    Date,
    DateTime,
    Integer,
    Select,
    String,
    Uuid,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    text,
)
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement

from jiayuan.engines.matters import figures
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.figure_models import MatterFigure
from jiayuan.engines.matters.models import Matter, MatterEvaluation, MatterTask
from jiayuan.engines.matters.queries import COLUMNS, titled, with_names
from jiayuan.engines.matters.visibility import Sight, seen, sight_of, sight_values
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.calendar import corresponding_day
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row, Rows, pick
from jiayuan.territory.duty_models import Unit
from jiayuan.territory.models import Grid

By = Literal["all", "month", "grid", "category"]

#: Verdicts are shown to those who handled in sums of at least so many.
LEAST_VERDICTS = 5
#: An open matter older than this stands on the list of old ones (R310), in days.
OLD_DAYS = 30

_COMMUNITY = bindparam("community", type_=Integer)
_KIND = bindparam("kind", type_=String)
_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_NAMED: dict[By, tuple[Any, Any, Any]] = {
    "grid": (MatterFigure.grid_id, Grid, Grid.name),
    "category": (MatterFigure.category_id, MatterCategory, MatterCategory.title),
}


@lru_cache(maxsize=8)
def _sums(by: By) -> Query:
    """Added up first and named afterwards: joined before, a large district takes a plan ten times as slow."""
    if by == "all":
        return Query(_added_up(literal(""), literal("合计").label("title")))
    if by == "month":
        month = cast(MatterFigure.month, String)
        return Query(_added_up(month, month.label("title")))
    key, named, title = _NAMED[by]
    sums = _added_up(key).subquery()
    return Query(
        pick(cast(sums.c.key, String).label("key"), title.label("title"), sums.c.figure, sums.c.amount)
        .select_from(sums)
        .outerjoin(named, (named.community_id == _COMMUNITY) & (named.id == sums.c.key))
    )  # fmt: skip


def _added_up(key: ColumnElement[Any] | InstrumentedAttribute[Any], *also: ColumnElement[Any]) -> Select[Any]:
    amount = func.sum(MatterFigure.amount).cast(Integer).label("amount")
    return (
        pick(key.label("key"), *also, MatterFigure.figure, amount)
        .where(
            MatterFigure.community_id == _COMMUNITY, MatterFigure.kind == _KIND,
            # not as a range of two ends, whose rows the planner guesses two hundred times too few, and sorts
            MatterFigure.month >= _FIRST, MatterFigure.month - _LAST <= 0,
        )
        .group_by("key", MatterFigure.figure)
    )  # fmt: skip


async def list_figures(read: Reader, kind: str, by: By, first: date, last: date) -> list[dict[str, object]]:
    """Per grid, category or month: every count, and the ratios of GR-17 with both their parts."""
    rows = await read.rows(_sums(by), kind=kind, first=first.replace(day=1), last=last)
    lines: dict[str | None, dict[str, Any]] = {}
    for row in rows:
        line = lines.setdefault(row["key"], {"key": row["key"], "title": row["title"] or "未分", "counts": {}})
        line["counts"][row["figure"]] = row["amount"]
    for line in lines.values():
        line["ratios"] = [_ratio(ratio, line["counts"]) for ratio in figures.RATIOS]
    return sorted(lines.values(), key=lambda line: str(line["key"] or "~"))


def _ratio(ratio: figures.Ratio, counts: dict[str, int]) -> dict[str, object]:
    part, whole = counts.get(ratio.part, 0), counts.get(ratio.whole, 0)
    return {
        "name": ratio.name, "title": ratio.title, "part": part, "whole": whole, "part_figure": ratio.part,
        "whole_figure": ratio.whole, "permille": round(1000 * part / whole) if whole else None,
    }  # fmt: skip


@lru_cache(maxsize=128)
def _behind(name: str, sight: Sight, narrowed: tuple[str, ...]) -> Query:
    figure = figures.BY_NAME[name]
    statement = (
        with_names(pick(*COLUMNS))
        .where(Matter.community_id == _COMMUNITY, Matter.kind == _KIND, seen(sight))
        .where(text(f"matter.{figure.moment} >= :since").bindparams(bindparam("since", type_=DateTime(timezone=True))))
        .where(text(f"matter.{figure.moment} < :until").bindparams(bindparam("until", type_=DateTime(timezone=True))))
        .where(text(f"({figure.only.format(m='matter')})"))
        .where(Matter.id > bindparam("after_id", type_=Uuid))
        .order_by(Matter.id)
        .limit(bindparam("limit", type_=Integer))
    )
    if "grid_id" in narrowed:
        statement = statement.where(Matter.grid_id == bindparam("grid_id", type_=Uuid))
    if "category_id" in narrowed:
        statement = statement.where(Matter.category_id == bindparam("category_id", type_=Uuid))
    return Query(statement)


async def list_behind(
    read: Reader,
    actor: Actor,
    kind: str,
    figure: str,
    first: date,
    last: date,
    page: PageQuery,
    *,
    grid_id: UUID | None,
    category_id: UUID | None,
) -> Rows:
    """The matters behind a figure. Raises NotFound for a figure that does not exist."""
    if figure not in figures.BY_NAME:
        raise NotFound
    narrowed = tuple(name for name, value in (("grid_id", grid_id), ("category_id", category_id)) if value is not None)
    rows = await read.rows(
        _behind(figure, sight_of(actor), narrowed), kind=kind, since=clock.start_of(first.replace(day=1)),
        until=clock.start_of(_next_month(last)), grid_id=grid_id, category_id=category_id,
        **sight_values(actor), **page.after(id=UUID),
    )  # fmt: skip
    return page.cut(titled(rows), id="id")


def _next_month(day: date) -> date:
    return corresponding_day(day.replace(day=1), 1)


_seconds = func.extract("epoch", Matter.closed_at - Matter.opened_at)
DURATIONS = Query(
    select(
        cast(Matter.category_id, String).label("key"),
        func.max(MatterCategory.title).label("title"),
        func.count().label("closed"),
        func.round(func.avg(_seconds) / 8640).label("mean_tenth_days"),
        func.round(func.percentile_cont(0.5).within_group(_seconds) / 8640).label("median_tenth_days"),
        func.round(func.percentile_cont(0.9).within_group(_seconds) / 8640).label("p90_tenth_days"),
    )
    .outerjoin(
        MatterCategory,
        (MatterCategory.community_id == Matter.community_id) & (MatterCategory.id == Matter.category_id),
    )
    .where(
        Matter.community_id == _COMMUNITY,
        Matter.kind == _KIND,
        Matter.closed_at >= bindparam("since", type_=DateTime(timezone=True)),
        Matter.closed_at < bindparam("until", type_=DateTime(timezone=True)),
        Matter.way.is_not(None),
        Matter.way != "withdrawn",
    )
    .group_by(Matter.category_id)
)


async def list_durations(read: Reader, kind: str, first: date, last: date) -> Sequence[Row]:
    """Days open of what was closed in the months, by category: mean, median and 90 %, in tenths of a day (R310)."""
    return await read.rows(
        DURATIONS, kind=kind, since=clock.start_of(first.replace(day=1)), until=clock.start_of(_next_month(last))
    )


_took = func.extract("epoch", MatterTask.done_at - MatterTask.opened_at)
HELPERS = Query(
    pick(
        MatterTask.holder_kind,
        MatterTask.holder_id,
        MatterTask.post,
        func.max(Unit.name).label("name"),
        func.count().label("asked"),
        func.count(MatterTask.done_at).label("answered"),
        func.count().filter(MatterTask.done_at <= MatterTask.due_at).label("in_time"),
        func.round(func.percentile_cont(0.5).within_group(_took) / 360).cast(Integer).label("median_tenth_hours"),
    )
    .join(Matter, (Matter.community_id == MatterTask.community_id) & (Matter.id == MatterTask.matter_id))
    .outerjoin(Unit, (Unit.community_id == MatterTask.community_id) & (Unit.id == MatterTask.holder_id))
    .where(
        MatterTask.community_id == _COMMUNITY,
        Matter.kind == _KIND,
        MatterTask.purpose.in_(("help", "referral")),
        or_(MatterTask.outcome.is_(None), MatterTask.outcome == "done"),
        MatterTask.opened_at >= bindparam("since", type_=DateTime(timezone=True)),
        MatterTask.opened_at < bindparam("until", type_=DateTime(timezone=True)),
    )
    .group_by(MatterTask.holder_kind, MatterTask.holder_id, MatterTask.post)
    .order_by(func.count().desc(), MatterTask.holder_id)
)


async def list_helpers(read: Reader, kind: str, first: date, last: date) -> Sequence[Row]:
    """Who was called to help in these months: how often, answered in time or not, half of the answers within (R312).

    The clock of a helper is his own task's, from the call to his answer; who was let go is not counted.
    """
    return await read.rows(
        HELPERS, kind=kind, since=clock.start_of(first.replace(day=1)), until=clock.start_of(_next_month(last))
    )


@lru_cache(maxsize=8)
def _old(sight: Sight) -> Query:
    return Query(
        with_names(pick(*COLUMNS))
        .where(
            Matter.community_id == _COMMUNITY, Matter.kind == _KIND, seen(sight), Matter.closed_at.is_(None),
            Matter.opened_at < bindparam("before", type_=DateTime(timezone=True)),
            Matter.id > bindparam("after_id", type_=Uuid),
        )
        .order_by(Matter.id)
        .limit(bindparam("limit", type_=Integer))
    )  # fmt: skip


async def list_old(read: Reader, actor: Actor, kind: str, page: PageQuery) -> Rows:
    """Open matters older than 30 days, with who has them (R310)."""
    before = clock.now() - timedelta(days=OLD_DAYS)
    rows = await read.rows(
        _old(sight_of(actor)), kind=kind, before=before, **sight_values(actor), **page.after(id=UUID)
    )
    return page.cut(titled(rows), id="id")


VERDICTS = Query(
    pick(
        func.count().label("verdicts"),
        func.count().filter(MatterEvaluation.level >= 3).label("satisfied"),
        func.sum(MatterEvaluation.level).label("level_sum"),
    ).where(
        MatterEvaluation.community_id == _COMMUNITY,
        MatterEvaluation.handler_account_id == bindparam("handler", type_=Uuid),
        MatterEvaluation.is_counted,
    )
)


async def sum_own_verdicts(read: Reader, actor: Actor) -> dict[str, object]:
    """What people said of what I handled, as a sum, and only from five verdicts up (settled 20)."""
    row = await read.one(VERDICTS, handler=actor.account_id)
    if row["verdicts"] < LEAST_VERDICTS:
        return {"verdicts": None, "satisfied": None, "level_sum": None, "least": LEAST_VERDICTS}
    return {**row, "least": LEAST_VERDICTS}
