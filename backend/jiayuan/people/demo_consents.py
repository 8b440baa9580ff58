"""The words that new tenants of the reference community read at their door before they sign."""

from __future__ import annotations

from datetime import date

from jiayuan.kernel.seeding import Seed, Sheet

_COLUMNS = ("community_id", "id", "purpose", "number", "words", "from_on")
_WORDS = """\
为登记谁住在这里，社区要记下你的姓名、身份证号、电话和住址，用于走访联系、办理事项和应急通知。
只有你的网格员和社区经办人看得到，看一次记一次，你随时可以在手机上查谁看过。
搬走后保存一年。你可以随时查看、更正，也可以撤回同意；不同意不影响办事，只是不能提前联系到你。"""


def texts(community: int, seed: Seed, day: date) -> Sheet:
    """The text in force for recording a household; without one nothing may be collected (PV-02)."""
    return Sheet("consent_text", _COLUMNS, [(community, seed.uuid7(), "resident_record", 1, _WORDS, day)])
