"""Whose account is shut has nothing to do any more: the desk gets what he had, and hears of it."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import select

from jiayuan.access.models import Account
from jiayuan.engines.matters.acting import act
from jiayuan.engines.matters.models import Matter, MatterTask
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.jobs import communities, every
from jiayuan.kernel.problems import Stale


@every(seconds=300, name="matters.left")
async def take_back_all(database: Database) -> None:
    for community in await communities(database):
        await take_back(database, community)


async def take_back(database: Database, community: int) -> int:
    """Whatever is still with a shut account, claimed or given; answers how many matters. A second run finds nothing."""
    async with database.transaction(f"{{{community}}}") as session:
        found = await session.execute(
            select(Matter.id, Matter.version)
            .join(MatterTask, (MatterTask.community_id == Matter.community_id) & (MatterTask.matter_id == Matter.id))
            .join(Account, Account.id == MatterTask.holder_id)
            .where(
                MatterTask.community_id == community, MatterTask.purpose == "main", MatterTask.done_at.is_(None),
                MatterTask.holder_kind == "account", Account.locked_at.is_not(None),
            )
            .order_by(Matter.id)
        )  # fmt: skip
        left = found.all()
    for matter_id, version in left:
        with suppress(Stale):  # somebody gave it away meanwhile
            async with database.transaction(f"{{{community}}}") as session:
                await act(session, system_actor(community), matter_id, "take_back", {}, version)
    return len(left)
