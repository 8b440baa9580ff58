"""What is refused, what is only remarked on, and at which cell."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jiayuan.people.misread import Misread
from jiayuan.people.roster import LIST_SHEET
from jiayuan.people.roster.dates import read_birth
from jiayuan.people.roster.marking import mark_workbook
from unit.people.by_hand import Row, a_number, doors_of, faults_of, read, write_csv, write_xls, write_xlsx

HEADINGS: Row = ["姓名", "关系", "性别", "身份证号码", "出生日期", "电话", "楼栋", "单元", "房号", "民族"]
GOOD: Row = ["罗家贵", "户主", "男", a_number(), "", "13800000001", "12栋", "1单元", "302", "汉族"]

CASES = [
    # column of the heading, what is written, cell, code
    (0, "", "A2", "missing_name"),
    (0, "不详", "A2", "missing_name"),
    (0, "13800000001", "A2", "name_unreadable"),
    (1, "同事的朋友", "B2", "relation_unknown"),
    (2, "中", "C2", "sex_unknown"),
    (2, "女", "C2", "sex_contradicts_id"),
    (3, 5.29901198508237e17, "D2", "id_lost_precision"),
    (3, "5.29901E+17", "D2", "id_lost_precision"),
    (3, "529901198508230000", "D2", "id_lost_precision"),  # what is left when the number became text again
    (3, "529901850823001", "D2", "id_old_15"),
    (3, 529901850823001, "D2", "id_old_15"),
    (3, "5299011985082300", "D2", "id_too_short"),
    (3, a_number() + "1", "D2", "id_too_long"),
    (3, "52990119850823O" + "014", "D2", "id_letters"),
    (3, "529***********0014", "D2", "id_masked"),
    (3, a_number("19850230"), "D2", "id_birth_impossible"),
    (3, a_number("18850823"), "D2", "id_birth_impossible"),
    (3, a_number("20270101"), "D2", "birth_in_future"),
    (3, "无", "D2", "id_missing"),
    (3, "", "D2", "id_missing"),
    (5, "1398521O7l2", "F2", "phone_letters"),
    (5, "1398521", "F2", "phone_length"),
    (5, "1.38E+10", "F2", "phone_lost_precision"),
    (5, "13800000001/138", "F2", "phone_length"),
    (6, "58栋", "G2", "unknown_building"),
    (6, "东边那栋楼", "G2", "unknown_building"),
    (6, "", "G2", "building_missing"),
    (6, date(2026, 12, 1), "G2", "address_is_date"),
    (7, "3单元", "H2", "unknown_entrance"),
    (7, "", "H2", "entrance_missing"),
    (8, "", "I2", "room_missing"),
    (8, "302、303", "I2", "several_doors"),
    (8, "302/303室", "I2", "several_doors"),
]


@pytest.mark.parametrize(("column", "written", "cell", "code"), CASES)
def test_a_fault_is_reported_once_at_its_cell(
    tmp_path: Path, column: int, written: object, cell: str, code: str
) -> None:
    row = [*GOOD[:column], written, *GOOD[column + 1 :]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": [HEADINGS, row]}))
    assert faults_of(roster) == {(cell, code)}
    assert (roster.counts.people, roster.counts.accepted) == (1, 0)


@pytest.mark.parametrize("written", ["80000", "99999", 80_000, 99_999])
def test_a_number_that_is_no_day_of_a_spreadsheet_is_a_date_nobody_can_read(written: str | int) -> None:
    found = read_birth(written, today=date(2026, 11, 23))
    assert isinstance(found, Misread)
    assert found.code == "birth_unreadable"


def test_the_good_row_has_no_fault(tmp_path: Path) -> None:
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": [HEADINGS, GOOD]}))
    assert (roster.faults, roster.warnings, roster.counts.accepted) == ([], [], 1)


def test_all_faults_of_a_row_are_told_at_once(tmp_path: Path) -> None:
    row = ["", "邻居家的", "中", "12", "", "abc", "58栋", "1单元", "302", "火星族"]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": [HEADINGS, row]}))
    assert faults_of(roster) == {
        ("A2", "missing_name"),
        ("B2", "relation_unknown"),
        ("C2", "sex_unknown"),
        ("D2", "id_too_short"),
        ("F2", "phone_letters"),
        ("G2", "unknown_building"),
    }
    assert [(fault.cell, fault.code) for fault in roster.warnings] == [("J2", "ethnic_group_unknown")]


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        (4, "1985-08-24", "birth_contradicts_id"),
        (9, "火星族", "ethnic_group_unknown"),
        (0, "罗家贵（双胞胎）", "name_with_remark"),
    ],
)
def test_an_oddity_is_a_warning_and_the_row_is_taken(tmp_path: Path, column: int, written: str, code: str) -> None:
    row = [*GOOD[:column], written, *GOOD[column + 1 :]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": [HEADINGS, row]}))
    assert (roster.faults, [fault.code for fault in roster.warnings]) == ([], [code])
    assert roster.counts.accepted == 1


@pytest.mark.parametrize(
    ("name", "note", "cell"),
    [
        ("罗家贵（已故）", "", "A3"),
        ("罗家贵已迁出", "", "A3"),
        ("罗家贵", "2024年3月去世", "D3"),
        ("罗家贵", "已搬走。", "D3"),
    ],
)
def test_who_is_said_to_have_died_or_moved_out_is_not_taken_as_living_there(
    tmp_path: Path, name: str, note: str, cell: str
) -> None:
    rows = [
        ["姓名", "身份证号", "住址", "备注"],
        ["石诚", a_number(serial=3), "12-1-302", "父亲已故"],
        [name, a_number(serial=1), "12-1-302", note],
        ["罗家贵", a_number(serial=1), "12-1-301", ""],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert ([person.row for person in roster.people], faults_of(roster)) == ([2, 4], {(cell, "person_gone")})
    assert ("D2", "person_may_be_gone") in {(fault.cell, fault.code) for fault in roster.warnings}


def test_a_door_is_never_put_together_from_two_places(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "楼栋", "单元", "房号", "住址"],
        ["罗家贵", a_number(serial=1), "5", "1", "", "平庄花园3栋2单元1102"],
        ["石诚", a_number(serial=3), "5", "2", "5-1-102", ""],
        ["安宁", a_number(serial=5), "5", "1", "", "5栋1单元1102"],
        ["罗小明", a_number(serial=7), "5", "1", "101", "四川省成都市金牛区3栋2单元1102"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert faults_of(roster) == {("F2", "place_contradicts"), ("E3", "place_contradicts")}
    assert doors_of(roster) == ["5-1-1102", "5-1-101"]


def test_a_number_used_twice_is_refused_the_second_time_also_on_another_sheet(tmp_path: Path) -> None:
    other = ["石诚", *GOOD[1:]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"一": [HEADINGS, GOOD], "二": [HEADINGS, other]}))
    assert [(fault.sheet, fault.cell, fault.code) for fault in roster.faults] == [("二", "D2", "duplicate_in_file")]
    assert "“一”表第2行" in roster.faults[0].message


def test_a_household_number_has_one_head(tmp_path: Path) -> None:
    """SID#7903: two heads in one household."""
    rows = [
        ["户编号", "姓名", "关系", "身份证号", "住址"],
        ["1", "罗家贵", "户主", a_number(serial=1), "12-1-302"],
        ["1", "石诚", "户主", a_number(serial=3), "12-1-302"],
    ]
    assert faults_of(read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))) == {("C3", "two_heads")}


def test_two_heads_in_one_home_are_two_households(tmp_path: Path) -> None:
    rows = [
        ["姓名", "关系", "身份证号", "住址"],
        ["罗家贵", "户主", a_number(serial=1), "12-1-302"],
        ["吴梅", "妻", a_number(serial=2), None],
        ["罗小明", "户主", a_number(serial=3), None],
        ["林巧", "妻", a_number(serial=4), None],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}, {"表": ["D2:D5"]}))
    assert (faults_of(roster), [home.people for home in roster.households]) == (set(), [2, 2])


def test_a_household_without_a_head_is_remarked_on(tmp_path: Path) -> None:
    rows = [["姓名", "关系", "身份证号", "住址"], ["罗小明", "子", a_number(serial=1), "12-1-302"]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [fault.code for fault in roster.warnings] == ["household_without_head"]


def test_a_wrong_building_over_a_merged_home_is_one_fault_and_refuses_all_its_people(tmp_path: Path) -> None:
    rows = [
        ["姓名", "关系", "身份证号", "住址"],
        ["罗家贵", "户主", a_number(serial=1), "58-1-302"],
        ["吴梅", "妻", a_number(serial=2), None],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}, {"表": ["D2:D3"]}))
    assert (faults_of(roster), roster.counts.rejected) == ({("D2", "unknown_building")}, 2)


def test_a_blank_room_is_not_taken_from_the_family_above(tmp_path: Path) -> None:
    rows = [HEADINGS, GOOD, ["石诚", "户主", "男", a_number(serial=3), "", "", "12栋", "1单元", "", ""]]
    assert faults_of(read(write_csv(tmp_path / "a.csv", rows))) == {("I3", "room_missing")}


@pytest.mark.parametrize("kind", ["csv", "xls"])
def test_other_formats_come_back_as_xlsx_with_their_cells_and_marks(tmp_path: Path, kind: str) -> None:
    rows = [HEADINGS, GOOD, ["=1+1", "户主", "男", "12", "", "", "12栋", "1单元", "302", ""]]
    path = write_csv(tmp_path / "表.csv", rows) if kind == "csv" else write_xls(tmp_path / "a.xls", "表", rows)
    roster = read(path)
    mark_workbook(path, [*roster.faults, *roster.warnings], tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    sheet = book["表"]
    assert sheet["A2"].value == "罗家贵"
    assert sheet["D3"].comment is not None
    assert sheet["A3"].data_type == "s"  # never a formula
    assert book.sheetnames == ["表", LIST_SHEET]
    assert faults_of(read(tmp_path / "out.xlsx")) == faults_of(roster)
