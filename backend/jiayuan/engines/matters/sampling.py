"""What was closed is called back by a sample (lesson 2), drawn by a keyed hash: nobody chooses, and nobody knows.

The same matter is drawn or not at each look; without the installation's secret, who handles it cannot reckon which.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Integer, String, bindparam, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.acting import act
from jiayuan.engines.matters.builtin import finishers
from jiayuan.engines.matters.declaring import Workflow, latest, registered
from jiayuan.engines.matters.desk_models import SampleSetting
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.reducing import UNDO_WITHIN
from jiayuan.engines.matters.rounds import BAD
from jiayuan.kernel import clock
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.calendar import corresponding_day
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.jobs import communities, every
from jiayuan.kernel.reading import Query, Row, pick
from jiayuan.kernel.settings import secret

#: Of a thousand closed matters so many are called back, where a community has set nothing; and at least one a month.
PERMILLE, LEAST = 50, 1
_WAYS = ("fixed", "answered", "not_ours")
_PASSED = ("call_back_due", "confirmed", "sampled")
_UNDONE = timedelta(milliseconds=UNDO_WITHIN)


def lot(matter_id: UUID) -> int:
    """The matter's number in the draw."""
    return int.from_bytes(hmac.digest(secret("call_back"), matter_id.bytes, "sha256")[:8])


def is_drawn(matter_id: UUID, permille: int) -> bool:
    return lot(matter_id) % 1000 < permille


def fill_up(drawn: int, others: Iterable[UUID], least: int) -> list[UUID]:
    """Who is drawn besides, so that the month has its least: the lowest lots."""
    return sorted(others, key=lot)[: max(0, least - drawn)]


_CLOSED = Query(
    pick(Matter.id, Matter.flags, Matter.folded, Matter.reporter_account_id)
    .where(
        Matter.community_id == bindparam("community", type_=Integer),
        Matter.kind == bindparam("kind", type_=String),
        Matter.closed_at > bindparam("since", type_=DateTime(timezone=True)),
        Matter.closed_at <= bindparam("until", type_=DateTime(timezone=True)),
        Matter.way == func.any(literal(list(_WAYS), ARRAY(String))),
        Matter.merged_into_id.is_(None),
        or_(Matter.level.is_(None), Matter.level > literal(BAD)),
        or_(Matter.reporter_account_id.is_not(None), Matter.guest_phone_index.is_not(None)),
    )
    .order_by(Matter.closed_at)
)


@every(seconds=600, name="matters.sample")
async def sample_all(database: Database) -> None:
    for community in await communities(database):
        for workflow in registered():
            if workflow.evaluation is not None and latest(workflow.kind) is workflow:
                await sample(database, community, workflow)


async def sample(database: Database, community: int, workflow: Workflow) -> int:
    """Draw from what was closed since the last look, and fill up the month before; answers how many were drawn."""
    async with database.transaction(f"{{{community}}}") as session:
        setting = await locked_setting(session, community, workflow.kind)
        until = clock.now() - _UNDONE
        fresh = await _closed(session, workflow, community, setting.drawn_until, until)
        drawn = [row["id"] for row in fresh if _is_open(row) and is_drawn(row["id"], setting.permille)]
        besides, filled_on = await _months_before(session, workflow, setting)
        drawn += besides
        # how far the draw has come is no change of the setting: its version stays what the desk has seen
        await session.execute(
            update(SampleSetting)
            .where(SampleSetting.community_id == community, SampleSetting.id == setting.id)
            .values(drawn_until=max(setting.drawn_until, until), filled_on=filled_on)
            .execution_options(synchronize_session=False)
        )
        for matter_id in dict.fromkeys(drawn):
            await act(session, system_actor(community), matter_id, "sample", {}, None)
        await session.flush()
    return len(drawn)


async def locked_setting(session: AsyncSession, community: int, kind: str) -> SampleSetting:
    """The community's row, made at the first look: what was closed before it is never drawn."""
    now = clock.now()
    await session.execute(
        insert(SampleSetting)
        .values(
            community_id=community, id=uuid7(), kind=kind, permille=PERMILLE, least=LEAST, since=now, drawn_until=now,
            filled_on=clock.today().replace(day=1), version=1,
        )
        .on_conflict_do_nothing(constraint="sample_setting_once")
    )  # fmt: skip
    found = await session.scalars(
        select(SampleSetting)
        .where(SampleSetting.community_id == community, SampleSetting.kind == kind)
        .with_for_update()
    )
    return found.one()


async def _closed(
    session: AsyncSession, workflow: Workflow, community: int, since: datetime, until: datetime
) -> list[Row]:
    """What was closed and may be asked about: somebody else than who did it can say whether it holds."""
    found = await _CLOSED.within(session, community=community, kind=workflow.kind, since=since, until=until)
    codes = finishers(workflow)
    return [
        row
        for row in found
        if not any(str(row["reporter_account_id"]) in row["folded"]["by"].get(code, ()) for code in codes)
    ]


def _is_open(row: Row) -> bool:
    """Not asked yet, and not said by the reporter himself."""
    return not set(_PASSED) & set(row["flags"])


async def _months_before(session: AsyncSession, workflow: Workflow, setting: SampleSetting) -> tuple[list[UUID], date]:
    """Each month that is over gets its least once; answers who is drawn, and the month that is not over."""
    drawn: list[UUID] = []
    month = setting.filled_on
    while month < clock.today().replace(day=1):
        after = corresponding_day(month, 1)
        since, until = max(clock.start_of(month), setting.since), clock.start_of(after)
        rows = await _closed(session, workflow, setting.community_id, since, until)
        asked = sum("sampled" in row["flags"] for row in rows)
        drawn += fill_up(asked, [row["id"] for row in rows if _is_open(row)], setting.least)
        month = after
    return drawn, month
