"""Who is there for a place: grid workers with their deputies and leave, units, and the list of responsible persons."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, literal_column
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Base, installs, key_to, one_of, versioned
from jiayuan.kernel.retention import Ending, keeps
from jiayuan.territory.rules import DUTIES, LEAVE_STATES, RESPONSIBLE_ROLES, RESPONSIBLE_SCOPES, UNIT_KINDS


class GridDuty(Base):
    """A worker's time on a grid, as main worker or deputy."""

    __tablename__ = "grid_duty"
    __table_args__ = (
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (literal_column("grid_id"), "="),
            (func.daterange(literal_column("from_on"), literal_column("until_on")), "&&"),
            using="gist",
            where="duty = 'main'",
            name="grid_has_one_main_worker_at_a_time",
        ),
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (literal_column("grid_id"), "="),
            (literal_column("worker_account_id"), "="),
            (func.daterange(literal_column("from_on"), literal_column("until_on")), "&&"),
            using="gist",
            name="worker_has_one_duty_in_a_grid",
        ),
        CheckConstraint(one_of("duty", DUTIES), name="grid_duty_known"),
        CheckConstraint("until_on > from_on", name="grid_duty_ends_after_it_began"),
        CheckConstraint(
            "num_nulls(photo_id, photo_consented_at, photo_by_account_id) IN (0, 3)",
            name="grid_duty_photo_with_consent",
        ),
        Index("grid_duty_by_grid", "community_id", "grid_id", "from_on"),
        Index("grid_duty_by_worker", "community_id", "worker_account_id", "from_on"),
        {"comment": "网格员值守"},
    )
    grid_id: Mapped[UUID] = key_to("grid", comment="网格")
    worker_account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="网格员账号")
    duty: Mapped[str] = mapped_column(comment="主责或副责")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date | None] = mapped_column(comment="截止日期（不含当日）")
    post_id: Mapped[UUID | None] = mapped_column(comment="随之授予的岗位")
    photo_id: Mapped[UUID | None] = mapped_column(comment="公示的照片")
    photo_consented_at: Mapped[datetime | None] = mapped_column(comment="本人同意公示照片的时间")
    photo_by_account_id: Mapped[UUID | None] = mapped_column(comment="记下同意的账号")


class GridLeave(Base):
    """A worker's leave; it begins to count when the substitute has accepted."""

    __tablename__ = "grid_leave"
    __table_args__ = (
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (literal_column("grid_id"), "="),
            (literal_column("worker_account_id"), "="),
            (func.daterange(literal_column("from_on"), literal_column("until_on")), "&&"),
            using="gist",
            where="state IN ('asked', 'accepted')",
            name="worker_on_leave_once_at_a_time",
        ),
        CheckConstraint(one_of("state", LEAVE_STATES), name="grid_leave_state_known"),
        CheckConstraint("until_on > from_on", name="grid_leave_ends_after_it_began"),
        CheckConstraint("worker_account_id <> substitute_account_id", name="nobody_stands_in_for_himself"),
        CheckConstraint("(state = 'asked') = (answered_at IS NULL)", name="grid_leave_answered_has_a_time"),
        Index("grid_leave_by_substitute", "community_id", "substitute_account_id", "from_on"),
        {"comment": "网格员请假与顶岗"},
    )
    grid_id: Mapped[UUID] = key_to("grid", comment="网格")
    worker_account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="请假人账号")
    substitute_account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="顶岗人账号")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date] = mapped_column(comment="截止日期（不含当日）")
    reason: Mapped[str] = mapped_column(comment="事由")
    state: Mapped[str] = mapped_column(default="asked", comment="状态")
    asked_at: Mapped[datetime] = mapped_column(comment="申请时间")
    answered_at: Mapped[datetime | None] = mapped_column(comment="答复时间")
    post_id: Mapped[UUID | None] = mapped_column(comment="顶岗期间授予的岗位")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Unit(Base):
    """An employer or institution in the community, whatever its superior or rank (R313)."""

    __tablename__ = "unit"
    __table_args__ = (
        UniqueConstraint("community_id", "uscc", name="unit_uscc_once"),
        CheckConstraint(one_of("kind", UNIT_KINDS), name="unit_kind_known"),
        CheckConstraint("uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'", name="unit_uscc_has_18_signs"),
        Index("unit_by_name", "community_id", "pinyin", "id"),
        {"comment": "驻区单位"},
    )
    name: Mapped[str] = mapped_column(comment="名称")
    pinyin: Mapped[str] = mapped_column(comment="拼音，用于排序")
    kind: Mapped[str] = mapped_column(comment="类别")
    uscc: Mapped[str | None] = mapped_column(comment="统一社会信用代码")
    superior: Mapped[str | None] = mapped_column(comment="上级主管单位")
    contact_name: Mapped[str | None] = mapped_column(comment="联系人")
    line: Mapped[str | None] = mapped_column(comment="单位电话")
    closed_on: Mapped[date | None] = mapped_column(comment="注销或迁出日期")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class UnitAddress(Base):
    """Where a unit was and is; the place decides the community, a move keeps the history."""

    __tablename__ = "unit_address"
    __table_args__ = (
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (literal_column("unit_id"), "="),
            (func.daterange(literal_column("from_on"), literal_column("until_on")), "&&"),
            using="gist",
            name="unit_at_one_address_at_a_time",
        ),
        CheckConstraint("until_on > from_on", name="unit_address_ends_after_it_began"),
        {"comment": "单位地址"},
    )
    unit_id: Mapped[UUID] = key_to("unit", comment="单位")
    address: Mapped[str] = mapped_column(comment="地址")
    building_id: Mapped[UUID | None] = key_to("building", comment="所在楼栋；空为不在本社区内")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date | None] = mapped_column(comment="截止日期（不含当日）")


class Responsible(Base):
    """Who answers for a place beside the grid worker: police officer, doctor, property steward and others (R088)."""

    __tablename__ = "responsible"
    __table_args__ = (
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (literal_column("place_kind"), "="),
            (literal_column("place_id"), "="),
            (literal_column("role"), "="),
            (func.daterange(literal_column("from_on"), literal_column("until_on")), "&&"),
            using="gist",
            name="responsible_one_at_a_time",
        ),
        CheckConstraint(one_of("place_kind", RESPONSIBLE_SCOPES), name="responsible_place_known"),
        CheckConstraint(one_of("role", RESPONSIBLE_ROLES), name="responsible_role_known"),
        CheckConstraint("until_on > from_on", name="responsible_ends_after_it_began"),
        {"comment": "责任人"},
    )
    place_kind: Mapped[str] = mapped_column(comment="地方的层级")
    place_id: Mapped[UUID] = mapped_column(comment="地方；社区一级为社区概况的主键")
    role: Mapped[str] = mapped_column(comment="责任")
    name: Mapped[str] = mapped_column(comment="姓名（公开）")
    line: Mapped[str] = mapped_column(comment="办公电话（公开）")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date | None] = mapped_column(comment="截止日期（不含当日）")


installs(
    "poster_workers",
    up="""CREATE FUNCTION poster_workers(wanted text, today date)
RETURNS TABLE (name text, duty text, is_substitute boolean, photo_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH place AS (
    SELECT b.community_id, b.grid_id FROM entrance e
    JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id WHERE e.poster_code = wanted
  )
  SELECT coalesce(s.name, a.name), d.duty, s.id IS NOT NULL, CASE WHEN s.id IS NULL THEN d.photo_id ELSE (
    SELECT o.photo_id FROM grid_duty o WHERE o.community_id = d.community_id AND o.worker_account_id = s.id
     AND o.from_on <= today AND (o.until_on IS NULL OR o.until_on > today) AND o.photo_id IS NOT NULL LIMIT 1) END
  FROM place p
  JOIN grid_duty d ON d.community_id = p.community_id AND d.grid_id = p.grid_id
   AND d.from_on <= today AND (d.until_on IS NULL OR d.until_on > today)
  JOIN account a ON a.id = d.worker_account_id
  LEFT JOIN grid_leave l ON l.community_id = d.community_id AND l.grid_id = d.grid_id
   AND l.worker_account_id = d.worker_account_id AND l.state = 'accepted' AND l.from_on <= today AND l.until_on > today
  LEFT JOIN account s ON s.id = l.substitute_account_id
  ORDER BY d.duty DESC
$$;
REVOKE ALL ON FUNCTION poster_workers(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION poster_workers(text, date) TO jiayuan_app;""",
    down="DROP FUNCTION poster_workers(text, date);",
)
installs(
    "poster_responsible",
    up="""CREATE FUNCTION poster_responsible(wanted text, today date)
RETURNS TABLE (role text, name text, line text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (r.role) r.role, r.name, r.line
  FROM entrance e
  JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
  LEFT JOIN community_profile p ON p.community_id = e.community_id
  JOIN responsible r ON r.community_id = e.community_id AND r.place_id IN (e.id, b.id, b.grid_id, b.estate_id, p.id)
   AND r.from_on <= today AND (r.until_on IS NULL OR r.until_on > today)
  WHERE e.poster_code = wanted
  ORDER BY r.role, array_position(ARRAY['entrance', 'building', 'grid', 'estate', 'community'], r.place_kind)
$$;
REVOKE ALL ON FUNCTION poster_responsible(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION poster_responsible(text, date) TO jiayuan_app;""",
    down="DROP FUNCTION poster_responsible(text, date);",
)

keeps(
    "grid_duty", purpose="谁在哪段时间管哪个网格；本人同意时公示照片", ground="contract",
    term="任期届满后随网格沿革保存；照片离岗次日删除",
)  # fmt: skip
keeps("grid_leave", purpose="请假和顶岗", ground="contract", term="1095天后删除", endings=(Ending(1095, "until_on"),))
keeps("unit", purpose="驻区单位的联系人", ground="consent", term="单位在本社区期间")
keeps(
    "responsible",
    purpose="楼栋、单元的责任人公示",
    ground="consent",
    term="任期届满后1095天删除",
    endings=(Ending(1095, "until_on"),),
)
