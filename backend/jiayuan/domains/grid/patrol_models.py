"""Patrols: routes of check-points with check-lists, and what was found on each round."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Base, append_only, key_to, versioned
from jiayuan.kernel.retention import keeps


class PatrolChecklist(Base):
    """What is looked at: lines of ``{code, title, category}``; a category code makes a finding a grid event at once."""

    __tablename__ = "patrol_checklist"
    __table_args__ = (
        UniqueConstraint("community_id", "name", name="patrol_checklist_name_once"),
        CheckConstraint("jsonb_array_length(lines) BETWEEN 1 AND 40", name="patrol_checklist_has_1_to_40_lines"),
        {"comment": "巡查清单"},
    )
    name: Mapped[str] = mapped_column(comment="名称")
    lines: Mapped[list[Any]] = mapped_column(comment="查看项")
    is_used: Mapped[bool] = mapped_column(default=True, comment="启用")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class PatrolRoute(Base):
    """A planned round through one grid, every so many days."""

    __tablename__ = "patrol_route"
    __table_args__ = (
        UniqueConstraint("community_id", "grid_id", "name", name="patrol_route_name_once_in_grid"),
        CheckConstraint("every_days BETWEEN 1 AND 366", name="patrol_route_rhythm_is_possible"),
        {"comment": "巡查路线"},
    )
    grid_id: Mapped[UUID] = key_to("grid", comment="网格")
    name: Mapped[str] = mapped_column(comment="名称")
    every_days: Mapped[int] = mapped_column(SmallInteger, default=1, comment="每几天一次（GR-10 每日）")
    is_used: Mapped[bool] = mapped_column(default=True, comment="启用")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class PatrolPoint(Base):
    """A check-point at an entrance, a building or a named place; its code may stand on a sticker."""

    __tablename__ = "patrol_point"
    __table_args__ = (
        UniqueConstraint("community_id", "code", name="patrol_point_code_once"),
        CheckConstraint("code ~ '^[2-9A-HJKMNP-Z]{8}$'", name="patrol_point_code_is_readable"),
        Index(
            "patrol_point_of_route", "community_id", "route_id", "position", unique=True,
            postgresql_where=text("removed_at IS NULL"),
        ),
        {"comment": "巡查点位"},
    )  # fmt: skip
    route_id: Mapped[UUID] = key_to("patrol_route", comment="路线")
    position: Mapped[int] = mapped_column(SmallInteger, comment="次序")
    name: Mapped[str] = mapped_column(comment="名称，如12栋1单元门厅")
    building_id: Mapped[UUID | None] = key_to("building", comment="楼栋")
    entrance_id: Mapped[UUID | None] = key_to("entrance", comment="单元")
    checklist_id: Mapped[UUID] = key_to("patrol_checklist", comment="查看清单")
    code: Mapped[str] = mapped_column(comment="点位码，8位")
    removed_at: Mapped[datetime | None] = mapped_column(comment="取消的时间")


class Patrol(Base):
    """One round; the id is the phone's own. No track is kept, only which points were looked at (CW-13)."""

    __tablename__ = "patrol"
    __table_args__ = (
        CheckConstraint("ended_at >= started_at", name="patrol_ends_after_it_began"),
        CheckConstraint("started_at <= received_at", name="patrol_not_in_the_future"),
        Index("patrol_by_route", "community_id", "route_id", "started_at", "id"),
        Index("patrol_by_grid", "community_id", "grid_id", "started_at", "id"),
        Index("patrol_by_time", "community_id", "started_at", "id"),
        {"comment": "巡查"},
    )
    route_id: Mapped[UUID] = key_to("patrol_route", comment="路线")
    grid_id: Mapped[UUID] = key_to("grid", comment="网格")
    worker_account_id: Mapped[UUID] = mapped_column(comment="巡查人")
    worker_name: Mapped[str] = mapped_column(comment="巡查人（当时显示的名字）")
    points: Mapped[int] = mapped_column(SmallInteger, comment="应查点位数")
    started_at: Mapped[datetime] = mapped_column(comment="开始时间")
    ended_at: Mapped[datetime | None] = mapped_column(comment="结束时间")
    device_at: Mapped[datetime | None] = mapped_column(comment="手机上的时间")
    received_at: Mapped[datetime] = mapped_column(comment="服务器收到的时间")
    is_gap: Mapped[bool] = mapped_column(default=False, comment="手机时间与收到时间相差12小时以上")


class PatrolCheck(Base):
    """What was found at one point of a round: ``results`` of ``{code, ok, words}``; photos where they help."""

    __tablename__ = "patrol_check"
    __table_args__ = (
        UniqueConstraint("community_id", "patrol_id", "point_id", name="patrol_check_once_a_round"),
        CheckConstraint("checked_at <= received_at", name="patrol_check_not_in_the_future"),
        Index("patrol_check_by_point", "community_id", "point_id", "checked_at"),
        Index("patrol_check_found", "community_id", "checked_at", "id", postgresql_where=text("findings > 0")),
        {"comment": "巡查点位记录（只增不改）"},
    )
    patrol_id: Mapped[UUID] = key_to("patrol", comment="巡查")
    point_id: Mapped[UUID] = key_to("patrol_point", comment="点位")
    results: Mapped[list[Any]] = mapped_column(comment="各项结果")
    findings: Mapped[int] = mapped_column(SmallInteger, comment="不合格项数")
    files: Mapped[list[Any]] = mapped_column(comment="照片，可以没有（CW-13）")
    scanned: Mapped[bool] = mapped_column(default=False, comment="是否扫点位码")
    checked_at: Mapped[datetime] = mapped_column(comment="查看时间，按手机校正，不晚于收到")
    device_at: Mapped[datetime | None] = mapped_column(comment="手机上的时间")
    received_at: Mapped[datetime] = mapped_column(comment="服务器收到的时间")


append_only("patrol_check")

keeps("patrol", purpose="巡查是谁走的", ground="contract", term="随巡查记录保存")
