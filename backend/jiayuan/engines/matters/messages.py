"""Telling people: rows of the inbox, what each opens, and the way out of the house."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Opens:
    """The page that a kind of message leads to on each face; ``{id}`` stands for what it is about."""

    desk: str
    worker: str
    resident: str


#: What any message about a matter opens.
THE_MATTER = Opens("/matters/{id}", "/tasks/{id}", "/matters/{id}")
#: An old message of a kind that nobody names any more opens the inbox that it lies in.
_THE_INBOX = Opens("/messages", "/messages", "/messages")
_KINDS: dict[str, Opens] = {}


def declare_message(kind: str, opens: Opens) -> None:
    """Name a kind of message that is about no matter, and the very act that it leads to."""
    _KINDS[kind] = opens


def declared_messages() -> dict[str, Opens]:
    return dict(sorted(_KINDS.items()))


def opens(kind: str, matter_id: UUID | None, about_id: UUID | None, *, resident: bool) -> dict[str, str]:
    """Where a message leads: on the desk, and on the phone of this reader."""
    pages = THE_MATTER if matter_id is not None else _KINDS.get(kind, _THE_INBOX)
    about = matter_id or about_id
    phone = pages.resident if resident else pages.worker
    return {"desk": pages.desk.format(id=about), "phone": phone.format(id=about)}


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
    about_id: UUID | None = None,
    outward: bool = False,
) -> None:
    """Put a message into somebody's inbox; ``outward``: a little later also as the holder wants to be told.

    Raises ValueError for a kind that leads nowhere.
    """
    if matter is None and kind not in _KINDS:
        raise ValueError(f"the message {kind} is about no matter and names no page that it opens")
    message_id, now = uuid7(), clock.now()
    append(
        session, Message, community_id=community, id=message_id, holder_kind=holder.kind, holder_id=holder.id,
        kind=kind, title=title, body=body, matter_id=matter.id if matter is not None else None, step_id=step_id,
        about_id=about_id, at=now,
    )  # fmt: skip
    if outward:
        append(
            session, MessageDelivery, community_id=community, id=uuid7(), message_id=message_id, told_by=None,
            state="waiting", not_before=now + TOAST, tries=0, reason="", version=1,
        )  # fmt: skip
