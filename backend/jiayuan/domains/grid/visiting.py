"""Calling on people: what was found, what follows, what rests, and taking back or putting right one's own visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.envelopes import ActTime
from jiayuan.domains.grid import walking_forms as forms
from jiayuan.domains.grid.dueing import collecting, refresh
from jiayuan.domains.grid.visit_models import (
    DueVisit,
    Visit,
    VisitFollowUp,
    VisitMute,
    VisitPerson,
    VisitRule,
)
from jiayuan.domains.grid.walking_problems import (
    FollowUpDone,
    MuteEnded,
    VisitTaken,
)
from jiayuan.domains.grid.walking_rules import next_step
from jiayuan.domains.grid.walking_scope import Place, find_dwelling, find_household, grids_walked, workers_of
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.files import attach
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import NotFound, fault
from jiayuan.people.forms import Confirming, PersonChangeForm
from jiayuan.people.models import Household, Resident
from jiayuan.people.recording import change_person, confirm_facts, mark_facts

declare_event("grid.visit.recorded", "记走访")
declare_event("grid.visit.unanswered", "每周走访没人应")
declare_event("grid.visit.follow_up_wanted", "走访后要跟着办")
declare_event("grid.collection.asked", "请上门采集")

#: What was promised at the door is done within so many days.
_FOLLOW_UP_DAYS = {"doctor": 1, "family": 0, "meal": 1, "repair": 3, "window": 3}


async def record_visit(session: AsyncSession, actor: Actor, form: forms.NewVisit, when: ActTime) -> UUID:
    """Write a visit down once, however often it is sent; the next ones are worked out in the same transaction.

    Raises NotFound for a door of another grid, VisitTaken, Invalid for somebody who does not live there.
    """
    if form.household_id is not None:
        place = await find_household(session, actor, "grid.visit.record", form.household_id)
    elif form.dwelling_id is not None:
        place = await find_dwelling(session, actor, "grid.visit.record", form.dwelling_id)
    else:
        raise NotFound
    arrived_at = when.believe(form.arrived_at)
    fresh = await session.scalar(
        insert(Visit)
        .values(
            community_id=actor.community, id=form.id, grid_id=place.grid_id, building_id=place.building_id,
            dwelling_id=place.dwelling_id, household_id=place.household_id, worker_account_id=actor.account_id,
            worker_name=actor.name, how=form.how, outcome=form.outcome, step=form.step, words=form.words,
            files=[str(file_id) for file_id in form.files], at_home=form.at_home, confirmed=form.confirmed,
            arrived_at=arrived_at, device_at=when.device_at, received_at=when.received_at, is_gap=when.is_gap,
            version=1,
        )
        .on_conflict_do_nothing()
        .returning(Visit.id)
    )  # fmt: skip
    if fresh is None:
        known = await get_own(session, actor, Visit, form.id)
        if known.worker_account_id != actor.account_id:
            raise VisitTaken
        return known.id
    await attach(session, actor, form.files, "grid.visit", form.id)
    met_on = clock.day_of(arrived_at)
    await meet(session, actor, form.id, place, form.people, met_on)
    if form.confirmed and place.household_id is not None:
        before = select(Household.confirmed_at).where(
            Household.community_id == actor.community, Household.id == place.household_id
        )
        await session.execute(
            update(Visit)
            .where(Visit.community_id == actor.community, Visit.id == form.id)
            .values(confirmed_before=before.scalar_subquery())
            .execution_options(synchronize_session=False)
        )
        await _confirm_household(session, actor, place.household_id, when)
    _follow_up(session, actor, form, place)
    emit(
        session, "grid.visit.recorded", community=actor.community, about=form.id, grid_id=place.grid_id,
        household_id=place.household_id, dwelling_id=place.dwelling_id, outcome=form.outcome,
    )  # fmt: skip
    await session.flush()
    if place.household_id is not None:
        await refresh(session, actor.community, [place.household_id])
        if form.outcome == "not_home":
            await _tell_unanswered(session, actor, place)
    elif form.outcome == "not_home":
        await _tried_collecting(session, actor, place, met_on)
    return form.id


async def meet(
    session: AsyncSession, actor: Actor, visit_id: UUID, place: Place, people: Sequence[forms.PersonMet], met_on: date
) -> None:
    if not people:
        return
    here = set(
        await session.scalars(
            select(Resident.person_id).where(
                Resident.community_id == actor.community, Resident.household_id == place.household_id,
                Resident.until_on.is_(None),
            )
        )
    )  # fmt: skip
    if any(met.person_id not in here for met in people):
        raise fault("people", "grid.not_of_this_household", "记到的人不在这一户，请刷新后再看")
    session.add_all(
        VisitPerson(
            community_id=actor.community, id=uuid7(), visit_id=visit_id, person_id=met.person_id, state=met.state,
            met_on=met_on,
        )
        for met in people
    )  # fmt: skip


async def _confirm_household(session: AsyncSession, actor: Actor, household_id: UUID, when: ActTime) -> None:
    await session.execute(
        update(Household)
        .where(Household.community_id == actor.community, Household.id == household_id)
        .where(Household.confirmed_at.is_(None) | (Household.confirmed_at < when.at))
        .values(confirmed_at=when.at)
        .execution_options(synchronize_session=False)
    )
    await mark_facts(session, actor, "household", household_id, ["household.members"], "grid")


def _follow_up(session: AsyncSession, actor: Actor, form: forms.NewVisit, place: Place) -> None:
    """Choosing what follows makes it a thing that stays on the list until it is done."""
    for kind in dict.fromkeys(form.follow_ups):
        if place.household_id is None:
            continue
        session.add(
            VisitFollowUp(
                community_id=actor.community, id=uuid7(), visit_id=form.id, grid_id=place.grid_id,
                building_id=place.building_id, household_id=place.household_id, kind=kind,
                due_on=clock.today() + timedelta(days=_FOLLOW_UP_DAYS[kind]),
            )
        )  # fmt: skip
        emit(
            session, "grid.visit.follow_up_wanted", community=actor.community, about=form.id, kind_wanted=kind,
            household_id=place.household_id, grid_id=place.grid_id, by_account_id=actor.account_id,
        )  # fmt: skip


async def _tell_unanswered(session: AsyncSession, actor: Actor, place: Place) -> None:
    """An unanswered visit beyond its rule's threshold is told at once (settled 42), with the next step (CA-18)."""
    waiting = await session.execute(
        select(DueVisit.person_id, DueVisit.unanswered)
        .join(VisitRule, (VisitRule.community_id == DueVisit.community_id) & (VisitRule.id == DueVisit.rule_id))
        .where(DueVisit.community_id == actor.community, DueVisit.household_id == place.household_id)
        .where(DueVisit.unanswered >= VisitRule.signal_after)
        .order_by(DueVisit.person_id)
    )
    for person_id, unanswered in waiting:
        if person_id is None:
            continue
        step = next_step(unanswered)
        emit(
            session, "grid.visit.unanswered", community=actor.community, about=person_id, grid_id=place.grid_id,
            household_id=place.household_id, unanswered=unanswered, step=step.code if step else None,
        )  # fmt: skip


async def _tried_collecting(session: AsyncSession, actor: Actor, place: Place, on: date) -> None:
    await session.execute(
        update(DueVisit)
        .where(DueVisit.community_id == actor.community, DueVisit.dwelling_id == place.dwelling_id)
        .where(DueVisit.purpose == "collect")
        .values(tried_on=on, unanswered=DueVisit.unanswered + 1)
        .execution_options(synchronize_session=False)
    )


async def mute(session: AsyncSession, actor: Actor, form: forms.NewMute) -> UUID:
    """Let visits to a household or one of its people rest until a day. Raises NotFound, MutedAlready, Invalid."""
    known = await session.get(VisitMute, (actor.community, form.id))
    if known is not None and known.by_account_id == actor.account_id:
        return known.id
    await find_household(session, actor, "grid.visit.mute", form.household_id)
    today = clock.today()
    if not today < form.until_on <= today + timedelta(days=366):
        raise fault("until_on", "grid.mute_ends_within_a_year", "恢复日期要在今天之后、一年以内")
    if form.person_id is not None:
        await _check_lives_there(session, actor, form.household_id, form.person_id)
    session.add(
        VisitMute(
            community_id=actor.community, id=form.id, household_id=form.household_id, person_id=form.person_id,
            reason=form.reason, words=form.words, from_on=today, until_on=form.until_on,
            by_account_id=actor.account_id, at=clock.now(),
        )
    )  # fmt: skip
    await session.flush()
    await refresh(session, actor.community, [form.household_id])
    return form.id


async def _check_lives_there(session: AsyncSession, actor: Actor, household_id: UUID, person_id: UUID) -> None:
    lives = select(Resident.id).where(
        Resident.community_id == actor.community, Resident.household_id == household_id,
        Resident.person_id == person_id, Resident.until_on.is_(None),
    )  # fmt: skip
    if await session.scalar(lives.limit(1)) is None:
        raise fault("person_id", "grid.not_of_this_household", "他不在这一户，请刷新后再看")


async def unmute(session: AsyncSession, actor: Actor, mute_id: UUID) -> None:
    """Visits go on as if they had never rested. Raises NotFound, MuteEnded."""
    found = await get_own(session, actor, VisitMute, mute_id, locked=True)
    await find_household(session, actor, "grid.visit.mute", found.household_id)
    if found.ended_at is not None:
        raise MuteEnded
    found.ended_at, found.ended_by_account_id = clock.now(), actor.account_id
    await session.flush()
    await refresh(session, actor.community, [found.household_id])


async def finish_follow_up(session: AsyncSession, actor: Actor, follow_up_id: UUID, words: str) -> None:
    """What was promised at the door is done. Raises NotFound, FollowUpDone for somebody else's doing."""
    found = await get_own(session, actor, VisitFollowUp, follow_up_id, locked=True)
    seen = await grids_walked(session, actor, "grid.visit.record")
    if seen is not None and found.grid_id not in seen:
        raise NotFound
    if found.done_at is not None:
        if found.done_by_account_id == actor.account_id:
            return
        raise FollowUpDone
    found.done_at, found.done_by_account_id, found.done_words = clock.now(), actor.account_id, words
    await session.flush()


async def confirm_person(
    session: AsyncSession, actor: Actor, household_id: UUID, person_id: UUID, form: forms.FactsConfirmed
) -> None:
    """The person stood there and these facts are still so: nobody asks again within their time (GR-11)."""
    await find_household(session, actor, "grid.fact.confirm", household_id)
    await _check_lives_there(session, actor, household_id, person_id)
    await confirm_facts(session, actor, person_id, Confirming(facts=form.facts, source="grid"))


async def fill_facts(
    session: AsyncSession, actor: Actor, household_id: UUID, person_id: UUID, form: forms.FactsFilled, version: int
) -> None:
    """Write down what was missing or has changed; the history says that it came from the door. Raises Stale."""
    await find_household(session, actor, "grid.fact.confirm", household_id)
    await _check_lives_there(session, actor, household_id, person_id)
    change = PersonChangeForm(**form.model_dump(exclude_unset=True), source="grid")
    await change_person(session, actor, person_id, change, version)


async def confirm_household(session: AsyncSession, actor: Actor, household_id: UUID, when: ActTime) -> None:
    """Who lives here is still so; the half year begins anew (R104)."""
    await find_household(session, actor, "grid.fact.confirm", household_id)
    await _confirm_household(session, actor, household_id, when)
    await refresh(session, actor.community, [household_id])


async def ask_collecting(session: AsyncSession, actor: Actor, form: forms.NewCollecting) -> UUID:
    """Put a door onto its worker's list because new people moved in; asked twice, it stands there once."""
    place = await find_dwelling(session, actor, "grid.collection.ask", form.dwelling_id)
    known = await session.scalar(
        select(DueVisit).where(
            DueVisit.community_id == actor.community, DueVisit.dwelling_id == place.dwelling_id,
            DueVisit.purpose == "collect",
        )
    )  # fmt: skip
    if known is not None:
        known.words = form.words
        await session.flush()
        return known.id
    due = collecting(
        actor.community, place.dwelling_id, place.building_id, place.grid_id, on=clock.today(), words=form.words
    )
    session.add(due)
    workers = await workers_of(session, actor.community, place.grid_id, clock.today()) if place.grid_id else []
    emit(
        session, "grid.collection.asked", community=actor.community, about=due.id, to=workers,
        dwelling_id=place.dwelling_id, grid_id=place.grid_id,
    )  # fmt: skip
    await session.flush()
    return due.id
