"""Three months of doors and rounds in the reference community: who was met, what was looked at, what people wished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

import asyncpg

from jiayuan.kernel import clock
from jiayuan.kernel.calendar import corresponding_day
from jiayuan.kernel.seeding import Seed, Sheet, copy_in
from jiayuan.people.rules import CALLED_ON_MONTHLY, age

DAYS = 90
#: How many care visits stand on each grid's list today (one person each), and who is late.
CARE_TODAY = (5, 6, 6, 4)
_KEY = frozenset({"left_behind_child", "child_in_need", "extreme_poverty"})

_FINE = (
    "精神好，药够吃到月底",
    "在楼下晒太阳，说膝盖有点疼",
    "刚买菜回来，血压正常",
    "女儿昨天来过，冰箱是满的",
    "正看电视，请我坐了一会儿",
    "说晚上睡得不太好，让少喝浓茶",
    "煤气阀看过，关着的",
    "和邻居打牌，心情好",
    "高龄津贴到账了，帮他看了短信",
    "问长者食堂的菜单，给了一张",
    "地上有水，提醒擦干，防滑垫在用",
    "孙子放假来住，屋里热闹",
    "听力差，以后敲门要重些",
    "取暖器离窗帘近，帮着挪开了",
)
_UNWELL = (
    "感冒咳嗽，陪着在卫生站拿了药",
    "头晕，量了血压偏高，已告诉家庭医生",
    "腰疼起不来，儿子当天接去医院",
)
_CONFIRMED = (
    "人口没有变化",
    "家里添了个小的，已登记",
    "儿子去外地上班，户口还在",
    "换了手机号，已更正",
    "和名册一致",
    "租客还是那一家",
)
_NEEDS = (
    ("facility", "楼下能不能加两把长椅，等孙子放学没处坐", "15栋老人", 15),
    ("facility", "从菜场走回来要歇一下，路边放把椅子嘛", "15栋老人", 15),
    ("facility", "16栋到15栋中间那块空地，放几条凳子最好", "15、16栋老人", 16),
    ("elder_care", "长者食堂周末也开就好了", "独居老人", 12),
    ("parking", "电动车充电棚晚上抢不到位子", "7栋住户", 7),
    ("child_care", "放学后到六点没人看娃儿", "双职工家庭", 22),
    ("culture", "想有个地方练毛笔字", None, 9),
    ("health", "量血压一个月来一次太少", "高血压老人", 3),
    ("work", "厂子不招了，想学月嫂", "40岁以上妇女", 9),
    ("environment", "垃圾房那边夏天臭，桶多洗几次", "24栋住户", 24),
)
_DAILY = (
    ("lamp", "楼道照明", "0101"), ("exit", "安全出口、消防通道畅通", "0201"), ("pile", "楼道无堆物", "0202"),
    ("charge", "无飞线、无电动车上楼", "0203"), ("door", "单元门和门禁", "0103"), ("clean", "清洁、小广告", "0404"),
)  # fmt: skip
_FIRE = (
    ("extinguisher", "灭火器在位、压力正常", "0205"), ("hydrant", "消火栓有水、水带齐", "0205"),
    ("alarm", "烟感、应急灯有效", "0205"), ("passage", "登高面、消防车道无占用", "0201"),
)  # fmt: skip


@dataclass(slots=True)
class _Home:
    id: UUID
    dwelling_id: UUID
    building_id: UUID
    grid_id: UUID
    confirmed_at: datetime
    people: int
    care: list[tuple[UUID, bool]] = field(default_factory=list)  # person, and whether every week


@dataclass(frozen=True, slots=True)
class _Worker:
    id: UUID
    name: str


async def walk(connection: asyncpg.Connection, community: int, seed: Seed, now: datetime) -> int:
    """Write visits, rounds and wishes of three months; answers how many visits. The due list is worked out after it."""
    grids = {
        row["grid_id"]: _Worker(row["id"], row["name"])
        for row in await connection.fetch(
            """select d.grid_id, a.id, a.name from grid_duty d join account a on a.id = d.worker_account_id
               join grid g on g.community_id = d.community_id and g.id = d.grid_id
               where d.community_id = $1 and d.duty = 'main' order by g.serial""",
            community,
        )
    }
    walking = _Walking(community, seed, now, grids)
    homes = await _homes(connection, community, clock.day_of(now))
    walking.confirm(homes)
    walking.care(homes)
    walking.wish(await _buildings(connection, community))
    await walking.rounds(connection)
    await copy_in(connection, walking.sheets.values())
    return len(walking.sheets["visit"].rows)


async def _homes(connection: asyncpg.Connection, community: int, today: date) -> list[_Home]:
    homes: dict[UUID, _Home] = {}
    for row in await connection.fetch(
        """select h.id, h.dwelling_id, d.building_id, b.grid_id, h.confirmed_at, count(r.id) as people
           from household h join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id
           join building b on b.community_id = d.community_id and b.id = d.building_id
           join resident r on r.community_id = h.community_id and r.household_id = h.id and r.until_on is null
            and r.presence <> 'away'
           where h.community_id = $1 and h.until_on is null group by 1, 2, 3, 4, 5 order by h.id""",
        community,
    ):
        homes[row["id"]] = _Home(*row)
    for row in await connection.fetch(
        """select r.household_id, p.id, p.birth_on,
                  array_agg(case when t.tag <> 'disabled' then t.tag
                                 when t.disability_grade <= 2 and t.disability_kind <> 6 then 'disabled' end) as tags
           from care_tag t join person p on p.community_id = t.community_id and p.id = t.person_id
           join resident r on r.community_id = p.community_id and r.person_id = p.id and r.until_on is null
            and r.presence <> 'away'
           where t.community_id = $1 group by 1, 2, 3 order by p.id""",
        community,
    ):
        tags, years = {tag for tag in row["tags"] if tag}, age(row["birth_on"], today)
        weekly = "living_alone" in tags and years >= 80
        if weekly or (years >= 60 and tags & CALLED_ON_MONTHLY) or tags & _KEY:
            homes[row["household_id"]].care.append((row["id"], weekly))
    return list(homes.values())


async def _buildings(connection: asyncpg.Connection, community: int) -> dict[int, tuple[UUID, UUID]]:
    rows = await connection.fetch("select position, id, grid_id from building where community_id = $1", community)
    return {row["position"]: (row["id"], row["grid_id"]) for row in rows}


class _Walking:
    def __init__(self, community: int, seed: Seed, now: datetime, grids: dict[UUID, _Worker]) -> None:
        self.community, self.seed, self.now, self.grids = community, seed, now, grids
        self.today = clock.day_of(now)
        self.sheets = {table: Sheet(table, columns) for table, columns in _COLUMNS.items()}

    def confirm(self, homes: Iterable[_Home]) -> None:
        """Who lives there was asked once within the half year: the visit behind each confirmed household."""
        for home in homes:
            at = self._by_day(home.confirmed_at)
            self._visit(home, at, [], self.seed.choice(_CONFIRMED), confirmed=True)

    def care(self, homes: Iterable[_Home]) -> None:
        """Old people alone every week or month; so that today's list has the length that the stage gives it."""
        waiting = dict(zip(self.grids, CARE_TODAY, strict=True))
        for home in homes:
            if not home.care:
                continue
            weekly = any(every_week for _, every_week in home.care)
            is_due = not weekly and len(home.care) == 1 and home.people == 1 and waiting[home.grid_id] > 0
            if is_due:
                waiting[home.grid_id] -= 1
            last = self.seed.randint(26, 28) if is_due else self.seed.randint(1, 4 if weekly else 18)
            self._call(home, self.today - timedelta(days=last), weekly=weekly)

    def _call(self, home: _Home, last: date, *, weekly: bool) -> None:
        day = last
        while day > self.today - timedelta(days=DAYS):
            at = self._at(day)
            chance = self.seed.random()
            if chance < 0.05 and day != last:
                self._visit(home, at, [], "敲门没人应，打了电话说在女儿家", outcome="not_home")
            else:
                state = "unwell" if chance > 0.96 and day != last else "fine"
                words = self.seed.choice(_UNWELL if state == "unwell" else _FINE)
                self._visit(home, at, [(person_id, state) for person_id, _ in home.care], words)
            day -= timedelta(days=7) if weekly else day - corresponding_day(day, -1)

    def _visit(
        self, home: _Home, at: datetime, met: list[tuple[UUID, str]], words: str, *, outcome: str = "met",
        confirmed: bool = False,
    ) -> None:  # fmt: skip
        worker, visit_id = self.grids[home.grid_id], self.seed.uuid7()
        received = min(at + timedelta(minutes=self.seed.randint(1, 90)), self.now)
        how = "phone" if not confirmed and self.seed.random() < 0.12 else "door"
        self.sheets["visit"].rows.append((
            self.community, visit_id, home.grid_id, home.building_id, home.dwelling_id, home.id, worker.id, worker.name,
            how, outcome, None, words, [], None, confirmed, at, at, received, False, 1,
        ))  # fmt: skip
        for person_id, state in met:
            self.sheets["visit_person"].rows.append(
                (self.community, self.seed.uuid7(), visit_id, person_id, state, clock.day_of(at), True)
            )

    def wish(self, buildings: dict[int, tuple[UUID, UUID]]) -> None:
        """What people said they would like, in their words."""
        for topic, words, group, number in _NEEDS:
            building_id, grid_id = buildings[number]
            at = self._at(self.today - timedelta(days=self.seed.randint(1, 40)))
            self.sheets["need"].rows.append((
                self.community, self.seed.uuid7(), topic, words, group, grid_id, building_id, f"{number}栋", "open",
                self.grids[grid_id].id, at, at, at, 1,
            ))  # fmt: skip

    async def rounds(self, connection: asyncpg.Connection) -> None:
        """A daily round through every entrance, and a weekly one that looks at the fire equipment."""
        lists: dict[str, UUID] = {}
        for name, lines in (("每日巡查", _DAILY), ("消防检查", _FIRE)):
            lists[name] = self.seed.uuid7()
            body = [{"code": code, "title": title, "category": category} for code, title, category in lines]
            self.sheets["patrol_checklist"].rows.append((self.community, lists[name], name, body, True, 1))
        entrances = await connection.fetch(
            """select b.grid_id, b.id as building_id, e.id, b.number as building, e.number from entrance e
               join building b on b.community_id = e.community_id and b.id = e.building_id
               where e.community_id = $1 order by b.position, e.position""",
            self.community,
        )
        for serial, grid_id in enumerate(self.grids):
            doors = [row for row in entrances if row["grid_id"] == grid_id]
            daily = self._route(grid_id, "每日巡查", 1, lists["每日巡查"], doors)
            fire = self._route(grid_id, "消防检查", 7, lists["消防检查"], doors[::2])
            for ago in range(DAYS, 0, -1):
                day = self.today - timedelta(days=ago)
                if day.weekday() < 6:
                    self._round(grid_id, daily, _DAILY, day, time(8, 40))
            # the third grid's weekly look is due today
            for ago in range(7 if serial == 2 else 1 + serial, DAYS, 7):
                self._round(grid_id, fire, _FIRE, self.today - timedelta(days=ago), time(15, 10))

    def _route(
        self, grid_id: UUID, name: str, every: int, checklist: UUID, doors: list[asyncpg.Record]
    ) -> tuple[UUID, list[UUID]]:
        route_id, points = self.seed.uuid7(), [self.seed.uuid7() for _ in doors]
        self.sheets["patrol_route"].rows.append((self.community, route_id, grid_id, name, every, True, 1))
        for position, (point_id, door) in enumerate(zip(points, doors, strict=True), start=1):
            self.sheets["patrol_point"].rows.append((
                self.community, point_id, route_id, position, f"{door['building']}栋{door['number']}单元门厅",
                door["building_id"], door["id"], checklist, self.seed.readable_code(8), None,
            ))  # fmt: skip
        return route_id, points

    def _round(
        self, grid_id: UUID, route: tuple[UUID, list[UUID]], lines: tuple[tuple[str, str, str], ...], day: date,
        begins: time,
    ) -> None:  # fmt: skip
        worker, patrol_id, (route_id, points) = self.grids[grid_id], self.seed.uuid7(), route
        at = datetime.combine(day, begins, clock.SHANGHAI) + timedelta(minutes=self.seed.randint(0, 25))
        began = at
        for point_id in points:
            at += timedelta(minutes=self.seed.randint(3, 7))
            wrong = self.seed.choice(lines)[0] if self.seed.random() < 0.03 else None
            results = [
                {"code": code, "ok": code != wrong, "words": "已上报" if code == wrong else ""} for code, *_ in lines
            ]
            self.sheets["patrol_check"].rows.append((
                self.community, self.seed.uuid7(), patrol_id, point_id, results, int(wrong is not None), [],
                self.seed.random() < 0.8, at, at, at,
            ))  # fmt: skip
        self.sheets["patrol"].rows.append((
            self.community, patrol_id, route_id, grid_id, worker.id, worker.name, len(points), began, at, began, began,
            False,
        ))  # fmt: skip

    def _at(self, day: date) -> datetime:
        """Some time of that day at which one calls on people; never after now."""
        at = datetime.combine(day, time(9), clock.SHANGHAI) + timedelta(minutes=self.seed.randint(0, 480))
        return min(at, self.now - timedelta(minutes=5))

    def _by_day(self, at: datetime) -> datetime:
        return min(self._at(clock.day_of(at)), at)


_VISIT = (
    "community_id", "id", "grid_id", "building_id", "dwelling_id", "household_id", "worker_account_id", "worker_name",
    "how", "outcome", "step", "words", "files", "at_home", "confirmed", "arrived_at", "device_at", "received_at",
    "is_gap", "version",
)  # fmt: skip
_COLUMNS: dict[str, tuple[str, ...]] = {
    "visit": _VISIT,
    "visit_person": ("community_id", "id", "visit_id", "person_id", "state", "met_on", "is_counted"),
    "need": (
        "community_id", "id", "topic", "words", "group_concerned", "grid_id", "building_id", "place_text", "state",
        "by_account_id", "at", "device_at", "received_at", "version",
    ),
    "patrol_checklist": ("community_id", "id", "name", "lines", "is_used", "version"),
    "patrol_route": ("community_id", "id", "grid_id", "name", "every_days", "is_used", "version"),
    "patrol_point": (
        "community_id", "id", "route_id", "position", "name", "building_id", "entrance_id", "checklist_id", "code",
        "removed_at",
    ),
    "patrol": (
        "community_id", "id", "route_id", "grid_id", "worker_account_id", "worker_name", "points", "started_at",
        "ended_at", "device_at", "received_at", "is_gap",
    ),
    "patrol_check": (
        "community_id", "id", "patrol_id", "point_id", "results", "findings", "files", "scanned", "checked_at",
        "device_at", "received_at",
    ),
}  # fmt: skip
