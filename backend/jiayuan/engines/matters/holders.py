"""Who may be given something to do: somebody who works in the community, a post of work, a unit that is still there."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from sqlalchemy import Date, Integer, Uuid, bindparam, case, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased
from sqlalchemy.sql.elements import ColumnElement

from jiayuan.access.models import Account, AccountRole
from jiayuan.access.permissions import all_posts
from jiayuan.access.service import scope_exists
from jiayuan.engines.matters.declaring import Holder
from jiayuan.engines.matters.problems import UnknownHolder
from jiayuan.kernel.actor import ROLES
from jiayuan.kernel.models import Community
from jiayuan.kernel.reading import Query
from jiayuan.territory.duties import is_open_unit
from jiayuan.territory.duty_models import Unit

#: Residents work for nobody here; people of units work for their unit, which is a holder of its own.
_WORKING_ROLES = frozenset(ROLES) - {"resident", "partner"}
#: The levels of an area above a community. Who has all of the installation administers it and works nowhere (PV-36).
_LEVELS = (2, 4, 6, 9, 12)

_COMMUNITY = bindparam("community", type_=Integer)
#: Names of their own: a query that joins these tables too shall not lend them its rows.
_worker, _role, _here, _unit = aliased(Account), aliased(AccountRole), aliased(Community), aliased(Unit)
_Of = TypeVar("_Of")
Column = InstrumentedAttribute[_Of] | ColumnElement[_Of]


def works_here(account_id: Column[UUID]) -> ColumnElement[bool]:
    """The condition that an account may sign in and holds a working role for the community."""
    areas = [func.rpad(func.left(_here.code, length), 12, "0") for length in _LEVELS]
    return (
        select(_role.account_id)
        .join(_worker, _worker.id == _role.account_id)
        .join(_here, _here.id == _COMMUNITY)
        .where(
            _role.account_id == account_id, _role.role != "resident", _role.area_code.in_(areas),
            _worker.locked_at.is_(None),
        )
        .exists()
    )  # fmt: skip


def still_there(kind: Column[str], holder_id: Column[UUID]) -> ColumnElement[bool]:
    """The condition that the account or unit that a rule names has not left since; ``today`` comes with the query."""
    open_unit = exists().where(
        _unit.community_id == _COMMUNITY, _unit.id == holder_id,
        or_(_unit.closed_on.is_(None), _unit.closed_on > bindparam("today", type_=Date)),
    )  # fmt: skip
    return case((kind == "account", works_here(holder_id)), (kind == "unit", open_unit), else_=true())


_WORKER = Query(select(true().label("known")).where(works_here(bindparam("account_id", type_=Uuid))))


async def check_holder(session: AsyncSession, community: int, holder: Holder) -> None:
    """Refuse to give something to somebody who could never do it. Raises UnknownHolder."""
    if holder.kind == "account":
        known = bool(await _WORKER.within(session, community=community, account_id=holder.id))
    elif holder.kind == "unit":
        known = await is_open_unit(session, community, holder.id)
    else:
        known = await _is_post(session, community, holder)
    if not known:
        raise UnknownHolder


async def _is_post(session: AsyncSession, community: int, holder: Holder) -> bool:
    """A working role, or a kind of post, narrowed to nothing else than there is; administrators stay apart (PV-36)."""
    if holder.post in _WORKING_ROLES:
        return holder.scope_id is None
    kind = next((kind for kind in all_posts() if kind.name == holder.post and not kind.alone), None)
    if kind is None or holder.scope_id is None:
        return kind is not None
    return kind.scope_kind is not None and await scope_exists(session, kind.scope_kind, community, holder.scope_id)
