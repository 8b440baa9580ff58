"""People for tests: numbers of areas never issued, empty doors, and households made through the API."""

from __future__ import annotations

import itertools
import random

from jiayuan.people.identity import check_character

_SERIAL = itertools.count(random.randrange(100, 400))


def citizen_number(birth: str = "19850823", sex: int = 1) -> str:
    """A number of an area that was never issued."""
    serial = next(_SERIAL) % 498 * 2 + sex
    first = f"529{random.randrange(100, 999)}{birth}{serial:03d}"
    return first + check_character(first)


async def doors(client, building="15"):
    """Dwellings with nobody in them, of one building or, when other tests have filled it, of the next ones."""
    found = {one["number"]: one["id"] for one in (await client.get("/api/v1/buildings")).json()}
    empty = []
    for number in (str(int(building) + further) for further in range(6)):
        house = (await client.get(f"/api/v1/buildings/{found[number]}/house")).json()
        empty += [cell["id"] for cell in house["cells"] if cell["people"] == 0]
        if len(empty) >= 12:
            break
    return empty


async def register(client, **facts):
    form = {"name": "文秀芳", "document_number": citizen_number(sex=0), "phone": "13985200000", "confirmed": True}
    answer = await client.post("/api/v1/people", json=form | facts)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def household(client, people=1, building="15"):
    """A new household of this many people; ids of the household, its residents and persons."""
    dwelling = (await doors(client, building))[0]
    head = await register(client, residence={"dwelling_id": dwelling, "from_on": "2026-01-05"})
    detail = (await client.get(f"/api/v1/people/{head}")).json()
    home = detail["residences"][0]["household_id"]
    for _ in range(people - 1):
        await register(
            client,
            residence={
                "dwelling_id": dwelling, "household_id": home, "relation": "20", "from_on": "2026-01-05",
            },
        )  # fmt: skip
    return (await client.get(f"/api/v1/households/{home}")).json()


def match(version) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}


async def foreign_grid(api, worker):
    """A grid in which this worker has no duty."""
    committee = await api.sign_in("committee")
    mine = {row["grid_id"] for row in (await worker.get("/api/v1/residents", params={"limit": 200})).json()["items"]}
    return next(grid for grid in (await committee.get("/api/v1/grids")).json() if grid["id"] not in mine)
