"""One furnished house for all tests of faults; each starts and ends the process by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from faults.house import House, furnished


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory, stage: str) -> Iterator[House]:
    data = tmp_path_factory.mktemp("house")
    for parent in (data, *data.parents):  # the unprivileged database must reach its folder
        if parent.stat().st_uid == os.getuid() and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o001)
    with furnished(data, stage) as found:
        yield found


@pytest.fixture
def stopped_after(house: House) -> Iterator[House]:
    """The house, not running yet; whatever happens, its process ends with the test."""
    yield house
    house.stop()
