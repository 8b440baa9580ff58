"""Names of places and of heads of households, as far as this floor needs them."""

from __future__ import annotations

_COMPOUND = (
    "单于 欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 "
    "澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 "
    "司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 "
    "夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 "
    "第五 公仪 公乘 纳兰 完颜 叶赫 那拉 爱新觉罗 欧陽 尉遲 諸葛 東方 司馬"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())


def pinyin_of(name: str) -> str:
    """What units are ordered by."""
    from pypinyin import lazy_pinyin  # 58 MB of phrases, for the few calls that need them

    return "".join(lazy_pinyin(name)).lower()


def surname_of(name: str) -> str:
    """The surname as far as it may stand in public: 罗 of 罗德厚, 令狐 of 令狐建军."""
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else name[:1]
