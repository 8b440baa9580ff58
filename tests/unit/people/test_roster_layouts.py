"""Layouts that differ from each other as offices do; each must be understood without being asked."""

from pathlib import Path

import pytest

from jiayuan.people.addresses import KnownBuilding, KnownPlaces
from jiayuan.people.identity import DocumentKind
from jiayuan.people.roster import Mapping
from unit.people.by_hand import (
    a_number,
    doors_of,
    families_of,
    faults_of,
    pingzhuang,
    read,
    write_csv,
    write_xls,
    write_xlsx,
)


def test_headings_of_two_rows_with_merged_groups_are_read_together(tmp_path: Path) -> None:
    rows = [
        ["平庄花园住户情况登记表"],
        ["序号", "房屋", None, None, "户主", None, "家庭成员", None, None, None, "联系方式"],
        [None, "楼栋", "单元", "房号", "姓名", "电话", "姓名", "与户主关系", "性别", "身份证号", None],
        [1, "12栋", "1单元", "302", "罗家贵", "13800000001", "罗家贵", "户主", "男", a_number(serial=1), "13800000001"],
        [2, None, None, None, None, None, "吴梅", "妻", "女", a_number(serial=2), "13800000002"],
        [3, None, None, None, None, None, "罗小明", "长子", "男", a_number("20100101", 3), None],
        [
            4,
            "12栋",
            "2单元",
            "1801",
            "石  诚",
            "13800000003",
            "石  诚",
            "户主",
            "男",
            a_number(serial=5),
            "13800000003",
        ],
    ]
    merges = ["A1:K1", "A2:A3", "B2:D2", "E2:F2", "G2:J2", "K2:K3", "B4:B6", "C4:C6", "D4:D6", "E4:E6", "F4:F6"]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}, {"表": merges}))
    assert (roster.counts.people, faults_of(roster)) == (4, set())
    assert doors_of(roster) == ["12-1-302"] * 3 + ["12-2-1801"]
    assert families_of(roster) == [["罗家贵", "吴梅", "罗小明"], ["石诚"]]
    assert [person.relation for person in roster.people] == ["02", "12", "20", "02"]
    assert roster.people[1].cell_of("room") == "D4"  # the merged cell gave it
    assert roster.people[1].phones == ("+8613800000002",)  # the head's own phone is not hers


@pytest.mark.parametrize(
    "written",
    [
        "平庄花园12栋1单元302室",
        "12-1-302",
        "12#1-302",
        "十二栋一单元302",
        "12号楼1单元3楼2号",
        "１２栋１单元３０２",
        "贵州省遵义市红花岗区礼仪街道平庄社区平庄路18号平庄花园12栋1单元302",
    ],
)
def test_an_address_in_one_cell_is_taken_apart(tmp_path: Path, written: str) -> None:
    rows = [["姓名", "身份证号码", "家庭住址", "手机"], ["罗家贵", a_number(), written, 13800000001]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"Sheet1": rows}))
    assert (doors_of(roster), faults_of(roster)) == (["12-1-302"], set())
    assert roster.people[0].phones == ("+8613800000001",)


def test_household_numbers_join_and_empty_ones_never_do(tmp_path: Path) -> None:
    """SID#5258: an empty household number merged all families that lacked one."""
    rows = [
        ["户编号", "姓名", "关系", "身份证号", "楼栋", "单元", "房号"],
        ["H1", "罗家贵", "户主", a_number(serial=1), "1", "1", "101"],
        ["H2", "石诚", "户主", a_number(serial=3), "1", "1", "102"],
        ["H1", "罗小明", "子", a_number(serial=5), "1", "1", "101"],
        ["", "安宁", "户主", a_number(serial=7), "1", "1", "201"],
        ["", "田望", "户主", a_number(serial=9), "1", "1", "202"],
        ["", "善良", "子", a_number(serial=11), "1", "1", "301"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"户": rows}))
    assert faults_of(roster) == set()
    assert families_of(roster) == [["罗家贵", "罗小明"], ["石诚"], ["安宁"], ["田望"], ["善良"]]


def test_one_household_number_at_two_doors_is_two_households(tmp_path: Path) -> None:
    rows = [
        ["户号", "姓名", "身份证号", "住址"],
        [1, "罗家贵", a_number(serial=1), "1-1-101"],
        [1, "石诚", a_number(serial=3), "2-1-101"],
    ]
    assert families_of(read(write_xlsx(tmp_path / "a.xlsx", {"户": rows}))) == [["罗家贵"], ["石诚"]]


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("gb18030", ";"), ("utf-8-sig", ","), ("gb18030", "\t"), ("utf-16", ",")]
)
def test_csv_is_read_in_the_encodings_and_delimiters_of_offices(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [
        ["姓名", "与户主关系", "公民身份号码", "楼栋", "单元", "房号", "民族"],
        ["罗家贵", "户主", f'="{a_number(serial=1)}"', "12栋", "1单元", "302", "仡佬"],
        ["𠮷田", "配偶", a_number(serial=2) + "\t", "", "", "", "汉"],
        ["石诚", "户主", a_number(serial=3), "", "", "301", "苗族"],  # the building is written once
    ]
    roster = read(write_csv(tmp_path / "名册.csv", rows, encoding=encoding, delimiter=delimiter))
    assert faults_of(roster) == set()
    assert doors_of(roster) == ["12-1-302", "12-1-302", "12-1-301"]
    assert families_of(roster) == [["罗家贵", "𠮷田"], ["石诚"]]
    assert [person.ethnic_group for person in roster.people] == ["37", "01", "06"]


def test_an_old_xls_with_merged_homes_and_floating_phones_is_read(tmp_path: Path) -> None:
    rows = [
        ["平庄社区人口台账", None, None, None, None],
        ["房号", "居民姓名", "户主关系", "身份证", "电话"],
        ["3栋2单元1501", "罗家贵", "本人", a_number(serial=1), 13800000001.0],
        [None, "吴梅", "爱人", a_number(serial=2), "0851-28212345"],
        ["3栋2单元1502", "石诚", "本人", a_number(serial=3), "13800000003/13800000004"],
    ]
    roster = read(write_xls(tmp_path / "a.xls", "台账", rows, [(0, 0, 0, 4), (2, 3, 0, 0)]))
    assert faults_of(roster) == set()
    assert doors_of(roster) == ["3-2-1501", "3-2-1501", "3-2-1502"]
    assert families_of(roster) == [["罗家贵", "吴梅"], ["石诚"]]
    assert roster.people[2].phones == ("+8613800000003", "+8613800000004")
    assert roster.people[0].is_head


def test_each_sheet_names_its_building_and_has_its_own_columns(tmp_path: Path) -> None:
    sheets = {
        "12栋": [["单元", "门牌号", "姓名", "身份证号"], ["1", "302", "罗家贵", a_number(serial=1)]],
        "十三栋": [["姓名", "证件号码", "房间"], ["石诚", a_number(serial=3), "2-1801"]],
        "汇总": [["楼栋", "户数", "人数"], ["12栋", 1, 1], ["13栋", 1, 1]],
        "空": [],
    }
    roster = read(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert (doors_of(roster), faults_of(roster)) == (["12-1-302", "13-2-1801"], set())
    assert [(sheet.name, sheet.people, bool(sheet.note)) for sheet in roster.sheets] == [
        ("12栋", 1, False),
        ("十三栋", 1, False),
        ("汇总", 0, True),
        ("空", 0, True),
    ]


def test_newborns_without_a_number_are_told_by_birth_and_sex(tmp_path: Path) -> None:
    rows = [
        ["姓名", "性别", "出生年月日", "身份证号码", "住址"],
        ["罗小宝", "男", "2026.10.3", "无", "12-1-302"],
        ["吴小贝", "女", 46300, None, "12-1-301"],
        ["石小", "女", None, "不详", "12-1-201"],  # nothing tells who this is
        ["安小", "男", "2026年9月", "111111111111111111", "12-1-202"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"新生儿": rows}))
    assert faults_of(roster) == {("D4", "id_missing")}
    assert [(p.name, p.sex, p.kind, p.number) for p in roster.people] == [
        ("罗小宝", "1", DocumentKind.NONE, ""),
        ("吴小贝", "2", DocumentKind.NONE, ""),
        ("安小", "1", DocumentKind.NONE, ""),
    ]
    assert [fault.code for fault in roster.warnings] == ["id_placeholder"]


def test_two_people_without_numbers_never_become_one(tmp_path: Path) -> None:
    rows = [
        ["姓名", "出生日期", "身份证号", "住址"],
        ["罗宝", "2026-10-03", "000000000000000000", "12-1-302"],
        ["吴贝", "2026-10-03", "000000000000000000", "12-1-301"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (roster.counts.accepted, faults_of(roster)) == (2, set())


def test_foreigners_and_people_of_hong_kong_have_their_own_documents(tmp_path: Path) -> None:
    rows = [
        ["姓名", "性别", "证件类型", "证件号码", "国籍", "地址", "人口类型"],
        ["John Smith", "男", "护照", "512345678", "美国", "1-1-101", "境外"],
        ["阿依古丽•买买提", "女", "居民身份证", a_number(serial=2), "中国", "1-1-102", "流动人口"],
        ["陈大文", "男", "港澳通行证", "H1234567801", "", "1-1-201", "境外人员"],
        ["林小姐", "女", "", a_number("19940823", 2, "830000"), "", "1-1-202", ""],
        ["Marie Curie", "女", "", "EA1234567", "法国", "1-1-301", "外籍"],
        ["王五", "男", "护照", "E12", "", "1-1-302", ""],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"境外": rows}))
    assert faults_of(roster) == {("D7", "id_wrong_shape")}
    assert [person.kind.value for person in roster.people] == [
        "passport",
        "citizen_id",
        "hk_macau_permit",
        "hmt_residence_permit",
        "passport",
    ]
    assert [person.residence for person in roster.people] == ["overseas", "floating", "overseas", None, "overseas"]
    assert roster.people[1].name == "阿依古丽·买买提"
    assert roster.people[0].others == (("国籍", "美国"),)


def test_english_headings_are_understood(tmp_path: Path) -> None:
    rows = [
        ["No.", "Name", "Gender", "ID No.", "Mobile Phone", "Bldg", "Unit", "Floor", "Room", "Relation"],
        [1, "罗家贵", "M", a_number(serial=1), "138-0000-0001", "12", "1", 3, 2, "Head"],
        [2, "吴梅", "F", a_number(serial=2), None, "12", "1", 3, 302, "Wife"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"Residents": rows}))
    assert (doors_of(roster), faults_of(roster)) == (["12-1-302", "12-1-302"], set())
    assert families_of(roster) == [["罗家贵", "吴梅"]]


def test_headings_with_blanks_and_breaks_are_headings(tmp_path: Path) -> None:
    rows = [
        [],
        ["", "填表说明：身份证号码必须填写18位"],
        ["", "姓 名", "性\n别", "身份证\n号码(必填)*", "联 系\n电 话", "栋 号", "单 元", "房 号", "民　族"],
        ["", "罗　家　贵", "男", a_number(serial=1), "", "12", "一", "302", "汉"],
        ["", "姓 名", "性\n别", "身份证\n号码(必填)*", "联 系\n电 话", "栋 号", "单 元", "房 号", "民　族"],
        ["", "吴梅", "女", a_number(serial=2), "", "12", "二", "三零二", "汉"],
        ["", "小 计", "", "2人"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (roster.counts.people, faults_of(roster)) == (2, set())
    assert doors_of(roster) == ["12-1-302", "12-2-302"]
    assert roster.people[0].name == "罗家贵"
    assert roster.people[0].cell_of("name") == "B4"


def test_section_lines_name_the_building_of_those_below(tmp_path: Path) -> None:
    rows = [
        ["房号", "姓名", "身份证号"],
        ["12栋1单元"],
        ["302", "罗家贵", a_number(serial=1)],
        ["303", "空置"],
        ["12栋2单元"],
        ["302", "石诚", a_number(serial=3)],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (doors_of(roster), faults_of(roster)) == (["12-1-302", "12-2-302"], set())
    assert roster.counts.people == 2


def test_without_relations_people_of_one_door_are_a_household(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "住址"],
        ["罗家贵", a_number(serial=1), "12-1-302"],
        ["石诚", a_number(serial=3), "12-1-301"],
        ["吴梅", a_number(serial=2), "12栋1单元302"],
    ]
    assert families_of(read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))) == [["罗家贵", "吴梅"], ["石诚"]]


def test_a_number_needs_the_estate_where_two_have_that_building(tmp_path: Path) -> None:
    known = KnownPlaces((KnownBuilding("平庄花园", "12"), KnownBuilding("礼仪新苑", "12")))
    rows = [
        ["姓名", "身份证号", "小区", "住址"],
        ["罗家贵", a_number(serial=1), "礼仪新苑", "12-1-302"],
        ["石诚", a_number(serial=3), "", "12-1-301"],
        ["吴梅", a_number(serial=2), "", "平庄花园小区12-1-302"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}), known=known)
    assert faults_of(roster) == {("D3", "building_ambiguous")}
    assert [person.door.estate for person in roster.people if person.door] == ["礼仪新苑", "平庄花园"]


def test_a_new_door_in_a_known_building_is_proposed_not_refused(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "住址"],
        ["罗家贵", a_number(serial=1), "12-1-1901"],
        ["石诚", a_number(serial=3), "12-1-302"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert faults_of(roster) == set()
    assert {str(door): cell for door, cell in roster.new_doors.items()} == {"平庄花园12栋1单元1901": "C2"}


def test_people_may_say_what_a_column_means_and_it_is_remembered(tmp_path: Path) -> None:
    rows = [["称呼", "码", "在哪"], ["罗家贵", a_number(serial=1), "12-1-302"]]
    path = write_xlsx(tmp_path / "a.xlsx", {"表": rows})
    unread = read(path)
    assert (unread.counts.people, bool(unread.sheets[0].note)) == (0, True)
    corrected = Mapping().with_sheet(unread.sheets[0].fingerprint, {"A": "name", "B": "id_number", "C": "address"})
    roster = read(path, Mapping.from_json(corrected.to_json()))
    assert (doors_of(roster), roster.people[0].name) == (["12-1-302"], "罗家贵")


@pytest.mark.parametrize(
    "text", ["[]", '{"version":2}', '{"version":1,"sheets":{"a":{"A":"salary"}}}', '{"version":1,"sheets":{"a":[]}}']
)
def test_a_mapping_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"mapping|column"):
        Mapping.from_json(text)


def test_a_landline_is_completed_by_the_area_code_of_the_place(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "住址", "电话"], ["罗家贵", a_number(), "12-1-302", 28212345]]
    path = write_xlsx(tmp_path / "a.xlsx", {"表": rows})
    assert faults_of(read(path)) == {("D2", "phone_without_area")}
    assert read(path, known=pingzhuang(area_code="0851")).people[0].phones == ("+8685128212345",)


def test_a_member_below_a_merged_building_lives_with_the_head_above(tmp_path: Path) -> None:
    rows = [
        ["楼栋", "单元", "门牌号", "家庭成员", "与户主关系", "身份证号"],
        ["12栋", "1单元", 302, "罗家贵", "户主", a_number(serial=1)],
        [None, None, None, "吴梅", "妻", a_number(serial=2)],
        [None, None, 301, "石诚", "户主", a_number(serial=3)],
        [None, "2单元", 101, "安宁", "户主", a_number(serial=5)],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}, {"表": ["A2:A5", "B2:B4"]}))
    assert (doors_of(roster), faults_of(roster)) == (["12-1-302", "12-1-302", "12-1-301", "12-2-101"], set())
    assert families_of(roster) == [["罗家贵", "吴梅"], ["石诚"], ["安宁"]]
    assert roster.people[1].cell_of("room") == "C2"


def test_floor_and_household_beside_a_building_make_the_door(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "楼", "单元", "层", "户"], ["罗家贵", a_number(), 12, 1, 3, 2]]
    assert doors_of(read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))) == ["12-1-302"]


def test_a_list_without_headings_is_understood_by_its_content(tmp_path: Path) -> None:
    rows = [
        ["平庄花园一览"],
        ["罗家贵", "男", a_number(serial=1), "12-1-302", 13800000001],
        ["欧阳小梅", "女", a_number(serial=2), "12-1-301", "13800000002"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (doors_of(roster), faults_of(roster)) == (["12-1-302", "12-1-301"], set())
    assert [person.name for person in roster.people] == ["罗家贵", "欧阳小梅"]
    assert "核对" in roster.sheets[0].note


def test_under_headings_of_which_none_says_who_the_names_are_found_by_what_stands_there(tmp_path: Path) -> None:
    rows = [
        ["12栋住户摸底表", None, None, None, None, None],
        ["单元", "室", "籍贯", "同住的", "关系", "公民身份号码"],
        ["一单元", 302, "遵义", "罗家贵", "本人", a_number(serial=1)],
        [None, None, "遵义", "罗小梅", "闺女", a_number(serial=2)],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}, {"表": ["A1:F1", "A3:A4", "B3:B4"]}))
    assert (doors_of(roster), faults_of(roster)) == (["12-1-302", "12-1-302"], set())
    assert families_of(roster) == [["罗家贵", "罗小梅"]]


def test_a_list_without_places_is_taken_with_a_warning(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号"], ["罗家贵", a_number()]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (roster.counts.accepted, [fault.code for fault in roster.warnings]) == (1, ["no_place_columns"])


@pytest.mark.parametrize(
    "headings",
    [
        ["户主姓名", "户主身份证号", "家庭成员姓名", "关系", "身份证号", "住址"],
        ["姓名", "备注", "姓名", "关系", "身份证号", "住址"],
    ],
)
def test_columns_with_more_people_are_not_left_out_without_a_word(tmp_path: Path, headings: list[str]) -> None:
    rows = [headings, ["罗家贵", "", "罗明", "子", a_number(), "12-1-302"]]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert "占一行" in roster.sheets[0].note + "".join(fault.message for fault in roster.warnings)


def test_what_the_columns_of_a_bare_list_are_can_be_corrected(tmp_path: Path) -> None:
    rows = [["罗家贵", "男", a_number(serial=1), "12-1-302"], ["吴梅", "女", a_number(serial=2), "12-1-301"]]
    path = write_xlsx(tmp_path / "a.xlsx", {"表": rows})
    fingerprint = read(path).sheets[0].fingerprint
    roster = read(path, Mapping().with_sheet(fingerprint, {"B": "ignore"}))
    assert roster.sheets[0].columns[2] == "ignore"
    assert roster.counts.accepted == 2


def test_people_of_whom_no_household_is_told_are_never_put_together(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号"], ["罗家贵", a_number(serial=1)], ["石诚", a_number(serial=3)]]
    assert families_of(read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))) == [["罗家贵"], ["石诚"]]


def test_lines_between_people_are_no_people(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "单元", "房号"],
        ["12栋（共2户5人）"],
        ["罗家贵", a_number(serial=1), "1", "302"],
        ["——", "", "", ""],
        ["石诚", a_number(serial=3), "1", "301"],
        ["第 1 页 共 3 页"],
        ["填表人：李四", "", "审核人：王五", ""],
        ["合计", "", "", "2人"],
    ]
    roster = read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert (doors_of(roster), faults_of(roster)) == (["12-1-302", "12-1-301"], set())
    assert (roster.counts.people, roster.counts.skipped_rows) == (2, 5)


def test_where_only_one_building_is_known_it_need_not_be_named(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "房号"], ["罗家贵", a_number(), "302"]]
    known = KnownPlaces([KnownBuilding("", "1", {"1": frozenset({"302"})})])
    assert doors_of(read(write_xlsx(tmp_path / "a.xlsx", {"表": rows}), known=known)) == ["1-1-302"]
