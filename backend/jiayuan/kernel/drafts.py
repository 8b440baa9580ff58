"""Forms that somebody has begun: kept for their author alone, so that another device goes on with them (lessons 16).

A draft goes when its form is sent (``writing.end_once``), when its author lets it go, or by its term.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.crypto import encrypted
from jiayuan.kernel.models import Base, versioned
from jiayuan.kernel.retention import Ending, keeps


class Draft(Base):
    """One half-written form of one account. ``item_key`` is the Idempotency-Key under which it will be sent."""

    __tablename__ = "draft"
    __table_args__ = (
        UniqueConstraint(
            "community_id", "account_id", "form", "about_id", name="draft_once_per_form",
            postgresql_nulls_not_distinct=True,
        ),
        {"comment": "写到一半的表"},
    )  # fmt: skip
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="谁写的，只有本人看得到")
    form: Mapped[str] = mapped_column(comment="哪种表，如 grid.visit")
    about_id: Mapped[UUID | None] = mapped_column(comment="关于哪一户、哪一处，没有的为空")
    item_key: Mapped[str] = mapped_column(comment="交上去时的幂等键")
    content_box: Mapped[bytes] = mapped_column(comment="内容（加密）")
    files: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), comment="已传上来的照片，草稿在就不清")
    device_name: Mapped[str] = mapped_column(comment="最后在哪种设备上写的")
    saved_at: Mapped[datetime] = mapped_column(comment="最后保存的时间")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


encrypted("draft", "content_box")

keeps(
    "draft", purpose="写到一半的表，本人换一台设备接着写", ground="contract", sensitive=("identity", "health"),
    term="交上去或不要了当即删除；最后一次保存30天后删除", endings=(Ending(30, "saved_at"),),
)  # fmt: skip
