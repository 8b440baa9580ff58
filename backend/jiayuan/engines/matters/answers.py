"""What the calls about matters answer: the contract of the generated client."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from jiayuan.engines.matters.message_answers import ToldEntry


class MatterRow(BaseModel):
    id: UUID
    kind: str
    workflow_version: int
    number: str
    title: str
    state: str
    state_title: str
    flags: list[str]
    is_urgent: bool
    channel: str
    category_id: UUID | None
    category_title: str | None
    grid_id: UUID | None
    grid_name: str | None
    building_id: UUID | None
    entrance_id: UUID | None
    place_text: str
    opened_at: datetime
    due_at: datetime | None
    due_is_provisional: bool
    paused_at: datetime | None
    closed_at: datetime | None
    way: str | None
    round: int
    returns: int
    holder_kind: str | None
    holder_id: UUID | None
    holder_post: str | None
    holder_name: str | None
    version: int


class InboxRow(BaseModel):
    task_id: UUID
    purpose: str
    task_due_at: datetime
    task_opened_at: datetime
    holder_kind: str
    holder_post: str | None
    id: UUID
    kind: str
    workflow_version: int
    number: str
    title: str
    state: str
    state_title: str
    flags: list[str]
    is_urgent: bool
    category_id: UUID | None
    category_title: str | None
    grid_id: UUID | None
    grid_name: str | None
    building_id: UUID | None
    place_text: str
    opened_at: datetime
    due_at: datetime | None
    due_is_provisional: bool
    paused_at: datetime | None
    round: int
    returns: int
    version: int


class DoneRow(BaseModel):
    task_id: UUID
    done_at: datetime
    purpose: str
    id: UUID
    kind: str
    workflow_version: int
    number: str
    title: str
    state: str
    state_title: str
    due_at: datetime | None
    closed_at: datetime | None
    place_text: str
    version: int


class Totals(BaseModel):
    """Exact up to 1,000; 1,001 means more."""

    total: int
    late: int
    today: int


class PathEntry(BaseModel):
    code: str
    title: str
    is_now: bool
    is_final: bool
    entered_at: datetime | None
    seconds: int


class StepEntry(BaseModel):
    id: UUID
    number: int
    action: str
    title: str
    from_state: str | None
    to_state: str
    to_title: str
    actor_name: str
    actor_role: str
    is_mine: bool
    at: datetime
    received_at: datetime
    device_at: datetime | None
    has_gap: bool
    is_public: bool
    note: str
    data: dict[str, Any]
    files: list[Any]
    undoes_id: UUID | None


class TaskEntry(BaseModel):
    id: UUID
    purpose: str
    state: str
    holder_kind: str
    holder_id: UUID
    post: str | None
    scope_id: UUID | None
    joining: str
    due_at: datetime
    opened_at: datetime
    done_at: datetime | None
    outcome: str | None
    holder_name: str | None


class ActionEntry(BaseModel):
    """``missing`` says what an action that is not possible yet waits for.

    ``asks_evidence``: the photos that the category asks for are due with it.
    """

    action: str
    title: str
    target: str | None
    is_allowed: bool
    needs_version: bool
    asks_evidence: bool
    who: str
    missing: str | None


class RelatedEntry(BaseModel):
    id: UUID
    number: str
    title: str
    state: str
    state_title: str
    kind: str
    workflow_version: int
    round: int
    opened_at: datetime
    closed_at: datetime | None
    parent_id: UUID | None
    merged_into_id: UUID | None
    link: str | None


class ReporterEntry(BaseModel):
    name: str | None
    is_guest: bool
    may_call: bool
    is_me: bool


class VerdictEntry(BaseModel):
    level: int
    tags: list[str]
    words: str
    at: datetime


class ReturnedEntry(BaseModel):
    """The last return: why, the step it was about, and the one handed in since; steps by their numbers."""

    reason: str
    by: str
    at: datetime
    before: int
    after: int | None


class MatterDetail(MatterRow):
    details: dict[str, Any]
    longitude: float | None
    latitude: float | None
    dwelling_id: UUID | None
    building_number: str | None
    entrance_number: str | None
    dwelling_door: str | None
    person_id: UUID | None
    received_at: datetime
    state_at: datetime
    registered_at: datetime | None
    handled_at: datetime | None
    handle_due_at: datetime | None
    close_due_at: datetime | None
    evaluated_at: datetime | None
    parent_id: UUID | None
    root_id: UUID | None
    merged_into_id: UUID | None
    progress_code: str | None
    flag_titles: list[str]
    limit: str | None
    reporter: ReporterEntry
    verdict: VerdictEntry | None
    path: list[PathEntry]
    steps: list[StepEntry]
    told: list[ToldEntry]
    tasks: list[TaskEntry]
    rounds: list[RelatedEntry]
    links: list[RelatedEntry]
    actions: list[ActionEntry]
    is_watched: bool
    returned: ReturnedEntry | None


class ItemAnswer(BaseModel):
    """What came of one item of a bulk call: the step, or the problem."""

    matter_id: UUID
    step_id: UUID | None
    problem: dict[str, Any] | None


class BulkAnswer(BaseModel):
    items: list[ItemAnswer]


class WorkflowAnswer(BaseModel):
    """A declaration as data: the reducer's table, the forms of its actions, and its drawing."""

    kind: str
    title: str
    version: int
    number: str
    table: dict[str, Any]
    forms: dict[str, Any]
    verdict_tags: dict[str, list[str]]
    details: dict[str, Any]
    drawing: str


class FileEntry(BaseModel):
    """A sheet of the file (卷宗), ready to print."""

    matter: MatterDetail
    printed_at: datetime
    printed_by: str
    html: str


class ProgressStep(BaseModel):
    title: str
    to_title: str
    at: datetime
    note: str


class Progress(BaseModel):
    """What anybody with number and code may know: no names, no places."""

    number: str
    kind_title: str
    state_title: str
    is_ended: bool
    opened_at: datetime
    due_at: datetime | None
    steps: list[ProgressStep]


class RatioEntry(BaseModel):
    name: str
    title: str
    part: int
    whole: int
    part_figure: str
    whole_figure: str
    permille: int | None


class FigureLine(BaseModel):
    key: str | None
    title: str
    counts: dict[str, int]
    ratios: list[RatioEntry]


class DurationLine(BaseModel):
    key: str | None
    title: str | None
    closed: int
    mean_tenth_days: int
    median_tenth_days: int
    p90_tenth_days: int


class HelperLine(BaseModel):
    """One that was called to help; ``median_tenth_hours`` of those that answered, from the call to the answer."""

    holder_kind: str
    holder_id: UUID
    post: str | None
    name: str | None
    asked: int
    answered: int
    in_time: int
    median_tenth_hours: int | None


class OwnVerdicts(BaseModel):
    """Null below the least number of verdicts."""

    verdicts: int | None
    satisfied: int | None
    level_sum: int | None
    least: int


class CategoryRow(BaseModel):
    id: UUID
    kind: str
    parent_id: UUID | None
    code: str
    title: str
    position: int
    is_urgent: bool
    evidence: str
    limits: dict[str, str]
    register_when: str
    close_when: str
    keywords: str
    is_private: bool
    is_example: bool
    is_active: bool
    version: int


class RoutingRow(BaseModel):
    id: UUID
    kind: str
    category_id: UUID | None
    category_title: str | None
    grid_id: UUID | None
    grid_name: str | None
    holder_kind: str
    holder_id: UUID
    post: str | None
    scope_id: UUID | None
    holder_name: str | None
    from_matter_id: UUID | None
    is_example: bool
    is_active: bool
    version: int


class SampleRow(BaseModel):
    """How many of a thousand closed matters are called back, and how many a month at least."""

    permille: int
    least: int
    version: int


class LimitRow(BaseModel):
    id: UUID
    kind: str
    name: str
    limit: str
    version: int
