"""Meet a paper: from the text of a scan to the voucher it stands for."""

from voucher_desk.domain.human_code import human_code_of
from voucher_desk.domain.papers import (
    SAMPLE_ID,
    MisreadCode,
    NotAVoucherCode,
    OtherProgramme,
    SamplePaper,
    UnknownKey,
    read_digits,
)
from voucher_desk.ports.books import Scanned
from voucher_desk.ports.work import Work
from voucher_desk.scanning.reading import CodeKind, read_scan

_SAMPLE_CODE = human_code_of(SAMPLE_ID)


def meet_paper(work: Work, text: str) -> Scanned:
    """Return what the paper is, after its form, key, signature and programme, in that order."""
    scan = read_scan(text)
    if scan is None:
        raise NotAVoucherCode
    if scan.kind is CodeKind.HUMAN:
        if scan.text == _SAMPLE_CODE:
            raise SamplePaper
        return work.redemptions.meet_code(scan.text)
    sealed = read_digits(scan.text)
    payload = sealed.payload
    signed = work.seals.is_signed(payload.key_id, sealed.signature, sealed.message)
    if signed is None:
        raise UnknownKey(key_id=payload.key_id)
    if not signed:
        raise MisreadCode
    if payload.programme != work.programme.current().number:
        raise OtherProgramme(programme=payload.programme)
    if payload.paper_id == SAMPLE_ID:
        raise SamplePaper
    return work.redemptions.meet_paper(payload.paper_id)
