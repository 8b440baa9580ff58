"""How invented events went: who did what when. Pure; most go well, some late, some back and forth, some end badly."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files

from jiayuan.domains.grid.seeding import Example, examples
from jiayuan.kernel import clock
from jiayuan.kernel.calendar import STATUTORY, Limit, due_at
from jiayuan.kernel.seeding import Seed

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
#: Whose grid's deputy one is: grid and login number.
DEPUTY = {1: 4, 2: 3, 3: 2, 4: 1}


@dataclass(frozen=True, slots=True)
class Story:
    """What somebody says, what the handler did, what the verifier saw."""

    code: str
    texts: tuple[str, ...]
    done: str
    seen: str
    place: str = "entrance"
    way: str = "fixed"
    whose: str = ""

    @property
    def is_mended(self) -> bool:
        """A thing that needs parts, not people who need words."""
        return self.code[:2] in ("01", "03") or self.code in ("0205", "0207")

    @property
    def category(self) -> Example:
        return _categories()[self.code]


@dataclass(frozen=True, slots=True)
class Act:
    """``who``: a login, or ``reporter``. ``photos``: which moments are shown."""

    at: datetime
    who: str
    action: str
    form: dict[str, object] = field(default_factory=dict)
    photos: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def stories() -> tuple[Story, ...]:
    """All rows of data/stories.toml."""
    text = files("jiayuan.domains.grid").joinpath("data/stories.toml").read_text("utf-8")
    return tuple(Story(**(row | {"texts": tuple(row["texts"])})) for row in tomllib.loads(text)["story"])


@lru_cache(maxsize=1)
def _categories() -> dict[str, Example]:
    return {example.code: example for example in examples()}


_VERDICTS = (
    (5, ("来得快", "办得好"), ("很快就好了，谢谢", "没想到当天就弄好", "")),
    (4, ("办得好",), ("可以", "修好了，就是等了两天", "")),
    (3, (), ("修是修好了，没人告诉我一声", "")),
    (2, ("没解决",), ("修好两天又坏了", "说办好了，我去看还是老样子")),
    (1, ("没解决", "态度不好"), ("打了三次电话没人理",)),
)
_GOOD, _ALL = (55, 38, 7, 0, 0), (42, 34, 11, 9, 4)
_BACK = ("这段不归物业管，是市政的井", "业主自己装的线，要先和业主说", "位置写错了，这里没有坏的", "要先请供水站关总阀")
_NOT_THERE = ("去看过，没有发现", "同样的事已经办好了", "不在本社区，已告诉反映的人找谁")
_AGAIN = ("去看了，还是老样子", "照片拍的不是这个地方", "只修了一半，另一头还在漏")
#: What is said on the way, where a thing is mended and where people are talked to.
_MENDING = ("师傅上午去看过，要换配件", "配件到了，下午来装", "已经围起来了，先绕行")
_TALKING = ("上门去过，说好明天清", "贴了通知，先请自己收", "和住户约好明天上门")


class Course:
    """One event from its registration on; each method adds what happened and moves ``at`` on."""

    def __init__(self, seed: Seed, story: Story, opened: datetime, grid: int, *, urgent: bool) -> None:
        self.seed, self.story, self.at, self.grid, self.urgent = seed, story, opened, grid, urgent
        self.acts: list[Act] = []
        handler = {"property_company": "property", "grid_worker": f"grid{grid}", "event_clerk": "clerk"}
        self.handler = handler[story.category.handler]
        self.due = opened

    def register(self) -> Course:
        return self._desk("register", 4, 75)

    def reject(self) -> Course:
        return self._desk("reject", 10, 80, note=self.seed.choice(_NOT_THERE))

    def dispatch(self, to: dict[str, object] | None = None) -> Course:
        self._desk("dispatch", 3, 40, to=to)
        limit = Limit.parse(self.story.category.limit)
        self.due = due_at(self.at, limit.by_the_clock() if self.urgent else limit, STATUTORY).at
        return self

    def arbitrate(self) -> Course:
        """The arbiter gives it to the property company, for good."""
        self._later(HOUR, 5 * HOUR)
        self._add("committee", "rule", note="看了现场照片，是公共部位，物业办", to={"kind": "unit", "id": "property"})
        self.handler = "property"
        self.due = due_at(self.at, Limit.parse(self.story.category.limit), STATUTORY).at
        return self

    def say(self) -> Course:
        self._within(0.1, 0.3)
        return self._add(self.handler, "comment", note=self.seed.choice(_MENDING if self.story.is_mended else _TALKING))

    def pause(self) -> Course:
        self._within(0.1, 0.3)
        self._add(self.handler, "pause", reason="other", note="配件要从厂家发，三到五天")
        self._later(40 * HOUR, 80 * HOUR)
        paused = self.at
        self._add(self.handler, "resume", note="配件到了")
        self.due = max(self.due, paused) + 30 * HOUR
        return self

    def hand_back(self) -> Course:
        self._later(HOUR, 6 * HOUR)
        return self._add(self.handler, "hand_back", note=self.seed.choice(_BACK))

    def whistle(self) -> Course:
        """The clerk calls units to help the leader; the property company is the first to answer, which is enough."""
        self._later(10 * MINUTE, 50 * MINUTE)
        units = ["property", "police"]
        self._add("clerk", "whistle", units=units, join="first", workdays=3, note="请到现场碰一下，一起定办法")
        self._later(3 * HOUR, 20 * HOUR)
        return self._add("property", "answer_whistle", note="已和网格员、警务室一起看过，方案定了")

    def urge(self) -> Course:
        self._within(0.5, 0.7)
        return self._add("reporter", "urge", note="几时才弄得好哦")

    def supervise(self) -> Course:
        self.at = max(self.at, self.due) + 2 * HOUR
        return self._add("committee", "supervise", note="超期了，今天给我一个准话")

    def handle(self, *, late: bool = False) -> Course:
        if late:
            self.at = max(self.at, self.due)
            self._later(3 * HOUR, 50 * HOUR)
        else:
            self._within(0.25, 0.9)
        return self._add(self.handler, "handle", self._evidence(), note=self.story.done)

    def settle(self) -> Course:
        """On the spot, by the grid worker who saw it."""
        self.handler = f"grid{self.grid}"
        self._later(5 * MINUTE, 50 * MINUTE)
        return self._add(self.handler, "settle", self._evidence(), note=self.story.done)

    def send_back(self) -> Course:
        self._later(HOUR, 5 * HOUR)
        return self._add(self.verifier, "return", note=self.seed.choice(_AGAIN))

    def close(self) -> Course:
        self._later(HOUR, 7 * HOUR)
        story = self.story
        return self._add(self.verifier, "close", note=story.seen, way=story.way, whose=story.whose)

    def withdraw(self) -> Course:
        self._later(20 * MINUTE, 90 * MINUTE)
        return self._add("reporter", "withdraw", note="自己弄好了，不麻烦了")

    def judge(self, *, bad: bool | None = None) -> Course:
        """``bad`` says how it must end; None leaves it to chance among the good ones."""
        self._later(HOUR, 30 * HOUR)
        weights = (0, 0, 0, 3, 1) if bad else _GOOD
        level, tags, words = self.seed.choices(_VERDICTS, weights)[0]
        said = self.seed.choice(words)
        return self._add("reporter", "evaluate", level=level, tags=list(tags), words=said, channel="mobile")

    def call_back(self) -> Course:
        """Somebody else than the handler asks the one who judged badly; from here on it is the next round."""
        self._later(HOUR, 5 * HOUR)
        caller = "committee" if self.handler == "clerk" else "clerk"
        self._add(caller, "call_back", reached=True, note="电话问了，原因没找到根子上，重新派")
        return self.dispatch()

    @property
    def verifier(self) -> str:
        """The grid worker of the place, the deputy where that worker handled it."""
        return f"grid{DEPUTY[self.grid]}" if self.handler == f"grid{self.grid}" else f"grid{self.grid}"

    def _desk(self, action: str, least: int, most: int, **form: object) -> Course:
        """The clerk at the desk, within the hours of duty."""
        self._later(least * MINUTE, most * MINUTE)
        self.acts.append(Act(self.at, "clerk", action, form, ()))
        return self

    def _add(self, who: str, action: str, photos: tuple[str, ...] = (), **form: object) -> Course:
        self.acts.append(Act(self.at, who, action, form, photos))
        return self

    def _evidence(self) -> tuple[str, ...]:
        return {"photo": ("after",), "before_after": ("before", "after")}.get(self.story.category.evidence, ())

    def _later(self, least: timedelta, most: timedelta) -> None:
        """Some time later; in the night nobody works but on what is urgent."""
        self.at += least + (most - least) * self.seed.random()
        if not self.urgent:
            self.at = in_the_day(self.seed, self.at)

    def _within(self, least: float, most: float) -> None:
        """In this share of the time that is left."""
        left = max(self.due - self.at, 20 * MINUTE)
        wanted = self.at + left * (least + (most - least) * self.seed.random())
        day = in_the_day(self.seed, wanted)
        self.at = wanted if self.urgent or day > self.due else day


def in_the_day(seed: Seed, moment: datetime) -> datetime:
    """The moment, or the next morning where it falls into the night."""
    local = moment.astimezone(clock.SHANGHAI)
    if time(8) <= local.time() < time(20, 30):
        return moment
    morning = local.date() if local.time() < time(8) else local.date() + timedelta(days=1)
    return clock.start_of(morning) + 8 * HOUR + seed.randint(1, 70) * MINUTE


def past(seed: Seed, course: Course, *, judges: bool, by_worker: bool) -> Course:
    """One of the ways that events of the past went."""
    chance, handler = seed.random(), course.handler
    if by_worker and chance < 0.36 and course.story.way == "fixed":
        return course.settle().close()
    if chance < 0.05:
        return course.reject()
    if judges and chance < 0.07:
        return course.withdraw()
    course.register().dispatch()
    if chance < 0.13 and handler == "property":
        course.hand_back().dispatch({"kind": "unit", "id": "property"})
    elif chance < 0.20:
        course.say()
    elif chance < 0.23 and not course.urgent and handler == "property" and course.story.is_mended:
        course.pause()
    elif chance < 0.26 and handler != "property":
        course.whistle()
    if 0.26 < chance < 0.32 and judges:
        course.urge()
    late = 0.30 < chance < 0.40
    if late and chance < 0.34:
        course.supervise()
    course.handle(late=late)
    if 0.62 < chance < 0.71:
        course.send_back().handle()
    course.close()
    if judges and seed.random() < 0.62:
        if seed.random() < 0.14:
            course.judge(bad=True).call_back().handle().close().judge(bad=False)
        else:
            course.judge()
    return course


def due_between(
    story: Story, since: datetime, until: datetime, now: datetime, *, urgent: bool, back: int = 0
) -> datetime | None:
    """When an event of this story must be dispatched to be due in the window; None where no hour of 15 days fits.

    ``back``: rather so many hours ago or more.
    """
    limit = Limit.parse(story.category.limit)
    if urgent:
        limit = limit.by_the_clock()
    moments = [*_hours_back(now, range(back, 15 * 24), all_day=urgent), *_hours_back(now, range(back), all_day=urgent)]
    return next((at for at in moments if since <= due_at(at, limit, STATUTORY).at < until), None)


def _hours_back(now: datetime, hours: range, *, all_day: bool) -> Iterator[datetime]:
    for ago in hours:
        at = now - ago * HOUR - 7 * MINUTE
        if all_day or 8 <= at.astimezone(clock.SHANGHAI).hour < 20:
            yield at
