"""The program's own PostgreSQL: joined, left, adopted after kill -9, refused when it is another version's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from jiayuan.kernel import server


def _alive(own: server.OwnServer) -> bool:
    try:
        psycopg.connect(own.url("postgres", "postgres"), connect_timeout=60).close()
    except psycopg.OperationalError:
        return False
    return True


def _postmaster(own: server.OwnServer) -> int:
    return int((own.folder / "postmaster.pid").read_text().split("\n", 1)[0])


@pytest.fixture
def data() -> Iterator[Path]:
    # not below pytest's own folder: another run shuts that to the unprivileged database
    with tempfile.TemporaryDirectory(prefix="jy-own-") as folder:
        yield Path(folder)


def test_the_last_user_stops_the_server_and_not_one_before(data):
    first, second = server.use(data, **server.THROW_AWAY), server.use(data)
    first.leave()
    assert _alive(second)
    second.leave()
    assert not _alive(second)


def test_a_server_whose_program_was_killed_is_adopted(data):
    program = (
        "import sys, time; from pathlib import Path; from jiayuan.kernel import server;"
        "server.use(Path(sys.argv[1]), **server.THROW_AWAY); print('up', flush=True); time.sleep(600)"
    )
    other = subprocess.Popen([sys.executable, "-c", program, str(data)], stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"up\n"
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    own = server.use(data)
    try:
        assert _alive(own)
    finally:
        own.leave()


def test_a_server_that_was_killed_comes_back(data):
    own = server.use(data, **server.THROW_AWAY)
    os.kill(_postmaster(own), signal.SIGKILL)
    deadline = time.monotonic() + 20
    while _alive(own) and time.monotonic() < deadline:
        time.sleep(0.05)
    again = server.use(data)
    assert _alive(again)
    own.leave()
    again.leave()


def test_who_joins_while_the_server_recovers_waits_until_it_answers(data):
    own = server.use(data, **server.THROW_AWAY)
    with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root:
        root.execute("create table much as select n, repeat('a', 200) as words from generate_series(1, 400000) as n")
    os.kill(_postmaster(own), signal.SIGKILL)

    def join(delay: float) -> bool:
        time.sleep(delay)
        joined = server.use(data)
        try:
            return _alive(joined)
        finally:
            joined.leave()

    with ThreadPoolExecutor(16) as threads:
        assert all(threads.map(join, [0.1 * n for n in range(16)]))
    own.leave()


def test_a_pid_file_of_another_program_does_not_stop_the_start(data):
    own = server.use(data, **server.THROW_AWAY)
    own.leave()
    (own.folder / "postmaster.pid").write_text(f"{os.getpid()}\n{own.folder}\n")
    again = server.use(data)
    assert _alive(again)
    again.leave()


def test_the_folder_of_another_version_is_refused_with_a_sentence(data):
    server.use(data, **server.THROW_AWAY).leave()
    (data / f"pg{server.MAJOR}" / "PG_VERSION").write_text("17\n")
    with pytest.raises(server.ServerUnfit, match="restore a dump"):
        server.use(data)


def test_nobody_else_can_reach_the_socket(data):
    own = server.use(data, **server.THROW_AWAY)
    assert own.socket_folder.stat().st_mode & 0o077 == 0
    own.leave()
