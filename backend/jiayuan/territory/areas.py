"""The tree of areas: 665,276 rows by COPY; names change, villages become communities, old codes still count."""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import psycopg
from sqlalchemy import insert, literal, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.models import Community
from jiayuan.kernel.problems import NotFound, Stale, fault
from jiayuan.kernel.writing import check_version, version_of
from jiayuan.territory import forms, rules
from jiayuan.territory.models import (
    Area,
    AreaFormerName,
    AreaSuccession,
    CommunityHost,
    CommunityProfile,
    ConversionStep,
)

#: 遵义市 with its province: enough for the reference community.
SEED = Path(__file__).parent / "data" / "divisions-zunyi.csv"


class DivisionsRefused(RuntimeError):
    """The file is no list of divisions; nothing of it is taken."""


def import_divisions(url: str, path: Path = SEED) -> int:
    """Load ``code,name,parent,level`` (.csv or .csv.xz) by COPY and one merge; answers how many areas there are now.

    ``url`` is the owner's. An area whose name differs keeps the old one findable. Loading again changes nothing.
    Raises DivisionsRefused.
    """
    try:
        return _load(url, path)
    except (KeyError, UnicodeDecodeError, csv.Error, lzma.LZMAError, EOFError):
        raise DivisionsRefused(f"{path} 不是区划文件：要 .csv 或 .csv.xz，第一行是 code,name,parent,level") from None
    except (psycopg.IntegrityError, psycopg.DataError) as refused:
        raise DivisionsRefused(
            f"{path} 里的区划对不上：{refused.diag.message_detail or refused.diag.message_primary}"
        ) from None


def _load(url: str, path: Path) -> int:
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("create temp table staged (code text, name text, parent_code text, level text) on commit drop")
        with cursor.copy("copy staged from stdin") as copy:
            for row in _read(path):
                copy.write_row(row)
        cursor.execute(
            """insert into area_former_name (area_code, name)
               select a.code, a.name from area a join staged s using (code) where s.name <> a.name
               on conflict do nothing"""
        )
        for level in rules.LEVELS:
            cursor.execute(
                """insert into area (code, name, level, parent_code)
                   select code, name, level, parent_code from staged where level = %s
                   on conflict (code) do update set name = excluded.name where area.name <> excluded.name""",
                (level,),
            )
        cursor.execute("select count(*) from area")
        found = cursor.fetchone()
        return int(found[0]) if found else 0


def _read(path: Path) -> Iterator[tuple[str, str, str | None, str]]:
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["code"], row["name"], row["parent"] or None, row["level"]


_OVERWRITTEN = ("name", "until_on", "boundary", "own_area_km2", "own_area_reason")


def area_version(
    *, name: str, until_on: date | None, boundary: object, own_area_km2: float | None, own_area_reason: str | None,
    **_: object,
) -> int:  # fmt: skip
    """What a change of an area is made against: all that it may overwrite."""
    outline = json.dumps(boundary, sort_keys=True)
    return version_of(name, until_on, outline, None if own_area_km2 is None else float(own_area_km2), own_area_reason)


async def change_area(session: AsyncSession, actor: Actor, code: str, form: forms.AreaForm, version: int) -> None:
    """Rename, end, outline or measure an area. A set size needs its reason (R011). Raises NotFound, Stale, Invalid."""
    area = await session.get(Area, code, with_for_update=True)
    if area is None:
        raise NotFound
    if area_version(**{name: getattr(area, name) for name in _OVERWRITTEN}) != version:
        raise Stale
    if (form.own_area_km2 is None) != (form.own_area_reason is None):
        raise fault("own_area_reason", "territory.size_without_reason", "另行核定面积要写明依据")
    if form.name is not None and form.name != area.name:
        former = {"area_code": code, "name": area.name, "until_on": clock.today()}
        await session.execute(upsert(AreaFormerName).values(former).on_conflict_do_nothing())
        area.name = form.name
    if form.boundary is not None:
        area.boundary, area.area_km2 = form.boundary, round(rules.area_km2(form.boundary), 4)
        area.centre_lon, area.centre_lat = rules.centre(form.boundary)
    area.until_on = form.until_on or area.until_on
    if "own_area_km2" in form.model_fields_set:
        area.own_area_km2, area.own_area_reason = form.own_area_km2, form.own_area_reason
    await session.flush()


async def link_predecessor(session: AsyncSession, actor: Actor, code: str, form: forms.SuccessionForm) -> None:
    """Say which area this one came from and since when; the predecessor ends that day (R273)."""
    known = set(await session.scalars(select(Area.code).where(Area.code.in_([code, form.predecessor_code]))))
    if not {code, form.predecessor_code} <= known:
        raise NotFound
    if code == form.predecessor_code or code in await line_of_codes(session, form.predecessor_code):
        raise fault("predecessor_code", "territory.area_follows_itself", "前身不能是它自己，也不能是由它变来的")
    values = {"area_code": code, "predecessor_code": form.predecessor_code, "changed_on": form.changed_on}
    await session.execute(upsert(AreaSuccession).values(values).on_conflict_do_nothing())
    await session.execute(update(Area).where(Area.code == form.predecessor_code).values(until_on=form.changed_on))


async def line_of_codes(session: AsyncSession, code: str) -> set[str]:
    """A code and all those that it came from: records made under any of them count under it (R273)."""
    line = select(literal(code).label("code")).cte("line", recursive=True)
    line = line.union(select(AreaSuccession.predecessor_code).join(line, AreaSuccession.area_code == line.c.code))
    return set(await session.scalars(select(line.c.code)))


async def ensure_profile(session: AsyncSession, community: int) -> CommunityProfile:
    """The community's profile; made with the first look at it."""
    values = {"community_id": community, "id": uuid7(), "kind": "mixed", "version": 1}
    await session.execute(
        upsert(CommunityProfile).values(values).on_conflict_do_nothing(index_elements=["community_id"])
    )
    found = await session.scalar(
        select(CommunityProfile).where(CommunityProfile.community_id == community).with_for_update()
    )
    if found is None:
        raise NotFound
    return found


async def change_profile(session: AsyncSession, actor: Actor, form: forms.ProfileForm, version: int) -> None:
    """Kind, line and address; 村改居 brings its checklist of eight lines (R273), which stays when the kind changes."""
    profile = await ensure_profile(session, actor.community)
    check_version(profile, version)
    host_before = profile.host_unit_id
    for name in form.model_fields_set:
        if name != "kind" or form.kind is not None:
            setattr(profile, name, getattr(form, name))
    if profile.kind != "work_unit":
        profile.host_unit_id = None
    if profile.host_unit_id != host_before:
        await _hand_on(session, actor.community, profile.host_unit_id)
    if profile.kind == "converted_village":
        steps = [
            {"community_id": actor.community, "id": uuid7(), "step": step, "version": 1}
            for step in rules.CONVERSION_STEPS
        ]
        await session.execute(upsert(ConversionStep).values(steps).on_conflict_do_nothing())
    code = await session.scalar(select(Community.code).where(Community.id == actor.community))
    await session.execute(update(Area).where(Area.code == code).values(kind=profile.kind))
    await session.flush()


async def _hand_on(session: AsyncSession, community: int, host_unit_id: UUID | None) -> None:
    """The host of today ends today; another begins. All that was recorded under it stays the community's (R188)."""
    today = clock.today()
    await session.execute(
        update(CommunityHost)
        .where(CommunityHost.community_id == community, CommunityHost.until_on.is_(None))
        .values(until_on=today)
    )
    if host_unit_id is not None:
        session.add(CommunityHost(community_id=community, id=uuid7(), unit_id=host_unit_id, from_on=today))


async def change_conversion_step(
    session: AsyncSession, actor: Actor, step: str, form: forms.ConversionForm, version: int
) -> None:
    """Owner and dates of one line of the checklist. A done line names who saw to it."""
    found = await session.scalar(
        select(ConversionStep).where(ConversionStep.community_id == actor.community, ConversionStep.step == step)
    )
    if found is None:
        raise NotFound
    check_version(found, version)
    if form.done_on is not None and form.owner_name is None:
        raise fault("owner_name", "territory.conversion_without_owner", "办完的事项要写明责任人")
    for name, value in form.model_dump().items():
        setattr(found, name, value)
    await session.flush()


async def add_area(session: AsyncSession, actor: Actor, code: str, form: forms.NewArea) -> None:
    """An area that is in no published list, e.g. a village that has ended. Raises AreaCodeTaken, NotFound."""
    parent = code[:9] if len(code) == 12 else code[:6]
    if await session.get(Area, parent) is None:
        raise NotFound
    if form.from_on is not None and form.until_on is not None and form.until_on <= form.from_on:
        raise fault("until_on", "territory.ends_before_it_begins", "停用日期要在启用日期之后")
    values = form.model_dump() | {"code": code, "level": rules.read_area_code(code).level, "parent_code": parent}
    await session.execute(insert(Area).values(values))
