"""The notice before personal data are processed, from what is declared (PIPL 第十七条、第三十条; PV-05)."""

from __future__ import annotations

import asyncpg
from pydantic import BaseModel

from jiayuan.access.keeping import kept_rows
from jiayuan.access.schemas import KeptRow
from jiayuan.kernel import clock, retention
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Row

#: How: gathered, kept and used. The channels are those by which a fact can come (``source`` of a record).
METHODS = (
    "收集：窗口登记、网格员上门、您自己在手机上填、导入社区已有的花名册；没有别的来路。",
    "保存：证件号码和电话加密存放，平时遮住中间几位；每张表都有保存期限，见下。",
    "使用：只由有岗位的工作人员在本社区、本网格里用；看一次完整号码要写明为什么，您看得到是谁看过。",
    "提供：不提供给别人；给街道、部门或协办单位的，只给办那件事要的，要您单独同意的先问您。",
    "自动决策：没有。到期的由系统每天自动删除或去掉姓名。",
)
#: How one's rights are used, and where (PIPL 第四十四条–第五十条; PV-14).
RIGHTS = (
    "看和带走：手机“我的”→“我的信息”，能看全部，能下载一份。",
    "更正和补充：同一页点“改一项”，社区在15个工作日内答复。",
    "撤回同意：同一页“我同意过的”，随时停；停之前做过的仍然有效。",
    "知道谁看过：手机“我的”→“谁看过我的信息”。",
    "删除、限制、要求解释：带证件到社区窗口，或打上面的电话，15个工作日内答复；不同意的写明理由。",
    "注销账号：手机“我的”→“注销账号”，当时生效。",
    "对答复不满意：可以向街道、网信部门投诉，也可以向法院起诉。",
)


class Controller(BaseModel):
    """Who processes, and how to reach them."""

    name: str
    line: str | None
    address: str | None


class Necessity(BaseModel):
    """A sensitive kind of data: why it is needed and what it means for the person."""

    title: str
    necessity: str
    effect: str


class PrivacyNotice(BaseModel):
    made_on: str
    controller: Controller
    methods: list[str]
    kinds: list[KeptRow]
    sensitive: list[Necessity]
    rights: list[str]


async def get_notice(pool: asyncpg.Pool, code: str | None) -> Row:
    """The notice of one community; without a code that of the only one. Raises NotFound.

    Reached by everybody, so past row security by a function that answers name, line and address alone.
    """
    found = await pool.fetch("select * from community_contact($1)", code)
    if len(found) != 1:
        raise NotFound
    return {
        "made_on": clock.today().isoformat(),
        "controller": dict(found[0]),
        "methods": METHODS,
        "kinds": kept_rows(),
        "sensitive": [
            {"title": title, "necessity": retention.NECESSITY[kind][0], "effect": retention.NECESSITY[kind][1]}
            for kind, title in retention.SENSITIVE.items()
        ],
        "rights": RIGHTS,
    }
