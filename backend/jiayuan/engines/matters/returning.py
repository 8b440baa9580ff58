"""Work that came back: to the person who handed it in, and shown beside what he handed in before (lessons 17)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import Account, AccountRole, Post
from jiayuan.engines.matters import declaring
from jiayuan.engines.matters.builtin import actions_of
from jiayuan.engines.matters.declaring import Holder, Workflow
from jiayuan.engines.matters.models import Matter
from jiayuan.kernel import clock
from jiayuan.kernel.reading import Row


async def author_of(session: AsyncSession, matter: Matter, previous: Holder | None) -> Holder | None:
    """Who handed in what is returned, as long as the account works and still answers for the holder it acted for.

    ``previous`` had the task then; without one (settled on the spot) the person alone counts.
    """
    account_id = matter.handler_account_id
    account = await session.get(Account, account_id) if account_id is not None else None
    if account is None or account.locked_at is not None:
        return None
    if previous is not None and not await _answers_for(session, matter.community_id, account.id, previous):
        return None
    return declaring.account(account.id)


async def _answers_for(session: AsyncSession, community: int, account_id: UUID, holder: Holder) -> bool:
    if holder.kind == "account":
        return holder.id == account_id
    role = select(AccountRole.account_id).where(AccountRole.account_id == account_id)
    today = clock.today()
    post = select(Post.account_id).where(
        Post.community_id == community, Post.account_id == account_id, Post.from_on <= today,
        or_(Post.until_on.is_(None), Post.until_on >= today),
    )  # fmt: skip
    if holder.kind == "unit":
        role = role.where(AccountRole.unit_id == holder.id)
        post = post.where(Post.scope_kind == "unit", Post.scope_id == holder.id)
    else:
        role = role.where(AccountRole.role == holder.post)
        post = post.where(Post.kind == holder.post)
        if holder.scope_id is not None:
            post = post.where(Post.scope_id == holder.scope_id)
    return any([await session.scalar(found.limit(1)) is not None for found in (role, post)])


def returned(workflow: Workflow, steps: Sequence[Row]) -> dict[str, object] | None:
    """The last return that stands: why and by whom, the step it was about, and the one handed in since, if any.

    ``steps`` are those that the asker may see, the latest first; what was taken back counts as never done.
    """
    undone = {step["undoes_id"] for step in steps if step["undoes_id"] is not None}
    marks = {action.code: action.marks for action in actions_of(workflow).values()}
    told = [step for step in reversed(steps) if step["id"] not in undone]
    back = next((step for step in reversed(told) if marks.get(step["action"]) == "returned"), None)
    if back is None:
        return None
    handed_in = [step["number"] for step in told if marks.get(step["action"]) == "handled"]
    before = [number for number in handed_in if number < back["number"]]
    after = [number for number in handed_in if number > back["number"]]
    if not before:
        return None
    return {
        "reason": back["note"], "by": back["actor_name"], "at": back["at"], "before": before[-1],
        "after": after[-1] if after else None,
    }  # fmt: skip
