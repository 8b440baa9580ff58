"""What is asked and told about messages on their way to somebody."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from jiayuan.engines.matters.message_answers import OpensEntry
from jiayuan.kernel.problems import Misfit
from jiayuan.people.forms import Purposed, ToldBy

DeliveryState = Literal["waiting", "to_call", "sent", "failed", "shut", "kept", "undone"]


class CallForm(BaseModel):
    """How a call went: told, nobody answered, or given up with the reason."""

    model_config = ConfigDict(extra="forbid")

    result: Literal["told", "not_reached", "given_up"]
    words: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""

    @model_validator(mode="after")
    def _given_up_for_a_reason(self) -> Self:
        if self.result == "given_up" and not self.words:
            raise Misfit("words", "不再打了，写一句为什么")
        return self


class PhoneLook(Purposed):
    """Why the number is looked at: to dial is a look like any other (settled 19)."""


class DialledPhone(BaseModel):
    phone: str


class DeliveryRow(BaseModel):
    """A message on its way: to whom, how, how far it came, who tried last. The number is masked."""

    id: UUID
    message_id: UUID
    kind: str
    title: str
    body: str
    matter_id: UUID | None
    number: str | None
    opens: OpensEntry
    holder_kind: str
    holder_name: str
    phone: str | None
    told_by: ToldBy | None
    state: DeliveryState
    tries: int
    reason: str
    at: datetime
    due_at: datetime | None
    tried_at: datetime | None
    sent_at: datetime | None
    by_name: str | None
    version: int


class DeliverySums(BaseModel):
    """How much waits and how much did not arrive; exact up to 1,000, 1,001 means more.

    ``is_open``: a channel outwards is set up, so that sending again is worth it.
    """

    to_call: int
    late: int
    waiting: int
    failed: int
    is_open: bool
