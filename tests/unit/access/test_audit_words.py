import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
KIND = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z_]+")


def kinds_written() -> set[str]:
    """The kinds that any module hands to ``audit.record``."""
    calls = (
        call
        for path in (ROOT / "backend/jiayuan").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "audit.record" and len(call.args) > 2
    )
    return {
        part.value
        for call in calls
        for part in ast.walk(call.args[2])
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and KIND.fullmatch(part.value)
    }


def test_what_the_audit_log_writes_down_the_auditor_reads_in_chinese() -> None:
    words = (ROOT / "frontend/src/domains/access/desk/words.ts").read_text()
    written = kinds_written()
    assert len(written) > 30
    assert {kind for kind in written if f"'{kind}': '" not in words} == set()
