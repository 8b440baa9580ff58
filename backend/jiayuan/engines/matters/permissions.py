"""Who sets up matters on the desk."""

from __future__ import annotations

from jiayuan.access.permissions import Permission, declare

PERMISSIONS = (
    Permission("matters.calendar.edit", "调整工作日历", holders={"system_admin"}),
    Permission("matters.category.edit", "维护事项类别、时限和派遣规则", holders={"event_clerk", "joint_committee"}),
    Permission("matters.category.read", "查看事项类别", holders={
        "branch", "joint_committee", "partner", "resident", "staff", "street_committee",
    }),
    Permission("matters.delivery.read", "查看消息送达和电话告知", holders={"event_clerk", "joint_committee"}),
    Permission("matters.delivery.record", "打电话告知、重发消息", holders={"event_clerk", "joint_committee"}),
    Permission("matters.figure.read", "查看事项数字", holders={
        "branch", "event_clerk", "grid_deputy", "grid_worker", "joint_committee", "street_committee",
    }),
)  # fmt: skip

declare(PERMISSIONS)
