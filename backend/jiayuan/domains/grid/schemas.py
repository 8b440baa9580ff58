"""What people send when they report, and what lists and pages of events answer."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from jiayuan.access.codes import Phone
from jiayuan.engines.matters.forms import Evidence
from jiayuan.kernel.fields import Day, Shown
from jiayuan.kernel.problems import Misfit

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=2000), Shown]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
Photos = Annotated[list[Evidence], Field(max_length=6)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Channel = Literal["desk", "mobile", "kiosk", "phone", "api", "device", "transfer"]
Source = Literal["patrol", "visit", "resident", "phone", "camera", "transfer", "other"]


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PlaceChoice(Form):
    """Where it is: the finest thing known of dwelling, entrance, building or point; the words say the rest."""

    dwelling_id: UUID | None = None
    entrance_id: UUID | None = None
    building_id: UUID | None = None
    longitude: Longitude | None = None
    latitude: Latitude | None = None
    text: Short = ""

    @model_validator(mode="after")
    def _point_is_whole(self) -> PlaceChoice:
        if (self.longitude is None) != (self.latitude is None):
            raise Misfit("latitude", "经度和纬度要一起给")
        return self

    @property
    def point(self) -> tuple[float, float] | None:
        if self.longitude is None or self.latitude is None:
            return None
        return self.longitude, self.latitude


class Words(Form):
    """What every report says. Without a category the clerk chooses one."""

    text: Text
    category_id: UUID | None = None
    may_call: bool = False


class Reporting(Words):
    """A report by somebody signed in. ``id`` is made by the client, so that a second send finds the first."""

    id: UUID
    place: PlaceChoice
    files: Photos = []
    channel: Channel = "mobile"
    source: Source = "resident"
    is_urgent: bool = False
    device_at: AwareDatetime | None = None
    about_unit_id: UUID | None = None
    about_account_id: UUID | None = None


class CallRecording(Words):
    """A phone call written down at the desk; the caller's number is kept encrypted."""

    id: UUID
    place: PlaceChoice
    files: Photos = []
    caller_phone: Phone | None = None
    is_urgent: bool = False
    about_unit_id: UUID | None = None
    about_account_id: UUID | None = None


class CodeAsking(Form):
    phone: Phone


class PhoneProving(Form):
    phone: Phone
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]


class PhonePass(BaseModel):
    """Proves a guest's phone for a quarter of an hour: for his photos and one report."""

    pass_: Annotated[str, Field(alias="pass", serialization_alias="pass")]
    until: datetime


class GuestReporting(Words):
    """A report from a poster; ``pass`` was given for phone and code."""

    pass_: Annotated[str, Field(alias="pass", max_length=600)]
    place_text: Short = ""
    files: Photos = []


class Received(BaseModel):
    """What a guest takes away: shown this once."""

    number: str
    progress_code: str
    promise: str


class Category(BaseModel):
    id: UUID
    code: str
    title: str
    is_urgent: bool
    is_private: bool
    is_example: bool
    evidence: Literal["none", "photo", "before_after"]
    register_when: str
    close_when: str
    keywords: str
    promise: str


class CategoryClass(BaseModel):
    id: UUID
    code: str
    title: str
    is_example: bool
    categories: list[Category]


class PlaceFound(BaseModel):
    """A place that may be meant; ``why`` says how it was found: home, position, search, poster."""

    dwelling_id: UUID | None
    entrance_id: UUID | None
    building_id: UUID
    grid_id: UUID | None
    text: str
    longitude: float | None
    latitude: float | None
    metres: int | None
    why: Literal["home", "position", "search"]


class SimilarEvent(BaseModel):
    """A report that may be about the same thing. Photos come to staff only; others learn how many there are."""

    id: UUID
    number: str
    words: str
    state: str
    place: str
    category: str | None
    opened_at: datetime
    photos: list[str]
    photo_count: int
    supporters: int
    is_own: bool
    has_joined: bool
    why: Literal["same_place", "near", "still_open"]


class EventRow(BaseModel):
    id: UUID
    number: str
    title: str
    state: str
    flags: list[str]
    place: str
    grid: str | None
    category: str | None
    is_urgent: bool
    holder: str | None
    holder_kind: str | None
    due_at: datetime | None
    paused_at: datetime | None
    opened_at: datetime
    closed_at: datetime | None
    round: int
    level: int | None
    version: int


class EventPage(BaseModel):
    items: list[EventRow]
    next: str | None


class EventCounts(BaseModel):
    """Exact up to a thousand; 1001 means more. ``tabs`` without the filter."""

    shown: int
    overdue: int
    due_today: int
    tabs: dict[str, int]


class EventPhoto(BaseModel):
    id: UUID
    address: str
    moment: str
    at: datetime
    step: int


class OtherEvent(BaseModel):
    """A duplicate, another round, or an earlier event at the same place."""

    id: UUID
    number: str
    title: str
    state: str
    relation: Literal["duplicate", "likely_duplicate", "same_place", "round", "part", "related"]
    opened_at: datetime
    closed_at: datetime | None


class ReporterShown(BaseModel):
    """Who reported, as far as this reader may know (settled 20)."""

    name: str | None
    may_call: bool
    is_guest: bool
    supporters: int


class ProposedHandler(BaseModel):
    kind: str
    id: UUID
    post: str | None
    scope_id: UUID | None
    title: str


class EventDetail(BaseModel):
    """What an event has beyond what every matter has; the timeline is the matter's own."""

    id: UUID
    number: str
    text: str
    source: str
    channel: str
    place: str
    building_id: UUID | None
    entrance_id: UUID | None
    dwelling_id: UUID | None
    longitude: float | None
    latitude: float | None
    grid_id: UUID | None
    grid: str | None
    category: Category | None
    category_class: str | None
    event_code: str | None
    reporter: ReporterShown
    photos: list[EventPhoto]
    others: list[OtherEvent]
    same_place_30_days: int
    is_signal: bool
    proposed: ProposedHandler | None
    days_open: float
    version: int


class CallingReporter(Form):
    """Why the reporter's number is looked at (settled 19: dialling is a look like any other)."""

    purpose: Literal["visit", "check", "emergency", "correction", "other"]
    words: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""

    @model_validator(mode="after")
    def _other_has_words(self) -> CallingReporter:
        if self.purpose == "other" and not self.words:
            raise Misfit("words", "用途选“其他”时要写明")
        return self


class ReporterPhone(BaseModel):
    phone: str


class Supporting(Form):
    """「我也遇到」: one more who is told how it goes; words may add what he saw."""

    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


class Filter(BaseModel):
    """A board's filter, as it stands in the address (beside the page) and in a saved view."""

    tab: Literal["open", "late", "soon", "mine", "supervised", "bad", "closed", "all"] = "open"
    state: Annotated[str, StringConstraints(pattern=r"^[a-z_]{0,40}$")] = ""
    estate: UUID | None = None
    grid: UUID | None = None
    building: UUID | None = None
    category: UUID | None = None
    urgent: bool = False
    via: Channel | None = None
    due_until: Day | None = None
    q: Short = ""


class ViewForm(Form):
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20), Shown]
    filter: Filter
    is_shared: bool = False


class AsideForm(Form):
    """A finding to put aside as it was seen: how often it was by then, and why."""

    key: Annotated[str, StringConstraints(pattern=r"^(same_place|old|visit)(:[0-9a-f-]{36})?$")]
    count: Annotated[int, Field(ge=1, le=1_000_000)]
    reason: Literal["known", "mistaken", "later"]


class ReplyForm(Form):
    """The community's word on a topic of the week in which the day lies: an event category, or a topic of wishes."""

    day: Day
    category_id: UUID | None = None
    topic: Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,30}$")] | None = None
    words: Text


class TemplateForm(Form):
    """Words to answer with, for a category (or all) and an action (or all)."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20), Shown]
    words: Text
    category_id: UUID | None = None
    action: Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,40}$")] | None = None


class ExportForm(Form):
    filter: Filter
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=100), Shown]
