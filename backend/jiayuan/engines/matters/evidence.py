"""Photos and papers belong to the matter they were given for, for good, and are seen by those who act on it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.forms import Evidence
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.visibility import seen, sight_of, sight_values
from jiayuan.kernel import files
from jiayuan.kernel.actor import Actor

_FILES = TypeAdapter(list[Evidence])


async def attach_evidence(session: AsyncSession, actor: Actor, matter_id: UUID, form: Mapping[str, object]) -> None:
    """Tie the files of an action's form to its matter; a second send changes nothing.

    The form has been judged by its action. Raises NotFound for a file that is not there, another's, or tied elsewhere:
    an invented id is no evidence.
    """
    given = _FILES.validate_python(form.get("files") or [])
    if given:
        await files.attach(session, actor, {entry.file_id for entry in given}, "matter", matter_id)


@files.may_see("matter")
async def may_see_files(session: AsyncSession, actor: Actor, matter_id: UUID) -> bool:
    """Whoever may see the matter; of residents only the reporter, since faces are not blurred yet (settled 34)."""
    sight = sight_of(actor)
    found = select(Matter.id).where(Matter.community_id == actor.community, Matter.id == matter_id, seen(sight))
    if sight == "own":
        found = found.where(Matter.reporter_account_id == actor.account_id)
    return await session.scalar(found, sight_values(actor)) is not None
