"""The beginning of a real installation: a community of it, and the three who administer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access import service
from jiayuan.access.models import EVERYWHERE
from jiayuan.access.principal import CHANNEL
from jiayuan.domains.grid import seeding
from jiayuan.kernel import audit
from jiayuan.kernel.actor import INSTALLATION
from jiayuan.kernel.database import Database
from jiayuan.kernel.models import Community
from jiayuan.territory import areas, rules
from jiayuan.territory.models import Area

Why = Literal["demo", "code", "level", "street", "area", "known", "login"]


class CommunityRefused(RuntimeError):
    """The community is not made, and nothing is written: ``why`` names the ground."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class NewCommunity:
    """``new_area``: the division is in no published list yet and is added to the tree with it."""

    code: str
    name: str
    new_area: bool = False


async def add_community(database: Database, new: NewCommunity, logins: Mapping[str, str]) -> list[service.FirstSignIn]:
    """Make a community ready for work: example categories and routing, and administrators where there are none.

    Answers the administrators that were opened. Raises CommunityRefused.
    """
    async with database.transaction("{}") as session:
        known = (await session.execute(select(Community.id, Community.is_demo))).all()
    if any(row.is_demo for row in known):
        raise CommunityRefused("demo")
    number = max((row.id for row in known), default=INSTALLATION) + 1
    async with database.transaction(f"{{{INSTALLATION},{number}}}") as session:
        await _place(session, new)
        home = {"id": INSTALLATION, "code": EVERYWHERE, "name": "本系统", "is_demo": False}
        await session.execute(upsert(Community).values(home).on_conflict_do_nothing())
        values = {"id": number, "code": new.code, "name": new.name, "is_demo": False}
        made = upsert(Community).values(values).on_conflict_do_nothing().returning(Community.id)
        if await session.scalar(made) is None:
            raise CommunityRefused("known")
        await areas.ensure_profile(session, number)
        await seeding.seed(session, number)
        try:
            opened = await service.open_administrators(session, logins)
        except service.LoginTaken:
            raise CommunityRefused("login") from None
        audit.record(session, None, "territory.community.added", community=INSTALLATION, area=new.code)
        await session.execute(select(func.pg_notify(CHANNEL, "")))  # whoever works for its street sees it at once
    return opened


async def _place(session: AsyncSession, new: NewCommunity) -> None:
    """The division of the community stands in the tree, or is added to it by the one who says that it is new."""
    if len(new.code) != 12 or not (new.code.isascii() and new.code.isdigit()) or new.code == EVERYWHERE:
        raise CommunityRefused("code")
    area = await session.get(Area, new.code)
    if area is not None:
        if area.level != "community":
            raise CommunityRefused("level")
        return
    if await session.get(Area, new.code[:9]) is None:
        raise CommunityRefused("street")
    if not new.new_area:
        raise CommunityRefused("area")
    session.add(
        Area(code=new.code, name=new.name, level=rules.read_area_code(new.code).level, parent_code=new.code[:9])
    )
    await session.flush()
