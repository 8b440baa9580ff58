"""What a worker sends from the door and from a round, and what the desk sends to plan them."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from jiayuan.kernel.fields import Day, Shown
from jiayuan.kernel.problems import Misfit
from jiayuan.people import forms as people_forms
from jiayuan.people.identity import DocumentKind

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=500), Shown]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Shown]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
How = Literal["door", "phone", "video"]
Outcome = Literal["met", "not_home", "refused", "moved"]
State = Literal["fine", "unwell", "needs_help"]
AtHome = Literal["daytime", "evening", "weekend"]
FollowUpKind = Literal["doctor", "family", "meal", "repair", "window"]
Topic = Literal[
    "facility",
    "environment",
    "safety",
    "parking",
    "elder_care",
    "child_care",
    "health",
    "culture",
    "work",
    "other",
]
Files = Annotated[list[UUID], Field(max_length=6)]


class Form(BaseModel):
    """A form refuses what it does not know."""

    model_config = ConfigDict(extra="forbid")


class PersonMet(Form):
    person_id: UUID
    state: State = "fine"


class NewVisit(Form):
    """One call on a household, or on a door with nobody on record. ``id`` is made on the phone."""

    id: UUID
    household_id: UUID | None = None
    dwelling_id: UUID | None = None
    how: How = "door"
    outcome: Outcome
    people: list[PersonMet] = Field([], max_length=30)
    step: Literal["second_try", "family", "site_check", "emergency"] | None = None
    words: Words = ""
    files: Files = []
    at_home: AtHome | None = None
    confirmed: bool = Field(False, description="户情核实无误")
    follow_ups: list[FollowUpKind] = Field([], max_length=5)
    arrived_at: AwareDatetime | None = Field(None, description="手机上按下「我到了」的时间，没有就是写好的时间")

    @model_validator(mode="after")
    def _fits(self) -> NewVisit:
        if (self.household_id is None) == (self.dwelling_id is None):
            raise Misfit("household_id", "走访的是一户，或一扇还没登记住户的门，二选一")
        if self.outcome != "met" and (self.people or self.confirmed):
            raise Misfit("outcome", "见到了人才能记人怎么样、核实户情")
        if self.household_id is None and (self.people or self.confirmed or self.follow_ups):
            raise Misfit("household_id", "还没登记住户的门，请用采集")
        if len({met.person_id for met in self.people}) != len(self.people):
            raise Misfit("people", "同一个人记了两遍")
        return self


class VisitCorrecting(Form):
    """What the author puts right within seven days; what is not sent stays."""

    reason: Reason
    how: How | None = None
    outcome: Outcome | None = None
    people: list[PersonMet] | None = Field(None, max_length=30)
    words: Words | None = None
    at_home: AtHome | None = None


class VisitExport(Form):
    """Which visits, as in the list, and why they leave the house."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=200), Shown]
    grid_id: UUID | None = None
    worker_account_id: UUID | None = None
    household_id: UUID | None = None
    building_id: UUID | None = None
    outcome: Outcome | None = None
    since: Day | None = None
    until: Day | None = None


class NeedExport(Form):
    """Which wishes, as in the list, and why they leave the house."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=200), Shown]
    topic: Topic | None = None
    state: Literal["open", "merged", "matter", "project", "answered", "declined"] | None = None


class PatrolExport(Form):
    """Which rounds, as in the list, and why they leave the house."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=200), Shown]
    grid_id: UUID | None = None
    route_id: UUID | None = None


class NewMute(Form):
    id: UUID
    household_id: UUID
    person_id: UUID | None = None
    reason: Literal["away", "ill", "moved", "asked"]
    until_on: Day
    words: Words = ""


class FollowUpDone(Form):
    words: Words = ""


class FactsConfirmed(Form):
    """Facts of one person that are still so; a changed one is changed with the person's record."""

    facts: list[Annotated[str, StringConstraints(max_length=60)]] = Field(min_length=1, max_length=20)


class FactsFilled(people_forms.Coded):
    """Facts of one person that were missing or are no longer so; what is not sent stays as it is."""

    phone: people_forms.Phone | None = None


class HistoryLine(people_forms.NewStatus):
    """A dated status of household registration, e.g. 农转居 with its document (R013)."""


class NewcomerConsent(Form):
    """Consent in the version shown, signed on the screen or on paper (PV-02, PV-08)."""

    text_id: UUID
    given_how: Literal["screen", "paper"]
    file_id: UUID | None = None

    @model_validator(mode="after")
    def _signed(self) -> NewcomerConsent:
        if self.file_id is None:
            raise Misfit("file_id", "请附上签名")
        return self


class Newcomer(people_forms.Coded):
    """Somebody met at a new household's door; the first is its head."""

    name: people_forms.Name
    document_kind: DocumentKind | None = None
    document_number: people_forms.Number | None = None
    sex: people_forms.Sex | None = None
    birth_on: Day | None = None
    phone: people_forms.Phone | None = None
    relation: str = "02"
    kind: people_forms.Kind = "floating"
    tenure: people_forms.Tenure | None = None
    origin_code: people_forms.AreaCode | None = None
    origin: people_forms.Name | None = None
    statuses: list[HistoryLine] = Field([], max_length=5)
    consent: NewcomerConsent | None = None


class NewCollection(Form):
    """A household recorded at its door. Everybody gives consent, children under 14 through a parent among them."""

    id: UUID
    dwelling_id: UUID
    from_on: Day
    people: list[Newcomer] = Field(min_length=1, max_length=20)
    beside_others: bool = Field(False, description="门里已有别的户，确认这是另外一户")
    words: Words = ""


class NewCollecting(Form):
    """The desk or the property company asks that a door be visited and its people recorded."""

    dwelling_id: UUID
    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200), Shown]


class NewNeed(Form):
    id: UUID
    topic: Topic
    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=1000), Shown]
    group_concerned: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] | None = None
    building_id: UUID | None = None
    entrance_id: UUID | None = None
    place_text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    visit_id: UUID | None = None

    @model_validator(mode="after")
    def _has_a_place(self) -> NewNeed:
        if self.building_id is None and self.entrance_id is None and not self.place_text:
            raise Misfit("place_text", "请说明地点")
        return self


class NeedEnding(Form):
    state: Literal["merged", "matter", "project", "answered", "declined"]
    answer: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=1000), Shown] | None = None
    merged_into_id: UUID | None = None

    @model_validator(mode="after")
    def _complete(self) -> NeedEnding:
        if (self.state == "merged") != (self.merged_into_id is not None):
            raise Misfit("merged_into_id", "并入要说明并入哪一条")
        if self.state in ("answered", "declined") and self.answer is None:
            raise Misfit("answer", "请写明答复或理由")
        return self


class RuleForm(Form):
    """A row of the visiting rules as the desk edits it."""

    title: Title
    tags: list[people_forms.Tag | Literal["severely_disabled"]] = Field([], max_length=13)
    every_tag: bool = True
    min_age: int | None = Field(None, ge=0, le=120)
    max_age: int | None = Field(None, ge=0, le=120)
    days: int | None = Field(None, ge=1, le=366)
    months: int | None = Field(None, ge=1, le=24)
    ahead: int = Field(7, ge=0, le=60)
    severity: int = Field(1, ge=0, le=2)
    signal_after: int | None = Field(None, ge=1, le=10)
    basis: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200), Shown]
    is_used: bool = True

    @model_validator(mode="after")
    def _fits(self) -> RuleForm:
        if (self.days is None) == (self.months is None):
            raise Misfit("days", "间隔填天数或月数，二选一")
        if self.min_age is not None and self.max_age is not None and self.max_age < self.min_age:
            raise Misfit("max_age", "最大年龄不能小于最小年龄")
        return self


class NewRule(RuleForm):
    code: Code
    purpose: Literal["care", "routine", "confirm"] = "care"


class NewHandover(Form):
    """The phone's receipt after its scope changed."""

    id: UUID
    grid_ids: list[UUID] = Field(max_length=20)
    scope_before: Annotated[str, StringConstraints(max_length=40)]
    scope_after: Annotated[str, StringConstraints(max_length=40)]
    dropped: int = Field(ge=0, le=100_000)
    kept: int = Field(ge=0, le=100_000)
    unsent: int = Field(ge=0, le=10_000)


class ChecklistLine(Form):
    """``category`` is the code of an event category: a finding there can be reported with one tap."""

    code: Code
    title: Title
    category: Annotated[str, StringConstraints(max_length=20)] | None = None


class ChecklistForm(Form):
    name: Title
    lines: list[ChecklistLine] = Field(min_length=1, max_length=40)
    is_used: bool = True

    @model_validator(mode="after")
    def _codes_differ(self) -> ChecklistForm:
        if len({line.code for line in self.lines}) != len(self.lines):
            raise Misfit("lines", "查看项的代码重复了")
        return self


class PointForm(Form):
    """A check-point; with ``id`` one that is there already and keeps its code."""

    id: UUID | None = None
    name: Title
    building_id: UUID | None = None
    entrance_id: UUID | None = None
    checklist_id: UUID


class RouteForm(Form):
    name: Title
    every_days: int = Field(1, ge=1, le=366)
    is_used: bool = True
    points: list[PointForm] = Field(min_length=1, max_length=60)


class NewRoute(RouteForm):
    grid_id: UUID


class NewPatrol(Form):
    id: UUID
    route_id: UUID
    started_at: AwareDatetime | None = None


class CheckResult(Form):
    code: Code
    ok: bool
    words: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


class NewCheck(Form):
    id: UUID
    point_id: UUID
    results: list[CheckResult] = Field(min_length=1, max_length=40)
    files: Files = []
    scanned: bool = False
    checked_at: AwareDatetime | None = None


class PatrolEnding(Form):
    ended_at: AwareDatetime | None = None
