"""What the desk's board, its numbers and its findings answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from jiayuan.domains.grid.schemas import Filter, OtherEvent


class SavedViewRow(BaseModel):
    id: UUID
    name: str
    filter: Filter
    is_shared: bool
    is_own: bool


class TemplateRow(BaseModel):
    id: UUID
    title: str
    words: str
    category_id: UUID | None
    action: str | None
    version: int


class FigureRow(BaseModel):
    """The figures of one grid, category, month or community."""

    id: UUID | None
    month: date | None
    community: str | None
    title: str
    counts: dict[str, int]
    rates: dict[str, int | None]
    mean_days: float | None
    median_days: float | None
    ninety_days: float | None


class Signal(BaseModel):
    """A finding that needs a decision, with the events it rests on."""

    key: str
    kind: Literal["same_place", "old"]
    title: str
    place: str
    entrance_id: UUID | None
    building_id: UUID | None
    count: int
    matters: list[OtherEvent]


class BoardGrid(BaseModel):
    id: UUID | None
    name: str
    workers: list[str]
    open: int
    overdue: int
    longitude: float | None
    latitude: float | None


class Board(BaseModel):
    """Board 1 (R078), as far as events go."""

    at: datetime
    grids: list[BoardGrid]
    open: int
    overdue: int
    due_today: int
    opened_this_month: int
    closed_this_month: int


class CountedEvent(BaseModel):
    """An event behind a number; ``counted_at`` is the moment that put it into its month."""

    id: UUID
    number: str
    title: str
    state: str
    place: str
    opened_at: datetime
    closed_at: datetime | None
    due_at: datetime | None
    level: int | None
    counted_at: datetime


class DigestPlace(BaseModel):
    """Where it was said; ``is_enough`` where so many spoke that it is worth a motion."""

    building_id: UUID | None
    building: str | None
    voices: int
    matters: list[UUID]
    needs: list[UUID]
    is_enough: bool


class DigestTopic(BaseModel):
    """An event category or a topic of wishes, with what the community answered publicly."""

    category_id: UUID | None
    topic: str | None
    reply: str | None
    title: str
    voices: int
    places: list[DigestPlace]


class Digest(BaseModel):
    """The week's voices; a voice is a reporter, one more who met with the same, or a wish heard."""

    monday: date
    voices: int
    topics: list[DigestTopic]


class VoiceReplyRow(BaseModel):
    """民情回音, as every resident reads it."""

    id: UUID
    monday: date
    title: str
    voices: int
    words: str
    at: datetime
