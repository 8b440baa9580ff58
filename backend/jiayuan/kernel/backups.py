"""Backup and restore of an installation: the database, the files, a manifest. Keys are left out, and it is said."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import psycopg
from sqlalchemy.engine import make_url

from jiayuan.kernel import clock, server

_DUMP, _MANIFEST, _FILES = "database.dump", "manifest.json", "files"


class BackupRefused(RuntimeError):
    """The sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    path: Path
    revision: str
    files: int
    size: int


def backup(owner_url: str, files_folder: Path, target: Path) -> BackupReport:
    """Write one archive with a dump in PostgreSQL's custom format and all stored files. Raises BackupRefused."""
    if target.exists():
        raise BackupRefused(f"{target} 已经有了，换个文件名")
    revision = _revision(owner_url)
    draft = target.with_name(target.name + ".part")
    with tempfile.TemporaryDirectory() as scratch:
        dump = Path(scratch) / _DUMP
        _tool("pg_dump", owner_url, "--format=custom", output=dump)
        stored = [path for path in sorted(files_folder.rglob("*")) if path.is_file()] if files_folder.exists() else []
        manifest = {"made_at": clock.now().isoformat(), "revision": revision, "files": len(stored), "keys": "left out"}
        with tarfile.open(draft, "w") as archive:
            _add_bytes(archive, _MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
            archive.add(dump, _DUMP)
            for path in stored:
                archive.add(path, f"{_FILES}/{path.relative_to(files_folder)}")
    draft.chmod(0o600)
    draft.replace(target)
    return BackupReport(target, revision, len(stored), target.stat().st_size)


def restore(owner_url: str, files_folder: Path, source: Path) -> BackupReport:
    """Fill an empty database and files folder from an archive. Raises BackupRefused where something is there."""
    if _has_tables(owner_url):
        raise BackupRefused("这里的数据库不是空的，请恢复到新的数据目录或新的数据库")
    with tempfile.TemporaryDirectory() as scratch:
        manifest = _unpack(source, Path(scratch))
        # in one transaction: what fails half-way leaves the database empty, for the next try
        _tool("pg_restore", owner_url, "--single-transaction", "--no-comments", input_=Path(scratch) / _DUMP)
        _learn_sizes(owner_url)
        stored = Path(scratch) / _FILES
        count = 0
        for path in sorted(stored.rglob("*")) if stored.exists() else ():
            if path.is_file():
                place = files_folder / path.relative_to(stored)
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                place.write_bytes(path.read_bytes())
                place.chmod(0o600)
                count += 1
    return BackupReport(source, manifest["revision"], count, source.stat().st_size)


def _unpack(source: Path, scratch: Path) -> dict[str, Any]:
    """Put the archive's parts into the folder; answers its manifest. Raises BackupRefused for any other file."""
    try:
        with tarfile.open(source, "r:") as archive:
            archive.extractall(scratch, filter="data")
        manifest: dict[str, Any] = orjson.loads((scratch / _MANIFEST).read_bytes())
    except (tarfile.TarError, FileNotFoundError, orjson.JSONDecodeError):
        raise BackupRefused(f"{source} 不是完整的家园备份") from None
    if not (scratch / _DUMP).is_file() or "revision" not in manifest:
        raise BackupRefused(f"{source} 不是完整的家园备份")
    return manifest


def _learn_sizes(owner_url: str) -> None:
    """A dump carries no statistics; without them a page of residents can take longer than a request may."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("analyze")


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def _revision(owner_url: str) -> str:
    with psycopg.connect(owner_url) as connection:
        found = connection.execute("select version_num from alembic_version").fetchone()
    if found is None:
        raise BackupRefused("这里还没有建库，先运行 jiayuan migrate")
    return str(found[0])


def _has_tables(owner_url: str) -> bool:
    with psycopg.connect(owner_url) as connection:
        return connection.execute("select 1 from pg_tables where schemaname = 'public' limit 1").fetchone() is not None


def _tool(name: str, url: str, *arguments: str, output: Path | None = None, input_: Path | None = None) -> None:
    """Run a program of PostgreSQL on a database; the password is not among its arguments, which anybody reads."""
    address, program = make_url(url), server.binaries() / name
    secret = {"PGPASSWORD": address.password} if isinstance(address.password, str) else {}
    shown = f"--dbname={address._replace(password=None).render_as_string()}"
    with (output or Path(os.devnull)).open("wb") as out, (input_ or Path(os.devnull)).open("rb") as given:
        done = subprocess.run(
            [program, shown, *arguments], env=os.environ | secret, stdin=given, stdout=out, stderr=subprocess.PIPE,
            check=False,
        )  # fmt: skip
    if done.returncode != 0:
        raise BackupRefused(f"{name} 没有做完：{done.stderr.decode(errors='replace')[-1500:]}")
