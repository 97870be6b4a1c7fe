"""Sums of centimes as whole numbers on every engine."""

from sqlalchemy import BigInteger, ColumnElement, SQLColumnExpression, cast, func


def total(amounts: SQLColumnExpression[int]) -> ColumnElement[int]:
    """Return the sum of amounts in centimes, 0 over no rows; PostgreSQL itself would answer a decimal."""
    return cast(func.coalesce(func.sum(amounts), 0), BigInteger)
