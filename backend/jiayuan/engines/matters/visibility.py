"""Who may see which matter: one condition for detail, list, inbox and figures."""

from __future__ import annotations

import re
from typing import Literal
from uuid import UUID

from sqlalchemy import ARRAY, String, Uuid, and_, bindparam, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jiayuan.engines.matters import declaring
from jiayuan.engines.matters.declaring import registered
from jiayuan.engines.matters.models import Matter, MatterTask, MatterWatch
from jiayuan.kernel.actor import Actor

Sight = Literal["whole", "grids", "unit", "own"]

_NOBODY = UUID(int=0)
#: Phone numbers, identity numbers and other long runs of digits that a neighbour need not read.
_LONG_DIGITS = re.compile(r"\d[\d\-\s]{5,}[\dXx]")
_HAN = "〇零一二三四五六七八九"
#: A door by what follows it (501室, 五零一门口), by the entrance before it, as a place is written (2单元501), or at the
#: end of a chain (3-501, 1-2-2).
_DOOR = re.compile(
    rf"(?<![\d{_HAN}])(?:\d{{3,4}}|[{_HAN}]{{3,4}})(?=室|房|号房|住户|家|户|门|楼上|楼下|对面|隔壁)"
    rf"|(?<=单元)\s*(?:\d{{3,4}}|[{_HAN}]{{3,4}})(?![\d{_HAN}])"
    r"|(?<![\d-])\d{1,2}[-－—–](?:\d{3,4}|\d{1,2}[-－—–]\d{1,4})(?![\d-])"
)


def holder_keys(actor: Actor) -> list[UUID]:
    """What tasks and messages are addressed to and the actor answers for: account, posts, role, unit."""
    keys = [actor.account_id, declaring.post(actor.role).id]
    for held in actor.posts:
        if held.community_id == actor.community:
            keys.append(declaring.post(held.kind, held.scope_id).id)
            if held.scope_id is not None:
                keys.append(declaring.post(held.kind).id)
    if actor.unit_id is not None:
        keys.append(actor.unit_id)
    keys += [held.scope_id for held in actor.posts if held.scope_kind == "unit" and held.scope_id is not None]
    return list(dict.fromkeys(keys))


def sight_of(actor: Actor) -> Sight:
    """How far an actor sees: the community, the grids of the posts, what the unit was given, or own matters."""
    if actor.role == "resident":
        return "own"
    if actor.role == "partner":
        return "unit"
    narrowed = actor.role == "staff" and actor.posts and all(post.scope_kind == "grid" for post in actor.posts)
    return "grids" if narrowed else "whole"


def is_masked(actor: Actor) -> bool:
    """Whether names and numbers of people stay hidden from this actor altogether."""
    return actor.role == "partner"


def is_neighbour(actor: Actor, reporter_account_id: UUID | None) -> bool:
    """Whether a matter is seen only because one met the same: another resident, not who reported it."""
    return sight_of(actor) == "own" and reporter_account_id != actor.account_id


def words_for_neighbours(text: str) -> str:
    """Words about a matter as another resident may read them: no numbers of persons, no doors."""
    return _DOOR.sub("***", _LONG_DIGITS.sub("***", text))


def seen(sight: Sight) -> ColumnElement[bool]:
    """The condition on ``matter``; its parameters come from ``sight_values``."""
    account = bindparam("v_account", type_=Uuid)
    own = or_(
        Matter.reporter_account_id == account,
        exists(
            select(MatterWatch.id).where(
                MatterWatch.community_id == Matter.community_id,
                MatterWatch.account_id == account,
                MatterWatch.matter_id == Matter.id,
                MatterWatch.is_reporter,
            )
        ),
    )
    if sight == "own":
        return own
    held = exists(
        select(MatterTask.id).where(
            MatterTask.community_id == Matter.community_id,
            MatterTask.matter_id == Matter.id,
            MatterTask.holder_id == func.any(bindparam("v_keys", type_=ARRAY(Uuid))),
            or_(MatterTask.outcome.is_(None), MatterTask.outcome == "done"),
        )
    )
    if sight == "unit":
        return and_(held, not_about_oneself())
    readable: ColumnElement[bool] = Matter.kind == func.any(bindparam("v_kinds", type_=ARRAY(String)))
    if sight == "grids":
        readable = and_(readable, Matter.grid_id == func.any(bindparam("v_grids", type_=ARRAY(Uuid))))
    return and_(or_(readable, held, own, Matter.opened_by_account_id == account), not_about_oneself())


def not_about_oneself() -> ColumnElement[bool]:
    """A matter about a worker or a unit is not theirs to look into (settled 20)."""
    account, unit = bindparam("v_account", type_=Uuid), bindparam("v_unit", type_=Uuid)
    return and_(
        or_(Matter.about_account_id.is_(None), Matter.about_account_id != account),
        or_(Matter.about_unit_id.is_(None), Matter.about_unit_id != func.coalesce(unit, _NOBODY)),
    )


def sight_values(actor: Actor) -> dict[str, object]:
    """The parameters of ``seen`` for one actor; a query takes those that it names."""
    sight = sight_of(actor)
    values: dict[str, object] = {"v_account": actor.account_id}
    if sight != "own":
        values |= {"v_keys": holder_keys(actor), "v_unit": actor.unit_id}
    if sight in ("whole", "grids"):
        values["v_kinds"] = sorted({w.kind for w in registered() if actor.may(w.permission("read"))})
    if sight == "unit":
        return values
    if sight == "grids":
        values["v_grids"] = list(actor.narrowed_to("grid"))
    return values
