"""Identifiers made in Python, so that everything about a new row is known before one flush."""

from __future__ import annotations

import os
import secrets
from uuid import UUID

from asyncpg.pgproto import pgproto

from jiayuan.kernel import clock

#: Letters and digits that cannot be taken for one another when read aloud or copied by hand.
READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def uuid7() -> UUID:
    """A time-ordered UUID (RFC 9562, version 7): 48 bits of milliseconds, then randomness."""
    milliseconds = int(clock.now().timestamp() * 1000)
    value = bytearray(milliseconds.to_bytes(6, "big") + os.urandom(10))
    value[6] = (value[6] & 0x0F) | 0x70
    value[8] = (value[8] & 0x3F) | 0x80
    return UUID(bytes=bytes(value))


def uuid7s(count: int) -> list[UUID]:
    """The identifiers of one batch, of one moment and in ascending order, so that its rows stand together.

    In the driver's own kind of UUID, which is made, sent and written out in a tenth of the time.
    """
    moment = int(clock.now().timestamp() * 1000).to_bytes(6, "big")
    noise = os.urandom(10 * count)
    made = sorted(
        b"%c%c%c%b" % (noise[at] & 0x0F | 0x70, noise[at + 1], noise[at + 2] & 0x3F | 0x80, noise[at + 3 : at + 10])
        for at in range(0, 10 * count, 10)
    )
    return [pgproto.UUID(moment + rest) for rest in made]


def readable_code(length: int = 10) -> str:
    """An unguessable code for people, e.g. the progress code of a matter: about 4.95 bits a sign."""
    return "".join(secrets.choice(READABLE) for _ in range(length))
