"""One-time passwords by time (RFC 6238): six digits, 30 seconds, SHA-1 as authenticator apps expect it."""

from __future__ import annotations

import base64
import hmac
import secrets
import struct
from urllib.parse import quote, urlencode

from jiayuan.kernel import clock

STEP_SECONDS = 30
_DIGITS = 6
#: A phone's clock may be one step off, either way.
_TOLERANCE = 1


def new_secret() -> str:
    """160 random bits in base 32, as apps take them."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of one 30-second step since 1970."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), "sha1")
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFF_FFFF
    return str(number % 10**_DIGITS).zfill(_DIGITS)


def matching_step(secret: str, code: str, *, after: int | None) -> int | None:
    """The step whose code this is, now or one step beside; none at or before ``after``, so no code works twice."""
    now = int(clock.now().timestamp()) // STEP_SECONDS
    for step in range(now - _TOLERANCE, now + _TOLERANCE + 1):
        if (after is None or step > after) and hmac.compare_digest(code_at(secret, step).encode(), code.encode()):
            return step
    return None


def enrolment_uri(secret: str, login: str) -> str:
    """What the QR code for the app says."""
    settings = urlencode({"secret": secret, "issuer": "家园", "digits": _DIGITS, "period": STEP_SECONDS})
    return f"otpauth://totp/{quote(f'家园:{login}')}?{settings}"
