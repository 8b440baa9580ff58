"""Who may do what with people. A grid worker's sight is narrowed to own grids by the posts."""

from __future__ import annotations

from jiayuan.access.permissions import Permission, declare

_READ = {"joint_committee", "event_clerk", "registry_clerk", "grid_worker", "grid_deputy"}
#: The officer for minors keeps the files of children left behind and in need (未成年人保护法 第四十三条; CA-25).
_WRITE = {"joint_committee", "registry_clerk", "grid_worker", "grid_deputy"}
_REGISTRY = {"joint_committee", "registry_clerk"}

PERMISSIONS = (
    Permission("people.binding.decide", "核实居民绑定", holders=_REGISTRY),
    Permission("people.correction.answer", "答复更正申请", holders=_REGISTRY),
    Permission(
        "people.figure.read",
        "看人口变化的数字",
        holders={"street_committee", "joint_committee", "branch", "event_clerk", "registry_clerk"},
    ),
    Permission("people.import.run", "导入居民名册", holders=_REGISTRY),
    Permission("people.look.release", "放行查看记录", holders={"security_admin"}),
    Permission("people.person.edit", "登记和修改居民信息", holders=_WRITE),
    Permission("people.person.export", "导出居民名单", holders=_REGISTRY),
    Permission("people.person.merge", "认定和合并重复的档案", holders=_REGISTRY),
    Permission("people.person.reveal", "查看完整证件和电话", holders=_READ),
    Permission("people.record.open", "上级按用途调阅一份档案（遮挡后）", holders={"street_committee"}),
    Permission("people.resident.read", "查看居民（遮挡后）", holders=_READ | {"child_officer"}),
    Permission("people.tag.edit", "维护关爱标签", holders=_WRITE | {"child_officer"}),
)

declare(PERMISSIONS)
