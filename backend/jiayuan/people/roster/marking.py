"""The same workbook back, with what has to be put right marked where it stands."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from jiayuan.kernel.sheets import LIMITS, Book, Limits, column_number, open_book
from jiayuan.people.roster.cells import text_of
from jiayuan.people.roster.results import LIST_SHEET, Fault

_AUTHOR = "家园"
_RED, _AMBER = "FFC7CE", "FFEB9C"
_HEADINGS = ("表", "格子", "要紧不要紧", "怎么改", "代号")
_MOST_IN_PLACE = 250_000  # cells; openpyxl keeps 500 bytes for each, larger books are written anew


def mark_workbook(
    path: Path, faults: Sequence[Fault], out: Path, *, limits: Limits = LIMITS, name: str | None = None
) -> None:
    """Write ``out`` (.xlsx): red or amber cells with a comment, and the sheet 「要改的地方」 that lists them all.

    An .xlsx keeps its looks, merged cells and formulas, and marks of an earlier round are taken off; .xls, .csv and
    very large books come out as a plain .xlsx with the same cells. Raises SheetRefused.
    """
    with open_book(path, limits=limits, name=name) as book:
        if book.kind == "xlsx" and not _is_large(book):
            _mark_in_place(path, faults, out)
        else:
            _write_anew(book, faults, out)


def _is_large(book: Book) -> bool:
    total = 0
    for sheet in book.sheets():
        total += sheet.size()
        if total > _MOST_IN_PLACE:
            return True
    return False


def _mark_in_place(path: Path, faults: Sequence[Fault], out: Path) -> None:
    workbook = openpyxl.load_workbook(path)
    if LIST_SHEET in workbook.sheetnames:
        del workbook[LIST_SHEET]
    for sheet in workbook.worksheets:
        _take_old_marks_off(sheet)
    for (name, address), messages in _by_cell(faults).items():
        if name not in workbook.sheetnames:
            continue
        sheet = workbook[name]
        cell = sheet[address]
        if isinstance(cell, MergedCell):
            cell = next(sheet[span.start_cell.coordinate] for span in sheet.merged_cells if cell.coordinate in span)
        _show(sheet, cell.column, cell.row)
        refuses = any(fault.refuses for fault in messages)
        cell.fill = PatternFill("solid", start_color=_RED if refuses else _AMBER)
        cell.comment = Comment("\n".join(fault.message for fault in messages), _AUTHOR, width=320, height=90)
    listing = workbook.create_sheet(LIST_SHEET)
    listing.append([_summary(faults)])
    listing.append(_HEADINGS)
    for fault in faults:
        listing.append([fault.sheet, fault.cell, _weight(fault), fault.message, fault.code])
        row = listing.max_row
        for cell in listing[row]:
            cell.data_type, cell.quotePrefix = "s", True  # a sheet may be named =1+1
        listing.cell(row, 2).hyperlink = _link(fault)
        listing.cell(row, 2).font = Font(color="0563C1", underline="single")
    for letter, width in zip("ABCDE", (16, 8, 12, 72, 22), strict=True):
        listing.column_dimensions[letter].width = width
    listing.freeze_panes = "A3"
    workbook.active = workbook.sheetnames.index(LIST_SHEET)
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet.title == LIST_SHEET
    workbook.save(out)


def _show(sheet: Worksheet, column: int, row: int) -> None:
    """A fault in a hidden column or row is seen; columns hidden together are one entry."""
    sheet.row_dimensions[row].hidden = False
    for letter, width in sheet.column_dimensions.items():
        if (width.min or column_number(letter)) <= column <= (width.max or column_number(letter)):
            width.hidden = False


def _take_old_marks_off(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell) and cell.comment is not None and cell.comment.author == _AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()


def _write_anew(book: Book, faults: Sequence[Fault], out: Path) -> None:
    marks = _by_cell(faults)
    settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(str(out), settings)
    red = workbook.add_format({"bg_color": f"#{_RED}", "quote_prefix": True})
    amber = workbook.add_format({"bg_color": f"#{_AMBER}", "quote_prefix": True})
    guarded = workbook.add_format({"quote_prefix": True})
    for sheet in book.sheets():
        if sheet.name == LIST_SHEET:
            continue
        page = workbook.add_worksheet(_sheet_name(sheet.name))
        mine: dict[int, list[tuple[int, list[Fault]]]] = {}
        for (name, address), messages in marks.items():
            if name == sheet.name:
                column, row = _split(address)
                mine.setdefault(row, []).append((column, messages))
        for number, values in sheet.rows():
            marked = dict(mine.get(number, ()))
            for column in range(1, max([len(values), *marked]) + 1):
                value = values[column - 1] if column <= len(values) else ""
                messages = marked.get(column, [])
                looks = (red if any(fault.refuses for fault in messages) else amber) if messages else guarded
                if isinstance(value, float) and abs(value) < 1e15:
                    page.write_number(number - 1, column - 1, value, looks if messages else None)
                elif value != "" or messages:
                    page.write_string(number - 1, column - 1, text_of(value)[:32_767], looks)
                if messages:
                    page.write_comment(
                        number - 1, column - 1, "\n".join(f.message for f in messages), {"author": _AUTHOR}
                    )
    listing = workbook.add_worksheet(LIST_SHEET)
    listing.set_column(3, 3, 72)
    listing.write_string(0, 0, _summary(faults))
    listing.write_row(1, 0, _HEADINGS)
    for row, fault in enumerate(faults, 2):
        texts = (fault.sheet, fault.cell, _weight(fault), fault.message, fault.code)
        for column, text in enumerate(texts):
            listing.write_string(row, column, text, guarded)
    listing.activate()
    workbook.close()


def _by_cell(faults: Sequence[Fault]) -> dict[tuple[str, str], list[Fault]]:
    cells: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        cells.setdefault((fault.sheet, fault.cell), []).append(fault)
    return cells


def _summary(faults: Sequence[Fault]) -> str:
    needed = sum(fault.refuses for fault in faults)
    return f"{needed}处要改，{len(faults) - needed}处请核对。改好标红的格子，存盘，再上传一次就行。"


def _weight(fault: Fault) -> str:
    return "必须改" if fault.refuses else "请核对"


def _link(fault: Fault) -> str:
    name = fault.sheet.replace("'", "''")
    return f"#'{name}'!{fault.cell}"


def _split(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    return column_number(letters), int(address[len(letters) :])


def _sheet_name(name: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in name).strip("'")[:31] or "名册"
