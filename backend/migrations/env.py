"""Alembic's entry: the owner's address comes from the caller or from the settings."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, pool
from sqlalchemy.engine import make_url

from jiayuan.kernel.migrating import complete
from jiayuan.kernel.provision import addresses
from jiayuan.kernel.settings import get_settings
from jiayuan.tables import metadata


def run(url: str) -> None:
    """Migrate in one transaction as the owner."""
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            compare_type=True,
            process_revision_directives=complete,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


given = context.config.attributes.get("url")
if given is not None:
    run(given)
else:
    with addresses(get_settings()) as found:
        run(found.owner or found.application)
