"""Indexes: a list of vouchers of a state, a lot or a beginning is read page by page, however long it is.

A migration is never changed once released. Triggers do not survive a batch rebuild of their table: create them
again in the same migration. Frozen: no import from the program, whose models go on changing.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LISTS = {
    "ix_voucher_state_expiry_list": ["state", "expires_on", "serial"],
    "ix_voucher_batch_list": ["batch_id", "serial"],
    "ix_voucher_batch_expiry_list": ["batch_id", "expires_on", "serial"],
    "ix_voucher_batch_state_list": ["batch_id", "state", "serial"],
    "ix_voucher_batch_state_expiry_list": ["batch_id", "state", "expires_on", "serial"],
}


def upgrade() -> None:
    """Add the indexes, one of which holds all that an older one held."""
    for name, columns in LISTS.items():
        op.create_index(name, "voucher", columns)
    op.drop_index("ix_voucher_batch_id", "voucher")
    if op.get_bind().dialect.name == "postgresql":
        op.execute('CREATE INDEX ix_voucher_serial_prefix ON voucher (serial COLLATE "C")')


def downgrade() -> None:
    """Take them away again."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_voucher_serial_prefix", "voucher")
    op.create_index("ix_voucher_batch_id", "voucher", ["batch_id", "state"])
    for name in LISTS:
        op.drop_index(name, "voucher")
