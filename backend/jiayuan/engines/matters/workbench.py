"""The first page of the desk in one answer: what waits for me with what I may do, and three counts."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ARRAY, DateTime, Integer, Uuid, bindparam, func, literal, select

from jiayuan.engines.matters.answers import ActionEntry, InboxRow
from jiayuan.engines.matters.declaring import workflow_of
from jiayuan.engines.matters.detail import actions_for
from jiayuan.engines.matters.models import Matter, MatterTask
from jiayuan.engines.matters.queries import INBOX, titled, whose_is
from jiayuan.engines.matters.visibility import Sight, holder_keys, seen, sight_of, sight_values
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import COUNTED_UP_TO, Page, PageQuery
from jiayuan.kernel.reading import Query, Reader, Row, pick


class WorkRow(InboxRow):
    """What waits, with what I may do about it."""

    actions: list[ActionEntry]


class Workbench(BaseModel):
    """``sent`` and ``watched`` are open; counts are exact up to 1,000, 1,001 means more."""

    inbox: Page[WorkRow]
    sent: int
    watched: int
    done_this_month: int


_COMMUNITY = bindparam("community", type_=Integer)
_IDS = bindparam("ids", type_=ARRAY(Uuid))

FOLDED = Query(
    select(Matter.id, Matter.folded, Matter.reporter_account_id).where(
        Matter.community_id == _COMMUNITY, Matter.id == func.any(_IDS)
    )
)
OPEN_TASKS = Query(
    pick(MatterTask.matter_id, MatterTask.purpose, MatterTask.holder_id, MatterTask.done_at).where(
        MatterTask.community_id == _COMMUNITY, MatterTask.matter_id == func.any(_IDS), MatterTask.done_at.is_(None)
    )
)


@lru_cache(maxsize=8)
def _counts(sight: Sight) -> Query:
    """Open matters that I sent out and that I watch, tasks that I finished; each exact up to 1,000."""
    most = literal(COUNTED_UP_TO + 1, Integer)
    going = [Matter.community_id == _COMMUNITY, Matter.closed_at.is_(None), seen(sight)]
    some = [select(Matter.id).where(*going, *whose_is(whose)).limit(most).subquery() for whose in ("sent", "watched")]
    done = (
        select(MatterTask.id)
        .where(
            MatterTask.community_id == _COMMUNITY,
            MatterTask.done_by_account_id == bindparam("me", type_=Uuid),
            MatterTask.outcome == "done",
            MatterTask.done_at >= bindparam("month", type_=DateTime(timezone=True)),
        )
        .limit(most)
        .subquery()
    )
    sent, watched, finished = (select(func.count()).select_from(one).scalar_subquery() for one in (*some, done))
    return Query(pick(sent.label("sent"), watched.label("watched"), finished.label("done_this_month")))


async def get_workbench(read: Reader, actor: Actor, page: PageQuery) -> Row:
    """What waits for me, my posts and my unit by deadline, each with its actions; what I sent out, watch and did."""
    rows = await read.rows(
        INBOX, keys=holder_keys(actor), v_account=actor.account_id, v_unit=actor.unit_id,
        **page.after(due=datetime, id=UUID),
    )  # fmt: skip
    ids = list({row["id"] for row in rows})
    kept = {row["id"]: row for row in await read.rows(FOLDED, ids=ids)} if ids else {}
    tasks: dict[UUID, list[Row]] = {}
    for task in await read.rows(OPEN_TASKS, ids=ids) if ids else []:
        tasks.setdefault(task["matter_id"], []).append(task)
    for row in titled(rows):
        facts = row | {"reporter_account_id": kept[row["id"]]["reporter_account_id"]}
        workflow = workflow_of(row["kind"], row["workflow_version"])
        row["actions"] = actions_for(actor, facts, workflow, kept[row["id"]]["folded"], tasks.get(row["id"], []))
    month = clock.start_of(clock.today().replace(day=1))
    counts = await read.one(_counts(sight_of(actor)), me=actor.account_id, month=month, **sight_values(actor))
    return {"inbox": page.page(rows, due="task_due_at", id="task_id"), **counts}
