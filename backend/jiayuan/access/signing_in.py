"""Coming in: by password, by a code to the phone, by the refresh cookie. Unknown and wrong look and last alike."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access import codes, passwords, tokens, totp
from jiayuan.access.models import Account, AccountRole, RefreshToken, Session
from jiayuan.access.principal import AccountLocked, SessionEnded, lacks_factor, prefix_of, tell_changed
from jiayuan.kernel import audit, clock, crypto, limits, metrics, outbox
from jiayuan.kernel.actor import INSTALLATION
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.jobs import every
from jiayuan.kernel.limits import Limit
from jiayuan.kernel.models import Community
from jiayuan.kernel.problems import Problem
from jiayuan.kernel.settings import get_settings

#: GB/T 22239 8.1.4.1: five failures, half an hour (PV-34); an office shares one address, so it gets more.
_ACCOUNT_FAILS = Limit("sign_in.account", 5, timedelta(minutes=30))
_ADDRESS_FAILS = Limit("sign_in.address", 40, timedelta(minutes=30))
#: Two tabs may refresh at the same moment: within this time the same device gets one more pair.
GRACE = timedelta(seconds=10)
_SCOPE = f"{{{INSTALLATION}}}"


@dataclass(eq=False)
class SignInWrong(Problem):
    status, code, title = 401, "access.sign_in_wrong", "账号或口令不对"


@dataclass(eq=False)
class SecondFactor(Problem):
    status, code, title = 401, "access.second_factor", "还要输入动态口令（验证器App上的6位数字）"
    field = "code"


@dataclass(eq=False)
class RoleNotHeld(Problem):
    status, code, title = 401, "access.role_not_held", "你没有这个角色"
    field = "role"


@dataclass(eq=False)
class NotByPhone(Problem):
    status, code, title = (
        403,
        "access.not_by_phone",
        "用验证码登录的只办自己的事；办工作，请退出后用账号和口令登录",
    )
    field = "role"


@dataclass(eq=False)
class NotByToken(Problem):
    status, code, title = 401, "access.not_by_token", "居民请用手机验证码登录"


@dataclass(eq=False)
class CommunityMissing(Problem):
    status, code, title = 422, "access.community_missing", "请先选你住的社区"
    field = "community"


@dataclass(frozen=True, slots=True)
class Client:
    """Where a call comes from: the address that limits count, and what the browser says it is."""

    address: str
    device_name: str
    device_hash: bytes


@dataclass(frozen=True, slots=True)
class Grant:
    """A session's next pair: the access token for the page's memory, the refresh token for the cookie."""

    access_token: str
    expires_in: int
    refresh_token: str | None
    role: str


async def sign_in(
    database: Database,
    client: Client,
    login: str,
    password: str,
    *,
    code: str | None = None,
    role: str | None = None,
    by_token: bool = False,
) -> Grant:
    """A session by name and password, with the second factor where the account has one.

    A try is counted before it is judged and taken back when it was right: a hundred at once are still five.
    Raises TooMany, SignInWrong, AccountLocked, SecondFactor, RoleNotHeld, NotByToken.
    """
    login = login.strip().lower()
    async with database.transaction(_SCOPE) as session:
        await limits.count(session, _ADDRESS_FAILS, client.address)
        await limits.count(session, _ACCOUNT_FAILS, login)
        account = await session.scalar(select(Account).filter_by(login=login))
        demo = await codes.is_demo_only(session)
    right = await passwords.is_right(account.password_hash if account else None, password)
    if account is None or not right or (password == get_settings().demo_password and not demo):
        await _note_failure(database, account)
        raise SignInWrong
    async with database.transaction(_SCOPE) as session:
        account = await _open_account(session, account.id)
        roles = await _roles_of(session, account.id)
        chosen = _choose(roles, role)
        if by_token and account.totp_confirmed_at:
            raise SecondFactor
        if by_token and chosen == "resident" and not demo:
            raise NotByToken
        passed = _second_factor(account, code)
        if passed:
            await limits.forget(session, _ACCOUNT_FAILS, login)
            await limits.take_back(session, _ADDRESS_FAILS, client.address)
            way = "token" if by_token else "password"
            grant = await _begin(
                session, client, account, chosen, way=way, factor=account.totp_confirmed_at is not None
            )
    if not passed:
        await _note_failure(database, account)
        raise SecondFactor
    metrics.signed_in.labels("right").inc()
    return grant


async def sign_in_by_phone(
    database: Database, client: Client, phone: str, code: str, *, community: str | None = None
) -> Grant:
    """A resident's session by a code to his phone. An unknown number opens an account without a record.

    The account belongs to the community of the poster or the one picked; if there is only one, to that.
    Raises TooMany, CodeWrong, CommunityMissing, AccountLocked.
    """
    async with database.transaction(_SCOPE) as session:
        await limits.count(session, _ADDRESS_FAILS, client.address)
        areas = await _area_for(session, phone, community)
    await codes.redeem(database, phone, "sign_in", code)
    scope = f"{{{INSTALLATION},{areas.id}}}"
    async with database.transaction(scope) as session:
        await limits.take_back(session, _ADDRESS_FAILS, client.address)
        account = await _account_of_phone(session, phone, areas.code)
        account = await _open_account(session, account.id)
        account.phone_confirmed_at = clock.now()
        grant = await _begin(session, client, account, "resident", way="phone", factor=False)
        outbox.emit(session, "access.account.verified", community=areas.id, about=account.id)
        await tell_changed(session, account.id)
    metrics.signed_in.labels("right").inc()
    return grant


async def refresh(database: Database, client: Client, token: str) -> Grant:
    """The next pair for a refresh token, which is then used up. A used one ends its whole family.

    Two tabs racing are told from a thief by ten seconds, the same device, and once only. Raises SessionEnded.
    """
    digest = hashlib.sha256(token.encode()).digest()
    async with database.transaction(_SCOPE) as session:
        held = await session.get(RefreshToken, digest, with_for_update=True)
        family = await session.get(Session, held.session_id, with_for_update=True) if held else None
        grant = None
        if held is not None and family is not None and family.ended_at is None:
            if await _may_go_on(session, held, family, client):
                grant = await _renew(session, family)
            elif family.expires_at > clock.now():
                await _end_family(session, family)
    if grant is None:
        raise SessionEnded
    return grant


async def switch_role(session: AsyncSession, account_id: UUID, session_id: UUID, role: str) -> Grant:
    """Another of one's roles for this session; the token before holds its role till it runs out.

    Raises SessionEnded, NotByPhone, RoleNotHeld.
    """
    family = await session.get(Session, session_id, with_for_update=True)
    if family is None or family.account_id != account_id or family.ended_at is not None:
        raise SessionEnded
    if family.way == "phone" and role != "resident":
        raise NotByPhone
    family.role = await _role_of(session, family, role)
    token, seconds = tokens.issue(account_id, session_id, family.role)
    return Grant(token, seconds, None, family.role)


@every(seconds=3600, name="access.tidy")
async def tidy(database: Database) -> None:
    """Drop codes, counters and refresh tokens that nobody can use any more; sessions stay half a year (PV-29)."""
    old = clock.now() - timedelta(days=get_settings().refresh_days + 1)
    async with database.transaction(_SCOPE) as session:
        await session.execute(delete(RefreshToken).where(RefreshToken.issued_at < old))
        await codes.forget_old(session)
        await limits.forget_old(session)


async def _note_failure(database: Database, account: Account | None) -> None:
    metrics.signed_in.labels("wrong").inc()
    async with database.transaction(_SCOPE) as session:
        audit.record(
            session, None, "access.sign_in.failed", community=INSTALLATION, about=account.id if account else None
        )


async def _open_account(session: AsyncSession, account_id: UUID) -> Account:
    account = await session.get_one(Account, account_id, with_for_update=True, populate_existing=True)
    if account.locked_at is not None:
        raise AccountLocked
    return account


async def _roles_of(session: AsyncSession, account_id: UUID) -> list[str]:
    held = select(AccountRole.role).filter_by(account_id=account_id).distinct().order_by(AccountRole.role)
    return list(await session.scalars(held))


#: Which role opens when none is named: the one with most duties.
_ORDER = ("joint_committee", "street_committee", "branch", "staff", "partner", "resident")


def _choose(roles: list[str], asked: str | None) -> str:
    if asked is not None and asked not in roles:
        raise RoleNotHeld
    found = asked or next((role for role in _ORDER if role in roles), None)
    if found is None:
        raise RoleNotHeld
    return found


async def _role_of(session: AsyncSession, family: Session, asked: str | None) -> str:
    """The role that a session goes on in: by a code to the phone the resident's, else none without the second factor.

    Raises SessionEnded for a session from before the factor, RoleNotHeld.
    """
    roles = await _roles_of(session, family.account_id)
    if family.way == "phone":
        return _choose([role for role in roles if role == "resident"], asked)
    account = await session.get_one(Account, family.account_id)
    if account.totp_confirmed_at is not None and not family.second_factor:
        raise SessionEnded
    return _choose(roles, asked)


def _second_factor(account: Account, code: str | None) -> bool:
    """Whether the code of the app is right, where the account has one. Raises SecondFactor."""
    if account.totp_confirmed_at is None or account.totp_box is None:
        return True
    if not code:
        raise SecondFactor
    secret = crypto.unseal("account", "totp_box", account.id, account.totp_box)
    step = totp.matching_step(secret, code, after=account.totp_last_step)
    if step is not None:
        account.totp_last_step = step
    return step is not None


async def _begin(
    session: AsyncSession, client: Client, account: Account, role: str, *, way: str, factor: bool
) -> Grant:
    now = clock.now()
    begun = Session(
        id=uuid7(),
        account_id=account.id,
        role=role,
        way=way,
        second_factor=factor,
        device_name=client.device_name,
        device_hash=client.device_hash,
        started_at=now,
        last_used_at=now,
        expires_at=now + _life(way),
    )
    session.add(begun)
    audit.record(
        session, None, "access.session.begun", community=INSTALLATION, about=account.id, began=begun.id, way=way,
        role=role,
    )  # fmt: skip
    await session.flush()
    if way == "token" and await lacks_factor(session, begun.id, role):
        raise SecondFactor
    token, seconds = tokens.issue(account.id, begun.id, role)
    refresh_token = None if way == "token" else _add_token(session, begun)
    return Grant(token, seconds, refresh_token, role)


def _life(way: str) -> timedelta:
    settings = get_settings()
    return timedelta(minutes=settings.access_minutes) if way == "token" else timedelta(days=settings.refresh_days)


def _add_token(session: AsyncSession, family: Session) -> str:
    token = secrets.token_urlsafe(32)
    digest = hashlib.sha256(token.encode()).digest()
    session.add(RefreshToken(hash=digest, session_id=family.id, issued_at=clock.now()))
    return token


async def _may_go_on(session: AsyncSession, held: RefreshToken, family: Session, client: Client) -> bool:
    now = clock.now()
    account = await session.get_one(Account, family.account_id)
    if family.expires_at <= now or account.locked_at is not None:
        return False
    if held.used_at is None:
        held.used_at = now
        return True
    same = now - held.used_at <= GRACE and held.graced_at is None and family.device_hash == client.device_hash
    if same:
        held.graced_at = now
    return same


async def _renew(session: AsyncSession, family: Session) -> Grant:
    now = clock.now()
    family.last_used_at, family.expires_at = now, now + timedelta(days=get_settings().refresh_days)
    roles = await _roles_of(session, family.account_id)
    family.role = await _role_of(session, family, family.role if family.role in roles else None)
    token, seconds = tokens.issue(family.account_id, family.id, family.role)
    return Grant(token, seconds, _add_token(session, family), family.role)


async def _end_family(session: AsyncSession, family: Session) -> None:
    """A refresh token was used twice: somebody has a copy, so nobody goes on."""
    family.ended_at, family.ended_why = clock.now(), "reuse"
    audit.record(
        session, None, "access.session.revoked", community=INSTALLATION, about=family.account_id, ended=family.id,
        why="reuse",
    )  # fmt: skip
    await tell_changed(session, family.account_id)


async def _area_for(session: AsyncSession, phone: str, code: str | None) -> Community:
    """The community of a resident who signs in: his own, the one named, or the only one."""
    open_to_all = select(Community).where(Community.id != INSTALLATION).order_by(Community.code)
    found = list(await session.scalars(open_to_all))
    if code is not None:
        found = [community for community in found if community.code == code]
    elif len(found) > 1:
        mine = await session.scalar(
            select(AccountRole.area_code)
            .join(Account, Account.id == AccountRole.account_id)
            .where(Account.phone_index == codes.phone_index(phone), AccountRole.role == "resident")
            .order_by(AccountRole.area_code)
            .limit(1)
        )
        found = [community for community in found if mine is not None and community.code.startswith(prefix_of(mine))]
    if not found:
        raise CommunityMissing
    return found[0]


async def _account_of_phone(session: AsyncSession, phone: str, area_code: str) -> Account:
    """The account with this confirmed number, opened if need be, with the role of a resident there."""
    index = codes.phone_index(phone)
    account = await session.scalar(select(Account).filter_by(phone_index=index))
    if account is None:
        row_id = uuid7()
        box = crypto.seal("account", "phone_box", row_id, phone)
        name, pinyin = unnamed(phone)
        account = Account(
            id=row_id, name=name, pinyin=pinyin, phone_box=box, phone_index=index, opened_at=clock.now()
        )  # fmt: skip
        session.add(account)
        audit.record(session, None, "access.account.opened", community=INSTALLATION, about=row_id, way="phone")
        await session.flush()
    if await session.get(AccountRole, (account.id, "resident", area_code)) is None:
        session.add(AccountRole(account_id=account.id, role="resident", area_code=area_code))
        await session.flush()
    return account


def unnamed(phone: str) -> tuple[str, str]:
    """What an account is called whose owner is known by his number only, and how that sounds."""
    return f"居民{phone[-4:]}", f"jumin{phone[-4:]}"


async def end_sessions(session: AsyncSession, account_id: UUID, why: str, *, but: UUID | None = None) -> int:
    """End the open sessions of an account, but for one; answers how many. Takes effect within a second."""
    open_ones = update(Session).where(Session.account_id == account_id, Session.ended_at.is_(None))
    if but is not None:
        open_ones = open_ones.where(Session.id != but)
    ended = await session.execute(
        open_ones.values(ended_at=clock.now(), ended_why=why).returning(Session.id),
        execution_options={"synchronize_session": False},
    )
    await tell_changed(session, account_id)
    return len(ended.all())
