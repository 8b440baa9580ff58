"""Findings put aside with one tap and a reason: remembered for the account, wherever it signs in."""

from __future__ import annotations

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid import rules
from jiayuan.domains.grid.board_models import SignalAside
from jiayuan.domains.grid.schemas import AsideForm
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory.queries import MINE

aside = SignalAside.__table__
ASIDES = Query(
    select(aside.c.key, aside.c.reason, aside.c.count, aside.c.at).where(
        aside.c.community_id == MINE, aside.c.account_id == bindparam("account_id", type_=Uuid)
    )
)


async def put_aside(session: AsyncSession, actor: Actor, form: AsideForm) -> None:
    """Do not show it to me; a second tap says the newest reason."""
    values = {"reason": form.reason, "count": form.count, "at": clock.now()}
    statement = insert(SignalAside).values(
        community_id=actor.community, id=uuid7(), account_id=actor.account_id, key=form.key, **values
    )
    await session.execute(statement.on_conflict_do_update(constraint="signal_aside_once", set_=values))


async def without_asides(read: Reader, actor: Actor, signals: list[Row]) -> list[Row]:
    """The findings that this account has not put aside."""
    put = {row["key"]: row for row in await read.rows(ASIDES, account_id=actor.account_id)}
    return [signal for signal in signals if signal["key"] not in put or not _stays(put[signal["key"]], signal)]


def _stays(row: Row, signal: Row) -> bool:
    return rules.is_aside(
        reason=row["reason"], put_on=clock.day_of(row["at"]), count=row["count"], today=clock.today(),
        count_now=signal["count"],
    )  # fmt: skip
