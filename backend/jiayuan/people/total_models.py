"""How many live in a community, kept so that a street or district adds up few rows (R010)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Base, installs


class PeopleTotal(Base):
    """The residents, households and dwellings of one community, counted by a job (decision 0009)."""

    __tablename__ = "people_total"
    __table_args__ = (
        UniqueConstraint("community_id", name="people_total_once"),
        {"comment": "人口合计（由后台任务加总）"},
    )
    dwellings: Mapped[int] = mapped_column(comment="房屋")
    households: Mapped[int] = mapped_column(comment="户")
    residents: Mapped[int] = mapped_column(comment="住的人（不含户在人不在）")
    registered: Mapped[int] = mapped_column(comment="户籍人口")
    floating: Mapped[int] = mapped_column(comment="流动人口")
    overseas: Mapped[int] = mapped_column(comment="境外人口")
    unregistered: Mapped[int] = mapped_column(comment="未落户人口")
    over_80: Mapped[int] = mapped_column(comment="80周岁以上")
    counted_at: Mapped[datetime] = mapped_column(comment="加总的时间")


class PeopleTotalWaiting(Base):
    """A community that is to be counted anew."""

    __tablename__ = "people_total_waiting"
    __table_args__ = ({"comment": "待加总人口的社区"},)


installs(
    "people_total_waits",
    up="""CREATE FUNCTION people_total_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO people_total_waiting (community_id, id)
  SELECT community_id, gen_random_uuid() FROM touched GROUP BY community_id;
  RETURN NULL;
END $$""",
    down="DROP FUNCTION people_total_waits() CASCADE",
)
for _table in ("resident", "household", "dwelling"):
    for _operation, _rows in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        _name = f"{_table}_{_operation.lower()}_is_counted"
        installs(
            _name,
            f"CREATE TRIGGER {_name} AFTER {_operation} ON {_table} REFERENCING {_rows} TABLE AS touched"
            " FOR EACH STATEMENT EXECUTE FUNCTION people_total_waits()",
            "",
        )
