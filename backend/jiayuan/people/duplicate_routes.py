"""Who is likely on record twice, and the word that two are not one."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import StringConstraints

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.fields import Shown
from jiayuan.kernel.paging import Page, Paging
from jiayuan.kernel.problems import NotFound, Stale, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import IfMatch
from jiayuan.people import duplicate_lists, duplicates
from jiayuan.people.duplicate_lists import DuplicateRow, Subject
from jiayuan.people.forms import Form
from jiayuan.people.problems import DuplicateDecided

router = HouseRouter(prefix="/likely-duplicates", tags=["居民"])


class Dismissing(Form):
    """Why they are two; kept with the name of who says so."""

    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200), Shown]


@router.get("", summary="疑似重复的人或户", response_model=Page[DuplicateRow])
async def list_duplicates(
    page: Paging,
    read: Read,
    actor: Annotated[Actor, permit("people.person.merge")],
    kind: Annotated[Subject, Query(description="人还是户")] = "person",
    decided: Annotated[bool, Query(description="看认定过不是的")] = False,
    about: Annotated[UUID | None, Query(description="只看待认的、和这一份有关的")] = None,
) -> Rows:
    return Rows(await duplicate_lists.list_duplicates(read, kind, page, decided=decided, about=about))


@router.post(
    "/{duplicate_id}/dismissal",
    summary="认定不是同一个",
    status_code=204,
    responses=problems(DuplicateDecided, NotFound, Stale),
)
async def dismiss(
    duplicate_id: UUID,
    form: Dismissing,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("people.person.merge")],
) -> None:
    await duplicates.dismiss(session, actor, duplicate_id, form.why, version)
