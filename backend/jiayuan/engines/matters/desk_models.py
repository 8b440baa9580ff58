"""What a community sets on the desk: categories, limits, who gets what, and when somebody is there."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Base, key_to, versioned


class MatterCategory(Base):
    """A class of matters with its conditions and limits (GR-14), on two levels."""

    __tablename__ = "matter_category"
    __table_args__ = (
        UniqueConstraint("community_id", "kind", "code", name="category_code_once"),
        CheckConstraint("evidence IN ('none', 'photo', 'before_after')", name="category_evidence_known"),
        CheckConstraint(
            r"parent_id IS NULL OR (register_when ~ '\S' AND close_when ~ '\S')",
            name="category_says_when_it_opens_and_ends",
        ),
        Index("category_by_parent", "community_id", "kind", "parent_id", "position"),
        {"comment": "事项类别（两级）"},
    )
    kind: Mapped[str] = mapped_column(comment="种类")
    parent_id: Mapped[UUID | None] = key_to("matter_category", comment="上级类别")
    code: Mapped[str] = mapped_column(comment="编码")
    title: Mapped[str] = mapped_column(comment="名称")
    position: Mapped[int] = mapped_column(default=0, comment="次序")
    is_urgent: Mapped[bool] = mapped_column(default=False, comment="紧急，时限不分昼夜（GR-19）")
    evidence: Mapped[str] = mapped_column(default="none", comment="凭据：none 不要，photo 照片，before_after 前后照片")
    limits: Mapped[dict[str, Any]] = mapped_column(comment="各环节时限，如 dispatched: working:3d")
    register_when: Mapped[str] = mapped_column(default="", comment="立案条件")
    close_when: Mapped[str] = mapped_column(default="", comment="结案条件")
    keywords: Mapped[str] = mapped_column(default="", comment="关键词，空格分开，用来从文字里认类别")
    is_private: Mapped[bool] = mapped_column(default=False, comment="涉及个人，不给邻居看")
    is_example: Mapped[bool] = mapped_column(default=False, comment="示例")
    is_active: Mapped[bool] = mapped_column(default=True, comment="在用")
    version: Mapped[int] = versioned()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


class RoutingRule(Base):
    """Who gets matters of a category, everywhere or in one grid."""

    __tablename__ = "routing_rule"
    __table_args__ = (
        UniqueConstraint(
            "community_id",
            "kind",
            "category_id",
            "grid_id",
            name="routing_rule_once",
            postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint("holder_kind IN ('account', 'post', 'unit')", name="routing_holder_kind_known"),
        {"comment": "派遣规则"},
    )
    kind: Mapped[str] = mapped_column(comment="种类")
    category_id: Mapped[UUID | None] = key_to("matter_category", comment="类别，空为所有")
    grid_id: Mapped[UUID | None] = key_to("grid", comment="网格，空为所有")
    holder_kind: Mapped[str] = mapped_column(comment="account 账号，post 岗位，unit 单位")
    holder_id: Mapped[UUID] = mapped_column(comment="账号、岗位或单位")
    post: Mapped[str | None] = mapped_column(comment="岗位种类")
    scope_id: Mapped[UUID | None] = mapped_column(comment="岗位范围")
    from_matter_id: Mapped[UUID | None] = key_to("matter", comment="由哪件的裁定而来")
    is_example: Mapped[bool] = mapped_column(default=False, comment="示例")
    is_active: Mapped[bool] = mapped_column(default=True, comment="在用")
    version: Mapped[int] = versioned()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


class LimitSetting(Base):
    """A time limit that this community sets for a kind: of a state, or ``call_back`` and ``mending`` of a round."""

    __tablename__ = "limit_setting"
    __table_args__ = (
        UniqueConstraint("community_id", "kind", "name", name="limit_setting_once"),
        {"comment": "时限设置"},
    )
    kind: Mapped[str] = mapped_column(comment="种类")
    name: Mapped[str] = mapped_column(comment="环节，或 call_back 回访、mending 整改")
    limit: Mapped[str] = mapped_column(comment="时限，如 working:1d")
    version: Mapped[int] = versioned()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


class SampleSetting(Base):
    """How many closed matters of a kind are called back without a bad verdict, and how far the draw has come."""

    __tablename__ = "sample_setting"
    __table_args__ = (
        UniqueConstraint("community_id", "kind", name="sample_setting_once"),
        CheckConstraint("permille BETWEEN 0 AND 1000", name="sample_is_a_share"),
        CheckConstraint("least BETWEEN 0 AND 100", name="sample_has_a_least"),
        {"comment": "抽查回访设置"},
    )
    kind: Mapped[str] = mapped_column(comment="种类")
    permille: Mapped[int] = mapped_column(comment="结案的千分之几抽出来回访")
    least: Mapped[int] = mapped_column(comment="每月至少几件")
    since: Mapped[datetime] = mapped_column(comment="从这时起结的才抽")
    drawn_until: Mapped[datetime] = mapped_column(comment="抽到哪时结的了")
    filled_on: Mapped[date] = mapped_column(comment="这个月以前的月份已补足")
    version: Mapped[int] = versioned()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


class DutyHours(Base):
    """When somebody is there: business hours of workdays, and the duty in which 「2小时有人接」 counts."""

    __tablename__ = "duty_hours"
    __table_args__ = (
        CheckConstraint("kind IN ('office', 'duty')", name="duty_hours_kind_known"),
        CheckConstraint("opens_at < closes_at", name="duty_hours_open_before_they_close"),
        UniqueConstraint("community_id", "kind", "opens_at", name="duty_hours_once"),
        {"comment": "办公和值班时间"},
    )
    kind: Mapped[str] = mapped_column(comment="office 工作日办公，duty 每天值班")
    opens_at: Mapped[time] = mapped_column(comment="开始")
    closes_at: Mapped[time] = mapped_column(comment="结束")
