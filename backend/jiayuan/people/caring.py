"""What stands beside a person: tags with source and expiry, statuses over time, permits, guardians, consent."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import NotFound, fault
from jiayuan.kernel.writing import check_version
from jiayuan.people import forms, rules
from jiayuan.people.models import Person
from jiayuan.people.problems import PersonDied
from jiayuan.people.record_models import CareTag, Consent, ConsentText, Guardian, ResidencePermit, ResidentStatus
from jiayuan.people.recording import note_change
from jiayuan.people.visibility import check_visible

declare_event("people.tag.added", "添加关爱标签")
declare_event("people.tag.ended", "结束关爱标签")
declare_event("people.status.recorded", "户籍性质变更")


async def tag_person(session: AsyncSession, actor: Actor, person_id: UUID, form: forms.NewTag) -> UUID:
    """Add a tag of the closed list. Raises TagThere, PersonDied. The event tells nobody else a kind of disability."""
    person = await get_own(session, actor, Person, person_id)
    if person.died_on is not None:
        raise PersonDied
    tag = CareTag(
        community_id=actor.community, id=uuid7(), person_id=person_id, by_account_id=actor.account_id, at=clock.now(),
        **form.model_dump(),
    )  # fmt: skip
    session.add(tag)
    if form.disability_kind != rules.MENTAL:
        note_change(session, actor, person_id, "tag", None, form.tag, source="window", note=form.note)
        emit(session, "people.tag.added", community=actor.community, about=tag.id, person_id=person_id, tag=form.tag)
    await session.flush()
    return tag.id


async def end_tag(session: AsyncSession, actor: Actor, tag_id: UUID, until: date, version: int) -> None:
    """End a tag on a day. The named worker's own record is ended by nobody else."""
    tag = await get_own(session, actor, CareTag, tag_id, locked=True)
    await check_visible(session, actor, tag.person_id)
    if tag.named_account_id is not None and tag.named_account_id != actor.account_id:
        raise NotFound
    check_version(tag, version)
    tag.until_on = max(until, tag.from_on)
    if tag.disability_kind != rules.MENTAL:
        note_change(session, actor, tag.person_id, "tag", tag.tag, None, source="window")
        emit(session, "people.tag.ended", community=actor.community, about=tag.id, person_id=tag.person_id, tag=tag.tag)
    await session.flush()


async def record_status(session: AsyncSession, actor: Actor, person_id: UUID, form: forms.NewStatus) -> UUID:
    """One more line of the kind of registration; what was before stays (R013)."""
    await get_own(session, actor, Person, person_id)
    status = ResidentStatus(
        community_id=actor.community, id=uuid7(), person_id=person_id, by_account_id=actor.account_id,
        at=clock.now(), **form.model_dump(),
    )  # fmt: skip
    session.add(status)
    emit(session, "people.status.recorded", community=actor.community, about=person_id)
    await session.flush()
    return status.id


async def record_permit(session: AsyncSession, actor: Actor, person_id: UUID, form: forms.NewPermit) -> UUID:
    await get_own(session, actor, Person, person_id)
    permit = ResidencePermit(community_id=actor.community, id=uuid7(), person_id=person_id, **form.model_dump())
    session.add(permit)
    await session.flush()
    return permit.id


async def endorse_permit(
    session: AsyncSession, actor: Actor, permit_id: UUID, form: forms.Endorsing, version: int
) -> None:
    """A year's endorsement (GR-22)."""
    permit = await get_own(session, actor, ResidencePermit, permit_id)
    await check_visible(session, actor, permit.person_id)
    check_version(permit, version)
    if form.endorsed_on < permit.issued_on:
        raise fault("endorsed_on", "people.endorsed_before_issue", "签注日期早于签发日期")
    permit.endorsed_on = form.endorsed_on
    await session.flush()


async def name_guardian(session: AsyncSession, actor: Actor, ward_id: UUID, form: forms.NewGuardian) -> UUID:
    """Tie a guardian to somebody who needs one. Raises GuardianThere."""
    if ward_id == form.guardian_id:
        raise fault("guardian_id", "people.own_guardian", "监护人要是另一个人")
    await get_own(session, actor, Person, ward_id)
    guardian_person = await get_own(session, actor, Person, form.guardian_id)
    if guardian_person.birth_on is not None and rules.age(guardian_person.birth_on, clock.today()) < 18:
        raise fault("guardian_id", "people.guardian_is_minor", "监护人要满18岁")
    guardian = Guardian(
        community_id=actor.community, id=uuid7(), ward_id=ward_id, by_account_id=actor.account_id, **form.model_dump()
    )
    session.add(guardian)
    note_change(session, actor, ward_id, "guardian", None, str(form.guardian_id), source="window")
    await session.flush()
    return guardian.id


async def end_guardian(session: AsyncSession, actor: Actor, guardian_id: UUID, until: date) -> None:
    guardian = await get_own(session, actor, Guardian, guardian_id)
    await check_visible(session, actor, guardian.ward_id)
    guardian.until_on = max(until, guardian.from_on)
    note_change(session, actor, guardian.ward_id, "guardian", str(guardian.guardian_id), None, source="window")
    await session.flush()


async def publish_consent_text(session: AsyncSession, actor: Actor, form: forms.NewConsentText) -> UUID:
    """Changed words are a new version, and everybody is asked anew (PV-02)."""
    number = await session.scalar(
        select(func.coalesce(func.max(ConsentText.number), 0) + 1).where(
            ConsentText.community_id == actor.community, ConsentText.purpose == form.purpose
        )
    )
    words = ConsentText(community_id=actor.community, id=uuid7(), number=number or 1, **form.model_dump())
    session.add(words)
    await session.flush()
    return words.id


async def give_consent(session: AsyncSession, actor: Actor, person_id: UUID, form: forms.NewConsent) -> UUID:
    """Consent to one version of one text, apart from any other (PV-08); under 14 by the guardian (PV-09).

    Raises ConsentThere.
    """
    person = await get_own(session, actor, Person, person_id)
    await get_own(session, actor, ConsentText, form.text_id)
    if person.birth_on is not None and rules.needs_guardian_consent(person.birth_on, clock.today()):
        is_guardian = form.by_guardian_id is not None and await session.scalar(
            select(Guardian.id).where(
                Guardian.community_id == actor.community, Guardian.ward_id == person_id,
                Guardian.guardian_id == form.by_guardian_id, Guardian.until_on.is_(None),
            )
        )  # fmt: skip
        if not is_guardian:
            raise fault("by_guardian_id", "people.guardian_consents", "未满14岁，要由监护人同意")
    consent = Consent(
        community_id=actor.community, id=uuid7(), person_id=person_id, given_at=clock.now(),
        by_account_id=actor.account_id, **form.model_dump(),
    )  # fmt: skip
    session.add(consent)
    await session.flush()
    return consent.id


async def withdraw_consent(session: AsyncSession, actor: Actor, consent_id: UUID) -> None:
    """As easy as giving it; what was done before stays lawful (PV-03)."""
    consent = await get_own(session, actor, Consent, consent_id)
    await check_visible(session, actor, consent.person_id)
    if consent.withdrawn_at is None:
        consent.withdrawn_at = clock.now()
        audit.record(session, actor, "people.consent.withdrawn", about=consent_id, subject_person_id=consent.person_id)
    await session.flush()
