"""Changing places: estates, buildings in bulk, entrances, dwellings, grids, and which building is in which grid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import Database, get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.jobs import communities, every
from jiayuan.kernel.models import Community
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import NotFound, fault
from jiayuan.kernel.writing import check_version
from jiayuan.territory import forms, rules
from jiayuan.territory.models import Building, BuildingGrid, Dwelling, Entrance, Estate, Grid
from jiayuan.territory.problems import EstateStateSkipped, GridClosed, GridHasBuildings, GridSerialsSpent
from jiayuan.territory.putting_up import by_count, dwelling_rows, entrance_row, put_up

declare_event("territory.building.moved", "楼栋调整网格")
declare_event("territory.grid.made", "启用网格")
declare_event("territory.grid.retired", "撤销网格")

_ORDER = tuple(rules.ESTATE_STATES)


async def make_estate(session: AsyncSession, actor: Actor, form: forms.NewEstate) -> UUID:
    """A new estate in the state it has reached."""
    estate = Estate(
        community_id=actor.community, id=uuid7(), **form.model_dump(exclude={"state", "since_on"}), state=form.state
    )
    since = form.since_on or clock.today()
    if form.state in ("handed_over", "occupied"):
        estate.handed_over_on = since
    if form.state == "occupied":
        estate.occupied_on = since
    session.add(estate)
    await session.flush()
    return estate.id


async def change_estate(
    session: AsyncSession, actor: Actor, estate_id: UUID, form: forms.EstateForm, version: int
) -> None:
    estate = await get_own(session, actor, Estate, estate_id)
    check_version(estate, version)
    for name, value in form.model_dump().items():
        setattr(estate, name, value)
    await session.flush()


async def advance_estate(
    session: AsyncSession, actor: Actor, estate_id: UUID, form: forms.EstateStep, version: int
) -> None:
    """One state further: planned, under construction, handed over, occupied (R025). Raises EstateStateSkipped."""
    estate = await get_own(session, actor, Estate, estate_id, locked=True)
    check_version(estate, version)
    if _ORDER.index(form.state) != _ORDER.index(estate.state) + 1:
        raise EstateStateSkipped
    estate.state = form.state
    setattr(estate, {"under_construction": "construction_on"}.get(form.state, f"{form.state}_on"), form.on)
    if form.state == "handed_over":
        emit(session, "territory.estate.handed_over", community=actor.community, about=estate.id)
    await session.flush()


async def make_buildings(session: AsyncSession, actor: Actor, form: forms.NewBuildings) -> list[UUID]:
    """Buildings that are all alike, with all their entrances and dwellings."""
    await get_own(session, actor, Estate, form.estate_id)
    made = (await put_up(session, actor.community, form.estate_id, by_count(form))).ids
    if form.grid_id is not None:
        since = form.from_on or clock.today()
        await move_buildings(
            session, actor, forms.Moving(building_ids=made, grid_id=form.grid_id, from_on=since, reason=None)
        )
    return made


async def make_building(session: AsyncSession, actor: Actor, estate_id: UUID, form: forms.BuildingForm) -> UUID:
    """One building without entrances."""
    await get_own(session, actor, Estate, estate_id)
    building = Building(
        community_id=actor.community, id=uuid7(), estate_id=estate_id,
        position=rules.position_of(form.number), **form.model_dump(),
    )  # fmt: skip
    session.add(building)
    await session.flush()
    return building.id


async def change_building(
    session: AsyncSession, actor: Actor, building_id: UUID, form: forms.BuildingForm, version: int
) -> None:
    building = await get_own(session, actor, Building, building_id)
    check_version(building, version)
    for name, value in form.model_dump().items():
        setattr(building, name, value)
    building.position = rules.position_of(form.number)
    await session.flush()


async def make_entrance(session: AsyncSession, actor: Actor, building_id: UUID, number: str, doors: int) -> UUID:
    """One more entrance with a door at each place of each floor; its poster's code is made with it."""
    building = await get_own(session, actor, Building, building_id)
    entrance_id, own = uuid7(), {"community_id": actor.community}
    await session.execute(insert(Entrance), [own | entrance_row(entrance_id, building_id, number, doors)])
    await session.execute(
        insert(Dwelling), [own | row for row in dwelling_rows(building_id, entrance_id, 1, building.floors, doors)]
    )
    return entrance_id


async def change_entrance(
    session: AsyncSession, actor: Actor, entrance_id: UUID, form: forms.EntranceForm, version: int
) -> None:
    """Change what is named; the rest stays. Raises NotFound, Stale."""
    entrance = await get_own(session, actor, Entrance, entrance_id)
    check_version(entrance, version)
    for name, value in form.model_dump(exclude_unset=True).items():
        setattr(entrance, name, value)
    await session.flush()


async def make_dwelling(session: AsyncSession, actor: Actor, entrance_id: UUID, form: forms.NewDwelling) -> UUID:
    entrance = await get_own(session, actor, Entrance, entrance_id)
    dwelling = Dwelling(
        community_id=actor.community, id=uuid7(), entrance_id=entrance_id, building_id=entrance.building_id,
        **form.model_dump(),
    )  # fmt: skip
    session.add(dwelling)
    await session.flush()
    return dwelling.id


async def change_dwelling(
    session: AsyncSession, actor: Actor, dwelling_id: UUID, form: forms.DwellingForm, version: int
) -> None:
    dwelling = await get_own(session, actor, Dwelling, dwelling_id)
    check_version(dwelling, version)
    for name, value in form.model_dump().items():
        setattr(dwelling, name, value)
    await session.flush()


async def make_grid(session: AsyncSession, actor: Actor, form: forms.NewGrid) -> UUID:
    """A new grid with the next serial that was never used (GR-04). Raises GridSerialsSpent, GridSerialTaken."""
    code = await session.scalar(select(Community.code).where(Community.id == actor.community))
    if code is None:
        raise NotFound
    _size_has_a_reason(form)
    serial = form.serial
    if serial is None:
        used = await session.scalars(select(Grid.serial).where(Grid.community_id == actor.community))
        serial = rules.next_serial(set(used))
    if serial is None:
        raise GridSerialsSpent
    grid = Grid(
        community_id=actor.community, id=uuid7(), code=rules.grid_code(code, serial), serial=serial,
        from_on=form.from_on or clock.today(), **form.model_dump(exclude={"serial", "from_on"}),
    )  # fmt: skip
    _measure(grid)
    session.add(grid)
    emit(session, "territory.grid.made", community=actor.community, about=grid.id)
    await session.flush()
    return grid.id


async def change_grid(session: AsyncSession, actor: Actor, grid_id: UUID, form: forms.GridForm, version: int) -> None:
    grid = await get_own(session, actor, Grid, grid_id)
    check_version(grid, version)
    _size_has_a_reason(form)
    for name, value in form.model_dump().items():
        setattr(grid, name, value)
    _measure(grid)
    await session.flush()


def _size_has_a_reason(form: forms.WithOwnSize) -> None:
    if (form.own_area_km2 is None) != (form.own_area_reason is None):
        raise fault("own_area_reason", "territory.size_without_reason", "另行核定面积要写明依据")


def _measure(grid: Grid) -> None:
    if grid.boundary is None:
        grid.area_km2 = grid.centre_lon = grid.centre_lat = None
        return
    grid.area_km2 = round(rules.area_km2(grid.boundary), 4)
    grid.centre_lon, grid.centre_lat = rules.centre(grid.boundary)


async def retire_grid(session: AsyncSession, actor: Actor, grid_id: UUID, until: date, version: int) -> None:
    """End a grid that has no building any more; its code is never used again. Raises GridHasBuildings."""
    grid = await get_own(session, actor, Grid, grid_id, locked=True)
    check_version(grid, version)
    left = await session.scalar(
        select(func.count()).where(
            BuildingGrid.community_id == actor.community, BuildingGrid.grid_id == grid_id,
            or_(BuildingGrid.until_on.is_(None), BuildingGrid.until_on > until),
        )
    )  # fmt: skip
    if left:
        raise GridHasBuildings(buildings=left)
    grid.until_on = until
    emit(session, "territory.grid.retired", community=actor.community, about=grid_id)
    await session.flush()


async def move_buildings(session: AsyncSession, actor: Actor, form: forms.Moving) -> None:
    """Let buildings belong to a grid from a day on; what was before stays in their history.

    A move of today or of a day to come is put right by another one of the same day, the old grid included. The
    exclusion constraint has the last word on two grids at once (InAnotherGrid). Each move is told, so that open
    matters and due visits of these doors go to the new grid's workers. Raises GridClosed, NotFound.
    """
    grid = await get_own(session, actor, Grid, form.grid_id)
    if grid.from_on > form.from_on or (grid.until_on is not None and grid.until_on <= form.from_on):
        raise GridClosed
    wanted = sorted(set(form.building_ids))
    found = list(
        await session.scalars(
            select(Building)
            .where(Building.community_id == actor.community, Building.id.in_(wanted))
            .order_by(Building.id)
            .with_for_update()
        )
    )
    if len(found) != len(wanted):
        raise NotFound
    if form.from_on >= clock.today():
        await _take_back(session, actor, wanted, form)
    earlier = await _end_memberships(session, actor, wanted, form.from_on, form.grid_id)
    entering = [building_id for building_id in wanted if earlier.get(building_id) != form.grid_id]
    fresh = [
        {
            "community_id": actor.community, "id": uuid7(), "building_id": building_id, "grid_id": form.grid_id,
            "from_on": form.from_on, "reason": form.reason, "by_account_id": actor.account_id, "at": clock.now(),
        }
        for building_id in entering
    ]  # fmt: skip
    if fresh:
        await session.execute(insert(BuildingGrid), fresh)
    if form.from_on <= clock.today():
        await settle_memberships(session, actor.community, wanted)


async def _take_back(session: AsyncSession, actor: Actor, building_ids: Sequence[UUID], form: forms.Moving) -> None:
    """What was to begin on that very day in another grid has not held for a day: what was before goes on."""
    there = (BuildingGrid.community_id == actor.community, BuildingGrid.building_id.in_(building_ids))
    gone = await session.scalars(
        delete(BuildingGrid)
        .where(*there, BuildingGrid.from_on == form.from_on, BuildingGrid.grid_id != form.grid_id)
        .returning(BuildingGrid.building_id)
        .execution_options(synchronize_session=False)
    )
    for building_id in gone.all():
        audit.record(session, actor, "territory.building.move_taken_back", about=building_id)
        await session.execute(
            update(BuildingGrid)
            .where(*there, BuildingGrid.building_id == building_id, BuildingGrid.until_on == form.from_on)
            .values(until_on=None)
            .execution_options(synchronize_session=False)
        )


async def _end_memberships(
    session: AsyncSession, actor: Actor, building_ids: Sequence[UUID], on: date, grid_id: UUID
) -> dict[UUID, UUID]:
    """End what is open on that day, except where it is the same grid; answers which grid each building was in."""
    open_then = (
        select(BuildingGrid.building_id, BuildingGrid.grid_id)
        .where(BuildingGrid.community_id == actor.community, BuildingGrid.building_id.in_(building_ids))
        .where(BuildingGrid.from_on < on, or_(BuildingGrid.until_on.is_(None), BuildingGrid.until_on > on))
    )
    earlier = {row.building_id: row.grid_id for row in await session.execute(open_then)}
    await session.execute(
        update(BuildingGrid)
        .where(BuildingGrid.community_id == actor.community, BuildingGrid.building_id.in_(building_ids))
        .where(BuildingGrid.from_on < on, BuildingGrid.until_on.is_(None), BuildingGrid.grid_id != grid_id)
        .values(until_on=on)
    )
    return earlier


async def settle_memberships(
    session: AsyncSession, community: int, building_ids: Sequence[UUID] | None = None
) -> list[UUID]:
    """Let ``building.grid_id`` say what holds today; residents follow by trigger. Answers what moved, and tells it."""
    today = clock.today()
    holds = (
        select(BuildingGrid.grid_id)
        .where(BuildingGrid.community_id == Building.community_id, BuildingGrid.building_id == Building.id)
        .where(BuildingGrid.from_on <= today)
        .where(or_(BuildingGrid.until_on.is_(None), BuildingGrid.until_on > today))
        .scalar_subquery()
    )
    behind = select(Building.id, Building.grid_id, holds.label("now")).where(
        Building.community_id == community, Building.grid_id.is_distinct_from(holds)
    )
    if building_ids is not None:
        behind = behind.where(Building.id.in_(building_ids))
    moved = (await session.execute(behind.with_for_update(of=Building))).all()
    for row in moved:
        await session.execute(
            update(Building)
            .where(Building.community_id == community, Building.id == row.id)
            .values(grid_id=row.now)
            .execution_options(synchronize_session=False)
        )
        emit(
            session, "territory.building.moved", community=community, about=row.id,
            building_id=row.id, from_grid_id=row.grid_id, to_grid_id=row.now, on=today,
        )  # fmt: skip
    return [row.id for row in moved]


@every(seconds=3600, name="territory.settle_memberships")
async def settle_all(database: Database) -> None:
    """A move with a date ahead takes effect when that day comes."""
    for community in await communities(database):
        async with database.transaction(f"{{{community}}}") as session:
            await settle_memberships(session, community)
