"""People: search, lists, records, looks, merges, exports."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Query

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.exporting import begin
from jiayuan.kernel.paging import CountedPage, CountedPaging, Page, Paging
from jiayuan.kernel.problems import NotFound, Stale, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created, etag
from jiayuan.people import (
    answers,
    caring,
    desk_lists,
    exporting,
    forms,
    history,
    living,
    looking,
    merging,
    queries,
    recording,
    roll_forms,
    search,
)
from jiayuan.people.problems import (
    GuardianThere,
    HeadNeeded,
    HeadThere,
    HouseholdClosed,
    LivesElsewhere,
    PersonDied,
    PersonKnown,
    PersonMerged,
    RecordFrozen,
    TagThere,
    TwoResidences,
    UndoneAlready,
    UndoOver,
)
from jiayuan.people.visibility import check_visible
from jiayuan.territory.problems import NotYourGrid

router = HouseRouter(tags=["居民"])


@router.get("/people/search", summary="按姓名、拼音、证件、电话、房号查", response_model=list[answers.Found])
async def search_people(
    q: Annotated[str, Query(min_length=1, max_length=40)],
    read: Read,
    actor: Annotated[Actor, permit("people.resident.read")],
) -> Rows:
    return Rows(await search.search(read, actor, q))


@router.get(
    "/residents",
    summary="居民名单",
    response_model=CountedPage[answers.ResidentRow],
    responses=problems(NotYourGrid, NotFound),
)
async def list_residents(
    page: CountedPaging,
    read: Read,
    actor: Annotated[Actor, permit("people.resident.read")],
    estate: UUID | None = None,
    grid: UUID | None = None,
    building: UUID | None = None,
    tag: forms.Tag | None = None,
    kind: forms.Kind | None = None,
    presence: forms.Presence | None = None,
    age_from: Annotated[int | None, Query(ge=0, le=150)] = None,
    age_to: Annotated[int | None, Query(ge=0, le=150)] = None,
    q: Annotated[str | None, Query(min_length=1, max_length=30)] = None,
) -> Rows:
    await queries.check_grid(read, actor, grid)
    given: dict[str, object] = {
        "estate": estate, "grid": grid, "building": building, "tag": tag, "kind": kind, "presence": presence,
        "age_from": age_from, "age_to": age_to, "q": q,
    }  # fmt: skip
    return Rows(await queries.list_residents(read, actor, page, given))


@router.post(
    "/people",
    summary="登记人员，可一并登记居住地",
    status_code=201,
    response_model=Created,
    responses=problems(PersonKnown, LivesElsewhere, HeadThere, HouseholdClosed, NotFound),
)
async def register(
    form: forms.NewPerson, session: Write, actor: Annotated[Actor, permit("people.person.edit")]
) -> Created:
    return created(session, await living.register(session, actor, form))


@router.get(
    "/people/{person_id}", summary="人员档案", response_model=answers.PersonDetail, responses=problems(NotFound)
)
async def get_person(person_id: UUID, read: Read, actor: Annotated[Actor, permit("people.resident.read")]) -> Rows:
    found = await queries.get_person(read, actor, person_id)
    return Rows(found, headers=etag(found["version"]))


@router.patch(
    "/people/{person_id}",
    summary="修改人员信息",
    status_code=204,
    responses=problems(PersonKnown, PersonMerged, RecordFrozen, NotFound, Stale),
)
async def change_person(
    person_id: UUID,
    form: forms.PersonChangeForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("people.person.edit")],
) -> None:
    await check_visible(session, actor, person_id)
    await recording.change_person(session, actor, person_id, form, version)


@router.get("/people/{person_id}/changes", summary="变更记录", response_model=Page[answers.ChangeRow])
async def list_changes(
    person_id: UUID, page: Paging, read: Read, actor: Annotated[Actor, permit("people.resident.read")]
) -> Rows:
    return Rows(await history.list_changes(read, actor, person_id, page))


@router.post("/people/{person_id}/confirmations", summary="核实几项信息", status_code=204)
async def confirm_facts(
    person_id: UUID,
    form: forms.Confirming,
    session: Write,
    actor: Annotated[Actor, permit("people.person.edit")],
) -> None:
    await check_visible(session, actor, person_id)
    await recording.confirm_facts(session, actor, person_id, form)


@router.post(
    "/people/{person_id}/looks",
    summary="查看完整证件和电话，或拨打",
    response_model=answers.Looked,
    responses=problems(NotFound, RecordFrozen),
)
async def look(
    person_id: UUID, form: forms.Looking, session: Write, actor: Annotated[Actor, permit("people.person.reveal")]
) -> Rows:
    return Rows(await looking.look(session, actor, person_id, form), headers={"Cache-Control": "no-store"})


@router.get(
    "/people/{person_id}/looks",
    summary="谁看过他的信息",
    response_model=Page[answers.LookRow],
    responses=problems(NotFound),
)
async def list_looks(
    person_id: UUID, page: Paging, read: Read, actor: Annotated[Actor, permit("people.resident.read")]
) -> Rows:
    return Rows(await desk_lists.list_looks(read, actor, person_id, page))


@router.post("/people/{person_id}/looks/release", summary="放行暂不告知的查看记录", status_code=204)
async def release_looks(
    person_id: UUID, session: Write, actor: Annotated[Actor, permit("people.look.release")]
) -> None:
    await looking.release_looks(session, actor, person_id)


@router.post(
    "/people/{person_id}/residences",
    summary="迁入",
    status_code=201,
    response_model=Created,
    responses=problems(LivesElsewhere, HeadThere, HouseholdClosed, PersonDied),
)
async def move_in(
    person_id: UUID, form: forms.Residing, session: Write, actor: Annotated[Actor, permit("people.person.edit")]
) -> Created:
    return created(session, await living.move_in(session, actor, person_id, form))


@router.post(
    "/people/{person_id}/death",
    summary="登记死亡",
    status_code=204,
    responses=problems(PersonDied, HeadNeeded, Stale),
)
async def record_death(
    person_id: UUID,
    form: forms.Dying,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("people.person.edit")],
) -> None:
    await check_visible(session, actor, person_id)
    await living.record_death(session, actor, person_id, form, version)


@router.post(
    "/people/{person_id}/tags",
    summary="添加关爱标签",
    status_code=201,
    response_model=Created,
    responses=problems(TagThere, PersonDied, NotFound),
)
async def tag_person(
    person_id: UUID, form: forms.NewTag, session: Write, actor: Annotated[Actor, permit("people.tag.edit")]
) -> Created:
    await check_visible(session, actor, person_id)
    return created(session, await caring.tag_person(session, actor, person_id, form))


@router.post("/tags/{tag_id}/end", summary="结束关爱标签", status_code=204, responses=problems(NotFound, Stale))
async def end_tag(
    tag_id: UUID,
    form: forms.EndingTag,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("people.tag.edit")],
) -> None:
    await caring.end_tag(session, actor, tag_id, form.until_on, version)


@router.post("/people/{person_id}/statuses", summary="户籍性质变更", status_code=201, response_model=Created)
async def record_status(
    person_id: UUID, form: forms.NewStatus, session: Write, actor: Annotated[Actor, permit("people.person.edit")]
) -> Created:
    await check_visible(session, actor, person_id)
    return created(session, await caring.record_status(session, actor, person_id, form))


@router.post("/people/{person_id}/permits", summary="登记居住证", status_code=201, response_model=Created)
async def record_permit(
    person_id: UUID, form: forms.NewPermit, session: Write, actor: Annotated[Actor, permit("people.person.edit")]
) -> Created:
    await check_visible(session, actor, person_id)
    return created(session, await caring.record_permit(session, actor, person_id, form))


@router.post(
    "/permits/{permit_id}/endorsement", summary="居住证签注", status_code=204, responses=problems(NotFound, Stale)
)
async def endorse_permit(
    permit_id: UUID,
    form: forms.Endorsing,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("people.person.edit")],
) -> None:
    await caring.endorse_permit(session, actor, permit_id, form, version)


@router.post(
    "/people/{person_id}/guardians",
    summary="登记监护人",
    status_code=201,
    response_model=Created,
    responses=problems(GuardianThere, NotFound),
)
async def name_guardian(
    person_id: UUID, form: forms.NewGuardian, session: Write, actor: Annotated[Actor, permit("people.person.edit")]
) -> Created:
    await check_visible(session, actor, person_id)
    return created(session, await caring.name_guardian(session, actor, person_id, form))


@router.post("/guardians/{guardian_id}/end", summary="结束监护关系", status_code=204, responses=problems(NotFound))
async def end_guardian(
    guardian_id: UUID,
    form: forms.EndingTag,
    session: Write,
    actor: Annotated[Actor, permit("people.person.edit")],
) -> None:
    await caring.end_guardian(session, actor, guardian_id, form.until_on)


@router.post("/people/{person_id}/consents", summary="登记同意", status_code=201, response_model=Created)
async def give_consent(
    person_id: UUID, form: forms.NewConsent, session: Write, actor: Annotated[Actor, permit("people.person.edit")]
) -> Created:
    await check_visible(session, actor, person_id)
    return created(session, await caring.give_consent(session, actor, person_id, form))


@router.post("/consents/{consent_id}/withdrawal", summary="撤回同意", status_code=204, responses=problems(NotFound))
async def withdraw_consent(
    consent_id: UUID, session: Write, actor: Annotated[Actor, permit("people.person.edit")]
) -> None:
    await caring.withdraw_consent(session, actor, consent_id)


@router.get("/consent-texts", summary="同意书", response_model=list[answers.ConsentPurposeRow])
async def list_consent_texts(read: Read, _: Annotated[Actor, permit("people.resident.read")]) -> Rows:
    return Rows(await queries.list_consent_texts(read))


@router.post("/consent-texts", summary="发布同意书新版本", status_code=201, response_model=Created)
async def publish_consent_text(
    form: forms.NewConsentText, session: Write, actor: Annotated[Actor, permit("people.binding.decide")]
) -> Created:
    return created(session, await caring.publish_consent_text(session, actor, form))


@router.get(
    "/people/{person_id}/merge-preview",
    summary="合并前对照",
    response_model=answers.MergePreview,
    responses=problems(PersonMerged, NotFound),
)
async def preview_merge(
    person_id: UUID,
    gone: UUID,
    read: Read,
    session: Write,
    actor: Annotated[Actor, permit("people.person.merge")],
) -> Rows:
    return Rows(await merging.preview(read, session, actor, person_id, gone))


@router.post(
    "/people/{person_id}/merges",
    summary="合并人员档案",
    status_code=201,
    response_model=Created,
    responses=problems(TwoResidences, HeadNeeded, PersonMerged, Stale),
)
async def merge(
    person_id: UUID,
    form: forms.Merging,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("people.person.merge")],
) -> Created:
    return created(session, await merging.merge(session, actor, person_id, form, version))


@router.get(
    "/people/{person_id}/merges",
    summary="并入这份档案的",
    response_model=list[answers.MergeRow],
    responses=problems(NotFound),
)
async def list_merges(person_id: UUID, read: Read, actor: Annotated[Actor, permit("people.person.merge")]) -> Rows:
    return Rows(await desk_lists.list_merges(read, person_id))


@router.post(
    "/merges/{merge_id}/undo",
    summary="撤销合并",
    response_model=roll_forms.UndoResult,
    responses=problems(UndoOver, UndoneAlready),
)
async def undo_merge(merge_id: UUID, session: Write, actor: Annotated[Actor, permit("people.person.merge")]) -> Rows:
    return Rows(await merging.undo(session, actor, merge_id))


@router.post("/exports/residents", summary="导出居民名单", status_code=201, response_model=Created)
async def begin_export(
    form: roll_forms.Exporting, session: Write, actor: Annotated[Actor, permit("people.person.export")]
) -> Created:
    return created(session, await begin(session, actor, exporting.RESIDENTS, form, form.reason))
