"""Commands that cannot do what they are asked for say why in a sentence, and leave nothing half done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from jiayuan.kernel import backups, provision, server

README = Path(__file__).parents[2] / "README.md"
AWAY = "postgresql://nobody@127.0.0.1:1/nothing"


@pytest.fixture
def bare(own_server: server.OwnServer) -> Iterator[str]:
    """A database with its roles, before `jiayuan migrate`."""
    name = f"jy_bare_{os.getpid()}"
    provision.provision(own_server, name)
    yield name
    with psycopg.connect(own_server.url("postgres", "postgres"), autocommit=True) as root:
        root.execute(f"DROP DATABASE {name} WITH (FORCE)")


def command(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": "200"} | {f"JIAYUAN_{name}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "jiayuan", *words], env=environment, capture_output=True, text=True, check=False
    )


def refused(done: subprocess.CompletedProcess[str], sentence: str) -> bool:
    return done.returncode == 2 and sentence in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [("doctor",), ("audit", "verify"), ("keys", "rotate")])
def test_a_command_before_the_first_migration_says_what_to_run(own_server, bare, words):
    done = command(*words, DATABASE_URL=own_server.url(server.APPLICATION, bare))
    assert refused(done, "jiayuan migrate"), done.stderr


REFUSED = [
    (("doctor",), {"DATABASE_URL": AWAY}, "数据库连不上"),
    (("migrate",), {"DATABASE_URL": AWAY, "OWNER_DATABASE_URL": AWAY}, "数据库连不上"),
    (("migrate",), {"DATABASE_URL": AWAY}, "JIAYUAN_OWNER_DATABASE_URL"),
    (("doctor",), {"DATABASE_URL": "nothing"}, "JIAYUAN_DATABASE_URL"),
    (("doctor",), {"CIPHER": "rot13"}, "JIAYUAN_CIPHER"),
    (("doctor",), {"RETENTION": '{"persn": 5}'}, "persn"),
    (("serve",), {"LOG_LEVEL": "LOUD"}, "JIAYUAN_LOG_LEVEL"),
    (("serve",), {"SECOND_FACTOR_ROLES": "clerk"}, "second_factor_roles"),
    (("serve",), {"DATABASE_URL": AWAY, "SECOND_FACTOR_ROLES": '["clerk"]'}, "JIAYUAN_SECOND_FACTOR_ROLES"),
    (("worker",), {"DATABASE_URL": AWAY, "SECOND_FACTOR_ROLES": '["clerk"]'}, "JIAYUAN_SECOND_FACTOR_ROLES"),
    (("serve",), {"DATABASE_URL": AWAY}, "数据库连不上"),
    (("audit", "verify", "--since", "november"), {"DATABASE_URL": AWAY}, "--since"),
    (("keys", "export", "nowhere", "--passphrase", "short"), {"DATABASE_URL": AWAY}, "至少 12 位"),
]


@pytest.mark.parametrize(("words", "settings", "sentence"), REFUSED)
def test_a_wrong_setting_is_told_in_a_sentence(words, settings, sentence):
    done = command(*words, **settings)
    assert refused(done, sentence), done.stderr


def test_a_file_that_is_no_backup_and_no_list_of_divisions_is_refused(own_server, bare):
    urls = {f"{name}DATABASE_URL": own_server.url(server.OWNER, bare) for name in ("", "OWNER_")}
    assert refused(command("restore", str(README), "--keys", "", **urls), "不是完整的家园备份")
    assert refused(command("import", "divisions", str(README), **urls), "不是区划文件")


def test_a_restore_that_breaks_off_leaves_the_database_empty_for_the_next(own_server, stage, bare, tmp_path):
    archive, owner = tmp_path / "whole.jiayuan", own_server.url(server.OWNER, bare)
    backups.backup(stage, tmp_path / "no-files", archive)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("create view session as select 1")  # no table, so the database counts as empty
    with pytest.raises(backups.BackupRefused):
        backups.restore(owner, tmp_path / "files", archive)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("drop view session")
        assert connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone() == (0,)
    assert backups.restore(owner, tmp_path / "files", archive).files == 0


@pytest.mark.parametrize("process", ["serve", "worker"])
def test_no_process_works_as_the_owner_of_the_tables(own_server, stage_name, process):
    done = command(process, DATABASE_URL=own_server.url(server.OWNER, stage_name))
    assert refused(done, "所有者"), done.stderr
