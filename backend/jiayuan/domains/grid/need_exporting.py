"""Wishes as they are taken out."""

from __future__ import annotations

from collections.abc import AsyncIterator

from jiayuan.domains.grid.visit_queries import list_needs
from jiayuan.domains.grid.walking_forms import NeedExport
from jiayuan.domains.grid.walking_rules import NEED_STATES, NEED_TOPICS
from jiayuan.engines.matters.visibility import words_for_neighbours
from jiayuan.kernel.exporting import Exportable, Taking, declare_export
from jiayuan.kernel.listing import Listing, minute, pages_of
from jiayuan.kernel.reading import Row
from jiayuan.kernel.sheets import Column

_COLUMNS = (
    Column("听到的时间", 17), Column("主题", 12), Column("原话", 50), Column("涉及的人", 16), Column("楼栋", 8),
    Column("地点", 20), Column("状态", 12), Column("答复或理由", 40),
)  # fmt: skip


def _pages(taking: Taking) -> AsyncIterator[list[Row]]:
    form: NeedExport = taking.form
    return pages_of(lambda page: list_needs(taking.read, taking.actor, page, form.topic, form.state))


def _words(form: NeedExport) -> str:
    words = [NEED_TOPICS[form.topic]] if form.topic is not None else []
    words += [NEED_STATES[form.state]] if form.state is not None else []
    return "、".join(words) or "全部"


def _line(row: Row) -> list[str]:
    words, group, place, answer = (
        words_for_neighbours(row[name] or "") for name in ("words", "group_concerned", "place_text", "answer")
    )
    return [
        minute(row["at"]), NEED_TOPICS[row["topic"]], words, group, row["building"] or "", place,
        NEED_STATES[row["state"]], answer,
    ]  # fmt: skip


#: Numbers of people and doors in the words are hidden.
NEEDS = declare_export(Exportable("grid.need", Listing("需求", _COLUMNS, _line), NeedExport, _words, _pages))
