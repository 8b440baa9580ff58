"""How often a door is called on, why, in which order, and what is asked there: no I/O, no clock."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zlib import crc32

from jiayuan.kernel.calendar import corresponding_day
from jiayuan.kernel.clock import day_of
from jiayuan.kernel.facts import Fact, is_fresh
from jiayuan.people.rules import CALLED_ON_MONTHLY, CARE_TAGS, age

PURPOSES = {"care": "关爱走访", "routine": "入户走访", "confirm": "户情核实", "collect": "待采集"}
HOWS = {"door": "上门", "phone": "电话", "video": "视频"}
OUTCOMES = {"met": "见到了", "not_home": "没人应", "refused": "不便接待", "moved": "已搬走"}
STATES = {"fine": "都好", "unwell": "身体不适", "needs_help": "要帮忙"}
MUTE_REASONS = {"away": "外出", "ill": "住院", "moved": "搬走", "asked": "本人要求"}
AT_HOME = {"daytime": "白天在家", "evening": "晚上在家", "weekend": "周末在家"}
FOLLOW_UPS = {
    "doctor": "请家庭医生上门",
    "family": "告诉家里人",
    "meal": "送餐",
    "repair": "修东西",
    "window": "窗口代办",
}
NEED_TOPICS = {
    "facility": "公共设施",
    "environment": "环境卫生",
    "safety": "安全",
    "parking": "停车",
    "elder_care": "养老",
    "child_care": "托幼",
    "health": "医疗健康",
    "culture": "文体活动",
    "work": "就业",
    "other": "其他",
}
NEED_STATES = {
    "open": "待归集",
    "merged": "已并入",
    "matter": "已转办事项",
    "project": "已列项目",
    "answered": "已答复",
    "declined": "暂不采纳",
}

#: GB/T 26341 grades 1 and 2 are severe (重残); not a tag of the register, read from the grade when rules are applied.
SEVERELY_DISABLED = "severely_disabled"
_TAG_WORDS = CARE_TAGS | {SEVERELY_DISABLED: "重残"}


@dataclass(frozen=True, slots=True)
class Frequency:
    """One row of the visiting rules: whom it concerns and how often he is called on.

    ``tags`` empty: everybody. ``every_tag``: all of them are needed, otherwise one. Ages in full years, both ends
    included. Exactly one of ``days`` and ``months``. ``ahead`` days before the due day the door stands on the route.
    ``signal_after`` unanswered tries make it urgent.
    """

    code: str
    title: str
    purpose: str
    days: int | None = None
    months: int | None = None
    tags: frozenset[str] = frozenset()
    every_tag: bool = True
    min_age: int | None = None
    max_age: int | None = None
    ahead: int = 7
    severity: int = 1
    signal_after: int | None = None
    basis: str = ""
    id: UUID | None = None

    def after(self, day: date) -> date:
        """The day by which somebody called on at ``day`` is called on again.

        A month later is always within the next calendar month, so who keeps to it keeps to CA-17 in every month.
        """
        if self.months is not None:
            return corresponding_day(day, self.months)
        return day + timedelta(days=self.days or 1)

    def applies_to(self, someone: Someone, on: date) -> bool:
        if self.tags:
            held = self.tags & someone.tags
            if not held or (self.every_tag and held != self.tags):
                return False
        if self.min_age is None and self.max_age is None:
            return True
        if someone.birth_on is None:
            return False
        years = age(someone.birth_on, on)
        return (self.min_age or 0) <= years <= (self.max_age if self.max_age is not None else 200)


#: What a community starts with; edited on the desk as rows (CA-17, GR-10).
FREQUENCIES = (
    Frequency(
        "alone_80", "独居且满80岁：每周", "care", days=7, tags=frozenset({"living_alone"}), min_age=80, ahead=2,
        severity=2, signal_after=1, basis="比民政部等十部门指导意见（2022）的每月一次更严（示例）",
    ),
    Frequency(
        "old_monthly", "独居、空巢、留守、失能、重残老人：每月", "care", months=1, every_tag=False, min_age=60, ahead=7,
        tags=CALLED_ON_MONTHLY - {"disabled"} | {SEVERELY_DISABLED},
        signal_after=2, basis="民政部等十部门探访关爱服务指导意见（2022）：至少每月一次",
    ),
    Frequency(
        "key_monthly", "留守儿童、困境儿童、特困人员：每月", "care", months=1, every_tag=False, ahead=7,
        tags=frozenset({"left_behind_child", "child_in_need", "extreme_poverty"}), signal_after=2,
        basis="本地规定：重点人员每月走访（示例）",
    ),
    Frequency(
        "household_yearly", "普通家庭：每年一次", "routine", months=12, ahead=14, severity=0,
        basis="本地规定：普通家庭每年走访1至2次（示例）",
    ),
    Frequency(
        "household_confirmed", "户情六个月未核实", "confirm", months=6, ahead=7, severity=0,
        basis="本地规定：六个月未核实的家庭转为走访任务（示例）",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of a household as far as visiting rules look."""

    id: UUID
    birth_on: date | None = None
    tags: frozenset[str] = frozenset()
    met_on: date | None = None
    again_on: date | None = None
    muted_until: date | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """A household as far as visiting rules look; ``since`` is when each of its tasks first stood on the list.

    ``is_new``: it moved in and nobody has been at its door yet.
    """

    id: UUID
    people: tuple[Someone, ...] = ()
    met_on: date | None = None
    confirmed_on: date | None = None
    muted_until: date | None = None
    unanswered: int = 0
    is_new: bool = False
    since: Mapping[tuple[str, UUID | None], date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """A visit to make: on the route from ``show_on``, late after ``due_on``. ``rule`` is None for a second look."""

    purpose: str
    person_id: UUID | None
    rule: Frequency | None
    since_on: date
    last_on: date | None
    show_on: date
    due_on: date


def strictest(someone: Someone, rules: Iterable[Frequency], on: date) -> Frequency | None:
    """The rule that brings us to this person most often; one person has one rhythm."""
    fitting = [rule for rule in rules if rule.purpose == "care" and rule.applies_to(someone, on)]
    return min(fitting, key=lambda rule: (rule.after(on), rule.code), default=None)


#: Who moved in is collected within so many days (R025; ours).
COLLECT_DAYS = 7
NEWLY_IN = "新搬来的一户，上门核实、补齐信息"


def first_due(rule: Frequency, since: date, key: UUID) -> date:
    """Who was never called on yet: within one interval, spread by his key, so that an import is not due in one day."""
    span = (rule.after(since) - since).days
    return since + timedelta(days=1 + crc32(key.bytes) % span)


def plan(door: Door, rules: Sequence[Frequency], on: date) -> list[Due]:
    """All visits that a household will need next, one for each person with a rhythm and those for the household."""
    found = [due for someone in door.people if (due := _care(door, someone, rules, on)) is not None]
    for rule in rules:
        if rule.purpose in ("routine", "confirm"):
            last = door.met_on if rule.purpose == "routine" else door.confirmed_on
            due = _due(door, rule, None, last, door.muted_until, on)
            if door.is_new and rule.purpose == "confirm":
                by = due.since_on + timedelta(days=COLLECT_DAYS)
                due = replace(
                    due, show_on=max(due.since_on, door.muted_until or on), due_on=max(by, door.muted_until or by)
                )
            found.append(due)
    return found


def _care(door: Door, someone: Someone, rules: Sequence[Frequency], on: date) -> Due | None:
    rule = strictest(someone, rules, on)
    muted = max(filter(None, (door.muted_until, someone.muted_until)), default=None)
    due = None if rule is None else _due(door, rule, someone.id, someone.met_on, muted, on)
    if due is not None and is_signal(rule, door.unanswered) and (muted is None or muted <= on):
        # who did not answer is looked after today, also where the visit was made ahead of time (CA-18)
        due = replace(due, show_on=min(due.show_on, on), due_on=min(due.due_on, on))
    if someone.again_on is None:
        return due
    again = someone.again_on if muted is None else max(someone.again_on, muted)
    if due is None:
        return Due("care", someone.id, None, on, someone.met_on, again, again)
    return replace(due, show_on=min(due.show_on, again), due_on=min(due.due_on, again))


def _due(door: Door, rule: Frequency, person_id: UUID | None, last: date | None, muted: date | None, on: date) -> Due:
    since = door.since.get((rule.purpose, person_id), on)
    due_on = rule.after(last) if last is not None else first_due(rule, since, person_id or door.id)
    # an old last visit makes it late from the day it came onto the list, not for years
    due_on = max(due_on, since)
    show_on = due_on - timedelta(days=rule.ahead)
    if last is not None:
        show_on = max(show_on, last + timedelta(days=1))
    if muted is not None:
        show_on, due_on = max(show_on, muted), max(due_on, muted)
    return Due(rule.purpose, person_id, rule, since, last, show_on, due_on)


def again_after(state: str, visited_on: date) -> date | None:
    """Who was unwell is seen the day after, who needs help within three days; else the rhythm goes on."""
    return {"unwell": visited_on + timedelta(days=1), "needs_help": visited_on + timedelta(days=3)}.get(state)


def why(purpose: str, title: str | None, last: date | None, due: date, on: date, tags: Collection[str] = ()) -> str:
    """Why this door today, in words for the worker."""
    if purpose == "collect":
        return "新住户，还没采集"
    seen = f"上次 {last:%m-%d}" if last and last.year == on.year else f"上次 {last:%Y-%m-%d}" if last else "还没走访过"
    if purpose == "confirm":
        seen = seen.replace("走访", "核实")
        words = f"户情满六个月要核实，{seen}"
    elif title is None:
        words = f"再去看看，{seen}"
    else:
        who = "、".join(_TAG_WORDS[tag] for tag in sorted(tags, key=list(_TAG_WORDS).index))
        rhythm = title.rpartition("：")[2] or title
        words = f"{who + '，' if who else ''}{rhythm}走访，{seen}"
    late = (on - due).days
    return f"{words}，已晚{late}天" if late > 0 else words


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next at a door where nobody answers."""

    code: str
    words: str
    same_day: bool


_STEPS = (
    Step("second_try", "换个时间再敲一次，也打个电话", same_day=True),
    Step("family", "联系家里人或邻居", same_day=True),
    Step("site_check", "当天到现场查看，可请物业一同开门", same_day=True),
    Step("emergency", "报警或叫急救，同时报告社区", same_day=True),
)
STEPS = {step.code: step.words for step in _STEPS}


def next_step(unanswered: int) -> Step | None:
    """After so many unanswered tries in a row: second try, family, on-site check the same day, emergency (CA-18)."""
    return None if unanswered < 1 else _STEPS[min(unanswered, len(_STEPS)) - 1]


def is_signal(rule: Frequency | None, unanswered: int) -> bool:
    """Whether who did not answer is told to the desk at once, as an unanswered weekly visit is (settled 42; CA-18)."""
    return rule is not None and rule.signal_after is not None and unanswered >= rule.signal_after


#: What may be asked at a door, from which age on; what stands on the document (name, birth, sex) is never asked.
ASKED_FROM_AGE = {
    "person.phone": 14,
    "person.employment": 16,
    "person.workplace": 16,
    "person.education": 6,
    "person.political_status": 14,
    "person.marital_status": 20,
    "person.ethnic_group": 0,
}
#: GB/T 2261.4: pupils, people without work and pensioners have no workplace to be asked for.
_WITHOUT_WORKPLACE = frozenset({"31", "70", "80"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact that is missing, or has not been confirmed within its time."""

    fact: str
    title: str
    is_missing: bool
    confirmed_at: datetime | None


def facts_to_ask(
    facts: Iterable[Fact],
    values: Mapping[str, object],
    confirmed: Mapping[str, datetime],
    birth_on: date | None,
    now: datetime,
) -> list[Asked]:
    """What to ask about one person: what is missing first, then what has aged, never what is fresh (GR-11, CW-13).

    ``values`` by the fact's column. A fact confirmed as "none" is as fresh as any other. 基层减负 2024.
    """
    years = None if birth_on is None else age(birth_on, day_of(now))
    found = []
    for fact in facts:
        youngest = ASKED_FROM_AGE.get(fact.name)
        if youngest is None or (years is not None and years < youngest):
            continue
        if fact.name == "person.workplace" and values.get("employment") in _WITHOUT_WORKPLACE:
            continue
        day = confirmed.get(fact.name)
        if not is_fresh(fact, day, now):
            found.append(Asked(fact.name, fact.title, values.get(fact.column) in (None, ""), day))
    return sorted(found, key=lambda asked: not asked.is_missing)


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in whole tenths of a per cent with its arithmetic; None where there was nobody to visit."""

    part: int
    whole: int
    per_mille: int | None
    words: str


def visiting_rate(visited: int, all_of_them: int) -> Rate:
    """月探访率: visited in the month / all old people with special difficulty (CA-17); who is muted is not counted."""
    if all_of_them == 0:
        return Rate(0, 0, None, "本月没有要探访的人")
    return Rate(visited, all_of_them, 1000 * visited // all_of_them, f"{all_of_them}人中本月已探访{visited}人")


def month_bounds(month: str) -> tuple[date, date]:
    """First and last day of ``2026-11``. Raises ValueError."""
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
