"""Lists of vouchers: a page by expiry, or of one state, is read from an index however many vouchers there are.

A migration is never changed once released.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep vouchers in the orders they are listed in."""
    op.create_index("ix_voucher_expiry_list", "voucher", ["expires_on", "serial"])
    op.create_index("ix_voucher_state_list", "voucher", ["state", "serial"])


def downgrade() -> None:
    """Let the orders go."""
    op.drop_index("ix_voucher_state_list", "voucher")
    op.drop_index("ix_voucher_expiry_list", "voucher")
