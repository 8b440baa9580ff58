"""A resident's account and his record: at once by the phone on record, else by a clerk with the card in hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import orjson
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access import codes, own
from jiayuan.access.keeping import kept_rows
from jiayuan.access.models import AccountRole
from jiayuan.access.principal import tell_changed
from jiayuan.kernel import audit, clock, limits
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.crypto import seal, unseal
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.limits import Limit
from jiayuan.kernel.models import Community
from jiayuan.kernel.outbox import Payload, declare_event, emit, on
from jiayuan.kernel.problems import NotFound, TooMany, fault
from jiayuan.kernel.reading import Row
from jiayuan.kernel.writing import check_version
from jiayuan.people import own_forms
from jiayuan.people.identity import mask_name, normalise_number
from jiayuan.people.models import Person
from jiayuan.people.names import normalise_name
from jiayuan.people.problems import BindingDecided, BindingWaits, BoundAlready
from jiayuan.people.record_models import AccountPerson
from jiayuan.people.recording import document_index, phone_of

declare_event("people.binding.asked", "居民申请绑定")
declare_event("people.binding.decided", "绑定已核实")

#: Whoever claims somebody else's record again and again does not make his phone ring again and again.
_TOLD = Limit("binding.told", 1, timedelta(days=1))


async def claim(session: AsyncSession, actor: Actor, form: own_forms.Claim) -> Row:
    """Say who one is. Only the phone that is on record binds at once; everything else waits, right or wrong alike.

    The number on record hears of a claim that waits (settled 18). Raises BindingWaits, BoundAlready.
    """
    if await _is_tied(session, actor):
        raise BoundAlready
    number = normalise_number(form.document_number)
    person = await session.scalar(
        select(Person).where(
            Person.community_id == actor.community, Person.document_index == document_index(number),
            Person.merged_into_id.is_(None),
        )
    )  # fmt: skip
    fits = person is not None and person.name == normalise_name(form.name) and person.died_on is None
    by_phone = bool(
        fits and person and person.phone_index is not None and person.phone_index == actor.confirmed_phone_index
    )
    if not by_phone and await _waits(session, actor):
        raise BindingWaits
    row_id = uuid7()
    said = orjson.dumps({"name": normalise_name(form.name), "number": number}).decode()
    binding = AccountPerson(
        community_id=actor.community, id=row_id, account_id=actor.account_id, asked_at=clock.now(),
        person_id=person.id if person and by_phone else None, state="bound" if by_phone else "asked",
        by_phone=by_phone, decided_at=clock.now() if by_phone else None, claimed_name=mask_name(form.name),
        claimed_box=None if by_phone else seal("account_person", "claimed_box", row_id, said),
    )  # fmt: skip
    session.add(binding)
    if by_phone and person is not None:
        await _drop_claims(session, actor, [actor.community])
        await _tie(session, actor.community, actor.account_id, person)
        audit.record(session, actor, "people.binding.made", subject_person_id=person.id, by_phone=True)
    else:
        emit(
            session, "people.binding.asked", community=actor.community, about=row_id,
            person_id=person.id if person else None,
        )  # fmt: skip
    await session.flush()
    return {"state": binding.state, "name": mask_name(form.name)}


async def get_binding(session: AsyncSession, actor: Actor) -> Row:
    """Whether one's account is tied to a record, or a claim waits for a clerk."""
    found = await session.scalar(
        select(AccountPerson)
        .where(
            AccountPerson.community_id == actor.community, AccountPerson.account_id == actor.account_id,
            AccountPerson.state.in_(("asked", "bound")),
        )
        .order_by(AccountPerson.state.desc(), AccountPerson.asked_at.desc())
        .limit(1)
    )  # fmt: skip
    if found is None:
        return {"state": "none", "asked_at": None}
    return {"state": found.state, "asked_at": found.asked_at}


async def _drop_claims(session: AsyncSession, actor: Actor, communities: Sequence[int]) -> None:
    """What the account claimed before and nobody has looked at: it is answered, and what was said goes."""
    await session.execute(
        update(AccountPerson)
        .where(
            AccountPerson.community_id.in_(communities), AccountPerson.account_id == actor.account_id,
            AccountPerson.state == "asked",
        )
        .values(state="refused", claimed_box=None, decided_at=clock.now()),
        execution_options={"synchronize_session": False},
    )  # fmt: skip


async def _waits(session: AsyncSession, actor: Actor) -> bool:
    found = select(AccountPerson.id).where(
        AccountPerson.community_id == actor.community, AccountPerson.account_id == actor.account_id,
        AccountPerson.state == "asked",
    )  # fmt: skip
    return await session.scalar(found) is not None


async def _is_tied(session: AsyncSession, actor: Actor) -> bool:
    """As it stands now: who has just ended the tie may claim again at once, before his sign-in is read anew."""
    found = (
        select(AccountRole.person_id)
        .join(Community, Community.code == AccountRole.area_code)
        .where(
            AccountRole.account_id == actor.account_id, AccountRole.role == "resident",
            Community.id == actor.community, AccountRole.person_id.is_not(None),
        )
    )  # fmt: skip
    return await session.scalar(found) is not None


async def _tie(session: AsyncSession, community: int, account_id: UUID, person: Person | None) -> None:
    """The account is the person's from now on, and called as he is; or nobody's."""
    code = await session.scalar(select(Community.code).where(Community.id == community))
    await session.execute(
        update(AccountRole)
        .where(AccountRole.account_id == account_id, AccountRole.role == "resident", AccountRole.area_code == code)
        .values(person_id=person.id if person is not None else None)
    )
    await own.name_resident(session, account_id, (person.name, person.pinyin) if person is not None else None)
    await tell_changed(session, account_id)


async def list_claims(session: AsyncSession, actor: Actor) -> list[Row]:
    """What waits for a clerk, oldest first, with whom the claimed number belongs to, if anybody."""
    waiting = await session.scalars(
        select(AccountPerson)
        .where(AccountPerson.community_id == actor.community, AccountPerson.state == "asked")
        .order_by(AccountPerson.asked_at, AccountPerson.id)
        .limit(200)
    )
    rows: list[Row] = []
    for binding in waiting:
        said = _said(binding)
        candidate = await session.scalar(
            select(Person.id).where(
                Person.community_id == actor.community, Person.document_index == document_index(said["number"]),
                Person.merged_into_id.is_(None),
            )
        )  # fmt: skip
        rows.append(
            {
                "id": binding.id, "account_id": binding.account_id, "claimed_name": binding.claimed_name,
                "asked_at": binding.asked_at, "candidate_id": candidate, "version": binding.version,
            }
        )  # fmt: skip
    return rows


def _said(binding: AccountPerson) -> dict[str, str]:
    if binding.claimed_box is None:
        return {"name": "", "number": ""}
    said: dict[str, str] = orjson.loads(unseal("account_person", "claimed_box", binding.id, binding.claimed_box))
    return said


async def decide(session: AsyncSession, actor: Actor, binding_id: UUID, form: own_forms.Deciding, version: int) -> None:
    """With the card in hand: yes to one person, or no. What was claimed is dropped. Raises BindingDecided."""
    binding = await get_own(session, actor, AccountPerson, binding_id, locked=True)
    if binding.state != "asked":
        raise BindingDecided
    check_version(binding, version)
    if binding.account_id == actor.account_id:
        raise fault("accepted", "people.own_binding", "自己的绑定要由另一位同事核实")
    if form.accepted:
        if form.person_id is None:
            raise fault("person_id", "people.binding_person", "请选是档案里的哪一个人")
        person = await get_own(session, actor, Person, form.person_id)
        if person.merged_into_id is not None:
            raise NotFound
        binding.person_id = person.id
        await _tie(session, actor.community, binding.account_id, person)
    binding.state = "bound" if form.accepted else "refused"
    binding.claimed_box, binding.decided_at, binding.by_account_id = None, clock.now(), actor.account_id
    audit.record(
        session, actor, "people.binding.decided", about=binding_id, subject_person_id=binding.person_id,
        accepted=form.accepted,
    )  # fmt: skip
    emit(
        session, "people.binding.decided", community=actor.community, about=binding_id, to=[binding.account_id],
        account_id=binding.account_id, state=binding.state,
    )  # fmt: skip
    await session.flush()


async def unbind(session: AsyncSession, actor: Actor) -> None:
    """A resident ends the tie of his own account."""
    binding = await session.scalar(
        select(AccountPerson).where(
            AccountPerson.community_id == actor.community, AccountPerson.account_id == actor.account_id,
            AccountPerson.state == "bound",
        )
    )  # fmt: skip
    if binding is None:
        raise NotFound
    binding.state = "ended"
    await _tie(session, actor.community, actor.account_id, None)
    await session.flush()


async def close_account(session: AsyncSession, actor: Actor) -> None:
    """A resident closes his own account; the tie to his record ends, what he claimed goes. Raises AccountOfWork."""
    ties = update(AccountPerson).where(
        AccountPerson.community_id.in_(actor.communities), AccountPerson.account_id == actor.account_id
    )
    await session.execute(
        ties.where(AccountPerson.state == "bound").values(state="ended"),
        execution_options={"synchronize_session": False},
    )
    await _drop_claims(session, actor, actor.communities)
    await own.close_account(session, actor)


#: What stays when an account closes, each with its reason and term as declared.
_STAYS = ("person", "matter", "matter_step", "matter_evaluation", "consent", "person_look", "session", "audit_entry")


def kept_after_closing() -> list[Row]:
    return [row for row in kept_rows() if row["table"] in _STAYS]


class Claimed(Payload):
    """``person_id``: whose number was claimed, if anybody's."""

    person_id: UUID | None


@on("people.binding.asked")
async def tell_number_on_record(session: AsyncSession, event: Claimed) -> None:
    """The number on record hears that somebody claims it (settled 18); he who claimed sees no difference.

    A second delivery is stopped by the count. Raises CodeUnsent: it is tried again later.
    """
    person = await session.get(Person, (event.community_id, event.person_id)) if event.person_id else None
    phone = phone_of(person) if person is not None else None
    if phone is None or not phone.startswith("+861"):  # no record, no number, or none that takes a message
        return
    try:
        await limits.count(session, _TOLD, phone)
    except TooMany:
        return
    name = await session.scalar(select(Community.name).where(Community.id == event.community_id))
    sender = codes.sender(is_demo=await codes.is_demo_only(session))
    await sender.tell(
        phone.removeprefix("+86"),
        f"有人用您的证件号申请连上您在{name}的档案。是您本人，请带证件到社区核实；不是您，请告诉社区，别把证件号和验证码给别人。",
    )
