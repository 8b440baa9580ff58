"""Bringing a roster in: read, compared, shown, decided, written, and for 30 days taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Map
from contextlib import aclosing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.people.import_models import ImportBatch
from jiayuan.people.matching import (
    Conflict,
    Key,
    count_new_doors,
    count_open,
    count_staged,
    decide,
    find_conflicts,
    match,
)
from jiayuan.people.merging_in import check_heads, fill_and_take, merge
from jiayuan.people.roster import Roster, SheetReading, Skipped
from jiayuan.people.rules import UNDO
from jiayuan.people.staging import Source, stage, stage_waves

declare_event("people.import.previewed", "名册已读取")
declare_event("people.import.applied", "名册已写入")
declare_event("people.import.undone", "名册已撤销")


@dataclass(frozen=True, slots=True)
class CellFault:
    """A fault at its cell; ``code`` is stable, ``message`` says what to do."""

    sheet: str
    cell: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an import found and, unless it was a dry run, did."""

    people: int
    accepted: int
    rejected: int
    households: int
    faults: list[CellFault]
    warnings: list[CellFault]
    conflicts: int
    skipped: int
    skipped_rows: list[Skipped]
    sheets: list[SheetReading]
    counts: dict[str, int] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    batch_id: UUID | None = None

    def document(self) -> dict[str, object]:
        """As the command line prints it."""
        return {
            "people": self.people, "accepted": self.accepted, "rejected": self.rejected,
            "faults": [asdict(fault) for fault in self.faults],
            "skipped": self.skipped,
            "skipped_rows": [{"sheet": row.sheet, "row": row.row, "words": row.words} for row in self.skipped_rows],
            "sheets": [{"name": sheet.name, "people": sheet.people, "note": sheet.note} for sheet in self.sheets],
            "warnings": len(self.warnings), "remarks": [asdict(fault) for fault in self.warnings],
            "conflicts": self.conflicts, **self.counts,
            "written": self.written,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Staged:
    """A file compared with what is known: how it was read, what somebody has to decide, how many of each."""

    roster: Roster
    conflicts: list[Conflict]
    counts: dict[str, int]


async def stage_file(session: AsyncSession, community: int, source: Source) -> Staged:
    """Read and compare; writes to temporary tables only. Raises SheetRefused."""
    nobody = uuid7()
    before = await count_open(session, community)
    roster = await stage(session, community, source)
    known = await match(session, community, nobody)
    conflicts = await find_conflicts(session, community, nobody, known=known)
    counts = Counter(await count_staged(session))
    del counts["joined"]
    return Staged(roster, conflicts, _balance(before, counts, await count_new_doors(session)))


async def write_file(
    session: AsyncSession,
    actor: Actor,
    batch: ImportBatch,
    source: Source,
    decisions: Map[Key, str],
    rule: str | None,
) -> tuple[Staged, dict[str, int]]:
    """Read, compare and merge, as decided, wave by wave in this one transaction; answers how many of each.

    While the database merges a wave the next one is read. Raises SheetRefused, HeadNeeded.
    """
    before = await count_open(session, actor.community)
    piles: Counter[str] = Counter()
    written: Counter[str] = Counter()
    conflicts: list[Conflict] = []
    roster = Roster()
    async with aclosing(stage_waves(session, actor.community, source)) as waves:
        async for wave in waves:
            roster = wave.roster
            known = await match(session, actor.community, batch.id, scattered=wave.scattered)
            found = await find_conflicts(session, actor.community, batch.id, known=known)
            conflicts += found
            counted = await count_staged(session)
            needed = {"doors": wave.new_doors, "tags": wave.tagged, "joined": counted.pop("joined") > 0}
            piles.update(counted)
            taken = await decide(session, found, decisions, rule)
            needed["movers"] = any(conflict.fact == "residence" for conflict in taken)
            written.update(await merge(session, actor, batch.id, {what for what, some in needed.items() if some}))
            if counted["same"]:
                filled, overwritten = await fill_and_take(session, actor, batch.id, taken)
                written.update({"filled": filled, "overwritten": overwritten})
            await source.tell(wave.share)
    await check_heads(session, actor.community, batch.id)
    staged = Staged(roster, conflicts, _balance(before, piles, await count_new_doors(session)))
    batch.state, batch.applied_at = "applied", clock.now()
    batch.undo_until, batch.progress, batch.rule = clock.now() + UNDO, 100, rule
    batch.counts = (batch.counts or staged.counts) | {"written": dict(written)}
    emit(session, "people.import.applied", community=actor.community, about=batch.id, to=[actor.account_id])
    await session.flush()
    await session.execute(select(func.count_people_anew()))
    return staged, dict(written)


def _balance(before: Map[str, int], piles: Map[str, int], new_doors: int) -> dict[str, int]:
    """The piles, and households and heads before and after."""
    founded = piles.get("new_households", 0)
    return {
        **before, **piles, "new_doors": new_doors,
        "households_after": before["households_before"] + founded, "heads_after": before["heads_before"] + founded,
    }  # fmt: skip


def report_of(staged: Staged, written: Map[str, int], batch_id: UUID | None) -> Report:
    roster = staged.roster
    return Report(
        people=roster.counts.people, accepted=roster.counts.accepted, rejected=roster.counts.rejected,
        households=roster.counts.households,
        faults=[CellFault(fault.sheet, fault.cell, fault.code, fault.message) for fault in roster.faults],
        warnings=[CellFault(fault.sheet, fault.cell, fault.code, fault.message) for fault in roster.warnings],
        conflicts=len(staged.conflicts), skipped=roster.counts.skipped_rows, skipped_rows=roster.skipped,
        sheets=roster.sheets, counts=staged.counts, written=dict(written), batch_id=batch_id,
    )  # fmt: skip


async def import_residents(
    database: Database, community: int, path: Path, *, dry_run: bool, rule: str = "keep", actor: Actor | None = None
) -> Report:
    """The whole of it in one call, as the command line does it: conflicts follow ``rule``, the batch can be undone.

    A dry run reads and compares only. Raises SheetRefused for a file that cannot be read.
    """
    who = actor or system_actor(community, "命令行")
    async with database.transaction(f"{{{community}}}") as session:
        if dry_run:
            return report_of(await stage_file(session, community, Source(path)), {}, None)
        batch = ImportBatch(
            community_id=community, id=uuid7(), file_id=None, file_name=path.name, state="applying", mapping={},
            counts={}, left=[], by_account_id=who.account_id, by_name=who.name, at=clock.now(),
        )  # fmt: skip
        session.add(batch)
        await session.flush()
        staged, written = await write_file(session, who, batch, Source(path), {}, rule)
        audit.record(session, who, "people.import.written", about=batch.id)
        return report_of(staged, written, batch.id)
