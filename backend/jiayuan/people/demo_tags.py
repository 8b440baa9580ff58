"""What is kept beside the people of the stage: care tags, the status of the landless, permits, guardians, ties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from jiayuan.kernel import clock
from jiayuan.kernel.calendar import corresponding_day
from jiayuan.kernel.seeding import Seed
from jiayuan.people.demo import EMPTY_NEST_FATHERS, EMPTY_NEST_MOTHERS, People, Somebody
from jiayuan.people.identity import FEMALE

LANDLESS = 312
#: Tag, how many, youngest, oldest, source, paper, months until it is looked at again.
_OTHERS = (
    ("subsistence", 41, 25, 88, "department", "民政低保名册", 12),
    ("extreme_poverty", 6, 62, 90, "department", "民政特困名册", 12),
    ("veteran", 47, 24, 86, "document", "优待证", None),
    ("long_illness", 63, 35, 90, "visit", "入户了解，本人同意登记", 6),
    ("frail", 17, 68, 95, "department", "失能评估结论", 12),
    ("left_behind_elder", 11, 64, 86, "visit", "入户了解", 6),
    ("left_behind_child", 9, 5, 15, "visit", "学校和入户了解", 6),
    ("child_in_need", 4, 5, 17, "department", "民政困境儿童名册", 12),
)
_DISABLED = 58
_MENTAL, _LIMBS = 6, 4


def add_tags(people: People, seed: Seed, now: datetime, workers: Sequence[UUID], clerk: UUID) -> None:
    """Care tags in the numbers of the stage, each with its source and the day it ends."""
    write = _Tagging(people, seed, now, workers)
    alone = [one for one in people.residents if one.kind == "old_alone"]
    couples = [one for one in people.residents if one.kind == "old_couple"]
    write.tag_all(alone, "living_alone", "visit", "入户了解，独自居住", 12)
    mothers = [one for one in alone if one.sex == FEMALE]
    mothers.sort(key=lambda one: one.name != "福秀兰")
    fathers = [one for one in alone if one.sex != FEMALE]
    nest = [*couples, *mothers[:EMPTY_NEST_MOTHERS], *fathers[:EMPTY_NEST_FATHERS]]
    write.tag_all(nest, "empty_nest", "visit", "子女都在外地", 12)
    write.landless(clerk)
    for tag, count, youngest, oldest, source, note, months in _OTHERS:
        fitting = [one for one in people.unnamed() if youngest <= one.age(write.today) <= oldest]
        if tag == "veteran":
            fitting = [one for one in fitting if one.sex != FEMALE or seed.random() < 0.1]
        write.tag_all(seed.sample(fitting, count), tag, source, note, months)
    write.disabled()
    write.guardians(clerk)
    write.permits()


def bind(people: People, seed: Seed, now: datetime, accounts: Iterable[tuple[str, UUID]], clerk: UUID) -> None:
    """Tie resident accounts to their persons, by name."""
    for name, account_id in accounts:
        asked = now - timedelta(days=200)
        people.sheets["account_person"].rows.append((
            people.community, seed.uuid7(), account_id, people.named(name).id, "bound", None, None, True, asked, asked,
            clerk, 1,
        ))  # fmt: skip


class _Tagging:
    def __init__(self, people: People, seed: Seed, now: datetime, workers: Sequence[UUID]) -> None:
        self.people, self.seed, self.now, self.workers = people, seed, now, workers
        self.today = clock.day_of(now)

    def tag_all(
        self, who: Iterable[Somebody], tag: str, source: str, note: str, months: int | None,
        kind: int | None = None, grade: int | None = None,
    ) -> None:  # fmt: skip
        for one in who:
            # never so long ago that the tag has run out, now and then about to
            ago = self.seed.randint(20, 30 * (months or 24) - 8)
            since = max(self.today - timedelta(days=ago), one.birth)
            until = corresponding_day(since, months) if months else None
            if until is not None and until <= self.today:
                until = self.today + timedelta(days=9)
            by = self.workers[one.home.grid]
            named = by if kind == _MENTAL else None
            self.people.sheets["care_tag"].rows.append((
                self.people.community, self.seed.uuid7(), one.id, tag, source, note, since, until, kind, grade, named,
                by, self._at(since), None, 1,
            ))  # fmt: skip

    def landless(self, clerk: UUID) -> None:
        """Villagers of 平庄村 whose land became the estate: their household registration changed in 2019."""
        grown = [
            one for one in self.people.unnamed()
            if one.residence == "registered" and 24 <= one.age(self.today) <= 84
        ]  # fmt: skip
        chosen = [self.people.named("田有望"), *self.seed.sample(grown, LANDLESS - 1)]
        self.tag_all(chosen, "landless", "department", "征地补偿安置名册（2018）", None)
        for one in chosen:
            team = f"平庄村{'一二三四五'[self.seed.randint(0, 4)]}组"
            for hukou, since, document in (
                ("agricultural", max(one.birth, date(1984, 10, 1)), None),
                ("resident", date(2019, 6, 20), "农转居批复〔2019〕17号（示例）"),
            ):
                self.people.sheets["resident_status"].rows.append((
                    self.people.community, self.seed.uuid7(), one.id, hukou, team, since, document, clerk,
                    self.now - timedelta(days=300),
                ))  # fmt: skip

    def disabled(self) -> None:
        grown = [one for one in self.people.unnamed() if one.age(self.today) >= 12]
        for place, one in enumerate(self.seed.sample(grown, _DISABLED)):
            kind = _MENTAL if place % 12 == 5 else _LIMBS if place % 2 else (1, 2, 3, 5, 7)[place // 2 % 5]
            self.tag_all([one], "disabled", "document", "残疾人证", None, kind, 1 + place % 4)

    def guardians(self, clerk: UUID) -> None:
        """Parents answer for their children under 18, grandparents where no parent is there."""
        for members in self.people.households.values():
            head = members[0]
            grown = [one for one in members if one.age(self.today) >= 20]
            for child in members:
                if child.age(self.today) >= 18:
                    continue
                for elder in grown:
                    gap = elder.age(self.today) - child.age(self.today)
                    if gap <= 45 and (elder is head or elder.relation in ("10", "11", "12", "20", "97")):
                        kind = "parent"
                    elif len(grown) == 1:
                        kind = "grandparent"
                    else:
                        continue
                    self.people.sheets["guardian"].rows.append((
                        self.people.community, self.seed.uuid7(), child.id, elder.id, kind, None, child.birth, None,
                        clerk,
                    ))  # fmt: skip

    def permits(self) -> None:
        """Residence permits of tenants; some wait for their yearly endorsement."""
        tenants = [one for one in self.people.residents if one.residence == "floating" and one.age(self.today) >= 18]
        for one in self.seed.sample(tenants, len(tenants) // 3):
            issued = self.today - timedelta(days=self.seed.randint(30, 900))
            years = (self.today - issued).days // 365
            endorsed = corresponding_day(issued, 12 * years) - timedelta(days=10) if years else None
            if self.seed.random() < 0.12:
                endorsed = None
            ground = self.seed.choice(("就业", "就业", "住所", "就读"))
            self.people.sheets["residence_permit"].rows.append(
                (self.people.community, self.seed.uuid7(), one.id, issued, endorsed, ground, None, 1)
            )

    def _at(self, day: date) -> datetime:
        return clock.start_of(day) + timedelta(hours=9, minutes=self.seed.randint(0, 400))
