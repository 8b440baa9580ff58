"""Names of people: how they are split, hidden and found again by sound."""

import re
import unicodedata
from functools import lru_cache

from jiayuan.territory.naming import COMPOUND_SURNAMES

# surnames that pypinyin reads as the common word
_SURNAME_SOUNDS = {
    "单": "shan", "仇": "qiu", "查": "zha", "曾": "zeng", "解": "xie", "区": "ou", "盖": "ge", "乐": "yue",
    "任": "ren", "朴": "piao", "缪": "miao", "翟": "zhai", "覃": "qin", "冼": "xian", "燕": "yan", "过": "guo",
    "华": "hua", "纪": "ji", "种": "chong", "重": "chong", "员": "yun", "秘": "bi", "黑": "he", "洗": "xian",
    "繁": "po", "折": "she", "牟": "mu", "都": "du", "隗": "wei", "谌": "chen", "卜": "bu", "车": "che",
    "柏": "bai", "贲": "ben", "宁": "ning", "薄": "bo", "瞿": "qu", "那": "na", "哈": "ha", "佴": "nai",
    "钭": "tou", "訾": "zi", "晁": "chao", "逄": "pang", "郇": "xun", "呙": "guo", "幺": "yao", "宓": "mi",
    "应": "ying", "占": "zhan", "长": "zhang", "尉": "wei", "祭": "zhai", "句": "gou", "褚": "chu", "眭": "sui",
    "郗": "xi", "万俟": "moqi", "尉迟": "yuchi", "澹台": "tantai", "长孙": "zhangsun", "单于": "chanyu",
    "令狐": "linghu", "皇甫": "huangfu", "亓官": "qiguan", "鲜于": "xianyu", "呼延": "huyan", "乐正": "yuezheng",
    "子车": "ziju", "宰父": "zaifu", "拓跋": "tuoba", "召": "shao",
}  # fmt: skip
_DOTS = re.compile(r"\s*[·•‧・∙⋅●．.]\s*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]+")


@lru_cache(maxsize=8_192)
def normalise_name(text: str) -> str:
    """One form of a name: Chinese without inner blanks (钟　娜), the dot as U+00B7, Latin with single blanks."""
    name = unicodedata.normalize("NFKC", text).strip(" \t\r\n\u200b\ufeff'\"*＊")
    if _HAN.search(name):
        name = _DOTS.sub("·", re.sub(r"[\s\u200b-\u200f\u2060\ufeff]+", "", name)).strip("·")
    else:
        name = " ".join(name.split())
    return name if name == text else normalise_name(name)


def split_name(name: str) -> tuple[str, str]:
    """Surname and given name; a minority name with a dot has no surname, it is all given name."""
    if "·" in name or not _HAN.fullmatch(name):
        return "", name
    for length in (4, 2):
        if len(name) > length and name[:length] in COMPOUND_SURNAMES:
            return name[:length], name[length:]
    return (name, "") if name in COMPOUND_SURNAMES else (name[:1], name[1:])


def mask_name(name: str) -> str:
    """For eyes that need not know: 罗*贵, 罗*, 令狐*, 令狐*满, 阿*提 (PV-11, PV-45)."""
    name = normalise_name(name)
    if "·" in name:
        return name[0] + "*" + name[-1]
    if not _HAN.fullmatch(name):
        return name[:1] + "*" if name else ""
    surname, given = split_name(name)
    if not given:
        return surname if len(surname) == 1 else surname[0] + "*"
    last = given[-1] if len(given) > 1 else ""
    return surname + "*" + last


def load_sounds() -> None:
    """Bring the dictionary in, for who will need it and has a moment that nobody else needs."""
    _sounds("王")


@lru_cache(maxsize=8_192)
def _sounds(name: str) -> tuple[str, ...]:
    # 58 MB and a third of a second: who only reads a roster or hides a name does not pay for it
    from pypinyin import Style, lazy_pinyin

    surname, given = split_name(normalise_name(name))
    first = lazy_pinyin(surname)
    if surname in _SURNAME_SOUNDS:
        sound = _SURNAME_SOUNDS[surname]
        first = [sound] if len(surname) == 1 else _two_syllables(sound, first)
    rest = lazy_pinyin(given, style=Style.NORMAL, v_to_u=False)
    return tuple(re.sub(r"[^a-z0-9]", "", sound.lower()) for sound in first + rest)


def _two_syllables(sound: str, usual: list[str]) -> list[str]:
    """Cut ``yuchi`` where the second character's usual reading begins; ``moqi`` and ``ziju`` after two letters."""
    tail = usual[-1]
    return [sound.removesuffix(tail), tail] if sound.endswith(tail) else [sound[:2], sound[2:]]


def pinyin_key(name: str) -> str:
    """What names are ordered and searched by: ``shanxiongxin``, the surname read as a surname."""
    return "".join(_sounds(name))


def pinyin_initials(name: str) -> str:
    """``sxx``: the first letters, for the quickest way of typing a name."""
    return "".join(sound[:1] for sound in _sounds(name))
