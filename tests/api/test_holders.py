"""Nobody is given what he could never do: residents, administrators, grids and units that are not there."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from grid_stage import V1, Grounds, act, attempt, event, report, set_grounds
from stage import Api


@pytest.fixture(scope="module")
async def grounds(alone_api: Api, alone_stage: str) -> Grounds:
    return await set_grounds(alone_api, alone_stage)


def account(owner: str, login: str) -> str:
    with psycopg.connect(owner) as rows:
        return str(rows.execute("select id from account where login = %s", [login]).fetchone()[0])


def a_post(kind: str, scope: object = None) -> dict[str, object]:
    return {"kind": "post", "post": kind, "scope_id": str(scope) if scope else None}


@pytest.fixture
def nobodies(grounds: Grounds, alone_stage: str) -> list[dict[str, object]]:
    accounts = [account(alone_stage, login) for login in ("resident2", "auditor", "admin")] + [str(uuid4())]
    posts = [
        ("resident", None), ("partner", None), ("auditor", None), ("emperor", None), ("grid_worker", uuid4()),
        ("mediator", grounds.grid), ("joint_committee", grounds.grid), ("grid_worker", grounds.property),
    ]  # fmt: skip
    return [
        *({"kind": "account", "id": one} for one in accounts),
        *(a_post(kind, scope) for kind, scope in posts),
        {"kind": "unit", "id": str(uuid4())},
    ]


async def registered(grounds: Grounds, code: str = "0202") -> str:
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    event_id = await report(resident, grounds, "楼道里放了个沙发", category_id=grounds.category(code))
    await act(clerk, event_id, "register")
    return event_id


def refused(answer) -> tuple[int, str, str]:
    body = answer.json()
    return answer.status_code, body.get("code", ""), body.get("fields", [{"name": ""}])[0]["name"]


NOBODY = (422, "matters.unknown_holder", "to")


async def test_a_task_is_given_only_to_who_works_in_the_community(grounds: Grounds, alone_stage: str, nobodies) -> None:
    clerk = await grounds.api.sign_in("clerk")
    event_id = await registered(grounds)
    for to in nobodies:
        assert refused(await attempt(clerk, event_id, "dispatch", to=to)) == NOBODY, to
        assert refused(await attempt(clerk, event_id, "hand_over", to=to)) == NOBODY, to
    unknown = await attempt(clerk, event_id, "whistle", units=[str(uuid4())], note="一起来")
    assert refused(unknown) == (422, "matters.unknown_unit", "units")
    good = [
        {"kind": "account", "id": account(alone_stage, login)} for login in ("grid3", "street", "property", "committee")
    ] + [a_post("grid_worker", grounds.grid), a_post("grid_worker"), a_post("street_committee"), a_post("event_clerk")]
    for to in good:
        await act(clerk, event_id, "hand_over", to=to)
    await act(clerk, event_id, "dispatch", to=good[0])
    assert (await event(await grounds.api.sign_in("grid3"), event_id))["state"] == "dispatched"


async def test_a_ruling_binds_nobody_who_could_not_follow_it(grounds: Grounds, nobodies) -> None:
    clerk, steward = await grounds.api.sign_in("clerk"), await grounds.api.sign_in("property")
    event_id = await registered(grounds)
    for _ in range(2):
        await act(clerk, event_id, "dispatch", to={"kind": "unit", "id": str(grounds.property)})
        await act(steward, event_id, "hand_back", note="不归我们")
    committee = await grounds.api.sign_in("committee")
    for to in nobodies:
        answer = await attempt(committee, event_id, "rule", to=to, note="就是他", becomes_rule=True)
        assert refused(answer) == NOBODY, to


async def test_a_routing_rule_names_somebody_who_works_here_and_passes_over_who_has_left(
    grounds: Grounds, alone_stage: str, nobodies
) -> None:
    clerk = await grounds.api.sign_in("clerk")
    form = {"kind": "grid.event", "category_id": grounds.category("0202"), "grid_id": str(grounds.grid)}
    form |= {"is_active": True, "to": {"kind": "account", "id": account(alone_stage, "grid2")}}
    for to in nobodies:
        assert refused(await clerk.post(f"{V1}/routing-rules", json=form | {"to": to})) == NOBODY, to
    foreign = await clerk.post(f"{V1}/routing-rules", json=form | {"category_id": str(uuid4())})
    assert refused(foreign) == (422, "matters.unknown_category", "category_id")
    made = await clerk.post(f"{V1}/routing-rules", json=form)
    assert made.status_code == 201, made.text
    path = f"{V1}/routing-rules/{made.json()['id']}"
    changed = {name: value for name, value in form.items() if name != "kind"}
    answer = await clerk.put(path, json=changed | {"to": nobodies[0]}, headers={"If-Match": '"1"'})
    assert refused(answer) == NOBODY

    async def proposed_and_given() -> tuple[str, str]:
        event_id = await registered(grounds)
        proposed = (await clerk.get(f"{V1}/grid/events/{event_id}")).json()["proposed"]
        await act(clerk, event_id, "dispatch")
        (task,) = [task for task in (await event(clerk, event_id))["tasks"] if task["done_at"] is None]
        return proposed["id"], task["holder_id"]

    worker = form["to"]["id"]  # type: ignore[index]
    assert await proposed_and_given() == (worker, worker)
    with psycopg.connect(alone_stage) as rows:
        rows.execute("update account set locked_at = now() where id = %s", [worker])
    assert await proposed_and_given() == (str(grounds.property), str(grounds.property))
    off = changed | {"is_active": False}
    assert (await clerk.put(path, json=off, headers={"If-Match": '"1"'})).status_code == 204


async def test_a_post_is_narrowed_to_a_grid_that_is_there(grounds: Grounds, alone_stage: str) -> None:
    committee = await grounds.api.sign_in("committee")
    form = {"account_id": account(alone_stage, "clerk"), "kind": "grid_worker", "from_on": "2030-01-01"}
    assert (await committee.post(f"{V1}/posts", json=form | {"scope_id": str(uuid4())})).status_code == 404
    assert (await committee.post(f"{V1}/posts", json=form | {"scope_id": str(grounds.grid)})).status_code == 201
