"""Access tokens: HS256, 15 minutes at most, and every check that python-jose leaves to its caller.

The library accepts tokens without audience or expiry, issued in the future, with unknown or critical headers; all of
that is refused here, and the tests forge each of them.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from uuid import UUID, uuid4

import orjson
from jose import jwk, jwt
from jose.exceptions import JOSEError

from jiayuan.kernel import clock, crypto
from jiayuan.kernel.problems import Problem
from jiayuan.kernel.settings import get_settings

ALGORITHM = "HS256"
ISSUER, AUDIENCE = "jiayuan", "jiayuan-api"
LONGEST = 4096
_FILE = "tokens.json"
_SKEW = 30
_LOOK_AGAIN = 60.0
_CACHED = 20_000
#: The library compares with the machine's time; ours is the house's clock, which demo data and tests may move. Its
#: ``require_…`` options would switch that comparison on again, so presence is checked below as well.
_OPTIONS = {"verify_exp": False, "verify_iat": False, "verify_nbf": False}
_HEADER = {"alg", "typ", "kid"}
_CLAIMS = {"aud", "iss", "sub", "exp", "iat", "jti", "sid", "role"}


@dataclass(eq=False)
class TokenInvalid(Problem):
    status, code, title = 401, "access.token_invalid", "登录已失效，请重新登录"
    headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}  # noqa: RUF012 - a class constant


@dataclass(frozen=True, slots=True)
class Claims:
    """What a good token says. ``role`` is the access level chosen at sign-in."""

    account_id: UUID
    session_id: UUID
    role: str
    expires: int


@dataclass(slots=True)
class _Keys:
    current: str
    prepared: dict[str, jwk.Key]
    looked_at: float


class _Held:
    keys: _Keys | None = None
    seen: ClassVar[OrderedDict[bytes, Claims]] = OrderedDict()


def issue(account_id: UUID, session_id: UUID, role: str) -> tuple[str, int]:
    """A token for one account in one role, and for how many seconds it holds."""
    life = get_settings().access_minutes * 60
    now = int(clock.now().timestamp())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(account_id),
        "sid": str(session_id),
        "role": role,
        "iat": now,
        "exp": now + life,
        "jti": uuid4().hex,
    }
    keys = _keys()
    token: str = jwt.encode(claims, keys.prepared[keys.current], algorithm=ALGORITHM, headers={"kid": keys.current})
    return token, life


def read(token: str) -> Claims:
    """The claims of a token that is ours and holds now. Raises TokenInvalid, whatever is wrong with it."""
    if len(token) > LONGEST:
        raise TokenInvalid
    digest = hashlib.sha256(token.encode()).digest()
    claims = _Held.seen.get(digest)
    if claims is None:
        claims = _checked(token)
        _Held.seen[digest] = claims
        if len(_Held.seen) > _CACHED:
            _Held.seen.popitem(last=False)
    if clock.now().timestamp() >= claims.expires:
        raise TokenInvalid
    return claims


def rotate() -> str:
    """A new signing key; the one before stays good for the tokens that are out. Answers its name."""
    _keys()
    content = orjson.loads(_path().read_bytes())
    kept = {content["current"]: content["keys"][content["current"]]}
    crypto.place(_path(), _new(kept), replace=True)
    forget()
    return _keys().current


def forget() -> None:
    """Drop keys and tokens held in memory."""
    _Held.keys = None
    _Held.seen.clear()


def _checked(token: str) -> Claims:
    try:
        header = jwt.get_unverified_header(token)
        if set(header) != _HEADER or header["alg"] != ALGORITHM or header["typ"] != "JWT":
            raise TokenInvalid
        key = _key(header["kid"])
        claims = jwt.decode(token, key, algorithms=[ALGORITHM], audience=AUDIENCE, issuer=ISSUER, options=_OPTIONS)
        return _judged(claims)
    except (JOSEError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        raise TokenInvalid from None


def _judged(claims: dict[str, object]) -> Claims:
    issued, expires, role = claims["iat"], claims["exp"], claims["role"]
    sound = (
        set(claims) == _CLAIMS
        and claims["aud"] == AUDIENCE
        and type(issued) is int
        and type(expires) is int
        and type(role) is str
        and 0 < expires - issued <= 900
        and issued <= clock.now().timestamp() + _SKEW
    )
    if not sound or not isinstance(expires, int):
        raise TokenInvalid
    return Claims(UUID(str(claims["sub"])), UUID(str(claims["sid"])), str(role), expires)


def _key(kid: object) -> jwk.Key:
    if type(kid) is not str:
        raise TokenInvalid
    keys = _keys()
    if kid not in keys.prepared and clock.monotonic() - keys.looked_at > 1:
        _Held.keys = None
        keys = _keys()
    return keys.prepared[kid]


def _keys() -> _Keys:
    """The keys, read again after a minute: another process may have rotated, and this one must sign with the new."""
    if _Held.keys is None or clock.monotonic() - _Held.keys.looked_at > _LOOK_AGAIN:
        if not _path().exists():
            crypto.place(_path(), _new({}), replace=False)
        content = orjson.loads(_path().read_bytes())
        prepared = {kid: jwk.construct(base64.b64decode(secret), ALGORITHM) for kid, secret in content["keys"].items()}
        _Held.keys = _Keys(content["current"], prepared, clock.monotonic())
    return _Held.keys


def _new(kept: dict[str, str]) -> bytes:
    kid = secrets.token_hex(4)
    fresh = base64.b64encode(secrets.token_bytes(32)).decode()
    return orjson.dumps({"current": kid, "keys": kept | {kid: fresh}})


def _path() -> Path:
    return get_settings().keys_folder / _FILE
