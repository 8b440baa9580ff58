"""Two records of one person become one: looked at side by side first, and for 30 days taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.models import Root, is_append_only
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import fault
from jiayuan.kernel.reading import Reader, Row
from jiayuan.kernel.writing import check_version
from jiayuan.people import forms, rules
from jiayuan.people.identity import DocumentKind
from jiayuan.people.living import end_residence, open_residences
from jiayuan.people.models import Household, Person, Resident
from jiayuan.people.problems import PersonMerged, TwoResidences, UndoneAlready, UndoOver
from jiayuan.people.queries import get_person
from jiayuan.people.record_models import PersonMerge
from jiayuan.people.recording import document_columns, note_change, number_of, phone_columns, phone_of

declare_event("people.person.merged", "合并人员档案")
declare_event("people.person.parted", "撤销合并")

#: Facts that the kept record takes over where it has none.
_FILLED = (
    "document", "phone", "birth_on", "ethnic_group", "education", "political_status", "marital_status", "employment",
    "workplace", "former_workplace", "vehicle", "pet", "told_by",
)  # fmt: skip
_COLUMN = {"document": "document_index", "phone": "phone_index"}


def _ties() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column of any floor that points to a person, but history and the merges themselves."""
    for table in Root.metadata.sorted_tables:
        if is_append_only(table.name) or table.name in ("person", "person_merge"):
            continue
        for column in table.columns:
            if column.info.get("key_to") == "person":
                yield table, column


async def preview(read: Reader, session: AsyncSession, actor: Actor, kept_id: UUID, gone_id: UUID) -> Row:
    """Both side by side: what would be filled, what differs, what would move, and whether a residence is to choose."""
    kept, gone = await _both(session, actor, kept_id, gone_id)
    moves: dict[str, int] = {}
    for table, column in _ties():
        count = await session.scalar(
            select(func.count()).where(table.c.community_id == actor.community, column == gone_id)
        )
        if count:
            moves[str(table.name)] = moves.get(str(table.name), 0) + count
    return {
        "kept": await get_person(read, actor, kept_id), "gone": await get_person(read, actor, gone_id),
        "fills": [fact for fact in _FILLED if _has(gone, fact) and not _has(kept, fact)],
        "differs": [fact for fact in ("name", "sex", *_FILLED) if _differs(kept, gone, fact)],
        "moves": moves, "needs_residence": await _two_homes(session, actor, kept_id, gone_id),
    }  # fmt: skip


def _value(person: Person, fact: str) -> object:
    return getattr(person, _COLUMN.get(fact, fact))


def _has(person: Person, fact: str) -> bool:
    return _value(person, fact) is not None


def _differs(kept: Person, gone: Person, fact: str) -> bool:
    return _has(kept, fact) and _has(gone, fact) and _value(kept, fact) != _value(gone, fact)


async def _both(session: AsyncSession, actor: Actor, kept_id: UUID, gone_id: UUID) -> tuple[Person, Person]:
    if kept_id == gone_id:
        raise fault("gone_id", "people.merge_of_one", "要选两份不同的档案")
    found = {}
    for person_id in sorted((kept_id, gone_id)):
        person = found[person_id] = await get_own(session, actor, Person, person_id, locked=True)
        if person.merged_into_id is not None:
            raise PersonMerged(into=person.merged_into_id)
    return found[kept_id], found[gone_id]


async def _two_homes(session: AsyncSession, actor: Actor, kept_id: UUID, gone_id: UUID) -> bool:
    open_ones = await open_residences(session, actor, [kept_id, gone_id])
    return len({row.person_id for row in open_ones if row.is_main}) == 2


async def merge(session: AsyncSession, actor: Actor, kept_id: UUID, form: forms.Merging, version: int) -> UUID:
    """Make ``gone`` part of ``kept``. Raises TwoResidences, HeadNeeded, PersonMerged, Stale."""
    kept, gone = await _both(session, actor, kept_id, form.gone_id)
    check_version(kept, version)
    moved: list[dict[str, object]] = []
    if await _two_homes(session, actor, kept_id, gone.id):
        if form.residence is None:
            raise TwoResidences
        ending = gone.id if form.residence == "kept" else kept_id
        for resident in await open_residences(session, actor, [ending]):
            moved.append(await _end(session, actor, resident))
    for fact in _FILLED:
        if _has(gone, fact) and not _has(kept, fact):
            _take_over(actor, kept, gone, fact)
            note_change(session, actor, kept_id, fact, None, "（来自合并）", source="merge")
            moved.append({"filled": fact})
    gone.merged_into_id = kept_id
    await session.flush()
    for table, column in _ties():
        moved += await _move(session, actor.community, table, column, form.gone_id, kept_id)
    row = PersonMerge(
        community_id=actor.community, id=uuid7(), kept_id=kept_id, gone_id=form.gone_id, moved=moved, at=clock.now(),
        by_account_id=actor.account_id, undo_until=clock.now() + rules.UNDO,
    )  # fmt: skip
    session.add(row)
    audit.record(session, actor, "people.person.merged", about=row.id, subject_person_id=kept_id, gone=form.gone_id)
    emit(session, "people.person.merged", community=actor.community, about=kept_id, gone_person_id=form.gone_id)
    await session.flush()
    return row.id


async def _end(session: AsyncSession, actor: Actor, resident: Resident) -> dict[str, object]:
    """End a residence that was written down twice; answers what the undo needs to open it again."""
    await end_residence(session, actor, resident, clock.today(), "mistaken")
    household = await get_own(session, actor, Household, resident.household_id)
    closed = household.version if household.until_on is not None else None
    return {"ended": str(resident.id), "version": resident.version, "closed": closed}


def _take_over(actor: Actor, kept: Person, gone: Person, fact: str) -> None:
    if fact == "document":
        columns = document_columns(kept.id, DocumentKind(gone.document_kind), number_of(gone) or "")
    elif fact == "phone":
        columns = phone_columns(actor.community, kept.id, phone_of(gone))
    else:
        columns = {fact: getattr(gone, fact)}
    for name, value in columns.items():
        setattr(kept, name, value)


async def _move(
    session: AsyncSession, community: int, table: Table, column: Column[Any], gone_id: UUID, kept_id: UUID
) -> list[dict[str, object]]:
    """Hang the rows of one table on the kept record; one that the kept record has already stays where it is."""
    ids = list(
        await session.scalars(
            select(table.c.id).where(table.c.community_id == community, column == gone_id).order_by(table.c.id)
        )
    )
    moved: list[dict[str, object]] = []
    for row_id in ids:
        mine = (table.c.community_id == community) & (table.c.id == row_id)
        try:
            async with session.begin_nested():
                await session.execute(update(table).where(mine).values({column.name: kept_id}))
        except IntegrityError:
            continue
        entry: dict[str, object] = {"table": str(table.name), "column": str(column.name), "id": str(row_id)}
        if "version" in table.c:
            entry["version"] = await session.scalar(select(table.c.version).where(mine))
        moved.append(entry)
    return moved


async def undo(session: AsyncSession, actor: Actor, merge_id: UUID) -> Row:
    """Two records again: what nobody touched since goes back, the rest is listed. Raises UndoOver, UndoneAlready."""
    row = await get_own(session, actor, PersonMerge, merge_id, locked=True)
    if row.undone_at is not None:
        raise UndoneAlready
    if clock.now() > row.undo_until:
        raise UndoOver
    kept = await get_own(session, actor, Person, row.kept_id, locked=True)
    gone = await get_own(session, actor, Person, row.gone_id, locked=True)
    left: list[dict[str, str]] = []
    taken = 0
    # what was ended opens last, when everything hangs on its own record again
    for entry in sorted(row.moved, key=lambda entry: "ended" in entry):
        if "ended" in entry:
            if await _reopen(session, actor, entry):
                taken += 1
            else:
                left.append({"what": "resident", "id": str(entry["ended"]), "why": "合并后有人改过"})
            continue
        if "filled" in entry:
            if not _give_back(actor, kept, gone, str(entry["filled"])):
                left.append({"what": str(entry["filled"]), "id": str(kept.id), "why": "合并后又改过"})
            continue
        if await _hang_back(session, actor.community, entry, row.kept_id, row.gone_id):
            taken += 1
        else:
            left.append({"what": str(entry["table"]), "id": str(entry["id"]), "why": "合并后有人改过"})
    await session.flush()
    gone.merged_into_id = None
    row.undone_at = clock.now()
    audit.record(session, actor, "people.person.parted", about=merge_id, subject_person_id=kept.id, left=len(left))
    emit(session, "people.person.parted", community=actor.community, about=kept.id, gone_person_id=gone.id)
    await session.flush()
    return {"taken_back": taken, "left": left}


def _give_back(actor: Actor, kept: Person, gone: Person, fact: str) -> bool:
    if _value(kept, fact) != _value(gone, fact):
        return False
    if fact == "document":
        columns = document_columns(kept.id, DocumentKind.NONE, "")
    elif fact == "phone":
        columns = phone_columns(actor.community, kept.id, None)
    else:
        columns = {fact: None}
    for name, value in columns.items():
        setattr(kept, name, value)
    return True


async def _hang_back(
    session: AsyncSession, community: int, entry: dict[str, object], kept_id: UUID, gone_id: UUID
) -> bool:
    table = Root.metadata.tables[str(entry["table"])]
    column = table.c[str(entry["column"])]
    untouched = (table.c.community_id == community) & (table.c.id == UUID(str(entry["id"]))) & (column == kept_id)
    if "version" in entry:
        untouched &= table.c.version == entry["version"]
    done = await session.execute(update(table).where(untouched).values({column.name: gone_id}))
    return bool(done.rowcount)  # type: ignore[attr-defined]


async def _reopen(session: AsyncSession, actor: Actor, entry: dict[str, object]) -> bool:
    """The residence that the merge ended goes on, and so does the household that it closed with it."""
    resident = await get_own(session, actor, Resident, UUID(str(entry["ended"])), locked=True)
    household = await get_own(session, actor, Household, resident.household_id, locked=True)
    if resident.version != entry["version"] or entry["closed"] not in (None, household.version):
        return False
    try:
        async with session.begin_nested():
            if entry["closed"] is not None:
                household.until_on = None
            resident.until_on = resident.end_reason = None
            await session.flush()
    except IntegrityError:
        return False
    return household.until_on is None
