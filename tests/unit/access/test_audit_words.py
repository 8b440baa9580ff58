import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from jiayuan.domains.grid.schemas import Filter
from jiayuan.domains.grid.walking_forms import NeedExport, PatrolExport, VisitExport
from jiayuan.kernel import audit
from jiayuan.people.roll_forms import Exporting

ROOT = Path(__file__).parents[3]
KIND = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z_]+")


def calls() -> Iterator[ast.Call]:
    """Each place where a module hands something to ``audit.record``."""
    for path in (ROOT / "backend/jiayuan").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "audit.record" and len(call.args) > 2:
                yield call


def kinds_written() -> set[str]:
    return {
        part.value
        for call in calls()
        for part in ast.walk(call.args[2])
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and KIND.fullmatch(part.value)
    }


def test_what_the_audit_log_writes_down_the_auditor_reads_in_chinese() -> None:
    words = (ROOT / "frontend/src/domains/access/desk/words.ts").read_text()
    written = kinds_written()
    assert len(written) > 30
    assert {kind for kind in written if f"'{kind}': '" not in words} == set()


def facts_written() -> set[str]:
    """What acts note, and the filters that exports note of themselves; what was typed to search by is in no log."""
    named = {keyword.arg for call in calls() for keyword in call.keywords if keyword.arg is not None}
    filters = {
        name for form in (Exporting, Filter, NeedExport, PatrolExport, VisitExport) for name in form.model_fields
    }
    own = set(inspect.signature(audit.record).parameters)
    return (named - own) | {f"by_{name}" for name in filters - {"reason", "q"}}


def test_what_an_act_noted_is_named_to_the_auditor_in_chinese() -> None:
    words = (ROOT / "frontend/src/domains/access/desk/auditFacts.ts").read_text()
    titled = set(re.findall(r"\b(\w+): '", words.partition("const CODES")[0]))
    written = facts_written()
    assert len(written) > 50
    assert written - titled == set()
