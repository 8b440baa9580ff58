"""Logs as one JSON document a line: ids and codes, never names, numbers, tokens, query values or bodies."""

from __future__ import annotations

import logging
import re
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import orjson

#: The request that the running task works on; set by the middleware, printed with every line.
request_id: ContextVar[str | None] = ContextVar("request_id", default=None)

#: Runs of digits as long as a phone or document number, also inside a driver's words ("Key (…)=(138…) exists").
#: A UUID's last group is left alone: it stands after a hyphen.
_NUMBERS = re.compile(r"(?<![0-9A-Za-z-])\+?\d{11,18}[0-9Xx]?(?![0-9A-Za-z-])")
_TOKENS = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*")


def without_numbers(text: str) -> str:
    """The text with everything that looks like a phone, document or token struck out."""
    return _TOKENS.sub("***", _NUMBERS.sub("***", text))


class Lines(logging.Formatter):
    """One line of JSON for each record; ``extra={"facts": {...}}`` adds members."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
        }
        if message := record.getMessage():
            line["message"] = without_numbers(message)
        if (held := request_id.get()) is not None:
            line["request_id"] = held
        line |= getattr(record, "facts", {})
        if record.exc_info:
            line["trace"] = without_numbers(self.formatException(record.exc_info))
        return orjson.dumps(line, default=str).decode()


def configure(level: str) -> None:
    """Send everything to standard error as JSON lines; the server's own access log stays off, ours replaces it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("uvicorn.access", "httpx", "httpcore", "alembic.runtime.plugins"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    for loud in ("uvicorn", "uvicorn.error", "procrastinate"):
        logging.getLogger(loud).handlers.clear()
