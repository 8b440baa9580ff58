"""People, grids and categories for tests of matters: as much of the reference community as a matter needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
from sqlalchemy import func, select

from jiayuan import tables
from jiayuan.access.models import Account, AccountRole
from jiayuan.access.permissions import granted
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters import permissions as _permissions
from jiayuan.engines.matters.acting import Acted, act
from jiayuan.engines.matters.declaring import Action
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.models import Matter, MatterTask
from jiayuan.engines.matters.opening import Opening, Place, Reporter, open_matter
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor, HeldPost, Role
from jiayuan.kernel.clock import SHANGHAI
from jiayuan.kernel.database import Database
from jiayuan.kernel.files import StoredFile
from jiayuan.kernel.ids import readable_code, uuid7
from jiayuan.kernel.names import pinyin_key
from jiayuan.territory.duty_models import Unit
from jiayuan.territory.models import Grid

API = "/api/v1"
PINGZHUANG = 1
_HERE, _AREAS = "520302010007", {"street_committee": "520302010000"}
PHOTOS = [
    {"file_id": "01900000-0000-7000-8000-000000000001", "moment": moment} for moment in ("before", "after")
]  # fmt: skip
PHOTO = PHOTOS[1:]
DONE = {"note": "换了灯泡", "files": PHOTO}

assert "person" in tables.metadata.tables
assert _permissions.PERMISSIONS


@dataclass(frozen=True)
class Stage:
    """平庄社区: two grids, a property company and a power company, and who works with them."""

    grid: UUID
    other_grid: UUID
    property: UUID
    power: UUID
    lamp: UUID
    leak: UUID
    resident: Actor
    neighbour: Actor
    clerk: Actor
    second_clerk: Actor
    worker: Actor
    deputy: Actor
    far_worker: Actor
    committee: Actor
    steward: Actor
    electrician: Actor
    street: Actor
    mediator: Actor

    def report(self, **changes: object) -> Opening:
        """A broken lamp in the first grid, reported by the resident's phone."""
        opening = Opening(
            kind=GRID_EVENT.kind, title="路灯不亮", details={"text": "3栋东侧路灯不亮", "source": "resident"},
            channel="mobile", place=Place(grid_id=self.grid, text="3栋东侧"),
            reporter=Reporter(self.resident.account_id), category_id=self.lamp,
        )  # fmt: skip
        return replace(opening, **changes)


def actor(account_id: UUID, name: str, role: Role, *posts: HeldPost, unit_id: UUID | None = None) -> Actor:
    return Actor(
        account_id=account_id, session_id=uuid7(), name=name, role=role, communities=(PINGZHUANG,),
        community=PINGZHUANG, permissions=granted(role, posts, PINGZHUANG), posts=posts, unit_id=unit_id,
    )  # fmt: skip


def held(kind: str, grid: UUID | None = None) -> HeldPost:
    return HeldPost(uuid7(), kind, PINGZHUANG, "grid" if grid else None, grid)


async def set_stage(database: Database) -> Stage:
    """Write it once for a module; names are the reference's, keys are new each time."""
    async with database.transaction("{1}") as session:
        last = await session.scalar(select(func.max(Grid.serial)).where(Grid.community_id == PINGZHUANG))
    serial = (last or 0) + 1
    grids = [
        Grid(
            community_id=PINGZHUANG, id=uuid7(), code=f"520302010007{number:03d}", serial=number,
            name=f"第{number}网格", from_on=date(2026, 1, 1),
        )
        for number in (serial, serial + 1)
    ]  # fmt: skip
    units = [
        Unit(community_id=PINGZHUANG, id=uuid7(), name=name, pinyin=name, kind="enterprise")
        for name in ("家宁物业", "供电所")
    ]
    categories = [
        MatterCategory(
            community_id=PINGZHUANG, id=uuid7(), kind=GRID_EVENT.kind, code=readable_code(), title=title,
            limits={"dispatched": limit}, evidence=evidence, is_urgent=urgent,
        )
        for title, limit, evidence, urgent in (
            ("路灯损坏", "working:3d", "photo", False),
            ("燃气泄漏", "natural:4h", "none", True),
        )
    ]  # fmt: skip
    names = [
        "安居家", "田有望", "吴厅和", "郑专员", "甘一格", "甘副格", "甘二格", "周联安", "管家宁", "电师傅",
        "沈街明", "何解铃",
    ]  # fmt: skip
    roles: list[Role] = [
        "resident", "resident", "staff", "staff", "staff", "staff", "staff", "joint_committee", "partner", "partner",
        "street_committee", "staff",
    ]  # fmt: skip
    accounts = [
        Account(
            id=uuid7(), login=readable_code().lower(), name=name, pinyin=pinyin_key(name), opened_at=clock.now()
        )
        for name in names
    ]  # fmt: skip
    async with database.transaction("{1}") as session:
        session.add_all([*grids, *units, *categories, *accounts])
        await session.flush()
        session.add_all(
            AccountRole(account_id=account.id, role=role, area_code=_AREAS.get(role, _HERE))
            for account, role in zip(accounts, roles, strict=True)
        )
    ids = dict(zip(names, (account.id for account in accounts), strict=True))
    first, second = grids[0].id, grids[1].id
    return Stage(
        grid=first, other_grid=second, property=units[0].id, power=units[1].id, lamp=categories[0].id,
        leak=categories[1].id,
        resident=actor(ids["安居家"], "安居家", "resident"),
        neighbour=actor(ids["田有望"], "田有望", "resident"),
        clerk=actor(ids["吴厅和"], "吴厅和", "staff", held("event_clerk")),
        second_clerk=actor(ids["郑专员"], "郑专员", "staff", held("event_clerk")),
        worker=actor(ids["甘一格"], "甘一格", "staff", held("grid_worker", first)),
        deputy=actor(ids["甘副格"], "甘副格", "staff", held("grid_deputy", first)),
        far_worker=actor(ids["甘二格"], "甘二格", "staff", held("grid_worker", second)),
        committee=actor(ids["周联安"], "周联安", "joint_committee"),
        steward=actor(ids["管家宁"], "管家宁", "partner", unit_id=units[0].id),
        electrician=actor(ids["电师傅"], "电师傅", "partner", unit_id=units[1].id),
        street=actor(ids["沈街明"], "沈街明", "street_committee"),
        mediator=actor(ids["何解铃"], "何解铃", "staff", held("mediator")),
    )  # fmt: skip


def form_for(action: Action, stage: Stage, matters: list[UUID], choose: Any) -> dict[str, object]:
    """Something valid for an action's form, most of the time."""
    fields = action.form.model_fields if action.form is not None else {}
    filled: dict[str, object] = {}
    holders = [
        {"kind": "unit", "id": str(stage.property)}, {"kind": "unit", "id": str(stage.power)},
        {"kind": "account", "id": str(stage.worker.account_id)}, {"kind": "post", "post": "event_clerk"},
    ]  # fmt: skip
    known = {
        "note": "看过了", "to": choose(holders), "files": PHOTOS, "way": choose([*action.ways, "fixed"]),
        "whose": "区里",
        "reason": "inspection", "workdays": choose([1, 3]), "into": str(choose(matters)), "other": str(choose(matters)),
        "title": "另一件", "units": [str(stage.power), str(stage.property)], "join": choose(["all", "first"]),
        "unit": str(choose([stage.power, stage.property])), "answered": choose([True, False]),
        "becomes_rule": False, "reached": True, "next_round": choose([True, False]),
        "flag": "disputed", "level": choose([1, 2, 3, 5]),
    }  # fmt: skip
    for name in fields:
        if name in known:
            filled[name] = known[name]
    return filled


async def photo(database: Database, owner: Actor) -> list[dict[str, str]]:
    """A picture that this account has uploaded, as the form of an action names it."""
    file = StoredFile(
        community_id=PINGZHUANG, id=uuid7(), sha256=bytes(32), upload_sha256=bytes(32), size=1,
        media_type="image/jpeg", width=1, height=1, owner_account_id=owner.account_id, at=clock.now(),
    )  # fmt: skip
    async with database.as_actor(owner) as session:
        session.add(file)
    return [{"file_id": str(file.id), "moment": "after"}]


def at(moment: str) -> None:
    """The clock of the house goes on from this moment in Shanghai."""
    clock.set_clock(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI))


class Desk:
    """Acts as people do: each in a transaction of its own, with the version they last saw."""

    def __init__(self, database: Database, stage: Stage) -> None:
        self.database, self.stage = database, stage

    async def open(self, who: Actor | None = None, opening: Opening | None = None) -> UUID:
        who = who or self.stage.resident
        async with self.database.as_actor(who) as session:
            return (await open_matter(session, who, opening or self.stage.report())).id

    async def act(
        self, who: Actor, matter: UUID, action: str, /, *, step: UUID | None = None, device_at: datetime | None = None,
        version: int | None = None, **form: object,
    ) -> Acted:  # fmt: skip
        if version is None:
            version = (await self.see(matter)).version
        async with self.database.as_actor(who) as session:
            return await act(session, who, matter, action, form, version, step_id=step, device_at=device_at)

    async def see(self, matter: UUID) -> Matter:
        async with self.database.transaction("{1}") as session:
            return (await session.scalars(select(Matter).where(Matter.id == matter))).one()

    async def open_tasks(self, matter: UUID) -> list[MatterTask]:
        async with self.database.transaction("{1}") as session:
            found = await session.scalars(
                select(MatterTask).where(MatterTask.matter_id == matter, MatterTask.done_at.is_(None))
            )
            return list(found)

    async def tasks(self, matter: UUID) -> list[MatterTask]:
        async with self.database.transaction("{1}") as session:
            return list(await session.scalars(select(MatterTask).where(MatterTask.matter_id == matter)))

    async def dispatched(self, to: UUID | None = None, kind: str = "unit", **changes: object) -> UUID:
        matter = await self.open(opening=self.stage.report(**changes))
        await self.act(self.stage.clerk, matter, "register")
        await self.act(self.stage.clerk, matter, "dispatch", to={"kind": kind, "id": str(to or self.stage.property)})
        return matter

    async def closed(self) -> UUID:
        matter = await self.dispatched()
        await self.act(self.stage.steward, matter, "handle", **DONE)
        await self.act(self.stage.worker, matter, "close", note="看过了，亮了", way="fixed")
        return matter

    async def referred(self) -> UUID:
        matter = await self.dispatched()
        await self.act(self.stage.steward, matter, "attempt", note="问过供电所，说归市政")
        await self.act(self.stage.clerk, matter, "refer", note="要挖路")
        return matter


class ByName:
    """Stands where sign-in does: the token is the name of somebody on the stage. What follows it is the real house."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    async def actor(self, token: str, _community: str | None) -> Actor:
        found: Actor = getattr(self.stage, token)
        return found


class People:
    def __init__(self, house: httpx.AsyncClient, database: Database, stage: Stage) -> None:
        self.house, self.database, self.stage = house, database, stage

    async def get(self, who: str, path: str, **query: object) -> httpx.Response:
        return await self.house.get(API + path, params=query, headers={"Authorization": f"Bearer {who}"})  # type: ignore[arg-type]

    async def send(self, method: str, who: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        sent = {"Authorization": f"Bearer {who}", "Idempotency-Key": str(uuid4())} | headers
        return await self.house.request(method, API + path, json=body, headers=sent)

    async def act(self, who: str, matter: UUID, action: str, /, **form: object) -> httpx.Response:
        version = (await self.get("clerk", f"/matters/{matter}")).json()["version"]
        return await self.send(
            "POST", who, f"/matters/{matter}/steps", {"action": action, "form": form, "version": version}
        )

    async def open(self, **changes: Any) -> UUID:
        async with self.database.as_actor(self.stage.resident) as session:
            return (await open_matter(session, self.stage.resident, self.stage.report(**changes))).id

    async def dispatched(self) -> UUID:
        matter = await self.open()
        assert (await self.act("clerk", matter, "register")).status_code == 201
        done = await self.act("clerk", matter, "dispatch", to={"kind": "unit", "id": str(self.stage.property)})
        assert done.status_code == 201, done.text
        return matter
