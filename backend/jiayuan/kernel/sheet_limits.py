"""What a spreadsheet from outside may cost us, judged before it is unpacked."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple


class SheetRefused(Exception):
    """A file that is not read at all. ``code`` is stable, ``message`` says in Chinese what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost us; above it the file is refused before it is unpacked."""

    file_bytes: int = 32 * 2**20
    unpacked_bytes: int = 400 * 2**20
    ratio: int = 100  # of parts above 8 MiB; sheets of real offices reach 10 to 30
    sheets: int = 100
    rows: int = 300_000
    columns: int = 256
    cells: int = 6_000_000


LIMITS = Limits()


def within(unit: str, count: int, most: int) -> None:
    if count > most:
        raise SheetRefused(
            "sheet.too_many", f"这个表有{count:,}{unit}，最多能读{most:,}{unit}。请删掉多余的部分，或分成几个文件。"
        )


def encrypted() -> SheetRefused:
    return SheetRefused("sheet.encrypted", "文件有打开密码。请在WPS或Excel里去掉密码，保存后再上传。")


NOT_A_SHEET = "这不是表格文件。能读.xlsx、.xls和.csv；别的格式请在WPS或Excel里另存为.xlsx。"
A_PAGE = "这是网页或别的文件，不是真正的表格。请在WPS或Excel里打开，另存为.xlsx。"
_MACROS = "文件里带宏，不能读。请在WPS或Excel里另存为不带宏的.xlsx再上传。"
# XML may be written r = 'A1' as well; brought to one form, since a pattern that begins with plain text is 5× as fast
_QUOTES = bytes.maketrans(b"'", b'"')


class _Look(NamedTuple):
    """How closely references are looked at: columns and rows below these are taken for granted."""

    width: int
    last_row: int
    columns: re.Pattern[bytes]
    rows: re.Pattern[bytes]


#: The first look passes over nearly all references of a usual sheet; who does not fit under it is measured exactly.
_LOOKS = (
    _Look(26, 99_999, re.compile(rb'r="([A-Z]{2,})'), re.compile(rb'r="[A-Z]*(\d{6,})')),
    _Look(0, 9_999, re.compile(rb'r="([A-Z]+)'), re.compile(rb'r="[A-Z]*(\d{5,})')),
)


def judge_zip(path: Path, limits: Limits) -> None:
    bomb = SheetRefused("sheet.bomb", "文件解开后大得不正常，没有读。请把需要的内容复制到新表里再上传。")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename.lower() for part in parts}
            if any(name.endswith("vbaproject.bin") for name in names):
                raise SheetRefused("sheet.macros", _MACROS)
            if "xl/workbook.xml" not in names:
                raise SheetRefused("sheet.not_a_sheet", NOT_A_SHEET)
            if any(part.flag_bits & 1 for part in parts):
                raise encrypted()
            if len(parts) > 5_000 or sum(part.file_size for part in parts) > limits.unpacked_bytes:
                raise bomb
            for part in parts:
                if part.file_size > 8 * 2**20 and part.file_size > limits.ratio * max(part.compress_size, 1):
                    raise bomb
                if not part.filename.lower().endswith((".xml", ".rels")):
                    continue
                # reading to the end compares size and checksum: a part that lies about its size ends here
                if "worksheets/" in part.filename.lower():
                    _judge_extent(archive, part, limits)
                else:
                    _extent(archive.open(part), None)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zipfile.LargeZipFile) as reason:
        raise SheetRefused("sheet.broken", "文件坏了或没传完整。请重新保存再上传。") from reason


def _judge_extent(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> None:
    """The reader sets memory aside for the whole rectangle, so one cell at XFD1048576 would end the process."""
    for look in _LOOKS:
        width, last_row = _extent(archive.open(part), look)
        if width <= limits.columns and last_row <= limits.rows and width * last_row <= limits.cells:
            return
    within("行", last_row if last_row > 9_999 else 0, limits.rows)
    within("列", width, limits.columns)
    within("个格子", last_row * width, limits.cells)


def _extent(part: IO[bytes], look: _Look | None) -> tuple[int, int]:
    """Read a part to its end; its last column and row, as closely as it is looked at."""
    columns: set[bytes] = set()
    last_row, rest = look.last_row if look else 0, b""
    while chunk := part.read(2**20):
        if b"<!DOCTYPE" in chunk[:4_096]:
            raise SheetRefused("sheet.broken", "文件里有表格不该有的内容，没有读。请在WPS或Excel里另存为.xlsx再上传。")
        if look is None:
            continue
        whole, cut, rest = (rest + chunk).rpartition(b"<")
        rest = cut + rest
        whole = whole.translate(_QUOTES, b" \t\r\n")
        columns.update(look.columns.findall(whole))
        last_row = max(last_row, max(map(int, set(look.rows.findall(whole))), default=0))
    return max((column_number(name.decode()) for name in columns), default=look.width if look else 0), last_row


def judge_ole(path: Path) -> None:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise encrypted()
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise SheetRefused("sheet.macros", _MACROS)
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book", "WORKBOOK")):
        raise SheetRefused("sheet.not_a_sheet", NOT_A_SHEET)


def column_number(name: str) -> int:
    """``A`` is 1, ``AA`` is 27."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number
