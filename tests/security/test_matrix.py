"""Every route × every role and post × own and foreign community, against a second, independent definition.

The definition here is written from who does what in a community, not from the tables of the code: by account, with
patterns. A permission that no pattern mentions belongs to nobody, so a new one fails until somebody has thought of it.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from uuid import uuid4

import psycopg
import pytest
from psycopg.rows import scalar_row

from jiayuan import houses
from jiayuan.access import permissions
from jiayuan.access.requests import HouseRoute
from stage import Api, table_of

READS = "territory.place.read territory.area.read territory.duty.read matters.category.read"
RECORDS = "people.person.edit people.person.reveal people.resident.read people.tag.edit territory.house.read"
WALKS = (
    "grid.board.read grid.collection.record grid.day.read grid.door.read grid.event.read grid.event.record"
    " grid.event.settle grid.event.verify grid.fact.confirm grid.figure.read grid.need.add grid.need.read"
    " grid.patrol.read grid.patrol.record grid.visit.mute grid.visit.read grid.visit.record matters.figure.read"
    " territory.leave.ask territory.duty_photo.edit territory.poster.print access.post.read"
)
COMMUNITY_OFFICE = (
    "people.binding.decide people.correction.answer people.figure.read people.import.run people.person.export"
    " people.person.merge territory.building.edit territory.poster.print territory.responsible.edit territory.unit.edit"
    " grid.vacancy.read"
)
EVENT_DESK = (
    "grid.board.read grid.collection.ask grid.door.read grid.event.arrange grid.event.dispatch grid.event.export"
    " grid.event.read grid.event.record grid.event.register grid.figure.read grid.need.* grid.patrol.export"
    " grid.patrol.plan grid.patrol.read grid.template.edit grid.view.share grid.visit.export grid.visit.mute"
    " grid.visit.read grid.voice.reply matters.category.edit matters.delivery.* matters.figure.read"
)

#: What each account of the reference community may do.
MAY = {
    "street": f"{READS} territory.area.edit grid.event.read grid.event.supervise grid.figure.read matters.figure.read"
    " people.figure.read people.record.open",
    "committee": (
        f"{READS} {RECORDS} {COMMUNITY_OFFICE} {EVENT_DESK} access.* grid.event.arbitrate grid.event.supervise"
        " grid.visit_rule.edit territory.duty.edit territory.duty_photo.edit territory.grid.edit territory.profile.edit"
    ),
    "branch": f"{READS} grid.board.read grid.figure.read matters.figure.read people.figure.read",
    "clerk": f"{READS} {RECORDS} {COMMUNITY_OFFICE} {EVENT_DESK} grid.event.verify access.post.read",
    "grid3": f"{READS} {RECORDS} {WALKS}",
    "property": READS,
    "resident": "matters.category.read",
    "admin": (
        "territory.area.* matters.calendar.edit access.account.lock access.account.open access.account.read"
        " access.account.reset access.post.* access.retention.read"
    ),
    "security": (
        "access.account.lock access.account.read access.account.reset access.post.end access.post.read"
        " access.retention.read audit.entry.read people.look.release"
    ),
    "auditor": "access.account.read access.post.read access.retention.read audit.*",
}

#: Administrators of the installation work in the installation itself, not in a community.
AT_HOME = {"admin", "security", "auditor"}
FOREIGN = "520302010181"


def _may(login: str, permission: str) -> bool:
    return any(fnmatchcase(permission, pattern) for pattern in MAY[login].split())


def _address(path: str) -> str:
    return re.sub(r"{[a-z_]*code}", "520302010007", re.sub(r"{(?![a-z_]*code)[^}]+}", lambda _: str(uuid4()), path))


def _guarded() -> list[HouseRoute]:
    return [route for route in houses.routes() if isinstance(route, HouseRoute)]


def test_every_route_names_its_guard():
    assert {route.guarded.guard for route in _guarded()} == {"permission", "signed_in", "public"}
    assert len(_guarded()) == len(houses.routes())


def test_every_permission_is_held_by_somebody_and_opens_something():
    declared = {permission.name for permission in permissions.all_permissions()}
    held = {name for name in declared if any(_may(login, name) for login in MAY)}
    assert declared - held == set()


async def test_without_a_token_only_public_routes_answer(api: Api):
    wrong = []
    for route in _guarded():
        for method in route.methods or ():
            answer = await api.anonymous.request(method, _address(route.path), json={})
            if (answer.status_code == 401) != (route.guarded.guard != "public"):
                wrong.append((method, route.path, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("login", sorted(MAY))
async def test_an_account_may_do_what_its_role_and_posts_allow_and_nothing_else(api: Api, login: str):
    client = await api.sign_in(login)
    wrong = set()
    for route in _guarded():
        if route.guarded.permission is None:
            continue
        allowed = _may(login, route.guarded.permission)
        for method in route.methods or ():
            answer = await client.request(method, _address(route.path), json={} if method != "GET" else None)
            refused = answer.status_code == 403 and answer.json()["code"] == "access.forbidden"
            if refused == allowed or answer.status_code in {401, 500}:
                wrong.add((route.guarded.permission, allowed, answer.status_code, f"{method} {route.path}"))
    assert sorted(wrong) == []


@pytest.mark.parametrize("login", sorted(set(MAY) - {"street"} - AT_HOME))
async def test_a_foreign_community_does_not_exist_for_an_account(pilots_api: Api, login: str):
    client = await pilots_api.sign_in(login, community=FOREIGN)
    told = set()
    for route in _guarded():
        for method in route.methods or () if route.guarded.guard != "public" else ():
            answer = await client.request(method, _address(route.path), json={} if method != "GET" else None)
            told.add((answer.status_code, answer.json()["code"]))
    assert told == {(404, "kernel.not_found")}


@pytest.mark.parametrize("login", ["clerk", "committee", "grid3", "resident"])
async def test_a_neighbour_s_row_answers_like_a_row_of_nobody_s(pilots_api: Api, pilots: str, login: str):
    client = await pilots_api.sign_in(login)
    rows, wrong, called = _rows_of(pilots, FOREIGN), [], 0
    for route in _guarded():
        names = re.findall(r"{([a-z_]+)}", route.path)
        tables = {name: table_of(name, rows) for name in names}
        if not names or None in tables.values() or route.guarded.guard == "public":
            continue
        foreign = route.path.format_map({name: rows[table] for name, table in tables.items() if table})
        for method in route.methods or ():
            form = {"json": {}} if method != "GET" else {}
            theirs, nobodys = [
                await client.request(method, path, headers={"If-Match": '"1"'}, **form)
                for path in (foreign, _address(route.path))
            ]
            called += 1
            changed = theirs.is_success and method != "GET"
            if changed or (theirs.status_code, theirs.content) != (nobodys.status_code, nobodys.content):
                wrong.append((f"{method} {route.path}", theirs.text[:200], nobodys.text[:200]))
    assert wrong == []
    assert called > 30, "most tables of the neighbour are filled"


def _rows_of(owner_url: str, code: str) -> dict[str, str]:
    """One id of each table that has rows of this community, and an account that works there."""
    with psycopg.connect(owner_url, row_factory=scalar_row) as owner:
        tables = owner.execute(
            """select table_name from information_schema.columns where table_schema = 'public'
               group by 1 having bool_or(column_name = 'community_id') and bool_or(column_name = 'id')"""
        ).fetchall()
        one = "select t.id::text from {} t join community c on c.id = t.community_id where c.code = %s limit 1"
        found = {table: owner.execute(one.format(table), [code]).fetchone() for table in tables}
        holds = "select account_id::text from account_role where area_code = %s limit 1"
        found["account"] = owner.execute(holds, [code]).fetchone()
    return {table: row for table, row in found.items() if row is not None}
