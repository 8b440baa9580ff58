"""Whether two records are likely of one person, or two households likely one: weighed, with the reasons in words.

Pure: nothing is decided here. A number in the clear is never needed, blind indexes are compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jiayuan.people.names import normalise_name, pinyin_key

#: What speaks for one person, in points. The same document number needs no rule: ``person_document_once`` refuses it
#: whatever the kind.
EVIDENCE = {
    "name_and_birth": 60,
    "phone_and_name": 60,
    "home_and_name": 60,
    "phone_and_similar_name": 50,
}
#: What speaks against it.
DOUBTS = {"sex": -30, "birth": -40, "citizen_id": -30}
#: From so many points on somebody is asked.
ASKED_FROM = 50
#: Birth dates so near are one that was written down wrongly, beside the same name and home.
_NEAR_DAYS = 366
_UNKNOWN_SEX = frozenset({"0", "9"})

REASON_WORDS = {
    "name_and_birth": "姓名、出生日期都一样",
    "phone_and_name": "电话一样，姓名也一样",
    "home_and_name": "同名，住同一套房，出生日期相近或有一份没写",
    "phone_and_similar_name": "电话一样，姓名同音或只差一个字",
    "sex": "性别不一样",
    "birth": "出生日期差得远",
    "citizen_id": "身份证号码不一样",
    "same_members": "同一套房的两户，有人两边都在",
    "all_members": "同一套房的两户，人都对得上",
}


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a record is compared; ``phone`` and ``citizen_id`` are blind indexes, ``homes`` the dwellings of now."""

    name: str
    sex: str
    birth_on: date | None = None
    phone: bytes | None = None
    citizen_id: bytes | None = None
    homes: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely it is, from 1 to 100, and the codes of what speaks for and against it."""

    weight: int
    reasons: tuple[str, ...]


def likeness(one: Traits, other: Traits) -> Likeness | None:
    """Why two records are likely of one person; None where nothing speaks for it or too much against."""
    reasons = _evidence(one, other)
    if not reasons:
        return None
    reasons += _doubts(one, other)
    weight = sum((EVIDENCE | DOUBTS)[reason] for reason in reasons)
    return Likeness(min(weight, 100), tuple(reasons)) if weight >= ASKED_FROM else None


def households_alike(one: Mapping[UUID, Traits], other: Mapping[UUID, Traits]) -> Likeness | None:
    """Why two households at one door are likely one: the same people in both. None where nobody is in both."""
    if not one or not other:
        return None
    fewer, more = sorted((one, other), key=len)
    both = sum(any(_is_member(person, traits, *found) for found in more.items()) for person, traits in fewer.items())
    if not both:
        return None
    weight = ASKED_FROM + (100 - ASKED_FROM) * both // len(fewer)
    return Likeness(weight, ("all_members" if both == len(fewer) else "same_members",))


def _is_member(person: UUID, traits: Traits, known: UUID, of_known: Traits) -> bool:
    return person == known or likeness(traits, of_known) is not None


def is_similar(one: str, other: str) -> bool:
    """Two names that are not the same, but sound the same, or differ in one sign of three or more."""
    one, other = normalise_name(one), normalise_name(other)
    if one == other:
        return False
    if pinyin_key(one) and pinyin_key(one) == pinyin_key(other):
        return True
    apart = sum(left != right for left, right in zip(one, other, strict=False))
    return len(one) == len(other) >= 3 and apart == 1


def is_near(one: date | None, other: date | None) -> bool:
    """Whether two birth dates may be one: at most a year apart, day and month exchanged, or one of them unknown."""
    if one is None or other is None:
        return True
    exchanged = one.year == other.year and (one.month, one.day) == (other.day, other.month)
    return exchanged or abs((one - other).days) <= _NEAR_DAYS


def _evidence(one: Traits, other: Traits) -> list[str]:
    found: list[str] = []
    same_name = normalise_name(one.name) == normalise_name(other.name)
    if same_name and one.birth_on is not None and one.birth_on == other.birth_on:
        found.append("name_and_birth")
    if one.phone is not None and one.phone == other.phone:
        if same_name:
            found.append("phone_and_name")
        elif is_similar(one.name, other.name):
            found.append("phone_and_similar_name")
    if same_name and one.homes & other.homes and is_near(one.birth_on, other.birth_on):
        found.append("home_and_name")
    return found


def _doubts(one: Traits, other: Traits) -> list[str]:
    found: list[str] = []
    if one.sex != other.sex and not {one.sex, other.sex} & _UNKNOWN_SEX:
        found.append("sex")
    if not is_near(one.birth_on, other.birth_on):
        found.append("birth")
    if None not in (one.citizen_id, other.citizen_id) and one.citizen_id != other.citizen_id:
        found.append("citizen_id")
    return found


def words_of(reasons: Sequence[str], *, against: bool) -> list[str]:
    """The reasons for or against it, as people say them."""
    return [REASON_WORDS[reason] for reason in reasons if (reason in DOUBTS) is against]
