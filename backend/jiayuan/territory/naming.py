"""Names of places and of heads of households, as far as this floor needs them."""

from __future__ import annotations

from pypinyin import lazy_pinyin


def pinyin_of(name: str) -> str:
    """What units are ordered by."""
    return "".join(lazy_pinyin(name)).lower()
