"""Who is on duty, who is on leave, who answers for a door, and the units of the community."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import Page, Paging
from jiayuan.kernel.problems import NotFound, Stale, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.uploads import FileUnknown
from jiayuan.kernel.writing import Created, IfMatch, created
from jiayuan.territory import desk_answers, duties, duty_answers, duty_forms, duty_photos, duty_queries, queries
from jiayuan.territory.naming import pinyin_of
from jiayuan.territory.problems import (
    DutyThere,
    LeaveAnswered,
    LeaveThere,
    MainWorkerThere,
    NotOnDuty,
    NotYourAnswer,
    PhotoThere,
    ResponsibleThere,
    SubstituteOnLeave,
    UnitCodeTaken,
)

router = HouseRouter(tags=["值守与单位"])


@router.get("/duties", summary="网格员值守", response_model=list[duty_answers.DutyRow])
async def list_duties(read: Read, actor: Annotated[Actor, permit("territory.duty.read")]) -> Rows:
    return Rows(await duty_queries.list_duties(read, actor))


@router.post(
    "/grids/{grid_id}/duties",
    summary="安排网格员",
    status_code=201,
    response_model=Created,
    responses=problems(MainWorkerThere, DutyThere, NotFound),
)
async def begin_duty(
    grid_id: UUID, form: duty_forms.NewDuty, session: Write, actor: Annotated[Actor, permit("territory.duty.edit")]
) -> Created:
    return created(session, await duties.begin_duty(session, actor, grid_id, form))


@router.post("/duties/{duty_id}/end", summary="结束值守", status_code=204, responses=problems(NotFound))
async def end_duty(
    duty_id: UUID, form: duty_forms.EndingDuty, session: Write, actor: Annotated[Actor, permit("territory.duty.edit")]
) -> None:
    await duties.end_duty(session, actor, duty_id, form.until_on)


@router.post(
    "/duties/{duty_id}/photo",
    summary="公示网格员照片（本人同意）",
    status_code=204,
    responses=problems(PhotoThere, FileUnknown, NotFound),
)
async def show_photo(
    duty_id: UUID,
    form: duty_forms.NewPhoto,
    session: Write,
    actor: Annotated[Actor, permit("territory.duty_photo.edit")],
) -> None:
    await duty_photos.show_photo(session, actor, duty_id, form)


@router.delete("/duties/{duty_id}/photo", summary="撤下公示的照片", status_code=204, responses=problems(NotFound))
async def hide_photo(
    duty_id: UUID, session: Write, actor: Annotated[Actor, permit("territory.duty_photo.edit")]
) -> None:
    await duty_photos.hide_photo(session, actor, duty_id)


@router.get("/leaves", summary="请假与顶岗", response_model=list[duty_answers.LeaveRow])
async def list_leaves(read: Read, actor: Annotated[Actor, permit("territory.duty.read")], mine: bool = False) -> Rows:
    return Rows(await duty_queries.list_leaves(read, actor, mine=mine))


@router.post(
    "/leaves",
    summary="请假，由顶岗人确认后生效",
    status_code=201,
    response_model=Created,
    responses=problems(NotOnDuty, LeaveThere),
)
async def ask_leave(
    form: duty_forms.NewLeave, session: Write, actor: Annotated[Actor, permit("territory.leave.ask")]
) -> Created:
    return created(session, await duties.ask_leave(session, actor, form))


@router.post(
    "/leaves/{leave_id}/answer",
    summary="顶岗人答复",
    status_code=204,
    responses=problems(NotYourAnswer, LeaveAnswered, SubstituteOnLeave, Stale),
)
async def answer_leave(
    leave_id: UUID,
    form: duty_forms.LeaveAnswer,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.leave.ask")],
) -> None:
    await duties.answer_leave(session, actor, leave_id, form, version)


@router.delete(
    "/leaves/{leave_id}", summary="取消请假", status_code=204, responses=problems(NotYourAnswer, LeaveAnswered, Stale)
)
async def cancel_leave(
    leave_id: UUID, session: Write, version: IfMatch, actor: Annotated[Actor, permit("territory.leave.ask")]
) -> None:
    await duties.cancel_leave(session, actor, leave_id, version)


@router.get(
    "/entrances/{entrance_id}/responsible",
    summary="这一单元的责任人",
    response_model=list[desk_answers.ResponsibleEntry],
    responses=problems(NotFound),
)
async def list_responsible(
    entrance_id: UUID, read: Read, actor: Annotated[Actor, permit("territory.place.read")]
) -> Rows:
    return Rows(await duty_queries.list_responsible(read, entrance_id))


@router.get("/responsible/chart", summary="责任一览（挂图）", response_model=duty_answers.Chart)
async def get_chart(read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    return Rows(await duty_queries.get_chart(read))


@router.post(
    "/responsible",
    summary="落实责任人",
    status_code=201,
    response_model=Created,
    responses=problems(ResponsibleThere, NotFound),
)
async def name_responsible(
    form: duty_forms.NewResponsible, session: Write, actor: Annotated[Actor, permit("territory.responsible.edit")]
) -> Created:
    return created(session, await duties.name_responsible(session, actor, form))


@router.post("/responsible/{responsible_id}/end", summary="结束责任", status_code=204, responses=problems(NotFound))
async def end_responsible(
    responsible_id: UUID,
    form: duty_forms.EndingDuty,
    session: Write,
    actor: Annotated[Actor, permit("territory.responsible.edit")],
) -> None:
    await duties.end_responsible(session, actor, responsible_id, form.until_on)


@router.get("/units", summary="驻区单位", response_model=Page[duty_answers.UnitRow])
async def list_units(page: Paging, read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    return page.cut(await read.rows(queries.UNITS, **page.after(pinyin=str, id=UUID)), pinyin="pinyin", id="id")


@router.get("/units/unplaced", summary="在哪个社区都没有地址的单位", response_model=list[duty_answers.UnplacedUnit])
async def list_unplaced(read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    return Rows(await duty_queries.list_unplaced(read, actor))


@router.post(
    "/units", summary="登记单位", status_code=201, response_model=Created, responses=problems(UnitCodeTaken, NotFound)
)
async def make_unit(
    form: duty_forms.NewUnit, session: Write, actor: Annotated[Actor, permit("territory.unit.edit")]
) -> Created:
    return created(session, await duties.make_unit(session, actor, form, pinyin_of(form.name)))


@router.put("/units/{unit_id}", summary="修改单位", status_code=204, responses=problems(UnitCodeTaken, Stale))
async def change_unit(
    unit_id: UUID,
    form: duty_forms.UnitForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.unit.edit")],
) -> None:
    await duties.change_unit(session, actor, unit_id, form, pinyin_of(form.name), version)


@router.post("/units/{unit_id}/addresses", summary="单位迁址", status_code=204, responses=problems(NotFound))
async def move_unit(
    unit_id: UUID, form: duty_forms.UnitMove, session: Write, actor: Annotated[Actor, permit("territory.unit.edit")]
) -> None:
    await duties.move_unit(session, actor, unit_id, form)


@router.post("/units/{unit_id}/closing", summary="单位注销或迁出", status_code=204, responses=problems(Stale))
async def close_unit(
    unit_id: UUID,
    form: duty_forms.EndingDuty,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.unit.edit")],
) -> None:
    await duties.close_unit(session, actor, unit_id, form.until_on, version)
