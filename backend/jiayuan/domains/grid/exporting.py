"""The board as it is taken out, naming no reporter."""

from __future__ import annotations

from collections.abc import AsyncIterator

from jiayuan.domains.grid import board
from jiayuan.domains.grid.schemas import ExportForm, Filter
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.declaring import all_states
from jiayuan.engines.matters.visibility import words_for_neighbours
from jiayuan.kernel.exporting import Exportable, Taking, declare_export
from jiayuan.kernel.listing import Listing, minute, pages_of
from jiayuan.kernel.reading import Row
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


def _pages(taking: Taking) -> AsyncIterator[list[Row]]:
    form: ExportForm = taking.form
    return pages_of(lambda page: board.list_events(taking.read, taking.actor, form.filter, page))


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


#: Numbers of people and doors in the words are hidden.
EVENTS = declare_export(
    Exportable(
        "grid.event", Listing("网格事件", _COLUMNS, _line), ExportForm, lambda form: words_of(form.filter), _pages
    )
)
