"""Invented rows in bulk: the same seed gives the same rows, and COPY brings them in as the owner."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import asyncpg

from jiayuan.kernel import scoping
from jiayuan.kernel.ids import READABLE

Row = tuple[object, ...]


class Seed(random.Random):
    """Chance that can be repeated. Its identifiers carry ``moment``, as if the rows had been made then."""

    def __init__(self, name: str, moment: datetime) -> None:
        super().__init__(name)
        self._milliseconds = int(moment.timestamp() * 1000)

    def uuid7(self) -> UUID:
        """A UUIDv7 whose 74 random bits come from this seed; later ones sort later."""
        self._milliseconds += 1
        chance = self.getrandbits(76)
        value = self._milliseconds << 80 | 0x7 << 76 | chance >> 64 << 64 | 0b10 << 62 | chance & (1 << 62) - 1
        return UUID(int=value)

    def readable_code(self, length: int = 10) -> str:
        """Unguessable only as far as the seed is: for invented data, which guard nothing."""
        return "".join(self.choices(READABLE, k=length))


@dataclass(slots=True)
class Sheet:
    """Rows for one table, each in the order of ``columns``."""

    table: str
    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)


async def connect(url: str) -> asyncpg.Connection:
    """A connection of the owner, who is not bound by row security."""
    connection = await asyncpg.connect(url, timeout=5)
    await scoping.teach_types(connection)
    return connection


async def copy_in(connection: asyncpg.Connection, sheets: Iterable[Sheet]) -> None:
    """Bring sheet after sheet into the database; the order is that of the foreign keys."""
    for sheet in sheets:
        if sheet.rows:
            await connection.copy_records_to_table(sheet.table, records=sheet.rows, columns=sheet.columns)


def spread(total: int, parts: int) -> Sequence[int]:
    """``total`` in ``parts`` whole numbers that differ by one at most, the larger ones first."""
    whole, rest = divmod(total, parts)
    return [whole + (place < rest) for place in range(parts)]
