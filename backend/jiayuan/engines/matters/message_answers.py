"""What is answered about messages: the inbox, where each leads, and whether somebody was reached."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel


class ToldEntry(BaseModel):
    """How the reporter was told of a step, and whether it reached him; ``at`` when it did or was last tried."""

    step_id: UUID
    told_by: str
    state: str
    reason: str
    at: datetime | None


class OpensEntry(BaseModel):
    """The very act a message leads to: a page of the desk, and one of the phone of who reads it."""

    desk: str
    phone: str


class MessageRow(BaseModel):
    id: UUID
    kind: str
    title: str
    body: str
    matter_id: UUID | None
    step_id: UUID | None
    at: datetime
    read_at: datetime | None
    holder_kind: str
    matter_kind: str | None
    number: str | None
    opens: OpensEntry


class Unread(BaseModel):
    unread: int
