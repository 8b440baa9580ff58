"""What a superior level may call."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import problems
from jiayuan.kernel.reading import Rows
from jiayuan.people import answers, forms, superior
from jiayuan.people.problems import RecordFrozen, SeveralFound

router = HouseRouter(tags=["居民"])


@router.post(
    "/people/openings",
    summary="上级调阅一份档案",
    response_model=answers.Opened,
    responses=problems(SeveralFound, RecordFrozen),
)
async def open_record(
    form: forms.Opening,
    read: Read,
    session: Write,
    actor: Annotated[Actor, permit("people.record.open")],
    _community: Annotated[str | None, Query(alias="community", description="哪个社区；辖内只有一个时可不填")] = None,
) -> Rows:
    opened = await superior.open_record(read, session, actor, form)
    return Rows(opened, headers={"Cache-Control": "no-store"})
