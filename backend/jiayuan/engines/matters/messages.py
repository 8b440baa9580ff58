"""Telling people: rows of the inbox, and the way out of the house."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.declaring import Holder
from jiayuan.engines.matters.message_models import Message, MessageDelivery
from jiayuan.engines.matters.models import Matter
from jiayuan.kernel import clock
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
) -> Message:
    """Put a message into somebody's inbox; ``outward`` also sends it out of the house a little later."""
    message = Message(
        community_id=community, id=uuid7(), holder_kind=holder.kind, holder_id=holder.id, kind=kind, title=title,
        body=body, matter=matter, step_id=step_id, at=clock.now(),
    )  # fmt: skip
    session.add(message)
    if outward:
        delivery = MessageDelivery(community_id=community, id=uuid7(), message=message, not_before=clock.now() + TOAST)
        session.add(delivery)
    return message
