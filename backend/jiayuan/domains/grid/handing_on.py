"""What a phone cannot send is given to a colleague or the clerk, who takes it up as his own or puts it away.

Nothing is carried out here: the receiver's form opens with what was written, and goes the ordinary way under his own
permission. The giver hears what became of it (lessons 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.envelopes import EnvelopeUnreadable, SealedRequest, act_time
from jiayuan.access.models import Account, AccountRole, Post
from jiayuan.access.requests import refuses_sealed
from jiayuan.access.sealed import Envelope
from jiayuan.domains.grid.handed_models import HandedItem
from jiayuan.domains.grid.locating import locate
from jiayuan.domains.grid.problems import PlaceMissing, PlaceUnknown
from jiayuan.domains.grid.schemas import PlaceChoice
from jiayuan.engines.matters import declaring
from jiayuan.engines.matters.messages import Opens, declare_message, tell
from jiayuan.engines.matters.opening import Place
from jiayuan.engines.matters.visibility import holder_keys
from jiayuan.kernel import audit, clock, crypto, files
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.fields import Shown
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import NotFound, Problem, fault
from jiayuan.kernel.retention import ends
from jiayuan.kernel.writing import IdempotencyKey, check_version, hold_key

declare_event("grid.item.given", "手机里的一条交给别人")
declare_event("grid.item.ended", "交来的一条接手了或放下了")
for _kind in ("grid.item.given", "grid.item.ended"):
    declare_message(_kind, Opens("/handed-items", "/handed", "/messages"))

_KIND = "grid.handed_item"
CLERK = declaring.post("event_clerk")
_CLERK_NAME = "社区事件岗"
_WALKERS = ("grid_worker", "grid_deputy")
#: Acts at a door tell of people: only who records visits may open them.
_ABOUT_PEOPLE = tuple(f"/api/v1/grid/{noun}" for noun in ("visits", "collections", "households", "follow-ups", "mutes"))
_RECORDS = "grid.visit.record"

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class NewHandedItem(BaseModel):
    """An item as it lies sealed on the phone, and who shall have it; without ``to_account_id`` the clerk."""

    model_config = ConfigDict(extra="forbid")

    envelope: Envelope
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Shown]
    to_account_id: UUID | None = None
    refusal: Words = ""
    note: Words = ""
    files: Annotated[list[UUID], Field(max_length=24)] = []


@dataclass(eq=False)
class ItemEnded(Problem):
    status, code, title = 409, "grid.item_ended", "{by}已经{how}，不用再管"
    by: str
    how: str


@dataclass(eq=False)
class ItemSent(Problem):
    status, code, title = 409, "grid.item_sent", "这一条其实已经传上去了，不用再交"


@dataclass(eq=False)
class ItemGiven(Problem):
    status, code, title = 409, "grid.item_given", "已经交给{to}了，这里不再传"
    to: str


@dataclass(eq=False)
class ItemOfWalkers(Problem):
    status, code, title = 403, "grid.item_of_walkers", "这一条写的是住户家里的事，要网格员来接。请转给一位网格员。"


@dataclass(frozen=True, slots=True)
class Taken:
    """The call as it was written, with pictures that are the receiver's own now."""

    item: HandedItem
    method: str
    path: str
    body: object
    place: Place | None


async def receivers(session: AsyncSession, actor: Actor) -> list[Account]:
    """Colleagues who may be given something: grid workers among themselves, people of one unit among themselves."""
    if actor.role == "resident":
        return []
    if actor.unit_id is not None:
        chosen = select(AccountRole.account_id).where(AccountRole.unit_id == actor.unit_id)
    else:
        today = clock.today()
        chosen = select(Post.account_id).where(
            Post.community_id == actor.community, Post.kind.in_(_WALKERS), Post.from_on <= today,
            or_(Post.until_on.is_(None), Post.until_on >= today),
        )  # fmt: skip
    found = select(Account).where(Account.id.in_(chosen), Account.locked_at.is_(None), Account.id != actor.account_id)
    return list(await session.scalars(found.order_by(Account.pinyin, Account.id)))


async def give(session: AsyncSession, actor: Actor, form: NewHandedItem, sealed: SealedRequest) -> UUID:
    """Keep an item for its receiver; a second send of the same item answers the first.

    Raises Invalid, NotFound, KeyRunning, EnvelopeUnreadable; ItemSent where only the answer was lost on its way to
    the phone.
    """
    key = _key_of(sealed)
    await hold_key(session, actor.account_id, sealed.key)
    known = await _given(session, actor, key)
    if known is not None:
        return known.id
    call = await session.get(IdempotencyKey, (actor.account_id, sealed.key))
    if call is not None and call.status is not None:
        raise ItemSent
    to_name, now = await _receiver(session, actor, form.to_account_id), clock.now()
    written = act_time(sealed.made_at, sealed.offset, now)
    kept = await files.free_of(session, actor, form.files)
    item = HandedItem(
        community_id=actor.community, id=uuid7(), item_key=key, title=form.title,
        is_about_people=sealed.path.startswith(_ABOUT_PEOPLE), files=kept,
        lost_files=len(set(form.files)) - len(kept), refusal=form.refusal, note=form.note, device_at=written.at,
        giver_account_id=actor.account_id, giver_name=actor.name, given_at=now,
        to_account_id=form.to_account_id, to_name=to_name, state="open",
    )  # fmt: skip
    item.content_box = crypto.seal("handed_item", "content_box", item.id, _content_of(sealed))
    session.add(item)
    await files.attach(session, actor, kept, _KIND, item.id)
    _tell_receiver(session, actor, item)
    audit.record(session, actor, "grid.item.given", about=item.id, item=key)
    await session.flush()
    return item.id


@refuses_sealed
async def _refuse_given(session: AsyncSession, actor: Actor, key: str) -> None:
    """What is in other hands is not carried out here as well (lesson 3). Raises ItemGiven."""
    try:
        item = await _given(session, actor, UUID(key))
    except ValueError:
        return  # no item of an outbox: nobody could have given it
    if item is not None:
        raise ItemGiven(to=item.to_name)


async def take_up(session: AsyncSession, actor: Actor, item_id: UUID, version: int) -> Taken:
    """The receiver has it from here; who took it may open it again.

    Raises NotFound, Stale, ItemEnded, ItemOfWalkers.
    """
    item = await _received(session, actor, item_id)
    again = item.state == "taken" and item.ended_by_account_id == actor.account_id
    if not again:
        _refuse_ended(item)
        check_version(item, version)
    if item.is_about_people and not actor.may(_RECORDS):
        raise ItemOfWalkers
    assert item.content_box is not None
    content = orjson.loads(crypto.unseal("handed_item", "content_box", item.id, item.content_box))
    copies = await files.give(session, actor, item.files, item.id)
    audit.record(session, actor, "grid.item.taken", about=item.id)
    if not again:
        _end(session, actor, item, "taken", "")
    await session.flush()
    names = {str(original): str(copy) for original, copy in copies.items()}
    body = _renamed(content["body"], names)
    return Taken(item, content["method"], content["path"], body, await _place_in(session, actor, body))


async def put_away(session: AsyncSession, actor: Actor, item_id: UUID, why: str, version: int) -> None:
    """It need not be done, and the giver hears why; what was written goes. Raises NotFound, Stale, ItemEnded."""
    item = await _received(session, actor, item_id)
    _refuse_ended(item)
    check_version(item, version)
    item.content_box, item.files = None, []
    _end(session, actor, item, "put_away", why)
    await files.let_go(session, actor.community, _KIND, [item.id])
    audit.record(session, actor, "grid.item.put_away", about=item.id)
    await session.flush()


async def pass_on(session: AsyncSession, actor: Actor, item_id: UUID, to_account_id: UUID | None, version: int) -> None:
    """Somebody else shall have it. Raises NotFound, Stale, ItemEnded, Invalid."""
    item = await _received(session, actor, item_id)
    _refuse_ended(item)
    check_version(item, version)
    if to_account_id == item.giver_account_id:
        raise fault("to_account_id", "grid.item_back_to_giver", "交来的人自己传不上去，请选另一位")
    item.to_name = await _receiver(session, actor, to_account_id)
    item.to_account_id = to_account_id
    _tell_receiver(session, actor, item)
    audit.record(session, actor, "grid.item.passed_on", about=item.id)
    await session.flush()


@ends("handed_item", days=30)
async def _forget(session: AsyncSession, community: int, before: datetime) -> int:
    """What was taken up or put away goes with its pictures; what nobody answered stays."""
    old = select(HandedItem.id).where(HandedItem.community_id == community, HandedItem.ended_at < before)
    gone = list(await session.scalars(old.limit(500)))
    await files.let_go(session, community, _KIND, gone)
    await session.execute(delete(HandedItem).where(HandedItem.community_id == community, HandedItem.id.in_(gone)))
    return len(gone)


@files.may_see(_KIND)
async def _may_see(session: AsyncSession, actor: Actor, item_id: UUID) -> bool:
    item = await session.get(HandedItem, (actor.community, item_id))
    if item is None or item.state == "put_away":
        return False
    return item.giver_account_id == actor.account_id or (
        _is_receiver(actor, item) and (not item.is_about_people or actor.may(_RECORDS))
    )


async def _received(session: AsyncSession, actor: Actor, item_id: UUID) -> HandedItem:
    item = await get_own(session, actor, HandedItem, item_id, locked=True)
    if not _is_receiver(actor, item):
        raise NotFound
    return item


def _is_receiver(actor: Actor, item: HandedItem) -> bool:
    if item.to_account_id is None:
        return CLERK.id in holder_keys(actor) and item.giver_account_id != actor.account_id
    return item.to_account_id == actor.account_id


def _refuse_ended(item: HandedItem) -> None:
    if item.state != "open":
        raise ItemEnded(by=item.ended_by_name or "", how="接手" if item.state == "taken" else "放下")


async def _receiver(session: AsyncSession, actor: Actor, account_id: UUID | None) -> str:
    """The name of who shall have it. Raises Invalid for anybody who is not among the receivers."""
    if actor.role != "resident" and account_id is None:
        return _CLERK_NAME
    found = next((one for one in await receivers(session, actor) if one.id == account_id), None)
    if found is None:
        raise fault("to_account_id", "grid.item_receiver_unknown", "不能交给这个人，请从名单里选")
    return found.name


def _end(session: AsyncSession, actor: Actor, item: HandedItem, state: str, why: str) -> None:
    item.state, item.ended_at, item.ended_why = state, clock.now(), why
    item.ended_by_account_id, item.ended_by_name = actor.account_id, actor.name
    how = "接手了" if state == "taken" else "放下了"
    giver = declaring.account(item.giver_account_id)
    title = f"{actor.name}{how}你交的：{item.title}"
    tell(session, actor.community, giver, "grid.item.ended", title, why, about_id=item.id)
    emit(session, "grid.item.ended", community=actor.community, about=item.id, to=[item.giver_account_id], state=state)


def _tell_receiver(session: AsyncSession, actor: Actor, item: HandedItem) -> None:
    holder = CLERK if item.to_account_id is None else declaring.account(item.to_account_id)
    tell(
        session, actor.community, holder, "grid.item.given", f"{actor.name}交来一条：{item.title}", item.note,
        about_id=item.id,
    )  # fmt: skip
    to = [] if item.to_account_id is None else [item.to_account_id]
    emit(session, "grid.item.given", community=actor.community, about=item.id, to=to)


async def _place_in(session: AsyncSession, actor: Actor, body: object) -> Place | None:
    """The place that the form names, whole: a phone sends only the finest thing it knows."""
    said = body.get("place") if isinstance(body, dict) else None
    if said is None:
        return None
    try:
        return await locate(session, actor.community, PlaceChoice.model_validate(said))
    except (ValidationError, PlaceUnknown, PlaceMissing):
        return None


async def _given(session: AsyncSession, actor: Actor, key: UUID) -> HandedItem | None:
    found: HandedItem | None = await session.scalar(
        select(HandedItem).where(
            HandedItem.community_id == actor.community, HandedItem.giver_account_id == actor.account_id,
            HandedItem.item_key == key,
        )
    )  # fmt: skip
    return found


def _content_of(sealed: SealedRequest) -> str:
    """The call as one text. Raises EnvelopeUnreadable for what no form is: numbers without end, depth without end."""
    try:
        body = orjson.loads(sealed.body) if sealed.body else None
        return orjson.dumps({"method": sealed.method, "path": sealed.path, "body": body}).decode()
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        raise EnvelopeUnreadable from None


def _key_of(sealed: SealedRequest) -> UUID:
    try:
        return UUID(sealed.key)
    except ValueError:
        raise fault("envelope", "grid.item_key_unknown", "这一条没有编号，交不出去") from None


def _renamed(value: object, names: dict[str, str]) -> object:
    """The same form with other files in it, wherever its contract names them."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [_renamed(one, names) for one in value]
    if isinstance(value, dict):
        return {name: _renamed(one, names) for name, one in value.items()}
    return value
