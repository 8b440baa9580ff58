"""Boxes open for their own field only, whatever the cipher; keys rotate, travel under a passphrase and stay private."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel import crypto
from jiayuan.kernel.settings import Settings

ROW, OTHER = UUID(int=7), UUID(int=8)
NUMBER = "520302199001011233"


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    settings = Settings(data=tmp_path)
    monkeypatch.setattr(crypto, "get_settings", lambda: settings)
    crypto.forget_keys()
    yield settings
    crypto.forget_keys()


@pytest.fixture(params=["aes-256-gcm", "sm4-gcm"])
def cipher(request: pytest.FixtureRequest, keys: Settings) -> str:
    keys.cipher = request.param
    return str(request.param)


def test_a_box_opens_for_its_own_field(cipher: str):
    box = crypto.seal("person", "number_box", ROW, NUMBER)
    assert crypto.unseal("person", "number_box", ROW, box) == NUMBER
    assert box[0] == crypto.ALGORITHMS[cipher]
    assert NUMBER.encode() not in box


@pytest.mark.parametrize(
    "place", [("person", "number_box", OTHER), ("person", "phone_box", ROW), ("unit", "number_box", ROW)]
)
def test_a_box_copied_to_another_field_does_not_open(cipher: str, place: tuple[str, str, UUID]):
    box = crypto.seal("person", "number_box", ROW, NUMBER)
    with pytest.raises(crypto.BoxUnreadable):
        crypto.unseal(*place, box)


def test_any_changed_byte_closes_a_box(cipher: str):
    box = crypto.seal("person", "number_box", ROW, NUMBER)
    for at in range(len(box)):
        broken = bytearray(box)
        broken[at] ^= 0x01
        with pytest.raises(crypto.BoxUnreadable):
            crypto.unseal("person", "number_box", ROW, bytes(broken))
    for length in range(len(box)):
        with pytest.raises(crypto.BoxUnreadable):
            crypto.unseal("person", "number_box", ROW, box[:length])


def test_the_same_value_never_gives_the_same_box(cipher: str):
    assert len({crypto.seal("person", "number_box", ROW, NUMBER) for _ in range(100)}) == 100


def test_a_value_of_the_other_cipher_still_opens(keys: Settings):
    keys.cipher = "sm4-gcm"
    box = crypto.seal("person", "number_box", ROW, NUMBER)
    keys.cipher = "aes-256-gcm"
    assert crypto.unseal("person", "number_box", ROW, box) == NUMBER


def test_a_new_key_seals_and_old_boxes_open():
    old = crypto.seal("person", "number_box", ROW, NUMBER)
    number = crypto.add_key()
    new = crypto.seal("person", "number_box", ROW, NUMBER)
    assert (old[1], new[1]) == (1, number) == (1, 2)
    assert crypto.unseal("person", "number_box", ROW, old) == crypto.unseal("person", "number_box", ROW, new) == NUMBER


def test_a_box_of_a_key_that_another_process_added_opens(keys: Settings):
    """The ring in memory is up to five seconds old; an unknown key makes it look at once."""
    before = crypto.keyring()
    crypto.add_key()
    box = crypto.seal("person", "number_box", ROW, NUMBER)
    crypto._Held.ring, crypto._Held.stamp, crypto._Held.looked_at = before, (0, 0), crypto.clock.monotonic()
    assert crypto.unseal("person", "number_box", ROW, box) == NUMBER


def test_a_rotation_changes_no_index():
    before = crypto.blind_index("phone", "13800001234")
    crypto.add_key()
    assert crypto.blind_index("phone", "13800001234") == before
    assert len(before) == 32


def test_indexes_of_two_purposes_cannot_be_joined():
    assert crypto.blind_index("phone", "13800001234") != crypto.blind_index("account.phone", "13800001234")


def test_only_the_owner_may_read_the_keys(keys: Settings):
    crypto.keyring()
    path = keys.keys_folder / "fields.json"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    crypto.add_key()
    assert path.stat().st_mode & 0o777 == 0o600


def test_exported_keys_open_the_boxes_elsewhere(keys: Settings, tmp_path: Path):
    box, index = crypto.seal("person", "number_box", ROW, NUMBER), crypto.blind_index("phone", "1")
    exported = crypto.export_keys("梅花香自苦寒来 9")
    keys.data = tmp_path / "elsewhere"
    crypto.forget_keys()
    assert crypto.import_keys(exported, "梅花香自苦寒来 9") == ["fields.json"]
    assert crypto.unseal("person", "number_box", ROW, box) == NUMBER
    assert crypto.blind_index("phone", "1") == index


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(keys: Settings):
    exported = crypto.export_keys("right")
    before = (keys.keys_folder / "fields.json").read_bytes()
    for wrong in (exported, b"{}", b"no json", exported[:-20]):
        with pytest.raises(crypto.KeysUnreadable):
            crypto.import_keys(wrong, "wrong")
    assert (keys.keys_folder / "fields.json").read_bytes() == before


def test_an_import_does_not_overwrite_other_keys(keys: Settings):
    exported = crypto.export_keys("pass")
    crypto.add_key()
    with pytest.raises(crypto.KeysUnreadable):
        crypto.import_keys(exported, "pass")
    crypto.import_keys(exported, "pass", replace=True)
    assert crypto.keyring().current == 1
    assert len(list(keys.keys_folder.glob(".fields.json.*"))) == 1  # what stood there is not lost


@given(st.text(max_size=200))
def test_every_text_comes_back(value: str):
    assert crypto.unseal("person", "note_box", ROW, crypto.seal("person", "note_box", ROW, value)) == value
