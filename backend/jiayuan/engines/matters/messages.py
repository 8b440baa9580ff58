"""Telling people: rows of the inbox, and the way out of the house."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.declaring import Holder
from jiayuan.engines.matters.message_models import Message, MessageDelivery
from jiayuan.engines.matters.models import Matter
from jiayuan.kernel import clock
from jiayuan.kernel.ending import append
from jiayuan.kernel.ids import uuid7

#: Outward messages wait until the undo of the toast is over.
TOAST = timedelta(seconds=8)


def tell(
    session: AsyncSession,
    community: int,
    holder: Holder,
    kind: str,
    title: str,
    body: str = "",
    *,
    matter: Matter | None = None,
    step_id: UUID | None = None,
    outward: bool = False,
) -> None:
    """Put a message into somebody's inbox; ``outward`` also sends it out of the house a little later."""
    message_id, now = uuid7(), clock.now()
    append(
        session, Message, community_id=community, id=message_id, holder_kind=holder.kind, holder_id=holder.id,
        kind=kind, title=title, body=body, matter_id=matter.id if matter is not None else None, step_id=step_id, at=now,
    )  # fmt: skip
    if outward:
        append(
            session, MessageDelivery, community_id=community, id=uuid7(), message_id=message_id, state="waiting",
            not_before=now + TOAST, tries=0, reason="",
        )  # fmt: skip
