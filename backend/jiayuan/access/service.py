"""Accounts and posts as those do it who administer them. Nobody raises himself, and nobody reaches above his area."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access import codes, own, permissions
from jiayuan.access.models import ADMINISTRATORS, EVERYWHERE, Account, AccountRole, Device, Post
from jiayuan.access.principal import prefix_of, tell_changed
from jiayuan.access.requests import Forbidden
from jiayuan.access.signing_in import end_sessions
from jiayuan.kernel import audit, clock, crypto, outbox
from jiayuan.kernel.actor import INSTALLATION, Actor, Role
from jiayuan.kernel.ids import READABLE, uuid7
from jiayuan.kernel.models import Community
from jiayuan.kernel.names import pinyin_key
from jiayuan.kernel.problems import NotFound, Problem, fault
from jiayuan.kernel.writing import check_version

#: What a community gives out itself; the levels above it come from the system administrator.
_OF_COMMUNITY: frozenset[str] = frozenset({"branch", "staff", "partner", "resident"})
OPENED_FOR_AT_MOST = timedelta(days=7)


@dataclass(eq=False)
class NotYourself(Problem):
    status, code, title = 403, "access.not_yourself", "不能给自己办，请找另一位有权限的同事"


@dataclass(eq=False)
class LoginTaken(Problem):
    status, code, title = 409, "access.login_taken", "登录名已有人用，请换一个"
    constraint, field = "account_login_once", "login"


@dataclass(eq=False)
class PhoneTaken(Problem):
    status, code, title = 409, "access.phone_taken", "这个手机号已有账号"
    constraint, field = "account_phone_once", "phone"


@dataclass(eq=False)
class PostHeld(Problem):
    status, code, title = 409, "access.post_held", "这段时间里已经任这个岗位"
    constraint, field = "post_once_at_a_time", "from_on"


@dataclass(eq=False)
class AdministratorsApart(Problem):
    """GB/T 22239: system, security and audit administrators are three persons (PV-36)."""

    status, code, title = 409, "access.administrators_apart", "系统、安全、审计管理员必须是三个人，不能由一个账号兼任"
    constraint, field = "post_administrators_apart", "kind"


@dataclass(eq=False)
class OutOfArea(Problem):
    status, code, title = 409, "access.out_of_area", "这个账号在本社区没有工作角色，请先开通角色"
    field = "account_id"


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account as it is opened; without ``area_code`` it belongs to the community at hand."""

    login: str
    name: str
    role: Role
    phone: str | None = None
    area_code: str | None = None
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post as it is given; ``opened`` is access for a while, at most seven days, with a reason."""

    account_id: UUID
    kind: str
    from_on: date
    until_on: date | None = None
    scope_id: UUID | None = None
    opened: bool = False
    reason: str | None = None


ScopeCheck = Callable[[AsyncSession, int, UUID], Awaitable[bool]]
_SCOPES: dict[str, ScopeCheck] = {}


def scope_of(kind: str) -> Callable[[ScopeCheck], ScopeCheck]:
    """Register who knows whether a scope exists: ``@scope_of("grid")`` on ``(session, community, id) -> bool``."""

    def register(check: ScopeCheck) -> ScopeCheck:
        _SCOPES[kind] = check
        return check

    return register


async def scope_exists(session: AsyncSession, kind: str, community: int, scope_id: UUID) -> bool:
    """Whether the community has this grid, unit or other scope now; none of a kind that nobody has registered."""
    check = _SCOPES.get(kind)
    return check is not None and await check(session, community, scope_id)


@dataclass(frozen=True, slots=True)
class FirstSignIn:
    """An administrator as the installation begins with him: his password is told once and changed at sign-in."""

    login: str
    title: str
    password: str


async def open_administrators(session: AsyncSession, logins: Mapping[str, str]) -> list[FirstSignIn]:
    """An account for each of the three posts (PV-36) that nobody holds today. ``logins`` by kind of post.

    Raises LoginTaken.
    """
    today = clock.today()
    current = (Post.from_on <= today) & (Post.until_on.is_(None) | (Post.until_on >= today))
    held = set(await session.scalars(select(Post.kind).where(Post.community_id == INSTALLATION, current)))
    titles = {kind.name: kind.title for kind in permissions.all_posts()}
    opened = []
    for kind in ADMINISTRATORS:
        if kind in held:
            continue
        row_id, title, password = uuid7(), titles[kind], _spoken_password()
        if await session.scalar(select(Account.id).where(Account.login == logins[kind])) is not None:
            raise LoginTaken
        account = Account(
            id=row_id, login=logins[kind], name=title, pinyin=pinyin_key(title), opened_at=clock.now(),
            password_must_change=True,
        )  # fmt: skip
        session.add(account)
        await session.flush()
        await own.set_password(session, account, password)
        post = Post(community_id=INSTALLATION, id=uuid7(), account_id=row_id, kind=kind, from_on=today)
        session.add_all([AccountRole(account_id=row_id, role="staff", area_code=EVERYWHERE), post])
        audit.record(
            session, None, "access.account.opened", community=INSTALLATION, about=row_id, role="staff",
            area=EVERYWHERE, post=kind,
        )  # fmt: skip
        opened.append(FirstSignIn(logins[kind], title, password))
    return opened


async def open_account(session: AsyncSession, actor: Actor, new: NewAccount) -> UUID:
    """Open an account; its first password comes from ``reset_password``. Raises Forbidden, LoginTaken, PhoneTaken."""
    area = new.area_code or await _code_of(session, actor.community)
    await _check_area(session, actor, new.role, area)
    row_id, name = uuid7(), new.name.strip()
    session.add(
        Account(
            id=row_id,
            login=new.login.strip().lower(),
            name=name,
            pinyin=pinyin_key(name) or name.lower(),
            phone_box=crypto.seal("account", "phone_box", row_id, new.phone) if new.phone else None,
            phone_index=codes.phone_index(new.phone) if new.phone else None,
            opened_at=clock.now(),
        )
    )
    await session.flush()
    session.add(AccountRole(account_id=row_id, role=new.role, area_code=area, unit_id=new.unit_id))
    audit.record(session, actor, "access.account.opened", about=row_id, role=new.role, area=area)
    return row_id


async def give_role(session: AsyncSession, actor: Actor, account_id: UUID, role: Role, area_code: str | None) -> None:
    """Another role for an account. Raises NotYourself, Forbidden."""
    account = await _reached(session, actor, account_id)
    area = area_code or await _code_of(session, actor.community)
    await _check_area(session, actor, role, area)
    await session.merge(AccountRole(account_id=account.id, role=role, area_code=area))
    audit.record(session, actor, "access.role.given", about=account.id, role=role, area=area)
    await tell_changed(session, account.id)


async def take_role(session: AsyncSession, actor: Actor, account_id: UUID, role: Role, area_code: str) -> None:
    """Take a role away; tokens in that role are refused at once. Raises NotYourself, Forbidden, NotFound."""
    account = await _reached(session, actor, account_id)
    held = await session.get(AccountRole, (account.id, role, area_code))
    if held is None:
        raise NotFound
    await session.delete(held)
    audit.record(session, actor, "access.role.taken", about=account.id, role=role, area=area_code)
    await tell_changed(session, account.id)


async def reset_password(session: AsyncSession, actor: Actor, account_id: UUID) -> str:
    """A password for the next sign-in, shown once and to be changed there; ends all sessions and the second factor."""
    account = await _reached(session, actor, account_id)
    password = _spoken_password()
    await own.set_password(session, account, password)
    account.password_must_change = True
    account.totp_box = account.totp_confirmed_at = account.totp_last_step = None
    audit.record(session, actor, "access.password.reset", about=account.id)
    await end_sessions(session, account.id, "password")
    return password


async def lock_account(session: AsyncSession, actor: Actor, account_id: UUID, version: int, reason: str) -> None:
    """Shut an account: sessions end within a second, its phones' proof keys no longer count."""
    account = await _reached(session, actor, account_id)
    check_version(account, version)
    account.locked_at, account.locked_reason = clock.now(), reason
    revoked = update(Device).where(Device.account_id == account.id, Device.revoked_at.is_(None))
    await session.execute(revoked.values(revoked_at=clock.now()), execution_options={"synchronize_session": False})
    audit.record(session, actor, "access.account.locked", about=account.id)
    await end_sessions(session, account.id, "locked")


async def unlock_account(session: AsyncSession, actor: Actor, account_id: UUID, version: int) -> None:
    """Let an account sign in again."""
    account = await _reached(session, actor, account_id)
    check_version(account, version)
    account.locked_at = account.locked_reason = None
    audit.record(session, actor, "access.account.unlocked", about=account.id)
    await tell_changed(session, account.id)


async def appoint(session: AsyncSession, actor: Actor, new: NewPost) -> Post:
    """Give somebody a post from a day on.

    Raises NotYourself, Forbidden, NotFound, Invalid, OutOfArea, PostHeld, AdministratorsApart.
    """
    if new.account_id == actor.account_id:
        raise NotYourself
    kind = next((kind for kind in permissions.all_posts() if kind.name == new.kind), None)
    if kind is None:
        raise fault("kind", "access.post_unknown", "没有这个岗位")
    if (kind.scope_kind is None) != (new.scope_id is None):
        raise fault("scope_id", "access.scope_needed", "这个岗位要选范围" if kind.scope_kind else "这个岗位没有范围")
    if new.opened and (new.until_on is None or new.until_on - new.from_on >= OPENED_FOR_AT_MOST or not new.reason):
        raise fault("until_on", "access.opened_too_long", "临时开通最多7天，要写事由")
    community = _community_of_post(actor, kind.name)
    if kind.scope_kind and new.scope_id and not await scope_exists(session, kind.scope_kind, community, new.scope_id):
        raise NotFound
    await _check_works_in(session, new.account_id, community)
    post = Post(
        community_id=community,
        id=uuid7(),
        account_id=new.account_id,
        kind=kind.name,
        scope_kind=kind.scope_kind,
        scope_id=new.scope_id,
        from_on=new.from_on,
        until_on=new.until_on,
        opened=new.opened,
        reason=new.reason,
        appointed_by_account_id=actor.account_id,
    )
    session.add(post)
    _tell_post(session, actor, post, "begun")
    await tell_changed(session, new.account_id)
    return post


async def end_post(session: AsyncSession, actor: Actor, post_id: UUID, version: int, until_on: date) -> None:
    """Let a post end with a day, today at the earliest; with yesterday it ends at once. Raises NotFound, Stale."""
    community = actor.community
    post = await session.get(Post, (community, post_id), with_for_update=True)
    if post is None and actor.is_whole_installation:
        post = await session.get(Post, (INSTALLATION, post_id), with_for_update=True)
    if post is None:
        raise NotFound
    if post.kind in ADMINISTRATORS and not actor.holds("system_admin"):
        raise Forbidden(permission="access.post.end")
    if post.account_id == actor.account_id:
        raise NotYourself
    check_version(post, version)
    if until_on < clock.today() - timedelta(days=1):
        raise fault("until_on", "access.post_past", "不能改到以前的日子")
    if until_on < post.from_on:
        await session.delete(post)
    else:
        post.until_on = until_on
    _tell_post(session, actor, post, "ended")
    await tell_changed(session, post.account_id)


def _tell_post(session: AsyncSession, actor: Actor, post: Post, what: str) -> None:
    audit.record(
        session, actor, f"access.post.{what}", community=post.community_id, about=post.id, account=post.account_id,
        post=post.kind, scope=post.scope_id,
    )  # fmt: skip
    outbox.emit(
        session, f"access.post.{what}", community=post.community_id, about=post.id, to=(post.account_id,),
        account_id=post.account_id, post=post.kind, scope_kind=post.scope_kind, scope_id=post.scope_id,
    )  # fmt: skip


def _community_of_post(actor: Actor, kind: str) -> int:
    if kind not in ADMINISTRATORS:
        if actor.community == INSTALLATION:
            raise NotFound
        return actor.community
    if not actor.holds("system_admin"):
        raise Forbidden(permission="access.post.appoint")
    return INSTALLATION


async def _reached(session: AsyncSession, actor: Actor, account_id: UUID) -> Account:
    """The account, if the actor may administer it: never himself, and nobody who reaches further than he does."""
    if account_id == actor.account_id:
        raise NotYourself
    account = await session.get(Account, account_id, with_for_update=True, populate_existing=True)
    if account is None:
        raise NotFound
    if actor.is_whole_installation:
        return account
    here = await _code_of(session, actor.community)
    held = list(await session.scalars(select(AccountRole).filter_by(account_id=account_id)))
    if not any(here.startswith(prefix_of(role.area_code)) for role in held):
        raise NotFound
    if any(role.area_code != here or role.role not in _OF_COMMUNITY for role in held):
        raise Forbidden(permission="access.account.lock")
    return account


async def _check_area(session: AsyncSession, actor: Actor, role: Role, area_code: str) -> None:
    if actor.is_whole_installation:
        return
    if role not in _OF_COMMUNITY or area_code != await _code_of(session, actor.community):
        raise Forbidden(permission="access.account.open")


async def _check_works_in(session: AsyncSession, account_id: UUID, community: int) -> None:
    held = list(await session.scalars(select(AccountRole).filter_by(account_id=account_id)))
    if not held:
        raise NotFound
    code = await _code_of(session, community)
    if not any(role.role != "resident" and code.startswith(prefix_of(role.area_code)) for role in held):
        raise OutOfArea


async def _code_of(session: AsyncSession, community: int) -> str:
    return (await session.get_one(Community, community)).code


def _spoken_password() -> str:
    """Twelve signs that can be read aloud, of three classes: about 58 bits."""
    groups = ["".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(3)]
    groups[1] = groups[1].lower()
    return "-".join(groups) + str(secrets.randbelow(8) + 2)
