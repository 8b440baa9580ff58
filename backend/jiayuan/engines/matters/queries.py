"""Lists of matters: what waits for me, what I sent out, what I watch, and all that I may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    DateTime,
    Integer,
    Select,
    String,
    Uuid,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    select,
    tuple_,
)
from sqlalchemy.sql.elements import ColumnElement

from jiayuan.access.models import Account
from jiayuan.engines.matters.declaring import state_of, workflow_of
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.models import Matter, MatterStep, MatterTask, MatterWatch
from jiayuan.engines.matters.visibility import (
    Sight,
    holder_keys,
    is_neighbour,
    seen,
    sight_of,
    sight_values,
    words_for_neighbours,
)
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import COUNTED_UP_TO, PageQuery
from jiayuan.kernel.problems import fault
from jiayuan.kernel.reading import Query, Reader, Row, Rows, pick
from jiayuan.territory.duty_models import Unit
from jiayuan.territory.models import Grid

Window = Literal["late", "today", "week"]
Whose = Literal["all", "sent", "watched", "reported"]
Order = Literal["due", "latest"]

_COMMUNITY = bindparam("community", type_=Integer)
_NOW = bindparam("now", type_=DateTime(timezone=True))
_SOON = bindparam("soon", type_=DateTime(timezone=True))
_LIMIT = bindparam("limit", type_=Integer)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of matters is narrowed to; ``state`` is a code, ``open``, ``ended`` or nothing."""

    kind: str
    state: str | None = None
    grid_id: UUID | None = None
    category_id: UUID | None = None
    window: Window | None = None
    flag: str | None = None
    q: str | None = None
    whose: Whose = "all"

    def shape(self) -> tuple[str, ...]:
        """Which statement answers it; values are parameters."""
        state = self.state if self.state in ("open", "ended") else "state" if self.state else ""
        named = [name for name in ("grid_id", "category_id", "flag", "q") if getattr(self, name) is not None]
        return (state, self.window or "", self.whose, *named)

    def values(self, actor: Actor) -> dict[str, object]:
        now = clock.now()
        days = {"today": 1, "week": 7}.get(self.window or "", 0)
        soon = clock.start_of(clock.today() + timedelta(days=days)) if days else now
        return sight_values(actor) | {
            "kind": self.kind, "state": self.state, "grid_id": self.grid_id, "category_id": self.category_id,
            "flag": self.flag, "q": self.q, "now": now, "soon": soon, "me": actor.account_id,
        }  # fmt: skip


_main = (
    select(MatterTask)
    .where(MatterTask.purpose == "main", MatterTask.done_at.is_(None))
    .subquery("main_task")
)  # fmt: skip
_holder_name = func.coalesce(
    select(Unit.name).where(Unit.community_id == _main.c.community_id, Unit.id == _main.c.holder_id).scalar_subquery(),
    select(Account.name).where(Account.id == _main.c.holder_id).scalar_subquery(),
)
COLUMNS = (
    Matter.id, Matter.kind, Matter.workflow_version, Matter.number, Matter.title, Matter.state, Matter.flags,
    Matter.is_urgent, Matter.channel, Matter.category_id, MatterCategory.title.label("category_title"),
    Matter.grid_id, Grid.name.label("grid_name"), Matter.building_id, Matter.entrance_id, Matter.place_text,
    Matter.opened_at, Matter.due_at, Matter.due_is_provisional, Matter.paused_at, Matter.closed_at, Matter.way,
    Matter.round, Matter.returns, Matter.version,
    _main.c.holder_kind, _main.c.holder_id, _main.c.post.label("holder_post"), _holder_name.label("holder_name"),
)  # fmt: skip


def with_names(statement: Select[Any]) -> Select[Any]:
    """Join what the columns name: category, grid and who has it now."""
    return (
        statement.outerjoin(
            MatterCategory,
            (MatterCategory.community_id == Matter.community_id) & (MatterCategory.id == Matter.category_id),
        )
        .outerjoin(Grid, (Grid.community_id == Matter.community_id) & (Grid.id == Matter.grid_id))
        .outerjoin(_main, (_main.c.community_id == Matter.community_id) & (_main.c.matter_id == Matter.id))
    )


def _conditions(sight: Sight, shape: tuple[str, ...]) -> list[ColumnElement[bool]]:
    state, window, whose, *named = shape
    found: list[ColumnElement[bool]] = [
        Matter.community_id == _COMMUNITY, Matter.kind == bindparam("kind", type_=String), seen(sight),
    ]  # fmt: skip
    if state == "open":
        found.append(Matter.closed_at.is_(None))
    elif state == "ended":
        found.append(Matter.closed_at.is_not(None))
    elif state:
        found.append(Matter.state == bindparam("state", type_=String))
    if window:
        found += [Matter.closed_at.is_(None), Matter.paused_at.is_(None)]
        found.append(Matter.due_at < _NOW if window == "late" else Matter.due_at.between(_NOW, _SOON))
    if "grid_id" in named:
        found.append(Matter.grid_id == bindparam("grid_id", type_=Uuid))
    if "category_id" in named:
        category = bindparam("category_id", type_=Uuid)
        found.append((Matter.category_id == category) | (MatterCategory.parent_id == category))
    if "flag" in named:
        found.append(bindparam("flag", type_=String) == func.any(Matter.flags))
    if "q" in named:
        asked = bindparam("q", type_=String)
        worded = func.strpos(Matter.title, asked) > 0
        if sight == "own":
            worded &= Matter.reporter_account_id == bindparam("v_account", type_=Uuid)
        found.append(func.starts_with(Matter.number, func.upper(asked)) | worded)
    return found + whose_is(whose)


def whose_is(whose: str) -> list[ColumnElement[bool]]:
    """The condition that a matter is one that I sent out, watch, or reported; its parameter is ``me``."""
    me = bindparam("me", type_=Uuid)
    if whose == "sent":
        acted = select(MatterStep.id).where(
            MatterStep.community_id == Matter.community_id,
            MatterStep.matter_id == Matter.id,
            MatterStep.actor_account_id == me,
            MatterStep.from_state != MatterStep.to_state,
        )
        return [(Matter.opened_by_account_id == me) | exists(acted)]
    if whose == "watched":
        watched = select(MatterWatch.id).where(
            MatterWatch.community_id == Matter.community_id,
            MatterWatch.account_id == me,
            MatterWatch.matter_id == Matter.id,
        )
        return [exists(watched)]
    return [Matter.reporter_account_id == me] if whose == "reported" else []


def _reporter(sight: Sight) -> list[Any]:
    return [Matter.reporter_account_id] if sight == "own" else []


@lru_cache(maxsize=256)
def _listing(sight: Sight, shape: tuple[str, ...]) -> Query:
    return Query(
        with_names(pick(*COLUMNS, *_reporter(sight)))
        .where(*_conditions(sight, shape))
        .where(
            tuple_(Matter.due_at, Matter.id)
            > tuple_(bindparam("after_due", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid))
        )
        .order_by(Matter.due_at, Matter.id)
        .limit(_LIMIT)
    )


#: Open ones before ended ones.
_going = cast(Matter.closed_at.is_(None), Integer)


@lru_cache(maxsize=64)
def _latest(sight: Sight, shape: tuple[str, ...]) -> Query:
    return Query(
        with_names(pick(*COLUMNS, *_reporter(sight), _going.label("going")))
        .where(*_conditions(sight, shape))
        .where(
            tuple_(_going, Matter.opened_at, Matter.id)
            < tuple_(
                bindparam("after_going", type_=Integer),
                bindparam("after_opened", type_=DateTime(timezone=True)),
                bindparam("after_id", type_=Uuid),
            )
        )
        .order_by(_going.desc(), Matter.opened_at.desc(), Matter.id.desc())
        .limit(_LIMIT)
    )


@lru_cache(maxsize=256)
def _totals(sight: Sight, shape: tuple[str, ...]) -> Query:
    going = Matter.closed_at.is_(None) & Matter.paused_at.is_(None)
    some = (
        select(
            case((going & (Matter.due_at < _NOW), 1), else_=0).label("late"),
            case((going & Matter.due_at.between(_NOW, bindparam("tonight", type_=DateTime(timezone=True))), 1), else_=0)
            .label("today"),
        )
        .select_from(Matter)
        .outerjoin(
            MatterCategory,
            (MatterCategory.community_id == Matter.community_id) & (MatterCategory.id == Matter.category_id),
        )
        .where(*_conditions(sight, shape))
        .limit(literal(COUNTED_UP_TO + 1, Integer))
        .subquery("some")
    )  # fmt: skip
    return Query(
        select(
            func.count().label("total"),
            func.coalesce(func.sum(some.c.late), 0).label("late"),
            func.coalesce(func.sum(some.c.today), 0).label("today"),
        ).select_from(some)
    )


async def list_matters(read: Reader, actor: Actor, narrowed: Filter, page: PageQuery) -> Rows:
    """Matters by deadline, the earliest first."""
    query = _listing(sight_of(actor), narrowed.shape())
    rows = await read.rows(query, **narrowed.values(actor), **page.after(due=datetime, id=UUID))
    return page.cut(_for_eyes(actor, titled(rows)), due="due_at", id="id")


async def list_latest(read: Reader, actor: Actor, narrowed: Filter, page: PageQuery) -> Rows:
    """One's own matters: those still going first, then the newest. Raises Invalid for all of a community.

    Nobody's own list is long, so that it is sorted at once; all of a community are read by deadline, in index order.
    """
    if narrowed.whose == "all" and sight_of(actor) != "own":
        raise fault("order", "matters.order_of_own", "只有自己的事项能按最新排列，请先选「谁的」")
    bounds = page.before(going=int, opened=datetime, id=UUID)
    if page.cursor is None:
        bounds["after_going"] = 2
    rows = await read.rows(_latest(sight_of(actor), narrowed.shape()), **narrowed.values(actor), **bounds)
    document = page.page(_for_eyes(actor, titled(rows)), going="going", opened="opened_at", id="id")
    for row in rows:
        row.pop("going")
    return Rows(document)


async def count_matters(read: Reader, actor: Actor, narrowed: Filter) -> Row:
    """How many, how many late, how many due today; exact up to 1,000, above that 1,001."""
    tonight = clock.start_of(clock.today() + timedelta(days=1))
    query = _totals(sight_of(actor), narrowed.shape())
    return await read.one(query, **narrowed.values(actor), tonight=tonight)


def _for_eyes(actor: Actor, rows: Sequence[Row]) -> Sequence[Row]:
    """What other residents reported without numbers of persons and doors."""
    for row in rows if sight_of(actor) == "own" else ():
        if is_neighbour(actor, row.pop("reporter_account_id")):
            row |= {name: words_for_neighbours(row[name]) for name in ("title", "place_text")}
    return rows


def titled(rows: Sequence[Row]) -> Sequence[Row]:
    """Add the Chinese title of each row's state, under the version it began with."""
    for row in rows:
        row["state_title"] = state_of(workflow_of(row["kind"], row["workflow_version"]), row["state"]).title
    return rows


_keys = func.unnest(bindparam("keys", type_=ARRAY(Uuid))).table_valued("key").render_derived()
_waiting = (
    select(MatterTask)
    .where(
        MatterTask.community_id == _COMMUNITY,
        MatterTask.holder_id == _keys.c.key,
        MatterTask.done_at.is_(None),
        tuple_(MatterTask.due_at, MatterTask.id)
        > tuple_(bindparam("after_due", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid)),
    )
    .order_by(MatterTask.due_at, MatterTask.id)
    .limit(_LIMIT)
    .lateral("waiting")
)
_me, _my_unit = bindparam("v_account", type_=Uuid), bindparam("v_unit", type_=Uuid)

#: What waits for an account, its posts and its unit: an ordered scan for each, then a sort of at most 20 for each.
INBOX = Query(
    pick(
        _waiting.c.id.label("task_id"), _waiting.c.purpose, _waiting.c.due_at.label("task_due_at"),
        _waiting.c.opened_at.label("task_opened_at"), _waiting.c.holder_kind, _waiting.c.post.label("holder_post"),
        Matter.id, Matter.kind, Matter.workflow_version, Matter.number, Matter.title, Matter.state, Matter.flags,
        Matter.is_urgent, Matter.category_id, MatterCategory.title.label("category_title"), Matter.grid_id,
        Grid.name.label("grid_name"), Matter.building_id, Matter.place_text, Matter.opened_at, Matter.due_at,
        Matter.due_is_provisional, Matter.paused_at, Matter.round, Matter.returns, Matter.version,
    )
    .select_from(_keys)
    .join(_waiting, literal(1) == literal(1))
    .join(Matter, (Matter.community_id == _COMMUNITY) & (Matter.id == _waiting.c.matter_id))
    .outerjoin(
        MatterCategory,
        (MatterCategory.community_id == Matter.community_id) & (MatterCategory.id == Matter.category_id),
    )
    .outerjoin(Grid, (Grid.community_id == Matter.community_id) & (Grid.id == Matter.grid_id))
    .where(
        Matter.about_account_id.is_(None) | (Matter.about_account_id != _me),
        Matter.about_unit_id.is_(None) | (Matter.about_unit_id != func.coalesce(_my_unit, UUID(int=0))),
    )
    .order_by(_waiting.c.due_at, _waiting.c.id)
    .limit(_LIMIT)
)  # fmt: skip


async def list_inbox(read: Reader, actor: Actor, page: PageQuery) -> Rows:
    """What waits for me, my posts and my unit, by deadline."""
    rows = await read.rows(
        INBOX, keys=holder_keys(actor), v_account=actor.account_id, v_unit=actor.unit_id,
        **page.after(due=datetime, id=UUID),
    )  # fmt: skip
    return page.cut(titled(rows), due="task_due_at", id="task_id")


#: What an account finished, the latest first.
DONE = Query(
    pick(
        MatterTask.id.label("task_id"), MatterTask.done_at, MatterTask.purpose, Matter.id, Matter.kind,
        Matter.workflow_version, Matter.number, Matter.title, Matter.state, Matter.due_at, Matter.closed_at,
        Matter.place_text, Matter.version,
    )
    .join(Matter, (Matter.community_id == MatterTask.community_id) & (Matter.id == MatterTask.matter_id))
    .where(
        MatterTask.community_id == _COMMUNITY, MatterTask.done_by_account_id == _me, MatterTask.outcome == "done",
        tuple_(MatterTask.done_at, MatterTask.id)
        < tuple_(bindparam("after_done", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid)),
    )
    .order_by(MatterTask.done_at.desc(), MatterTask.id.desc())
    .limit(_LIMIT)
)  # fmt: skip


async def list_done(read: Reader, actor: Actor, page: PageQuery) -> Rows:
    """What I finished, the latest first."""
    rows = await read.rows(DONE, v_account=actor.account_id, **page.before(done=datetime, id=UUID))
    return page.cut(titled(rows), done="done_at", id="task_id")
