"""Who moved with a batch that is taken back lives again where he lived before."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.people.codes import HEAD_OF_HOUSEHOLD as HEAD
from jiayuan.people.models import Household, Person, Resident
from jiayuan.people.record_models import PersonChange
from jiayuan.people.recording import note_change

_SOME_RELATIVE = "97"


async def move_back(session: AsyncSession, actor: Actor, batch_id: UUID, note: str) -> tuple[int, list[UUID]]:
    """Open the residences again that this batch has ended; answers how many, and who stays: he moved on or has died.

    The home that the batch left empty is a household again, and who stood in for its head steps back.
    """
    moves = await session.execute(
        select(PersonChange.person_id, PersonChange.before, PersonChange.after).where(
            PersonChange.community_id == actor.community, PersonChange.batch_id == batch_id,
            PersonChange.fact == "residence",
        )
    )  # fmt: skip
    ended: list[Resident] = []
    stays: list[UUID] = []
    for move in moves.all():
        resident = await _ended_at(session, actor, move.person_id, UUID(move.before))
        if resident is None:
            stays.append(move.person_id)
            continue
        ended.append(resident)
        note_change(session, actor, move.person_id, "residence", move.after, move.before, source="import", note=note)
    for resident in sorted(ended, key=lambda one: one.relation != HEAD):
        household = await get_own(session, actor, Household, resident.household_id, locked=True)
        household.until_on = None
        head = await _head(session, household)
        if head is None and resident.relation != HEAD:  # his head has not come back
            household.head_stated_relation, resident.relation = resident.relation, HEAD
        elif head is not None and resident.relation == HEAD and household.head_stated_relation is None:
            resident.relation = _SOME_RELATIVE  # somebody has made another one head since
        elif head is not None and resident.relation == HEAD:
            head.relation, household.head_stated_relation = str(household.head_stated_relation), None
            await session.flush()
        resident.until_on = resident.end_reason = None
        await session.flush()
    return len(ended), stays


async def _ended_at(session: AsyncSession, actor: Actor, person_id: UUID, dwelling_id: UUID) -> Resident | None:
    person = await get_own(session, actor, Person, person_id)
    mine = (Resident.community_id == actor.community) & (Resident.person_id == person_id)
    lives = await session.scalar(select(Resident.id).where(mine, Resident.until_on.is_(None), Resident.is_main))
    if lives is not None or person.died_on is not None or person.merged_into_id is not None:
        return None
    resident: Resident | None = await session.scalar(
        select(Resident)
        .where(mine, Resident.dwelling_id == dwelling_id, Resident.end_reason == "moved")
        .order_by(Resident.until_on.desc(), Resident.id.desc())
        .limit(1)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return resident


async def _head(session: AsyncSession, household: Household) -> Resident | None:
    head: Resident | None = await session.scalar(
        select(Resident)
        .where(
            Resident.community_id == household.community_id, Resident.household_id == household.id,
            Resident.until_on.is_(None), Resident.relation == HEAD,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )  # fmt: skip
    return head
