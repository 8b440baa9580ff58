"""Half-written forms of whoever is signed in, to be continued on another device."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Path, Query
from pydantic import BaseModel

from jiayuan.access import drafting
from jiayuan.access.requests import HouseRouter, Write, signed_in
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import Invalid, Stale, VersionMissing, problems
from jiayuan.kernel.writing import IfMatch

router = HouseRouter(prefix="/me/drafts", tags=["账号"])

FormName = Annotated[str, Path(pattern=r"^[a-z]{2,20}\.[a-z_]{2,20}$", description="哪种表，如 grid.visit")]
About = Annotated[UUID | None, Query(description="关于哪一户、哪一处")]


class DraftAnswer(BaseModel):
    item_key: str
    content: dict[str, object]
    device_name: str
    saved_at: datetime
    version: int


class DraftKept(BaseModel):
    saved_at: datetime
    version: int


@router.get("/{form}", summary="我写到一半的（没有为空）", response_model=list[DraftAnswer])
async def find_draft(
    form: FormName, session: Write, actor: Annotated[Actor, signed_in()], about: About = None
) -> list[DraftAnswer]:
    draft = await drafting.find_draft(session, actor, form, about)
    if draft is None:
        return []
    return [
        DraftAnswer.model_validate(
            {
                "item_key": draft.item_key, "content": drafting.content_of(draft), "device_name": draft.device_name,
                "saved_at": draft.saved_at, "version": draft.version,
            }
        )
    ]  # fmt: skip


@router.put(
    "/{form}",
    summary="存下写到一半的",
    description="If-Match 是这台设备看到的版本，第一次为0。",
    response_model=DraftKept,
    responses=problems(Stale, VersionMissing, Invalid, drafting.DraftsFull, drafting.DraftBegunElsewhere),
)
async def keep_draft(
    form: FormName,
    written: drafting.DraftForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, signed_in()],
    about: About = None,
) -> DraftKept:
    draft = await drafting.keep_draft(session, actor, form, about, written, version)
    return DraftKept(saved_at=draft.saved_at, version=draft.version)


@router.delete("/{form}", summary="不要了", status_code=204, responses=problems(Stale, VersionMissing))
async def drop_draft(
    form: FormName, session: Write, version: IfMatch, actor: Annotated[Actor, signed_in()], about: About = None
) -> None:
    await drafting.drop_draft(session, actor, form, about, version)
