"""Lists of accounts, posts and audit entries say how many they hold, as far as they are counted at all."""

from __future__ import annotations

import pytest

from jiayuan.kernel.paging import COUNTED_UP_TO
from stage import Api

V1, PINGZHUANG = "/api/v1", "520302010007"


@pytest.mark.parametrize(
    ("who", "path", "filters"),
    [
        ("committee", "/accounts", {}), ("committee", "/accounts", {"q": "甘"}),
        ("committee", "/posts", {}), ("committee", "/posts", {"kind": "grid_worker"}),
        ("auditor", "/audit/entries", {}), ("auditor", "/audit/entries", {"kind": "people."}),
    ],
    ids=str,
)  # fmt: skip
async def test_the_first_page_says_the_total_of_its_own_filter_and_the_next_ones_do_not(
    alone_api: Api, who: str, path: str, filters: dict[str, str]
):
    resident = await alone_api.sign_in("resident")
    for way in ("inbox", "phone_list", "sms", "inbox"):
        assert (await resident.put(f"{V1}/me/told-by", json={"told_by": way})).status_code == 204
    client = await alone_api.sign_in(who, community=PINGZHUANG if who == "auditor" else None)
    found, cursor, total = 0, None, None
    while cursor is not None or total is None:
        asked = {**filters, "limit": 3, "counted": True} | ({"cursor": cursor} if cursor else {})
        answer = await client.get(f"{V1}{path}", params=asked)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        if cursor is None:
            total = page["total"]
        else:
            assert "total" not in page
        found, cursor = found + len(page["items"]), page["next"]
    assert 0 < total == found <= COUNTED_UP_TO
    plain = (await client.get(f"{V1}{path}", params=filters)).json()
    assert "total" not in plain
