"""The clock of a phone that was offline: ahead, behind, far off, or without a zone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from grid_stage import V1, Grounds, set_grounds
from jiayuan.kernel import clock
from stage import Api

CASES = [
    # how far from ours, whether its own time counts, whether the gap is marked
    (timedelta(minutes=-20), True, False),
    (timedelta(hours=-11), True, False),
    (timedelta(hours=-13), True, True),
    (timedelta(days=-3), True, True),
    (timedelta(minutes=20), False, False),
    (timedelta(hours=13), False, True),
]


@pytest.fixture(scope="module")
async def grounds(api: Api, stage: str) -> Grounds:
    return await set_grounds(api, stage)


async def _report(grounds: Grounds, device_at: str) -> Any:
    client = await grounds.api.sign_in("grid3")
    body = {
        "id": str(uuid4()), "text": "路灯不亮", "place": {"entrance_id": str(grounds.entrance)}, "device_at": device_at,
    }  # fmt: skip
    return await client.post(f"{V1}/grid/events", json=body)


@pytest.mark.parametrize(("off", "counts", "marked"), CASES)
async def test_a_phones_own_time_counts_but_never_the_future_and_a_gap_is_marked(
    grounds: Grounds, stage: str, off: timedelta, counts: bool, marked: bool
):
    now = clock.now()
    answer = await _report(grounds, (now + off).isoformat())
    assert answer.status_code == 201, answer.text
    with psycopg.connect(stage) as owner:
        row = owner.execute(
            "select s.at, s.received_at, s.device_at, s.data, m.number from matter_step s join matter m"
            " on m.community_id = s.community_id and m.id = s.matter_id"
            " where s.community_id = 1 and s.matter_id = %s and s.number = 1",
            [answer.json()["id"]],
        ).fetchone()
    assert row is not None
    at, received_at, device_at, data, number = row
    assert device_at == now + off, "both times are kept"
    assert at == (device_at if counts else received_at)
    assert at <= received_at
    assert bool(data.get("device_gap")) is marked
    assert number.split("-")[1] == f"{received_at.astimezone(clock.SHANGHAI):%Y%m%d}", "numbered on the day it came"


async def test_a_time_without_a_zone_is_refused_at_its_field(grounds: Grounds):
    answer = await _report(grounds, "2026-11-23T08:30:00")
    assert (answer.status_code, answer.json()["code"]) == (422, "kernel.invalid")
    assert [fault["name"] for fault in answer.json()["fields"]] == ["device_at"]
