"""Reporting an event: signed in, by a call at the desk, as a guest at a poster; what helps before it is sent."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Header, Query, Request, Response

from jiayuan.access import codes
from jiayuan.access.requests import HouseRouter, Read, Write, database_of, permit, public, signed_in
from jiayuan.access.sealed import When
from jiayuan.domains.grid import categories, detail, duplicates, locating, passes, reporting, supporting
from jiayuan.domains.grid import schemas as forms
from jiayuan.domains.grid.calling import NoConsent, NoPhone, reveal_reporter_phone
from jiayuan.domains.grid.problems import (
    CategoryTooWide,
    ChannelNotYours,
    NotSupportable,
    PassExpired,
    PlaceMissing,
    PlaceUnknown,
)
from jiayuan.engines.matters.problems import IdTaken, UnknownCategory
from jiayuan.kernel import files, uploads
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.limits import Buckets, address_of
from jiayuan.kernel.problems import BodyTooLarge, Invalid, NotFound, TooMany, problems
from jiayuan.kernel.reading import Reader, Rows
from jiayuan.kernel.writing import Created, created, etag

router = HouseRouter(prefix="/grid", tags=["网格事件"])

#: Looks at a poster's lists, and photos, from one address.
_LOOKS = Buckets(burst=60, per_second=1)
_PHOTOS = Buckets(burst=24, per_second=0.05)

_REFUSED = (PlaceUnknown, PlaceMissing, UnknownCategory, CategoryTooWide, Invalid)
Longitude = Annotated[float | None, Query(ge=-180, le=180)]
Latitude = Annotated[float | None, Query(ge=-90, le=90)]


@router.get("/categories", summary="事件类别（两级）", response_model=list[forms.CategoryClass])
async def list_categories(read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return Rows(await categories.list_categories(read))


@router.get("/categories/guesses", summary="从文字认类别", response_model=list[forms.Category])
async def guess_categories(
    read: Read, actor: Annotated[Actor, signed_in()], text: Annotated[str, Query(min_length=1, max_length=500)]
) -> Rows:
    return Rows(await categories.guess_categories(read, text))


@router.get("/places", summary="认地点：我家、附近、按楼号找", response_model=list[forms.PlaceFound])
async def find_places(
    read: Read,
    actor: Annotated[Actor, signed_in()],
    longitude: Longitude = None,
    latitude: Latitude = None,
    q: Annotated[str, Query(max_length=50)] = "",
) -> Rows:
    """With words what they name; with a position what is near; one's own home always first."""
    if q.strip():
        return Rows(await locating.find_places(read, q))
    found = await locating.find_home(read, actor)
    if longitude is not None and latitude is not None:
        found += await locating.find_near(read, (longitude, latitude))
    return Rows(found)


@router.get("/events/similar", summary="可能重复的事件", response_model=list[forms.SimilarEvent])
async def list_similar(
    read: Read,
    actor: Annotated[Actor, signed_in()],
    entrance_id: UUID | None = None,
    building_id: UUID | None = None,
    longitude: Longitude = None,
    latitude: Latitude = None,
    category_id: UUID | None = None,
) -> Rows:
    point = (longitude, latitude) if longitude is not None and latitude is not None else None
    place = duplicates.Place(entrance_id, building_id, point)
    return Rows(await duplicates.list_similar(read, actor, place, category_id))


@router.post(
    "/events",
    summary="上报事件",
    status_code=201,
    response_model=Created,
    responses=problems(*_REFUSED, ChannelNotYours, IdTaken, NotFound),
)
async def report_event(
    form: forms.Reporting, session: Write, when: When, actor: Annotated[Actor, signed_in()]
) -> Created:
    """What a phone kept without a network counts from when it was written, and has its number from today."""
    written_at = when.at if when.device_at is not None else None
    matter = await reporting.report_event(session, actor, form, written_at)
    return created(session, matter.id)


@router.post(
    "/calls", summary="登记来电反映", status_code=201, response_model=Created, responses=problems(*_REFUSED, IdTaken)
)
async def record_call(
    form: forms.CallRecording, session: Write, actor: Annotated[Actor, permit("grid.event.record")]
) -> Created:
    matter = await reporting.record_call(session, actor, form)
    return created(session, matter.id)


@router.get("/events/{event_id}", summary="事件详情", response_model=forms.EventDetail, responses=problems(NotFound))
async def get_event(event_id: UUID, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    """Whoever may see the matter: staff, who handles it, its reporter. Anybody else: 404."""
    found = await detail.get_event(read, actor, event_id)
    return Rows(found, headers=etag(found["version"]))


@router.post(
    "/events/{event_id}/supporters",
    summary="我也遇到",
    status_code=204,
    responses=problems(NotFound, NotSupportable),
)
async def support_event(
    event_id: UUID, form: forms.Supporting, session: Write, actor: Annotated[Actor, signed_in()]
) -> None:
    """Repeating it changes nothing."""
    await supporting.support_event(session, actor, event_id, form.note)


@router.post(
    "/events/{event_id}/reporter/phone",
    summary="给反映人打电话",
    response_model=forms.ReporterPhone,
    responses=problems(NotFound, NoConsent, NoPhone),
)
async def call_reporter(
    event_id: UUID, form: forms.CallingReporter, session: Write, actor: Annotated[Actor, signed_in()]
) -> forms.ReporterPhone:
    phone = await reveal_reporter_phone(session, actor, event_id, form.purpose, form.words)
    return forms.ReporterPhone(phone=phone)


@router.get(
    "/posters/{code}/categories",
    summary="事件类别（扫码）",
    response_model=list[forms.CategoryClass],
    responses=problems(NotFound, TooMany),
)
async def list_categories_at_poster(code: str, request: Request, _: Annotated[None, public()]) -> Rows:
    _LOOKS.take(address_of(request))
    read, _poster = await _at_poster(request, code)
    return Rows(await categories.list_categories(read))


@router.get(
    "/posters/{code}/similar",
    summary="可能重复的事件（扫码）",
    response_model=list[forms.SimilarEvent],
    responses=problems(NotFound, TooMany),
)
async def list_similar_at_poster(
    code: str,
    request: Request,
    _: Annotated[None, public()],
    category_id: UUID | None = None,
    text: Annotated[str, Query(max_length=500)] = "",
) -> Rows:
    _LOOKS.take(address_of(request))
    read, poster = await _at_poster(request, code)
    place = duplicates.Place(poster.entrance_id, poster.building_id, poster.point)
    return Rows(await duplicates.list_similar(read, None, place, category_id, text))


@router.post(
    "/posters/{code}/codes",
    summary="取验证码（扫码上报）",
    status_code=204,
    responses=problems(NotFound, TooMany, codes.CodeUnsent),
)
async def ask_code(code: str, form: forms.CodeAsking, request: Request, _: Annotated[None, public()]) -> None:
    """The answer is the same for known and unknown numbers."""
    await reporting.find_poster(database_of(request).pool, code)
    await codes.send_code(database_of(request), form.phone, "report", address_of(request))


@router.post(
    "/posters/{code}/passes",
    summary="验证手机号（扫码上报）",
    response_model=forms.PhonePass,
    responses=problems(NotFound, TooMany, codes.CodeWrong),
)
async def prove_phone(code: str, form: forms.PhoneProving, request: Request, _: Annotated[None, public()]) -> Rows:
    _PHOTOS.take(address_of(request))
    poster = await reporting.find_poster(database_of(request).pool, code)
    await codes.redeem(database_of(request), form.phone, "report", form.code)
    given = passes.issue(poster.code, form.phone)
    return Rows({"pass": passes.write(given), "until": given.until}, headers={"Cache-Control": "no-store"})


@router.put(
    "/posters/{code}/photos/{file_id}",
    summary="传照片（扫码上报）",
    status_code=204,
    responses=problems(
        NotFound,
        TooMany,
        PassExpired,
        uploads.FileEmpty,
        uploads.FileUnknown,
        uploads.HeicRefused,
        uploads.PictureTooLarge,
        uploads.PictureBroken,
        files.FileIdTaken,
        BodyTooLarge,
    ),
    openapi_extra={"requestBody": {"content": {"application/octet-stream": {"schema": {"format": "binary"}}}}},
)
async def upload_photo(
    code: str,
    file_id: UUID,
    request: Request,
    _: Annotated[None, public()],
    guest_pass: Annotated[str, Header(max_length=600, description="验证手机号后得到的凭证")],
) -> Response:
    """The body is the picture itself; only pictures are taken from guests."""
    _PHOTOS.take(address_of(request))
    poster = await reporting.find_poster(database_of(request).pool, code)
    passes.read(guest_pass, poster.code)
    received = await files.receive(request.stream(), "image/*")
    if not received.judged.media_type.startswith("image/"):
        raise uploads.FileUnknown
    actor = system_actor(poster.community_id)
    async with database_of(request).as_actor(actor) as session:
        await files.add(session, actor, file_id, received, None)
    return Response(status_code=204)


@router.post(
    "/posters/{code}/events",
    summary="扫码上报",
    status_code=201,
    response_model=forms.Received,
    responses=problems(*_REFUSED, PassExpired, NotFound, TooMany),
)
async def report_at_poster(
    code: str, form: forms.GuestReporting, request: Request, _: Annotated[None, public()]
) -> Rows:
    """Number and progress code; sent twice with the same pass it is received once."""
    database = database_of(request)
    poster = await reporting.find_poster(database.pool, code)
    async with database.as_actor(system_actor(poster.community_id)) as session:
        matter = await reporting.report_as_guest(session, poster, form, address_of(request))
        promise = await reporting.promise_of(session, matter)
    answer = {"number": matter.number, "progress_code": matter.progress_code, "promise": promise}
    return Rows(answer, 201, headers={"Cache-Control": "no-store"})


async def _at_poster(request: Request, code: str) -> tuple[Reader, reporting.Poster]:
    database = database_of(request)
    poster = await reporting.find_poster(database.pool, code)
    return Reader.of(database.pool, system_actor(poster.community_id)), poster
