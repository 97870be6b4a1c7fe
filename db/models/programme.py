"""Rows of what a programme file declares: who gives, who distributes, who serves, who works here."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Numeric,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Centimes, Code, Day, Key, Label, TableArgs, UtcInstant, choice
from voucher_desk.domain.donations import DonationState
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.providers import ProviderState, ScopeKind
from voucher_desk.domain.vouchers import RemainderPolicy


class ProgrammeRow(Base):
    """The one programme of a database: its number is printed in every code."""

    __tablename__ = "programme"
    __table_args__: TableArgs = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("number BETWEEN 0 AND 65535", name="number_in_two_bytes"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    number: Mapped[int]
    name: Mapped[Label]
    voucher_title: Mapped[Label]
    hotline: Mapped[Label]
    starts_on: Mapped[Day]
    ends_on: Mapped[Day]
    training: Mapped[bool]
    strict: Mapped[bool]
    offline_grace_days: Mapped[int]


class AssociationRow(Base):
    """A partner association."""

    __tablename__ = "association"
    __table_args__: TableArgs = (UniqueConstraint("code"),)

    id: Mapped[Key]
    code: Mapped[Code]
    name: Mapped[Label]


class DonorRow(Base):
    """A donor and the mark it asks to be shown."""

    __tablename__ = "donor"
    __table_args__: TableArgs = (UniqueConstraint("code"),)

    id: Mapped[Key]
    code: Mapped[Code]
    name: Mapped[Label]
    mark: Mapped[str] = mapped_column(String(240))


class DonationRow(Base):
    """A donation of one donor to one association.

    `mark` is shown in place of the donor's own; `pledged` counts the smallest unit of `currency`.
    """

    __tablename__ = "donation"
    __table_args__: TableArgs = (UniqueConstraint("code"), UniqueConstraint("id", "association_id"))

    id: Mapped[Key]
    code: Mapped[Code]
    donor_id: Mapped[int] = mapped_column(ForeignKey("donor.id"))
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"))
    currency: Mapped[str] = mapped_column(String(3))
    state: Mapped[DonationState] = mapped_column(choice(DonationState, "donation_state"))
    mark_on_lists: Mapped[bool]
    mark: Mapped[str | None] = mapped_column(String(240))
    agreement: Mapped[str | None] = mapped_column(String(120))
    agreed_on: Mapped[date | None]
    pledged: Mapped[int | None] = mapped_column(BigInteger)
    closing_proposed_by: Mapped[str | None] = mapped_column(String(40))
    closed_by: Mapped[str | None] = mapped_column(String(40))
    closed_at: Mapped[datetime | None] = mapped_column(UtcInstant)


class TrancheRow(Base):
    """One payment received, in the donor's currency and in centimes of MAD."""

    __tablename__ = "tranche"
    __table_args__: TableArgs = (
        UniqueConstraint("donation_id", "number"),
        CheckConstraint("amount_minor > 0 AND booked > 0", name="positive"),
        CheckConstraint("currency = 'MAD' OR rate IS NOT NULL", name="foreign_has_rate"),
    )

    id: Mapped[Key]
    donation_id: Mapped[int] = mapped_column(ForeignKey("donation.id"))
    number: Mapped[int]
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    rate: Mapped[Decimal | None] = mapped_column(Numeric(18, 8, asdecimal=True))
    rate_on: Mapped[date | None]
    rate_source: Mapped[Label]
    booked: Mapped[Centimes]
    received_on: Mapped[Day]
    reference: Mapped[Label]


class AccountRow(Base):
    """The balance of one of a donation's nine accounts, kept in step with every move (invariant 27)."""

    __tablename__ = "account"
    __table_args__: TableArgs = (
        CheckConstraint("balance >= 0 OR account = 'EXTERNAL'", name="not_negative"),
    )

    donation_id: Mapped[int] = mapped_column(ForeignKey("donation.id"), primary_key=True)
    account: Mapped[Account] = mapped_column(choice(Account, "account_name"), primary_key=True)
    balance: Mapped[Centimes]


class ServiceFamilyRow(Base):
    """A family of services, such as consultation or transport."""

    __tablename__ = "service_family"
    __table_args__: TableArgs = (UniqueConstraint("code"),)

    id: Mapped[Key]
    code: Mapped[Code]
    name: Mapped[Label]


class ScopeRow(Base):
    """What a voucher may be limited to; the index is the byte printed in its code."""

    __tablename__ = "scope"
    __table_args__: TableArgs = (CheckConstraint("index_number BETWEEN 0 AND 255", name="one_byte"),)

    index_number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[ScopeKind] = mapped_column(choice(ScopeKind, "scope_kind"))
    target: Mapped[Code]


class ProviderRow(Base):
    """A provider with its contract in force."""

    __tablename__ = "provider"
    __table_args__: TableArgs = (
        UniqueConstraint("code"),
        CheckConstraint("valid_from <= valid_to", name="contract_window"),
        CheckConstraint("monthly_cap IS NULL OR monthly_cap > 0", name="cap_positive"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    name: Mapped[Label]
    city: Mapped[Label]
    ice: Mapped[str] = mapped_column(String(15))
    contract: Mapped[Code]
    state: Mapped[ProviderState] = mapped_column(choice(ProviderState, "provider_state"))
    valid_from: Mapped[Day]
    valid_to: Mapped[Day]
    monthly_cap: Mapped[int | None] = mapped_column(BigInteger)


class ProviderServiceRow(Base):
    """A service family a provider is contracted for."""

    __tablename__ = "provider_service"

    provider_id: Mapped[int] = mapped_column(ForeignKey("provider.id"), primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("service_family.id"), primary_key=True)


class ProviderPriceRow(Base):
    """What a provider's contract says a service family costs today; a redemption keeps its own price."""

    __tablename__ = "provider_price"
    __table_args__: TableArgs = (CheckConstraint("price > 0", name="positive"),)

    provider_id: Mapped[int] = mapped_column(ForeignKey("provider.id"), primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("service_family.id"), primary_key=True)
    price: Mapped[Centimes]


class ProviderAssociationRow(Base):
    """An association whose vouchers a provider takes; a provider with none takes all."""

    __tablename__ = "provider_association"

    provider_id: Mapped[int] = mapped_column(ForeignKey("provider.id"), primary_key=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"), primary_key=True)


class UserRow(Base):
    """A person who works with the desk: `roles` are the posts, separated by spaces."""

    __tablename__ = "desk_user"
    __table_args__: TableArgs = (UniqueConstraint("code"),)

    id: Mapped[Key]
    code: Mapped[Code]
    roles: Mapped[str] = mapped_column(String(240))
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("provider.id"))


class BatchRow(Base):
    """A lot of vouchers on the same terms (invariant 9: one donation, association and city)."""

    __tablename__ = "batch"
    __table_args__: TableArgs = (
        UniqueConstraint("code"),
        UniqueConstraint("id", "donation_id"),
        UniqueConstraint("id", "association_id", "city"),
        ForeignKeyConstraint(
            ["donation_id", "association_id"],
            ["donation.id", "donation.association_id"],
            name="fk_batch_donation_of_association",
        ),
        CheckConstraint("face > 0", name="face_positive"),
        CheckConstraint("entitlement > 0", name="entitlement_positive"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    donation_id: Mapped[int] = mapped_column(ForeignKey("donation.id"))
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"))
    city: Mapped[Label]
    face: Mapped[Centimes]
    expires_on: Mapped[Day]
    remainder: Mapped[RemainderPolicy] = mapped_column(choice(RemainderPolicy, "batch_remainder"))
    scope: Mapped[int] = mapped_column(ForeignKey("scope.index_number"))
    entitlement: Mapped[int]
