"""Matters in what a resident takes along: what he reported in his own words, and how he judged the result (PV-14)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Integer, Uuid, bindparam

from jiayuan.engines.matters.models import Matter, MatterEvaluation
from jiayuan.engines.matters.queries import titled
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row, pick
from jiayuan.people.own import declare_own_part

REPORTED = Query(
    pick(
        Matter.number, Matter.kind, Matter.workflow_version, Matter.title, Matter.details, Matter.place_text,
        Matter.channel, Matter.may_call, Matter.opened_at, Matter.state, Matter.closed_at, Matter.way,
        MatterEvaluation.level.label("verdict"), MatterEvaluation.words.label("verdict_words"),
        MatterEvaluation.at.label("verdict_at"),
    )
    .outerjoin(
        MatterEvaluation,
        (MatterEvaluation.community_id == Matter.community_id) & (MatterEvaluation.matter_id == Matter.id)
        & (MatterEvaluation.account_id == Matter.reporter_account_id),
    )
    .where(
        Matter.community_id == bindparam("community", type_=Integer),
        Matter.reporter_account_id == bindparam("v_account", type_=Uuid),
    )
    .order_by(Matter.id)
)  # fmt: skip


async def reported(read: Reader, actor: Actor) -> Sequence[Row]:
    rows = titled(await read.rows(REPORTED, v_account=actor.account_id))
    for row in rows:
        del row["workflow_version"]
    return rows


declare_own_part("matters", reported)
