"""Cursors are signed, opaque, and belong to the order they were made for."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from uuid import UUID

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.problems import CursorBad

AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


def _rows(count: int) -> list[dict[str, object]]:
    return [{"due_at": AT, "id": uuid7(), "title": f"第{n}件"} for n in range(count)]


def _document(page: PageQuery, rows: list[dict[str, object]]) -> dict[str, object]:
    return page.page(rows, at="due_at", id="id")


def test_the_first_page_begins_before_everything():
    values = PageQuery(20, None).after(at=datetime, id=UUID)
    assert values["limit"] == 21
    assert values["after_id"] == UUID(int=0)


def test_the_cursor_brings_back_the_last_row_shown():
    rows = _rows(3)
    cursor = _document(PageQuery(2, None), rows)["next"]
    values = PageQuery(2, cursor).after(at=datetime, id=UUID)
    assert (values["after_at"], values["after_id"]) == (AT, rows[1]["id"])


def test_the_last_page_has_no_cursor():
    assert _document(PageQuery(3, None), _rows(3))["next"] is None


@given(st.integers(0, 200), st.integers(0, 7))
def test_a_cursor_changed_in_any_bit_is_refused(place, bit):
    cursor = _document(PageQuery(1, None), _rows(2))["next"]
    raw = bytearray(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    raw[place % len(raw)] ^= 1 << bit
    forged = base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("=")
    with pytest.raises(CursorBad):
        PageQuery(1, forged).after(at=datetime, id=UUID)


def test_a_cursor_of_another_order_is_refused():
    cursor = _document(PageQuery(1, None), _rows(2))["next"]
    with pytest.raises(CursorBad):
        PageQuery(1, cursor).after(name=str, id=UUID)


@pytest.mark.parametrize("nonsense", ["", "x", "!!!!", "AAAA", "中文", "A" * 600])
def test_nonsense_is_refused_as_a_cursor(nonsense):
    with pytest.raises(CursorBad):
        PageQuery(1, nonsense).after(at=datetime, id=UUID)


def test_an_unsigned_cursor_is_refused():
    body = orjson.dumps([["at", "id"], [AT.isoformat(), str(UUID(int=0))]])
    forged = base64.urlsafe_b64encode(bytes(16) + body).decode()
    with pytest.raises(CursorBad):
        PageQuery(1, forged).after(at=datetime, id=UUID)
