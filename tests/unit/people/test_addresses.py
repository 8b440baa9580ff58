import pytest

from jiayuan.people.addresses import (
    KnownBuilding,
    KnownPlaces,
    han_number,
    parse_address,
    parse_building,
    parse_entrance,
    read_room,
)

WRITTEN = [
    ("平庄花园12栋1单元302室", ("平庄花园", "12", "1", "302")),
    ("12-1-302", ("", "12", "1", "302")),
    ("12#1-302", ("", "12", "1", "302")),
    ("12#楼1单元302", ("", "12", "1", "302")),
    ("十二栋一单元302", ("", "12", "1", "302")),
    ("二十一栋二单元一八〇一", ("", "21", "2", "1801")),
    ("12号楼1单元3楼2号", ("", "12", "1", "302")),
    ("12栋1-3-2", ("", "12", "1", "302")),
    ("12-1-3-2", ("", "12", "1", "302")),
    ("12/1/302", ("", "12", "1", "302")),
    ("１２栋１单元３０２", ("", "12", "1", "302")),
    ("12栋302", ("", "12", "", "302")),
    ("12-302", ("", "12", "", "302")),
    ("A座1502", ("", "A", "", "1502")),
    ("B3幢2单元1801号", ("", "B3", "2", "1801")),
    ("12栋1单元", ("", "12", "1", "")),
    ("12栋1单元15-02", ("", "12", "1", "1502")),
    ("12栋1单元302室（自住）", ("", "12", "1", "302")),
    ("12栋1单元（302）", ("", "12", "1", "302")),
    ("12-1-302(2)", ("", "12", "1", "302")),
    ("十二-一-302", ("", "12", "1", "302")),
    ("12栋1单元302；", ("", "12", "1", "302")),
    ("第16号楼", ("", "16", "", "")),
    ("遵义市红花岗区礼仪街道平庄社区平庄路18号平庄花园12栋1单元302", ("平庄花园", "12", "1", "302")),
]


@pytest.mark.parametrize(("text", "parts"), WRITTEN)
def test_an_address_is_understood_as_people_write_it(text: str, parts: tuple[str, str, str, str]) -> None:
    address = parse_address(text)
    assert address is not None
    assert (address.estate, address.building, address.entrance, address.room) == parts


@pytest.mark.parametrize("text", ["", "平庄花园", "302", "张三", "无", "12栋1单元旁15-02", "12-1-301-302"])
def test_what_names_no_building_is_no_address(text: str) -> None:
    assert parse_address(text) is None


@pytest.mark.parametrize(
    ("text", "floor", "room"),
    [
        ("302室", "", "302"),
        ("3楼2号", "", "302"),
        ("0302", "", "302"),
        ("三零二", "", "302"),
        ("2", "3", "302"),
        ("302", "3层", "302"),
        ("02", "十二", "1202"),
        ("A302", "", "A302"),
        ("302室（租）", "", "302"),
        ("（302）", "", "302"),
        ("302.0", "", "302"),
        ("", "3", ""),
    ],
)
def test_a_door_is_one_number_whoever_wrote_it(text: str, floor: str, room: str) -> None:
    assert read_room(text, floor=floor) == room


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("三〇二", 302),
        ("两", 2),
        ("甲", None),
        ("", None),
    ],
)
def test_chinese_numbers_are_numbers(text: str, number: int | None) -> None:
    assert han_number(text) == number


def test_entrances_and_buildings_alone_are_understood() -> None:
    assert [parse_entrance(text) for text in ("1单元", "一单元", "01", "第2单元")] == ["1", "1", "1", "2"]
    assert [getattr(parse_building(text), "building", None) for text in ("12", "十二", "A", "12栋", "东边")] == [
        "12",
        "12",
        "A",
        "12",
        None,
    ]


def test_a_building_is_known_by_its_aliases_too() -> None:
    known = KnownPlaces(
        [KnownBuilding("平庄花园", "12", aliases=("老3栋",)), KnownBuilding("平庄花园", "13", aliases=("B1",))]
    )
    assert [building.number for building in known.find_buildings("", "B1")] == ["13"]
    assert known.find_estate("平庄社区平庄花园小区居民信息花名册") == "平庄花园"
