"""Events for tests through the API: the reference community with its example categories, and people who act."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
from PIL import Image

from jiayuan.domains.grid.seeding import seed
from stage import Api

V1 = "/api/v1"
PINGZHUANG = 1


@dataclass(frozen=True)
class Grounds:
    """Building 15 of grid 3, entrance 2, as J02 has it; its neighbour and a far one."""

    api: Api
    categories: dict[str, UUID]
    building: UUID
    entrance: UUID
    poster: str
    other_entrance: UUID
    far_entrance: UUID
    grid: UUID
    property: UUID
    other_unit: UUID

    def category(self, code: str) -> str:
        return str(self.categories[code])


async def set_grounds(api: Api, owner: str) -> Grounds:
    async with api.database.transaction("{1}") as session:
        categories = await seed(session, PINGZHUANG)
    with psycopg.connect(owner) as rows:
        entrances = rows.execute(
            "select e.id, e.number, e.poster_code, b.id, b.number, b.grid_id from entrance e join building b"
            " on b.community_id = e.community_id and b.id = e.building_id where e.community_id = 1 order by e.position"
        ).fetchall()
        units = rows.execute("select id, kind from unit where community_id = 1 order by name").fetchall()
    here = next(row for row in entrances if (row[4], row[1]) == ("15", "2"))
    return Grounds(
        api=api,
        categories=dict(categories),
        building=here[3],
        entrance=here[0],
        poster=here[2],
        other_entrance=next(row[0] for row in entrances if (row[4], row[1]) == ("15", "1")),
        far_entrance=next(row[0] for row in entrances if (row[4], row[1]) == ("3", "1")),
        grid=here[5],
        property=next(row[0] for row in units if row[1] == "property_company"),
        other_unit=next(row[0] for row in units if row[1] != "property_company"),
    )


def photo(colour: str = "grey") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


async def upload(client: httpx.AsyncClient, colour: str = "grey") -> str:
    file_id = str(uuid4())
    answer = await client.put(f"{V1}/files/{file_id}", content=photo(colour))
    assert answer.status_code == 200, answer.text
    return file_id


async def report(client: httpx.AsyncClient, grounds: Grounds, text: str, **form: Any) -> str:
    """Report at 15栋2单元 unless ``place`` says otherwise; answers the event's id."""
    body = {"id": str(uuid4()), "text": text, "place": {"entrance_id": str(grounds.entrance)}} | form
    answer = await client.post(f"{V1}/grid/events", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def event(client: httpx.AsyncClient, event_id: str) -> dict[str, Any]:
    """The matter as this client sees it."""
    answer = await client.get(f"{V1}/matters/{event_id}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def attempt(client: httpx.AsyncClient, event_id: str, action: str, **form: Any) -> httpx.Response:
    """Take an action on the version that this client sees now."""
    seen = await client.get(f"{V1}/matters/{event_id}")
    version = seen.json().get("version") if seen.status_code == 200 else 1
    return await client.post(
        f"{V1}/matters/{event_id}/steps", json={"action": action, "version": version, "form": form}
    )


async def act(client: httpx.AsyncClient, event_id: str, action: str, **form: Any) -> None:
    answer = await attempt(client, event_id, action, **form)
    assert answer.status_code == 201, f"{action}: {answer.status_code} {answer.text}"


async def handled_photos(client: httpx.AsyncClient) -> list[dict[str, str]]:
    return [
        {"file_id": await upload(client, "black"), "moment": "before"},
        {"file_id": await upload(client, "white"), "moment": "after"},
    ]
