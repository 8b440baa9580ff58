"""Passwords, time codes, phones and areas: the rules behind signing in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.access import totp
from jiayuan.access.codes import plain_phone
from jiayuan.access.passwords import classes, hash_password, is_right, weakness
from jiayuan.access.principal import covered, prefix_of
from jiayuan.access.routes import device_name
from jiayuan.kernel import clock

NAMES = ("甘一格", "grid1")


@pytest.mark.parametrize(
    "weak",
    [
        "Ab1-xyz",  # seven signs
        "abcdefghij", "ABCDEFGH12", "12345678", "abc12345",  # one or two classes
        "Password1", "P@ssword1", "passWord123!", "1drowssaP", "Qwertyuiop1", "1Qaz2wsx", "Abcd1234!", "Admin@2026",
        "Woaini1314", "Jiayuan2026!", "Mima123!!",  # what guessers try first
        "Grid1-2026x", "甘一格Xy2026",  # one's own name
        "Aa1Aa1Aa1", "AAAAaaaa1111",  # repeated
        "A1-" + "x" * 130,
    ],
)  # fmt: skip
def test_a_weak_password_is_refused_with_what_to_do(weak: str):
    sentence = weakness(weak, NAMES)
    assert sentence is not None
    assert weak not in sentence


@pytest.mark.parametrize("good", ["Lou-dao-deng-7", "平庄9Street", "k7#Mq2vT", "Xue hua piao 26"])
def test_a_good_password_is_taken(good: str):
    assert weakness(good, NAMES) is None


@given(st.text(max_size=7))
def test_under_eight_signs_nothing_is_good_enough(short: str):
    assert weakness(short, ()) is not None


@given(st.text(min_size=8, max_size=128))
def test_what_is_taken_has_three_classes(password: str):
    if weakness(password, ()) is None:
        assert classes(password) >= 3


async def test_only_the_right_password_is_right():
    hashed = await hash_password("Lou-dao-deng-7")
    assert hashed.startswith("$argon2id$")
    assert await is_right(hashed, "Lou-dao-deng-7")
    assert not await is_right(hashed, "lou-dao-deng-7")
    assert not await is_right(None, "nobody has this password")
    assert not await is_right("no hash", "Lou-dao-deng-7")


#: RFC 6238, appendix B: the secret is the text 12345678901234567890; last six of its eight digits.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)  # fmt: skip
def test_time_codes_are_those_of_the_standard(second: int, code: str):
    assert totp.code_at(RFC_SECRET, second // 30) == code


def test_a_time_code_works_one_step_off_and_never_twice():
    now = int(clock.now().timestamp()) // 30
    for step, works in ((now - 2, False), (now - 1, True), (now + 1, True), (now + 3, False)):
        found = totp.matching_step(RFC_SECRET, totp.code_at(RFC_SECRET, step), after=None)
        assert (found is not None) is works
    assert totp.matching_step(RFC_SECRET, totp.code_at(RFC_SECRET, now - 1), after=now) is None
    assert totp.matching_step(RFC_SECRET, "", after=None) is None
    assert totp.matching_step(RFC_SECRET, "１２３４５６", after=None) is None


@pytest.mark.parametrize(
    "typed",
    [
        "13812345678", " 138 1234 5678 ", "138-1234-5678", "+86 13812345678", "+8613812345678", "008613812345678",
        "8613812345678", "１３８１２３４５６７８",
    ],
)  # fmt: skip
def test_a_phone_is_understood_as_people_type_it(typed: str):
    assert plain_phone(typed) == "13812345678"


@pytest.mark.parametrize(
    "typed", ["", "1381234567", "138123456789", "12812345678", "0851-28612345", "phone", "+1 13812345678"]
)
def test_what_is_no_mobile_number_is_refused(typed: str):
    with pytest.raises(ValueError, match="11位"):
        plain_phone(typed)


@pytest.mark.parametrize(
    ("area", "prefix"),
    [
        ("000000000000", ""), ("520000000000", "52"), ("520300000000", "5203"), ("520302000000", "520302"),
        ("520302010000", "520302010"), ("520302010007", "520302010007"), ("520302010010", "520302010010"),
    ],
)  # fmt: skip
def test_an_area_covers_what_begins_like_it(area: str, prefix: str):
    assert prefix_of(area) == prefix
    assert covered("520302010007", [area]) is "520302010007".startswith(prefix)


def test_a_street_does_not_cover_its_neighbour():
    assert not covered("520302011001", ["520302010000"])
    assert not covered("520302010070", ["520302010007"])


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "Chrome（Windows）"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile MicroMessenger/8.0", "微信（安卓）"),
        ("python-httpx/0.28", "python-httpx"),
        ("", "其他程序"),
        ("<script>alert(1)</script>", "其他程序"),
    ],
)
def test_a_device_is_named_as_people_know_it(agent: str, name: str):
    assert device_name(agent) == name
