"""What can stand in the way of changing places, in words that say what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from jiayuan.kernel.problems import Problem
from jiayuan.territory.building_sheet import SheetFault


@dataclass(eq=False)
class InAnotherGrid(Problem):
    """The database refused a second grid for the same days."""

    status, code, title = 409, "territory.in_another_grid", "这栋楼在这段时间已属于一个网格，请先确定从哪天起调整"
    constraint, field = "building_in_one_grid_at_a_time", "grid_id"


@dataclass(eq=False)
class AreaCodeTaken(Problem):
    status, code, title = 409, "territory.area_code_taken", "已有这个代码的区划"
    constraint, field = "area_pkey", "code"


@dataclass(eq=False)
class BuildingNumberTaken(Problem):
    status, code, title = 409, "territory.building_number_taken", "这个小区已有这个楼号"
    constraint, field = "building_number_once_in_estate", "number"


@dataclass(eq=False)
class EntranceNumberTaken(Problem):
    status, code, title = 409, "territory.entrance_number_taken", "这栋楼已有这个单元"
    constraint, field = "entrance_number_once_in_building", "number"


@dataclass(eq=False)
class DoorTaken(Problem):
    status, code, title = 409, "territory.door_taken", "这个单元已有这个房号"
    constraint, field = "dwelling_door_once_at_entrance", "door"


@dataclass(eq=False)
class EstateNameTaken(Problem):
    status, code, title = 409, "territory.estate_name_taken", "已有同名小区"
    constraint, field = "estate_name_once", "name"


@dataclass(eq=False)
class GridSerialTaken(Problem):
    status, code, title = 409, "territory.grid_serial_taken", "这个网格编号已用过，编号不能重复使用"
    constraint, field = "grid_code_once", "serial"


@dataclass(eq=False)
class GridSerialsSpent(Problem):
    status, code, title = 409, "territory.grid_serials_spent", "这个社区的999个网格编号都用过了，编号不能重复使用"


@dataclass(eq=False)
class GridHasBuildings(Problem):
    status, code, title = 409, "territory.grid_has_buildings", "网格里还有 {buildings} 栋楼，请先调整到别的网格"
    buildings: int


@dataclass(eq=False)
class GridClosed(Problem):
    status, code, title = 409, "territory.grid_closed", "这个网格那天还没启用或已撤销"
    field = "grid_id"


@dataclass(eq=False)
class EstateStateSkipped(Problem):
    status, code, title = 409, "territory.estate_state_skipped", "小区状态只能依次推进：规划中、在建、已交付、已入住"
    field = "state"


@dataclass(eq=False)
class SheetFaulty(Problem):
    """A sheet of buildings with faults; ``faults_at`` names each with sheet and cell. Nothing of it was taken."""

    status, code, title = 422, "territory.sheet_faulty", "表里有{count}处要改，一行也没有导入。改好再传"
    faults_at: Sequence[SheetFault]
    field = "file_id"

    def facts(self) -> dict[str, object]:
        return {"count": len(self.faults_at), "faults_at": [asdict(one) for one in self.faults_at[:500]]}


@dataclass(eq=False)
class HandoverUndone(Problem):
    status, code, title = 409, "territory.handover_undone", "这次交付已经撤销过了"


@dataclass(eq=False)
class HandoverOver(Problem):
    status, code, title = 409, "territory.handover_over", "导入超过30天，不能整批撤销了"


@dataclass(eq=False)
class HandoverUsed(Problem):
    status, code, title = 409, "territory.handover_used", "这批楼已经用起来了（{uses}），不能整批撤销"
    uses: str


@dataclass(eq=False)
class MainWorkerThere(Problem):
    status, code, title = 409, "territory.main_worker_there", "这个网格在这段时间已有主责网格员"
    constraint, field = "grid_has_one_main_worker_at_a_time", "worker_account_id"


@dataclass(eq=False)
class DutyThere(Problem):
    status, code, title = 409, "territory.duty_there", "他在这段时间已在这个网格值守"
    constraint, field = "worker_has_one_duty_in_a_grid", "worker_account_id"


@dataclass(eq=False)
class LeaveThere(Problem):
    status, code, title = 409, "territory.leave_there", "这段时间已经请过假"
    constraint, field = "worker_on_leave_once_at_a_time", "from_on"


@dataclass(eq=False)
class NotYourGrid(Problem):
    """A place everybody knows, whose inside only some may open."""

    status, code, title = 403, "territory.not_your_grid", "这里属于{grid}，请找{who}，或由社区临时授权"
    grid: str
    who: str


@dataclass(eq=False)
class PhotoThere(Problem):
    status, code, title = 409, "territory.photo_there", "已有公示的照片，先撤下再换"


@dataclass(eq=False)
class NotOnDuty(Problem):
    status, code, title = 409, "territory.not_on_duty", "这段时间不在这个网格值守，不用请假"
    field = "from_on"


@dataclass(eq=False)
class SubstituteOnLeave(Problem):
    status, code, title = 409, "territory.substitute_on_leave", "顶岗人这段时间也请了假，请另选一位"
    field = "substitute_account_id"


@dataclass(eq=False)
class NotYourAnswer(Problem):
    status, code, title = 403, "territory.not_your_answer", "要由顶岗人本人答复"


@dataclass(eq=False)
class LeaveAnswered(Problem):
    status, code, title = 409, "territory.leave_answered", "这次请假已经答复过了"


@dataclass(eq=False)
class UnitCodeTaken(Problem):
    status, code, title = 409, "territory.unit_code_taken", "这个统一社会信用代码已登记过"
    constraint, field = "unit_uscc_once", "uscc"


@dataclass(eq=False)
class ResponsibleThere(Problem):
    status, code, title = 409, "territory.responsible_there", "这项责任在这段时间已有人，请先结束前一位"
    constraint, field = "responsible_one_at_a_time", "from_on"
