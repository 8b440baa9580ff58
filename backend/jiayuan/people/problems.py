"""What can stand in the way of recording people, in words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.problems import Problem


@dataclass(eq=False)
class PersonKnown(Problem):
    """Somebody with this document is on record. ``person_id`` only for who may see him."""

    status, code, title = 409, "people.person_known", "这个证件号码已登记过，请打开那个人的档案"
    constraint, field = "person_document_once", "document_number"
    person_id: UUID | None = None


@dataclass(eq=False)
class LivesElsewhere(Problem):
    status, code, title = 409, "people.lives_elsewhere", "他在本社区已有居住地，请先迁出再迁入"
    constraint, field = "resident_one_main_residence", "dwelling_id"


@dataclass(eq=False)
class HeadThere(Problem):
    status, code, title = 409, "people.head_there", "这一户已有户主"
    constraint, field = "household_has_one_head", "relation"


@dataclass(eq=False)
class HeadNeeded(Problem):
    """A household with people has exactly one head (GB/T 4761)."""

    status, code, title = 409, "people.head_needed", "户主走了，请选谁来当户主"
    constraint, field = "household_has_a_head", "new_head_id"


@dataclass(eq=False)
class HouseholdNotEmpty(Problem):
    status, code, title = 409, "people.household_not_empty", "户里还有人，不能销户"
    constraint = "household_closed_is_empty"


@dataclass(eq=False)
class HouseholdClosed(Problem):
    status, code, title = 409, "people.household_closed", "这一户已经销户"


@dataclass(eq=False)
class TagThere(Problem):
    status, code, title = 409, "people.tag_there", "这个标签在这段时间已经有了"
    constraint, field = "care_tag_once_at_a_time", "tag"


@dataclass(eq=False)
class GuardianThere(Problem):
    status, code, title = 409, "people.guardian_there", "已经登记为他的监护人"
    constraint, field = "guardian_once", "guardian_id"


@dataclass(eq=False)
class RecordFrozen(Problem):
    """The purpose is reached; until deletion the record is only stored and protected (PIPL 第四十七条, PV-16)."""

    status, code, title = 409, "people.record_frozen", "这份档案已封存，只存不用；本人搬回来登记后再用"


@dataclass(eq=False)
class PersonDied(Problem):
    status, code, title = 409, "people.person_died", "这个人已登记死亡"


@dataclass(eq=False)
class PersonMerged(Problem):
    status, code, title = 409, "people.person_merged", "这份档案已并入另一份"
    into: UUID


@dataclass(eq=False)
class UndoOver(Problem):
    status, code, title = 409, "people.undo_over", "过了30天，不能再撤销"


@dataclass(eq=False)
class UndoneAlready(Problem):
    status, code, title = 409, "people.undone_already", "已经撤销过了"


@dataclass(eq=False)
class TwoResidences(Problem):
    status, code, title = 409, "people.two_residences", "两份档案都有居住地，请选留哪一个"
    field = "residence"


@dataclass(eq=False)
class DuplicateDecided(Problem):
    status, code, title = 409, "people.duplicate_decided", "这两份已经认定过不是同一个了"


@dataclass(eq=False)
class SeveralFound(Problem):
    status, code, title = 409, "people.several_found", "合这一条的不止一个人，请改用证件号码查"


@dataclass(eq=False)
class BindingWaits(Problem):
    status, code, title = 409, "people.binding_waits", "上一次申请还在等社区核实"
    constraint = "account_asks_once"


@dataclass(eq=False)
class BoundAlready(Problem):
    status, code, title = 409, "people.bound_already", "这个账号已绑定档案"
    constraint = "account_bound_once"


@dataclass(eq=False)
class BindingDecided(Problem):
    status, code, title = 409, "people.binding_decided", "这份申请已经处理过了"


@dataclass(eq=False)
class NotBound(Problem):
    status, code, title = 409, "people.not_bound", "还没有绑定你的档案，请先绑定"


@dataclass(eq=False)
class NotYourWard(Problem):
    status, code, title = 404, "people.not_your_ward", "没有这份档案，或你不是他的监护人"


@dataclass(eq=False)
class ImportNotReady(Problem):
    status, code, title = 409, "people.import_not_ready", "这一批现在不能这样办，请刷新后再看"


@dataclass(eq=False)
class ConflictsOpen(Problem):
    status, code, title = 409, "people.conflicts_open", "还有 {conflicts} 处冲突没有决定"
    conflicts: int


@dataclass(eq=False)
class AnsweredAlready(Problem):
    status, code, title = 409, "people.answered_already", "已经答复过了"


@dataclass(eq=False)
class ConsentThere(Problem):
    status, code, title = 409, "people.consent_there", "已经同意过这一版"
    constraint = "consent_open_once"
