"""What the house says about itself: logs without secrets, figures for the machine only, headers everywhere."""

import logging
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from access_stage import API, PASSWORD, PINGZHUANG, House, code_of, phone
from jiayuan.kernel import logs
from jiayuan.kernel.settings import Settings


async def test_no_log_line_holds_a_password_a_number_a_token_or_a_name(
    house: House, caplog: pytest.LogCaptureFixture, sent: Any
):
    number, secret = phone(), "Geheim-Mima-771"
    row_id, login = await house.account(name="甘一格")
    committee = await house.signed_in("joint_committee")
    client = await house.client()
    with caplog.at_level(logging.INFO):
        signed_in = await client.sign_in(login, PASSWORD)
        await client.sign_in(login, secret)
        await client.put("/me/password", json={"current_password": secret, "new_password": secret})
        await client.post("/auth/codes", json={"phone": number})
        await client.post("/auth/sign-in/phone", json={"phone": number, "code": sent(), "community": PINGZHUANG})
        await client.post("/auth/sign-in/phone", json={"phone": number, "code": secret})
        form = {"login": "taken-name", "name": "甘一格", "role": "staff", "phone": number}
        for _ in range(2):
            await committee.post("/accounts", json=form)
        await committee.get("/accounts", params={"q": "甘一格"})
        await committee.get(f"/accounts/{row_id}")
        await client.http.post(f"{API}/auth/token", data={"username": login, "password": secret})
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    text = "\n".join(logs.Lines().format(record) for record in ours)
    assert '"route":"/api/v1/auth/sign-in"' in text
    token, cookie = signed_in.json()["access_token"], client.http.cookies["jy_refresh"]
    for forbidden in (secret, PASSWORD, number, "甘一格", login, token, token[-20:], cookie):
        assert forbidden not in text


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("Key (phone)=(13812345678) already exists", "Key (phone)=(***) already exists"),
        ("520302199001011233 and 52030219900101123X", "*** and ***"),
        ("Bearer eyJhbGciOi.eyJzdWIi.c2ln", "Bearer ***"),
        ("id 019abcde-1234-7abc-8def-123456789012 took 15 ms", "id 019abcde-1234-7abc-8def-123456789012 took 15 ms"),
    ],
)
def test_what_looks_like_a_number_is_struck_out(text: str, quiet: str):
    assert logs.without_numbers(text) == quiet


async def figures(house: House, address: str, **headers: str) -> httpx.Response:
    return await (await house.client(address)).http.get("/metrics", headers=headers)


async def test_figures_are_for_the_machine_itself_or_who_knows_the_token(house: House, _house_settings: Settings):
    here = await figures(house, "127.0.0.1")
    assert here.status_code == 200
    assert "jiayuan_requests_total" in here.text
    assert code_of(await figures(house, "203.0.113.9")) == (404, "kernel.not_found")
    proxied = {"X-Forwarded-For": "203.0.113.9"}
    assert (await figures(house, "127.0.0.1", **proxied)).status_code == 404
    _house_settings.metrics_token = SecretStr("t0ken")
    try:
        assert (await figures(house, "203.0.113.9", Authorization="Bearer t0ken")).status_code == 200
        assert (await figures(house, "203.0.113.9", Authorization="Bearer wrong")).status_code == 404
    finally:
        _house_settings.metrics_token = None


async def test_every_answer_of_the_api_may_not_be_kept_or_guessed_at(house: House):
    client = await house.client()
    for path in ("/me", "/nothing-here", "/openapi.json"):
        answer = await client.get(path)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["cache-control"] == "no-store"
        assert len(answer.headers["x-request-id"]) == 10
        assert "access-control-allow-origin" not in answer.headers


async def test_another_origin_is_not_let_in(house: House):
    client = await house.client()
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = await client.http.options(f"{API}/auth/sign-in", headers=headers)
    assert "access-control-allow-origin" not in answer.headers
