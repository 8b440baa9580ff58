"""Who stands behind a token: kept for at most 30 seconds, dropped at once when something about the account changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access import permissions, tokens
from jiayuan.access.models import ADMINISTRATORS
from jiayuan.kernel import clock
from jiayuan.kernel.actor import INSTALLATION, Actor, HeldPost, Role
from jiayuan.kernel.database import Database
from jiayuan.kernel.models import Community
from jiayuan.kernel.problems import NotFound, Problem
from jiayuan.kernel.realtime import Realtime
from jiayuan.kernel.settings import get_settings

CHANNEL = "jiayuan_principal"
KEPT_SECONDS = 30.0
_MOST = 20_000


@dataclass(eq=False)
class SessionEnded(Problem):
    status, code, title = 401, "access.session_ended", "登录已结束，请重新登录"
    headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}  # noqa: RUF012 - a class constant


@dataclass(eq=False)
class RoleLost(Problem):
    status, code, title = 401, "access.role_lost", "你的角色有变动，请重新登录"
    headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}  # noqa: RUF012 - a class constant


@dataclass(eq=False)
class AccountLocked(Problem):
    status, code, title = 401, "access.account_locked", "这个账号已停用，请找社区管理员"
    headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}  # noqa: RUF012 - a class constant


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role and where it is held."""

    role: Role
    area_code: str
    person_id: UUID | None
    unit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Known:
    """A community as outside and inside know it."""

    id: int
    code: str
    name: str
    is_demo: bool


@dataclass(slots=True)
class Principal:
    """Everything about one session that requests ask for."""

    account_id: UUID
    session_id: UUID
    name: str
    locked: bool
    ended: bool
    second_factor: bool
    phone_index: bytes | None
    by_phone: bool
    password_must_change: bool
    roles: tuple[HeldRole, ...]
    posts: tuple[HeldPost, ...]
    read_at: float
    read_on: date
    #: By role and the community asked for, until communities are read again.
    actors: dict[tuple[Role, str | None], Actor] = field(default_factory=dict)


class PrincipalCache:
    """The principals of this process, and the communities of the installation."""

    def __init__(self, database: Database, realtime: Realtime) -> None:
        self._database = database
        self._realtime = realtime
        self._held: OrderedDict[UUID, Principal] = OrderedDict()
        self._sessions: dict[UUID, set[UUID]] = {}
        self._communities: tuple[Known, ...] = ()
        self._communities_at = -KEPT_SECONDS
        realtime.watch(CHANNEL, self.heard)

    async def actor(self, token: str, community_code: str | None) -> Actor:
        """The actor behind a token, in the community asked for, else in the only one.

        Raises TokenInvalid, SessionEnded, AccountLocked, RoleLost, and NotFound for a community not his.
        """
        claims = tokens.read(token)
        principal = await self.principal(claims.session_id)
        if principal is None or principal.ended or principal.account_id != claims.account_id:
            raise SessionEnded
        if principal.locked:
            raise AccountLocked
        role = next((held.role for held in principal.roles if held.role == claims.role), None)
        if role is None:
            raise RoleLost
        return await self._act(principal, role, community_code)

    async def author(self, session_id: UUID, role: str, community_code: str | None) -> Actor:
        """Who wrote something on a phone of this session, which may have ended since; role and posts are today's.

        Raises SessionEnded for an unknown session, AccountLocked, RoleLost, NotFound.
        """
        principal = await self.principal(session_id)
        if principal is None:
            raise SessionEnded
        if principal.locked:
            raise AccountLocked
        held = next((held.role for held in principal.roles if held.role == role), None)
        if held is None:
            raise RoleLost
        return await self._act(principal, held, community_code)

    async def principal(self, session_id: UUID) -> Principal | None:
        """What is known about a session; read again after 30 seconds, on a new day, or after a change."""
        found = self._held.get(session_id)
        now, day = clock.monotonic(), clock.today()
        if found is not None and now - found.read_at < KEPT_SECONDS and found.read_on == day:
            return found
        async with self._database.pool.acquire() as held:
            answer = await held.fetchval("select principal_of($1, $2)", session_id, day)
        if answer is None:
            return None
        principal = _principal(session_id, answer, now, day)
        self._held[session_id] = principal
        self._sessions.setdefault(principal.account_id, set()).add(session_id)
        if len(self._held) > _MOST:
            _, dropped = self._held.popitem(last=False)
            self._forget_session(dropped)
        return principal

    async def communities(self) -> tuple[Known, ...]:
        """All communities of the installation, read again after 30 seconds."""
        if clock.monotonic() - self._communities_at >= KEPT_SECONDS:
            await self._read_communities()
        return self._communities

    def heard(self, payload: str) -> None:
        """Something about an account changed; an empty payload means that changes may have been missed."""
        if not payload:
            self._held.clear()
            self._sessions.clear()
            self._communities_at = -KEPT_SECONDS
            return
        account_id = UUID(payload)
        for session_id in self._sessions.pop(account_id, ()):
            self._held.pop(session_id, None)
        self._realtime.close_streams(account_id)

    async def _act(self, principal: Principal, role: Role, community_code: str | None) -> Actor:
        known = await self.communities()
        actor = principal.actors.get((role, community_code))
        if actor is None:  # looking through all communities of a district took as long as a read, so once is enough
            actor = principal.actors[role, community_code] = self._acting(principal, role, community_code, known)
        return actor

    def _acting(self, principal: Principal, role: Role, community_code: str | None, known: tuple[Known, ...]) -> Actor:
        areas = [held.area_code for held in principal.roles if held.role == role]
        mine = [community for community in known if community.id != INSTALLATION and covered(community.code, areas)]
        if community_code is not None:
            # the installation's own rows (sign-ins among them) are open to who works for all of it
            named = [community.id for community in known if community.code == community_code]
            if not named or not covered(community_code, areas):
                self._communities_at = -KEPT_SECONDS  # it may be new; looked up once more at the next call
                raise NotFound
            chosen = named[0]
        else:
            chosen = mine[0].id if len(mine) == 1 else INSTALLATION
        return _actor(principal, role, areas, tuple(community.id for community in mine), chosen, known)

    async def _read_communities(self) -> None:
        async with self._database.transaction("{}") as session:
            rows = await session.execute(
                select(Community.id, Community.code, Community.name, Community.is_demo).order_by(Community.code)
            )
            self._communities = tuple(Known(*row) for row in rows)
        self._communities_at = clock.monotonic()
        for principal in self._held.values():
            principal.actors.clear()

    def _forget_session(self, principal: Principal) -> None:
        sessions = self._sessions.get(principal.account_id)
        if sessions is not None:
            sessions.discard(principal.session_id)
            if not sessions:
                del self._sessions[principal.account_id]


async def tell_changed(session: AsyncSession, account_id: UUID) -> None:
    """Let all processes drop what they know about the account when this transaction commits."""
    await session.execute(select(func.pg_notify(CHANNEL, str(account_id))))


def covered(code: str, areas: list[str]) -> bool:
    """Whether a community lies in one of the areas; an area's code ends in zeros below its level."""
    return any(code.startswith(prefix_of(area)) for area in areas)


def prefix_of(area_code: str) -> str:
    """The significant beginning of a 12-digit area code: 2, 4, 6, 9 or 12 digits; empty for the whole installation."""
    for length in (0, 2, 4, 6, 9):
        if not area_code[length:].strip("0"):
            return area_code[:length]
    return area_code


def _actor(
    principal: Principal, role: Role, areas: list[str], mine: tuple[int, ...], chosen: int, known: tuple[Known, ...]
) -> Actor:
    whole = any(prefix_of(area) == "" for area in areas)
    code = next((community.code for community in known if community.id == chosen), "")
    here = [held for held in principal.roles if held.role == role and code.startswith(prefix_of(held.area_code))]
    # posts of the installation (its administrators) hold wherever their holder looks
    posts = tuple(
        HeldPost(post.id, post.kind, chosen, post.scope_kind, post.scope_id)
        if post.community_id == INSTALLATION
        else post
        for post in principal.posts
        if _counts(post, role, mine)
    )
    return Actor(
        account_id=principal.account_id,
        session_id=principal.session_id,
        name=principal.name,
        role=role,
        communities=(INSTALLATION, *mine) if whole else mine,
        community=chosen,
        permissions=_granted(role, posts, chosen),
        posts=posts,
        person_id=next((held.person_id for held in here if held.person_id is not None), None),
        unit_id=next((held.unit_id for held in here if held.unit_id is not None), None),
        is_whole_installation=whole,
        second_factor=principal.second_factor,
        confirmed_phone_index=principal.phone_index,
        roles=tuple(sorted({held.role for held in principal.roles})),
        # who came in by a code to his phone used no password
        password_must_change=principal.password_must_change and not principal.by_phone,
        factor_missing=not principal.second_factor and needs_factor(role, (post.kind for post in posts)),
    )


def needs_factor(role: str, posts: Iterable[str]) -> bool:
    """Whether the installation asks for a second factor of who works in this role with these posts (PV-35)."""
    asked = get_settings().second_factor_roles
    return bool(asked) and (role in asked or not asked.isdisjoint(posts))


async def lacks_factor(session: AsyncSession, session_id: UUID, role: str) -> bool:
    """The same of a session that this transaction has just begun."""
    found = _Answer.model_validate(await session.scalar(select(func.principal_of(session_id, clock.today()))))
    posts = () if role == "resident" else (post.kind for post in found.posts)
    return not found.second_factor and needs_factor(role, posts)


def _granted(role: Role, posts: tuple[HeldPost, ...], community: int) -> frozenset[str]:
    """Administrators may what their post says and nothing that other staff may: least privilege (PV-36)."""
    if any(post.kind in ADMINISTRATORS for post in posts):
        return frozenset().union(*(permissions.held_by(post.kind) for post in posts))
    return permissions.granted(role, posts, community)


def _counts(post: HeldPost, role: Role, mine: tuple[int, ...]) -> bool:
    """A post adds to the role of work, never to the resident's, and only where the role reaches."""
    return role != "resident" and (post.community_id == INSTALLATION or post.community_id in mine)


class _RoleAnswer(BaseModel):
    role: Role
    area_code: str
    person_id: UUID | None
    unit_id: UUID | None


class _PostAnswer(BaseModel):
    id: UUID
    kind: str
    community_id: int
    scope_kind: str | None
    scope_id: UUID | None


class _Answer(BaseModel):
    """What the function ``principal_of`` answers."""

    account_id: UUID
    name: str
    locked: bool
    phone_index: str | None
    second_factor: bool
    way: str
    password_must_change: bool
    ended: bool
    expires_at: datetime
    roles: list[_RoleAnswer]
    posts: list[_PostAnswer]


def _principal(session_id: UUID, answer: object, now: float, day: date) -> Principal:
    found = _Answer.model_validate(answer)
    return Principal(
        account_id=found.account_id,
        session_id=session_id,
        name=found.name,
        locked=found.locked,
        ended=found.ended or found.expires_at <= clock.now(),
        second_factor=found.second_factor,
        phone_index=bytes.fromhex(found.phone_index) if found.phone_index else None,
        by_phone=found.way == "phone",
        password_must_change=found.password_must_change,
        # a code to the phone proves the number, not the worker: it opens the resident's own things alone
        roles=tuple(
            HeldRole(held.role, held.area_code, held.person_id, held.unit_id)
            for held in found.roles
            if found.way != "phone" or held.role == "resident"
        ),
        posts=tuple(
            HeldPost(post.id, post.kind, post.community_id, post.scope_kind, post.scope_id) for post in found.posts
        ),
        read_at=now,
        read_on=day,
    )
