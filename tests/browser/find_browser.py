"""Says how to get a browser where there is none; the browser tests are never skipped."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find() -> str | None:
    """``CHROMIUM``, else what is on PATH, else Playwright's own."""
    given = os.environ.get("CHROMIUM")
    if given:
        return shutil.which(given)
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    own = Path.home() / ".cache" / "ms-playwright"
    return on_path or next((str(path) for path in own.glob("chromium-*/*/chrome")), None)


if __name__ == "__main__" and find() is None:
    sys.exit(
        "No browser found for the browser tests. Install one, for example:\n"
        "  apt-get install chromium fonts-noto-cjk      (Debian, Ubuntu)\n"
        "  npx --prefix frontend playwright install chromium\n"
        "or set CHROMIUM to its path."
    )
