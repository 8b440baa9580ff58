"""A roster brought in: the batch, what could not be taken as it is, and the mapping remembered for a layout."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.crypto import encrypted
from jiayuan.kernel.models import Base, installs, key_to, one_of, versioned
from jiayuan.kernel.retention import keeps

BATCH_STATES = {
    "reading": "读取中",
    "previewed": "待确认",
    "applying": "写入中",
    "applied": "已写入",
    "refused": "文件读不了",
    "undone": "已撤销",
    "cancelled": "已放弃",
}
ROW_PILES = {"conflict": "有冲突", "fault": "有错误", "skipped": "没当作人"}
#: Only the owner may take a table's figures. Without any, as in the first minute of a new house, the planner guesses a
#: table of residents to be empty, and its list takes more than the fifteen seconds of a request; a large one has some.
installs(
    "count_people_anew",
    up="""CREATE FUNCTION count_people_anew() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_class WHERE oid = 'resident'::regclass AND reltuples < 20000) THEN
    ANALYZE building, entrance, dwelling, household, person, resident;
  END IF;
END $$;
REVOKE ALL ON FUNCTION count_people_anew() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_people_anew() TO jiayuan_app;""",
    down="DROP FUNCTION count_people_anew();",
)

DECISIONS = {"keep": "保留原来的", "take": "用表里的", "skip": "这一行不导入"}


class ImportBatch(Base):
    """One file, from upload to undo."""

    __tablename__ = "import_batch"
    __table_args__ = (
        CheckConstraint(one_of("state", BATCH_STATES), name="import_batch_state_known"),
        CheckConstraint(
            "(state IN ('applied', 'undone')) = (applied_at IS NOT NULL)", name="import_applied_has_a_time"
        ),
        Index("import_batch_by_time", "community_id", "at", "id"),
        {"comment": "导入批次"},
    )
    file_id: Mapped[UUID | None] = mapped_column(comment="上传的文件；命令行导入没有")
    file_name: Mapped[str] = mapped_column(comment="文件名")
    state: Mapped[str] = mapped_column(default="reading", comment="状态")
    progress: Mapped[int] = mapped_column(default=0, comment="进度，百分比")
    fingerprint: Mapped[str | None] = mapped_column(comment="版式指纹")
    mapping: Mapped[dict[str, Any]] = mapped_column(default=dict, comment="列对应关系")
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict, comment="各堆数目和户、户主前后对照")
    problem: Mapped[str | None] = mapped_column(comment="读不了的原因")
    rule: Mapped[str | None] = mapped_column(comment="没有逐条决定的冲突怎么办")
    left: Mapped[list[Any]] = mapped_column(default=list, comment="撤销时没有动的记录和原因")
    by_account_id: Mapped[UUID] = mapped_column(comment="导入账号")
    by_name: Mapped[str] = mapped_column(comment="导入人")
    at: Mapped[datetime] = mapped_column(comment="上传时间")
    applied_at: Mapped[datetime | None] = mapped_column(comment="写入时间")
    undo_until: Mapped[datetime | None] = mapped_column(comment="可撤销到何时")
    undone_at: Mapped[datetime | None] = mapped_column(comment="撤销时间")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ImportRow(Base):
    """A row that needs somebody: a fault at its cell, a conflict to be decided, or one that was taken for nobody."""

    __tablename__ = "import_row"
    __table_args__ = (
        CheckConstraint(one_of("pile", ROW_PILES), name="import_row_pile_known"),
        CheckConstraint(one_of("decision", DECISIONS), name="import_row_decision_known"),
        Index("import_row_by_batch", "community_id", "batch_id", "pile", "position"),
        {"comment": "导入中要人看的行"},
    )
    batch_id: Mapped[UUID] = key_to("import_batch", comment="批次")
    pile: Mapped[str] = mapped_column(comment="哪一堆")
    position: Mapped[int] = mapped_column(comment="次序")
    sheet: Mapped[str] = mapped_column(comment="工作表")
    line: Mapped[int] = mapped_column(comment="行号")
    cell: Mapped[str | None] = mapped_column(comment="单元格")
    code: Mapped[str] = mapped_column(comment="问题代码")
    message: Mapped[str] = mapped_column(comment="说明和办法")
    person_id: Mapped[UUID | None] = mapped_column(comment="已有的人员")
    fact: Mapped[str | None] = mapped_column(comment="冲突的事项")
    shown_name: Mapped[str | None] = mapped_column(comment="表里的姓名")
    before_box: Mapped[bytes | None] = mapped_column(comment="已有的（加密）")
    after_box: Mapped[bytes | None] = mapped_column(comment="表里的（加密）")
    refuses: Mapped[bool] = mapped_column(comment="这一行因此没有导入")
    decision: Mapped[str | None] = mapped_column(comment="决定")


class ImportMapping(Base):
    """How the columns of a layout were understood, so that the next file of the same layout needs no questions."""

    __tablename__ = "import_mapping"
    __table_args__ = (
        UniqueConstraint("community_id", "fingerprint", name="import_mapping_once"),
        {"comment": "导入版式"},
    )
    fingerprint: Mapped[str] = mapped_column(comment="版式指纹")
    mapping: Mapped[dict[str, Any]] = mapped_column(comment="列对应关系")
    by_account_id: Mapped[UUID] = mapped_column(comment="账号")
    at: Mapped[datetime] = mapped_column(comment="时间")


encrypted("import_row", "before_box")
encrypted("import_row", "after_box")

keeps(
    "import_batch", purpose="名册导入和撤销", ground="consent", term="原文件90天后删除，批次记录保存",
)  # fmt: skip
keeps(
    "import_row", purpose="名册里要人看的行", ground="consent", sensitive=("child",), term="随原文件，90天后删除",
)  # fmt: skip
