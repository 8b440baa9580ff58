"""Which rows of a sheet are people, and what the others say: totals, signatures, headings again, a building's name."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Map

from jiayuan.kernel.sheets import Cell
from jiayuan.people.identity import Misread
from jiayuan.people.roster.cells import read_name, says_empty_home
from jiayuan.people.roster.headers import FIELDS

# at a cell's beginning; what may also begin a person's own words (统计局, 打印店) needs its next sign
_NO_PERSON = re.compile(
    r"[\s（(]*((?:\S{0,6}[栋幢座楼元门层页组表]\s*)?(合\s*计|总\s*计|小\s*计|共\s*计)|总\s*[人户]\s*口?\s*数|总\s*人\s*口|累计|本页|"
    r"TOTAL|SUM\b|填表|制表|填报|审核|复核|经办|负责人|签\s*[名字]|盖\s*章|单位盖章|联系人|备\s*注\s*[:：]|注\s*[:：]|"
    r"说明\s*[:：]|注意|以上|第.{1,4}页|打印(人|时间|日期|\s*[:：])|统计(人|时间|日期|员|\s*[:：])|登记人|采集人|网格员\s*[:：]|"
    r"共\s*\d+\s*[人户页]|[男女]性?\s*[:：]?\s*\d+\s*[人名口]|\d+\s*[人户口名]\s*$)",
    re.IGNORECASE,
)
_HEADINGS = re.compile(
    f"{'|'.join(map(re.escape, FIELDS.values()))}"
    "|(公民)?身份证?号?码?|(家庭|现)?住址|地址|(联系|手机)?电话|手机(号码?)?|关系|备注"
)
_LONGEST = 60
_LONG_NUMBER = re.compile(r"(\d{3})\d{4,}(\d{4}|\d{3}[Xx])")


def is_person(
    values: Sequence[Cell], texts: Sequence[str], where: Map[str, int], evidence: Iterable[int], titles: Map[int, str]
) -> bool:
    """Whether a row without a number is somebody.

    What ends a list decides where it stands first or in the place of the name, anywhere only if nothing says who.
    """
    name = texts[where["name"]]
    filled = sum(texts[at] != "" for at in evidence)
    if not filled:
        return False
    first = next(text for text in texts if text)
    suspects = (first, name) if name or texts[where["birth"]] else texts
    if any(text and _NO_PERSON.match(text) for text in suspects):
        return False
    if name and _HEADINGS.fullmatch(name):
        return False  # a card per person, 住址 under 姓名: nobody is called so
    if filled <= 2 and says_empty_home(name):
        return False
    if sum(value != "" for value in values) == 1 and isinstance(read_name(name), Misread):
        return False  # a dash, a page number, 「12栋（共2户）」
    if sum(bool(value) and value == titles.get(column) for column, value in enumerate(values, 1)) >= 2:
        return False  # the headings again, at the top of a printed page
    return bool(name) or filled >= 2


def words_of(texts: Iterable[str]) -> str:
    """What a skipped row says, for people to look at; long numbers masked."""
    said = _LONG_NUMBER.sub(r"\1****\2", " ".join(text for text in texts if text))
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
