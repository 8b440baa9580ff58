"""The course of a grid event as its people walk it: each call by the person whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

import httpx
import orjson
import psycopg

from bench.clients import Client
from bench.lab import Lab, sign_in
from jiayuan.kernel.ids import uuid7

#: Who does what, with what; the verdict closes the circle.
LOOP: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("clerk", "register", {}),
    ("clerk", "dispatch", {}),
    ("property", "handle", {"note": "已经换好"}),
    ("grid3", "close", {"way": "fixed", "note": "到场看过，亮了"}),
    ("resident", "evaluate", {"level": 5, "tags": [], "words": "来得快"}),
)
TEXT = "楼道里的灯不亮了，晚上看不见台阶"


@dataclass
class Stage:
    """Where and what for; ``versions`` are those that each act of the loop finds."""

    tokens: dict[str, str]
    category: str
    entrance: str
    unit: str
    versions: dict[str, int] = field(default_factory=dict)

    async def call(self, client: Client, matter_id: UUID | None = None) -> UUID:
        """The clerk writes a phone call down."""
        found = matter_id or uuid7()
        await client.post("/api/v1/grid/calls", self.tokens["clerk"], self._report(found))
        return found

    async def report(self, client: Client, matter_id: UUID) -> None:
        await client.post("/api/v1/grid/events", self.tokens["resident"], self._report(matter_id))

    async def act(self, client: Client, matter_id: UUID, login: str, action: str, form: dict[str, object]) -> None:
        to = {"to": {"kind": "unit", "id": self.unit}} if action == "dispatch" else {}
        body = {"action": action, "version": self.versions[action], "form": form | to}
        await client.post(f"/api/v1/matters/{matter_id}/steps", self.tokens[login], body)

    async def loop(self, client: Client) -> UUID:
        """Report → register → dispatch → handle → verify and close → verdict."""
        matter_id = uuid7()
        await self.report(client, matter_id)
        for login, action, form in LOOP:
            await self.act(client, matter_id, login, action, form)
        return matter_id

    async def version(self, client: Client, matter_id: UUID) -> int:
        return int(
            orjson.loads(await client.ask("GET", f"/api/v1/matters/{matter_id}", self.tokens["clerk"]))["version"]
        )

    def _report(self, matter_id: UUID) -> dict[str, object]:
        return {
            "id": str(matter_id), "text": TEXT, "category_id": self.category, "place": {"entrance_id": self.entrance},
        }  # fmt: skip


def set_stage(lab: Lab, url: str) -> Stage:
    """The reference community's people signed in, and a category that asks for no photo."""
    tokens = {login: sign_in(url, login) for login in ("clerk", "property", "grid3", "resident", "committee")}
    seeded = httpx.post(
        f"{url}/api/v1/grid/examples", headers={"Authorization": f"Bearer {tokens['committee']}"}, timeout=30
    )
    seeded.raise_for_status()
    with psycopg.connect(lab.owner) as rows:
        category = rows.execute(
            "select id from matter_category where community_id = 1 and kind = 'grid.event' and parent_id is not null"
            " and evidence = 'none' and not is_urgent and not is_private order by code limit 1"
        ).fetchone()
        entrance = rows.execute(
            "select e.id from entrance e join building b on b.community_id = e.community_id and b.id = e.building_id"
            " where e.community_id = 1 and b.number = '15' and e.number = '2'"
        ).fetchone()
        unit = rows.execute("select id from unit where community_id = 1 and kind = 'property_company'").fetchone()
    assert category is not None
    assert entrance is not None
    assert unit is not None
    return Stage(tokens, str(category[0]), str(entrance[0]), str(unit[0]))
