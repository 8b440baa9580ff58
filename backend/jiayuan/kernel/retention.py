"""What each table with personal data is for, on which ground it is kept, and when it ends (PIPL 第十三条, 第十九条).

A declaration stands beside its model; the data dictionary and the desk show it, ``forgetting`` carries its terms out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel.settings import Unfit, get_settings

#: PIPL 第十三条 (PV-01): grid collection rests on duty only where a law gives it; the rest on consent.
Ground = Literal["consent", "contract", "legal_duty"]
GROUNDS: Mapping[Ground, str] = {
    "consent": "本人同意（个人信息保护法第十三条第一款第一项）",
    "contract": "本人要的服务或人力资源管理所必需（个人信息保护法第十三条第一款第二项）",
    "legal_duty": "法定职责或法定义务（个人信息保护法第十三条第一款第三项）",
}
#: PIPL 第二十八条 (PV-07): what asks for strict protection and separate consent, unless another ground applies.
Sensitive = Literal["health", "account", "track", "identity", "child"]
SENSITIVE: Mapping[Sensitive, str] = {
    "health": "健康",
    "account": "账户",
    "track": "行踪",
    "identity": "特定身份",
    "child": "未满14周岁",
}
#: PIPL 第三十条 (PV-05): for sensitive data also why it cannot do without, and what it means for the person.
NECESSITY: Mapping[Sensitive, tuple[str, str]] = {
    "health": (
        "不知道谁独居、失能、有残疾，就不知道该先看望谁",
        "泄露会让人难堪或被区别对待；所以只写标签不写病情，单独征得同意，随时可停",
    ),
    "account": ("要按本人给的账户发放", "泄露可能造成钱财损失；所以加密存放，只在发放时用"),
    "track": ("要知道网格巡查和走访到没到", "泄露会让人知道谁何时在哪；所以只记到场的时刻，不连续定位"),
    "identity": ("证件号码用来认准一个人，免得重名办错事", "泄露可能被人冒用；所以加密存放，平时遮住，看一次记一次"),
    "child": ("未满14周岁的孩子要有人替他作主", "泄露会危及孩子；所以由监护人同意，只登记办事要的"),
}
Work = Callable[[AsyncSession, int, datetime], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Ending:
    """What happens ``days`` after ``since``: the row goes, or the columns of ``clears`` take these SQL values (PV-16).

    ``name`` tells several endings of a table apart. ``at_least``: a law's own term; no setting undercuts it. ``only``
    narrows the rows, in SQL. ``work`` is for what concerns more than one table: it gets the community and the moment
    before which the term is over.
    """

    days: int
    since: str = ""
    name: str = ""
    at_least: int = 0
    only: str = ""
    clears: Mapping[str, str] = field(default_factory=dict)
    work: Work | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The declaration of one table. ``term`` says in Chinese how long; ``law`` cites what gives the duty (PV-06)."""

    table: str
    purpose: str
    ground: Ground
    term: str
    law: str = ""
    sensitive: tuple[Sensitive, ...] = ()
    endings: tuple[Ending, ...] = ()


_KEPT: dict[str, Kept] = {}


def keeps(
    table: str,
    *,
    purpose: str,
    ground: Ground,
    term: str,
    law: str = "",
    sensitive: tuple[Sensitive, ...] = (),
    endings: tuple[Ending, ...] = (),
) -> None:
    """Declare a table with personal data: its purpose, ground (PV-01) and term (PV-06).

    Raises ValueError for one declared twice.
    """
    if table in _KEPT:
        raise ValueError(f"the retention of {table} is declared twice")
    _KEPT[table] = Kept(table, purpose, ground, term, law, sensitive, endings)


def ends(table: str, *, days: int, name: str = "") -> Callable[[Work], Work]:
    """Add an ending that concerns more than one table to a declaration: ``@ends("person", days=…)`` on its work."""

    def register(work: Work) -> Work:
        kept = _KEPT[table]
        _KEPT[table] = replace(kept, endings=(*kept.endings, Ending(days, name=name, work=work)))
        return work

    return register


def find_kept(table: str) -> Kept | None:
    return _KEPT.get(table)


def all_kept() -> list[Kept]:
    return [_KEPT[table] for table in sorted(_KEPT)]


def check() -> None:
    """Start-up check: every term that is set belongs to an ending. Raises Unfit with the sentence."""
    known = {_key(kept, ending) for kept in all_kept() for ending in kept.endings}
    if strange := get_settings().retention.keys() - known:
        named, possible = "、".join(sorted(strange)), "、".join(sorted(known))
        raise Unfit(f"JIAYUAN_RETENTION 里的 {named} 没有期限可改；能改的是 {possible}")


def days_of(kept: Kept, ending: Ending) -> int:
    """The term of an ending: as set for it (``table`` or ``table.name``), never shorter than the law's own."""
    return max(get_settings().retention.get(_key(kept, ending), ending.days), ending.at_least)


def _key(kept: Kept, ending: Ending) -> str:
    return f"{kept.table}.{ending.name}" if ending.name else kept.table
