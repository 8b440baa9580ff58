"""Pairs of records that are likely one, and what somebody said of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Base, versioned
from jiayuan.kernel.retention import keeps


class LikelyDuplicate(Base):
    """Two records that are likely one. What is decided stays and is never proposed again; the rest is found anew.

    The two ids are no keys: a proposal must neither hold back the undo of an import nor move with a merge.
    """

    __tablename__ = "likely_duplicate"
    __table_args__ = (
        UniqueConstraint("community_id", "subject_kind", "first_id", "second_id", name="likely_duplicate_once"),
        CheckConstraint("subject_kind IN ('person', 'household')", name="likely_duplicate_subject"),
        CheckConstraint("first_id < second_id", name="likely_duplicate_in_order"),
        CheckConstraint("weight BETWEEN 1 AND 100", name="likely_duplicate_weighed"),
        CheckConstraint(
            "num_nulls(decided_at, by_account_id, why) IN (0, 3)", name="likely_duplicate_decided_with_reason"
        ),
        Index(
            "likely_duplicate_open", "community_id", "subject_kind", "weight", "id",
            postgresql_where=text("decided_at IS NULL"),
        ),
        Index("likely_duplicate_by_second", "community_id", "subject_kind", "second_id"),
        {"comment": "疑似重复"},
    )  # fmt: skip
    subject_kind: Mapped[str] = mapped_column(comment="是人还是户")
    first_id: Mapped[UUID] = mapped_column(comment="一份")
    second_id: Mapped[UUID] = mapped_column(comment="另一份")
    weight: Mapped[int] = mapped_column(SmallInteger, comment="有多像，1–100")
    reasons: Mapped[list[Any]] = mapped_column(comment="像在哪里、哪里不像")
    decided_at: Mapped[datetime | None] = mapped_column(comment="认定不是同一个的时间；空为待认")
    by_account_id: Mapped[UUID | None] = mapped_column(comment="认定账号")
    why: Mapped[str | None] = mapped_column(comment="为什么不是")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


keeps(
    "likely_duplicate", purpose="找出登记了两次的人和户", ground="consent",
    term="没有认定的，情况一变就删除；认定不是同一个人的，随两份档案，有一份匿名化时删除",
)  # fmt: skip
