"""The closed lists of places and what can be computed about them: no I/O, no clock."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jiayuan.territory.naming import surname_of

LEVELS = {"province": "省", "city": "市", "district": "区县", "street": "街道", "community": "社区"}

#: R004: a street compares like with like.
COMMUNITY_KINDS = {
    "new_estates": "新建楼盘",
    "converted_village": "村改居",
    "old_estates": "老旧小区",
    "work_unit": "单位型",
    "mixed": "混合",
}
#: R273: what has to happen when a village becomes a community.
CONVERSION_STEPS = {
    "area_code": "区划代码",
    "party_orgs": "党组织设置",
    "committee": "居民委员会选举",
    "registers": "户籍登记",
    "assets": "集体资产处置",
    "social_insurance": "社会保险衔接",
    "addresses": "门牌地址编制",
    "road_names": "道路命名",
}
ESTATE_STATES = {"planned": "规划中", "under_construction": "在建", "handed_over": "已交付", "occupied": "已入住"}
GRID_KINDS = {"ordinary": "普通网格", "special": "专属网格"}
DWELLING_USES = {
    "owner": "自住",
    "rented": "出租",
    "vacant": "空置",
    "shop": "经营",
    "office": "办公",
    "other": "其他",
    "unknown": "待核实",
}
UNIT_KINDS = {
    "enterprise": "企业",
    "property_company": "物业服务企业",
    "government": "机关",
    "institution": "事业单位",
    "school": "学校",
    "medical": "医疗机构",
    "social_org": "社会组织",
    "shop": "沿街商户",
    "other": "其他",
}
DUTIES = {"main": "主责", "deputy": "副责"}
LEAVE_STATES = {"asked": "待顶岗人确认", "accepted": "已确认", "declined": "已谢绝", "cancelled": "已取消"}
RESPONSIBLE_SCOPES = {"community": "社区", "estate": "小区", "grid": "网格", "building": "楼栋", "entrance": "单元"}
RESPONSIBLE_ROLES = {
    "party_contact": "党员联系人",
    "property_steward": "物业管家",
    "police_officer": "社区民警",
    "doctor": "家庭医生",
    "fire_watch": "消防责任人",
    "community_contact": "社区包片干部",
}

#: Roles of staff, who stand on plates by their name; members and volunteers stand there by surname (PV-11).
STAFF_ROLES = {"property_steward", "police_officer", "doctor", "community_contact"}


def shown_on_plate(role: str, name: str) -> str:
    """How somebody stands on a plate and on public pages: staff by name, members and volunteers by surname.

    No publication without separate consent (个人信息保护法 第二十五条, PV-11).
    """
    if role in STAFF_ROLES:
        return name
    return f"{surname_of(name)}同志" if role == "party_contact" else f"{surname_of(name)}师傅"


_EARTH_KM = 6371.0088


def area_km2(boundary: Mapping[str, object]) -> float:
    """Square kilometres of a GeoJSON Polygon or MultiPolygon in WGS-84, on the sphere; holes are taken off.

    Good to about 0.5 % at the size of a community. Raises BoundaryUnfit for anything that is no closed outline.
    """
    return sum(_ring_km2(polygon[0]) - sum(_ring_km2(hole) for hole in polygon[1:]) for polygon in _polygons(boundary))


def centre(boundary: Mapping[str, object]) -> tuple[float, float]:
    """Longitude and latitude of the middle of the outline's corners."""
    points = [point for polygon in _polygons(boundary) for point in polygon[0][:-1]]
    return (
        round(sum(point[0] for point in points) / len(points), 6),
        round(sum(point[1] for point in points) / len(points), 6),
    )


class BoundaryUnfit(ValueError):
    """The outline cannot be one; the sentence says why."""


Ring = Sequence[tuple[float, float]]


def _polygons(boundary: Mapping[str, object]) -> list[list[Ring]]:
    kind, coordinates = boundary.get("type"), boundary.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(coordinates, list) or not coordinates:
        raise BoundaryUnfit("边界要是 GeoJSON 的 Polygon 或 MultiPolygon")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return [[_ring(ring) for ring in polygon] for polygon in polygons]


def _ring(ring: object) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4 or ring[0] != ring[-1]:
        raise BoundaryUnfit("边界的每一圈至少四个点，首尾相同")
    points: list[tuple[float, float]] = []
    for point in ring:
        if not isinstance(point, list) or len(point) < 2 or not all(isinstance(part, (int, float)) for part in point):
            raise BoundaryUnfit("边界的点要是经度和纬度")
        longitude, latitude = float(point[0]), float(point[1])
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            raise BoundaryUnfit("边界的点要是经度和纬度，经度在前")
        points.append((longitude, latitude))
    return points


def _ring_km2(ring: Ring) -> float:
    total = 0.0
    for (lon1, lat1), (lon2, lat2) in pairwise(ring):
        total += math.radians(lon2 - lon1) * (2 + math.sin(math.radians(lat1)) + math.sin(math.radians(lat2)))
    return abs(total) * _EARTH_KM**2 / 2


def position_of(number: str) -> int:
    """Where a building or entrance stands in a row: its first number, those without one behind all others."""
    found = re.search(r"\d+", number)
    return min(int(found.group()), 9_999_999) if found else 9_999_999


#: Three digits (GR-04).
_LAST_SERIAL = 999


def next_serial(used: Collection[int]) -> int | None:
    """The serial after the highest; behind the last one the lowest that was never used. None where all 999 were."""
    highest = max(used, default=0)
    if highest < _LAST_SERIAL:
        return highest + 1
    return next((serial for serial in range(1, _LAST_SERIAL) if serial not in used), None)


def grid_code(community_code: str, serial: int) -> str:
    """Community code (12) and a serial of three digits (GR-04, GB/T 34300)."""
    if not 1 <= serial <= _LAST_SERIAL:
        raise ValueError("the serial of a grid has three digits")
    return f"{community_code}{serial:03d}"


@dataclass(frozen=True, slots=True)
class Band:
    """How a count stands to what is recommended: ``below``, ``within`` or ``above``, in words."""

    judged: str
    words: str


def grid_size(households: int, people: int) -> Band:
    """A city grid has about 300–500 households or 1 000 people; outside is a warning, never a refusal (GR-01)."""
    if households > 500 and people > 1000:
        return Band("above", f"{households:,}户，多于建议的300–500户")
    if households < 300 and people < 1000:
        return Band("below", f"{households:,}户，少于建议的300–500户")
    return Band("within", f"{households:,}户，在建议的300–500户左右")


def committee_size(households: int) -> Band:
    """A residents' committee covers as a rule 1 000–3 000 households (居组法 第三条, 2025; RC-01)."""
    if households < 1000:
        return Band("below", f"{households:,}户，少于一般的1,000–3,000户")
    if households > 3000:
        return Band("above", f"{households:,}户，多于一般的1,000–3,000户")
    return Band("within", f"{households:,}户，在一般的1,000–3,000户之内")


#: What a building's record should hold (R102), with the words of what is missing.
BUILDING_FACTS = {
    "number": "楼号",
    "floors": "层数",
    "entrances_count": "单元",
    "dwellings": "房屋",
    "address": "门牌地址",
    "built_year": "建成年份",
    "lifts": "电梯",
    "water_tank": "二次供水与水箱",
    "fire_equipment": "消防设施",
    "contact_name": "楼栋联系人",
    "contact_line": "联系电话",
    "latitude": "位置",
    "grid_id": "所属网格",
    "structure": "结构",
}


#: What an estate's record should hold (R102).
ESTATE_FACTS = {
    "address": "地址",
    "developer": "开发企业",
    "built_year": "建成年份",
    "property_unit_id": "物业服务企业",
    "owners_committee": "业主委员会",
    "public_rooms": "公共用房",
    "parking_places": "停车位",
    "boundary": "边界",
}
#: Counts that are a fact only when they are not nought; a building without a lift is complete.
_COUNTED = {"floors", "entrances_count", "dwellings"}


@dataclass(frozen=True, slots=True)
class Completeness:
    percent: int
    missing: tuple[str, ...]


def completeness(record: Mapping[str, object], facts: Mapping[str, str] = BUILDING_FACTS) -> Completeness:
    """How much of a record is filled, in whole per cent rounded down, and what is missing (R102)."""
    missing = tuple(words for fact, words in facts.items() if _lacks(fact, record.get(fact)))
    return Completeness(100 * (len(facts) - len(missing)) // len(facts), missing)


def _lacks(fact: str, value: object) -> bool:
    return value is None or value == "" or (fact in _COUNTED and not value)


_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def uscc_check(first17: str) -> str:
    """The last sign of a unified social credit code for the 17 before it: mod 31 (GB 32100-2015, GR-34)."""
    total = sum(_USCC.index(sign) * weight for sign, weight in zip(first17, _USCC_WEIGHTS, strict=True))
    return _USCC[(31 - total % 31) % 31]


def is_uscc(code: str) -> bool:
    """Whether this is a unified social credit code: 18 signs, no I O S V Z, the last checks the others (GR-34)."""
    return len(code) == 18 and set(code) <= set(_USCC) and uscc_check(code[:17]) == code[17]


@dataclass(frozen=True, slots=True)
class AreaCode:
    """What digits 7–12 of a code say (统计用区划代码编制规则, 2009; GR-31, GR-32)."""

    level: str
    kind: str | None


def read_area_code(code: str) -> AreaCode:
    """The level and kind of a division by its digits (GR-31, GR-32). Raises ValueError for a length of no level."""
    levels = {2: "province", 4: "city", 6: "district", 9: "street", 12: "community"}
    if len(code) not in levels or not code.isdigit():
        raise ValueError(f"{code} is no code of an area")
    if len(code) == 9:
        number = int(code[6:9])
        kinds = ((99, "街道"), (199, "镇"), (399, "乡"), (599, "类似乡级单位"))
        return AreaCode("street", next((kind for last, kind in kinds if 1 <= number <= last), None))
    if len(code) == 12:
        number = int(code[9:12])
        kinds = ((199, "居民委员会"), (399, "村民委员会"), (499, "类似居民委员会"), (599, "类似村民委员会"))
        return AreaCode("community", next((kind for last, kind in kinds if 1 <= number <= last), None))
    return AreaCode(levels[len(code)], None)
