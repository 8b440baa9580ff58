"""Rounds as they are taken out, with what was found on them."""

from __future__ import annotations

from collections.abc import AsyncIterator

from jiayuan.domains.grid import patrol_queries
from jiayuan.domains.grid.walking_forms import PatrolExport
from jiayuan.engines.matters.visibility import words_for_neighbours
from jiayuan.kernel.exporting import Exportable, Taking, declare_export
from jiayuan.kernel.listing import Listing, minute, pages_of
from jiayuan.kernel.reading import Row
from jiayuan.kernel.sheets import Column

_COLUMNS = (
    Column("开始时间", 17), Column("结束时间", 17), Column("网格", 12), Column("路线", 20), Column("巡查人", 10),
    Column("应查点位", 9), Column("已查点位", 9), Column("问题", 6), Column("发现了什么", 60), Column("备注", 24),
)  # fmt: skip


async def _pages(taking: Taking) -> AsyncIterator[list[Row]]:
    form: PatrolExport = taking.form
    read = taking.read
    async for rows in pages_of(
        lambda page: patrol_queries.list_patrols(read, taking.actor, page, form.grid_id, form.route_id)
    ):
        seen = await patrol_queries.findings_of(read, [row["id"] for row in rows])
        yield [row | {"seen": "；".join(seen.get(row["id"], []))} for row in rows]


def _words(form: PatrolExport) -> str:
    named = (("一个网格", form.grid_id), ("一条路线", form.route_id))
    return "、".join(words for words, value in named if value is not None) or "全部"


def _line(row: Row) -> list[str | int]:
    return [
        minute(row["started_at"]), minute(row["ended_at"]), row["grid"], row["route"], row["worker_name"],
        row["points"], row["checked"], row["findings"], words_for_neighbours(row["seen"]),
        "手机时间相差12小时以上" if row["is_gap"] else "",
    ]  # fmt: skip


PATROLS = declare_export(Exportable("grid.patrol", Listing("巡查记录", _COLUMNS, _line), PatrolExport, _words, _pages))
