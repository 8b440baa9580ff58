"""What is kept beside a person: tags, statuses, permits, guardians, consent, history, marks of freshness, ties."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint, func, literal_column, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.crypto import encrypted
from jiayuan.kernel.models import Base, append_only, key_to, one_of, versioned
from jiayuan.kernel.retention import Ending, keeps
from jiayuan.people.rules import (
    BINDING_STATES,
    CARE_TAGS,
    CHANGE_SOURCES,
    CONSENT_PURPOSES,
    CORRECTION_STATES,
    GUARDIAN_KINDS,
    HUKOU_KINDS,
    LOOK_PURPOSES,
    TAG_SOURCES,
)


class CareTag(Base):
    """A tag of the closed list, with source and day of expiry. Kind and grade never show in lists."""

    __tablename__ = "care_tag"
    __table_args__ = (
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (literal_column("person_id"), "="),
            (literal_column("tag"), "="),
            (func.daterange(literal_column("from_on"), literal_column("until_on")), "&&"),
            using="gist",
            name="care_tag_once_at_a_time",
        ),
        CheckConstraint(one_of("tag", CARE_TAGS), name="care_tag_known"),
        CheckConstraint(one_of("source", TAG_SOURCES), name="care_tag_source_known"),
        CheckConstraint("until_on >= from_on", name="care_tag_ends_after_it_began"),
        CheckConstraint("(disability_kind IS NULL) OR tag = 'disabled'", name="only_a_disability_has_a_kind"),
        CheckConstraint("disability_kind BETWEEN 1 AND 7", name="disability_kind_known"),
        CheckConstraint("disability_grade BETWEEN 1 AND 4", name="disability_grade_known"),
        CheckConstraint(
            "(disability_kind = 6) = (named_account_id IS NOT NULL)", name="mental_disability_has_a_named_worker"
        ),
        Index("care_tag_by_person", "community_id", "person_id"),
        Index("care_tag_by_tag", "community_id", "tag", "person_id"),
        {"comment": "重点关爱标签"},
    )
    person_id: Mapped[UUID] = key_to("person", comment="人员")
    tag: Mapped[str] = mapped_column(comment="标签")
    source: Mapped[str] = mapped_column(comment="来源")
    note: Mapped[str | None] = mapped_column(comment="依据")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date | None] = mapped_column(comment="到期日期（不含当日）")
    disability_kind: Mapped[int | None] = mapped_column(SmallInteger, comment="残疾类别（GB/T 26341）")
    disability_grade: Mapped[int | None] = mapped_column(SmallInteger, comment="残疾等级")
    named_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="专人；类别6只有他能看")
    by_account_id: Mapped[UUID] = mapped_column(comment="登记账号")
    at: Mapped[datetime] = mapped_column(comment="登记时间")
    batch_id: Mapped[UUID | None] = mapped_column(comment="由哪次导入新建")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ResidentStatus(Base):
    """The kind of household registration over time: nothing is overwritten (R013)."""

    __tablename__ = "resident_status"
    __table_args__ = (
        CheckConstraint(one_of("hukou_kind", HUKOU_KINDS), name="resident_status_kind_known"),
        UniqueConstraint("community_id", "person_id", "from_on", name="resident_status_once_a_day"),
        Index("resident_status_by_day", "community_id", "from_on"),
        {"comment": "户籍性质变更"},
    )
    person_id: Mapped[UUID] = key_to("person", comment="人员")
    hukou_kind: Mapped[str] = mapped_column(comment="户籍性质")
    village: Mapped[str | None] = mapped_column(comment="原村组")
    from_on: Mapped[date] = mapped_column(comment="变更日期")
    document: Mapped[str | None] = mapped_column(comment="变更依据（文号）")
    by_account_id: Mapped[UUID] = mapped_column(comment="登记账号")
    at: Mapped[datetime] = mapped_column(comment="登记时间")


class ResidencePermit(Base):
    """A residence permit and its yearly endorsement (GR-22)."""

    __tablename__ = "residence_permit"
    __table_args__ = (
        UniqueConstraint("community_id", "person_id", "issued_on", name="residence_permit_once_a_day"),
        CheckConstraint("endorsed_on >= issued_on", name="residence_permit_endorsed_after_issue"),
        {"comment": "居住证"},
    )
    person_id: Mapped[UUID] = key_to("person", comment="人员")
    issued_on: Mapped[date] = mapped_column(comment="签发日期")
    endorsed_on: Mapped[date | None] = mapped_column(comment="最近签注日期")
    ground: Mapped[str] = mapped_column(comment="依据：就业、住所或就读")
    ended_on: Mapped[date | None] = mapped_column(comment="注销日期")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Guardian(Base):
    """Who answers for somebody who cannot himself."""

    __tablename__ = "guardian"
    __table_args__ = (
        CheckConstraint(one_of("kind", GUARDIAN_KINDS), name="guardian_kind_known"),
        CheckConstraint("ward_id <> guardian_id", name="nobody_guards_himself"),
        CheckConstraint("until_on >= from_on", name="guardian_ends_after_it_began"),
        Index(
            "guardian_once", "community_id", "ward_id", "guardian_id", unique=True,
            postgresql_where=text("until_on IS NULL"),
        ),
        Index("guardian_by_guardian", "community_id", "guardian_id"),
        {"comment": "监护关系"},
    )  # fmt: skip
    ward_id: Mapped[UUID] = key_to("person", comment="被监护人")
    guardian_id: Mapped[UUID] = key_to("person", comment="监护人")
    kind: Mapped[str] = mapped_column(comment="关系")
    document: Mapped[str | None] = mapped_column(comment="依据")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date | None] = mapped_column(comment="截止日期")
    by_account_id: Mapped[UUID] = mapped_column(comment="登记账号")


class PersonChange(Base):
    """Who changed what of a person, when, from which source; sensitive values sealed."""

    __tablename__ = "person_change"
    __table_args__ = (
        CheckConstraint(one_of("source", CHANGE_SOURCES), name="person_change_source_known"),
        Index("person_change_by_person", "community_id", "person_id", "at", "id"),
        Index("person_change_by_batch", "community_id", "batch_id", postgresql_where=text("batch_id IS NOT NULL")),
        {"comment": "人员信息变更"},
    )
    person_id: Mapped[UUID] = key_to("person", comment="人员")
    fact: Mapped[str] = mapped_column(comment="变更的事项")
    before: Mapped[str | None] = mapped_column(comment="变更前（不敏感的）")
    after: Mapped[str | None] = mapped_column(comment="变更后（不敏感的）")
    before_box: Mapped[bytes | None] = mapped_column(comment="变更前（加密）")
    after_box: Mapped[bytes | None] = mapped_column(comment="变更后（加密）")
    source: Mapped[str] = mapped_column(comment="来源")
    note: Mapped[str | None] = mapped_column(comment="说明")
    by_account_id: Mapped[UUID] = mapped_column(comment="经办账号")
    by_name: Mapped[str] = mapped_column(comment="经办人")
    at: Mapped[datetime] = mapped_column(comment="时间")
    batch_id: Mapped[UUID | None] = mapped_column(comment="导入批次")


class FactMark(Base):
    """When, by whom and how a fact was last confirmed; the value itself stays in its typed column (settled 6)."""

    __tablename__ = "fact_mark"
    __table_args__ = (
        UniqueConstraint("community_id", "subject_id", "fact", name="fact_mark_once"),
        CheckConstraint("subject_kind IN ('person', 'household', 'dwelling', 'building', 'unit')", name="fact_subject"),
        {"comment": "事项核实记录"},
    )
    subject_kind: Mapped[str] = mapped_column(comment="对象种类")
    subject_id: Mapped[UUID] = mapped_column(comment="对象")
    fact: Mapped[str] = mapped_column(comment="事项")
    source: Mapped[str] = mapped_column(comment="来源")
    confirmed_at: Mapped[datetime] = mapped_column(comment="核实时间")
    by_account_id: Mapped[UUID] = mapped_column(comment="核实账号")


class AccountPerson(Base):
    """A resident's account tied to his record: at once by the phone on record, otherwise by a clerk (settled 18)."""

    __tablename__ = "account_person"
    __table_args__ = (
        CheckConstraint(one_of("state", BINDING_STATES), name="account_person_state_known"),
        CheckConstraint("(state IN ('bound', 'ended')) <= (person_id IS NOT NULL)", name="account_person_bound_to_one"),
        Index(
            "account_bound_once", "community_id", "account_id", unique=True, postgresql_where=text("state = 'bound'")
        ),
        Index("account_asks_once", "community_id", "account_id", unique=True, postgresql_where=text("state = 'asked'")),
        Index("account_person_by_person", "community_id", "person_id"),
        Index("account_person_waiting", "community_id", "asked_at", "id", postgresql_where=text("state = 'asked'")),
        {"comment": "居民账号绑定"},
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="账号")
    person_id: Mapped[UUID | None] = key_to("person", comment="人员")
    state: Mapped[str] = mapped_column(comment="状态")
    claimed_box: Mapped[bytes | None] = mapped_column(comment="自报的姓名和证件号（加密，核实后清除）")
    claimed_name: Mapped[str | None] = mapped_column(comment="自报姓名（遮挡后）")
    by_phone: Mapped[bool] = mapped_column(default=False, comment="是否凭预留手机号即时绑定")
    asked_at: Mapped[datetime] = mapped_column(comment="申请时间")
    decided_at: Mapped[datetime | None] = mapped_column(comment="核实时间")
    by_account_id: Mapped[UUID | None] = mapped_column(comment="核实账号")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ConsentText(Base):
    """The words people consent to; a changed text is a new version and asks anew (PV-02)."""

    __tablename__ = "consent_text"
    __table_args__ = (
        UniqueConstraint("community_id", "purpose", "number", name="consent_text_version_once"),
        CheckConstraint(one_of("purpose", CONSENT_PURPOSES), name="consent_text_purpose_known"),
        {"comment": "同意书文本"},
    )
    purpose: Mapped[str] = mapped_column(comment="处理目的")
    number: Mapped[int] = mapped_column(SmallInteger, comment="版本号")
    words: Mapped[str] = mapped_column(comment="全文")
    from_on: Mapped[date] = mapped_column(comment="启用日期")


class Consent(Base):
    """Somebody's consent to one purpose in one version of the text; withdrawing touches nothing done before (PV-03)."""

    __tablename__ = "consent"
    __table_args__ = (
        Index(
            "consent_open_once", "community_id", "person_id", "text_id", unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        CheckConstraint("given_how IN ('screen', 'paper', 'online')", name="consent_given_how_known"),
        CheckConstraint("withdrawn_at >= given_at", name="consent_withdrawn_after_given"),
        {"comment": "同意"},
    )  # fmt: skip
    person_id: Mapped[UUID] = key_to("person", comment="人员")
    text_id: Mapped[UUID] = key_to("consent_text", comment="同意书文本")
    by_guardian_id: Mapped[UUID | None] = key_to("person", comment="由监护人代为同意")
    given_how: Mapped[str] = mapped_column(comment="方式：屏上签名、纸质、线上")
    file_id: Mapped[UUID | None] = mapped_column(comment="签名文件")
    given_at: Mapped[datetime] = mapped_column(comment="同意时间")
    withdrawn_at: Mapped[datetime | None] = mapped_column(comment="撤回时间")
    by_account_id: Mapped[UUID] = mapped_column(comment="经办账号")


class PersonMerge(Base):
    """Two records of one person made one; for 30 days it can be taken back."""

    __tablename__ = "person_merge"
    __table_args__ = (
        CheckConstraint("kept_id <> gone_id", name="merge_of_two"),
        CheckConstraint("undone_at >= at", name="merge_undone_after_it_was_made"),
        Index("person_merge_by_kept", "community_id", "kept_id"),
        {"comment": "人员合并"},
    )
    kept_id: Mapped[UUID] = key_to("person", comment="保留的记录")
    gone_id: Mapped[UUID] = key_to("person", comment="并入的记录")
    moved: Mapped[list[Any]] = mapped_column(comment="改挂了什么：表、主键、版本")
    at: Mapped[datetime] = mapped_column(comment="时间")
    by_account_id: Mapped[UUID] = mapped_column(comment="经办账号")
    undo_until: Mapped[datetime] = mapped_column(comment="可撤销到何时")
    undone_at: Mapped[datetime | None] = mapped_column(comment="撤销时间")


class PersonLook(Base):
    """Somebody looked at full numbers: what 谁看过我的信息 shows. The chain of it is the audit's (settled 19)."""

    __tablename__ = "person_look"
    __table_args__ = (
        CheckConstraint(one_of("purpose", LOOK_PURPOSES), name="person_look_purpose_known"),
        CheckConstraint("purpose <> 'other' OR words_box IS NOT NULL", name="person_look_other_has_words"),
        CheckConstraint("how IN ('reveal', 'call', 'export', 'open')", name="person_look_how_known"),
        Index("person_look_by_person", "community_id", "person_id", "at", "id"),
        {"comment": "查看完整信息的记录"},
    )
    person_id: Mapped[UUID] = key_to("person", comment="被查看的人")
    at: Mapped[datetime] = mapped_column(comment="时间")
    by_account_id: Mapped[UUID] = mapped_column(comment="查看账号")
    by_name: Mapped[str] = mapped_column(comment="查看人")
    by_role: Mapped[str] = mapped_column(comment="查看人的身份")
    by_body: Mapped[str | None] = mapped_column(comment="查看人的单位；空为本社区")
    how: Mapped[str] = mapped_column(comment="方式：查看、拨打、导出、调阅")
    facts: Mapped[list[Any]] = mapped_column(comment="看了哪些")
    purpose: Mapped[str] = mapped_column(comment="用途")
    words_box: Mapped[bytes | None] = mapped_column(comment="说明（加密）")
    withheld: Mapped[bool] = mapped_column(default=False, comment="因报告义务、举报或公安而暂不告知本人")
    released_at: Mapped[datetime | None] = mapped_column(comment="放行时间")


class CorrectionRequest(Base):
    """Somebody asks that his own record be put right; answered within 15 working days (PV-14, PV-15)."""

    __tablename__ = "correction_request"
    __table_args__ = (
        CheckConstraint(one_of("state", CORRECTION_STATES), name="correction_state_known"),
        CheckConstraint("(state = 'asked') = (answered_at IS NULL)", name="correction_answered_has_a_time"),
        CheckConstraint("state <> 'refused' OR answer IS NOT NULL", name="correction_refused_with_reason"),
        Index("correction_waiting", "community_id", "due_on", "id", postgresql_where=text("state = 'asked'")),
        {"comment": "更正申请"},
    )
    person_id: Mapped[UUID] = key_to("person", comment="人员")
    fact: Mapped[str] = mapped_column(comment="事项")
    wanted_box: Mapped[bytes] = mapped_column(comment="应为（加密）")
    words: Mapped[str | None] = mapped_column(comment="说明")
    state: Mapped[str] = mapped_column(default="asked", comment="状态")
    by_account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="申请账号")
    asked_at: Mapped[datetime] = mapped_column(comment="申请时间")
    due_on: Mapped[date] = mapped_column(comment="答复期限")
    answer: Mapped[str | None] = mapped_column(comment="答复")
    answered_at: Mapped[datetime | None] = mapped_column(comment="答复时间")
    answered_by_account_id: Mapped[UUID | None] = mapped_column(comment="答复账号")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ImpactAssessment(Base):
    """The assessment before sensitive data are processed; kept at least three years (PV-18)."""

    __tablename__ = "impact_assessment"
    __table_args__ = (
        CheckConstraint("keep_until_on >= assessed_on + 1095", name="impact_assessment_kept_three_years"),
        {"comment": "个人信息保护影响评估"},
    )
    purpose: Mapped[str] = mapped_column(comment="处理目的")
    assessed_on: Mapped[date] = mapped_column(comment="评估日期")
    report: Mapped[str] = mapped_column(comment="报告")
    by_name: Mapped[str] = mapped_column(comment="评估人")
    keep_until_on: Mapped[date] = mapped_column(comment="保存至")


append_only("person_change")
append_only("impact_assessment")
encrypted("person_change", "before_box")
encrypted("person_change", "after_box")
encrypted("account_person", "claimed_box")
encrypted("correction_request", "wanted_box")
encrypted("person_look", "words_box")

keeps(
    "care_tag", purpose="独居、高龄、残疾等的关爱走访", ground="consent", sensitive=("health", "child"),
    term="到期失效，满1095天删除；人员匿名化时一并删除", endings=(Ending(1095, "until_on"),),
)  # fmt: skip
keeps("resident_status", purpose="户籍性质变更，村改居统计", ground="consent", term="匿名化时清除原村组和文号")
keeps(
    "residence_permit", purpose="居住证签注提醒", ground="legal_duty", law="居住证暂行条例",
    term="随人员档案；匿名化时删除",
)  # fmt: skip
keeps(
    "guardian",
    purpose="谁替未成年人作主",
    ground="consent",
    sensitive=("child",),
    term="匿名化时删除",
)
keeps(
    "person_change", purpose="谁改了什么，出错能改回", ground="consent", sensitive=("child",),
    term="随人员档案；匿名化时删除",
)  # fmt: skip
keeps("fact_mark", purpose="信息何时核实过，免得重复问", ground="consent", term="随人员档案；匿名化时删除")
keeps(
    "account_person", purpose="居民账号连上本人档案", ground="consent",
    term="连着期间；没连上的申请183天后删除，自报的证件号核实后即清除",
    endings=(Ending(183, "asked_at", only="state in ('asked', 'refused')"),),
)  # fmt: skip
keeps(
    "consent", purpose="证明同意过什么、何时撤回", ground="legal_duty", law="个人信息保护法 第十四条、第六十九条",
    sensitive=("child",), term="撤回后1095天删除；人员匿名化时签名文件一并删除",
    endings=(Ending(1095, "withdrawn_at"),),
)  # fmt: skip
keeps("person_merge", purpose="合并错了能撤销", ground="consent", term="可撤销期30天；之后只剩编号")
keeps(
    "person_look", purpose="让本人知道谁看过", ground="legal_duty", law="个人信息保护法 第四十四条、第五十五条",
    term="1095天后删除", endings=(Ending(1095, "at", at_least=183),),
)  # fmt: skip
keeps(
    "correction_request", purpose="本人要求更正", ground="legal_duty", law="个人信息保护法 第四十六条、第五十条",
    sensitive=("child",), term="答复后1095天删除", endings=(Ending(1095, "answered_at"),),
)  # fmt: skip
keeps(
    "impact_assessment", purpose="处理敏感信息之前的影响评估", ground="legal_duty",
    law="个人信息保护法 第五十五条、第五十六条",
    term="法定不少于3年，长期保存",
)  # fmt: skip
