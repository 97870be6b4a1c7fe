"""Triggers: facts are only ever added, and what no constraint can say of a row's past is refused.

A migration is never changed once released. Triggers do not survive a batch rebuild of their table: create them
again in the same migration. Frozen: no import from the program, whose models go on changing.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "event",
    "tranche",
    "redemption",
    "reversal",
    "scan",
    "payment",
    "list_version",
    "list_entry",
    "serial_range",
    "print_line",
    "print_count",
)

OVERLAP = (
    "EXISTS (SELECT 1 FROM serial_range WHERE station = NEW.station"
    " AND NEW.first <= last AND first <= NEW.last)"
)
OVERUSE = (
    "(SELECT SUM(redemption.amount + redemption.forfeited) FROM redemption"
    " LEFT JOIN reversal ON reversal.redemption_id = redemption.id"
    " WHERE redemption.voucher_id = NEW.voucher_id AND reversal.id IS NULL)"
    " > (SELECT face FROM voucher WHERE id = NEW.voucher_id)"
)
BROKEN_CHAIN = (
    "NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM event WHERE station_id = NEW.station_id)"
    " OR NEW.previous <> COALESCE((SELECT last.hash FROM event last"
    f" WHERE last.station_id = NEW.station_id AND last.seq = NEW.seq - 1), '{'0' * 64}')"
)
LIFE = (
    "GENERATED>PRINTED GENERATED>SPOILED GENERATED>ISSUED PRINTED>SPOILED PRINTED>RETURNED PRINTED>ISSUED"
    " RETURNED>PRINTED RETURNED>DESTROYED SPOILED>DESTROYED ISSUED>PART ISSUED>REDEEMED ISSUED>SUSPENDED"
    " ISSUED>VOID ISSUED>EXPIRED PART>ISSUED PART>REDEEMED PART>SUSPENDED PART>VOID PART>EXPIRED"
    " REDEEMED>ISSUED REDEEMED>PART SUSPENDED>ISSUED SUSPENDED>PART SUSPENDED>VOID SUSPENDED>EXPIRED"
    " EXPIRED>ISSUED EXPIRED>PART"
).split()
OUT_OF_LIFE = "OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN ({})".format(
    ", ".join(f"'{step}'" for step in LIFE)
)
INACTIVE = (
    "NEW.state = 'ISSUED' AND OLD.state IN ('GENERATED', 'PRINTED')"
    " AND (SELECT state FROM donation WHERE id = NEW.donation_id) <> 'ACTIVE'"
)
MISPLACED = (
    "OLD.replaces_id IS NOT NULL OR NEW.state <> 'ISSUED'"
    " OR (SELECT state FROM voucher old_one WHERE old_one.id = NEW.replaces_id) <> 'VOID'"
)
COLLECTED_BEFORE = (
    "(NEW.collected_at IS NULL) <> (NEW.collected_by IS NULL)"
    " OR (NEW.collected_at IS NOT NULL AND (OLD.collected_at IS NOT NULL OR NEW.issued_by IS NULL))"
)
GUARDS = (
    ("serial_range_overlap", "serial_range", "BEFORE INSERT", OVERLAP, "serial ranges overlap"),
    ("redemption_within_face", "redemption", "AFTER INSERT", OVERUSE, "used beyond the face value"),
    ("event_follows_the_last", "event", "BEFORE INSERT", BROKEN_CHAIN, "an event does not follow the last"),
    ("voucher_lives_forward", "voucher", "BEFORE UPDATE OF state", OUT_OF_LIFE, "no such step in a voucher"),
    (
        "voucher_of_active_donation",
        "voucher",
        "BEFORE UPDATE OF state",
        INACTIVE,
        "the donation is not active",
    ),
    (
        "voucher_replaces_a_void",
        "voucher",
        "BEFORE UPDATE OF replaces_id",
        MISPLACED,
        "replaces no void voucher",
    ),
    (
        "voucher_is_collected_once",
        "voucher",
        "BEFORE UPDATE OF collected_at, collected_by",
        COLLECTED_BEFORE,
        "a voucher issued is collected once",
    ),
)


def upgrade() -> None:
    """Create the triggers in the words of the engine at hand."""
    if op.get_bind().dialect.name == "sqlite":
        _create_sqlite()
    else:
        _create_postgresql()


def downgrade() -> None:
    """Drop the triggers, and on PostgreSQL the functions they call."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    names = [f"{table}_is_only_added_to_{act}" for table in APPEND_ONLY for act in ("update", "delete")]
    for name in names + [name for name, *_ in GUARDS]:
        op.execute(f"DROP TRIGGER {name}" if sqlite else f"DROP FUNCTION {name} CASCADE")


def _create_sqlite() -> None:
    for table in APPEND_ONLY:
        for act in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_is_only_added_to_{act} BEFORE {act} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
            )
    for name, table, moment, condition, message in GUARDS:
        op.execute(
            f"CREATE TRIGGER {name} {moment} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END"
        )


def _create_postgresql() -> None:
    for table in APPEND_ONLY:
        for act in ("update", "delete"):
            _create_function(f"{table}_is_only_added_to_{act}", "TRUE", f"{table} is only added to")
            op.execute(
                f"CREATE TRIGGER {table}_is_only_added_to_{act} BEFORE {act} ON {table}"
                f" FOR EACH ROW EXECUTE FUNCTION {table}_is_only_added_to_{act}()"
            )
    for name, table, moment, condition, message in GUARDS:
        _create_function(name, condition, message)
        op.execute(f"CREATE TRIGGER {name} {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _create_function(name: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF;"
        f" RETURN NEW; END $$"
    )
