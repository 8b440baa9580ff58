"""The places of the reference community, and of as many others as a benchmark wants. All of it is invented."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from jiayuan.kernel.seeding import Row, Seed, Sheet
from jiayuan.territory import rules
from jiayuan.territory.naming import pinyin_of

FOUNDED = date(2021, 7, 1)
_TURN = math.radians(8)  # the estate does not lie square to the compass
_BUILDING = (62.0, 14.0)
_STEP = (84.0, 40.0)
_ENTRANCE_AT = 17.0


@dataclass(frozen=True, slots=True)
class CommunityPlan:
    """What a community is built from. ``buildings`` and ``households`` are counts for each of its grids."""

    id: int
    code: str
    name: str
    estate: str
    longitude: float
    latitude: float
    buildings: tuple[int, ...]
    households: tuple[int, ...]
    people: int
    floors: int = 18
    former_name: str | None = None
    is_reference: bool = False


REFERENCE = CommunityPlan(
    id=1, code="520302010007", name="平庄社区", estate="平庄花园", longitude=106.9421, latitude=27.6386,
    buildings=(7, 7, 7, 6), households=(420, 420, 420, 360), people=4860, former_name="礼仪社区", is_reference=True,
)  # fmt: skip
#: The pilots of the source. No published division has their names: codes that nobody was given, in three streets.
PILOTS = (
    ("520302010181", "七塘社区", "七塘新居", 106.9530, 27.6450),
    ("520302003181", "文明社区", "文明家园", 106.9230, 27.6960),
    ("520302011181", "东笋社区", "东笋雅苑", 106.9180, 27.6780),
)


class Door(NamedTuple):
    """A dwelling as the people's part needs it; ``grid`` counts from 0."""

    id: UUID
    building_id: UUID
    grid_id: UUID
    grid: int
    building: int
    entrance: int
    floor: int
    door: str


@dataclass(slots=True)
class Places:
    """The rows of one community's places, and what later parts refer to."""

    plan: CommunityPlan
    profile_id: UUID
    grids: list[UUID] = field(default_factory=list)
    units: dict[str, UUID] = field(default_factory=dict)
    doors: list[Door] = field(default_factory=list)
    entrances: dict[tuple[int, int], UUID] = field(default_factory=dict)
    buildings: dict[int, UUID] = field(default_factory=dict)
    points: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict)
    boundary: dict[str, object] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)


def small_plan(number: int, code: str, name: str, estate: str, at: tuple[float, float], people: int) -> CommunityPlan:
    """A community of ``people`` in households of three: low houses for a pilot, towers for a benchmark."""
    households = max(1, round(people / 3))
    floors, per_building = (6, 19) if people <= 1000 else (18, 58)
    buildings = max(2, math.ceil(households / per_building))
    grids = max(1, round(buildings / 7))
    shares = [buildings // grids + (grid < buildings % grids) for grid in range(grids)]
    homes = [households * share // buildings for share in shares]
    homes[0] += households - sum(homes)
    return CommunityPlan(number, code, name, estate, at[0], at[1], tuple(shares), tuple(homes), people, floors)


#: name, kind, contact, last digits of the line, number of the building it is at
UNITS = (
    ("安家物业服务有限公司平庄分公司", "property_company", "管家宁", "0101", 8),
    ("平庄小学", "school", "育才良", "0102", None),
    ("惠民农商银行平庄支行", "enterprise", "钱有数", "0103", 1),
    ("平庄社区卫生服务站", "medical", "白护康", "0104", 15),
    ("平庄社区警务室", "government", "警长安", "0105", 14),
    ("遵安电梯工程有限公司平庄维保站", "enterprise", "梁上行", "0106", 22),
    ("平庄供水服务站", "institution", "江自流", "0107", None),
    ("平庄农贸市场管理有限公司", "enterprise", "蔡满仓", "0108", None),
    ("平庄经济发展合作社", "other", "金合作", "0109", 27),
)
_CONTACTS = (
    "石承诺", "罗德厚", "令狐建军", "田维新", "冉光明", "张永祥", "犹永忠", "娄正刚", "蹇国华",
    "申大贵", "骆世昌", "敖德荣", "龚明义", "雷正平", "简朝阳", "黄启林", "娄世杰", "赵文轩",
    "何永胜", "杨昌盛", "吴定邦", "陈守信", "王开泰", "李克勤", "周维民", "徐立业", "郑守田",
)  # fmt: skip
_STEWARDS = ("管小勤", "宁晓帆", "安如意", "贾平和")
_DOCTORS = ("白护康", "康见喜", "卫常青", "石妙言")
_OFFICERS = ("包一片", "包两头", "包三多", "包四方")


def lay_out(plan: CommunityPlan, seed: Seed, today: date, at: datetime, by: UUID) -> Places:
    """All places of one community. The same plan and day give the same places."""
    places = Places(plan, seed.uuid7())
    estate_id = seed.uuid7()
    ground = _Ground(plan)
    places.boundary = ground.outline(ground.whole(70))
    if plan.is_reference:
        places.units = {name: seed.uuid7() for name, *_ in UNITS}
    profile = (plan.id, places.profile_id, "new_estates", "0851-20000001", f"{plan.estate}服务中心", None, 1)
    property_id = places.units.get(UNITS[0][0])
    estate = (
        plan.id, estate_id, plan.estate, "商品房", "occupied", f"礼仪街道平庄路{plan.id}号", "遵义宜居置业有限公司",
        2019, date(2016, 5, 18), date(2019, 9, 28), date(2019, 12, 1), property_id, "已成立，2024年换届",
        "党群活动室、老年活动室、物业用房", 1180, ground.outline(ground.whole(25)), 1,
    )  # fmt: skip
    grids, buildings, belonging, entrances, dwellings = (_empty(table) for table in _COLUMNS)
    number = 0
    for grid, count in enumerate(plan.buildings):
        grid_id = seed.uuid7()
        places.grids.append(grid_id)
        outline = ground.outline(ground.block(grid, 12))
        longitude, latitude = rules.centre(outline)
        grids.rows.append((
            plan.id, grid_id, rules.grid_code(plan.code, grid + 1), grid + 1, f"{_han(grid + 1)}网格", "ordinary",
            FOUNDED, None, outline, round(rules.area_km2(outline), 4), longitude, latitude, 1,
        ))  # fmt: skip
        for place in range(count):
            number += 1
            building_id = seed.uuid7()
            places.buildings[number] = building_id
            buildings.rows.append(_building(plan, number, building_id, estate_id, grid_id, ground, grid, place))
            belonging.rows.append(
                (plan.id, seed.uuid7(), building_id, grid_id, FOUNDED, None, "网格划分", by, at - timedelta(days=400))
            )
            for entrance in (1, 2):
                entrances.rows.append(_entrance(places, seed, ground, number, building_id, entrance, grid, place))
                entrance_id = places.entrances[number, entrance]
                for floor in range(1, plan.floors + 1):
                    for door in (f"{floor}01", f"{floor}02"):
                        home = Door(seed.uuid7(), building_id, grid_id, grid, number, entrance, floor, door)
                        places.doors.append(home)
                        dwellings.rows.append((
                            plan.id, home.id, building_id, entrance_id, floor, door, "vacant", None,
                            (86.4, 102.7)[door.endswith("2")], None, 1,
                        ))  # fmt: skip
    units, addresses = _units(places, seed) if plan.is_reference else (_empty("unit"), _empty("unit_address"))
    places.sheets = [
        units,
        Sheet("community_profile", _PROFILE, [profile]),
        Sheet("estate", _ESTATE, [estate]),
        grids, buildings, belonging, entrances, dwellings, addresses,
        *([_responsibles(places, seed)] if plan.is_reference else []),
    ]  # fmt: skip
    return places


def duties(
    places: Places, seed: Seed, workers: Sequence[UUID], posts: dict[tuple[UUID, UUID, str], UUID], today: date
) -> Sheet:
    """Main worker and deputy of each grid. ``posts``: the post that goes with worker, grid and duty."""
    sheet = _empty("grid_duty")
    for grid, grid_id in enumerate(places.grids):
        for worker, duty in ((workers[grid], "main"), (workers[-1 - grid], "deputy")):
            if duty == "deputy" and worker == workers[grid]:
                continue  # the only worker is nobody's deputy
            post_id = posts.get((worker, grid_id, duty))
            since = today - timedelta(days=500 - 40 * grid)
            sheet.rows.append((places.plan.id, seed.uuid7(), grid_id, worker, duty, since, None, post_id))
    return sheet


class _Ground:
    """Where things stand, in metres from the middle: blocks of a grid in two rows, buildings in two columns."""

    def __init__(self, plan: CommunityPlan) -> None:
        self._middle = plan.longitude, plan.latitude
        self._columns = math.ceil(len(plan.buildings) / 2)
        self._deep = max(math.ceil(count / 2) for count in plan.buildings) * _STEP[1]
        self._count = len(plan.buildings)

    def block(self, grid: int, margin: float) -> tuple[float, float, float, float]:
        """West, south, east, north of a grid; from the north-west round to the south-west."""
        column = grid if grid < self._columns else 2 * self._columns - 1 - grid
        wide = 2 * _STEP[0] + 24
        west = (column - self._columns / 2) * wide
        south = 14.0 if grid < self._columns else -14.0 - self._deep
        return west + 12 - margin, south - margin, west + wide - 12 + margin, south + self._deep + margin

    def whole(self, margin: float) -> tuple[float, float, float, float]:
        half = self._columns * (2 * _STEP[0] + 24) / 2
        low = 14 + self._deep if self._count > self._columns else 0
        return -half - margin, -low - margin, half + margin, 14 + self._deep + margin

    def building(self, grid: int, place: int) -> tuple[float, float]:
        west, _, _, north = self.block(grid, 0)
        return west + _STEP[0] * (place % 2 + 0.5), north - _STEP[1] * (place // 2 + 0.5)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a place in metres."""
        east, north = x * math.cos(_TURN) - y * math.sin(_TURN), x * math.sin(_TURN) + y * math.cos(_TURN)
        longitude = self._middle[0] + east / (111_320 * math.cos(math.radians(self._middle[1])))
        return round(longitude, 6), round(self._middle[1] + north / 111_320, 6)

    def outline(self, box: tuple[float, float, float, float]) -> dict[str, object]:
        west, south, east, north = box
        corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
        return {"type": "Polygon", "coordinates": [[list(self.point(x, y)) for x, y in corners]]}


def _building(
    plan: CommunityPlan, number: int, building_id: UUID, estate_id: UUID, grid_id: UUID, ground: _Ground, grid: int,
    place: int,
) -> Row:  # fmt: skip
    x, y = ground.building(grid, place)
    longitude, latitude = ground.point(x, y)
    half, deep = _BUILDING[0] / 2, _BUILDING[1] / 2
    known = number % 9 != 4  # a few records have holes, as records have
    return (
        plan.id, building_id, estate_id, str(number), number, None, f"平庄路{plan.id}号{plan.estate}{number}栋",
        "residential", plan.floors, 1, 2 if plan.floors > 6 else 0, 2019, "框架剪力墙" if known else None,
        "二次供水，屋顶水箱每半年清洗" if known else None, "每层消火栓2处、灭火器4具" if known else None,
        _CONTACTS[(number - 1) % len(_CONTACTS)], "0851-20000001", longitude, latitude,
        ground.outline((x - half, y - deep, x + half, y + deep)), grid_id, 1,
    )  # fmt: skip


def _entrance(
    places: Places, seed: Seed, ground: _Ground, building: int, building_id: UUID, number: int, grid: int, place: int
) -> Row:
    x, y = ground.building(grid, place)
    entrance_id = places.entrances[building, number] = seed.uuid7()
    point = ground.point(x + (2 * number - 3) * _ENTRANCE_AT, y - _BUILDING[1] / 2 - 1)
    places.points[building, number] = point
    door_control = "人脸与刷卡门禁，在线" if building % 8 != 3 else "刷卡门禁"
    return (
        places.plan.id, entrance_id, building_id, str(number), number, 2, places.plan.floors > 6, door_control,
        seed.readable_code(), *point, 1,
    )  # fmt: skip


def _units(places: Places, seed: Seed) -> tuple[Sheet, Sheet]:
    units, addresses = _empty("unit"), _empty("unit_address")
    for serial, (name, kind, contact, line, building) in enumerate(UNITS, start=1):
        code = _uscc(f"9152990{serial}MA00DEM0{serial}")
        pinyin = pinyin_of(name)
        units.rows.append(
            (places.plan.id, places.units[name], name, pinyin, kind, code, None, contact, f"0851-2000{line}", None, 1)
        )
        where = f"{places.plan.estate}{building}栋底商" if building else f"平庄路{serial * 6}号"
        addresses.rows.append((
            places.plan.id, seed.uuid7(), places.units[name], where,
            places.buildings[building] if building else None, date(2020, 1, 1), None,
        ))  # fmt: skip
    return units, addresses


def _uscc(first17: str) -> str:
    """A whole code whose area 5299 nobody was given (GR-34)."""
    return first17 + rules.uscc_check(first17)


def _responsibles(places: Places, seed: Seed) -> Sheet:
    sheet = _empty("responsible")

    def name(kind: str, place: UUID, role: str, who: str, line: str) -> None:
        sheet.rows.append((places.plan.id, seed.uuid7(), kind, place, role, who, line, date(2025, 1, 1), None))

    name("community", places.profile_id, "police_officer", "警长安", "0851-20000105")
    for grid, grid_id in enumerate(places.grids):
        name("grid", grid_id, "community_contact", _OFFICERS[grid], f"0851-2000021{grid}")
    first = 1
    for grid, count in enumerate(places.plan.buildings):
        for building in range(first, first + count):
            building_id = places.buildings[building]
            name("building", building_id, "party_contact", _CONTACTS[building - 1], "0851-20000001")
            name("building", building_id, "property_steward", _STEWARDS[grid], f"0851-2000011{grid}")
            name("building", building_id, "fire_watch", _CONTACTS[-building], "0851-20000001")
            for entrance in (1, 2):
                if (building, entrance) != (15, 2):  # the gap that the plate of this entrance shows in red
                    doctor = places.entrances[building, entrance]
                    name("entrance", doctor, "doctor", _DOCTORS[grid], "0851-20000104")
        first += count
    return sheet


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if tens == 0:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def _empty(table: str) -> Sheet:
    return Sheet(table, (_COLUMNS | _FURTHER)[table])


_PROFILE = ("community_id", "id", "kind", "line", "address", "host_unit_id", "version")
_ESTATE = (
    "community_id", "id", "name", "kind", "state", "address", "developer", "built_year", "construction_on",
    "handed_over_on", "occupied_on", "property_unit_id", "owners_committee", "public_rooms", "parking_places",
    "boundary", "version",
)  # fmt: skip
_COLUMNS: dict[str, tuple[str, ...]] = {
    "grid": (
        "community_id", "id", "code", "serial", "name", "kind", "from_on", "until_on", "boundary", "area_km2",
        "centre_lon", "centre_lat", "version",
    ),
    "building": (
        "community_id", "id", "estate_id", "number", "position", "name", "address", "kind", "floors", "basements",
        "lifts", "built_year", "structure", "water_tank", "fire_equipment", "contact_name", "contact_line",
        "longitude", "latitude", "outline", "grid_id", "version",
    ),
    "building_grid": (
        "community_id", "id", "building_id", "grid_id", "from_on", "until_on", "reason", "by_account_id", "at",
    ),
    "entrance": (
        "community_id", "id", "building_id", "number", "position", "doors_per_floor", "has_lift", "door_control",
        "poster_code", "longitude", "latitude", "version",
    ),
    "dwelling": (
        "community_id", "id", "building_id", "entrance_id", "floor", "door", "use", "address_code", "floor_m2",
        "batch_id", "version",
    ),
}  # fmt: skip
_FURTHER: dict[str, tuple[str, ...]] = {
    "unit": (
        "community_id", "id", "name", "pinyin", "kind", "uscc", "superior", "contact_name", "line", "closed_on",
        "version",
    ),
    "unit_address": ("community_id", "id", "unit_id", "address", "building_id", "from_on", "until_on"),
    "responsible": (
        "community_id", "id", "place_kind", "place_id", "role", "name", "line", "from_on", "until_on",
    ),
    "grid_duty": (
        "community_id", "id", "grid_id", "worker_account_id", "duty", "from_on", "until_on", "post_id",
    ),
}  # fmt: skip
