"""The commands `jiayuan keys`: new keys, and keys carried from one machine to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiayuan.cli_running import console, errors, run, with_database
from jiayuan.kernel.provision import addresses
from jiayuan.kernel.settings import get_settings

if TYPE_CHECKING:
    from jiayuan.kernel.database import Database
    from jiayuan.kernel.rotating import Rotated

keys_app = typer.Typer(help="密钥", no_args_is_help=True)

#: Nothing stops who holds the file from guessing on: longer than a password, whose tries are counted.
SHORTEST = 12


@keys_app.command("rotate")
def rotate_keys() -> None:
    """换新的加密密钥和令牌密钥，并在不停机的情况下重新加密。"""
    from jiayuan import houses
    from jiayuan.access import tokens
    from jiayuan.kernel import crypto, rotating
    from jiayuan.kernel.database import Database
    from jiayuan.kernel.missing_keys import check_keys

    houses.routes()  # every encrypted column is declared beside its table
    with addresses(get_settings()) as found:
        owner_url = found.owner

        async def reseal(database: Database) -> Rotated:
            await check_keys(database)
            crypto.add_key()
            tokens.rotate()
            await note_use(database, "kernel.keys.rotated")
            if owner_url is None:
                return await rotating.rotate(database)
            owner = Database(owner_url, get_settings())
            try:
                return await rotating.rotate(database, owner=owner)
            finally:
                await owner.close()

        rotated = run(found.application, reseal)
    console.print(f"已重新加密 {rotated.boxes:,} 个值")
    console.print("以前封存的密钥文件打不开新写的内容：请再运行一次 jiayuan keys export")
    if rotated.left:
        errors.print(
            f"只增不改的表要用所有者的地址才能重新加密：{'、'.join(rotated.left)}（请设 JIAYUAN_OWNER_DATABASE_URL）"
        )
        raise typer.Exit(1)


@keys_app.command("export")
def export_keys(
    target: Annotated[Path, typer.Argument(help="写到哪个文件")],
    passphrase: Annotated[str, typer.Option(prompt="口令", hide_input=True, confirmation_prompt=True)],
) -> None:
    """用口令封存密钥；和备份分开保管。"""
    if len(passphrase) < SHORTEST:
        errors.print(f"口令至少 {SHORTEST} 位：拿到这个文件的人可以一直猜下去")
        raise typer.Exit(2)
    from jiayuan import houses
    from jiayuan.kernel import crypto
    from jiayuan.kernel.missing_keys import check_keys

    houses.routes()  # every encrypted column is declared beside its table

    async def seal(database: Database) -> bytes:
        await check_keys(database)
        await note_use(database, "kernel.keys.exported")
        return crypto.export_keys(passphrase)

    exported = with_database(seal)
    target.write_bytes(exported)
    target.chmod(0o600)
    console.print(f"密钥已封存在 {target}，没有口令打不开")


@keys_app.command("import")
def import_keys(
    source: Annotated[Path, typer.Argument(help="封存的密钥文件", exists=True, dir_okay=False)],
    passphrase: Annotated[str, typer.Option(prompt="口令", hide_input=True)],
    replace: Annotated[bool, typer.Option("--replace", help="换掉这里别的密钥，原来的改名留着")] = False,
) -> None:
    """把封存的密钥放回数据目录。"""
    put_back(source, passphrase, replace=replace)
    with_database(lambda database: note_use(database, "kernel.keys.imported"))


def put_back(source: Path, passphrase: str, *, replace: bool) -> None:
    from jiayuan.kernel import crypto

    try:
        names = crypto.import_keys(source.read_bytes(), passphrase, replace=replace)
    except crypto.KeysUnreadable as refused:
        errors.print(str(refused))
        raise typer.Exit(2) from None
    console.print("已放回：" + "、".join(names))


async def note_use(database: Database, kind: str) -> None:
    """The use of keys is on the installation's chain, like sign-ins; where nothing lies yet, there is no chain."""
    from jiayuan.kernel import audit
    from jiayuan.kernel.actor import INSTALLATION
    from jiayuan.kernel.models import Community

    async with database.pool.acquire() as held:
        if await held.fetchval("select to_regclass('audit_entry')") is None:
            return
    async with database.transaction(f"{{{INSTALLATION}}}") as session:
        if await session.get(Community, INSTALLATION) is not None:
            audit.record(session, None, kind, community=INSTALLATION)
