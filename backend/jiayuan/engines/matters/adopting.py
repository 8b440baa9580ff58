"""What a guest reported joins the account that proves to hold the same number (settled 28)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import Account
from jiayuan.engines.matters import moving
from jiayuan.engines.matters.models import Matter
from jiayuan.kernel.outbox import Payload, on


class PhoneProven(Payload):
    """``about`` is the account."""


@on("access.account.verified")
async def adopt(session: AsyncSession, event: PhoneProven) -> None:
    """A second delivery finds nothing left to adopt. Who was merged meanwhile follows the matter that remains."""
    account = await session.get(Account, event.about)
    if account is None or account.phone_index is None or account.phone_confirmed_at is None:
        return
    found = await session.scalars(
        select(Matter)
        .where(
            Matter.community_id == event.community_id,
            Matter.guest_phone_index == account.phone_index,
            Matter.reporter_account_id.is_(None),
        )
        .with_for_update()
    )
    for matter in list(found):
        matter.reporter_account_id = account.id
        remains = await _remaining(session, matter)
        if remains.id != matter.id:
            await moving.follow(session, event.community_id, account.id, remains.id, event.at, is_reporter=True)


async def _remaining(session: AsyncSession, matter: Matter) -> Matter:
    """The matter itself, or the one that it was merged into at last."""
    while matter.merged_into_id is not None:
        matter = await session.get_one(Matter, (matter.community_id, matter.merged_into_id))
    return matter
