"""The first page of a resident's phone, in one answer."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel

from jiayuan.access.requests import HouseRouter, Read, signed_in
from jiayuan.domains.grid import home
from jiayuan.engines.matters.answers import MatterRow
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Rows

router = HouseRouter(tags=["我的"])


class HomeWorker(BaseModel):
    """On duty today for one's own grid; the phone is always the community's line."""

    name: str
    phone: str | None
    is_deputy: bool


class HomeMatter(MatterRow):
    """``last_words`` were said at the newest public step; ``watched_by`` supervises it or was told that it is late."""

    last_words: str | None
    last_at: datetime | None
    last_who: str | None
    watched_by: str | None


class NearMatter(BaseModel):
    """What is open at one's own building; ``id`` only where it may be opened."""

    id: UUID | None
    title: str
    place: str
    state_title: str
    opened_at: datetime
    due_at: datetime | None
    is_late: bool
    supporters: int


class Home(BaseModel):
    """``unread`` is exact up to 99, 100 means more. ``matters_total``: open ones and those to be judged.

    ``is_old``: 60 and over by the record, to whom 关怀模式 is offered.
    """

    line: str | None
    office_hours: str | None
    grid: str | None
    workers: list[HomeWorker]
    is_old: bool
    unread: int
    verdicts_due: int
    matters: list[HomeMatter]
    matters_total: int
    near: list[NearMatter]


@router.get("/me/home", summary="我的首页", response_model=Home)
async def get_home(read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return Rows(await home.get_home(read, actor))
