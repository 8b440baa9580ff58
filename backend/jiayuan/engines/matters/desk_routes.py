"""Categories, routing and limits on the desk."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Path

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.engines.matters import answers, desk, permissions, sample_settings
from jiayuan.engines.matters.problems import (
    CategoryCodeTaken,
    RoutingRuleTaken,
    UnknownCategory,
    UnknownHolder,
    UnknownKind,
)
from jiayuan.engines.matters.routes import Kind
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import Invalid, NotFound, Stale, VersionMissing
from jiayuan.kernel.problems import problems as documented
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created, etag

router = HouseRouter(tags=["事项设置"])

Editing = Annotated[Actor, permit("matters.category.edit")]
Reading = Annotated[Actor, permit("matters.category.read")]

__all__ = ["permissions", "router"]


@router.get("/categories", summary="事项类别", response_model=list[answers.CategoryRow])
async def list_categories(read: Read, actor: Reading, kind: Kind) -> Rows:
    return Rows(await desk.list_categories(read, kind))


@router.get("/categories/{category_id}", summary="一个类别", response_model=answers.CategoryRow,
            responses=documented(NotFound))  # fmt: skip
async def get_category(category_id: UUID, read: Read, actor: Reading) -> Rows:
    found = await desk.get_category(read, category_id)
    return Rows(found, headers=etag(found["version"]))


@router.post("/categories", summary="新增类别", status_code=201, response_model=Created,
             responses=documented(Invalid, UnknownKind, UnknownCategory, CategoryCodeTaken))  # fmt: skip
async def add_category(form: desk.NewCategory, session: Write, actor: Editing) -> Created:
    return created(session, (await desk.add_category(session, actor, form)).id)


@router.put("/categories/{category_id}", summary="修改类别", status_code=204,
            responses=documented(Invalid, NotFound, Stale, VersionMissing, UnknownCategory,
                                 CategoryCodeTaken))  # fmt: skip
async def change_category(
    category_id: UUID, form: desk.CategoryForm, version: IfMatch, session: Write, actor: Editing
) -> None:
    await desk.change_category(session, actor, category_id, form, version)


@router.get("/routing-rules", summary="派遣规则", response_model=list[answers.RoutingRow])
async def list_routing(read: Read, actor: Editing, kind: Kind) -> Rows:
    return Rows(await desk.list_routing(read, kind))


@router.post("/routing-rules", summary="新增派遣规则", status_code=201, response_model=Created,
             responses=documented(Invalid, NotFound, UnknownKind, UnknownCategory, UnknownHolder,
                                 RoutingRuleTaken))  # fmt: skip
async def add_routing(form: desk.NewRouting, session: Write, actor: Editing) -> Created:
    return created(session, (await desk.add_routing(session, actor, form)).id)


@router.put("/routing-rules/{rule_id}", summary="修改派遣规则", status_code=204,
            responses=documented(Invalid, NotFound, Stale, VersionMissing, UnknownCategory, UnknownHolder,
                                 RoutingRuleTaken))  # fmt: skip
async def change_routing(
    rule_id: UUID, form: desk.RoutingForm, version: IfMatch, session: Write, actor: Editing
) -> None:
    await desk.change_routing(session, actor, rule_id, form, version)


@router.get("/sample-settings", summary="结案的抽多少回访", response_model=answers.SampleRow)
async def get_sample_setting(read: Read, actor: Reading, kind: Kind) -> Rows:
    found = await sample_settings.get_sample_setting(read, kind)
    return Rows(found, headers=etag(found["version"]))


@router.put("/sample-settings", summary="设定抽多少回访", status_code=204,
            responses=documented(Invalid, Stale, UnknownKind, VersionMissing))  # fmt: skip
async def set_sample_setting(
    kind: Kind, form: desk.SampleForm, version: IfMatch, session: Write, actor: Editing
) -> None:
    await sample_settings.set_sample_setting(session, actor, kind, form, version)


@router.get("/limit-settings", summary="时限设置", response_model=list[answers.LimitRow])
async def list_limits(read: Read, actor: Reading, kind: Kind) -> Rows:
    return Rows(await desk.list_limits(read, kind))


@router.put("/limit-settings/{name}", summary="设定时限", description="还没设过的，版本号是0。", status_code=204,
            responses=documented(Invalid, Stale, UnknownKind, VersionMissing))  # fmt: skip
async def set_limit(
    name: Annotated[str, Path(pattern=r"^[a-z_]{2,30}$")], kind: Kind, form: desk.LimitForm, version: IfMatch,
    session: Write, actor: Editing,
) -> None:  # fmt: skip
    await desk.set_limit(session, actor, kind, name, form, version)
