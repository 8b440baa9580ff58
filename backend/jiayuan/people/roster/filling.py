"""What a blank place cell inherits: the merged cell it lies in, or the line above where a list leaves out repeats."""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from jiayuan.kernel.sheets import Cell, Span
from jiayuan.people.roster.headers import PLACE_FIELDS

_FILLED = (*PLACE_FIELDS, "head_name", "household_no")
_DITTO = frozenset({"同上", "同", "〃", "″", '"', "”", "''", "上同"})
_OF_ONE_HOUSEHOLD = ("household_no", "head_name", "room", "address")  # a merged building holds many households


@dataclass(slots=True)
class Origin:
    """The texts of a row after filling, whether each place cell had one of its own, and the rows others came from."""

    texts: dict[str, str]
    own: tuple[bool, ...]
    origins: tuple[tuple[str, int], ...] = ()
    merge: tuple[str, int] | None = None
    dates: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Column:
    name: str
    at: int
    spans: list[Span]
    is_place: bool
    next: int = 0
    bottom: int = 0
    top: int = 0
    value: str = ""
    last: tuple[str, int] = ("", 0)


class Filler:
    def __init__(self, columns: Map[int, str], merged: Sequence[Span], header_row: int) -> None:
        self._columns: list[_Column] = []
        for column, meaning in columns.items():
            if meaning in _FILLED:
                spans = [s for s in merged if s.left <= column <= s.right and s.bottom > s.top > header_row]
                by_top = sorted(spans, key=lambda span: span.top)
                self._columns.append(_Column(meaning, column - 1, by_top, meaning in PLACE_FIELDS))
        self._has_merges = any(column.spans for column in self._columns if column.is_place)
        self._above: dict[str, tuple[str, int]] = {}
        self._last: Origin | None = None
        self._last_row = 0

    def forget(self) -> None:
        """A section line begins something new: nothing is inherited across it."""
        self._above.clear()
        self._last = None

    def fill(self, row: int, values: list[Cell], texts_of: list[str]) -> Origin:
        texts: dict[str, str] = {}
        origins: list[tuple[str, int]] = []
        own: list[bool] = []
        dates: dict[str, int] = {}
        merges: dict[str, int] = {}
        for column in self._columns:
            at = column.at
            if isinstance(values[at], date):
                dates[column.name] = at
            text = texts_of[at]
            if text in _DITTO:
                text, origin = column.last
                origins.append((column.name, origin))
            elif text:
                column.last = text, row
            while column.next < len(column.spans) and column.spans[column.next].top <= row:
                span = column.spans[column.next]
                column.next += 1
                if span.bottom < row:
                    continue
                column.bottom, column.top = span.bottom, span.top
                column.value = text or texts_of[span.left - 1]
            if row <= column.bottom:
                merges[column.name] = column.top
                if not text and column.value:
                    text = column.value
                    if row != column.top:
                        origins.append((column.name, column.top))
            elif column.is_place:
                own.append(text != "")
            texts[column.name] = text
        self._repeat_above(row, texts, origins)
        merge = next(((name, merges[name]) for name in _OF_ONE_HOUSEHOLD if name in merges), None) if merges else None
        filled = Origin(texts, tuple(own), tuple(origins), merge, dates)
        if any(own) or merge:
            self._last, self._last_row = filled, row
        return filled

    def _repeat_above(self, row: int, texts: dict[str, str], origins: list[tuple[str, int]]) -> None:
        """Lists without merged cells write the building once; a row that names its door belongs to the last one."""
        if self._has_merges:
            return
        names_door = bool(texts.get("room"))
        for name in ("estate", "building", "entrance"):
            if name not in texts:
                continue
            if texts[name]:
                if name == "building" and self._above.get(name, ("", 0))[0] != texts[name]:
                    self._above.pop("entrance", None)
                self._above[name] = (texts[name], row)
            elif names_door and name in self._above:
                texts[name], origin = self._above[name]
                origins.append((name, origin))

    def continue_household(self, filled: Origin) -> Origin:
        """A member whose place cells are all blank lives where the household above lives."""
        last = self._last
        if last is None or filled.texts.get("room") or filled.texts.get("address"):
            return filled
        if any(filled.texts.get(name) not in ("", None, last.texts.get(name)) for name in PLACE_FIELDS):
            return filled  # a merged building or entrance says that something else has begun
        known = dict(last.origins)
        texts, origins = dict(filled.texts), list(filled.origins)
        for name in PLACE_FIELDS:
            if last.texts.get(name) and not texts.get(name):
                texts[name] = last.texts[name]
                origins.append((name, known.get(name, self._last_row)))
        return Origin(texts, filled.own, tuple(origins), filled.merge, filled.dates)
