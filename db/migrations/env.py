"""Alembic's environment: migrations run on the connection, and inside the transaction, of their caller."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Index

from db.models import Base
from db.models.base import PaperId, UtcInstant


def plain_type(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our own column types as what they are, so that migrations import nothing of ours."""
    if kind == "type" and isinstance(item, UtcInstant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, PaperId):
        return "sa.BigInteger()"
    return False


def is_meant_here(item: object, _name: object, _kind: str, _reflected: object, _other: object) -> bool:
    """Return whether a thing of the models is for the engine at hand: an index may be for one alone."""
    return not isinstance(item, Index) or item.info.get("engine") in {None, connection.dialect.name}


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=plain_type,
    include_object=is_meant_here,
    compare_type=True,
    transaction_per_migration=False,
)
context.run_migrations()
