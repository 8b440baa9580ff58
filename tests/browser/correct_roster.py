"""Puts right some cells of a workbook, as the clerk does in Excel: `correct_roster.py IN OUT CELL=VALUE …`."""

from __future__ import annotations

import sys

import openpyxl


def main(source: str, target: str, *corrections: str) -> None:
    workbook = openpyxl.load_workbook(source)
    sheet = workbook.worksheets[0]
    for correction in corrections:
        cell, _, value = correction.partition("=")
        sheet[cell] = value
    workbook.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
