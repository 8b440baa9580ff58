"""Addresses inside a community as people write them, and the places that are known."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_HAN_NUMBER = "零〇○一二两三四五六七八九十百"


@dataclass(frozen=True, slots=True)
class Address:
    """A door as written, brought to one form: 12栋1单元302 is ``("12", "1", "302")``; what is not said is ``""``."""

    estate: str = ""
    building: str = ""
    entrance: str = ""
    room: str = ""

    def __str__(self) -> str:
        entrance = f"{self.entrance}单元" if self.entrance else ""
        return f"{self.estate}{self.building}栋{entrance}{self.room}"


def han_number(text: str) -> int | None:
    """十二 → 12, 二十 → 20, 三〇二 → 302, 一百零三 → 103; ``None`` if it is no number."""
    if not text or any(sign not in _HAN_NUMBER for sign in text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, number = 0, 0
    for sign in text:
        if sign in "十百":
            total += (number or 1) * (10 if sign == "十" else 100)
            number = 0
        else:
            number = _DIGITS[sign]
    return total + number


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"[\s\u200b\ufeff]+", "", re.sub(r"[‐‑‒–—―−~～_]", "-", text)).strip(";。、,")


def _number(text: str) -> str:
    """Digits without leading zeros, 十二 as 12; a letter stays: A1, 3B."""
    value = han_number(text)
    if value is not None:
        return str(value)
    shape = re.fullmatch(r"0*(\d+)(.*)", text)
    return shape[1] + shape[2] if shape else text


_N = rf"(?:[A-Z]{{0,2}}\d{{1,4}}[A-Z]?|[A-Z]|[{_HAN_NUMBER}]{{1,4}})"
_ROOM = rf"(?:[A-Z]?\d{{1,5}}[A-Z]?(?:-\d)?|[{_HAN_NUMBER}]{{1,6}})"
_BUILDING_WORD = r"(?:号楼|号栋|号幢|栋楼|栋|幢|座|楼|#楼|#栋|#|号)"
_ENTRANCE_WORD = r"(?:单元|号门|门栋|门|梯|单|#)"
_ROOM_WORD = r"(?:号房|房间|室|号|户|房)?"
_LANE = r"(?P<estate>.*?)(?:第)?"
# from the most explicit to the barest; a bare pair is building and room
_FORMS = tuple(
    re.compile(_LANE + form)
    for form in (
        rf"(?P<b>{_N}){_BUILDING_WORD}-?(?:第)?(?P<u>{_N}){_ENTRANCE_WORD}-?(?P<f>{_N})(?:楼|层)-?(?P<r>{_ROOM}){_ROOM_WORD}",
        rf"(?P<b>{_N}){_BUILDING_WORD}-?(?P<f>{_N})(?:楼|层)-?(?P<r>{_ROOM}){_ROOM_WORD}",
        rf"(?P<b>{_N}){_BUILDING_WORD}-?(?:第)?(?P<u>{_N}){_ENTRANCE_WORD}-?(?P<f>\d{{1,2}})-(?P<r>\d{{2}}){_ROOM_WORD}",
        rf"(?P<b>{_N}){_BUILDING_WORD}-?(?:第)?(?P<u>{_N}){_ENTRANCE_WORD}-?(?P<r>{_ROOM}){_ROOM_WORD}",
        rf"(?P<b>{_N}){_BUILDING_WORD}-?(?P<u>\d{{1,2}})-(?P<f>\d{{1,2}})-(?P<r>\d{{1,2}}){_ROOM_WORD}",
        rf"(?P<b>{_N}){_BUILDING_WORD}-?(?P<u>\d{{1,2}})[-/](?P<r>{_ROOM}){_ROOM_WORD}",
        rf"(?P<b>{_N})-(?P<u>\d{{1,2}})-(?P<f>\d{{1,2}})-(?P<r>\d{{1,2}}){_ROOM_WORD}",
        rf"(?P<b>{_N})(?P<s>[-/.#、\\])(?P<u>[A-Z]?\d{{1,2}}|[{_HAN_NUMBER}]{{1,2}})(?P=s)(?P<r>{_ROOM}){_ROOM_WORD}",
        rf"(?P<b>{_N})-(?P<u>{_N}){_ENTRANCE_WORD}-?(?P<r>{_ROOM}){_ROOM_WORD}",
        rf"(?P<b>{_N}){_BUILDING_WORD}-?(?P<r>{_ROOM}){_ROOM_WORD}",
        rf"(?P<b>{_N})-(?P<r>{_ROOM}){_ROOM_WORD}",
        rf"(?P<b>{_N}){_BUILDING_WORD}-?(?:第)?(?P<u>{_N}){_ENTRANCE_WORD}",
        rf"(?P<b>{_N}){_BUILDING_WORD}",
    )
)

#: What names a building is no estate's name: 「12栋1单元」 before 「15-02」 is not a place that has a building 15.
#: Nor is a number before a dash: 「五-」 before 「一-101」 is the building, not where it stands.
_STATED = re.compile(rf"\d(栋|幢|号楼|单元)|[\dA-Z{_HAN_NUMBER}][-/.#、\\]$")
#: 「101(2)」 is door 101, never 1012.
_COUNTED = re.compile(r"(?<=\d)\(\d{1,2}\)$")
_REMARK = re.compile(r"[(\[【][^)\]】]*[)\]】]")
_SEVERAL = re.compile(r"\d{3,5}(室|号|房)?[、,，;；/和及&+]\s*\d{3,5}(室|号|房)?\s*$")


def names_several_doors(text: str) -> bool:
    """「302、303」: two doors in one cell, and nobody says which is meant."""
    return _SEVERAL.search(text) is not None


@lru_cache(maxsize=8_192)
def parse_address(text: str) -> Address | None:
    """Take apart 「平庄花园12栋1单元302室」「12-1-302」「12#1-302」「十二栋一单元302」「12号楼1单元3楼2号」.

    A building or an entrance alone is understood too (with ``room`` empty); ``None`` if nothing is.
    """
    plain = _COUNTED.sub("", _plain(text))
    return _take_apart(re.sub(r"[(),]", "", plain)) or (_take_apart(_REMARK.sub("", plain)) if "(" in plain else None)


def _take_apart(plain: str) -> Address | None:
    for form in _FORMS:
        found = form.fullmatch(plain)
        if not found or _STATED.search(found["estate"]):
            continue
        parts = found.groupdict()
        room = read_room(parts.get("r") or "", floor=parts.get("f") or "")
        return Address(_estate(parts["estate"]), _number(parts["b"]), _number(parts.get("u") or ""), room)
    return None


def _estate(text: str) -> str:
    """「贵州省…平庄社区平庄花园」 and 「平庄路18号平庄花园」 leave 平庄花园; house numbers in a lane stay with it."""
    text = re.sub(r"^.*(?:省|自治州|州|市|区|县|街道|镇|乡|社区|居委会|村委会)(?=.{2,})", "", text)
    text = re.sub(r"^.*?(?:路|街|巷|大道)\d+号(?:附\d+号)?(?=.{2,})", "", text)
    return text.strip("-#、. ")


@lru_cache(maxsize=4_096)
def parse_building(text: str) -> Address | None:
    """A building's cell: 「12栋」「平庄花园16号楼」「A座」「十二」「12」 and also 「12栋1单元」."""
    plain = _plain(text)
    if re.fullmatch(_N, plain):
        return Address(building=_number(plain))
    return parse_address(plain)


@lru_cache(maxsize=1_024)
def parse_entrance(text: str) -> str:
    """「1单元」「一单元」「01」「1门」 → ``1``; anything else comes back as written."""
    plain = _plain(text)
    found = re.fullmatch(rf"第?({_N})(?:{_ENTRANCE_WORD})?", plain)
    return _number(found[1]) if found else plain


@lru_cache(maxsize=8_192)
def read_room(text: str, *, floor: str = "") -> str:
    """A door: 「302室」「3楼2号」 → ``302``; with ``floor`` given apart, 3 and 2 or 3 and 302 both give ``302``."""
    plain = _plain(text)
    plain = re.sub(r"(号房|房间|室|号|户|房|(?<=\d)\.0+)$", "", _REMARK.sub("", plain) or plain.strip("()[]【】"))
    if not plain:
        return ""
    if not floor:
        split = re.fullmatch(rf"({_N})(?:楼|层|F)-?({_N})", plain) or re.fullmatch(r"(\d{1,2})-(\d{1,2})", plain)
        floor, plain = (split[1], split[2]) if split else ("", plain)
    door, level = _number(plain), _number(re.sub(r"(楼|层|F)$", "", _plain(floor)))
    if level.isdigit() and door.isdigit() and len(door) <= 2:
        return f"{level}{door:0>2}"
    return door


@dataclass(frozen=True, slots=True)
class KnownBuilding:
    """A building on record. ``entrances`` maps each entrance to its doors; empty where nothing is known of them."""

    estate: str
    number: str
    entrances: Mapping[str, frozenset[str]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()


class KnownPlaces:
    """The community's buildings, looked up as people name them; also the area code that completes landlines."""

    def __init__(self, buildings: Iterable[KnownBuilding], *, area_code: str | None = None) -> None:
        self.buildings = tuple(buildings)
        self.area_code = area_code
        self.estates = tuple(dict.fromkeys(building.estate for building in self.buildings))
        self._by_number: dict[str, list[KnownBuilding]] = {}
        for building in self.buildings:
            for name in {building.number, *building.aliases}:
                parsed = parse_building(name)
                self._by_number.setdefault(parsed.building if parsed else _plain(name), []).append(building)

    def find_estate(self, text: str) -> str:
        """The estate that a title or a prefix names, the longest if several; ``""`` if none."""
        return max((name for name in self.estates if name and name in text), key=len, default="")

    def find_buildings(self, estate: str, number: str) -> list[KnownBuilding]:
        """All buildings of that number: one is right, none is unknown, several need the estate's name.

        平庄小区 is how people call 平庄花园, if there is no other 平庄.
        """
        found = self._by_number.get(number, [])
        if not estate:
            return found
        called = estate.removesuffix("小区") or estate
        return [one for one in found if one.estate in estate or called in one.estate]
