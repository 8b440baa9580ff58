"""The totals of whole communities, added up from their summaries some seconds after the act."""

from __future__ import annotations

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.figure_models import MatterFigure, MatterTotal, MatterTotalWaiting
from jiayuan.kernel.database import Database
from jiayuan.kernel.jobs import communities, every

_LOCK = 7_041_009


@every(seconds=10, name="matters.totals")
async def add_up_all(database: Database) -> None:
    """Whatever waits anywhere: one look for a quiet installation."""
    everywhere = await communities(database)
    async with database.transaction("{" + ",".join(map(str, everywhere)) + "}") as session:
        waiting = await session.scalars(
            select(MatterTotalWaiting.community_id).where(MatterTotalWaiting.community_id.in_(everywhere)).distinct()
        )
        found = sorted(waiting)
    for community in found:
        async with database.transaction(f"{{{community}}}") as session:
            await add_up(session, community)


async def add_up(session: AsyncSession, community: int) -> None:
    """Make the totals of the waiting months anew. One at a time for a community; who comes second finds nothing."""
    await session.execute(select(func.pg_advisory_xact_lock(_LOCK, community)))
    taken = await session.execute(
        delete(MatterTotalWaiting)
        .where(MatterTotalWaiting.community_id == community)
        .returning(MatterTotalWaiting.kind, MatterTotalWaiting.month)
    )
    for kind, month in sorted({(row.kind, row.month) for row in taken}):
        mine = (MatterFigure.community_id == community, MatterFigure.kind == kind, MatterFigure.month == month)
        await session.execute(
            delete(MatterTotal).where(
                MatterTotal.community_id == community, MatterTotal.kind == kind, MatterTotal.month == month
            )
        )
        amount = func.sum(MatterFigure.amount)
        await session.execute(
            insert(MatterTotal).from_select(
                ["community_id", "id", "kind", "month", "figure", "amount"],
                select(
                    MatterFigure.community_id, func.gen_random_uuid(), MatterFigure.kind, MatterFigure.month,
                    MatterFigure.figure, amount,
                )
                .where(*mine)
                .group_by(MatterFigure.community_id, MatterFigure.kind, MatterFigure.month, MatterFigure.figure)
                .having(amount != 0),
            )
        )  # fmt: skip
