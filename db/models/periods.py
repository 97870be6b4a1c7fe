"""Rows of months closed: proposals and what their closings froze."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Digest, Instant

LONGEST_MONTH = 7


class PeriodProposalRow(Base):
    """That a person proposed to close a month, `2026-10`."""

    __tablename__ = "period_proposal"

    month: Mapped[str] = mapped_column(String(LONGEST_MONTH), primary_key=True)
    at: Mapped[Instant]
    by: Mapped[Code]


class PeriodClosingRow(Base):
    """What another person froze: the canonical text with its SHA-256, and the log's head it was taken at."""

    __tablename__ = "period_closing"

    month: Mapped[str] = mapped_column(
        String(LONGEST_MONTH), ForeignKey("period_proposal.month"), primary_key=True
    )
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[Digest]
    station: Mapped[Code]
    seq: Mapped[int]
    hash: Mapped[Digest]
    at: Mapped[Instant]
    by: Mapped[Code]
