"""A list that somebody takes out of the house."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Base
from jiayuan.kernel.retention import Ending, keeps


class ListExport(Base):
    """A list taken out: who, what for, which filter, how many; the file is kept for a day."""

    __tablename__ = "list_export"
    __table_args__ = (
        CheckConstraint("state IN ('running', 'ready', 'failed', 'expired')", name="list_export_state_known"),
        CheckConstraint("length(reason) >= 2", name="list_export_has_a_reason"),
        CheckConstraint("(state = 'ready') = (file_id IS NOT NULL)", name="list_export_ready_has_a_file"),
        Index("list_export_of_account", "community_id", "by_account_id", "id"),
        {"comment": "名单导出"},
    )
    kind: Mapped[str] = mapped_column(comment="哪张名单，如 grid.event")
    reason: Mapped[str] = mapped_column(comment="用途")
    chosen: Mapped[dict[str, Any]] = mapped_column(comment="筛选条件；写完只留编号和代码")
    asked_as: Mapped[dict[str, Any]] = mapped_column(comment="当时的身份和岗位，按它看得到的写")
    state: Mapped[str] = mapped_column(
        default="running", comment="running 在写，ready 写好，failed 没写成，expired 过期"
    )
    written: Mapped[int] = mapped_column(default=0, comment="已写行数")
    rows: Mapped[int | None] = mapped_column(comment="行数")
    file_id: Mapped[UUID | None] = mapped_column(comment="文件")
    by_account_id: Mapped[UUID] = mapped_column(comment="导出账号")
    by_name: Mapped[str] = mapped_column(comment="导出人")
    at: Mapped[datetime] = mapped_column(comment="时间")


keeps(
    "list_export", purpose="谁导出了什么、为什么", ground="legal_duty", law="网络数据安全管理条例 第十二条",
    term="文件1天后删除；记录法定不少于3年，1095天后删除", endings=(Ending(1095, "at", at_least=1095),),
)  # fmt: skip
