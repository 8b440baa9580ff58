"""The live stream: one for each browser, read by ``fetch`` with the bearer token."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Request
from starlette.responses import StreamingResponse

from jiayuan.access.requests import HouseRouter, signed_in
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.realtime import Realtime

router = HouseRouter(tags=["消息"])


@router.get(
    "/events",
    summary="实时提示（事件流）",
    response_class=StreamingResponse,
    responses={
        200: {
            "content": {"text/event-stream": {}},
            "description": '`hint`：data 是 {"kind", "id"}，哪一件变了；`resync`：中间断过，全部重取；每20秒一行注释',
        }
    },
)
async def listen(request: Request, actor: Annotated[Actor, signed_in()]) -> StreamingResponse:
    """Hints of what changed: kind and id. After a gap a ``resync``: fetch again what is shown.

    The stream ends when something about the account changes. Who opens it again has missed something and fetches anew.
    """
    realtime = cast(Realtime, request.app.state.realtime)
    return StreamingResponse(
        realtime.stream(actor),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )
