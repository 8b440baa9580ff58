"""Names of people: how they are written, split and found again by sound."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_COMPOUND = (
    "单于 欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 "
    "澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 "
    "司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 "
    "夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 "
    "第五 公仪 公乘 纳兰 完颜 叶赫 那拉 爱新觉罗 欧陽 尉遲 諸葛 東方 司馬"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())

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
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]+")


@lru_cache(maxsize=8_192)
def normalise_name(text: str) -> str:
    """One form of a name: Chinese without inner blanks (钟　娜), the dot as U+00B7, Latin with single blanks."""
    name = unicodedata.normalize("NFKC", text).strip(" \t\r\n\u200b\ufeff'\"*＊")
    if HAN.search(name):
        name = _DOTS.sub("·", re.sub(r"[\s\u200b-\u200f\u2060\ufeff]+", "", name)).strip("·")
    else:
        name = " ".join(name.split())
    return name if name == text else normalise_name(name)


def split_name(name: str) -> tuple[str, str]:
    """Surname and given name; a minority name with a dot has no surname, it is all given name."""
    if "·" in name or not HAN.fullmatch(name):
        return "", name
    for length in (4, 2):
        if len(name) > length and name[:length] in COMPOUND_SURNAMES:
            return name[:length], name[length:]
    return (name, "") if name in COMPOUND_SURNAMES else (name[:1], name[1:])


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
