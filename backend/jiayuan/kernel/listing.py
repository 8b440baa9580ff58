"""A list as people take it out: its title, its columns, how a row becomes a line, and how it is read page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from jiayuan.kernel import clock
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Row
from jiayuan.kernel.sheets import Cell, Column

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAGE = 1_000

#: What a route that answers a list as a spreadsheet says of its answer.
ANSWERS_SHEET: dict[int | str, dict[str, object]] = {200: {"content": {SHEET: {}}, "description": "表格"}}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as people take it out: its title, its columns, and how a row becomes a line."""

    title: str
    columns: Sequence[Column]
    line: Callable[[Row], Iterable[Cell | None]]


async def pages_of(read_page: Callable[[PageQuery], Awaitable[dict[str, object]]]) -> AsyncIterator[list[Row]]:
    """The rows of all pages of a list, from its first to its last, one page in memory at a time."""
    cursor: str | None = None
    while True:
        page = await read_page(PageQuery(_PAGE - 1, cursor))
        rows: list[Row] = page["items"]  # type: ignore[assignment] # a page document of the kernel
        yield rows
        if page["next"] is None:
            return
        cursor = str(page["next"])


def minute(moment: datetime | None) -> str:
    """A moment as a sheet shows it, in Shanghai."""
    return moment.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M") if moment is not None else ""
