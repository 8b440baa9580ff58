"""The verdict, and the round that a bad one opens: a follow-up matter, never the closed one again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert

from jiayuan.access.models import Post
from jiayuan.engines.matters import declaring, moving
from jiayuan.engines.matters.clocks import Clock
from jiayuan.engines.matters.declaring import Holder, Workflow
from jiayuan.engines.matters.forms import Judging
from jiayuan.engines.matters.models import Matter, MatterEvaluation, MatterLink
from jiayuan.engines.matters.moving import Course
from jiayuan.engines.matters.opening import Opening, Place, Reporter, open_matter
from jiayuan.engines.matters.problems import OpenRound, TooLateToJudge
from jiayuan.kernel import clock, crypto
from jiayuan.kernel.calendar import Limit
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import fault

#: 不满意 and 非常不满意 are bad (HL-37).
BAD = 2


def is_too_late(workflow: Workflow, closed_at: datetime | None, at: datetime | None = None) -> bool:
    """Whether the time to judge is over, now or at a moment."""
    rule = workflow.evaluation
    return rule is not None and closed_at is not None and (at or clock.now()) > closed_at + rule.within


async def evaluate(course: Course, verdict: Judging, place: Place) -> None:
    """Keep the verdict beside the matter; a bad one opens the next round. Raises TooLateToJudge, OpenRound."""
    matter, rule = course.matter, course.workflow.evaluation
    assert rule is not None
    if matter.way is None or is_too_late(course.workflow, matter.closed_at, course.at):
        raise TooLateToJudge(days=rule.within.days)
    fitting = rule.tags_of(verdict.level)
    if fitting is not None and (unfit := [tag for tag in verdict.tags if tag not in fitting]):
        raise fault("form.tags", "matters.tag_unfit", f"「{unfit[0]}」和这个评价对不上")
    matter.evaluated_at, matter.level = course.at, verdict.level
    course.session.add(
        MatterEvaluation(
            community_id=matter.community_id, id=uuid7(), matter_id=matter.id, level=verdict.level,
            tags=list(verdict.tags), words=verdict.words, channel=verdict.channel, at=course.at,
            account_id=course.actor.account_id, handler_account_id=matter.handler_account_id,
        )
    )  # fmt: skip
    # the verdict itself stays with the evaluation, out of the timeline that handlers read
    course.data.clear()
    course.data["channel"] = verdict.channel
    if verdict.level <= BAD and rule.follow_up is not None:
        await open_next_round(course, rule, place)


async def open_next_round(
    course: Course, rule: declaring.EvaluationRule, place: Place, *, is_asked: bool = False
) -> None:
    """A follow-up matter with clocks of its own; ``is_asked``: who reported was just called. Raises OpenRound."""
    assert rule.follow_up is not None
    session, matter = course.session, course.matter
    root = matter.root_id or matter.id
    if await session.scalar(
        select(func.count())
        .select_from(Matter)
        .where(Matter.community_id == matter.community_id, Matter.root_id == root, Matter.closed_at.is_(None))
    ):
        raise OpenRound
    follow_up = await open_matter(
        session,
        course.actor,
        Opening(
            kind=matter.kind, title=matter.title, details=dict(matter.details), channel=matter.channel, place=place,
            reporter=reporter_of(matter),
            category_id=matter.category_id, is_urgent=False, person_id=matter.person_id,
            about_unit_id=matter.about_unit_id, about_account_id=matter.about_account_id,
            predecessor=matter, state=rule.follow_up,
            flags=() if is_asked else ("call_back_due",), round=matter.round + 1, root_id=root,
        ),
    )  # fmt: skip
    await session.execute(
        insert(MatterLink).values(
            community_id=matter.community_id, id=uuid7(), matter_id=matter.id, other_id=follow_up.id, kind="round",
            at=course.at,
        )
    )  # fmt: skip
    course.data["follow_up"] = str(follow_up.id)
    if not is_asked:
        _ask(course, rule, follow_up)


def reporter_of(matter: Matter) -> Reporter:
    """Who brought it, for what comes of it: a guest is known by his number there, too."""
    box = matter.guest_phone_box
    phone = None if box is None else crypto.unseal("matter", "guest_phone_box", matter.id, box)
    return Reporter(matter.reporter_account_id, phone, matter.may_call)


def _ask(course: Course, rule: declaring.EvaluationRule, follow_up: Matter) -> None:
    """Somebody asks who judged badly, by a time of its own (HL-40, HL-42)."""
    limit: Limit = course.house.named(course.workflow, "call_back", rule.call_back)
    due = Clock(state="call_back", started_at=course.at, limit=str(limit)).due(course.house.calendar)
    next_round = Course(
        course.session, course.actor, course.workflow, follow_up, course.house, course.category, [], course.step_id,
        course.at, f"{follow_up.kind}.opened", apart=course.apart,
    )  # fmt: skip
    moving.add_task(next_round, moving.clear_of(next_round, rule.caller or course.workflow.desk), "call_back", due.at)


async def caller_of_sample(course: Course, rule: declaring.EvaluationRule, took: Collection[UUID]) -> Holder:
    """The post that calls back; where nobody holds it but who did the work, the level above."""
    caller = rule.caller or course.workflow.desk
    if caller.kind != "post":
        return caller
    today = clock.day_of(course.at)
    held = await course.session.scalars(
        select(Post.account_id).where(
            Post.community_id == course.community, Post.kind == caller.post, Post.from_on <= today,
            or_(Post.until_on.is_(None), Post.until_on >= today),
        )
    )  # fmt: skip
    holders = set(held)
    return course.workflow.above if holders and not holders - set(took) else caller
