"""Places: areas, the community's profile, estates, grids, buildings, entrances, dwellings, posters."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request, Response
from starlette.responses import FileResponse

from jiayuan.access.requests import HouseRouter, Read, Write, database_of, permit, public
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.limits import Buckets, address_of
from jiayuan.kernel.problems import NotFound, Stale, TooMany, VersionMissing, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created, etag
from jiayuan.territory import (
    answers,
    areas,
    desk_answers,
    duty_answers,
    duty_photos,
    forms,
    places,
    posters,
    privacy_notice,
    queries,
)
from jiayuan.territory.problems import (
    AreaCodeTaken,
    BuildingNumberTaken,
    DoorTaken,
    EntranceNumberTaken,
    EstateNameTaken,
    EstateStateSkipped,
    GridClosed,
    GridHasBuildings,
    GridSerialsSpent,
    GridSerialTaken,
    InAnotherGrid,
)

router = HouseRouter(tags=["地方"])

#: Photos of a plate opened from one address.
_PHOTOS = Buckets(burst=60, per_second=1)


@router.get("/areas", summary="行政区划：下级或按名称、曾用名、代码查", response_model=list[answers.AreaRow])
async def list_areas(
    read: Read,
    actor: Annotated[Actor, permit("territory.area.read")],
    parent: Annotated[str | None, Query(pattern=r"^[0-9]{2,12}$")] = None,
    q: Annotated[str | None, Query(min_length=1, max_length=30)] = None,
    under: Annotated[str, Query(pattern=r"^[0-9]{0,12}$", description="只在这个代码之下找")] = "",
) -> Rows:
    return Rows(await queries.list_areas(read, parent, q, under))


@router.get("/areas/{code}", summary="区划及其所有上级", response_model=list[answers.AreaRow])
async def get_area(code: str, read: Read, actor: Annotated[Actor, permit("territory.area.read")]) -> Rows:
    return Rows(await queries.get_area_path(read, code))


@router.get("/areas/{code}/card", summary="区划：边界、面积、曾用名、前身", response_model=answers.AreaCard)
async def get_area_card(code: str, read: Read, actor: Annotated[Actor, permit("territory.area.read")]) -> Rows:
    found = await queries.get_area_card(read, code)
    return Rows(found, headers=etag(found["version"]))


@router.put("/areas/{code}", summary="补登区划", status_code=204, responses=problems(AreaCodeTaken, NotFound))
async def add_area(
    code: Annotated[str, Path(pattern=r"^([0-9]{9}|[0-9]{12})$")],
    form: forms.NewArea,
    session: Write,
    actor: Annotated[Actor, permit("territory.area.edit")],
) -> None:
    await areas.add_area(session, actor, code, form)


@router.patch(
    "/areas/{code}",
    summary="改名、停用、划定边界",
    status_code=204,
    responses=problems(NotFound, Stale, VersionMissing),
)
async def change_area(
    code: str,
    form: forms.AreaForm,
    version: IfMatch,
    session: Write,
    actor: Annotated[Actor, permit("territory.area.edit")],
) -> None:
    await areas.change_area(session, actor, code, form, version)


@router.put("/areas/{code}/predecessors", summary="连上前身区划", status_code=204, responses=problems(NotFound))
async def link_predecessor(
    code: str, form: forms.SuccessionForm, session: Write, actor: Annotated[Actor, permit("territory.area.edit")]
) -> None:
    await areas.link_predecessor(session, actor, code, form)


@router.put("/profile", summary="修改社区概况", status_code=204, responses=problems(Stale))
async def change_profile(
    form: forms.ProfileForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.profile.edit")],
) -> None:
    await areas.change_profile(session, actor, form, version)


@router.put("/profile/conversion/{step}", summary="村改居清单的一项", status_code=204, responses=problems(Stale))
async def change_conversion_step(
    step: str,
    form: forms.ConversionForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.profile.edit")],
) -> None:
    await areas.change_conversion_step(session, actor, step, form, version)


@router.get("/estates", summary="小区", response_model=list[answers.EstateRow])
async def list_estates(read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    return Rows([queries.with_completeness(row) for row in await read.rows(queries.ESTATES)])


@router.get("/estates/{estate_id}", summary="小区详情", response_model=answers.EstateRow)
async def get_estate(estate_id: UUID, read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    found = queries.with_completeness(await read.one(queries.ESTATE, id=estate_id))
    return Rows(found, headers=etag(found["version"]))


@router.post(
    "/estates", summary="新建小区", status_code=201, response_model=Created, responses=problems(EstateNameTaken)
)
async def make_estate(
    form: forms.NewEstate, session: Write, actor: Annotated[Actor, permit("territory.building.edit")]
) -> Created:
    return created(session, await places.make_estate(session, actor, form))


@router.put("/estates/{estate_id}", summary="修改小区", status_code=204, responses=problems(EstateNameTaken, Stale))
async def change_estate(
    estate_id: UUID,
    form: forms.EstateForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.building.edit")],
) -> None:
    await places.change_estate(session, actor, estate_id, form, version)


@router.post(
    "/estates/{estate_id}/state",
    summary="推进小区状态",
    status_code=204,
    responses=problems(EstateStateSkipped, Stale),
)
async def advance_estate(
    estate_id: UUID,
    form: forms.EstateStep,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.building.edit")],
) -> None:
    await places.advance_estate(session, actor, estate_id, form, version)


@router.get("/grids", summary="网格", response_model=list[answers.GridRow])
async def list_grids(read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    return Rows(await read.rows(queries.GRIDS))


@router.get("/grids/{grid_id}", summary="网格详情", response_model=answers.GridRow)
async def get_grid(grid_id: UUID, read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    found = await read.one(queries.GRID, id=grid_id)
    return Rows(found, headers=etag(found["version"]))


@router.post(
    "/grids", summary="新建网格", status_code=201, response_model=Created,
    responses=problems(GridSerialTaken, GridSerialsSpent),
)  # fmt: skip
async def make_grid(
    form: forms.NewGrid, session: Write, actor: Annotated[Actor, permit("territory.grid.edit")]
) -> Created:
    return created(session, await places.make_grid(session, actor, form))


@router.put("/grids/{grid_id}", summary="修改网格", status_code=204, responses=problems(Stale))
async def change_grid(
    grid_id: UUID,
    form: forms.GridForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.grid.edit")],
) -> None:
    await places.change_grid(session, actor, grid_id, form, version)


@router.post(
    "/grids/{grid_id}/retirement", summary="撤销网格", status_code=204, responses=problems(GridHasBuildings, Stale)
)
async def retire_grid(
    grid_id: UUID,
    form: forms.Retiring,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.grid.edit")],
) -> None:
    await places.retire_grid(session, actor, grid_id, form.until_on, version)


@router.post(
    "/grid-memberships",
    summary="调整楼栋的网格",
    status_code=204,
    responses=problems(InAnotherGrid, GridClosed, NotFound),
)
async def move_buildings(
    form: forms.Moving, session: Write, actor: Annotated[Actor, permit("territory.grid.edit")]
) -> None:
    await places.move_buildings(session, actor, form)


@router.post(
    "/buildings/bulk",
    summary="成批新建楼栋、单元和房屋",
    description="答复第一栋的编号；按 count 建了几栋。",
    status_code=201,
    response_model=Created,
    responses=problems(BuildingNumberTaken, InAnotherGrid, NotFound),
)
async def make_buildings(
    form: forms.NewBuildings, session: Write, actor: Annotated[Actor, permit("territory.building.edit")]
) -> Created:
    return created(session, (await places.make_buildings(session, actor, form))[0])


@router.post(
    "/estates/{estate_id}/buildings",
    summary="新建楼栋",
    status_code=201,
    response_model=Created,
    responses=problems(BuildingNumberTaken),
)
async def make_building(
    estate_id: UUID,
    form: forms.BuildingForm,
    session: Write,
    actor: Annotated[Actor, permit("territory.building.edit")],
) -> Created:
    return created(session, await places.make_building(session, actor, estate_id, form))


@router.put(
    "/buildings/{building_id}",
    summary="修改楼栋",
    status_code=204,
    responses=problems(BuildingNumberTaken, Stale),
)
async def change_building(
    building_id: UUID,
    form: forms.BuildingForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.building.edit")],
) -> None:
    await places.change_building(session, actor, building_id, form, version)


@router.post(
    "/buildings/{building_id}/entrances",
    summary="新建单元",
    status_code=201,
    response_model=Created,
    responses=problems(EntranceNumberTaken, NotFound),
)
async def make_entrance(
    building_id: UUID,
    form: forms.NewEntrance,
    session: Write,
    actor: Annotated[Actor, permit("territory.building.edit")],
) -> Created:
    made = await places.make_entrance(session, actor, building_id, form.number, form.doors_per_floor)
    return created(session, made)


@router.patch("/entrances/{entrance_id}", summary="修改单元", status_code=204, responses=problems(NotFound, Stale))
async def change_entrance(
    entrance_id: UUID,
    form: forms.EntranceForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.building.edit")],
) -> None:
    await places.change_entrance(session, actor, entrance_id, form, version)


@router.post(
    "/entrances/{entrance_id}/dwellings",
    summary="新建房屋",
    status_code=201,
    response_model=Created,
    responses=problems(DoorTaken, NotFound),
)
async def make_dwelling(
    entrance_id: UUID,
    form: forms.NewDwelling,
    session: Write,
    actor: Annotated[Actor, permit("territory.building.edit")],
) -> Created:
    return created(session, await places.make_dwelling(session, actor, entrance_id, form))


@router.get(
    "/dwellings/{dwelling_id}",
    summary="房屋详情",
    response_model=desk_answers.DwellingDetail,
    responses=problems(NotFound),
)
async def get_dwelling(dwelling_id: UUID, read: Read, actor: Annotated[Actor, permit("territory.place.read")]) -> Rows:
    found = await read.one(queries.DWELLING, id=dwelling_id)
    return Rows(found, headers=etag(found["version"]))


@router.put("/dwellings/{dwelling_id}", summary="修改房屋", status_code=204, responses=problems(Stale))
async def change_dwelling(
    dwelling_id: UUID,
    form: forms.DwellingForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("territory.building.edit")],
) -> None:
    await places.change_dwelling(session, actor, dwelling_id, form, version)


@router.get("/entrances/{entrance_id}/poster", summary="楼道牌（A4）的内容", response_model=duty_answers.PosterSheet)
async def get_sheet(
    entrance_id: UUID, read: Read, request: Request, actor: Annotated[Actor, permit("territory.poster.print")]
) -> Rows:
    return Rows(await posters.get_sheet(read, database_of(request).pool, entrance_id))


@router.get("/entrances/{entrance_id}/poster.svg", summary="楼道牌的二维码", response_class=Response)
async def get_poster_svg(
    entrance_id: UUID, read: Read, actor: Annotated[Actor, permit("territory.poster.print")]
) -> Response:
    found = await read.one(posters.SHEET, id=entrance_id)
    return Response(posters.poster_svg(found["poster_code"]), media_type="image/svg+xml")


@router.get(
    "/privacy-notice",
    summary="个人信息处理告知书：谁、为什么、怎么处理、哪些、存多久、怎么行使权利",
    response_model=privacy_notice.PrivacyNotice,
    responses=problems(NotFound),
)
async def get_notice(
    request: Request,
    actor: Annotated[None, public()],
    community: Annotated[str | None, Query(pattern="^[0-9]{12}$", description="哪个社区；只有一个时可不填")] = None,
) -> Rows:
    return Rows(await privacy_notice.get_notice(database_of(request).pool, community))


@router.get("/posters/{code}", summary="扫楼道牌：这是哪里、谁在岗", response_model=duty_answers.Poster)
async def find_poster(code: str, request: Request, actor: Annotated[None, public()]) -> Rows:
    return Rows(await posters.find_poster(database_of(request).pool, code))


@router.get(
    "/posters/{code}/photos/{photo_id}",
    summary="楼道牌上网格员的照片",
    response_class=Response,
    responses={200: {"content": {"image/*": {}}, "description": "照片"}, **problems(NotFound, TooMany)},
)
async def open_photo(code: str, photo_id: UUID, request: Request, actor: Annotated[None, public()]) -> Response:
    _PHOTOS.take(address_of(request))
    database = database_of(request)
    photo = await duty_photos.open_public(database, database.pool, code, photo_id)
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "private, max-age=300"}
    return FileResponse(photo.path, media_type=photo.media_type, headers=headers)
