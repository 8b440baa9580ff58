"""Wishes as a spreadsheet: with a reason, logged, watermarked, complete to its last line."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.visit_queries import list_needs
from jiayuan.domains.grid.walking_rules import NEED_STATES, NEED_TOPICS
from jiayuan.kernel import audit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.listing import Listing, minute, write_list
from jiayuan.kernel.reading import Reader, Row
from jiayuan.kernel.sheets import Column

_COLUMNS = (
    Column("听到的时间", 17), Column("主题", 12), Column("原话", 50), Column("涉及的人", 16), Column("楼栋", 8),
    Column("地点", 20), Column("状态", 12), Column("答复或理由", 40),
)  # fmt: skip


async def export_needs(
    session: AsyncSession, read: Reader, actor: Actor, reason: str, topic: str | None, state: str | None
) -> Path:
    """Write the list to a file that the caller removes with its folder."""
    words = [NEED_TOPICS[topic]] if topic is not None else []
    words += [NEED_STATES[state]] if state is not None else []
    path, count = await write_list(
        Listing("需求", _COLUMNS, _line), actor, reason, "、".join(words) or "全部",
        lambda page: list_needs(read, actor, page, topic, state),
    )  # fmt: skip
    audit.record(session, actor, "grid.need.exported", purpose=reason, rows=count)
    return path


def _line(row: Row) -> list[str]:
    return [
        minute(row["at"]), NEED_TOPICS[row["topic"]], row["words"], row["group_concerned"] or "",
        row["building"] or "", row["place_text"], NEED_STATES[row["state"]], row["answer"] or "",
    ]  # fmt: skip
