"""Write docs/reference from the declarations: what is described here is what the program executes."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from jiayuan import houses
from jiayuan.access import permissions
from jiayuan.access.requests import HouseRoute
from jiayuan.engines.matters import drawing
from jiayuan.engines.matters.declaring import registered
from jiayuan.kernel import models, outbox, problems, retention
from jiayuan.kernel.actor import ROLES
from jiayuan.kernel.settings import Settings
from jiayuan.tables import metadata

TARGET = Path(__file__).parent / "reference"
RULES = Path(__file__).parent / "rules.toml"
HEAD = "<!-- Made by `make docs` from the declarations; change those, not this. -->\n"


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines) + "\n"


def permission_page() -> str:
    posts = table(
        ("岗位", "名称", "范围", "独任"),
        [(f"`{p.name}`", p.title, p.scope_kind or "社区", "是" if p.alone else "") for p in permissions.all_posts()],
    )
    rows = [
        (f"`{p.name}`", p.title, "、".join(f"`{holder}`" for holder in sorted(p.holders)))
        for p in permissions.all_permissions()
    ]
    calls = defaultdict(list)
    for route in houses.routes():
        if isinstance(route, HouseRoute):
            calls[route.guarded.permission or route.guarded.guard].append(
                f"`{' '.join(sorted(route.methods or ()))} {route.path}`"
            )
    used = [(f"`{name}`", "<br>".join(sorted(paths))) for name, paths in sorted(calls.items())]
    roles = "、".join(f"`{role}`" for role in ROLES)
    return (
        f"{HEAD}# Permissions\n\nRoles (access levels): {roles}.\n\n## Posts\n\n{posts}\n## Who holds what\n\n"
        f"{table(('权限', '名称', '角色和岗位'), rows)}\n## What each opens\n\n{table(('权限', '接口'), used)}"
    )


def problem_page() -> str:
    rows = [
        (f"`{kind.code}`", str(kind.status), kind.title, f"`{kind.constraint}`" if kind.constraint else "")
        for kind in problems.all_problems()
    ]
    return (
        f"{HEAD}# Problems\n\nEvery refusal is `application/problem+json` (RFC 9457) with a stable `code`.\n\n"
        f"{table(('code', 'status', '说明', '数据库约束'), rows)}"
    )


def event_page() -> str:
    heard = defaultdict(list)
    for subscriber in outbox.subscribers():
        heard[subscriber.kind].append(f"`{subscriber.name}`")
    names = sorted(set(outbox.declared_events()) | set(heard))
    rows = [(f"`{name}`", outbox.declared_events().get(name, ""), "<br>".join(heard[name])) for name in names]
    return f"{HEAD}# Events\n\n{table(('事件', '说明', '订阅者'), rows)}"


def settings_page() -> str:
    rows = [
        (f"`JIAYUAN_{name.upper()}`", field.description or "", f"`{field.default}`")
        for name, field in Settings.model_fields.items()
    ]
    return f"{HEAD}# Settings\n\n{table(('变量', 'what it is', 'default'), rows)}"


def dictionary_page() -> str:
    parts = [f"{HEAD}# Data dictionary\n"]
    for entry in sorted(metadata.tables.values(), key=lambda entry: entry.name):
        note = "，只增不改" if models.is_append_only(entry.name) else ""
        rows = [
            (f"`{c.name}`", str(c.type).lower(), "" if c.nullable else "必填", c.comment or "") for c in entry.columns
        ]
        parts.append(f"\n## `{entry.name}` {entry.comment}{note}\n\n{_kept(entry.name)}")
        parts.append(table(("列", "类型", "", "说明"), rows))
    return "".join(parts)


def _kept(name: str) -> str:
    """Purpose, ground and term of a table with personal data."""
    kept = retention.find_kept(name)
    if kept is None:
        return ""
    sensitive = "、".join(retention.SENSITIVE[kind] for kind in kept.sensitive)
    ground = "；".join(part for part in (retention.GROUNDS[kept.ground], kept.law) if part)
    return (
        f"- 目的：{kept.purpose}\n- 依据：{ground}\n- 期限：{kept.term}\n"
        + (f"- 敏感：{sensitive}\n" if sensitive else "")
        + "\n"
    )


def workflow_page() -> str:
    parts = [f"{HEAD}# Workflows\n"]
    for workflow in registered():
        parts.append(f"\n## {workflow.title} `{workflow.kind}`\n\n```mermaid\n{drawing.draw(workflow)}\n```\n")
    return "".join(parts)


def rules_page() -> str:
    head = HEAD.replace("the declarations; change those", "docs/rules.toml; change that")
    parts = [
        f"{head}# Rules of law and standard\n\nWhere each core rule is kept: a function, class or constant of the\n",
        "program, a constraint or trigger of the database, a setting, a national code table. A test fails when one\n",
        "of them does not exist.\n",
    ]
    for section in tomllib.loads(RULES.read_text())["section"]:
        rows = [(rule["id"], rule["says"], rule["source"], _where(rule)) for rule in section["rule"]]
        parts.append(f"\n## {section['title']}\n\n{table(('id', 'rule', 'source', 'kept in'), rows)}")
        parts += [f"\n{note}\n" for note in section.get("elsewhere", ())]
    return "".join(parts)


def _where(rule: dict[str, str]) -> str:
    kept = "<br>".join(f"`{where}`" for where in rule.get("kept", ()))
    later = f"open: {rule['open']}" if "open" in rule else rule.get("why", "")
    return "<br>".join(filter(None, (kept, later)))


PAGES = {
    "permissions": permission_page,
    "problems": problem_page,
    "events": event_page,
    "settings": settings_page,
    "data-dictionary": dictionary_page,
    "workflows": workflow_page,
    "rules": rules_page,
}


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    houses.routes()
    for name, page in PAGES.items():
        (TARGET / f"{name}.md").write_text(re.sub(r"[ \t]+\n", "\n", page()))


if __name__ == "__main__":
    main()
