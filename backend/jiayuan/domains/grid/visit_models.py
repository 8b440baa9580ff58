"""Calling on people: how often, what is due, what was found, what follows, and who wants something."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Index, SmallInteger, String, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.domains.grid.walking_rules import (
    AT_HOME,
    FOLLOW_UPS,
    HOWS,
    MUTE_REASONS,
    NEED_STATES,
    NEED_TOPICS,
    OUTCOMES,
    PURPOSES,
    STATES,
)
from jiayuan.kernel.models import Base, append_only, installs, key_to, one_of, versioned
from jiayuan.kernel.retention import Ending, keeps


class VisitRule(Base):
    """How often whom; rows that a community edits, begun with those of walking_rules."""

    __tablename__ = "visit_rule"
    __table_args__ = (
        UniqueConstraint("community_id", "code", name="visit_rule_code_once"),
        CheckConstraint("purpose IN ('care', 'routine', 'confirm')", name="visit_rule_purpose_known"),
        CheckConstraint("num_nonnulls(days, months) = 1", name="visit_rule_has_one_interval"),
        CheckConstraint("days BETWEEN 1 AND 366 OR months BETWEEN 1 AND 24", name="visit_rule_interval_is_possible"),
        CheckConstraint("min_age BETWEEN 0 AND 120 AND max_age BETWEEN 0 AND 120", name="visit_rule_ages_possible"),
        CheckConstraint("ahead BETWEEN 0 AND 60", name="visit_rule_stands_60_days_ahead_at_most"),
        CheckConstraint("purpose = 'care' OR cardinality(tags) = 0", name="only_care_looks_at_tags"),
        {"comment": "走访频次规则"},
    )
    code: Mapped[str] = mapped_column(comment="代码")
    title: Mapped[str] = mapped_column(comment="名称")
    purpose: Mapped[str] = mapped_column(comment="care 关爱走访，routine 入户走访，confirm 户情核实")
    tags: Mapped[list[str]] = mapped_column(ARRAY(String), comment="关爱标签；空为所有人")
    every_tag: Mapped[bool] = mapped_column(comment="要全部标签，还是有一个就算")
    min_age: Mapped[int | None] = mapped_column(SmallInteger, comment="最小年龄，周岁，含")
    max_age: Mapped[int | None] = mapped_column(SmallInteger, comment="最大年龄，周岁，含")
    days: Mapped[int | None] = mapped_column(SmallInteger, comment="间隔天数")
    months: Mapped[int | None] = mapped_column(SmallInteger, comment="间隔月数，与天数二选一")
    ahead: Mapped[int] = mapped_column(SmallInteger, comment="提前几天排进路线")
    severity: Mapped[int] = mapped_column(SmallInteger, comment="轻重，数大的先去")
    signal_after: Mapped[int | None] = mapped_column(SmallInteger, comment="连续几次没人应就报警")
    basis: Mapped[str] = mapped_column(comment="依据")
    is_used: Mapped[bool] = mapped_column(default=True, comment="启用")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class DueVisit(Base):
    """The next visit of one purpose to a person, household or empty door; kept by the verbs and every night.

    ``show_on`` is never after ``due_on``: a grid's route is one ordered range of ``due_visit_route``.
    """

    __tablename__ = "due_visit"
    __table_args__ = (
        CheckConstraint(one_of("purpose", PURPOSES), name="due_visit_purpose_known"),
        CheckConstraint("show_on <= due_on", name="due_visit_shows_before_it_is_late"),
        CheckConstraint("(purpose = 'care') = (person_id IS NOT NULL)", name="due_visit_of_care_is_to_a_person"),
        CheckConstraint("(purpose = 'collect') = (household_id IS NULL)", name="due_visit_has_a_household"),
        CheckConstraint(one_of("at_home", AT_HOME), name="due_visit_at_home_known"),
        Index(
            "due_visit_care_once", "community_id", "household_id", "person_id", unique=True,
            postgresql_where=text("purpose = 'care'"),
        ),
        Index(
            "due_visit_of_household_once", "community_id", "household_id", "purpose", unique=True,
            postgresql_where=text("purpose IN ('routine', 'confirm')"),
        ),
        Index(
            "due_visit_collecting_once", "community_id", "dwelling_id", unique=True,
            postgresql_where=text("purpose = 'collect'"),
        ),
        Index("due_visit_route", "community_id", "grid_id", "show_on", "id"),
        Index("due_visit_of_dwelling", "community_id", "dwelling_id"),
        Index("due_visit_of_building", "community_id", "building_id", "show_on"),
        Index("due_visit_by_due", "community_id", "due_on", "id"),
        Index(
            "due_visit_unanswered", "community_id", "tried_on", "id", postgresql_where=text("unanswered > 0")
        ),
        {"comment": "待走访"},
    )  # fmt: skip
    grid_id: Mapped[UUID | None] = mapped_column(comment="今日所属网格，随楼栋")
    building_id: Mapped[UUID] = key_to("building", comment="楼栋")
    dwelling_id: Mapped[UUID] = key_to("dwelling", comment="房屋")
    household_id: Mapped[UUID | None] = key_to("household", comment="户；空为待采集")
    person_id: Mapped[UUID | None] = key_to("person", comment="关爱对象")
    rule_id: Mapped[UUID | None] = key_to("visit_rule", comment="按哪条频次；空为回访或采集")
    purpose: Mapped[str] = mapped_column(comment="事由")
    severity: Mapped[int] = mapped_column(SmallInteger, default=0, comment="轻重，数大的先去")
    since_on: Mapped[date] = mapped_column(comment="列入日期")
    last_on: Mapped[date | None] = mapped_column(comment="上次见到或核实的日期")
    show_on: Mapped[date] = mapped_column(comment="从哪天起排进路线")
    due_on: Mapped[date] = mapped_column(comment="应在哪天前走到")
    again_on: Mapped[date | None] = mapped_column(comment="因身体不适或要帮忙提前到哪天")
    unanswered: Mapped[int] = mapped_column(SmallInteger, default=0, comment="连续没人应的次数")
    tried_on: Mapped[date | None] = mapped_column(comment="上次去没见到的日期")
    at_home: Mapped[str | None] = mapped_column(comment="多半什么时候在家")
    words: Mapped[str | None] = mapped_column(comment="说明，如物业交房日期")


class VisitMonth(Base):
    """How a grid stood in a month; the current one is counted anew with the due list, past ones stay as they ended."""

    __tablename__ = "visit_month"
    __table_args__ = (
        UniqueConstraint("community_id", "month", "grid_id", name="visit_month_once_a_grid"),
        CheckConstraint("month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'", name="visit_month_is_a_month"),
        CheckConstraint("care_visited BETWEEN 0 AND care_people", name="visit_month_visited_are_among_all"),
        {"comment": "走访月报"},
    )
    month: Mapped[str] = mapped_column(comment="月份，如 2026-11")
    grid_id: Mapped[UUID] = key_to("grid", comment="网格")
    due: Mapped[int] = mapped_column(comment="应走访户次")
    made: Mapped[int] = mapped_column(comment="见到户次")
    unanswered: Mapped[int] = mapped_column(comment="没人应户次")
    care_people: Mapped[int] = mapped_column(comment="应探访人数（CA-17）")
    care_visited: Mapped[int] = mapped_column(comment="已探访人数（CA-17）")
    counted_at: Mapped[datetime] = mapped_column(comment="统计时间")


class Visit(Base):
    """A call on a household or door. The id is the phone's own, so that a second send makes no second visit."""

    __tablename__ = "visit"
    __table_args__ = (
        CheckConstraint(one_of("how", HOWS), name="visit_how_known"),
        CheckConstraint(one_of("outcome", OUTCOMES), name="visit_outcome_known"),
        CheckConstraint(one_of("at_home", AT_HOME), name="visit_at_home_known"),
        CheckConstraint("arrived_at <= received_at", name="visit_not_in_the_future"),
        Index("visit_by_time", "community_id", "arrived_at", "id"),
        Index("visit_by_grid", "community_id", "grid_id", "arrived_at", "id"),
        Index("visit_of_household", "community_id", "household_id", "arrived_at", "id"),
        Index("visit_of_dwelling", "community_id", "dwelling_id", "arrived_at", "id"),
        Index("visit_by_worker", "community_id", "worker_account_id", "arrived_at", "id"),
        {"comment": "走访"},
    )
    grid_id: Mapped[UUID | None] = key_to("grid", comment="当时所属网格")
    building_id: Mapped[UUID] = key_to("building", comment="楼栋")
    dwelling_id: Mapped[UUID] = key_to("dwelling", comment="房屋")
    household_id: Mapped[UUID | None] = key_to("household", comment="户；空为未采集的房屋")
    worker_account_id: Mapped[UUID] = mapped_column(comment="谁去的")
    worker_name: Mapped[str] = mapped_column(comment="谁去的（当时显示的名字）")
    how: Mapped[str] = mapped_column(comment="上门、电话或视频（CA-17）")
    outcome: Mapped[str] = mapped_column(comment="结果")
    step: Mapped[str | None] = mapped_column(comment="没人应时做到哪一步（CA-18）")
    words: Mapped[str] = mapped_column(default="", comment="情况")
    files: Mapped[list[Any]] = mapped_column(comment="照片，可以没有（CW-13）")
    at_home: Mapped[str | None] = mapped_column(comment="多半什么时候在家")
    confirmed: Mapped[bool] = mapped_column(default=False, comment="户情核实无误")
    confirmed_before: Mapped[datetime | None] = mapped_column(comment="此前的核实时间，撤销时恢复")
    arrived_at: Mapped[datetime] = mapped_column(comment="到场时间，按手机校正，不晚于收到")
    device_at: Mapped[datetime | None] = mapped_column(comment="手机上的时间")
    received_at: Mapped[datetime] = mapped_column(comment="服务器收到的时间")
    is_gap: Mapped[bool] = mapped_column(default=False, comment="手机时间与收到时间相差12小时以上")
    withdrawn_at: Mapped[datetime | None] = mapped_column(comment="本人撤销的时间")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class VisitPerson(Base):
    """Somebody who was met and how he was; what the monthly rate is counted from."""

    __tablename__ = "visit_person"
    __table_args__ = (
        UniqueConstraint("community_id", "visit_id", "person_id", name="visit_person_once"),
        CheckConstraint(one_of("state", STATES), name="visit_person_state_known"),
        Index(
            "visit_person_by_day", "community_id", "person_id", "met_on",
            postgresql_where=text("is_counted"),
        ),
        {"comment": "走访见到的人"},
    )  # fmt: skip
    visit_id: Mapped[UUID] = key_to("visit", comment="走访")
    person_id: Mapped[UUID] = key_to("person", comment="人员")
    state: Mapped[str] = mapped_column(comment="人怎么样")
    met_on: Mapped[date] = mapped_column(comment="日期（北京时间）")
    is_counted: Mapped[bool] = mapped_column(default=True, comment="走访撤销后不再计入")


class VisitCorrection(Base):
    """What the author put right afterwards, and how it stood before."""

    __tablename__ = "visit_correction"
    __table_args__ = (
        Index("visit_correction_of_visit", "community_id", "visit_id", "at"),
        {"comment": "走访更正（只增不改）"},
    )
    visit_id: Mapped[UUID] = key_to("visit", comment="走访")
    before: Mapped[dict[str, Any]] = mapped_column(comment="更正前")
    reason: Mapped[str] = mapped_column(comment="为什么更正")
    by_account_id: Mapped[UUID] = mapped_column(comment="更正人")
    at: Mapped[datetime] = mapped_column(comment="时间")


class VisitFollowUp(Base):
    """What was promised at the door; it stays on the worker's list until it is done."""

    __tablename__ = "visit_follow_up"
    __table_args__ = (
        CheckConstraint(one_of("kind", FOLLOW_UPS), name="visit_follow_up_kind_known"),
        CheckConstraint("(done_at IS NULL) = (done_by_account_id IS NULL)", name="visit_follow_up_done_by_somebody"),
        UniqueConstraint("community_id", "visit_id", "kind", name="visit_follow_up_once"),
        Index(
            "visit_follow_up_open", "community_id", "grid_id", "due_on", "id", postgresql_where=text("done_at IS NULL")
        ),
        Index("visit_follow_up_of_household", "community_id", "household_id"),
        {"comment": "走访跟进"},
    )
    visit_id: Mapped[UUID] = key_to("visit", comment="走访")
    grid_id: Mapped[UUID | None] = mapped_column(comment="今日所属网格，随楼栋")
    building_id: Mapped[UUID] = key_to("building", comment="楼栋")
    household_id: Mapped[UUID] = key_to("household", comment="户")
    kind: Mapped[str] = mapped_column(comment="跟着办什么")
    due_on: Mapped[date] = mapped_column(comment="应在哪天前办")
    done_at: Mapped[datetime | None] = mapped_column(comment="办好的时间")
    done_by_account_id: Mapped[UUID | None] = mapped_column(comment="谁办的")
    done_words: Mapped[str | None] = mapped_column(comment="怎么办的")


class VisitMute(Base):
    """A household or person whose visits rest until a day: away, in hospital, moved, or at their own wish."""

    __tablename__ = "visit_mute"
    __table_args__ = (
        CheckConstraint(one_of("reason", MUTE_REASONS), name="visit_mute_reason_known"),
        CheckConstraint("until_on > from_on AND until_on <= from_on + 366", name="visit_mute_a_year_at_most"),
        CheckConstraint("(ended_at IS NULL) = (ended_by_account_id IS NULL)", name="visit_mute_ended_by_somebody"),
        Index(
            "visit_mute_open_once", "community_id", "household_id", text("coalesce(person_id, household_id)"),
            unique=True, postgresql_where=text("ended_at IS NULL"),
        ),
        {"comment": "暂停走访"},
    )  # fmt: skip
    household_id: Mapped[UUID] = key_to("household", comment="户")
    person_id: Mapped[UUID | None] = key_to("person", comment="人员；空为整户")
    reason: Mapped[str] = mapped_column(comment="原因")
    words: Mapped[str] = mapped_column(default="", comment="说明")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date] = mapped_column(comment="恢复走访的日期")
    by_account_id: Mapped[UUID] = mapped_column(comment="谁登记的")
    at: Mapped[datetime] = mapped_column(comment="登记时间")
    ended_at: Mapped[datetime | None] = mapped_column(comment="提前恢复的时间")
    ended_by_account_id: Mapped[UUID | None] = mapped_column(comment="谁恢复的")


class Need(Base):
    """Something people wish for (R014): topic and place; it ends as matter, project, answer or declined with reason."""

    __tablename__ = "need"
    __table_args__ = (
        CheckConstraint(one_of("topic", NEED_TOPICS), name="need_topic_known"),
        CheckConstraint(one_of("state", NEED_STATES), name="need_state_known"),
        CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name="need_merged_into_one"),
        CheckConstraint("state NOT IN ('answered', 'declined') OR answer IS NOT NULL", name="need_answered_in_words"),
        CheckConstraint("merged_into_id <> id", name="need_not_merged_into_itself"),
        Index("need_by_time", "community_id", "at", "id"),
        Index("need_by_topic", "community_id", "topic", "at", "id"),
        {"comment": "需求"},
    )
    topic: Mapped[str] = mapped_column(comment="主题")
    words: Mapped[str] = mapped_column(comment="原话")
    group_concerned: Mapped[str | None] = mapped_column(comment="涉及哪些人，如12栋老人")
    grid_id: Mapped[UUID | None] = key_to("grid", comment="网格")
    building_id: Mapped[UUID | None] = key_to("building", comment="楼栋")
    entrance_id: Mapped[UUID | None] = key_to("entrance", comment="单元")
    place_text: Mapped[str] = mapped_column(default="", comment="地点说明")
    visit_id: Mapped[UUID | None] = key_to("visit", comment="在哪次走访听到")
    state: Mapped[str] = mapped_column(default="open", comment="状态")
    merged_into_id: Mapped[UUID | None] = key_to("need", comment="并入哪条")
    answer: Mapped[str | None] = mapped_column(comment="答复或理由")
    by_account_id: Mapped[UUID] = mapped_column(comment="谁记的")
    at: Mapped[datetime] = mapped_column(comment="听到的时间")
    device_at: Mapped[datetime | None] = mapped_column(comment="手机上的时间")
    received_at: Mapped[datetime] = mapped_column(comment="服务器收到的时间")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class GridHandover(Base):
    """A phone's receipt: its scope changed, so much was sent on and so many households were dropped (lessons 11)."""

    __tablename__ = "grid_handover"
    __table_args__ = (
        CheckConstraint("dropped >= 0 AND kept >= 0 AND unsent >= 0", name="grid_handover_counts_are_counts"),
        Index("grid_handover_by_time", "community_id", "at", "id"),
        {"comment": "网格交接回执（只增不改）"},
    )
    worker_account_id: Mapped[UUID] = mapped_column(comment="谁的手机")
    worker_name: Mapped[str] = mapped_column(comment="当时显示的名字")
    grid_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), comment="离开的网格")
    scope_before: Mapped[str] = mapped_column(comment="原范围版本")
    scope_after: Mapped[str] = mapped_column(comment="新范围版本")
    dropped: Mapped[int] = mapped_column(comment="手机上清掉的户数")
    kept: Mapped[int] = mapped_column(comment="手机上留下的户数")
    unsent: Mapped[int] = mapped_column(comment="交接时还没发出的条数")
    at: Mapped[datetime] = mapped_column(comment="时间")


append_only("visit_correction")
append_only("grid_handover")

installs(
    "due_visit_follows_building",
    up="""CREATE FUNCTION due_visit_follows_building() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE due_visit SET grid_id = NEW.grid_id
   WHERE community_id = NEW.community_id AND building_id = NEW.id AND grid_id IS DISTINCT FROM NEW.grid_id;
  UPDATE visit_follow_up SET grid_id = NEW.grid_id
   WHERE community_id = NEW.community_id AND building_id = NEW.id AND done_at IS NULL
     AND grid_id IS DISTINCT FROM NEW.grid_id;
  RETURN NULL;
END $$;
CREATE TRIGGER due_visit_follows_building AFTER UPDATE OF grid_id ON building
  FOR EACH ROW WHEN (NEW.grid_id IS DISTINCT FROM OLD.grid_id) EXECUTE FUNCTION due_visit_follows_building();""",
    down="DROP TRIGGER due_visit_follows_building ON building; DROP FUNCTION due_visit_follows_building();",
)

keeps(
    "visit", purpose="走访关爱，发现和解决困难", ground="consent", sensitive=("health",),
    term="记录保存；走访时写的话1095天后清除", endings=(Ending(1095, "arrived_at", clears={"words": "''"}),),
)  # fmt: skip
keeps("visit_person", purpose="走访见到了谁", ground="consent", term="随走访记录；人员匿名化后不再指向任何人")
keeps("visit_correction", purpose="走访记录更正的经过", ground="consent", term="随走访记录")
keeps(
    "visit_follow_up", purpose="走访答应的事", ground="consent", term="随走访记录；办结1095天后清除写的话",
    endings=(Ending(1095, "done_at", clears={"done_words": "NULL"}),),
)  # fmt: skip
keeps("due_visit", purpose="该走访谁", ground="consent", sensitive=("health",), term="不再需要走访时即删除")
keeps(
    "visit_mute", purpose="本人不愿被打扰", ground="consent", term="结束1095天后删除",
    endings=(Ending(1095, "until_on"),),
)  # fmt: skip
keeps("need", purpose="收集需求；只存谁收的，不存谁提的", ground="consent", term="随需求清单保存")
keeps("grid_handover", purpose="网格交接清单", ground="contract", term="随网格沿革保存，只增不改")
