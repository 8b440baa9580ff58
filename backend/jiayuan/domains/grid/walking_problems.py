"""What can stand in the way of walking a grid, in words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.problems import Problem


@dataclass(eq=False)
class VisitTaken(Problem):
    """The id belongs to somebody else's visit: two phones cannot have made the same one."""

    status, code, title = 409, "grid.visit_taken", "这个编号的走访已是别人记的，请重新记一次"


@dataclass(eq=False)
class NotYourVisit(Problem):
    status, code, title = 403, "grid.not_your_visit", "只有记这次走访的人能改"


@dataclass(eq=False)
class UndoTooLate(Problem):
    status, code, title = 409, "grid.undo_too_late", "过了10分钟，或已有人接着办，不能撤销；可以更正"


@dataclass(eq=False)
class CorrectionTooLate(Problem):
    status, code, title = 409, "grid.correction_too_late", "过了7天不能再更正，请补记一次走访说明"


@dataclass(eq=False)
class MutedAlready(Problem):
    status, code, title = 409, "grid.muted_already", "已经暂停走访了，要改日期请先恢复"
    constraint, field = "visit_mute_open_once", "until_on"


@dataclass(eq=False)
class MuteEnded(Problem):
    status, code, title = 409, "grid.mute_ended", "已经恢复走访了"


@dataclass(eq=False)
class FollowUpDone(Problem):
    status, code, title = 409, "grid.follow_up_done", "这件跟进已经办好了"


@dataclass(eq=False)
class PersonOnRecord(Problem):
    """Somebody at the door is known already; both versions stand side by side for the worker to compare."""

    status, code, title = 409, "grid.person_on_record", "这里有人登记过，请对照后再决定"
    people: tuple[dict[str, object], ...]


@dataclass(eq=False)
class DoorLivedIn(Problem):
    """The dwelling has a household; a second one is possible but must be meant."""

    status, code, title = 409, "grid.door_lived_in", "这扇门里已有{households}户，请确认是另外一户还是换了住户"
    households: int
    household_ids: tuple[UUID, ...]


@dataclass(eq=False)
class ConsentNeeded(Problem):
    status, code, title = 409, "grid.consent_needed", "还没有可用的同意书文本，请先由社区设好再采集"


@dataclass(eq=False)
class RouteNameTaken(Problem):
    status, code, title = 409, "grid.route_name_taken", "这个网格已有同名路线"
    constraint, field = "patrol_route_name_once_in_grid", "name"


@dataclass(eq=False)
class ChecklistNameTaken(Problem):
    status, code, title = 409, "grid.checklist_name_taken", "已有同名清单"
    constraint, field = "patrol_checklist_name_once", "name"


@dataclass(eq=False)
class PatrolEnded(Problem):
    status, code, title = 409, "grid.patrol_ended", "这次巡查已经结束"


@dataclass(eq=False)
class PointCheckedAlready(Problem):
    status, code, title = 409, "grid.point_checked_already", "这次巡查已记过这个点位"
    constraint, field = "patrol_check_once_a_round", "point_id"


@dataclass(eq=False)
class PatrolTaken(Problem):
    status, code, title = 409, "grid.patrol_taken", "这个编号的巡查已是别人记的，请重新开始一次"


@dataclass(eq=False)
class NeedEnded(Problem):
    status, code, title = 409, "grid.need_ended", "这条需求已经处理过了"
