"""Every table of the database, looked at from the catalogue: row security, policy form, keys, constraints, rights."""

from __future__ import annotations

import psycopg
import pytest

from jiayuan.kernel.migrating import APPLICATION
from jiayuan.tables import metadata

#: Tables without a community, each with the reason why it has none.
WITHOUT_COMMUNITY = {
    "community": "the communities themselves",
    "account": "a person may serve several communities; reached by own id or by functions that answer one row",
    "account_role": "roles reach over communities by the division's code",
    "session": "belongs to an account",
    "refresh_token": "belongs to a session",
    "password_history": "belongs to an account",
    "one_time_code": "exists before anybody has signed in",
    "device": "belongs to an account",
    "limit_count": "counts before anybody has signed in",
    "area": "the public tree of divisions",
    "area_former_name": "the public tree of divisions",
    "area_succession": "the public tree of divisions",
    "calendar_day": "the calendar is the same for all",
    "idempotency_key": "belongs to an account",
    "tick_run": "duties of the house itself",
    "alembic_version": "the state of the schema",
}

POLICY = (
    "(community_id = ANY (( SELECT (NULLIF(current_setting('jiayuan.communities'::text, true), ''::text))::integer[]"
    ' AS "nullif")::integer[]))'
)


@pytest.fixture(scope="module")
def catalogue(owner_url: str):
    with psycopg.connect(owner_url) as connection:
        yield connection


def _tables(catalogue: psycopg.Connection) -> dict[str, bool]:
    rows = catalogue.execute(
        """select c.relname, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id'
                                     and not a.attisdropped)
           from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1"""
    )
    return dict(rows.fetchall())


def test_every_table_has_a_community_or_stands_on_the_list_with_its_reason(catalogue):
    tables = _tables(catalogue)
    without = {name for name, has in tables.items() if not has}
    assert without - set(WITHOUT_COMMUNITY) == set()
    assert len(tables) - len(without) > 20


def test_every_community_table_has_the_one_policy_in_its_one_form(catalogue):
    found = dict(
        catalogue.execute(
            """select c.relname, array_agg(concat_ws('|', p.polname, p.polcmd, p.polpermissive,
                        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))
               from pg_policy p join pg_class c on c.oid = p.polrelid where c.relrowsecurity group by 1"""
        ).fetchall()
    )
    expected = [f"own_community|*|t|{POLICY}|{POLICY}"]
    wrong = {name: found.get(name) for name, has in _tables(catalogue).items() if has and found.get(name) != expected}
    assert wrong == {}


def test_the_application_role_owns_nothing_and_bypasses_nothing(catalogue):
    free = catalogue.execute(
        "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = %s", [APPLICATION]
    ).fetchone()
    owned = catalogue.execute(
        "select count(*) from pg_class where relowner = (select oid from pg_roles where rolname = %s)", [APPLICATION]
    ).fetchone()
    assert (free, owned) == ((False,), (0,))


def test_every_primary_key_begins_with_the_community(catalogue):
    rows = catalogue.execute(
        """select c.relname, (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0])
           from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
           where i.indisprimary and n.nspname = 'public'"""
    ).fetchall()
    community_tables = {name for name, has in _tables(catalogue).items() if has}
    assert {name for name, first in rows if name in community_tables and first != "community_id"} == set()


def test_every_unique_and_exclusion_constraint_begins_with_the_community(catalogue):
    """Unique constraints ignore row security: one without the community would tell what a neighbour holds."""
    rows = catalogue.execute(
        """select c.relname, ic.relname,
                  (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0])
           from pg_index i join pg_class c on c.oid = i.indrelid join pg_class ic on ic.oid = i.indexrelid
           join pg_namespace n on n.oid = c.relnamespace
           where (i.indisunique or i.indisexclusion) and n.nspname = 'public'"""
    ).fetchall()
    community_tables = {name for name, has in _tables(catalogue).items() if has}
    wrong = {
        f"{table}.{index}" for table, index, first in rows if table in community_tables and first != "community_id"
    }
    assert wrong - UNIQUE_IN_THE_INSTALLATION == set()


#: Unguessable codes that find their one row from outside: unique in the whole installation on purpose.
UNIQUE_IN_THE_INSTALLATION = {
    "matter.matter_progress_code_once",
    "entrance.entrance_poster_code_once",
}


def test_every_foreign_key_between_community_tables_carries_the_community(catalogue):
    """Foreign keys ignore row security: a key by id alone could point to a neighbour's row."""
    rows = catalogue.execute(
        """select c.relname, k.conname, f.relname,
                  array(select a.attname::text from unnest(k.conkey) x join pg_attribute a
                        on a.attrelid = k.conrelid and a.attnum = x),
                  array(select a.attname::text from unnest(k.confkey) x join pg_attribute a
                        on a.attrelid = k.confrelid and a.attnum = x)
           from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
           join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and n.nspname = 'public'"""
    ).fetchall()
    community_tables = {name for name, has in _tables(catalogue).items() if has}
    wrong = [
        (table, name)
        for table, name, target, own, theirs in rows
        if table in community_tables
        and target in community_tables
        and ("community_id" not in own or "community_id" not in theirs)
    ]
    assert wrong == []


def test_every_row_belongs_to_a_community_that_exists(catalogue):
    """By a key of its own, or through a key that is never empty to a row of the same community."""
    rows = catalogue.execute(
        """select k.conrelid::regclass::text, k.confrelid::regclass::text
           from pg_constraint k where k.contype = 'f'
             and exists (select from unnest(k.conkey, k.confkey) as x(own, theirs)
               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.own and a.attname = 'community_id'
               join pg_attribute b on b.attrelid = k.confrelid and b.attnum = x.theirs
                 and b.attname = case k.confrelid::regclass::text when 'community' then 'id' else 'community_id' end)
             and not exists (select from unnest(k.conkey) as x(own)
               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.own where not a.attnotnull)"""
    ).fetchall()
    held = {"community"}
    while more := {table for table, target in rows if target in held} - held:
        held |= more
    assert {name for name, has in _tables(catalogue).items() if has} - held == set()


def test_functions_that_reach_behind_row_security_fix_their_search_path(catalogue):
    rows = catalogue.execute(
        """select p.proname, coalesce(array_to_string(p.proconfig, ','), '') from pg_proc p
           join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname = 'public'"""
    ).fetchall()
    assert [name for name, config in rows if "search_path" not in config] == []


def test_every_column_says_in_chinese_what_it_holds():
    silent = [
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if not column.comment
    ]
    assert silent == []
    assert [table.name for table in metadata.tables.values() if not table.comment] == []
