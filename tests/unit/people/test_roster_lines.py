"""Which rows are people: nobody vanishes for a word in some cell, and no total becomes somebody."""

from pathlib import Path

import pytest

from unit.people.by_hand import Row, a_number, faults_of, read, write_xlsx

HEADINGS: Row = ["姓名", "性别", "出生日期", "证件类型", "证件号码", "住址", "工作单位", "备注"]
GOOD: Row = ["罗家贵", "男", "", "", a_number(), "12-1-302", "", ""]


@pytest.mark.parametrize(
    ("number", "workplace", "note"),
    [
        ("", "统计局", ""),
        ("无", "打印店", ""),
        ("", "", "联系人：奶奶13900000001"),
        ("", "", "签名已核"),
        ("", "负责人", "以上情况属实"),
        ("E123456", "联系人：李", ""),
    ],
)
def test_who_has_no_number_is_somebody_whatever_words_his_other_cells_begin_with(
    tmp_path: Path, number: str, workplace: str, note: str
) -> None:
    kind = "护照" if number.startswith("E") else ""
    row = ["罗小明", "男", "2024-03-05", kind, number, "12-1-302", workplace, note]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": [HEADINGS, GOOD, row]}))
    assert ([person.name for person in roster.people], faults_of(roster)) == (["罗家贵", "罗小明"], set())
    assert roster.skipped == []


@pytest.mark.parametrize(
    "line",
    [
        ["9栋小计", "", "", "4人"],
        ["", "", "", "", "本单元小计", "2人"],
        ["总 人 数", "", "", "4"],
        ["男2人，女2人"],
        ["男：2人", "女：1人"],
        ["（盖章）", "", "", "", "", "2026年11月"],
        ["制表人：张三", "", "2026-11-01", "", "审核人：李四"],
        ["", "", "", "", "", "", "制表：周", "2026.11.1"],
    ],
)
def test_a_total_or_a_signature_is_nobody_and_is_shown_as_a_row_that_was_skipped(
    tmp_path: Path, line: list[str]
) -> None:
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": [HEADINGS, GOOD, line]}))
    assert (roster.counts.people, faults_of(roster)) == (1, set())
    assert [(row.sheet, row.row, row.words) for row in roster.skipped] == [("表", 3, " ".join(filter(None, line)))]


def test_long_numbers_of_a_skipped_row_are_masked(tmp_path: Path) -> None:
    rows = [HEADINGS, GOOD, ["制表人：张三 13900000001"]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [row.words for row in roster.skipped] == ["制表人：张三 139****0001"]


def test_on_a_sheet_of_cards_nobody_is_called_by_a_heading(tmp_path: Path) -> None:
    card = [["姓名", "罗家贵", "性别", "男"], ["身份证号", a_number(), "电话", "13800000001"], ["住址", "12-1-302"], []]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": card * 2}))
    assert (roster.people, roster.counts.skipped_rows) == ([], 5)
    assert "一个人占一行" in roster.sheets[0].note
