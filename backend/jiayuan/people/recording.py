"""A person's facts: read, checked, sealed and indexed; each change leaves who, when, whence and what was before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access import codes
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.crypto import blind_index, seal, unseal
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import fault
from jiayuan.kernel.writing import check_version
from jiayuan.people import forms
from jiayuan.people.facts import PERSON_FACTS
from jiayuan.people.identity import (
    Document,
    DocumentKind,
    Misread,
    mask_id,
    mask_phone,
    pinyin_initials,
    pinyin_key,
    read_document,
    read_phone,
)
from jiayuan.people.models import Person
from jiayuan.people.names import normalise_name
from jiayuan.people.problems import PersonKnown, PersonMerged, RecordFrozen
from jiayuan.people.record_models import FactMark, PersonChange

declare_event("people.person.registered", "登记人员")
declare_event("people.person.changed", "人员信息变更")

#: Purposes of the blind indexes: other purposes have other keys, so that columns cannot be joined.
DOCUMENT, PHONE_TAIL = "person.document", "person.phone_tail"

_PLAIN = (
    "ethnic_group", "education", "political_status", "marital_status", "employment", "work_unit_id", "workplace",
    "former_workplace", "vehicle", "pet", "told_by",
)  # fmt: skip
_KNOWN = {fact.name.partition(".")[2]: fact for fact in PERSON_FACTS}


def document_index(number: str) -> bytes:
    return blind_index(DOCUMENT, number)


def phone_index(phone: str) -> bytes:
    """The same as of accounts and guests, so that one finds the other (settled 28); they give mobiles without +86."""
    return codes.phone_index(phone.removeprefix("+86"))


def tail_index(community: int, last4: str) -> bytes:
    return blind_index(PHONE_TAIL, f"{community}:{last4}")


def document_columns(person_id: UUID, kind: DocumentKind, number: str) -> dict[str, object]:
    """The columns of a document; all empty for none."""
    if not number:
        return {"document_kind": "none", "document_box": None, "document_index": None, "document_mask": None}
    return {
        "document_kind": str(kind),
        "document_box": seal("person", "document_box", person_id, number),
        "document_index": document_index(number),
        "document_mask": mask_id(number),
    }


def phone_columns(community: int, person_id: UUID, phone: str | None) -> dict[str, object]:
    """The columns of a phone; all empty for none."""
    if phone is None:
        return {"phone_box": None, "phone_index": None, "phone_tail_index": None, "phone_mask": None}
    return {
        "phone_box": seal("person", "phone_box", person_id, phone),
        "phone_index": phone_index(phone),
        "phone_tail_index": tail_index(community, phone[-4:]),
        "phone_mask": mask_phone(phone),
    }


def name_columns(name: str) -> dict[str, str]:
    plain = normalise_name(name)
    return {"name": plain, "pinyin": pinyin_key(plain) or plain.lower(), "initials": pinyin_initials(plain)}


def read_numbers(kind: DocumentKind | None, number: str | None, phone: str | None) -> tuple[Document, str | None]:
    """Document and phone of a form, normalised. Raises Invalid at the field, in the words of what is wrong."""
    document = Document(DocumentKind.NONE, "")
    if number is not None:
        read = read_document(number, today=clock.today(), kind=kind)
        if isinstance(read, Misread):
            raise fault("document_number", f"people.{read.code}", read.message)
        document = read
    if phone is None:
        return document, None
    called = read_phone(phone)
    if isinstance(called, Misread):
        raise fault("phone", f"people.{called.code}", called.message)
    return document, called


def judge_birth_and_sex(document: Document, sex: str | None, birth: date | None) -> tuple[str, date | None]:
    """Both come from a number that says them and may not contradict it; otherwise they are given."""
    if document.sex is not None and sex in ("1", "2") and sex != document.sex:
        raise fault("sex", "people.sex_contradicts_id", "性别和身份证号码对不上，请再看一眼证件")
    if document.birth is not None and birth is not None and birth != document.birth:
        raise fault("birth_on", "people.birth_contradicts_id", "出生日期和身份证号码对不上，请再看一眼证件")
    found_sex, found_birth = document.sex or sex, document.birth or birth
    if found_sex is None:
        raise fault("sex", "people.sex_missing", "这种证件看不出性别，请选一下")
    if found_birth is None:
        raise fault("birth_on", "people.birth_missing", "这种证件看不出出生日期，请填一下")
    if found_birth > clock.today():
        raise fault("birth_on", "people.birth_in_future", "出生日期还没到，请再看一眼")
    return found_sex, found_birth


async def add_person(session: AsyncSession, actor: Actor, form: forms.NewPerson, source: str) -> Person:
    """A new person; his facts are confirmed now if somebody stood before him. Raises Invalid, PersonKnown."""
    document, phone = read_numbers(form.document_kind, form.document_number, form.phone)
    sex, birth = judge_birth_and_sex(document, form.sex, form.birth_on)
    if document.number:
        await check_unknown(session, actor.community, document.number)
    person_id, now = uuid7(), clock.now()
    person = Person(
        community_id=actor.community, id=person_id, sex=sex, birth_on=birth, source=source, recorded_at=now,
        confirmed_at=now if form.confirmed else None,
        **name_columns(form.name), **document_columns(person_id, document.kind, document.number),
        **phone_columns(actor.community, person_id, phone), **form.model_dump(include=set(_PLAIN)),
    )  # fmt: skip
    session.add(person)
    emit(session, "people.person.registered", community=actor.community, about=person_id, source=source)
    await session.flush()
    return person


async def check_unknown(session: AsyncSession, community: int, number: str, but: UUID | None = None) -> None:
    """Raises PersonKnown with the id of who has this document; the unique index stands behind it in a race."""
    known = await session.scalar(
        select(Person.id).where(
            Person.community_id == community, Person.document_index == document_index(number),
            Person.merged_into_id.is_(None),
        )
    )  # fmt: skip
    if known is not None and known != but:
        raise PersonKnown(person_id=known)


async def change_person(
    session: AsyncSession, actor: Actor, person_id: UUID, form: forms.PersonChangeForm, version: int
) -> None:
    """Change the facts that were sent; each leaves its history and is confirmed with it."""
    person = await get_own(session, actor, Person, person_id, locked=True)
    check_version(person, version)
    await apply_change(session, actor, person, form, source=form.source, note=form.note)


async def apply_change(
    session: AsyncSession,
    actor: Actor,
    person: Person,
    form: forms.PersonChangeForm,
    *,
    source: str,
    note: str | None = None,
    batch_id: UUID | None = None,
) -> list[str]:
    """The change itself, for the desk, for corrections and for an import's conflicts; answers the facts changed."""
    if person.merged_into_id is not None:
        raise PersonMerged(into=person.merged_into_id)
    if person.frozen_at is not None:
        raise RecordFrozen
    sent = form.model_fields_set - {"source", "note", "document_kind"}
    document, phone = read_numbers(form.document_kind, form.document_number, form.phone)
    if document.number:
        await check_unknown(session, actor.community, document.number, but=person.id)
    changes: dict[str, tuple[str | None, str | None]] = {}
    if "name" in sent and form.name:
        changes["name"] = (person.name, normalise_name(form.name))
        _set(person, name_columns(form.name))
    if "document_number" in sent:
        changes["document"] = (number_of(person), document.number or None)
        _set(person, document_columns(person.id, document.kind, document.number))
    if "phone" in sent:
        changes["phone"] = (phone_of(person), phone)
        _set(person, phone_columns(actor.community, person.id, phone))
    if sent & {"sex", "birth_on", "document_number"}:
        known = document if document.number else Document(DocumentKind.NONE, "")
        if not document.number and person.document_kind == DocumentKind.CITIZEN_ID:
            read = read_document(number_of(person) or "", today=clock.today(), kind=DocumentKind.CITIZEN_ID)
            known = read if isinstance(read, Document) else known
        sex, birth = judge_birth_and_sex(
            known,
            form.sex if "sex" in sent else (known.sex or person.sex),
            form.birth_on if "birth_on" in sent else (known.birth or person.birth_on),
        )
        changes["sex"] = (person.sex, sex)
        changes["birth"] = (_text(person.birth_on), _text(birth))
        person.sex, person.birth_on = sex, birth
    for name in _PLAIN:
        if name in sent:
            changes[name] = (_text(getattr(person, name)), _text(getattr(form, name)))
            setattr(person, name, getattr(form, name))
    changed = {fact: values for fact, values in changes.items() if values[0] != values[1]}
    for fact, (before, after) in changed.items():
        note_change(session, actor, person.id, fact, before, after, source=source, note=note, batch_id=batch_id)
    await mark_facts(session, actor, "person", person.id, [f"person.{fact}" for fact in changes], source)
    if changed:
        emit(session, "people.person.changed", community=actor.community, about=person.id, facts=sorted(changed))
    await session.flush()
    return sorted(changed)


def _set(person: Person, columns: Mapping[str, object]) -> None:
    for name, value in columns.items():
        setattr(person, name, value)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def number_of(person: Person) -> str | None:
    """The document's number in the clear."""
    if person.document_box is None:
        return None
    return unseal("person", "document_box", person.id, person.document_box)


def phone_of(person: Person) -> str | None:
    """The phone in the clear."""
    return None if person.phone_box is None else unseal("person", "phone_box", person.id, person.phone_box)


def note_change(
    session: AsyncSession,
    actor: Actor,
    person_id: UUID,
    fact: str,
    before: str | None,
    after: str | None,
    *,
    source: str,
    note: str | None = None,
    batch_id: UUID | None = None,
) -> None:
    """One line of a person's history; values of sensitive facts are sealed."""
    known = _KNOWN.get(fact)
    row_id = uuid7()
    change = PersonChange(
        community_id=actor.community, id=row_id, person_id=person_id, fact=fact, source=source, note=note,
        by_account_id=actor.account_id, by_name=actor.name, at=clock.now(), batch_id=batch_id,
    )  # fmt: skip
    if known is not None and known.sensitive:
        change.before_box = seal("person_change", "before_box", row_id, before) if before else None
        change.after_box = seal("person_change", "after_box", row_id, after) if after else None
    else:
        change.before, change.after = before, after
    session.add(change)


async def mark_facts(
    session: AsyncSession, actor: Actor, subject_kind: str, subject_id: UUID, facts: list[str], source: str
) -> None:
    """Remember that these facts were confirmed just now; within their time nobody asks again (GR-11)."""
    if not facts:
        return
    rows = [
        {
            "community_id": actor.community, "id": uuid7(), "subject_kind": subject_kind, "subject_id": subject_id,
            "fact": fact, "source": source, "confirmed_at": clock.now(), "by_account_id": actor.account_id,
        }
        for fact in facts
    ]  # fmt: skip
    statement = upsert(FactMark).values(rows)
    await session.execute(
        statement.on_conflict_do_update(
            constraint="fact_mark_once",
            set_={name: statement.excluded[name] for name in ("source", "confirmed_at", "by_account_id")},
        )
    )


async def confirm_facts(session: AsyncSession, actor: Actor, person_id: UUID, form: forms.Confirming) -> None:
    """The person stood there and the facts are still so. Raises Invalid for a fact of nobody."""
    person = await get_own(session, actor, Person, person_id)
    unknown = [fact for fact in form.facts if fact.partition(".")[2] not in _KNOWN]
    if unknown:
        raise fault("facts", "people.fact_unknown", f"没有“{unknown[0]}”这一项")
    person.confirmed_at = clock.now()
    await mark_facts(session, actor, "person", person_id, form.facts, form.source)
    await session.flush()
