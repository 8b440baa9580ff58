"""Filters kept by name, and words to answer with."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Integer, String, Uuid, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.board_models import ResponseTemplate, SavedView
from jiayuan.domains.grid.problems import ViewNotYours
from jiayuan.domains.grid.schemas import TemplateForm, ViewForm
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.categories import category_of
from jiayuan.engines.matters.problems import UnknownCategory
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.kernel.writing import check_version

view, template = SavedView.__table__, ResponseTemplate.__table__
_MINE = bindparam("community", type_=Integer)

VIEWS = Query(
    select(view.c.id, view.c.name, view.c.filter, view.c.account_id.is_(None).label("is_shared"))
    .where(
        view.c.community_id == _MINE,
        or_(view.c.account_id.is_(None), view.c.account_id == bindparam("account_id", type_=Uuid)),
    )
    .order_by(view.c.account_id.is_not(None), view.c.id)
    .limit(100)
)
#: Those for the category and action asked for, and those that fit every one; the closest first.
TEMPLATES = Query(
    select(
        template.c.id, template.c.title, template.c.words, template.c.category_id, template.c.action,
        template.c.version,
    )
    .where(
        template.c.community_id == _MINE,
        or_(
            bindparam("category_id", type_=Uuid).is_(None), template.c.category_id.is_(None),
            template.c.category_id == bindparam("category_id", type_=Uuid),
        ),
        or_(
            bindparam("action", type_=String).is_(None), template.c.action.is_(None),
            template.c.action == bindparam("action", type_=String),
        ),
    )
    .order_by(template.c.category_id.is_(None), template.c.action.is_(None), template.c.title, template.c.id)
    .limit(200)
)  # fmt: skip


async def list_views(read: Reader, actor: Actor) -> list[Row]:
    """Everybody's first, then one's own."""
    found = await read.rows(VIEWS, account_id=actor.account_id)
    return [row | {"is_own": not row["is_shared"]} for row in found]


async def save_view(session: AsyncSession, actor: Actor, form: ViewForm) -> SavedView:
    """Keep a filter. Raises ViewNotYours where the actor may not keep one for everybody."""
    if form.is_shared and not actor.may("grid.view.share"):
        raise ViewNotYours
    kept = SavedView(
        community_id=actor.community,
        id=uuid7(),
        account_id=None if form.is_shared else actor.account_id,
        name=form.name,
        filter=form.filter.model_dump(mode="json"),
    )
    session.add(kept)
    await session.flush()
    return kept


async def drop_view(session: AsyncSession, actor: Actor, view_id: UUID) -> None:
    """Raises NotFound for another's, ViewNotYours for everybody's."""
    kept = await get_own(session, actor, SavedView, view_id)
    if kept.account_id is None and not actor.may("grid.view.share"):
        raise ViewNotYours
    if kept.account_id not in (None, actor.account_id):
        raise NotFound
    await session.delete(kept)


async def list_templates(read: Reader, category_id: UUID | None, action: str | None) -> list[Row]:
    return await read.rows(TEMPLATES, category_id=category_id, action=action)


async def add_template(session: AsyncSession, actor: Actor, form: TemplateForm) -> ResponseTemplate:
    """Raises UnknownCategory."""
    await _check_category(session, actor, form.category_id)
    kept = ResponseTemplate(community_id=actor.community, id=uuid7(), **form.model_dump())
    session.add(kept)
    await session.flush()
    return kept


async def change_template(
    session: AsyncSession, actor: Actor, template_id: UUID, form: TemplateForm, version: int
) -> None:
    """Raises NotFound, Stale, UnknownCategory."""
    kept = await get_own(session, actor, ResponseTemplate, template_id, locked=True)
    check_version(kept, version)
    await _check_category(session, actor, form.category_id)
    kept.title, kept.words, kept.category_id, kept.action = form.title, form.words, form.category_id, form.action
    await session.flush()


async def drop_template(session: AsyncSession, actor: Actor, template_id: UUID, version: int) -> None:
    """Raises NotFound, Stale."""
    kept = await get_own(session, actor, ResponseTemplate, template_id, locked=True)
    check_version(kept, version)
    await session.delete(kept)


async def _check_category(session: AsyncSession, actor: Actor, category_id: UUID | None) -> None:
    if category_id is None:
        return
    known = await category_of(session, actor.community, category_id)
    if known is None or known.kind != GRID_EVENT.kind:
        raise UnknownCategory
