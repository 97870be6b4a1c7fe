"""Rows of distribution lists that came back signed: each page as often as it did, line by line."""

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Instant, TableArgs, choice
from voucher_desk.domain.signed_lists import LineMark


class PageReturnRow(Base):
    """A page of a list version that came back; `number` counts the returns of a distribution."""

    __tablename__ = "page_return"
    __table_args__: TableArgs = (
        ForeignKeyConstraint(
            ["distribution_id", "version"],
            ["list_version.distribution_id", "list_version.version"],
            name="fk_page_return_version",
        ),
        CheckConstraint("page > 0", name="page_from_one"),
    )

    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    page: Mapped[int]
    at: Mapped[Instant]
    by: Mapped[Code]


class LineReturnRow(Base):
    """What a line of a page shows."""

    __tablename__ = "line_return"
    __table_args__: TableArgs = (
        ForeignKeyConstraint(
            ["distribution_id", "number"],
            ["page_return.distribution_id", "page_return.number"],
            name="fk_line_return_page",
        ),
        ForeignKeyConstraint(
            ["distribution_id", "line"],
            ["list_entry.distribution_id", "list_entry.line"],
            name="fk_line_return_entry",
        ),
    )

    distribution_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[LineMark] = mapped_column(choice(LineMark, "line_mark"))
