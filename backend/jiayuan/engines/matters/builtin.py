"""What every kind of matter can do without declaring it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from jiayuan.engines.matters import forms
from jiayuan.engines.matters.declaring import (
    ASSIGNEE,
    HELPER,
    MERGED,
    REPORTER,
    SYSTEM,
    VIEWER,
    WITHDRAWN,
    Action,
    Workflow,
    all_states,
    open_states,
    to_handler,
)

#: The permissions that built-in actions and lists take, as verbs behind the kind; the domain declares their holders.
VERBS = ("arbitrate", "arrange", "read", "supervise")


def _adding(action: Action) -> Action:
    """An action that changes no state and only adds to the timeline."""
    return replace(action, undo=False, while_paused=None, adds_only=True)


@cache
def actions_of(workflow: Workflow) -> dict[str, Action]:
    """All actions of a kind by code: the declared ones and the built-in ones."""
    return {action.code: action for action in (*workflow.actions, *_built_in(workflow))}


def finishers(workflow: Workflow) -> tuple[str, ...]:
    """The actions by which somebody says that it is done: who took one of them asks nobody whether it holds."""
    return tuple(action.code for action in workflow.actions if action.marks == "handled" or action.ways)


def _built_in(workflow: Workflow) -> list[Action]:
    going = open_states(workflow)
    refused = {action.target for action in workflow.actions if action.marks == "rejected"}
    # what was never registered is neither confirmed nor judged
    ended = tuple(state.code for state in workflow.states if state.final and state.code not in refused)
    anywhere = tuple(state.code for state in all_states(workflow))
    arrange, supervise = workflow.permission("arrange"), workflow.permission("supervise")

    found = [
        Action("claim", "接手", going, None, (ASSIGNEE,), is_public=False, while_paused=None),
        Action("hand_over", "转交", going, None, (ASSIGNEE, arrange), forms.HandingOver, is_public=False,
               unless=("frozen",), while_paused=None, past="handed_over"),
        *(_adding(action) for action in (
            Action("comment", "留言", anywhere, None, VIEWER, forms.Comment),
            Action("attach", "补充材料", going, None, VIEWER, forms.Attaching),
            Action("urge", "催办", going, None, (REPORTER, arrange, supervise), forms.Plain, sets=("urged",)),
            Action("link", "关联", anywhere, None, arrange, forms.Linking, is_public=False),
            Action("me_too", "我也遇到", going, None, SYSTEM, forms.Plain, past="joined"),
            Action("escalate", "逾期上报", going, None, SYSTEM, is_public=False, sets=("escalated",)),
            Action("regrid", "网格调整", going, None, SYSTEM, forms.Regridding, is_public=False, past="regridded"),
            Action("mark", "做标记", going, None, (ASSIGNEE, arrange), forms.Marking, is_public=False,
                   flags_by_form="add"),
            Action("unmark", "去标记", going, None, (ASSIGNEE, arrange), forms.Marking, is_public=False,
                   flags_by_form="remove"),
        )),
        Action("take_back", "收回待办", going, None, SYSTEM, is_public=False, while_paused=None, undo=False,
               past="taken_back"),
        *_of_the_clock(going, arrange),
        Action("merge", "并入", going, MERGED.code, (arrange,), forms.Merging, while_paused=None, pauses=False,
               undo=False),
        Action("split", "拆分", going, None, (arrange,), forms.Splitting, past="split", undo=False),
        Action("supervise", "督办", going, None, (supervise,), forms.Reason, unless=("supervised",),
               sets=("supervised",), while_paused=None, undo=False),
        Action("whistle", "吹哨", going, None, (ASSIGNEE, arrange), forms.Whistling, unless=("frozen",), undo=False),
        Action("answer_whistle", "回哨", going, None, (HELPER,), forms.WithEvidence, while_paused=None,
               past="whistle_answered", undo=False, purpose="help"),
        Action("record_answer", "代记回哨", going, None, (arrange,), forms.RecordingAnswer, while_paused=None,
               undo=False, purpose="help"),
        Action("withdraw", "撤回", going, WITHDRAWN.code, (REPORTER, arrange), forms.Reason, while_paused=None,
               pauses=False, ways=("withdrawn",), past="withdrawn"),
        Action("confirm", "居民确认", ended, None, (REPORTER,), forms.Plain, unless=("confirmed",),
               sets=("confirmed",), clears=("call_back_due",), never_by=finishers(workflow), undo=False,
               adds_only=True),
        Action("undo", "撤销", anywhere, None, (VIEWER,), while_paused=None, undoes=True, undo=False, past="undone"),
    ]  # fmt: skip
    if workflow.arbitration is not None:
        found.append(
            Action("rule", "裁定", going, workflow.arbitration.target, (HELPER, workflow.permission("arbitrate")),
                   forms.Ruling, needs=("frozen",), clears=("frozen",), sets=("ruled",), while_paused=None,
                   pauses=False, undo=False, past="ruled", purpose="arbitrate", assigns=to_handler)
        )  # fmt: skip
    if workflow.superior is not None:
        found += _referral(workflow, workflow.superior.title, going)
    if workflow.evaluation is not None:
        found += _judged(workflow, going, ended)
    return found


def _of_the_clock(going: tuple[str, ...], arrange: str) -> list[Action]:
    """What stops the clock, lets it go on, and asks for more time."""
    return [
        Action("pause", "暂停计时", going, None, (ASSIGNEE, arrange), forms.Pausing, pauses=True),
        Action("resume", "恢复计时", going, None, (ASSIGNEE, arrange), forms.Plain, while_paused=True, pauses=False),
        Action("ask_extension", "申请延期", going, None, (ASSIGNEE,), forms.AskingExtension, is_public=False,
               unless=("extension_asked", "frozen"), sets=("extension_asked",), past="extension_asked"),
        Action("approve_extension", "同意延期", going, None, (arrange,), forms.Plain, needs=("extension_asked",),
               clears=("extension_asked",), never_by=("ask_extension",), past="extension_approved", undo=False),
        Action("refuse_extension", "不同意延期", going, None, (arrange,), forms.Reason, needs=("extension_asked",),
               clears=("extension_asked",), never_by=("ask_extension",), is_public=False, past="extension_refused",
               undo=False),
    ]  # fmt: skip


def _judged(workflow: Workflow, going: tuple[str, ...], ended: tuple[str, ...]) -> list[Action]:
    """The reporter's verdict, the call after a bad one, and the sample of those who gave none."""
    return [
        Action("evaluate", "评价", ended, None, (REPORTER,), forms.Judging, unless=("evaluated",), sets=("evaluated",),
               clears=("call_back_due",), never_by=finishers(workflow), is_public=False, undo=False, adds_only=True),
        Action("call_back", "回访", going, None, (HELPER, workflow.permission("arrange")), forms.CallingBack,
               needs=("call_back_due",), clears=("call_back_due",), while_paused=None, past="called_back", undo=False,
               purpose="call_back"),
        *_sampled(workflow, ended),
    ]  # fmt: skip


def _sampled(workflow: Workflow, ended: tuple[str, ...]) -> list[Action]:
    """A closed matter that was drawn is asked about by somebody who did not do it, with one of three outcomes."""
    heard = Action("affirm", "回访：说好了", ended, None, (HELPER, workflow.permission("arrange")), forms.Plain,
                   needs=("call_back_due",), clears=("call_back_due",), sets=("confirmed",),
                   never_by=finishers(workflow), while_paused=None, is_public=False, undo=False, past="affirmed",
                   purpose="call_back")  # fmt: skip
    return [
        _adding(Action("sample", "抽查回访", ended, None, SYSTEM, is_public=False,
                       unless=("sampled", "confirmed", "call_back_due"), sets=("sampled", "call_back_due"),
                       past="sampled")),
        heard,
        replace(heard, code="deny", title="回访：说没好", form=forms.Denying, sets=("denied",), past="denied"),
        replace(heard, code="miss", title="回访：找不到人", form=forms.Reason, sets=(), past="missed"),
    ]  # fmt: skip


def _referral(workflow: Workflow, above: str, going: tuple[str, ...]) -> list[Action]:
    """What one's own level cannot do goes up, never without an attempt; the task stays with who has to tell (R309)."""
    owner = (ASSIGNEE, workflow.permission("arrange"))
    word = Action("accept_referral", f"{above}受理", going, None, (HELPER,), forms.Plain, needs=("referred",),
                  unless=("referral_accepted",), while_paused=None, undo=False, purpose="referral")  # fmt: skip
    return [
        _adding(Action("attempt", "记一次协调", going, None, owner, forms.WithEvidence, sets=("attempted",))),
        Action("refer", f"上报{above}", going, None, owner, forms.Reason, needs=("attempted",),
               unless=("referred", "referral_answered", "frozen"), sets=("referred",), while_paused=None,
               past="referred", undo=False),
        replace(word, sets=("referral_accepted",), past="referral_accepted"),
        replace(word, code="return_referral", title=f"{above}退回", form=forms.Reason, clears=("attempted", "referred"),
                past="referral_returned"),
        replace(word, code="answer_referral", title=f"{above}答复", form=forms.AnsweringReferral,
                needs=("referral_accepted",), unless=(), clears=("referred", "referral_accepted"),
                sets=("referral_answered",), past="referral_answered"),
    ]  # fmt: skip
