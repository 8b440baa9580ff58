"""What a guest reported joins the account that proves to hold the same number (settled 28)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import Account
from jiayuan.engines.matters.opening import adopt_guest_matters
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.outbox import Payload, on


class PhoneProven(Payload):
    """``about`` is the account."""


@on("access.account.verified")
async def adopt(session: AsyncSession, event: PhoneProven) -> None:
    """A second delivery finds nothing left to adopt."""
    account = await session.get(Account, event.about)
    if account is None or account.phone_index is None or account.phone_confirmed_at is None:
        return
    actor = replace(system_actor(event.community_id), account_id=account.id, name=account.name)
    await adopt_guest_matters(session, actor, account.phone_index)
