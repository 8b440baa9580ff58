"""The proof of a guest's phone: signed, for one poster and one report, good for a quarter of an hour."""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from uuid import UUID

import orjson

from jiayuan.domains.grid.problems import PassExpired
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.settings import secret

LIFE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Pass:
    """``matter_id`` is the id that the report will get, so that a second send of it is recognised."""

    poster: str
    phone: str
    matter_id: UUID
    until: datetime


def issue(poster: str, phone: str) -> Pass:
    return Pass(poster, phone, uuid7(), clock.now() + LIFE)


def write(given: Pass) -> str:
    """The pass as the guest's browser keeps it. It holds his own number, in clear, and nobody else's."""
    body = orjson.dumps([given.poster, given.phone, given.matter_id.hex, int(given.until.timestamp())])
    return base64.urlsafe_b64encode(_seal(body) + body).decode().rstrip("=")


def read(text: str, poster: str) -> Pass:
    """Raises PassExpired for one that is not ours, another poster's, or too old."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise PassExpired from None
    seal, body = raw[:16], raw[16:]
    if not hmac.compare_digest(seal, _seal(body)):
        raise PassExpired
    of_poster, phone, matter_id, until = orjson.loads(body)
    given = Pass(of_poster, phone, UUID(hex=matter_id), datetime.fromtimestamp(until, UTC))
    if given.poster != poster or given.until < clock.now():
        raise PassExpired
    return given


def _seal(body: bytes) -> bytes:
    return hmac.digest(_key(), body, "sha256")[:16]


@lru_cache
def _key() -> bytes:
    return secret("guest-passes")
