"""Indexes: a list of vouchers of a state, a lot or a beginning is read page by page, however long it is.

Sessions and distributions are counted from indexes that hold all that is counted.

A migration is never changed once released. Triggers do not survive a batch rebuild of their table: create them
again in the same migration. Frozen: no import from the program, whose models go on changing.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ADDED = (
    ("ix_voucher_state_expiry_list", "voucher", ["state", "expires_on", "serial"]),
    ("ix_voucher_batch_list", "voucher", ["batch_id", "serial"]),
    ("ix_voucher_batch_expiry_list", "voucher", ["batch_id", "expires_on", "serial"]),
    ("ix_voucher_batch_state_list", "voucher", ["batch_id", "state", "serial"]),
    ("ix_voucher_batch_state_expiry_list", "voucher", ["batch_id", "state", "expires_on", "serial"]),
    (
        "ix_voucher_distribution_count",
        "voucher",
        ["distribution_id", "state", "issued_by", "print_job_id", "collected_at"],
    ),
    ("ix_voucher_session_count", "voucher", ["session_id", "held"]),
    ("ix_attendance_count", "attendance", ["session_id", "state"]),
)
CONTAINED = (
    ("ix_voucher_batch_id", "voucher", ["batch_id", "state"]),
    ("ix_voucher_distribution_id", "voucher", ["distribution_id"]),
)
"""What the new ones begin with."""


def upgrade() -> None:
    """Add the indexes, and take away those that they contain."""
    for name, table, columns in ADDED:
        op.create_index(name, table, columns)
    for name, table, _columns in CONTAINED:
        op.drop_index(name, table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute('CREATE INDEX ix_voucher_serial_prefix ON voucher (serial COLLATE "C")')


def downgrade() -> None:
    """Take them away again."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_voucher_serial_prefix", "voucher")
    for name, table, columns in CONTAINED:
        op.create_index(name, table, columns)
    for name, table, _columns in ADDED:
        op.drop_index(name, table)
