"""100,000 residents from an .xlsx, with validation, encryption, blind indexes and faults by cell, against reading the
same file with calamine and copying the same rows as they are. Index upkeep and keys dominate. Budget: at most 6 times,
at most 200 MiB."""

from __future__ import annotations

import csv
import io
import random
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

MEASURED = """
import resource, sys, time
from pathlib import Path
from jiayuan.cli import _with_database
from jiayuan.people import importing
began = time.perf_counter()
report = _with_database(lambda database: importing.import_residents(database, 1, Path(sys.argv[1]), dry_run=False))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{report.accepted} {time.perf_counter() - began} {peak}")
"""


def make_roster(path: Path) -> None:
    """Households of four behind doors that exist; numbers from an area prefix that is never issued."""
    chance = random.Random(7)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("居民")
    sheet.write_row(0, 0, HEAD)
    for number in range(PEOPLE):
        home, place = divmod(number, 4)
        door = home % 1944
        building, rest = divmod(door, 72)
        entrance, rest = divmod(rest, 36)
        floor, side = divmod(rest, 2)
        birth = f"{chance.randint(1935, 2015)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
        body = f"5298{number // 10_000:02d}{birth}{number % 1000:03d}"
        body += check_character(body)
        sheet.write_row(
            number + 1, 0,
            (
                number + 1, f"{building + 1}栋", f"{entrance + 1}单元", f"{floor + 1}{side + 1:02d}",
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


def run(lab: Lab) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        make_roster(path)
        plain = min(copied_plainly(lab, path) for _ in range(3))
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, str(path)], env=lab.environment(), cwd=ROOT, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
    accepted, took, peak = done.stdout.split()[-3:]
    ratio = float(took) / plain
    return [
        Figure(
            f"import of {int(accepted):,} residents against calamine + COPY", f"{ratio:.1f}×", "≤ 6×", ratio <= 6,
            f"{float(took):.1f} s against {plain:.1f} s",
        ),
        Figure("its memory", f"{float(peak):.0f} MiB", "≤ 200 MiB", float(peak) <= 200),
    ]  # fmt: skip
