"""Local days that stand above the statutory calendar. No community: the State Council's notice holds for all."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Root


class CalendarDay(Root):
    """A day whose work or rest differs from the statutory table, or of a year not published yet (HL-06)."""

    __tablename__ = "calendar_day"
    __table_args__ = (
        CheckConstraint("kind IN ('work', 'rest')", name="calendar_day_is_work_or_rest"),
        {"comment": "日历（工作日与休息日的本地调整，优先于法定节假日表）"},
    )
    day: Mapped[datetime.date] = mapped_column(primary_key=True, comment="日期")
    kind: Mapped[str] = mapped_column(comment="work 上班，rest 休息")
    reason: Mapped[str] = mapped_column(comment="依据，如国务院办公厅通知文号")
