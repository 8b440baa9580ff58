"""Looks at full numbers: for a purpose, one record each, told to the person (settled 19)."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel import audit, clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.crypto import seal
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Row
from jiayuan.people import forms
from jiayuan.people.models import Person
from jiayuan.people.problems import RecordFrozen
from jiayuan.people.record_models import PersonLook
from jiayuan.people.recording import number_of, phone_of
from jiayuan.people.visibility import check_visible

#: How long a revealed number stays on the screen.
SHOWN_SECONDS = 30


async def look(session: AsyncSession, actor: Actor, person_id: UUID, form: forms.Looking) -> Row:
    """Open the numbers of one person, for a purpose; to call somebody is a look like any other.

    Raises NotFound, RecordFrozen.
    """
    await check_visible(session, actor, person_id)
    person = await get_own(session, actor, Person, person_id)
    if person.frozen_at is not None:
        raise RecordFrozen
    record_look(session, actor, person_id, form.facts, form.purpose, form.how, form.words, withheld=form.for_duty)
    await session.flush()
    return {
        "document": number_of(person) if "document" in form.facts else None,
        "phone": phone_of(person) if "phone" in form.facts else None,
        "shown_seconds": SHOWN_SECONDS,
    }


def record_look(
    session: AsyncSession,
    actor: Actor,
    person_id: UUID,
    facts: list[str] | list[forms.Revealable],
    purpose: str,
    how: str,
    words: str | None,
    *,
    withheld: bool = False,
    body: str | None = None,
) -> None:
    """The person's own list and the audit's chain, in this transaction; ``body``: of which superior body."""
    look_id = uuid7()
    session.add(
        PersonLook(
            community_id=actor.community, id=look_id, person_id=person_id, at=clock.now(),
            by_account_id=actor.account_id, by_name=actor.name, by_role=actor.role, by_body=body, how=how,
            facts=list(facts), purpose=purpose, withheld=withheld,
            words_box=seal("person_look", "words_box", look_id, words) if words else None,
        )
    )  # fmt: skip
    kind = "people.record.opened" if how == "open" else "people.person.revealed"
    audit.record(
        session, actor, kind, about=look_id, subject_person_id=person_id, purpose=purpose, how=how, withheld=withheld,
    )  # fmt: skip


async def release_looks(session: AsyncSession, actor: Actor, person_id: UUID) -> int:
    """The security administrator lets the person see looks that were withheld; answers how many."""
    found = await session.scalar(
        select(Person.id).where(Person.community_id == actor.community, Person.id == person_id)
    )
    if found is None:
        raise NotFound
    released = await session.scalars(
        update(PersonLook)
        .where(PersonLook.community_id == actor.community, PersonLook.person_id == person_id)
        .where(PersonLook.withheld, PersonLook.released_at.is_(None))
        .values(released_at=clock.now())
        .returning(PersonLook.id)
        .execution_options(synchronize_session=False)
    )
    ids = list(released)
    audit.record(session, actor, "people.looks.released", subject_person_id=person_id, count=len(ids))
    return len(ids)
