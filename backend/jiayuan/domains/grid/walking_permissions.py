"""Who may walk a grid, and who may look at what was walked. Workers are narrowed to own grids by their posts."""

from __future__ import annotations

from jiayuan.access.permissions import Permission, declare

_WORKERS = {"grid_worker", "grid_deputy"}
_DESK = {"joint_committee", "event_clerk"}

PERMISSIONS = (
    Permission("grid.board.read", "查看网格看板", holders=_DESK | _WORKERS | {"branch"}),
    Permission("grid.collection.ask", "请网格员上门采集", holders=_DESK | {"registry_clerk"}),
    Permission("grid.collection.record", "上门采集新住户", holders=_WORKERS),
    Permission("grid.day.read", "查看今天的路线", holders=_WORKERS),
    Permission("grid.door.read", "查看网格里的住户", holders=_DESK | _WORKERS),
    Permission("grid.fact.confirm", "上门核实信息", holders=_WORKERS),
    Permission("grid.need.add", "登记需求", holders=_DESK | _WORKERS),
    Permission("grid.need.answer", "归集和答复需求", holders=_DESK),
    Permission("grid.need.export", "导出需求", holders=_DESK),
    Permission("grid.need.read", "查看需求", holders=_DESK | _WORKERS),
    Permission("grid.patrol.export", "导出巡查记录", holders=_DESK),
    Permission("grid.patrol.plan", "编排巡查路线和清单", holders=_DESK),
    Permission("grid.patrol.read", "查看巡查", holders=_DESK | _WORKERS),
    Permission("grid.patrol.record", "记巡查", holders=_WORKERS),
    Permission("grid.vacancy.read", "查看空缺的岗位和网格", holders=_DESK | {"registry_clerk"}),
    Permission("grid.visit.export", "导出走访记录", holders=_DESK),
    Permission("grid.visit.mute", "暂停走访", holders=_DESK | _WORKERS),
    Permission("grid.visit.read", "查看走访", holders=_DESK | _WORKERS),
    Permission("grid.visit.record", "记走访", holders=_WORKERS),
    Permission("grid.visit_rule.edit", "调整走访频次", holders={"joint_committee"}),
)

declare(PERMISSIONS)
