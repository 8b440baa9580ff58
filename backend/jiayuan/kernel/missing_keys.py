"""Whether the keys in the folder are those of the database: found out before anything is sealed with others."""

from __future__ import annotations

from sqlalchemy import LargeBinary, Uuid, column, select, table

from jiayuan.kernel import crypto
from jiayuan.kernel.database import Database
from jiayuan.kernel.models import Community


class KeysMissing(RuntimeError):
    """The database holds what only other keys open; the sentence says what to do."""


async def check_keys(database: Database, *, thorough: bool = False) -> None:
    """Open one box, the first there is; ``thorough``: one of every encrypted column. An empty database needs no keys.

    Raises KeysMissing, and makes no keys. Every encrypted column must have been declared by then.
    """
    async with database.transaction("{}") as session:
        communities = await session.scalars(select(Community.id))
        scope = "{" + ",".join(map(str, communities)) + "}"
    for name, field, key in crypto.encrypted_columns():
        some = table(name, column(key, Uuid), column(field, LargeBinary))
        found = select(some.c[key], some.c[field]).where(some.c[field].is_not(None)).limit(1)
        async with database.transaction(scope) as session:
            row = (await session.execute(found)).first()
        if row is None:
            continue
        if not crypto.has_keys():
            raise KeysMissing(_words(f"{name}.{field}", "密钥不在"))
        try:
            crypto.unseal(name, field, row[0], row[1])
        except crypto.BoxUnreadable:
            raise KeysMissing(_words(f"{name}.{field}", "密钥打不开它，是别处的")) from None
        if not thorough:
            return


def _words(where: str, what: str) -> str:
    return (
        f"数据库里有加密的内容（{where}），{what}（{crypto.keys_path()}）。"
        "请用 jiayuan keys import 放回封存的密钥；没有放回，不会启动，免得用新密钥写进去。"
    )
