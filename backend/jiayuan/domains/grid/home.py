"""A resident's first page: who is there for him, what became of his words, what is open at his door."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    DateTime,
    Integer,
    Uuid,
    and_,
    bindparam,
    func,
    select,
    union,
)

from jiayuan.domains.grid.locating import HOME
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.declaring import all_states
from jiayuan.engines.matters.desk_models import DutyHours, MatterCategory
from jiayuan.engines.matters.message_queries import count_unread
from jiayuan.engines.matters.models import Matter, MatterStep, MatterWatch
from jiayuan.engines.matters.queries import COLUMNS, titled, with_names
from jiayuan.engines.matters.visibility import words_for_neighbours
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.calendar import STATUTORY
from jiayuan.kernel.reading import Query, Reader, Row, pick
from jiayuan.people.rules import is_old
from jiayuan.territory.duty_queries import HELD_TODAY, THERE_TODAY, with_stand_in
from jiayuan.territory.models import CommunityProfile, Grid
from jiayuan.territory.queries import duty

KIND = GRID_EVENT.kind
MOST = 5
#: How long after closing a matter may be judged.
JUDGED_WITHIN = GRID_EVENT.evaluation.within if GRID_EVENT.evaluation is not None else timedelta()
_STATES = {state.code: state.title for state in all_states(GRID_EVENT)}
#: Who watches over a matter that is supervised or was reported upwards, by the role that stepped in.
_ABOVE = {"joint_committee": "社区联合党委", "street_committee": "街道党工委"}

matter, watch, step = Matter.__table__, MatterWatch.__table__, MatterStep.__table__
category, hours, profile = MatterCategory.__table__, DutyHours.__table__, CommunityProfile.__table__
grid = Grid.__table__

_MINE = bindparam("community", type_=Integer)
_ME = bindparam("me", type_=Uuid)
_SINCE = bindparam("since", type_=DateTime(timezone=True))

LINE = Query(select(profile.c.line).where(profile.c.community_id == _MINE))
OFFICE = Query(
    select(hours.c.opens_at, hours.c.closes_at)
    .where(hours.c.community_id == _MINE, hours.c.kind == "office")
    .order_by(hours.c.opens_at)
)
GRID = Query(select(grid.c.name).where(grid.c.community_id == _MINE, grid.c.id == bindparam("grid_id", type_=Uuid)))
WORKERS = Query(
    with_stand_in(
        select(
            THERE_TODAY.label("name"),
            profile.c.line.label("phone"),
            (duty.c.duty == "deputy").label("is_deputy"),
        ).select_from(duty)
    )
    .outerjoin(profile, profile.c.community_id == duty.c.community_id)
    .where(duty.c.community_id == _MINE, duty.c.grid_id == bindparam("grid_id", type_=Uuid), HELD_TODAY)
    .order_by(duty.c.duty.desc(), duty.c.from_on)
)

_reported = select(matter.c.id).where(matter.c.community_id == _MINE, matter.c.reporter_account_id == _ME)
_joined = select(watch.c.matter_id).where(watch.c.community_id == _MINE, watch.c.account_id == _ME, watch.c.is_reporter)
_own = Matter.id.in_(union(_reported, _joined))
#: Ended honestly, not judged, and still time to say how it was: only the reporter judges.
_to_judge = and_(
    Matter.reporter_account_id == _ME, Matter.kind == KIND, Matter.closed_at >= _SINCE, Matter.evaluated_at.is_(None),
    Matter.way.is_not(None), Matter.way != "withdrawn",
)  # fmt: skip
OPEN = Query(
    with_names(pick(*COLUMNS, Matter.reporter_account_id))
    .where(Matter.community_id == _MINE, Matter.closed_at.is_(None), _own)
    .order_by(Matter.due_at.nulls_last(), Matter.id)
    .limit(MOST)
)
TO_JUDGE = Query(
    with_names(pick(*COLUMNS, Matter.reporter_account_id))
    .where(Matter.community_id == _MINE, _to_judge)
    .order_by(Matter.closed_at.desc(), Matter.id)
    .limit(MOST)
)
TOTALS = Query(
    pick(
        func.count().filter(Matter.closed_at.is_(None)).label("open"),
        func.count().filter(_to_judge).label("to_judge"),
    ).where(Matter.community_id == _MINE, _own)
)
_numbered = func.row_number().over(
    partition_by=(step.c.matter_id, step.c.action == "supervise"), order_by=step.c.number.desc()
)
_latest = (
    select(
        step.c.matter_id, step.c.action, step.c.actor_account_id, step.c.actor_name, step.c.actor_role, step.c.at,
        step.c.note, step.c.number, _numbered.label("back"),
    )
    .where(
        step.c.community_id == _MINE, step.c.matter_id == func.any(bindparam("ids", type_=ARRAY(Uuid))),
        step.c.is_public, step.c.actor_role != "resident", step.c.action != "me_too",
    )
    .subquery("latest")
)  # fmt: skip
#: The newest public step of those who are at it, and the newest by which somebody took it under watch.
LAST_STEPS = Query(select(_latest).where(_latest.c.back == 1).order_by(_latest.c.matter_id, _latest.c.number))

_supporters = (
    select(func.count())
    .where(watch.c.community_id == matter.c.community_id, watch.c.matter_id == matter.c.id, watch.c.is_reporter)
    .scalar_subquery()
)
#: Open, at the buildings given, of a category that is no private matter; about no person, worker or unit.
NEAR = Query(
    select(
        matter.c.id, matter.c.title, matter.c.place_text, matter.c.state, matter.c.opened_at, matter.c.due_at,
        matter.c.paused_at, _supporters.label("supporters"), matter.c.id.in_(union(_reported, _joined)).label("is_own"),
        matter.c.reporter_account_id.is_not_distinct_from(_ME).label("is_reported"),
    )
    .join(category, and_(category.c.community_id == matter.c.community_id, category.c.id == matter.c.category_id))
    .where(
        matter.c.community_id == _MINE, matter.c.kind == KIND, matter.c.closed_at.is_(None),
        category.c.is_private.is_(False), matter.c.person_id.is_(None),
        matter.c.about_account_id.is_(None), matter.c.about_unit_id.is_(None),
        matter.c.building_id == func.any(bindparam("buildings", type_=ARRAY(Uuid))),
    )
    .order_by(
        matter.c.entrance_id.is_not_distinct_from(bindparam("entrance_id", type_=Uuid)).desc(),
        matter.c.opened_at.desc(),
        matter.c.id,
    )
    .limit(MOST)
)  # fmt: skip


async def get_home(read: Reader, actor: Actor) -> Row:
    """All of the first page in one answer; who is not tied to a record has no grid and no neighbours."""
    me, now = actor.account_id, clock.now()
    since = now - JUDGED_WITHIN
    homes = await read.rows(HOME, person_id=actor.person_id) if actor.person_id is not None else []
    grid_id = homes[0]["grid_id"] if homes else None
    named = await read.first(GRID, grid_id=grid_id) if grid_id is not None else None
    totals = await read.one(TOTALS, me=me, since=since)
    found = await read.rows(OPEN, me=me)
    if len(found) < MOST and totals["to_judge"]:
        found += (await read.rows(TO_JUDGE, me=me, since=since))[: MOST - len(found)]
    birth = homes[0]["birth_on"] if homes else None
    line = await read.first(LINE)
    return {
        "line": line["line"] if line else None,
        "office_hours": await _office_hours(read),
        "grid": named["name"] if named else None,
        "workers": await read.rows(WORKERS, grid_id=grid_id, today=clock.today()) if grid_id is not None else [],
        "is_old": birth is not None and is_old(birth, clock.today()),
        "unread": (await count_unread(read, actor))["unread"],
        "verdicts_due": totals["to_judge"],
        "matters": await _with_last_words(read, me, found),
        "matters_total": totals["open"] + totals["to_judge"],
        "near": await _near(read, me, homes, now) if homes else [],
    }


async def _office_hours(read: Reader) -> str:
    """「工作日9:00–12:00、13:00–17:00」: the community's own, else the usual ones, by which deadlines run too."""
    found = await read.rows(OFFICE)
    spans = [(row["opens_at"], row["closes_at"]) for row in found] or [(s.opens, s.closes) for s in STATUTORY.office]
    return "工作日" + "、".join(f"{_hour(opens)}–{_hour(closes)}" for opens, closes in spans)


def _hour(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"


async def _with_last_words(read: Reader, me: UUID, found: list[Row]) -> list[Row]:
    """Each matter with what was said last to its reporters, and who watches over it."""
    if not found:
        return []
    last: dict[UUID, Row] = {}
    supervised: dict[UUID, str] = {}
    for row in await read.rows(LAST_STEPS, ids=[row["id"] for row in found]):
        last[row["matter_id"]] = row  # by number: the later one stays
        if row["action"] == "supervise":
            supervised[row["matter_id"]] = row["actor_role"]
    return [_own_row(me, row, last.get(row["id"]), supervised.get(row["id"])) for row in titled(found)]


def _own_row(me: UUID, row: Row, said: Row | None, supervisor: str | None) -> Row:
    reporter = row.pop("reporter_account_id")
    watched_by = None
    if {"supervised", "escalated"} & set(row["flags"]):
        watched_by = _ABOVE.get(supervisor or GRID_EVENT.above.post or "", "上级")
    # who joined does not learn who reported
    hidden = said is not None and said["actor_account_id"] == reporter and reporter != me
    words = (said["note"] or None) if said else None
    if reporter != me:
        row |= {name: words_for_neighbours(row[name]) for name in ("title", "place_text")}
        words = words and words_for_neighbours(words)
    return row | {
        "last_words": words,
        "last_at": said["at"] if said else None,
        "last_who": ("反映人" if hidden else said["actor_name"]) if said else None,
        "watched_by": watched_by,
    }


async def _near(read: Reader, me: UUID, homes: list[Row], now: datetime) -> list[Row]:
    """What is open at one's own entrance and building: words without numbers and doors, as for every neighbour."""
    rows = await read.rows(
        NEAR, me=me, entrance_id=homes[0]["entrance_id"], buildings=[home["building_id"] for home in homes]
    )
    return [
        {
            "id": row["id"] if row["is_own"] else None,
            "title": row["title"] if row["is_reported"] else words_for_neighbours(row["title"]),
            "place": row["place_text"] if row["is_reported"] else words_for_neighbours(row["place_text"]),
            "state_title": _STATES[row["state"]],
            "opened_at": row["opened_at"],
            "due_at": row["due_at"],
            "is_late": row["paused_at"] is None and row["due_at"] is not None and row["due_at"] < now,
            "supporters": row["supporters"],
        }
        for row in rows
    ]
