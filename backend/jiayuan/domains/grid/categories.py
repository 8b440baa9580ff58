"""The tree of categories for pickers, each with what is promised; guesses from words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Integer, String, bindparam, select

from jiayuan.domains.grid import rules
from jiayuan.domains.grid.recognising import Words, recognise
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.clocks import calendar_with
from jiayuan.engines.matters.declaring import state_of
from jiayuan.engines.matters.desk_models import DutyHours, LimitSetting, MatterCategory
from jiayuan.kernel import clock
from jiayuan.kernel.calendar import Calendar, Limit
from jiayuan.kernel.calendar_models import CalendarDay
from jiayuan.kernel.reading import Query, Reader, Row

KIND = GRID_EVENT.kind
#: The states whose limits make the promise: somebody takes it up, somebody has done it.
_TAKEN, _HANDLED = GRID_EVENT.initial, "dispatched"

category, hours, setting, day = (table.__table__ for table in (MatterCategory, DutyHours, LimitSetting, CalendarDay))
_MINE = bindparam("community", type_=Integer)

CATEGORIES = Query(
    select(
        category.c.id, category.c.parent_id, category.c.code, category.c.title, category.c.is_urgent,
        category.c.is_private, category.c.is_example, category.c.evidence, category.c.limits,
        category.c.register_when, category.c.close_when, category.c.keywords,
    )
    .where(category.c.community_id == _MINE, category.c.kind == KIND, category.c.is_active)
    .order_by(category.c.position, category.c.code)
    .limit(1000)
)  # fmt: skip
_HOURS = Query(
    select(hours.c.kind, hours.c.opens_at, hours.c.closes_at)
    .where(hours.c.community_id == _MINE)
    .order_by(hours.c.kind, hours.c.opens_at)
)
_LIMITS = Query(
    select(setting.c.name, setting.c.limit).where(
        setting.c.community_id == _MINE, setting.c.kind == bindparam("kind", type_=String)
    )
)
_DAYS = Query(select(day.c.day, day.c.kind).order_by(day.c.day))


async def list_categories(read: Reader) -> list[Row]:
    """Classes with their categories in the community's order; a class without any is left out."""
    rows = await read.rows(CATEGORIES)
    promises = await promises_of(read)
    return [
        {
            "id": top["id"],
            "code": top["code"],
            "title": top["title"],
            "is_example": top["is_example"],
            "categories": [shown(row, promises) for row in rows if row["parent_id"] == top["id"]],
        }
        for top in rows
        if top["parent_id"] is None and any(row["parent_id"] == top["id"] for row in rows)
    ]


async def guess_categories(read: Reader, text: str) -> list[Row]:
    """What the words may mean, likeliest first."""
    rows = await read.rows(CATEGORIES)
    known = {row["id"]: row for row in rows}
    promises = await promises_of(read)
    return [shown(known[guess.category_id], promises) for guess in recognise(text, _words(rows))]


async def vocabulary(read: Reader) -> list[Words]:
    """What the categories are recognised by."""
    return _words(await read.rows(CATEGORIES))


def _words(rows: Sequence[Row]) -> list[Words]:
    return [Words(row["id"], row["title"], row["keywords"]) for row in rows if row["parent_id"] is not None]


class Promises:
    """What the community promises now: its calendar, its hours of duty, its limits."""

    def __init__(self, calendar: Calendar, limits: Mapping[str, str]) -> None:
        self._calendar, self._limits = calendar, limits

    def of(self, limits: Mapping[str, str], *, urgent: bool) -> str:
        return rules.promise(
            taken=self._limit(limits, _TAKEN),
            handled=self._limit(limits, _HANDLED),
            urgent=urgent,
            now=clock.now(),
            calendar=self._calendar,
        )

    def _limit(self, limits: Mapping[str, str], state: str) -> Limit:
        """The category's, else the community's, else the declaration's: the same order as the clock's."""
        if named := limits.get(state) or self._limits.get(state):
            return Limit.parse(named)
        declared = state_of(GRID_EVENT, state).limit
        return declared if isinstance(declared, Limit) else GRID_EVENT.fallback


async def promises_of(read: Reader) -> Promises:
    local = {row["day"]: row["kind"] == "work" for row in await read.rows(_DAYS)}
    spans = [(row["kind"], row["opens_at"], row["closes_at"]) for row in await read.rows(_HOURS)]
    limits = {row["name"]: row["limit"] for row in await read.rows(_LIMITS, kind=KIND)}
    return Promises(calendar_with(local, spans), limits)


def shown(row: Row, promises: Promises) -> Row:
    """A category as it is answered."""
    kept = {name: value for name, value in row.items() if name not in ("parent_id", "limits")}
    return kept | {"promise": promises.of(row["limits"], urgent=row["is_urgent"])}
