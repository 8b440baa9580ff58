"""The posts of a community and of the installation, and who may do what with accounts."""

from __future__ import annotations

from jiayuan.access.permissions import Permission, PostKind, declare, declare_posts
from jiayuan.kernel.outbox import declare_event

POSTS = (
    PostKind("event_clerk", "网格事件专员"),
    PostKind("grid_worker", "网格员", scope_kind="grid"),
    PostKind("grid_deputy", "网格副员", scope_kind="grid"),
    PostKind("registry_clerk", "户籍信息专员"),
    PostKind("data_clerk", "数据专员"),
    PostKind("window_clerk", "窗口人员", scope_kind="window"),
    PostKind("mediator", "调解员"),
    PostKind("child_officer", "儿童主任", required="未成年人保护法 第四十三条"),
    PostKind("unit_handler", "单位承办人", scope_kind="unit"),
    PostKind("system_admin", "系统管理员", alone=True),
    PostKind("security_admin", "安全管理员", alone=True),
    PostKind("auditor", "审计员", alone=True),
)

#: What each post or role may be given by: the permission that the one who appoints must hold.
PERMISSIONS = (
    Permission("access.account.lock", "停用和恢复账号", holders={"joint_committee", "security_admin", "system_admin"}),
    Permission("access.account.open", "开通账号", holders={"joint_committee", "system_admin"}),
    Permission(
        "access.account.read", "查看账号", holders={"auditor", "joint_committee", "security_admin", "system_admin"}
    ),
    Permission("access.account.reset", "重置登录方式", holders={"joint_committee", "security_admin", "system_admin"}),
    Permission("access.post.appoint", "任命岗位", holders={"joint_committee", "system_admin"}),
    Permission("access.post.end", "免去岗位", holders={"joint_committee", "security_admin", "system_admin"}),
    Permission(
        "access.post.read",
        "查看岗位",
        holders={"auditor", "joint_committee", "security_admin", "staff", "system_admin"},
    ),
    Permission(
        "access.retention.read",
        "查看个人信息清单",
        holders={"auditor", "joint_committee", "security_admin", "system_admin"},
    ),
    Permission("audit.chain.verify", "核对审计链", holders={"auditor"}),
    Permission("audit.entry.read", "查看审计记录", holders={"auditor", "security_admin"}),
)

declare_event("access.account.verified", "账号证明了手机号")
declare_event("access.post.begun", "任命了岗位")
declare_event("access.post.ended", "免去了岗位")
declare_posts(POSTS)
declare(PERMISSIONS)
