"""Visits as they are taken out; and who sees their photos."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.patrol_models import Patrol, PatrolCheck
from jiayuan.domains.grid.visit_models import Visit
from jiayuan.domains.grid.visit_queries import list_visits, visit_filters
from jiayuan.domains.grid.walking_forms import VisitExport
from jiayuan.domains.grid.walking_rules import HOWS, OUTCOMES
from jiayuan.domains.grid.walking_scope import grids_walked
from jiayuan.engines.matters.visibility import words_for_neighbours
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.exporting import Exportable, Taking, declare_export
from jiayuan.kernel.files import may_see
from jiayuan.kernel.listing import Listing, minute, pages_of
from jiayuan.kernel.reading import Reader, Row
from jiayuan.kernel.sheets import Column
from jiayuan.people.names import mask_name

_COLUMNS = (
    Column("到场时间", 17), Column("收到时间", 17), Column("网格", 12), Column("楼栋", 10), Column("单元", 8),
    Column("房号", 8), Column("户主", 10), Column("走访人", 10), Column("方式", 8), Column("结果", 10),
    Column("情况", 40), Column("备注", 12),
)  # fmt: skip


#: What narrows the list, beside its days.
NARROWED = ("grid_id", "worker_account_id", "household_id", "building_id", "outcome")


async def _pages(taking: Taking) -> AsyncIterator[list[Row]]:
    values = await filters_of(taking.read, taking.actor, taking.form)
    async for rows in pages_of(lambda page: list_visits(taking.read, page, values)):
        yield rows


async def filters_of(read: Reader, actor: Actor, form: VisitExport) -> dict[str, object]:
    """As in the list, in the sight of who asks. Raises NotYourGrid, NotFound."""
    return await visit_filters(read, actor, form.model_dump(include=set(NARROWED)), form.since, form.until)


def words_of(form: VisitExport) -> str:
    """The filter as it is printed on the sheet."""
    parts = [f"{form.since or '最早'} 至 {form.until or '今天'}"]
    named = (
        (form.grid_id, "一个网格"), (form.worker_account_id, "一位网格员"), (form.household_id, "一户"),
        (form.building_id, "一栋楼"),
    )  # fmt: skip
    parts += [words for value, words in named if value is not None]
    parts += [OUTCOMES[form.outcome]] if form.outcome is not None else []
    return "、".join(parts)


def _line(row: Row) -> list[str]:
    marks = ["已撤销"] if row["is_withdrawn"] else []
    marks += ["手机时间相差12小时以上"] if row["is_gap"] else []
    return [
        minute(row["arrived_at"]), minute(row["received_at"]), row["grid"] or "", row["building"], row["entrance"],
        row["door"], mask_name(row["head"]) if row["head"] else "", row["worker_name"], HOWS[row["how"]],
        OUTCOMES[row["outcome"]], words_for_neighbours(row["words"]), "、".join(marks),
    ]  # fmt: skip


#: Names of heads are masked, numbers of people and doors in the words are hidden.
VISITS = declare_export(Exportable("grid.visit", Listing("走访记录", _COLUMNS, _line), VisitExport, words_of, _pages))


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
