"""Residents of the stage who sign in by their phone: those who report, wait and judge."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.codes import phone_index
from jiayuan.access.models import Account, AccountRole
from jiayuan.kernel import clock
from jiayuan.kernel.crypto import seal, unseal
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.seeding import Seed
from jiayuan.people.models import Person, Resident
from jiayuan.people.record_models import AccountPerson
from jiayuan.people.rules import birthday

RESIDENTS = 58


async def open_by_phone(session: AsyncSession, community: int, code: str, seed: Seed, now: datetime) -> None:
    """Accounts without name and password, bound by the phone on record."""
    youngest, oldest = birthday(clock.day_of(now), -22), birthday(clock.day_of(now), -70)
    grown = (
        select(Person.id, Person.name, Person.pinyin, Person.phone_box)
        .join(Resident, (Resident.community_id == Person.community_id) & (Resident.person_id == Person.id))
        .where(
            Person.community_id == community, Person.phone_box.is_not(None), Resident.until_on.is_(None),
            Resident.presence == "home", Person.birth_on.between(oldest, youngest),
            ~select(AccountPerson.id).where(AccountPerson.person_id == Person.id).exists(),
        )
        .order_by(func.md5(Person.name), Person.id)
        .limit(RESIDENTS)
    )  # fmt: skip
    for person_id, name, pinyin, box in await session.execute(grown):
        phone = unseal("person", "phone_box", person_id, box or b"").removeprefix("+86")
        account_id, since = uuid7(), now - timedelta(days=seed.randint(95, 380))
        session.add(
            Account(
                id=account_id, name=name, pinyin=pinyin, phone_box=seal("account", "phone_box", account_id, phone),
                phone_index=phone_index(phone), phone_confirmed_at=since, opened_at=since,
            )
        )  # fmt: skip
        await session.flush()
        session.add(AccountRole(account_id=account_id, role="resident", area_code=code, person_id=person_id))
        session.add(
            AccountPerson(
                community_id=community, id=uuid7(), account_id=account_id, person_id=person_id, state="bound",
                by_phone=True, asked_at=since, decided_at=since,
            )
        )  # fmt: skip
    await session.flush()
