"""Why a matter does not move, in words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.kernel.problems import Problem


@dataclass(eq=False)
class UnknownAction(Problem):
    status, code, title = 422, "matters.unknown_action", "这类事项没有「{action}」这个动作"
    field = "action"
    action: str


@dataclass(eq=False)
class NotNow(Problem):
    status, code, title = 409, "matters.not_now", "现在不能办「{action}」：{missing}"
    action: str
    missing: str
    reason: str


@dataclass(eq=False)
class NotYours(Problem):
    status, code, title = 403, "matters.not_yours", "「{action}」要由{who}来办"
    action: str
    who: str


@dataclass(eq=False)
class SamePerson(Problem):
    status, code, title = 409, "matters.same_person", "办过的人不能自己核，请换一个人办这一步"
    constraint = "never_by_the_same"


@dataclass(eq=False)
class StillOwed(Problem):
    status, code, title = 409, "matters.still_owed", "还有{count}家没办完，不能办结"
    count: int


@dataclass(eq=False)
class NobodyToAssign(Problem):
    status, code, title = 422, "matters.nobody_to_assign", "请选派给谁"
    field = "to"


@dataclass(eq=False)
class AboutThem(Problem):
    status, code, title = 409, "matters.about_them", "反映的就是这一方，不能派给它"
    field = "to"


@dataclass(eq=False)
class LeadsAlready(Problem):
    status, code, title = 409, "matters.leads_already", "主办的单位已经在办，不用再吹给它"
    field = "units"


@dataclass(eq=False)
class NotCalled(Problem):
    status, code, title = 409, "matters.not_called", "没有吹给这家单位，或它已经回了"
    field = "unit"


@dataclass(eq=False)
class UnknownHolder(Problem):
    status, code, title = 422, "matters.unknown_holder", "没有这个在岗的人、岗位或单位，请另选"
    field = "to"


@dataclass(eq=False)
class UnknownUnit(Problem):
    status, code, title = 422, "matters.unknown_unit", "没有这个单位，或它已经不在了"
    field = "units"


@dataclass(eq=False)
class EvidenceMissing(Problem):
    status, code, title = 422, "matters.evidence_missing", "这类事项要{what}"
    field = "files"
    what: str


@dataclass(eq=False)
class UnknownKind(Problem):
    status, code, title = 404, "matters.unknown_kind", "没有这类事项"


@dataclass(eq=False)
class UnknownCategory(Problem):
    status, code, title = 422, "matters.unknown_category", "没有这个类别，或已停用"
    field = "category_id"


@dataclass(eq=False)
class OpenRound(Problem):
    status, code, title = 409, "matters.open_round", "上一次评价引出的回访还没办完"
    constraint = "matter_one_open_round"


@dataclass(eq=False)
class OthersJoined(Problem):
    """Who joined was told not to report a second time: the matter is theirs, too."""

    status, code, title = 409, "matters.others_joined", "还有{count}位居民也在等这件事，不能一个人撤回，可以留言说明"
    count: int


@dataclass(eq=False)
class TooLateToJudge(Problem):
    status, code, title = 409, "matters.too_late_to_judge", "评价的时间已过（办结后{days}天内）"
    days: int


@dataclass(eq=False)
class UrgedToday(Problem):
    status, code, title = 409, "matters.urged_today", "今天已经催过了，办的人收到了"


@dataclass(eq=False)
class MergeImpossible(Problem):
    status, code, title = 409, "matters.merge_impossible", "只能并入同类的、还没办完的另一件"
    field = "into"


@dataclass(eq=False)
class CallerHandled(Problem):
    status, code, title = 409, "matters.caller_handled", "回访要由没有办过这件事的人来做"


@dataclass(eq=False)
class ProgressUnknown(Problem):
    """Wrong number, wrong code and no such matter answer alike."""

    status, code, title = 404, "matters.progress_unknown", "编号或查询码不对，请再核对一次"


@dataclass(eq=False)
class IdTaken(Problem):
    status, code, title = 409, "matters.id_taken", "这个编号已用于另一件事项"


@dataclass(eq=False)
class CategoryCodeTaken(Problem):
    status, code, title = 409, "matters.category_code_taken", "这个编码已经有了"
    constraint, field = "category_code_once", "code"


@dataclass(eq=False)
class RoutingRuleTaken(Problem):
    status, code, title = 409, "matters.routing_rule_taken", "这个类别和网格已有派遣规则"
    constraint = "routing_rule_once"
