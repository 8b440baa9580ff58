"""Tokens that are not ours, no longer ours, or ours and changed; and refresh tokens used twice."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jose import jwt

from access_stage import API, PASSWORD, PINGZHUANG, Client, House, code_of, soon
from jiayuan.access import tokens
from jiayuan.access.tokens import TokenInvalid
from jiayuan.kernel import clock
from jiayuan.kernel.settings import Settings

INVALID = (401, "access.token_invalid")


def encoded(part: object) -> str:
    raw = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(header: dict[str, Any], claims: object, key: bytes, digest: str = "sha256") -> str:
    body = f"{encoded(header)}.{encoded(claims)}"
    return f"{body}.{encoded(hmac.digest(key, body.encode(), digest))}"


@pytest.fixture
def key(_house_settings: Settings) -> tuple[str, bytes]:
    """The signing key itself: the forger of these tests knows it, so only the other checks stand in the way."""
    tokens.issue(uuid4(), uuid4(), "staff")
    content = json.loads((_house_settings.keys_folder / "tokens.json").read_bytes())
    return content["current"], base64.b64decode(content["keys"][content["current"]])


@pytest.fixture
def good(key: tuple[str, bytes]) -> tuple[dict[str, Any], dict[str, Any], bytes]:
    """Header, claims and key of a token that is accepted."""
    now = int(clock.now().timestamp())
    claims = {
        "iss": "jiayuan", "aud": "jiayuan-api", "sub": str(uuid4()), "sid": str(uuid4()), "role": "staff",
        "iat": now, "exp": now + 600, "jti": "1",
    }  # fmt: skip
    return {"alg": "HS256", "typ": "JWT", "kid": key[0]}, claims, key[1]


def test_the_pattern_of_the_forgeries_is_itself_accepted(good: Any):
    """Without this, every refusal below could have another reason."""
    assert tokens.read(signed(*good)).role == "staff"


def without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda part: part.pop(name)


def having(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda part: part.update({name: value})


NOW = 1_000_000_000_000
CLAIMS = {
    **{f"no {name}": without(name) for name in ("iss", "aud", "sub", "sid", "role", "iat", "exp", "jti")},
    "another audience": having("aud", "other"),
    "a list of audiences": having("aud", ["jiayuan-api", "other"]),
    "a list of one audience": having("aud", ["jiayuan-api"]),
    "another issuer": having("iss", "other"),
    "a life of 16 minutes": lambda part: part.update(exp=part["iat"] + 960),
    "a negative life": lambda part: part.update(exp=part["iat"] - 1),
    "expired": lambda part: part.update(iat=part["iat"] - 700, exp=part["iat"] - 100),
    "issued in the future": lambda part: part.update(iat=part["iat"] + 60, exp=part["iat"] + 600),
    "a moment as text": lambda part: part.update(exp=str(part["exp"])),
    "a moment with a fraction": lambda part: part.update(exp=part["exp"] + 0.5),
    "a moment that is true": having("iat", True),
    "an endless moment": lambda part: part.update(exp=float("inf")),
    "a subject that is no id": having("sub", "admin"),
    "a number as subject": having("sub", 7),
    "a role that is a list": having("role", ["staff"]),
    "a claim we do not know": having("admin", True),
}


@pytest.mark.parametrize("what", CLAIMS)
def test_a_rightly_signed_token_with_wrong_claims_is_refused(good: Any, what: str):
    header, claims, key = good
    CLAIMS[what](claims)
    with pytest.raises(TokenInvalid):
        tokens.read(signed(header, claims, key))


HEADERS = {
    "no kid": without("kid"),
    "an unknown kid": having("kid", "00000000"),
    "a kid that is a path": having("kid", "../../../dev/null"),
    "a kid that is a list": having("kid", ["x"]),
    "no type": without("typ"),
    "another type": having("typ", "at+jwt"),
    "critical extensions": having("crit", ["exp"]),
    "empty critical extensions": having("crit", []),
    "a key of its own": having("jwk", {"kty": "oct", "k": "AA"}),
    "an address of keys": having("jku", "https://evil.example/keys"),
    "no algorithm": without("alg"),
    "algorithm none": having("alg", "none"),
    "algorithm None": having("alg", "None"),
    "algorithm HS512": having("alg", "HS512"),
    "algorithm RS256": having("alg", "RS256"),
    "algorithm null": having("alg", None),
}


@pytest.mark.parametrize("what", HEADERS)
def test_a_header_that_is_not_exactly_ours_is_refused(good: Any, what: str):
    header, claims, key = good
    HEADERS[what](header)
    with pytest.raises(TokenInvalid):
        tokens.read(signed(header, claims, key))


def test_a_token_without_signature_is_refused(good: Any):
    header, claims, _ = good
    for alg in ("none", "HS256"):
        for tail in ("", ".", ".AA"):
            with pytest.raises(TokenInvalid):
                tokens.read(f"{encoded(header | {'alg': alg})}.{encoded(claims)}{tail}")


def test_other_hashes_and_other_keys_are_refused(good: Any):
    header, claims, key = good
    for forged in (
        signed(header | {"alg": "HS512"}, claims, key, "sha512"),
        signed(header | {"alg": "HS384"}, claims, key, "sha384"),
        signed(header, claims, b""),
        signed(header, claims, key[:-1]),
        signed(header, claims, header["kid"].encode()),
    ):
        with pytest.raises(TokenInvalid):
            tokens.read(forged)


def test_a_public_key_as_secret_and_an_asymmetric_signature_are_refused(good: Any):
    """The confusion of HS and RS: a public key, PEM or DER, taken for the HMAC secret."""
    header, claims, _ = good
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    for encoding in (Encoding.PEM, Encoding.DER):
        public = private.public_key().public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)
        with pytest.raises(TokenInvalid):
            tokens.read(signed(header, claims, public))
    with pytest.raises(TokenInvalid):
        tokens.read(jwt.encode(claims, private, algorithm="RS256", headers={"kid": header["kid"]}))


def test_a_changed_letter_anywhere_is_refused(good: Any):
    token = signed(*good)
    for at in range(0, len(token) - 1, 7):
        letter = "A" if token[at] != "A" else "B"
        if token[at] == ".":
            continue
        with pytest.raises(TokenInvalid):
            tokens.read(token[:at] + letter + token[at + 1 :])


@pytest.mark.parametrize(
    "junk",
    ["", ".", "..", "...", "a.b.c", "é.é.é", "\x00", "x" * 5000,
     encoded(b"[" * 2500) + ".e.e", encoded(b"\xff") + ".e.e",
     encoded([1]) + ".e.e", encoded("text") + ".e.e", encoded({}) + ".e.e"],
)  # fmt: skip
def test_junk_is_refused_and_breaks_nothing(junk: str):
    with pytest.raises(TokenInvalid):
        tokens.read(junk)


def test_claims_that_are_no_object_are_refused(good: Any):
    header, _, key = good
    for claims in ([], "text", 7, None, b"[" * 2500, b"\xff"):
        with pytest.raises(TokenInvalid):
            tokens.read(signed(header, claims, key))


def test_a_long_token_is_refused_unread(good: Any):
    header, claims, key = good
    claims["role"] = "x" * 5000
    with pytest.raises(TokenInvalid):
        tokens.read(signed(header, claims, key))


def test_a_token_seen_before_still_expires(good: Any):
    token = signed(*good)
    tokens.read(token)
    clock.set_clock(clock.now() + timedelta(minutes=11))
    with pytest.raises(TokenInvalid):
        tokens.read(token)


@pytest.mark.parametrize("days", [-400, 400])
def test_a_moved_clock_is_the_only_one_that_counts(days: int):
    clock.set_clock(clock.now() + timedelta(days=days))
    assert tokens.read(tokens.issue(uuid4(), uuid4(), "staff")[0]).role == "staff"


def test_a_new_key_signs_and_the_one_before_still_opens():
    account, session = uuid4(), uuid4()
    old, _ = tokens.issue(account, session, "staff")
    name = tokens.rotate()
    new, seconds = tokens.issue(account, session, "staff")
    assert jwt.get_unverified_header(new)["kid"] == name != jwt.get_unverified_header(old)["kid"]
    assert tokens.read(old).account_id == tokens.read(new).account_id == account
    assert seconds <= 900
    tokens.rotate()
    with pytest.raises(TokenInvalid):
        tokens.read(old)


def test_the_signing_keys_are_for_their_owner_only(_house_settings: Settings):
    tokens.issue(uuid4(), uuid4(), "staff")
    assert (_house_settings.keys_folder / "tokens.json").stat().st_mode & 0o777 == 0o600


async def test_a_forged_token_is_told_nothing(house: House):
    client = await house.client()
    for token in ("x.y.z", tokens.issue(uuid4(), uuid4(), "staff")[0][:-3] + "abc"):
        client.http.headers["Authorization"] = f"Bearer {token}"
        answer = await client.get("/me")
        assert code_of(answer) == INVALID
        assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_a_token_of_no_session_of_another_account_or_another_role_is_refused(house: House):
    client = await house.signed_in()
    claims = tokens.read(client.http.headers["Authorization"].removeprefix("Bearer "))
    for account, session, role, code in (
        (claims.account_id, uuid4(), "staff", "access.session_ended"),
        (uuid4(), claims.session_id, "staff", "access.session_ended"),
        (claims.account_id, claims.session_id, "joint_committee", "access.role_lost"),
        (claims.account_id, claims.session_id, "root", "access.role_lost"),
    ):
        client.http.headers["Authorization"] = f"Bearer {tokens.issue(account, session, role)[0]}"
        assert code_of(await client.get("/me")) == (401, code)


async def test_a_token_opens_no_community_but_its_own(house: House):
    client = await house.signed_in()
    assert code_of(await client.get("/me?community=520302010003")) == (404, "kernel.not_found")
    assert code_of(await client.get("/me?community=000000000000")) == (404, "kernel.not_found")
    assert code_of(await client.get("/me?community=' or 1=1")) == (404, "kernel.not_found")
    assert (await client.get(f"/me?community={PINGZHUANG}")).status_code == 200


async def refreshed(client: Client, cookie: str, agent: str | None = None) -> Any:
    client.http.cookies.clear()
    headers = {"Cookie": f"jy_refresh={cookie}"} | ({"User-Agent": agent} if agent else {})
    return await client.http.post(f"{API}/auth/refresh", headers=headers)


def cookie_of(answer: Any) -> str:
    return str(answer.headers["set-cookie"]).partition("jy_refresh=")[2].partition(";")[0]


@pytest.fixture
async def fresh(house: House) -> tuple[Client, str]:
    """A client that has just signed in, and its first refresh token."""
    _, login = await house.account()
    client = await house.client()
    return client, cookie_of(await client.sign_in(login, PASSWORD))


async def test_a_refresh_gives_a_new_pair_each_time(fresh: tuple[Client, str]):
    client, cookie = fresh
    seen = {cookie}
    for _ in range(3):
        answer = await refreshed(client, cookie)
        assert answer.status_code == 200
        cookie = cookie_of(answer)
        client.keep(answer)
        assert (await client.get("/me")).status_code == 200
        seen.add(cookie)
    assert len(seen) == 4


async def test_a_refresh_token_used_again_ends_the_whole_family(fresh: tuple[Client, str]):
    client, first = fresh
    second = cookie_of(answer := await refreshed(client, first))
    client.keep(answer)
    clock.set_clock(clock.now() + timedelta(seconds=11))
    assert code_of(await refreshed(client, first)) == (401, "access.session_ended")
    assert code_of(await refreshed(client, second)) == (401, "access.session_ended")
    await soon(lambda: answer_of(client), (401, "access.session_ended"))


async def test_two_tabs_at_once_both_go_on(fresh: tuple[Client, str]):
    client, cookie = fresh
    answers = await asyncio.gather(refreshed(client, cookie), refreshed(client, cookie))
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (await refreshed(client, cookie_of(answers[0]))).status_code == 200


async def test_the_grace_is_for_one_more_use_and_the_same_device(house: House, fresh: tuple[Client, str]):
    client, cookie = fresh
    results = await asyncio.gather(*(refreshed(client, cookie) for _ in range(3)))
    assert sorted(answer.status_code for answer in results) == [200, 200, 401]
    _, login = await house.account()
    cookie = cookie_of(await client.sign_in(login, PASSWORD))
    assert (await refreshed(client, cookie)).status_code == 200
    assert (await refreshed(client, cookie, agent="thief/1.0")).status_code == 401


async def test_a_refresh_token_that_is_made_up_opens_nothing(house: House):
    client = await house.client()
    assert (await client.http.post(f"{API}/auth/refresh")).status_code == 204
    for made_up in ("x", "0" * 43, hashlib.sha256(b"").hexdigest()):
        assert code_of(await refreshed(client, made_up)) == (401, "access.session_ended")


async def test_a_session_unused_for_thirty_days_is_over(fresh: tuple[Client, str]):
    client, cookie = fresh
    clock.set_clock(clock.now() + timedelta(days=30, seconds=1))
    assert code_of(await refreshed(client, cookie)) == (401, "access.session_ended")


async def test_refresh_tokens_lie_in_the_database_as_hashes_only(fresh: tuple[Client, str], owner_url: str):
    _, cookie = fresh
    with psycopg.connect(owner_url) as owner:
        found = owner.execute(
            "select count(*) from refresh_token where hash = %s", [hashlib.sha256(cookie.encode()).digest()]
        )
        assert found.fetchone() == (1,)
        plain = owner.execute("select count(*) from refresh_token t where t::text like %s", [f"%{cookie}%"])
        assert plain.fetchone() == (0,)


async def answer_of(client: Client) -> tuple[int, str]:
    """What the house says to a client about himself."""
    return code_of(await client.get("/me"))


async def test_a_lock_takes_effect_within_a_second(house: House):
    client = await house.signed_in()
    assert (await client.get("/me")).status_code == 200
    admin = await house.signed_in("staff", "000000000000", "security_admin", community=0)
    detail = await admin.get(f"/accounts/{client.account_id}")
    locking = {"json": {"reason": "离职"}, "headers": {"If-Match": detail.headers["etag"]}}
    assert (await admin.put(f"/accounts/{client.account_id}/lock", **locking)).status_code == 204
    await soon(lambda: answer_of(client), (401, "access.session_ended"))
    cookie = client.http.cookies["jy_refresh"]
    assert (await refreshed(client, cookie)).status_code == 401


async def test_a_post_takes_effect_within_a_second_and_ends_so(house: House):
    client = await house.signed_in("staff", PINGZHUANG)
    committee = await house.signed_in("joint_committee", PINGZHUANG)
    assert (await client.get("/me")).json()["posts"] == []
    form = {"account_id": str(client.account_id), "kind": "event_clerk", "from_on": str(clock.today())}
    made = await committee.post("/posts", json=form)
    assert made.status_code == 201, made.text

    async def kinds() -> list[str]:
        return [post["kind"] for post in (await client.get("/me")).json()["posts"]]

    await soon(kinds, ["event_clerk"])
    ending = {"json": {"until_on": str(clock.today() - timedelta(days=1))}, "headers": {"If-Match": '"1"'}}
    assert (await committee.post(f"/posts/{made.json()['id']}/endings", **ending)).status_code == 204
    await soon(kinds, [])
