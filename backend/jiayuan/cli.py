"""The command `jiayuan`.

`serve` should be up within two seconds and `migrate` before it: each command imports what it alone needs.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiayuan.cli_community import community_app
from jiayuan.cli_keys import keys_app, note_use, put_back
from jiayuan.cli_running import Starting, console, errors, owner_of, run, with_database
from jiayuan.kernel.logs import configure
from jiayuan.kernel.provision import addresses
from jiayuan.kernel.settings import get_settings

if TYPE_CHECKING:
    from jiayuan.kernel.certificates import Tls
    from jiayuan.kernel.database import Database
    from jiayuan.people.importing import Report

app = typer.Typer(help="家园：城市社区工作平台", no_args_is_help=True, pretty_exceptions_show_locals=False)
import_app = typer.Typer(help="导入区划、居民", no_args_is_help=True)
export_app = typer.Typer(help="导出接口约定等", no_args_is_help=True)
audit_app = typer.Typer(help="审计链", no_args_is_help=True)
for name, group in (
    ("community", community_app), ("import", import_app), ("export", export_app), ("audit", audit_app),
    ("keys", keys_app),
):  # fmt: skip
    app.add_typer(group, name=name)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="监听地址")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口")] = 8000,
    https: Annotated[bool, typer.Option("--https", help="用这台机器自己的证书走https，供同一网络的手机试用")] = False,
) -> None:
    """启动接口、页面和后台任务。"""
    settings = get_settings()
    configure(settings.log_level)
    # uvicorn raises the signal again when it has ended: without a handler our own database would be left running
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with ExitStack() as stack, ThreadPoolExecutor(1) as aside:
        database = aside.submit(stack.enter_context, addresses(settings))  # it starts while the modules are imported
        import uvicorn

        from jiayuan.app import create_app

        starting = Starting(create_app(database.result().application, settings))
        tls = _own_tls(settings.data, port) if https else None
        try:
            uvicorn.run(
                starting,
                host=host,
                port=port,
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,  # `dress` reads them, by JIAYUAN_TRUSTED_PROXIES
                timeout_graceful_shutdown=5,
                timeout_keep_alive=30,
                ssl_certfile=tls.certificate if tls else None,
                ssl_keyfile=tls.key if tls else None,
            )
        except SystemExit:
            if starting.refusal is not None:
                raise starting.refusal from None
            raise


def _own_tls(data: Path, port: int) -> Tls:
    from jiayuan.kernel import certificates

    names = certificates.own_names()
    tls = certificates.own_tls(data / "tls", names)
    reached = "、".join(f"https://{name}:{port}" for name in sorted(names - {"127.0.0.1", "::1"}))
    console.print(f"手机上先装好并信任 {tls.root}，再打开其中一个：{reached}")
    return tls


@app.command()
def worker() -> None:
    """单独启动后台任务。"""
    from jiayuan.worker import work

    settings = get_settings()
    configure(settings.log_level)
    with addresses(settings) as found:
        asyncio.run(work(found.application, settings))


@app.command()
def migrate(revision: Annotated[str, typer.Argument(help="目标版本")] = "head") -> None:
    """把数据库升级到最新版本。"""
    from jiayuan.kernel import migrating

    with addresses(get_settings()) as found:
        migrating.upgrade(owner_of(found), revision)
    console.print("数据库已是最新")


@app.command("demo")
def load_demo(
    communities: Annotated[
        int, typer.Option(min=1, help="1：平庄社区；3：加七塘、文明、东笋；更多：整个区，供测速")
    ] = 1,
    residents: Annotated[int | None, typer.Option(min=1, help="更多社区时，一共多少居民")] = None,
    bare: Annotated[bool, typer.Option("--bare", help="只要地方、居民和账号")] = False,
) -> None:
    """装入演示社区；已经装了就只列出账号。有真实数据时不装。"""
    from rich import box
    from rich.progress import Progress, TimeElapsedColumn
    from rich.table import Table

    from jiayuan import demo, houses
    from jiayuan.kernel import clock

    houses.routes()  # what happens in three months is done by the verbs, and their subscribers must hear of it

    settings = get_settings()
    if settings.clock is not None:
        clock.set_clock(datetime.fromisoformat(settings.clock))
    wanted = demo.Wanted(communities, residents, bare)
    with addresses(settings) as found:
        owner = owner_of(found)
        demo.prepare(owner)
        with Progress(*Progress.get_default_columns(), TimeElapsedColumn(), console=console, transient=True) as bar:
            task = bar.add_task("装入演示数据", total=len(demo.plans(wanted)) + (not bare))
            try:
                loaded = asyncio.run(demo.load(owner, wanted, lambda plan: bar.advance(task)))
            except demo.RealData:
                errors.print("这里有真实数据，演示数据不能混进去。请换一个数据目录。")
                raise typer.Exit(2) from None
    table = Table("登录名", "姓名", "做什么", box=box.SIMPLE)
    for account in demo.accounts(wanted):
        table.add_row(account.login, account.name, account.purpose)
    console.print("演示数据已装好；人和事都是虚构的" if loaded else "演示数据已经在了")
    console.print(table)
    console.print(f"口令都是 {settings.demo_password}")


@import_app.command("divisions")
def import_divisions(
    source: Annotated[Path | None, typer.Argument(help="区划文件（.csv 或 .csv.xz），不写就用自带的遵义市")] = None,
) -> None:
    """导入全国行政区划；再导一次不会重复。"""
    from jiayuan.territory import areas

    settings = get_settings()
    with addresses(settings) as found:
        try:
            count = areas.import_divisions(owner_of(found), source or settings.divisions or areas.SEED)
        except areas.DivisionsRefused as refused:
            errors.print(str(refused))
            raise typer.Exit(2) from None
    console.print(f"现有区划 {count:,} 个")


@import_app.command("residents")
def import_residents(
    source: Annotated[Path, typer.Argument(help="居民花名册（.xlsx、.xls、.csv）", exists=True, dir_okay=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="打印 JSON")] = False,
    community: Annotated[str | None, typer.Option(help="社区代码，12位；只有一个社区时不用写")] = None,
) -> None:
    """导入居民花名册；错误都指到单元格，三十天内可整批撤销。"""
    from jiayuan import houses
    from jiayuan.kernel.reading import Rows
    from jiayuan.kernel.sheets import SheetRefused
    from jiayuan.people import importing

    houses.routes()

    async def take_in(database: Database) -> Report:
        return await importing.import_residents(
            database, await _community(database, community), source, dry_run=dry_run
        )

    try:
        report = with_database(take_in)
    except SheetRefused as refused:
        errors.print(str(refused))
        raise typer.Exit(2) from None
    if as_json:
        sys.stdout.buffer.write(bytes(Rows(report.document()).body) + b"\n")
        return
    done = "试读" if dry_run else "导入"
    console.print(
        f"{done}：{report.people} 人，收下 {report.accepted}，退回 {report.rejected}，要决定 {report.conflicts}，"
        f"没当作人的 {report.skipped} 行"
    )
    for fault in report.faults:
        console.print(f"{fault.sheet} {fault.cell}  {fault.message}")
    for sheet in report.sheets:
        if sheet.note:
            console.print(f"{sheet.name}  {sheet.note}")
    for remark in report.warnings:
        console.print(f"{remark.sheet} {remark.cell}  请核对：{remark.message}")
    for row in report.skipped_rows:
        console.print(f"{row.sheet} 第{row.row}行  没当作人：{row.words}")


async def _community(database: Database, code: str | None) -> int:
    """The community of this code, or the only one."""
    async with database.pool.acquire() as held:
        known = {row["code"]: row["id"] for row in await held.fetch("select id, code from community where id <> 0")}
    if code is None and len(known) == 1:
        return int(next(iter(known.values())))
    if not known:
        errors.print("这里还没有社区：先运行 jiayuan community add 代码 名称")
        raise typer.Exit(2)
    if code not in known:
        errors.print("这里有几个社区，请用 --community 写明代码：" + "、".join(sorted(known)))
        raise typer.Exit(2)
    return int(known[code])


@audit_app.command("verify")
def verify_audit(
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m"], help="从哪个月的锚点开始，如 2026-11")] = None,
) -> None:
    """核对审计链：有一条被改过就能看出来。"""
    from jiayuan.kernel import audit
    from jiayuan.kernel.jobs import communities

    month = f"{since:%Y-%m}" if since else None

    async def check(database: Database) -> bool:
        await audit.seal_pending(database)
        sound = True
        for community in await communities(database):
            async with database.transaction(f"{{{community}}}") as session:
                report = await audit.verify(session, community, since=month)
            console.print(report.sentence())
            sound = sound and report.broken is None
        return sound

    if not with_database(check):
        raise typer.Exit(1)


@app.command("backup")
def back_up(target: Annotated[Path, typer.Argument(help="写到哪个文件")]) -> None:
    """备份数据库和文件；密钥不在里面，另用 keys export。"""
    from jiayuan.kernel import backups

    with addresses(get_settings()) as found:
        try:
            report = backups.backup(owner_of(found), get_settings().files_folder, target)
        except backups.BackupRefused as refused:
            errors.print(str(refused))
            raise typer.Exit(2) from None
    console.print(f"已备份到 {report.path}（{report.size // 1024} KB，{report.files} 个文件）")
    console.print("密钥不在备份里：jiayuan keys export")


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="备份文件", exists=True, dir_okay=False)],
    keys: Annotated[
        str,
        typer.Option(prompt="封存的密钥文件（没带来就直接回车）", prompt_required=True, help="keys export 写的文件"),
    ] = "",
    passphrase: Annotated[str, typer.Option(help="密钥的口令，不写就问")] = "",
) -> None:
    """从备份和封存的密钥恢复到空的数据目录。"""
    from jiayuan import houses
    from jiayuan.kernel import backups

    houses.routes()
    if keys:
        put_back(Path(keys), passphrase or typer.prompt("口令", hide_input=True), replace=False)
    with addresses(get_settings()) as found:
        try:
            report = backups.restore(owner_of(found), get_settings().files_folder, source)
        except backups.BackupRefused as refused:
            errors.print(str(refused))
            raise typer.Exit(2) from None
        console.print(f"已恢复（{report.files} 个文件）")
        _try_keys(found.application)
        if keys:
            run(found.application, lambda database: note_use(database, "kernel.keys.imported"))
    console.print("密钥对得上。再核对一遍审计链：jiayuan audit verify")


def _try_keys(url: str) -> None:
    """Say which boxes no key here opens, and end with 1; one box of every column is tried."""
    from jiayuan.kernel.missing_keys import KeysMissing, check_keys

    try:
        run(url, lambda database: check_keys(database, thorough=True))
    except KeysMissing as missing:
        errors.print(str(missing))
        raise typer.Exit(1) from None


@export_app.command("openapi")
def export_openapi(target: Annotated[Path, typer.Argument(help="写到哪个文件")]) -> None:
    """写出接口约定（OpenAPI）。"""
    from jiayuan.app import contract
    from jiayuan.kernel.reading import Rows

    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(bytes(Rows(contract()).body) + b"\n")


@app.command()
def doctor() -> None:
    """看看这台机器和这份数据是否正常。"""
    from jiayuan import houses

    houses.check()  # every encrypted column is declared beside its table
    settings = get_settings()
    console.print(f"Python {sys.version.split()[0]}，数据目录 {settings.data}")
    with addresses(settings) as found:

        async def look(database: Database) -> tuple[str, int]:
            async with database.pool.acquire() as held:
                return await held.fetchval("show server_version"), await held.fetchval("select count(*) from community")

        version, count = run(found.application, look)
        console.print(f"PostgreSQL {version}，{count} 个社区；{os.cpu_count()} 个处理器核")
        _try_keys(found.application)
    console.print("密钥：和数据对得上")
