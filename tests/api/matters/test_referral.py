"""What one's own level cannot decide: the arbiter after the second hand-back, the street after an attempt."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select, text

from jiayuan.engines.matters.declaring import post
from jiayuan.engines.matters.desk_models import RoutingRule
from jiayuan.engines.matters.message_models import Message
from jiayuan.engines.matters.problems import NotNow, NotYours, StillOwed
from jiayuan.engines.matters.reminding import remind
from jiayuan.kernel.clock import SHANGHAI
from matters_stage import DONE, PINGZHUANG, Desk, Stage, at


async def test_handed_back_twice_goes_to_the_arbiter_whose_ruling_binds_and_becomes_a_rule(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "hand_back", note="归供电所")
    await desk.act(stage.clerk, matter, "dispatch", to={"kind": "unit", "id": str(stage.power)})
    await desk.act(stage.electrician, matter, "hand_back", note="归物业")
    seen, tasks = await desk.see(matter), await desk.open_tasks(matter)
    assert ("frozen" in seen.flags, [(task.purpose, task.post) for task in tasks]) == (
        True,
        [("arbitrate", "joint_committee")],
    )
    assert seen.due_at == datetime(2026, 11, 24, 17, tzinfo=SHANGHAI)
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "dispatch", to={"kind": "unit", "id": str(stage.power)})
    await desk.act(
        stage.committee, matter, "rule", to={"kind": "unit", "id": str(stage.property)}, note="物业办",
        becomes_rule=True,
    )  # fmt: skip
    seen, tasks = await desk.see(matter), await desk.open_tasks(matter)
    assert (seen.state, [task.holder_id for task in tasks]) == ("dispatched", [stage.property])
    with pytest.raises(NotNow):
        await desk.act(stage.steward, matter, "hand_back", note="还是不归我")
    async with desk.database.transaction("{1}") as session:
        rule = (await session.scalars(select(RoutingRule).where(RoutingRule.from_matter_id == matter))).one()
    assert rule.holder_id == stage.property
    routed = await desk.open()
    await desk.act(stage.clerk, routed, "register")
    await desk.act(stage.clerk, routed, "dispatch")
    assert [task.holder_id for task in await desk.open_tasks(routed)] == [stage.property]


async def test_what_waits_for_the_arbiter_is_handed_over_by_nobody_else(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "hand_back", note="归供电所")
    await desk.act(stage.clerk, matter, "dispatch", to={"kind": "unit", "id": str(stage.power)})
    await desk.act(stage.electrician, matter, "hand_back", note="归物业")
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "hand_over", to={"kind": "unit", "id": str(stage.power)})


async def test_an_arbiter_who_is_late_is_told_once_and_the_level_above_him_hears(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "hand_back", note="归供电所")
    await desk.act(stage.clerk, matter, "dispatch", to={"kind": "unit", "id": str(stage.power)})
    await desk.act(stage.electrician, matter, "hand_back", note="归物业")
    at("2026-11-25T09:00")
    await remind(desk.database, PINGZHUANG)
    async with desk.database.transaction("{1}") as session:
        told = (
            await session.execute(
                select(Message.kind, Message.holder_id).where(
                    Message.matter_id == matter, Message.kind.in_(("grid.event.overdue", "grid.event.escalated"))
                )
            )
        ).all()
    assert {tuple(row) for row in told} == {
        ("grid.event.overdue", post("joint_committee").id),
        ("grid.event.escalated", post("street_committee").id),
    }


async def test_nothing_goes_to_the_street_before_the_community_has_tried_itself(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "refer", note="要挖路")
    await desk.act(stage.steward, matter, "attempt", note="问过供电所，说归市政")
    with pytest.raises(NotYours):
        await desk.act(stage.resident, matter, "refer", note="快报上去")
    await desk.act(stage.clerk, matter, "refer", note="要挖路")
    due = {task.purpose: (task.post, task.due_at) for task in await desk.open_tasks(matter)}
    assert due["referral"] == ("street_committee", datetime(2026, 11, 30, 17, tzinfo=SHANGHAI))
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "refer", note="再报一次")


async def test_what_the_street_sends_back_is_tried_again_before_it_is_referred_again(desk: Desk, stage: Stage):
    matter = await desk.referred()
    await desk.act(stage.street, matter, "return_referral", note="先请物业现场看")
    assert [task.purpose for task in await desk.open_tasks(matter)] == ["main"]
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "refer", note="还是办不了")
    await desk.act(stage.steward, matter, "attempt", note="现场看过，电缆在路下")
    await desk.act(stage.clerk, matter, "refer", note="还是办不了")


async def test_the_streets_answer_binds_and_the_community_tells_it(desk: Desk, stage: Stage):
    matter = await desk.referred()
    with pytest.raises(NotNow):
        await desk.act(stage.street, matter, "answer_referral", note="归供电所")
    await desk.act(stage.street, matter, "accept_referral")
    with pytest.raises(NotNow):
        await desk.act(stage.street, matter, "return_referral", note="反悔")
    with pytest.raises(NotNow):
        await desk.act(stage.steward, matter, "hand_back", note="反正街道在办")
    with pytest.raises(NotYours):
        await desk.act(stage.clerk, matter, "answer_referral", note="替街道答")
    to = {"kind": "unit", "id": str(stage.power)}
    await desk.act(stage.street, matter, "answer_referral", note="供电所这周修", to=to)
    seen, tasks = await desk.see(matter), await desk.open_tasks(matter)
    assert (seen.state, [(task.purpose, task.holder_id) for task in tasks]) == (
        "dispatched",
        [("main", stage.power)],
    )
    for action in ("hand_back", "refer"):
        with pytest.raises(NotNow):
            await desk.act(stage.electrician, matter, action, note="不办")
    async with desk.database.transaction("{1}") as session:
        told = select(Message.kind).where(Message.matter_id == matter)
        resident = set(await session.scalars(told.where(Message.holder_id == stage.resident.account_id)))
        owner = set(await session.scalars(told.where(Message.holder_id == stage.property)))
    steps = {f"grid.event.{verb}" for verb in ("attempted", "referred", "referral_accepted", "referral_answered")}
    assert (steps <= resident, "grid.event.referral_answered" in owner) == (True, True)


async def test_nobody_closes_what_the_street_still_owes_an_answer(desk: Desk, stage: Stage):
    matter = await desk.referred()
    await desk.act(stage.steward, matter, "handle", **DONE)
    with pytest.raises(StillOwed):
        await desk.act(stage.worker, matter, "close", note="好了", way="fixed")


async def test_only_what_the_street_took_over_counts_as_not_solved_on_ones_own_level(desk: Desk, stage: Stage):
    async def own_level() -> tuple[int, int]:
        async with desk.database.transaction("{1}") as session:
            kept = await session.execute(
                text("select figure, sum(amount) from matter_figure where grid_id = :grid group by figure"),
                {"grid": stage.grid},
            )
            counts = {row[0]: int(row[1]) for row in kept}
        return counts.get("fixed_on_own_level", 0), counts.get("fixed", 0)

    own, fixed = await own_level()
    returned, accepted = await desk.referred(), await desk.referred()
    await desk.act(stage.street, returned, "return_referral", note="社区能办")
    await desk.act(stage.street, accepted, "accept_referral")
    await desk.act(stage.street, accepted, "answer_referral", note="供电所修好了")
    for matter in (returned, accepted):
        await desk.act(stage.steward, matter, "handle", **DONE)
        await desk.act(stage.worker, matter, "close", note="亮了", way="fixed")
    assert await own_level() == (own + 1, fixed + 2)
