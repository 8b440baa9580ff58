"""The scope of a connection: which communities its statements can see.

Set on the raw driver connection *outside* a transaction and remembered there: a value set inside a transaction that
rolls back silently returns to the one before, and the next request would read another community.
"""

from __future__ import annotations

import asyncpg
import orjson

#: What nobody may see: the state of a connection whose scope is unknown.
NOTHING = "{}"


class Scoped(asyncpg.Connection):
    """A connection that remembers its scope; ``None`` means unknown."""

    __slots__ = ("scope",)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self.scope: str | None = None

    def get_reset_query(self) -> str:
        """What a pool runs between users: nothing, the scope is compared at each check-out instead."""
        return ""


async def set_scope(connection: Scoped, scope: str) -> None:
    """Let the connection see these communities, and no others. Raises RuntimeError inside a transaction."""
    if connection.is_in_transaction():
        raise RuntimeError("the scope is set outside a transaction only")
    connection.scope = None
    await connection.execute("select set_config('jiayuan.communities', $1, false)", scope)
    connection.scope = scope


async def teach_types(connection: asyncpg.Connection) -> None:
    """JSONB as Python values, both ways."""
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: b"\x01" + orjson.dumps(value, default=str),
        decoder=lambda raw: orjson.loads(raw[1:]),
        format="binary",
    )
