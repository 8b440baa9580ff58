"""Wishes as a spreadsheet: with a reason, logged, watermarked, complete to its last line."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.visit_queries import list_needs
from jiayuan.domains.grid.walking_rules import NEED_STATES, NEED_TOPICS
from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Reader, Row
from jiayuan.kernel.sheets import Column, SheetWriter, Stamp

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_PAGE = 200
_COLUMNS = (
    Column("听到的时间", 17), Column("主题", 12), Column("原话", 50), Column("涉及的人", 16), Column("楼栋", 8),
    Column("地点", 20), Column("状态", 12), Column("答复或理由", 40),
)  # fmt: skip


async def export_needs(
    session: AsyncSession, read: Reader, actor: Actor, reason: str, topic: str | None, state: str | None
) -> Path:
    """Write the list to a file that the caller removes with its folder."""
    path = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="jiayuan-")) / "needs.xlsx"
    words = [NEED_TOPICS[topic]] if topic is not None else []
    words += [NEED_STATES[state]] if state is not None else []
    at = clock.now().astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M")
    stamp = Stamp(by=actor.name, at=at, reason=reason, filter="、".join(words) or "全部")
    writer = await asyncio.to_thread(SheetWriter, path, "需求", _COLUMNS, stamp)
    cursor: str | None = None
    while True:
        page = await list_needs(read, actor, PageQuery(_PAGE, cursor), topic, state)
        rows: list[Row] = page["items"]  # type: ignore[assignment] # a page document of the kernel
        await asyncio.to_thread(_write, writer, rows)
        if page["next"] is None:
            break
        cursor = str(page["next"])
    count = await asyncio.to_thread(writer.close)
    audit.record(session, actor, "grid.need.exported", purpose=reason, rows=count)
    return path


def _write(writer: SheetWriter, rows: list[Row]) -> None:
    for row in rows:
        writer.add(
            [
                row["at"].astimezone(clock.SHANGHAI), NEED_TOPICS[row["topic"]], row["words"],
                row["group_concerned"] or "", row["building"] or "", row["place_text"], NEED_STATES[row["state"]],
                row["answer"] or "",
            ]
        )  # fmt: skip
