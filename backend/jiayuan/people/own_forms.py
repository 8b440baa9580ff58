"""What goes in and out about one's own record: binding an account to it, corrections, consent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from jiayuan.people.answers import PersonDetail
from jiayuan.people.forms import Form, Name, Number, ToldBy, Words


class Claim(Form):
    """A resident says who he is; right and wrong answers look alike (settled 18)."""

    name: Name
    document_number: Number


class Deciding(Form):
    accepted: bool
    person_id: UUID | None = None


class Correcting(Form):
    fact: Literal[
        "person.name",
        "person.document",
        "person.phone",
        "person.ethnic_group",
        "person.education",
        "person.political_status",
        "person.marital_status",
        "person.employment",
        "person.workplace",
        "person.former_workplace",
        "person.vehicle",
        "person.pet",
        "household.members",
    ]
    wanted: Words
    words: Words | None = None
    for_person_id: UUID | None = None


class Answering(Form):
    done: bool
    answer: Words


class OwnTelling(Form):
    """How somebody wants to be told; the inbox keeps each message in any case (R090)."""

    told_by: ToldBy


class OwnToldBy(OwnTelling):
    """What holds now, whether somebody ever chose it, and whether this installation sends anything at all."""

    is_chosen: bool
    is_sms_open: bool


class BindingState(BaseModel):
    state: str
    name: str | None


class OwnBinding(BaseModel):
    """How far the tie between account and record has come; ``asked`` waits for a clerk with the card in hand."""

    state: Literal["none", "asked", "bound"]
    asked_at: datetime | None


class OwnConsent(BaseModel):
    """What one consented to, with its words; ``kind`` is the purpose by which it is withdrawn."""

    id: UUID
    kind: str
    title: str
    number: int
    words: str
    given_how: str
    given_at: datetime
    withdrawn_at: datetime | None
    is_current: bool


class BindingRow(BaseModel):
    id: UUID
    account_id: UUID
    claimed_name: str | None
    asked_at: datetime
    candidate_id: UUID | None
    version: int


class CorrectionRow(BaseModel):
    id: UUID
    person_id: UUID
    name: str
    fact: str
    title: str
    wanted: str
    words: str | None
    state: str
    asked_at: datetime
    due_on: date
    answer: str | None
    version: int


class Waiting(BaseModel):
    """What residents asked of the desk and wait for, in numbers; only corrections have a limit."""

    corrections: int
    first_due_on: date | None
    bindings: int


class OwnRecord(BaseModel):
    """A resident's own record: everything of himself in full, of the others in the household their names."""

    person: PersonDetail
    document: str | None
    phone: str | None
    household: list[str]
    wards: list[OwnWard]
    looks: int


class OwnWard(BaseModel):
    person_id: UUID
    name: str
    birth_on: date | None
