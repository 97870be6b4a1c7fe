"""How the facts of a refusal are written for people: amounts, dates, hours, states, lists.

Which facts are amounts, states or acts stands here as data; everything else is written by its type.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum, StrEnum
from gettext import NullTranslations
from unicodedata import bidirectional

from voucher_desk.domain.allocations import AllocationExceeded, AlreadyIssued, SetAsideForOthers
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.files import (
    BrokenQuotes,
    EncodingNotRecognised,
    TooManyColumns,
    TooManyRows,
)
from voucher_desk.domain.attendance_list.notices import (
    BlankPresenceIsAbsence,
    CodesToBeGiven,
    RowsNotRead,
    RowsWithoutAnswers,
)
from voucher_desk.domain.attendance_list.problems import MappedColumnUnknown, PersonTwice
from voucher_desk.domain.bank import SumsDiffer, UnknownBankLine, UnknownMatch
from voucher_desk.domain.bank_statement import StatementBalanceWrong
from voucher_desk.domain.claim_disputes import LineStateForbids
from voucher_desk.domain.claim_sheets import LineWithoutAmount, LineWithoutVoucher
from voucher_desk.domain.claims import ClaimState, ClaimStateForbids, LineState, PaymentTooLarge
from voucher_desk.domain.count_back import UnknownVarianceLine
from voucher_desk.domain.dates import written
from voucher_desk.domain.distributions import DistributionState, DistributionStateForbids
from voucher_desk.domain.donations import (
    DonationNotActive,
    DonationState,
    DonationStateForbids,
    MoneyStillAvailable,
    MoneyStillOut,
    RateMissing,
    TrancheDiffers,
)
from voucher_desk.domain.duties import Duty, DutyMissing, SamePerson
from voucher_desk.domain.floats import AlreadyReceived, UnknownMove
from voucher_desk.domain.gifts import UnknownGift
from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import AmountAboveRest, DonationExhausted, shown_text
from voucher_desk.domain.names import clean
from voucher_desk.domain.print_jobs import (
    NothingSpoiled,
    NotOfPrintJob,
    NotOnPrintJob,
    PrintJobCounted,
    UnknownPrintJob,
)
from voucher_desk.domain.providers import CapReached
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.samples import UnknownSample
from voucher_desk.domain.sessions import PersonDiffers, SessionState, SessionStateForbids
from voucher_desk.domain.signed_lists import LineNotOnPage, NoSuchPage, OlderListVersion, PageNotOfList
from voucher_desk.domain.vouchers import ReasonMissing, VoucherState, VoucherStateForbids
from voucher_desk.ports.faults import ClockWentBack
from voucher_desk.sentences.acts import act_word
from voucher_desk.sentences.digits import figures
from voucher_desk.sentences.words import WORDS, word_of

Fact = tuple[type[Refused] | type[Notice], str]

AMOUNTS: frozenset[Fact] = frozenset(
    {
        (AmountAboveRest, "rest"),
        (DonationExhausted, "available"),
        (CapReached, "left"),
        (PaymentTooLarge, "left"),
        (MoneyStillOut, "out"),
        (MoneyStillAvailable, "available"),
        (AllocationExceeded, "left"),
        (SetAsideForOthers, "free"),
        (AlreadyIssued, "issued"),
        (SumsDiffer, "bank"),
        (SumsDiffer, "books"),
        (StatementBalanceWrong, "expected"),
    }
)
"""Facts in centimes of MAD."""

ACTS: frozenset[Fact] = frozenset(
    {
        (VoucherStateForbids, "action"),
        (SessionStateForbids, "action"),
        (DistributionStateForbids, "action"),
        (ClaimStateForbids, "action"),
        (DonationStateForbids, "action"),
        (ReasonMissing, "action"),
        (SamePerson, "first"),
        (SamePerson, "second"),
    }
)
"""Facts that name an act of `voucher_desk.sentences.acts`."""

MEMBERS: dict[Fact, type[StrEnum]] = {
    (VoucherStateForbids, "state"): VoucherState,
    (SessionStateForbids, "state"): SessionState,
    (DistributionStateForbids, "state"): DistributionState,
    (ClaimStateForbids, "state"): ClaimState,
    (LineStateForbids, "state"): LineState,
    (DonationNotActive, "state"): DonationState,
    (DonationStateForbids, "state"): DonationState,
    (DutyMissing, "duty"): Duty,
    (MappedColumnUnknown, "field"): Field,
}
"""Facts that are the text of an enumeration's member."""

NAMES: frozenset[Fact] = frozenset(
    {
        (PageNotOfList, "version"),
        (OlderListVersion, "version"),
        (OlderListVersion, "current"),
        (OlderListVersion, "missing"),
        (NoSuchPage, "page"),
        (NoSuchPage, "pages"),
        (LineNotOnPage, "line"),
        (LineNotOnPage, "first"),
        (LineNotOnPage, "last"),
        (PersonDiffers, "row"),
        (PersonTwice, "first_row"),
        (PersonTwice, "second_row"),
        (CodesToBeGiven, "rows"),
        (RowsWithoutAnswers, "rows"),
        (BlankPresenceIsAbsence, "rows"),
        (RowsNotRead, "from_row"),
        (TooManyRows, "row"),
        (TooManyColumns, "column"),
        (EncodingNotRecognised, "line"),
        (BrokenQuotes, "line"),
        (UnknownSample, "sample"),
        (UnknownPrintJob, "job"),
        (PrintJobCounted, "job"),
        (NotOfPrintJob, "job"),
        (NotOfPrintJob, "sheet"),
        (NotOnPrintJob, "job"),
        (NothingSpoiled, "job"),
        (UnknownMove, "move"),
        (AlreadyReceived, "move"),
        (RateMissing, "tranche"),
        (TrancheDiffers, "tranche"),
        (UnknownGift, "number"),
        (UnknownVarianceLine, "line"),
        (LineWithoutAmount, "line"),
        (LineWithoutVoucher, "line"),
        (UnknownBankLine, "line"),
        (UnknownMatch, "match"),
    }
)
"""Numbers that name a row, a page or a paper, compared with it: in Latin digits, as they stand there."""

INSTANTS: frozenset[Fact] = frozenset({(ClockWentBack, "last")})
"""Facts that are the text of a UTC instant."""

LONGEST_LIST = 10
_ISOLATE, _POP = "\u2066", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def shown_facts(reason: Refused | Notice, translations: NullTranslations) -> dict[str, str]:
    """Return every fact of a refusal or notice as people read it, by field name."""
    return {name: _shown((type(reason), name), fact, translations) for name, fact in reason.data().items()}


def _shown(fact: Fact, value: object, translations: NullTranslations) -> str:
    match value:
        case tuple() | list():
            return _listed([_shown(fact, part, translations) for part in value], translations)
        case Enum() if type(value) in WORDS:
            return word_of(value, translations)
        case int() if fact not in NAMES:
            number = shown_text(value) if fact in AMOUNTS else str(value)
            return _isolated(figures(number, translations), translations)
        case datetime():
            return _moment(value, translations)
        case date():
            return _isolated(figures(written(value), translations), translations)
    return _shown_text(fact, str(value), translations)


def _shown_text(fact: Fact, text: str, translations: NullTranslations) -> str:
    if fact in ACTS:
        return act_word(text, translations)
    if fact in MEMBERS:
        return word_of(MEMBERS[fact](text), translations)
    if fact in INSTANTS:
        return _moment(datetime.fromisoformat(text), translations)
    return _isolated(clean(text)[0], translations)


def _moment(instant: datetime, translations: NullTranslations) -> str:
    there = local(instant)
    day, clock = (
        _isolated(figures(text, translations), translations)
        for text in (written(there.date()), f"{there:%H:%M}")
    )
    return translations.gettext("{day} à {clock}").format(day=day, clock=clock)


def _listed(texts: list[str], translations: NullTranslations) -> str:
    """Return texts with commas between them: the first ten, and how many more there are."""
    listed = translations.gettext(", ").join(texts[:LONGEST_LIST])
    more = len(texts) - LONGEST_LIST
    if more <= 0:
        return listed
    return translations.ngettext("{listed} et {more} autre", "{listed} et {more} autres", more).format(
        listed=listed, more=more
    )


def _isolated(text: str, translations: NullTranslations) -> str:
    """Return text that keeps its own order within an Arabic sentence: codes, amounts, dates."""
    if translations.info().get("language") != "ar" or _has_arabic(text):
        return text
    return f"{_ISOLATE}{text}{_POP}"


def _has_arabic(letters: Iterable[str]) -> bool:
    return any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in letters)
