"""A matter begins: checked, numbered, with its first step, task and clock, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import Date, Integer, String, Uuid, bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters import clocks, declaring, moving
from jiayuan.engines.matters.categories import Category, category_of, is_urgent
from jiayuan.engines.matters.declaring import Workflow
from jiayuan.engines.matters.forms import Evidence
from jiayuan.engines.matters.models import Matter, MatterCounter, MatterStep
from jiayuan.engines.matters.moving import Course
from jiayuan.engines.matters.problems import IdTaken, UnknownCategory, UnknownKind
from jiayuan.engines.matters.reducing import begin, table_of
from jiayuan.kernel import clock, crypto, outbox
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.clock import day_of
from jiayuan.kernel.ending import append
from jiayuan.kernel.ids import readable_code, uuid7
from jiayuan.kernel.problems import FieldFault, Invalid
from jiayuan.kernel.reading import Query
from jiayuan.kernel.refusing import faults_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is. The grid is the one of the building on the day; who opens the matter has looked it up."""

    building_id: UUID | None = None
    entrance_id: UUID | None = None
    dwelling_id: UUID | None = None
    grid_id: UUID | None = None
    text: str = ""
    longitude: float | None = None
    latitude: float | None = None


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who brought it: an account, or a guest by the phone he proved to hold."""

    account_id: UUID | None = None
    guest_phone: str | None = None
    may_call: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A matter as it is brought. ``id`` may come from an offline phone: a second send finds the first."""

    kind: str
    title: str
    details: dict[str, object]
    channel: str
    place: Place = Place()
    reporter: Reporter = Reporter()
    category_id: UUID | None = None
    id: UUID | None = None
    device_at: datetime | None = None
    note: str = ""
    files: Sequence[Evidence] = ()
    is_urgent: bool = False
    person_id: UUID | None = None
    about_unit_id: UUID | None = None
    about_account_id: UUID | None = None
    predecessor: Matter | None = None
    state: str | None = None
    flags: tuple[str, ...] = ()
    round: int = 1
    root_id: UUID | None = None


async def open_matter(session: AsyncSession, actor: Actor, opening: Opening) -> Matter:
    """Receive a matter: number, progress code, first step, first task. The caller has judged the permission.

    Raises UnknownKind, UnknownCategory, Invalid, IdTaken.
    """
    workflow = declaring.latest(opening.kind)
    if workflow is None:
        raise UnknownKind
    with session.no_autoflush:
        return await _open(session, actor, workflow, opening)


async def _open(session: AsyncSession, actor: Actor, workflow: Workflow, opening: Opening) -> Matter:
    if opening.id is not None and await _KNOWN.within(session, community=actor.community, matter_id=opening.id):
        known = await session.get_one(Matter, (actor.community, opening.id))
        if known.opened_by_account_id not in (actor.account_id, None) or known.kind != opening.kind:
            raise IdTaken
        return known
    category = await _category(session, actor, opening)
    received_at = clock.now()
    at = clocks.moment_of_act(opening.device_at, received_at, None)
    matter = Matter(
        community_id=actor.community, id=opening.id or uuid7(), kind=workflow.kind, workflow_version=workflow.version,
        progress_code=readable_code(), title=opening.title, state=opening.state or workflow.initial,
        flags=sorted(opening.flags), details=_valid_details(workflow, opening.details), category_id=opening.category_id,
        is_urgent=is_urgent(category, said=opening.is_urgent), channel=opening.channel,
        building_id=opening.place.building_id, entrance_id=opening.place.entrance_id,
        dwelling_id=opening.place.dwelling_id, grid_id=opening.place.grid_id, place_text=opening.place.text,
        longitude=opening.place.longitude, latitude=opening.place.latitude, person_id=opening.person_id,
        about_unit_id=opening.about_unit_id, about_account_id=opening.about_account_id,
        reporter_account_id=opening.reporter.account_id, may_call=opening.reporter.may_call,
        opened_by_account_id=_account(actor), opened_at=at, received_at=received_at, state_at=received_at,
        registered_at=received_at if opening.state in _registered(workflow) else None,
        clock=None, clocks={}, steps=1, round=opening.round, root_id=opening.root_id,
        parent_id=opening.predecessor.id if opening.predecessor is not None else None,
        folded=dict(begin(table_of(workflow), opening.flags, opening.state)),
    )  # fmt: skip
    _keep_guest_phone(matter, opening)
    step_id = uuid7()
    append(
        session, MatterStep, community_id=actor.community, id=step_id, matter_id=matter.id, number=1, action="open",
        from_state=None, to_state=matter.state, undoes_id=None, before=None, actor_account_id=actor.account_id,
        actor_name=actor.name, actor_role=actor.role, never_by=[], at=at, received_at=received_at,
        device_at=opening.device_at, is_public=True, note=opening.note,
        data={"device_gap": True} if clocks.is_gap(opening.device_at, received_at) else {},
        files=[entry.model_dump(mode="json") for entry in opening.files],
    )  # fmt: skip
    course = Course(
        session, actor, workflow, matter, await clocks.house_of(session, actor.community), category, [], step_id,
        received_at, f"{workflow.kind}.opened", apart=await moving.kept_apart(session, matter),
    )  # fmt: skip
    await moving.enter(course, matter.state, None)
    session.add(matter)
    # as late as possible: the counter's row stays locked until the commit
    matter.number = await _next_number(session, workflow, actor.community, received_at)
    outbox.emit(
        session, course.event, community=actor.community, about=matter.id,
        to=[account for account in (matter.reporter_account_id,) if account is not None],
        matter_id=matter.id, state=matter.state, category_id=matter.category_id, grid_id=matter.grid_id,
        round=matter.round, channel=matter.channel, reporter_id=matter.reporter_account_id,
    )  # fmt: skip
    await session.flush()
    return matter


async def _category(session: AsyncSession, actor: Actor, opening: Opening) -> Category | None:
    if opening.category_id is None:
        return None
    category = await category_of(session, actor.community, opening.category_id)
    if category is None or category.kind != opening.kind or (not category.is_active and opening.predecessor is None):
        raise UnknownCategory
    return category


def _registered(workflow: Workflow) -> set[str | None]:
    """The states of what was taken on: a follow-up that begins in one needs no second registration."""
    return {action.target for action in workflow.actions if action.marks == "registered"}


def _valid_details(workflow: Workflow, details: dict[str, object]) -> dict[str, object]:
    try:
        return workflow.details.model_validate(details).model_dump(mode="json")
    except ValidationError as reason:
        raise invalid(reason, "details") from None


def invalid(reason: ValidationError, *place: str) -> Invalid:
    """A model's refusal as a problem with its fields."""
    return Invalid(
        found=tuple(
            FieldFault(name=".".join(filter(None, (*place, one.name))), code=one.code, message=one.message)
            for one in faults_of(reason.errors(include_url=False, include_input=False))
        )
    )


def _account(actor: Actor) -> UUID | None:
    return actor.account_id if actor.account_id.int else None


def _keep_guest_phone(matter: Matter, opening: Opening) -> None:
    phone = opening.reporter.guest_phone
    if phone is not None:
        matter.guest_phone_box = crypto.seal("matter", "guest_phone_box", matter.id, phone)
        matter.guest_phone_index = crypto.blind_index("phone", phone)


_KNOWN = Query(
    select(Matter.id).where(
        Matter.community_id == bindparam("community", type_=Integer), Matter.id == bindparam("matter_id", type_=Uuid)
    )
)
_COUNT = Query(
    insert(MatterCounter)
    .values(
        community_id=bindparam("community", type_=Integer), id=bindparam("its_id", type_=Uuid),
        kind=bindparam("its_kind", type_=String), day=bindparam("today", type_=Date), last=1,
    )
    .on_conflict_do_update(constraint="matter_counter_once_a_day", set_={"last": MatterCounter.last + 1})
    .returning(MatterCounter.last)
)  # fmt: skip


async def _next_number(session: AsyncSession, workflow: Workflow, community: int, at: datetime) -> str:
    day = day_of(at)
    (counted,) = await _COUNT.within(session, community=community, its_id=uuid7(), its_kind=workflow.kind, today=day)
    return f"{workflow.number}-{day:%Y%m%d}-{counted['last']:04d}"
