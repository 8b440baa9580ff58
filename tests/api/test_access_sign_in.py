"""Who is it: passwords, codes, second factors, sessions; strangers and the wrong first."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from access_stage import API, EVERYWHERE, PASSWORD, PINGZHUANG, QITANG, STREET, Client, House, code_of, phone, soon
from jiayuan.access import totp
from jiayuan.access.principal import RoleLost
from jiayuan.kernel import clock
from jiayuan.kernel.settings import Settings


async def answer_of(client: Client) -> tuple[int, str]:
    """What the house says to a client about himself."""
    return code_of(await client.get("/me"))


async def enrol(client: Client) -> Callable[[], str]:
    """Set up the second factor, after one wrong code; answers what shows the code of now."""
    secret = (await client.post("/me/second-factor")).json()["secret"]

    def code() -> str:
        return totp.code_at(secret, int(clock.now().timestamp()) // 30)

    wrong = f"{(int(code()) + 1) % 10**6:06}"
    assert code_of(await client.put("/me/second-factor", json={"code": wrong})) == (422, "access.factor_code_wrong")
    assert (await client.put("/me/second-factor", json={"code": code()})).status_code == 204
    return code


async def test_an_unknown_name_and_a_wrong_password_answer_alike(house: House):
    _, login = await house.account()
    client = await house.client()
    wrong = await client.sign_in(login, "Wrong-2026-no")
    unknown = await client.sign_in("nobody-here", PASSWORD)
    assert code_of(wrong) == code_of(unknown) == (401, "access.sign_in_wrong")
    assert wrong.json() == unknown.json()
    assert "set-cookie" not in wrong.headers


async def test_a_right_password_opens_a_session_with_a_cookie_that_scripts_cannot_read(house: House):
    _, login = await house.account()
    client = await house.client()
    answer = await client.sign_in(login.upper(), PASSWORD)
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    for part in ("jy_refresh=", "HttpOnly", "SameSite=strict", "Path=/api/v1/auth"):
        assert part in cookie
    assert "refresh" not in answer.text
    me = (await client.get("/me")).json()
    assert (me["role"], me["community"]["code"]) == ("staff", PINGZHUANG)


async def test_the_cookie_is_secure_everywhere_but_on_this_machine(house: House):
    _, login = await house.account()
    client = await house.client()
    here = await client.sign_in(login, PASSWORD)
    form = {"name": login, "password": PASSWORD}
    there = await client.http.post(f"http://community.example{API}/auth/sign-in", json=form)
    assert "Secure" not in here.headers["set-cookie"]
    assert "Secure" in there.headers["set-cookie"]


async def test_the_cookie_alone_changes_nothing(house: House):
    client = await house.signed_in()
    del client.http.headers["Authorization"]
    assert code_of(await client.get("/me")) == (401, "access.token_missing")
    assert code_of(await client.delete("/me/sessions")) == (401, "access.token_missing")


async def test_five_failures_shut_an_account_for_half_an_hour_also_for_the_right_password(house: House, limited: Any):
    _, login = await house.account()
    client = await house.client("203.0.113.50")
    for _ in range(5):
        assert (await client.sign_in(login, "Wrong-2026-no")).status_code == 401
    shut = await client.sign_in(login, PASSWORD)
    assert code_of(shut) == (429, "kernel.too_many")
    assert int(shut.headers["retry-after"]) > 0
    clock.set_clock(clock.now() + timedelta(minutes=46))
    assert (await client.sign_in(login, PASSWORD)).status_code == 200


async def test_an_unknown_name_is_shut_like_a_known_one(house: House, limited: Any):
    client = await house.client("203.0.113.51")
    answers = [(await client.sign_in("somebody-unknown", "x")).status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]


async def test_one_address_cannot_try_many_accounts(house: House, limited: Any):
    client = await house.client("203.0.113.52")
    answers = [(await client.sign_in(f"name{n}", "x")).status_code for n in range(41)]
    assert answers[-1] == 429
    assert set(answers[:40]) == {401}
    elsewhere = await house.client("203.0.113.53")
    assert (await elsewhere.sign_in("name0", "x")).status_code == 401


async def test_the_address_that_counts_is_the_one_a_trusted_proxy_names_and_no_one_else(house: House, limited: Any):
    async def tries(peer: str, last: str) -> list[int]:
        client = await house.client(peer)
        answers = []
        for n in range(41):
            client.http.headers["X-Forwarded-For"] = f"198.51.100.{n + 1}" if last == "each" else last
            answers.append((await client.sign_in(f"through{n}", "x")).status_code)
        return answers

    assert set(await tries("127.0.0.1", "each")) == {401}
    assert (await tries("127.0.0.1", "198.51.100.200"))[-1] == 429
    assert (await tries("203.0.113.57", "each"))[-1] == 429


async def test_an_office_behind_one_address_comes_in_all_the_same(house: House, limited: Any):
    _, login = await house.account()
    client = await house.client("203.0.113.55")
    assert {(await client.sign_in(login, PASSWORD)).status_code for _ in range(45)} == {200}


async def test_a_hundred_guesses_at_once_are_five(house: House, limited: Any):
    _, login = await house.account()
    client = await house.client("203.0.113.56")
    answers = await asyncio.gather(*(client.sign_in(login, f"Wrong-2026-{n}") for n in range(30)))
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 25


async def test_a_right_password_takes_the_failures_back(house: House, limited: Any):
    _, login = await house.account()
    client = await house.client("203.0.113.54")
    for _ in range(3):
        for _ in range(4):
            await client.sign_in(login, "Wrong-2026-no")
        assert (await client.sign_in(login, PASSWORD)).status_code == 200


async def test_the_token_door_is_for_programs(house: House):
    _, login = await house.account()
    client = await house.client()
    answer = await client.http.post(f"{API}/auth/token", data={"username": login, "password": PASSWORD})
    body = answer.json()
    assert (answer.status_code, body["token_type"]) == (200, "bearer")
    assert 0 < body["expires_in"] <= 900
    assert "set-cookie" not in answer.headers
    client.http.headers["Authorization"] = f"Bearer {body['access_token']}"
    assert (await client.get("/me")).status_code == 200


async def test_the_token_door_is_shut_for_residents_of_a_real_community(house: House, monkeypatch: Any):
    _, login = await house.account("resident")
    client = await house.client()
    form = {"username": login, "password": PASSWORD}
    assert (await client.http.post(f"{API}/auth/token", data=form)).status_code == 200

    async def real(_session: object) -> bool:
        return False

    monkeypatch.setattr("jiayuan.access.codes.is_demo_only", real)
    assert code_of(await client.http.post(f"{API}/auth/token", data=form)) == (401, "access.not_by_token")


async def test_the_demo_password_works_with_demo_data_only(house: House, monkeypatch: Any):
    _, login = await house.account(password="jiayuan-demo")
    client = await house.client()
    assert (await client.sign_in(login, "jiayuan-demo")).status_code == 200

    async def real(_session: object) -> bool:
        return False

    monkeypatch.setattr("jiayuan.access.codes.is_demo_only", real)
    assert code_of(await client.sign_in(login, "jiayuan-demo")) == (401, "access.sign_in_wrong")


async def test_a_resident_comes_in_by_a_code_and_gets_an_account_without_a_record(house: House, sent: Any):
    number, client = phone(), await house.client()
    form = {"phone": f"+86 {number[:3]} {number[3:7]} {number[7:]}", "purpose": "sign_in"}
    assert (await client.post("/auth/codes", json=form)).status_code == 202
    signing = {"phone": number, "code": sent(), "community": PINGZHUANG}
    answer = await client.post("/auth/sign-in/phone", json=signing)
    assert answer.status_code == 200, answer.text
    client.keep(answer)
    me = (await client.get("/me")).json()
    assert (me["role"], me["person_id"], me["phone_confirmed"]) == ("resident", None, True)
    assert number not in answer.text + str(me)
    again = await client.post("/auth/sign-in/phone", json=signing)
    assert code_of(again) == (401, "access.code_wrong")


async def test_a_resident_of_two_communities_must_say_where_the_first_time_only(house: House, sent: Any):
    number, client = phone(), await house.client()
    await client.post("/auth/codes", json={"phone": number})
    form = {"phone": number, "code": sent()}
    assert code_of(await client.post("/auth/sign-in/phone", json=form)) == (422, "access.community_missing")
    assert (await client.post("/auth/sign-in/phone", json=form | {"community": QITANG})).status_code == 200
    await client.post("/auth/codes", json={"phone": number})
    assert (await client.post("/auth/sign-in/phone", json={"phone": number, "code": sent()})).status_code == 200


async def test_a_code_is_good_for_five_tries(house: House, sent: Any):
    number, client = phone(), await house.client()
    await client.post("/auth/codes", json={"phone": number})
    right = sent()
    wrong = f"{(int(right) + 1) % 10**6:06}"
    form = {"phone": number, "community": PINGZHUANG}
    for _ in range(5):
        assert (await client.post("/auth/sign-in/phone", json=form | {"code": wrong})).status_code == 401
    assert code_of(await client.post("/auth/sign-in/phone", json=form | {"code": right})) == (401, "access.code_wrong")


async def test_a_code_is_good_for_five_minutes_one_purpose_and_one_phone(house: House, sent: Any):
    number, client = phone(), await house.client()
    form = {"community": PINGZHUANG}
    await client.post("/auth/codes", json={"phone": number, "purpose": "report"})
    asked = form | {"phone": number, "code": sent()}
    assert (await client.post("/auth/sign-in/phone", json=asked)).status_code == 401
    await client.post("/auth/codes", json={"phone": number})
    code = sent()
    assert (await client.post("/auth/sign-in/phone", json=form | {"phone": phone(), "code": code})).status_code == 401
    clock.set_clock(clock.now() + timedelta(minutes=5, seconds=1))
    late = await client.post("/auth/sign-in/phone", json=form | {"phone": number, "code": code})
    assert late.status_code == 401


async def test_codes_are_counted_by_phone_and_by_address(house: House, sent: Any, limited: Any):
    number, client = phone(), await house.client("203.0.113.60")
    assert (await client.post("/auth/codes", json={"phone": number})).status_code == 202
    assert (await client.post("/auth/codes", json={"phone": number})).status_code == 429
    answers = [(await client.post("/auth/codes", json={"phone": phone()})).status_code for _ in range(31)]
    assert answers.count(202) == 29
    assert answers[-1] == 429


async def test_no_phone_is_no_code(house: House):
    client = await house.client()
    for bad in ("12345678901", "1380000", "abc", ""):
        answer = await client.post("/auth/codes", json={"phone": bad})
        assert answer.status_code == 422
        assert answer.json()["fields"][0]["name"] == "phone"


async def test_a_second_factor_is_asked_for_once_it_is_confirmed(house: House):
    _, login = await house.account()
    client = await house.client()
    await client.sign_in(login, PASSWORD)
    code = await enrol(client)
    used = code()
    other = await house.client()
    assert code_of(await other.sign_in(login, PASSWORD)) == (401, "access.second_factor")
    assert code_of(await other.sign_in(login, PASSWORD, code=used)) == (401, "access.second_factor")
    by_token = await other.http.post(f"{API}/auth/token", data={"username": login, "password": PASSWORD})
    assert code_of(by_token) == (401, "access.second_factor")
    clock.set_clock(clock.now() + timedelta(seconds=60))
    assert (await other.sign_in(login, PASSWORD, code=code())).status_code == 200
    clock.set_clock(clock.now() + timedelta(seconds=60))
    assert (await other.post("/me/second-factor/endings", json={"code": code()})).status_code == 204
    assert (await (await house.client()).sign_in(login, PASSWORD)).status_code == 200


@pytest.mark.parametrize(
    ("area", "post", "asked"), [(PINGZHUANG, "event_clerk", "staff"), (EVERYWHERE, "system_admin", "system_admin")]
)
async def test_who_must_use_a_second_factor_by_role_or_post_sets_it_up_before_anything_else(
    house: House, _house_settings: Settings, area: str, post: str, asked: str
):
    _, login = await house.account("staff", area, post, community=1 if area == PINGZHUANG else 0)
    client = await house.client()
    _house_settings.second_factor_roles = frozenset({asked})
    try:
        assert (await client.sign_in(login, PASSWORD)).status_code == 200
        for method, path in (("GET", "/posts"), ("GET", "/me/sessions"), ("GET", "/events"), ("PUT", "/me/role")):
            assert code_of(await client.call(method, path)) == (403, "access.second_factor_missing")
        by_token = await client.http.post(f"{API}/auth/token", data={"username": login, "password": PASSWORD})
        assert code_of(by_token) == (401, "access.second_factor")
        assert (await client.get("/me")).json()["second_factor_missing"] is True
        await enrol(client)

        async def missing() -> object:
            return (await client.get("/me")).json()["second_factor_missing"]

        await soon(missing, False)
        assert (await client.get("/me/sessions")).status_code == 200
        assert code_of(await (await house.client()).sign_in(login, PASSWORD)) == (401, "access.second_factor")
    finally:
        _house_settings.second_factor_roles = frozenset()


async def test_a_code_to_the_phone_opens_nothing_but_the_resident_s_own(house: House, sent: Any):
    number = phone()
    _, login = await house.account("staff", PINGZHUANG, "event_clerk", phone=number)
    working = await house.client()
    await working.sign_in(login, PASSWORD)
    await enrol(working)
    client = await house.client()
    await client.post("/auth/codes", json={"phone": number})
    client.keep(
        await client.post("/auth/sign-in/phone", json={"phone": number, "code": sent(), "community": PINGZHUANG})
    )
    me = (await client.get("/me")).json()
    assert (me["role"], me["roles"], me["posts"]) == ("resident", ["resident"], [])
    assert code_of(await client.put("/me/role", json={"role": "staff"})) == (403, "access.not_by_phone")
    assert (await client.http.post(f"{API}/auth/refresh")).json()["role"] == "resident"
    session_id = next(row["id"] for row in (await client.get("/me/sessions")).json() if row["is_this"])
    with pytest.raises(RoleLost):
        await house.inner.state.principals.author(UUID(session_id), "staff", PINGZHUANG)  # by an envelope neither
    admin = await house.signed_in("staff", EVERYWHERE, "system_admin", community=0)
    account = (await client.get("/me")).json()["account"]["id"]
    assert (await admin.delete(f"/accounts/{account}/roles/resident/{PINGZHUANG}")).status_code == 204
    assert code_of(await client.http.post(f"{API}/auth/refresh")) == (401, "access.role_not_held")


async def test_a_weak_an_old_and_a_wrong_password_are_refused_and_a_good_one_ends_other_sessions(house: House):
    _, login = await house.account()
    here, there = await house.client(), await house.client()
    await here.sign_in(login, PASSWORD)
    await there.sign_in(login, PASSWORD)

    async def change(current: str, new: str) -> tuple[int, str]:
        answer = await here.put("/me/password", json={"current_password": current, "new_password": new})
        return (answer.status_code, answer.json()["fields"][0]["code"]) if answer.status_code != 204 else (204, "")

    assert await change("Wrong-2026-no", "Xin-De-Kouling-7") == (422, "access.password_wrong")
    assert await change(PASSWORD, "short1A") == (422, "access.password_weak")
    assert await change(PASSWORD, "alllowercase") == (422, "access.password_weak")
    assert await change(PASSWORD, f"X1-{login}-yes") == (422, "access.password_weak")
    assert await change(PASSWORD, "Xin-De-Kouling-7") == (204, "")
    assert await change("Xin-De-Kouling-7", "Xin-De-Kouling-7") == (422, "access.password_used")
    assert (await here.get("/me")).status_code == 200
    await soon(lambda: answer_of(there), (401, "access.session_ended"))
    assert (await (await house.client()).sign_in(login, PASSWORD)).status_code == 401


async def test_a_password_of_ninety_days_is_a_warning_not_a_lock(house: House):
    _, login = await house.account()
    client = await house.client()
    clock.set_clock(clock.now() + timedelta(days=91))
    assert (await client.sign_in(login, PASSWORD)).status_code == 200
    assert (await client.get("/me")).json()["password_is_old"] is True


async def test_who_has_several_communities_keeps_his_own_account_without_choosing_one(house: House):
    street = await house.signed_in("street_committee", STREET)
    assert code_of(await street.put("/me/role", json={"role": "street_committee"}))[0] == 200
    assert (await street.delete("/me/sessions")).json() == {"count": 0}
    own = {"current_password": PASSWORD, "new_password": "Lan-Tian-4711"}
    assert (await street.put("/me/password", json=own)).status_code == 204
    assert (await street.post("/auth/sign-out")).status_code == 204


async def test_one_sees_one_s_sessions_and_ends_the_others(house: House):
    _, login = await house.account()
    here, there = await house.client(), await house.client(agent="Mozilla/5.0 (iPhone) Safari/600")
    await here.sign_in(login, PASSWORD)
    await there.sign_in(login, PASSWORD)
    rows = (await here.get("/me/sessions")).json()
    assert sorted((row["device_name"], row["is_this"]) for row in rows) == [
        ("Chrome（Windows）", True),
        ("Safari（iPhone）", False),
    ]
    stranger = await house.signed_in()
    other = next(row["id"] for row in rows if not row["is_this"])
    assert code_of(await stranger.delete(f"/me/sessions/{other}")) == (404, "kernel.not_found")
    assert (await there.get("/me")).status_code == 200
    assert (await here.delete("/me/sessions")).json() == {"count": 1}
    await soon(lambda: answer_of(there), (401, "access.session_ended"))


async def test_signing_out_ends_the_token_and_the_cookie(house: House):
    client = await house.signed_in()
    cookie = client.http.cookies["jy_refresh"]
    assert (await client.post("/auth/sign-out")).status_code == 204
    await soon(lambda: answer_of(client), (401, "access.session_ended"))
    client.http.cookies.set("jy_refresh", cookie, domain="localhost.local", path="/api/v1/auth")
    fresh = await house.client()
    again = await fresh.http.post(f"{API}/auth/refresh", headers={"Cookie": f"jy_refresh={cookie}"})
    assert code_of(again) == (401, "access.session_ended")


async def test_an_account_of_two_roles_chooses_one_and_may_switch(house: House):
    row_id, login = await house.account("staff")
    admin = await house.signed_in("staff", "000000000000", "system_admin", community=0)
    given = await admin.put(f"/accounts/{row_id}/roles/street_committee", json={"area_code": STREET})
    assert given.status_code == 204, given.text
    client = await house.client()
    assert (await client.sign_in(login, PASSWORD, role="branch")).status_code == 401
    assert (await client.sign_in(login, PASSWORD, role="staff")).json()["role"] == "staff"
    assert (await client.get("/me")).json()["roles"] == ["staff", "street_committee"]
    client.keep(await client.put("/me/role", json={"role": "street_committee"}))
    me = (await client.get("/me")).json()
    assert (me["role"], me["community"]) == ("street_committee", None)
    assert [community["code"] for community in me["communities"]] == [QITANG, PINGZHUANG]
    assert (await client.get(f"/me?community={QITANG}")).json()["community"]["code"] == QITANG
    taken = await admin.delete(f"/accounts/{row_id}/roles/street_committee/{STREET}")
    assert taken.status_code == 204
    await soon(lambda: answer_of(client), (401, "access.role_lost"))
