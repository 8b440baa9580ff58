"""The roster of 平庄花园 as the office keeps it: every fault at its cell, no clean row refused, one batch one undo."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from jiayuan.kernel import server
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.settings import Settings
from jiayuan.people.identity import check_character
from jiayuan.people.import_models import ImportBatch
from jiayuan.people.importing import import_residents
from jiayuan.people.undoing import undo
from jiayuan.territory import forms, places

DATA = Path(__file__).parents[1] / "data"
ROSTER = DATA / "roster-a.xlsx"
EXPECTED = json.loads((DATA / "roster-a.expected.json").read_text())


@pytest.fixture
async def pingzhuang(
    own_server: server.OwnServer, fresh_database_name: str, _house_settings: Settings
) -> AsyncIterator[Database]:
    """A community with 27 buildings of 2 entrances and nobody in them."""
    opened = Database(own_server.url(server.APPLICATION, fresh_database_name), _house_settings)
    await opened.open()
    clerk = system_actor(1)
    async with opened.as_actor(clerk) as session:
        estate = await places.make_estate(session, clerk, forms.NewEstate(name="平庄花园"))
        await places.make_buildings(
            session, clerk, forms.NewBuildings(estate_id=estate, count=27, entrances=2, floors=18, doors=2)
        )
    yield opened
    await opened.close()


async def _count(database: Database, what: str) -> int:
    clerk: Actor = system_actor(1)
    async with database.as_actor(clerk) as session:
        return int(await session.scalar(text(f"select count(*) from {what}")) or 0)


async def test_a_dry_run_tells_every_fault_at_its_cell_and_writes_nothing(pingzhuang):
    report = await import_residents(pingzhuang, 1, ROSTER, dry_run=True)
    assert (report.people, report.accepted, report.rejected) == (765, 741, 24)
    found = {(fault.cell, fault.code) for fault in report.faults}
    assert {(fault["cell"], fault["fault"]) for fault in EXPECTED["faults"]} <= found
    assert await _count(pingzhuang, "person") == 0
    assert await _count(pingzhuang, "import_batch") == 0


async def test_accepted_people_live_in_households_with_one_head_each(pingzhuang):
    report = await import_residents(pingzhuang, 1, ROSTER, dry_run=False)
    assert await _count(pingzhuang, "person") == 741
    assert await _count(pingzhuang, "resident where until_on is null") == 741
    households = await _count(pingzhuang, "household where until_on is null")
    assert households == await _count(pingzhuang, "resident where until_on is null and relation = '02'")
    assert households == report.counts["households_after"]


async def test_the_same_roster_again_finds_everybody_and_changes_nothing(pingzhuang):
    await import_residents(pingzhuang, 1, ROSTER, dry_run=False)
    again = await import_residents(pingzhuang, 1, ROSTER, dry_run=False)
    assert (again.counts["new"], again.counts["same"], again.conflicts) == (0, 741, 0)
    assert (again.written["people"], again.written["residents"], again.written["filled"]) == (0, 0, 0)
    assert again.document()["people"] == 765  # of the file; what was written stands apart
    assert await _count(pingzhuang, "audit_entry where kind = 'people.import.written'") == 2
    assert await _count(pingzhuang, "person") == 741


def _scattered(path: Path) -> None:
    """1,800 households of three, first all the children, then all the wives, at the end all the heads."""
    lines = ["户号,楼栋,单元,房号,与户主关系,姓名,身份证号码"]
    for relation, born, order in (("子", "20100301", 101), ("配偶", "19820504", 202), ("户主", "19800607", 303)):
        for home in range(1_800):
            building, rest = divmod(home, 72)
            entrance, rest = divmod(rest, 36)
            floor, side = divmod(rest, 2)
            number = f"52{home:04d}{born}{order}"
            number += check_character(number)
            door = f"{building + 1}栋,{entrance + 1}单元,{floor + 1}{side + 1:02d}"
            lines.append(f"{home + 1},{door},{relation},王{chr(0x4E00 + home)},{number}")
    path.write_text("\n".join(lines), encoding="utf-8")


async def test_a_household_scattered_over_the_file_is_one_household_and_is_taken_back_whole(pingzhuang, tmp_path):
    _scattered(tmp_path / "roster.csv")
    report = await import_residents(pingzhuang, 1, tmp_path / "roster.csv", dry_run=False)
    assert (report.accepted, report.rejected, report.conflicts) == (5_400, 0, 0)
    assert await _count(pingzhuang, "household") == report.counts["households_after"] == 1_800
    assert await _count(pingzhuang, "household where head_stated_relation is not null") == 0
    heads = "resident r join person p using (community_id) where p.id = r.person_id and r.relation = '02'"
    assert (
        await _count(pingzhuang, heads) == await _count(pingzhuang, f"{heads} and p.birth_on = '1980-06-07'") == 1_800
    )
    async with pingzhuang.as_actor(system_actor(1)) as session:
        assert report.batch_id is not None
        batch = await session.get_one(ImportBatch, (1, report.batch_id))
        undone = await undo(session, system_actor(1), report.batch_id, batch.version)
    assert undone["left"] == []
    assert [await _count(pingzhuang, table) for table in ("person", "household", "resident")] == [0, 0, 0]
