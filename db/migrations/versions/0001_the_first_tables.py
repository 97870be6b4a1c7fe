"""The first tables.

A migration is never changed once released. Triggers do not survive a batch rebuild of their table: create them
again in the same migration. Frozen: no import from the program, whose models go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "association",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_association")),
        sa.UniqueConstraint("code", name=op.f("uq_association_code")),
    )
    op.create_table(
        "donor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("mark", sa.String(length=240), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_donor")),
        sa.UniqueConstraint("code", name=op.f("uq_donor_code")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column(
            "sex",
            sa.Enum("F", "M", "U", name="person_sex", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column(
            "age_group",
            sa.Enum(
                "ADULT",
                "MINOR",
                "UNKNOWN",
                name="person_age_group",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("code", name=op.f("uq_person_code")),
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("voucher_title", sa.String(length=120), nullable=False),
        sa.Column("hotline", sa.String(length=120), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("training", sa.Boolean(), nullable=False),
        sa.Column("strict", sa.Boolean(), nullable=False),
        sa.Column("offline_grace_days", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_programme_only_one")),
        sa.CheckConstraint("number BETWEEN 0 AND 65535", name=op.f("ck_programme_number_in_two_bytes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_table(
        "provider",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column("ice", sa.String(length=15), nullable=False),
        sa.Column("contract", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "CANDIDATE",
                "VETTED",
                "CONTRACTED",
                "SUSPENDED",
                "ENDED",
                name="provider_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("monthly_cap", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("monthly_cap IS NULL OR monthly_cap > 0", name=op.f("ck_provider_cap_positive")),
        sa.CheckConstraint("valid_from <= valid_to", name=op.f("ck_provider_contract_window")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider")),
        sa.UniqueConstraint("code", name=op.f("uq_provider_code")),
    )
    op.create_table(
        "scope",
        sa.Column("index_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "anywhere",
                "city",
                "provider",
                "service",
                name="scope_kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("target", sa.String(length=40), nullable=False),
        sa.CheckConstraint("index_number BETWEEN 0 AND 255", name=op.f("ck_scope_one_byte")),
        sa.PrimaryKeyConstraint("index_number", name=op.f("pk_scope")),
    )
    op.create_table(
        "service_family",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_family")),
        sa.UniqueConstraint("code", name=op.f("uq_service_family_code")),
    )
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("station", sa.String(length=40), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id BETWEEN 1 AND 255", name=op.f("ck_signing_key_one_byte")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
        sa.UniqueConstraint("public_key", name=op.f("uq_signing_key_public_key")),
    )
    op.create_table(
        "station",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("head_seq", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.String(length=64), nullable=False),
        sa.Column("head_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
        sa.UniqueConstraint("code", name=op.f("uq_station_code")),
    )
    op.create_table(
        "desk_user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("roles", sa.String(length=240), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_desk_user_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_user")),
        sa.UniqueConstraint("code", name=op.f("uq_desk_user_code")),
    )
    op.create_table(
        "donation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("donor_id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "AGREED",
                "ACTIVE",
                "CLOSING",
                "CLOSED",
                "ARCHIVED",
                name="donation_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("mark_on_lists", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_donation_association_id")
        ),
        sa.ForeignKeyConstraint(["donor_id"], ["donor.id"], name=op.f("fk_donation_donor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_donation")),
        sa.UniqueConstraint("code", name=op.f("uq_donation_code")),
        sa.UniqueConstraint("id", "association_id", name=op.f("uq_donation_id_association_id")),
    )
    op.create_table(
        "provider_association",
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_provider_association_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["provider.id"], name=op.f("fk_provider_association_provider_id")
        ),
        sa.PrimaryKeyConstraint("provider_id", "association_id", name=op.f("pk_provider_association")),
    )
    op.create_table(
        "provider_service",
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["provider.id"], name=op.f("fk_provider_service_provider_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service_family.id"], name=op.f("fk_provider_service_service_id")
        ),
        sa.PrimaryKeyConstraint("provider_id", "service_id", name=op.f("pk_provider_service")),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "awareness",
                "training",
                "workshop",
                "restitution",
                name="session_kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column("theme", sa.String(length=120), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "PLANNED",
                "OPEN",
                "LOCKED",
                "REOPENED",
                "CANCELLED",
                name="session_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("starts_at <= ends_at", name=op.f("ck_session_window")),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_session_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("code", name=op.f("uq_session_code")),
        sa.UniqueConstraint("id", "association_id", "city", name=op.f("uq_session_id_association_id_city")),
    )
    op.create_table(
        "account",
        sa.Column("donation_id", sa.Integer(), nullable=False),
        sa.Column(
            "account",
            sa.Enum(
                "EXTERNAL",
                "AVAILABLE",
                "OUTSTANDING",
                "UNCLAIMED",
                "IN_REVIEW",
                "DISPUTED",
                "PAYABLE",
                "PAID",
                "RETURNED",
                name="account_name",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("balance >= 0 OR account = 'EXTERNAL'", name=op.f("ck_account_not_negative")),
        sa.ForeignKeyConstraint(["donation_id"], ["donation.id"], name=op.f("fk_account_donation_id")),
        sa.PrimaryKeyConstraint("donation_id", "account", name=op.f("pk_account")),
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "EXPECTED",
                "PRESENT",
                "ABSENT",
                "WAIVED",
                name="attendance_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("entitles", sa.Integer(), nullable=False),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "waiver_reason",
            sa.Enum(
                "HEALTH",
                "URGENT",
                "MINOR",
                name="waiver_reason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("waiver_proposed_by", sa.String(length=40), nullable=True),
        sa.Column("waiver_approved_by", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "(entitles = 1 AND state IN ('PRESENT', 'WAIVED')) OR (entitles = 0 AND state NOT IN ('PRESENT', 'WAIVED'))",
            name=op.f("ck_attendance_presence_entitles"),
        ),
        sa.CheckConstraint(
            "state <> 'WAIVED' OR (waiver_proposed_by IS NOT NULL AND waiver_approved_by IS NOT NULL AND waiver_approved_by <> waiver_proposed_by)",
            name=op.f("ck_attendance_waiver_by_two_persons"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_attendance_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint(
            "id",
            "session_id",
            "person_id",
            "entitles",
            name=op.f("uq_attendance_id_session_id_person_id_entitles"),
        ),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_attendance_session_id_person_id")),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_entitled", ["session_id", "entitles"], unique=False)

    op.create_table(
        "attendance_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_attendance_import_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_import")),
        sa.UniqueConstraint(
            "session_id", "file_sha256", name=op.f("uq_attendance_import_session_id_file_sha256")
        ),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("donation_id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column("face", sa.BigInteger(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column(
            "remainder",
            sa.Enum(
                "KEEP",
                "FORFEIT",
                name="batch_remainder",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("scope", sa.Integer(), nullable=False),
        sa.Column("entitlement", sa.Integer(), nullable=False),
        sa.CheckConstraint("entitlement > 0", name=op.f("ck_batch_entitlement_positive")),
        sa.CheckConstraint("face > 0", name=op.f("ck_batch_face_positive")),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_batch_association_id")),
        sa.ForeignKeyConstraint(
            ["donation_id", "association_id"],
            ["donation.id", "donation.association_id"],
            name="fk_batch_donation_of_association",
        ),
        sa.ForeignKeyConstraint(["donation_id"], ["donation.id"], name=op.f("fk_batch_donation_id")),
        sa.ForeignKeyConstraint(["scope"], ["scope.index_number"], name=op.f("fk_batch_scope")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("code", name=op.f("uq_batch_code")),
        sa.UniqueConstraint("id", "association_id", "city", name=op.f("uq_batch_id_association_id_city")),
        sa.UniqueConstraint("id", "donation_id", name=op.f("uq_batch_id_donation_id")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("donation_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "SUBMITTED",
                "IN_REVIEW",
                "APPROVED",
                "PARTLY_APPROVED",
                "REJECTED",
                "PAID",
                name="claim_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("invoice", sa.String(length=40), nullable=True),
        sa.Column("claimed", sa.BigInteger(), nullable=False),
        sa.Column("approved", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("drafted_by", sa.String(length=40), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_by", sa.String(length=40), nullable=True),
        sa.Column("approved_by", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "approved_by IS NULL OR (reviewed_by IS NOT NULL AND approved_by <> reviewed_by)",
            name=op.f("ck_claim_approver_is_not_reviewer"),
        ),
        sa.CheckConstraint(
            "paid >= 0 AND paid <= approved AND approved <= claimed",
            name=op.f("ck_claim_paid_within_approved"),
        ),
        sa.ForeignKeyConstraint(["donation_id"], ["donation.id"], name=op.f("fk_claim_donation_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_claim_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("code", name=op.f("uq_claim_code")),
        sa.UniqueConstraint("provider_id", "invoice", name=op.f("uq_claim_provider_id_invoice")),
    )
    op.create_table(
        "event",
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "programme.loaded",
                "donation.agreed",
                "donation.received",
                "donation.returned",
                "session.added",
                "session.opened",
                "session.locked",
                "session.reopened",
                "session.cancelled",
                "attendance.recorded",
                "attendance.corrected",
                "attendance.waiver_proposed",
                "attendance.waiver_approved",
                "stock.printed",
                "stock.spoiled",
                "stock.handed_over",
                "stock.returned",
                "stock.destroyed",
                "distribution.drafted",
                "distribution.frozen",
                "distribution.opened",
                "distribution.closed",
                "distribution.reconciled",
                "distribution.cancelled",
                "voucher.issued",
                "voucher.printed",
                "voucher.reprinted",
                "voucher.suspended",
                "voucher.released",
                "voucher.void_proposed",
                "voucher.voided",
                "voucher.expired",
                "voucher.extended",
                "voucher.redeemed",
                "voucher.forfeited",
                "redemption.reversed",
                "redemption.forfeit_undone",
                "scan.answered",
                "claim.drafted",
                "claim.submitted",
                "claim.sent_back",
                "claim.reviewed",
                "claim.accepted",
                "claim.disallowed",
                "claim.rejected",
                "claim.paid",
                "claim.dispute_upheld",
                "claim.dispute_rejected",
                name="event_kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("of", sa.String(length=40), nullable=False),
        sa.Column("donation_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "EXTERNAL",
                "AVAILABLE",
                "OUTSTANDING",
                "UNCLAIMED",
                "IN_REVIEW",
                "DISPUTED",
                "PAYABLE",
                "PAID",
                "RETURNED",
                name="event_source",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "target",
            sa.Enum(
                "EXTERNAL",
                "AVAILABLE",
                "OUTSTANDING",
                "UNCLAIMED",
                "IN_REVIEW",
                "DISPUTED",
                "PAYABLE",
                "PAID",
                "RETURNED",
                name="event_target",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=True),
        sa.CheckConstraint(
            "(amount = 0 AND source IS NULL AND target IS NULL) OR (amount > 0 AND source IS NOT NULL AND target IS NOT NULL AND source <> target AND donation_id IS NOT NULL)",
            name=op.f("ck_event_moves_between_two_accounts"),
        ),
        sa.ForeignKeyConstraint(["donation_id"], ["donation.id"], name=op.f("fk_event_donation_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_event_station_id")),
        sa.PrimaryKeyConstraint("station_id", "seq", name=op.f("pk_event")),
        sa.UniqueConstraint("hash", name=op.f("uq_event_hash")),
        sa.UniqueConstraint("position", name=op.f("uq_event_position")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_money", ["donation_id", "kind", "amount"], unique=False)
        batch_op.create_index("ix_event_of", ["of"], unique=False)

    op.create_table(
        "tranche",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("donation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("rate", sa.Numeric(precision=18, scale=8), nullable=True),
        sa.Column("rate_on", sa.Date(), nullable=True),
        sa.Column("rate_source", sa.String(length=120), nullable=False),
        sa.Column("booked", sa.BigInteger(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.CheckConstraint("currency = 'MAD' OR rate IS NOT NULL", name=op.f("ck_tranche_foreign_has_rate")),
        sa.CheckConstraint("amount_minor > 0 AND booked > 0", name=op.f("ck_tranche_positive")),
        sa.ForeignKeyConstraint(["donation_id"], ["donation.id"], name=op.f("fk_tranche_donation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tranche")),
        sa.UniqueConstraint("donation_id", "number", name=op.f("uq_tranche_donation_id_number")),
    )
    op.create_table(
        "distribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column(
            "mode",
            sa.Enum(
                "ON_THE_SPOT",
                "FROM_STOCK",
                name="distribution_mode",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "FROZEN",
                "OPEN",
                "CLOSED",
                "RECONCILED",
                "ARCHIVED",
                "CANCELLED",
                name="distribution_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("list_version", sa.Integer(), nullable=False),
        sa.Column("list_sha256", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counted_back", sa.Integer(), nullable=True),
        sa.Column("explanation", sa.String(length=400), nullable=True),
        sa.CheckConstraint(
            "state IN ('DRAFT', 'CANCELLED') OR list_version > 0",
            name=op.f("ck_distribution_frozen_before_open"),
        ),
        sa.ForeignKeyConstraint(
            ["batch_id", "association_id", "city"],
            ["batch.id", "batch.association_id", "batch.city"],
            name="fk_distribution_batch_place",
        ),
        sa.ForeignKeyConstraint(
            ["session_id", "association_id", "city"],
            ["session.id", "session.association_id", "session.city"],
            name="fk_distribution_session_place",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution")),
        sa.UniqueConstraint("code", name=op.f("uq_distribution_code")),
        sa.UniqueConstraint(
            "id", "batch_id", "session_id", name=op.f("uq_distribution_id_batch_id_session_id")
        ),
    )
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payment_positive")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_payment_claim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        sa.UniqueConstraint("reference", name=op.f("uq_payment_reference")),
    )
    op.create_table(
        "serial_range",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("station", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first > 0 AND first <= last", name=op.f("ck_serial_range_in_order")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_serial_range_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_serial_range")),
        sa.UniqueConstraint("station", "first", name=op.f("uq_serial_range_station_first")),
    )
    op.create_table(
        "list_version",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_list_version_distribution_id")
        ),
        sa.PrimaryKeyConstraint("distribution_id", "version", name=op.f("pk_list_version")),
    )
    op.create_table(
        "print_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("distribution_id", sa.Integer(), nullable=True),
        sa.Column("vouchers", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_print_job_batch_id")),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_print_job_distribution_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
    )
    op.create_table(
        "list_entry",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendance.id"], name=op.f("fk_list_entry_attendance_id")
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id", "version"],
            ["list_version.distribution_id", "list_version.version"],
            name="fk_list_entry_version",
        ),
        sa.PrimaryKeyConstraint("distribution_id", "line", name=op.f("pk_list_entry")),
        sa.UniqueConstraint(
            "distribution_id", "attendance_id", name=op.f("uq_list_entry_distribution_id_attendance_id")
        ),
    )
    op.create_table(
        "voucher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.String(length=40), nullable=False),
        sa.Column("donation_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "GENERATED",
                "PRINTED",
                "SPOILED",
                "RETURNED",
                "DESTROYED",
                "ISSUED",
                "PART",
                "REDEEMED",
                "SUSPENDED",
                "VOID",
                "EXPIRED",
                name="voucher_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("face", sa.BigInteger(), nullable=False),
        sa.Column("redeemed", sa.BigInteger(), nullable=False),
        sa.Column("forfeited", sa.BigInteger(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column(
            "remainder",
            sa.Enum(
                "KEEP",
                "FORFEIT",
                name="voucher_remainder",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("scope", sa.Integer(), nullable=False),
        sa.Column(
            "suspended_from",
            sa.Enum(
                "GENERATED",
                "PRINTED",
                "SPOILED",
                "RETURNED",
                "DESTROYED",
                "ISSUED",
                "PART",
                "REDEEMED",
                "SUSPENDED",
                "VOID",
                "EXPIRED",
                name="voucher_suspended_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("distribution_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("attendance_id", sa.Integer(), nullable=True),
        sa.Column("held", sa.Integer(), nullable=True),
        sa.Column("entitlement", sa.Integer(), nullable=False),
        sa.Column("issued_by", sa.String(length=40), nullable=True),
        sa.Column("print_job_id", sa.Integer(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column(
            "void_reason",
            sa.Enum(
                "LOST",
                "STOLEN",
                "DAMAGED",
                "ERROR",
                "NOT_COLLECTED",
                "FRAUD",
                name="voucher_void_reason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("void_proposed_by", sa.String(length=40), nullable=True),
        sa.Column("void_approved_by", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "(state = 'REDEEMED') = (redeemed + forfeited = face)",
            name=op.f("ck_voucher_redeemed_is_used_up"),
        ),
        sa.CheckConstraint(
            "(state = 'SUSPENDED') = (suspended_from IS NOT NULL)", name=op.f("ck_voucher_suspended_from")
        ),
        sa.CheckConstraint(
            "(state IN ('ISSUED', 'PART', 'SUSPENDED', 'REDEEMED', 'EXPIRED') AND held = 1 AND person_id IS NOT NULL AND attendance_id IS NOT NULL AND session_id IS NOT NULL AND issued_by IS NOT NULL) OR (state = 'VOID' AND held IS NULL) OR (state NOT IN ('ISSUED', 'PART', 'SUSPENDED', 'REDEEMED', 'EXPIRED', 'VOID') AND held IS NULL AND person_id IS NULL)",
            name=op.f("ck_voucher_held_by_somebody_present"),
        ),
        sa.CheckConstraint(
            "state <> 'VOID' OR void_approved_by IS NOT NULL", name=op.f("ck_voucher_void_is_approved")
        ),
        sa.CheckConstraint(
            "void_proposed_by IS NULL OR state IN ('SUSPENDED', 'VOID')",
            name=op.f("ck_voucher_void_proposed_while_suspended"),
        ),
        sa.CheckConstraint("face > 0", name=op.f("ck_voucher_face_positive")),
        sa.CheckConstraint(
            "redeemed >= 0 AND forfeited >= 0 AND redeemed + forfeited <= face",
            name=op.f("ck_voucher_within_face"),
        ),
        sa.CheckConstraint(
            "void_approved_by IS NULL OR (void_proposed_by IS NOT NULL AND void_approved_by <> void_proposed_by)",
            name=op.f("ck_voucher_void_by_two"),
        ),
        sa.ForeignKeyConstraint(
            ["attendance_id", "session_id", "person_id", "held"],
            ["attendance.id", "attendance.session_id", "attendance.person_id", "attendance.entitles"],
            name="fk_voucher_presence",
        ),
        sa.ForeignKeyConstraint(
            ["batch_id", "donation_id"],
            ["batch.id", "batch.donation_id"],
            name="fk_voucher_batch_of_donation",
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id", "batch_id", "session_id"],
            ["distribution.id", "distribution.batch_id", "distribution.session_id"],
            name="fk_voucher_distribution",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_voucher_person_id")),
        sa.ForeignKeyConstraint(["print_job_id"], ["print_job.id"], name=op.f("fk_voucher_print_job_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["voucher.id"], name=op.f("fk_voucher_replaces_id")),
        sa.ForeignKeyConstraint(["scope"], ["scope.index_number"], name=op.f("fk_voucher_scope")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_voucher_replaces_id")),
        sa.UniqueConstraint("serial", name=op.f("uq_voucher_serial")),
    )
    with op.batch_alter_table("voucher", schema=None) as batch_op:
        batch_op.create_index("ix_voucher_attendance_id", ["attendance_id"], unique=False)
        batch_op.create_index("ix_voucher_batch_id", ["batch_id", "state"], unique=False)
        batch_op.create_index("ix_voucher_distribution_id", ["distribution_id"], unique=False)
        batch_op.create_index("ix_voucher_expiry", ["expires_on", "state"], unique=False)
        batch_op.create_index(
            "ix_voucher_reconcile",
            ["donation_id", "state", "face", "redeemed", "forfeited", "issued_by", "replaces_id"],
            unique=False,
        )
        batch_op.create_index(
            "uq_voucher_entitlement",
            ["donation_id", "person_id", "entitlement"],
            unique=True,
            sqlite_where=sa.text("state IN ('EXPIRED', 'ISSUED', 'PART', 'REDEEMED', 'SUSPENDED')"),
            postgresql_where=sa.text("state IN ('EXPIRED', 'ISSUED', 'PART', 'REDEEMED', 'SUSPENDED')"),
        )

    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.BigInteger(), nullable=False),
        sa.Column("human_code", sa.String(length=12), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("copy_number > 0", name=op.f("ck_paper_copy_positive")),
        sa.ForeignKeyConstraint(["key_id"], ["signing_key.id"], name=op.f("fk_paper_key_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name=op.f("fk_paper_voucher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("human_code", name=op.f("uq_paper_human_code")),
        sa.UniqueConstraint("paper_id", name=op.f("uq_paper_paper_id")),
        sa.UniqueConstraint("voucher_id", "copy_number", name=op.f("uq_paper_voucher_id_copy_number")),
    )
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.create_index(
            "uq_paper_current",
            ["voucher_id"],
            unique=True,
            sqlite_where=sa.text("current = 1"),
            postgresql_where=sa.text("current = 1"),
        )

    op.create_table(
        "redemption",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=False),
        sa.Column("donation_id", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("forfeited", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("station", sa.String(length=40), nullable=False),
        sa.CheckConstraint("amount > 0 AND forfeited >= 0", name=op.f("ck_redemption_positive")),
        sa.ForeignKeyConstraint(["donation_id"], ["donation.id"], name=op.f("fk_redemption_donation_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_redemption_provider_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name=op.f("fk_redemption_voucher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redemption")),
        sa.UniqueConstraint("op_id", name=op.f("uq_redemption_op_id")),
    )
    with op.batch_alter_table("redemption", schema=None) as batch_op:
        batch_op.create_index("ix_redemption_provider_id", ["provider_id", "at"], unique=False)
        batch_op.create_index("ix_redemption_voucher_id", ["voucher_id"], unique=False)

    op.create_table(
        "scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("text_length", sa.Integer(), nullable=False),
        sa.Column("asked", sa.BigInteger(), nullable=True),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("voucher_id", sa.Integer(), nullable=True),
        sa.Column(
            "verdict",
            sa.Enum(
                "valid",
                "redeemed",
                "refused",
                name="scan_verdict",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("data", sa.String(length=400), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("forfeited", sa.BigInteger(), nullable=False),
        sa.Column("remaining", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("station", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_scan_provider_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name=op.f("fk_scan_voucher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan")),
        sa.UniqueConstraint("op_id", name=op.f("uq_scan_op_id")),
    )
    with op.batch_alter_table("scan", schema=None) as batch_op:
        batch_op.create_index("ix_scan_provider_id", ["provider_id", "at"], unique=False)
        batch_op.create_index("ix_scan_voucher_id", ["voucher_id"], unique=False)

    op.create_table(
        "claim_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("redemption_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "CLAIMED",
                "ACCEPTED",
                "DISALLOWED",
                "UPHELD",
                "REJECTED_FINAL",
                name="claim_line_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "NO_PAPER",
                "PAPER_WITHOUT_REDEMPTION",
                "DUPLICATE",
                "AFTER_EXPIRY",
                "OUT_OF_CONTRACT",
                "WRONG_SERVICE",
                "ILLEGIBLE",
                name="claim_line_reason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_claim_line_positive")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_line_claim_id")),
        sa.ForeignKeyConstraint(
            ["redemption_id"], ["redemption.id"], name=op.f("fk_claim_line_redemption_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_line")),
        sa.UniqueConstraint("claim_id", "redemption_id", name=op.f("uq_claim_line_claim_id_redemption_id")),
    )
    with op.batch_alter_table("claim_line", schema=None) as batch_op:
        batch_op.create_index(
            "ix_claim_line_reconcile", ["claim_id", "live", "state", "amount"], unique=False
        )
        batch_op.create_index(
            "uq_claim_line_live",
            ["redemption_id"],
            unique=True,
            sqlite_where=sa.text("live = 1"),
            postgresql_where=sa.text("live = 1"),
        )

    op.create_table(
        "reversal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("redemption_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["redemption_id"], ["redemption.id"], name=op.f("fk_reversal_redemption_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reversal")),
        sa.UniqueConstraint("redemption_id", name=op.f("uq_reversal_redemption_id")),
    )


def downgrade() -> None:
    op.drop_table("reversal")
    with op.batch_alter_table("claim_line", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_claim_line_live", sqlite_where=sa.text("live = 1"), postgresql_where=sa.text("live = 1")
        )
        batch_op.drop_index("ix_claim_line_reconcile")

    op.drop_table("claim_line")
    with op.batch_alter_table("scan", schema=None) as batch_op:
        batch_op.drop_index("ix_scan_voucher_id")
        batch_op.drop_index("ix_scan_provider_id")

    op.drop_table("scan")
    with op.batch_alter_table("redemption", schema=None) as batch_op:
        batch_op.drop_index("ix_redemption_voucher_id")
        batch_op.drop_index("ix_redemption_provider_id")

    op.drop_table("redemption")
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_paper_current", sqlite_where=sa.text("current = 1"), postgresql_where=sa.text("current = 1")
        )

    op.drop_table("paper")
    with op.batch_alter_table("voucher", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_voucher_entitlement",
            sqlite_where=sa.text("state IN ('EXPIRED', 'ISSUED', 'PART', 'REDEEMED', 'SUSPENDED')"),
            postgresql_where=sa.text("state IN ('EXPIRED', 'ISSUED', 'PART', 'REDEEMED', 'SUSPENDED')"),
        )
        batch_op.drop_index("ix_voucher_reconcile")
        batch_op.drop_index("ix_voucher_expiry")
        batch_op.drop_index("ix_voucher_distribution_id")
        batch_op.drop_index("ix_voucher_batch_id")
        batch_op.drop_index("ix_voucher_attendance_id")

    op.drop_table("voucher")
    op.drop_table("list_entry")
    op.drop_table("print_job")
    op.drop_table("list_version")
    op.drop_table("serial_range")
    op.drop_table("payment")
    op.drop_table("distribution")
    op.drop_table("tranche")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_of")
        batch_op.drop_index("ix_event_money")

    op.drop_table("event")
    op.drop_table("claim")
    op.drop_table("batch")
    op.drop_table("attendance_import")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index("ix_attendance_entitled")

    op.drop_table("attendance")
    op.drop_table("account")
    op.drop_table("session")
    op.drop_table("provider_service")
    op.drop_table("provider_association")
    op.drop_table("donation")
    op.drop_table("desk_user")
    op.drop_table("station")
    op.drop_table("signing_key")
    op.drop_table("service_family")
    op.drop_table("scope")
    op.drop_table("provider")
    op.drop_table("programme")
    op.drop_table("person")
    op.drop_table("donor")
    op.drop_table("association")
