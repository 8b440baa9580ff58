"""Who may take a step and what stands in its way, in words for people."""

from __future__ import annotations

from collections.abc import Collection

from jiayuan.engines.matters.declaring import (
    ASSIGNEE,
    HELPER,
    REPORTER,
    SYSTEM,
    VIEWER,
    Action,
    Purpose,
    Workflow,
    state_of,
)

_HELPERS: dict[Purpose, str] = {
    "main": "承办人", "help": "协办的一方", "call_back": "回访人", "arbitrate": "裁定人", "referral": "上级",
    "reply": "回话的人",
}  # fmt: skip


def who_may(workflow: Workflow, action: Action) -> str:
    """Who takes this action, for people."""
    words = {
        ASSIGNEE: "承办人",
        HELPER: _HELPERS[action.purpose],
        REPORTER: "反映人",
        SYSTEM: "系统",
        VIEWER: "有关的人",
    }
    named = [words[permit] for permit in action.allowed if not isinstance(permit, str)]
    if any(isinstance(permit, str) for permit in action.allowed):
        named.append("有权限的工作人员")
    return "或".join(named)


def missing_words(workflow: Workflow, state: str, flags: Collection[str], reason: str, *, is_paused: bool) -> str:
    """What stands in the way, for people."""
    words = {
        "state": f"现在是「{state_of(workflow, state).title}」",
        "paused": "计时已暂停，请先恢复计时" if is_paused else "计时没有暂停",
        "acted_after": "只能撤销自己刚办的、后来没人接着办的一步",
        "too_late": "已超过10分钟",
        "frozen": "要先裁定" if "frozen" in flags else "没有需要裁定的",
        "extension_asked": "已经在申请延期" if "extension_asked" in flags else "没有人申请延期",
        "supervised": "已经在督办",
        "ruled": "已经裁定，不能再退单",
        "evaluated": "已经评价过了",
        "confirmed": "已经确认过了",
        "call_back_due": "没有要回访的",
        "sampled": "已经抽查过了",
        "attempted": "先自己协调一次，记下来，再上报",
        "referred": "已经上报，等上级答复" if "referred" in flags else "没有上报",
        "referral_accepted": "上级已经受理" if "referral_accepted" in flags else "要先受理",
        "referral_answered": "上级已经答复，照答复办",
        "marked": "已经有这个标记",
        "unmarked": "没有这个标记",
        "same_person": "要由没有办过这件事的人来办",
    }
    return words.get(reason, "填的内容不合适")
