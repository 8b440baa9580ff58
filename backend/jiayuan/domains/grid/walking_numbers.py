"""The figures of visiting by grid and month, and the grids' board; every figure opens the rows behind it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ARRAY, Date, DateTime, String, Uuid, and_, bindparam, exists, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.visit_models import DueVisit, Visit, VisitMonth, VisitMute, VisitPerson, VisitRule
from jiayuan.domains.grid.walking_rules import month_bounds, next_step, visiting_rate
from jiayuan.domains.grid.walking_scope import check_grid, grids_seen
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import fault
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people.models import Household, Person, Resident
from jiayuan.people.rules import HEAD
from jiayuan.territory.duty_queries import DUTIES
from jiayuan.territory.models import Building, Dwelling, Entrance, Grid
from jiayuan.territory.naming import surname_of
from jiayuan.territory.queries import MINE

due, visit, met, rest, rule = (
    DueVisit.__table__, Visit.__table__, VisitPerson.__table__, VisitMute.__table__, VisitRule.__table__,
)  # fmt: skip
month_row, grid, person, resident = VisitMonth.__table__, Grid.__table__, Person.__table__, Resident.__table__
building, entrance, dwelling, household = (
    Building.__table__, Entrance.__table__, Dwelling.__table__, Household.__table__,
)  # fmt: skip

_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_SINCE, _UNTIL = (bindparam(name, type_=DateTime(timezone=True)) for name in ("since", "until"))
_RESTS = exists(
    select(rest.c.id).where(
        rest.c.community_id == due.c.community_id, rest.c.household_id == due.c.household_id,
        or_(rest.c.person_id.is_(None), rest.c.person_id == due.c.person_id), rest.c.ended_at.is_(None),
        rest.c.until_on > _LAST,
    )
)  # fmt: skip
_WAS_MET = exists(
    select(met.c.id).where(
        met.c.community_id == due.c.community_id, met.c.person_id == due.c.person_id, met.c.is_counted,
        met.c.met_on.between(_FIRST, _LAST),
    )
)  # fmt: skip
_HAS_RHYTHM = and_(due.c.purpose == "care", due.c.rule_id.is_not(None))

COUNTED = (
    select(
        grid.c.id.label("grid_id"), grid.c.name.label("grid"),
        select(func.count(visit.c.id))
        .where(visit.c.community_id == grid.c.community_id, visit.c.grid_id == grid.c.id)
        .where(visit.c.arrived_at >= _SINCE, visit.c.arrived_at < _UNTIL, visit.c.withdrawn_at.is_(None))
        .where(visit.c.outcome == "met")
        .scalar_subquery()
        .label("made"),
        select(func.count(visit.c.id))
        .where(visit.c.community_id == grid.c.community_id, visit.c.grid_id == grid.c.id)
        .where(visit.c.arrived_at >= _SINCE, visit.c.arrived_at < _UNTIL, visit.c.withdrawn_at.is_(None))
        .where(visit.c.outcome == "not_home")
        .scalar_subquery()
        .label("unanswered"),
        select(func.count(due.c.id))
        .where(due.c.community_id == grid.c.community_id, due.c.grid_id == grid.c.id, due.c.due_on <= _LAST)
        .scalar_subquery()
        .label("still_due"),
        select(func.count(due.c.id))
        .where(due.c.community_id == grid.c.community_id, due.c.grid_id == grid.c.id, _HAS_RHYTHM, ~_RESTS)
        .scalar_subquery()
        .label("care_people"),
        select(func.count(due.c.id))
        .where(due.c.community_id == grid.c.community_id, due.c.grid_id == grid.c.id, _HAS_RHYTHM, ~_RESTS, _WAS_MET)
        .scalar_subquery()
        .label("care_visited"),
    )
    .where(grid.c.community_id == MINE, or_(grid.c.until_on.is_(None), grid.c.until_on > _FIRST))
    .order_by(grid.c.serial)
)  # fmt: skip
THIS_MONTH = Query(COUNTED)
PAST = Query(
    select(
        month_row.c.grid_id, grid.c.name.label("grid"), month_row.c.due, month_row.c.made, month_row.c.unanswered,
        month_row.c.care_people, month_row.c.care_visited,
    )
    .join(grid, and_(grid.c.community_id == month_row.c.community_id, grid.c.id == month_row.c.grid_id))
    .where(month_row.c.community_id == MINE, month_row.c.month == bindparam("month", type_=String))
    .order_by(grid.c.serial)
)  # fmt: skip


def _bounds(month: str) -> dict[str, object]:
    first, last = month_bounds(month)
    return {
        "first": first, "last": last, "since": clock.start_of(first),
        "until": clock.start_of(last + timedelta(days=1)),
    }  # fmt: skip


def _this_month() -> str:
    return f"{clock.today():%Y-%m}"


async def list_months(read: Reader, actor: Actor, month: str | None, permission: str = "grid.visit.read") -> list[Row]:
    """Due, made, unanswered and the monthly rate (CA-17) by grid; past months as they ended, this one as it stands."""
    month = month or _this_month()
    if month > _this_month():
        raise fault("month", "grid.month_to_come", "这个月还没到")
    if month == _this_month():
        rows = await read.rows(THIS_MONTH, **_bounds(month))
        for row in rows:
            row["due"] = row.pop("still_due") + row["made"]
    else:
        rows = await read.rows(PAST, month=month)
    seen = await grids_seen(read, actor, permission)
    shown = [row for row in rows if seen is None or row["grid_id"] in seen]
    for row in shown:
        rate = visiting_rate(row["care_visited"], row["care_people"])
        row |= {"month": month, "per_mille": rate.per_mille, "words": rate.words}
    return shown


async def keep_month(session: AsyncSession, community: int) -> None:
    """Write down how this month stands; what stands there when it ends is its history."""
    month = _this_month()
    found = await session.execute(COUNTED, _bounds(month) | {"community": community})
    values = [
        {
            "community_id": community, "month": month, "grid_id": row.grid_id,
            "due": row.still_due + row.made, "made": row.made, "unanswered": row.unanswered,
            "care_people": row.care_people, "care_visited": row.care_visited, "counted_at": clock.now(),
        }
        for row in found
    ]  # fmt: skip
    for value in values:
        await session.execute(_KEEP, value)


_KEEP = text(
    "insert into visit_month (community_id, id, month, grid_id, due, made, unanswered, care_people, care_visited,"
    " counted_at) values (:community_id, gen_random_uuid(), :month, :grid_id, :due, :made, :unanswered, :care_people,"
    " :care_visited, :counted_at) on conflict on constraint visit_month_once_a_grid do update set due = excluded.due,"
    " made = excluded.made, unanswered = excluded.unanswered, care_people = excluded.care_people,"
    " care_visited = excluded.care_visited, counted_at = excluded.counted_at"
)

_PLACE = (
    building.c.number.label("building"), entrance.c.number.label("entrance"), dwelling.c.door,
)  # fmt: skip
UNVISITED = Query(
    select(due.c.person_id, due.c.household_id, person.c.name, *_PLACE, due.c.due_on, due.c.last_on, due.c.unanswered)
    .join(person, and_(person.c.community_id == due.c.community_id, person.c.id == due.c.person_id))
    .join(building, and_(building.c.community_id == due.c.community_id, building.c.id == due.c.building_id))
    .join(dwelling, and_(dwelling.c.community_id == due.c.community_id, dwelling.c.id == due.c.dwelling_id))
    .join(entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id))
    .where(due.c.community_id == MINE, due.c.grid_id == bindparam("grid_id", type_=Uuid))
    .where(_HAS_RHYTHM, ~_RESTS, ~_WAS_MET)
    .order_by(due.c.due_on, due.c.id)
    .limit(500)
)
DUE_ROWS = Query(
    select(
        due.c.person_id, due.c.household_id, func.coalesce(person.c.name, "").label("name"), *_PLACE, due.c.due_on,
        due.c.last_on, due.c.unanswered, due.c.purpose,
    )
    .outerjoin(
        resident,
        and_(
            resident.c.community_id == due.c.community_id, resident.c.household_id == due.c.household_id,
            resident.c.relation == HEAD, resident.c.until_on.is_(None), due.c.person_id.is_(None),
        ),
    )
    .outerjoin(
        person,
        and_(
            person.c.community_id == due.c.community_id,
            person.c.id == func.coalesce(due.c.person_id, resident.c.person_id),
        ),
    )
    .join(building, and_(building.c.community_id == due.c.community_id, building.c.id == due.c.building_id))
    .join(dwelling, and_(dwelling.c.community_id == due.c.community_id, dwelling.c.id == due.c.dwelling_id))
    .join(entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id))
    .where(due.c.community_id == MINE, due.c.grid_id == bindparam("grid_id", type_=Uuid), due.c.due_on <= _LAST)
    .order_by(due.c.due_on, due.c.id)
    .limit(500)
)  # fmt: skip


async def list_unvisited(read: Reader, actor: Actor, grid_id: UUID) -> list[Row]:
    """Who is behind the monthly rate and was not visited this month yet. Raises NotYourGrid, NotFound."""
    await check_grid(read, actor, "grid.visit.read", grid_id)
    bounds = _bounds(_this_month())
    return await read.rows(UNVISITED, grid_id=grid_id, first=bounds["first"], last=bounds["last"])


async def list_due_rows(read: Reader, actor: Actor, grid_id: UUID) -> list[Row]:
    """What is still to be visited by the end of this month. Raises NotYourGrid, NotFound."""
    await check_grid(read, actor, "grid.visit.read", grid_id)
    rows = await read.rows(DUE_ROWS, grid_id=grid_id, last=_bounds(_this_month())["last"])
    return [
        row | {"surname": surname_of(row["name"])} | ({"name": ""} if row["person_id"] is None else {}) for row in rows
    ]


SIGNALS = Query(
    select(
        due.c.id.label("due_id"), due.c.person_id, due.c.household_id, person.c.name, *_PLACE, due.c.grid_id,
        due.c.unanswered, due.c.tried_on,
    )
    .join(rule, and_(rule.c.community_id == due.c.community_id, rule.c.id == due.c.rule_id))
    .join(person, and_(person.c.community_id == due.c.community_id, person.c.id == due.c.person_id))
    .join(building, and_(building.c.community_id == due.c.community_id, building.c.id == due.c.building_id))
    .join(dwelling, and_(dwelling.c.community_id == due.c.community_id, dwelling.c.id == due.c.dwelling_id))
    .join(entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id))
    .where(due.c.community_id == MINE, due.c.unanswered > 0, due.c.unanswered >= rule.c.signal_after)
    .order_by(due.c.tried_on, due.c.id)
    .limit(200)
)  # fmt: skip


async def list_signals(read: Reader, actor: Actor, permission: str = "grid.visit.read") -> list[Row]:
    """People who did not answer as often as their rule bears (settled 42), the longest waiting first."""
    seen = await grids_seen(read, actor, permission)
    rows = [row for row in await read.rows(SIGNALS) if seen is None or row["grid_id"] in seen]
    for row in rows:
        step = next_step(row["unanswered"])
        row["key"], row["count"] = f"visit:{row['due_id']}", row["unanswered"]
        row["next_step"] = None if step is None else {"code": step.code, "words": step.words}
    return rows


BOARD = Query(
    select(
        grid.c.id, grid.c.name, grid.c.centre_lon, grid.c.centre_lat,
        select(func.count(func.distinct(resident.c.household_id)))
        .where(resident.c.community_id == grid.c.community_id, resident.c.grid_id == grid.c.id)
        .where(resident.c.until_on.is_(None), resident.c.presence != "away")
        .scalar_subquery()
        .label("households"),
        select(func.count(resident.c.id))
        .where(resident.c.community_id == grid.c.community_id, resident.c.grid_id == grid.c.id)
        .where(resident.c.until_on.is_(None), resident.c.presence != "away")
        .scalar_subquery()
        .label("people"),
        select(func.count(due.c.id))
        .where(due.c.community_id == grid.c.community_id, due.c.grid_id == grid.c.id)
        .where(due.c.due_on < bindparam("today", type_=Date))
        .scalar_subquery()
        .label("late"),
    )
    .where(grid.c.community_id == MINE, grid.c.id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    .order_by(grid.c.serial)
)  # fmt: skip


_BOARD = "grid.board.read"


async def get_board(read: Reader, actor: Actor) -> Row:
    """Grids, who is on duty, visits against plan, what is late (R078); no names of residents."""
    today = clock.today()
    months = {row["grid_id"]: row for row in await list_months(read, actor, None, _BOARD)}
    duties = await read.rows(DUTIES, today=today)
    signals = await list_signals(read, actor, _BOARD)
    grids = []
    for row in await read.rows(BOARD, grids=sorted(months), today=today):
        counted = months[row["id"]]
        on_duty = [
            duty["substitute"] or duty["worker"]
            for duty in duties
            if duty["grid_id"] == row["id"] and duty["from_on"] <= today
        ]
        grids.append(
            row
            | {
                "on_duty": on_duty, "visits_made": counted["made"], "visits_due": counted["due"],
                "signals": sum(1 for signal in signals if signal["grid_id"] == row["id"]),
            }
        )  # fmt: skip
    return {"at": clock.now(), "month": _this_month(), "grids": grids}
