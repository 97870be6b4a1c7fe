"""The directory of services: where staff orient people.

A migration is never changed once released. Frozen: no import from the program, whose models go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WORDS = ("services", "place", "opening", "languages", "contact", "referral")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "directory_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=240), nullable=False),
        sa.Column("city", sa.String(length=240), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        *(sa.Column(name, sa.String(length=240), nullable=False) for name in WORDS),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("open_now", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["provider.id"], name=op.f("fk_directory_entry_provider_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_entry")),
        sa.UniqueConstraint("code", name=op.f("uq_directory_entry_code")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("directory_entry")
