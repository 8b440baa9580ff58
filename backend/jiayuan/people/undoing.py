"""One batch taken back within 30 days: what nobody touched goes, the rest stays and is listed with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.crypto import unseal
from jiayuan.kernel.database import get_own
from jiayuan.kernel.models import Root
from jiayuan.kernel.outbox import emit
from jiayuan.kernel.writing import check_version
from jiayuan.people import forms
from jiayuan.people.identity import DocumentKind
from jiayuan.people.import_models import ImportBatch
from jiayuan.people.matching import LIVING
from jiayuan.people.models import Person, Resident
from jiayuan.people.moving_back import move_back
from jiayuan.people.problems import ImportNotReady, UndoneAlready, UndoOver
from jiayuan.people.recording import apply_change, document_columns, note_change, number_of, phone_of

#: Tables whose rows of the same batch go with the person or household.
_OF_THE_BATCH = ("resident", "care_tag")


async def undo(session: AsyncSession, actor: Actor, batch_id: UUID, version: int) -> dict[str, object]:
    """Take a batch back. Raises UndoOver, UndoneAlready, ImportNotReady."""
    batch = await get_own(session, actor, ImportBatch, batch_id, locked=True)
    if batch.state == "undone":
        raise UndoneAlready
    if batch.state != "applied":
        raise ImportNotReady
    check_version(batch, version)
    if batch.undo_until is None or clock.now() > batch.undo_until:
        raise UndoOver
    await session.execute(text("set local statement_timeout = 0"))
    left, taken = await _take_back_changes(session, actor, batch_id)
    given = {"community": actor.community, "batch": batch_id}
    await session.execute(
        text(
            f"""create temp table undone_person on commit drop as select x.id from person x
                where x.community_id = :community and x.batch_id = :batch and x.version = 1 and {_refs("person")}"""
        ),
        given,
    )
    await session.execute(text(_UNTOUCHED_HOUSEHOLDS), given)
    await session.execute(text(_HEADS_THAT_CAME), given)
    dwellings = f"""delete from dwelling x where x.community_id = :community and x.batch_id = :batch and x.version = 1
        and {_refs("dwelling")}"""
    for statement in (*_REMOVALS, dwellings):
        done = await session.execute(
            text(statement), given if ":batch" in statement else {"community": actor.community}
        )
        if statement.startswith("delete"):
            taken += done.rowcount  # type: ignore[attr-defined]
    back, stays = await move_back(session, actor, batch_id, _UNDONE)
    taken += back
    left += [{"what": "residence", "id": str(person), "why": "导入后又搬过，或已另有住处"} for person in stays]
    for what, statement in _LEFT.items():
        left += [
            {"what": what, "id": str(row.id), "why": "导入后有人改过或已被用到"}
            for row in await session.execute(text(statement), given)
        ]
    batch.state, batch.undone_at, batch.left = "undone", clock.now(), left
    audit.record(session, actor, "people.import.undone", about=batch_id, taken=taken, left=len(left))
    emit(session, "people.import.undone", community=actor.community, about=batch_id, to=[batch.by_account_id])
    await session.flush()
    return {"taken_back": taken, "left": left}


def _referring(table: str) -> Iterator[str]:
    """``not exists`` for every table that points to a row of this one, beside what goes with the batch itself."""
    for other in Root.metadata.sorted_tables:
        for column in other.columns:
            if column.info.get("key_to") != table:
                continue
            rows = f"select from {other.name} o where o.community_id = x.community_id and o.{column.name} = x.id"
            if other.name in _OF_THE_BATCH and column.name == f"{table}_id":
                rows += " and (o.batch_id is distinct from :batch or o.version > 1)"
            elif other.name == "household" and table == "dwelling":
                rows += " and o.batch_id is distinct from :batch"
            yield f"not exists ({rows})"


def _refs(table: str) -> str:
    return " and ".join(_referring(table)) or "true"


_UNTOUCHED_HOUSEHOLDS = """create temp table undone_household on commit drop as
    select h.id from household h where h.community_id = :community and h.batch_id = :batch and h.version = 1
      and not exists (select from resident r where r.community_id = h.community_id and r.household_id = h.id
        and (r.batch_id is distinct from :batch or r.version > 1
             or (r.person_id not in (select id from undone_person)
                 and exists (select from person p where p.community_id = r.community_id and p.id = r.person_id
                   and p.batch_id = :batch))))"""
#: A head whom the batch brought into a household that was there, and who is head again when he has gone: the eldest.
_HEADS_THAT_CAME = """create temp table undone_head on commit drop as
    select distinct on (r.household_id) r.id, r.household_id, o.id as next_id
    from resident r
    join resident o on o.community_id = r.community_id and o.household_id = r.household_id and o.until_on is null
      and o.id <> r.id and o.batch_id is distinct from :batch
    join person p on p.community_id = o.community_id and p.id = o.person_id
    where r.community_id = :community and r.batch_id = :batch and r.version = 1 and r.relation = '02'
      and r.until_on is null and r.household_id not in (select id from undone_household)
      and (r.person_id in (select id from undone_person)
        or r.person_id not in (select id from person where community_id = :community and batch_id = :batch))
    order by r.household_id, p.birth_on nulls last, o.id"""
_REMOVALS = (
    """delete from care_tag where community_id = :community and batch_id = :batch and version = 1""",
    """delete from resident where community_id = :community and batch_id = :batch and version = 1
       and (household_id in (select id from undone_household) or id in (select id from undone_head)
            or (relation <> '02' and (person_id in (select id from undone_person)
              or person_id not in (select id from person where community_id = :community and batch_id = :batch))))""",
    """update household h set head_stated_relation = r.relation, version = h.version + 1
       from undone_head u join resident r on r.id = u.next_id
       where r.community_id = :community and h.community_id = :community and h.id = u.household_id""",
    """update resident r set relation = '02', version = r.version + 1
       from undone_head u where r.community_id = :community and r.id = u.next_id""",
    """delete from household where community_id = :community and id in (select id from undone_household)""",
    """delete from person p where p.community_id = :community and p.id in (select id from undone_person)
       and not exists (select from resident r where r.community_id = p.community_id and r.person_id = p.id)""",
)
_LEFT = {
    "person": "select id from person where community_id = :community and batch_id = :batch order by id",
    "household": "select id from household where community_id = :community and batch_id = :batch order by id",
    "resident": "select id from resident where community_id = :community and batch_id = :batch order by id",
}


async def _take_back_changes(session: AsyncSession, actor: Actor, batch_id: UUID) -> tuple[list[dict[str, str]], int]:
    """Give known people their values back where they still hold what the batch wrote."""
    changes = await session.execute(
        text(
            """select id, person_id, fact, before, after, before_box, after_box from person_change
               where community_id = :community and batch_id = :batch and fact <> 'residence'
               order by at desc, id desc"""
        ),
        {"community": actor.community, "batch": batch_id},
    )
    left: list[dict[str, str]] = []
    taken = 0
    for row in changes.all():
        person = await get_own(session, actor, Person, row.person_id, locked=True)
        before, after = _opened(row, "before"), _opened(row, "after")
        if row.fact in LIVING:
            if await _give_living_back(session, actor, row.person_id, row.fact, before, after):
                taken += 1
            else:
                left.append({"what": row.fact, "id": str(person.id), "why": "导入后又改过"})
            continue
        if _now(person, row.fact) != after:
            left.append({"what": row.fact, "id": str(person.id), "why": "导入后又改过"})
            continue
        if row.fact in _BACK:
            for column, value in _BACK[row.fact](person.id, before).items():
                setattr(person, column, value)
            note_change(session, actor, person.id, row.fact, after, before, source="import", note=_UNDONE)
        else:
            form = forms.PersonChangeForm.model_validate({row.fact: before})
            await apply_change(session, actor, person, form, source="import", note=_UNDONE)
        taken += 1
    return left, taken


_UNDONE = "撤销导入"
#: What a number says goes back column by column: a form would ask for what the record did not have before.
_BACK: dict[str, Callable[[UUID, str | None], dict[str, object]]] = {
    "document": lambda person_id, before: document_columns(person_id, DocumentKind.NONE, ""),
    "birth": lambda _, before: {"birth_on": date.fromisoformat(before) if before else None},
    "sex": lambda _, before: {"sex": before},
}


async def _give_living_back(
    session: AsyncSession, actor: Actor, person_id: UUID, fact: str, before: str | None, after: str | None
) -> bool:
    """The residence that still says what the batch wrote says again what it said before."""
    resident = await session.scalar(
        select(Resident).where(
            Resident.community_id == actor.community, Resident.person_id == person_id, Resident.until_on.is_(None),
            getattr(Resident, fact) == after,
        ).order_by(Resident.is_main.desc()).limit(1).with_for_update()
    )  # fmt: skip
    if resident is None:
        return False
    setattr(resident, fact, before)
    note_change(session, actor, person_id, fact, after, before, source="import", note=_UNDONE)
    await session.flush()
    return True


def _opened(row: object, side: str) -> str | None:
    box = getattr(row, f"{side}_box")
    if box is not None:
        return unseal("person_change", f"{side}_box", row.id, box)  # type: ignore[attr-defined]
    value: str | None = getattr(row, side)
    return value


def _now(person: Person, fact: str) -> str | None:
    if fact == "phone":
        return phone_of(person)
    if fact == "document":
        return number_of(person)
    value = getattr(person, {"birth": "birth_on"}.get(fact, fact))
    return None if value is None else str(value)
