"""Coming in and going out, and one's own account."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated, cast
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.security import OAuth2PasswordRequestForm
from pydantic import TypeAdapter, ValidationError

from jiayuan.access import codes, own, passwords, queries, schemas, signing_in
from jiayuan.access.principal import AccountLocked, PrincipalCache, SessionEnded
from jiayuan.access.requests import REPEATABLE, HouseRouter, OwnWrite, Read, database_of, public, signed_in
from jiayuan.access.signing_in import Client, Grant
from jiayuan.kernel.actor import INSTALLATION, Actor, Role
from jiayuan.kernel.limits import address_of
from jiayuan.kernel.problems import Invalid, NotFound, TooMany, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.settings import get_settings

router = HouseRouter(tags=["登录"])

COOKIE, COOKIE_PATH = "jy_refresh", "/api/v1/auth"
_LOCAL = {"localhost", "127.0.0.1", "::1", "[::1]"}
_ROLE = TypeAdapter(Role)


@router.post(
    "/auth/token",
    summary="OAuth2口令换令牌",
    response_model=schemas.TokenAnswer,
    responses=problems(
        signing_in.SignInWrong,
        signing_in.SecondFactor,
        signing_in.NotByToken,
        signing_in.RoleNotHeld,
        AccountLocked,
        TooMany,
    ),
)
async def issue_token(
    request: Request, form: Annotated[OAuth2PasswordRequestForm, Depends()], _: Annotated[None, public()]
) -> Rows:
    """For programs; people sign in with `/auth/sign-in`. The scope may name a role."""
    role = next((scope for scope in form.scopes if _is_role(scope)), None)
    grant = await signing_in.sign_in(
        database_of(request), client_of(request), form.username, form.password, role=role, by_token=True
    )
    return Rows({"access_token": grant.access_token, "token_type": "bearer", "expires_in": grant.expires_in})


@router.post(
    "/auth/sign-in",
    summary="用登录名和口令登录",
    response_model=schemas.GrantAnswer,
    responses=problems(
        signing_in.SignInWrong,
        signing_in.SecondFactor,
        signing_in.RoleNotHeld,
        AccountLocked,
        TooMany,
    ),
)
async def sign_in(request: Request, form: schemas.SignIn, _: Annotated[None, public()]) -> Rows:
    grant = await signing_in.sign_in(
        database_of(request),
        client_of(request),
        form.name,
        form.password.get_secret_value(),
        code=form.code,
        role=form.role,
    )
    return _granted(request, grant)


@router.post("/auth/codes", summary="发送验证码", status_code=202, responses=problems(TooMany, codes.CodeUnsent))
async def send_code(request: Request, form: schemas.SendCode, _: Annotated[None, public()]) -> Response:
    """The answer does not tell whether the number is known."""
    await codes.send_code(database_of(request), form.phone, form.purpose, address_of(request))
    return Response(status_code=202)


@router.post(
    "/auth/sign-in/phone",
    summary="用手机验证码登录",
    response_model=schemas.GrantAnswer,
    responses=problems(codes.CodeWrong, signing_in.CommunityMissing, AccountLocked, TooMany),
)
async def sign_in_by_phone(request: Request, form: schemas.PhoneSignIn, _: Annotated[None, public()]) -> Rows:
    grant = await signing_in.sign_in_by_phone(
        database_of(request), client_of(request), form.phone, form.code, community=form.community
    )
    return _granted(request, grant)


@router.post(
    "/auth/refresh",
    summary="续期",
    response_model=schemas.GrantAnswer,
    responses={204: {"description": "没有登录过"}, **problems(SessionEnded)},
)
async def refresh(request: Request, _: Annotated[None, public()]) -> Response:
    """The cookie's next access token. 204 where there is no cookie, so that a first visit is no fault."""
    token = request.cookies.get(COOKIE)
    if not token:
        return Response(status_code=204)
    return _granted(request, await signing_in.refresh(database_of(request), client_of(request), token[:200]))


@router.post("/auth/sign-out", summary="退出", status_code=204)
async def sign_out(request: Request, session: OwnWrite, actor: Annotated[Actor, signed_in(entering=True)]) -> Response:
    await own.sign_out(session, actor)
    answer = Response(status_code=204)
    answer.delete_cookie(COOKIE, path=COOKIE_PATH, httponly=True, secure=_needs_https(request), samesite="strict")
    return answer


@router.post(
    "/auth/devices",
    summary="登记离线设备",
    status_code=201,
    response_model=schemas.DeviceAnswer,
    openapi_extra=REPEATABLE,
)
async def register_device(session: OwnWrite, actor: Annotated[Actor, signed_in()]) -> schemas.DeviceAnswer:
    """A proof key for envelopes written without a network; shown this once."""
    device_id, proof_key = await own.register_device(session, actor)
    return schemas.DeviceAnswer(device_id=device_id, proof_key=proof_key)


@router.get("/me", summary="我", response_model=schemas.Me)
async def me(request: Request, read: Read, actor: Annotated[Actor, signed_in(entering=True)]) -> Rows:
    """Who I am here and what I may do: menus are made from it."""
    account, posts = await queries.own_account(read, actor)
    known = await cast(PrincipalCache, request.app.state.principals).communities()
    mine = [
        {"code": community.code, "name": community.name, "id": community.id, "is_demo": community.is_demo}
        for community in known
        if community.id in actor.communities and community.id != INSTALLATION
    ]
    here = next((community for community in mine if community["id"] == actor.community), None)
    return Rows(
        {
            "account": {"id": account["id"], "name": account["name"]},
            "role": actor.role,
            "roles": actor.roles,
            "permissions": sorted(actor.permissions),
            "community": here and {"code": here["code"], "name": here["name"]},
            "communities": [{"code": community["code"], "name": community["name"]} for community in mine],
            # who works in no community of his own sees the mark where all that he sees is invented
            "is_demo": here["is_demo"] if here else bool(mine) and all(community["is_demo"] for community in mine),
            "posts": posts if actor.role != "resident" else [],
            "person_id": actor.person_id,
            "unit_id": actor.unit_id,
            "phone_confirmed": actor.confirmed_phone_index is not None,
            "password_must_change": actor.password_must_change,
            "password_is_old": passwords.is_old(account["password_changed_at"]),
            "second_factor": account["totp_confirmed_at"] is not None,
            "second_factor_missing": actor.factor_missing,
        }
    )


@router.put(
    "/me/role",
    summary="换一个角色",
    response_model=schemas.GrantAnswer,
    responses=problems(signing_in.RoleNotHeld, signing_in.NotByPhone, SessionEnded),
)
async def switch_role(session: OwnWrite, form: schemas.ChooseRole, actor: Annotated[Actor, signed_in()]) -> Rows:
    return _answer(await signing_in.switch_role(session, actor.account_id, actor.session_id, form.role))


@router.get("/me/sessions", summary="我的登录", response_model=list[schemas.SessionRow])
async def list_sessions(read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return await queries.list_sessions(read, actor)


@router.delete("/me/sessions", summary="退出其他设备", response_model=schemas.SignedOut)
async def sign_out_elsewhere(session: OwnWrite, actor: Annotated[Actor, signed_in()]) -> schemas.SignedOut:
    return schemas.SignedOut(count=await own.sign_out_elsewhere(session, actor))


@router.delete("/me/sessions/{session_id}", summary="退出一台设备", status_code=204, responses=problems(NotFound))
async def sign_out_of(session: OwnWrite, session_id: UUID, actor: Annotated[Actor, signed_in()]) -> Response:
    await own.sign_out_of(session, actor, session_id)
    return Response(status_code=204)


@router.put(
    "/me/password",
    summary="改口令",
    status_code=204,
    responses=problems(own.PasswordWrong, own.PasswordUsed, Invalid),
)
async def change_password(
    session: OwnWrite, form: schemas.ChangePassword, actor: Annotated[Actor, signed_in(entering=True)]
) -> Response:
    await own.change_password(
        session, actor, form.current_password.get_secret_value(), form.new_password.get_secret_value()
    )
    return Response(status_code=204)


@router.post(
    "/me/second-factor",
    summary="开始启用动态口令",
    response_model=schemas.EnrolmentAnswer,
    responses=problems(own.FactorInUse),
)
async def begin_second_factor(
    session: OwnWrite, actor: Annotated[Actor, signed_in(entering=True)]
) -> schemas.EnrolmentAnswer:
    secret, uri = await own.begin_second_factor(session, actor)
    return schemas.EnrolmentAnswer(secret=secret, uri=uri)


@router.put(
    "/me/second-factor",
    summary="确认启用动态口令",
    status_code=204,
    responses=problems(own.FactorInUse, own.FactorCodeWrong),
)
async def confirm_second_factor(
    session: OwnWrite, form: schemas.FactorCode, actor: Annotated[Actor, signed_in(entering=True)]
) -> Response:
    await own.confirm_second_factor(session, actor, form.code)
    return Response(status_code=204)


@router.post(
    "/me/second-factor/endings",
    summary="停用动态口令",
    status_code=204,
    responses=problems(own.FactorCodeWrong, own.FactorNotInUse),
)
async def end_second_factor(
    session: OwnWrite, form: schemas.FactorCode, actor: Annotated[Actor, signed_in()]
) -> Response:
    await own.end_second_factor(session, actor, form.code)
    return Response(status_code=204)


def client_of(request: Request) -> Client:
    """Where a call comes from; the browser's own words only as digest and short name."""
    agent = request.headers.get("user-agent", "")[:400]
    return Client(address_of(request), device_name(agent), hashlib.sha256(agent.encode()).digest())


_BROWSERS = (
    ("MicroMessenger", "微信"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("HarmonyOS", "鸿蒙"), ("Android", "安卓"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def device_name(agent: str) -> str:
    """A few words by which a person knows his device in the list of sessions."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), None)
    system = next((name for sign, name in _SYSTEMS if sign in agent), None)
    program = re.match(r"[A-Za-z][\w.-]{0,20}", agent)
    return f"{browser}（{system or '其他系统'}）" if browser else program.group() if program else "其他程序"


def _granted(request: Request, grant: Grant) -> Rows:
    answer = _answer(grant)
    if grant.refresh_token is not None:
        answer.set_cookie(
            COOKIE,
            grant.refresh_token,
            max_age=get_settings().refresh_days * 86_400,
            path=COOKIE_PATH,
            httponly=True,
            secure=_needs_https(request),
            samesite="strict",
        )
    return answer


def _answer(grant: Grant) -> Rows:
    return Rows(
        {
            "access_token": grant.access_token,
            "token_type": "bearer",
            "expires_in": grant.expires_in,
            "role": grant.role,
        }
    )


def _needs_https(request: Request) -> bool:
    """The cookie is Secure everywhere but on this machine's own plain address."""
    return not (request.url.scheme == "http" and request.url.hostname in _LOCAL)


def _is_role(text: str) -> bool:
    try:
        _ROLE.validate_python(text)
    except ValidationError:
        return False
    return True
