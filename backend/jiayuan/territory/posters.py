"""The poster of an entrance: what its code opens for anybody, and what its A4 sheet prints."""

from __future__ import annotations

import io
from uuid import UUID

import asyncpg
import segno
from sqlalchemy import Uuid, and_, bindparam, select

from jiayuan.kernel import clock
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.kernel.settings import get_settings
from jiayuan.territory import rules
from jiayuan.territory.duty_queries import list_responsible
from jiayuan.territory.queries import MINE, building, entrance, estate

SHEET = Query(
    select(entrance.c.poster_code, estate.c.name.label("estate"), building.c.number.label("building"),
           entrance.c.number.label("entrance"))
    .join(building, and_(building.c.community_id == entrance.c.community_id, building.c.id == entrance.c.building_id))
    .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
    .where(entrance.c.community_id == MINE, entrance.c.id == bindparam("id", type_=Uuid))
)  # fmt: skip


def poster_address(code: str) -> str:
    """What the QR code says."""
    return f"{get_settings().public_url.rstrip('/')}/mobile/p/{code}"


def poster_svg(code: str) -> str:
    """The QR code as SVG; level H, so that a scratched one on a wall still reads."""
    out = io.BytesIO()
    segno.make(poster_address(code), error="h", micro=False).save(
        out, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True
    )
    return out.getvalue().decode()


async def find_poster(pool: asyncpg.Pool, code: str) -> Row:
    """Place and who is on duty, reached by the unguessable code alone; no name or number of who lives there.

    Goes past row security through three SECURITY DEFINER functions that answer one place. Raises NotFound.
    """
    place = await pool.fetchrow("select * from poster_place($1)", code.strip().upper())
    if place is None:
        raise NotFound
    workers = await pool.fetch("select * from poster_workers($1, $2)", code.strip().upper(), clock.today())
    responsible = await pool.fetch("select * from poster_responsible($1, $2)", code.strip().upper(), clock.today())
    named = {row["role"]: dict(row) for row in responsible}
    standing_in = {row["name"] for row in workers if row["is_substitute"]}
    return {
        "community": place["community_name"], "community_code": place["community_code"],
        "line": place["community_line"], "estate": place["estate_name"], "building": place["building_number"],
        "entrance": place["entrance_number"], "grid": place["grid_name"], "longitude": place["longitude"],
        "latitude": place["latitude"],
        "workers": [dict(row) for row in workers if row["is_substitute"] or row["name"] not in standing_in],
        "responsible": [
            _on_plate(role, title, named.get(role), place["community_line"])
            for role, title in rules.RESPONSIBLE_ROLES.items()
        ],
    }  # fmt: skip


def _on_plate(role: str, title: str, found: Row | None, community_line: str | None) -> Row:
    """Staff by name and office number; members and volunteers by surname and through the community's line."""
    if found is None:
        return {"role": role, "title": title, "name": None, "line": None}
    line = found["line"] if role in rules.STAFF_ROLES else community_line
    return {"role": role, "title": title, "name": rules.shown_on_plate(role, found["name"]), "line": line}


async def get_sheet(read: Reader, pool: asyncpg.Pool, entrance_id: UUID) -> Row:
    """All that the A4 sheet of an entrance prints: what the code opens, and the grid worker first. Raises NotFound."""
    found = await read.one(SHEET, id=entrance_id)
    place = await find_poster(pool, found["poster_code"])
    worker = (await list_responsible(read, entrance_id))[0]
    return {
        "code": found["poster_code"],
        "address": poster_address(found["poster_code"]),
        "svg": poster_svg(found["poster_code"]),
        "place": place,
        "responsible": [{name: worker[name] for name in ("role", "title", "name", "line")}, *place["responsible"]],
    }
