"""Who may do what with places."""

from __future__ import annotations

from jiayuan.access.permissions import Permission, declare

_STAFF = {"joint_committee", "event_clerk", "registry_clerk", "grid_worker", "grid_deputy"}
_ABOVE = {"street_committee", "branch", "partner"}

PERMISSIONS = (
    Permission("territory.area.edit", "维护行政区划", holders={"street_committee", "system_admin"}),
    Permission("territory.area.read", "查看行政区划", holders=_STAFF | _ABOVE | {"system_admin", "staff"}),
    Permission("territory.building.edit", "维护小区和楼栋", holders={"joint_committee", "registry_clerk"}),
    Permission("territory.duty.edit", "安排网格员", holders={"joint_committee"}),
    Permission("territory.duty.read", "查看网格员值守", holders=_STAFF | _ABOVE | {"staff"}),
    Permission(
        "territory.duty_photo.edit",
        "公示和撤下网格员照片（网格员只管自己的）",
        holders={"joint_committee", "grid_worker", "grid_deputy"},
    ),
    Permission("territory.grid.edit", "划分网格", holders={"joint_committee"}),
    Permission("territory.house.read", "查看楼栋户室图", holders=_STAFF),
    Permission("territory.leave.ask", "请假与顶岗", holders={"grid_worker", "grid_deputy"}),
    Permission("territory.place.read", "查看小区、网格和楼栋", holders=_STAFF | _ABOVE | {"staff"}),
    Permission(
        "territory.poster.print",
        "打印楼道牌",
        holders={"joint_committee", "registry_clerk", "grid_worker", "grid_deputy"},
    ),
    Permission("territory.profile.edit", "维护社区概况", holders={"joint_committee"}),
    Permission("territory.responsible.edit", "维护责任人", holders={"joint_committee", "registry_clerk"}),
    Permission("territory.unit.edit", "维护驻区单位", holders={"joint_committee", "registry_clerk"}),
)

declare(PERMISSIONS)
