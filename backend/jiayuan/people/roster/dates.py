"""Dates of birth as people write them: a dozen habits, and what spreadsheets make of them."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache

from jiayuan.kernel.sheets import Cell
from jiayuan.people.addresses import han_number
from jiayuan.people.misread import Misread
from jiayuan.people.roster.results import Birth

_MARK = r"[年./\-,，、\s]+"
_FORMS = (
    re.compile(rf"(?P<y>\d{{4}}){_MARK}(?P<m>\d{{1,2}})(?:[月./\-,，、\s]+(?P<d>\d{{1,2}}))?[日号月.]*"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])"),
    re.compile(r"(?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<y>\d{4})年?"),
    re.compile(rf"(?P<y>\d{{2}}){_MARK}(?P<m>\d{{1,2}})(?:[月./\-,，、\s]+(?P<d>\d{{1,2}}))?[日号月.]*"),
    re.compile(r"(?P<y>\d{2})年"),
)
_FOREIGN = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_EXCEL_EPOCH = date(1899, 12, 30)
#: A day in 2119: five digits beyond are no serial day of a spreadsheet.
_LAST_SERIAL = 80_000


def read_birth(value: Cell, *, today: date) -> Birth | Misread | None:
    """A date of birth out of one cell: text, date, or a spreadsheet's day number; ``None`` for an empty one."""
    if isinstance(value, datetime):
        return _judge(value.year, value.month, value.day, today)
    if isinstance(value, date):
        return _judge(value.year, value.month, value.day, today)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return _unreadable(str(value))
    if isinstance(value, (int, float)):
        return _from_number(float(value), today)
    return _from_text(value, today)


def _from_number(value: float, today: date) -> Birth | Misread | None:
    if not 0 < value < 1e9:
        return _unreadable(f"{value:g}")
    whole = int(value)
    if value != whole and 1900 <= value < 2100:
        month = round((value - whole) * 100)
        # 1985.1 may have been 1985.10: only the year is sure
        return _judge(whole, None if month == 10 else month // 10 if month > 12 else month, None, today)
    if 1900 <= whole <= today.year:
        return _judge(whole, None, None, today)
    if 366 < whole < _LAST_SERIAL:
        day = _EXCEL_EPOCH + timedelta(days=whole)
        return _judge(day.year, day.month, day.day, today)
    return _from_text(str(whole), today)


@lru_cache(maxsize=8_192)
def _from_text(text: str, today: date) -> Birth | Misread | None:
    plain = unicodedata.normalize("NFKC", text).strip(" \t\r\n'\"")
    plain = re.sub(r"[T\s]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$", "", plain)
    if re.fullmatch(r"(无|不详|未知|不明|空|/|-|—|\?)*", plain):
        return None
    if re.search(r"农历|阴历|旧历|正月|冬月|腊月|初[一二三四五六七八九十]|廿|民国", plain):
        return Misread("birth_unreadable", f"“{text.strip()[:20]}”不是公历日期。请对照证件写成1985-08-23这样的公历。")
    plain = re.sub(r"[—–‐‑‒―−]+", "-", plain).replace("。", ".")
    plain = re.sub(
        r"[〇零○一二三四五六七八九十]+",
        lambda found: str(han_number(found[0])),
        plain.replace("元月", "1月"),
    )
    plain = re.sub(r"(生|出生|\(公历\)|公历|阳历|新历)+$", "", plain)
    if re.fullmatch(r"\d{5}", plain) and int(plain) < _LAST_SERIAL:
        return _from_number(float(plain), today)
    foreign = _FOREIGN.fullmatch(plain)
    if foreign:
        return _from_foreign(int(foreign[1]), int(foreign[2]), int(foreign[3]), text, today)
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            parts = found.groupdict()
            year = int(parts["y"])
            if year < 100:
                year += 1900 if year > today.year % 100 else 2000
            return _judge(year, int(parts.get("m") or 0) or None, int(parts.get("d") or 0) or None, today)
    return _unreadable(text)


def _from_foreign(first: int, second: int, year: int, text: str, today: date) -> Birth | Misread:
    if first > 12 or first == second:
        return _judge(year, second, first, today)
    if second > 12:
        return _judge(year, first, second, today)
    return Misread("birth_unreadable", f"“{text.strip()}”分不清哪个是月哪个是日。请写成1985-08-23这样。")


def _judge(year: int, month: int | None, day: int | None, today: date) -> Birth | Misread:
    try:
        whole = date(year, month or 1, day or 1)
    except ValueError:
        said = f"{year}年{month or ''}月{day or ''}日"
        return Misread("birth_impossible", f"没有{said}这一天。请对照证件改成真实的日期。")
    if whole > today:
        return Misread("birth_in_future", f"出生日期{year}年{whole.month}月还没到。请对照证件改。")
    if year < 1900:
        return Misread("birth_impossible", f"出生年份写成了{year}年。请对照证件改。")
    return Birth(year, month, day)


def _unreadable(text: str) -> Misread:
    return Misread("birth_unreadable", f"看不懂出生日期“{text.strip()[:20]}”。请写成1985-08-23这样。")
