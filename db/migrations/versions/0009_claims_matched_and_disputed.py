"""Claims matched and disputed: an invoice, the sheets of a match, disputes, claims sent back; prices.

An enumeration's check is widened in place: on SQLite by the schema's own text, which is safe where every row
that was allowed stays so, because rebuilding a table would lose its triggers. A migration is never changed once
released. Frozen: no import from the program, whose models go on changing.
"""

import re
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WIDER = (
    ("claim", "state", "SUBMITTED", ("RETURNED",)),
    ("claim_line", "state", "DISALLOWED", ("DISPUTED",)),
)
"""Tables, the column of a check, a value it allows, and those it allows from now on beside that one."""
COLUMNS = (
    ("since", sa.Date()),
    ("until", sa.Date()),
    ("invoiced_on", sa.Date()),
    ("invoiced", sa.BigInteger()),
    ("papers", sa.Integer()),
    ("returned_why", sa.String(length=120)),
)
KEYS = {
    "claim_sheet": (("id",), ("claim_id", "kind", "number")),
    "claim_sheet_line": (("sheet_id", "place"),),
    "dispute": (("id",), ("claim_line_id",)),
    "dispute_decision": (("id",), ("dispute_id",)),
}
"""The new tables, which are only added to, and their keys."""
PRICED = (("service", sa.String(length=40)), ("price", sa.BigInteger()))
WHOLE_NUMBERS = {
    "redemption_price": ("redemption", ("price",)),
    "claim_sheet_line": ("claim_sheet_line", ("amount",)),
    "claim_invoice": ("claim", ("invoiced", "papers")),
}
SETTLED = "('APPROVED', 'PARTLY_APPROVED', 'REJECTED', 'PAID')"
DEFENSIVE = 1010
"""SQLITE_DBCONFIG_DEFENSIVE of SQLite's interface."""
OLD_LIFE = (
    "DRAFT>SUBMITTED SUBMITTED>IN_REVIEW IN_REVIEW>APPROVED IN_REVIEW>PARTLY_APPROVED IN_REVIEW>REJECTED"
    " APPROVED>PAID PARTLY_APPROVED>PAID"
)
NEW_LIFE = (
    f"{OLD_LIFE} IN_REVIEW>RETURNED RETURNED>DRAFT REJECTED>APPROVED REJECTED>PARTLY_APPROVED"
    " PARTLY_APPROVED>APPROVED PAID>APPROVED PAID>PARTLY_APPROVED"
)
"""A dispute upheld makes a claim payable again, whole or in part."""
LINE_LIFE = "DISALLOWED>DISPUTED DISPUTED>UPHELD DISPUTED>REJECTED_FINAL"


def _no_step(life: str) -> str:
    steps = ", ".join(f"'{step}'" for step in life.split())
    return f"(OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN ({steps}))"


def _changed(*columns: str) -> str:
    return " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns)


def _became(*columns: str) -> str:
    both = ((f"NEW.{column}", f"OLD.{column}") for column in columns)
    return " OR ".join(f"{new} <> {old} OR ({new} IS NULL) <> ({old} IS NULL)" for new, old in both)


TERMS = _changed("code", "provider_id", "donation_id", "claimed", "reviewed_by", "approved_by")
INVOICE_CHANGED = "COALESCE(NEW.invoice, '') <> COALESCE(OLD.invoice, '')"
GRANTED = (
    "(SELECT COALESCE(SUM(amount), 0) FROM claim_line"
    " WHERE claim_id = OLD.id AND live = 1 AND state IN ('ACCEPTED', 'UPHELD'))"
)
OF_SETTLED = f"(SELECT state FROM claim WHERE id = OLD.claim_id) IN {SETTLED}"
INVOICE_BECAME = _became("since", "until", "invoiced_on", "invoiced", "papers")
APPROVED_OTHERWISE = f"(NEW.approved <> OLD.approved AND NEW.approved <> {GRANTED})"
DECIDED_BY_ONE_OF_THEM = (
    "EXISTS (SELECT 1 FROM dispute JOIN claim_line ON claim_line.id = dispute.claim_line_id"
    " JOIN claim ON claim.id = claim_line.claim_id WHERE dispute.id = NEW.dispute_id"
    ' AND (dispute."by" = NEW."by" OR claim.reviewed_by = NEW."by"))'
)
LINE_TERMS = _changed("claim_id", "redemption_id", "amount")
OLD_GUARDS = (
    ("claim_lives_forward", "claim", "BEFORE UPDATE OF state", _no_step(OLD_LIFE), "no such step in a claim"),
    (
        "claim_settled_stays",
        "claim",
        "BEFORE UPDATE",
        f"OLD.state IN {SETTLED} AND ({TERMS} OR {_changed('approved')} OR {INVOICE_CHANGED})",
        "a claim approved stays as it is",
    ),
    (
        "claim_line_stays",
        "claim_line",
        "BEFORE UPDATE",
        f"{LINE_TERMS} OR (NEW.state <> OLD.state AND OLD.state <> 'DISALLOWED' AND {OF_SETTLED})",
        "a line of a claim stays as it is",
    ),
)
REPLACED_GUARDS = (
    ("claim_lives_forward", "claim", "BEFORE UPDATE OF state", _no_step(NEW_LIFE), "no such step in a claim"),
    (
        "claim_settled_stays",
        "claim",
        "BEFORE UPDATE",
        f"OLD.state IN {SETTLED} AND ({TERMS} OR {INVOICE_CHANGED} OR {INVOICE_BECAME} OR {APPROVED_OTHERWISE})",
        "a claim approved stays as it is",
    ),
    (
        "claim_line_stays",
        "claim_line",
        "BEFORE UPDATE",
        f"{LINE_TERMS} OR NEW.live > OLD.live OR ({OF_SETTLED} AND ({_no_step(LINE_LIFE)} OR NEW.live <> OLD.live))",
        "a line of a claim stays as it is",
    ),
)
NEW_GUARDS = (
    (
        "claim_sheet_of_open_claim",
        "claim_sheet",
        "BEFORE INSERT",
        f"(SELECT state FROM claim WHERE id = NEW.claim_id) IN {SETTLED}",
        "a claim approved takes no sheet",
    ),
    (
        "dispute_of_line_disallowed",
        "dispute",
        "BEFORE INSERT",
        "(SELECT state FROM claim_line WHERE id = NEW.claim_line_id) <> 'DISALLOWED'",
        "only a line disallowed is disputed",
    ),
    (
        "dispute_decided_by_another",
        "dispute_decision",
        "BEFORE INSERT",
        DECIDED_BY_ONE_OF_THEM,
        "decided by who disputed or reviewed it",
    ),
)


def upgrade() -> None:
    """Make room for what is new, then guard it in the words of the engine at hand."""
    _create_tables()
    _create_prices()
    for name, kind in COLUMNS:
        op.add_column("claim", sa.Column(name, kind, nullable=True))
    for name, priced in PRICED:
        op.add_column("redemption", sa.Column(name, priced, nullable=True))
    for table, column, beside, values in WIDER:
        _put_in_check(table, column, [beside], [beside, *values])
    _drop_guards(OLD_GUARDS)
    for guard in (*REPLACED_GUARDS, *NEW_GUARDS):
        _guard(*guard)
    _keep_facts()


def downgrade() -> None:
    """Take back what `upgrade` did, in the opposite order."""
    for table in reversed(KEYS):
        op.drop_table(table)
    if not _on_sqlite():
        for name in (*_fact_triggers(), *(name for name, *_ in NEW_GUARDS)):
            op.execute(f"DROP FUNCTION {name} CASCADE")
    else:
        for name in ("claim_invoice", "redemption_price"):
            for act in ("made_whole", "changed_whole"):
                op.execute(f"DROP TRIGGER {name}_{act}")
    _drop_guards(REPLACED_GUARDS)
    op.drop_table("provider_price")
    for name, *_ in reversed(PRICED):
        op.drop_column("redemption", name)
    for name, *_ in reversed(COLUMNS):
        op.drop_column("claim", name)
    for table, column, beside, values in WIDER:
        _put_in_check(table, column, [beside, *values], [beside])
    for guard in OLD_GUARDS:
        _guard(*guard)


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _create_tables() -> None:
    op.create_table(
        "claim_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "INVOICE",
                "PAPERS",
                name="claim_sheet_kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_sheet_claim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_sheet")),
        sa.UniqueConstraint("claim_id", "kind", "number", name=op.f("uq_claim_sheet_claim_id_kind_number")),
    )
    op.create_table(
        "claim_sheet_line",
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("written", sa.String(length=40), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("amount IS NULL OR amount > 0", name=op.f("ck_claim_sheet_line_positive")),
        sa.ForeignKeyConstraint(["sheet_id"], ["claim_sheet.id"], name=op.f("fk_claim_sheet_line_sheet_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name=op.f("fk_claim_sheet_line_voucher_id")),
        sa.PrimaryKeyConstraint("sheet_id", "place", name=op.f("pk_claim_sheet_line")),
    )
    op.create_index("ix_claim_sheet_line_voucher_id", "claim_sheet_line", ["voucher_id"], unique=False)
    _create_disputes()


def _create_disputes() -> None:
    op.create_table(
        "dispute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_line_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["claim_line_id"], ["claim_line.id"], name=op.f("fk_dispute_claim_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute")),
        sa.UniqueConstraint("claim_line_id", name=op.f("uq_dispute_claim_line_id")),
    )
    op.create_table(
        "dispute_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("upheld", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint("upheld IN (0, 1)", name=op.f("ck_dispute_decision_upheld_or_not")),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name=op.f("fk_dispute_decision_dispute_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute_decision")),
        sa.UniqueConstraint("dispute_id", name=op.f("uq_dispute_decision_dispute_id")),
    )


def _create_prices() -> None:
    op.create_table(
        "provider_price",
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("price > 0", name=op.f("ck_provider_price_positive")),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_provider_price_provider_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service_family.id"], name=op.f("fk_provider_price_service_id")
        ),
        sa.PrimaryKeyConstraint("provider_id", "service_id", name=op.f("pk_provider_price")),
    )


def _listed(values: Iterable[str]) -> str:
    """Return values as SQLAlchemy lists them in a check."""
    return ", ".join(f"'{value}'" for value in values)


def _put_in_check(table: str, column: str, before: list[str], after: list[str]) -> None:
    """Put values in the place of others in the check of a column; what else it allows stays allowed."""
    if _on_sqlite():
        _rewrite_schema(table, _listed(before), _listed(after))
        return
    found = sa.text(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'"
        " AND conrelid = CAST(:name AS regclass) AND strpos(pg_get_constraintdef(oid), :value) > 0"
    )
    wanted = {"name": table, "value": _listed(before[:1])}
    name, definition = op.get_bind().execute(found, wanted).one()
    allowed = [value for value in re.findall(r"'([^']+)'", definition) if value not in before]
    op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    check = f"CHECK ({column} IN ({_listed([*allowed, *after])}))"
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {check}")


def _rewrite_schema(table: str, old: str, new: str) -> None:
    """Put one text for another in a table's definition, as SQLite's page on ALTER TABLE describes it."""
    bind = op.get_bind()
    _lift_defence(bind.connection.driver_connection)
    version = bind.exec_driver_sql("PRAGMA schema_version").scalar_one()
    bind.exec_driver_sql("PRAGMA writable_schema = ON")
    rewritten = bind.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?"
        " AND instr(sql, ?)",
        (old, new, table, old),
    )
    bind.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    bind.exec_driver_sql("PRAGMA writable_schema = OFF")
    if rewritten.rowcount != 1:
        raise LookupError(table)


def _lift_defence(driver: Any) -> None:  # noqa: ANN401  the driver's own
    """Let the schema be written where the system's SQLite would not; Python can ask it to from 3.12 on."""
    if hasattr(driver, "setconfig"):
        driver.setconfig(DEFENSIVE, 0)


def _fact_triggers() -> list[str]:
    acts = ("is_only_added_to_update", "is_only_added_to_delete", "is_not_emptied")
    return [f"{table}_{act}" for table in KEYS for act in acts]


def _keep_facts() -> None:
    for table, keys in KEYS.items():
        for act in ("update", "delete"):
            message = f"{table} is only added to"
            _guard(f"{table}_is_only_added_to_{act}", table, f"BEFORE {act}", "TRUE", message)
        if _on_sqlite():
            taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {_same(key)})" for key in keys)
            message = f"a key of {table} is taken already"
            _guard(f"{table}_is_not_written_over", table, "BEFORE INSERT", taken, message)
        else:
            name = f"{table}_is_not_emptied"
            _create_function(name, "TRUE", f"{table} is only added to")
            op.execute(f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {name}()")
    if _on_sqlite():
        _keep_whole_numbers()


def _keep_whole_numbers() -> None:
    for name, (table, columns) in WHOLE_NUMBERS.items():
        broken = " OR ".join(f"typeof(NEW.{column}) NOT IN ('integer', 'null')" for column in columns)
        message = f"an amount of {table} is no whole number"
        _guard(f"{name}_made_whole", table, "BEFORE INSERT", broken, message)
        change = f"BEFORE UPDATE OF {', '.join(columns)}"
        _guard(f"{name}_changed_whole", table, change, broken, message)


def _same(key: tuple[str, ...]) -> str:
    return " AND ".join(f"{column} = NEW.{column}" for column in key)


def _drop_guards(guards: tuple[tuple[str, str, str, str, str], ...]) -> None:
    for name, *_ in guards:
        op.execute(f"DROP TRIGGER {name}" if _on_sqlite() else f"DROP FUNCTION {name} CASCADE")


def _guard(name: str, table: str, moment: str, condition: str, message: str) -> None:
    if _on_sqlite():
        op.execute(
            f"CREATE TRIGGER {name} {moment} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END"
        )
        return
    _create_function(name, condition, message)
    op.execute(f"CREATE TRIGGER {name} {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _create_function(name: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF;"
        f" RETURN NEW; END $$"
    )
