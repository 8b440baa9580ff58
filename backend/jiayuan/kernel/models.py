"""The root of all tables: key ``(community_id, id)``, composite keys between them, row security for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
    event,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column, relationship

from jiayuan.kernel.ids import uuid7

NAMING = {
    "ix": "%(table_name)s_%(column_0_N_name)s",
    "uq": "%(table_name)s_%(column_0_N_name)s_once",
    "ck": "%(constraint_name)s",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}


class Root(DeclarativeBase):
    """All tables, those without community included (each of these stands, with its reason, in the test's list)."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy at class creation
        str: String,
        UUID: Uuid,
        datetime: DateTime(timezone=True),
        date: Date,
        bytes: LargeBinary,
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
    }


class Base(Root):
    """A table whose rows belong to one community and are kept apart by row-level security."""

    __abstract__ = True

    community_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("community.id"), primary_key=True, sort_order=-2, comment="社区（内部编号）"
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7, sort_order=-1, comment="主键（UUIDv7）")


class Community(Root):
    """A community that keeps its data here: the unit of isolation, so that one installation serves many (CW-12).

    Outside it is known by its 12-digit code.
    """

    __tablename__ = "community"
    __table_args__ = (
        CheckConstraint("code ~ '^[0-9]{12}$'", name="community_code_has_12_digits"),
        {"comment": "社区（数据隔离单位）"},
    )
    id: Mapped[int] = mapped_column(primary_key=True, comment="内部编号，不对外")
    code: Mapped[str] = mapped_column(unique=True, comment="统计用区划代码，12位")
    name: Mapped[str] = mapped_column(comment="名称")
    is_demo: Mapped[bool] = mapped_column(default=False, comment="演示数据")


def key_to(table: str, *, comment: str, through: str | None = None, **column: Any) -> MappedColumn[Any]:
    """A column that points to a row of the same community: the column and the composite foreign key together.

    ``through`` names the table whose key, declared in ``__table_args__``, carries this column as well.
    """
    return mapped_column(Uuid, comment=comment, info={"key_to": table, "through": through}, **column)


def of_the_community() -> MappedColumn[int]:
    """``community_id`` of a table that is written by the hundred thousand and has a key that is never empty: that key
    carries the community, and one more for it alone would be looked up for each row."""
    return mapped_column(Integer, primary_key=True, sort_order=-2, comment="社区（内部编号）")


@event.listens_for(Table, "after_parent_attach")
def _complete_keys(table: Table, _: MetaData) -> None:
    if table.metadata is not Root.metadata:
        return  # a copy that a migration draws up brings its constraints with it
    names = {constraint.name for constraint in table.constraints}
    for column in [one for one in table.columns if "key_to" in one.info and one.info["through"] is None]:
        name = f"{table.name}_{column.name}_fkey"
        if name not in names:
            target = column.info["key_to"]
            table.append_constraint(
                ForeignKeyConstraint(
                    ["community_id", column.name], [f"{target}.community_id", f"{target}.id"], name=name
                )
            )


def one_of(column: str, codes: Iterable[str]) -> str:
    """The CHECK of a column that holds a code of a closed list."""
    return f"{column} IN ({', '.join(repr(str(code)) for code in codes)})"


def tie(column: str, target: str, **options: Any) -> Any:
    """The relationship over a ``key_to`` column, e.g. ``tie("Ticket.window_id", "Window")``.

    A plain ``relationship()`` would also write ``community_id``: it raises on ``None`` and moves keys silently.
    """
    owner = column.partition(".")[0]
    return relationship(
        target,
        lazy="raise",
        primaryjoin=(
            f"and_(foreign({column}) == remote({target}.id), {owner}.community_id == remote({target}.community_id))"
        ),
        **options,
    )


def versioned() -> MappedColumn[int]:
    """The row's version, compared with If-Match; beside it stands
    ``__mapper_args__ = {"version_id_col": version}``, so that a lost update is refused by the database layer too."""
    return mapped_column(BigInteger, default=1, comment="行版本，随每次修改加一")


@dataclass(frozen=True, slots=True)
class Installed:
    """A function, trigger or index that the mapping cannot say; written literally into the migration."""

    name: str
    up: str
    down: str


_INSTALLED: dict[str, Installed] = {}
_APPEND_ONLY: set[str] = set()


def installs(name: str, up: str, down: str) -> None:
    """Declare a database object beside the tables it belongs to."""
    _INSTALLED[name] = Installed(name, up, down)


def append_only(table: str) -> None:
    """Rows of this table are written once: the application's role gets no UPDATE or DELETE, a trigger refuses both."""
    _APPEND_ONLY.add(table)


def installed() -> Iterator[Installed]:
    """All declared objects in the order of their declaration."""
    yield from _INSTALLED.values()


def is_append_only(table: str) -> bool:
    return table in _APPEND_ONLY
