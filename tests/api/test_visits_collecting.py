"""New people behind a door: checked on the spot, with consent, nothing overwritten, all or nothing."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from jiayuan.domains.grid.dueing import refresh_community
from jiayuan.kernel import clock, outbox
from jiayuan.kernel.ids import uuid7
from jiayuan.people.identity import check_character
from stage import Api
from walking_stage import API, Phone, put_photo, rows, visit


def number(area: str, birth: str, serial: int) -> str:
    first = f"{area}{birth}{serial:03d}"
    return first + check_character(first)


#: Each once: two newcomers of one birthday have two numbers.
_SERIALS = iter(random.sample(range(50, 950), 400))


@pytest.fixture(scope="module")
def api(alone_api: Api) -> Api:
    """These tests count over the whole community: nobody else's households may be in it."""
    return alone_api


@pytest.fixture(scope="module")
def stage(alone_stage: str) -> str:
    return alone_stage


@pytest.fixture
async def worker(api):
    return await api.sign_in("grid3")


@pytest.fixture(scope="module")
async def text_id(api):
    """The words that people at the door consent to."""
    clerk = await api.sign_in("committee")
    form = {
        "purpose": "resident_record", "from_on": clock.today().isoformat(),
        "words": "为登记居住情况收集姓名、证件、电话和居住信息，保存至迁出后一年；可随时查看、更正和撤回同意。",
    }  # fmt: skip
    answer = await clerk.post(f"{API}/consent-texts", json=form)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


@pytest.fixture(scope="module")
async def empty_doors(api):
    """Dwellings of grid 3 in which nobody is on record."""
    return iter(
        await rows(
            api,
            "select d.id::text, d.building_id::text from dwelling d join building b on b.id = d.building_id"
            " join grid g on g.id = b.grid_id where g.serial = 3 and not exists"
            " (select from household h where h.dwelling_id = d.id and h.until_on is null) order by d.id",
        )
    )


@pytest.fixture
def door(empty_doors):
    return dict(next(empty_doors))


@pytest.fixture
async def form(worker, text_id, door):
    """A tenant from another province with wife and small son, as J02 tells it."""

    async def signed():
        return {"text_id": text_id, "given_how": "screen", "file_id": await put_photo(worker)}

    chance = next(_SERIALS)
    return {
        "id": str(uuid7()), "dwelling_id": door["id"], "from_on": clock.today().isoformat(),
        "people": [
            {
                "name": "骆远来", "document_number": number("510107", "19900412", chance), "phone": "15412340011",
                "relation": "02", "tenure": "tenant", "origin_code": "51", "origin": "四川省",
                "consent": await signed(),
                "statuses": [
                    {"hukou_kind": "agricultural", "village": "龙泉村", "from_on": "1990-04-12"},
                    {"hukou_kind": "resident", "from_on": "2019-06-01", "document": "农转居〔2019〕12号"},
                ],
            },
            {
                "name": "田小满", "document_number": number("520302", "19920809", chance), "relation": "12",
                "consent": await signed(),
            },
            {
                "name": "骆安", "sex": "1", "birth_on": "2021-05-01", "relation": "20",
                "consent": await signed(),
            },
        ],
    }  # fmt: skip


async def nothing_written(api, form) -> bool:
    found = await rows(
        api, "select id from household where dwelling_id = :id and until_on is null", id=form["dwelling_id"]
    )
    return found == [] and await rows(api, "select id from visit where id = :id", id=form["id"]) == []


async def test_a_stranger_records_nobody_behind_a_neighbours_door(api, form):
    stranger = await api.sign_in("grid1")
    assert (await stranger.post(f"{API}/grid/collections", json=form)).status_code == 404
    assert await nothing_written(api, form)


async def test_a_wrong_check_digit_is_refused_on_the_spot_with_all_other_faults(api, worker, form):
    good = form["people"][1]["document_number"]
    form["people"][1]["document_number"] = good[:-1] + ("1" if good[-1] != "1" else "2")
    form["people"][0]["phone"] = "1541234"
    answer = await worker.post(f"{API}/grid/collections", json=form)
    assert answer.status_code == 422
    assert {fault["name"] for fault in answer.json()["fields"]} == {"people.1.document_number", "people.0.phone"}
    assert await nothing_written(api, form)


async def test_without_consent_nobody_is_recorded(api, worker, form):
    form["people"][1]["consent"] = None
    answer = await worker.post(f"{API}/grid/collections", json=form)
    assert [fault["name"] for fault in answer.json()["fields"]] == ["people.1.consent"]
    form["people"][1].pop("consent")
    form["people"][1]["consent"] = {"text_id": form["people"][0]["consent"]["text_id"], "given_how": "screen"}
    assert (await worker.post(f"{API}/grid/collections", json=form)).status_code == 422
    assert await nothing_written(api, form)


async def test_the_same_document_twice_in_one_household_is_a_slip(worker, form):
    form["people"][1]["document_number"] = form["people"][0]["document_number"]
    answer = await worker.post(f"{API}/grid/collections", json=form)
    assert [fault["code"] for fault in answer.json()["fields"]] == ["grid.same_document_twice"]


async def test_a_child_alone_cannot_consent(api, worker, form):
    form["people"] = [form["people"][2] | {"relation": "02"}]
    answer = await worker.post(f"{API}/grid/collections", json=form)
    assert [fault["name"] for fault in answer.json()["fields"]] == ["people.0.consent"]
    assert await nothing_written(api, form)


async def test_a_household_is_recorded_whole_and_once(api, worker, form):
    phone = await Phone.of(api, "grid3")
    envelope = phone.seal("/grid/collections", form, key=form["id"])
    answers = [await phone.send(envelope), await phone.send(envelope)]
    late = await worker.post(f"{API}/grid/collections", json=form)
    assert [answer.status_code for answer in (*answers, late)] == [201, 201, 201], answers[0].text
    (household,) = await rows(
        api, "select id::text, confirmed_at from household where dwelling_id = :id", id=form["dwelling_id"]
    )
    door = (await worker.get(f"{API}/grid/households/{household['id']}")).json()
    assert [(one["name"], one["relation"]) for one in door["people"]] == [
        ("骆远来", "02"), ("田小满", "12"), ("骆安", "20"),
    ]  # fmt: skip
    assert [visit["id"] for visit in door["visits"]] == [form["id"]]
    head, child = door["people"][0]["id"], door["people"][2]["id"]
    statuses = await rows(
        api, "select hukou_kind, document from resident_status where person_id = :id order by from_on", id=head
    )
    assert [row["hukou_kind"] for row in statuses] == ["agricultural", "resident"]
    (consent,) = await rows(api, "select by_guardian_id::text, file_id from consent where person_id = :id", id=child)
    assert consent["by_guardian_id"] == head
    assert consent["file_id"] is not None
    due = await rows(api, "select purpose from due_visit where household_id = :id", id=household["id"])
    assert {row["purpose"] for row in due} == {"routine", "confirm"}


async def test_who_is_on_record_already_is_shown_beside_what_was_typed(api, worker, form, empty_doors):
    assert (await worker.post(f"{API}/grid/collections", json=form)).status_code == 201
    other = form | {"id": str(uuid7()), "dwelling_id": next(empty_doors)["id"]}
    answer = await worker.post(f"{API}/grid/collections", json=other)
    assert (answer.status_code, answer.json()["code"]) == (409, "grid.person_on_record")
    sides = answer.json()["people"]
    assert [side["position"] for side in sides] == [0, 1]
    assert {"field": "name", "recorded": "骆远来", "typed": "骆远来"} in sides[0]["fields"]
    assert form["people"][0]["document_number"] not in answer.text
    assert await nothing_written(api, other)


async def test_a_second_household_behind_one_door_must_be_meant(api, worker, form):
    assert (await worker.post(f"{API}/grid/collections", json=form)).status_code == 201
    second = form | {"id": str(uuid7()), "people": [form["people"][0] | {
        "name": "牟新", "document_number": number("520302", "19950101", next(_SERIALS)),
        "consent": form["people"][0]["consent"] | {"file_id": await put_photo(worker)},
    }]}  # fmt: skip
    answer = await worker.post(f"{API}/grid/collections", json=second)
    assert (answer.status_code, answer.json()["code"]) == (409, "grid.door_lived_in")
    assert len(answer.json()["household_ids"]) == 1
    meant = await worker.post(f"{API}/grid/collections", json=second | {"beside_others": True})
    assert meant.status_code == 201, meant.text


async def test_a_door_that_was_asked_for_stands_on_the_route_until_it_is_recorded(api, worker, form):
    clerk = await api.sign_in("clerk")
    asked = {"dwelling_id": form["dwelling_id"], "words": "新租户，物业11月20日交房"}
    ids = {(await clerk.post(f"{API}/grid/collection-requests", json=asked)).json()["id"] for _ in range(2)}
    assert len(ids) == 1
    assert (await worker.post(f"{API}/grid/collection-requests", json=asked)).status_code == 403
    await refresh_community(api.database, 1)
    clock.set_clock(clock.now() + timedelta(days=8))
    day = (await (await api.sign_in("grid3")).get(f"{API}/grid/day")).json()
    (stop,) = [stop for stop in day["stops"] if stop["dwelling_id"] == form["dwelling_id"]]
    assert [why["words"] for why in stop["why"]] == ["新租户，物业11月20日交房"]
    clock.reset_clock()
    assert (await worker.post(f"{API}/grid/collections", json=form)).status_code == 201
    left = await rows(
        api, "select id from due_visit where dwelling_id = :id and purpose = 'collect'", id=form["dwelling_id"]
    )
    assert left == []


async def test_who_moves_in_at_the_window_is_the_grid_workers_first_collection_within_a_week(api, worker, door):
    """R025: moving in makes the household and the first task; at the door it is confirmed and the task is gone."""
    clerk = await api.sign_in("clerk")
    form = {
        "name": "殷新来", "document_number": number("520302", "19920202", next(_SERIALS)),
        "residence": {"dwelling_id": door["id"], "from_on": clock.today().isoformat()},
    }  # fmt: skip
    person = (await clerk.post(f"{API}/people", json=form)).json()["id"]
    home = (await clerk.get(f"{API}/people/{person}")).json()["residences"][0]["household_id"]
    while await outbox.deliver_pending(api.database, [1]):
        pass
    await refresh_community(api.database, 1)
    query = "select purpose, show_on, due_on from due_visit where household_id = :id and purpose = 'confirm'"
    (task,) = await rows(api, query, id=home)
    assert (task["show_on"], task["due_on"]) == (clock.today(), clock.today() + timedelta(days=7))
    clock.set_clock(clock.now() + timedelta(days=7))
    day = (await (await api.sign_in("grid3")).get(f"{API}/grid/day")).json()
    clock.reset_clock()
    (stop,) = [stop for stop in day["stops"] if stop["household_id"] == home]
    assert "新搬来的一户，上门核实、补齐信息" in [why["words"] for why in stop["why"]]
    met = visit(home, confirmed=True, people=[{"person_id": person}])
    assert (await worker.post(f"{API}/grid/visits", json=met)).status_code == 201
    (later,) = await rows(api, query, id=home)
    assert later["show_on"] > clock.today() + timedelta(days=90)


async def test_each_thing_asked_at_the_door_says_what_for_and_vehicle_and_pet_are_among_them(api, worker, form):
    """R103: the words to sign come with the fields and their purposes; what was said of car and dog is on record."""
    texts = (await worker.get(f"{API}/grid/consent-texts")).json()
    (text,) = [text for text in texts if text["purpose"] == "resident_record"]
    purposes = {field["fact"]: field["purpose"] for field in text["fields"]}
    assert {"person.vehicle", "person.pet", "person.document", "person.phone"} <= set(purposes)
    assert all(purposes.values())
    form["people"][0] |= {"vehicle": "白色轿车 贵C·12345", "pet": "小狗，办过证"}
    assert (await worker.post(f"{API}/grid/collections", json=form)).status_code == 201
    (person,) = await rows(
        api, "select p.id::text from person p join resident r on r.person_id = p.id where r.dwelling_id = :id"
        " and r.relation = '02' and r.until_on is null", id=form["dwelling_id"],
    )  # fmt: skip
    found = (await worker.get(f"{API}/people/{person['id']}")).json()
    assert (found["vehicle"], found["pet"]) == ("白色轿车 贵C·12345", "小狗，办过证")
    assert {fact["fact"]: fact["purpose"] for fact in found["freshness"]} == purposes
