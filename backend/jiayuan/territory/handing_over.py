"""An estate handed over by one sheet of its buildings: all of it or nothing, and taken back while nobody uses it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock, files
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.models import Root
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import NotFound, fault
from jiayuan.kernel.sheets import SheetRefused
from jiayuan.kernel.uploads import SheetUnread
from jiayuan.kernel.writing import check_version
from jiayuan.territory import forms
from jiayuan.territory.building_sheet import read_buildings
from jiayuan.territory.duty_models import Responsible
from jiayuan.territory.models import Building, BuildingGrid, Dwelling, Entrance, Estate, EstateHandover
from jiayuan.territory.problems import HandoverOver, HandoverUndone, HandoverUsed, SheetFaulty
from jiayuan.territory.putting_up import put_up

declare_event("territory.estate.handed_over", "小区交付")
declare_event("territory.handover.undone", "撤销小区交付")

UNDO_FOR = timedelta(days=30)
#: Go with their buildings.
_PARTS = {"building", "entrance", "dwelling", "building_grid"}


@files.may_see("territory.handover")
async def _may_see(_session: AsyncSession, actor: Actor, _handover_id: UUID) -> bool:
    return actor.may("territory.building.edit")


async def hand_over(session: AsyncSession, actor: Actor, estate_id: UUID, form: forms.NewHandover) -> UUID:
    """Put up every building of the sheet and let the estate be handed over that day (R025).

    An estate that was handed over before gets further buildings and keeps its state.
    Raises SheetFaulty with every fault at its cell (nothing is written then), SheetUnread, NotFound.
    """
    estate = await get_own(session, actor, Estate, estate_id, locked=True)
    if form.on > clock.today():
        raise fault("on", "territory.handed_over_ahead", "交付日期不能在今天之后")
    handover = EstateHandover(
        community_id=actor.community, id=uuid7(), estate_id=estate_id, state_before=estate.state, at=clock.now(),
        buildings=0, entrances=0, dwellings=0, by_account_id=actor.account_id, by_name=actor.name,
        **form.model_dump(),
    )  # fmt: skip
    await files.attach(session, actor, [form.file_id], "territory.handover", handover.id)
    file = await session.get(files.StoredFile, (actor.community, form.file_id))
    if file is None:
        raise NotFound
    numbers = select(Building.number).where(Building.community_id == actor.community, Building.estate_id == estate_id)
    taken = set(await session.scalars(numbers))
    try:
        sheet = await asyncio.to_thread(read_buildings, files.store().path(file.sha256.hex()), taken)
    except SheetRefused as refused:
        raise SheetUnread(reason=refused.code, sentence_of_reader=refused.message) from refused
    dwellings = sum(one.dwellings() for one in sheet.buildings)
    if dwellings > forms.MOST_DWELLINGS:
        raise fault("file_id", "territory.too_many_dwellings", f"一张表最多{forms.MOST_DWELLINGS}户，请分几张表")
    if sheet.faults:
        raise SheetFaulty(faults_at=sheet.faults)
    handover.buildings = len(sheet.buildings)
    handover.entrances, handover.dwellings = sum(one.entrances for one in sheet.buildings), dwellings
    session.add(handover)
    if estate.state in ("planned", "under_construction"):
        estate.state, estate.handed_over_on = "handed_over", form.on
        emit(session, "territory.estate.handed_over", community=actor.community, about=estate_id)
    await session.flush()
    await put_up(session, actor.community, estate_id, sheet.buildings, handover.id)
    audit.record(session, actor, "territory.estate.handed_over", about=handover.id, buildings=handover.buildings)
    return handover.id


async def undo(session: AsyncSession, actor: Actor, handover_id: UUID, version: int) -> None:
    """Take all buildings of the sheet away again, their grids with them, and give the estate its state back.

    Raises HandoverUndone, HandoverOver after 30 days, HandoverUsed when somebody lives there or a matter is there.
    """
    handover = await get_own(session, actor, EstateHandover, handover_id, locked=True)
    if handover.undone_at is not None:
        raise HandoverUndone
    check_version(handover, version)
    if clock.now() > handover.at + UNDO_FOR:
        raise HandoverOver
    given = {"community": actor.community, "handover": handover_id}
    uses = [comment for comment, used in _uses() if await session.scalar(text(used), given)]
    estate = await get_own(session, actor, Estate, handover.estate_id, locked=True)
    if handover.state_before in ("planned", "under_construction"):
        others = select(Building.id).where(
            Building.community_id == actor.community, Building.estate_id == estate.id,
            Building.handover_id.is_distinct_from(handover_id),
        )  # fmt: skip
        if estate.state == "occupied" or await session.scalar(others.limit(1)) is not None:
            uses.append("小区已入住或又建了别的楼")
        else:
            estate.state, estate.handed_over_on = handover.state_before, None
    if uses:
        raise HandoverUsed(uses="、".join(dict.fromkeys(uses)))
    await _take_away(session, actor.community, handover_id)
    handover.undone_at = clock.now()
    audit.record(session, actor, "territory.handover.undone", about=handover_id, buildings=handover.buildings)
    emit(session, "territory.handover.undone", community=actor.community, about=estate.id)
    await session.flush()


def _uses() -> Iterator[tuple[str, str]]:
    """For every table that points to a building, an entrance or a dwelling: its title, and whether it holds one."""
    of = {
        "building": "select b.id from building b where b.community_id = :community and b.handover_id = :handover",
        "entrance": """select e.id from entrance e join building b using (community_id)
            where community_id = :community and e.building_id = b.id and b.handover_id = :handover""",
        "dwelling": """select d.id from dwelling d join building b using (community_id)
            where community_id = :community and d.building_id = b.id and b.handover_id = :handover""",
    }
    for table in Root.metadata.sorted_tables:
        if table.name in _PARTS:
            continue
        for column in table.columns:
            rows = of.get(column.info.get("key_to", ""))
            if rows is not None:
                yield (
                    str(table.comment),
                    f"""select exists (select from {table.name} o where o.community_id = :community
                        and o.{column.name} in ({rows}))""",
                )


async def _take_away(session: AsyncSession, community: int, handover_id: UUID) -> None:
    buildings = select(Building.id).where(Building.community_id == community, Building.handover_id == handover_id)
    entrances = select(Entrance.id).where(Entrance.community_id == community, Entrance.building_id.in_(buildings))
    for statement in (
        delete(Responsible).where(Responsible.community_id == community, Responsible.place_id.in_(entrances)),
        delete(Responsible).where(Responsible.community_id == community, Responsible.place_id.in_(buildings)),
        delete(Dwelling).where(Dwelling.community_id == community, Dwelling.building_id.in_(buildings)),
        delete(Entrance).where(Entrance.community_id == community, Entrance.building_id.in_(buildings)),
        delete(BuildingGrid).where(BuildingGrid.community_id == community, BuildingGrid.building_id.in_(buildings)),
        delete(Building).where(Building.community_id == community, Building.handover_id == handover_id),
    ):
        await session.execute(statement.execution_options(synchronize_session=False))
