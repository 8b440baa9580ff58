"""Roles, database and extensions on the program's own server; and the two addresses every command begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql

from jiayuan.kernel import server
from jiayuan.kernel.settings import Settings

_LOCK = 7_041_003
EXTENSIONS = ("pg_trgm", "btree_gist")


@dataclass(frozen=True, slots=True)
class Addresses:
    """``application``: bound by row security. ``owner``: migrate, demo, restore. ``own``: our server, if it is ours."""

    application: str
    owner: str | None
    own: server.OwnServer | None = None


@contextmanager
def addresses(settings: Settings) -> Iterator[Addresses]:
    """The database of this installation; our own server is joined, provisioned, and left at the end."""
    if settings.database_url is not None:
        yield Addresses(settings.database_url, settings.owner_database_url)
        return
    settings.data.mkdir(parents=True, exist_ok=True)
    own = server.use(settings.data)
    try:
        provision(own)
        yield Addresses(own.url(server.APPLICATION), own.url(server.OWNER), own)
    finally:
        own.leave()


def provision(own: server.OwnServer, database: str = server.NAME) -> None:
    """Make the two roles, the database and its extensions where they are missing."""
    with psycopg.connect(own.url("postgres", "postgres"), autocommit=True) as root:
        root.execute("select pg_advisory_lock(%s)", [_LOCK])  # two starts at once; given up with the connection
        for role in (server.OWNER, server.APPLICATION):
            if not root.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone():
                root.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if root.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
            return
        root.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(database), sql.Identifier(server.OWNER))
        )
    with psycopg.connect(own.url("postgres", database), autocommit=True) as root:
        for extension in EXTENSIONS:
            root.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
