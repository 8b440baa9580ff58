"""How many closed matters are called back: what a community sets, and what holds where it has set nothing."""

from __future__ import annotations

from sqlalchemy import Integer, String, bindparam
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters.declaring import latest
from jiayuan.engines.matters.desk import SampleForm
from jiayuan.engines.matters.desk_models import SampleSetting
from jiayuan.engines.matters.problems import UnknownKind
from jiayuan.engines.matters.sampling import LEAST, PERMILLE, locked_setting
from jiayuan.kernel import audit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row, pick
from jiayuan.kernel.writing import check_version

SETTING = Query(
    pick(SampleSetting.permille, SampleSetting.least, SampleSetting.version).where(
        SampleSetting.community_id == bindparam("community", type_=Integer),
        SampleSetting.kind == bindparam("kind", type_=String),
    )
)


async def get_sample_setting(read: Reader, kind: str) -> Row:
    found = await read.first(SETTING, kind=kind)
    return found or {"permille": PERMILLE, "least": LEAST, "version": 1}


async def set_sample_setting(session: AsyncSession, actor: Actor, kind: str, form: SampleForm, version: int) -> None:
    """From the next draw on; what was drawn stays drawn. Raises UnknownKind, Stale."""
    workflow = latest(kind)
    if workflow is None or workflow.evaluation is None:
        raise UnknownKind
    setting = await locked_setting(session, actor.community, kind)
    check_version(setting, version)
    setting.permille, setting.least = form.permille, form.least
    audit.record(
        session, actor, "matters.sample.changed", about=setting.id, permille=form.permille, least=form.least
    )  # fmt: skip
    await session.flush()
