"""A new household recorded at its door: people with documents, consent, origin and dated history, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.envelopes import ActTime
from jiayuan.domains.grid import walking_forms as forms
from jiayuan.domains.grid.visit_models import DueVisit, Visit
from jiayuan.domains.grid.visiting import record_visit
from jiayuan.domains.grid.walking_problems import ConsentNeeded, DoorLivedIn, PersonOnRecord, VisitTaken
from jiayuan.domains.grid.walking_scope import Place, find_dwelling, grids_walked
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.files import attach
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import FieldFault, Invalid, Problem, fault
from jiayuan.people import forms as people_forms
from jiayuan.people.caring import give_consent, name_guardian, record_status
from jiayuan.people.identity import Document, DocumentKind, Misread, read_document, read_phone
from jiayuan.people.living import move_in
from jiayuan.people.models import Household, Person, Resident
from jiayuan.people.names import mask_name, normalise_name
from jiayuan.people.record_models import ConsentText
from jiayuan.people.recording import add_person, document_index, mark_facts
from jiayuan.people.rules import needs_guardian_consent

declare_event("grid.household.collected", "采集新住户")

#: GB/T 4761: son, daughter, grandchild of the head, who then consents for a child under 14.
_CHILDREN = ("2", "3", "4")
_HEAD = "02"


async def collect(session: AsyncSession, actor: Actor, form: forms.NewCollection, when: ActTime) -> UUID:
    """Record a household and its visit; the collection's id is the visit's. A second send changes nothing.

    Raises Invalid with every faulty field, PersonOnRecord and DoorLivedIn with both sides, ConsentNeeded, VisitTaken.
    """
    place = await find_dwelling(session, actor, "grid.collection.record", form.dwelling_id)
    known = await session.get(Visit, (actor.community, form.id))
    if known is not None:
        if known.worker_account_id != actor.account_id:
            raise VisitTaken
        return known.id
    documents = _read(form.people)
    await _check_door(session, actor, place, form)
    await _check_known(session, actor, form, documents)
    await _check_consent(session, actor, form)
    household_id: UUID | None = None
    ids: list[UUID] = []
    for position, newcomer in enumerate(form.people):
        with _faults_at(position):
            person_id, household_id = await _settle(session, actor, form, newcomer, household_id)
        ids.append(person_id)
    for position, (person_id, newcomer) in enumerate(zip(ids, form.people, strict=True)):
        with _faults_at(position):
            await _consent(session, actor, person_id, newcomer, head_id=ids[0])
    await _clear_waiting(session, actor, place)
    visit = forms.NewVisit(
        id=form.id, household_id=household_id, outcome="met", words=form.words, confirmed=True,
        people=[forms.PersonMet(person_id=person_id) for person_id in ids],
    )  # fmt: skip
    await record_visit(session, actor, visit, when)
    emit(
        session, "grid.household.collected", community=actor.community, about=household_id or form.id,
        dwelling_id=place.dwelling_id, grid_id=place.grid_id, people=len(ids),
    )  # fmt: skip
    await session.flush()
    return form.id


def _read(people: Sequence[forms.Newcomer]) -> list[Document]:
    """Every document and phone of the form, or all faults at once: the worker stands at the door only once."""
    faults: list[FieldFault] = []
    found: list[Document] = []
    for position, newcomer in enumerate(people):
        document: Document | Misread = Document(DocumentKind.NONE, "")
        if newcomer.document_number is not None:
            document = read_document(newcomer.document_number, today=clock.today(), kind=newcomer.document_kind)
        if isinstance(document, Misread):
            name = f"people.{position}.document_number"
            faults.append(FieldFault(name=name, code=f"people.{document.code}", message=document.message))
            document = Document(DocumentKind.NONE, "")
        found.append(document)
        phone = read_phone(newcomer.phone) if newcomer.phone else None
        if isinstance(phone, Misread):
            name = f"people.{position}.phone"
            faults.append(FieldFault(name=name, code=f"people.{phone.code}", message=phone.message))
    seen: set[str] = set()
    for position, document in enumerate(found):
        if document.number in seen:
            name = f"people.{position}.document_number"
            faults.append(FieldFault(name=name, code="grid.same_document_twice", message="这一户里证件号码重复了"))
        if document.number:
            seen.add(document.number)
    if people[0].relation != _HEAD:
        faults.append(FieldFault(name="people.0.relation", code="grid.head_first", message="第一个人要是户主"))
    if faults:
        raise Invalid(found=tuple(faults))
    return found


async def _check_door(session: AsyncSession, actor: Actor, place: Place, form: forms.NewCollection) -> None:
    there = list(
        await session.scalars(
            select(Household.id).where(
                Household.community_id == actor.community, Household.dwelling_id == place.dwelling_id,
                Household.until_on.is_(None),
            )
        )
    )  # fmt: skip
    if there and not form.beside_others:
        raise DoorLivedIn(households=len(there), household_ids=tuple(there))


async def _check_known(
    session: AsyncSession, actor: Actor, form: forms.NewCollection, documents: Sequence[Document]
) -> None:
    """Who is on record already is shown beside what was typed; nothing is overwritten (lessons 7).

    Of people in other grids the worker sees no more than that there is one: a masked name.
    """
    indexes = {document_index(document.number): at for at, document in enumerate(documents) if document.number}
    if not indexes:
        return
    rows = await session.execute(
        select(Person, Resident.grid_id)
        .outerjoin(
            Resident,
            (Resident.community_id == Person.community_id) & (Resident.person_id == Person.id)
            & Resident.until_on.is_(None) & Resident.is_main,
        )
        .where(Person.community_id == actor.community, Person.document_index.in_(list(indexes)))
        .where(Person.merged_into_id.is_(None))
    )  # fmt: skip
    own = await grids_walked(session, actor, "grid.collection.record")
    sides: dict[int, dict[str, object]] = {}
    for person, grid_id in rows:
        position = indexes[person.document_index or b""]
        typed = form.people[position]
        is_mine = own is None or grid_id in own
        sides[position] = {
            "position": position,
            "person_id": str(person.id) if is_mine else None,
            "fields": [
                {
                    "field": "name",
                    "recorded": person.name if is_mine else mask_name(person.name),
                    "typed": normalise_name(typed.name),
                },
                {"field": "phone", "recorded": person.phone_mask if is_mine else None, "typed": typed.phone},
            ],
        }
    if sides:
        raise PersonOnRecord(people=tuple(sides[position] for position in sorted(sides)))


async def _check_consent(session: AsyncSession, actor: Actor, form: forms.NewCollection) -> None:
    """Each newcomer consents to the words for records; without them nothing may be collected (PV-02, PV-05)."""
    words = select(func.count(ConsentText.id)).where(
        ConsentText.community_id == actor.community, ConsentText.purpose == "resident_record"
    )
    if await session.scalar(words) == 0:
        raise ConsentNeeded
    missing = [position for position, newcomer in enumerate(form.people) if newcomer.consent is None]
    if missing:
        message = "还没有同意并签名"
        raise Invalid(
            found=tuple(
                FieldFault(name=f"people.{position}.consent", code="grid.consent_missing", message=message)
                for position in missing
            )
        )


async def _settle(
    session: AsyncSession,
    actor: Actor,
    form: forms.NewCollection,
    newcomer: forms.Newcomer,
    household_id: UUID | None,
) -> tuple[UUID, UUID]:
    person = await add_person(
        session, actor,
        people_forms.NewPerson(
            **newcomer.model_dump(
                exclude={"relation", "kind", "tenure", "origin_code", "origin", "statuses", "consent"}
            ),
            source="grid", confirmed=True,
        ),
        "grid",
    )  # fmt: skip
    residing = people_forms.Residing(
        dwelling_id=form.dwelling_id, household_id=household_id, relation=newcomer.relation, kind=newcomer.kind,
        tenure=newcomer.tenure, origin_code=newcomer.origin_code, origin=newcomer.origin, from_on=form.from_on,
    )  # fmt: skip
    resident_id = await move_in(session, actor, person.id, residing, source="grid")
    resident = await get_own(session, actor, Resident, resident_id)
    given = [f"person.{name}" for name in newcomer.model_fields_set & _MARKED]
    await mark_facts(session, actor, "person", person.id, given, "grid")
    for status in newcomer.statuses:
        await record_status(session, actor, person.id, people_forms.NewStatus(**status.model_dump()))
    return person.id, resident.household_id


_MARKED = {
    "phone", "employment", "workplace", "vehicle", "pet", "education", "political_status", "marital_status",
    "ethnic_group",
}  # fmt: skip


async def _consent(
    session: AsyncSession,
    actor: Actor,
    person_id: UUID,
    newcomer: forms.Newcomer,
    *,
    head_id: UUID,
) -> None:
    if newcomer.consent is None:
        return
    person = await get_own(session, actor, Person, person_id)
    guardian_id = None
    if person.birth_on is not None and needs_guardian_consent(person.birth_on, clock.today()):
        if person_id == head_id or not newcomer.relation.startswith(_CHILDREN):
            raise fault("consent", "people.guardian_consents", "未满14岁，要由监护人同意：请先登记他的父亲或母亲")
        guardian_id = head_id
        kind = "parent" if not newcomer.relation.startswith("4") else "grandparent"
        await name_guardian(
            session, actor, person_id,
            people_forms.NewGuardian.model_validate(
                {"guardian_id": head_id, "kind": kind, "from_on": clock.today()}
            ),
        )  # fmt: skip
    given = newcomer.consent
    consent_id = await give_consent(
        session, actor, person_id,
        people_forms.NewConsent(
            text_id=given.text_id, given_how=given.given_how, by_guardian_id=guardian_id, file_id=given.file_id
        ),
    )  # fmt: skip
    if given.file_id is not None:
        await attach(session, actor, [given.file_id], "people.consent", consent_id)


async def _clear_waiting(session: AsyncSession, actor: Actor, place: Place) -> None:
    await session.execute(
        delete(DueVisit)
        .where(DueVisit.community_id == actor.community, DueVisit.dwelling_id == place.dwelling_id)
        .where(DueVisit.purpose == "collect")
        .execution_options(synchronize_session=False)
    )


@contextmanager
def _faults_at(position: int) -> Iterator[None]:
    """Puts the faults of one newcomer at his place in the form: ``people.2.document_number``."""
    try:
        yield
    except Problem as problem:
        faults = problem.faults()
        if problem.status != 422 or not faults:
            raise
        raise Invalid(
            found=tuple(
                FieldFault(name=f"people.{position}.{found.name}", code=found.code, message=found.message)
                for found in faults
            )
        ) from problem
