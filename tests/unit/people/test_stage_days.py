"""The reference community is relative to today: what the stage fixes is so on every day."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from uuid import UUID

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.seeding import Seed
from jiayuan.people import demo, demo_tags
from jiayuan.territory.demo import REFERENCE, lay_out

CLERK = UUID(int=1)
WORKERS = [UUID(int=2 + grid) for grid in range(4)]


@pytest.mark.parametrize("day", ["2026-11-30", "2026-12-01", "2027-01-01", "2028-02-29"])
def test_the_lots_of_no_day_fall_on_who_is_named_by_the_stage(day):
    now = datetime.fromisoformat(f"{day}T00:01").replace(tzinfo=clock.SHANGHAI)
    seed = Seed("jiayuan", now)
    people = demo.settle(lay_out(REFERENCE, seed, now.date(), now, CLERK), seed, now)
    demo_tags.add_tags(people, seed, now, WORKERS, CLERK)
    sheet = people.sheets["care_tag"]
    person, tag = sheet.columns.index("person_id"), sheet.columns.index("tag")
    named = {one.id: one.name for one in people.residents if one.name in demo.STAGE_NAMES}
    assert set(named.values()) == demo.STAGE_NAMES
    assert {(named[row[person]], row[tag]) for row in sheet.rows if row[person] in named} == {
        ("福秀兰", "living_alone"), ("福秀兰", "empty_nest"), ("罗德贵", "living_alone"), ("田有望", "landless"),
    }  # fmt: skip
    numbers = Counter(row[tag] for row in sheet.rows)
    assert (numbers["landless"], numbers["living_alone"], numbers["empty_nest"]) == (312, 96, 143)
