"""Hours in which a grid lacks its worker or deputy, and posts that somebody has to hold and nobody does."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ARRAY, Date, String, bindparam, func, or_, select

from jiayuan.access.models import Account, Post
from jiayuan.access.permissions import all_posts
from jiayuan.engines.matters.hours import list_hours
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory.covering import Duty, Gap, Lack, Leave, find_gaps
from jiayuan.territory.queries import MINE, duty, grid, leave, own_grids

account, post = Account.__table__, Post.__table__
#: How far ahead a gap is told, in days.
_AHEAD = 30
_LACKS: dict[Lack, str] = {"anybody": "今天没有人", "main": "今天没有主责", "deputy": "今天没有副责"}

_FIRST, _UNTIL = bindparam("first", type_=Date), bindparam("until", type_=Date)
GRIDS = Query(
    select(grid.c.id, grid.c.name, grid.c.from_on, grid.c.until_on)
    .where(grid.c.community_id == MINE, grid.c.from_on < _UNTIL)
    .where(or_(grid.c.until_on.is_(None), grid.c.until_on > _FIRST))
    .order_by(grid.c.serial)
)
DUTIES = Query(
    select(duty.c.grid_id, duty.c.worker_account_id, duty.c.duty, duty.c.from_on, duty.c.until_on).where(
        duty.c.community_id == MINE, duty.c.from_on < _UNTIL,
        or_(duty.c.until_on.is_(None), duty.c.until_on > _FIRST),
    )
)  # fmt: skip
LEAVES = Query(
    select(
        leave.c.grid_id, leave.c.worker_account_id, leave.c.substitute_account_id, leave.c.from_on, leave.c.until_on
    ).where(
        leave.c.community_id == MINE, leave.c.state == "accepted", leave.c.from_on < _UNTIL, leave.c.until_on > _FIRST
    )
)
LOCKED = Query(
    select(account.c.id, account.c.locked_at)
    .where(account.c.locked_at.is_not(None))
    .where(
        account.c.id.in_(
            select(duty.c.worker_account_id)
            .where(duty.c.community_id == MINE)
            .union(select(leave.c.substitute_account_id).where(leave.c.community_id == MINE))
        )
    )
)
HELD = Query(
    select(post.c.kind)
    .join(account, account.c.id == post.c.account_id)
    .where(post.c.community_id == MINE, post.c.kind == func.any(bindparam("kinds", type_=ARRAY(String))))
    .where(post.c.from_on <= _FIRST, or_(post.c.until_on.is_(None), post.c.until_on >= _FIRST))
    .where(account.c.locked_at.is_(None))
    .distinct()
)


class Uncovered(BaseModel):
    """Days on which a grid has nobody, no main worker or no deputy, and the hours of duty they hold."""

    grid_id: UUID
    grid: str
    from_on: date
    until_on: date
    lacks: Lack
    hours: float


class UncoveredHours(BaseModel):
    """Of a grid in a period up to today: hours of duty in which nobody was there, or only one of the two."""

    grid_id: UUID
    grid: str
    anybody: float
    main: float
    deputy: float


class Vacancy(BaseModel):
    """A place that somebody has to hold and nobody does today; ``basis`` is what asks for it."""

    kind: Literal["post", "grid"]
    title: str
    words: str
    basis: str


async def list_uncovered(read: Reader) -> list[Row]:
    """The gaps of the next month, grid by grid (R118)."""
    today = clock.today()
    return [
        _row(place, gap) for place, gaps in await _gaps(read, today, today + timedelta(days=_AHEAD)) for gap in gaps
    ]


async def sum_uncovered(read: Reader, actor: Actor, first: date, until: date) -> list[Row]:
    """Hours in which a grid lacked somebody, of the months ``[first, until)`` as far as they have passed."""
    own = own_grids(actor, "grid.figure.read")
    rows: list[Row] = []
    for place, gaps in await _gaps(read, first, min(until, clock.today() + timedelta(days=1))):
        if own is not None and place["id"] not in own:
            continue
        line: Row = {"grid_id": place["id"], "grid": place["name"]}
        rows.append(line | {lack: _hours([gap for gap in gaps if gap.lacks == lack]) for lack in _LACKS})
    return rows


async def list_vacancies(read: Reader) -> list[Row]:
    """Posts that the law asks for and nobody holds, and grids without worker or deputy today (CA-25, R118)."""
    today = clock.today()
    required = {kind.name: kind for kind in all_posts() if kind.required}
    held = {row["kind"] for row in await read.rows(HELD, kinds=sorted(required), first=today)}
    found: list[Row] = [
        {"kind": "post", "title": kind.title, "words": "还没有人", "basis": kind.required}
        for name, kind in required.items()
        if name not in held
    ]
    for place, gaps in await _gaps(read, today, today + timedelta(days=1)):
        found += [
            {"kind": "grid", "title": place["name"], "words": _LACKS[gap.lacks], "basis": "GB/T 34300-2017"}
            for gap in gaps
        ]
    return found


async def _gaps(read: Reader, first: date, until: date) -> list[tuple[Row, list[Gap]]]:
    between = {"first": first, "until": until}
    duties = [
        Duty(row["grid_id"], row["worker_account_id"], row["duty"], row["from_on"], row["until_on"])
        for row in await read.rows(DUTIES, **between)
    ]
    leaves = [Leave(*row.values()) for row in await read.rows(LEAVES, **between)]
    gone = {row["id"]: clock.day_of(row["locked_at"]) for row in await read.rows(LOCKED)}
    minutes = sum(
        _minutes(row["opens_at"], row["closes_at"]) for row in await list_hours(read) if row["kind"] == "duty"
    )
    return [
        (
            place,
            find_gaps(
                place["id"], duties, leaves, gone, first=max(first, place["from_on"]),
                until=min(until, place["until_on"] or until), minutes_a_day=minutes,
            ),
        )
        for place in await read.rows(GRIDS, **between)
    ]  # fmt: skip


def _minutes(opens: time, closes: time) -> int:
    return (closes.hour - opens.hour) * 60 + closes.minute - opens.minute


def _hours(gaps: list[Gap]) -> float:
    return round(sum(gap.minutes for gap in gaps) / 60, 1)


def _row(place: Row, gap: Gap) -> Row:
    return {
        "grid_id": place["id"], "grid": place["name"], "from_on": gap.from_on, "until_on": gap.until_on,
        "lacks": gap.lacks, "hours": _hours([gap]),
    }  # fmt: skip
