"""The figures of a kind of matter (GR-17): what counts in which month, said once for the summary and for its twin."""

from __future__ import annotations

from dataclasses import dataclass

_COUNTS = "{m}.merged_into_id IS NULL AND {m}.way IS DISTINCT FROM 'withdrawn'"


@dataclass(frozen=True, slots=True)
class Figure:
    """``moment`` decides the month, ``only`` who counts; both are SQL over one matter ``{m}``."""

    name: str
    title: str
    moment: str
    only: str = "true"
    weight: str = "1"


FIGURES = (
    Figure("reported", "上报", "opened_at", _COUNTS),
    Figure("registered", "立案", "registered_at", _COUNTS),
    Figure("rejected", "不予立案", "rejected_at"),
    Figure("handled", "处置", "handled_at", _COUNTS),
    Figure("handle_due", "应处置", "handle_due_at", _COUNTS),
    Figure("handle_in_time", "按期处置", "handle_due_at", _COUNTS + " AND {m}.handled_at <= {m}.handle_due_at"),
    Figure("handled_of_due", "已处置", "handle_due_at", _COUNTS + " AND {m}.handled_at IS NOT NULL"),
    Figure("closed", "结案", "closed_at", _COUNTS + " AND {m}.way IS NOT NULL"),
    Figure("close_due", "应结案", "close_due_at", _COUNTS),
    Figure("close_in_time", "按期结案", "close_due_at", _COUNTS + " AND {m}.closed_at <= {m}.close_due_at"),
    Figure("closed_of_due", "已结案", "close_due_at", _COUNTS + " AND {m}.closed_at IS NOT NULL"),
    Figure("close_late", "超期结案", "close_due_at", _COUNTS + " AND {m}.closed_at > {m}.close_due_at"),
    Figure("returned", "退回重办", "handled_at", _COUNTS + " AND {m}.returns > 0", "{m}.returns"),
    Figure("fixed", "办好了", "closed_at", "{m}.way = 'fixed'"),
    Figure("fixed_on_own_level", "本级办好", "closed_at", "{m}.way = 'fixed' AND {m}.referred_at IS NULL"),
    Figure("answered", "答复了", "closed_at", "{m}.way = 'answered'"),
    Figure("not_ours", "不归我们管", "closed_at", "{m}.way = 'not_ours'"),
    Figure("withdrawn", "撤回", "closed_at", "{m}.way = 'withdrawn'"),
    Figure("merged", "并入", "closed_at", "{m}.merged_into_id IS NOT NULL"),
    # what the reporter says, to a button or to who called him: beside the ways to end, never added to them
    Figure("confirmed", "居民确认", "closed_at", "{m}.way IS NOT NULL AND 'confirmed' = ANY({m}.flags)"),
    Figure("denied", "居民说没好", "closed_at", "{m}.way IS NOT NULL AND 'denied' = ANY({m}.flags)"),
    Figure("sampled", "抽查回访", "closed_at", "{m}.way IS NOT NULL AND 'sampled' = ANY({m}.flags)"),
    Figure("evaluated", "评价", "evaluated_at"),
    Figure("satisfied", "基本满意以上", "evaluated_at", "{m}.level >= 3"),
    Figure("level_sum", "评价分合计", "evaluated_at", "true", "{m}.level"),
)

BY_NAME = {figure.name: figure for figure in FIGURES}


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure as a share of another."""

    name: str
    title: str
    part: str
    whole: str


#: Source: GB/T 30428.4-2016 (GR-17). "Due" are matters whose deadline falls in the month.
RATIOS = (
    Ratio("registration", "立案率", "registered", "reported"),
    Ratio("handling", "处置率", "handled_of_due", "handle_due"),
    Ratio("handling_in_time", "按期处置率", "handle_in_time", "handle_due"),
    Ratio("closing", "结案率", "closed_of_due", "close_due"),
    Ratio("closing_in_time", "按期结案率", "close_in_time", "close_due"),
    Ratio("overdue", "超期率", "close_late", "closed_of_due"),
    Ratio("rework", "返工率", "returned", "handled"),
    Ratio("own_level", "本级解决率", "fixed_on_own_level", "fixed"),
    Ratio("satisfaction", "满意率", "satisfied", "evaluated"),
)


def values_of(row: str) -> str:
    """The SQL rows ``(figure, moment, weight)`` that one matter adds to the summary."""
    return ",\n      ".join(
        f"('{figure.name}', {row}.{figure.moment}, CASE WHEN {figure.only.format(m=row)}"
        f" THEN {figure.weight.format(m=row)} END)"
        for figure in FIGURES
    )
