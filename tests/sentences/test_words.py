"""Every state, kind, reason, post and act of the field has its word."""

import ast
import gettext
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest

from resources.catalogues import catalogue
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.bank import EntryKind
from voucher_desk.domain.bank_matching import Cell as BankCell
from voucher_desk.domain.bank_statement import Part
from voucher_desk.domain.claim_matching import Cell as MatchCell
from voucher_desk.domain.claim_sheets import SheetKind
from voucher_desk.domain.claims import ClaimState, DisallowReason, LineState
from voucher_desk.domain.count_back import Side, VarianceReason
from voucher_desk.domain.directory import CareKind
from voucher_desk.domain.distributions import DistributionState, PrintMode, Standing
from voucher_desk.domain.donations import DonationState
from voucher_desk.domain.duties import Duty, Role
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.exception_rules import Finding, Rule, Weight
from voucher_desk.domain.international_days import InternationalDay
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.monitoring import Moment, Question
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.print_jobs import PrintJobState
from voucher_desk.domain.providers import ProviderState, ScopeKind
from voucher_desk.domain.reconciliation import FIGURE_NAMES, Level
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.domain.reports import Measure, ReportKind
from voucher_desk.domain.samples import Drawn
from voucher_desk.domain.sessions import Presence, SessionKind, SessionState, WaiverReason
from voucher_desk.domain.signed_lists import Cell as SignedCell
from voucher_desk.domain.signed_lists import LineMark
from voucher_desk.domain.thresholds import Unit
from voucher_desk.domain.vouchers import RemainderPolicy, VoidReason, VoucherState
from voucher_desk.queries.pieces import PieceKind
from voucher_desk.sentences.acts import ACTS, act_word
from voucher_desk.sentences.figures import FIGURES
from voucher_desk.sentences.words import WORDS, figure_word, word_of

FRENCH = gettext.NullTranslations()
SHOWN: tuple[type[Enum], ...] = (
    *(
        Account,
        AgeGroup,
        CareKind,
        ClaimState,
        DisallowReason,
        DistributionState,
        DonationState,
        Duty,
        EventKind,
    ),
    *(Level, PieceKind),
    InternationalDay,
    *(
        Field,
        LineState,
        Moment,
        Presence,
        PrintJobState,
        PrintMode,
        ProviderState,
        Question,
        RemainderPolicy,
        Role,
        ScopeKind,
        SessionKind,
    ),
    *(Drawn, Finding, Rule, Unit, Weight),
    *(BankCell, EntryKind, Part),
    *(SignedCell, LineMark),
    *(SessionState, Sex, Side, Standing, VarianceReason, Verdict, VoidReason, VoucherState, WaiverReason),
    *(MatchCell, SheetKind),
    *(Measure, ReportKind),
)
RULES = Path(__file__).parents[2] / "voucher_desk"
NAMING = {"action", "first", "second", "step"}


def test_every_enumeration_people_read_is_worded() -> None:
    assert set(WORDS) == set(SHOWN)
    assert sum(len(table) for table in WORDS.maps) == len(SHOWN)


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.__name__)
def test_every_member_has_its_own_word(kind: type[Enum]) -> None:
    words = [word_of(member, FRENCH) for member in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_every_figure_has_a_word() -> None:
    assert tuple(FIGURES) == FIGURE_NAMES
    assert len({figure_word(name, FRENCH) for name in FIGURE_NAMES}) == len(FIGURE_NAMES)


def test_words_are_said_in_the_language_asked_for() -> None:
    assert word_of(VoucherState.VOID, catalogue("fr")) == "annulé"
    assert word_of(VoucherState.VOID, catalogue("en")) == "void"
    assert figure_word("received", catalogue("en")) == "received"


def test_what_people_never_read_has_no_word() -> None:
    class Colour(Enum):
        RED = 1

    with pytest.raises(KeyError):
        word_of(Colour.RED, FRENCH)


def acts_named_in(tree: ast.Module) -> Iterator[str]:
    """Yield the acts that rules and use cases name, by keyword or as the last word of a check."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        values = [word.value for word in call.keywords if word.arg in NAMING]
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name in {"_moved", "_require", "require_state", "require_open"}:
            values += call.args[-1:]
        for value in values:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value


def test_every_act_that_a_rule_names_has_a_word() -> None:
    files = [*RULES.glob("domain/*.py"), *RULES.glob("usecases/*.py")]
    named = {act for path in files for act in acts_named_in(ast.parse(path.read_text(encoding="utf-8")))}
    assert {"void", "reprint", "pay", "record"} <= named
    assert named - set(ACTS) == set()


def test_an_event_stands_for_its_act() -> None:
    assert act_word("voucher.suspended", FRENCH) == word_of(EventKind.VOUCHER_SUSPENDED, FRENCH)


def test_an_act_without_a_word_is_said_as_it_is() -> None:
    assert act_word("to juggle", FRENCH) == "to juggle"
