"""Categories, routing and limits: rows that a community edits on the desk."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import Integer, String, Uuid, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import Account
from jiayuan.engines.matters.categories import missing_conditions
from jiayuan.engines.matters.declaring import by_category, latest, open_states
from jiayuan.engines.matters.desk_models import LimitSetting, MatterCategory, RoutingRule
from jiayuan.engines.matters.forms import HolderChoice
from jiayuan.engines.matters.holders import check_holder
from jiayuan.engines.matters.problems import UnknownCategory, UnknownKind
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.calendar import Limit
from jiayuan.kernel.database import get_own
from jiayuan.kernel.fields import Shown
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import FieldFault, Invalid, Stale, fault
from jiayuan.kernel.reading import Query, Reader, Row, pick
from jiayuan.kernel.writing import check_version
from jiayuan.territory.duty_models import Unit
from jiayuan.territory.models import Grid

_COMMUNITY = bindparam("community", type_=Integer)
_KIND = bindparam("kind", type_=String)

#: Names of limits beside the states: of the call-back, of mending after a bad verdict, of the arbiter,
#: of the level above.
NAMED_LIMITS = ("call_back", "mending", "arbitration", "referral", "reply")


def _limit(text: str) -> str:
    """``working:3d``: checked here, so that no clock meets a limit that means nothing."""
    try:
        return str(Limit.parse(text))
    except ValueError:
        raise ValueError("时限要写成 working:3d、natural:2h 或 clock:4h 这样") from None


Condition = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
LimitText = Annotated[str, StringConstraints(max_length=20), AfterValidator(_limit)]


class CategoryForm(BaseModel):
    """A class of matters: what it is, when it is registered and closed, how fast, with what evidence (GR-14)."""

    model_config = ConfigDict(extra="forbid")

    parent_id: UUID | None
    code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,20}$")]
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=40), Shown]
    position: int = Field(ge=0, le=10_000)
    is_urgent: bool
    evidence: Literal["none", "photo", "before_after"]
    limits: dict[str, LimitText]
    register_when: Condition
    close_when: Condition
    keywords: Annotated[str, StringConstraints(max_length=200)]
    is_private: bool | None = Field(None, description="涉及个人，不给邻居看；不填就不变，新增时不填为否")
    is_active: bool

    def values(self) -> dict[str, object]:
        """What is written; a word that was left out changes nothing."""
        return self.model_dump(exclude={"is_private"} if self.is_private is None else None)


class NewCategory(CategoryForm):
    kind: Annotated[str, StringConstraints(max_length=40)]


class RoutingForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    category_id: UUID | None
    grid_id: UUID | None
    to: HolderChoice
    is_active: bool


class NewRouting(RoutingForm):
    kind: Annotated[str, StringConstraints(max_length=40)]


class LimitForm(BaseModel):
    limit: LimitText


class SampleForm(BaseModel):
    """How many of a thousand closed matters are called back, and how many a month at least."""

    model_config = ConfigDict(extra="forbid")

    permille: int = Field(ge=0, le=1000)
    least: int = Field(ge=0, le=100)


CATEGORIES = Query(
    pick(
        MatterCategory.id, MatterCategory.kind, MatterCategory.parent_id, MatterCategory.code, MatterCategory.title,
        MatterCategory.position, MatterCategory.is_urgent, MatterCategory.evidence, MatterCategory.limits,
        MatterCategory.register_when, MatterCategory.close_when, MatterCategory.keywords, MatterCategory.is_private,
        MatterCategory.is_example, MatterCategory.is_active, MatterCategory.version,
    )
    .where(MatterCategory.community_id == _COMMUNITY, MatterCategory.kind == _KIND)
    .order_by(MatterCategory.parent_id.nulls_first(), MatterCategory.position, MatterCategory.code)
    .limit(1000)
)  # fmt: skip
CATEGORY = Query(
    pick(
        MatterCategory.id, MatterCategory.kind, MatterCategory.parent_id, MatterCategory.code, MatterCategory.title,
        MatterCategory.position, MatterCategory.is_urgent, MatterCategory.evidence, MatterCategory.limits,
        MatterCategory.register_when, MatterCategory.close_when, MatterCategory.keywords, MatterCategory.is_private,
        MatterCategory.is_example, MatterCategory.is_active, MatterCategory.version,
    ).where(MatterCategory.community_id == _COMMUNITY, MatterCategory.id == bindparam("category_id", type_=Uuid))
)  # fmt: skip
ROUTING = Query(
    pick(
        RoutingRule.id, RoutingRule.kind, RoutingRule.category_id, MatterCategory.title.label("category_title"),
        RoutingRule.grid_id, Grid.name.label("grid_name"), RoutingRule.holder_kind, RoutingRule.holder_id,
        RoutingRule.post, RoutingRule.scope_id,
        func.coalesce(
            select(Unit.name)
            .where(Unit.community_id == RoutingRule.community_id, Unit.id == RoutingRule.holder_id)
            .scalar_subquery(),
            select(Account.name).where(Account.id == RoutingRule.holder_id).scalar_subquery(),
        ).label("holder_name"),
        RoutingRule.from_matter_id, RoutingRule.is_example, RoutingRule.is_active, RoutingRule.version,
    )
    .outerjoin(
        MatterCategory,
        (MatterCategory.community_id == RoutingRule.community_id) & (MatterCategory.id == RoutingRule.category_id),
    )
    .outerjoin(Grid, (Grid.community_id == RoutingRule.community_id) & (Grid.id == RoutingRule.grid_id))
    .where(RoutingRule.community_id == _COMMUNITY, RoutingRule.kind == _KIND)
    .order_by(MatterCategory.code.nulls_first(), RoutingRule.id)
    .limit(1000)
)  # fmt: skip
LIMITS = Query(
    pick(LimitSetting.id, LimitSetting.kind, LimitSetting.name, LimitSetting.limit, LimitSetting.version)
    .where(LimitSetting.community_id == _COMMUNITY, LimitSetting.kind == _KIND)
    .order_by(LimitSetting.name)
)


async def list_categories(read: Reader, kind: str) -> list[Row]:
    """Both levels, the upper one first."""
    return await read.rows(CATEGORIES, kind=kind)


async def get_category(read: Reader, category_id: UUID) -> Row:
    return await read.one(CATEGORY, category_id=category_id)


async def add_category(session: AsyncSession, actor: Actor, form: NewCategory) -> MatterCategory:
    """A new class. Raises UnknownKind, UnknownCategory, CategoryCodeTaken, Invalid."""
    await _check(session, actor, form.kind, form, own=None)
    category = MatterCategory(community_id=actor.community, id=uuid7(), is_example=False, **form.values())
    session.add(category)
    await session.flush()
    return category


async def change_category(
    session: AsyncSession, actor: Actor, category_id: UUID, form: CategoryForm, version: int
) -> None:
    """Change a class; matters under way keep the clocks they have. Raises NotFound, Stale, Invalid."""
    category = await get_own(session, actor, MatterCategory, category_id, locked=True)
    check_version(category, version)
    await _check(session, actor, category.kind, form, own=category_id)
    for name, value in form.values().items():
        setattr(category, name, value)
    # an example that the community has edited is its own from now on
    category.is_example = False
    await session.flush()


async def _check(session: AsyncSession, actor: Actor, kind: str, form: CategoryForm, own: UUID | None) -> None:
    workflow = latest(kind)
    if workflow is None:
        raise UnknownKind
    unknown = sorted(set(form.limits) - set(open_states(workflow)))
    if unknown:
        raise fault("limits", "matters.unknown_state", f"没有「{unknown[0]}」这个环节")
    if form.parent_id is not None:
        by_row = [state.code for state in workflow.states if state.limit is by_category]
        if missing := missing_conditions(form.register_when, form.close_when, form.limits, by_row):
            raise Invalid(
                found=tuple(
                    FieldFault(name=field, code="matters.condition_missing", message=f"小类要写明{name}")
                    for field, name in missing.items()
                )
            )
        parent = await session.get(MatterCategory, (actor.community, form.parent_id))
        if parent is None or parent.kind != kind or parent.parent_id is not None or parent.id == own:
            raise UnknownCategory


async def list_routing(read: Reader, kind: str) -> list[Row]:
    return await read.rows(ROUTING, kind=kind)


async def add_routing(session: AsyncSession, actor: Actor, form: NewRouting) -> RoutingRule:
    """Who gets matters of a class from now on. Raises UnknownKind, UnknownCategory, UnknownHolder, RoutingRuleTaken."""
    if latest(form.kind) is None:
        raise UnknownKind
    rule = RoutingRule(community_id=actor.community, id=uuid7(), kind=form.kind, from_matter_id=None)
    await _fill(session, rule, form)
    session.add(rule)
    await session.flush()
    return rule


async def change_routing(session: AsyncSession, actor: Actor, rule_id: UUID, form: RoutingForm, version: int) -> None:
    """Raises NotFound, Stale, UnknownCategory, UnknownHolder, RoutingRuleTaken."""
    rule = await get_own(session, actor, RoutingRule, rule_id, locked=True)
    check_version(rule, version)
    rule.is_example = False
    await _fill(session, rule, form)
    await session.flush()


async def _fill(session: AsyncSession, rule: RoutingRule, form: RoutingForm) -> None:
    """A rule in use names somebody who could do it; one whose holder has left can still be put out of use."""
    if form.category_id is not None:
        category = await session.get(MatterCategory, (rule.community_id, form.category_id))
        if category is None or category.kind != rule.kind:
            raise UnknownCategory
    holder = form.to.holder()
    if form.is_active:
        await check_holder(session, rule.community_id, holder)
    rule.category_id, rule.grid_id, rule.is_active = form.category_id, form.grid_id, form.is_active
    rule.holder_kind, rule.holder_id, rule.post, rule.scope_id = holder.kind, holder.id, holder.post, holder.scope_id


async def list_limits(read: Reader, kind: str) -> list[Row]:
    return await read.rows(LIMITS, kind=kind)


async def set_limit(session: AsyncSession, actor: Actor, kind: str, name: str, form: LimitForm, version: int) -> None:
    """The community's own limit of a state, or of call-back, mending and arbitration; version 0 while there is none.

    Raises UnknownKind, Invalid, Stale.
    """
    workflow = latest(kind)
    if workflow is None:
        raise UnknownKind
    if name not in (*open_states(workflow), *NAMED_LIMITS):
        raise fault("name", "matters.unknown_state", f"没有「{name}」这个环节")
    found = await session.scalar(
        select(LimitSetting)
        .where(
            LimitSetting.community_id == actor.community, LimitSetting.kind == kind, LimitSetting.name == name
        )
        .with_for_update()
    )  # fmt: skip
    if found is None:
        if version != 0:
            raise Stale
        session.add(LimitSetting(community_id=actor.community, id=uuid7(), kind=kind, name=name, limit=form.limit))
    else:
        check_version(found, version)
        found.limit = form.limit
    await session.flush()
