"""The reporter's number, for who is allowed to ring: only with consent, and never without a trace."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import Account
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.acting import lock_visible
from jiayuan.engines.matters.models import Matter, MatterTask
from jiayuan.engines.matters.visibility import holder_keys
from jiayuan.kernel import audit, crypto
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import NotFound, Problem
from jiayuan.people.looking import record_look
from jiayuan.people.record_models import AccountPerson


@dataclass(eq=False)
class NoConsent(Problem):
    status, code, title = 403, "grid.no_consent", "反映人没有同意接电话，请用留言告诉他"


@dataclass(eq=False)
class NoPhone(Problem):
    status, code, title = 409, "grid.no_phone", "反映人没有留电话，请用留言告诉他"


async def reveal_reporter_phone(session: AsyncSession, actor: Actor, event_id: UUID, purpose: str, words: str) -> str:
    """The number in clear, written into the audit log; whose record is known reads it in 谁看过我的信息 (settled 19).

    Those who act on the event now may ring where the reporter agreed; who has to call back after a bad verdict may
    ring in any case (HL-41), who asks about a drawn sample may not. Raises NotFound, NoConsent, NoPhone.
    """
    event = await lock_visible(session, actor, event_id)
    if event.kind != GRID_EVENT.kind or actor.role == "resident":
        raise NotFound
    purposes = await _own_purposes(session, actor, event)
    acts = bool(purposes) or actor.may("grid.event.arrange")
    after_a_bad_verdict = "call_back" in purposes and "sampled" not in event.flags
    if not acts or not (event.may_call or after_a_bad_verdict):
        raise NoConsent
    phone = await _phone_of(session, event)
    audit.record(
        session, actor, "grid.reporter.called", about=event.id, purpose=purpose, has_words=bool(words),
        account=event.reporter_account_id,
    )  # fmt: skip
    if (person := await _person_of(session, event)) is not None:
        record_look(session, actor, person, ["phone"], purpose, "call", words or None)
    return phone


async def _person_of(session: AsyncSession, event: Matter) -> UUID | None:
    found: UUID | None = await session.scalar(
        select(AccountPerson.person_id).where(
            AccountPerson.community_id == event.community_id,
            AccountPerson.account_id == event.reporter_account_id,
            AccountPerson.state == "bound",
        )
    )
    return found


async def _own_purposes(session: AsyncSession, actor: Actor, event: Matter) -> set[str]:
    found = await session.scalars(
        select(MatterTask.purpose).where(
            MatterTask.community_id == event.community_id,
            MatterTask.matter_id == event.id,
            MatterTask.done_at.is_(None),
            MatterTask.holder_id.in_(holder_keys(actor)),
        )
    )
    return set(found)


async def _phone_of(session: AsyncSession, event: Matter) -> str:
    if event.reporter_account_id is not None:
        account = await session.get(Account, event.reporter_account_id)
        if account is not None and account.phone_box is not None:
            return crypto.unseal("account", "phone_box", account.id, account.phone_box)
    if event.guest_phone_box is not None:
        return crypto.unseal("matter", "guest_phone_box", event.id, event.guest_phone_box)
    raise NoPhone
