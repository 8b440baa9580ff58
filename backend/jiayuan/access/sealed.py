"""The way in for what a phone wrote without a network: an envelope is opened and carried out as its author's own call.

It needs no token, for the envelope proves its author; whoever holds the phone now can only deliver it. The call inside
runs through the very route, permissions and Idempotency-Key that it would have met, so a second delivery is harmless.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Protocol
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.responses import Response
from starlette.types import Message, Scope

from jiayuan.access import envelopes
from jiayuan.access.envelopes import ActTime, EnvelopeUnreadable, SealedRequest, SealingKeyUnknown
from jiayuan.access.models import Account, Device, Session
from jiayuan.access.requests import INSIDE, PREFIX, HouseRouter, database_of, public
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.crypto import unseal
from jiayuan.kernel.limits import Buckets, address_of
from jiayuan.kernel.problems import Problem, TooMany, problems

router = HouseRouter(tags=["离线"])

_ACT_TIME = "jiayuan.act_time"
#: A phone that comes back sends fifty at once; a stranger who guesses gets no further than this.
_DELIVERIES = Buckets(burst=200, per_second=5)
_PASSED_ON = {"content-type", "etag", "idempotent-replayed", "retry-after"}

#: What may be written without a network: matters, and the domains that say so. Never accounts, sign-in or files.
_ACCEPTED: list[str] = [f"{PREFIX}/matters"]


def accepts(path: str) -> None:
    """Let calls below this address, e.g. ``/grid``, come in by envelope."""
    if (whole := PREFIX + path) not in _ACCEPTED:
        _ACCEPTED.append(whole)


@dataclass(eq=False)
class AuthorUnproven(Problem):
    status, code, title = 403, "sealed.author_unproven", "无法确认这一条是谁写的，没有收。请本人登录后再发一次。"


@dataclass(eq=False)
class AuthorGone(Problem):
    status, code, title = 403, "sealed.author_gone", "写这一条的账号已停用或已没有这个身份，没有收。"


@dataclass(eq=False)
class NotFromOutbox(Problem):
    status, code, title = 422, "sealed.not_from_outbox", "这件事要联网登录后办，不能由手机离线代存。"


class SealingKeyShown(BaseModel):
    """The public half, a raw point of P-256 in base64url, that phones seal for."""

    kid: str
    public_key: str


Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")]


class Envelope(BaseModel):
    """What only the installation can read; ``id`` is the item's, and the Idempotency-Key inside."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, StringConstraints(min_length=8, max_length=64, pattern=r"^[\x21-\x7e]+$")]
    kid: Annotated[str, StringConstraints(max_length=64)]
    epk: Annotated[Base64, StringConstraints(max_length=120)]
    iv: Annotated[Base64, StringConstraints(max_length=24)]
    box: Base64


class Authors(Protocol):
    """Finds the actor behind a session that may have ended since: roles and posts are those of today."""

    async def author(self, session_id: UUID, role: str, community_code: str | None) -> Actor:
        """Raises 401 or 404 problems for an account that is locked, without its role, or elsewhere."""
        ...


@router.get("/sealed/key", summary="离线封存用的公钥", response_model=SealingKeyShown)
async def sealing_key(_nobody: Annotated[None, public()]) -> SealingKeyShown:
    keys = envelopes.sealing_keys()
    current = keys.known[keys.current]
    return SealingKeyShown(kid=current.kid, public_key=envelopes.encode(current.point))


@router.post(
    "/sealed",
    summary="送达离线封存的一条",
    description="答复就是封存在里面的那个请求的答复。",
    response_class=Response,
    responses=problems(EnvelopeUnreadable, SealingKeyUnknown, NotFromOutbox, AuthorUnproven, AuthorGone, TooMany)
    | {200: {"description": "里面那个请求的答复"}, 201: {"description": "里面那个请求的答复"}},
)
async def deliver(envelope: Envelope, request: Request, _nobody: Annotated[None, public()]) -> Response:
    """Open, prove, and carry out as the author."""
    _DELIVERIES.take(address_of(request))
    sealed = _open(envelope)
    device, role = await _prove(request, sealed)
    _check_address(sealed)
    community = _query_of(sealed.path).get("community")
    authors: Authors = request.app.state.principals
    try:
        actor = await authors.author(device.session_id, role, community)
    except Problem as refused:
        if refused.status == 401:
            raise AuthorGone from refused
        raise
    if actor.account_id != device.account_id:
        raise AuthorUnproven
    when = envelopes.act_time(sealed.made_at, sealed.offset, clock.now())
    return await _carry_out(request, sealed, actor, when)


async def open_own(request: Request, actor: Actor, envelope: Envelope) -> SealedRequest:
    """What the actor sealed and could not deliver, opened for him instead of carried out.

    Raises EnvelopeUnreadable, SealingKeyUnknown, AuthorUnproven, AuthorGone, NotFromOutbox.
    """
    sealed = _open(envelope)
    device, _ = await _prove(request, sealed)
    if device.account_id != actor.account_id:
        raise AuthorUnproven
    _check_address(sealed)
    return sealed


def _open(envelope: Envelope) -> SealedRequest:
    content = envelopes.open_box(
        envelopes.sealing_keys(),
        item=envelope.id, kid=envelope.kid, epk=envelope.epk, iv=envelope.iv, box=envelope.box,
    )  # fmt: skip
    sealed = envelopes.read_request(content)
    if sealed.key != envelope.id:
        raise EnvelopeUnreadable
    return sealed


async def _prove(request: Request, sealed: SealedRequest) -> tuple[Device, str]:
    """The device whose key signed the content, and the role it was registered in. Raises AuthorUnproven, AuthorGone."""
    try:
        device_id = UUID(sealed.device_id)
    except ValueError:
        raise AuthorUnproven from None
    async with database_of(request).transaction("{}") as session:
        device = await session.get(Device, device_id)
        account = await session.get(Account, device.account_id) if device is not None else None
        signed_in = await session.get(Session, device.session_id) if device is not None else None
    if device is None or account is None or signed_in is None:
        raise AuthorUnproven
    if not sealed.is_proven_by(proof_key_of(device)):
        raise AuthorUnproven
    if device.revoked_at is not None or account.locked_at is not None:
        raise AuthorGone
    return device, signed_in.role


def proof_key_of(device: Device) -> bytes:
    """The key that this device was given at sign-in: kept sealed, as base64 text of either alphabet."""
    text = unseal("device", "proof_key_box", device.id, device.proof_key_box)
    return envelopes.decode(text.rstrip("=").replace("+", "-").replace("/", "_"))


def _check_address(sealed: SealedRequest) -> None:
    address, _, _ = sealed.path.partition("?")
    fits = any(address == entry or address.startswith(entry + "/") for entry in _ACCEPTED)
    plain = address.isascii() and "//" not in address and "/." not in address and "%" not in address
    if sealed.method not in ("POST", "PUT", "PATCH", "DELETE") or not fits or not plain:
        raise NotFromOutbox


def _query_of(path: str) -> dict[str, str]:
    return dict(parse_qsl(path.partition("?")[2]))


async def _carry_out(request: Request, sealed: SealedRequest, actor: Actor, when: ActTime) -> Response:
    """The author's call against this very application, without a token that could be kept by anybody."""
    address, _, query = sealed.path.partition("?")
    headers = [(b"content-type", b"application/json"), (b"idempotency-key", sealed.key.encode())]
    if sealed.body:
        headers.append((b"content-length", str(len(sealed.body)).encode()))
    if sealed.if_match is not None:
        headers.append((b"if-match", sealed.if_match.encode("latin-1", "replace")))
    outer = request.scope
    scope: Scope = {
        "type": "http", "asgi": outer["asgi"], "http_version": outer["http_version"], "method": sealed.method,
        "scheme": outer["scheme"], "path": address, "raw_path": address.encode(), "root_path": "",
        "query_string": query.encode(), "headers": headers, "client": outer.get("client"),
        "server": outer.get("server"), "state": dict(outer.get("state", {})), INSIDE: actor, _ACT_TIME: when,
    }  # fmt: skip
    unread = [sealed.body]

    async def receive() -> Message:
        if unread:
            return {"type": "http.request", "body": unread.pop(), "more_body": False}
        return {"type": "http.disconnect"}

    status, passed, parts = 500, {}, []

    async def send(message: Message) -> None:
        nonlocal status, passed
        if message["type"] == "http.response.start":
            status = message["status"]
            passed = {
                name.decode(): value.decode() for name, value in message["headers"] if name.decode() in _PASSED_ON
            }
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    await request.app(scope, receive, send)
    return Response(b"".join(parts), status, passed)


async def act_time_of(request: Request) -> ActTime:
    """When the act at hand was done: as the envelope says, else now."""
    found = request.scope.get(_ACT_TIME)
    if isinstance(found, ActTime):
        return found
    now = clock.now()
    return ActTime(now, now)


#: The time of an act in a route's signature: ``when: When``.
When = Annotated[ActTime, Depends(act_time_of)]
