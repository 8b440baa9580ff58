"""100,000 residents from an .xlsx, with validation, encryption, blind indexes and faults by cell, against reading the
same file with calamine and copying the same rows as they are. Index upkeep and keys dominate. Budget: at most 6 times
(median of three), at most 200 MiB. Everybody moves into a door that is there and empty, so that all are written."""

from __future__ import annotations

import csv
import io
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.lab import ROOT, Figure, Lab
from jiayuan.people.identity import check_character

PEOPLE = 100_000
HEAD = [
    "序号",
    "楼栋",
    "单元",
    "房号",
    "与户主关系",
    "姓名",
    "性别",
    "身份证号码",
    "联系电话",
    "民族",
    "文化程度",
    "备注",
]

BUILDINGS, FIRST, ROUNDS = 350, 101, 3

BUILT = f"""
import asyncio
from sqlalchemy import text
from jiayuan.cli_running import with_database
from jiayuan.kernel.actor import system_actor
from jiayuan.territory import forms, places
async def build(database):
    async with database.as_actor(system_actor(1)) as session:
        estate = await session.scalar(text("select id from estate where community_id = 1 order by id limit 1"))
        for first in range({FIRST}, {FIRST + BUILDINGS}, 50):
            form = forms.NewBuildings(estate_id=estate, first=first, count=50, entrances=2, floors=18, doors=2)
            await places.make_buildings(session, system_actor(1), form)
from jiayuan import houses
houses.routes()
with_database(build)
"""

MEASURED = """
import gc, sys, time
from jiayuan import houses
houses.routes()
gc.set_threshold(50_000, 20, 100)
sys.setswitchinterval(0.0002)
from pathlib import Path
from jiayuan.cli_running import with_database
from jiayuan.people import importing
idle = int(Path("/proc/self/statm").read_text().split()[1]) / 256
began = time.perf_counter()
report = with_database(lambda database: importing.import_residents(database, 1, Path(sys.argv[1]), dry_run=False))
# ru_maxrss begins with what the parent held; this is the process's own
peak = int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) / 1024
assert report.written["people"] == report.written["residents"] == report.accepted, report.written
print(f"{report.accepted} {time.perf_counter() - began} {peak - idle}")
"""


def make_roster(path: Path) -> None:
    """Households of four behind doors that exist; numbers from an area prefix that is never issued."""
    chance = random.Random(7)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("居民")
    sheet.write_row(0, 0, HEAD)
    for number in range(PEOPLE):
        home, place = divmod(number, 4)
        building, rest = divmod(home, 72)
        entrance, rest = divmod(rest, 36)
        floor, side = divmod(rest, 2)
        birth = f"{chance.randint(1935, 2015)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
        body = f"5298{number // 10_000:02d}{birth}{number % 1000:03d}"
        body += check_character(body)
        sheet.write_row(
            number + 1, 0,
            (
                number + 1, f"{building + FIRST}栋", f"{entrance + 1}单元", f"{floor + 1}{side + 1:02d}",
                ("户主", "配偶", "子", "女")[place], f"王{chr(0x4E00 + number % 5000)}", "女男"[int(body[16]) % 2],
                body, f"154{number:08d}", "汉族", "本科", "",
            ),
        )  # fmt: skip
    book.close()


def copied_plainly(lab: Lab, path: Path) -> float:
    """Seconds to read the sheet and COPY its rows into a temporary table."""
    began = time.perf_counter()
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    text = io.StringIO()
    csv.writer(text).writerows(rows[1:])
    with psycopg.connect(lab.owner) as connection:
        columns = ", ".join(f"c{n} text" for n in range(len(HEAD)))
        connection.execute(f"create temp table plain ({columns})")
        with connection.cursor().copy("copy plain from stdin (format csv)") as out:
            out.write(text.getvalue())
    return time.perf_counter() - began


def imported(lab: Lab, path: Path) -> tuple[int, float, float]:
    """How many were accepted, the seconds, and the MiB above the idle process; on a copy of the district."""
    with lab.copied("import") as copy:
        for script in (BUILT, MEASURED):
            done = subprocess.run(
                [sys.executable, "-c", script, str(path)], env=copy.environment(), cwd=ROOT, check=True,
                capture_output=True, text=True,
            )  # fmt: skip
    accepted, took, peak = done.stdout.split()[-3:]
    return int(accepted), float(took), float(peak)


def run(lab: Lab) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        make_roster(path)
        copied_plainly(lab, path)
        rounds = [(copied_plainly(lab, path), *imported(lab, path)) for _ in range(ROUNDS)]
    plain, accepted, took, peak = (statistics.median(values) for values in zip(*rounds, strict=True))
    ratio = statistics.median(one[2] / one[0] for one in rounds)
    return [
        Figure(
            f"import of {accepted:,} residents against calamine + COPY", f"{ratio:.1f}×", "≤ 6×", ratio <= 6,
            f"{took:.1f} s against {plain:.1f} s",
        ),
        Figure("its memory above the idle process", f"{peak:.0f} MiB", "≤ 200 MiB", peak <= 200),
    ]  # fmt: skip
