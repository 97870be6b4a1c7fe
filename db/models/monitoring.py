"""Rows of post-distribution monitoring: rounds, and interviews that know nobody."""

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Day, Instant, Key, Label, TableArgs, choice
from voucher_desk.domain.monitoring import Moment, Question
from voucher_desk.domain.people import AgeGroup, Sex

Answer = Mapped[int | None]


class MonitoringRoundRow(Base):
    """A round of interviews; `city` empty where it goes through several."""

    __tablename__ = "monitoring_round"
    __table_args__: TableArgs = (
        UniqueConstraint("code"),
        CheckConstraint("begins <= ends", name="begins_before_it_ends"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    moment: Mapped[Moment] = mapped_column(choice(Moment, "monitoring_moment"))
    begins: Mapped[Day]
    ends: Mapped[Day]
    city: Mapped[Label]
    at: Mapped[Instant]
    by: Mapped[Code]


class MonitoringClosingRow(Base):
    """That a round takes no more interviews."""

    __tablename__ = "monitoring_closing"

    round_id: Mapped[int] = mapped_column(ForeignKey("monitoring_round.id"), primary_key=True)
    at: Mapped[Instant]
    by: Mapped[Code]


def _answer() -> Answer:
    return mapped_column(SmallInteger)


class InterviewRow(Base):
    """What one person answered, NULL where nothing; no person, hour or interviewer stands beside it."""

    __tablename__ = "interview"
    __table_args__: TableArgs = tuple(
        CheckConstraint(
            f"{question.value} BETWEEN 0 AND {question.highest}", name=f"{question.value}_in_scale"
        )
        for question in Question
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("monitoring_round.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    sex: Mapped[Sex] = mapped_column(choice(Sex, "interview_sex"))
    age_group: Mapped[AgeGroup] = mapped_column(choice(AgeGroup, "interview_age_group"))
    city: Mapped[Label]
    received: Answer = _answer()
    understood: Answer = _answer()
    helped: Answer = _answer()
    used: Answer = _answer()
    refused: Answer = _answer()
    asked_more: Answer = _answer()
    exchanged_for_money: Answer = _answer()
    respected: Answer = _answer()
    safe: Answer = _answer()
    complaint: Answer = _answer()
    who5_1: Answer = _answer()
    who5_2: Answer = _answer()
    who5_3: Answer = _answer()
    who5_4: Answer = _answer()
    who5_5: Answer = _answer()
