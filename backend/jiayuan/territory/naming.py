"""Names of places and of heads of households, as far as this floor needs them."""

from __future__ import annotations

from jiayuan.kernel.names import COMPOUND_SURNAMES as COMPOUND_SURNAMES


def pinyin_of(name: str) -> str:
    """What units are ordered by."""
    from pypinyin import lazy_pinyin  # 58 MB of phrases, for the few calls that need them

    return "".join(lazy_pinyin(name)).lower()


def surname_of(name: str) -> str:
    """The surname as far as it may stand in public: 罗 of 罗德厚, 令狐 of 令狐建军."""
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else name[:1]
