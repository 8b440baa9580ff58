"""Reads about accounts, posts, sessions and the audit log."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Date,
    DateTime,
    Integer,
    Select,
    String,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    or_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import JSONB

from jiayuan.access import permissions
from jiayuan.access.models import Account, AccountRole, Post, Session
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.audit import AuditEntry
from jiayuan.kernel.models import Community
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Query, Reader, Row, Rows

account, held, post, began = Account.__table__, AccountRole.__table__, Post.__table__, Session.__table__
entry, community = AuditEntry.__table__, Community.__table__

_COMMUNITY = bindparam("community", type_=Integer)
_DAY = bindparam("day", type_=Date)
_LIMIT = bindparam("limit", type_=Integer)

_ROLES = (
    select(
        func.coalesce(
            func.jsonb_agg(func.jsonb_build_object("role", held.c.role, "area_code", held.c.area_code)),
            type_coerce([], JSONB),
        )
    )
    .where(held.c.account_id == account.c.id)
    .scalar_subquery()
)
_ACCOUNT = (
    account.c.id,
    account.c.login,
    account.c.name,
    account.c.pinyin,
    account.c.phone_index.is_not(None).label("has_phone"),
    account.c.totp_confirmed_at.is_not(None).label("has_second_factor"),
    account.c.locked_at,
    _ROLES.label("roles"),
    account.c.version,
)
#: Accounts of an area are those with a role there; administrators of the installation reach all.
_IN_AREA = or_(
    bindparam("everywhere", type_=Integer) == 1,
    exists().where(held.c.account_id == account.c.id, held.c.area_code == bindparam("area", type_=String)),
)
_TODAY = and_(post.c.from_on <= _DAY, or_(post.c.until_on.is_(None), post.c.until_on >= _DAY))


@lru_cache
def _accounts(*, searched: bool) -> Query:
    found = select(*_ACCOUNT).where(
        _IN_AREA,
        tuple_(account.c.pinyin, account.c.id)
        > tuple_(bindparam("after_pinyin", type_=String), bindparam("after_id", type_=Uuid)),
    )
    if searched:
        words = bindparam("words", type_=Text)
        found = found.where(or_(account.c.name.op("^@")(words), account.c.login.op("^@")(func.lower(words))))
    return Query(found.order_by(account.c.pinyin, account.c.id).limit(_LIMIT))


_ACCOUNT_ONE = Query(
    select(
        *_ACCOUNT,
        account.c.locked_reason,
        account.c.opened_at,
        account.c.password_changed_at,
        account.c.password_must_change,
    ).where(account.c.id == bindparam("account_id", type_=Uuid), _IN_AREA)
)

_OWN_ACCOUNT = Query(
    select(
        account.c.id,
        account.c.name,
        account.c.password_changed_at,
        account.c.totp_confirmed_at,
    ).where(account.c.id == bindparam("account_id", type_=Uuid))
)

_HELD_NOW = Query(
    select(post.c.id, post.c.kind, post.c.scope_kind, post.c.scope_id, post.c.from_on, post.c.until_on, post.c.opened)
    .where(
        post.c.community_id == func.any(bindparam("communities", type_=ARRAY(Integer))),
        post.c.account_id == bindparam("account_id", type_=Uuid),
        _TODAY,
    )
    .order_by(post.c.from_on, post.c.id)
)

_SESSIONS = Query(
    select(began.c.id, began.c.device_name, began.c.way, began.c.role, began.c.started_at, began.c.last_used_at)
    .where(
        began.c.account_id == bindparam("account_id", type_=Uuid),
        began.c.ended_at.is_(None),
        began.c.expires_at > bindparam("now", type_=DateTime(timezone=True)),
    )
    .order_by(began.c.last_used_at.desc())
    .limit(100)
)


@lru_cache
def _posts(*, kind: bool, holder: bool, scope: bool) -> Query:
    found: Select[Any] = (
        select(
            post.c.id,
            post.c.account_id,
            account.c.name.label("account_name"),
            post.c.kind,
            post.c.scope_kind,
            post.c.scope_id,
            post.c.from_on,
            post.c.until_on,
            post.c.opened,
            post.c.reason,
            post.c.version,
        )
        .join(account, account.c.id == post.c.account_id)
        .where(
            post.c.community_id == _COMMUNITY,
            or_(post.c.until_on.is_(None), post.c.until_on >= _DAY),
            post.c.id > bindparam("after_id", type_=Uuid),
        )
    )
    if kind:
        found = found.where(post.c.kind == bindparam("kind", type_=String))
    if holder:
        found = found.where(post.c.account_id == bindparam("account_id", type_=Uuid))
    if scope:
        found = found.where(post.c.scope_id == bindparam("scope_id", type_=Uuid))
    return Query(found.order_by(post.c.id).limit(_LIMIT))


#: Before a sign-in nobody acts yet: it is told of the account that it is about.
_SIGNING_IN = case((entry.c.kind.op("^@")("access.s"), entry.c.about))
#: Whose account an act was about; an appointment is about the post and notes who holds it.
_whom = account.alias("whom")
_WHOM = case((entry.c.kind.op("^@")("access.post."), cast(entry.c.facts["account"].astext, Uuid)), else_=entry.c.about)


@lru_cache
def _entries(*, by: bool, subject: bool, about: bool, kind: bool) -> Query:
    found: Select[Any] = (
        select(
            entry.c.id,
            entry.c.at,
            entry.c.kind,
            entry.c.account_id,
            account.c.name.label("account_name"),
            entry.c.about,
            _whom.c.name.label("about_name"),
            entry.c.subject_person_id,
            entry.c.purpose,
            entry.c.facts,
        )
        .outerjoin(account, account.c.id == func.coalesce(entry.c.account_id, _SIGNING_IN))
        .outerjoin(_whom, _whom.c.id == _WHOM)
        .where(
            entry.c.community_id == _COMMUNITY,
            tuple_(entry.c.at, entry.c.id)
            < tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid)),
        )
    )
    if by:
        found = found.where(entry.c.account_id == bindparam("account_id", type_=Uuid))
    if subject:
        found = found.where(entry.c.subject_person_id == bindparam("subject", type_=Uuid))
    if about:
        found = found.where(entry.c.about == bindparam("about", type_=Uuid))
    if kind:
        found = found.where(entry.c.kind.op("^@")(bindparam("kind", type_=Text)))
    return Query(found.order_by(entry.c.at.desc(), entry.c.id.desc()).limit(_LIMIT))


@lru_cache
def _choices(*, of_post: bool) -> Query:
    holds = exists().where(
        post.c.community_id == _COMMUNITY,
        post.c.account_id == account.c.id,
        post.c.kind == bindparam("kind", type_=String),
        _TODAY,
    )
    works = exists().where(
        held.c.account_id == account.c.id,
        held.c.role == "staff",
        held.c.area_code == select(community.c.code).where(community.c.id == _COMMUNITY).scalar_subquery(),
    )
    found = select(account.c.id, account.c.name).where(account.c.locked_at.is_(None), holds if of_post else works)
    return Query(found.order_by(account.c.pinyin, account.c.id).limit(500))


async def list_choices(read: Reader, kind: str | None) -> list[Row]:
    """Who works in the community, or who holds a kind of post there today: names to choose from, nothing more."""
    return await read.rows(_choices(of_post=kind is not None), kind=kind, day=clock.today())


async def own_account(read: Reader, actor: Actor) -> tuple[Row, list[Row]]:
    """One's own account and the posts one holds today."""
    row = await read.one(_OWN_ACCOUNT, account_id=actor.account_id)
    return row, await _held_now(read, actor, actor.account_id)


async def list_accounts(read: Reader, actor: Actor, area: str, words: str | None, page: PageQuery) -> Rows:
    """Accounts with a role in the area, by the sound of their names."""
    values: dict[str, object] = {"area": area, "everywhere": int(actor.is_whole_installation)}
    if words:
        values["words"] = words
    query = _accounts(searched=bool(words))
    rows = await read.rows(query, **values, **page.after(pinyin=str, id=UUID))
    document = page.page(rows, pinyin="pinyin", id="id")
    if page.counted:
        document["total"] = await read.total(query, **values, **page.whole.after(pinyin=str, id=UUID))
    return Rows(document)


async def get_account(read: Reader, actor: Actor, area: str, account_id: UUID) -> Row:
    """One account with the posts it holds today in the actor's communities. Raises NotFound."""
    everywhere = int(actor.is_whole_installation)
    row = await read.one(_ACCOUNT_ONE, account_id=account_id, area=area, everywhere=everywhere)
    return row | {"posts": await _held_now(read, actor, account_id)}


async def list_sessions(read: Reader, actor: Actor) -> Rows:
    """One's open sessions, the last used first."""
    rows = await read.rows(_SESSIONS, account_id=actor.account_id, now=clock.now())
    return Rows([row | {"is_this": row["id"] == actor.session_id} for row in rows])


async def list_posts(
    read: Reader, page: PageQuery, *, kind: str | None, account_id: UUID | None, scope_id: UUID | None
) -> Rows:
    """Posts of the community that hold today or later."""
    query = _posts(kind=kind is not None, holder=account_id is not None, scope=scope_id is not None)
    given = {"kind": kind, "account_id": account_id, "scope_id": scope_id, "day": clock.today()}
    rows = [row | {"title": title_of(row["kind"])} for row in await read.rows(query, **given, **page.after(id=UUID))]
    document = page.page(rows, id="id")
    if page.counted:
        document["total"] = await read.total(query, **given, **page.whole.after(id=UUID))
    return Rows(document)


async def list_entries(
    read: Reader,
    page: PageQuery,
    *,
    account_id: UUID | None,
    subject_person_id: UUID | None,
    about: UUID | None,
    kind: str | None,
) -> Rows:
    """The audit log of the community at hand, newest first."""
    query = _entries(
        by=account_id is not None,
        subject=subject_person_id is not None,
        about=about is not None,
        kind=kind is not None,
    )
    given = {"account_id": account_id, "subject": subject_person_id, "about": about, "kind": kind}
    rows = await read.rows(query, **given, **page.before(at=datetime, id=UUID))
    document = page.page(rows, at="at", id="id")
    if page.counted:
        document["total"] = await read.total(query, **given, **page.whole.before(at=datetime, id=UUID))
    return Rows(document)


def title_of(kind: str) -> str:
    """The Chinese title of a kind of post."""
    return next((declared.title for declared in permissions.all_posts() if declared.name == kind), kind)


async def _held_now(read: Reader, actor: Actor, account_id: UUID) -> list[Row]:
    rows = await read.rows(_HELD_NOW, communities=list(actor.communities), account_id=account_id, day=clock.today())
    return [row | {"title": title_of(row["kind"])} for row in rows]
