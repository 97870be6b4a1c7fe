"""Alembic's environment: migrations run on the connection, and inside the transaction, of their caller."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from db.models import Base
from db.models.base import PaperId, UtcInstant


def plain_type(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our own column types as what they are, so that migrations import nothing of ours."""
    if kind == "type" and isinstance(item, UtcInstant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, PaperId):
        return "sa.BigInteger()"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=plain_type,
    compare_type=True,
    transaction_per_migration=False,
)
context.run_migrations()
