"""How somebody wants to be told, and by which number: the one place that knows (R090)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import Integer, LargeBinary, Uuid, and_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import Account, AccountRole
from jiayuan.engines.matters.declaring import Holder
from jiayuan.engines.matters.models import Matter
from jiayuan.kernel import crypto
from jiayuan.kernel.models import Community
from jiayuan.kernel.reading import Query, Row
from jiayuan.people.forms import ToldBy
from jiayuan.people.models import Person
from jiayuan.people.own_telling import UNSAID

_COMMUNITY = bindparam("community", type_=Integer)
_HOLDER = bindparam("holder_id", type_=Uuid)
_ACCOUNT = Query(
    select(
        Account.id.label("account_id"), Account.phone_box.label("account_box"),
        Account.told_by.label("account_told_by"), Account.closed_at,
        Person.id.label("person_id"), Person.phone_box.label("person_box"),
        Person.told_by.label("person_told_by"),
    )
    .select_from(Account)
    .outerjoin(Community, Community.id == _COMMUNITY)
    .outerjoin(
        AccountRole,
        and_(
            AccountRole.account_id == Account.id, AccountRole.role == "resident",
            AccountRole.area_code == Community.code,
        ),
    )
    .outerjoin(Person, and_(Person.community_id == _COMMUNITY, Person.id == AccountRole.person_id))
    .where(Account.id == _HOLDER)
)  # fmt: skip
_PERSON = Query(
    select(
        Person.id.label("person_id"), Person.phone_box.label("person_box"), Person.told_by.label("person_told_by")
    ).where(Person.community_id == _COMMUNITY, Person.id == _HOLDER)
)
_GUEST = Query(
    select(Person.id)
    .where(
        Person.community_id == _COMMUNITY, Person.phone_index == bindparam("phone_index", type_=LargeBinary),
        Person.told_by.is_not(None), Person.merged_into_id.is_(None), Person.frozen_at.is_(None),
    )
    .order_by(Person.id)
    .limit(1)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reach:
    """How a holder is reached: the way, whose record stands behind it, and the number."""

    told_by: ToldBy
    phone: str | None = None
    person_id: UUID | None = None


async def reach_of(session: AsyncSession, community: int, kind: str, holder_id: UUID) -> Reach:
    """What is noted on the record before what the account says itself; posts and units by the outward channel."""
    if kind not in ("account", "person"):
        return Reach(UNSAID)
    query = _ACCOUNT if kind == "account" else _PERSON
    found = await query.within(session, community=community, holder_id=holder_id)
    if not found or found[0].get("closed_at") is not None:
        return Reach("inbox")
    row = found[0]
    wanted = row["person_told_by"] or row.get("account_told_by") or UNSAID
    return Reach(cast(ToldBy, wanted), _phone(row), row["person_id"])


def _phone(row: Row) -> str | None:
    if row.get("account_box"):
        return crypto.unseal("account", "phone_box", row["account_id"], row["account_box"])
    if row["person_box"]:
        return crypto.unseal("person", "phone_box", row["person_id"], row["person_box"])
    return None


async def caller_of(session: AsyncSession, matter: Matter) -> Holder | None:
    """Who reported without an account and has said how to tell him: the record that bears the caller's number."""
    if matter.guest_phone_index is None:
        return None
    found = await _GUEST.within(session, community=matter.community_id, phone_index=matter.guest_phone_index)
    return Holder("person", found[0]["id"]) if found else None
