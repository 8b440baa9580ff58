"""A roster into temporary tables: read in batches, sealed and indexed, each row with a door of ours.

``COPY FROM`` is refused on tables with row security, so only the merge touches those. The tables go with the
transaction: a preview is the same staging, rolled back.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import cast
from uuid import UUID

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import clock
from jiayuan.kernel.crypto import sealer
from jiayuan.kernel.ids import readable_code, uuid7, uuid7s
from jiayuan.people.addresses import KnownBuilding, KnownPlaces
from jiayuan.people.identity import mask_id, mask_phone, pinyin_initials, pinyin_key
from jiayuan.people.names import load_sounds
from jiayuan.people.recording import document_index, phone_index, tail_index
from jiayuan.people.roster import Birth, Door, Mapping, PersonRow, Roster, RosterStream
from jiayuan.people.rules import HEAD, presence_of
from jiayuan.territory.rules import position_of

_TABLES = """
create temp table staged (
  position integer, sheet text, line integer, household integer, id uuid, name text, pinyin text, initials text,
  sex text, birth_on date, birth_part text, document_kind text, document_box bytea, document_index bytea,
  document_mask text,
  phone_box bytea, phone_index bytea, phone_tail_index bytea, phone_mask text, ethnic_group text, education text,
  political_status text, marital_status text, workplace text, relation text, is_head boolean, kind text, presence text,
  dwelling_id uuid, building_id uuid, tags text[],
  known_id uuid, skip boolean not null default false, moves boolean not null default false
) on commit drop;
create temp table staged_entrance (
  id uuid, building_id uuid, number text, position integer, doors_per_floor smallint, poster_code text
) on commit drop;
create temp table staged_dwelling (
  id uuid, entrance_id uuid, building_id uuid, floor smallint, door text
) on commit drop;
create temp table staged_group (
  household integer, dwelling_id uuid, building_id uuid, grid_id uuid, id uuid, first integer, has_head boolean,
  known_id uuid, skip boolean
) on commit drop;
create temp table leaving (household_id uuid) on commit drop;
create temp table written_group (household integer, dwelling_id uuid, household_id uuid) on commit drop
"""
#: What holds one wave only; doors stay, for a later wave may be the first that fills them.
_OF_A_WAVE = "truncate staged, staged_group, leaving"
_COLUMNS = (
    "position", "sheet", "line", "household", "id", "name", "pinyin", "initials", "sex", "birth_on", "birth_part",
    "document_kind", "document_box", "document_index", "document_mask", "phone_box", "phone_index", "phone_tail_index",
    "phone_mask", "ethnic_group", "education", "political_status", "marital_status", "workplace", "relation", "is_head",
    "kind", "presence", "dwelling_id", "building_id", "tags",
)  # fmt: skip
_TAGS = _COLUMNS.index("tags")


async def _nobody_listens(_share: float) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Source:
    """A file to bring in: where it lies, what its columns mean, its own name, and who hears how far it is."""

    path: Path
    mapping: Mapping | None = None
    name: str | None = None
    tell: Callable[[float], Awaitable[None]] = _nobody_listens

    def open(self) -> RosterStream:
        """Raises SheetRefused."""
        return RosterStream(self.path, self.mapping, today=clock.today(), name=self.name)


@dataclass(frozen=True, slots=True)
class Wave:
    """What the tables hold now: ``roster`` is what is known of the file so far, without the people.

    The rest is what a wave may spare the database: does it bring doors that were not known, or tags; does it go on with
    a household of an earlier wave. ``share`` is how much of the file is read with it.
    """

    roster: Roster
    share: float
    new_doors: bool
    tagged: bool
    scattered: bool


@dataclass(slots=True)
class Doors:
    """The community's places as the reader knows them, and back from a door to our ids."""

    known: KnownPlaces
    buildings: dict[tuple[str, str], UUID]
    entrances: dict[tuple[UUID, str], UUID]
    dwellings: dict[tuple[UUID, str], UUID]
    new_entrances: list[tuple[object, ...]] = field(default_factory=list)
    new_dwellings: list[tuple[object, ...]] = field(default_factory=list)

    def find(self, door: Door) -> tuple[UUID, UUID]:
        """Dwelling and building of a door; one that is new gets its id, and its entrance if that is new too."""
        building_id = self.buildings[door.estate, door.building]
        gate = door.entrance or "1"
        entrance_id = self.entrances.get((building_id, gate))
        if entrance_id is None:
            entrance_id = self.entrances[building_id, gate] = uuid7()
            self.new_entrances.append((entrance_id, building_id, gate, position_of(gate), 1, readable_code()))
        dwelling_id = self.dwellings.get((entrance_id, door.room))
        if dwelling_id is None:
            dwelling_id = self.dwellings[entrance_id, door.room] = uuid7()
            self.new_dwellings.append((dwelling_id, entrance_id, building_id, _floor(door.room), door.room))
        return dwelling_id, building_id


def _floor(room: str) -> int:
    """302 is on the third floor, 1203 on the twelfth; what says no floor is on the first."""
    return min(int(room[:-2]), 200) if room.isdigit() and len(room) >= 3 else 1


async def driver_of(session: AsyncSession) -> asyncpg.Connection:
    """The raw connection of a session whose transaction has begun: for COPY."""
    raw = await (await session.connection()).get_raw_connection()
    return cast(asyncpg.Connection, raw.driver_connection)


async def read_places(session: AsyncSession, community: int) -> Doors:
    """All buildings with their entrances and doors."""
    rows = await session.execute(
        text(
            """select s.name as estate, b.id as building_id, b.number, b.name as alias, e.id as entrance_id,
                      e.number as entrance, d.id as dwelling_id, d.door
               from building b
               join estate s on s.community_id = b.community_id and s.id = b.estate_id
               left join entrance e on e.community_id = b.community_id and e.building_id = b.id
               left join dwelling d on d.community_id = e.community_id and d.entrance_id = e.id
               where b.community_id = :community order by e.position"""
        ),
        {"community": community},
    )
    buildings: dict[tuple[str, str], UUID] = {}
    aliases: dict[tuple[str, str], str] = {}
    gates: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    entrances: dict[tuple[UUID, str], UUID] = {}
    dwellings: dict[tuple[UUID, str], UUID] = {}
    for row in rows:
        key = (row.estate, row.number)
        buildings[key] = row.building_id
        aliases[key] = row.alias or ""
        if row.entrance_id is not None:
            entrances[row.building_id, row.entrance] = row.entrance_id
            doors = gates[key].setdefault(row.entrance, set())
            if row.dwelling_id is not None:
                dwellings[row.entrance_id, row.door] = row.dwelling_id
                doors.add(row.door)
    known = KnownPlaces(
        [
            KnownBuilding(
                estate,
                number,
                {gate: frozenset(doors) for gate, doors in gates[estate, number].items()},
                (aliases[estate, number],) if aliases[estate, number] else (),
            )
            for estate, number in buildings
        ]
    )
    return Doors(known, buildings, entrances, dwellings)


async def stage(session: AsyncSession, community: int, source: Source) -> Roster:
    """Read the whole file into the temporary tables; answers faults, counts and sheets, without the people.

    Raises SheetRefused.
    """
    roster = Roster()
    async for wave in stage_waves(session, community, source, keep=True):
        roster = wave.roster
        await source.tell(wave.share)
    return roster


async def stage_waves(
    session: AsyncSession, community: int, source: Source, *, keep: bool = False
) -> AsyncGenerator[Wave]:
    """Read the file wave by wave; after each the tables hold this wave (``keep``: all until now).

    Reading and sealing run in a thread, a wave ahead of the database, so neither waits for the other and memory does
    not grow with the file. Raises SheetRefused.
    """
    await session.execute(text("set local statement_timeout = 0"))
    await session.execute(text("set local default_statistics_target = 10"))  # a wave is analysed twenty times
    opening = asyncio.create_task(asyncio.to_thread(source.open))
    running: asyncio.Task[RosterStream] | asyncio.Task[_Records | None] = opening
    try:
        for statement in _TABLES.split(";"):
            await session.execute(text(statement))
        doors = await read_places(session, community)
        driver = await driver_of(session)
        await asyncio.to_thread(load_sounds)
        stream = await opening
        waves = _waves(stream, doors, community)
        running = ahead = asyncio.create_task(asyncio.to_thread(next, waves, None))
        highest, new_doors = -1, False
        while (records := await ahead) is not None:
            running = ahead = asyncio.create_task(asyncio.to_thread(next, waves, None))
            if not keep:
                await session.execute(text(_OF_A_WAVE))
            for table, rows in (
                ("staged_entrance", records.entrances), ("staged_dwelling", records.dwellings),
                ("staged", records.people),
            ):  # fmt: skip
                if rows:
                    columns = _COLUMNS if table == "staged" else None
                    await driver.copy_records_to_table(table, records=rows, columns=columns)
            new_doors = new_doors or bool(records.dwellings)
            lowest, last = records.households
            tagged = any(row[_TAGS] for row in records.people)
            yield Wave(stream.roster, records.share, new_doors, tagged, scattered=lowest <= highest)
            highest = max(highest, last)
    finally:
        if not running.done():  # the thread cannot be stopped; what it made is thrown away
            await asyncio.wait([running])
        if not running.cancelled():
            running.exception()


@dataclass(frozen=True, slots=True)
class _Records:
    people: list[tuple[object, ...]]
    entrances: list[tuple[object, ...]]
    dwellings: list[tuple[object, ...]]
    households: tuple[int, int]  # lowest and highest of their numbers, which the reader counts up
    share: float


def _waves(stream: RosterStream, doors: Doors, community: int) -> Iterator[_Records]:
    """Some thousand rows at a time; a household is cut only where the file itself scatters it."""
    position = 0
    held: list[PersonRow] = []
    for people in chain(stream.read(doors.known), (None,)):
        if people is None:
            ready, held = held, []
        else:
            rows = held + people
            cut = len(rows)
            while cut and rows[cut - 1].household == rows[-1].household:
                cut -= 1
            ready, held = rows[:cut], rows[cut:]
        records = _records(ready, position, doors, community)
        position += len(ready)
        entrances, doors.new_entrances = doors.new_entrances, []
        dwellings, doors.new_dwellings = doors.new_dwellings, []
        numbers = {row.household for row in ready} or {0}
        yield _Records(records, entrances, dwellings, (min(numbers), max(numbers)), stream.share)


def _records(rows: list[PersonRow], before: int, doors: Doors, community: int) -> list[tuple[object, ...]]:
    """As ``_COLUMNS`` has them, numbered from ``before`` on."""
    seal_document, seal_phone = sealer("person", "document_box"), sealer("person", "phone_box")
    records: list[tuple[object, ...]] = []
    for position, (row, person_id) in enumerate(zip(rows, uuid7s(len(rows)), strict=True), before + 1):
        number, phone = row.number, row.phones[0] if row.phones else None
        document: tuple[object, ...] = ("none", None, None, None)
        if number:
            document = (str(row.kind), seal_document(person_id, number), document_index(number), mask_id(number))
        call: tuple[object, ...] = (None, None, None, None)
        if phone is not None:
            tail = _tail_index(community, phone[-4:])
            call = (seal_phone(person_id, phone), phone_index(phone), tail, mask_phone(phone))
        away = row.residence == "away"
        dwelling_id, building_id = doors.find(row.door) if row.door is not None else (None, None)
        records.append((
            position, row.sheet.name, row.row, row.household, person_id, row.name,
            pinyin_key(row.name) or row.name.lower(), pinyin_initials(row.name), row.sex or "0",
            *_birth(row.birth), *document, *call,
            row.ethnic_group, row.education, row.political_status, row.marital_status, row.workplace,
            HEAD if row.is_head else row.relation, row.is_head,
            "registered" if away else row.residence,
            "away" if away else presence_of(row.residence or "registered", "home"),
            dwelling_id, building_id, list(row.tags) if row.tags else None,
        ))  # fmt: skip
    return records


def _birth(birth: Birth | None) -> tuple[date | None, str | None]:
    """The day, or as much of it as is known: ``1941`` or ``1941-09``."""
    if birth is None:
        return None, None
    day = birth.as_date()
    return (day, None) if day else (None, f"{birth.year}-{birth.month:02d}" if birth.month else str(birth.year))


@lru_cache(10_000)
def _tail_index(community: int, tail: str) -> bytes:
    return tail_index(community, tail)
