"""What the desk keeps beside the events: filters by name, words to answer with, findings put aside."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Base, key_to, versioned
from jiayuan.kernel.retention import keeps


class SavedView(Base):
    """A filter of the event board under a name; one's own, or everybody's (then without account)."""

    __tablename__ = "saved_view"
    __table_args__ = (
        UniqueConstraint(
            "community_id", "account_id", "name", name="saved_view_name_once", postgresql_nulls_not_distinct=True
        ),
        {"comment": "事件台视图"},
    )
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="谁的，空为大家共用")
    name: Mapped[str] = mapped_column(comment="名称")
    filter: Mapped[dict[str, Any]] = mapped_column(comment="筛选条件")


class ResponseTemplate(Base):
    """Words to answer with, for a category and an action; empty means every one."""

    __tablename__ = "response_template"
    __table_args__ = (
        Index("response_template_by_category", "community_id", "category_id", "title"),
        {"comment": "答复用语"},
    )
    title: Mapped[str] = mapped_column(comment="名称")
    words: Mapped[str] = mapped_column(comment="用语")
    category_id: Mapped[UUID | None] = key_to("matter_category", comment="类别，空为所有")
    action: Mapped[str | None] = mapped_column(comment="动作，空为所有")
    version: Mapped[int] = versioned()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


class SignalAside(Base):
    """A finding that somebody looked at and put aside, and why; it comes back as ``rules.is_aside`` says."""

    __tablename__ = "signal_aside"
    __table_args__ = (
        UniqueConstraint("community_id", "account_id", "key", name="signal_aside_once"),
        CheckConstraint("reason IN ('known', 'mistaken', 'later')", name="signal_aside_reason_known"),
        {"comment": "放一边的信号"},
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="谁放的")
    key: Mapped[str] = mapped_column(comment="哪个信号，如 same_place:单元")
    reason: Mapped[str] = mapped_column(comment="known 已经知道，mistaken 看错了，later 以后再说")
    count: Mapped[int] = mapped_column(comment="当时的次数，再多就再提")
    at: Mapped[datetime] = mapped_column(comment="放一边的时间")


class VoiceReply(Base):
    """What the community answers to a topic of a week, published to all its residents (R114)."""

    __tablename__ = "voice_reply"
    __table_args__ = (
        UniqueConstraint(
            "community_id", "monday", "category_id", "topic", name="voice_reply_once_a_week",
            postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint("(category_id IS NULL) <> (topic IS NULL)", name="voice_reply_to_one_topic"),
        CheckConstraint("extract(isodow FROM monday) = 1", name="voice_reply_to_a_week"),
        Index("voice_reply_by_time", "community_id", "at", "id"),
        {"comment": "民情回音"},
    )  # fmt: skip
    monday: Mapped[date] = mapped_column(comment="哪一周（周一）")
    category_id: Mapped[UUID | None] = key_to("matter_category", comment="事件类别")
    topic: Mapped[str | None] = mapped_column(comment="需求主题")
    title: Mapped[str] = mapped_column(comment="主题名称")
    voices: Mapped[int] = mapped_column(comment="多少人次说到")
    words: Mapped[str] = mapped_column(comment="回音")
    by_account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="谁发布的")
    at: Mapped[datetime] = mapped_column(comment="发布时间")


keeps("saved_view", purpose="自己存的筛选", ground="contract", term="账号在用期间，自己可删")
keeps("signal_aside", purpose="谁把哪个信号放一边", ground="contract", term="账号在用期间")
keeps("voice_reply", purpose="民情回音由谁发布", ground="contract", term="随社区档案保存")
