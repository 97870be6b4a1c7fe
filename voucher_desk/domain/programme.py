"""The programme: what one declarative file says of donors, donations, providers, lots and users."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from voucher_desk.domain.donations import Tranche
from voucher_desk.domain.duties import Role
from voucher_desk.domain.names import clean
from voucher_desk.domain.providers import Priced, ProviderState, Scope
from voucher_desk.domain.refusals import Refused, reason
from voucher_desk.domain.vouchers import RemainderPolicy

LONGEST_CODE = 40


@reason
class NoProgramme(Refused):
    """No programme is loaded yet."""

    code: ClassVar[str] = "PRO-01"


@reason
class ProgrammeUnreadable(Refused):
    """The file is no TOML; `line` says where."""

    code: ClassVar[str] = "PRO-02"
    detail: str


@reason
class DeclarationWrong(Refused):
    """A key of the file is missing, or is not what it should be; `key` is its path in the file."""

    code: ClassVar[str] = "PRO-03"
    key: str
    expected: str


@reason
class DeclarationUnknown(Refused):
    """A key of the file names something the file does not declare."""

    code: ClassVar[str] = "PRO-04"
    key: str
    value: str


@reason
class OtherProgrammeLoaded(Refused):
    """The database belongs to another programme; one home serves one."""

    code: ClassVar[str] = "PRO-05"
    programme: str


@reason
class CodeWrong(Refused):
    """The code of a session, a distribution or a person has one to `longest` characters."""

    code: ClassVar[str] = "PRO-06"
    longest: int


@reason
class UnknownAssociation(Refused):
    """The programme declares no association of this code."""

    code: ClassVar[str] = "PRO-07"
    association: str


@reason
class UnknownDonor(Refused):
    """The programme declares no donor of this code."""

    code: ClassVar[str] = "PRO-08"
    donor: str


def code_given(text: str) -> str:
    """Return the code of a thing as it is kept, nothing invisible in it. Raises CodeWrong."""
    code, _ = clean(text)
    if not 0 < len(code) <= LONGEST_CODE:
        raise CodeWrong(longest=LONGEST_CODE)
    return code


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme of a database: `number` is in every code, `strict` asks issuer and host to differ."""

    code: str
    number: int
    name: str
    voucher_title: str
    hotline: str
    starts_on: date
    ends_on: date
    training: bool
    strict: bool
    offline_grace_days: int


@dataclass(frozen=True, slots=True)
class NamedCode:
    """A code and the name people read for it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class DonorDeclaration:
    """A donor and the mark it asks to be shown."""

    code: str
    name: str
    mark: str


@dataclass(frozen=True, slots=True)
class LogoDeclaration:
    """The file of a donation's logo, beside the programme file, empty to take it off; and where it shows."""

    file: str
    on_vouchers: bool
    on_lists: bool


@dataclass(frozen=True, slots=True)
class DonationDeclaration:
    """A donation as agreed, with the tranches received so far.

    `mark` is shown in place of the donor's own; `pledged` counts the smallest unit of the currency. Without a
    `logo` the one it has stays.
    """

    code: str
    donor: str
    association: str
    currency: str
    mark_on_lists: bool
    tranches: tuple[Tranche, ...]
    mark: str = ""
    agreement: str = ""
    agreed_on: date | None = None
    pledged: int | None = None
    logo: LogoDeclaration | None = None


@dataclass(frozen=True, slots=True)
class BatchDeclaration:
    """The terms of a lot of vouchers; `face` in centimes."""

    code: str
    donation: str
    city: str
    face: int
    expires_on: date
    remainder: RemainderPolicy
    scope: int
    entitlement: int


@dataclass(frozen=True, slots=True)
class ProviderDeclaration:
    """A provider and its contract; `monthly_cap` in centimes, `prices` those of its service families."""

    code: str
    name: str
    city: str
    ice: str
    contract: str
    state: ProviderState
    valid_from: date
    valid_to: date
    services: tuple[str, ...]
    associations: tuple[str, ...]
    monthly_cap: int | None
    prices: tuple[Priced, ...] = ()


@dataclass(frozen=True, slots=True)
class UserDeclaration:
    """A person who works with the desk and the posts they hold."""

    code: str
    roles: frozenset[Role]
    provider: str | None


@dataclass(frozen=True, slots=True)
class ProgrammeDeclaration:
    """All that a programme file says; `sha256` is the hash of the file."""

    sha256: str
    programme: Programme
    associations: tuple[NamedCode, ...]
    donors: tuple[DonorDeclaration, ...]
    donations: tuple[DonationDeclaration, ...]
    services: tuple[NamedCode, ...]
    scopes: tuple[Scope, ...]
    batches: tuple[BatchDeclaration, ...]
    providers: tuple[ProviderDeclaration, ...]
    users: tuple[UserDeclaration, ...]
