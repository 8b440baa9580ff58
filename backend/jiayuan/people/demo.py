"""The people of the reference community: invented, with numbers that nobody was ever given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from jiayuan.kernel import clock
from jiayuan.kernel.seeding import Row, Seed, Sheet
from jiayuan.people import demo_names
from jiayuan.people.demo_columns import COLUMNS
from jiayuan.people.demo_families import HEAD, SON, WIFE, Families, Family, Kind, Member, kinds
from jiayuan.people.demo_lives import education, employment, marital_status, origin, political_status
from jiayuan.people.identity import FEMALE, MALE, DocumentKind, check_character
from jiayuan.people.recording import document_columns, phone_columns
from jiayuan.people.rules import birthday
from jiayuan.territory.demo import Door, Places

#: Area codes 5299xx are in no table (GB/T 2260), numbers beginning with 154 are given by no operator.
_AREA, _PHONE = "5299", "154"
Place = tuple[int, int, str]

#: Who stands on the stage of the reference community, and where: building, entrance, door.
STAGE: Mapping[Place, Family] = {
    (15, 2, "302"): Family("old_alone", [Member("福", "秀兰", FEMALE, 79, HEAD, "01")]),
    (12, 1, "302"): Family("old_alone", [Member("罗", "德贵", MALE, 82, HEAD, "06")]),
    (15, 2, "501"): Family(
        "three",
        [
            Member("安", "居家", MALE, 38, HEAD, "01"),
            Member("令狐", "敏", FEMALE, 37, WIFE, "37"),
            Member("安", "可心", FEMALE, 9, "30", "01"),
            Member("安", "守业", MALE, 66, "51", "01"),
            Member("简", "桂芳", FEMALE, 64, "52", "01"),
        ],
    ),
    (9, 1, "401"): Family(
        "large",
        [
            Member("田", "有望", MALE, 46, HEAD, "15"),
            Member("冉", "素珍", FEMALE, 45, WIFE, "15"),
            Member("田", "一鸣", MALE, 19, SON, "15"),
            Member("田", "一诺", FEMALE, 12, "30", "15"),
        ],
    ),
    # names with a middle dot have no surname
    (22, 1, "602"): Family(
        "large",
        [
            Member("", "卡米力·吐尔逊", MALE, 38, HEAD, "05"),
            Member("", "阿依努尔·买买提", FEMALE, 35, WIFE, "05"),
            Member("", "艾力江·卡米力", MALE, 11, SON, "05"),
            Member("", "迪丽娜尔·卡米力", FEMALE, 7, "30", "05"),
        ],
        tenants=True,
    ),
    (3, 2, "1201"): Family(
        "couple",
        [Member("", "扎西·平措", MALE, 29, HEAD, "04"), Member("", "卓玛·央金", FEMALE, 27, WIFE, "04")],
        tenants=True,
    ),
    (26, 1, "901"): Family(
        "couple",
        [Member("", "阿的·伍呷", MALE, 33, HEAD, "07"), Member("", "吉克·阿依", FEMALE, 30, WIFE, "07")],
        tenants=True,
    ),
}
#: What the stage says of them is all that is so: chance gives them nothing besides.
STAGE_NAMES = frozenset(one.family_name + one.given_name for family in STAGE.values() for one in family.members)
#: New tenants whom nobody has called on yet: the door is known, the people are not.
UNKNOWN_DOOR: Place = (15, 2, "401")
EMPTY_NEST_COUPLES, EMPTY_NEST_MOTHERS, EMPTY_NEST_FATHERS = 55, 6, 27
OLD_ALONE = 96
AWAY = 137
#: Old people who are on record a second time.
TWICE = 3
NEWCOMERS = 38
#: Households of each grid that no worker has confirmed for half a year.
UNCONFIRMED = (3, 5, 4, 2)


@dataclass(slots=True)
class Somebody:
    """A person of the stage with his residence, for what is added to him later: tags, ties, visits."""

    id: UUID
    name: str
    sex: str
    birth: date
    phone: str | None
    home: Door
    household_id: UUID
    kind: Kind
    relation: str
    residence: str
    tenants: bool

    def age(self, today: date) -> int:
        return today.year - self.birth.year - ((today.month, today.day) < (self.birth.month, self.birth.day))


@dataclass(slots=True)
class People:
    """The rows of one community's people, and the people themselves for what is added later."""

    community: int
    sheets: dict[str, Sheet]
    residents: list[Somebody] = field(default_factory=list)
    away: list[Somebody] = field(default_factory=list)
    households: dict[UUID, list[Somebody]] = field(default_factory=dict)
    uses: dict[UUID, str] = field(default_factory=dict)

    def named(self, name: str) -> Somebody:
        return next(somebody for somebody in self.residents if somebody.name == name)

    def unnamed(self) -> list[Somebody]:
        """The residents among whom lots may be drawn."""
        return [somebody for somebody in self.residents if somebody.name not in STAGE_NAMES]


def settle(places: Places, seed: Seed, now: datetime) -> People:
    """Fill the dwellings of one community with households; for the reference exactly those of the stage."""
    return _Settling(places, seed, now).run()


class _Settling:
    def __init__(self, places: Places, seed: Seed, now: datetime) -> None:
        self.places, self.seed, self.now = places, seed, now
        self.today = clock.day_of(now)
        self.community = places.plan.id
        self.people = People(self.community, {table: Sheet(table, columns) for table, columns in COLUMNS.items()})
        self.families = Families(seed, self.today.year)
        self._asked: dict[UUID, datetime] = {}
        self._serial = 0
        self._newcomers = NEWCOMERS if places.plan.is_reference else 0
        self._unconfirmed = list(UNCONFIRMED) if places.plan.is_reference else []

    def run(self) -> People:
        plan, stage = self.places.plan, STAGE if self.places.plan.is_reference else {}
        mixture = self._mixture(stage)
        homes = self._homes(stage)
        shared: Door | None = None
        for home, kind in zip(homes, mixture, strict=True):
            family = self.families.family(kind)
            # now and then two single tenants are two households behind one door
            if plan.is_reference and kind == "young_alone" and len(self.people.households) % 160 == 159:
                self._move_in(shared or home, family)
                shared = home
            else:
                self._move_in(home, family)
        doors = {(home.building, home.entrance, home.door): home for home in self.places.doors}
        for place, family in stage.items():
            self._move_in(doors[place], family)
        if plan.is_reference:
            self.people.uses[doors[UNKNOWN_DOOR].id] = "rented"
            self._away()
            self._gone()
            self._twice()
        return self.people

    def _mixture(self, stage: Mapping[Place, Family]) -> list[Kind]:
        """What is drawn beside the families of the stage."""
        plan, fixed = self.places.plan, Counter(family.kind for family in stage.values())
        households = sum(plan.households)
        alone = OLD_ALONE if plan.is_reference else round(households * 0.059)
        couples = EMPTY_NEST_COUPLES if plan.is_reference else round(households * 0.034)
        return kinds(
            self.seed, households - len(stage), plan.people - sum(len(family.members) for family in stage.values()),
            old_alone=alone - fixed["old_alone"], old_couples=couples,
        )  # fmt: skip

    def _homes(self, stage: Mapping[Place, Family]) -> list[Door]:
        """A door for each household that is not on the stage, as many in each grid as the plan says."""
        plan, reserved = self.places.plan, {*stage, UNKNOWN_DOOR} if stage else set()
        by_grid: dict[int, list[Door]] = {grid: [] for grid in range(len(plan.households))}
        staged: Counter[int] = Counter()
        for home in self.places.doors:
            place = (home.building, home.entrance, home.door)
            if place not in reserved:
                by_grid[home.grid].append(home)
            elif place in stage:
                staged[home.grid] += 1
        chosen: list[Door] = []
        for grid, homes in by_grid.items():
            chosen += self.seed.sample(homes, plan.households[grid] - staged[grid])
        self.seed.shuffle(chosen)
        return chosen

    def _move_in(self, home: Door, family: Family) -> None:
        household_id = self.seed.uuid7()
        since = self._since(family)
        asked = self._asked[household_id] = self._confirmed(home, family, since)
        self.people.sheets["household"].rows.append(
            (self.community, household_id, home.id, home.building_id, since, None, None, asked, None, 1)
        )
        self.people.households[household_id] = [
            self._register(member, family, home, household_id, since) for member in family.members
        ]
        self.people.uses[home.id] = "rented" if family.tenants else "owner"

    def _since(self, family: Family) -> date:
        """Owners came since the estate was handed over, tenants in the last years, some of them this month."""
        if family.tenants and 0 < len(family.members) <= self._newcomers:
            self._newcomers -= len(family.members)
            return self.today - timedelta(
                days=max(self.seed.randint(0, self.today.day - 1), min(self.today.day - 1, 1))
            )
        return self.today - timedelta(days=self.seed.randint(40, 1100 if family.tenants else 2500))

    def _confirmed(self, home: Door, family: Family, since: date) -> datetime:
        """When a worker last asked who lives there: within half a year, but for a few tenants (R104)."""
        lived = (self.today - since).days
        if self._unconfirmed and self._unconfirmed[home.grid] and family.tenants and lived > 200:
            self._unconfirmed[home.grid] -= 1
            return self._by_day(190 * 24)
        return self._by_day(self.seed.randint(2, 24 * max(min(lived, 165), 1)))

    def _by_day(self, hours: int) -> datetime:
        """About so many hours ago, between nine and five."""
        day = clock.day_of(self.now - timedelta(hours=hours))
        at = clock.start_of(day) + timedelta(hours=9, minutes=hours * 37 % 480)
        return at if at < self.now - timedelta(hours=2) else at - timedelta(days=1)

    def _register(
        self, member: Member, family: Family, home: Door, household_id: UUID, since: date, *, away: bool = False
    ) -> Somebody:
        birth = birthday(self.today, -member.age) - timedelta(days=self.seed.randint(0, 364))
        month = self.today.replace(day=1)
        if birth >= month and family.tenants:  # newcomers of the month are those who moved in
            birth = month - timedelta(days=self.seed.randint(1, 200))
        since = max(since, birth)
        residence = self._residence(member, family)
        somebody = Somebody(
            self.seed.uuid7(), member.family_name + member.given_name, member.sex, birth, self._phone(member), home,
            household_id, family.kind, member.relation, residence, family.tenants,
        )  # fmt: skip
        pinyin = self._write_person(somebody, member, residence, since)
        self.people.sheets["resident"].rows.append(self._resident(somebody, member, pinyin, since, away=away))
        (self.people.away if away else self.people.residents).append(somebody)
        return somebody

    def _residence(self, member: Member, family: Family) -> str:
        if member.age < 1 and self.seed.random() < 0.3:
            return "unregistered"
        if family.tenants:
            return "overseas" if family.kind == "young_alone" and self.seed.random() < 0.12 else "floating"
        return "registered"

    def _phone(self, member: Member) -> str | None:
        self._serial += 1
        if member.age < 14 or (member.age > 75 and self.seed.random() < 0.25):
            return None
        return f"{_PHONE}{(self.community * 20_011 + self._serial) * 48_271 % 10**8:08d}"

    def _document(self, somebody: Somebody, residence: str) -> tuple[DocumentKind, str]:
        """Kind and number: a passport for who comes from abroad, sometimes nothing yet for the newborn."""
        if residence == "overseas":
            return DocumentKind.PASSPORT, f"E{70_000_000 + self.community * 20_011 + self._serial}"
        if residence == "unregistered":
            return DocumentKind.BIRTH_CERTIFICATE, f"Z{520_000_000 + self.community * 20_011 + self._serial}"
        order = 2 * (self._serial // 90 % 499) + (1 if somebody.sex == MALE else 2)
        first17 = f"{_AREA}{10 + self._serial % 90}{somebody.birth:%Y%m%d}{order:03d}"
        return DocumentKind.CITIZEN_ID, first17 + check_character(first17)

    def _write_person(self, somebody: Somebody, member: Member, residence: str, since: date) -> str:
        pinyin, initials = demo_names.sounds(member.family_name, member.given_name)
        document = document_columns(somebody.id, *self._document(somebody, residence))
        called = f"+86{somebody.phone}" if somebody.phone is not None else None
        phone = phone_columns(self.community, somebody.id, called)
        age, chance = member.age, self.seed.random()
        recorded = max(self.now - timedelta(days=400 + int(chance * 500)), clock.start_of(since) + timedelta(hours=9))
        recorded = min(recorded, self.now)
        confirmed = max(recorded, self._asked.get(somebody.household_id, recorded))
        married = somebody.relation in ("11", "12") or somebody.kind in ("couple", "family", "large", "old_couple")
        self.people.sheets["person"].rows.append((
            self.community, somebody.id, somebody.name, pinyin, initials, somebody.sex, somebody.birth, None,
            *document.values(), *phone.values(), member.group if residence != "overseas" else None,
            education(age, chance),
            political_status(age, chance), marital_status(age, chance, married=married, relation=somebody.relation),
            employment(age, somebody.sex, chance), None, None, "grid", recorded, confirmed, None, None, 1,
        ))  # fmt: skip
        return pinyin

    def _resident(self, somebody: Somebody, member: Member, pinyin: str, since: date, *, away: bool) -> Row:
        home, tenants = somebody.home, somebody.tenants
        code, words = origin(self.seed) if tenants else ("520302", "贵州省遵义市红花岗区")
        presence = "away" if away else "person_only" if somebody.residence == "floating" else "home"
        tenure = "tenant" if tenants else "owner" if somebody.relation == HEAD else "family"
        return (
            self.community, self.seed.uuid7(), somebody.id, somebody.household_id, home.id, home.building_id,
            home.grid_id, pinyin, member.relation, somebody.residence, presence, not away, tenure, code, words, since,
            None, None, None, 1,
        )  # fmt: skip

    def _away(self) -> None:
        """Registered here and living elsewhere: grown children of old couples and of families."""
        heads = [one for one in self.people.residents if one.relation == HEAD and not one.tenants]
        parents = [one for one in heads if one.age(self.today) >= 46]
        for parent in self.seed.sample(parents, AWAY):
            family = Family(parent.kind, [])
            elder = Member(parent.name[:1], parent.name[1:], parent.sex, parent.age(self.today), HEAD, "01")
            child = self.families.child(self.seed.randint(20, parent.age(self.today) - 22), elder)
            self._register(child, family, parent.home, parent.household_id, self.today - timedelta(900), away=True)

    def _gone(self) -> None:
        """Former tenants, and the dead of the last two years: kept with the day and the reason."""
        free = [home for home in self.places.doors if home.id not in self.people.uses]
        for home in self.seed.sample(free, 24):
            family = self.families.family("sharers")
            left = self.today - timedelta(days=self.seed.randint(20, 600))
            household_id = self.seed.uuid7()
            since = left - timedelta(days=self.seed.randint(100, 700))
            self.people.sheets["household"].rows.append(
                (self.community, household_id, home.id, home.building_id, since, left, None, None, None, 1)
            )
            for member in family.members:
                self._register(member, family, home, household_id, since)
                self._end(left, "moved")
        widows = [one for one in self.people.residents if one.kind == "old_alone"]
        for widow in self.seed.sample(widows, 14):
            partner = self.families.member(
                widow.age(self.today) + 2, FEMALE if widow.sex == MALE else MALE, "11" if widow.sex == FEMALE else WIFE
            )
            self._register(partner, Family("old_alone", []), widow.home, widow.household_id, date(2020, 1, 1))
            died = self.today - timedelta(days=self.seed.randint(30, 700))
            self._end(died, "died")
            rows = self.people.sheets["person"].rows
            rows[-1] = (*rows[-1][:7], died, *rows[-1][8:])

    def _twice(self) -> None:
        """Some old people stand a second time on a roll that somebody once brought in, without document and door."""
        names = COLUMNS["person"]
        known = {row[1]: dict(zip(names, row, strict=True)) for row in self.people.sheets["person"].rows}
        elders = [one for one in self.people.residents if one.phone and one.kind == "old_couple"]
        for somebody, keeps_birth in zip(elders[:TWICE], (True, False, True), strict=True):
            again = uuid5(somebody.id, "again")
            row = known[somebody.id] | {"id": again, **document_columns(again, DocumentKind.NONE, "")}
            row |= {"birth_on": somebody.birth, **phone_columns(self.community, again, None)}
            if not keeps_birth:
                row |= {"birth_on": None, **phone_columns(self.community, again, f"+86{somebody.phone}")}
            row |= {"source": "import", "confirmed_at": None}
            self.people.sheets["person"].rows.append(tuple(row[name] for name in names))

    def _end(self, on: date, reason: str) -> None:
        """End the residence that was written last; its person no longer counts among the residents."""
        rows = self.people.sheets["resident"].rows
        rows[-1] = (*rows[-1][:-4], on, reason, *rows[-1][-2:])
        self.people.residents.pop()
