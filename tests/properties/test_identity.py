"""What must hold for every number, name, phone and roster, however it is written."""

import random
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jiayuan.kernel.sheets import SheetRefused
from jiayuan.people.addresses import Address, parse_address
from jiayuan.people.identity import (
    Document,
    DocumentKind,
    Misread,
    check_character,
    mask_id,
    mask_name,
    normalise_number,
    pinyin_key,
    read_citizen_number,
    read_document,
    read_phone,
    read_phones,
)
from jiayuan.people.names import normalise_name
from jiayuan.people.roster import Roster, read_roster
from jiayuan.people.roster.dates import Birth, read_birth
from jiayuan.people.rules import age, born_by
from unit.people.by_hand import TODAY, pingzhuang, write_csv, write_xlsx

births = st.dates(date(1900, 1, 1), TODAY)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    area = draw(st.integers(110000, 799999))
    first = f"{area}{draw(births):%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return first + check_character(first)


@given(numbers())
def test_every_number_made_by_the_standard_is_read(number: str) -> None:
    document = read_citizen_number(number, today=TODAY)
    assert isinstance(document, Document)
    assert (document.number, f"{document.birth:%Y%m%d}") == (number, number[6:14])
    assert document.sex == ("1" if int(number[16]) % 2 else "2")
    assert read_document(number, today=TODAY) == document


@given(numbers(), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: str, place: int, by: int) -> None:
    assume(number[place] != "X")
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert isinstance(read_citizen_number(wrong, today=TODAY), Misread)


@given(numbers(), st.integers(0, 15))
def test_two_neighbours_that_changed_places_are_always_noticed(number: str, place: int) -> None:
    assume(number[place] != number[place + 1])
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert isinstance(read_citizen_number(wrong, today=TODAY), Misread)


@given(numbers(), st.randoms())
def test_blanks_dashes_and_wide_digits_change_nothing(number: str, luck: random.Random) -> None:
    written = "".join(
        (chr(ord(sign) + 0xFEE0) if luck.random() < 0.3 else sign) + luck.choice(["", "", " ", "-", "\u3000", "\u200b"])
        for sign in number
    )
    document = read_document(written.lower(), today=TODAY)
    assert isinstance(document, Document)
    assert document.number == number


@given(st.text(max_size=40))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise_number(normalise_number(text)) == normalise_number(text)
    assert normalise_name(normalise_name(text)) == normalise_name(text)


#: Anything at all, and what looks like a number, a date or a door.
texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=[*"0123456789EeXx+-. */年月日号楼栋单元#一二十无O〇②Ⅷ½"], max_size=22),
)


@settings(max_examples=200)
@given(texts, st.sampled_from([None, *DocumentKind]))
def test_no_text_ever_raises(text: str, kind: DocumentKind | None) -> None:
    assert isinstance(read_document(text, today=TODAY, kind=kind), Document | Misread)
    assert isinstance(read_phone(text), str | Misread)
    assert all(number.startswith("+") for number in read_phones(text)[0])
    assert isinstance(parse_address(text), Address | None)
    assert len(mask_id(text)) == len(text)
    assert isinstance(mask_name(text), str)
    assert isinstance(pinyin_key(text), str)
    assert isinstance(read_birth(text, today=TODAY), Birth | Misread | None)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_every_mobile_becomes_its_e164_and_is_read_again(number: str) -> None:
    assert read_phone(number) == "+86" + number
    assert read_phone("+86" + number) == "+86" + number


@given(numbers())
def test_a_hidden_number_never_shows_the_birth_date(number: str) -> None:
    hidden = mask_id(number)
    assert len(hidden) == 18
    assert hidden[3:14] == "*" * 11


@given(births, st.integers(0, 40_000))
def test_nobody_becomes_younger(birth: date, days: int) -> None:
    day = min(birth + timedelta(days=days), date(2100, 1, 1))
    assert age(birth, day) <= age(birth, day + timedelta(days=1)) <= age(birth, day) + 1


@given(births, st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 150))
def test_who_is_so_old_was_born_by_that_day(birth: date, on: date, years: int) -> None:
    assert (age(birth, on) >= years) == (birth <= born_by(years, on))


@given(births)
def test_a_birth_is_the_same_day_in_every_habit(birth: date) -> None:
    serial = float((birth - date(1899, 12, 30)).days)
    written: list[str | float | date] = [
        f"{birth.year}.{birth.month}.{birth.day}",
        f"{birth.year}年{birth.month}月{birth.day}日",
        f"{birth:%Y%m%d}",
        f"{birth:%Y-%m-%d} 00:00:00",
        f"{birth:%Y/%m/%d}",
        birth,
    ]
    if serial > 2_100:
        written.append(serial)  # smaller ones are taken for a year
    for value in written:
        answer = read_birth(value, today=TODAY)
        assert answer is not None
        assert not isinstance(answer, Misread)
        assert answer.as_date() == birth


cells = st.one_of(
    st.none(),
    st.text(alphabet=[*"0123456789Xx栋单元号室男女户主妻子汉族无合计张三李四 -/#.\n"], max_size=20),
    st.sampled_from(["户主", "12栋", "1单元", "302", "12-1-302", "合计", "男", "13800000001", "52990119850823001X"]),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),  # noqa: DTZ001
)
HEADINGS = [
    "户编号",
    "姓名",
    "关系",
    "性别",
    "身份证号",
    "出生日期",
    "电话",
    "楼栋",
    "单元",
    "房号",
    "住址",
    "民族",
    "备注",
]


@settings(max_examples=60)
@given(st.lists(st.lists(cells, max_size=13), max_size=12), st.booleans())
def test_no_content_of_cells_ever_raises(rows: list[list[object]], headed: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_xlsx(Path(folder) / "a.xlsx", {"表": [HEADINGS, *rows] if headed else rows})
        roster = read_roster(path, pingzhuang(), today=TODAY)
    counts = roster.counts
    assert counts.people == counts.accepted + counts.rejected
    assert len(roster.people) == counts.accepted
    assert sum(home.people for home in roster.households) == counts.people


@settings(max_examples=60)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "姓名,电话\n".encode()]),
)
def test_no_file_is_worse_than_refused(content: bytes, beginning: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(beginning + content)
        try:
            assert isinstance(read_roster(path, pingzhuang(), today=TODAY), Roster)
        except SheetRefused as refused:
            assert refused.message


@st.composite
def single_people(draw: st.DrawFn) -> list[list[str]]:
    """People with a door each, some with a fault, no number twice."""
    rows = []
    for index, number in enumerate(draw(st.lists(numbers(), min_size=2, max_size=8, unique=True))):
        written = draw(st.sampled_from([number, number[:-1], "无"]))
        building = draw(st.sampled_from(["12栋", "58栋", "三栋"]))
        phone = draw(st.sampled_from(["", "13800000001", "1380000000l"]))
        rows.append([f"人{'甲乙丙丁戊己庚辛'[index]}", "户主", written, phone, building, "1单元", f"{index + 1}01"])
    return rows


@settings(max_examples=40)
@given(single_people(), st.randoms())
def test_the_order_of_rows_changes_no_fault(rows: list[list[str]], luck: random.Random) -> None:
    shuffled = luck.sample(rows, len(rows))
    assert _faults_by_name(rows) == _faults_by_name(shuffled)


def _faults_by_name(rows: list[list[str]]) -> dict[str, set[str]]:
    with tempfile.TemporaryDirectory() as folder:
        headings = ["姓名", "关系", "身份证号", "电话", "楼栋", "单元", "房号"]
        path = write_csv(Path(folder) / "a.csv", [headings, *rows])
        roster = read_roster(path, pingzhuang(), today=TODAY)
    faults: dict[str, set[str]] = {}
    for fault in roster.faults:
        faults.setdefault(rows[fault.row - 2][0], set()).add(f"{fault.cell[0]} {fault.code}")
    return faults
