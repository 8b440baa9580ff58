"""Rounds as a spreadsheet: with a reason, logged, watermarked, complete to its last line."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid import patrol_queries
from jiayuan.domains.grid.rules import words_for_neighbours
from jiayuan.kernel import audit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.listing import Listing, minute, write_list
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Reader, Row
from jiayuan.kernel.sheets import Column

_COLUMNS = (
    Column("开始时间", 17), Column("结束时间", 17), Column("网格", 12), Column("路线", 20), Column("巡查人", 10),
    Column("应查点位", 9), Column("已查点位", 9), Column("问题", 6), Column("发现了什么", 60), Column("备注", 24),
)  # fmt: skip


async def export_patrols(
    session: AsyncSession, read: Reader, actor: Actor, reason: str, grid_id: UUID | None, route_id: UUID | None
) -> Path:
    """Write the list to a file that the caller removes with its folder. Raises NotYourGrid, NotFound."""
    narrowed = [words for words, value in (("一个网格", grid_id), ("一条路线", route_id)) if value is not None]

    async def with_findings(page: PageQuery) -> dict[str, object]:
        found = await patrol_queries.list_patrols(read, actor, page, grid_id, route_id)
        rows: list[Row] = found["items"]  # type: ignore[assignment] # a page document of the kernel
        seen = await patrol_queries.findings_of(read, [row["id"] for row in rows])
        return found | {"items": [row | {"seen": "；".join(seen.get(row["id"], []))} for row in rows]}

    path, count = await write_list(
        Listing("巡查记录", _COLUMNS, _line), actor, reason, "、".join(narrowed) or "全部", with_findings
    )
    audit.record(session, actor, "grid.patrol.exported", purpose=reason, rows=count)
    return path


def _line(row: Row) -> list[str | int]:
    return [
        minute(row["started_at"]), minute(row["ended_at"]), row["grid"], row["route"], row["worker_name"],
        row["points"], row["checked"], row["findings"], words_for_neighbours(row["seen"]),
        "手机时间相差12小时以上" if row["is_gap"] else "",
    ]  # fmt: skip
