"""What the figures of board 1 say about events, and the findings that need a decision (R078, R310, signals)."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ARRAY, Date, DateTime, Integer, Uuid, and_, bindparam, func, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jiayuan.domains.grid import rules
from jiayuan.domains.grid.asides import without_asides
from jiayuan.domains.grid.locating import place_words
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.figure_models import MatterFigure
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.visibility import Sight, seen, sight_of, sight_values
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory.duty_queries import HELD_TODAY, THERE_TODAY, with_stand_in
from jiayuan.territory.models import Building, Entrance, Grid
from jiayuan.territory.queries import duty, own_grids

KIND = GRID_EVENT.kind
matter, grid, figure = Matter.__table__, Grid.__table__, MatterFigure.__table__
building, entrance = Building.__table__, Entrance.__table__

_MINE = bindparam("community", type_=Integer)
_NOW = bindparam("now", type_=DateTime(timezone=True))

OPEN_BY_GRID = Query(
    select(
        matter.c.grid_id,
        func.count().label("open"),
        func.count().filter(matter.c.paused_at.is_(None), matter.c.due_at < _NOW).label("overdue"),
        func.count()
        .filter(
            matter.c.paused_at.is_(None),
            matter.c.due_at >= _NOW,
            matter.c.due_at < bindparam("tonight", type_=DateTime(timezone=True)),
        )
        .label("due_today"),
    )
    .where(matter.c.community_id == _MINE, matter.c.kind == KIND, matter.c.closed_at.is_(None))
    .group_by(matter.c.grid_id)
)
GRIDS = Query(
    select(grid.c.id, grid.c.name, grid.c.centre_lon.label("longitude"), grid.c.centre_lat.label("latitude"))
    .where(grid.c.community_id == _MINE, grid.c.until_on.is_(None))
    .order_by(grid.c.serial)
)
#: Who is there today: the worker, or whoever stands in for him.
ON_DUTY = Query(
    with_stand_in(select(duty.c.grid_id, THERE_TODAY.label("name")).select_from(duty))
    .where(duty.c.community_id == _MINE, HELD_TODAY)
    .order_by(duty.c.grid_id, duty.c.duty.desc(), duty.c.from_on)
)  # fmt: skip
THIS_MONTH = Query(
    select(figure.c.figure, figure.c.grid_id, func.sum(figure.c.amount).cast(Integer).label("amount"))
    .where(figure.c.community_id == _MINE, figure.c.kind == KIND, figure.c.month == bindparam("month", type_=Date))
    .where(or_(figure.c.figure == "reported", figure.c.figure == "closed"))
    .group_by(figure.c.figure, figure.c.grid_id)
)


async def get_board(read: Reader, actor: Actor) -> Row:
    """Grids with who is on duty, what is open and overdue; a worker sees his own grids."""
    now, today = clock.now(), clock.today()
    own = own_grids(actor, "grid.figure.read")
    tonight = clock.start_of(today + timedelta(days=1))
    counted = {row["grid_id"]: row for row in await read.rows(OPEN_BY_GRID, now=now, tonight=tonight)}
    workers: dict[object, list[str]] = {}
    for row in await read.rows(ON_DUTY, today=today):
        workers.setdefault(row["grid_id"], []).append(row["name"])
    grids = [row for row in await read.rows(GRIDS) if own is None or row["id"] in own]
    if own is None and None in counted:
        grids.append({"id": None, "name": "未归属", "longitude": None, "latitude": None})
    shown = [counted[row["id"]] for row in grids if row["id"] in counted]
    month = [
        row for row in await read.rows(THIS_MONTH, month=today.replace(day=1)) if own is None or row["grid_id"] in own
    ]
    return {
        "at": now,
        "grids": [
            row
            | {
                "workers": workers.get(row["id"], []),
                "open": counted.get(row["id"], {}).get("open", 0),
                "overdue": counted.get(row["id"], {}).get("overdue", 0),
            }
            for row in grids
        ],
        "open": sum(row["open"] for row in shown),
        "overdue": sum(row["overdue"] for row in shown),
        "due_today": sum(row["due_today"] for row in shown),
        "opened_this_month": sum(row["amount"] for row in month if row["figure"] == "reported"),
        "closed_this_month": sum(row["amount"] for row in month if row["figure"] == "closed"),
    }


_EVENTS = func.array_agg(matter.c.id).label("ids")


@lru_cache(maxsize=8)
def _same_place(sight: Sight) -> Query:
    """Entrances (or buildings, where no entrance is known) that were reported often in 30 days."""
    return Query(
        select(
            matter.c.building_id,
            matter.c.entrance_id,
            building.c.number.label("building"),
            entrance.c.number.label("entrance"),
            func.count().label("count"),
            _EVENTS,
        )
        .join(building, and_(building.c.community_id == matter.c.community_id, building.c.id == matter.c.building_id))
        .outerjoin(
            entrance, and_(entrance.c.community_id == matter.c.community_id, entrance.c.id == matter.c.entrance_id)
        )
        .where(
            matter.c.community_id == _MINE,
            matter.c.kind == KIND,
            matter.c.opened_at >= bindparam("since", type_=DateTime(timezone=True)),
            matter.c.round == 1,
            *(matter.c.state != gone for gone in ("merged", "withdrawn", "rejected")),
            seen(sight),
        )
        .group_by(matter.c.building_id, matter.c.entrance_id, building.c.number, entrance.c.number)
        .having(func.count() >= rules.SIGNAL_TIMES)
        .order_by(func.count().desc(), building.c.number, entrance.c.number)
        .limit(50)
    )


@lru_cache(maxsize=8)
def _old(sight: Sight) -> Query:
    columns: list[ColumnElement[Any]] = [func.count().label("count"), _EVENTS]
    return Query(
        select(*columns).where(
            matter.c.community_id == _MINE,
            matter.c.kind == KIND,
            matter.c.closed_at.is_(None),
            matter.c.opened_at < bindparam("before", type_=DateTime(timezone=True)),
            seen(sight),
        )
    )


MATTERS = Query(
    select(
        matter.c.id, matter.c.number, matter.c.title, matter.c.state, matter.c.opened_at, matter.c.closed_at,
        literal("same_place").label("relation"),
    )
    .where(matter.c.community_id == _MINE, matter.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid))))
    .order_by(matter.c.opened_at.desc(), matter.c.id)
    .limit(20)
)  # fmt: skip


async def list_signals(read: Reader, actor: Actor) -> list[Row]:
    """The same place three times in 30 days; events that have been open longer than 30 days."""
    values = sight_values(actor)
    since = clock.now() - rules.SIGNAL_WITHIN
    found: list[Row] = [
        {
            "key": f"same_place:{row['entrance_id'] or row['building_id']}",
            "kind": "same_place",
            "title": f"{place_words(row['building'], row['entrance'])}30天内反映了{row['count']}次",
            "place": place_words(row["building"], row["entrance"]),
            "entrance_id": row["entrance_id"],
            "building_id": row["building_id"],
            "count": row["count"],
            "matters": await read.rows(MATTERS, ids=row["ids"]),
        }
        for row in await read.rows(_same_place(sight_of(actor)), since=since, **values)
    ]
    old = await read.one(_old(sight_of(actor)), before=clock.now() - rules.OLD_AFTER, **values)
    if old["count"]:
        found.append(
            {
                "key": "old",
                "kind": "old",
                "title": f"{old['count']}件事办了30天还没办完",
                "place": "",
                "entrance_id": None,
                "building_id": None,
                "count": old["count"],
                "matters": await read.rows(MATTERS, ids=old["ids"]),
            }
        )
    return await without_asides(read, actor, found)
