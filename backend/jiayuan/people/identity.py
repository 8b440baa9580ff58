"""Who somebody is on paper. Bad input is answered with a ``Misread``, never with an exception."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul

from jiayuan.people.misread import Misread as Misread
from jiayuan.people.names import mask_name as mask_name
from jiayuan.people.names import pinyin_initials as pinyin_initials
from jiayuan.people.names import pinyin_key as pinyin_key
from jiayuan.people.names import split_name as split_name
from jiayuan.people.phones import mask_phone as mask_phone
from jiayuan.people.phones import read_phone as read_phone
from jiayuan.people.phones import read_phones as read_phones


class DocumentKind(StrEnum):
    CITIZEN_ID = "citizen_id"
    PASSPORT = "passport"
    HK_MACAU_PERMIT = "hk_macau_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    HMT_RESIDENCE_PERMIT = "hmt_residence_permit"
    FOREIGN_RESIDENCE_PERMIT = "foreign_residence_permit"
    BIRTH_CERTIFICATE = "birth_certificate"
    NONE = "none"


DOCUMENT_TITLES = {
    DocumentKind.CITIZEN_ID: "居民身份证",
    DocumentKind.PASSPORT: "护照",
    DocumentKind.HK_MACAU_PERMIT: "港澳居民来往内地通行证",
    DocumentKind.TAIWAN_PERMIT: "台湾居民来往大陆通行证",
    DocumentKind.HMT_RESIDENCE_PERMIT: "港澳台居民居住证",
    DocumentKind.FOREIGN_RESIDENCE_PERMIT: "外国人永久居留身份证",
    DocumentKind.BIRTH_CERTIFICATE: "出生医学证明",
    DocumentKind.NONE: "没有证件",
}

MALE, FEMALE = "1", "2"  # GB/T 2261.1


@dataclass(frozen=True, slots=True)
class Document:
    """A document that may stand in the record; birth, sex and area only where the number itself says them.

    ``area`` is where the number was first given. It is not where the person is registered now (GB 11643, rules GR-28).
    """

    kind: DocumentKind
    number: str
    birth: date | None = None
    sex: str | None = None
    area: str | None = None


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ZEROS = ord("0") * sum(_WEIGHTS)  # what the digits weigh as characters beyond what they weigh as numbers
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")
_HMT_AREAS = frozenset({"810000", "820000", "830000"})
_FIRST_YEAR = 1900  # nobody born earlier lives; such a year is a slip of the pen
_DASHES = re.compile(r"[\s\-‐‑‒–—―−_.·,，、'‘’“”\"`\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")

_LIKE_X = re.compile(r"(?<=^\d{17})[×✕✖ХΧ]$")  # the multiplication sign, Cyrillic, Greek


def normalise_number(text: str) -> str:
    """Half width, upper case, without blanks, dashes, quotes and invisible signs: as the card has it."""
    if text.isascii() and text.isalnum():
        return text.upper()
    tidy = _LIKE_X.sub("X", _DASHES.sub("", unicodedata.normalize("NFKC", text)).upper())
    # what stood apart may join when the signs between are gone (A and an accent): once more until nothing moves
    return tidy if tidy == text else normalise_number(tidy)


def check_character(first17: str) -> str:
    """The eighteenth character for seventeen ASCII digits: ISO 7064 MOD 11-2 (GB 11643-1999, rules GR-27)."""
    return _CHECKS[(sum(map(mul, first17.encode(), _WEIGHTS)) - _ZEROS) % 11]


def read_citizen_number(text: str, *, today: date) -> Document | Misread:
    """The 18 characters of GB 11643-1999 (rules GR-27, GR-28, GR-29), of citizens and of the permits built like it.

    An area code that is in no table is accepted: codes abolished since stay valid (GR-28).
    """
    number = normalise_number(text)
    if len(number) == 18 and number[:17].isdigit() and number.isascii():
        return _judge_18(number, today)
    return _what_is_wrong_with(number)


def _judge_18(number: str, today: date) -> Document | Misread:
    if number[17] not in "0123456789X":
        return _what_is_wrong_with(number)
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        birth = None
    if birth is None or birth.year < _FIRST_YEAR:
        said = f"{number[6:10]}年{number[10:12]}月{number[12:14]}日"
        return Misread("id_birth_impossible", f"身份证号码里的出生日期是{said}，没有这样的日期。请对照证件重新填。")
    if birth > today:
        return Misread(
            "birth_in_future",
            f"身份证号码里的出生日期是{birth.year}年{birth.month}月{birth.day}日，还没到。请对照证件重新填。",
        )
    if check_character(number[:17]) != number[17]:
        return Misread("id_check_digit", "身份证号码的最后一位和前面对不上，有一位写错了。请对照证件重新填。")
    return Document(_kind_of_18(number), number, birth, MALE if int(number[16]) % 2 else FEMALE, number[:6])


def _kind_of_18(number: str) -> DocumentKind:
    if number[:6] in _HMT_AREAS:
        return DocumentKind.HMT_RESIDENCE_PERMIT
    if number[0] == "9":
        return DocumentKind.FOREIGN_RESIDENCE_PERMIT  # the card of 2023 (rules GR-29)
    return DocumentKind.CITIZEN_ID


def _what_is_wrong_with(number: str) -> Misread:
    if "*" in number:
        return Misread("id_masked", "证件号码打了星号。登记要用全号，请对照证件补全。")
    if re.fullmatch(r"\d(\d*)E\+?\d+", number):
        return lost_precision()
    if re.fullmatch(r"\d{15}", number):
        return Misread("id_old_15", "这是15位的旧身份证号码，已经不用了。请对照现在的证件填18位号码。")
    body = number[:-1] if number.endswith("X") else number
    if not body.isdigit() or not body.isascii():
        return Misread("id_letters", "身份证号码里有字母或别的字。可能把0写成了O、1写成了l，请对照证件重新填。")
    if len(number) == 8:
        return Misread(
            "id_too_short",
            "证件号码只有8位。身份证是18位，请对照证件补全；是台胞证的，请写成台胞证加号码，或在证件类型里写明。",
        )
    if len(number) < 18:
        return Misread("id_too_short", f"身份证号码只有{len(number)}位，应当是18位。请对照证件补全。")
    if len(number) > 18:
        return Misread("id_too_long", f"身份证号码有{len(number)}位，应当是18位。请对照证件改。")
    return Misread("id_letters", "身份证号码里X只能在最后一位。请对照证件重新填。")


def lost_precision() -> Misread:
    """A number that went through a spreadsheet's floating point: its last digits are gone for good."""
    return Misread(
        "id_lost_precision",
        "表格把这个号码变成了数字，后几位已经丢了。请把这一列设成“文本”，再对照证件重新填。",
    )


_SHAPES = (
    # most telling first; only used where nobody says which document it is
    (DocumentKind.BIRTH_CERTIFICATE, re.compile(r"[A-Z]\d{9}")),
    (DocumentKind.HK_MACAU_PERMIT, re.compile(r"[HM]\d{8}(\d{2})?")),
    (DocumentKind.FOREIGN_RESIDENCE_PERMIT, re.compile(r"[A-Z]{3}\d{12}")),
    (DocumentKind.PASSPORT, re.compile(r"(?=.*\d.*\d.*\d.*\d)[A-Z]{1,3}[A-Z0-9]{5,9}")),
)
_ACCEPTED = {
    DocumentKind.PASSPORT: (re.compile(r"(?!\d{15})[A-Z0-9]{5,20}"), "护照号码是5到20位字母和数字"),
    DocumentKind.HK_MACAU_PERMIT: (re.compile(r"[HM]\d{8}(\d{2})?"), "通行证号码是H或M加8位数字"),
    DocumentKind.TAIWAN_PERMIT: (re.compile(r"\d{8}|\d{10}[A-Z]?|T\d{8,10}"), "台胞证号码是8位数字"),
    DocumentKind.BIRTH_CERTIFICATE: (re.compile(r"[A-Z]\d{9}"), "出生医学证明编号是1个字母加9位数字"),
}
_OLD_FOREIGN_CARD = re.compile(r"[A-Z]{3}\d{12}")
_PLACEHOLDER_WORDS = re.compile(
    r"(无|没有|沒有|暂无|暂缺|缺|不详|不祥|不明|未知|未提供|未填|未办|未办理|待补|待查|待办|空|(新生儿?|婴儿|幼儿|小孩)?((暂|尚|还)?[未没]有?(上户口?|落户|入户|办理?|报户口|取名)?)?|新生儿?|婴儿|NULL|NONE|NA|N/?A|X+|\?+|？+|/+|\\+|\*+|0+)?"
)


def is_placeholder(text: str) -> bool:
    """Whether the cell says "no number": words for none, or one digit over and over. It never identifies a person."""
    number = normalise_number(text)
    if len(number) > 9 and not number.startswith((number[0] * 6, "123456789")):
        return False
    if _PLACEHOLDER_WORDS.fullmatch(number):
        return True
    return len(number) >= 6 and (len(set(number)) == 1 or number in ("123456789012345678", "123456789"))


def read_document(text: str, *, today: date, kind: DocumentKind | None = None) -> Document | Misread:
    """The document in a cell. Without ``kind`` it is told from the shape of the number; what looks like a citizen's
    number, even a wrong one, is judged as such. ``none`` and placeholders give a Document without number."""
    if (kind is None or kind is DocumentKind.CITIZEN_ID) and _EIGHTEEN.fullmatch(text):
        # nine of ten: nothing to tidy, nothing to guess
        return Document(DocumentKind.NONE, "") if is_placeholder(text) else _judge_18(text, today)
    if kind is DocumentKind.NONE or is_placeholder(text):
        return Document(DocumentKind.NONE, "")
    number = normalise_number(text)
    if len(number) > 20:
        return Misread("id_too_long", f"证件号码有{len(number)}位，最多20位。请对照证件改。")
    if kind is None:
        kind = next((shape for shape, pattern in _SHAPES if pattern.fullmatch(number)), DocumentKind.CITIZEN_ID)
    if kind is DocumentKind.FOREIGN_RESIDENCE_PERMIT and _OLD_FOREIGN_CARD.fullmatch(number):
        return Document(kind, number)
    if kind in _ACCEPTED:
        pattern, says = _ACCEPTED[kind]
        if pattern.fullmatch(number):
            return Document(kind, number)
        return Misread("id_wrong_shape", f"{says}，这里是“{number}”。请对照证件改，或改证件类型。")
    found = read_citizen_number(number, today=today)
    if isinstance(found, Document) and found.kind is not kind and kind is not DocumentKind.CITIZEN_ID:
        return Misread("id_wrong_kind", f"这个号码不是{DOCUMENT_TITLES[kind]}的号码。请对照证件改号码或证件类型。")
    return found


def mask_id(number: str) -> str:
    """First three and last four, the birth date hidden: ``520***********041X`` (PV-11, PV-45)."""
    if len(number) > 7:
        return number[:3] + "*" * (len(number) - 7) + number[-4:]
    return "*" * max(len(number) - 2, 0) + number[-2:] if len(number) > 4 else "*" * len(number)
