"""The job queue in a schema of its own, so that its tables never mix with ours."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "20261123_0800"
down_revision = None
branch_labels = None
depends_on = None

_SCHEMA = Path(__file__).parents[1] / "sql" / "procrastinate_3_10.sql"

_ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jiayuan_app') THEN
    RAISE EXCEPTION 'the role jiayuan_app is missing' USING HINT = 'CREATE ROLE jiayuan_app LOGIN PASSWORD ...';
  END IF;
END $$
"""

_OWN_PATH = """
DO $$ DECLARE one regprocedure; BEGIN
  FOR one IN SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'jobs' LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = jobs, pg_catalog', one);
  END LOOP;
END $$
"""


def upgrade() -> None:
    op.execute(_ROLE)
    op.execute("CREATE SCHEMA jobs")
    op.execute("SET LOCAL search_path = jobs, public")
    op.get_bind().exec_driver_sql(_SCHEMA.read_text().replace("%", "%%"))
    op.execute("SET LOCAL search_path = public")
    op.execute(_OWN_PATH)
    op.execute("GRANT USAGE ON SCHEMA jobs TO jiayuan_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO jiayuan_app")
    op.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA jobs TO jiayuan_app")


def downgrade() -> None:
    op.execute("DROP SCHEMA jobs CASCADE")
