"""The course of a grid event (GR-08, GR-15): a table one can read aloud."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from jiayuan.access.permissions import Permission, declare
from jiayuan.engines.matters.declaring import (
    ASSIGNEE,
    Action,
    Arbitration,
    Flag,
    Holder,
    Situation,
    State,
    Superior,
    Workflow,
    by_category,
    by_reporter,
    post,
    register,
    to_author,
    to_handler,
)
from jiayuan.engines.matters.forms import Assigning, Closing, Plain, Reason, WithEvidence
from jiayuan.kernel.calendar import natural, working
from jiayuan.kernel.fields import Shown


class GridEventDetails(BaseModel):
    """What a grid event says beyond title and place."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), Shown]
    source: Literal["patrol", "visit", "resident", "phone", "camera", "transfer", "other"] = "other"


class Registering(Plain):
    """That it fulfils the conditions of its category (立案条件), which may be put right here, as may the urgency."""

    category_id: UUID | None = None
    is_urgent: bool | None = None


Dispatching = Assigning
Handling = WithEvidence
Verifying = Closing


_GOOD = ("来得快", "办得好", "态度好", "讲得清楚", "有回音")
_BAD = ("来得慢", "没解决", "又坏了", "态度不好", "没说清楚", "没人回音", "说办好其实没办")
#: What a verdict may name, by level: a good one cannot carry a bad detail. Source: GB/T 39734-2020 附录A (HL-46).
VERDICT_TAGS = ((5, _GOOD), (4, _GOOD), (3, (*_GOOD[:1], "还可以再快些", "还可以讲清楚些")), (2, _BAD), (1, _BAD))


def to_verifier(situation: Situation) -> Holder:
    """The grid worker of the place, or the deputy where that worker handled it."""
    if situation.grid_id is None:
        return post("event_clerk")
    worker = post("grid_worker", situation.grid_id)
    return post("grid_deputy", situation.grid_id) if worker.id in situation.actor_posts else worker


GRID_EVENT = register(
    Workflow(
        kind="grid.event", title="网格事件", version=1, number="WG", details=GridEventDetails,
        desk=post("event_clerk"), above=post("joint_committee"),
        states=(
            State("reported", "待立案", limit=natural("2h")),
            State("registered", "待派遣", limit=natural("2h")),
            State("dispatched", "处置中", limit=by_category, measures="handling"),
            State("handled", "待核查", limit=working("1d"), assigns=to_verifier, measures="closing"),
            State("closed", "已结案", final=True),
            State("rejected", "不予立案", final=True),
        ),
        actions=(
            Action("register", "立案", "reported", "registered", permits="grid.event.register", form=Registering,
                   corrects=True, marks="registered"),
            Action("reject", "不予立案", "reported", "rejected", permits="grid.event.register", form=Reason,
                   marks="rejected"),
            Action("settle", "当场办好", "reported", "handled", permits="grid.event.settle", form=Handling,
                   assigns=to_verifier, evidence=True, marks="handled"),
            Action("dispatch", "派遣", "registered", "dispatched", permits="grid.event.dispatch", form=Dispatching,
                   assigns=to_handler),
            Action("handle", "处置完成", "dispatched", "handled", permits=ASSIGNEE, form=Handling, assigns=to_verifier,
                   evidence=True, marks="handled"),
            Action("hand_back", "退单", "dispatched", "registered", permits=ASSIGNEE, form=Reason,
                   counts_to_arbiter=True),
            Action("return", "退回重办", "handled", "dispatched", permits="grid.event.verify", form=Reason,
                   assigns=to_author, goes_on=True, marks="returned"),
            Action("close", "核查结案", "handled", "closed", permits="grid.event.verify",
                   never_by=("handle", "settle"), form=Verifying, ways=("fixed", "answered", "not_ours")),
        ),
        evaluation=by_reporter(
            within="15d", follow_up="registered", caller=post("event_clerk"), tags=VERDICT_TAGS
        ),
        arbitration=Arbitration(post("joint_committee"), "dispatched", working("1d")),
        # a household in need is such an event, and goes up to the street (CA-03)
        superior=Superior("街道", post("street_committee"), working("5d")),
        flags=(Flag("needs_site_visit", "要到现场", by_hand=True),),
    )
)  # fmt: skip

_DESK = {"event_clerk", "joint_committee"}
_WORKERS = {"grid_deputy", "grid_worker"}

#: Who may do what with events (settled 14). Handling needs no permission: it belongs to whoever has the task; people of
#: units hold none of these and see what their unit was given.
PERMISSIONS = (
    Permission("grid.event.arbitrate", "裁定退单", holders={"joint_committee"}),
    Permission("grid.event.arrange", "转派、暂停、合并网格事件", holders=_DESK),
    Permission("grid.event.dispatch", "派遣网格事件", holders=_DESK),
    Permission("grid.event.export", "导出网格事件", holders=_DESK),
    Permission("grid.event.read", "查看网格事件", holders=_DESK | _WORKERS | {"street_committee"}),
    Permission("grid.event.record", "登记来电反映的事件", holders=_DESK | _WORKERS),
    Permission("grid.event.register", "立案", holders=_DESK),
    Permission("grid.event.settle", "当场办好", holders=_WORKERS),
    Permission("grid.event.supervise", "督办网格事件", holders={"joint_committee", "street_committee"}),
    Permission("grid.event.verify", "核查结案", holders={"event_clerk"} | _WORKERS),
    Permission("grid.figure.read", "查看网格事件数字", holders=_DESK | _WORKERS | {"branch", "street_committee"}),
    Permission("grid.template.edit", "维护答复用语", holders=_DESK),
    Permission("grid.voice.reply", "发布民情回音", holders=_DESK),
    Permission("grid.view.share", "给大家存视图", holders=_DESK),
)

declare(PERMISSIONS)
