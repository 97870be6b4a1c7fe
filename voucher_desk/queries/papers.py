"""What paper is printed from: rows with nothing of the person on a voucher (invariant 50)."""

from dataclasses import dataclass
from datetime import date, datetime

from voucher_desk.domain.logos import Logo
from voucher_desk.domain.people import AgeGroup, Sex


@dataclass(frozen=True, slots=True)
class VoucherPaper:
    """One voucher as printed: `face` in centimes of MAD, `qr_digits` 200 digits, `human_code` 12 symbols.

    `copy_number` is 1 for the first paper, 2 for the first reprint.
    """

    serial: str
    qr_digits: str
    human_code: str
    face: int
    expires_on: date
    copy_number: int


@dataclass(frozen=True, slots=True)
class SheetTerms:
    """What all vouchers of one print job say alike.

    `title` is neutral (`Bon de bien-être`); `place` is the scope in words (a city, or empty for anywhere);
    `hotline` a telephone number; `training` prints EXERCICE across each voucher; `logo` the donor's, None
    unless the donation chose to show it on what people carry.
    """

    title: str
    place: str
    hotline: str
    training: bool
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class ListHeading:
    """The head of a distribution list; `donor_mark` is empty, `logo` None, where the donor must not show.

    `list_sha256` is the hash of the frozen list `list_version`; `anchor` the head hash of the event log and
    `anchor_count` its length (invariant 54); `printed_at` is UTC.
    """

    project: str
    donor_mark: str
    donation: str
    association: str
    session: str
    session_date: date
    place: str
    distribution: str
    list_version: int
    list_sha256: str
    anchor: str
    anchor_count: int
    printed_at: datetime
    training: bool
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class ListLine:
    """One person of a list; `serial` and `face` (centimes) are None until a voucher is issued."""

    number: int
    person_code: str
    sex: Sex
    age_group: AgeGroup
    serial: str | None
    face: int | None


@dataclass(frozen=True, slots=True)
class ListFoot:
    """Counts under the list: vouchers issued, voided on site, not collected and returned to stock."""

    issued: int
    void: int
    not_collected: int
    returned: int


@dataclass(frozen=True, slots=True)
class StatementHeading:
    """The head of a reconciliation statement; `donor_mark` is empty where the donor must not show.

    `anchor` is the head hash of the event log and `anchor_count` its length; `made_at` is UTC; `logos` are
    those of the donations, for papers that donors read.
    """

    project: str
    donor_mark: str
    made_at: datetime
    anchor: str
    anchor_count: int
    training: bool
    logos: tuple[Logo, ...] = ()
