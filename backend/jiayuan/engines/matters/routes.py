"""Matters: my work, lists, one matter, its steps, progress for strangers."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Annotated, Literal
from uuid import UUID, uuid5

from fastapi import Depends, Path, Query, Request
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from jiayuan.access.requests import HouseRouter, Read, Write, database_of, public, signed_in
from jiayuan.access.sealed import When
from jiayuan.engines.matters import acting, answers, detail, forms, printing, problems, queries, watching, workbench
from jiayuan.engines.matters.builtin import actions_of
from jiayuan.engines.matters.declaring import Workflow, latest, registered
from jiayuan.engines.matters.drawing import draw
from jiayuan.engines.matters.evidence import attach_evidence
from jiayuan.engines.matters.queries import Filter
from jiayuan.engines.matters.reducing import table_of
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.ending import attempt
from jiayuan.kernel.limits import Buckets, address_of
from jiayuan.kernel.paging import Page, Paging
from jiayuan.kernel.problems import Conflict, CursorBad, Invalid, NotFound, Problem, Stale, VersionMissing, body_of
from jiayuan.kernel.problems import problems as documented
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, created, etag, key_of

router = HouseRouter(tags=["事项"])

#: Strangers may ask for progress ten times at once, then once in six seconds, per address.
_asking = Buckets(burst=10, per_second=1 / 6)

_REFUSALS = documented(
    NotFound, Stale, VersionMissing, Invalid, problems.UnknownAction, problems.NotNow, problems.NotYours,
    problems.SamePerson, problems.StillOwed, problems.EvidenceMissing, problems.AboutThem, problems.NobodyToAssign,
    problems.UnknownHolder, problems.UnknownUnit, problems.UnknownCategory, problems.OpenRound, problems.TooLateToJudge,
    problems.UrgedToday, problems.MergeImpossible, problems.CallerHandled, problems.IdTaken, problems.OthersJoined,
    problems.NotCalled, Conflict,
)  # fmt: skip

Kind = Annotated[str, Query(pattern=r"^[a-z_]{2,20}\.[a-z_]{2,20}$", description="种类，如 grid.event")]


async def narrowed(
    kind: Kind,
    state: Annotated[str | None, Query(pattern=r"^[a-z_]{2,30}$", description="环节，或 open、ended")] = None,
    grid_id: Annotated[UUID | None, Query(description="网格")] = None,
    category_id: Annotated[UUID | None, Query(description="类别，含下级")] = None,
    window: Annotated[Literal["late", "today", "week"] | None, Query(description="时限")] = None,
    flag: Annotated[str | None, Query(pattern=r"^[a-z_]{2,30}$", description="标记")] = None,
    q: Annotated[str | None, Query(min_length=1, max_length=60, description="编号开头，或标题里的字")] = None,
    whose: Annotated[Literal["all", "sent", "watched", "reported"], Query(description="谁的")] = "all",
) -> Filter:
    """The filter as it stands in the address."""
    return Filter(kind, state, grid_id, category_id, window, flag, q, whose)


Narrowed = Annotated[Filter, Depends(narrowed)]


class BulkItem(BaseModel):
    matter_id: UUID
    version: int


class BulkAct(BaseModel):
    """One action on several matters, each with the version that was seen."""

    action: Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,40}$")]
    form: dict[str, object] = {}
    items: Annotated[list[BulkItem], Field(min_length=1, max_length=100)]


def _as_printed(text: object) -> object:
    """As a Chinese keyboard or a careful hand writes it: full-width signs, and spaces between groups."""
    return "".join(unicodedata.normalize("NFKC", text).split()) if isinstance(text, str) else text


class Asked(BaseModel):
    number: Annotated[str, BeforeValidator(_as_printed), StringConstraints(to_upper=True, max_length=30)]
    code: Annotated[str, BeforeValidator(_as_printed), StringConstraints(to_upper=True, max_length=20)]


@router.get("/matters/inbox", summary="等我办的", response_model=Page[answers.InboxRow])
async def list_inbox(page: Paging, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return await queries.list_inbox(read, actor, page)


@router.get("/matters/workbench", summary="工作台首页：等我办的和三个数", response_model=workbench.Workbench)
async def get_workbench(page: Paging, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return Rows(await workbench.get_workbench(read, actor, page))


@router.get("/matters/done", summary="我办完的", response_model=Page[answers.DoneRow])
async def list_done(page: Paging, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return await queries.list_done(read, actor, page)


@router.get(
    "/matters", summary="事项列表", response_model=Page[answers.MatterRow], responses=documented(CursorBad, Invalid)
)
async def list_matters(
    page: Paging,
    read: Read,
    actor: Annotated[Actor, signed_in()],
    narrowed: Narrowed,
    order: Annotated[queries.Order, Query(description="due 按时限；latest 没办完的和新的在前，只用于自己的")] = "due",
) -> Rows:
    listed = queries.list_latest if order == "latest" else queries.list_matters
    return await listed(read, actor, narrowed, page)


@router.get("/matters/totals", summary="事项总数、超期、今天到期", response_model=answers.Totals)
async def count_matters(read: Read, actor: Annotated[Actor, signed_in()], narrowed: Narrowed) -> Rows:
    return Rows(await queries.count_matters(read, actor, narrowed))


@router.post("/matters/steps", summary="一次办几件", response_model=answers.BulkAnswer)
async def act_on_several(
    form: BulkAct, request: Request, session: Write, actor: Annotated[Actor, signed_in()]
) -> answers.BulkAnswer:
    """Each item succeeds or is refused for itself; a repeated call with the same key does nothing twice.

    The rows are taken in the order of their keys, so that two overlapping calls wait for each other and never both.
    """
    batch = uuid5(actor.account_id, key_of(request))
    done: dict[int, answers.ItemAnswer] = {}
    for place, item in sorted(enumerate(form.items), key=lambda pair: (pair[1].matter_id, pair[0])):
        try:
            async with attempt(session):
                acted = await acting.act(
                    session, actor, item.matter_id, form.action, form.form, item.version,
                    step_id=uuid5(batch, str(item.matter_id)),
                )  # fmt: skip
                await attach_evidence(session, actor, item.matter_id, form.form)
            done[place] = answers.ItemAnswer(matter_id=item.matter_id, step_id=acted.step_id, problem=None)
        except Problem as problem:
            done[place] = answers.ItemAnswer(matter_id=item.matter_id, step_id=None, problem=body_of(problem))
    return answers.BulkAnswer(items=[done[place] for place in range(len(form.items))])


@router.get(
    "/matters/{matter_id}", summary="一件事项", response_model=answers.MatterDetail, responses=documented(NotFound)
)
async def get_matter(matter_id: UUID, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    found = await detail.get_matter(read, actor, matter_id)
    return Rows(found, headers=etag(found["version"]))


@router.get(
    "/matters/{matter_id}/file", summary="卷宗", response_model=answers.FileEntry, responses=documented(NotFound)
)
async def get_file(matter_id: UUID, read: Read, actor: Annotated[Actor, signed_in()]) -> Rows:
    return Rows(await printing.get_file(read, actor, matter_id))


@router.post(
    "/matters/{matter_id}/steps", summary="办一步", status_code=201, response_model=Created, responses=_REFUSALS
)
async def act(
    matter_id: UUID,
    form: forms.Act,
    request: Request,
    session: Write,
    when: When,
    actor: Annotated[Actor, signed_in()],
) -> Created:
    """The Idempotency-Key of a phone's outbox becomes the step's id, so a send after days is still recognised."""
    device_at = when.at if when.device_at is not None else form.device_at
    acted = await acting.act(
        session, actor, matter_id, form.action, form.form, form.version, step_id=_as_id(key_of(request)),
        device_at=device_at,
    )  # fmt: skip
    await attach_evidence(session, actor, matter_id, form.form)
    return created(session, acted.step_id)


@router.put("/matters/{matter_id}/watch", summary="关注", status_code=204, responses=documented(NotFound))
async def watch(matter_id: UUID, session: Write, actor: Annotated[Actor, signed_in()]) -> None:
    await watching.watch(session, actor, matter_id)


@router.delete("/matters/{matter_id}/watch", summary="不再关注", status_code=204, responses=documented(NotFound))
async def stop_watching(matter_id: UUID, session: Write, actor: Annotated[Actor, signed_in()]) -> None:
    await watching.stop_watching(session, actor, matter_id)


@router.get("/workflows", summary="有哪些种类的事项", response_model=list[answers.WorkflowAnswer])
async def list_workflows(actor: Annotated[Actor, signed_in()]) -> Rows:
    kinds = sorted({workflow.kind for workflow in registered()})
    return Rows([_document(workflow) for kind in kinds if (workflow := latest(kind)) is not None])


@router.get(
    "/workflows/{kind}", summary="流程：环节、动作、表单、图", response_model=answers.WorkflowAnswer,
    responses=documented(problems.UnknownKind),
)  # fmt: skip
async def get_workflow(
    actor: Annotated[Actor, signed_in()],
    kind: Annotated[str, Path(pattern=r"^[a-z_]{2,20}\.[a-z_]{2,20}$")],
    version: Annotated[int | None, Query(ge=1, description="版本，默认最新")] = None,
) -> Rows:
    found = next((w for w in registered() if (w.kind, w.version) == (kind, version)), None) if version else latest(kind)
    if found is None:
        raise problems.UnknownKind
    return Rows(_document(found))


@router.post("/progress", summary="凭编号和查询码看进度", response_model=answers.Progress,
             responses=documented(problems.ProgressUnknown))  # fmt: skip
async def ask_progress(form: Asked, request: Request, actor: Annotated[None, public()]) -> Rows:
    _asking.take(address_of(request))
    return Rows(await printing.find_progress(database_of(request).pool, form.number, form.code))


def _as_id(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _document(workflow: Workflow) -> dict[str, object]:
    return {
        "kind": workflow.kind, "title": workflow.title, "version": workflow.version, "number": workflow.number,
        "table": table_of(workflow), "drawing": draw(workflow), "details": workflow.details.model_json_schema(),
        "verdict_tags": {str(level): tags for level, tags in workflow.evaluation.tags} if workflow.evaluation else {},
        "forms": {
            code: action.form.model_json_schema() if action.form is not None else None
            for code, action in actions_of(workflow).items()
        },
    }  # fmt: skip
