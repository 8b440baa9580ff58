import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlwt

from jiayuan.kernel.sheets import (
    Column,
    Limits,
    SheetRefused,
    SheetWriter,
    Span,
    Stamp,
    column_name,
    column_number,
    escape_for_csv,
    open_book,
    write_sheet,
)

STAMP = Stamp("何肩挑", "2026年11月24日 9:00", "走访准备", "12栋")


def rows_of(path: Path) -> list[list[object]]:
    with open_book(path) as book:
        return [list(row) for sheet in book.sheets() for _, row in sheet.rows()]


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(SheetRefused) as refused, open_book(path, limits=limits or Limits()) as book:
        for sheet in book.sheets():
            list(sheet.rows())
    assert refused.value.message.endswith("。")
    return refused.value.code


def an_xlsx(path: Path, cells: dict[str, object]) -> Path:
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    book.save(path)
    return path


def repack(path: Path, out: Path, change: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change.get(name, before.read(name)))
        for name in change.keys() - set(before.namelist()):
            after.writestr(name, change[name])
    return out


def test_rows_keep_their_numbers_and_cells_their_columns(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", {"C5": "甲", "D6": date(2020, 1, 2), "E7": True, "C7": 1.5})
    with open_book(path) as book:
        rows = dict(next(book.sheets()).rows())
    assert rows[5][:3] == ["", "", "甲"]
    assert rows[6][3] == date(2020, 1, 2)
    assert (rows[7][2], rows[7][4]) == (1.5, True)


@pytest.mark.parametrize("name", ["a.xls", "a.txt", "a"])
def test_the_content_says_what_a_file_is_not_its_name(tmp_path: Path, name: str) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", {"A1": "甲"}).rename(tmp_path / name)
    with open_book(path) as book:
        assert book.kind == "xlsx"


def test_merged_ranges_are_known_for_xlsx_and_xls(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = "甲"
    book.active.merge_cells("B2:C4")
    book.save(tmp_path / "a.xlsx")
    old = xlwt.Workbook()
    old.add_sheet("一").write_merge(1, 3, 1, 2, "甲")
    old.save(str(tmp_path / "a.xls"))
    for name in ("a.xlsx", "a.xls"):
        with open_book(tmp_path / name) as opened:
            assert next(opened.sheets()).merged == (Span(2, 2, 4, 3),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_of_offices_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'姓名{delimiter}电话\r\n"罗{delimiter}家贵"{delimiter}0123\r\n', encoding=encoding)
    assert rows_of(path) == [["姓名", "电话"], [f"罗{delimiter}家贵", "0123"]]


def test_a_number_kept_as_a_formula_of_text_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('姓名,号\n罗家贵,"=""0123"""\n', encoding="utf-8")
    assert rows_of(path)[1] == ["罗家贵", "0123"]


def test_what_is_no_sheet_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    for content, code in (
        (b"", "sheet.empty"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "sheet.not_a_sheet"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "sheet.not_a_sheet"),
        (b"PK\x03\x04 cut off", "sheet.broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "sheet.not_a_sheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "sheet.encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), "sheet.macros"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"), "sheet.broken"),
    ):
        path.write_bytes(content)
        assert refusal(path) == code


def test_macros_and_other_zip_files_are_refused(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", {"A1": "甲"})
    assert refusal(repack(path, tmp_path / "m.xlsx", {"xl/vbaProject.bin": b"x"})) == "sheet.macros"
    with zipfile.ZipFile(tmp_path / "w.docx", "w") as other:
        other.writestr("word/document.xml", "<x/>")
    assert refusal(tmp_path / "w.docx") == "sheet.not_a_sheet"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", {"A1": "甲"})
    blown = repack(path, tmp_path / "b.xlsx", {"xl/media/zeros.bin": bytes(20 * 2**20)})
    assert refusal(blown) == "sheet.bomb"
    assert refusal(path, Limits(unpacked_bytes=100)) == "sheet.bomb"


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="XFD1048576"><v>1</v></c>',
        b"<c r='XFD1048576'><v>1</v></c>",
        b'<c\n r = "XFD1"><v>1</v></c>',
        b'<x:c xmlns:x="u" r="A1048576"/>',
    ],
)
def test_one_cell_far_away_does_not_take_all_memory(tmp_path: Path, cell: bytes) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", {"A1": "甲"})
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").replace(b"</row>", cell + b"</row>")
    assert refusal(repack(path, tmp_path / "far.xlsx", {"xl/worksheets/sheet1.xml": sheet})) == "sheet.too_many"


def test_a_part_with_entities_is_refused(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", {"A1": "甲"})
    bad = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert refusal(repack(path, tmp_path / "e.xlsx", {"xl/styles.xml": bad})) == "sheet.broken"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(file_bytes=100), "sheet.too_big"),
        (Limits(rows=2), "sheet.too_many"),
        (Limits(columns=1), "sheet.too_many"),
        (Limits(sheets=0), "sheet.too_many"),
    ],
)
def test_each_limit_refuses(tmp_path: Path, limits: Limits, code: str) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", {"A1": "甲", "B3": "乙"})
    assert refusal(path, limits) == code


def test_csv_has_limits_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    assert refusal(path, Limits(rows=2)) == "sheet.too_many"
    assert refusal(path, Limits(columns=1)) == "sheet.too_many"


DANGEROUS = ["=1+1", "+8613800000001", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_is_never_written_as_a_formula(tmp_path: Path, text: str) -> None:
    write_sheet(tmp_path / "a.xlsx", "名册", [Column("姓名")], [[text]], STAMP)
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A4"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert str(cell.value).replace("_x000D_", "\r") == text
    assert b"<f>" not in zipfile.ZipFile(tmp_path / "a.xlsx").read("xl/worksheets/sheet1.xml")
    assert escape_for_csv(text) == "'" + text


def test_an_export_says_who_when_why_and_how_many(tmp_path: Path) -> None:
    columns = [Column("姓名"), Column("生日"), Column("数")]
    moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    count = write_sheet(
        tmp_path / "a.xlsx", "居民/名册", columns, [["罗家贵", date(1985, 8, 23), 3], [True, moment, None]], STAMP
    )
    rows = rows_of(tmp_path / "a.xlsx")
    assert count == 2
    assert rows[0][0] == "居民/名册"
    assert all(part in str(rows[1][0]) for part in ("何肩挑", "2026年11月24日 9:00", "走访准备", "12栋"))
    assert rows[2] == ["姓名", "生日", "数"]
    assert rows[3] == ["罗家贵", "1985-08-23", 3.0]
    assert rows[4][:2] == ["是", "2026-11-24 09:00"]
    assert rows[5][0] == "以上共2行，完。"
    footer = zipfile.ZipFile(tmp_path / "a.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert "何肩挑" in footer.split("oddFooter")[1]


def test_rows_are_written_as_they_come(tmp_path: Path) -> None:
    writer = SheetWriter(tmp_path / "a.xlsx", "名册", [Column("数")], STAMP)

    def numbers() -> Iterator[int]:
        yield from range(5_000)

    for number in numbers():
        writer.add([number])
    assert writer.close() == 5_000
    assert len(rows_of(tmp_path / "a.xlsx")) == 5_004


def test_text_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a.xlsx", "名册", [Column("话")], [["长" * 40_000]], STAMP)
    text = str(rows_of(tmp_path / "a.xlsx")[3][0])
    assert (len(text), text[-1]) == (32_767, "…")


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (256, "IV"), (16_384, "XFD")])
def test_columns_have_names_and_numbers(number: int, name: str) -> None:
    assert (column_name(number), column_number(name)) == (name, number)
