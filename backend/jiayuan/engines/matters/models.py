"""Matters, their timeline, who has to act, and how they were judged."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.crypto import encrypted
from jiayuan.kernel.models import Base, append_only, key_to, tie, versioned
from jiayuan.kernel.retention import Ending, keeps

#: Where a matter came in by.
CHANNELS = ("desk", "mobile", "kiosk", "phone", "api", "device", "transfer")


class Matter(Base):
    """Something that must end. Its state is the fold of its steps; what else stands here serves lists and clocks."""

    __tablename__ = "matter"
    __table_args__ = (
        UniqueConstraint("community_id", "number", name="matter_number_once"),
        CheckConstraint(
            "closed_at IS NOT NULL OR due_at IS NOT NULL OR paused_at IS NOT NULL", name="open_matter_has_a_deadline"
        ),
        CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name="merged_matter_says_into_which"),
        CheckConstraint(
            "channel IN ('desk', 'mobile', 'kiosk', 'phone', 'api', 'device', 'transfer')", name="matter_channel_known"
        ),
        CheckConstraint("way IN ('fixed', 'answered', 'not_ours', 'withdrawn')", name="matter_way_known"),
        CheckConstraint("round >= 1 AND (round = 1) = (root_id IS NULL)", name="matter_round_has_a_root"),
        CheckConstraint("level BETWEEN 1 AND 5", name="matter_level_1_to_5"),
        # one code finds a matter of the whole installation, so this index alone does not begin with the community
        Index("matter_progress_code_once", "progress_code", unique=True),
        Index(
            "matter_one_open_round", "community_id", "root_id", unique=True,
            postgresql_where=text("round > 1 AND closed_at IS NULL"),
        ),
        Index(
            "matter_open_by_due", "community_id", "kind", "due_at", "id", postgresql_where=text("closed_at IS NULL")
        ),
        Index("matter_by_due", "community_id", "kind", "due_at", "id"),
        Index("matter_by_grid", "community_id", "kind", "grid_id", "due_at", "id"),
        Index("matter_by_state", "community_id", "kind", "state", "due_at", "id"),
        Index("matter_by_category", "community_id", "kind", "category_id", "due_at", "id"),
        Index("matter_by_closing", "community_id", "kind", "closed_at"),
        Index("matter_by_opening", "community_id", "kind", "opened_at"),
        Index(
            "matter_badly_judged", "community_id", "kind", "closed_at", "id", postgresql_where=text("level <= 2")
        ),
        Index("matter_by_entrance", "community_id", "entrance_id", "opened_at"),
        Index("matter_by_building", "community_id", "building_id", "opened_at"),
        Index("matter_by_reporter", "community_id", "reporter_account_id", "id"),
        Index("matter_by_opener", "community_id", "opened_by_account_id", "id"),
        Index("matter_by_person", "community_id", "person_id", "id"),
        Index("matter_by_parent", "community_id", "parent_id"),
        Index("matter_by_root", "community_id", "root_id"),
        Index(
            "matter_by_guest", "community_id", "guest_phone_index",
            postgresql_where=text("guest_phone_index IS NOT NULL"),
        ),
        Index(
            "matter_next_reminder", "community_id", "next_reminder_at",
            postgresql_where=text("next_reminder_at IS NOT NULL"),
        ),
        {"comment": "事项"},
    )  # fmt: skip
    kind: Mapped[str] = mapped_column(comment="种类，如 grid.event")
    workflow_version: Mapped[int] = mapped_column(comment="流程版本，事项始终按开始时的版本走")
    number: Mapped[str] = mapped_column(comment="编号，每社区每种类每日连号")
    progress_code: Mapped[str] = mapped_column(comment="查询码，10位，全库唯一")
    title: Mapped[str] = mapped_column(comment="标题")
    state: Mapped[str] = mapped_column(comment="环节")
    flags: Mapped[list[str]] = mapped_column(ARRAY(String), comment="标记")
    details: Mapped[dict[str, Any]] = mapped_column(comment="内容，符合该种类的模型")
    category_id: Mapped[UUID | None] = key_to("matter_category", comment="类别")
    is_urgent: Mapped[bool] = mapped_column(comment="紧急，时限不分昼夜")
    channel: Mapped[str] = mapped_column(comment="来源渠道")

    building_id: Mapped[UUID | None] = key_to("building", comment="楼栋")
    entrance_id: Mapped[UUID | None] = key_to("entrance", comment="单元")
    dwelling_id: Mapped[UUID | None] = key_to("dwelling", comment="房屋")
    grid_id: Mapped[UUID | None] = key_to("grid", comment="网格")
    place_text: Mapped[str] = mapped_column(default="", comment="地点说明")
    longitude: Mapped[float | None] = mapped_column(comment="经度（WGS-84）")
    latitude: Mapped[float | None] = mapped_column(comment="纬度（WGS-84）")

    person_id: Mapped[UUID | None] = key_to("person", comment="涉及的人")
    about_unit_id: Mapped[UUID | None] = key_to("unit", comment="反映的单位，不派给它，也不给它看")
    about_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="反映的工作人员")
    reporter_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="反映人账号")
    guest_phone_box: Mapped[bytes | None] = mapped_column(comment="未登录反映人的手机号（加密）")
    guest_phone_index: Mapped[bytes | None] = mapped_column(comment="未登录反映人手机号的盲索引")
    may_call: Mapped[bool] = mapped_column(default=False, comment="让办事的人能打我电话")
    opened_by_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="登记的账号")

    opened_at: Mapped[datetime] = mapped_column(comment="提出时间")
    received_at: Mapped[datetime] = mapped_column(comment="收到时间")
    state_at: Mapped[datetime] = mapped_column(comment="进入本环节的时间")
    due_at: Mapped[datetime | None] = mapped_column(comment="时限")
    due_is_provisional: Mapped[bool] = mapped_column(default=False, comment="时限所在年的放假安排还没公布")
    paused_at: Mapped[datetime | None] = mapped_column(comment="暂停计时的时间")
    clock: Mapped[dict[str, Any] | None] = mapped_column(comment="本环节的计时")
    clocks: Mapped[dict[str, Any]] = mapped_column(comment="各环节的计时和承办，退回重办时接着用")
    next_reminder_at: Mapped[datetime | None] = mapped_column(comment="下次提醒的时间")
    closed_at: Mapped[datetime | None] = mapped_column(comment="办结时间")
    way: Mapped[str | None] = mapped_column(comment="怎样办结的")

    registered_at: Mapped[datetime | None] = mapped_column(comment="立案时间")
    rejected_at: Mapped[datetime | None] = mapped_column(comment="不予立案时间")
    handled_at: Mapped[datetime | None] = mapped_column(comment="处置完成时间")
    handle_due_at: Mapped[datetime | None] = mapped_column(comment="应处置完的时间")
    close_due_at: Mapped[datetime | None] = mapped_column(comment="应办结的时间")
    referred_at: Mapped[datetime | None] = mapped_column(comment="上级受理上报的时间，空为本级办")
    returns: Mapped[int] = mapped_column(default=0, comment="退回重办次数")
    handler_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="处置的账号")
    evaluated_at: Mapped[datetime | None] = mapped_column(comment="评价时间")
    level: Mapped[int | None] = mapped_column(comment="评价，5 非常满意 … 1 非常不满意")

    parent_id: Mapped[UUID | None] = key_to("matter", comment="由哪件拆出或上一轮")
    root_id: Mapped[UUID | None] = key_to("matter", comment="第一轮")
    round: Mapped[int] = mapped_column(default=1, comment="轮次")
    merged_into_id: Mapped[UUID | None] = key_to("matter", comment="并入哪件")
    steps: Mapped[int] = mapped_column(comment="时间线条数")
    folded: Mapped[dict[str, Any]] = mapped_column(comment="时间线折叠的结果")
    version: Mapped[int] = versioned()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


encrypted("matter", "guest_phone_box")


class MatterStep(Base):
    """One thing that happened. Written once, never changed, never removed."""

    __tablename__ = "matter_step"
    __table_args__ = (
        UniqueConstraint("community_id", "matter_id", "number", name="matter_step_number_once"),
        Index("matter_step_by_actor", "community_id", "actor_account_id", "id"),
        {"comment": "事项时间线（只增不改）"},
    )
    matter_id: Mapped[UUID] = key_to("matter", comment="事项")
    number: Mapped[int] = mapped_column(comment="序号，从1起")
    action: Mapped[str] = mapped_column(comment="动作")
    from_state: Mapped[str | None] = mapped_column(comment="从哪个环节")
    to_state: Mapped[str] = mapped_column(comment="到哪个环节")
    actor_account_id: Mapped[UUID] = mapped_column(comment="办的账号，系统为全零")
    actor_name: Mapped[str] = mapped_column(comment="当时显示的名字")
    actor_role: Mapped[str] = mapped_column(comment="当时的身份")
    never_by: Mapped[list[str]] = mapped_column(ARRAY(String), comment="办过这些动作的人不能办这一步")
    undoes_id: Mapped[UUID | None] = key_to("matter_step", comment="撤销了哪一步")
    at: Mapped[datetime] = mapped_column(comment="时间，计时以此为准")
    received_at: Mapped[datetime] = mapped_column(comment="服务器收到的时间")
    device_at: Mapped[datetime | None] = mapped_column(comment="手机上的时间")
    is_public: Mapped[bool] = mapped_column(comment="居民可见")
    note: Mapped[str] = mapped_column(comment="说明")
    data: Mapped[dict[str, Any]] = mapped_column(comment="所填内容")
    files: Mapped[list[Any]] = mapped_column(comment="照片和附件")
    before: Mapped[dict[str, Any] | None] = mapped_column(comment="之前的样子，供撤销")


append_only("matter_step")


class MatterTask(Base):
    """Who has to do something now: an account, whoever holds a post, or an organisation."""

    __tablename__ = "matter_task"
    __table_args__ = (
        CheckConstraint("holder_kind IN ('account', 'post', 'unit')", name="task_holder_kind_known"),
        CheckConstraint(
            "purpose IN ('main', 'help', 'call_back', 'arbitrate', 'referral', 'reply')", name="task_purpose_known"
        ),
        CheckConstraint("joining IN ('all', 'first')", name="task_joining_known"),
        CheckConstraint("(done_at IS NULL) = (outcome IS NULL)", name="task_done_with_an_outcome"),
        CheckConstraint("outcome IN ('done', 'handed_over', 'superseded', 'undone')", name="task_outcome_known"),
        CheckConstraint("(holder_kind = 'post') = (post IS NOT NULL)", name="task_of_a_post_names_it"),
        Index(
            "matter_task_inbox", "community_id", "holder_id", "due_at", "id", postgresql_where=text("done_at IS NULL")
        ),
        Index(
            "matter_task_one_main", "community_id", "matter_id", unique=True,
            postgresql_where=text("purpose = 'main' AND done_at IS NULL"),
        ),
        Index(
            "matter_task_next_reminder", "community_id", "next_reminder_at",
            postgresql_where=text("next_reminder_at IS NOT NULL"),
        ),
        Index("matter_task_of_matter", "community_id", "matter_id", "id"),
        Index("matter_task_ever", "community_id", "holder_id", "matter_id"),
        Index(
            "matter_task_done", "community_id", "done_by_account_id", "done_at", "id",
            postgresql_where=text("outcome = 'done'"),
        ),
        {"comment": "待办"},
    )  # fmt: skip
    matter_id: Mapped[UUID] = key_to("matter", comment="事项")
    matter: Mapped[Matter] = tie("MatterTask.matter_id", "Matter")
    purpose: Mapped[str] = mapped_column(
        comment="main 主办，help 协办，call_back 回访，arbitrate 裁定，referral 上级答复"
    )
    state: Mapped[str] = mapped_column(comment="所在环节")
    holder_kind: Mapped[str] = mapped_column(comment="account 账号，post 岗位，unit 单位")
    holder_id: Mapped[UUID] = mapped_column(comment="账号、岗位或单位")
    post: Mapped[str | None] = mapped_column(comment="岗位种类")
    scope_id: Mapped[UUID | None] = mapped_column(comment="岗位范围，如网格")
    joining: Mapped[str] = mapped_column(default="all", comment="all 都要办完，first 一家办完即可")
    group_id: Mapped[UUID | None] = mapped_column(comment="同一次吹哨")
    due_at: Mapped[datetime] = mapped_column(comment="时限")
    next_reminder_at: Mapped[datetime | None] = mapped_column(comment="下次提醒的时间，空为随事项的计时")
    opened_at: Mapped[datetime] = mapped_column(comment="开始时间")
    opened_step_id: Mapped[UUID] = mapped_column(comment="由哪一步产生")
    done_at: Mapped[datetime | None] = mapped_column(comment="完成时间")
    done_by_account_id: Mapped[UUID | None] = mapped_column(comment="完成的账号")
    done_step_id: Mapped[UUID | None] = mapped_column(comment="由哪一步完成")
    outcome: Mapped[str | None] = mapped_column(comment="done 办完，handed_over 转出，superseded 不用办了，undone 撤销")


class MatterCounter(Base):
    """The last number given out of one kind on one day."""

    __tablename__ = "matter_counter"
    __table_args__ = (
        UniqueConstraint("community_id", "kind", "day", name="matter_counter_once_a_day"),
        {"comment": "编号计数"},
    )
    kind: Mapped[str] = mapped_column(comment="种类")
    day: Mapped[date] = mapped_column(comment="日期（北京时间）")
    last: Mapped[int] = mapped_column(comment="已给出的最后一个号")


class MatterLink(Base):
    """Two matters that belong together."""

    __tablename__ = "matter_link"
    __table_args__ = (
        UniqueConstraint("community_id", "matter_id", "other_id", name="matter_link_once"),
        CheckConstraint("matter_id <> other_id", name="matter_link_to_another"),
        CheckConstraint("kind IN ('related', 'duplicate', 'part', 'round')", name="matter_link_kind_known"),
        {"comment": "事项关联"},
    )
    matter_id: Mapped[UUID] = key_to("matter", comment="事项")
    other_id: Mapped[UUID] = key_to("matter", comment="另一件")
    kind: Mapped[str] = mapped_column(comment="related 相关，duplicate 重复，part 拆出，round 下一轮")
    at: Mapped[datetime] = mapped_column(comment="时间")


class MatterWatch(Base):
    """An account that wants to hear what becomes of a matter."""

    __tablename__ = "matter_watch"
    __table_args__ = (
        UniqueConstraint("community_id", "account_id", "matter_id", name="matter_watch_once"),
        Index("matter_watch_of_matter", "community_id", "matter_id"),
        {"comment": "关注的事项"},
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="账号")
    matter_id: Mapped[UUID] = key_to("matter", comment="事项")
    is_reporter: Mapped[bool] = mapped_column(default=False, comment="也是反映人（我也遇到、并案）")
    at: Mapped[datetime] = mapped_column(comment="时间")


class MatterEvaluation(Base):
    """A verdict of the reporter; a second one after a correction stands beside the first, not over it (HL-44)."""

    __tablename__ = "matter_evaluation"
    __table_args__ = (
        UniqueConstraint("community_id", "matter_id", name="evaluation_once_per_matter"),
        CheckConstraint("level BETWEEN 1 AND 5", name="evaluation_level_1_to_5"),
        Index("evaluation_by_handler", "community_id", "handler_account_id", "at"),
        {"comment": "好差评"},
    )
    matter_id: Mapped[UUID] = key_to("matter", comment="事项")
    level: Mapped[int] = mapped_column(comment="5 非常满意，4 满意，3 基本满意，2 不满意，1 非常不满意")
    tags: Mapped[list[Any]] = mapped_column(comment="选的原因")
    words: Mapped[str] = mapped_column(comment="写的话")
    channel: Mapped[str] = mapped_column(comment="渠道")
    at: Mapped[datetime] = mapped_column(comment="时间")
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="评价人，保密")
    handler_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="处置的账号")
    is_counted: Mapped[bool] = mapped_column(default=True, comment="经申诉复核不计入的为否")


keeps(
    "matter", purpose="群众诉求的办理", ground="consent", term="随事项档案；访客的手机号在办结365天后清除",
    endings=(Ending(365, "closed_at", clears={"guest_phone_box": "NULL", "guest_phone_index": "NULL"}),),
)  # fmt: skip
keeps("matter_step", purpose="办理的每一步，谁办的", ground="consent", term="随事项档案，只增不改")
keeps("matter_task", purpose="谁手上有什么要办", ground="contract", term="随事项档案")
keeps("matter_watch", purpose="谁在等这件事的结果", ground="consent", term="随事项档案，只存编号")
keeps("matter_evaluation", purpose="评价办得怎么样", ground="consent", term="随事项档案")
