import json
import random
from pathlib import Path

import openpyxl
import pytest

from jiayuan.kernel.sheets import column_name
from jiayuan.people.identity import mask_id
from jiayuan.people.roster import LIST_SHEET, RosterStream
from jiayuan.people.roster.marking import mark_workbook
from unit.people.by_hand import TODAY, faults_of, pingzhuang, read, write_csv, write_xlsx

DATA = Path(__file__).parents[2] / "data"
ROSTER = DATA / "roster-a.xlsx"
EXPECTED = json.loads((DATA / "roster-a.expected.json").read_text("utf-8"))
EXPECTED_FAULTS = {(fault["cell"], fault["fault"]) for fault in EXPECTED["faults"]}


def test_the_roster_of_pingzhuang_garden_has_exactly_its_faults() -> None:
    roster = read(ROSTER)
    counts = roster.counts
    assert (counts.people, counts.accepted, counts.rejected) == (765, 741, 24)
    assert counts.households == len(roster.households) == EXPECTED["households"]
    assert faults_of(roster) == EXPECTED_FAULTS
    assert len(roster.faults) == 24
    assert len(roster.people) == 741


def test_every_fault_says_in_chinese_what_to_do() -> None:
    for fault in read(ROSTER).faults:
        assert fault.message.endswith("。")
        assert any(word in fault.message for word in ("请", "改", "补")), fault


def test_a_person_keeps_the_cells_that_his_facts_came_from() -> None:
    person = next(person for person in read(ROSTER).people if person.row == 6)
    assert (person.name, person.relation_text, person.relation) == ("董伟萱", "子", "20")
    assert (person.cell_of("name"), person.cell_of("id_number")) == ("G6", "I6")
    assert person.cell_of("building") == "B4"  # merged over the household
    assert person.cell_of("birth") is None  # derived from the number
    assert person.provenance()["room"] == "D4"
    assert mask_id(person.number) == "529***********4339"


def test_a_batch_holds_no_more_than_was_asked_for() -> None:
    stream = RosterStream(ROSTER, today=TODAY, batch=100)
    sizes = [len(batch) for batch in stream.read(pingzhuang())]
    assert sizes == [100] * 7 + [41]
    assert stream.roster.people == []
    assert faults_of(stream.roster) == EXPECTED_FAULTS


def test_the_marked_workbook_shows_each_fault_where_it_stands(tmp_path: Path) -> None:
    roster = read(ROSTER)
    out = tmp_path / "marked.xlsx"
    mark_workbook(ROSTER, roster.faults, out)
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    commented = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert commented == {cell for cell, _ in EXPECTED_FAULTS}
    assert all(sheet[cell].fill.start_color.rgb.endswith("FFC7CE") for cell in commented)
    assert "B4:B8" in {str(span) for span in sheet.merged_cells.ranges}
    listing = book[LIST_SHEET]
    assert {(row[1], row[4]) for row in listing.iter_rows(min_row=3, values_only=True)} == EXPECTED_FAULTS


def test_a_marked_workbook_comes_back_and_old_marks_go(tmp_path: Path) -> None:
    first = read(ROSTER)
    mark_workbook(ROSTER, first.faults, tmp_path / "once.xlsx")
    again = read(tmp_path / "once.xlsx")
    assert faults_of(again) == EXPECTED_FAULTS
    assert [sheet.name for sheet in again.sheets] == ["平庄花园居民花名册"]
    mark_workbook(tmp_path / "once.xlsx", first.faults[:2], tmp_path / "twice.xlsx")
    book = openpyxl.load_workbook(tmp_path / "twice.xlsx")
    assert sum(cell.comment is not None for row in book.worksheets[0].iter_rows() for cell in row) == 2
    assert book.sheetnames == ["平庄花园居民花名册", LIST_SHEET]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_columns_and_lost_merges_change_nothing(tmp_path: Path, seed: int) -> None:
    """The same roster saved as .csv: merged cells leave blanks, columns stand elsewhere."""
    sheet = openpyxl.load_workbook(ROSTER).active
    order = random.Random(seed).sample(range(15), 15)
    rows = [[row[at] for at in order] for row in sheet.iter_rows(min_row=3, max_row=769, values_only=True)]
    roster = read(write_csv(tmp_path / "a.csv", rows, encoding="gb18030"))
    counts = roster.counts
    assert (counts.people, counts.accepted, counts.households) == (765, 741, 260)
    there = {column_name(at + 1): column_name(order.index(at) + 1) for at in range(15)}
    assert faults_of(roster) == {(there[cell[0]] + str(int(cell[1:]) - 2), code) for cell, code in EXPECTED_FAULTS}


def test_a_fault_in_a_hidden_column_or_row_is_seen_in_the_marked_workbook(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx", {"表": [["姓名", "电话", "身份证号", "住址"], ["罗家贵", "", "12", "12-1-302"]]}
    )
    book = openpyxl.load_workbook(path)
    book["表"].column_dimensions.group("B", "C", hidden=True)
    book["表"].row_dimensions[2].hidden = True
    book.save(path)
    mark_workbook(path, read(path).faults, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["表"]
    assert (sheet.column_dimensions["B"].hidden, sheet.row_dimensions[2].hidden) == (False, False)
