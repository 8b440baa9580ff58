"""A list as a spreadsheet: page after page into one file, stamped, complete to its last line, gone when it is sent."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.responses import FileResponse

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Row
from jiayuan.kernel.sheets import Cell, Column, SheetWriter, Stamp

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAGE = 200

#: What a route that answers a list as a spreadsheet says of its answer.
ANSWERS_SHEET: dict[int | str, dict[str, object]] = {200: {"content": {SHEET: {}}, "description": "表格"}}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as people take it out: its title, its columns, and how a row becomes a line."""

    title: str
    columns: Sequence[Column]
    line: Callable[[Row], Iterable[Cell | None]]


async def write_list(
    listing: Listing,
    actor: Actor,
    reason: str,
    words: str,
    read_page: Callable[[PageQuery], Awaitable[dict[str, object]]],
) -> tuple[Path, int]:
    """All pages in a file of a folder of its own, and how many rows it holds; ``words`` say by what it was narrowed."""
    path = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="jiayuan-")) / "list.xlsx"
    stamp = Stamp(by=actor.name, at=minute(clock.now()), reason=reason, filter=words)
    writer = await asyncio.to_thread(SheetWriter, path, listing.title, listing.columns, stamp)
    cursor: str | None = None
    while True:
        page = await read_page(PageQuery(_PAGE, cursor))
        rows: list[Row] = page["items"]  # type: ignore[assignment] # a page document of the kernel
        await asyncio.to_thread(_add, writer, listing, rows)
        if page["next"] is None:
            break
        cursor = str(page["next"])
    return path, await asyncio.to_thread(writer.close)


def _add(writer: SheetWriter, listing: Listing, rows: Iterable[Row]) -> None:
    for row in rows:
        writer.add(listing.line(row))


def send(path: Path, title: str) -> FileResponse:
    """The file under its title and the day; its folder goes when it has been sent."""
    return FileResponse(
        path, media_type=SHEET, filename=f"{title}-{clock.today():%Y%m%d}.xlsx",
        background=BackgroundTask(shutil.rmtree, path.parent),
    )  # fmt: skip


def minute(moment: datetime | None) -> str:
    """A moment as a sheet shows it, in Shanghai."""
    return moment.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M") if moment is not None else ""
