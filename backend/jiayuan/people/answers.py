"""What is told about people and households; numbers are masked."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel


class ResidentRow(BaseModel):
    """A resident in a list: numbers masked."""

    id: UUID
    person_id: UUID
    household_id: UUID
    name: str
    sex: str
    birth_on: date | None
    age: int | None
    relation: str
    kind: str
    presence: str
    estate: str
    building: str
    entrance: str
    door: str
    dwelling_id: UUID
    building_id: UUID
    grid_id: UUID | None
    document: str | None
    phone: str | None
    tags: list[str]
    confirmed_at: datetime | None
    pinyin: str


class TagRow(BaseModel):
    id: UUID
    tag: str
    source: str
    note: str | None
    from_on: date
    until_on: date | None
    version: int


class ResidenceRow(BaseModel):
    id: UUID
    household_id: UUID
    dwelling_id: UUID
    estate: str
    building: str
    entrance: str
    door: str
    grid_id: UUID | None
    relation: str
    kind: str
    presence: str
    is_main: bool
    tenure: str | None
    origin: str | None
    from_on: date
    until_on: date | None
    end_reason: str | None


class StatusRow(BaseModel):
    hukou_kind: str
    village: str | None
    from_on: date
    document: str | None


class PermitRow(BaseModel):
    id: UUID
    issued_on: date
    endorsed_on: date | None
    ground: str
    state: str
    endorse_until: date
    version: int


class GuardianRow(BaseModel):
    id: UUID
    guardian_id: UUID
    name: str
    kind: str
    from_on: date


class ConsentRow(BaseModel):
    """``is_current``: to the newest words, and not a guardian's for somebody who is 14 by now."""

    id: UUID
    purpose: str
    number: int
    given_how: str
    given_at: datetime
    withdrawn_at: datetime | None
    is_current: bool
    by_guardian: bool


class ConsentPurposeRow(BaseModel):
    """A purpose that asks for consent; ``number`` is 0 and ``id`` None until words for it are published."""

    id: UUID | None
    purpose: str
    title: str
    number: int
    words: str
    from_on: date | None
    given: int


class Freshness(BaseModel):
    fact: str
    title: str
    purpose: str
    source: str
    confirmed_at: datetime | None
    fresh: bool


class PersonDetail(BaseModel):
    """Everything on record of one person, numbers masked."""

    id: UUID
    name: str
    sex: str
    birth_on: date | None
    age: int | None
    is_old: bool
    died_on: date | None
    document_kind: str
    document: str | None
    phone: str | None
    ethnic_group: str | None
    education: str | None
    political_status: str | None
    marital_status: str | None
    employment: str | None
    work_unit_id: UUID | None
    work_unit: str | None
    workplace: str | None
    former_workplace: str | None
    vehicle: str | None
    pet: str | None
    told_by: str | None
    source: str
    recorded_at: datetime
    confirmed_at: datetime | None
    merged_into_id: UUID | None
    frozen_at: datetime | None
    needs_guardian: bool
    version: int
    residences: list[ResidenceRow]
    tags: list[TagRow]
    statuses: list[StatusRow]
    permits: list[PermitRow]
    guardians: list[GuardianRow]
    consents: list[ConsentRow]
    needs_care_consent: bool
    freshness: list[Freshness]


class MemberRow(BaseModel):
    id: UUID
    person_id: UUID
    name: str
    sex: str
    birth_on: date | None
    relation: str
    kind: str
    presence: str
    document: str | None
    phone: str | None
    tags: list[str]


class HouseholdRow(BaseModel):
    """A household in a list: its door, its head and how fresh what is known of it."""

    id: UUID
    dwelling_id: UUID
    building_id: UUID
    estate: str
    building: str
    entrance: str
    door: str
    grid_id: UUID | None
    head: str | None
    people: int
    confirmed_at: datetime | None
    is_fresh: bool
    head_is_provisional: bool


class HouseholdDetail(BaseModel):
    id: UUID
    dwelling_id: UUID
    building_id: UUID
    estate: str
    building: str
    entrance: str
    door: str
    grid_id: UUID | None
    from_on: date
    until_on: date | None
    confirmed_at: datetime | None
    is_fresh: bool
    head_is_provisional: bool
    version: int
    members: list[MemberRow]


class ChangeRow(BaseModel):
    at: datetime
    fact: str
    title: str
    before: str | None
    after: str | None
    source: str
    note: str | None
    by_name: str


class Looked(BaseModel):
    document: str | None
    phone: str | None
    shown_seconds: int


class OpenedRecord(BaseModel):
    """What a superior level sees of one person: masked, without tags, consents and guardians."""

    name: str
    sex: str
    age: int | None
    died_on: date | None
    document: str | None
    phone: str | None
    residences: list[ResidenceRow]
    statuses: list[StatusRow]


class Opened(BaseModel):
    record: OpenedRecord | None


class LookRow(BaseModel):
    at: datetime
    by_name: str
    by_role: str
    by_body: str | None
    how: str
    facts: list[str]
    purpose: str
    words: str | None


class Found(BaseModel):
    """One hit of the palette."""

    person_id: UUID | None
    dwelling_id: UUID | None
    building_id: UUID | None
    name: str
    place: str | None
    document: str | None
    phone: str | None
    age: int | None


class MergePreview(BaseModel):
    kept: PersonDetail
    gone: PersonDetail
    fills: list[str]
    differs: list[str]
    moves: dict[str, int]
    needs_residence: bool


class MergeRow(BaseModel):
    """One record that became part of another; ``undo_until`` it can be taken back."""

    id: UUID
    gone_name: str
    by_name: str | None
    at: datetime
    undo_until: datetime
    undone_at: datetime | None
