"""Messages on their way: the list of calls, and what became of each that left the house."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Integer, Select, String, Uuid, bindparam, func, literal, or_, select
from sqlalchemy.orm import aliased

from jiayuan.access.models import Account
from jiayuan.access.permissions import ROLE_TITLES, all_posts
from jiayuan.engines.matters import declaring
from jiayuan.engines.matters.delivering import channel
from jiayuan.engines.matters.message_models import Message, MessageDelivery
from jiayuan.engines.matters.messages import opens
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.visibility import not_about_oneself
from jiayuan.kernel import clock, crypto
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import COUNTED_UP_TO, PageQuery
from jiayuan.kernel.reading import Query, Reader, Row, pick
from jiayuan.people.identity import mask_phone
from jiayuan.people.models import Person
from jiayuan.territory.duty_models import Unit
from jiayuan.territory.models import Grid

_COMMUNITY = bindparam("community", type_=Integer)
_MATTER = bindparam("matter_id", type_=Uuid)
_AFTER, _LIMIT = bindparam("after_id", type_=Uuid), bindparam("limit", type_=Integer)
_Last = aliased(Account)
_by = select(_Last.name).where(_Last.id == MessageDelivery.by_account_id).scalar_subquery()


def _seen(found: Select[Any]) -> Select[Any]:
    """With their messages and matters, without what is about whoever looks: what is listed and what is counted."""
    return (
        found.select_from(MessageDelivery)
        .join(
            Message,
            (Message.community_id == MessageDelivery.community_id) & (Message.id == MessageDelivery.message_id),
        )
        .outerjoin(Matter, (Matter.community_id == Message.community_id) & (Matter.id == Message.matter_id))
        .where(MessageDelivery.community_id == _COMMUNITY, or_(Message.matter_id.is_(None), not_about_oneself()))
        .limit(_LIMIT)
    )


@lru_cache(maxsize=8)
def _list(shape: frozenset[str], *, oldest_first: bool = False) -> Query:
    found = _seen(
        pick(
            MessageDelivery.id, MessageDelivery.message_id, Message.kind, Message.title, Message.body,
            Message.matter_id, Message.about_id, Matter.number, Message.holder_kind, Message.holder_id,
            func.coalesce(Account.name, Person.name, Unit.name).label("holder_name"),
            Account.phone_box, Person.phone_mask.label("phone"), MessageDelivery.told_by, MessageDelivery.state,
            MessageDelivery.tries, MessageDelivery.reason, Message.at, MessageDelivery.due_at,
            MessageDelivery.tried_at, MessageDelivery.sent_at, _by.label("by_name"), MessageDelivery.version,
        )
    )  # fmt: skip
    found = (
        found.outerjoin(Account, Account.id == Message.holder_id)
        .outerjoin(Person, (Person.community_id == Message.community_id) & (Person.id == Message.holder_id))
        .outerjoin(Unit, (Unit.community_id == Message.community_id) & (Unit.id == Message.holder_id))
        .order_by(MessageDelivery.id.asc() if oldest_first else MessageDelivery.id.desc())
    )
    found = found.where(MessageDelivery.id > _AFTER if oldest_first else MessageDelivery.id < _AFTER)
    if "told_by" in shape:
        found = found.where(MessageDelivery.told_by == bindparam("told_by", type_=String))
    if "states" in shape:
        found = found.where(MessageDelivery.state == func.any(bindparam("states", type_=ARRAY(String))))
    return Query(found)


_GRIDS = Query(pick(Grid.id, Grid.name).where(Grid.community_id == _COMMUNITY))


async def list_deliveries(
    read: Reader, actor: Actor, page: PageQuery, *, told_by: str | None, state: str | None
) -> dict[str, object]:
    """What left or should have left the house, the newest first; without a state, all of them."""
    values = {"told_by": told_by, "states": [state] if state else None}
    return await _answer(read, actor, page, {name: value for name, value in values.items() if value is not None})


async def list_calls(read: Reader, actor: Actor, page: PageQuery, *, done: bool) -> dict[str, object]:
    """Who is to be called, the one who waits longest first; or the calls that were made, the newest first."""
    states = ["sent", "failed"] if done else ["to_call"]
    return await _answer(read, actor, page, {"told_by": "phone_list", "states": states}, oldest_first=not done)


async def _answer(
    read: Reader, actor: Actor, page: PageQuery, values: dict[str, object], *, oldest_first: bool = False
) -> dict[str, object]:
    query = _list(frozenset(values), oldest_first=oldest_first)
    values = values | _looking(actor)
    way = PageQuery.after if oldest_first else PageQuery.before
    rows = await read.rows(query, **values, **way(page, id=UUID))
    posts = await _posts(read) if any(row["holder_kind"] == "post" for row in rows) else {}
    document = page.page([_shown(row, posts) for row in rows], id="id")
    if page.counted:
        document["total"] = await read.total(query, **values, **way(page.whole, id=UUID))
    return document


def _looking(actor: Actor) -> dict[str, object]:
    return {"v_account": actor.account_id, "v_unit": actor.unit_id}


def _shown(row: Row, posts: dict[UUID, str]) -> Row:
    box, holder_id = row.pop("phone_box"), row.pop("holder_id")
    if box is not None:
        row["phone"] = mask_phone(crypto.unseal("account", "phone_box", holder_id, box))
    row["opens"] = opens(row["kind"], row["matter_id"], row.pop("about_id"), resident=False)
    row["holder_name"] = row["holder_name"] or posts.get(holder_id, "岗位")
    return row


async def _posts(read: Reader) -> dict[UUID, str]:
    """What the posts are called that messages may be addressed to: roles, kinds of posts, and those of each grid."""
    found = {declaring.post(role).id: title for role, title in ROLE_TITLES.items()}
    grids = await read.rows(_GRIDS)
    for kind in all_posts():
        found[declaring.post(kind.name).id] = kind.title
        if kind.scope_kind == "grid":
            found |= {declaring.post(kind.name, grid["id"]).id: f"{grid['name']}{kind.title}" for grid in grids}
    return found


@lru_cache(maxsize=4)
def _sum(told_by: str, state: str, *, late: bool = False) -> Query:
    found = _seen(pick(MessageDelivery.id)).where(
        MessageDelivery.told_by == literal(told_by), MessageDelivery.state == literal(state)
    )
    if late:
        found = found.where(MessageDelivery.due_at < bindparam("now", type_=DateTime(timezone=True)))
    return Query(found)


async def sum_deliveries(read: Reader, actor: Actor) -> dict[str, object]:
    """How many calls are to be made, how many of them too late, how many messages wait or did not arrive."""
    values = _looking(actor) | {"limit": COUNTED_UP_TO + 1}
    return {
        "to_call": await read.total(_sum("phone_list", "to_call"), **values),
        "late": await read.total(_sum("phone_list", "to_call", late=True), **values, now=clock.now()),
        "waiting": await read.total(_sum("sms", "waiting"), **values),
        "failed": await read.total(_sum("sms", "failed"), **values),
        "is_open": channel() is not None,
    }


_REPORTER = (
    select(Matter.reporter_account_id)
    .where(Matter.community_id == _COMMUNITY, Matter.id == _MATTER, Matter.reporter_account_id.is_not(None))
    .union_all(
        select(Person.id)
        .join(Matter, (Matter.community_id == Person.community_id) & (Matter.guest_phone_index == Person.phone_index))
        .where(Matter.community_id == _COMMUNITY, Matter.id == _MATTER, Matter.reporter_account_id.is_(None))
    )
)
#: What the reporter was told of each step, and whether it reached him.
TOLD = Query(
    pick(
        Message.step_id,
        MessageDelivery.told_by,
        MessageDelivery.state,
        MessageDelivery.reason,
        func.coalesce(MessageDelivery.sent_at, MessageDelivery.tried_at).label("at"),
    )
    .select_from(Message)
    .join(
        MessageDelivery,
        (MessageDelivery.community_id == Message.community_id) & (MessageDelivery.message_id == Message.id),
    )
    .where(
        Message.community_id == _COMMUNITY,
        Message.holder_id.in_(_REPORTER),
        Message.matter_id == _MATTER,
        Message.step_id.is_not(None),
        MessageDelivery.told_by.in_(("sms", "phone_list")),
    )
    .order_by(Message.id)
)
