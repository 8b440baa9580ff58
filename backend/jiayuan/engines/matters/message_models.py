"""The in-app inbox, and what leaves the house."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Base, key_to
from jiayuan.kernel.retention import keeps


class Message(Base):
    """Something told to an account, to whoever holds a post, or to a unit; it leads to the very act."""

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint("holder_kind IN ('account', 'post', 'unit')", name="message_holder_kind_known"),
        Index("message_inbox", "community_id", "holder_id", "id"),
        {"comment": "站内消息"},
    )
    holder_kind: Mapped[str] = mapped_column(comment="account 账号，post 岗位，unit 单位")
    holder_id: Mapped[UUID] = mapped_column(comment="收件的账号、岗位或单位")
    kind: Mapped[str] = mapped_column(comment="事件名，如 grid.event.closed")
    title: Mapped[str] = mapped_column(comment="标题")
    body: Mapped[str] = mapped_column(comment="内容")
    matter_id: Mapped[UUID | None] = key_to("matter", comment="事项")
    step_id: Mapped[UUID | None] = mapped_column(comment="时间线上的那一步")
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
    """A message on its way out of the house (SMS gateway or the like), not before the undo of its toast is over."""

    __tablename__ = "message_delivery"
    __table_args__ = (
        UniqueConstraint("community_id", "message_id", name="message_delivered_once"),
        CheckConstraint("state IN ('waiting', 'sent', 'failed', 'shut')", name="delivery_state_known"),
        Index("message_delivery_waiting", "community_id", "not_before", postgresql_where=text("state = 'waiting'")),
        {"comment": "消息外发"},
    )
    message_id: Mapped[UUID] = key_to("message", comment="消息")
    state: Mapped[str] = mapped_column(default="waiting", comment="waiting 等待，sent 已发，failed 失败，shut 通道关闭")
    not_before: Mapped[datetime] = mapped_column(comment="不早于此时外发")
    tries: Mapped[int] = mapped_column(default=0, comment="已试次数")
    sent_at: Mapped[datetime | None] = mapped_column(comment="发出时间")
    reason: Mapped[str] = mapped_column(default="", comment="没发成的原因")


keeps("message", purpose="告诉本人或在岗的人该知道的事", ground="contract", term="随事项档案")
keeps("message_reading", purpose="消息读没读", ground="contract", term="随消息")
