"""Names of places and of heads of households, as far as this floor needs them."""

from __future__ import annotations


def pinyin_of(name: str) -> str:
    """What units are ordered by."""
    from pypinyin import lazy_pinyin  # 58 MB of phrases, for the few calls that need them

    return "".join(lazy_pinyin(name)).lower()
