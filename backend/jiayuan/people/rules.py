"""The closed lists about people and what follows from dates alone: no I/O, no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from jiayuan.kernel.calendar import corresponding_day

#: GR-20: 实有人口 = 户籍 + 流动 + 境外 + 未落户.
RESIDENCE_KINDS = {"registered": "户籍", "floating": "流动", "overseas": "境外", "unregistered": "未落户"}
#: GR-20: 人户一致、人在户不在、户在人不在. Who is ``away`` is not counted as living here (settled 9).
PRESENCES = {"home": "人户一致", "person_only": "人在户不在", "away": "户在人不在"}


def presence_of(kind: str, presence: str) -> str:
    """流动 is to live here and be registered elsewhere: never 人户一致 (GR-20)."""
    return "person_only" if kind == "floating" and presence == "home" else presence


#: How a resident lives in the dwelling.
TENURES = {
    "owner": "自有",
    "family": "家人自有",
    "tenant": "租住",
    "borrowed": "借住",
    "staff": "单位宿舍",
    "other": "其他",
}
END_REASONS = {
    "moved": "迁出",
    "died": "死亡",
    "split": "分户",
    "joined": "并户",
    "mistaken": "登记有误",
}

#: The closed list of settled 21: no tag for correction, drug rehabilitation, special families or "key persons".
#: Of the groups of assistance (社会救助法 第十三条; CA-01) those that visits serve stand among them.
CARE_TAGS = {
    "living_alone": "独居",
    "empty_nest": "空巢",
    "left_behind_elder": "留守老人",
    "left_behind_child": "留守儿童",
    "child_in_need": "困境儿童",
    "frail": "失能",
    "disabled": "残疾",
    "subsistence": "低保",
    "extreme_poverty": "特困",
    "landless": "失地",
    "veteran": "退役军人",
    "long_illness": "长期患病",
}
TAG_SOURCES = {
    "visit": "走访",
    "document": "证件",
    "department": "部门名单",
    "import": "导入",
    "self": "本人申报",
    "window": "窗口",
}
CHANGE_SOURCES = {
    "window": "窗口",
    "grid": "网格走访",
    "door": "楼栋",
    "self": "本人申报",
    "import": "导入",
    "merge": "合并",
    "correction": "本人更正",
    "house": "系统",
}
HUKOU_KINDS = {"agricultural": "农业", "non_agricultural": "非农业", "resident": "居民户口"}
GUARDIAN_KINDS = {
    "parent": "父母",
    "grandparent": "祖父母或外祖父母",
    "spouse": "配偶",
    "child": "子女",
    "relative": "其他近亲属",
    "appointed": "指定监护",
}
#: A look names one; it is confidential what does not serve it (社会救助法 第十一条、第七十条; CA-13).
LOOK_PURPOSES = {
    "visit": "走访",
    "check": "核对办事材料",
    "emergency": "紧急情况",
    "correction": "更正信息",
    "other": "其他",
}
#: What people are asked to consent to, each on its own (PIPL 第十四条): what is sensitive, given on or shown in public
#: asks for a separate consent (PIPL 第二十三条、第二十五条、第二十九条; PV-08, PV-10, PV-11).
CONSENT_PURPOSES = {
    "resident_record": "登记居民信息",
    "care": "健康和关爱信息",
    "visiting": "上门走访",
    "contact": "把电话给办事的人",
    "sharing": "提供给别的单位",
    "publication": "公开姓名或照片",
    "face_gate": "人脸门禁",
}
#: Tags that say something of health (PIPL 第二十八条, PV-07).
HEALTH_TAGS = frozenset({"frail", "disabled", "long_illness"})
#: Sources whose ground is a duty of law, so that no consent is asked (PIPL 第十三条第一款第三项).
DUTIFUL_SOURCES = frozenset({"department", "document", "import"})
BINDING_STATES = {"asked": "待核实", "bound": "已绑定", "refused": "未通过", "ended": "已解除"}
CORRECTION_STATES = {"asked": "待处理", "done": "已更正", "refused": "不予更正"}
#: What is left of a name when nobody may know any more whose it was.
ANONYMOUS = "已匿名"
#: [practice] How long a record serves after its person has left: a year for what still comes up (certificates, a
#: return), then it is only stored and protected, and after three years nobody's (PIPL 第十九条、第四十七条).
FROZEN_AFTER_DAYS, ANONYMISED_AFTER_DAYS = 365, 1095
#: [practice] A roster's own file and rows: as long as somebody may ask why a row was refused.
ROSTER_KEPT_DAYS = 90
#: GB/T 4761: the head of the household (GR-40).
HEAD = "02"
#: A mental disability (GB/T 26341) never leaves the record of the named worker (精神卫生法 第四条; CA-44).
MENTAL = 6


def age(birth: date, on: date) -> int:
    """Full years; who was born on 29 February turns a year older on 1 March of a common year (民法典 第二百零二条)."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def birthday(birth: date, years: int) -> date:
    """The day on which somebody reaches this age."""
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


def born_by(years: int, on: date) -> date:
    """The last birthday with which somebody is so old on this day: ``age(birth, on) >= years`` up to it."""
    return corresponding_day(on, -12 * years)


def is_old(birth: date, on: date) -> bool:
    """Old is 60 and over (老年人权益保障法 第二条; CA-16): computed, never typed."""
    return age(birth, on) >= 60


def needs_guardian_consent(birth: date, on: date) -> bool:
    """Under 14 the guardian consents (PIPL 第二十八条、第三十一条; PV-07, PV-09); asked again on the 14th birthday."""
    return age(birth, on) < 14


def is_child_alone(births: Collection[date | None], on: date) -> bool:
    """Whether somebody under 16 lives in a household where everybody is a minor (未成年人保护法 第二十一条; CA-27).

    Who is left without guardians may not live apart from them; whose age nobody knows may be the adult.
    """
    ages = [None if birth is None else age(birth, on) for birth in births]
    return any(years is not None and years < 16 for years in ages) and all(
        years is not None and years < 18 for years in ages
    )


def is_consent_lapsed(birth: date | None, on: date, *, by_guardian: bool) -> bool:
    """What a guardian consented to for a child is asked anew from the 14th birthday on (PIPL 第三十一条; PV-09)."""
    return by_guardian and birth is not None and not needs_guardian_consent(birth, on)


def needs_care_consent(tags: Iterable[tuple[str, str]]) -> bool:
    """Whether health is on record on no other ground than consent, which then is a separate one (PV-07, PV-08).

    ``tags`` are those in force, each with its source.
    """
    return any(tag in HEALTH_TAGS and source not in DUTIFUL_SOURCES for tag, source in tags)


@dataclass(frozen=True, slots=True)
class PermitState:
    """How a residence permit stands: ``in_force``, ``due`` (the month in which it is endorsed) or ``suspended``."""

    state: str
    endorse_until: date


def permit_state(issued: date, endorsed: date | None, on: date) -> PermitState:
    """A residence permit is endorsed every year, within the month before each full year; late, its functions stop.

    After a late endorsement years count anew from it (居住证暂行条例 第十条, 2016; GR-22).
    """
    since = issued
    if endorsed is not None:
        anchor = issued
        while corresponding_day(anchor, 12) < endorsed:
            anchor = corresponding_day(anchor, 12)
        due = corresponding_day(anchor, 12)
        since = due if corresponding_day(due, -1) <= endorsed <= due else endorsed
    until = corresponding_day(since, 12)
    if on > until:
        return PermitState("suspended", until)
    return PermitState("due" if on >= corresponding_day(until, -1) else "in_force", until)


#: Tags that, on an old person, ask for a monthly call (CA-17).
CALLED_ON_MONTHLY = frozenset({"living_alone", "empty_nest", "left_behind_elder", "frail", "disabled"})

#: How long a batch or a merge can be taken back.
UNDO = timedelta(days=30)
#: A rights request or complaint about personal data is answered within 15 working days (PV-14, PV-15).
ANSWER_WORKDAYS = 15
