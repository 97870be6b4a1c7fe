"""Triggers: what was written stays as it was, whatever statement tries to write over it.

On SQLite `INSERT OR REPLACE` deletes the row in its way without asking a trigger of deletions, and a column of
whole numbers takes a fraction or a word; on PostgreSQL `TRUNCATE` asks no trigger of rows. A migration is never
changed once released. Triggers do not survive a batch rebuild of their table: create them again in the same
migration. Frozen: no import from the program, whose models go on changing.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEYS = {
    "event": (("position",), ("hash",)),
    "tranche": (("id",), ("donation_id", "number")),
    "redemption": (("id",), ("op_id",)),
    "reversal": (("id",), ("redemption_id",)),
    "scan": (("id",), ("op_id",)),
    "payment": (("id",), ("reference",)),
    "list_version": (("distribution_id", "version"),),
    "list_entry": (("distribution_id", "line"), ("distribution_id", "attendance_id")),
    "serial_range": (("id",), ("station", "first")),
    "print_line": (("job_id", "place"), ("voucher_id", "copy_number")),
    "print_count": (("job_id",),),
    "voucher": (("id",), ("serial",), ("replaces_id",)),
    "paper": (("id",), ("paper_id",), ("human_code",), ("voucher_id", "copy_number")),
    "claim": (("id",), ("code",), ("provider_id", "invoice")),
    "claim_line": (("id",), ("claim_id", "redemption_id")),
    "account": (("donation_id", "account"),),
    "donation": (("id",), ("code",)),
}
"""The keys of every table whose rows stay: a row that has one of them already is never written over."""
APPEND_ONLY = tuple(KEYS)[:11]
KEPT = tuple(KEYS)[11:]
"""Tables whose rows change as their life allows and are never deleted; the others are only added to."""
WHOLE_NUMBERS = {
    "voucher": ("face", "redeemed", "forfeited"),
    "redemption": ("amount", "forfeited"),
    "account": ("balance",),
    "event": ("amount",),
    "claim": ("claimed", "approved", "paid"),
    "claim_line": ("amount",),
    "payment": ("amount",),
    "tranche": ("amount_minor", "booked"),
    "batch": ("face",),
}
SETTLED = "('APPROVED', 'PARTLY_APPROVED', 'REJECTED', 'PAID')"
CLAIM_LIFE = (
    "DRAFT>SUBMITTED SUBMITTED>IN_REVIEW IN_REVIEW>APPROVED IN_REVIEW>PARTLY_APPROVED IN_REVIEW>REJECTED"
    " APPROVED>PAID PARTLY_APPROVED>PAID"
).split()
OUT_OF_LIFE = "OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN ({})".format(
    ", ".join(f"'{step}'" for step in CLAIM_LIFE)
)


def _changed(*columns: str) -> str:
    return " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns)


CLAIM_TERMS = _changed(
    "code", "provider_id", "donation_id", "claimed", "approved", "reviewed_by", "approved_by"
)
CLAIM_REWRITTEN = (
    f"OLD.state IN {SETTLED} AND ({CLAIM_TERMS} OR COALESCE(NEW.invoice, '') <> COALESCE(OLD.invoice, ''))"
)
LINE_REWRITTEN = (
    f"{_changed('claim_id', 'redemption_id', 'amount')} OR (NEW.state <> OLD.state AND OLD.state <> 'DISALLOWED'"
    f" AND (SELECT state FROM claim WHERE id = OLD.claim_id) IN {SETTLED})"
)
PAPER_REWRITTEN = f"{_changed('voucher_id', 'paper_id', 'human_code', 'copy_number', 'key_id')} OR NEW.current > OLD.current"
OVERPAID = (
    "(SELECT SUM(amount) FROM payment WHERE claim_id = NEW.claim_id)"
    " > (SELECT approved FROM claim WHERE id = NEW.claim_id)"
)
NOT_GIVEN = (
    "(SELECT state FROM voucher WHERE id = NEW.voucher_id)"
    " IN ('GENERATED', 'PRINTED', 'SPOILED', 'RETURNED', 'DESTROYED')"
)
REPLACES_A_LIVE_ONE = (
    "NEW.replaces_id IS NOT NULL"
    " AND (SELECT state FROM voucher old_one WHERE old_one.id = NEW.replaces_id) <> 'VOID'"
)
TOO_LATE = {
    "sqlite": "julianday(NEW.at) - julianday(redemption.at) > 1.00001",
    "postgresql": "NEW.at - redemption.at > interval '1 day'",
}
"""A day and, where days are counted in fractions, a second for what the fraction loses."""
NOT_REVERSIBLE = (
    'EXISTS (SELECT 1 FROM redemption WHERE id = NEW.redemption_id AND ("by" = NEW."by" OR {too_late}))'
    " OR EXISTS (SELECT 1 FROM claim_line WHERE redemption_id = NEW.redemption_id AND live = 1)"
)
GUARDS = (
    (
        "paper_is_never_rewritten",
        "paper",
        "BEFORE UPDATE",
        PAPER_REWRITTEN,
        "a paper is never rewritten",
    ),
    (
        "voucher_keeps_its_terms",
        "voucher",
        "BEFORE UPDATE OF serial, donation_id, batch_id, face, scope",
        _changed("serial", "donation_id", "batch_id", "face", "scope"),
        "a voucher keeps its terms",
    ),
    (
        "voucher_made_to_replace_a_void",
        "voucher",
        "BEFORE INSERT",
        REPLACES_A_LIVE_ONE,
        "replaces no void voucher",
    ),
    (
        "redemption_of_a_voucher_given",
        "redemption",
        "BEFORE INSERT",
        NOT_GIVEN,
        "the voucher was never given to anybody",
    ),
    (
        "reversal_in_time_by_another",
        "reversal",
        "BEFORE INSERT",
        NOT_REVERSIBLE,
        "reversed too late, by the same person, or claimed",
    ),
    ("payment_within_approved", "payment", "AFTER INSERT", OVERPAID, "paid beyond what is approved"),
    ("claim_lives_forward", "claim", "BEFORE UPDATE OF state", OUT_OF_LIFE, "no such step in a claim"),
    ("claim_settled_stays", "claim", "BEFORE UPDATE", CLAIM_REWRITTEN, "a claim approved stays as it is"),
    ("claim_line_stays", "claim_line", "BEFORE UPDATE", LINE_REWRITTEN, "a line of a claim stays as it is"),
)


def upgrade() -> None:
    """Create the triggers in the words of the engine at hand."""
    if op.get_bind().dialect.name == "sqlite":
        _create_sqlite()
    else:
        _create_postgresql()


def downgrade() -> None:
    """Drop the triggers, and on PostgreSQL the functions they call."""
    common = [name for name, *_ in GUARDS] + [f"{table}_is_kept" for table in KEPT]
    if op.get_bind().dialect.name == "sqlite":
        numbers = [f"{table}_{name}" for table in WHOLE_NUMBERS for name in ("made_whole", "changed_whole")]
        for name in common + numbers + [f"{table}_is_not_written_over" for table in KEYS]:
            op.execute(f"DROP TRIGGER {name}")
        return
    for name in common + [f"{table}_is_not_emptied" for table in APPEND_ONLY]:
        op.execute(f"DROP FUNCTION {name} CASCADE")


def _create_sqlite() -> None:
    for name, table, moment, condition, message in GUARDS:
        _guard_sqlite(name, table, moment, condition.format(too_late=TOO_LATE["sqlite"]), message)
    for table in KEPT:
        _guard_sqlite(f"{table}_is_kept", table, "BEFORE DELETE", "1", f"a row of {table} is never deleted")
    for table, keys in KEYS.items():
        taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {_same(key)})" for key in keys)
        name, message = f"{table}_is_not_written_over", f"a key of {table} is taken already"
        _guard_sqlite(name, table, "BEFORE INSERT", taken, message)
    for table, columns in WHOLE_NUMBERS.items():
        broken = " OR ".join(f"typeof(NEW.{column}) NOT IN ('integer', 'null')" for column in columns)
        message = f"an amount of {table} is no whole number"
        _guard_sqlite(f"{table}_made_whole", table, "BEFORE INSERT", broken, message)
        change = f"BEFORE UPDATE OF {', '.join(columns)}"
        _guard_sqlite(f"{table}_changed_whole", table, change, broken, message)


def _same(key: tuple[str, ...]) -> str:
    return " AND ".join(f"{column} = NEW.{column}" for column in key)


def _guard_sqlite(name: str, table: str, moment: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} {moment} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END"
    )


def _create_postgresql() -> None:
    for name, table, moment, condition, message in GUARDS:
        _create_function(name, condition.format(too_late=TOO_LATE["postgresql"]), message)
        op.execute(f"CREATE TRIGGER {name} {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    for table in KEPT:
        name = f"{table}_is_kept"
        _create_function(name, "TRUE", f"a row of {table} is never deleted")
        op.execute(f"CREATE TRIGGER {name} BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    for table in APPEND_ONLY:
        name = f"{table}_is_not_emptied"
        _create_function(name, "TRUE", f"{table} is only added to")
        op.execute(f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {name}()")


def _create_function(name: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF;"
        f" RETURN NEW; END $$"
    )
