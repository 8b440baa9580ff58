"""What is shown of a grid's days: routes, doors, visits, rounds and figures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from jiayuan.domains.grid.walking_forms import NewRule


class GridTag(BaseModel):
    id: UUID
    name: str
    standing_in: bool


class Why(BaseModel):
    """One reason for a door on the route."""

    due_id: UUID
    purpose: str
    person_id: UUID | None
    words: str
    due_on: date


class PersonShort(BaseModel):
    id: UUID
    name: str
    age: int | None
    tags: list[str]


class NextStep(BaseModel):
    code: str
    words: str


class StopRow(BaseModel):
    """A door on today's route; tags stand here only, for today's doors (settled 21)."""

    key: UUID
    household_id: UUID | None
    dwelling_id: UUID
    building_id: UUID
    building: str
    entrance: str
    door: str
    people: list[PersonShort]
    why: list[Why]
    days_late: int
    is_urgent: bool
    next_step: NextStep | None
    unanswered: int
    tried_on: date | None
    at_home: str | None


class DoneRow(BaseModel):
    visit_id: UUID
    household_id: UUID | None
    dwelling_id: UUID
    building: str
    door: str
    outcome: str
    at: datetime


class FollowUpRow(BaseModel):
    id: UUID
    household_id: UUID
    building: str
    door: str
    kind: str
    title: str
    due_on: date


class PatrolDue(BaseModel):
    route_id: UUID
    name: str
    points: int
    last_on: date | None
    due_on: date


class DayAnswer(BaseModel):
    """Today's route: everything that the page needs without a network."""

    date: date
    grids: list[GridTag]
    scope_version: str
    planned: int
    done: int
    counts: str
    order: str
    later: int
    cells: list[Literal["done", "next", "urgent", "todo"]]
    stops: list[StopRow]
    finished: list[DoneRow]
    unconfirmed: int
    follow_ups: list[FollowUpRow]
    patrols: list[PatrolDue]


class Inhabitant(BaseModel):
    """What the phone may keep of a person: no numbers, no tags."""

    id: UUID
    name: str
    relation: str
    phone: str | None


class HouseholdKept(BaseModel):
    id: UUID
    dwelling_id: UUID
    building_id: UUID
    building: str
    entrance: str
    floor: int
    door: str
    confirmed_at: datetime | None
    headcount: int
    people: list[Inhabitant]


class HouseholdsKept(BaseModel):
    items: list[HouseholdKept]
    next: str | None
    scope_version: str


class CheckLine(BaseModel):
    """One line of *one visit, all matters*; ``verb`` is what ticking it off does."""

    kind: str
    about: UUID
    title: str
    words: str
    due_on: date | None
    is_late: bool
    verb: str
    facts: list[str]


class CollectedField(BaseModel):
    """One thing that is asked at the door, and what for (R103)."""

    fact: str
    title: str
    purpose: str


class ConsentTextRow(BaseModel):
    """The words of one purpose; those for the record come with the fields that it covers."""

    id: UUID
    purpose: str
    number: int
    words: str
    fields: list[CollectedField]


class VisitShort(BaseModel):
    id: UUID
    arrived_at: datetime
    worker_name: str
    how: str
    outcome: str
    words: str


class MuteRow(BaseModel):
    id: UUID
    person_id: UUID | None
    reason: str
    until_on: date
    words: str


class DoorMember(BaseModel):
    """``version`` goes into If-Match when a fact of this person is filled in."""

    id: UUID
    name: str
    age: int | None
    sex: str
    relation: str
    phone: str | None
    tags: list[str]
    version: int


class DoorAnswer(BaseModel):
    """A household as its worker meets it: who lives there and everything that is due, as one check-list."""

    id: UUID
    dwelling_id: UUID
    building_id: UUID
    building: str
    entrance: str
    door: str
    grid_id: UUID | None
    confirmed_at: datetime | None
    people: list[DoorMember]
    lines: list[CheckLine]
    mutes: list[MuteRow]
    visits: list[VisitShort]
    child_alone: bool
    next_step: NextStep | None


class VisitRow(BaseModel):
    id: UUID
    arrived_at: datetime
    received_at: datetime
    is_gap: bool
    grid: str | None
    grid_id: UUID | None
    building: str
    entrance: str
    door: str
    household_id: UUID | None
    head: str | None
    worker_account_id: UUID
    worker_name: str
    how: str
    outcome: str
    words: str
    is_withdrawn: bool


class VisitPersonRow(BaseModel):
    person_id: UUID
    name: str
    state: str


class CorrectionRow(BaseModel):
    at: datetime
    reason: str
    before: dict[str, object]


class VisitDetail(VisitRow):
    step: str | None
    at_home: str | None
    confirmed: bool
    device_at: datetime | None
    files: list[UUID]
    people: list[VisitPersonRow]
    follow_ups: list[FollowUpRow]
    corrections: list[CorrectionRow]
    may_undo: bool
    may_correct: bool
    version: int


class NeedRow(BaseModel):
    id: UUID
    topic: str
    words: str
    group_concerned: str | None
    building: str | None
    place_text: str
    state: str
    answer: str | None
    at: datetime
    version: int


class RuleRow(NewRule):
    id: UUID
    version: int


class MonthRow(BaseModel):
    """Visits of one grid in one month; each figure opens its rows by the filters beside it."""

    grid_id: UUID
    grid: str
    month: str
    due: int
    made: int
    unanswered: int
    care_people: int
    care_visited: int
    per_mille: int | None
    words: str


class UnvisitedRow(BaseModel):
    person_id: UUID
    household_id: UUID
    name: str
    building: str
    entrance: str
    door: str
    due_on: date
    last_on: date | None
    unanswered: int


class DueRow(BaseModel):
    """What is still to be visited this month: a person, a household by its surname, or a door with nobody on record."""

    person_id: UUID | None
    household_id: UUID | None
    name: str
    surname: str
    purpose: str
    building: str
    entrance: str
    door: str
    due_on: date
    last_on: date | None
    unanswered: int


class HandoverRow(BaseModel):
    id: UUID
    worker_name: str
    grid_ids: list[UUID]
    dropped: int
    kept: int
    unsent: int
    at: datetime


class BoardGrid(BaseModel):
    id: UUID
    name: str
    on_duty: list[str]
    households: int
    people: int
    visits_made: int
    visits_due: int
    late: int
    signals: int
    centre_lon: float | None
    centre_lat: float | None


class Board(BaseModel):
    """The data of board 1 (R078); ``at`` is when they were counted, so that a screen can grey them out."""

    at: datetime
    month: str
    grids: list[BoardGrid]


class SignalRow(BaseModel):
    key: str
    due_id: UUID
    person_id: UUID | None
    household_id: UUID
    name: str
    building: str
    entrance: str
    door: str
    grid_id: UUID | None
    unanswered: int
    count: int
    tried_on: date | None
    next_step: NextStep
