"""What the tests of visits and rounds share: doors of a grid as its worker finds them, and a phone that seals."""

from __future__ import annotations

import base64
import hmac
import json
import os
from datetime import UTC, datetime

import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import text

from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7

API = "/api/v1"
#: A white dot: what a signature or photo is here.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=")


async def households_of(worker: httpx.AsyncClient) -> list[dict]:
    """All households that the worker's phone keeps."""
    found, cursor = [], None
    while True:
        params = {"limit": 200} | ({"cursor": cursor} if cursor else {})
        answer = await worker.get(f"{API}/grid/households", params=params)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            return found


async def rows(api, query: str, **values) -> list:
    """What stands in 平庄社区's tables, as the application's role sees it."""
    async with api.database.transaction("{1}") as session:
        return [row._mapping for row in await session.execute(text(query), values)]


async def run(api, statement: str, **values) -> None:
    async with api.database.transaction("{1}") as session:
        await session.execute(text(statement), values)


async def put_photo(worker: httpx.AsyncClient) -> str:
    file_id = str(uuid7())
    answer = await worker.put(f"{API}/files/{file_id}", content=PNG, headers={"content-type": "image/png"})
    assert answer.status_code in (200, 201), answer.text
    return file_id


def visit(household_id: str, outcome: str = "met", **more) -> dict:
    return {"id": str(uuid7()), "household_id": household_id, "outcome": outcome} | more


async def with_rhythm(api, code: str) -> dict:
    """Somebody of grid 3 with this rhythm whom no test has visited."""
    found = await rows(
        api,
        "select d.household_id::text, d.person_id::text, d.due_on, d.show_on from due_visit d"
        " join visit_rule r on r.community_id = d.community_id and r.id = d.rule_id"
        " join grid g on g.community_id = d.community_id and g.id = d.grid_id"
        " where r.code = :code and g.serial = 3 and d.last_on is null and d.unanswered = 0"
        " and not exists (select from visit v where v.household_id = d.household_id) order by d.id limit 1",
        code=code,
    )
    return dict(found[0])


class Phone:
    """Seals like the browser does, for one account on one device."""

    def __init__(self, anonymous: httpx.AsyncClient, device_id: str, proof_key: bytes, kid: str, point: bytes) -> None:
        self.anonymous, self.device_id, self.proof_key = anonymous, device_id, proof_key
        self.kid, self.point = kid, point

    @classmethod
    async def of(cls, api, login: str) -> Phone:
        client = await api.sign_in(login)
        issued = (await client.post(f"{API}/auth/devices")).json()
        key = (await api.anonymous.get(f"{API}/sealed/key")).json()
        return cls(
            api.anonymous, issued["device_id"], _bytes(issued["proof_key"]), key["kid"], _bytes(key["public_key"])
        )

    def seal(
        self, path: str, body: object, *, key: str | None = None, method: str = "POST", made_at: datetime | None = None,
        offset_ms: int = 0, if_match: str | None = None,
    ) -> dict:  # fmt: skip
        item = key or str(uuid7())
        request = {
            "method": method, "path": API + path, "body": body, "key": item, "device_id": self.device_id,
            "made_at": (made_at or clock.now()).astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "offset_ms": offset_ms,
        } | ({"if_match": if_match} if if_match is not None else {})  # fmt: skip
        canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        signed = "\n".join(
            [
                request["method"], request["path"], item, self.device_id, request["made_at"], str(offset_ms),
                if_match or "", canonical,
            ]
        )  # fmt: skip
        proof = _text(hmac.digest(self.proof_key, signed.encode(), "sha256"))
        return self.envelope(item, json.dumps(request | {"proof": proof}, ensure_ascii=False).encode())

    def envelope(self, item: str, content: bytes) -> dict:
        own = ec.generate_private_key(ec.SECP256R1())
        epk = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), self.point)
        content_key = HKDF(SHA256(), 32, epk, b"jiayuan/outbox/1").derive(own.exchange(ec.ECDH(), theirs))
        iv = os.urandom(12)
        box = AESGCM(content_key).encrypt(iv, content, item.encode())
        return {"id": item, "kid": self.kid, "epk": _text(epk), "iv": _text(iv), "box": _text(box)}

    async def send(self, envelope: dict) -> httpx.Response:
        return await self.anonymous.post(f"{API}/sealed", json=envelope)


def _bytes(encoded: str) -> bytes:
    plain = encoded.rstrip("=").replace("+", "-").replace("/", "_")
    return base64.urlsafe_b64decode(plain + "=" * (-len(plain) % 4))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
