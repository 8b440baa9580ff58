"""The in-app inbox, and what leaves the house."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.access.models import TOLD_BY
from jiayuan.kernel.models import Base, key_to, one_of, versioned
from jiayuan.kernel.retention import Ending, keeps


class Message(Base):
    """Something told to an account, to whoever holds a post, to a unit, or to a person who has no account.

    It leads to the very act.
    """

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint("holder_kind IN ('account', 'post', 'unit', 'person')", name="message_holder_kind_known"),
        Index("message_inbox", "community_id", "holder_id", "id"),
        {"comment": "站内消息"},
    )
    holder_kind: Mapped[str] = mapped_column(comment="account 账号，post 岗位，unit 单位，person 没有账号的人")
    holder_id: Mapped[UUID] = mapped_column(comment="收件的账号、岗位、单位或人")
    kind: Mapped[str] = mapped_column(comment="事件名，如 grid.event.closed")
    title: Mapped[str] = mapped_column(comment="标题")
    body: Mapped[str] = mapped_column(comment="内容")
    matter_id: Mapped[UUID | None] = key_to("matter", comment="事项")
    step_id: Mapped[UUID | None] = mapped_column(comment="时间线上的那一步")
    about_id: Mapped[UUID | None] = mapped_column(comment="说的是哪一条，没有事项时")
    at: Mapped[datetime] = mapped_column(comment="时间")


class MessageReading(Base):
    """Who has read a message; a post's message is read by each holder for himself."""

    __tablename__ = "message_reading"
    __table_args__ = (
        UniqueConstraint("community_id", "message_id", "account_id", name="message_read_once"),
        {"comment": "消息已读"},
    )
    message_id: Mapped[UUID] = key_to("message", comment="消息")
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="账号")
    at: Mapped[datetime] = mapped_column(comment="时间")


class MessageDelivery(Base):
    """A message on its way to somebody, not before the undo of its toast is over: by the outward channel, or by phone.

    ``told_by`` is settled when its time has come, by what its holder wants then.
    """

    __tablename__ = "message_delivery"
    __table_args__ = (
        UniqueConstraint("community_id", "message_id", name="message_delivered_once"),
        CheckConstraint(
            "state IN ('waiting', 'to_call', 'sent', 'failed', 'shut', 'kept', 'undone')", name="delivery_state_known"
        ),
        CheckConstraint(one_of("told_by", TOLD_BY), name="delivery_told_by_known"),
        CheckConstraint("state <> 'to_call' OR due_at IS NOT NULL", name="delivery_by_phone_has_a_deadline"),
        Index("message_delivery_waiting", "community_id", "not_before", postgresql_where=text("state = 'waiting'")),
        Index("message_delivery_by_state", "community_id", "told_by", "state", "id"),
        {"comment": "消息送达"},
    )
    message_id: Mapped[UUID] = key_to("message", comment="消息")
    told_by: Mapped[str | None] = mapped_column(
        comment="sms 外发通道，phone_list 电话告知，inbox 只留收件箱；空为还没轮到"
    )
    state: Mapped[str] = mapped_column(
        default="waiting",
        comment="waiting 等待，to_call 等电话，sent 已告知，failed 没告知到，shut 通道关闭，kept 只留收件箱，"
        "undone 随那一步撤回",
    )
    not_before: Mapped[datetime] = mapped_column(comment="不早于此时外发")
    due_at: Mapped[datetime | None] = mapped_column(comment="电话最晚何时打")
    tries: Mapped[int] = mapped_column(default=0, comment="已试次数")
    tried_at: Mapped[datetime | None] = mapped_column(comment="最近一次试的时间")
    sent_at: Mapped[datetime | None] = mapped_column(comment="告知到的时间")
    reason: Mapped[str] = mapped_column(default="", comment="没告知到的原因")
    by_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="最近一次打电话或重发的账号")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


keeps("message", purpose="告诉本人或在岗的人该知道的事", ground="contract", term="随事项档案")
keeps("message_reading", purpose="消息读没读", ground="contract", term="随消息")
keeps(
    "message_delivery", purpose="告知到了没有，谁打的电话", ground="contract", term="两年",
    endings=(Ending(730, "not_before"),),
)  # fmt: skip
