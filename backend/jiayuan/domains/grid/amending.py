"""Taking back and putting right one's own visit."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid import walking_forms as forms
from jiayuan.domains.grid.dueing import refresh
from jiayuan.domains.grid.visit_models import Visit, VisitCorrection, VisitFollowUp, VisitPerson
from jiayuan.domains.grid.visiting import meet
from jiayuan.domains.grid.walking_problems import CorrectionTooLate, NotYourVisit, UndoTooLate
from jiayuan.domains.grid.walking_scope import Place, grids_walked
from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import NotFound, fault
from jiayuan.kernel.writing import check_version
from jiayuan.people.models import Household
from jiayuan.people.record_models import FactMark

declare_event("grid.visit.withdrawn", "撤销走访")

UNDO = timedelta(minutes=10)
CORRECTION = timedelta(days=7)


async def withdraw_visit(session: AsyncSession, actor: Actor, visit_id: UUID) -> None:
    """Take one's own visit back within ten minutes, while nothing was built on it. Twice is once.

    Raises NotFound, NotYourVisit, UndoTooLate.
    """
    visit = await _own_visit(session, actor, visit_id)
    if visit.withdrawn_at is not None:
        return
    if clock.now() > visit.received_at + UNDO or await _built_upon(session, visit):
        raise UndoTooLate
    visit.withdrawn_at = clock.now()
    await session.execute(
        update(VisitPerson)
        .where(VisitPerson.community_id == visit.community_id, VisitPerson.visit_id == visit.id)
        .values(is_counted=False)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        delete(VisitFollowUp)
        .where(VisitFollowUp.community_id == visit.community_id, VisitFollowUp.visit_id == visit.id)
        .execution_options(synchronize_session=False)
    )
    if visit.confirmed:
        await _unconfirm(session, visit)
    emit(session, "grid.visit.withdrawn", community=actor.community, about=visit.id, grid_id=visit.grid_id)
    await session.flush()
    if visit.household_id is not None:
        await refresh(session, actor.community, [visit.household_id])


async def _unconfirm(session: AsyncSession, visit: Visit) -> None:
    """The household is as fresh as it was before, unless somebody confirmed it since."""
    await session.execute(
        update(Household)
        .where(Household.community_id == visit.community_id, Household.id == visit.household_id)
        .where(Household.confirmed_at >= visit.arrived_at, Household.confirmed_at <= visit.received_at)
        .values(confirmed_at=visit.confirmed_before)
        .execution_options(synchronize_session=False)
    )
    marks = (
        FactMark.community_id == visit.community_id, FactMark.subject_id == visit.household_id,
        FactMark.fact == "household.members", FactMark.by_account_id == visit.worker_account_id,
    )  # fmt: skip
    if visit.confirmed_before is None:
        change = delete(FactMark).where(*marks)
        await session.execute(change.execution_options(synchronize_session=False))
    else:
        back = update(FactMark).where(*marks).values(confirmed_at=visit.confirmed_before)
        await session.execute(back.execution_options(synchronize_session=False))


async def _built_upon(session: AsyncSession, visit: Visit) -> bool:
    later = select(Visit.id).where(
        Visit.community_id == visit.community_id, Visit.dwelling_id == visit.dwelling_id, Visit.id != visit.id,
        Visit.received_at > visit.received_at, Visit.withdrawn_at.is_(None),
    )  # fmt: skip
    done = select(VisitFollowUp.id).where(
        VisitFollowUp.community_id == visit.community_id, VisitFollowUp.visit_id == visit.id,
        VisitFollowUp.done_at.is_not(None),
    )  # fmt: skip
    return await session.scalar(later.limit(1)) is not None or await session.scalar(done.limit(1)) is not None


async def correct_visit(
    session: AsyncSession, actor: Actor, visit_id: UUID, form: forms.VisitCorrecting, version: int
) -> UUID:
    """Put one's own visit right within seven days; how it stood before is kept.

    Raises NotFound, NotYourVisit, CorrectionTooLate, Stale.
    """
    visit = await _own_visit(session, actor, visit_id)
    check_version(visit, version)
    if visit.withdrawn_at is not None or clock.now() > visit.received_at + CORRECTION:
        raise CorrectionTooLate
    sent = form.model_dump(exclude_unset=True, exclude={"reason", "people"})
    people = list(
        await session.scalars(
            select(VisitPerson).where(
                VisitPerson.community_id == actor.community, VisitPerson.visit_id == visit.id, VisitPerson.is_counted
            )
        )
    )
    before: dict[str, object] = {name: getattr(visit, name) for name in sent}
    before["people"] = [{"person_id": str(met.person_id), "state": met.state} for met in people]
    outcome = form.outcome or visit.outcome
    if outcome != "met" and (form.people or visit.confirmed):
        raise fault("outcome", "grid.met_somebody", "记过见到的人或核实过户情，结果只能是见到了")
    for name, value in sent.items():
        if value is not None or name == "at_home":
            setattr(visit, name, value)
    if form.people is not None or outcome != "met":
        for met in people:
            await session.delete(met)
        await session.flush()
        place = Place(visit.grid_id, visit.building_id, visit.building_id, visit.dwelling_id, visit.household_id)
        await meet(session, actor, visit.id, place, form.people or [], clock.day_of(visit.arrived_at))
    correction = VisitCorrection(
        community_id=actor.community, id=uuid7(), visit_id=visit.id, before=before, reason=form.reason,
        by_account_id=actor.account_id, at=clock.now(),
    )  # fmt: skip
    session.add(correction)
    audit.record(session, actor, "grid.visit.corrected", about=visit.id)
    await session.flush()
    if visit.household_id is not None:
        await refresh(session, actor.community, [visit.household_id])
    return correction.id


async def _own_visit(session: AsyncSession, actor: Actor, visit_id: UUID) -> Visit:
    visit = await get_own(session, actor, Visit, visit_id, locked=True)
    if visit.worker_account_id != actor.account_id:
        seen = await grids_walked(session, actor, "grid.visit.read")
        if seen is not None and visit.grid_id not in seen:
            raise NotFound
        raise NotYourVisit
    return visit
