"""Drawn pictures in the place of photos: a doorway with its lamp, dark before and light after."""

from __future__ import annotations

import asyncio
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from uuid import UUID

from PIL import Image, ImageDraw
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.files import StoredFile, store
from jiayuan.kernel.ids import uuid7

SIZE = (640, 480)
_DARK, _LIGHT = ("#3b4252", "#59637a", "#2b303b"), ("#e8dcc4", "#fff3d0", "#b59f78")


@dataclass(frozen=True, slots=True)
class _Drawn:
    digest: bytes
    size: int


class Photos:
    """Puts drawn pictures into the store and ties them to matters."""

    def __init__(self, session: AsyncSession, community: int) -> None:
        self._session, self._community = session, community
        self._drawn: dict[str, _Drawn] = {}

    async def show(self, actor: Actor, matter_id: UUID, moments: tuple[str, ...]) -> list[dict[str, object]]:
        """A picture for each moment, as an action's form names them."""
        shown: list[dict[str, object]] = []
        for moment in moments:
            if moment not in self._drawn:
                self._drawn[moment] = await asyncio.to_thread(_keep, moment)
            drawn, file_id = self._drawn[moment], uuid7()
            self._session.add(
                StoredFile(
                    community_id=self._community, id=file_id, sha256=drawn.digest, upload_sha256=drawn.digest,
                    size=drawn.size, media_type="image/jpeg", width=SIZE[0], height=SIZE[1], name=None,
                    owner_account_id=actor.account_id if actor.account_id.int else None, at=clock.now(),
                    attached_kind="matter", attached_id=matter_id,
                )
            )  # fmt: skip
            shown.append({"file_id": file_id, "moment": moment})
        return shown


def _keep(moment: str) -> _Drawn:
    content = _draw(light=moment == "after")
    digest = hashlib.sha256(content)
    with NamedTemporaryFile(delete=False) as draft:
        draft.write(content)
    store().put(digest.hexdigest(), Path(draft.name))
    return _Drawn(digest.digest(), len(content))


def _draw(*, light: bool) -> bytes:
    wall, lamp, floor = _LIGHT if light else _DARK
    picture = Image.new("RGB", SIZE, wall)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 360, 640, 480), fill=floor)
    draw.rectangle((250, 150, 390, 360), fill="#6d5a43", outline="#3a2f22", width=4)
    draw.ellipse((372, 250, 382, 260), fill="#d8c690")
    draw.ellipse((295, 70, 345, 110), fill=lamp, outline="#20242c", width=3)
    for step in range(4):
        draw.line((60, 400 + 20 * step, 580, 400 + 20 * step), fill="#20242c", width=2)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()
