"""Visits as a spreadsheet: with a reason, logged, watermarked, complete to its last line; and who sees their photos."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.patrol_models import Patrol, PatrolCheck
from jiayuan.domains.grid.visit_models import Visit
from jiayuan.domains.grid.visit_queries import list_visits
from jiayuan.domains.grid.walking_rules import HOWS, OUTCOMES
from jiayuan.domains.grid.walking_scope import grids_walked
from jiayuan.kernel import audit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.files import may_see
from jiayuan.kernel.listing import Listing, minute, write_list
from jiayuan.kernel.reading import Reader, Row
from jiayuan.kernel.sheets import Column
from jiayuan.people.names import mask_name

_COLUMNS = (
    Column("到场时间", 17), Column("收到时间", 17), Column("网格", 12), Column("楼栋", 10), Column("单元", 8),
    Column("房号", 8), Column("户主", 10), Column("走访人", 10), Column("方式", 8), Column("结果", 10),
    Column("情况", 40), Column("备注", 12),
)  # fmt: skip


async def export_visits(
    session: AsyncSession,
    read: Reader,
    actor: Actor,
    values: dict[str, object],
    reason: str,
    since: date | None,
    until: date | None,
) -> Path:
    """Write the list to a file that the caller removes; names of heads are masked."""
    path, count = await write_list(
        Listing("走访记录", _COLUMNS, _line), actor, reason, words_of(values, since, until),
        lambda page: list_visits(read, page, values),
    )  # fmt: skip
    audit.record(session, actor, "grid.visit.exported", purpose=reason, rows=count)
    return path


def words_of(values: dict[str, object], since: date | None, until: date | None) -> str:
    """The filter as it is printed on the sheet."""
    parts = [f"{since or '最早'} 至 {until or '今天'}"]
    narrowed = (
        ("grid_id", "一个网格"),
        ("worker_account_id", "一位网格员"),
        ("household_id", "一户"),
        ("building_id", "一栋楼"),
    )
    parts += [words for name, words in narrowed if name in values]
    if "outcome" in values:
        parts.append(OUTCOMES[str(values["outcome"])])
    return "、".join(parts)


def _line(row: Row) -> list[str]:
    marks = ["已撤销"] if row["is_withdrawn"] else []
    marks += ["手机时间相差12小时以上"] if row["is_gap"] else []
    return [
        minute(row["arrived_at"]), minute(row["received_at"]), row["grid"] or "", row["building"], row["entrance"],
        row["door"], mask_name(row["head"]) if row["head"] else "", row["worker_name"], HOWS[row["how"]],
        OUTCOMES[row["outcome"]], row["words"], "、".join(marks),
    ]  # fmt: skip


@may_see("grid.visit")
async def _sees_visit(session: AsyncSession, actor: Actor, visit_id: UUID) -> bool:
    """Photos of a visit: who may read the visit."""
    if not actor.may("grid.visit.read"):
        return False
    grid_id = await session.scalar(
        select(Visit.grid_id).where(Visit.community_id == actor.community, Visit.id == visit_id)
    )
    seen = await grids_walked(session, actor, "grid.visit.read")
    return seen is None or grid_id in seen


@may_see("grid.patrol_check")
async def _sees_check(session: AsyncSession, actor: Actor, check_id: UUID) -> bool:
    """Photos of a check-point: who may read the round."""
    if not actor.may("grid.patrol.read"):
        return False
    grid_id = await session.scalar(
        select(Patrol.grid_id)
        .join(PatrolCheck, (PatrolCheck.community_id == Patrol.community_id) & (PatrolCheck.patrol_id == Patrol.id))
        .where(PatrolCheck.community_id == actor.community, PatrolCheck.id == check_id)
    )
    seen = await grids_walked(session, actor, "grid.patrol.read")
    return seen is None or grid_id in seen
