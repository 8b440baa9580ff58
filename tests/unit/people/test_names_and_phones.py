import pytest

from jiayuan.people.identity import Misread, mask_name, mask_phone, pinyin_initials, pinyin_key, read_phone, read_phones
from jiayuan.people.names import normalise_name, split_name


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("罗家贵", "罗*贵"),
        ("罗贵", "罗*"),
        ("令狐满", "令狐*"),
        ("令狐小满", "令狐*满"),
        ("阿依古丽·买买提", "阿*提"),
        ("阿依古丽•买买提", "阿*提"),
        ("爱新觉罗溥仪", "爱新觉罗*仪"),
        ("John Smith", "J*"),
        ("员", "员"),
        ("", ""),
    ],
)
def test_a_hidden_name_keeps_the_surname_and_the_last_of_three(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("name", "key", "initials"),
    [
        ("单雄信", "shanxiongxin", "sxx"),
        ("仇英", "qiuying", "qy"),
        ("查良镛", "zhaliangyong", "zly"),
        ("曾国藩", "zengguofan", "zgf"),
        ("解缙", "xiejin", "xj"),
        ("区建国", "oujianguo", "ojg"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("万俟明", "moqiming", "mqm"),
        ("单于雄", "chanyuxiong", "cyx"),
        ("长孙无忌", "zhangsunwuji", "zswj"),
        ("朴树", "piaoshu", "ps"),
        ("任我行", "renwoxing", "rwx"),
        ("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"),
        ("吕布", "lvbu", "lb"),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, key: str, initials: str) -> None:
    assert (pinyin_key(name), pinyin_initials(name)) == (key, initials)


def test_blanks_inside_a_chinese_name_are_filling() -> None:
    assert normalise_name("钟\u3000 娜") == "钟娜"
    assert normalise_name(" John   Smith ") == "John Smith"
    assert split_name("欧阳娜娜") == ("欧阳", "娜娜")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("13812342046", "+8613812342046"),
        ("138-1234-2046", "+8613812342046"),
        ("１３８ １２３４ ２０４６", "+8613812342046"),
        ("+86 138 1234 2046", "+8613812342046"),
        ("0086 13812342046", "+8613812342046"),
        ("0851-28212345", "+8685128212345"),
        ("(0851)28212345", "+8685128212345"),
        ("010-62345678转12", "+861062345678"),
        ("+852 9123 4567", "+85291234567"),
        ("手机：13812342046", "+8613812342046"),
    ],
)
def test_a_phone_becomes_e164(written: str, number: str) -> None:
    assert read_phone(written) == number


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1398521O7l2", "phone_letters"),
        ("1381234204", "phone_length"),
        ("28212345", "phone_without_area"),
        ("12345678901", "phone_length"),
        ("138****2046", "phone_masked"),
        ("1.38E+10", "phone_lost_precision"),
        ("5", "phone_unknown"),
    ],
)
def test_what_is_no_phone_says_why(written: str, code: str) -> None:
    answer = read_phone(written)
    assert isinstance(answer, Misread)
    assert answer.code == code


def test_a_landline_takes_the_area_of_the_place() -> None:
    assert read_phone("28212345", area_code="0851") == "+8685128212345"


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("13800000001/13800000002", ("+8613800000001", "+8613800000002")),
        ("13800000001、13800000001", ("+8613800000001",)),
        ("13800000001 13800000002", ("+8613800000001", "+8613800000002")),
        ("1380000000113800000002", ("+8613800000001", "+8613800000002")),
        ("13800000001（儿子）\n0851-28212345", ("+8613800000001", "+8685128212345")),
        ("无", ()),
        ("", ()),
        ("/", ()),
        ("11111111111", ()),
    ],
)
def test_several_phones_stand_in_one_cell(written: str, numbers: tuple[str, ...]) -> None:
    assert read_phones(written) == (numbers, ())


def test_a_hidden_phone_shows_three_and_four() -> None:
    assert mask_phone("+8613812342046") == "138****2046"
    assert mask_phone("+8685128212345").endswith("45")
    assert "2821" not in mask_phone("+8685128212345")
