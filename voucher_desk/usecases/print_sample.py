"""Print a sample: a voucher of an exercise that every scanner reads and no counter ever takes."""

from voucher_desk.domain.human_code import human_code_of
from voucher_desk.domain.papers import ANY_PROVIDER, FIRST_DAY, SAMPLE_ID, PaperPayload
from voucher_desk.ports.work import Work
from voucher_desk.queries.papers import SheetTerms, VoucherPaper
from voucher_desk.usecases.papers import sealed

SAMPLE_SERIAL = "ESSAI"


def sample_paper(work: Work, _request: None) -> tuple[VoucherPaper, SheetTerms]:
    """Return a sample as it is printed, signed by this station: worth nothing, and long expired.

    It leaves no trace; a scan of it is answered by SamplePaper. Raises NoProgramme.
    """
    programme = work.programme.current()
    payload = PaperPayload(work.seals.key_id, programme.number, SAMPLE_ID, 0, FIRST_DAY, ANY_PROVIDER)
    paper = VoucherPaper(
        serial=SAMPLE_SERIAL,
        qr_digits=sealed(work, payload),
        human_code=human_code_of(SAMPLE_ID),
        face=0,
        expires_on=FIRST_DAY,
        copy_number=1,
    )
    return paper, SheetTerms(programme.voucher_title, "", programme.hotline, training=True)
