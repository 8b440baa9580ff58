"""Names of people who do not exist, as they are common in 遵义."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from jiayuan.kernel.seeding import Seed
from jiayuan.people.identity import FEMALE, MALE
from jiayuan.people.names import pinyin_initials, pinyin_key

_SURNAMES = (
    "王9 李8 张8 杨7 陈7 罗5 刘5 吴4 周4 赵4 何4 冉3 犹2 田3 令狐3 娄2 申2 骆2 龚2 蹇2 敖2 简2 雷2 黄4 袁3 "
    "韩2 郑2 谢3 唐2 蒋2 余2 邓2 曾2 任2 冯2 胡2 夏1 石2 卢1 安1 牟1 覃1 向1 彭2 蔡1 "
    "穆1 母1 廖1 欧阳1 上官1 司马1 诸葛1 单1 查1 仇1"
)
_WEIGHED = [(part.rstrip("0123456789"), int(part[-1])) for part in _SURNAMES.split()]
_NAMES = [name for name, _ in _WEIGHED]
_SUMS = list(accumulate(weight for _, weight in _WEIGHED))

#: For each generation and sex: first signs, second signs.
_OLD, _MIDDLE, _YOUNG = 1966, 1990, 3000
_GIVEN = {
    (_OLD, MALE): ("德世正永光兴国明朝天忠文仁大定开", "贵华荣清富明才林祥福发友成昌安生"),
    (_OLD, FEMALE): ("秀桂玉素永国兴文世正淑朝春月光仁", "兰珍英芳碧群芬莲琴华容先书香会云"),
    (_MIDDLE, MALE): ("建志永小国文海晓正明家云洪世光胜", "军勇强华平波刚林伟斌江涛飞松辉鹏"),
    (_MIDDLE, FEMALE): ("小晓丽海春红永艳雪文秋玉建云冬亚", "梅霞燕红琴艳丽萍敏英娟玲莉芳静容"),
    (_YOUNG, MALE): ("子浩宇俊梓一明天嘉奕思泽家文锦弘", "轩涵然杰阳航豪睿霖辰熙毅乐祺宸安"),
    (_YOUNG, FEMALE): ("雨梓欣诗佳思子一可语嘉若心怡锦念", "涵萱怡琪彤妍欣悦蕊晴诺宁然瑶熙冉"),
}
#: Han 86 %, then who lives in 遵义 beside them (GB/T 3304).
_GROUPS = (("01", 860), ("37", 45), ("06", 40), ("15", 25), ("09", 12), ("12", 8), ("07", 5), ("03", 5))
_GROUP_CODES = [code for code, _ in _GROUPS]
_GROUP_SUMS = list(accumulate(weight for _, weight in _GROUPS))


def surname(seed: Seed) -> str:
    return seed.choices(_NAMES, cum_weights=_SUMS)[0]


def ethnic_group(seed: Seed) -> str:
    return seed.choices(_GROUP_CODES, cum_weights=_GROUP_SUMS)[0]


def given_name(seed: Seed, sex: str, born: int) -> str:
    """One or two signs as parents of that year chose them."""
    generation = _OLD if born < _OLD else _MIDDLE if born < _MIDDLE else _YOUNG
    first, second = _GIVEN[generation, sex]
    chance = seed.random()
    two = second[int(chance * 1e6) % len(second)]
    return two if chance < 0.12 else first[int(chance * 1e9) % len(first)] + two


@lru_cache(maxsize=65_536)
def sounds(family: str, given: str) -> tuple[str, str]:
    """Pinyin and initials, by the same rules as everybody's."""
    return pinyin_key(family + given), pinyin_initials(family + given)
