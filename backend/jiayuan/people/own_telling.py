"""How a resident wants to be told, chosen by himself: on his record once he is bound to it, else with the account."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import Account
from jiayuan.kernel import audit
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.models import Community
from jiayuan.kernel.reading import Row
from jiayuan.kernel.settings import get_settings
from jiayuan.people import own_forms
from jiayuan.people.forms import PersonChangeForm, ToldBy
from jiayuan.people.models import Person
from jiayuan.people.recording import apply_change

#: Who has said nothing is told by the outward channel, so that no answer stays unread.
UNSAID: ToldBy = "sms"


async def get_told_by(session: AsyncSession, actor: Actor) -> Row:
    """What holds: what is noted on the record before what the account says; and whether the channel is open."""
    noted = None
    if actor.person_id is not None:
        noted = (await get_own(session, actor, Person, actor.person_id)).told_by
    account = await session.get_one(Account, actor.account_id)
    here = await session.get_one(Community, actor.community)
    chosen = noted or account.told_by
    return {
        "told_by": chosen or UNSAID,
        "is_chosen": chosen is not None,
        "is_sms_open": get_settings().message_channel_url is not None and not here.is_demo,
    }


async def choose_told_by(session: AsyncSession, actor: Actor, form: own_forms.OwnTelling) -> None:
    """The resident's last word holds; on the record it is a fact with its source. Raises RecordFrozen."""
    account = await session.get_one(Account, actor.account_id, with_for_update=True, populate_existing=True)
    account.told_by = form.told_by
    if actor.person_id is not None:
        person = await get_own(session, actor, Person, actor.person_id, locked=True)
        change = PersonChangeForm(told_by=form.told_by, source="self")
        await apply_change(session, actor, person, change, source="self")
    audit.record(session, actor, "people.told_by.chosen", about=actor.account_id, told_by=form.told_by)
    await session.flush()
