"""The board as a spreadsheet: with a reason, logged, watermarked, complete to its last line, naming no reporter."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid import board
from jiayuan.domains.grid.rules import words_for_neighbours
from jiayuan.domains.grid.schemas import Filter
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.declaring import all_states
from jiayuan.kernel import audit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.listing import Listing, minute, write_list
from jiayuan.kernel.reading import Reader, Row
from jiayuan.kernel.sheets import Column

_STATES = {state.code: state.title for state in all_states(GRID_EVENT)}
_COLUMNS = (
    Column("编号", 20), Column("内容", 36), Column("环节", 10), Column("地点", 22), Column("网格", 12),
    Column("类别", 16), Column("紧急", 6), Column("责任人", 18), Column("提出时间", 17), Column("时限", 17),
    Column("办结时间", 17), Column("轮次", 6), Column("评价", 6),
)  # fmt: skip
_LEVELS = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
_TABS = {
    "open": "没办完的", "late": "已超期", "soon": "今天到期", "mine": "我的", "supervised": "督办的",
    "bad": "评价不满意", "closed": "已办结", "all": "全部",
}  # fmt: skip


async def export_events(session: AsyncSession, read: Reader, actor: Actor, wanted: Filter, reason: str) -> Path:
    """Write the list to a file that the caller removes. Numbers of people and doors in the words are hidden."""
    path, count = await write_list(
        Listing("网格事件", _COLUMNS, _line), actor, reason, words_of(wanted),
        lambda page: board.list_events(read, actor, wanted, page),
    )  # fmt: skip
    audit.record(
        session, actor, "grid.event.exported", purpose=reason, rows=count, tab=wanted.tab, grid=_plain(wanted.grid),
        category=_plain(wanted.category),
    )  # fmt: skip
    return path


def words_of(wanted: Filter) -> str:
    """The filter as it is printed on the sheet; what was searched for stays out of it."""
    parts = [_TABS[wanted.tab]]
    if wanted.state:
        parts.append(_STATES.get(wanted.state, wanted.state))
    narrowed = (("grid", "一个网格"), ("building", "一栋楼"), ("category", "一个类别"), ("via", "一个来源"))
    parts += [words for name, words in narrowed if getattr(wanted, name) is not None]
    if wanted.urgent:
        parts.append("紧急")
    if wanted.due_until is not None:
        parts.append(f"{wanted.due_until.isoformat()}前到期")
    if wanted.q.strip():
        parts.append("按文字查找")
    return "、".join(parts)


def _line(row: Row) -> list[str | int]:
    return [
        row["number"], words_for_neighbours(row["title"]), _STATES[row["state"]], words_for_neighbours(row["place"]),
        row["grid"], row["category"], "紧急" if row["is_urgent"] else "", row["holder"], minute(row["opened_at"]),
        minute(row["due_at"]), minute(row["closed_at"]), row["round"], _LEVELS.get(row["level"], ""),
    ]  # fmt: skip


def _plain(value: UUID | None) -> str | None:
    return str(value) if value is not None else None
