"""What rounds and visits set going: a finding becomes an event, a wish a need, a silent door a word to others."""

from __future__ import annotations

from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.locating import locate, place_words
from jiayuan.domains.grid.patrol_models import PatrolCheck, PatrolChecklist, PatrolPoint
from jiayuan.domains.grid.rules import title_of
from jiayuan.domains.grid.schemas import PlaceChoice
from jiayuan.domains.grid.visit_models import Need, Visit
from jiayuan.domains.grid.walking_rules import FOLLOW_UPS, STEPS
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.declaring import post
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.forms import Evidence
from jiayuan.engines.matters.messages import Opens, declare_message, tell
from jiayuan.engines.matters.opening import Opening, Reporter, open_matter
from jiayuan.kernel import files
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.outbox import Payload, on
from jiayuan.people.models import Household
from jiayuan.territory.models import Building, Dwelling, Entrance

#: What follows a visit and is a wish to the community rather than an errand of the worker.
_NEEDS = {"meal": "elder_care"}


#: The visits to this door; on the phone of a worker, the door itself.
MESSAGE = "grid.visit.unanswered"
declare_message(MESSAGE, Opens("/grid/visits?household={id}", "/today/{id}", "/messages"))


class Found(Payload):
    line: str
    category: str | None
    point_id: UUID
    by_account_id: UUID


class Wanted(Payload):
    kind_wanted: str
    household_id: UUID
    by_account_id: UUID


class Unanswered(Payload):
    grid_id: UUID | None
    household_id: UUID
    unanswered: int
    step: str | None


@on("grid.patrol.finding")
async def a_finding_becomes_an_event(session: AsyncSession, event: Found) -> None:
    """One event for each thing amiss at a point; its id comes from its cause, so that a second telling finds it."""
    actor = system_actor(event.community_id)
    check = await get_own(session, actor, PatrolCheck, event.about)
    point = await get_own(session, actor, PatrolPoint, event.point_id)
    checklist = await get_own(session, actor, PatrolChecklist, point.checklist_id)
    asked = next((str(line["title"]) for line in checklist.lines if line["code"] == event.line), "巡查发现问题")
    said = next((str(result.get("words") or "") for result in check.results if result["code"] == event.line), "")
    matter_id = uuid5(event.about, event.line)
    photos = await files.copy(session, event.community_id, [UUID(one) for one in check.files], "matter", matter_id)
    choice = PlaceChoice(entrance_id=point.entrance_id, building_id=point.building_id, text=point.name)
    await open_matter(
        session,
        actor,
        Opening(
            kind=GRID_EVENT.kind,
            id=matter_id,
            title=title_of(said, asked),
            details={"text": f"巡查“{asked}”：{said or '不合格'}", "source": "patrol"},
            channel="mobile",
            place=await locate(session, event.community_id, choice),
            reporter=Reporter(account_id=event.by_account_id),
            category_id=await _category(session, event.community_id, event.category),
            device_at=check.checked_at,
            files=[Evidence(file_id=photos[UUID(one)]) for one in check.files if UUID(one) in photos],
        ),
    )


async def _category(session: AsyncSession, community: int, code: str | None) -> UUID | None:
    """The class that the check-list names, if it is still in use and one of the second level."""
    if code is None:
        return None
    found: UUID | None = await session.scalar(
        select(MatterCategory.id).where(
            MatterCategory.community_id == community,
            MatterCategory.kind == GRID_EVENT.kind,
            MatterCategory.code == code,
            MatterCategory.is_active,
            MatterCategory.parent_id.is_not(None),
        )
    )
    return found


@on("grid.visit.follow_up_wanted")
async def what_follows_a_visit_is_begun(session: AsyncSession, event: Wanted) -> None:
    """A repair becomes an event, a meal a need; doctor, family and window stay errands on the worker's list."""
    if event.kind_wanted != "repair" and event.kind_wanted not in _NEEDS:
        return
    actor = system_actor(event.community_id)
    visit = await get_own(session, actor, Visit, event.about)
    household = await get_own(session, actor, Household, event.household_id)
    made_id, title = uuid5(event.about, event.kind_wanted), FOLLOW_UPS[event.kind_wanted]
    place = await locate(session, event.community_id, PlaceChoice(dwelling_id=household.dwelling_id))
    if event.kind_wanted == "repair":
        opening = Opening(
            kind=GRID_EVENT.kind,
            id=made_id,
            title=f"走访：{title}",
            details={"text": f"走访时要{title}，详见走访记录", "source": "visit"},
            channel="mobile",
            place=place,
            reporter=Reporter(account_id=event.by_account_id),
            device_at=visit.arrived_at,
        )
        await open_matter(session, actor, opening)
    elif await session.get(Need, (event.community_id, made_id)) is None:
        session.add(
            Need(
                community_id=event.community_id, id=made_id, topic=_NEEDS[event.kind_wanted],
                words=f"走访时要{title}", group_concerned=None, grid_id=place.grid_id, building_id=place.building_id,
                entrance_id=place.entrance_id, place_text=place.text, visit_id=visit.id,
                by_account_id=event.by_account_id, at=visit.arrived_at, device_at=None, received_at=event.at,
            )
        )  # fmt: skip
        await session.flush()


@on("grid.visit.unanswered")
async def a_silent_door_is_told(session: AsyncSession, event: Unanswered) -> None:
    """The clerk, the committee and the deputy of the grid hear of it the same day (CA-18): a door, no name."""
    door = (
        await session.execute(
            select(Building.number, Entrance.number, Dwelling.door)
            .select_from(Household)
            .join(Dwelling, (Dwelling.community_id == Household.community_id) & (Dwelling.id == Household.dwelling_id))
            .join(Entrance, (Entrance.community_id == Dwelling.community_id) & (Entrance.id == Dwelling.entrance_id))
            .join(Building, (Building.community_id == Dwelling.community_id) & (Building.id == Dwelling.building_id))
            .where(Household.community_id == event.community_id, Household.id == event.household_id)
        )
    ).one_or_none()
    if door is None:
        return
    title = f"{place_words(*door)}走访{event.unanswered}次没人应"
    body = STEPS.get(event.step or "", "")
    holders = [post("event_clerk"), post("joint_committee")]
    if event.grid_id is not None:
        holders.append(post("grid_deputy", event.grid_id))
    for holder in holders:
        tell(session, event.community_id, holder, MESSAGE, title, body, about_id=event.household_id)
