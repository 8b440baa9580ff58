"""Everybody may read how personal data are processed, and a resident may close his account (PV-05, PV-14)."""

from __future__ import annotations

import asyncio

import psycopg

from jiayuan.kernel import retention


async def test_the_notice_is_public_and_says_all_that_the_desk_knows_of_terms(api):
    answer = await api.anonymous.get("/api/v1/privacy-notice")
    assert answer.status_code == 200, answer.text
    notice = answer.json()
    assert notice["controller"]["name"] == "平庄社区" and notice["controller"]["line"]
    admin = await api.sign_in("admin")
    assert notice["kinds"] == (await admin.get("/api/v1/retention")).json()
    assert all(kind["purpose"] and kind["term"] for kind in notice["kinds"])
    assert notice["methods"] and len(notice["rights"]) == 7


async def test_each_sensitive_kind_says_why_it_is_needed_and_what_it_means_for_the_person(api):
    notice = (await api.anonymous.get("/api/v1/privacy-notice", params={"community": "520302010007"})).json()
    assert [row["title"] for row in notice["sensitive"]] == list(retention.SENSITIVE.values())
    assert set(retention.NECESSITY) == set(retention.SENSITIVE)
    assert all(row["necessity"] and row["effect"] for row in notice["sensitive"])


async def test_where_several_communities_are_one_is_named(pilots_api):
    assert (await pilots_api.anonymous.get("/api/v1/privacy-notice")).status_code == 404
    answer = await pilots_api.anonymous.get("/api/v1/privacy-notice", params={"community": "520302010181"})
    assert answer.json()["controller"]["name"] == "七塘社区"


async def test_a_closed_account_is_out_at_once_and_leaves_neither_name_nor_number(alone_api, alone_stage):
    resident = await alone_api.sign_in("resident")
    me = (await resident.get("/api/v1/me")).json()
    kept = (await resident.get("/api/v1/me/closing")).json()
    assert {"matter", "session", "audit_entry"} <= {row["table"] for row in kept}
    assert (await resident.put("/api/v1/me/told-by", json={"told_by": "phone_list"})).status_code == 204
    assert (await resident.post("/api/v1/me/closing")).status_code == 204
    async with asyncio.timeout(10):  # other processes hear of it by a notice of the database
        while (await resident.get("/api/v1/me")).status_code != 401:
            await asyncio.sleep(0.05)
    with psycopg.connect(alone_stage) as owner:
        account = owner.execute(
            "select name, login, phone_box, phone_index, password_hash, told_by, closed_at is not null from account"
            " where id = %s", [me["account"]["id"]],
        ).fetchone()  # fmt: skip
        counts = owner.execute(
            "select (select count(*) from session where account_id = %(a)s and ended_at is null),"
            " (select count(*) from account_role where account_id = %(a)s),"
            " (select count(*) from account_person where account_id = %(a)s and state = 'bound'),"
            " (select count(*) from audit_entry where about = %(a)s and kind = 'access.account.closed'),"
            " (select count(*) from person where id = %(p)s)",
            {"a": me["account"]["id"], "p": me["person_id"]},
        ).fetchone()
    assert account == ("已注销", None, None, None, None, None, True)
    assert counts == (0, 0, 0, 1, 1)


async def test_an_account_of_work_is_not_closed_by_its_holder(api):
    clerk = await api.sign_in("clerk")
    answer = await clerk.post("/api/v1/me/closing")
    assert (answer.status_code, answer.json()["code"]) == (409, "access.account_of_work")
    assert (await clerk.get("/api/v1/me")).status_code == 200
