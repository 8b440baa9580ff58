"""Every answer about events keeps to the contract that clients are made from."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from grid_stage import V1, Grounds, act, report, set_grounds, upload
from jiayuan.access.requests import HouseRoute
from jiayuan.domains.grid import desk_routes, routes
from stage import Api

MODELS = {
    route.path: route.response_model
    for router in (routes.router, desk_routes.router)
    for route in router.routes
    if isinstance(route, HouseRoute) and "GET" in (route.methods or ())
}


@pytest.fixture(scope="module")
async def grounds(api: Api, stage: str) -> Grounds:
    return await set_grounds(api, stage)


async def test_all_reads_about_events_answer_what_they_declare(grounds: Grounds) -> None:
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    files = [{"file_id": await upload(resident)}]
    event_id = await report(resident, grounds, "灯坏了", category_id=grounds.category("0101"), files=files)
    await act(clerk, event_id, "register")
    for _ in range(2):  # three times at one entrance is a signal
        await report(resident, grounds, "灯又坏了", category_id=grounds.category("0101"))
    bare = await report(resident, grounds, "这里不好走", place={"text": "小花园"})
    await clerk.post(f"{V1}/grid/views", json={"name": "契约", "filter": {"tab": "all"}})
    await clerk.post(f"{V1}/grid/templates", json={"title": "契约", "words": "已派人去看。"})
    place = {"entrance_id": str(grounds.entrance), "building_id": str(grounds.building)}
    calls = [
        ("/grid/events", {"tab": "all"}, {}),
        ("/grid/events/counts", {}, {}),
        ("/grid/events/{event_id}", {}, {"event_id": event_id}),
        ("/grid/events/{event_id}", {}, {"event_id": bare}),
        ("/grid/events/similar", place, {}),
        ("/grid/categories", {}, {}),
        ("/grid/categories/guesses", {"text": "灯坏了"}, {}),
        ("/grid/places", {"q": "15栋"}, {}),
        ("/grid/views", {}, {}),
        ("/grid/templates", {}, {}),
        ("/grid/board", {}, {}),
        ("/grid/signals", {}, {}),
        ("/grid/digest", {}, {}),
        ("/grid/voice-replies", {}, {}),
        *(("/grid/numbers", {"by": by}, {}) for by in ("grid", "estate", "category", "month", "community")),
        ("/grid/findings", {}, {}),
        ("/grid/numbers/{indicator}/matters", {}, {"indicator": "reported"}),
        ("/grid/posters/{code}/categories", {}, {"code": grounds.poster}),
        ("/grid/posters/{code}/similar", {}, {"code": grounds.poster}),
    ]
    for path, params, names in calls:
        answer = await clerk.get(V1 + path.format(**names), params=params)
        assert answer.status_code == 200, (path, answer.text)
        assert answer.json(), path
        TypeAdapter(MODELS[V1 + path]).validate_python(answer.json(), strict=False)
    assert {path for path, _, _ in calls} == {path.removeprefix(V1) for path in MODELS}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/grid/digest", ("day",)),
        ("/grid/events", ("due_until",)),
        ("/grid/visits", ("since", "until")),
        ("/matter-figures/durations", ("from", "to")),
    ],
)
async def test_a_day_from_which_no_week_can_be_reckoned_is_refused(api: Api, path: str, names: tuple, day: str) -> None:
    committee = await api.sign_in("committee")
    answer = await committee.get(V1 + path, params={"kind": "grid.event"} | dict.fromkeys(names, day))
    assert (answer.status_code, answer.json()["code"]) == (422, "kernel.invalid")
