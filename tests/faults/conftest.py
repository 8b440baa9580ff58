"""One furnished house for all tests of faults; each starts and ends the process by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.house import House, furnished


@pytest.fixture(scope="package")
def house(stage: str) -> Iterator[House]:
    # not below pytest's own folder: another run shuts that to the unprivileged database
    with tempfile.TemporaryDirectory(prefix="jy-faults-") as data, furnished(Path(data), stage) as found:
        yield found


@pytest.fixture
def stopped_after(house: House) -> Iterator[House]:
    """The house, not running yet; whatever happens, its process ends with the test."""
    yield house
    house.stop()
