"""Categories and rules that came with the house: marked as examples until somebody makes them his own."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from grid_stage import V1, Grounds, set_grounds
from stage import Api


@pytest.fixture(scope="module")
async def grounds(api: Api, stage: str) -> Grounds:
    return await set_grounds(api, stage)


async def test_the_examples_come_once_and_leave_alone_what_was_edited(grounds: Grounds, stage: str) -> None:
    clerk, worker = await grounds.api.sign_in("clerk"), await grounds.api.sign_in("grid3")
    assert (await worker.post(f"{V1}/grid/examples")).status_code == 403

    def rows() -> tuple[int, int, str]:
        with psycopg.connect(stage) as connection:
            found = connection.execute(
                "select (select count(*) from matter_category where community_id = 1 and kind = 'grid.event'),"
                " (select count(*) from routing_rule where community_id = 1 and kind = 'grid.event'),"
                " (select title from matter_category where community_id = 1 and code = '0108')"
            ).fetchone()
        assert found is not None
        return found

    with psycopg.connect(stage) as connection:
        connection.execute("update matter_category set title = '公共器材' where community_id = 1 and code = '0108'")
    before = rows()
    assert (await clerk.post(f"{V1}/grid/examples")).status_code == 204
    assert rows() == before
    assert before[2] == "公共器材"


async def test_a_routing_rule_is_an_example_until_somebody_changes_it(grounds: Grounds) -> None:
    clerk = await grounds.api.sign_in("clerk")

    async def rules() -> list[dict[str, Any]]:
        answer = await clerk.get(f"{V1}/routing-rules", params={"kind": "grid.event"})
        return [row for row in answer.json() if row["from_matter_id"] is None]

    row = next(row for row in await rules() if row["is_example"] and row["holder_kind"] == "unit")
    form = {"category_id": row["category_id"], "grid_id": None, "is_active": True}
    form["to"] = {"kind": "unit", "id": row["holder_id"]}
    path, version = f"{V1}/routing-rules/{row['id']}", str(row["version"])
    assert (await clerk.put(path, json=form, headers={"If-Match": version})).status_code == 204
    assert [one["is_example"] for one in await rules() if one["id"] == row["id"]] == [False]
