"""Which roles and posts may do what: one table per domain, gathered here, checked at start."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from jiayuan.kernel.actor import ROLES, Actor, HeldPost
from jiayuan.kernel.settings import Unfit, get_settings


@dataclass(frozen=True, slots=True)
class Permission:
    """``domain.noun.verb`` with its Chinese title and the roles and post kinds that hold it."""

    name: str
    title: str
    holders: frozenset[str] | set[str]


@dataclass(frozen=True, slots=True)
class PostKind:
    """A kind of post; ``scope_kind`` names what it is narrowed to, e.g. one grid. ``alone``: never with another.

    ``required``: the law by which somebody holds it at any time; while nobody does, the desk says so.
    """

    name: str
    title: str
    scope_kind: str | None = None
    alone: bool = False
    required: str = ""


#: The access levels, for people.
ROLE_TITLES: dict[str, str] = {
    "street_committee": "街道",
    "joint_committee": "社区联合党委",
    "branch": "党支部",
    "staff": "工作人员",
    "resident": "居民",
    "partner": "共建单位",
}

_PERMISSIONS: dict[str, Permission] = {}
_POSTS: dict[str, PostKind] = {}


def declare(permissions: Iterable[Permission]) -> None:
    """Add a domain's table. Raises ValueError for a name declared twice."""
    for permission in permissions:
        if _PERMISSIONS.get(permission.name, permission) != permission:
            raise ValueError(f"permission {permission.name} is declared twice")
        _PERMISSIONS[permission.name] = permission
    held_by.cache_clear()


def declare_posts(kinds: Iterable[PostKind]) -> None:
    for kind in kinds:
        _POSTS[kind.name] = kind


def all_permissions() -> list[Permission]:
    return [_PERMISSIONS[name] for name in sorted(_PERMISSIONS)]


def all_posts() -> list[PostKind]:
    return [_POSTS[name] for name in sorted(_POSTS)]


def is_declared(name: str) -> bool:
    return name in _PERMISSIONS


def titles(holders: Collection[str]) -> list[str]:
    """What roles and kinds of posts are called: the roles first, both in the order in which they were declared."""
    named = ROLE_TITLES | {kind.name: kind.title for kind in _POSTS.values()}
    return [title for name, title in named.items() if name in holders]


def openers(permission: Permission, actor: Actor) -> list[str]:
    """Who may lend the actor a permission by a post for a while; nobody where no post holds it.

    The administrators stay apart: their posts are lent to nobody, and nothing to them (PV-36). Residents and partners
    work for nobody here.
    """
    apart = {kind.name for kind in _POSTS.values() if kind.alone}
    lendable = permission.holders & (_POSTS.keys() - apart)
    if not lendable or actor.role in {"resident", "partner"} or actor.holds(*apart):
        return []
    return titles(_PERMISSIONS["access.post.appoint"].holders)


def check() -> None:
    """Start-up check: every holder is a role or a declared kind of post. Raises ValueError with the sentence.

    The same of who must use a second factor, which is not ours but set: Unfit.
    """
    known = set(ROLES) | set(_POSTS)
    if strange := get_settings().second_factor_roles - known:
        raise Unfit(f"JIAYUAN_SECOND_FACTOR_ROLES 里的 {'、'.join(sorted(strange))} 不是角色，也不是岗位")
    for permission in all_permissions():
        unknown = set(permission.holders) - known
        if unknown:
            raise ValueError(f"permission {permission.name} is held by unknown {', '.join(sorted(unknown))}")


@lru_cache(maxsize=64)
def held_by(holder: str) -> frozenset[str]:
    """What a role or a kind of post grants."""
    return frozenset(permission.name for permission in all_permissions() if holder in permission.holders)


def granted(role: str, posts: Iterable[HeldPost], community: int) -> frozenset[str]:
    """All that an account may do in one community, by its role and the posts it holds there."""
    found = set(held_by(role))
    for post in posts:
        if post.community_id == community:
            found |= held_by(post.kind)
    return frozenset(found)
