"""Where the command `jiayuan` begins."""

import gc


def main() -> None:
    """Load everything without the collector, then run the command.

    Nothing of what modules make is garbage: collecting among a million new objects is a quarter of the start, and what
    stays for ever need not be looked at again.
    """
    gc.disable()
    from jiayuan.cli import app

    gc.freeze()
    gc.enable()
    app()


if __name__ == "__main__":
    main()
