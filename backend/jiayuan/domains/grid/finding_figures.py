"""What patrols found, by building and month: the trend over twelve months and nothing else (J02.10; settled 29)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ARRAY, Date, DateTime, Integer, Uuid, and_, bindparam, func, or_, select

from jiayuan.domains.grid.patrol_models import PatrolCheck, PatrolPoint
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory.queries import MINE, building, estate, own_grids

check, point = PatrolCheck.__table__, PatrolPoint.__table__

MONTHS = 12
_grids = bindparam("grids", type_=ARRAY(Uuid))
_month = func.date_trunc("month", func.timezone("Asia/Shanghai", check.c.checked_at)).cast(Date)
FINDINGS = Query(
    select(
        point.c.building_id, estate.c.name.label("estate"), building.c.number, _month.label("month"),
        func.sum(check.c.findings).cast(Integer).label("findings"),
    )
    .select_from(check)
    .join(point, and_(point.c.community_id == check.c.community_id, point.c.id == check.c.point_id))
    .outerjoin(building, and_(building.c.community_id == point.c.community_id, building.c.id == point.c.building_id))
    .outerjoin(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
    .where(check.c.community_id == MINE, check.c.findings > 0)
    .where(check.c.checked_at >= bindparam("since", type_=DateTime(timezone=True)))
    .where(or_(_grids.is_(None), building.c.grid_id == func.any(_grids)))
    .group_by(point.c.building_id, estate.c.name, building.c.number, building.c.position, _month)
    .order_by(estate.c.name, building.c.position, point.c.building_id)
)  # fmt: skip


class BuildingFindings(BaseModel):
    """``months`` go with those of the answer; ``id`` None: found at a point of no building."""

    id: UUID | None
    name: str
    months: list[int]
    total: int


class Findings(BaseModel):
    months: list[date]
    buildings: list[BuildingFindings]


async def list_findings(read: Reader, actor: Actor) -> Row:
    """Each building where something was found in the last twelve months, in the order of the buildings."""
    months = last_months(clock.today())
    grids = own_grids(actor, "grid.figure.read")
    rows = await read.rows(FINDINGS, since=clock.start_of(months[0]), grids=None if grids is None else list(grids))
    found: dict[UUID | None, Row] = {}
    for row in rows:
        key = row["building_id"]
        name = f"{row['estate']}{row['number']}栋" if key else "未归属"
        line = found.setdefault(key, {"id": key, "name": name, "months": [0] * MONTHS, "total": 0})
        line["months"][months.index(row["month"])] += row["findings"]
        line["total"] += row["findings"]
    return {"months": months, "buildings": list(found.values())}


def last_months(today: date) -> list[date]:
    """The first days of the last twelve months, this one last."""
    number = today.year * 12 + today.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(number - MONTHS + 1, number + 1)]
