"""What must hold before a process serves or works: a role that row security binds, the keys of the data, the clock."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from jiayuan.kernel import clock
from jiayuan.kernel.database import Database, role_is_unfit
from jiayuan.kernel.missing_keys import check_keys
from jiayuan.kernel.models import Community
from jiayuan.kernel.settings import Settings, Unfit


async def make_ready(database: Database, settings: Settings) -> None:
    """Look at role and keys, and set the clock of demo data. Raises Unfit, KeysMissing."""
    async with database.pool.acquire() as held:
        if reason := await role_is_unfit(held):
            raise Unfit(reason)
    await check_keys(database)
    await _move_clock(database, settings)


async def _move_clock(database: Database, settings: Settings) -> None:
    """Set the clock for demo data; real data keep real time."""
    if settings.clock is None:
        return
    async with database.transaction("{}") as session:
        demo = list(await session.scalars(select(Community.is_demo)))
    if not demo or not all(demo):
        raise Unfit("JIAYUAN_CLOCK 只用于演示数据")
    clock.set_clock(datetime.fromisoformat(settings.clock))
