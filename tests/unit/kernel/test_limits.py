"""Buckets: so many at once, then a steady few; one client never uses up another's."""

from collections.abc import Iterator

import pytest

from jiayuan.kernel import limits
from jiayuan.kernel.limits import Buckets
from jiayuan.kernel.problems import TooMany
from jiayuan.kernel.settings import Settings


class Watch:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    held = Watch()
    monkeypatch.setattr(limits, "clock", held)
    monkeypatch.setattr(limits, "get_settings", lambda: Settings(rate_limits=True))
    yield held


def taken(buckets: Buckets, client: str, tries: int) -> int:
    """How many of so many tries got through."""
    through = 0
    for _ in range(tries):
        try:
            buckets.take(client)
        except TooMany:
            continue
        through += 1
    return through


def test_a_burst_then_a_steady_few(watch: Watch):
    buckets = Buckets(burst=5, per_second=2)
    assert taken(buckets, "a", 10) == 5
    watch.now += 1
    assert taken(buckets, "a", 10) == 2
    watch.now += 1000
    assert taken(buckets, "a", 10) == 5


def test_one_client_does_not_use_up_anothers(watch: Watch):
    buckets = Buckets(burst=1, per_second=1)
    assert taken(buckets, "a", 5) == 1
    assert taken(buckets, "b", 5) == 1


def test_a_refusal_says_when_to_come_back(watch: Watch):
    buckets = Buckets(burst=1, per_second=0.1)
    buckets.take("a")
    with pytest.raises(TooMany) as refused:
        buckets.take("a")
    assert refused.value.retry_after == 10
    watch.now += 10
    buckets.take("a")


def test_many_addresses_do_not_fill_the_memory(watch: Watch):
    buckets = Buckets(burst=1, per_second=1, clients=100)
    for number in range(300):
        buckets.take(str(number))
    assert len(buckets._held) == 100
