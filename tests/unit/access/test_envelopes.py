"""Envelopes are opened as a browser's WebCrypto sealed them, and not once anything was changed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from jiayuan.access import envelopes
from jiayuan.access.envelopes import EnvelopeUnreadable, SealingKeys, SealingKeyUnknown, act_time

KEY = envelopes.key_of(int("11" * 32, 16))
KEYS = SealingKeys(KEY.kid, {KEY.kid: KEY})
PROOF_KEY = bytes.fromhex("33" * 32)
ITEM = "01939d5a-0000-7000-8000-00000000a401"
#: Written by crypto.subtle with the ephemeral key 22…22; numbers, signs and key order are where two languages differ.
VECTOR = {
    "epk": "BNZak5d8qj0bCBhS_1ennkZfFmBXcwS66tUF3TpIWJzzUBheiVNy32Ih6joTdVfkc_3bZ1XwW9UHw8Uz_OnJEoU",
    "iv": "AQIDBAUGBwgJCgsM",
    "box": (
        "ZhY2Cb74vhQOagieBP9Ln_DS_DtpIq6ViBw3GMgDg5zkxgfiEJCBMliRBD6BBDEcV0vT24owmoQB95-BycrLu7NlCS-Eqw5talm6"
        "49zkzUdkNoNklfxFE0OdpyzBKurVEQGB45dXZKB0kgglQWDRspiPsmPMU0nn94LkPduIl25z4NTwD-tZ4bHB1cmX0HxS77Vv3pS8"
        "kJ92E_UgZ-wmm25m3qV2mPWM1Dv1ThcWME3uYCjHDMyx0xCn8Gte5bSGeH6FUfkWZ1vWIH0BBrL2pdYoY29A1RES1V_tiK7SPW9D"
        "-fMXBhNkApkGruZyjKTGG5PyMp9ep1-PyTMWVBnGLN-Y0EqTf5YRA3tgdVNkqHkErI4xHx-x51Ro07ZCkllfsZTQJg3wfEj4txbg"
        "y6ouYktkL9Y5hwTVJvEVHoklV8bqIjGtKbCUz_KizcOLhQo_tIRELg-Va5dyVWSjaqoxENEriYPKBvUjhBPoOdT0"
    ),
}


def open_vector(**changed: str) -> bytes:
    return envelopes.open_box(KEYS, **({"item": ITEM, "kid": KEY.kid} | VECTOR | changed))


def test_an_envelope_sealed_by_a_browser_is_opened_and_its_author_proven():
    request = envelopes.read_request(open_vector())
    assert KEY.kid == "2bad0fd610d99eae"
    assert (request.method, request.path, request.key) == ("POST", "/api/v1/grid/visits", ITEM)
    assert request.offset == timedelta(milliseconds=-1500)
    assert request.made_at == datetime(2026, 11, 23, 3, 12, 5, 250_000, tzinfo=UTC)
    assert request.is_proven_by(PROOF_KEY)
    assert json.loads(request.body) == {
        "z": '没人应\n\x07"', "a": [1, 1.5, 1e21, 1e-7, True, None, {"ｚ": 1, "😀": 2}], "lat": 26.83,
    }  # fmt: skip


def test_another_device_does_not_prove_it():
    assert not envelopes.read_request(open_vector()).is_proven_by(bytes(32))


def _flipped(text: str, at: int) -> str:
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


@pytest.mark.parametrize(
    "changed",
    [
        {"item": ITEM[:-1] + "2"},  # the box belongs to its item
        {"iv": "AQIDBAUGBwgJCgsN"},
        {"iv": "AQID"},
        {"box": _flipped(VECTOR["box"], 40)},
        {"box": VECTOR["box"][:40]},
        {"box": ""},
        {"epk": _flipped(VECTOR["epk"], 40)},  # no point of the curve
        {"epk": "AA"},
        {"epk": "!!"},
        {"epk": "A"},
    ],
)
def test_a_changed_envelope_is_not_opened(changed):
    with pytest.raises(EnvelopeUnreadable):
        open_vector(**changed)


def test_an_unknown_key_is_said():
    with pytest.raises(SealingKeyUnknown):
        open_vector(kid="0000000000000000")


@pytest.mark.parametrize("name", ["method", "path", "key", "device_id", "made_at", "offset_ms", "body"])
def test_every_member_is_signed(name):
    document = json.loads(open_vector())
    document[name] = {"z": 1} if name == "body" else "2026-11-23T03:12:05.251Z" if name == "made_at" else "1"
    changed = envelopes.read_request(json.dumps(document).encode())
    assert not changed.is_proven_by(PROOF_KEY)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"null", b"[]", b"{}", b"\xff", b'{"method":1}', b"[" * 50_000,
        b'{"method":"POST","path":"/","key":"k","device_id":"d","made_at":"x","proof":"","offset_ms":0}',
        b'{"method":"POST","path":"/","key":"k","device_id":"d","made_at":"2026-11-23T00:00:00Z","proof":"","offset_ms":NaN}',
    ],
)  # fmt: skip
def test_content_that_is_no_request_is_refused_without_a_crash(content):
    with pytest.raises(EnvelopeUnreadable):
        envelopes.read_request(content)


NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
TIMES = [
    # made at, offset, what counts, marked
    (NOON - timedelta(minutes=5), timedelta(), NOON - timedelta(minutes=5), False),
    (NOON + timedelta(hours=2), timedelta(), NOON, False),  # never later than receipt
    (NOON + timedelta(hours=2), timedelta(hours=-3), NOON - timedelta(hours=1), False),  # corrected by the last contact
    (NOON - timedelta(hours=12), timedelta(), NOON - timedelta(hours=12), False),
    (NOON - timedelta(hours=12, seconds=1), timedelta(), NOON - timedelta(hours=12, seconds=1), True),
    (NOON - timedelta(days=7), timedelta(), NOON - timedelta(days=7), True),  # a week in a drawer
    (datetime(1970, 1, 1, tzinfo=UTC), timedelta(), NOON, True),  # a clock that was never set
    (datetime(9999, 12, 31, 23, tzinfo=UTC), timedelta(days=9), NOON, True),
]


@pytest.mark.parametrize(("made_at", "offset", "at", "marked"), TIMES)
def test_the_devices_time_counts_but_never_later_than_receipt(made_at, offset, at, marked):
    found = act_time(made_at, offset, NOON)
    assert (found.at, found.is_gap, found.device_at, found.received_at) == (at, marked, made_at, NOON)


def test_a_moment_told_in_the_form_is_by_our_clock_already_and_never_later_than_receipt():
    found = act_time(NOON + timedelta(hours=2), timedelta(hours=-3), NOON)
    assert found.believe(NOON - timedelta(hours=2)) == NOON - timedelta(hours=2)
    assert found.believe(NOON + timedelta(hours=1)) == NOON
    assert found.believe(None) == found.at


def test_old_keys_still_open_after_a_new_one_was_made(tmp_path, monkeypatch, _house_settings):
    monkeypatch.setattr(_house_settings, "data", tmp_path)
    old = envelopes.sealing_keys()
    new = envelopes.add_sealing_key()
    now = envelopes.sealing_keys()
    assert now.current == new != old.current
    assert set(now.known) == {old.current, new}
    assert (tmp_path / "keys" / "sealing").stat().st_mode & 0o077 == 0
