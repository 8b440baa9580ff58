"""The register of rules: each core rule is named, and what is said to keep it exists."""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from jiayuan import houses
from jiayuan.kernel.models import installed, is_append_only
from jiayuan.kernel.settings import Settings
from jiayuan.tables import metadata

ROOT = Path(__file__).parents[2]
RULES = [
    rule for section in tomllib.loads((ROOT / "docs" / "rules.toml").read_text())["section"] for rule in section["rule"]
]
#: Core rules of grid and base data, periods, burden, privacy and security, and of care what visits need.
CORE = (
    "GR-01", "GR-02", "GR-08", "GR-11", "GR-14", "GR-16", "GR-17", "GR-18", "GR-22", "GR-27", "GR-28", "GR-31",
    "GR-32", "GR-34", "GR-35", "GR-36", "GR-38", "GR-40", "GR-41", "GR-42", "HL-01", "HL-02", "HL-03", "HL-04",
    "HL-05", "HL-06", "HL-07", "RC-01", "CA-03", "CA-13", "CA-16", "CA-17", "CA-18", "CA-25", "CA-27", "CA-44",
    "CW-12", "CW-13", "PV-01", "PV-02", "PV-06", "PV-07", "PV-08", "PV-09", "PV-10", "PV-11", "PV-14", "PV-16",
    "PV-18", "PV-27", "PV-29", "PV-34", "PV-35", "PV-36", "PV-37", "PV-41", "PV-48",
)  # fmt: skip


def test_every_core_rule_stands_in_the_register_once():
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))
    assert set(CORE) - set(ids) == set()


def test_a_rule_says_where_it_is_kept_or_why_not():
    houses.routes()
    for rule in RULES:
        assert rule.get("kept") or rule.get("why") or rule.get("open"), rule["id"]
        assert rule["source"], rule["id"]


@pytest.mark.parametrize(("rule", "where"), [(rule["id"], where) for rule in RULES for where in rule.get("kept", ())])
def test_what_is_said_to_keep_a_rule_exists(rule, where):
    kind, _, name = where.partition(" ")
    assert _exists(kind, name), f"{rule}: {where}"


@pytest.mark.parametrize(
    ("rule", "where"), [(rule, where) for rule in RULES for where in rule.get("kept", ()) if " " not in where],
    ids=lambda value: value if isinstance(value, str) else value["id"],
)  # fmt: skip
def test_what_keeps_a_rule_cites_it(rule, where):
    """By the rule's number or the law's name: in its own text, a constant's in that of its module."""
    module, _, name = where.rpartition(".")
    found = import_module(f"jiayuan.{module}")
    thing = getattr(found, name)
    said = inspect.getsource(thing if inspect.isfunction(thing) or inspect.isclass(thing) else found)
    laws = re.findall(r"[\u4e00-\u9fff]{4,}|GB(?:/T)? [\d.]+", rule["source"])
    assert any(re.search(rf"{re.escape(word)}(?!\d)", said) for word in (rule["id"], *laws))


@pytest.mark.parametrize(
    "where", sorted({where for rule in RULES for where in rule.get("kept", ()) if " " not in where})
)
def test_what_keeps_a_rule_is_called_by_the_program(where):
    """A rule that only its own test calls holds nothing."""
    module, _, name = where.rpartition(".")
    assert any(_uses(tree, module, name, path == f"{module}.py") for path, tree in _program().items())


@cache
def _program() -> dict[str, ast.Module]:
    root = ROOT / "backend" / "jiayuan"
    return {
        str(path.relative_to(root)).replace("/", ".").removesuffix(".py") + ".py": ast.parse(path.read_text())
        for path in root.rglob("*.py")
    }


def _uses(tree: ast.Module, module: str, name: str, is_own: bool) -> bool:
    """Whether a module names it: in its own code by its name, in another by importing it or through its module."""
    package, _, last = f"jiayuan.{module}".rpartition(".")
    found = list(ast.walk(tree))
    if is_own and any(_loads(node, name) or _is_job(node, name) for node in found):
        return True
    brought = [(node.module, alias) for node in found if isinstance(node, ast.ImportFrom) for alias in node.names]
    known = {alias.asname or alias.name for home, alias in brought if (home, alias.name) == (package, last)}
    return any((home, alias.name) == (f"{package}.{last}", name) for home, alias in brought) or any(
        isinstance(node, ast.Attribute) and node.attr == name and any(_loads(node.value, one) for one in known)
        for node in found
    )


def _loads(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)


def _is_job(node: ast.AST, name: str) -> bool:
    """Called by the worker, by its time."""
    return (
        isinstance(node, ast.AsyncFunctionDef)
        and node.name == name
        and any(isinstance(mark, ast.Call) and ast.unparse(mark.func) == "every" for mark in node.decorator_list)
    )


def _exists(kind: str, name: str) -> bool:
    match kind:
        case "constraint":
            return name in _constraints() or any(f"'{name}'" in one.up for one in installed())
        case "trigger":
            return any(f"TRIGGER {name}" in one.up for one in installed())
        case "append-only":
            return is_append_only(name)
        case "setting":
            return name in Settings.model_fields
        case "codes":
            return f"\n{name}," in (ROOT / "backend/jiayuan/kernel/codes.csv").read_text()
        case "file":
            path, _, words = name.partition("#")
            return words in (ROOT / path).read_text()
    module, _, thing = kind.rpartition(".")
    return hasattr(import_module(f"jiayuan.{module}"), thing)


def _constraints() -> set[str]:
    tables = metadata.tables.values()
    return {str(one.name) for table in tables for one in (*table.constraints, *table.indexes)}
