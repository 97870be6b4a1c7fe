"""The closing certificate: agreed, received, given back, and what became of the rest."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from gettext import NullTranslations
from io import BytesIO

from voucher_desk.domain.donations import DonationState
from voucher_desk.domain.money import Money
from voucher_desk.domain.reconciliation import Figures
from voucher_desk.printing.closing_certificate import ClosingPaper, closing_certificate
from voucher_desk.queries.donations import AgreedDonation, ReturnRow
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.queries.programme import TrancheRow

Reader = Callable[[bytes], list[str]]

AT = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)
HEADING = StatementHeading("Bien-être", "", AT, "fedcba9876543210" * 4, 1234, training=False)
AGREED = AgreedDonation(
    code="DON-RAB",
    donor="DONATEUR",
    donor_name="Donateur d'essai",
    association="ASSO-RAB",
    association_name="Association de Rabat",
    currency="JPY",
    state=DonationState.CLOSED,
    mark="Avec l'appui du donateur d'essai",
    mark_on_lists=False,
    agreement="CONV-7",
    agreed_on=date(2026, 8, 15),
    pledged=Money(100_000, "JPY"),
    closing_proposed_by="rapprochement",
    closed_by="finance",
    closed_at=AT,
)
TRANCHE = TrancheRow(
    1, date(2026, 9, 1), Money(100_000, "JPY"), Decimal("0.0665"), date(2026, 9, 1), "Banque", 6_650_00, "T1"
)
PAPER = ClosingPaper(
    HEADING,
    AGREED,
    (TRANCHE,),
    (ReturnRow("VIR-1", 650_00, None, "finance", AT), ReturnRow("VIR-2", 1000_00, "DON-CAS", "finance", AT)),
    Figures(received=6_650_00, issued=5_000_00, redeemed=5_000_00, paid=5_000_00, returned=1_650_00),
)


def printed(paper: ClosingPaper) -> bytes:
    output = BytesIO()
    closing_certificate(paper, output, NullTranslations())
    return output.getvalue()


def test_what_came_in_and_went_out_stands_on_it(read_text: Reader) -> None:
    (text,) = read_text(printed(PAPER))
    assert "Certificat de clôture · DON-RAB" in text
    assert "Tranche 1 : 100 000 JPY au taux de 0,0665 (Banque, 01/09/2026) T1 6 650,00" in text
    assert "Rendu : Donateur d'essai VIR-1 -650,00" in text
    assert "Rendu : DON-CAS VIR-2 -1 000,00" in text
    assert "CONV-7 · 15/08/2026" in text
    assert "Don clos le 04/11/2026" in text
    assert "six mille six cent cinquante dirhams" in text


def test_the_donors_mark_stands_only_where_it_may(read_text: Reader) -> None:
    assert "Avec l'appui" not in read_text(printed(PAPER))[0]
    shown = replace(PAPER, agreed=replace(AGREED, mark_on_lists=True))
    assert "Avec l'appui" in read_text(printed(shown))[0]


def test_before_it_is_closed_it_says_what_is_out(read_text: Reader) -> None:
    early = replace(
        PAPER,
        agreed=replace(AGREED, state=DonationState.CLOSING, closed_by=None, closed_at=None),
        figures=Figures(received=6_650_00, issued=650_00, outstanding=650_00, available=6_000_00),
    )
    (text,) = read_text(printed(early))
    assert "Projet de certificat de clôture" in text
    assert "650,00 MAD en attente, 6 000,00 MAD disponibles" in text


def test_many_tranches_go_on_another_page(read_text: Reader) -> None:
    many = replace(PAPER, tranches=tuple(replace(TRANCHE, number=number) for number in range(1, 40)))
    pages = read_text(printed(many))
    assert len(pages) == 2
    assert "Don clos le" in pages[-1]
    assert sum(page.count("Tranche ") for page in pages) == 39
