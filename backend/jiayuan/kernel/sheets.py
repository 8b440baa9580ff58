"""Spreadsheets from outside, read within limits and never evaluated; spreadsheets to the outside, streamed."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Literal, Self

import python_calamine as calamine
import xlsxwriter

from jiayuan.kernel.sheet_limits import A_PAGE, NOT_A_SHEET, encrypted, judge_ole, judge_zip, within
from jiayuan.kernel.sheet_limits import LIMITS as LIMITS
from jiayuan.kernel.sheet_limits import Limits as Limits
from jiayuan.kernel.sheet_limits import SheetRefused as SheetRefused
from jiayuan.kernel.sheet_limits import column_number as column_number

Cell = str | float | bool | date | datetime | time | timedelta
"""What a cell may hold; an empty one is ``""``. ``.csv`` knows text only, the others give every number as float."""


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range, all four edges inclusive and counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    name: str
    hidden: bool
    merged: tuple[Span, ...]
    _source: "calamine.CalamineSheet | _Text" = field(repr=False)

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Each row with its number from 1, cells from column A on, also where the sheet begins further in."""
        if isinstance(self._source, _Text):
            for number, cells in enumerate(self._source.rows(), 1):
                yield number, [_csv_text(cell) for cell in cells]
            return
        start = self._source.start
        if start is None:
            return
        # calamine gives the rows above the data as empty rows, the columns before it not at all
        indent: list[Cell] = [""] * start[1]
        for number, row in enumerate(self._source.iter_rows(), 1):
            yield number, indent + row if indent else row

    def height(self) -> int:
        """The number of its last row."""
        return self._source.count if isinstance(self._source, _Text) else (self._source.end or (-1,))[0] + 1

    def size(self) -> int:
        """How many cells the sheet's rectangle has, blank ones too."""
        if isinstance(self._source, _Text):
            return sum(map(len, self._source.rows()))
        last_row, last_column = self._source.end or (-1, -1)
        return (last_row + 1) * (last_column + 1)


@dataclass(slots=True)
class Book:
    """An open workbook. ``sheets()`` parses one sheet at a time, so keep only the one at hand."""

    kind: Literal["xlsx", "xls", "csv"]
    names: tuple[str, ...]
    _workbook: calamine.CalamineWorkbook | None
    _text: "_Text | None"
    _limits: Limits

    def sheets(self) -> Iterator[Sheet]:
        if self._text is not None:
            yield Sheet(self.names[0], False, (), self._text)
        if self._workbook is None:
            return
        for index, about in enumerate(self._workbook.sheets_metadata):
            if about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            with _calamine_words():
                source = self._workbook.get_sheet_by_index(index)
            last_row, last_column = source.end or (-1, -1)
            within("行", last_row + 1, self._limits.rows)
            within("列", last_column + 1, self._limits.columns)
            spans = tuple(Span(a[0] + 1, a[1] + 1, b[0] + 1, b[1] + 1) for a, b in source.merged_cell_ranges or ())
            yield Sheet(about.name, about.visible != calamine.SheetVisibleEnum.Visible, spans, source)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._workbook is not None:
            self._workbook.close()


def open_book(path: Path, *, limits: Limits = LIMITS, name: str | None = None) -> Book:
    """Open ``.xlsx``, ``.xls`` or ``.csv``; the content decides which, never the name. Raises SheetRefused.

    ``name`` is the file's own where the store has given it another: the sheet of a .csv is called so.
    """
    size = path.stat().st_size
    if size == 0:
        raise SheetRefused("sheet.empty", "这个文件是空的（0字节）。请重新导出一次再上传。")
    if size > limits.file_bytes:
        most = limits.file_bytes // 2**20
        raise SheetRefused("sheet.too_big", f"文件超过{most}MB。请去掉图片，或按楼栋分成几个文件再上传。")
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"PK"):
        judge_zip(path, limits)
        return _open_with_calamine("xlsx", path, limits)
    if head == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        judge_ole(path)
        return _open_with_calamine("xls", path, limits)
    return Book("csv", (Path(name or path.name).stem,), None, _read_csv(path.read_bytes(), limits), limits)


def _open_with_calamine(kind: Literal["xlsx", "xls"], path: Path, limits: Limits) -> Book:
    with _calamine_words():
        # not from_path: that one believes the file's name
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    within("个工作表", len(workbook.sheet_names), limits.sheets)
    return Book(kind, tuple(workbook.sheet_names), workbook, None, limits)


@contextmanager
def _calamine_words() -> Iterator[None]:
    broken = SheetRefused("sheet.broken", "文件打不开，可能没传完整。请在WPS或Excel里打开，另存为.xlsx再上传。")
    try:
        yield
    except calamine.PasswordError:
        raise encrypted() from None
    except (calamine.CalamineError, OSError, ValueError) as reason:
        raise broken from reason
    except BaseException as reason:
        # a panic of the Rust reader on a broken file; it derives from BaseException and is not importable
        if type(reason).__name__ != "PanicException":
            raise
        raise broken from reason


@dataclass(frozen=True, slots=True)
class _Text:
    """A .csv as it was decoded; cells are cut out of it each time, so that they never stand in memory together."""

    text: str
    delimiter: str
    count: int = 0

    def rows(self) -> Iterator[list[str]]:
        return csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)


def _read_csv(content: bytes, limits: Limits) -> _Text:
    text = _decode(content)
    if re.match(r"\s*(<!DOCTYPE|<html|<\?xml|<table|<meta|%PDF|\{\\rtf)", text, re.IGNORECASE):
        raise SheetRefused("sheet.not_a_sheet", A_PAGE)
    table = _Text(text, _delimiter(text))
    try:
        width = number = 0
        for number, row in enumerate(table.rows(), 1):
            width = max(width, len(row))
            within("行", number, limits.rows)
        within("列", width, limits.columns)
    except csv.Error as reason:
        raise SheetRefused("sheet.broken", "这个.csv的引号或换行乱了。请在WPS或Excel里另存为.xlsx再上传。") from reason
    return _Text(text, table.delimiter, number)


def _decode(content: bytes) -> str:
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetRefused("sheet.not_a_sheet", NOT_A_SHEET)


def _delimiter(text: str) -> str:
    lines = [line for line in text[:20_000].splitlines()[:30] if line.strip()]

    def weight(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts), key=lambda n: (counts.count(n) * (n > 0), n), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max((",", ";", "\t", "|", "，", "；"), key=weight)


def _csv_text(cell: str) -> str:
    """``="0123"`` is how a number is kept as text in .csv; no other formula means anything to us."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell


def column_name(number: int) -> str:
    """1 is ``A``, 27 is ``AA``."""
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(65 + letter) + name
    return name


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who took a table out, when, what for: printed above the rows, on each page and in the file's properties."""

    by: str
    at: str  # as people read it, Asia/Shanghai: 2026年11月24日 9:00
    reason: str
    filter: str = "全部"

    def line(self) -> str:
        return f"{self.by} 于{self.at}导出 · 用途：{self.reason} · 条件：{self.filter}"


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: int = 12


_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST = 32_767  # of one cell in .xlsx; longer text would be dropped without a word


def escape_for_csv(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return "'" + text if text.startswith(_RISKY) else text


class SheetWriter:
    """An .xlsx written row by row in constant memory; nothing in it is ever a formula.

    The last line gives the number of rows and says the list is complete: where it is missing the file was cut off.
    """

    def __init__(self, path: Path, title: str, columns: Sequence[Column], stamp: Stamp) -> None:
        settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(path), settings | {"default_date_format": "yyyy-mm-dd"})
        self._sheet = self._book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or "导出")
        self._guarded = self._book.add_format({"quote_prefix": True})
        self._strong = self._book.add_format({"bold": True, "bottom": 1})
        self._faint = self._book.add_format({"font_color": "#666666"})
        self._book.set_properties({"title": title, "author": stamp.by, "comments": stamp.line()})
        safe_line = stamp.line().replace("&", "&&")
        self._sheet.set_footer(f"&L{safe_line}&R第&P页 共&N页"[:255])
        for index, column in enumerate(columns):
            self._sheet.set_column(index, index, column.width)
        self._sheet.freeze_panes(3, 0)
        self._sheet.repeat_rows(2)
        self._sheet.write_string(0, 0, title, self._strong)
        self._sheet.write_string(1, 0, stamp.line(), self._faint)
        for index, column in enumerate(columns):
            self._sheet.write_string(2, index, column.title, self._strong)
        self._next, self.count = 3, 0

    def add(self, row: Iterable[Cell | None]) -> None:
        for index, value in enumerate(row):
            self._write(index, value)
        self._next += 1
        self.count += 1

    def _write(self, index: int, value: Cell | None) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            text = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
            self._sheet.write_string(self._next, index, text, self._guarded if text.startswith(_RISKY) else None)
        elif isinstance(value, bool):
            self._sheet.write_string(self._next, index, "是" if value else "否")
        elif isinstance(value, (int, float)):
            self._sheet.write_number(self._next, index, value)
        elif isinstance(value, datetime):
            self._sheet.write_string(self._next, index, value.strftime("%Y-%m-%d %H:%M"))
        elif isinstance(value, date):
            self._sheet.write_string(self._next, index, value.isoformat())
        else:
            self._sheet.write_string(self._next, index, str(value))

    def close(self) -> int:
        """Finish the file; answers how many rows it holds."""
        self._sheet.write_string(self._next, 0, f"以上共{self.count:,}行，完。", self._faint)
        self._book.close()
        return self.count


def write_sheet(
    path: Path, title: str, columns: Sequence[Column], rows: Iterable[Iterable[Cell | None]], stamp: Stamp
) -> int:
    """Write all rows at once, streamed; answers how many there were."""
    writer = SheetWriter(path, title, columns, stamp)
    for row in rows:
        writer.add(row)
    return writer.close()
