"""The papers of a claim: slip, advice and receipt, whose amounts in words are never cut."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from gettext import NullTranslations
from io import BytesIO

import pytest
from pypdf import PdfReader

from voucher_desk.domain.amount_in_words import in_arabic, in_french
from voucher_desk.domain.claims import DisallowReason, LineState
from voucher_desk.printing.claim_slip import claim_slip
from voucher_desk.printing.payment_receipt import payment_receipt
from voucher_desk.printing.remittance_advice import remittance_advice
from voucher_desk.queries.claim_papers import ClaimPaper, ClaimPaperLine, PaymentLine

Reader = Callable[[bytes], list[str]]
AT = datetime(2026, 10, 12, 10, 0, tzinfo=UTC)
LONGEST = 77_777_777_77


def line(number: int, state: LineState = LineState.ACCEPTED, amount: int = 250_00) -> ClaimPaperLine:
    reason = DisallowReason.NO_PAPER if state is LineState.DISALLOWED else None
    return ClaimPaperLine(f"X-{number:06d}", AT, "Soins", 250_00, amount, state, reason)


def paper(*lines: ClaimPaperLine, payments: tuple[PaymentLine, ...] = ()) -> ClaimPaper:
    claimed = sum(one.amount for one in lines)
    return ClaimPaper(
        project="Bien-être",
        claim="PHARMA-0001",
        donation="DON-CAS",
        provider="Pharmacie d'essai",
        provider_code="PHARMA",
        city="Casablanca",
        ice="001561191000066",
        contract="C-1",
        since=date(2026, 10, 1),
        until=date(2026, 10, 31),
        invoice="F-118",
        invoiced_on=date(2026, 10, 31),
        invoiced=claimed,
        papers=len(lines),
        claimed=claimed,
        approved=sum(one.amount for one in lines if one.state is LineState.ACCEPTED),
        paid=sum(one.amount for one in payments),
        lines=lines,
        payments=payments,
        made_at=AT,
        anchor="fedcba9876543210" * 4,
        anchor_count=12,
        training=False,
    )


def slip(wanted: ClaimPaper, words: NullTranslations | None = None) -> bytes:
    output = BytesIO()
    claim_slip(wanted, output, words or NullTranslations())
    return output.getvalue()


def advice(wanted: ClaimPaper) -> bytes:
    output = BytesIO()
    remittance_advice(wanted, output, NullTranslations())
    return output.getvalue()


def receipt(wanted: ClaimPaper, payment: PaymentLine, words: NullTranslations | None = None) -> bytes:
    output = BytesIO()
    payment_receipt(wanted, payment, output, words or NullTranslations())
    return output.getvalue()


def arabic_lines(pdf: bytes) -> list[str]:
    """Return what is read aloud for the lines that hold Arabic, in the order they are drawn."""
    found = []
    for page in PdfReader(BytesIO(pdf)).pages:
        contents = page.get_contents()
        assert contents is not None
        said = re.findall(rb"/ActualText<([0-9A-F]+)>", contents.get_data())
        found += [bytes.fromhex(text.decode()).decode("utf-16-be").removeprefix("\ufeff") for text in said]
    return found


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_slip_names_provider_contract_period_and_each_voucher(read_text: Reader) -> None:
    (text,) = map(flat, read_text(slip(paper(line(1), line(2, amount=180_00)))))

    for said in ("Pharmacie d'essai", "001561191000066", "C-1", "du 01/10/2026 au 31/10/2026", "F-118"):
        assert said in text
    assert "1 X-000001 12/10/2026 Soins 250,00 250,00" in text
    assert "2 X-000002 12/10/2026 Soins 250,00 180,00" in text
    assert "quatre cent trente dirhams" in text
    assert "Je déclare" in text


@pytest.mark.parametrize(("lines", "pages"), [(1, 1), (25, 1), (26, 2), (40, 2), (41, 2), (65, 2), (66, 3)])
def test_the_end_of_a_slip_stands_on_its_last_page_alone(read_text: Reader, lines: int, pages: int) -> None:
    texts = read_text(slip(paper(*(line(number) for number in range(1, lines + 1)))))

    assert len(texts) == pages
    assert [("Je déclare" in text) for text in texts] == [False] * (pages - 1) + [True]
    assert sum(text.count("Soins") for text in texts) == lines


@pytest.mark.parametrize("amount", [1, 200_00, 300_00, 1100_00, LONGEST])
def test_an_amount_is_said_whole_in_both_languages(read_text: Reader, amount: int) -> None:
    (text,) = map(flat, read_text(slip(paper(line(1, amount=amount)))))

    assert in_french(amount) in text
    assert in_arabic(amount) in " ".join(arabic_lines(slip(paper(line(1, amount=amount)))))


def test_an_advice_says_what_became_of_each_line_and_what_is_left(read_text: Reader) -> None:
    payments = (PaymentLine("VIR-1", 100_00, AT, 100_00), PaymentLine("VIR-2", 50_00, AT, 150_00))
    wanted = paper(
        line(1), line(2, LineState.DISALLOWED), line(3, LineState.REJECTED_FINAL), payments=payments
    )

    (text,) = map(flat, read_text(advice(wanted)))

    assert "écartée bon papier absent" in text
    assert "Accepté 250,00" in text
    assert "Écarté ou contesté 250,00" in text
    assert "Écarté définitivement 250,00" in text
    assert "Payé le 12/10/2026 · VIR-2 50,00" in text
    assert "Reste à payer 100,00" in text
    assert "cent cinquante dirhams" in text


def test_an_advice_of_many_payments_sums_the_earlier_ones_up(read_text: Reader) -> None:
    payments = tuple(PaymentLine(f"VIR-{n}", 1_00, AT, n * 1_00) for n in range(1, 13))
    (text,) = map(flat, read_text(advice(paper(line(1), payments=payments))))

    assert "Payé auparavant 4,00" in text
    assert text.count("Payé le") == 8


def test_a_receipt_is_of_one_payment(read_text: Reader) -> None:
    payments = (PaymentLine("VIR-1", 100_00, AT, 100_00), PaymentLine("VIR-2", 50_00, AT, 150_00))
    (text,) = map(flat, read_text(receipt(paper(line(1), payments=payments), payments[0])))

    assert "VIR-1" in text
    assert "100,00 MAD" in text
    assert "cent dirhams" in text
    assert "Reste à payer (MAD) 150,00" in text


def test_an_exercise_is_marked(read_text: Reader) -> None:
    assert "EXERCICE" in read_text(slip(replace(paper(line(1)), training=True)))[0]
