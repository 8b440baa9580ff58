"""Single cells of a roster: as text, as a document, as phones; what spreadsheets spoil is noticed here."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from jiayuan.kernel.sheets import Cell
from jiayuan.people.identity import (
    Document,
    DocumentKind,
    Misread,
    is_placeholder,
    lost_precision,
    normalise_number,
    read_document,
    read_phones,
)
from jiayuan.people.names import normalise_name


def text_of(value: Cell) -> str:
    """What a person sees in the cell; whole numbers without ``.0``."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        return str(int(value)) if abs(value) < 1e15 and value == int(value) else repr(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d")
    return value.isoformat() if isinstance(value, (date, time)) else _duration(value)


def _duration(value: timedelta) -> str:
    return f"{value.total_seconds():g}s"


_REMARK_AFTER = re.compile(r"(?<=[\dXx])\s*[（(][\u4e00-\u9fff]{1,8}[)）]$")
_TITLE = re.compile(r"[\u4e00-\u9fff]{2,10}[:：\s]*(?=[A-Za-z0-9０-９])")


def read_identity(value: Cell, kind: DocumentKind | None, today: date) -> Document | Misread:
    """The document of a cell. A number above 15 digits that is a float has lost its end, and so has its text."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if abs(value) >= 1e15:
            return lost_precision()
        return read_document(text_of(value), today=today, kind=kind)
    text = _REMARK_AFTER.sub("", text_of(value))
    document = read_document(text, today=today, kind=kind)
    if isinstance(document, Misread) and document.code in ("id_check_digit", "id_letters", "id_too_long"):
        number = normalise_number(re.sub(r"[.．]", "", text))
        if re.fullmatch(r"\d+E\+?\d+", number) or re.fullmatch(r"\d{15}000", number):
            return lost_precision()
    if isinstance(document, Misread) and (said := _TITLE.match(text)):  # 「身份证：5203…」
        return read_document(text[said.end() :], today=today, kind=kind or read_kind(said[0]))
    return document


def says_nothing(value: Cell) -> bool:
    """Blank, or a word or row of digits that stands for "no number"."""
    return is_placeholder(text_of(value))


def read_phone_cell(value: Cell, area_code: str | None) -> tuple[tuple[str, ...], tuple[Misread, ...]]:
    if isinstance(value, float) and abs(value) >= 1e15:
        return (), (Misread("phone_lost_precision", "一格里的几个电话被表格连成了一个数字。请改成文本，用顿号隔开。"),)
    return read_phones(text_of(value), area_code=area_code)


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    remark: str = ""


_NO_NAME = re.compile(
    r"(无|无名|不详|未知|不明|空|待定|待补|待查|待核实|未登记|未填|NULL|NONE|NIL|N·?A|/+|-+|—+|\?+|\*+|\.+)?",
    re.IGNORECASE,
)
_GONE_AFTER = re.compile(r"(?<=[\u3400-\u9fff]{2})\s*(已?去世|已?死亡|已故|已亡|病故|已?迁出|已?搬走)$")
_EMPTY_HOME = re.compile(
    r"(空置?|空房|空户|无人居住|无人|空关|闲置|未入住|未住人|未交房|毛坯|出租中|待售|空着)(房|户|屋)?"
)


@lru_cache(maxsize=8_192)
def read_name(text: str) -> Name | Misread:
    """A name as the card has it; remarks in brackets are taken off and kept."""
    text = re.sub(r"^户主[\s:：]+(?=\S)", "", _GONE_AFTER.sub(r"(\1)", text))
    remark = "".join(re.findall(r"[（(【\[]([^）)】\]]*)[）)】\]]", text))
    name = normalise_name(re.sub(r"[（(【\[][^）)】\]]*[）)】\]]?", "", text))
    if not name and remark:
        name, remark = normalise_name(remark), ""
    if _NO_NAME.fullmatch(name):
        return Misread("missing_name", "没写姓名。请对照证件补上。")
    if re.search(r"[\d@#$%&=+<>{}|\\^~*?/、,，;；:：]", name) or len(name) > 50:
        return Misread("name_unreadable", f"“{name[:20]}”不像姓名。请对照证件改。")
    return Name(name, remark)


def says_empty_home(text: str) -> bool:
    """「空置」 and the like in the place of a name: a door without people, not a person without a name."""
    return _EMPTY_HOME.fullmatch(text.strip()) is not None


_KINDS = (
    (DocumentKind.FOREIGN_RESIDENCE_PERMIT, "永久居留|外国人.*居留|永居"),
    (DocumentKind.HMT_RESIDENCE_PERMIT, "[港澳台].*居住证"),  # 居住证 alone may be a migrant's: the number tells
    (DocumentKind.TAIWAN_PERMIT, "台胞|台湾|大陆通行"),
    (DocumentKind.HK_MACAU_PERMIT, "港澳|回乡|内地通行|通行证"),
    (DocumentKind.PASSPORT, "护照|PASSPORT"),
    (DocumentKind.BIRTH_CERTIFICATE, "出生"),
    (DocumentKind.CITIZEN_ID, "身份证|户口|^ID|居民"),
    (DocumentKind.NONE, "^(无|没有)"),
)


@lru_cache(maxsize=1_024)
def read_kind(text: str) -> DocumentKind | None:
    """The kind of document by its spoken name; ``None`` leaves it to the shape of the number."""
    return next((kind for kind, words in _KINDS if re.search(words, text.upper())), None)
