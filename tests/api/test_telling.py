"""Messages reach people as they want to be told, and every message keeps whether it did (R090)."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from grid_stage import V1, Grounds, act, event, report, set_grounds
from jiayuan.access import totp
from jiayuan.engines.matters.delivering import deliver
from jiayuan.engines.matters.delivery_models import DeliveryRow
from jiayuan.engines.matters.message_models import Message
from jiayuan.kernel import clock
from people_stage import register
from stage import Api

COMMUNITY = 1


class Gateway:
    """A channel that keeps what it was given, or is out of order."""

    def __init__(self, *, broken: bool = False) -> None:
        self.sent: list[tuple[str, str | None]] = []
        self.broken = broken

    async def send(self, message: Message, phone: str | None) -> None:
        if self.broken:
            raise OSError("ConnectError")
        self.sent.append((message.holder_kind, phone))


@pytest.fixture
async def grounds(alone_api: Api, alone_stage: str) -> Grounds:
    return await set_grounds(alone_api, alone_stage)


@pytest.fixture
def owner(alone_stage: str) -> str:
    return alone_stage


@contextmanager
def real_data(owner: str):
    """While it lasts the community is none of the demo's: its channel is open."""
    with psycopg.connect(owner, autocommit=True) as rows:
        rows.execute("update community set is_demo = false where id = 1")
        try:
            yield
        finally:
            rows.execute("update community set is_demo = true where id = 1")


async def carry(api: Api, owner: str, way: Gateway) -> None:
    """What waits is carried out, the toast over."""
    began = clock.now()
    clock.set_clock(began + timedelta(minutes=30))
    try:
        with real_data(owner):
            await deliver(api.database, COMMUNITY, way)
    finally:
        clock.set_clock(began)


async def choose(api: Api, way: str) -> None:
    resident = await api.sign_in("resident")
    answer = await resident.put(f"{V1}/me/told-by", json={"told_by": way})
    assert answer.status_code == 204, answer.text


async def registered(grounds: Grounds, text: str) -> str:
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    event_id = await report(resident, grounds, text, category_id=grounds.category("0101"))
    await act(clerk, event_id, "register")
    return event_id


async def rows_of(api: Api, event_id: str, path: str = "", **query: object) -> list[dict]:
    clerk = await api.sign_in("clerk")
    answer = await clerk.get(f"{V1}/deliveries{path}", params={"limit": 200, **query})
    assert answer.status_code == 200, answer.text
    found = [row for row in answer.json()["items"] if row["matter_id"] == event_id]
    return [row for row in found if DeliveryRow.model_validate(row)]


async def told_of(api: Api, event_id: str, who: str = "clerk") -> list[str]:
    page = (await (await api.sign_in(who)).get(f"{V1}/matters/{event_id}")).json()
    return [f"{entry['told_by']} {entry['state']}" for entry in page["told"]]


async def test_who_chose_the_inbox_is_told_nowhere_else(grounds: Grounds, owner: str):
    await choose(grounds.api, "inbox")
    event_id = await registered(grounds, "灯一不亮")
    gateway = Gateway()
    await carry(grounds.api, owner, gateway)
    assert "account" not in {kind for kind, _ in gateway.sent}
    assert [row["state"] for row in await rows_of(grounds.api, event_id)] == ["kept"]
    inbox = (await (await grounds.api.sign_in("resident")).get(f"{V1}/messages")).json()["items"]
    assert event_id in {row["matter_id"] for row in inbox}


async def test_a_message_that_failed_says_why_and_is_sent_again_from_the_desk(grounds: Grounds, owner: str):
    await choose(grounds.api, "sms")
    event_id = await registered(grounds, "灯二不亮")
    for _ in range(7):
        await carry(grounds.api, owner, Gateway(broken=True))
        with psycopg.connect(owner, autocommit=True) as rows:
            rows.execute("update message_delivery set not_before = now() where state = 'waiting'")
    (failed,) = await rows_of(grounds.api, event_id, state="failed")
    assert (failed["reason"], failed["tries"]) == ("ConnectError", 6)
    assert await told_of(grounds.api, event_id) == ["sms failed"]
    assert await told_of(grounds.api, event_id, "resident") == ["sms failed"]
    clerk = await grounds.api.sign_in("clerk")
    again = await clerk.post(f"{V1}/deliveries/{failed['id']}/tries", headers={"If-Match": str(failed["version"])})
    assert again.status_code == 204, again.text
    gateway = Gateway()
    await carry(grounds.api, owner, gateway)
    assert ("account", None) in gateway.sent
    assert await told_of(grounds.api, event_id) == ["sms sent"]
    twice = await clerk.post(f"{V1}/deliveries/{failed['id']}/tries", headers={"If-Match": "99"})
    assert (twice.status_code, twice.json()["code"]) == (409, "matters.not_failed")


async def test_who_wants_a_call_stands_on_the_list_until_somebody_told_him(grounds: Grounds, owner: str):
    await choose(grounds.api, "phone_list")
    event_id = await registered(grounds, "灯三不亮")
    gateway = Gateway()
    await carry(grounds.api, owner, gateway)
    assert "account" not in {kind for kind, _ in gateway.sent}
    (line,) = await rows_of(grounds.api, event_id, "/calls")
    assert "*" in line["phone"]
    assert line["due_at"] is not None
    clerk = await grounds.api.sign_in("clerk")
    at = f"{V1}/deliveries/{line['id']}"
    shown = await clerk.post(f"{at}/looks", json={"purpose": "check"})
    assert shown.json()["phone"].removeprefix("+86")[-4:] == line["phone"][-4:]
    looks = (await (await grounds.api.sign_in("resident")).get(f"{V1}/me/looks")).json()["items"]
    assert (looks[0]["how"], looks[0]["purpose"]) == ("call", "check")
    silent = await clerk.post(f"{at}/calls", json={"result": "not_reached"}, headers={"If-Match": str(line["version"])})
    assert silent.status_code == 204, silent.text
    (line,) = await rows_of(grounds.api, event_id, "/calls")
    assert (line["tries"], line["reason"], line["by_name"]) == (1, "没人接", "吴厅和")
    stale = await clerk.post(f"{at}/calls", json={"result": "told"}, headers={"If-Match": "1"})
    assert stale.status_code == 412
    told = await clerk.post(f"{at}/calls", json={"result": "told"}, headers={"If-Match": str(line["version"])})
    assert told.status_code == 204, told.text
    assert await rows_of(grounds.api, event_id, "/calls") == []
    (done,) = await rows_of(grounds.api, event_id, "/calls", done=True)
    assert (done["state"], done["tries"], done["by_name"]) == ("sent", 2, "吴厅和")
    assert await told_of(grounds.api, event_id) == ["phone_list sent"]
    assert (await clerk.post(f"{at}/looks", json={"purpose": "check"})).status_code == 409


async def test_what_staff_noted_for_an_elder_without_an_account_brings_her_a_call(grounds: Grounds, owner: str):
    clerk = await grounds.api.sign_in("clerk")
    phone = "13985270417"
    person = await register(clerk, name="罗素芬", phone=phone)
    version = (await clerk.get(f"{V1}/people/{person}")).json()["version"]
    noted = await clerk.patch(
        f"{V1}/people/{person}", json={"told_by": "phone_list", "source": "self"}, headers={"If-Match": str(version)}
    )
    assert noted.status_code == 204, noted.text
    call = {"id": str(uuid4()), "text": "楼道灯不亮", "place": {"entrance_id": str(grounds.entrance)}}
    call |= {"caller_phone": phone, "category_id": grounds.category("0101")}
    answer = await clerk.post(f"{V1}/grid/calls", json=call)
    assert answer.status_code == 201, answer.text
    await act(clerk, call["id"], "register")
    await carry(grounds.api, owner, Gateway())
    (line,) = await rows_of(grounds.api, call["id"], "/calls")
    assert (line["holder_kind"], line["holder_name"]) == ("person", "罗素芬")
    assert await told_of(grounds.api, call["id"]) == ["phone_list to_call"]


async def test_how_one_is_told_is_chosen_by_oneself_and_read_back(grounds: Grounds):
    resident = await grounds.api.sign_in("resident")
    for way in ("phone_list", "sms"):
        await choose(grounds.api, way)
        assert (await resident.get(f"{V1}/me/told-by")).json() == {
            "told_by": way, "is_chosen": True, "is_sms_open": False,
        }  # fmt: skip
    assert (await resident.put(f"{V1}/me/told-by", json={"told_by": "pigeon"})).status_code == 422


async def test_who_never_chose_reads_that_the_outward_channel_is_the_default(grounds: Grounds):
    other = await grounds.api.sign_in("resident2")
    telling = (await other.get(f"{V1}/me/told-by")).json()
    assert telling == {"told_by": "sms", "is_chosen": False, "is_sms_open": False}


async def test_who_ends_his_second_factor_is_told_as_he_chose_before(grounds: Grounds, owner: str):
    resident = await grounds.api.sign_in("resident")
    await choose(grounds.api, "phone_list")
    secret, began = (await resident.post(f"{V1}/me/second-factor")).json()["secret"], clock.now()
    try:
        for step, call in enumerate(("put", "post")):
            clock.set_clock(began + timedelta(seconds=60 * step))
            code = {"code": totp.code_at(secret, int(clock.now().timestamp()) // 30)}
            path = f"{V1}/me/second-factor" + ("/endings" if call == "post" else "")
            assert (await resident.request(call, path, json=code)).status_code == 204
    finally:
        clock.set_clock(began)
    with psycopg.connect(owner) as rows:
        kept = rows.execute("select told_by from account where login = 'resident'").fetchone()
    assert kept == ("phone_list",)


async def test_a_neighbour_and_a_unit_do_not_read_whether_the_reporter_was_reached(grounds: Grounds, owner: str):
    await choose(grounds.api, "sms")
    event_id = await registered(grounds, "灯四不亮")
    clerk = await grounds.api.sign_in("clerk")
    await act(clerk, event_id, "dispatch", to={"kind": "unit", "id": str(grounds.property)})
    await carry(grounds.api, owner, Gateway())
    assert len(await told_of(grounds.api, event_id)) == 2
    assert await told_of(grounds.api, event_id, "property") == []
    assert (await event(clerk, event_id))["state"] == "dispatched"
    assert (await (await grounds.api.sign_in("property")).get(f"{V1}/deliveries")).status_code == 403


async def test_whom_a_matter_is_about_neither_sees_nor_calls_who_reported_it(grounds: Grounds, owner: str):
    await choose(grounds.api, "phone_list")
    with psycopg.connect(owner) as rows:
        (clerk_id,) = rows.execute("select id::text from account where login = 'clerk'").fetchone()
    resident, committee = await grounds.api.sign_in("resident"), await grounds.api.sign_in("committee")
    event_id = await report(resident, grounds, "窗口态度不好", about_account_id=clerk_id)
    await act(committee, event_id, "register", category_id=grounds.category("0101"))
    await carry(grounds.api, owner, Gateway())
    listed = (await committee.get(f"{V1}/deliveries/calls", params={"limit": 200})).json()["items"]
    (line,) = [row for row in listed if row["matter_id"] == event_id]
    assert await rows_of(grounds.api, event_id) == await rows_of(grounds.api, event_id, "/calls") == []
    clerk, at = await grounds.api.sign_in("clerk"), f"{V1}/deliveries/{line['id']}"
    for client in (clerk, committee):
        calls = (await client.get(f"{V1}/deliveries/calls", params={"limit": 200})).json()["items"]
        assert (await client.get(f"{V1}/deliveries/totals")).json()["to_call"] == len(calls)
    version = {"If-Match": str(line["version"])}
    refused = [
        await clerk.post(f"{at}/looks", json={"purpose": "check"}),
        await clerk.post(f"{at}/calls", json={"result": "told"}, headers=version),
        await clerk.post(f"{at}/tries", headers=version),
    ]
    assert [answer.status_code for answer in refused] == [404, 404, 404]
    assert (await committee.post(f"{at}/looks", json={"purpose": "check"})).status_code == 200
