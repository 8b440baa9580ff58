"""One-time codes for a phone: six digits, five minutes, five tries, for one purpose; counted by phone and address."""

from __future__ import annotations

import hmac
import logging
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Literal, Protocol
from uuid import UUID

from pydantic import AfterValidator
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import OneTimeCode
from jiayuan.kernel import clock, limits
from jiayuan.kernel.crypto import blind_index
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.limits import Limit
from jiayuan.kernel.models import Community
from jiayuan.kernel.problems import Problem
from jiayuan.kernel.settings import Settings, get_settings, secret

log = logging.getLogger("jiayuan.codes")

LIFE = timedelta(minutes=5)
TRIES = 5
Purpose = Literal["sign_in", "bind", "report"]

#: The next code only after a minute; and not more than this many in an hour and a day.
_PHONE_MINUTE = Limit("code.phone.minute", 1, timedelta(minutes=1))
_PHONE_HOUR = Limit("code.phone.hour", 5, timedelta(hours=1))
_PHONE_DAY = Limit("code.phone.day", 10, timedelta(days=1))
_ADDRESS_HOUR = Limit("code.address.hour", 30, timedelta(hours=1))

_MOBILE = re.compile(r"1[3-9]\d{9}")


@dataclass(eq=False)
class CodeWrong(Problem):
    """One answer for wrong, used up, expired and never sent."""

    status, code, title = 401, "access.code_wrong", "验证码不对或已过期，请核对或重新获取"
    field = "code"


@dataclass(eq=False)
class CodeUnsent(Problem):
    status, code, title = 503, "access.code_unsent", "短信暂时发不出去，请稍后再试，或打社区电话"


def plain_phone(text: str) -> str:
    """A mainland mobile number as eleven digits; people type spaces, hyphens, +86 and full-width digits."""
    digits = re.sub(r"[\s\-－—()（）]", "", text.translate(str.maketrans("０１２３４５６７８９＋", "0123456789+")))
    digits = re.sub(r"^(\+86|0086|86(?=1\d{10}$))", "", digits)
    if not _MOBILE.fullmatch(digits):
        raise ValueError("手机号是11位，以1开头，请核对")
    return digits


#: A phone in a form.
Phone = Annotated[str, AfterValidator(plain_phone)]


def phone_index(phone: str) -> bytes:
    """The blind index of a number, the same for accounts and for persons, so that one finds the other (settled 28)."""
    return blind_index("phone", phone)


class Sender(Protocol):
    async def send(self, phone: str, code: str) -> None:
        """Send the code. Raises CodeUnsent."""
        ...

    async def tell(self, phone: str, words: str) -> None:
        """Send a sentence to a number that nobody has signed in with. Raises CodeUnsent."""
        ...


class ConsoleSender:
    """Writes the code to the log: for trying out and for demo data, where nothing may leave the house."""

    async def send(self, phone: str, code: str) -> None:
        log.warning("one-time code %s for the phone ending in %s", code, phone[-4:])

    async def tell(self, phone: str, words: str) -> None:
        log.warning("told the phone ending in %s: %s", phone[-4:], words)


class GatewaySender:
    """Posts phone and code, or phone and words, to the SMS gateway of the installation."""

    def __init__(self, settings: Settings) -> None:
        self._url, self._token = settings.code_sender_url, settings.code_sender_token

    async def send(self, phone: str, code: str) -> None:
        await self._post({"phone": phone, "code": code, "minutes": LIFE.seconds // 60})

    async def tell(self, phone: str, words: str) -> None:
        await self._post({"phone": phone, "words": words})

    async def _post(self, body: dict[str, str | int]) -> None:
        if self._url is None:
            log.error("JIAYUAN_CODE_SENDER_URL is not set")
            raise CodeUnsent
        import httpx  # a tenth of a second at the start, for installations with a gateway

        headers = {"Authorization": f"Bearer {self._token.get_secret_value()}"} if self._token else {}
        try:
            async with httpx.AsyncClient(timeout=5) as gateway:
                answer = await gateway.post(self._url, json=body, headers=headers)
                answer.raise_for_status()
        except httpx.HTTPError as reason:
            log.error("the gateway did not take it: %s", type(reason).__name__)
            raise CodeUnsent from reason


def sender(*, is_demo: bool) -> Sender:
    """Where codes go. Demo data never send anything to a real phone."""
    settings = get_settings()
    return GatewaySender(settings) if settings.code_sender == "http" and not is_demo else ConsoleSender()


async def send_code(database: Database, phone: str, purpose: Purpose, address: str) -> None:
    """Make a code, remember its hash, send it. The answer is the same for known and unknown phones.

    Raises TooMany, CodeUnsent.
    """
    code = f"{secrets.randbelow(10**6):06}"
    async with database.transaction("{}") as session:
        await limits.count(session, _ADDRESS_HOUR, address)
        for limit in (_PHONE_MINUTE, _PHONE_HOUR, _PHONE_DAY):
            await limits.count(session, limit, phone)
        row_id, now = uuid7(), clock.now()
        index = phone_index(phone)
        await session.execute(  # only the newest code of a purpose is good
            delete(OneTimeCode).where(OneTimeCode.phone_index == index, OneTimeCode.purpose == purpose)
        )
        session.add(
            OneTimeCode(
                id=row_id,
                purpose=purpose,
                phone_index=index,
                code_hash=_hash(row_id, code),
                sent_at=now,
                expires_at=now + LIFE,
                tries=0,
            )
        )
        demo = await is_demo_only(session)
    await sender(is_demo=demo).send(phone, code)


async def redeem(database: Database, phone: str, purpose: Purpose, code: str) -> None:
    """Use a code up. A wrong try is counted for good, in a transaction of its own. Raises CodeWrong."""
    newest = (
        select(OneTimeCode)
        .where(OneTimeCode.phone_index == phone_index(phone), OneTimeCode.purpose == purpose)
        .order_by(OneTimeCode.sent_at.desc())
        .limit(1)
        .with_for_update()
    )
    async with database.transaction("{}") as session:
        row = await session.scalar(newest)
        right = False
        if row is not None and row.used_at is None and row.tries < TRIES and row.expires_at > clock.now():
            row.tries += 1
            right = hmac.compare_digest(row.code_hash, _hash(row.id, code))
            if right:
                row.used_at = clock.now()
    if not right:
        raise CodeWrong


async def is_demo_only(session: AsyncSession) -> bool:
    """Whether every community here is invented: then nothing is sent out, and demo passwords work."""
    real = select(func.count()).select_from(Community).where(Community.id != 0, Community.is_demo.is_(False))
    some = select(func.count()).select_from(Community).where(Community.id != 0)
    return not await session.scalar(real) and bool(await session.scalar(some))


async def forget_old(session: AsyncSession) -> None:
    """Drop codes that are a day old."""
    await session.execute(delete(OneTimeCode).where(OneTimeCode.sent_at < clock.now() - timedelta(days=1)))


def _hash(row_id: UUID, code: str) -> bytes:
    return hmac.digest(secret("codes"), row_id.bytes + code.encode(), "sha256")
