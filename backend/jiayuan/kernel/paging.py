"""Keyset pages: page 5,000 costs what page 1 costs. A cursor is signed, opaque, and carries its order."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Annotated, Generic, TypeVar
from uuid import UUID

import orjson
from fastapi import Depends, Query
from pydantic import BaseModel

from jiayuan.kernel.problems import CursorBad
from jiayuan.kernel.reading import Row, Rows
from jiayuan.kernel.settings import secret

Item = TypeVar("Item")

#: Totals are exact up to this many and then told as "1000+".
COUNTED_UP_TO = 1000

_FIRST: dict[type, object] = {
    datetime: datetime(1, 1, 2, tzinfo=UTC),
    date: date(1, 1, 1),
    UUID: UUID(int=0),
    str: "",
    int: -(2**62),
}
_LAST: dict[type, object] = {
    datetime: datetime(9999, 12, 30, tzinfo=UTC),
    date: date(9999, 12, 31),
    UUID: UUID(int=2**128 - 1),
    str: "\U0010ffff",
    int: 2**62,
}


class Page(BaseModel, Generic[Item]):
    """One page of a list. ``next`` is the cursor of the page after it, or null at the end."""

    items: list[Item]
    next: str | None


class CountedPage(Page[Item], Generic[Item]):
    """A page of a list that can be long. ``total`` only where it was asked for; 1,001 stands for more than 1,000."""

    total: int | None = None


@dataclass(frozen=True, slots=True)
class PageQuery:
    """What the address said: how many (at most 200), after which row, and whether the list is to be counted."""

    limit: int
    cursor: str | None
    counted: bool = False

    @property
    def fetch(self) -> int:
        """One more than shown, to know whether there is a next page."""
        return self.limit + 1

    @property
    def whole(self) -> PageQuery:
        """The list from its beginning, as far as it is counted."""
        return PageQuery(COUNTED_UP_TO, None)

    def after(self, **keys: type) -> dict[str, object]:
        """Values for ``(keys) > (after_…)`` of an ascending list; on the first page, the beginning of time."""
        return self._bounds(keys, _FIRST)

    def before(self, **keys: type) -> dict[str, object]:
        """Values for ``(keys) < (after_…)`` of a descending list; on the first page, the end of time."""
        return self._bounds(keys, _LAST)

    def _bounds(self, keys: dict[str, type], outermost: dict[type, object]) -> dict[str, object]:
        if self.cursor is None:
            found = [outermost[kind] for kind in keys.values()]
        else:
            found = _open(self.cursor, tuple(keys), tuple(keys.values()))
        return {"limit": self.fetch} | {f"after_{name}": value for name, value in zip(keys, found, strict=True)}

    def cut(self, rows: Sequence[Row], **keys: str) -> Rows:
        """The page as an answer. ``keys`` maps each key of ``after``/``before`` to the row's column."""
        return Rows(self.page(rows, **keys))

    def page(self, rows: Sequence[Row], **keys: str) -> dict[str, object]:
        """The page as a document, where more stands beside it."""
        shown = list(rows[: self.limit])
        more = len(rows) > self.limit
        cursor = _seal(tuple(keys), [shown[-1][column] for column in keys.values()]) if more else None
        return {"items": shown, "next": cursor}


async def paging(
    limit: Annotated[int, Query(ge=1, le=200, description="每页条数")] = 20,
    cursor: Annotated[str | None, Query(max_length=600, description="上一页给的 next")] = None,
) -> PageQuery:
    return PageQuery(limit, cursor)


Paging = Annotated[PageQuery, Depends(paging)]


async def counted_paging(
    page: Paging, counted: Annotated[bool, Query(description="第一页连同总数，数到1000为止")] = False
) -> PageQuery:
    return replace(page, counted=counted and page.cursor is None)


CountedPaging = Annotated[PageQuery, Depends(counted_paging)]


@lru_cache
def _key() -> bytes:
    return secret("cursor")


def _seal(names: tuple[str, ...], values: list[object]) -> str:
    body = orjson.dumps([list(names), values], default=str)
    seal = hmac.digest(_key(), body, "sha256")[:16]
    return base64.urlsafe_b64encode(seal + body).decode().rstrip("=")


def _open(cursor: str, names: tuple[str, ...], kinds: tuple[type, ...]) -> list[object]:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except ValueError:
        raise CursorBad from None
    seal, body = raw[:16], raw[16:]
    if not hmac.compare_digest(seal, hmac.digest(_key(), body, "sha256")[:16]):
        raise CursorBad
    found_names, values = orjson.loads(body)
    if tuple(found_names) != names:
        raise CursorBad
    return [_typed(value, kind) for value, kind in zip(values, kinds, strict=True)]


def _typed(value: str | int, kind: type) -> object:
    if kind is UUID:
        return UUID(str(value))
    if kind is datetime:
        return datetime.fromisoformat(str(value))
    if kind is date:
        return date.fromisoformat(str(value))
    return kind(value)
