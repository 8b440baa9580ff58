"""Accounts, posts and the audit log, for those who administer them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Query, Request, Response

from jiayuan.access import permissions, queries, schemas, service
from jiayuan.access.keeping import kept_rows
from jiayuan.access.principal import PrincipalCache
from jiayuan.access.requests import Forbidden, HouseRouter, Read, Write, permit, signed_in
from jiayuan.kernel import audit
from jiayuan.kernel.actor import Actor, Role
from jiayuan.kernel.paging import CountedPage, CountedPaging
from jiayuan.kernel.problems import CursorBad, Invalid, NotFound, Stale, VersionMissing, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created, etag

router = HouseRouter(tags=["账号和岗位"])

Words = Annotated[str | None, Query(max_length=40, description="姓名或登录名的开头")]


@router.get("/accounts", summary="账号", response_model=CountedPage[schemas.AccountRow], responses=problems(CursorBad))
async def list_accounts(
    request: Request,
    page: CountedPaging,
    read: Read,
    actor: Annotated[Actor, permit("access.account.read")],
    q: Words = None,
) -> Rows:
    return await queries.list_accounts(read, actor, await _area(request, actor), q, page)


@router.post(
    "/accounts",
    summary="开通账号",
    status_code=201,
    responses=problems(Forbidden, service.LoginTaken, service.PhoneTaken),
)
async def open_account(
    session: Write, form: schemas.OpenAccount, actor: Annotated[Actor, permit("access.account.open")]
) -> Created:
    new = service.NewAccount(**form.model_dump())
    return created(session, await service.open_account(session, actor, new))


@router.get("/accounts/choices", summary="选人：在岗的或本社区的工作人员", response_model=list[schemas.AccountChoice])
async def list_choices(
    read: Read,
    _: Annotated[Actor, permit("territory.duty.edit")],
    post: Annotated[str | None, Query(max_length=40, description="岗位种类，如 grid_worker")] = None,
) -> Rows:
    return Rows(await queries.list_choices(read, post))


@router.get("/permissions", summary="谁能做什么", response_model=list[schemas.PermissionRow])
async def list_permissions(_: Annotated[Actor, permit("access.post.read")]) -> Rows:
    titles = {kind.name: kind.title for kind in permissions.all_posts()}
    return Rows(
        [
            {
                "name": permission.name,
                "title": permission.title,
                "holders": [
                    {"kind": "post", "name": name, "title": titles[name]}
                    if name in titles
                    else {"kind": "role", "name": name, "title": permissions.ROLE_TITLES[name]}
                    for name in sorted(permission.holders)
                ],
            }
            for permission in permissions.all_permissions()
        ]
    )


@router.get(
    "/permissions/{name}",
    summary="谁能做这件事，谁能开通",
    response_model=schemas.PermissionHolders,
    responses=problems(NotFound),
)
async def get_permission(name: str, actor: Annotated[Actor, signed_in()]) -> Rows:
    """What a page answers whom it stays closed to."""
    found = next((permission for permission in permissions.all_permissions() if permission.name == name), None)
    if found is None:
        raise NotFound
    return Rows(
        {
            "name": found.name,
            "title": found.title,
            "holders": permissions.titles(found.holders),
            "openers": permissions.openers(found, actor),
        }
    )


@router.get(
    "/accounts/{account_id}", summary="一个账号", response_model=schemas.AccountDetail, responses=problems(NotFound)
)
async def get_account(
    request: Request, account_id: UUID, read: Read, actor: Annotated[Actor, permit("access.account.read")]
) -> Rows:
    row = await queries.get_account(read, actor, await _area(request, actor), account_id)
    return Rows(row, headers=etag(row["version"]))


@router.put(
    "/accounts/{account_id}/lock",
    summary="停用账号",
    status_code=204,
    responses=problems(Forbidden, NotFound, service.NotYourself, Stale, VersionMissing),
)
async def lock_account(
    account_id: UUID,
    form: schemas.Lock,
    version: IfMatch,
    session: Write,
    actor: Annotated[Actor, permit("access.account.lock")],
) -> Response:
    await service.lock_account(session, actor, account_id, version, form.reason)
    return Response(status_code=204)


@router.delete(
    "/accounts/{account_id}/lock",
    summary="恢复账号",
    status_code=204,
    responses=problems(Forbidden, NotFound, service.NotYourself, Stale, VersionMissing),
)
async def unlock_account(
    account_id: UUID,
    version: IfMatch,
    session: Write,
    actor: Annotated[Actor, permit("access.account.lock")],
) -> Response:
    await service.unlock_account(session, actor, account_id, version)
    return Response(status_code=204)


@router.post(
    "/accounts/{account_id}/passwords",
    summary="重置口令",
    response_model=schemas.PasswordAnswer,
    responses=problems(Forbidden, NotFound, service.NotYourself),
)
async def reset_password(
    account_id: UUID, session: Write, actor: Annotated[Actor, permit("access.account.reset")]
) -> schemas.PasswordAnswer:
    """A password shown this once; all sessions of the account end."""
    return schemas.PasswordAnswer(password=await service.reset_password(session, actor, account_id))


@router.put(
    "/accounts/{account_id}/roles/{role}",
    summary="给一个角色",
    status_code=204,
    responses=problems(Forbidden, NotFound, service.NotYourself),
)
async def give_role(
    account_id: UUID,
    role: Role,
    form: schemas.GiveRole,
    session: Write,
    actor: Annotated[Actor, permit("access.account.open")],
) -> Response:
    await service.give_role(session, actor, account_id, role, form.area_code)
    return Response(status_code=204)


@router.delete(
    "/accounts/{account_id}/roles/{role}/{area_code}",
    summary="收回一个角色",
    status_code=204,
    responses=problems(Forbidden, NotFound, service.NotYourself),
)
async def take_role(
    account_id: UUID,
    role: Role,
    area_code: schemas.AreaCode,
    session: Write,
    actor: Annotated[Actor, permit("access.account.open")],
) -> Response:
    await service.take_role(session, actor, account_id, role, area_code)
    return Response(status_code=204)


@router.get("/posts", summary="岗位", response_model=CountedPage[schemas.PostRow], responses=problems(CursorBad))
async def list_posts(
    page: CountedPaging,
    read: Read,
    _: Annotated[Actor, permit("access.post.read")],
    kind: Annotated[str | None, Query(max_length=40)] = None,
    account_id: UUID | None = None,
    scope_id: UUID | None = None,
) -> Rows:
    return await queries.list_posts(read, page, kind=kind, account_id=account_id, scope_id=scope_id)


@router.get("/post-kinds", summary="岗位种类", response_model=list[schemas.PostKindRow])
async def list_post_kinds(_: Annotated[Actor, permit("access.post.read")]) -> Rows:
    return Rows(
        [
            {"kind": kind.name, "title": kind.title, "scope_kind": kind.scope_kind, "alone": kind.alone}
            for kind in permissions.all_posts()
        ]
    )


@router.post(
    "/posts",
    summary="任命岗位",
    status_code=201,
    responses=problems(
        Forbidden,
        NotFound,
        service.NotYourself,
        service.OutOfArea,
        service.PostHeld,
        service.AdministratorsApart,
        Invalid,
    ),
)
async def appoint(
    session: Write, form: schemas.Appoint, actor: Annotated[Actor, permit("access.post.appoint")]
) -> Created:
    post = await service.appoint(session, actor, service.NewPost(**form.model_dump()))
    return created(session, post.id)


@router.post(
    "/posts/{post_id}/endings",
    summary="免去岗位",
    status_code=204,
    responses=problems(Forbidden, NotFound, service.NotYourself, Stale, VersionMissing, Invalid),
)
async def end_post(
    post_id: UUID,
    form: schemas.EndPost,
    version: IfMatch,
    session: Write,
    actor: Annotated[Actor, permit("access.post.end")],
) -> Response:
    await service.end_post(session, actor, post_id, version, form.until_on)
    return Response(status_code=204)


@router.get("/retention", summary="个人信息清单：目的、依据、期限", response_model=list[schemas.KeptRow])
async def list_kept(_: Annotated[Actor, permit("access.retention.read")]) -> Rows:
    """What the program holds about people, table by table, as it is declared and carried out."""
    return Rows(kept_rows())


#: Read with the token: the contract says that it may be named here.
Where = Annotated[
    str | None, Query(alias="community", description="哪个社区的；000000000000 是整个平台的，登录都在那里")
]


@router.get(
    "/audit/entries", summary="审计记录", response_model=CountedPage[schemas.AuditRow], responses=problems(CursorBad)
)
async def list_entries(
    page: CountedPaging,
    read: Read,
    _: Annotated[Actor, permit("audit.entry.read")],
    _where: Where = None,
    account_id: UUID | None = None,
    subject_person_id: UUID | None = None,
    about: UUID | None = None,
    kind: Annotated[str | None, Query(max_length=60, description="事项的开头，如 people.")] = None,
) -> Rows:
    return await queries.list_entries(
        read, page, account_id=account_id, subject_person_id=subject_person_id, about=about, kind=kind
    )


@router.get("/audit/chain", summary="核对审计链", response_model=schemas.ChainAnswer)
async def verify_chain(
    session: Write,
    actor: Annotated[Actor, permit("audit.chain.verify")],
    _where: Where = None,
    since: Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}$", description="从这个月的锚点起")] = None,
) -> Rows:
    report = await audit.verify(session, actor.community, since=since)
    broken = report.broken
    return Rows(
        {
            "checked": report.checked,
            "waiting": report.waiting,
            "last_digest": report.last_digest.hex(),
            "broken_seq": broken and broken.seq,
            "broken_entry_id": broken and broken.entry_id,
            "broken_why": broken and broken.why,
        }
    )


async def _area(request: Request, actor: Actor) -> str:
    """The code of the community at hand; empty where none is, and then nothing is found but by the administrators."""
    principals: PrincipalCache = request.app.state.principals
    known = await principals.communities()
    return next((community.code for community in known if community.id == actor.community), "")
