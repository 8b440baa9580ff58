"""The picture of a workflow, made from the declaration that the house runs by (R196)."""

from __future__ import annotations

from jiayuan.engines.matters.declaring import (
    ASSIGNEE,
    HELPER,
    REPORTER,
    SYSTEM,
    VIEWER,
    Permit,
    Workflow,
    open_states,
)
from jiayuan.kernel.calendar import Limit

_WHO = {
    ASSIGNEE: "承办人", HELPER: "协办人", REPORTER: "反映人", VIEWER: "有关的人", SYSTEM: "系统",
}  # fmt: skip


def draw(workflow: Workflow) -> str:
    """A Mermaid state diagram: states with their limits, declared actions, and the ends that are always open."""
    lines = ["stateDiagram-v2", "    direction LR"]
    for state in workflow.states:
        limit = f"（{state.limit.words}）" if isinstance(state.limit, Limit) else "（按类别）" if state.limit else ""
        lines.append(f'    state "{state.title}{limit}" as {state.code}')
    lines.append(f"    [*] --> {workflow.initial}: 提交")
    for action in workflow.actions:
        for source in action.sources:
            lines.append(f"    {source} --> {action.target or source}: {action.title}")
    lines.extend(f"    {state.code} --> [*]" for state in workflow.states if state.final)
    if workflow.arbitration is not None:
        sources = {action.target for action in workflow.actions if action.counts_to_arbiter and action.target}
        for source in sorted(sources):
            lines.append(f"    {source} --> {workflow.arbitration.target}: 第{workflow.arbitration.after}次退单后裁定")
    lines.append(f"    note right of {open_states(workflow)[0]}: 未办结时都可以并入别的事项，或由反映人撤回")
    return "\n".join(lines) + "\n"


def describe(workflow: Workflow) -> str:
    """The page of docs/reference: the drawing, and who may do what."""
    lines = [
        f"# {workflow.title} `{workflow.kind}` 第{workflow.version}版", "", f"编号前缀 {workflow.number}", "",
        "```mermaid", draw(workflow).rstrip(), "```", "", "| 动作 | 从 | 到 | 谁能办 | 不能由谁办 |",
        "| --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    states = {state.code: state.title for state in workflow.states}
    names = {action.code: action.title for action in workflow.actions}
    for action in workflow.actions:
        who = "、".join(_WHO[permit] if isinstance(permit, Permit) else f"`{permit}`" for permit in action.allowed)
        source = "、".join(states[code] for code in action.sources)
        target = states.get(action.target or "", "—")
        never = "、".join(f"办过「{names.get(code, code)}」的人" for code in action.never_by) or "—"
        lines.append(f"| {action.title} `{action.code}` | {source} | {target} | {who} | {never} |")
    return "\n".join(lines) + "\n"
