"""Who lives together: couples, three generations, tenants, old people alone. Invented, but as families are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Literal, NamedTuple

from jiayuan.kernel.seeding import Seed
from jiayuan.people import demo_names
from jiayuan.people.identity import FEMALE, MALE

Kind = Literal["old_alone", "old_couple", "young_alone", "couple", "one_parent", "sharers", "family", "large", "three"]

_OLD_ALONE: Kind = "old_alone"
_OLD_COUPLE: Kind = "old_couple"

#: How many people each kind has, and how often it is, out of a thousand households that are not old people alone.
_SIZES: dict[Kind, int] = {
    "old_alone": 1, "old_couple": 2, "young_alone": 1, "couple": 2, "one_parent": 2, "sharers": 2, "family": 3,
    "large": 4, "three": 5,
}  # fmt: skip
_WEIGHTS: dict[Kind, int] = {
    "young_alone": 61, "couple": 157, "one_parent": 48, "sharers": 41, "family": 354, "large": 177, "three": 162,
}  # fmt: skip

HEAD, HUSBAND, WIFE, SON, DAUGHTER, GRANDCHILD = "02", "11", "12", "20", "30", "40"
FATHER, MOTHER, OTHER = "51", "52", "99"


class Member(NamedTuple):
    family_name: str
    given_name: str
    sex: str
    age: int
    relation: str
    group: str


@dataclass(slots=True)
class Family:
    """The people of one household, the head first. ``tenants`` rent and come from elsewhere."""

    kind: Kind
    members: list[Member]
    tenants: bool = False


def kinds(seed: Seed, households: int, people: int, *, old_alone: int, old_couples: int) -> list[Kind]:
    """What households there are: exactly so many with exactly so many people.

    Raises ValueError where no mixture of households has that many people.
    """
    others = households - old_alone - old_couples
    drawn: list[Kind] = seed.choices(list(_WEIGHTS), weights=list(_WEIGHTS.values()), k=others)
    found = Counter(drawn)
    missing = people - old_alone - 2 * old_couples - sum(_SIZES[kind] * count for kind, count in found.items())
    steps: Sequence[tuple[Kind, Kind]] = (("family", "large"), ("couple", "family"), ("large", "three"))
    for smaller, larger in steps:
        source, target = (smaller, larger) if missing > 0 else (larger, smaller)
        moved = min(abs(missing), found[source])
        found[source] -= moved
        found[target] += moved
        missing -= moved if missing > 0 else -moved
    if missing:
        raise ValueError(f"{people} people do not fit into {households} households")
    mixture: list[Kind] = [*repeat(_OLD_ALONE, old_alone), *repeat(_OLD_COUPLE, old_couples), *found.elements()]
    seed.shuffle(mixture)
    return mixture


class Families:
    """Makes households of each kind, in the year ``year``."""

    def __init__(self, seed: Seed, year: int) -> None:
        self._seed, self._year = seed, year

    def family(self, kind: Kind) -> Family:
        make = getattr(self, f"_{kind}")
        found: Family = make()
        return found

    def member(
        self, age: int, sex: str, relation: str, *, family: str | None = None, group: str | None = None
    ) -> Member:
        return Member(
            family or demo_names.surname(self._seed),
            demo_names.given_name(self._seed, sex, self._year - age),
            sex,
            max(age, 0),
            relation,
            group or demo_names.ethnic_group(self._seed),
        )

    def child(self, age: int, parent: Member, relation: str | None = None) -> Member:
        sex = self._seed.choice((MALE, FEMALE))
        own = SON if sex == MALE else DAUGHTER
        return self.member(age, sex, relation or own, family=parent.family_name, group=parent.group)

    def _pair(self, age: int, group: str | None = None) -> list[Member]:
        """Husband and wife; one in four households has the wife at its head."""
        man = self.member(age, MALE, HEAD, group=group)
        woman = self.member(age - self._seed.randint(-1, 4), FEMALE, WIFE)
        if self._seed.random() < 0.25:
            return [woman._replace(relation=HEAD), man._replace(relation=HUSBAND)]
        return [man, woman]

    def _old_alone(self) -> Family:
        sex = FEMALE if self._seed.random() < 0.62 else MALE
        return Family("old_alone", [self.member(self._seed.randint(66, 91), sex, HEAD)])

    def _old_couple(self) -> Family:
        return Family("old_couple", self._pair(self._seed.randint(64, 84)))

    def _young_alone(self) -> Family:
        sex = self._seed.choice((MALE, FEMALE))
        return Family("young_alone", [self.member(self._seed.randint(20, 44), sex, HEAD)], tenants=True)

    def _couple(self) -> Family:
        age = self._seed.randint(24, 62)
        return Family("couple", self._pair(age), tenants=age < 40 and self._seed.random() < 0.6)

    def _one_parent(self) -> Family:
        age = self._seed.randint(28, 55)
        sex = FEMALE if self._seed.random() < 0.75 else MALE
        parent = self.member(age, sex, HEAD)
        return Family("one_parent", [parent, self.child(age - self._seed.randint(22, 28), parent)])

    def _sharers(self) -> Family:
        sex = self._seed.choice((MALE, FEMALE))
        ages = self._seed.randint(19, 33), self._seed.randint(19, 33)
        return Family("sharers", [self.member(ages[0], sex, HEAD), self.member(ages[1], sex, OTHER)], tenants=True)

    def _family(self) -> Family:
        age = self._seed.randint(25, 56)
        pair = self._pair(age)
        child = self.child(max(age - self._seed.randint(24, 32), 0), _father(pair))
        return Family("family", [*pair, child], tenants=age < 42 and self._seed.random() < 0.45)

    def _large(self) -> Family:
        age = self._seed.randint(28, 52)
        pair = self._pair(age)
        older = max(age - self._seed.randint(23, 28), 1)
        children = [self.child(each, _father(pair)) for each in (older, max(older - self._seed.randint(2, 6), 0))]
        return Family("large", [*pair, *children], tenants=age < 42 and self._seed.random() < 0.3)

    def _three(self) -> Family:
        """Couple, child and the husband's parents, as the head sees them; or the old couple at the head."""
        age = self._seed.randint(27, 48)
        man = self.member(age, MALE, HEAD)
        woman = self.member(age - self._seed.randint(-1, 4), FEMALE, WIFE)
        old = age + self._seed.randint(22, 28)
        father = self.member(old, MALE, FATHER, family=man.family_name, group=man.group)
        mother = self.member(old - self._seed.randint(0, 4), FEMALE, MOTHER)
        child = self.child(max(age - self._seed.randint(24, 30), 0), man)
        if self._seed.random() < 0.35:
            head, wife = father._replace(relation=HEAD), mother._replace(relation=WIFE)
            children = [man._replace(relation=SON), woman._replace(relation="97"), child._replace(relation=GRANDCHILD)]
            return Family("three", [head, wife, *children])
        return Family("three", [man, woman, child, father, mother])


def _father(pair: Sequence[Member]) -> Member:
    return next(member for member in pair if member.sex == MALE)
