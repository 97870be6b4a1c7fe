"""The declarative base, the naming of constraints and the column vocabulary."""

from datetime import UTC, date, datetime
from enum import Enum as PyEnum
from typing import Annotated, Any

from sqlalchemy import BigInteger, Date, DateTime, Dialect, Enum, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SIGN_BIT = 1 << 63
MODULUS = 1 << 64


class Base(DeclarativeBase):
    """All rows of one desk's database."""

    metadata = MetaData(naming_convention=NAMING)


class UtcInstant(TypeDecorator[datetime]):
    """An instant: aware in the program, UTC in the database on every engine (invariant 57)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant as UTC; SQLite keeps it without its zone."""
        if value is None:
            return None
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant with its zone."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class PaperId(TypeDecorator[int]):
    """The 64 random bits of a paper; databases count them signed."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """Return the bits as a signed integer."""
        return value - MODULUS if value is not None and value >= SIGN_BIT else value

    def process_result_value(self, value: int | None, dialect: Dialect) -> int | None:
        """Return the bits as they are printed."""
        return value + MODULUS if value is not None and value < 0 else value


def choice(kind: type[PyEnum], name: str, *, checked: bool = True) -> Enum:
    """Return a text column type for the values of an enumeration, with a named check unless it may grow."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=checked,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


Key = Annotated[int, mapped_column(Integer, primary_key=True)]
Code = Annotated[str, mapped_column(String(40))]
Label = Annotated[str, mapped_column(String(120))]
Digest = Annotated[str, mapped_column(String(64))]
Centimes = Annotated[int, mapped_column(BigInteger)]
Day = Annotated[date, mapped_column(Date)]
Instant = Annotated[datetime, mapped_column(UtcInstant)]

TableArgs = tuple[Any, ...]
