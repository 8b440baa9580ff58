"""The command `jiayuan community`: what a real installation begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jiayuan.cli_running import console, errors, with_database

if TYPE_CHECKING:
    from jiayuan.access.service import FirstSignIn
    from jiayuan.kernel.database import Database

community_app = typer.Typer(help="社区", no_args_is_help=True)

_REFUSED = {
    "demo": "这里是演示数据，真实社区不能混进去。请换一个数据目录或数据库。",
    "code": "社区代码是12位数字的统计用区划代码。",
    "level": "这个代码不是社区一级的区划。",
    "street": "区划里没有这个代码所在的街道。请先导入本地区划：jiayuan import divisions 文件",
    "area": "区划里没有这个代码。代码没写错、是新设的社区，就加上 --new-area。",
    "known": "已经有这个代码的社区了。",
    "login": "管理员的登录名已有人用，请用 --admin、--security、--auditor 另起。",
}


@community_app.command("add")
def add(
    code: Annotated[str, typer.Argument(help="统计用区划代码，12位")],
    name: Annotated[str, typer.Argument(help="名称，如 平庄社区")],
    new_area: Annotated[bool, typer.Option("--new-area", help="新设的社区，区划里还没有")] = False,
    admin: Annotated[str, typer.Option(help="系统管理员的登录名")] = "admin",
    security: Annotated[str, typer.Option(help="安全管理员的登录名")] = "security",
    auditor: Annotated[str, typer.Option(help="审计员的登录名")] = "auditor",
) -> None:
    """开通一个社区；还没有管理员时，同时开三个管理员账号，口令只显示一次。"""
    from rich import box
    from rich.table import Table

    from jiayuan import founding, houses
    from jiayuan.kernel.missing_keys import check_keys

    houses.routes()  # posts, categories and what the act sets off are declared there
    name = name.strip()
    if not 2 <= len(name) <= 40 or not name.isprintable():
        errors.print("名称要2–40个字。")
        raise typer.Exit(2)
    new = founding.NewCommunity(code.strip(), name, new_area)
    logins = {"system_admin": admin.lower(), "security_admin": security.lower(), "auditor": auditor.lower()}

    async def found(database: Database) -> list[FirstSignIn]:
        await check_keys(database)
        return await founding.add_community(database, new, logins)

    try:
        opened = with_database(found)
    except founding.CommunityRefused as refused:
        errors.print(_REFUSED[refused.why])
        raise typer.Exit(2) from None
    console.print(f"{new.name}（{new.code}）开通了。类别、时限和派给谁是示例，请在“事项设置”里换成本地的。")
    if opened:
        table = Table("登录名", "岗位", "口令", box=box.SIMPLE)
        for one in opened:
            table.add_row(one.login, one.title, one.password)
        console.print(table)
        console.print("口令只显示这一次，分给三个人，第一次登录要各自改掉。系统管理员再给社区开账号。")
