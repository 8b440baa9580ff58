"""A resident's own record, who looked at it, corrections; and binding an account to it."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from jiayuan.access.own import AccountOfWork
from jiayuan.access.requests import HouseRouter, Read, Write, permit, signed_in
from jiayuan.access.schemas import KeptRow
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import Page, Paging
from jiayuan.kernel.problems import NotFound, Stale, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created
from jiayuan.people import answers, binding, own, own_forms, own_telling
from jiayuan.people.problems import (
    AnsweredAlready,
    BindingDecided,
    BindingWaits,
    BoundAlready,
    NotBound,
    NotYourWard,
    RecordFrozen,
)

router = HouseRouter(tags=["我的档案"])
Me = Annotated[Actor, signed_in()]


@router.get(
    "/me/record",
    summary="我的档案，或14岁以下被监护人的",
    response_model=own_forms.OwnRecord,
    responses=problems(NotBound, NotYourWard),
)
async def get_own_record(read: Read, session: Write, actor: Me, ward: UUID | None = None) -> Rows:
    found = await own.get_own_record(read, session, actor, ward)
    return Rows(found, headers={"Cache-Control": "no-store"})


@router.get("/me/looks", summary="谁看过我的信息", response_model=Page[answers.LookRow], responses=problems(NotBound))
async def list_looks(page: Paging, read: Read, actor: Me) -> Rows:
    return Rows(await own.list_looks(read, actor, page))


@router.get("/me/told-by", summary="怎样告诉我", response_model=own_forms.OwnToldBy)
async def get_told_by(session: Write, actor: Me) -> Rows:
    return Rows(await own_telling.get_told_by(session, actor))


@router.put(
    "/me/told-by", summary="选怎样告诉我：收件箱、短信、电话", status_code=204, responses=problems(RecordFrozen)
)
async def choose_told_by(form: own_forms.OwnTelling, session: Write, actor: Me) -> None:
    await own_telling.choose_told_by(session, actor, form)


@router.get("/me/data", summary="带走我的全部信息（JSON）", response_model=dict[str, Any], responses=problems(NotBound))
async def export_own(read: Read, session: Write, actor: Me) -> Rows:
    headers = {"Content-Disposition": 'attachment; filename="my-record.json"', "Cache-Control": "no-store"}
    return Rows(await own.export_own(read, session, actor), headers=headers)


@router.post(
    "/me/corrections",
    summary="申请更正",
    status_code=201,
    response_model=Created,
    responses=problems(NotBound, NotYourWard),
)
async def ask_correction(form: own_forms.Correcting, session: Write, actor: Me) -> Created:
    return created(session, await own.ask_correction(session, actor, form))


@router.get("/me/corrections", summary="我的更正申请", response_model=list[own_forms.CorrectionRow])
async def list_own_corrections(session: Write, actor: Me) -> Rows:
    return Rows(await own.list_corrections(session, actor, own=True))


@router.get(
    "/me/consents",
    summary="我同意过什么，或为14岁以下被监护人同意过什么，连同原文",
    response_model=list[own_forms.OwnConsent],
    responses=problems(NotBound, NotYourWard),
)
async def list_own_consents(read: Read, actor: Me, ward: UUID | None = None) -> Rows:
    return Rows(await own.list_consents(read, actor, ward))


@router.post(
    "/me/consents/{kind}/withdrawal",
    summary="停掉：撤回自己的或14岁以下被监护人的同意",
    status_code=204,
    responses=problems(NotBound, NotFound, NotYourWard),
)
async def withdraw_own_consent(kind: str, session: Write, actor: Me, ward: UUID | None = None) -> None:
    await own.withdraw_consent(session, actor, kind, ward)


@router.get("/corrections", summary="待答复的更正申请", response_model=list[own_forms.CorrectionRow])
async def list_corrections(session: Write, actor: Annotated[Actor, permit("people.correction.answer")]) -> Rows:
    return Rows(await own.list_corrections(session, actor, own=False))


@router.get("/waiting-requests", summary="待核实的有几份，最早哪天到期", response_model=own_forms.Waiting)
async def count_waiting(read: Read, actor: Annotated[Actor, permit("people.correction.answer")]) -> Rows:
    return Rows(await own.count_waiting(read))


@router.post(
    "/corrections/{request_id}/answer",
    summary="答复更正申请",
    status_code=204,
    responses=problems(AnsweredAlready, NotFound, Stale),
)
async def answer_correction(
    request_id: UUID,
    form: own_forms.Answering,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("people.correction.answer")],
) -> None:
    await own.answer_correction(session, actor, request_id, form, version)


@router.post(
    "/me/binding",
    summary="绑定我的档案",
    response_model=own_forms.BindingState,
    responses=problems(BindingWaits, BoundAlready),
)
async def claim(form: own_forms.Claim, session: Write, actor: Me) -> Rows:
    return Rows(await binding.claim(session, actor, form))


@router.get("/me/binding", summary="绑定到了哪一步", response_model=own_forms.OwnBinding)
async def get_binding(session: Write, actor: Me) -> Rows:
    return Rows(await binding.get_binding(session, actor))


@router.delete("/me/binding", summary="解除绑定", status_code=204, responses=problems(NotFound))
async def unbind(session: Write, actor: Me) -> None:
    await binding.unbind(session, actor)


@router.get("/me/closing", summary="注销账号以后留什么、为什么", response_model=list[KeptRow])
async def list_kept_after_closing(actor: Me) -> Rows:
    return Rows(binding.kept_after_closing())


@router.post("/me/closing", summary="注销我的账号", status_code=204, responses=problems(AccountOfWork))
async def close_account(session: Write, actor: Me) -> None:
    """At once: all sessions end, name and number go. The record of the resident is not the account and stays."""
    await binding.close_account(session, actor)


@router.get("/bindings", summary="待核实的绑定", response_model=list[own_forms.BindingRow])
async def list_claims(session: Write, actor: Annotated[Actor, permit("people.binding.decide")]) -> Rows:
    return Rows(await binding.list_claims(session, actor))


@router.post(
    "/bindings/{binding_id}/decision",
    summary="当面核实绑定",
    status_code=204,
    responses=problems(BindingDecided, NotFound, Stale),
)
async def decide(
    binding_id: UUID,
    form: own_forms.Deciding,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("people.binding.decide")],
) -> None:
    await binding.decide(session, actor, binding_id, form, version)
