"""Re-encryption under a new key while the house serves: small batches, each its own transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Integer, LargeBinary, Uuid, bindparam, column, func, select, table, text, update

from jiayuan.kernel import crypto
from jiayuan.kernel.database import Database
from jiayuan.kernel.models import Community, Root, is_append_only

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many boxes were sealed again, and which append-only columns were left because no owner was given."""

    boxes: int
    left: tuple[str, ...]


async def rotate(
    database: Database, *, owner: Database | None = None, on_progress: Callable[[str, int], None] | None = None
) -> Rotated:
    """Seal every box again that the current algorithm and key did not make. Safe to repeat.

    Add the key first (``crypto.add_key``): other processes notice it within seconds, so a second run finds nothing.
    Boxes in append-only tables are beyond the application's role; they need the ``owner``'s connection.
    """
    async with database.transaction("{}") as session:
        communities = list(await session.scalars(select(Community.id).order_by(Community.id)))
    done, left = 0, []
    for name, field, key in crypto.encrypted_columns():
        actor = owner if is_append_only(name) else database
        if actor is None:
            left.append(f"{name}.{field}")
            continue
        scoped = "community_id" in Root.metadata.tables[name].columns
        for community in communities if scoped else [None]:
            while moved := await _rotate_batch(actor, name, field, key, community):
                done += moved
                if on_progress is not None:
                    on_progress(f"{name}.{field}", done)
                await asyncio.sleep(0)
    return Rotated(done, tuple(left))


async def _rotate_batch(database: Database, name: str, field: str, key: str, community: int | None) -> int:
    target = table(name, column(key, Uuid), column(field, LargeBinary), column("community_id", Integer))
    key_column, box = target.c[key], target.c[field]
    old = (
        select(key_column, box)
        .where(box.is_not(None), func.substr(box, 1, 2) != crypto.keyring().header())
        .order_by(key_column)
        .limit(_BATCH)
        .with_for_update(skip_locked=True)
    )
    change = update(target).where(key_column == bindparam("row_id", type_=Uuid)).values({field: bindparam("sealed")})
    scope = "{}"
    if community is not None:
        old = old.where(target.c.community_id == community)
        change = change.where(target.c.community_id == community)
        scope = f"{{{community}}}"
    async with database.transaction(scope) as session:
        if is_append_only(name):
            await session.execute(text("set local jiayuan.resealing = 'on'"))
        found: list[tuple[UUID, bytes]] = [(row[0], row[1]) for row in await session.execute(old)]
        if found:
            await session.execute(
                change,
                [{"row_id": row_id, "sealed": _again(name, field, row_id, old_box)} for row_id, old_box in found],
            )
    return len(found)


def _again(name: str, field: str, row_id: UUID, box: bytes) -> bytes:
    return crypto.seal(name, field, row_id, crypto.unseal(name, field, row_id, box))
