"""The dictionary of facts: each has one owner, one title, one format, and a time after which it should be confirmed.

Values stay in typed columns; this list says where, so that forms, imports, sheets from above and the marks of
freshness speak of the same thing (``person.phone``) without knowing the table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Format = Literal["text", "date", "code", "document", "phone", "number", "place"]


@dataclass(frozen=True, slots=True)
class Fact:
    """``subject.name``, e.g. ``person.phone``. ``codes`` names the national table; ``fresh_days`` None: never ages.

    ``purpose`` is what it is collected for, as it is told to who is asked (PIPL 第六条、第十七条; R103).
    """

    name: str
    title: str
    format: Format
    column: str
    codes: str | None = None
    fresh_days: int | None = None
    #: PIPL 第二十八条 (PV-07).
    sensitive: bool = False
    purpose: str = ""

    @property
    def subject(self) -> str:
        return self.name.partition(".")[0]


_FACTS: dict[str, Fact] = {}


def declare_facts(facts: Iterable[Fact]) -> None:
    """Add facts to the dictionary. Raises ValueError for a name that means something else already."""
    for fact in facts:
        if _FACTS.get(fact.name, fact) != fact:
            raise ValueError(f"fact {fact.name} is declared twice")
        _FACTS[fact.name] = fact


def all_facts() -> list[Fact]:
    return [_FACTS[name] for name in sorted(_FACTS)]


def find_fact(name: str) -> Fact | None:
    return _FACTS.get(name)


def is_fresh(fact: Fact, confirmed_at: datetime | None, now: datetime) -> bool:
    """Whether the fact need not be asked again: within its time nobody may (GR-11)."""
    if confirmed_at is None:
        return False
    return fact.fresh_days is None or now < confirmed_at + timedelta(days=fact.fresh_days)
