"""Who belongs to one household, told from merged cells, numbers, heads and doors, row after row."""

from typing import NamedTuple

from jiayuan.people.roster.results import Door, Household


class Signs(NamedTuple):
    """What a row says about its household. ``merge`` names the merged cell it lies in: field and first row."""

    row: int
    number: str
    is_head: bool
    head_name: str
    merge: tuple[str, int] | None
    door: Door | None
    has_place: bool  # place cells of its own, readable or not


class Households:
    """Groups the rows of one sheet. An empty household number never joins anybody to anybody."""

    def __init__(self, sheet: str, by_door_only: bool, into: list[Household]) -> None:
        self._sheet, self._by_door_only, self._all = sheet, by_door_only, into
        self._current: Household | None = None
        self._merge: tuple[str, int] | None = None
        self._head_name = ""
        self._by_number: dict[tuple[str, Door | None], Household] = {}
        self._by_door: dict[Door, Household] = {}

    def place(self, signs: Signs) -> tuple[Household, bool]:
        """The household of the row, and whether it would get a second head."""
        household = self._find(signs)
        second_head = False
        if household is None:
            household = Household(len(self._all), self._sheet, signs.row, signs.door, signs.number, signs.head_name)
            self._all.append(household)
        elif signs.is_head and household.head_row is not None:
            second_head = True
        if signs.is_head and household.head_row is None:
            household.head_row = signs.row
        if household.door is None:
            household.door = signs.door
        household.people += 1
        self._remember(household, signs)
        return household, second_head

    def _remember(self, household: Household, signs: Signs) -> None:
        self._current = household
        self._merge = signs.merge
        self._head_name = signs.head_name or self._head_name
        if signs.number:
            self._by_number.setdefault((signs.number, signs.door), household)
        if self._by_door_only and signs.door is not None:
            self._by_door.setdefault(signs.door, household)

    def _find(self, signs: Signs) -> Household | None:
        if signs.number:
            return self._by_number.get((signs.number, signs.door)) or self._same_number_without_door(signs)
        if self._by_door_only:
            # nothing but the door could tell; who has none is alone rather than in a stranger's family
            return self._by_door.get(signs.door) if signs.door is not None else None
        current = self._current
        if current is None:
            return None
        if signs.is_head:
            if (
                signs.merge is not None
                and signs.merge == self._merge
                and signs.merge[0] in ("household_no", "head_name")
            ):
                return current
            return current if current.head_row is None and self._goes_on(current, signs) else None
        if signs.merge is not None or self._merge is not None:
            if signs.merge == self._merge:
                return current
            if signs.merge is not None or signs.has_place:
                return current if signs.merge is None and self._goes_on(current, signs) else None
        return current if self._goes_on(current, signs) else None

    def _same_number_without_door(self, signs: Signs) -> Household | None:
        """A member whose door could not be read stays with the number; a readable other door does not."""
        current = self._current
        if current is not None and current.number == signs.number and (signs.door is None or current.door is None):
            return current
        return None

    def _goes_on(self, current: Household, signs: Signs) -> bool:
        """Whether the row continues the household above it."""
        if signs.merge is not None and signs.merge == self._merge:
            return True
        if signs.head_name and signs.head_name != self._head_name:
            return False
        if not signs.has_place:
            return True
        if signs.door is None or current.door is None:
            # the door is at fault: the name of the head, or being no head, keeps the family together
            return True
        return signs.door == current.door
