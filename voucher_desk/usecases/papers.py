"""Papers of vouchers: drawing their random codes, and sealing them into what is printed.

Shared by the use cases that print; the signature is made at each printing and kept nowhere (invariant 3).
"""

from collections.abc import Sequence

from voucher_desk.domain.human_code import human_code_of
from voucher_desk.domain.papers import PaperPayload, signed_message, to_digits
from voucher_desk.domain.vouchers import Voucher
from voucher_desk.ports.books import Paper
from voucher_desk.ports.work import Work
from voucher_desk.queries.papers import VoucherPaper


def draw_papers(work: Work, vouchers: Sequence[Voucher], copy_number: int = 1) -> list[Paper]:
    """Draw a current paper for each voucher: 64 and 50 random bits, independent of each other."""
    papers = [
        Paper(
            voucher_id=voucher.id,
            paper_id=work.lots.paper_id(),
            human_code=human_code_of(work.lots.human_code_bits()),
            copy_number=copy_number,
            key_id=work.seals.key_id,
            current=True,
        )
        for voucher in vouchers
    ]
    work.papers.draw(papers)
    return papers


def printable(work: Work, vouchers: Sequence[Voucher]) -> tuple[VoucherPaper, ...]:
    """Return the vouchers' current papers as they are printed, signed, in the order given."""
    programme = work.programme.current().number
    papers = {paper.voucher_id: paper for paper in work.papers.current(vouchers)}
    return tuple(_sealed(work, voucher, papers[voucher.id], programme) for voucher in vouchers)


def sealed(work: Work, payload: PaperPayload) -> str:
    """Return the digits of a QR, signed by this station."""
    unsigned = payload.unsigned_bytes()
    return to_digits(unsigned + work.seals.sign(signed_message(unsigned)))


def _sealed(work: Work, voucher: Voucher, paper: Paper, programme: int) -> VoucherPaper:
    payload = PaperPayload(
        work.seals.key_id, programme, paper.paper_id, voucher.face, voucher.expires_on, voucher.scope
    )
    return VoucherPaper(
        serial=voucher.serial,
        qr_digits=sealed(work, payload),
        human_code=paper.human_code,
        face=voucher.face,
        expires_on=voucher.expires_on,
        copy_number=paper.copy_number,
    )
