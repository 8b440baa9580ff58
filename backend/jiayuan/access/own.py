"""What everybody does with his own account: password, second factor, sessions, devices."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access import passwords, totp
from jiayuan.access.models import Account, AccountRole, Device, PasswordHistory, Session
from jiayuan.access.principal import tell_changed
from jiayuan.access.signing_in import end_sessions, unnamed
from jiayuan.kernel import audit, clock, crypto
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.drafts import Draft
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import NotFound, Problem


@dataclass(eq=False)
class PasswordWrong(Problem):
    status, code, title = 422, "access.password_wrong", "现在的口令不对"
    field = "current_password"


@dataclass(eq=False)
class PasswordUsed(Problem):
    status, code, title = 422, "access.password_used", "这个口令最近用过，请换一个"
    field = "new_password"


@dataclass(eq=False)
class FactorCodeWrong(Problem):
    status, code, title = 422, "access.factor_code_wrong", "动态口令不对，请等下一个6位数再试"
    field = "code"


@dataclass(eq=False)
class FactorInUse(Problem):
    status, code, title = 409, "access.factor_in_use", "动态口令已经启用；要换手机，请先停用"


@dataclass(eq=False)
class FactorNotInUse(Problem):
    status, code, title = 409, "access.factor_not_in_use", "动态口令没有启用"


@dataclass(eq=False)
class AccountOfWork(Problem):
    status, code, title = 409, "access.account_of_work", "这个账号还有工作身份，请先让管理员收回，再注销"


async def change_password(session: AsyncSession, actor: Actor, current: str, new: str) -> None:
    """A new password; all other sessions end. Raises PasswordWrong, Invalid, PasswordUsed."""
    account = await _mine(session, actor)
    if not await passwords.is_right(account.password_hash, current):
        raise PasswordWrong
    passwords.check_rule(new, names=(account.name, account.login or ""))
    await set_password(session, account, new)
    account.password_must_change = False
    audit.record(session, actor, "access.password.changed", about=account.id)
    await end_sessions(session, account.id, "password", but=actor.session_id)


async def set_password(session: AsyncSession, account: Account, new: str) -> None:
    """Write the hash and remember it. Raises PasswordUsed for the present one and the last ones before."""
    remembered = (
        select(PasswordHistory.password_hash)
        .filter_by(account_id=account.id)
        .order_by(PasswordHistory.changed_at.desc())
        .limit(passwords.REMEMBERED)
    )
    for old in await session.scalars(remembered):
        if await passwords.is_right(old, new):
            raise PasswordUsed
    account.password_hash, account.password_changed_at = await passwords.hash_password(new), clock.now()
    session.add(
        PasswordHistory(
            id=uuid7(),
            account_id=account.id,
            password_hash=account.password_hash,
            changed_at=account.password_changed_at,
        )
    )


async def begin_second_factor(session: AsyncSession, actor: Actor) -> tuple[str, str]:
    """A secret for the app and its address for a QR code; it counts once a code confirms it (PV-35).

    Raises FactorInUse.
    """
    account = await _mine(session, actor)
    if account.totp_confirmed_at is not None:
        raise FactorInUse
    secret = totp.new_secret()
    account.totp_box, account.totp_last_step = crypto.seal("account", "totp_box", account.id, secret), None
    return secret, totp.enrolment_uri(secret, account.login or account.name)


async def confirm_second_factor(session: AsyncSession, actor: Actor, code: str) -> None:
    """From now on signing in asks for a code. Raises FactorInUse, FactorCodeWrong."""
    account = await _mine(session, actor)
    if account.totp_confirmed_at is not None:
        raise FactorInUse
    _use_code(account, code)
    account.totp_confirmed_at = clock.now()
    own = update(Session).where(Session.id == actor.session_id).values(second_factor=True)
    await session.execute(own, execution_options={"synchronize_session": False})
    audit.record(session, actor, "access.second_factor.begun", about=account.id)
    await end_sessions(session, account.id, "second_factor", but=actor.session_id)


async def end_second_factor(session: AsyncSession, actor: Actor, code: str) -> None:
    """Stop asking for codes; takes one more to prove it is the person. Raises FactorNotInUse, FactorCodeWrong."""
    account = await _mine(session, actor)
    if account.totp_confirmed_at is None:
        raise FactorNotInUse
    _use_code(account, code)
    account.totp_box = account.totp_confirmed_at = account.totp_last_step = None
    proven = update(Session).where(Session.account_id == account.id, Session.second_factor)
    await session.execute(proven.values(second_factor=False), execution_options={"synchronize_session": False})
    audit.record(session, actor, "access.second_factor.ended", about=account.id)
    await tell_changed(session, account.id)


async def sign_out(session: AsyncSession, actor: Actor) -> None:
    """End this session. Its devices keep their proof keys: what was written before may still be sent."""
    await _end(session, actor, actor.session_id, "signed_out")


async def sign_out_of(session: AsyncSession, actor: Actor, session_id: UUID) -> None:
    """End another of one's sessions. Raises NotFound."""
    found = await session.get(Session, session_id)
    if found is None or found.account_id != actor.account_id or found.ended_at is not None:
        raise NotFound
    await _end(session, actor, session_id, "elsewhere")


async def sign_out_elsewhere(session: AsyncSession, actor: Actor) -> int:
    """End all of one's sessions but this; answers how many."""
    count = await end_sessions(session, actor.account_id, "elsewhere", but=actor.session_id)
    audit.record(session, actor, "access.session.ended", about=actor.account_id, why="elsewhere", count=count)
    return count


async def register_device(session: AsyncSession, actor: Actor) -> tuple[UUID, str]:
    """A proof key for this phone, shown once: with it envelopes show who wrote them, also after signing out."""
    row_id, key = uuid7(), base64.b64encode(secrets.token_bytes(32)).decode()
    session.add(
        Device(
            id=row_id,
            account_id=actor.account_id,
            session_id=actor.session_id,
            proof_key_box=crypto.seal("device", "proof_key_box", row_id, key),
            issued_at=clock.now(),
        )
    )
    audit.record(session, actor, "access.device.registered", about=row_id)
    return row_id, key


async def proof_key_of(session: AsyncSession, device_id: UUID) -> tuple[UUID, bytes]:
    """The account and the key that prove an envelope's author. Raises NotFound for an unknown or revoked device."""
    found = await session.get(Device, device_id)
    if found is None or found.revoked_at is not None:
        raise NotFound
    key = crypto.unseal("device", "proof_key_box", found.id, found.proof_key_box)
    return found.account_id, base64.b64decode(key)


async def confirmed_phone(session: AsyncSession, account_id: UUID) -> str | None:
    """The number that the account has proven by a code, for binding to the record (settled 18)."""
    account = await session.get(Account, account_id)
    if account is None or account.phone_box is None or account.phone_confirmed_at is None:
        return None
    return crypto.unseal("account", "phone_box", account.id, account.phone_box)


async def name_resident(session: AsyncSession, account_id: UUID, record: tuple[str, str] | None) -> None:
    """Name and pinyin of the record that the account is tied to now, or none; who signs in by name keeps his own."""
    account = await session.get(Account, account_id)
    if account is None or account.login is not None:
        return
    if record is None:
        record = unnamed(await confirmed_phone(session, account_id) or "")
    account.name, account.pinyin = record


async def close_account(session: AsyncSession, actor: Actor) -> None:
    """A resident's account ends at once, for good: no sign-in, no name, no number; what it did keeps its id (PV-14).

    Raises AccountOfWork where it also has a role or post of work: those are taken back by who gave them.
    """
    account = await _mine(session, actor)
    roles = set(await session.scalars(select(AccountRole.role).where(AccountRole.account_id == account.id)))
    if roles != {"resident"}:
        raise AccountOfWork
    now = clock.now()
    account.name, account.pinyin = "已注销", "yizhuxiao"
    account.phone_box = account.phone_index = account.phone_confirmed_at = None
    account.login = account.password_hash = account.password_changed_at = None
    account.totp_box = account.totp_confirmed_at = account.totp_last_step = account.told_by = None
    account.closed_at, account.locked_at, account.locked_reason = now, now, "本人注销"
    await session.execute(delete(AccountRole).where(AccountRole.account_id == account.id))
    await session.execute(delete(PasswordHistory).where(PasswordHistory.account_id == account.id))
    await session.execute(delete(Draft).where(Draft.account_id == account.id))
    devices = update(Device).where(Device.account_id == account.id, Device.revoked_at.is_(None))
    await session.execute(devices.values(revoked_at=now), execution_options={"synchronize_session": False})
    audit.record(session, actor, "access.account.closed", about=account.id)
    await end_sessions(session, account.id, "closed")


async def _mine(session: AsyncSession, actor: Actor) -> Account:
    return await session.get_one(Account, actor.account_id, with_for_update=True, populate_existing=True)


async def _end(session: AsyncSession, actor: Actor, session_id: UUID, why: str) -> None:
    one = update(Session).where(Session.id == session_id).values(ended_at=clock.now(), ended_why=why)
    await session.execute(one, execution_options={"synchronize_session": False})
    audit.record(session, actor, "access.session.ended", about=actor.account_id, why=why, ended=session_id)
    await tell_changed(session, actor.account_id)


def _use_code(account: Account, code: str) -> None:
    step = None
    if account.totp_box is not None:
        secret = crypto.unseal("account", "totp_box", account.id, account.totp_box)
        step = totp.matching_step(secret, code, after=account.totp_last_step)
    if step is None:
        raise FactorCodeWrong
    account.totp_last_step = step
