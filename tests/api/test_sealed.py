"""What a phone wrote without a network arrives as its author's own call, exactly once, or not at all."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from jiayuan.access import envelopes
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from walking_stage import API, Phone, households_of, rows, run, visit


@pytest.fixture(scope="module")
async def doors(api):
    return iter(await households_of(await api.sign_in("grid2")))


@pytest.fixture
def household(doors):
    return next(doors)


@pytest.fixture
async def phone(api):
    return await Phone.of(api, "grid2")


async def stored(api, visit_id: str) -> list:
    return await rows(api, "select worker_name, arrived_at, device_at, received_at, is_gap from visit where id = :id",
                      id=visit_id)  # fmt: skip


async def test_what_nobody_proves_is_not_carried_out(api, phone, household):
    form = visit(household["id"])
    phone.proof_key = bytes(32)
    answer = await phone.send(phone.seal("/grid/visits", form, key=form["id"]))
    assert (answer.status_code, answer.json()["code"]) == (403, "sealed.author_unproven")
    phone.device_id = str(uuid4())
    assert (await phone.send(phone.seal("/grid/visits", form, key=form["id"]))).status_code == 403
    assert await stored(api, form["id"]) == []


async def test_a_colleagues_device_writes_in_the_colleagues_name_only(api, phone, household):
    colleague = await Phone.of(api, "grid4")
    form = visit(household["id"])
    envelope = colleague.seal("/grid/visits", form, key=form["id"])
    answer = await phone.send(envelope)  # whoever delivers it, the author is who signed: this is not his grid
    assert answer.status_code == 404
    colleague.device_id = phone.device_id
    forged = colleague.seal("/grid/visits", form, key=form["id"])
    assert (await phone.send(forged)).json()["code"] == "sealed.author_unproven"
    assert await stored(api, form["id"]) == []


async def test_an_envelope_sent_thrice_is_one_visit(api, phone, household):
    form = visit(household["id"], "not_home")
    envelope = phone.seal("/grid/visits", form, key=form["id"])
    answers = [await phone.send(envelope) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert {answer.json()["id"] for answer in answers} == {form["id"]}
    assert [answer.headers.get("idempotent-replayed") for answer in answers] == [None, "true", "true"]
    (row,) = await stored(api, form["id"])
    assert row["worker_name"] == "甘二格"


async def test_an_envelope_that_was_changed_on_the_way_is_refused(phone, household):
    form = visit(household["id"])
    envelope = phone.seal("/grid/visits", form, key=form["id"])
    for change in (
        {"box": envelope["box"][:-4] + "AAAA"},
        {"id": str(uuid7())},
        {"iv": "AAAAAAAAAAAAAAAA"},
        {"epk": "AAAA"},
    ):
        answer = await phone.send(envelope | change)
        assert (answer.status_code, answer.json()["code"]) == (422, "sealed.unreadable"), change
    unknown = await phone.send(envelope | {"kid": "0" * 16})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "sealed.key_unknown")


async def test_what_was_sealed_for_an_older_key_still_arrives(phone, household):
    form = visit(household["id"])
    envelope = phone.seal("/grid/visits", form, key=form["id"])
    assert envelopes.add_sealing_key() != envelope["kid"]
    assert (await phone.send(envelope)).status_code == 201


async def test_what_was_written_before_signing_out_arrives_after_it(api, household):
    answer = await api.anonymous.post(f"{API}/auth/token", data={"username": "grid2", "password": "jiayuan-demo"})
    bearer = {"Authorization": f"Bearer {answer.json()['access_token']}", "Idempotency-Key": str(uuid4())}
    issued = (await api.anonymous.post(f"{API}/auth/devices", headers=bearer)).json()
    phone = await Phone.of(api, "grid2")
    other = Phone(api.anonymous, issued["device_id"], _key(issued["proof_key"]), phone.kid, phone.point)
    form = visit(household["id"])
    envelope = other.seal("/grid/visits", form, key=form["id"])
    await run(
        api, "update session set ended_at = now(), ended_why = 'signed_out' where id ="
        " (select session_id from device where id = :id)", id=issued["device_id"],
    )  # fmt: skip
    api.app.state.principals.heard("")
    assert (await api.anonymous.get(f"{API}/grid/day", headers=bearer)).status_code == 401
    assert (await other.send(envelope)).status_code == 201
    assert len(await stored(api, form["id"])) == 1


def _key(text: str) -> bytes:
    return envelopes.decode(text.rstrip("=").replace("+", "-").replace("/", "_"))


async def test_a_lost_phone_delivers_nothing_more(api, phone, household):
    form = visit(household["id"])
    envelope = phone.seal("/grid/visits", form, key=form["id"])
    await run(api, "update device set revoked_at = now() where id = :id", id=phone.device_id)
    answer = await phone.send(envelope)
    assert (answer.status_code, answer.json()["code"]) == (403, "sealed.author_gone")
    assert await stored(api, form["id"]) == []


async def test_an_account_that_was_closed_delivers_nothing_more(api, phone, household):
    form = visit(household["id"])
    envelope = phone.seal("/grid/visits", form, key=form["id"])
    await run(api, "update account set locked_at = now(), locked_reason = '离职' where login = 'grid2'")
    try:
        answer = await phone.send(envelope)
    finally:
        await run(api, "update account set locked_at = null, locked_reason = null where login = 'grid2'")
        api.app.state.principals.heard("")
    assert (answer.status_code, answer.json()["code"]) == (403, "sealed.author_gone")


async def test_an_envelope_grants_no_permission_that_its_author_lacks(api, household):
    resident = await Phone.of(api, "resident")
    form = visit(household["id"])
    answer = await resident.send(resident.seal("/grid/visits", form, key=form["id"]))
    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/grid/day"),
        ("POST", "/auth/devices"),
        ("PUT", "/me/password"),
        ("POST", "/sealed"),
        ("POST", "/grid/../me/password"),
        ("POST", "/grid//visits"),
        ("POST", "/grid%2f..%2fme/password"),
        ("POST", "/gridvisits"),
    ],
)
async def test_only_what_is_written_at_the_door_comes_by_envelope(phone, method, path):
    answer = await phone.send(phone.seal(path, {}, method=method))
    assert (answer.status_code, answer.json()["code"]) == (422, "sealed.not_from_outbox")


async def test_a_form_refused_inside_answers_as_if_it_had_been_sent_plainly(phone, household):
    form = visit(household["id"], "gone")
    answer = await phone.send(phone.seal("/grid/visits", form, key=form["id"]))
    assert (answer.status_code, answer.json()["fields"][0]["name"]) == (422, "outcome")


async def test_an_action_keeps_its_version_and_its_key(phone, household):
    form = visit(household["id"], words="都好")
    await phone.send(phone.seal("/grid/visits", form, key=form["id"]))
    path, change = f"/grid/visits/{form['id']}/corrections", {"reason": "打错字", "words": "都还好"}
    assert (await phone.send(phone.seal(path, change, if_match="9"))).status_code == 412
    envelope = phone.seal(path, change, if_match="1")
    first, again = await phone.send(envelope), await phone.send(envelope)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()


async def _arrived(api, phone, household, made_at: datetime, offset_ms: int = 0):
    """A visit two minutes after the arrival, which the phone tells by our clock as it knows that."""
    arrived_at = made_at + timedelta(milliseconds=offset_ms, minutes=-2)
    form = visit(household["id"], arrived_at=arrived_at.isoformat())
    answer = await phone.send(phone.seal("/grid/visits", form, key=form["id"], made_at=made_at, offset_ms=offset_ms))
    assert answer.status_code == 201, answer.text
    (row,) = await stored(api, form["id"])
    return row


async def test_a_morning_without_a_network_keeps_its_own_times(api, phone, household):
    made_at = clock.now() - timedelta(hours=3)
    row = await _arrived(api, phone, household, made_at)
    assert (row["arrived_at"], row["device_at"]) == (made_at - timedelta(minutes=2), made_at)
    assert row["is_gap"] is False


async def test_a_phone_that_runs_ahead_never_visits_in_the_future(api, phone, household):
    row = await _arrived(api, phone, household, clock.now() + timedelta(hours=2))
    assert row["arrived_at"] == row["received_at"]


async def test_a_wrong_clock_is_corrected_by_the_last_contact(api, phone, household):
    made_at = clock.now() + timedelta(hours=5)
    row = await _arrived(api, phone, household, made_at, offset_ms=-6 * 3_600_000)
    assert row["arrived_at"] == made_at - timedelta(hours=6, minutes=2)


async def test_a_gap_of_more_than_twelve_hours_is_marked(api, phone, household):
    row = await _arrived(api, phone, household, clock.now() - timedelta(hours=13))
    assert row["is_gap"] is True
