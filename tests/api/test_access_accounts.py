"""Administering accounts and posts: nobody raises himself, nobody reaches above his area."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from access_stage import (
    EVERYWHERE,
    PASSWORD,
    PINGZHUANG,
    QITANG,
    STREET,
    Client,
    House,
    code_of,
    phone,
    someday,
    soon,
)  # fmt: skip


def opening(**more: Any) -> dict[str, Any]:
    return {"login": f"n{uuid4().hex[:10]}", "name": "甘一格", "role": "staff"} | more


async def administrator(house: House, kind: str = "system_admin") -> Client:
    return await house.signed_in("staff", EVERYWHERE, kind, community=0)


async def test_a_clerk_opens_no_account(house: House):
    clerk = await house.signed_in("staff", PINGZHUANG, "event_clerk")
    answer = await clerk.post("/accounts", json=opening())
    assert code_of(answer) == (403, "access.forbidden")
    assert code_of(await clerk.get("/accounts")) == (403, "access.forbidden")


async def test_token_then_permission_then_form(house: House):
    """The order tells nobody what a form looks like that he may not send."""
    stranger, clerk = await house.client(), await house.signed_in()
    committee = await house.signed_in("joint_committee")
    for client, expected in ((stranger, 401), (clerk, 403), (committee, 422)):
        assert (await client.post("/accounts", json={"nonsense": 1})).status_code == expected


async def test_the_committee_opens_an_account_that_signs_in_with_a_password_shown_once(house: House):
    committee = await house.signed_in("joint_committee")
    form = opening(phone=phone())
    made = await committee.post("/accounts", json=form)
    assert made.status_code == 201, made.text
    row_id = made.json()["id"]
    password = (await committee.post(f"/accounts/{row_id}/passwords")).json()["password"]
    worker = await house.client()
    assert (await worker.sign_in(form["login"], password)).status_code == 200
    assert (await worker.get("/me")).json()["password_must_change"] is True
    detail = (await committee.get(f"/accounts/{row_id}")).json()
    assert (detail["has_phone"], detail["roles"]) == (True, [{"role": "staff", "area_code": PINGZHUANG}])
    assert form["phone"] not in str(detail)


async def test_a_password_that_somebody_else_set_opens_nothing_but_its_own_change(house: House):
    committee = await house.signed_in("joint_committee")
    row_id, login = await house.account("staff", PINGZHUANG, "event_clerk")
    given = (await committee.post(f"/accounts/{row_id}/passwords")).json()["password"]
    worker = await house.client()
    await worker.sign_in(login, given)
    for method, path in (("GET", "/posts"), ("GET", "/me/sessions"), ("GET", "/events"), ("PUT", "/me/role")):
        assert code_of(await worker.call(method, path)) == (403, "access.password_must_change")
    refreshed = await worker.http.post("/api/v1/auth/refresh")
    assert refreshed.status_code == 200
    own = {"current_password": given, "new_password": "Lan-Tian-4711"}
    assert (await worker.put("/me/password", json=own)).status_code == 204

    async def must_change() -> object:
        return (await worker.get("/me")).json()["password_must_change"]

    await soon(must_change, False)
    assert (await worker.get("/posts")).status_code == 200
    other = await house.client()
    await other.sign_in(login, own["new_password"])
    assert (await other.post("/auth/sign-out")).status_code == 204


async def test_a_name_and_a_phone_are_taken_once(house: House):
    committee, form = await house.signed_in("joint_committee"), opening(phone=phone())
    assert (await committee.post("/accounts", json=form)).status_code == 201
    same_name = await committee.post("/accounts", json=opening(login=form["login"].upper()))
    same_phone = await committee.post("/accounts", json=opening(phone=form["phone"]))
    assert code_of(same_name) == (409, "access.login_taken")
    assert same_name.json()["fields"][0]["name"] == "login"
    assert code_of(same_phone) == (409, "access.phone_taken")


async def test_two_openings_of_one_name_at_once_make_one_account(house: House):
    committee, form = await house.signed_in("joint_committee"), opening()
    answers = await asyncio.gather(*(committee.post("/accounts", json=form) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


@pytest.mark.parametrize(
    "more",
    [{"role": "joint_committee"}, {"role": "street_committee"}, {"area_code": QITANG}, {"area_code": EVERYWHERE}],
)
async def test_a_committee_gives_no_role_above_itself_or_elsewhere(house: House, more: dict[str, str]):
    committee = await house.signed_in("joint_committee")
    assert code_of(await committee.post("/accounts", json=opening(**more))) == (403, "access.forbidden")


async def test_a_committee_does_not_reach_accounts_elsewhere_or_above(house: House):
    committee = await house.signed_in("joint_committee")
    elsewhere, _ = await house.account("staff", QITANG, community=2)
    street, _ = await house.account("street_committee", STREET)
    lock = {"json": {"reason": "试试"}, "headers": {"If-Match": '"1"'}}
    assert code_of(await committee.get(f"/accounts/{elsewhere}")) == (404, "kernel.not_found")
    assert code_of(await committee.put(f"/accounts/{elsewhere}/lock", **lock)) == (404, "kernel.not_found")
    assert code_of(await committee.put(f"/accounts/{uuid4()}/lock", **lock)) == (404, "kernel.not_found")
    assert code_of(await committee.put(f"/accounts/{street}/lock", **lock)) == (403, "access.forbidden")
    assert code_of(await committee.post(f"/accounts/{street}/passwords")) == (403, "access.forbidden")


async def test_nobody_locks_resets_or_appoints_himself(house: House):
    committee = await house.signed_in("joint_committee")
    own = committee.account_id
    lock = {"json": {"reason": "试试"}, "headers": {"If-Match": '"1"'}}
    post = {"account_id": str(own), "kind": "event_clerk", "from_on": str(someday(0))}
    assert code_of(await committee.put(f"/accounts/{own}/lock", **lock)) == (403, "access.not_yourself")
    assert code_of(await committee.post(f"/accounts/{own}/passwords")) == (403, "access.not_yourself")
    assert code_of(await committee.post("/posts", json=post)) == (403, "access.not_yourself")
    role = await committee.put(f"/accounts/{own}/roles/branch", json={})
    assert code_of(role) == (403, "access.not_yourself")


async def test_a_lock_names_the_version_it_saw(house: House):
    committee = await house.signed_in("joint_committee")
    row_id, _ = await house.account()
    path, reason = f"/accounts/{row_id}/lock", {"reason": "离职"}
    assert code_of(await committee.put(path, json=reason)) == (428, "kernel.version_missing")
    for other in ('"9"', 'W/"1"', '"1', "*"):  # a weak tag never matches (RFC 9110 13.1.1)
        assert code_of(await committee.put(path, json=reason, headers={"If-Match": other})) == (412, "kernel.stale")
    assert (await committee.put(path, json=reason, headers={"If-Match": '"1"'})).status_code == 204
    again = await committee.delete(path, headers={"If-Match": '"1"'})
    assert code_of(again) == (412, "kernel.stale")
    assert (await committee.delete(path, headers={"If-Match": '"2"'})).status_code == 204


async def test_a_locked_account_does_not_come_in(house: House):
    committee = await house.signed_in("joint_committee")
    row_id, login = await house.account()
    await committee.put(f"/accounts/{row_id}/lock", json={"reason": "离职"}, headers={"If-Match": '"1"'})
    client = await house.client()
    assert code_of(await client.sign_in(login, PASSWORD)) == (401, "access.account_locked")
    assert code_of(await client.sign_in(login, "Wrong-2026-no")) == (401, "access.sign_in_wrong")


async def test_the_three_administrators_are_three_accounts(house: House):
    admin = await administrator(house)
    row_id, _ = await house.account("staff", EVERYWHERE)
    form = {"account_id": str(row_id), "from_on": str(someday(0))}
    assert (await admin.post("/posts", json=form | {"kind": "auditor"})).status_code == 201
    second = await admin.post("/posts", json=form | {"kind": "security_admin"})
    assert code_of(second) == (409, "access.administrators_apart")
    other = await house.account("staff", EVERYWHERE)
    both = [{"account_id": str(other[0]), "from_on": str(someday(0)), "kind": k} for k in ("auditor", "security_admin")]
    answers = await asyncio.gather(*(admin.post("/posts", json=post) for post in both))
    assert sorted(answer.status_code for answer in answers) == [201, 409]


async def test_only_a_system_administrator_makes_administrators(house: House):
    row_id, _ = await house.account("staff", EVERYWHERE)
    form = {"account_id": str(row_id), "from_on": str(someday(0)), "kind": "auditor"}
    for client in (await house.signed_in("joint_committee"), await administrator(house, "security_admin")):
        assert code_of(await client.post("/posts", json=form)) == (403, "access.forbidden")


async def test_administrators_may_not_what_other_staff_may(house: House):
    """Least privilege: reading the log is the auditor's, opening accounts is not."""
    auditor, admin = await administrator(house, "auditor"), await administrator(house)
    assert code_of(await auditor.post("/accounts", json=opening())) == (403, "access.forbidden")
    assert code_of(await admin.get("/audit/entries")) == (403, "access.forbidden")
    assert (await auditor.get("/audit/entries")).status_code == 200
    granted = (await admin.get("/me")).json()["permissions"]
    assert "access.account.open" in granted
    assert not [name for name in granted if name.startswith(("people.", "grid.event."))]


async def test_a_post_is_held_once_at_a_time_and_again_afterwards(house: House):
    committee = await house.signed_in("joint_committee")
    row_id, _ = await house.account()
    form = {"account_id": str(row_id), "kind": "mediator"}

    async def appoint(first: int, last: int | None) -> tuple[int, str]:
        until = {"until_on": str(someday(last))} if last is not None else {}
        return code_of(await committee.post("/posts", json=form | {"from_on": str(someday(first))} | until))

    assert await appoint(0, 10) == (201, "")
    assert await appoint(10, 20) == (409, "access.post_held")
    assert await appoint(11, 20) == (201, "")
    assert await appoint(5, None) == (409, "access.post_held")


async def test_access_is_opened_for_seven_days_at_most_and_with_a_reason(house: House):
    committee = await house.signed_in("joint_committee")
    row_id, _ = await house.account()
    form = {"account_id": str(row_id), "kind": "registry_clerk", "from_on": str(someday(0)), "opened": True}
    for more in ({}, {"until_on": str(someday(7)), "reason": "代班"}, {"until_on": str(someday(6))}):
        answer = await committee.post("/posts", json=form | more)
        assert answer.json()["fields"][0]["code"] == "access.opened_too_long"
    good = form | {"until_on": str(someday(6)), "reason": "代班"}
    assert (await committee.post("/posts", json=good)).status_code == 201


async def test_a_post_needs_its_scope_a_known_kind_and_somebody_who_works_here(house: House):
    committee = await house.signed_in("joint_committee")
    row_id, _ = await house.account()
    form = {"account_id": str(row_id), "from_on": str(someday(0))}

    async def field(more: dict[str, str]) -> tuple[int, str]:
        answer = await committee.post("/posts", json=form | more)
        return answer.status_code, answer.json()["fields"][0]["code"]

    assert await field({"kind": "grid_worker"}) == (422, "access.scope_needed")
    assert await field({"kind": "mediator", "scope_id": str(uuid4())}) == (422, "access.scope_needed")
    assert await field({"kind": "emperor"}) == (422, "access.post_unknown")
    resident, _ = await house.account("resident")
    assert await field({"kind": "mediator", "account_id": str(resident)}) == (409, "access.out_of_area")
    nobody = await committee.post("/posts", json=form | {"kind": "mediator", "account_id": str(uuid4())})
    assert code_of(nobody) == (404, "kernel.not_found")


async def test_a_post_of_another_community_cannot_be_ended(house: House):
    ours, theirs = (
        await house.signed_in("joint_committee"),
        await house.signed_in("joint_committee", QITANG, community=2),
    )
    row_id, _ = await house.account()
    form = {"account_id": str(row_id), "kind": "mediator", "from_on": str(someday(0))}
    made = (await ours.post("/posts", json=form)).json()["id"]
    ending = {"json": {"until_on": str(someday(0))}, "headers": {"If-Match": '"1"'}}
    assert code_of(await theirs.post(f"/posts/{made}/endings", **ending)) == (404, "kernel.not_found")
    assert (await ours.post(f"/posts/{made}/endings", **ending)).status_code == 204


async def test_accounts_are_listed_by_the_sound_of_their_names_in_pages_and_found_by_their_beginning(house: House):
    committee = await house.signed_in("joint_committee", QITANG, community=2)
    mark = uuid4().hex[:6]
    in_order = ["安家贵", "单家贵", "于家贵", "查家贵", "张家贵"]  # 单 and 查 as surnames; by code point 于 comes first
    for number, name in enumerate(in_order):
        await house.account("staff", QITANG, login=f"{mark}{number}", name=name, community=2)
    await house.account("staff", PINGZHUANG, login=f"{mark}x", name="白家贵")
    found, cursor = [], None
    while True:
        query = {"q": mark, "limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await committee.get("/accounts", params=query)).json()
        found += [row["name"] for row in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == in_order
    named = (await committee.get("/accounts", params={"q": "单家"})).json()["items"]
    assert f"{mark}1" in {row["login"] for row in named}
    by_login = (await committee.get("/accounts", params={"q": f"{mark}3".upper()})).json()["items"]
    assert [row["login"] for row in by_login] == [f"{mark}3"]


async def test_every_act_on_an_account_is_in_the_log_with_ids_only(house: House):
    committee = await house.signed_in("joint_committee")
    form = opening(phone=phone(), name="查得到")
    row_id = (await committee.post("/accounts", json=form)).json()["id"]
    await committee.post(f"/accounts/{row_id}/passwords")
    post = {"account_id": row_id, "kind": "mediator", "from_on": str(someday(0))}
    await committee.post("/posts", json=post)
    auditor = await administrator(house, "auditor")
    path = f"/audit/entries?community={PINGZHUANG}&account_id={committee.account_id}"
    rows = (await auditor.get(path)).json()["items"]
    assert [row["kind"] for row in rows] == ["access.post.begun", "access.password.reset", "access.account.opened"]
    assert rows[0]["facts"]["account"] == row_id
    assert [row["about_name"] for row in rows] == ["查得到"] * 3, "the reader must know whom it was about"
    assert "查得到" not in str([row["facts"] for row in rows])
    assert form["phone"] not in str(rows)


async def test_the_auditor_reads_and_checks_the_sign_ins_of_the_installation(house: House):
    auditor, security = await administrator(house, "auditor"), await administrator(house, "security_admin")
    committee = await house.signed_in("joint_committee")
    for reader in (auditor, security):
        listed = await reader.get(
            f"/audit/entries?community={EVERYWHERE}&kind=access.session.&about={committee.account_id}"
        )
        assert [row["kind"] for row in listed.json()["items"]] == ["access.session.begun"], listed.text
        assert [row["account_name"] for row in listed.json()["items"]] == ["吴厅和"]
    chain = await auditor.get(f"/audit/chain?community={EVERYWHERE}")
    assert (chain.status_code, chain.json()["broken_why"]) == (200, None)
    assert chain.json()["checked"] + chain.json()["waiting"] > 0
    street = await house.signed_in("street_committee", STREET)
    assert code_of(await street.get(f"/posts?community={EVERYWHERE}")) == (404, "kernel.not_found")


async def test_a_device_gets_its_proof_key_once(house: House):
    client = await house.signed_in()
    first, second = [(await client.post("/auth/devices")).json() for _ in range(2)]
    assert first["device_id"] != second["device_id"]
    assert first["proof_key"] != second["proof_key"]
