"""What people write beside the facts, and instead of repeating them: none of it refuses a row that is clear."""

from pathlib import Path

import pytest

from unit.people.by_hand import Row, a_number, doors_of, families_of, faults_of, read, write_csv, write_xlsx

HEADINGS: Row = ["姓名", "性别", "关系", "证件类型", "证件号码", "出生日期", "电话", "住址"]
GOOD: Row = ["罗小明", "女", "女", "", a_number("20150823", 2), "", "", "12-1-302"]
HEAD: Row = ["罗家贵", "男", "户主", "", a_number(serial=1), "", "", "12-1-302"]


@pytest.mark.parametrize(
    ("column", "written"),
    [
        (2, "父女"),
        (2, "母女"),
        (3, "居住证"),
        (4, f"身份证：{a_number('20150823', 2)}"),
        (4, f"身份证号码 {a_number('20150823', 2)}"),
        (5, "2015—08—23"),
        (5, "2015。8。23"),
        (6, "无号码"),
        (6, "不便提供"),
        (7, "同上"),
        (7, "〃"),
        (4, f"{a_number('20150823', 2)}（临时）"),
        (7, "平庄小区12栋1单元302室"),
        (2, "子女"),
        (2, "次女（再婚带来）"),
        (7, "12栋1单元302室（自住）"),
    ],
)
def test_a_clear_row_is_taken_as_it_is_written(tmp_path: Path, column: int, written: str) -> None:
    row = [*GOOD[:column], written, *GOOD[column + 1 :]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": [HEADINGS, HEAD, row]}))
    assert (roster.faults, roster.warnings) == ([], [])
    assert (doors_of(roster), families_of(roster)) == (["12-1-302"] * 2, [["罗家贵", "罗小明"]])
    assert (roster.people[1].number, roster.people[1].relation) == (a_number("20150823", 2), "30")


def test_three_numbers_after_a_stated_building_are_entrance_floor_and_door(tmp_path: Path) -> None:
    rows = [
        ["楼栋", "房号", "姓名", "身份证号"],
        ["12栋", "1-2-2", "罗家贵", a_number(serial=1)],
        ["12栋", "2-18-01", "石诚", a_number(serial=3)],
        ["12栋", "12-1-302", "安宁", a_number(serial=5)],
    ]
    roster = read(write_csv(tmp_path / "a.csv", rows))
    assert (doors_of(roster), roster.new_doors) == (["12-1-202", "12-2-1801", "12-1-302"], {})


def test_a_sheet_without_headings_goes_on_with_the_columns_of_the_one_before(tmp_path: Path) -> None:
    sheets = {
        "第1页": [["栋", "单元", "房号", "姓名", "性别", "身份证号"], [10, 1, 101, "罗家贵", "男", a_number(serial=1)]],
        "第2页": [[10, 2, 101, "石诚", "男", a_number(serial=3)], [10, 2, 102, "安宁", "男", a_number(serial=5)]],
    }
    roster = read(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert (doors_of(roster), faults_of(roster)) == (["10-1-101", "10-2-101", "10-2-102"], set())
    assert "照上一张表" in roster.sheets[1].note


def test_a_workplace_is_read_and_what_the_record_has_no_place_for_is_said_once_a_sheet(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "住址", "电话", "工作单位", "备注"],
        ["罗家贵", a_number(serial=1), "12-1-302", "13800000001、13800000002", "统计局", "行动不便"],
        ["石诚", a_number(serial=3), "12-1-301", "13800000003", "无", ""],
        ["安宁", a_number(serial=5), "12-1-402", "13800000004/13800000005", "", "先打电话"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [person.workplace for person in roster.people] == ["统计局", None, None]
    assert [(fault.cell, fault.code, fault.refuses) for fault in roster.warnings] == [
        ("F1", "note_not_taken", False),
        ("D1", "phone_not_taken", False),
    ]
    assert all(fault.message.startswith("2人") for fault in roster.warnings)


def test_only_what_a_word_says_becomes_a_tag_or_a_kind_of_resident(tmp_path: Path) -> None:
    said = [
        ("独居、低保", "户籍", ("living_alone", "subsistence"), "registered"),
        ("非低保", "外省", (), "floating"),
        ("残疾人家属", "非本市户籍", (), "floating"),
        ("原低保户", "户籍不在本社区", (), "floating"),
        ("半失能", "农业户口", (), None),
        ("事实无人抚养儿童", "人户分离", ("child_in_need",), None),
    ]
    rows: list[Row] = [["姓名", "身份证号", "住址", "人员类别", "人口类型"]]
    rows += [["罗家贵", a_number(serial=at), "12-1-302", tags, kind] for at, (tags, kind, _, _) in enumerate(said)]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [(person.tags, person.residence) for person in roster.people] == [tuple(one[2:]) for one in said]
    assert [(fault.cell, fault.code, fault.message[:2]) for fault in roster.warnings] == [
        ("D1", "tags_not_taken", "4人"),
        ("E1", "residence_not_taken", "1人"),
    ]


def test_a_lunar_date_is_not_taken_for_a_solar_one(tmp_path: Path) -> None:
    rows = [
        ["姓名", "出生日期", "住址"],
        *(["罗家贵", said, "12-1-302"] for said in ("1950年正月十五", "1950年元月15日")),
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (faults_of(roster), roster.people[0].birth) == ({("B2", "birth_unreadable")}, (1950, 1, 15))
