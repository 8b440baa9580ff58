"""The week's voices by topic and place (R114): what several people say is worth a motion."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ARRAY, Date, DateTime, Integer, Uuid, and_, bindparam, func, select
from sqlalchemy.sql.elements import ColumnElement

from jiayuan.domains.grid.board_models import VoiceReply
from jiayuan.domains.grid.rules import VOICES_FOR_A_TOPIC
from jiayuan.domains.grid.visit_models import Need
from jiayuan.domains.grid.walking_rules import NEED_TOPICS
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.desk_models import MatterCategory
from jiayuan.engines.matters.models import Matter, MatterWatch
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory.models import Building
from jiayuan.territory.queries import own_grids

KIND = GRID_EVENT.kind
matter, category = Matter.__table__, MatterCategory.__table__
watch, building = MatterWatch.__table__, Building.__table__
need, reply = Need.__table__, VoiceReply.__table__
_WEEK = timedelta(days=7)


@lru_cache(maxsize=2)
def _voices(*, narrowed: bool) -> Query:
    """A voice is a reporter, or one more who met with the same; who reported twice was merged and counts once there."""
    joined = (
        select(func.count())
        .where(watch.c.community_id == matter.c.community_id, watch.c.matter_id == matter.c.id, watch.c.is_reporter)
        .scalar_subquery()
    )
    columns: list[ColumnElement[Any]] = [
        matter.c.category_id,
        category.c.title.label("category"),
        matter.c.building_id,
        building.c.number.label("building"),
        (func.count() + func.coalesce(func.sum(joined), 0)).cast(Integer).label("voices"),
        func.array_agg(matter.c.id).label("matters"),
    ]
    statement = (
        select(*columns)
        .join(category, and_(category.c.community_id == matter.c.community_id, category.c.id == matter.c.category_id))
        .outerjoin(
            building, and_(building.c.community_id == matter.c.community_id, building.c.id == matter.c.building_id)
        )
        .where(
            matter.c.community_id == bindparam("community", type_=Integer),
            matter.c.kind == KIND,
            matter.c.opened_at >= bindparam("since", type_=DateTime(timezone=True)),
            matter.c.opened_at < bindparam("before", type_=DateTime(timezone=True)),
            matter.c.round == 1,
            matter.c.about_account_id.is_(None),
            *(matter.c.state != gone for gone in ("merged", "withdrawn", "rejected")),
        )
        .group_by(matter.c.category_id, category.c.title, matter.c.building_id, building.c.number)
    )
    if narrowed:
        statement = statement.where(matter.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    return Query(statement)


@lru_cache(maxsize=2)
def _wishes(*, narrowed: bool) -> Query:
    """Each wish that was heard is a voice."""
    columns: list[ColumnElement[Any]] = [
        need.c.topic,
        need.c.building_id,
        building.c.number.label("building"),
        func.count().label("voices"),
        func.array_agg(need.c.id).label("needs"),
    ]
    statement = (
        select(*columns)
        .outerjoin(building, and_(building.c.community_id == need.c.community_id, building.c.id == need.c.building_id))
        .where(
            need.c.community_id == bindparam("community", type_=Integer),
            need.c.at >= bindparam("since", type_=DateTime(timezone=True)),
            need.c.at < bindparam("before", type_=DateTime(timezone=True)),
        )
        .group_by(need.c.topic, need.c.building_id, building.c.number)
    )
    if narrowed:
        statement = statement.where(need.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    return Query(statement)


REPLIES = Query(
    select(reply.c.category_id, reply.c.topic, reply.c.words).where(
        reply.c.community_id == bindparam("community", type_=Integer),
        reply.c.monday == bindparam("monday", type_=Date),
    )
)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


async def get_digest(read: Reader, actor: Actor, day: date) -> Row:
    """The week from Monday in which the day lies: topics by how many spoke, each with its places and its reply."""
    monday = monday_of(day)
    grids = own_grids(actor, "grid.figure.read")
    narrowed, values = grids is not None, {"grids": list(grids or ())}
    week = {"since": clock.start_of(monday), "before": clock.start_of(monday + _WEEK)}
    told = await read.rows(_voices(narrowed=narrowed), **week, **values)
    wished = await read.rows(_wishes(narrowed=narrowed), **week, **values)
    rows = [row | {"topic": None, "needs": []} for row in told]
    rows += [row | {"category_id": None, "category": NEED_TOPICS[row["topic"]], "matters": []} for row in wished]
    replies = {(row["category_id"], row["topic"]): row["words"] for row in await read.rows(REPLIES, monday=monday)}
    topics: dict[object, Row] = {}
    for row in sorted(rows, key=lambda row: (-row["voices"], row["building"] or "~")):
        key = (row["category_id"], row["topic"])
        topic = topics.setdefault(
            key,
            {
                "category_id": row["category_id"], "topic": row["topic"], "title": row["category"], "voices": 0,
                "places": [], "reply": replies.get(key),
            },
        )  # fmt: skip
        topic["voices"] += row["voices"]
        topic["places"].append(
            {name: row[name] for name in ("building_id", "building", "voices", "matters", "needs")}
            | {"is_enough": row["voices"] >= VOICES_FOR_A_TOPIC}
        )
    ordered = sorted(topics.values(), key=lambda topic: (-topic["voices"], topic["title"]))
    return {"monday": monday, "voices": sum(topic["voices"] for topic in ordered), "topics": ordered}
