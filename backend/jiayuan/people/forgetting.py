"""Whoever has gone is frozen first and anonymised later; a roster's file and rows go sooner (PV-16)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Uuid

from jiayuan.access.principal import tell_changed
from jiayuan.kernel import audit, clock
from jiayuan.kernel.models import installs
from jiayuan.kernel.retention import ends
from jiayuan.people.rules import ANONYMISED_AFTER_DAYS, ANONYMOUS, FROZEN_AFTER_DAYS, ROSTER_KEPT_DAYS

_BATCH = 500

#: Nobody lives here under this record since the moment, and nobody who does is in its guardianship.
_GONE = """p.community_id = :community AND p.anonymised_at IS NULL AND p.merged_into_id IS NULL
  AND EXISTS (SELECT FROM resident r WHERE r.community_id = p.community_id AND r.person_id = p.id)
  AND NOT EXISTS (SELECT FROM resident r WHERE r.community_id = p.community_id AND r.person_id = p.id
                  AND (r.until_on IS NULL OR r.until_on >= :before))
  AND NOT EXISTS (SELECT FROM guardian g JOIN person w ON w.community_id = g.community_id AND w.id = g.ward_id
                  WHERE g.community_id = p.community_id AND g.guardian_id = p.id AND g.until_on IS NULL
                  AND w.frozen_at IS NULL AND w.anonymised_at IS NULL)"""
_FREEZE = f"""UPDATE person SET frozen_at = :now, version = version + 1
WHERE community_id = :community AND id = ANY (ARRAY(
  SELECT p.id FROM person p WHERE {_GONE} AND p.frozen_at IS NULL LIMIT {_BATCH} FOR UPDATE SKIP LOCKED))
RETURNING id"""
_WAKE = """UPDATE person p SET frozen_at = NULL, version = version + 1
WHERE p.community_id = :community AND p.frozen_at IS NOT NULL AND EXISTS (
  SELECT FROM resident r WHERE r.community_id = p.community_id AND r.person_id = p.id AND r.until_on IS NULL)"""
_FORGOTTEN = f"""SELECT p.id FROM person p WHERE {_GONE} AND p.frozen_at IS NOT NULL
ORDER BY p.id LIMIT {_BATCH} FOR UPDATE SKIP LOCKED"""
_MERGED_INTO = "SELECT id FROM person WHERE community_id = :community AND merged_into_id = ANY (:people)"
#: What is left says that somebody was here from a day to a day; it says no longer who.
_ANONYMISE = f"""UPDATE person SET name = '{ANONYMOUS}', pinyin = '', initials = '', birth_on = NULL, died_on = NULL,
  document_kind = 'none', document_box = NULL, document_index = NULL, document_mask = NULL, phone_box = NULL,
  phone_index = NULL, phone_tail_index = NULL, phone_mask = NULL, ethnic_group = NULL, education = NULL,
  political_status = NULL, marital_status = NULL, employment = NULL, work_unit_id = NULL, workplace = NULL,
  former_workplace = NULL, vehicle = NULL, pet = NULL, told_by = NULL,
  anonymised_at = :now, version = version + 1
WHERE community_id = :community AND id = ANY (:people) RETURNING id"""
_BESIDE = (
    """UPDATE resident SET origin = NULL, origin_code = NULL
  WHERE community_id = :community AND person_id = ANY (:people)""",
    """UPDATE resident_status SET village = NULL, document = NULL
  WHERE community_id = :community AND person_id = ANY (:people)""",
    "DELETE FROM care_tag WHERE community_id = :community AND person_id = ANY (:people)",
    "DELETE FROM residence_permit WHERE community_id = :community AND person_id = ANY (:people)",
    "DELETE FROM correction_request WHERE community_id = :community AND person_id = ANY (:people)",
    """DELETE FROM guardian WHERE community_id = :community
  AND (ward_id = ANY (:people) OR guardian_id = ANY (:people))""",
    """DELETE FROM fact_mark WHERE community_id = :community AND subject_kind = 'person'
  AND subject_id = ANY (:people)""",
    """DELETE FROM likely_duplicate WHERE community_id = :community
  AND (first_id = ANY (:people) OR second_id = ANY (:people))""",
    """UPDATE stored_file SET attached_kind = NULL, attached_id = NULL WHERE community_id = :community AND id IN (
  SELECT file_id FROM consent WHERE community_id = :community AND person_id = ANY (:people))""",
    "UPDATE consent SET file_id = NULL WHERE community_id = :community AND person_id = ANY (:people)",
)
_UNBIND = """UPDATE account_person SET state = 'ended', claimed_name = NULL
WHERE community_id = :community AND person_id = ANY (:people)"""
_UNTIE = "UPDATE account_role SET person_id = NULL WHERE person_id = ANY (:people) RETURNING account_id"
_ROSTERS = f"""SELECT id, file_id FROM import_batch WHERE community_id = :community AND at < :before
AND state <> 'reading' AND (file_id IS NOT NULL OR EXISTS (
  SELECT FROM import_row r WHERE r.community_id = import_batch.community_id AND r.batch_id = import_batch.id))
ORDER BY at LIMIT {_BATCH} FOR UPDATE"""
_DETACH = """UPDATE stored_file SET attached_kind = NULL, attached_id = NULL
WHERE community_id = :community AND id = ANY (:files)"""
_DROP_ROSTERS = (
    "UPDATE import_batch SET file_id = NULL WHERE community_id = :community AND id = ANY (:batches)",
    "DELETE FROM import_row WHERE community_id = :community AND batch_id = ANY (:batches)",
)

#: The history of changes is written once; it goes with the person it is about, and with nobody else.
installs(
    "forget_changes",
    up="""CREATE FUNCTION forget_changes(the_community integer, the_people uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM set_config('jiayuan.forgetting', 'on', true);
  DELETE FROM person_change c USING person p
  WHERE c.community_id = the_community AND c.person_id = ANY (the_people)
    AND p.community_id = c.community_id AND p.id = c.person_id AND p.anonymised_at IS NOT NULL
    AND the_community = ANY ((SELECT nullif(current_setting('jiayuan.communities', true), '')::int[])::int[]);
  PERFORM set_config('jiayuan.forgetting', '', true);
END $$;
REVOKE ALL ON FUNCTION forget_changes(integer, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_changes(integer, uuid[]) TO jiayuan_app;""",
    down="DROP FUNCTION forget_changes(integer, uuid[]);",
)


@ends("person", days=FROZEN_AFTER_DAYS, name="frozen")
async def freeze(session: AsyncSession, community: int, before: datetime) -> int:
    """Only store and protect who left a year ago; who is back is woken. Answers how many were frozen."""
    await session.execute(text(_WAKE), {"community": community})
    values = {"community": community, "before": clock.day_of(before), "now": clock.now()}
    return len((await session.scalars(text(_FREEZE), values)).all())


@ends("person", days=ANONYMISED_AFTER_DAYS)
async def forget(session: AsyncSession, community: int, before: datetime) -> int:
    """Take from whoever left long ago all that says who he was, with his history and what was merged into him."""
    found = await session.scalars(text(_FORGOTTEN), {"community": community, "before": clock.day_of(before)})
    gone: list[UUID] = list(found)
    if not gone:
        return 0
    gone += await _over(session, _MERGED_INTO, community=community, people=gone)
    await _over(session, _ANONYMISE, community=community, people=gone, now=clock.now())
    for statement in _BESIDE:
        await _over(session, statement, community=community, people=gone)
    await _over(session, _UNBIND, community=community, people=gone)
    for account_id in await _over(session, _UNTIE, people=gone):
        await tell_changed(session, account_id)
    await session.execute(select(func.forget_changes(community, bindparam("people", gone, type_=ARRAY(Uuid)))))
    for person_id in gone:
        audit.record(session, None, "people.person.anonymised", community=community, subject_person_id=person_id)
    return len(gone)


@ends("import_batch", days=ROSTER_KEPT_DAYS)
async def drop_rosters(session: AsyncSession, community: int, before: datetime) -> int:
    """Let go of the files of old imports and of the rows that needed somebody; the batch stays as a record."""
    found = (await session.execute(text(_ROSTERS), {"community": community, "before": before})).all()
    if not found:
        return 0
    batches = [batch_id for batch_id, _ in found]
    files = [file_id for _, file_id in found if file_id is not None]
    await _over(session, _DETACH, community=community, files=files)
    for statement in _DROP_ROSTERS:
        await _over(session, statement, community=community, batches=batches)
    return len(batches)


async def _over(session: AsyncSession, statement: str, **values: object) -> list[UUID]:
    """Run a statement over lists of ids; answers the ids it returns, if it does."""
    lists = [bindparam(name, type_=ARRAY(Uuid)) for name, value in values.items() if isinstance(value, list)]
    done = await session.execute(text(statement).bindparams(*lists), values)
    return [row[0] for row in done] if "RETURNING" in statement or statement.startswith("SELECT") else []
