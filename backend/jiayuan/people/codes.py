"""The national code tables of a person's record, and the words offices use for their entries."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, get_args

from jiayuan.people.spoken import SPOKEN

Table = Literal[
    "sex",
    "marital_status",
    "ethnic_group",
    "education",
    "household_relation",
    "political_status",
    "disability_kind",
    "disability_grade",
]
TABLES: tuple[Table, ...] = get_args(Table)


@dataclass(frozen=True, slots=True)
class Code:
    table: Table
    code: str
    label: str
    standard: str


#: What people do, of GB/T 2261.4-2003 (GR-37): the entries that a community's record uses.
EMPLOYMENT = {
    "11": "国家公务员", "13": "专业技术人员", "17": "职员", "21": "企业管理人员", "24": "工人", "27": "农民",
    "31": "学生", "37": "现役军人", "51": "自由职业者", "54": "个体经营者", "70": "无业人员", "80": "退（离）休人员",
    "90": "其他",
}  # fmt: skip

HEAD_OF_HOUSEHOLD = "02"  # GB/T 4761; rosters also write 本人 (01) for him
SELF = "01"

_REMARK = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")
_TURNS = re.compile(r"户主|故|亡|死|去世|迁|前|离")
_WHICH = re.compile(r"^[大二三四五六七八九小长次幼](?=.)")
_NOISE = re.compile(r"[\s\u200b\ufeff、，,。./／;；:：\-—_()（）\[\]【】\"'“”]+")


@cache
def _tables() -> dict[Table, dict[str, Code]]:
    tables: dict[Table, dict[str, Code]] = {table: {} for table in TABLES}
    text = files("jiayuan.kernel").joinpath("codes.csv").read_text("utf-8-sig")
    for row in csv.DictReader(text.splitlines()):
        for table in TABLES:
            if row["table"] == table:
                tables[table][row["code"]] = Code(table, row["code"], row["label"], row["standard"])
    return tables


@cache
def _words(table: Table) -> dict[str, Code]:
    """Every written form of a table's entries; the table's own labels win over the spoken words."""
    words: dict[str, Code] = {}
    entries = _tables()[table]
    for code, spoken in SPOKEN[table].items():
        for word in spoken.split():
            words.setdefault(_plain(word), entries[code])
    for entry in entries.values():
        words[_plain(entry.label)] = entry
        if table == "ethnic_group" and entry.label.endswith("族"):
            words[_plain(entry.label[:-1])] = entry
        if table != "household_relation" and entry.code not in words:
            words[entry.code] = entry
            words.setdefault(entry.code.lstrip("0") or "0", entry)
    if table == "household_relation":
        words |= {entry.code: entry for entry in entries.values()}
    return words


def _plain(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).upper()


@lru_cache(maxsize=8_192)
def find_code(table: Table, text: str) -> Code | None:
    """The entry somebody means by a word, a label or the code itself; ``None`` if nobody could say.

    The tables are those of the standards (GR-36, GR-38, GR-39, GR-41).
    """
    plain = _plain(text)
    words = _words(table)
    found = words.get(plain)
    if found is None and table == "household_relation":
        # 「户主之子」「户主的儿媳」「李强之妻」 name the relation last; 「同事的朋友」 is no relation to the head
        tail = re.fullmatch(r"(?:户主)(?:之|的)?(.{1,4})", plain) or re.fullmatch(r".{2,4}之(.{1,3})", plain)
        found = words.get(tail[1]) if tail else None
    if found is None and table == "household_relation":
        # 「三弟」「大女婿」「妻（再婚）」「之长子」; a remark on the head or on his death may turn the meaning
        bare = plain if _TURNS.search(plain) else _plain(_REMARK.sub("", text))
        bare = bare.removeprefix("之")
        found = words.get(bare) or words.get(_WHICH.sub("", bare))
    if found is None and table in ("education", "political_status", "disability_kind", "disability_grade"):
        found = words.get(re.sub(r"(毕业|学历|文化|在读|肄业|教育|程度|残疾|残|重度|轻度)+", "", plain))
    return found


def label(table: Table, code: str) -> str:
    """The label of the standard. Raises KeyError for a code that is in no table: such a code never gets in."""
    return _tables()[table][code].label


def list_codes(table: Table) -> tuple[Code, ...]:
    return tuple(_tables()[table].values())
