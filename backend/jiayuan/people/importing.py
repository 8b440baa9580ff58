"""Bringing a roster in: read, compared, shown, decided, written, and for 30 days taken back."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.people.import_models import ImportBatch
from jiayuan.people.merging_in import (
    Conflict,
    check_heads,
    count_piles,
    decide,
    fill_and_take,
    find_conflicts,
    match,
    merge,
)
from jiayuan.people.roster import Mapping, Roster
from jiayuan.people.rules import UNDO
from jiayuan.people.staging import stage

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
    counts: dict[str, int] = field(default_factory=dict)
    batch_id: UUID | None = None

    def document(self) -> dict[str, object]:
        """As the command line prints it."""
        return {
            "people": self.people, "accepted": self.accepted, "rejected": self.rejected,
            "faults": [
                {"sheet": fault.sheet, "cell": fault.cell, "code": fault.code, "message": fault.message}
                for fault in self.faults
            ],
            "warnings": len(self.warnings), "conflicts": self.conflicts, **self.counts,
        }  # fmt: skip


class _DryRun(Exception):
    """Leaves the transaction, so that nothing stays."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file in the temporary tables of this transaction, compared with what is known."""

    roster: Roster
    conflicts: list[Conflict]
    counts: dict[str, int]


async def stage_file(session: AsyncSession, community: int, path: Path, mapping: Mapping | None) -> Staged:
    """Read and compare; writes to temporary tables only. Raises SheetRefused."""
    roster = await stage(session, community, path, mapping)
    await match(session, community)
    return Staged(roster, await find_conflicts(session, community), await count_piles(session, community))


async def write_staged(
    session: AsyncSession,
    actor: Actor,
    batch: ImportBatch,
    staged: Staged,
    decisions: Map[tuple[str, int, str], str],
    rule: str | None,
) -> dict[str, int]:
    """Merge what is staged into the tables, as decided; answers how many of each."""
    taken = await decide(session, staged.conflicts, decisions, rule)
    counts = await merge(session, actor, batch.id)
    await check_heads(session, actor.community, batch.id)
    filled, overwritten = await fill_and_take(session, actor, batch.id, taken)
    for step in ("leaving", "staged_place", "by_household", "analysed"):
        counts.pop(step)
    batch.state, batch.applied_at = "applied", clock.now()
    batch.undo_until, batch.progress, batch.rule = clock.now() + UNDO, 100, rule
    batch.counts = batch.counts | {"written": counts | {"filled": filled, "overwritten": overwritten}}
    emit(session, "people.import.applied", community=actor.community, about=batch.id, to=[actor.account_id])
    await session.flush()
    return counts | {"filled": filled, "overwritten": overwritten}


def report_of(staged: Staged, counts: Map[str, int], batch_id: UUID | None) -> Report:
    roster = staged.roster
    return Report(
        people=roster.counts.people, accepted=roster.counts.accepted, rejected=roster.counts.rejected,
        households=roster.counts.households,
        faults=[CellFault(fault.sheet, fault.cell, fault.code, fault.message) for fault in roster.faults],
        warnings=[CellFault(fault.sheet, fault.cell, fault.code, fault.message) for fault in roster.warnings],
        conflicts=len(staged.conflicts), counts=staged.counts | dict(counts), batch_id=batch_id,
    )  # fmt: skip


async def import_residents(
    database: Database, community: int, path: Path, *, dry_run: bool, rule: str = "keep", actor: Actor | None = None
) -> Report:
    """The whole of it in one call, as the command line does it: conflicts follow ``rule``, the batch can be undone.

    A dry run does everything but commit. Raises SheetRefused for a file that cannot be read.
    """
    who = actor or system_actor(community, "命令行")
    report: Report | None = None
    try:
        async with database.transaction(f"{{{community}}}") as session:
            staged = await stage_file(session, community, path, None)
            batch = ImportBatch(
                community_id=community, id=uuid7(), file_id=None, file_name=path.name, state="previewed", mapping={},
                counts=staged.counts, left=[], by_account_id=who.account_id, by_name=who.name, at=clock.now(),
            )  # fmt: skip
            session.add(batch)
            await session.flush()
            counts = await write_staged(session, who, batch, staged, {}, rule)
            report = report_of(staged, {} if dry_run else counts, None if dry_run else batch.id)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    assert report is not None
    return report
