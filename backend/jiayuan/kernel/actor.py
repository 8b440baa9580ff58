"""Who acts: what a verb and a query need to know about the person behind a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

Role = Literal["street_committee", "joint_committee", "branch", "staff", "resident", "partner"]
ROLES: tuple[Role, ...] = ("street_committee", "joint_committee", "branch", "staff", "resident", "partner")

#: Scope entries of the installation itself (sign-ins, settings) carry this community.
INSTALLATION = 0


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post held today: ``kind`` such as ``grid_worker``, and what it is narrowed to, e.g. ("grid", id)."""

    id: UUID
    kind: str
    community_id: int
    scope_kind: str | None = None
    scope_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An account in one of its roles. ``communities`` is all it may see, ``community`` the one it works in now.

    ``roles`` are all that this sign-in may take on.
    """

    account_id: UUID
    session_id: UUID
    name: str
    role: Role
    communities: tuple[int, ...]
    community: int
    permissions: frozenset[str] = frozenset()
    posts: tuple[HeldPost, ...] = ()
    person_id: UUID | None = None
    unit_id: UUID | None = None
    is_whole_installation: bool = False
    second_factor: bool = False
    roles: tuple[Role, ...] = ()
    confirmed_phone_index: bytes | None = field(default=None, repr=False)
    password_must_change: bool = False
    factor_missing: bool = False

    @property
    def scope(self) -> str:
        """The value of ``jiayuan.communities`` for this actor's connections, e.g. ``{3}`` or ``{3,7}``."""
        return "{" + ",".join(str(community) for community in self.communities) + "}"

    def may(self, permission: str) -> bool:
        """Whether one of the roles or posts grants this permission in the community at hand."""
        return permission in self.permissions

    def holds(self, *kinds: str) -> bool:
        """Whether one of these posts is held in the community at hand."""
        return any(post.kind in kinds and post.community_id == self.community for post in self.posts)

    def narrowed_to(self, scope_kind: str) -> tuple[UUID, ...]:
        """The grids (or other things) that the posts name; empty when no post is narrowed so."""
        return tuple(
            post.scope_id
            for post in self.posts
            if post.scope_kind == scope_kind and post.scope_id is not None and post.community_id == self.community
        )


def system_actor(community: int, name: str = "家园") -> Actor:
    """The house itself in one community, for jobs and subscribers."""
    nobody = UUID(int=0)
    return Actor(
        account_id=nobody, session_id=nobody, name=name, role="staff", communities=(community,), community=community
    )
