"""What the desk keeps beside the events: filters by name, and words to answer with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
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


keeps("saved_view", purpose="自己存的筛选", ground="contract", term="账号在用期间，自己可删")
