"""A resident's own record: read in full, taken away, corrected; and who looked at it (settled 18, 19)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Date, DateTime, Uuid, and_, bindparam, func, or_, select, tuple_, update
from sqlalchemy import Integer as SqlInteger
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.calendar import add_workdays
from jiayuan.kernel.crypto import seal, unseal
from jiayuan.kernel.database import get_own
from jiayuan.kernel.facts import find_fact
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.kernel.writing import check_version
from jiayuan.people import own_forms, rules
from jiayuan.people.models import Person
from jiayuan.people.problems import AnsweredAlready, NotBound, NotYourWard
from jiayuan.people.queries import consent, consent_text, get_person, guardian, looks, newest_text, person, resident
from jiayuan.people.record_models import AccountPerson, Consent, ConsentText, CorrectionRequest, Guardian
from jiayuan.people.recording import number_of, phone_of
from jiayuan.territory.queries import MINE

declare_event("people.correction.asked", "申请更正")
declare_event("people.correction.answered", "更正已答复")
declare_event("people.consent.withdrawn", "撤回同意")

OwnPart = Callable[[Reader, Actor], Awaitable[Sequence[Row]]]
_PARTS: dict[str, OwnPart] = {}


def declare_own_part(name: str, part: OwnPart) -> None:
    """What a floor above keeps of a resident, under this name in what he takes along."""
    _PARTS[name] = part


correction, account_person = CorrectionRequest.__table__, AccountPerson.__table__

_id = bindparam("id", type_=Uuid)
NAMES = Query(
    select(person.c.name)
    .select_from(resident)
    .join(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
    .where(resident.c.community_id == MINE, resident.c.until_on.is_(None), resident.c.person_id != _id)
    .where(resident.c.household_id == bindparam("household", type_=Uuid))
    .order_by(resident.c.relation != rules.HEAD, person.c.birth_on)
)
MY_HOUSEHOLD = Query(
    select(resident.c.household_id)
    .where(resident.c.community_id == MINE, resident.c.person_id == _id)
    .where(resident.c.until_on.is_(None), resident.c.is_main)
)
#: A guardian reads and corrects the facts of children under 14, nobody else's.
WARDS = Query(
    select(guardian.c.ward_id.label("person_id"), person.c.name, person.c.birth_on)
    .join(person, and_(person.c.community_id == guardian.c.community_id, person.c.id == guardian.c.ward_id))
    .where(guardian.c.community_id == MINE, guardian.c.guardian_id == _id, guardian.c.until_on.is_(None))
    .where(person.c.birth_on > bindparam("born_after", type_=Date))
)
_visible = or_(looks.c.withheld.is_(False), looks.c.released_at.is_not(None))
LOOKS = Query(
    select(
        looks.c.id, looks.c.at, looks.c.by_name, looks.c.by_role, looks.c.by_body, looks.c.how, looks.c.facts,
        looks.c.purpose, looks.c.words_box,
    )
    .where(looks.c.community_id == MINE, looks.c.person_id == _id, _visible)
    .where(
        tuple_(looks.c.at, looks.c.id)
        < tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid))
    )
    .order_by(looks.c.at.desc(), looks.c.id.desc())
    .limit(bindparam("limit", type_=SqlInteger))
)  # fmt: skip
LOOK_COUNT = Query(
    select(func.count().label("looks")).where(looks.c.community_id == MINE, looks.c.person_id == _id, _visible)
)


def my_person(actor: Actor) -> UUID:
    """The record that the actor is bound to. Raises NotBound."""
    if actor.person_id is None:
        raise NotBound
    return actor.person_id


async def get_own_record(read: Reader, session: AsyncSession, actor: Actor, ward: UUID | None) -> Row:
    """One's own record, or a ward's under 14, numbers in full; of the others in the household their names.

    Reading it is no look: it is one's own. Raises NotBound, NotYourWard.
    """
    mine = my_person(actor)
    wards = await _wards(read, mine)
    if ward is not None and ward not in {row["person_id"] for row in wards}:
        raise NotYourWard
    wanted = ward or mine
    row = await get_own(session, actor, Person, wanted)
    home = await read.first(MY_HOUSEHOLD, id=wanted)
    names = await read.rows(NAMES, id=wanted, household=home["household_id"]) if home else []
    count = await read.one(LOOK_COUNT, id=wanted) if ward is None else {"looks": 0}
    return {
        "person": await get_person(read, actor, wanted, own=True),
        "document": number_of(row), "phone": phone_of(row), "household": [name["name"] for name in names],
        "wards": wards if ward is None else [], "looks": count["looks"],
    }  # fmt: skip


async def _wards(read: Reader, mine: UUID) -> list[Row]:
    today = clock.today()
    return await read.rows(WARDS, id=mine, born_after=rules.born_by(14, today))


async def list_looks(read: Reader, actor: Actor, page: PageQuery) -> dict[str, object]:
    """Who looked at one's full numbers, when and what for. A guardian never sees looks at a child."""
    return await looks_of(read, my_person(actor), page)


async def looks_of(read: Reader, person_id: UUID, page: PageQuery) -> dict[str, object]:
    """The looks at one person that are told, newest first."""
    rows = await read.rows(LOOKS, id=person_id, **page.before(at=datetime, id=UUID))
    for row in rows:
        box = row.pop("words_box")
        row["words"] = unseal("person_look", "words_box", row["id"], box) if box else None
    return page.page(rows, at="at", id="id")


async def export_own(read: Reader, session: AsyncSession, actor: Actor) -> Row:
    """Everything of oneself, to take along (PV-14)."""
    record = await get_own_record(read, session, actor, None)
    looked = await read.rows(LOOKS, id=my_person(actor), **PageQuery(200, None).before(at=datetime, id=UUID))
    for row in looked:
        box = row.pop("words_box")
        row["words"] = unseal("person_look", "words_box", row["id"], box) if box else None
    audit.record(session, actor, "people.own.exported", subject_person_id=actor.person_id)
    return {
        "made_at": clock.now(),
        "record": record,
        "looks": looked,
        "consents": await list_consents(read, actor, None),
        "corrections": await list_corrections(session, actor, own=True),
    } | {name: await part(read, actor) for name, part in _PARTS.items()}


async def ask_correction(session: AsyncSession, actor: Actor, form: own_forms.Correcting) -> UUID:
    """Say what should be put right (PV-14); answered within 15 working days (PV-15). Raises NotBound, NotYourWard."""
    about = await _own_or_ward(session, actor, form.for_person_id)
    row_id = uuid7()
    session.add(
        CorrectionRequest(
            community_id=actor.community, id=row_id, person_id=about, fact=form.fact, words=form.words,
            wanted_box=seal("correction_request", "wanted_box", row_id, form.wanted), by_account_id=actor.account_id,
            asked_at=clock.now(), due_on=add_workdays(clock.today(), rules.ANSWER_WORKDAYS),
        )
    )  # fmt: skip
    emit(session, "people.correction.asked", community=actor.community, about=row_id, person_id=about)
    await session.flush()
    return row_id


async def _own_or_ward(session: AsyncSession, actor: Actor, ward: UUID | None) -> UUID:
    """Whom the actor speaks for: himself, or a child under 14 whose guardian he is on record."""
    mine = my_person(actor)
    if ward is None or ward == mine:
        return mine
    birth = await session.scalar(
        select(Person.birth_on)
        .join(Guardian, and_(Guardian.community_id == Person.community_id, Guardian.ward_id == Person.id))
        .where(Person.community_id == actor.community, Person.id == ward)
        .where(Guardian.guardian_id == mine, Guardian.until_on.is_(None))
    )
    if birth is None or not rules.needs_guardian_consent(birth, clock.today()):
        raise NotYourWard
    return ward


async def list_corrections(session: AsyncSession, actor: Actor, *, own: bool) -> list[Row]:
    """What waits for an answer, by its limit; or one's own requests."""
    wanted = (
        select(CorrectionRequest, Person.name)
        .join(
            Person,
            and_(Person.community_id == CorrectionRequest.community_id, Person.id == CorrectionRequest.person_id),
        )
        .where(CorrectionRequest.community_id == actor.community)
        .order_by(CorrectionRequest.due_on, CorrectionRequest.id)
        .limit(200)
    )
    if own:
        wanted = wanted.where(CorrectionRequest.by_account_id == actor.account_id)
    else:
        wanted = wanted.where(CorrectionRequest.state == "asked")
    return [_correction_shown(request, name) for request, name in (await session.execute(wanted)).all()]


WAITING = Query(
    select(
        func.count().label("corrections"), func.min(correction.c.due_on).label("first_due_on"),
        select(func.count())
        .where(account_person.c.community_id == MINE, account_person.c.state == "asked")
        .scalar_subquery()
        .label("bindings"),
    )
    .where(correction.c.community_id == MINE, correction.c.state == "asked")
)  # fmt: skip


async def count_waiting(read: Reader) -> Row:
    """How many corrections and bindings wait and when the first answer is due: numbers, nobody's words."""
    return await read.one(WAITING)


def _correction_shown(request: CorrectionRequest, name: str) -> Row:
    fact = find_fact(request.fact)
    return {
        "id": request.id, "person_id": request.person_id, "name": name, "fact": request.fact,
        "title": fact.title if fact else request.fact, "words": request.words, "state": request.state,
        "wanted": unseal("correction_request", "wanted_box", request.id, request.wanted_box),
        "asked_at": request.asked_at, "due_on": request.due_on, "answer": request.answer, "version": request.version,
    }  # fmt: skip


async def answer_correction(
    session: AsyncSession, actor: Actor, request_id: UUID, form: own_forms.Answering, version: int
) -> None:
    """Done, or refused with its reason. The change itself is made on the record. Raises AnsweredAlready."""
    request = await get_own(session, actor, CorrectionRequest, request_id, locked=True)
    if request.state != "asked":
        raise AnsweredAlready
    check_version(request, version)
    if request.by_account_id == actor.account_id:
        raise NotFound
    request.state, request.answer = "done" if form.done else "refused", form.answer
    request.answered_at, request.answered_by_account_id = clock.now(), actor.account_id
    emit(
        session, "people.correction.answered", community=actor.community, about=request_id,
        to=[request.by_account_id], account_id=request.by_account_id, state=request.state,
    )  # fmt: skip
    await session.flush()


OWN_CONSENTS = Query(
    select(
        consent.c.id, consent_text.c.purpose.label("kind"), consent_text.c.number, consent_text.c.words,
        consent.c.given_how, consent.c.given_at, consent.c.withdrawn_at,
        (consent_text.c.number == newest_text.c.number).label("is_current"),
    )
    .join(
        consent_text,
        and_(consent_text.c.community_id == consent.c.community_id, consent_text.c.id == consent.c.text_id),
    )
    .join(newest_text, newest_text.c.purpose == consent_text.c.purpose)
    .where(consent.c.community_id == MINE, consent.c.person_id == _id)
    .order_by(consent.c.given_at.desc())
)  # fmt: skip


async def list_consents(read: Reader, actor: Actor, ward: UUID | None) -> list[Row]:
    """What one consented to for oneself or a ward under 14, with the words of that version.

    Raises NotBound, NotYourWard.
    """
    mine = my_person(actor)
    if ward is not None and ward not in {row["person_id"] for row in await _wards(read, mine)}:
        raise NotYourWard
    rows = await read.rows(OWN_CONSENTS, id=ward or mine)
    return [row | {"title": rules.CONSENT_PURPOSES[row["kind"]]} for row in rows]


async def withdraw_consent(session: AsyncSession, actor: Actor, kind: str, ward: UUID | None) -> None:
    """As easy as giving it, for a child under 14 by the guardian too; what was done before stays lawful (PV-03, PV-09).

    Raises NotBound, NotFound, NotYourWard.
    """
    about = await _own_or_ward(session, actor, ward)
    texts = select(ConsentText.id).where(ConsentText.community_id == actor.community, ConsentText.purpose == kind)
    withdrawn = await session.scalars(
        update(Consent)
        .where(Consent.community_id == actor.community, Consent.person_id == about, Consent.text_id.in_(texts))
        .where(Consent.withdrawn_at.is_(None))
        .values(withdrawn_at=clock.now())
        .returning(Consent.id)
        .execution_options(synchronize_session=False)
    )
    ids = list(withdrawn)
    if not ids:
        raise NotFound
    for consent_id in ids:
        audit.record(
            session, actor, "people.consent.withdrawn", about=consent_id, subject_person_id=about,
            by_guardian=about != actor.person_id,
        )  # fmt: skip
        emit(
            session,
            "people.consent.withdrawn",
            community=actor.community,
            about=consent_id,
            person_id=about,
            purpose=kind,
        )
