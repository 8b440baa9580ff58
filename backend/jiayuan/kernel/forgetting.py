"""Terms that are over are carried out: once a day, community by community, each as an entry of the audit."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import INSTALLATION
from jiayuan.kernel.database import Database
from jiayuan.kernel.jobs import communities, every
from jiayuan.kernel.models import Root
from jiayuan.kernel.retention import Ending, Kept, all_kept, days_of

_BATCH = 500


@every(seconds=86_400, name="retention.carry_out")
async def carry_out(database: Database) -> None:
    """Let end what has reached its term: deletion on our own initiative (PIPL 第四十七条, PV-06, PV-16)."""
    for community in await communities(database):
        for kept in all_kept():
            for ending in kept.endings:
                while await _end(database, community, kept, ending) >= _BATCH:
                    pass


async def _end(database: Database, community: int, kept: Kept, ending: Ending) -> int:
    """One batch in a transaction of its own; answers how many rows or records ended."""
    own = "community_id" in Root.metadata.tables[kept.table].columns
    if not own and community != INSTALLATION:
        return 0
    before = clock.now() - timedelta(days=days_of(kept, ending))
    async with database.transaction(f"{{{community}}}") as session:
        if ending.work is not None:
            count = await ending.work(session, community, before)
        else:
            count = await _end_rows(session, community if own else None, kept.table, ending, before)
        if count:
            audit.record(
                session, None, "kernel.retention.ended", community=community, table=kept.table, count=count,
                days=days_of(kept, ending), how="work" if ending.work else "cleared" if ending.clears else "deleted",
            )  # fmt: skip
    return count


async def _end_rows(session: AsyncSession, community: int | None, table: str, ending: Ending, before: datetime) -> int:
    chosen = [f"{ending.since} < :before"]
    if community is not None:
        chosen.append("community_id = :community")
    if ending.only:
        chosen.append(f"({ending.only})")
    if ending.clears:
        pending = " or ".join(f"{column} is distinct from {value}" for column, value in ending.clears.items())
        chosen.append(f"({pending})")
        verb = f"update {table} set " + ", ".join(f"{column} = {value}" for column, value in ending.clears.items())
    else:
        verb = f"delete from {table}"
    where = " and ".join(chosen)
    # names and conditions are our own declarations, never input
    statement = f"{verb} where ctid = any (array(select ctid from {table} where {where} limit {_BATCH})) returning 1"
    values = {"before": before} | ({"community": community} if community is not None else {})
    return len((await session.execute(text(statement), values)).all())
