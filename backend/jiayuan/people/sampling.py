"""A sheet to begin with: the headings that are read for certain, and two rows that show how they are filled in."""

from __future__ import annotations

import io
from datetime import date
from functools import lru_cache

import xlsxwriter

from jiayuan.people.identity import check_character

_WIDTHS = {
    "姓名": 10, "证件号码": 22, "性别": 6, "出生日期": 12, "联系电话": 16, "与户主关系": 12, "小区": 14, "楼栋": 8,
    "单元": 8, "楼层": 8, "房号": 8, "民族": 8, "文化程度": 12, "政治面貌": 12, "婚姻状况": 10, "人口类型": 10,
    "备注": 18,
}  # fmt: skip
_NOTE = "示例，导入前请删去"


def _number(born: date, serial: str) -> str:
    """A number of an area that was never issued, so that it is nobody's."""
    first = f"529999{born:%Y%m%d}{serial}"
    return first + check_character(first)


_HEAD, _WIFE = date(1962, 5, 4), date(1965, 10, 12)
_ROWS = (
    ("罗永贵", _number(_HEAD, "001"), "男", _HEAD.isoformat(), "13900000001", "户主", "示例小区", "1", "1", "3", "302",
     "汉族", "初中", "群众", "已婚", "户籍", _NOTE),
    ("文秀芳", _number(_WIFE, "002"), "女", _WIFE.isoformat(), "13900000002", "配偶", "示例小区", "1", "1", "3", "302",
     "汉族", "初中", "群众", "已婚", "户籍", _NOTE),
)  # fmt: skip


@lru_cache
def write_sample() -> bytes:
    """The sheet as a file; every cell is text, so that no program turns a number of 18 digits into a power of ten."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    strong, plain = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("居民名册")
    for column, (title, width) in enumerate(_WIDTHS.items()):
        sheet.set_column(column, column, width, plain)
        sheet.write_string(0, column, title, strong)
        for line, row in enumerate(_ROWS, 1):
            sheet.write_string(line, column, row[column], plain)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
