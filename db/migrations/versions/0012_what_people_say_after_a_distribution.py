"""What people say after a distribution: rounds of monitoring, and interviews that know nobody.

Tables of facts that are only added to. A migration is never changed once released. Triggers do not survive a
batch rebuild of their table: create them again in the same migration. Frozen: no import from the program, whose
models go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
KEYS = {
    "monitoring_round": (("id",), ("code",)),
    "monitoring_closing": (("round_id",),),
    "interview": (("round_id", "number"),),
}
"""The new tables and what names one row of each: all are only added to."""
CLOSED = "EXISTS (SELECT 1 FROM monitoring_closing WHERE round_id = NEW.round_id)"
GUARDS = (("interview_while_open", "interview", "BEFORE INSERT", CLOSED, "people answer in an open round"),)
YES_OR_NO = (
    *("received", "understood", "helped", "used", "refused", "asked_more", "exchanged_for_money"),
    *("respected", "safe", "complaint"),
)
SCALES = {**dict.fromkeys(YES_OR_NO, 1), **{f"who5_{item}": 5 for item in range(1, 6)}}
"""The questions, and the highest answer to each."""


def upgrade() -> None:
    """Add the tables, then their triggers."""
    op.create_table(
        "monitoring_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("moment", _choice("monitoring_moment", "BEFORE", "AFTER"), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint("begins <= ends", name=op.f("ck_monitoring_round_begins_before_it_ends")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitoring_round")),
        sa.UniqueConstraint("code", name=op.f("uq_monitoring_round_code")),
    )
    op.create_table(
        "monitoring_closing",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["monitoring_round.id"], name=op.f("fk_monitoring_closing_round_id")
        ),
        sa.PrimaryKeyConstraint("round_id", name=op.f("pk_monitoring_closing")),
    )
    op.create_table(
        "interview",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sex", _choice("interview_sex", "F", "M", "U"), nullable=False),
        sa.Column("age_group", _choice("interview_age_group", "ADULT", "MINOR", "UNKNOWN"), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        *(sa.Column(question, sa.SmallInteger(), nullable=True) for question in SCALES),
        *(
            sa.CheckConstraint(
                f"{question} BETWEEN 0 AND {highest}", name=op.f(f"ck_interview_{question}_in_scale")
            )
            for question, highest in SCALES.items()
        ),
        sa.ForeignKeyConstraint(["round_id"], ["monitoring_round.id"], name=op.f("fk_interview_round_id")),
        sa.PrimaryKeyConstraint("round_id", "number", name=op.f("pk_interview")),
    )
    _guard()


def downgrade() -> None:
    """Drop the triggers, on PostgreSQL with the functions they call, and the tables."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    names = [name for name, *_ in GUARDS]
    names += [f"{table}_is_only_added_to_{act}" for table in KEYS for act in ACTS]
    names += [f"{table}_is_not_{'written_over' if sqlite else 'emptied'}" for table in KEYS]
    for name in names:
        op.execute(f"DROP TRIGGER {name}" if sqlite else f"DROP FUNCTION {name} CASCADE")
    for table in reversed(KEYS):
        op.drop_table(table)


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=32)


def _guard() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    create = _create_sqlite if sqlite else _create_postgresql
    for table, keys in KEYS.items():
        added = f"{table} is only added to"
        for act in ACTS:
            create(f"{table}_is_only_added_to_{act}", table, f"BEFORE {act.upper()}", "1 = 1", added)
        if sqlite:
            same = (" AND ".join(f"{column} = NEW.{column}" for column in key) for key in keys)
            taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {one})" for one in same)
            message = f"a key of {table} is taken already"
            create(f"{table}_is_not_written_over", table, "BEFORE INSERT", taken, message)
        else:
            create(f"{table}_is_not_emptied", table, "BEFORE TRUNCATE", "TRUE", added)
    for guard in GUARDS:
        create(*guard)


def _create_sqlite(name: str, table: str, moment: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} {moment} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END"
    )


def _create_postgresql(name: str, table: str, moment: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF;"
        f" RETURN NEW; END $$"
    )
    rows = "" if "TRUNCATE" in moment else " FOR EACH ROW"
    op.execute(f"CREATE TRIGGER {name} {moment} ON {table}{rows} EXECUTE FUNCTION {name}()")
