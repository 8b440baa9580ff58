"""From a request to an actor: token, then permission, then form, in this order and on every route."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Protocol, cast

from fastapi import APIRouter, Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.utils import create_model_field
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from jiayuan.kernel.actor import INSTALLATION, Actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.problems import Problem
from jiayuan.kernel.reading import Reader
from jiayuan.kernel.writing import begin_once, end_once, hold_key, key_of, request_hash

#: Where the API lives.
PREFIX = "/api/v1"

Guard = Literal["permission", "signed_in", "public"]

#: The ASGI scope's own entry for an actor proven inside the house (an opened envelope); no header can set it.
INSIDE = "jiayuan.actor"

#: Raises a problem when an item of a phone's outbox, known by its key, is not to be carried out any more.
Refusal = Callable[[AsyncSession, Actor, str], Awaitable[None]]
_REFUSALS: list[Refusal] = []


def refuses_sealed(refusal: Refusal) -> Refusal:
    """Register what stops an opened envelope; asked in the very transaction that would carry it out."""
    _REFUSALS.append(refusal)
    return refusal


@dataclass(eq=False)
class TokenMissing(Problem):
    status, code, title = 401, "access.token_missing", "请先登录"
    headers = {"WWW-Authenticate": "Bearer"}  # noqa: RUF012 - a class constant


@dataclass(eq=False)
class Forbidden(Problem):
    status, code, title = 403, "access.forbidden", "你没有办这件事的权限"
    permission: str


@dataclass(eq=False)
class PasswordMustChange(Problem):
    """Nothing else answers before a password that somebody else gave is changed (GB/T 22239-2019 8.1.4.1, PV-34)."""

    status, code, title = 403, "access.password_must_change", "先把口令改成自己的新口令，再接着办"


@dataclass(eq=False)
class SecondFactorMissing(Problem):
    """Nothing else answers before who must use a second factor has one (GB/T 22239-2019 8.1.4.1 d, PV-35)."""

    status, code, title = 403, "access.second_factor_missing", "你的身份要求动态口令，先启用，再接着办"


@dataclass(eq=False)
class CommunityMissing(Problem):
    status, code, title = 400, "access.community_missing", "你管着几个社区，请先选好在哪个社区办"


class Principals(Protocol):
    """Finds who stands behind a token; cached and dropped at once when something about the account changes."""

    async def actor(self, token: str, community_code: str | None) -> Actor:
        """The actor, working in the community asked for or the account's only one. Raises 401 or 404 problems."""
        ...


class Guarded:
    """Marks a route: which permission it takes, or that any signed-in account, or anyone, may call it.

    ``entering``: it also answers while the account's password is still to be changed or its second factor to be set up.
    """

    def __init__(self, guard: Guard, permission: str | None = None, *, entering: bool = False) -> None:
        self.guard, self.permission, self.entering = guard, permission, entering

    async def __call__(self, request: Request) -> Actor | None:
        return cast("Actor | None", request.state.actor)


def permit(permission: str) -> Any:
    """The actor, who holds this permission: ``actor: Annotated[Actor, permit("grid.event.read")]``."""
    return Depends(Guarded("permission", permission))


def signed_in(*, entering: bool = False) -> Any:
    """The actor, whoever has signed in; for one's own things only."""
    return Depends(Guarded("signed_in", entering=entering))


def public() -> Any:
    """Nobody needs to have signed in; the route reaches rows only by unguessable keys."""
    return Depends(Guarded("public"))


def database_of(request: Request) -> Database:
    return cast(Database, request.app.state.database)


async def reader(request: Request) -> Reader:
    return Reader.of(database_of(request).pool, request.state.actor)


async def writer(request: Request) -> AsyncIterator[AsyncSession]:
    """One transaction in the actor's scope; committed before the answer leaves, with its Idempotency-Key if it creates.

    A public route has no scope: it sees what SECURITY DEFINER functions answer, nothing else.
    """
    actor: Actor | None = request.state.actor
    creates: bool = request.state.creates
    if actor is not None and actor.community not in actor.communities and actor.communities:
        raise CommunityMissing
    async with database_of(request).transaction(actor.scope if actor else "{}") as session:
        key = key_of(request) if creates and actor else None
        if key is not None and actor is not None:
            await begin_once(session, actor.account_id, key, await request_hash(request))
        if actor is not None and INSIDE in request.scope:
            await _ask_refusals(session, actor, key_of(request))
        yield session
        if key is not None and actor is not None:
            end_once(session, actor.community, actor.account_id, key, 201)


async def _ask_refusals(session: AsyncSession, actor: Actor, key: str) -> None:
    """Under the key's lock, so that nobody gives the item to somebody else meanwhile."""
    await hold_key(session, actor.account_id, key)
    for refuse in _REFUSALS:
        await refuse(session, actor, key)


async def own_writer(request: Request) -> AsyncIterator[AsyncSession]:
    """One transaction about one's own account, which lies in the installation: no community needs to be chosen."""
    actor: Actor = request.state.actor
    scope = actor.scope if actor.community in actor.communities else f"{{{INSTALLATION}}}"
    async with database_of(request).transaction(scope) as session:
        yield session


Read = Annotated[Reader, Depends(reader)]
Write = Annotated[AsyncSession, Depends(writer, scope="function")]
OwnWrite = Annotated[AsyncSession, Depends(own_writer, scope="function")]


class HouseRoute(APIRoute):
    """A route that knows its guard and checks it before the body is even parsed."""

    guarded: Guarded

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        model = options.get("response_model")
        # plain rows are never held against their model here: only the contract pays for what that takes
        is_plain = endpoint.__annotations__.get("return") == "Rows" and model is not None
        super().__init__(path, endpoint, **options | ({"response_model": None} if is_plain else {}))
        if is_plain:
            self.response_model = model
        found = _guards(self.dependant)
        if len(found) != 1:
            raise ValueError(f"{sorted(self.methods or ())} {path} must name one permission, signed_in or public")
        for plain in _in_threads(self.dependant):
            raise TypeError(f"{path}: {plain} must be async: a plain function is called in another thread each time")
        self.guarded = found[0]

    def describe(self) -> None:
        """Build what the contract says of the answer, which the route itself does without."""
        if self.response_field is None and self.response_model is not None:
            name = f"Response_{self.unique_id}"
            self.response_field = create_model_field(name=name, type_=self.response_model, mode="serialization")

    @property
    def creates(self) -> bool:
        """Whether the call makes something new and therefore needs an Idempotency-Key."""
        return (
            "POST" in (self.methods or ())
            and self.status_code == 201
            and self.guarded.guard != "public"
            and not (self.openapi_extra or {}).get("x-repeatable")
        )

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            request.state.actor = await _authorise(request, self.guarded)
            request.state.creates = self.creates
            return await handle(request)

        return guarded


class HouseRouter(APIRouter):
    """A router whose routes are all guarded."""

    def __init__(self, prefix: str = "", **options: Any) -> None:
        super().__init__(prefix=PREFIX + prefix, route_class=HouseRoute, **options)


async def _authorise(request: Request, guarded: Guarded) -> Actor | None:
    if guarded.guard == "public":
        return None
    actor: Actor | None = request.scope.get(INSIDE)
    if actor is None:
        actor = await _by_token(request)
        if not guarded.entering and actor.password_must_change:
            raise PasswordMustChange
        if not guarded.entering and actor.factor_missing:
            raise SecondFactorMissing
    if guarded.permission is not None and guarded.permission not in actor.permissions:
        raise Forbidden(permission=guarded.permission)
    return actor


async def _by_token(request: Request) -> Actor:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise TokenMissing
    principals: Principals = request.app.state.principals
    return await principals.actor(token, request.query_params.get("community"))


def _guards(dependant: Dependant) -> list[Guarded]:
    own = [dependant.call] if isinstance(dependant.call, Guarded) else []
    return own + [found for inner in dependant.dependencies for found in _guards(inner)]


def _in_threads(dependant: Dependant) -> Iterator[str]:
    """Dependencies that FastAPI would hand to a thread, which costs more than they do; a class only keeps fields."""
    for inner in dependant.dependencies:
        call = inner.call
        runs_here = any(map(inspect.iscoroutinefunction, (call, type(call).__call__))) or inspect.isasyncgenfunction(
            call
        )
        if not runs_here and not inspect.isclass(call):
            yield repr(call)
        yield from _in_threads(inner)


#: For a POST that answers 201 and may be repeated without harm (a look, a code): needs no Idempotency-Key.
REPEATABLE = {"x-repeatable": True}
