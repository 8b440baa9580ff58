"""The one source of time: UTC inside, Asia/Shanghai at the edge. Tests and the demo stage may move it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

_shift = timedelta()


def now() -> datetime:
    """This moment in UTC, as the clock of the installation has it."""
    return datetime.now(UTC) + _shift


def today() -> date:
    """The day in Asia/Shanghai."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The Shanghai day that a moment falls on."""
    return moment.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    """Midnight at the start of a Shanghai day, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI).astimezone(UTC)


def monotonic() -> float:
    """Seconds for measuring; not moved with the clock."""
    return time.monotonic()


def set_clock(moment: datetime) -> None:
    """Let the clock go on from ``moment``. Only demo data and tests may; the caller has checked."""
    global _shift
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    _shift = moment - datetime.now(UTC)


def reset_clock() -> None:
    """Back to the machine's time."""
    global _shift
    _shift = timedelta()
