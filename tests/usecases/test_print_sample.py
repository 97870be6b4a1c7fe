"""A sample: read by every scanner, taken by no counter, and gone without a trace."""

from typing import Any
from uuid import uuid4

from voucher_desk.domain.papers import SamplePaper, read_digits
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.usecases.print_sample import sample_paper
from voucher_desk.usecases.redeem_voucher import Scan, verify_voucher


def test_a_scan_of_the_sample_is_told_apart_and_redeems_nothing(any_field: Any) -> None:
    paper, terms = any_field.desk.rehearse(sample_paper, None)
    assert terms.training
    before = any_field.figures()
    for text in (paper.qr_digits, paper.human_code, "0000-0000-0000"):
        answer = any_field.redeem("ESSAI", text=text)
        assert answer.verdict is Verdict.REFUSED
        assert type(answer.refusal) is SamplePaper
        verified = any_field.do("coordination", verify_voucher, Scan(text, None, str(uuid4())))
        assert type(verified.refusal) is SamplePaper
    assert any_field.figures() == before


def test_the_sample_is_worth_nothing_and_expired_even_to_who_knows_no_samples(field: Any) -> None:
    paper, _terms = field.desk.rehearse(sample_paper, None)
    payload = read_digits(paper.qr_digits).payload
    assert payload.face == paper.face == 0
    assert payload.expires_on < field.clock.now.date()


def test_the_sample_leaves_no_trace(field: Any) -> None:
    before = field.desk.read(lambda queries: queries.statement_heading(field.clock.now)).anchor
    field.desk.rehearse(sample_paper, None)
    assert field.desk.read(lambda queries: queries.statement_heading(field.clock.now)).anchor == before
