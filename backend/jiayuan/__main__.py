"""Where the command `jiayuan` begins."""

import gc
import sys

from jiayuan.cli import app
from jiayuan.cli_running import errors, plainly


def main() -> None:
    """Run the command, and look for garbage rarely: modules make a million objects that all stay.

    With Python's own thresholds that search is a quarter of the start, and of the import of a whole community too. And
    a thread that reads a roster gives way after a fifth of a millisecond: at Python's five milliseconds, each answer of
    the database waits so long.
    """
    gc.set_threshold(50_000, 20, 100)
    sys.setswitchinterval(0.0002)
    try:
        app()
    except Exception as error:
        if (sentence := plainly(error)) is None:
            raise
        errors.print(sentence)
        sys.exit(2)


if __name__ == "__main__":
    main()
