"""Who came this month and from where, and how the kind of registration changes (R013, J02.9): counts, no names."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel
from sqlalchemy import Date, Integer, String, and_, bindparam, exists, func, literal, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from jiayuan.kernel import clock
from jiayuan.kernel.calendar import corresponding_day
from jiayuan.kernel.reading import Query, Reader, Row, pick
from jiayuan.people.queries import person, resident, status
from jiayuan.territory.queries import MINE, area

_MONTH, _AFTER = bindparam("month", type_=Date), bindparam("after", type_=Date)
_YEAR, _TODAY = bindparam("year", type_=Date), bindparam("today", type_=Date)


_earlier = resident.alias("earlier")
#: A newborn came from nowhere, and who moved inside the community is no newcomer.
_came = and_(
    resident.c.community_id == MINE,
    resident.c.from_on >= _MONTH,
    resident.c.from_on < _AFTER,
    resident.c.presence != "away",
    or_(person.c.birth_on.is_(None), person.c.birth_on < resident.c.from_on),
    ~exists(
        select(_earlier.c.id).where(
            _earlier.c.community_id == resident.c.community_id, _earlier.c.person_id == resident.c.person_id,
            _earlier.c.from_on < _MONTH,
        )
    ),
)  # fmt: skip
_origin = func.coalesce(area.c.name, resident.c.origin, literal("没写", String))
NEWCOMERS = Query(
    pick(_origin.label("name"), func.count(resident.c.person_id.distinct()).cast(Integer).label("people"))
    .select_from(resident)
    .join(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
    .outerjoin(area, area.c.code == func.left(resident.c.origin_code, 2))
    .where(_came)
    .group_by(_origin)
    .order_by(func.count(resident.c.person_id.distinct()).desc(), _origin)
)
_lives_here = exists(
    select(resident.c.id).where(
        resident.c.community_id == status.c.community_id, resident.c.person_id == status.c.person_id,
        resident.c.until_on.is_(None), resident.c.presence != "away",
    )
)  # fmt: skip
_now = (
    select(status.c.person_id, status.c.hukou_kind, status.c.village, status.c.from_on)
    .ext(distinct_on(status.c.person_id))
    .where(status.c.community_id == MINE, status.c.from_on <= _TODAY, _lives_here)
    .order_by(status.c.person_id, status.c.from_on.desc())
    .subquery("now")
)
STATUSES = Query(
    pick(
        func.count().filter(_now.c.from_on >= _YEAR).label("changed"),
        func.count().filter(_now.c.hukou_kind == "agricultural").label("agricultural"),
    ).select_from(_now)
)
VILLAGES = Query(
    pick(_now.c.village.label("name"), func.count().label("people"))
    .where(_now.c.village.is_not(None))
    .group_by(_now.c.village)
    .order_by(func.count().desc(), _now.c.village)
    .limit(50)
)


class Counted(BaseModel):
    name: str
    people: int


class MovingFigures(BaseModel):
    """``changed``: whose kind of registration changed this year; ``agricultural``: who still has the farming kind."""

    month: date
    newcomers: int
    by_origin: list[Counted]
    changed: int
    agricultural: int
    by_village: list[Counted]


async def get_moving_figures(read: Reader, month: date | None) -> Row:
    """Of one month (this one, if none is named) and of the year so far."""
    today = clock.today()
    first = (month or today).replace(day=1)
    after = corresponding_day(first, 1)
    origins = await read.rows(NEWCOMERS, month=first, after=after)
    found = await read.one(STATUSES, year=today.replace(month=1, day=1), today=today)
    return found | {
        "month": first,
        "newcomers": sum(row["people"] for row in origins),
        "by_origin": origins,
        "by_village": await read.rows(VILLAGES, today=today),
    }
