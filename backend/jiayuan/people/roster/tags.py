"""What a roster's own words say of a person beyond the facts: care tags, the kind of resident, that he is gone."""

import re
from functools import lru_cache

#: Words of a roster for the tags of the closed list (settled 21); others stay in the file.
_WORDS = {
    "独居": "living_alone",
    "空巢": "empty_nest",
    "留守老": "left_behind_elder",
    "留守儿": "left_behind_child",
    "困境儿": "child_in_need",
    "无人抚养": "child_in_need",
    "孤儿": "child_in_need",
    "失能": "frail",
    "残": "disabled",
    "低保": "subsistence",
    "特困": "extreme_poverty",
    "五保": "extreme_poverty",
    "失地": "landless",
    "退役": "veteran",
    "退伍": "veteran",
    "优抚": "veteran",
    "慢病": "long_illness",
    "慢性": "long_illness",
    "大病": "long_illness",
}
#: 「非低保」「原低保户」「残疾人家属」「低保边缘」「半失能」 are not what they contain.
_NOT_THAT = re.compile(
    r"非|不是|无(?!人)|未(?!成年)|否|没有|原|曾|退出|取消|停|脱|边缘|半失能|疑似|家属|遗属|亲属|子女|家庭成员"
)
_NOTHING = frozenset({"无", "否", "没有", "不是", "/", "-", "—", "一般", "普通", "正常", "0"})


@lru_cache(maxsize=4_096)
def read_tags(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The care tags that a cell names, and its words that are none."""
    tags: dict[str, None] = {}
    others: list[str] = []
    for word in re.split(r"[、,，;；/\s和及|+＋]+", text):
        if not word or word in _NOTHING:
            continue
        found = [] if _NOT_THAT.search(word) else [tag for part, tag in _WORDS.items() if part in word]
        tags |= dict.fromkeys(found)
        if not found:
            others.append(word)
    return tuple(tags), tuple(others)


_RESIDENCE = (
    ("away", "人不在|户在人|挂户|外出|不在住"),
    ("overseas", "境外|外籍|外国|港澳|台胞|华侨"),
    ("unregistered", "未落户|无户口|未上户|待落户"),
    (
        "floating",
        "流动|外来|暂住|租住|寄住|非户籍|外[地省市县区]|人在户不在|流入|租户|非本|不在(本|户籍)|外社区",
    ),
    ("registered", "^户籍|本地|常住|人户一致|人在户在|本社区|在册|户籍人口|本市"),
)
#: What a heading like 户口 also holds: it says nothing of who lives here.
_KINDS_OF_HUKOU = re.compile(r"非?农业?(户口|家庭户)?|农村|城镇|城市|居民户?口?|家庭户|集体户|居民家庭户|[是否有无/—-]")


@lru_cache(maxsize=4_096)
def read_residence(text: str) -> str | None:
    """户籍 registered, 流动 floating, 境外 overseas, 未落户 unregistered (GR-20), lives elsewhere away."""
    if "人在户不在" in text:
        return "floating"
    return next((code for code, words in _RESIDENCE if re.search(words, text)), None)


@lru_cache(maxsize=4_096)
def is_unknown_residence(text: str) -> bool:
    return read_residence(text) is None and _KINDS_OF_HUKOU.fullmatch(text) is None


_WHEN = r"[\d年月日号.\-/～ ]*"
_ENDED = r"(?:故|亡|死亡|去世|过世|逝世|病逝|病故|亡故|身故|死|离世|迁出|迁走|搬走|搬离|搬出|搬家|注销|销户)"
_GONE = re.compile(
    rf"{_WHEN}(?:于|本?人|因病|全家|整户|均|都|已经?|现已|，|,)*{_WHEN}{_ENDED}(?:了|人员|户|销户)?{_WHEN}"
)
_PERHAPS_GONE = re.compile(r"已故|去世|过世|逝世|病故|死亡|迁出|迁走|搬走|搬离|搬出|注销|销户")


@lru_cache(maxsize=4_096)
def says_gone(text: str) -> bool | None:
    """Whether the words say that who stands there has died or moved out; ``None`` if they may say it."""
    plain = re.sub(r"[\s。；;！!、（）()]+", "", text)
    return True if _GONE.fullmatch(plain) else None if _PERHAPS_GONE.search(plain) else False
