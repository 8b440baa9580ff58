"""Rounds as a spreadsheet: with a reason, logged, watermarked, complete to its last line."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid import patrol_queries
from jiayuan.domains.grid.rules import words_for_neighbours
from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Reader, Row
from jiayuan.kernel.sheets import Column, SheetWriter, Stamp

_PAGE = 200
_COLUMNS = (
    Column("开始时间", 17), Column("结束时间", 17), Column("网格", 12), Column("路线", 20), Column("巡查人", 10),
    Column("应查点位", 9), Column("已查点位", 9), Column("问题", 6), Column("发现了什么", 60), Column("备注", 24),
)  # fmt: skip


async def export_patrols(
    session: AsyncSession, read: Reader, actor: Actor, reason: str, grid_id: UUID | None, route_id: UUID | None
) -> Path:
    """Write the list to a file that the caller removes with its folder. Raises NotYourGrid, NotFound."""
    path = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="jiayuan-")) / "patrols.xlsx"
    narrowed = [words for words, value in (("一个网格", grid_id), ("一条路线", route_id)) if value is not None]
    stamp = Stamp(by=actor.name, at=_moment(clock.now()), reason=reason, filter="、".join(narrowed) or "全部")
    writer = await asyncio.to_thread(SheetWriter, path, "巡查记录", _COLUMNS, stamp)
    cursor: str | None = None
    while True:
        page = await patrol_queries.list_patrols(read, actor, PageQuery(_PAGE, cursor), grid_id, route_id)
        rows: list[Row] = page["items"]  # type: ignore[assignment] # a page document of the kernel
        found = await patrol_queries.findings_of(read, [row["id"] for row in rows])
        await asyncio.to_thread(_write, writer, rows, found)
        if page["next"] is None:
            break
        cursor = str(page["next"])
    count = await asyncio.to_thread(writer.close)
    audit.record(session, actor, "grid.patrol.exported", purpose=reason, rows=count)
    return path


def _write(writer: SheetWriter, rows: list[Row], found: dict[Any, list[str]]) -> None:
    for row in rows:
        writer.add(
            [
                _moment(row["started_at"]), _moment(row["ended_at"]), row["grid"], row["route"], row["worker_name"],
                row["points"], row["checked"], row["findings"],
                words_for_neighbours("；".join(found.get(row["id"], []))),
                "手机时间相差12小时以上" if row["is_gap"] else "",
            ]
        )  # fmt: skip


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M") if moment is not None else ""
