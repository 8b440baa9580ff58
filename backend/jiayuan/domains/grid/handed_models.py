"""What a phone could not send and its author gave to somebody else."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.crypto import encrypted
from jiayuan.kernel.models import Base, versioned
from jiayuan.kernel.retention import keeps


class HandedItem(Base):
    """One item of a phone's outbox in other hands: it is taken up under the receiver's own permission, or put away.

    ``content_box`` holds the call as its author sealed it (method, path, body) and its words; it goes when the item is
    put away. Without ``to_account_id`` the community's clerk has it.
    """

    __tablename__ = "handed_item"
    __table_args__ = (
        UniqueConstraint("community_id", "giver_account_id", "item_key", name="handed_item_once"),
        CheckConstraint("state IN ('open', 'taken', 'put_away')", name="handed_item_state_known"),
        CheckConstraint(
            "(state = 'open') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by_account_id IS NULL)",
            name="handed_item_ends_by_somebody",
        ),
        CheckConstraint("state <> 'put_away' OR ended_why <> ''", name="handed_item_is_put_away_with_a_reason"),
        CheckConstraint("(state = 'put_away') = (content_box IS NULL)", name="handed_item_put_away_is_empty"),
        CheckConstraint("to_account_id <> giver_account_id", name="handed_item_goes_to_somebody_else"),
        Index("handed_item_waiting", "community_id", "to_account_id", "id", postgresql_where=text("state = 'open'")),
        {"comment": "交给别人的待传条目"},
    )
    item_key: Mapped[UUID] = mapped_column(comment="手机里那一条的编号")
    title: Mapped[str] = mapped_column(comment="是什么，不含姓名地址")
    content_box: Mapped[bytes | None] = mapped_column(comment="内容（加密），放下后清除")
    is_about_people: Mapped[bool] = mapped_column(comment="内容涉及住户，只有记走访的岗位能打开")
    files: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), comment="照片")
    lost_files: Mapped[int] = mapped_column(comment="没传上来的照片数")
    refusal: Mapped[str] = mapped_column(comment="当初没传上去的原因")
    note: Mapped[str] = mapped_column(comment="交的人写的话")
    device_at: Mapped[datetime] = mapped_column(comment="手机上写的时间，按最近一次联网校正")
    giver_account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="谁交的")
    giver_name: Mapped[str] = mapped_column(comment="当时显示的名字")
    given_at: Mapped[datetime] = mapped_column(comment="交出时间")
    to_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="交给谁，空为事件岗")
    to_name: Mapped[str] = mapped_column(comment="当时显示的名字")
    state: Mapped[str] = mapped_column(default="open", comment="open 等着，taken 接手了，put_away 放下了")
    ended_at: Mapped[datetime | None] = mapped_column(comment="接手或放下的时间")
    ended_by_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="谁接手或放下")
    ended_by_name: Mapped[str | None] = mapped_column(comment="当时显示的名字")
    ended_why: Mapped[str] = mapped_column(default="", comment="为什么放下")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


encrypted("handed_item", "content_box")

keeps(
    "handed_item", purpose="手机里传不上去的，交给别人接着办", ground="contract", sensitive=("health",),
    term="放下时内容当即清除；接手或放下30天后连照片删除；没人接的不删",
)  # fmt: skip
