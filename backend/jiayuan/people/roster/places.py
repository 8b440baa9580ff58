"""From the cells of one row to a door: known, new in a known building, or a fault at one of the cells."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from jiayuan.people.addresses import (
    Address,
    KnownPlaces,
    names_several_doors,
    parse_address,
    parse_building,
    parse_entrance,
    read_room,
)
from jiayuan.people.roster.results import Door


class PlaceTexts(NamedTuple):
    """What stands in the place cells of a row; same order as ``PLACE_FIELDS``."""

    estate: str = ""
    building: str = ""
    entrance: str = ""
    floor: str = ""
    room: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    door: Door
    is_new: bool


@dataclass(frozen=True, slots=True)
class NotFound:
    field: str
    code: str
    message: str


_ENTRANCE_AND_ROOM = re.compile(r"第?([A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})(?:单元|门|梯|-|/|#)-?(.*\d.*)")
_ENTRANCE_FLOOR_DOOR = re.compile(r"\s*(\d{1,2})[-－—–](\d{1,2})[-－—–](\d{1,2})(?:室|号|户)?\s*")
_FLOOR_AND_DOOR = re.compile(r"[^栋幢座#单]{1,3}[楼层][^楼层]{1,4}")
_ESTATE_ENDING = re.compile(r"(花园|小区|苑|城|府|庭|湾|里|村|家园|公寓|院|园|新居|山庄|广场|中心|期)$")


_DATE = re.compile(r"(19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}日")
_OF_A_BUILDING = re.compile(r"[栋幢座#-]|号楼")
TURNED_INTO_A_DATE = "表格把门牌变成了日期。请把这一列设成“文本”，再写成12-1-302这样。"

_REMEMBERED = 4_096


class Places:
    """Looks doors up among the known ones; remembers what it has seen, since a door stands on several rows."""

    def __init__(self, known: KnownPlaces) -> None:
        self._known = known
        self._seen: dict[tuple[PlaceTexts, Address], Found | NotFound] = {}

    def find(self, texts: PlaceTexts, context: Address) -> Found | NotFound:
        """``context`` is what titles, sheet names and section lines say of all rows below them."""
        key = (texts, context)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()  # a household's rows stand together: memory need not grow with the file
            found = self._seen[key] = self._find(texts, context)
        return found

    def _find(self, texts: PlaceTexts, context: Address) -> Found | NotFound:
        if not any(texts):
            return NotFound("address", "address_missing", "没写住在哪里。请补上楼栋、单元和房号。")
        for field in ("room", "address"):
            said = getattr(texts, field)
            if _DATE.fullmatch(said):
                return NotFound(field, "address_is_date", TURNED_INTO_A_DATE)
            if names_several_doors(said):
                return NotFound(field, "several_doors", f"“{said[:20]}”是几个门牌，不知道住哪一个。请只留一个。")
        parts = _take_apart(texts, context)
        if isinstance(parts, NotFound):
            return parts
        address, building_field = parts
        number = address.building or context.building
        if not number and len(self._known.buildings) == 1:
            number = self._known.buildings[0].number
        if not number and not texts.building and _OF_A_BUILDING.search(texts.room):
            return NotFound("room", "address_unreadable", _unreadable(texts.room))
        if not number:
            return NotFound("building", "building_missing", "没写楼栋。请补上，比如12栋。")
        same_building = not address.building or address.building == context.building
        entrance = address.entrance or (context.entrance if same_building else "")
        return self._look_up(address, number, entrance, building_field, context)

    def _look_up(
        self, address: Address, number: str, entrance: str, building_field: str, context: Address
    ) -> Found | NotFound:
        known = self._known
        estate = known.find_estate(address.estate) or address.estate
        if estate and len(known.estates) == 1 and estate not in known.estates and not _ESTATE_ENDING.search(estate):
            estate = ""  # a street and number before the only estate there is
        buildings = known.find_buildings(estate or context.estate, number)
        if not buildings:
            return NotFound(
                building_field,
                "unknown_building",
                f"社区里没有{estate}{number}栋。写错了就改；确实有这栋楼，请先在“房屋”里建楼再导入。",
            )
        if len(buildings) > 1:
            names = "、".join(building.estate for building in buildings)
            return NotFound(building_field, "building_ambiguous", f"{names}都有{number}栋。请在前面写上小区名。")
        building = buildings[0]
        if not entrance and building.entrances:
            if len(building.entrances) > 1:
                return NotFound(
                    "entrance", "entrance_missing", f"{number}栋有几个单元，没写是哪一个。请补上，比如1单元。"
                )
            entrance = next(iter(building.entrances))
        if building.entrances and entrance not in building.entrances:
            said = "、".join(building.entrances)
            return NotFound(
                "entrance", "unknown_entrance", f"{number}栋只有{said}单元，没有{entrance}单元。请核对后改。"
            )
        if not address.room:
            return NotFound("room", "room_missing", "没写房号。请补上，比如302。")
        doors = building.entrances.get(entrance, frozenset())
        return Found(Door(building.estate, building.number, entrance, address.room), address.room not in doors)


def _take_apart(texts: PlaceTexts, context: Address) -> tuple[Address, str] | NotFound:
    """All cells as one address, and the field that named the building."""
    whole = parse_address(texts.address) if texts.address else Address()
    room_text = texts.room
    if whole is None or (texts.building and texts.address and re.fullmatch(r"\d{3,4}\D?", texts.address)):
        if not texts.building or room_text:
            if not texts.building:
                return NotFound("address", "address_unreadable", _unreadable(texts.address))
        else:
            room_text = texts.address
        whole = Address()
    stated = parse_building(texts.building) if texts.building else Address()
    if stated is None:
        return NotFound("building", "unknown_building", f"看不懂楼栋“{texts.building[:20]}”。请写成12栋这样。")
    in_room = _room_cell(room_text, texts.floor, bool(stated.building or whole.building or context.building))
    if stated.building and in_room.room and _differs(whole, stated, in_room):
        whole = Address()  # the door is said without it: an address of another place is a remark
    stated = replace(stated, entrance=parse_entrance(texts.entrance) or stated.entrance)
    for field, one, other in (
        ("room", stated, in_room),
        ("address", stated, whole),
        ("address", in_room, whole),
    ):
        if _differs(one, other):
            return NotFound(
                field,
                "place_contradicts",
                f"“{getattr(texts, field)[:20]}”和这一行别的格子说的不是同一处。请改成一样的。",
            )
    building_field = "building" if stated.building else "address" if whole.building else "room"
    address = Address(
        texts.estate or stated.estate or whole.estate or in_room.estate,
        stated.building or whole.building or in_room.building,
        stated.entrance or whole.entrance or in_room.entrance,
        in_room.room or whole.room or stated.room,
    )
    return address, building_field


def _differs(one: Address, *others: Address) -> bool:
    """Whether two cells name different buildings, entrances or doors; what is not said agrees with all."""
    return any(
        mine and said and mine != said
        for other in others
        for mine, said in (
            (one.building, other.building),
            (one.entrance, other.entrance),
            (one.room, other.room),
        )
    )


def _unreadable(text: str) -> str:
    return f"看不懂住址“{text[:30]}”。请写成12栋1单元302这样。"


def _room_cell(text: str, floor: str, has_building: bool) -> Address:
    """A door's cell may hold 「302」, 「1-302」, 「1单元302」 or the whole of 「12-1-302」."""
    if not text:
        return Address()
    three = _ENTRANCE_FLOOR_DOOR.fullmatch(text) if has_building else None
    if three:
        return Address(entrance=parse_entrance(three[1]), room=read_room(three[3], floor=three[2]))
    entrance = _ENTRANCE_AND_ROOM.fullmatch(text.upper())
    if entrance and (has_building or "单元" in text) and not re.fullmatch(r"\d{1,2}-\d{1,2}", text):
        inner = parse_address(text)
        if inner and inner.room and inner.entrance:
            return inner
        return Address(entrance=parse_entrance(entrance[1]), room=read_room(entrance[2]))
    if not has_building or re.search(r"[栋幢#]|号楼|-.*-", text):
        inner = parse_address(text)
        if inner and inner.room and not _FLOOR_AND_DOOR.fullmatch(text):
            return inner
    return Address(room=read_room(text, floor=floor))
