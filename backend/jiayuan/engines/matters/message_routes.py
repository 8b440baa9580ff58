"""The in-app inbox."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel

from jiayuan.access.requests import HouseRouter, Read, Write, signed_in
from jiayuan.engines.matters import message_queries
from jiayuan.engines.matters.message_answers import MessageRow, Unread
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import CountedPage, CountedPaging
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.problems import problems as documented
from jiayuan.kernel.reading import Rows

router = HouseRouter(prefix="/messages", tags=["消息"])


class UntilMessage(BaseModel):
    """The latest message that was seen."""

    until: UUID


@router.get("", summary="站内消息", response_model=CountedPage[MessageRow])
async def list_messages(page: CountedPaging, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return await message_queries.list_messages(read, actor, page)


@router.get("/unread", summary="未读条数，到99为止", response_model=Unread)
async def count_unread(read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return Rows(await message_queries.count_unread(read, actor))


@router.put("/readings", summary="都看过了", status_code=204)
async def mark_all_read(form: UntilMessage, session: Write, actor: Annotated[Actor, signed_in()]) -> None:
    await message_queries.mark_all_read(session, actor, form.until)


@router.put("/{message_id}/reading", summary="看过了", status_code=204, responses=documented(NotFound))
async def mark_read(message_id: UUID, session: Write, actor: Annotated[Actor, signed_in()]) -> None:
    await message_queries.mark_read(session, actor, message_id)
