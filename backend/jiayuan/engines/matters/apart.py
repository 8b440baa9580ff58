"""A matter about a worker stays apart from him: no post, role or unit of his is given it or told of it (settled 20)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Date, Integer, String, Uuid, bindparam, cast, null, or_, select, union_all

from jiayuan.access.models import AccountRole, Post
from jiayuan.engines.matters import declaring
from jiayuan.kernel.reading import Query, Row

_ACCOUNT, _TODAY = bindparam("about_account_id", type_=Uuid), bindparam("today", type_=Date)
_NOTHING = cast(null(), String)
#: What an account answers for: its roles, its unit, and the posts that it holds today.
HOLDINGS = Query(
    union_all(
        select(
            AccountRole.role.label("kind"), _NOTHING.label("scope_kind"), cast(null(), Uuid).label("scope_id")
        ).where(AccountRole.account_id == _ACCOUNT),
        select(_NOTHING, cast("unit", String), AccountRole.unit_id).where(
            AccountRole.account_id == _ACCOUNT, AccountRole.unit_id.is_not(None)
        ),
        select(Post.kind, Post.scope_kind, Post.scope_id).where(
            Post.community_id == bindparam("community", type_=Integer), Post.account_id == _ACCOUNT,
            Post.from_on <= _TODAY, or_(Post.until_on.is_(None), Post.until_on >= _TODAY),
        ),
    )
)  # fmt: skip


def holders_of(account_id: UUID, holdings: Sequence[Row]) -> frozenset[UUID]:
    """Every holder of tasks that the account would answer for."""
    posts = [row for row in holdings if row["kind"] is not None]
    return frozenset(
        {account_id}
        | {declaring.post(row["kind"], row["scope_id"]).id for row in posts}
        | {declaring.post(row["kind"]).id for row in posts}
        | {row["scope_id"] for row in holdings if row["scope_kind"] == "unit"}
    )
