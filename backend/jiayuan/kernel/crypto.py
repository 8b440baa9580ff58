"""Fields that lie encrypted in the database, and indexes by which they can still be found exactly.

A box names its algorithm and its key: one byte each, then the nonce, the ciphertext and its tag. Table, column and row
are bound in, so a box copied to another row does not open. Rotation: ``rotating.py``.
"""

from __future__ import annotations

import base64
import contextlib
import hmac
import logging
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from jiayuan.kernel import clock
from jiayuan.kernel.problems import Problem
from jiayuan.kernel.settings import get_settings

AES_256_GCM, SM4_GCM = 1, 2
ALGORITHMS = {"aes-256-gcm": AES_256_GCM, "sm4-gcm": SM4_GCM}

log = logging.getLogger("jiayuan.crypto")

_NONCE, _TAG = 12, 16
_FIELDS = "fields.json"
#: Another process may have rotated: the key file is looked at this often (seconds).
_LOOK_AGAIN = 5.0
_SCRYPT = {"n": 2**15, "r": 8, "p": 1}


@dataclass(eq=False)
class BoxUnreadable(Problem):
    """A box that no key opens here: another row's, cut, or sealed with a key that this installation lacks."""

    status, code, title = 409, "kernel.box_unreadable", "这一项是加密的，这里的密钥打不开，请告诉系统管理员"
    why: str

    def __post_init__(self) -> None:
        log.error("a box does not open: %s", self.why)

    def facts(self) -> dict[str, object]:
        return {}


class KeysUnreadable(ValueError):
    """An exported keyring that the passphrase does not open, or that would overwrite other keys; a sentence."""


class _Algorithm(Protocol):
    def seal(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes: ...
    def open(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes: ...


class _Aes:
    def __init__(self, key: bytes) -> None:
        cipher = AESGCM(key)
        self.seal, self.open = cipher.encrypt, cipher.decrypt


class _Sm4:
    """GB/T 32907 in Galois/counter mode; the library has no AEAD class for it."""

    def __init__(self, key: bytes) -> None:
        self._algorithm = SM4(hmac.digest(key, b"sm4-gcm", "sha256")[:16])

    def seal(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        work = Cipher(self._algorithm, GCM(nonce)).encryptor()
        work.authenticate_additional_data(bound)
        return work.update(plain) + work.finalize() + work.tag

    def open(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        if len(sealed) < _TAG:
            raise InvalidTag
        work = Cipher(self._algorithm, GCM(nonce, sealed[-_TAG:])).decryptor()
        work.authenticate_additional_data(bound)
        return work.update(sealed[:-_TAG]) + work.finalize()


@dataclass(slots=True)
class Keyring:
    """The keys of one installation: numbered ones for fields, one of them current, and one for all indexes."""

    current: int
    keys: dict[int, bytes]
    index: bytes
    _made: dict[tuple[int, int], _Algorithm] = field(default_factory=dict, repr=False)

    def algorithm(self, kind: int, key: int) -> _Algorithm:
        made = self._made.get((kind, key))
        if made is None:
            if key not in self.keys or kind not in (AES_256_GCM, SM4_GCM):
                raise BoxUnreadable(f"algorithm {kind} with key {key} is unknown here")
            made = _Aes(self.keys[key]) if kind == AES_256_GCM else _Sm4(self.keys[key])
            self._made[kind, key] = made
        return made

    def header(self) -> bytes:
        """How boxes begin that are sealed now: algorithm and key."""
        return bytes((ALGORITHMS[get_settings().cipher], self.current))


class _Held:
    """The ring of this process, with the moment at which its file was last looked at."""

    ring: Keyring | None = None
    stamp: tuple[int, int] = (0, 0)
    looked_at: float = 0.0


def keyring(*, fresh: bool = False) -> Keyring:
    """The installation's keys, made at first use; read again when another process has changed the file."""
    now = clock.monotonic()
    if _Held.ring is not None and not fresh and now - _Held.looked_at < _LOOK_AGAIN:
        return _Held.ring
    path = keys_path()
    if not path.exists():
        place(path, _document(Keyring(1, {1: secrets.token_bytes(32)}, secrets.token_bytes(32))), replace=False)
    found = path.stat()
    stamp = (found.st_mtime_ns, found.st_ino)
    if _Held.ring is None or stamp != _Held.stamp:
        _Held.ring, _Held.stamp = _parse(path.read_bytes()), stamp
        _index_begun.cache_clear()
    _Held.looked_at = now
    return _Held.ring


def keys_path() -> Path:
    return get_settings().keys_folder / _FIELDS


def has_keys() -> bool:
    """Whether there are keys already, without making any."""
    return keys_path().exists()


def forget_keys() -> None:
    """Drop what this process holds, so that the next use reads the folder again."""
    _Held.ring = None
    _index_begun.cache_clear()


def seal(table: str, column: str, row_id: UUID, value: str) -> bytes:
    """The value as a box for this very field; about 2 microseconds."""
    return sealer(table, column)(row_id, value)


def sealer(table: str, column: str) -> Callable[[UUID, str], bytes]:
    """``seal`` for the rows of one batch, with the key looked up once; not kept longer, for a key may be rotated."""
    ring = keyring()
    head = ring.header()
    encrypt, field_of = ring.algorithm(*head).seal, f"{table}|{column}|"

    def seal_one(row_id: UUID, value: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return head + nonce + encrypt(nonce, value.encode(), f"{field_of}{row_id}".encode())

    return seal_one


def unseal(table: str, column: str, row_id: UUID, box: bytes) -> str:
    """The value in a box. Raises BoxUnreadable; that is a fault of the data or the keys, never of who asks."""
    if len(box) < 2 + _NONCE + _TAG:
        raise BoxUnreadable("too short for a box")
    ring = keyring()
    if box[1] not in ring.keys:
        ring = keyring(fresh=True)
    cipher = ring.algorithm(box[0], box[1])
    try:
        plain = cipher.open(bytes(box[2:14]), bytes(box[14:]), f"{table}|{column}|{row_id}".encode())
    except InvalidTag:
        raise BoxUnreadable(f"{table}.{column} of {row_id} does not open") from None
    return plain.decode()


def blind_index(purpose: str, value: str) -> bytes:
    """32 bytes by which an encrypted value is found exactly; the caller has normalised it.

    Same value and purpose, same index; other purposes have other keys, so columns cannot be joined by it.
    """
    keyring()
    index = _index_begun(purpose).copy()
    index.update(value.encode())
    return index.digest()


@lru_cache
def _index_begun(purpose: str) -> hmac.HMAC:
    """The index with its key taken in and no value yet: a copy takes two thirds of the time of a new one."""
    return hmac.new(hmac.digest(keyring().index, purpose.encode(), "sha256"), digestmod="sha256")


def add_key() -> int:
    """A new current key; older ones stay to open what they sealed. Answers its number."""
    path = keys_path()
    ring = keyring(fresh=True)
    number = max(ring.keys) + 1
    if number > 255:
        raise KeysUnreadable("255 keys are used up: drop those that no box names")
    place(path, _document(Keyring(number, ring.keys | {number: secrets.token_bytes(32)}, ring.index)), replace=True)
    forget_keys()
    return number


_ENCRYPTED: dict[tuple[str, str], str] = {}


def encrypted(table: str, column: str, *, key: str = "id") -> None:
    """Declare a column of boxes; rotation finds it here. ``key`` is the column that was bound in as row id."""
    _ENCRYPTED[table, column] = key


def encrypted_columns() -> Iterator[tuple[str, str, str]]:
    """Table, column and key column of everything declared."""
    for (table, column), key in sorted(_ENCRYPTED.items()):
        yield table, column, key


def export_keys(passphrase: str) -> bytes:
    """All secrets of the keys folder under a passphrase: scrypt, then AES-256-GCM. Backups leave the keys out."""
    keyring()
    folder = get_settings().keys_folder
    files = {
        path.name: base64.b64encode(path.read_bytes()).decode()
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(".")
    }
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE)
    sealed = AESGCM(_stretch(passphrase, salt)).encrypt(nonce, orjson.dumps(files), b"jiayuan keys 1")
    parts = {"salt": salt, "nonce": nonce, "box": sealed}
    return orjson.dumps(
        {"format": "jiayuan keys 1"} | {name: base64.b64encode(part).decode() for name, part in parts.items()}
    )


def import_keys(exported: bytes, passphrase: str, *, replace: bool = False) -> list[str]:
    """Put exported secrets back; answers their names. ``replace``: those that stand in their place are set aside.

    Raises KeysUnreadable where the passphrase is wrong or, without ``replace``, other keys are in place.
    """
    try:
        document = orjson.loads(exported)
        salt, nonce, box = (base64.b64decode(document[name]) for name in ("salt", "nonce", "box"))
        files = orjson.loads(AESGCM(_stretch(passphrase, salt)).decrypt(nonce, box, b"jiayuan keys 1"))
    except (InvalidTag, KeyError, TypeError, ValueError):
        raise KeysUnreadable("口令打不开这个文件") from None
    folder = get_settings().keys_folder
    contents = {Path(name).name: base64.b64decode(content) for name, content in files.items()}
    other = [n for n, content in contents.items() if (folder / n).exists() and (folder / n).read_bytes() != content]
    if other and not replace:
        raise KeysUnreadable(f"这里已有别的密钥：{'、'.join(other)}。确定要换掉，加 --replace；原来的会改名留着")
    for name in other:
        (folder / name).rename(folder / f".{name}.{clock.now():%Y%m%d%H%M%S}")
    for name, content in contents.items():
        place(folder / name, content, replace=True)
    forget_keys()
    return sorted(contents)


def _stretch(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, **_SCRYPT).derive(passphrase.encode())


def _document(ring: Keyring) -> bytes:
    keys = {str(number): base64.b64encode(key).decode() for number, key in ring.keys.items()}
    return orjson.dumps({"current": ring.current, "keys": keys, "index": base64.b64encode(ring.index).decode()})


def _parse(content: bytes) -> Keyring:
    document = orjson.loads(content)
    keys = {int(number): base64.b64decode(key) for number, key in document["keys"].items()}
    return Keyring(document["current"], keys, base64.b64decode(document["index"]))


def place(path: Path, content: bytes, *, replace: bool) -> None:
    """Write whole or not at all, readable by the owner only. Without ``replace`` the first of two writers wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.parent / f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    if replace:
        draft.replace(path)
        return
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
