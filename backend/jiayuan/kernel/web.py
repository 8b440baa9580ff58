"""The built frontend: one html per face, hashed assets that never change, precompressed files.

An address of a face without a dot answers that face's html; a missing asset is 404, never the html.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from jiayuan.kernel import problems

FACES = ("desk", "mobile")
_PHONE_SIGNS = ("Mobile", "Android", "iPhone", "HarmonyOS")
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"

mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")


def faces(folder: Path) -> Iterator[BaseRoute]:
    """The routes of the frontend in ``folder``; without a build, a plain sentence that says how to make one."""

    async def front(request: Request) -> Response:
        agent = request.headers.get("user-agent", "")
        face = "mobile" if any(sign in agent for sign in _PHONE_SIGNS) else "desk"
        return _page(folder, face, request)

    async def face_page(request: Request) -> Response:
        face = request.path_params["face"]
        rest = request.path_params.get("rest", "")
        if face not in FACES:
            return problems.answer(problems.NotFound())
        if "." in rest.rpartition("/")[2]:
            return _file(folder / face, rest, request, _ASK_AGAIN)
        return _page(folder, face, request)

    async def asset(request: Request) -> Response:
        return _file(folder / "assets", request.path_params["rest"], request, _FOR_EVER)

    async def slash(request: Request) -> Response:
        return RedirectResponse(f"/{request.path_params['face']}/", 308)

    yield Route("/", front)
    yield Route("/assets/{rest:path}", asset)
    yield Route("/{face}", slash)
    yield Route("/{face}/{rest:path}", face_page)


def _page(folder: Path, face: str, request: Request) -> Response:
    if not (folder / f"{face}.html").is_file():
        return Response("The frontend is not built yet: run `make build`.", 404, media_type="text/plain")
    return _file(folder, f"{face}.html", request, _ASK_AGAIN)


def _file(folder: Path, name: str, request: Request, cache: str) -> Response:
    root = folder.resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        return problems.answer(problems.NotFound())
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    packed = path.with_name(path.name + ".br")
    if packed.is_file() and "br" in request.headers.get("accept-encoding", ""):
        return FileResponse(packed, media_type=kind, headers=headers | {"Content-Encoding": "br"})
    return FileResponse(path, media_type=kind, headers=headers)
