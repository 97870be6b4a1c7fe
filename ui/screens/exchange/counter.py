"""The counter: one scan after another, verified first and redeemed only when the person says so.

Knows nothing of widgets. An operation number is kept until its answer came, so that trying again after a
fault can never take twice (invariant 18).
"""

from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from ui.workplace import Workplace
from voucher_desk.domain.papers import MisreadCode
from voucher_desk.domain.redemptions import UnknownPaper, Verdict
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.ports.faults import Fault
from voucher_desk.ports.work import Work
from voucher_desk.queries.programme import PriceRow
from voucher_desk.scanning.reading import scans_among
from voucher_desk.usecases.redeem_voucher import Scan, ScanAnswer, redeem_voucher, verify_voucher


class Counter(QObject):
    """One counter of one provider.

    Signals: `asked` when a scan is on its way; `answered` with a ScanAnswer; `noticed` with a Notice on the
    keyboard; `considered` with what redeeming an amount would give; `unanswered` when redeeming met a fault
    and may be tried again unchanged; `declined` when the scan itself was not taken.
    """

    asked = Signal()
    answered = Signal(object)
    noticed = Signal(object)
    considered = Signal(object)
    unanswered = Signal()
    declined = Signal()

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.provider: str | None = None
        self.text = ""
        self.service: str | None = None
        self._op_id = ""
        self._busy = False
        self._next: tuple[str, ...] = ()

    def scan(self, texts: Sequence[str]) -> None:
        """Verify a scan, given in one or more readings; one that comes before the answer waits its turn."""
        if self._busy:
            self._next = tuple(texts)
            return
        self._busy = True
        self.service = None
        self.asked.emit()
        self.text, notice = _read(texts)
        self._op_id = str(uuid4())
        if notice:
            self.noticed.emit(notice)
        readings = tuple(scan.text for scan in scans_among(texts)) or (self.text,)
        provider = self.provider
        self._place.do(
            self,
            _verified,
            tuple(Scan(text, provider, str(uuid4())) for text in readings),
            self._on_verified,
            self._on_declined,
        )

    def consider(self, amount: int) -> None:
        """Learn what redeeming this many centimes would leave; nothing is saved."""
        text = self.text

        def considered(answer: ScanAnswer) -> None:
            if text == self.text:
                self.considered.emit(answer)

        self._place.rehearse(self, redeem_voucher, self._scan_of(amount), considered)

    def read_prices(self, then: Callable[[Sequence[PriceRow]], None]) -> None:
        """Read what the provider's contract says of its service families."""
        provider = self.provider
        if provider:
            self._place.read(self, lambda queries: queries.prices(provider), then)

    def redeem(self, amount: int) -> None:
        """Redeem this many centimes of the voucher that was verified last."""
        if self._busy:
            return
        self._busy = True
        self._place.do(self, redeem_voucher, self._scan_of(amount), self._on_redeemed, self._on_not_redeemed)

    def _scan_of(self, amount: int) -> Scan:
        return Scan(self.text, self.provider, self._op_id, amount, self.service)

    def _on_verified(self, verified: tuple[str, ScanAnswer]) -> None:
        self.text, answer = verified
        self.answered.emit(answer)
        self._go_on()

    def _on_declined(self, _refusal: Refused) -> bool:
        self.declined.emit()
        self._go_on()
        return False

    def _on_redeemed(self, answer: ScanAnswer) -> None:
        self._op_id = str(uuid4())
        self.answered.emit(answer)
        self._go_on()

    def _on_not_redeemed(self, refusal: Refused) -> bool:
        """After a fault nobody knows whether it was saved: the same operation asks again, and hears."""
        if isinstance(refusal, Fault):
            self._busy = False
            self._next = ()
            self.unanswered.emit()
            return False
        return self._on_declined(refusal)

    def _go_on(self) -> None:
        """Take the scan that came meanwhile, if one did."""
        self._busy = False
        waiting, self._next = self._next, ()
        if waiting:
            self.scan(waiting)


def _read(texts: Sequence[str]) -> tuple[str, Notice | None]:
    """Return the likeliest code of several readings, or the text as it came where none holds any."""
    scans = scans_among(texts)
    return (scans[0].text, scans[0].notice()) if scans else (texts[0], None)


def _verified(work: Work, scans: Sequence[Scan]) -> tuple[str, ScanAnswer]:
    """Return the first reading that a paper answers to; the last one's answer where none does."""
    for scan in scans[:-1]:
        answer = verify_voucher(work, scan)
        if answer.verdict is Verdict.VALID or not isinstance(answer.refusal, UnknownPaper | MisreadCode):
            return scan.text, answer
    return scans[-1].text, verify_voucher(work, scans[-1])
