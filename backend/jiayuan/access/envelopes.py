"""Envelopes that a phone sealed for this installation: opened, read, and held against their author's proof.

ECDH on P-256, HKDF-SHA-256 with the ephemeral public key as salt, AES-256-GCM with the item's id as associated data.
Anybody may seal for a public key, so the content carries an HMAC with the device's own key: who cannot prove himself
is nobody. Private keys stay in the keys folder under their ``kid``; old ones as long as envelopes may be on their way.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from jiayuan.kernel.crypto import place
from jiayuan.kernel.problems import Problem
from jiayuan.kernel.settings import get_settings

INFO = b"jiayuan/outbox/1"
_FILE = "sealing"
_CURVE = ec.SECP256R1()
#: Device and server may differ by this much before the difference is marked (settled 25).
MARKED_GAP = timedelta(hours=12)
#: An older act is a clock that was never set: outboxes are not kept that long.
BELIEVED = timedelta(days=60)


@dataclass(eq=False)
class EnvelopeUnreadable(Problem):
    status, code, title = 422, "sealed.unreadable", "这一条打不开，可能在手机里损坏了。请打开它，照原样再填一次。"


@dataclass(eq=False)
class SealingKeyUnknown(Problem):
    status, code, title = 422, "sealed.key_unknown", "这一条是为别的系统封存的，这里打不开。请打开它再发一次。"


@dataclass(frozen=True, slots=True)
class SealingKey:
    """A key pair of the installation; ``kid`` is the beginning of the public half's digest."""

    kid: str
    private: ec.EllipticCurvePrivateKey

    @property
    def point(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass(frozen=True, slots=True)
class SealingKeys:
    current: str
    known: dict[str, SealingKey]


class _Held:
    keys: SealingKeys | None = None
    stamp: tuple[int, int, str] = (0, 0, "")


def sealing_keys() -> SealingKeys:
    """The installation's keys for envelopes, made at first use; read again when another process changed the file."""
    path = get_settings().keys_folder / _FILE
    if not path.exists():
        first = _new_key()
        place(path, _document(SealingKeys(first.kid, {first.kid: first})), replace=False)
    found = path.stat()
    stamp = (found.st_mtime_ns, found.st_ino, str(path))
    if _Held.keys is None or _Held.stamp != stamp:
        _Held.keys, _Held.stamp = _parse(path.read_bytes()), stamp
    return _Held.keys


def add_sealing_key() -> str:
    """A new current key; older ones stay to open what phones have sealed with them. Answers its ``kid``."""
    known = sealing_keys()
    fresh = _new_key()
    path = get_settings().keys_folder / _FILE
    place(path, _document(SealingKeys(fresh.kid, known.known | {fresh.kid: fresh})), replace=True)
    return fresh.kid


def key_of(private_value: int) -> SealingKey:
    private = ec.derive_private_key(private_value, _CURVE)
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return SealingKey(hashlib.sha256(point).hexdigest()[:16], private)


def _new_key() -> SealingKey:
    return key_of(ec.generate_private_key(_CURVE).private_numbers().private_value)


def _document(keys: SealingKeys) -> bytes:
    values = {kid: f"{key.private.private_numbers().private_value:064x}" for kid, key in keys.known.items()}
    return orjson.dumps({"format": "jiayuan sealing 1", "current": keys.current, "keys": values})


def _parse(content: bytes) -> SealingKeys:
    document = orjson.loads(content)
    known = [key_of(int(value, 16)) for value in document["keys"].values()]
    return SealingKeys(document["current"], {key.kid: key for key in known})


def encode(raw: bytes) -> str:
    """Base64url without padding, as it stands in envelopes."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decode(text: str) -> bytes:
    """The bytes of base64url without padding. Raises EnvelopeUnreadable."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text):
        raise EnvelopeUnreadable
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise EnvelopeUnreadable from None


def open_box(keys: SealingKeys, *, item: str, kid: str, epk: str, iv: str, box: str) -> bytes:
    """The content of an envelope. Raises SealingKeyUnknown, EnvelopeUnreadable."""
    key = keys.known.get(kid)
    if key is None:
        raise SealingKeyUnknown
    point, nonce = decode(epk), decode(iv)
    if len(nonce) != 12:
        raise EnvelopeUnreadable
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
        shared = key.private.exchange(ec.ECDH(), theirs)
        content_key = HKDF(SHA256(), length=32, salt=point, info=INFO).derive(shared)
        return AESGCM(content_key).decrypt(nonce, decode(box), item.encode())
    except (ValueError, InvalidTag):
        raise EnvelopeUnreadable from None


class _Written(str):
    """A number exactly as the phone wrote it: two languages print the same number differently."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SealedRequest:
    """The request inside an envelope, and what its author signed."""

    method: str
    path: str
    body: bytes
    key: str
    device_id: str
    made_at: datetime
    offset: timedelta
    if_match: str | None
    proof: bytes
    signed: bytes

    def is_proven_by(self, proof_key: bytes) -> bool:
        return hmac.compare_digest(hmac.digest(proof_key, self.signed, "sha256"), self.proof)


def read_request(content: bytes) -> SealedRequest:
    """The request that an opened envelope holds. Raises EnvelopeUnreadable."""
    try:
        document = json.loads(content.decode(), parse_int=_Written, parse_float=_Written, parse_constant=_refuse)
        texts = {name: _text(document, name) for name in ("method", "path", "key", "device_id", "made_at", "proof")}
        offset = document["offset_ms"]
        if_match = None if document.get("if_match") is None else _text(document, "if_match")
        body = document.get("body")
        written = canonical(body)
        signed = "\n".join(
            [
                texts["method"], texts["path"], texts["key"], texts["device_id"], texts["made_at"], str(offset),
                if_match or "", written,
            ]
        )  # fmt: skip
        made_at = datetime.fromisoformat(texts["made_at"])
        return SealedRequest(
            method=texts["method"], path=texts["path"], key=texts["key"], device_id=texts["device_id"],
            made_at=made_at.astimezone(UTC) if made_at.tzinfo else made_at.replace(tzinfo=UTC),
            offset=timedelta(milliseconds=float(offset)), if_match=if_match, proof=decode(texts["proof"]),
            body=b"" if body is None else written.encode(), signed=signed.encode(),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise EnvelopeUnreadable from None


def _refuse(_constant: str) -> object:
    raise ValueError("no number of JSON")


def _text(document: dict[str, object], name: str) -> str:
    value = document[name]
    if not isinstance(value, str) or isinstance(value, _Written):
        raise TypeError(name)
    return value


def canonical(value: object) -> str:
    """JSON with keys in the order of UTF-16 units, without blanks, numbers as they were written: what is signed."""
    if isinstance(value, _Written):
        return str(value)
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_quoted(name)}:{canonical(member)}" for name, member in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(member) for member in value) + "]"
    return _quoted(value)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class ActTime:
    """When something was done: by the device, corrected and never later than receipt; and when we heard of it."""

    at: datetime
    received_at: datetime
    device_at: datetime | None = None

    @property
    def is_gap(self) -> bool:
        """Whether the phone held it for more than twelve hours, or its clock is off by as much: marked."""
        return self.device_at is not None and abs(self.received_at - self.device_at) > MARKED_GAP

    def believe(self, moment: datetime | None) -> datetime:
        """A moment told in a form, e.g. the arrival before it was saved; None is the act's own.

        The phone tells it by the server's clock as it knows that; correcting it again would double the difference.
        """
        return self.at if moment is None else _believed(moment, timedelta(), self.received_at)


def act_time(made_at: datetime, offset: timedelta, received_at: datetime) -> ActTime:
    """The time that counts for deadlines: the device's, corrected by the last contact, never later than receipt."""
    return ActTime(_believed(made_at, offset, received_at), received_at, made_at)


def _believed(moment: datetime, offset: timedelta, received_at: datetime) -> datetime:
    """A device that was never right, e.g. in 1970 after an empty battery, counts by receipt."""
    try:
        at = min(moment + offset, received_at)
    except OverflowError:
        return received_at
    return at if received_at - at <= BELIEVED else received_at
