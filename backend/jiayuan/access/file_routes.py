"""Uploading a file under an id of one's own, and opening it by a signed address."""

from __future__ import annotations

import asyncio
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import Query, Request, Response
from pydantic import BaseModel
from starlette.responses import FileResponse

from jiayuan.access.models import Account
from jiayuan.access.requests import HouseRouter, Write, database_of, public, signed_in
from jiayuan.kernel import files, uploads
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.files import StoredFile
from jiayuan.kernel.limits import Buckets
from jiayuan.kernel.problems import BodyTooLarge, NotFound, TooMany, problems

router = HouseRouter(prefix="/files", tags=["文件"])

#: A grid worker's phone may come home with a day's photos.
_UPLOADS = Buckets(burst=200, per_second=0.5)


class FileAnswer(BaseModel):
    """An uploaded file as it was understood."""

    id: UUID
    media_type: str
    size: int
    width: int | None
    height: int | None
    name: str | None
    address: str


class AddressAnswer(BaseModel):
    """A path that opens the file for five minutes, for this account."""

    address: str
    media_type: str
    name: str | None


@router.put(
    "/{file_id}",
    summary="上传文件",
    response_model=FileAnswer,
    responses=problems(
        uploads.FileEmpty,
        uploads.FileUnknown,
        uploads.HeicRefused,
        uploads.PictureTooLarge,
        uploads.PictureBroken,
        uploads.PdfActive,
        uploads.PdfBroken,
        uploads.SheetUnread,
        files.FileIdTaken,
        BodyTooLarge,
        TooMany,
    ),
    openapi_extra={"requestBody": {"content": {"application/octet-stream": {"schema": {"format": "binary"}}}}},
)
async def upload(
    file_id: UUID,
    request: Request,
    actor: Annotated[Actor, signed_in()],
    name: Annotated[str | None, Query(max_length=200, description="文件名，只供显示")] = None,
) -> FileAnswer:
    """The body is the file itself. The same id with the same content is the same file, however often it is sent."""
    _UPLOADS.take(str(actor.account_id))
    received = await files.receive(request.stream(), request.headers.get("content-type", ""))
    # no connection is held while a slow phone sends
    async with database_of(request).as_actor(actor) as session:
        file = await files.add(session, actor, file_id, received, name)
        return FileAnswer(
            id=file.id,
            media_type=file.media_type,
            size=file.size,
            width=file.width,
            height=file.height,
            name=file.name,
            address=files.sign_address(file.id, actor),
        )


@router.get("/{file_id}/address", summary="取打开地址", response_model=AddressAnswer, responses=problems(NotFound))
async def get_address(file_id: UUID, session: Write, actor: Annotated[Actor, signed_in()]) -> AddressAnswer:
    file = await files.get_seen(session, actor, file_id)
    return AddressAnswer(address=files.sign_address(file.id, actor), media_type=file.media_type, name=file.name)


@router.get(
    "/{file_id}/content",
    summary="打开文件",
    response_class=Response,
    responses={
        200: {"content": {"application/octet-stream": {}}, "description": "文件内容"},
        **problems(NotFound, files.AddressExpired),
    },
)
async def open_file(
    file_id: UUID,
    request: Request,
    _: Annotated[None, public()],
    by: Annotated[str, Query(max_length=200, description="签名")],
) -> Response:
    """By an address that ``sign_address`` made: five minutes, one account, which must not have been locked since."""
    address = files.open_address(file_id, by)
    async with database_of(request).transaction(f"{{{address.community}}}") as session:
        file = await session.get(StoredFile, (address.community, file_id))
        account = await session.get(Account, address.account_id)
    if file is None or account is None or account.locked_at is not None:
        raise NotFound
    path = files.store().path(file.sha256.hex())
    if not await asyncio.to_thread(path.is_file):
        raise NotFound
    shown = "inline" if file.media_type.startswith("image/") else "attachment"
    name = quote(file.name or f"{file.id}", safe="")
    headers = {
        "Content-Disposition": f"{shown}; filename*=UTF-8''{name}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, max-age=300",
    }
    return FileResponse(path, media_type=file.media_type, headers=headers)
