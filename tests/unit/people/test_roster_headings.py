"""What a heading means: whose number it is, and that no common word is misread without a word."""

from pathlib import Path

import pytest

from jiayuan.people.identity import DocumentKind
from jiayuan.people.roster.headers import meaning_of, plain_title
from unit.people.by_hand import a_number, doors_of, families_of, faults_of, read, write_xlsx


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("身份证号/护照号", "id_number"),
        ("护照或身份证号码", "id_number"),
        ("护照号码", "passport"),
        ("证件编号", "id_number"),
        ("Document Number", "id_number"),
        ("Certificate Number", "id_number"),
        ("配偶身份证号", "other"),
        ("子女姓名", "other"),
        ("父亲身份证号码", "other"),
        ("母亲证件号", "other"),
        ("医保卡号", "other"),
        ("与户主", "relation"),
        ("称谓", "relation"),
        ("家庭称谓", "relation"),
        ("户主/成员", "is_head"),
        ("户主姓名", "head_name"),
        ("户主身份证号", "head_number"),
        ("户主联系电话", "head_phone"),
        ("出生地", "other"),
        ("出生日期", "birth"),
        ("楼栋长电话", "other"),
        ("责任人手机", "other"),
        ("是否低保", "flag"),
        ("重点关注", "tags"),
        ("重点人员", "tags"),
    ],
)
def test_a_heading_means_one_field(heading: str, meaning: str) -> None:
    assert (meaning_of(plain_title(heading)) or "other") == meaning


def test_under_a_heading_that_names_both_each_number_is_judged_by_its_shape(tmp_path: Path) -> None:
    wrong = a_number()[:17] + ("0" if a_number()[17] != "0" else "1")
    rows = [
        ["姓名", "身份证号/护照号", "出生日期", "住址"],
        ["罗家贵", a_number(serial=1), "", "12-1-302"],
        ["Anna Smith", "E12345678", "1990-01-05", "12-1-302"],
        ["石诚", wrong, "", "12-1-302"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [(person.kind, person.sex) for person in roster.people] == [
        (DocumentKind.CITIZEN_ID, "1"),
        (DocumentKind.PASSPORT, None),
    ]
    assert faults_of(roster) == {("B4", "id_check_digit")}


def test_a_citizens_number_is_no_passport_whatever_the_column_says(tmp_path: Path) -> None:
    rows = [
        ["姓名", "证件类型", "身份证号", "护照号码", "出生日期", "住址"],
        ["罗家贵", "", "", a_number(serial=1), "", "12-1-302"],
        ["石诚", "护照", a_number(serial=3), "", "", "12-1-302"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [person.kind for person in roster.people] == [DocumentKind.CITIZEN_ID]
    assert faults_of(roster) == {("C3", "id_wrong_shape")}


@pytest.mark.parametrize("layers", [1, 2])
def test_in_a_family_on_one_row_nobody_gets_the_number_of_another(tmp_path: Path, layers: int) -> None:
    groups = ["户主", None, "配偶", None, "子女", None, None]
    heads = (
        [["户主姓名", "户主身份证号", "配偶姓名", "配偶身份证号", "子女姓名", "子女身份证号", "住址"]]
        if layers == 1
        else [groups, ["姓名", "身份证号", "姓名", "身份证号", "姓名", "身份证号", "住址"]]
    )
    family = ["罗家贵", a_number(serial=1), "吴梅", a_number(serial=2), "罗小明", a_number(serial=3), "12-1-302"]
    merges = ["A1:B1", "C1:D1", "E1:F1"] if layers == 2 else []
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": [*heads, family]}, {"表": merges}))
    assert [(person.name, person.number) for person in roster.people] == [("罗家贵", a_number(serial=1))]
    assert "一个人要占一行" in roster.sheets[0].note


def test_a_heading_over_kind_and_number_is_read_with_them(tmp_path: Path) -> None:
    rows = [
        ["住址", None, None, "基本信息", None, None, None],
        ["栋", "单元", "室", "姓名", "证件", None, "出生"],
        [None, None, None, None, "类型", "号码", "年月日"],
        ["12", "1", "302", "罗家贵", "身份证", a_number(serial=1), "1985-08-23"],
        ["12", "1", "302", "林台", "台胞证", "12345678", "1962-01-02"],
    ]
    merges = ["A1:C1", "D1:G1", "E2:F2", "A2:A3", "B2:B3", "C2:C3", "D2:D3"]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}, {"表": merges}))
    assert faults_of(roster) == set()
    assert [person.kind for person in roster.people] == [DocumentKind.CITIZEN_ID, DocumentKind.TAIWAN_PERMIT]


def test_a_yes_under_a_heading_that_names_a_group_is_its_tag(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "住址", "是否低保", "是否独居老人", "是否党员", "配偶"],
        ["罗家贵", a_number(serial=1), "12-1-302", "是", "否", "是", "吴梅"],
        ["石诚", a_number(serial=3), "12-1-301", "", "√", "", ""],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [person.tags for person in roster.people] == [("subsistence",), ("living_alone",)]
    assert "一个人要占一行" in roster.sheets[0].note  # and the spouse is not left out without a word


def test_a_list_of_heads_only_has_their_numbers_and_phones(tmp_path: Path) -> None:
    rows = [
        ["楼栋号", "房号", "户主姓名", "户主身份证号", "户主电话", "家庭人口数"],
        ["12", "1-101", "罗家贵", a_number(serial=1), "13800000001", 3],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (roster.people[0].number, roster.people[0].phones) == (a_number(serial=1), ("+8613800000001",))
    assert doors_of(roster) == ["12-1-101"]


@pytest.mark.parametrize(
    ("heading", "head", "member"),
    [("与户主", "户主", "配偶"), ("称谓", "户主", "配偶"), ("户主/成员", "户主", "成员")],
)
def test_members_stand_in_their_heads_household(tmp_path: Path, heading: str, head: str, member: str) -> None:
    rows = [
        ["楼栋", "单元", "房号", heading, "姓名", "身份证号"],
        ["12", "1", "302", head, "罗家贵", a_number(serial=1)],
        ["12", "1", "302", member, "吴梅", a_number(serial=2)],
        ["12", "1", "302", head, "石诚", a_number(serial=3)],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (faults_of(roster), families_of(roster)) == (set(), [["罗家贵", "吴梅"], ["石诚"]])


def test_the_place_of_birth_does_not_take_the_column_of_the_day(tmp_path: Path) -> None:
    rows = [["姓名", "出生地", "出生日期", "身份证号", "住址"], ["罗小明", "遵义", "2025-03-05", "", "12-1-302"]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (faults_of(roster), roster.people[0].birth) == (set(), (2025, 3, 5))


def test_a_sheet_without_a_column_of_numbers_says_so(tmp_path: Path) -> None:
    rows = [["姓名", "码", "住址"], ["罗家贵", a_number(), "12-1-302"]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [fault.code for fault in roster.warnings] == ["no_number_column"]


def test_a_head_in_columns_of_his_own_is_taken_once_whether_or_not_the_members_list_him(tmp_path: Path) -> None:
    groups = ["门牌", "户主信息", None, None, "家庭成员信息", None, None, None]
    heads = [None, "姓名", "身份证号", "电话", "姓名", "与户主关系", "身份证号", "电话"]
    one, two, three = (a_number(serial=at) for at in (1, 3, 5))
    rows = [
        groups,
        heads,
        ["12-1-302", "罗家贵", one, "13800000001", "吴梅", "妻", a_number(serial=2), "13800000002"],
        [None, None, None, None, "罗小明", "子", a_number("20150823", 7), ""],
        ["12-1-301", "石诚", two, "", "石诚", "户主", two, ""],
        ["12-1-402", "安宁", three, "", None, None, None, None],
        ["12-1-401", "邓云", a_number(serial=9), "", "林巧", "妻", a_number(serial=4), ""],
        [None, None, None, None, "邓云", "户主", a_number(serial=9), ""],
    ]
    merges = ["A1:A2", "B1:D1", "E1:H1", "A3:A4", "B3:B4", "C3:C4", "D3:D4"]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}, {"表": merges}))
    assert faults_of(roster) == set()
    assert families_of(roster) == [["罗家贵", "吴梅", "罗小明"], ["石诚"], ["安宁"], ["邓云", "林巧"]]
    assert [person.name for person in roster.people if person.is_head] == ["罗家贵", "石诚", "安宁", "邓云"]
    assert roster.people[0].phones == ("+8613800000001",)
    assert [(fault.cell, fault.code) for fault in roster.warnings] == [("E8", "head_taken_already")]
