"""Which category somebody's words mean; all it knows are the categories' own keywords, rows that the desk edits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Words:
    """A category's vocabulary. ``灯+坏`` needs both words, ``-路灯`` rules the category out."""

    category_id: UUID
    title: str
    keywords: str


@dataclass(frozen=True, slots=True)
class Guess:
    category_id: UUID
    weight: int


def recognise(text: str, vocabulary: Iterable[Words], most: int = 3) -> list[Guess]:
    """The categories that the text may mean, likeliest first, at most ``most``; none where no keyword is said.

    A keyword weighs as many signs as it has, the category's own title twice; of equal ones the earlier row leads.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
    guesses = [Guess(words.category_id, _weight(plain, words)) for words in vocabulary]
    return sorted((guess for guess in guesses if guess.weight > 0), key=lambda guess: -guess.weight)[:most]


def _weight(plain: str, words: Words) -> int:
    weight = 2 * len(words.title) if words.title in plain else 0
    for keyword in words.keywords.casefold().split():
        if keyword.startswith("-"):
            if keyword[1:] in plain:
                return 0
            continue
        parts = [part for part in keyword.split("+") if part]
        if parts and all(part in plain for part in parts):
            weight += sum(map(len, parts))
    return weight
