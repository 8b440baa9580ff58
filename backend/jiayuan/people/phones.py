"""Phone numbers as people write them, kept as E.164 (rules GR-44)."""

import re
import unicodedata

from jiayuan.people.misread import Misread

_BETWEEN = re.compile(
    r"[/、,，;；|\n\r\t和或]+| {2,}|(?<=\d{11}) +(?=1\d)|(?<=\d{11})(?=1[3-9]\d{9}(?!\d))"
    r"|(?<=\d)\s*[\u4e00-\u9fff:：]+\s*(?=1[3-9]\d{9})"  # 138… 妻子139…
)
_REMARK = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")
_AREA_IN_BRACKETS = re.compile(r"[（(](0\d{2,3})[)）]")
_WORDS_AROUND = re.compile(r"^[\u4e00-\u9fff:：]+|[\u4e00-\u9fff:：]+$")
_FILLING = re.compile(r"[\s\-‐‑‒–—―−_.·+'‘’\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_NONE = re.compile(
    r"(无|没有|沒有|暂无|不详|不明|未知|未提供|无电话|无手机|无?号码|没有?电话|不便提供|不愿提供|拒绝提供|拒绝|空|同上|〃|NULL|NONE|N/?A|/+|\?+|0+|1{7,})?",
    re.I,
)
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_MOBILES = re.compile(r"(1[3-9][0-9]{9}){2,}")  # 138 1234 5678 139 1234 5678
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))([2-9]\d{6,7})(?:(?:转|#|X|EXT)(\d{1,6}))?")


def says_no_phone(text: str) -> bool:
    return _NONE.fullmatch(_FILLING.sub("", unicodedata.normalize("NFKC", text))) is not None


def _without_remarks(text: str) -> str:
    """「(儿子)」 goes, 「(0851)」 stays."""
    return _REMARK.sub(" ", _AREA_IN_BRACKETS.sub(r"\1-", unicodedata.normalize("NFKC", text)))


def read_phone(text: str, *, area_code: str | None = None) -> str | Misread:
    """One number as E.164: ``+8613812342046``, ``+8685128212345`` (number plan of 工信部; GR-44).

    ``area_code`` (0851) completes a landline written without one; unknown, it is asked for.
    """
    plain = _WORDS_AROUND.sub("", _without_remarks(text).strip())
    abroad = plain.strip().startswith("+") and not plain.strip().startswith(("+86", "+ 86"))
    number = _FILLING.sub("", plain).upper()
    if abroad and number.isdigit() and 7 <= len(number) <= 15:
        return "+" + number
    if re.fullmatch(r"(00)?86\d{10,12}", number):
        number = re.sub(r"^(00)?86", "", number)
    if _MOBILE.fullmatch(number):
        return "+86" + number
    line = _LANDLINE.fullmatch(
        number if number.startswith("0") else "0" + number if len(number) in (10, 11) else number
    )
    if line and not number.startswith("1"):
        return "+86" + line[1][1:] + line[2]
    return _complete(number, area_code)


def _complete(number: str, area_code: str | None) -> str | Misread:
    if re.fullmatch(r"[2-9]\d{6,7}", number):
        if area_code:
            return "+86" + area_code.lstrip("0") + number
        return Misread("phone_without_area", f"座机{number}前面没有区号。请补上，比如0851-{number}。")
    if re.fullmatch(r"\d(\d*)E\d+", number):
        return Misread("phone_lost_precision", "表格把电话变成了数字，后几位丢了。请把这一列设成“文本”再重新填。")
    if "*" in number:
        return Misread("phone_masked", "电话打了星号。登记要用全号，请补全。")
    if not number.isdigit() or not number.isascii():
        return Misread("phone_letters", "电话里有字母或别的字。可能把0写成了O、1写成了l，请改成数字。")
    if number.startswith("1") and len(number) == 11:
        return Misread("phone_length", f"没有{number[:3]}开头的手机号。请核对后改。")
    if number.startswith("1"):
        return Misread("phone_length", f"手机号应当是11位，这里是{len(number)}位。请核对后改。")
    return Misread("phone_unknown", "这不像电话号码。手机写11位，座机写区号和号码，没有就空着。")


def read_phones(text: str, *, area_code: str | None = None) -> tuple[tuple[str, ...], tuple[Misread, ...]]:
    """All numbers of one cell in their order, each once, and what could not be read."""
    if _MOBILE.fullmatch(text):
        return ("+86" + text,), ()
    numbers: list[str] = []
    wrong: list[Misread] = []
    if says_no_phone(text):
        return (), ()
    text = re.sub(r"(?<=\d)\.0+$", "", text.strip())  # a number that was a float once
    for part in _BETWEEN.split(_without_remarks(text).strip()):
        if says_no_phone(part):
            continue
        digits = _FILLING.sub("", part)
        for one in _MOBILE.findall(digits) if _MOBILES.fullmatch(digits) else (part,):
            number = read_phone(one, area_code=area_code)
            if isinstance(number, Misread):
                wrong.append(number)
            elif number not in numbers:
                numbers.append(number)
    return tuple(numbers), tuple(wrong)


def mask_phone(number: str) -> str:
    """``138****2046`` (PV-11, PV-45); of a landline the last two digits stay."""
    local = number.removeprefix("+86")
    if len(local) == 11 and local[0] == "1" and local.isdecimal():
        return local[:3] + "****" + local[-4:]
    return "*" * max(len(local) - 2, 0) + local[-2:] if len(local) > 4 else "*" * len(local)
