"""The summary of matters by month, kept by statement-level triggers, so that no dashboard scans."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.engines.matters.figures import values_of
from jiayuan.kernel.models import Base, installs, key_to


class MatterFigure(Base):
    """How many matters of a kind, grid, category and estate count for a figure in a month."""

    __tablename__ = "matter_figure"
    __table_args__ = (
        UniqueConstraint(
            "community_id",
            "kind",
            "month",
            "figure",
            "grid_id",
            "category_id",
            "estate_id",
            name="matter_figure_once",
            postgresql_nulls_not_distinct=True,
        ),
        {"comment": "事项月度汇总（由触发器维护）"},
    )
    kind: Mapped[str] = mapped_column(comment="种类")
    month: Mapped[date] = mapped_column(comment="月份（北京时间，1日）")
    figure: Mapped[str] = mapped_column(comment="指标")
    grid_id: Mapped[UUID | None] = key_to("grid", comment="网格，空为没有网格")
    category_id: Mapped[UUID | None] = key_to("matter_category", comment="类别，空为没有类别")
    estate_id: Mapped[UUID | None] = key_to("estate", comment="小区（楼栋的），空为没有楼栋")
    amount: Mapped[int] = mapped_column(BigInteger, comment="数量")


class MatterTotal(Base):
    """The same for a whole community: what a street compares its communities by. Added up by a job, not by the
    triggers: a row that every act on every matter of a community must lock would make two clerks wait for each other.
    """

    __tablename__ = "matter_total"
    __table_args__ = (
        UniqueConstraint("community_id", "kind", "month", "figure", name="matter_total_once"),
        {"comment": "事项月度合计（由后台任务加总）"},
    )
    kind: Mapped[str] = mapped_column(comment="种类")
    month: Mapped[date] = mapped_column(comment="月份（北京时间，1日）")
    figure: Mapped[str] = mapped_column(comment="指标")
    amount: Mapped[int] = mapped_column(BigInteger, comment="数量")


class MatterTotalWaiting(Base):
    """A month of a community whose totals are to be added up anew."""

    __tablename__ = "matter_total_waiting"
    __table_args__ = ({"comment": "待加总的月份"},)
    kind: Mapped[str] = mapped_column(comment="种类")
    month: Mapped[date] = mapped_column(comment="月份（北京时间，1日）")


def _add(source: str) -> str:
    return f"""
  WITH counted AS (
    SELECT m.community_id, m.kind, date_trunc('month', f.moment AT TIME ZONE 'Asia/Shanghai')::date AS month,
           f.figure, m.grid_id, m.category_id, b.estate_id, sum(m.sign * f.weight) AS amount
    FROM ({source}) m
    LEFT JOIN building b ON b.community_id = m.community_id AND b.id = m.building_id
    CROSS JOIN LATERAL (VALUES
      {values_of("m")}
    ) f (figure, moment, weight)
    WHERE f.moment IS NOT NULL AND f.weight IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(m.sign * f.weight) <> 0
    ORDER BY 1, 2, 3, 4, 5, 6, 7
  ), added AS (
    INSERT INTO matter_figure AS kept (community_id, id, kind, month, figure, grid_id, category_id, estate_id, amount)
    SELECT community_id, gen_random_uuid(), kind, month, figure, grid_id, category_id, estate_id, amount FROM counted
    ON CONFLICT (community_id, kind, month, figure, grid_id, category_id, estate_id)
    DO UPDATE SET amount = kept.amount + excluded.amount
  )
  INSERT INTO matter_total_waiting (community_id, id, kind, month)
  SELECT community_id, gen_random_uuid(), kind, month FROM counted GROUP BY 1, 3, 4;
  RETURN NULL;"""


def _install(name: str, operation: str, tables: str, source: str) -> None:
    installs(
        f"{name}_function",
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN{_add(source)}\nEND $$",
        f"DROP FUNCTION {name}() CASCADE",
    )
    installs(
        name,
        f"CREATE TRIGGER {name} AFTER {operation} ON matter REFERENCING {tables}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        "",
    )


_install("matter_figures_added", "INSERT", "NEW TABLE AS fresh", "SELECT 1 AS sign, fresh.* FROM fresh")
_install(
    "matter_figures_changed",
    "UPDATE",
    "OLD TABLE AS stale NEW TABLE AS fresh",
    "SELECT 1 AS sign, fresh.* FROM fresh UNION ALL SELECT -1, stale.* FROM stale",
)
