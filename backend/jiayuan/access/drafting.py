"""One's own half-written forms: found, kept with the version that was seen, let go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import Session
from jiayuan.kernel import clock, crypto
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.drafts import Draft
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import Problem, Stale, fault
from jiayuan.kernel.writing import IdempotencyKey, check_version

#: A form of twenty people with all their facts has 12 KB.
MOST_BYTES = 60_000
#: A round has forty doors.
MOST_DRAFTS = 100


class DraftForm(BaseModel):
    """What was written so far; ``item_key`` is made once per form, wherever it is continued."""

    model_config = ConfigDict(extra="forbid")

    item_key: Annotated[str, StringConstraints(min_length=8, max_length=64, pattern=r"^[\x21-\x7e]+$")]
    content: dict[str, object]
    files: Annotated[list[UUID], Field(max_length=60)] = []


@dataclass(eq=False)
class DraftsFull(Problem):
    status, code, title = 409, "access.drafts_full", "写到一半的表太多了（最多{most}张），先交几张"
    most: int = MOST_DRAFTS


@dataclass(eq=False)
class DraftBegunElsewhere(Problem):
    status, code, title = 409, "access.draft_begun_elsewhere", "另一台设备上刚刚也写了这张表"
    constraint = "draft_once_per_form"


async def find_draft(session: AsyncSession, actor: Actor, form: str, about: UUID | None) -> Draft | None:
    """One's own draft of a form about a thing; nobody else's is ever found."""
    found = select(Draft).where(
        Draft.community_id == actor.community, Draft.account_id == actor.account_id, Draft.form == form,
        Draft.about_id.is_not_distinct_from(about),
    )  # fmt: skip
    return await session.scalar(found.with_for_update())


def content_of(draft: Draft) -> object:
    return orjson.loads(crypto.unseal("draft", "content_box", draft.id, draft.content_box))


async def keep_draft(
    session: AsyncSession, actor: Actor, form: str, about: UUID | None, written: DraftForm, version: int
) -> Draft:
    """Write over what this device has seen; version 0 is for a first one.

    Raises Stale where another device wrote meanwhile, or sent it or let it go; Invalid, DraftsFull.
    """
    try:
        content = orjson.dumps(written.content)
    except orjson.JSONEncodeError:  # half a sign at the end, or nested beyond reason
        raise fault("content", "access.draft_unwritable", "这张表里有存不下的字，存不到别的设备上") from None
    if len(content) > MOST_BYTES:
        raise fault("content", "access.draft_too_long", "写得太长，存不到别的设备上，交上去就好")
    if await session.get(IdempotencyKey, (actor.account_id, written.item_key)) is not None:
        raise Stale
    device = await _device(session, actor)
    draft = await find_draft(session, actor, form, about)
    if draft is None:
        if version != 0:
            raise Stale
        await _check_room(session, actor)
        draft = Draft(community_id=actor.community, id=uuid7(), account_id=actor.account_id, form=form, about_id=about)
        session.add(draft)
    else:
        check_version(draft, version)
    draft.item_key, draft.files = written.item_key, written.files
    draft.content_box = crypto.seal("draft", "content_box", draft.id, content.decode())
    draft.saved_at, draft.device_name = clock.now(), device
    await session.flush()
    return draft


async def drop_draft(session: AsyncSession, actor: Actor, form: str, about: UUID | None, version: int) -> None:
    """Let a draft go; one that is gone already stays gone. Raises Stale."""
    draft = await find_draft(session, actor, form, about)
    if draft is not None:
        check_version(draft, version)
        await session.delete(draft)


async def _check_room(session: AsyncSession, actor: Actor) -> None:
    own = select(func.count()).select_from(Draft)
    count = await session.scalar(own.filter_by(community_id=actor.community, account_id=actor.account_id))
    if (count or 0) >= MOST_DRAFTS:
        raise DraftsFull


async def _device(session: AsyncSession, actor: Actor) -> str:
    return await session.scalar(select(Session.device_name).where(Session.id == actor.session_id)) or ""
