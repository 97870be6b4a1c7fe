"""One distribution: where it stands, and its next step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.papers import show_paper, show_sheets
from ui.parts.buttons import button, emphasise
from ui.parts.facts import Facts, card
from ui.parts.labels import label, selectable
from ui.parts.layouts import column, holding, scrolling
from ui.preview.paper import Paper, drawn_by
from ui.questions import CountBack
from ui.screens.distributions.entitlements_card import EntitlementsCard
from ui.screens.distributions.floats_card import FloatsCard
from ui.screens.distributions.handing_card import HandingCard
from ui.screens.distributions.list_to_sign import ListToSign
from ui.screens.distributions.signed_list_columns import pages_back_words
from ui.screens.distributions.step_path import Step, StepPath, step_now, steps_of
from ui.screens.distributions.variance_card import VarianceCard
from ui.workplace import Workplace
from voucher_desk.domain.distributions import LISTING_STATES, Distribution, DistributionState, PrintMode
from voucher_desk.ports.work import Work
from voucher_desk.printing.files import draw_closing_sheet
from voucher_desk.queries.count_backs import CountBack as BlanksFound
from voucher_desk.queries.count_backs import DeskRow
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.queries.entitlements import Entitlements
from voucher_desk.usecases.close_distribution import (
    CloseDistribution,
    DistributionClosed,
    close_distribution,
)
from voucher_desk.usecases.issue_vouchers import IssueVouchers, VouchersIssued, issue_vouchers
from voucher_desk.usecases.keep_stock import HandOver, hand_over
from voucher_desk.usecases.open_distribution import NamedDistribution, freeze_list, open_distribution
from voucher_desk.usecases.print_vouchers import PrintVouchers, print_vouchers

_TO_OPEN = frozenset({DistributionState.DRAFT, DistributionState.FROZEN})


def freeze_and_open(work: Work, request: NamedDistribution) -> Distribution:
    """Fix the list and open the desks, in one transaction: what one click means."""
    freeze_list(work, request)
    return open_distribution(work, request)


class DistributionPanel(QWidget):
    """Shows the distribution chosen; the button of the next step stands out.

    Signal: `signed_list_wanted` with the code of a distribution whose signed list comes back.
    """

    signed_list_wanted = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._row: DistributionRow | None = None
        self._due = 0
        self._blanks_found: BlanksFound | None = None
        _ = place.wording.gettext
        self._code = selectable("", "section")
        self._facts = Facts()
        self.path = StepPath(place.wording)
        self.entitlements = EntitlementsCard(place.wording)
        self.entitlements.hide()
        self.handing = HandingCard(place)
        self.floats = FloatsCard(place)
        self.variance = VarianceCard(place)
        self.open = button(_("Figer la liste et ouvrir"), self._open, sign="unlock")
        self.hand_over = button(_("Remettre des bons vierges…"), self._hand_over, sign="vouchers")
        self.issue = button(_("Émettre les bons…"), self._issue, sign="vouchers")
        self.print = button(_("Imprimer les planches…"), self._print, sign="print")
        self.to_sign = ListToSign(place)
        self.list = self.to_sign.paper
        self.signed = button(_("Liste signée…"), self._signed, sign="tick")
        self.close_down = button(_("Clôturer…"), self._close, sign="lock")
        self.sheet = button(_("Fiche de clôture…"), self._sheet, sign="print")
        self._acts = {
            Step.LIST: self.open,
            Step.BLANKS: self.hand_over,
            Step.ISSUE: self.issue,
            Step.PRINT: self.print,
            Step.CLOSE: self.close_down,
        }
        steps = card(
            label(_("Étapes"), "section"),
            self.path,
            *self._acts.values(),
            self.to_sign,
            self.signed,
            self.sheet,
            spacing=8,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        facts = card(self._code, self._facts)
        cards = (steps, self.variance, self.handing, self.floats, self.entitlements, facts)
        whole.addWidget(scrolling(holding(column(*cards, None))))

    def show_distribution(self, row: DistributionRow) -> None:
        """Show a distribution."""
        self._row = row
        wording = self._place.wording
        _ = wording.gettext
        self._code.setText(wording.isolated(row.code))
        self._facts.show_pairs(
            (
                (_("Séance"), wording.isolated(row.session)),
                (_("Lieu"), f"{row.association} · {row.city}"),
                (_("Lot"), wording.isolated(row.batch)),
                (_("Don"), wording.isolated(row.donation)),
                (_("Valeur du bon"), wording.money(row.face)),
                (_("Utilisable jusqu'au"), wording.day(row.expires_on)),
                (_("Impression"), wording.title(row.mode)),
                (_("État"), wording.title(row.state)),
                (_("Ouverte le"), wording.moment(row.opened_at) if row.opened_at else ""),
                (_("Version de la liste"), str(row.list_version) if row.list_version else ""),
                (_("Bons vierges au poste"), self._blanks(row)),
                (_("Liste signée"), pages_back_words(row.pages_back, row.list_pages, wording)),
            )
        )
        self.handing.show_distribution(row)
        self._judge(row, max(row.entitled - row.issued, 0))
        self._read_blanks(row)
        if row.state in LISTING_STATES:
            self._place.read(
                self,
                lambda queries: queries.entitlements(row.code),
                lambda found: self._on_entitlements(row, found),
            )
        else:
            self.entitlements.hide()

    def _read_blanks(self, row: DistributionRow) -> None:
        """Read where the blanks are; on the spot, only what a count-back left to explain."""
        from_stock = row.mode is PrintMode.FROM_STOCK
        ended = row.state in {DistributionState.CLOSED, DistributionState.RECONCILED}
        self._blanks_found = None
        self.floats.setVisible(from_stock and row.list_version > 0)
        self.variance.setVisible(row.state is DistributionState.CLOSED)
        if from_stock or ended:
            self._place.read(
                self, lambda queries: queries.count_back(row.code), lambda found: self._on_blanks(row, found)
            )

    def _on_blanks(self, row: DistributionRow, found: BlanksFound) -> None:
        """Show the blanks, unless the person has gone on to another distribution."""
        if row is self._row:
            self._blanks_found = found
            self.floats.show_floats(row.code, found)
            self.variance.show_variance(row, found)

    def _on_entitlements(self, row: DistributionRow, found: Entitlements) -> None:
        """Say who is due a voucher, unless the person has gone on to another distribution."""
        if row is self._row:
            self._judge(row, found.due)
            self.entitlements.show_entitlements(found)
            self.entitlements.setVisible(row.state is not DistributionState.OPEN or found.due > 0)

    def _blanks(self, row: DistributionRow) -> str:
        return self._place.wording.number(row.blanks) if row.mode is PrintMode.FROM_STOCK else ""

    def _judge(self, row: DistributionRow, due: int) -> None:
        """Show the path, and the acts that are possible; that of the step to take now stands out."""
        is_open = row.state is DistributionState.OPEN
        from_stock = row.mode is PrintMode.FROM_STOCK
        now = step_now(row, due)
        self._due = due
        self.path.show_steps(steps_of(row.mode), now)
        self.open.setVisible(row.state in _TO_OPEN)
        self.hand_over.setVisible(
            from_stock and row.state in {DistributionState.FROZEN, DistributionState.OPEN}
        )
        self.issue.setVisible(is_open)
        self.print.setVisible(not from_stock and row.printed < row.issued)
        self.to_sign.setVisible(row.list_version > 0)
        self.to_sign.show_distribution(row.code)
        self.signed.setVisible(row.opened_at is not None)
        self.close_down.setVisible(is_open)
        self.sheet.setVisible(row.state in {DistributionState.CLOSED, DistributionState.RECONCILED})
        for step, act in self._acts.items():
            emphasise(act, step is now)

    def _open(self) -> None:
        _ = self._place.wording.gettext
        if self._row:
            self._place.do(
                self,
                freeze_and_open,
                NamedDistribution(self._row.code),
                lambda _opened: self._place.messages.done(_("Liste figée, distribution ouverte.")),
            )

    def _hand_over(self) -> None:
        if not self._row:
            return
        wording = self._place.wording
        desks = [desk.desk for desk in self._desks()]
        given = self._place.questions.ask_blanks(max(self._due - self._row.blanks, 1), desks)
        if given:
            count = given.count
            said = wording.ngettext("{n} bon vierge remis.", "{n} bons vierges remis.", count).format(n=count)
            self._place.do(
                self,
                hand_over,
                HandOver(self._row.code, count, given.desk),
                lambda _serials: self._place.messages.done(said),
            )

    def _desks(self) -> tuple[DeskRow, ...]:
        """Return the desks that have a name."""
        return self._blanks_found.named_desks if self._blanks_found else ()

    def _issue(self) -> None:
        """Rehearse first: the person agrees to a number and a sum, not to a word."""
        request = self._wanted_issue()
        if request:
            self._place.rehearse(
                self, issue_vouchers, request, lambda expected: self._on_issue_rehearsed(request, expected)
            )

    def _wanted_issue(self) -> IssueVouchers | None:
        """Ask which desk issues where desks have names; the others need no question."""
        if not self._row:
            return None
        blanks = self._blanks_found.desks if self._blanks_found and self._desks() else ()
        floats = {desk.desk: desk.left for desk in blanks if desk.left}
        if not floats or not self._due:
            return IssueVouchers(self._row.code)
        asked = self._place.questions.ask_desk_issue(floats, self._due)
        return IssueVouchers(self._row.code, asked.desk, asked.count) if asked else None

    def _on_issue_rehearsed(self, request: IssueVouchers, expected: VouchersIssued) -> None:
        wording = self._place.wording
        _ = wording.gettext
        if not expected.count:
            self._place.messages.done(_("Toutes les personnes présentes ont déjà leur bon."))
            return
        detail = wording.ngettext(
            "{n} personne recevra un bon ; {sum} seront engagés sur le don {donation}.",
            "{n} personnes recevront un bon ; {sum} seront engagés sur le don {donation}.",
            expected.count,
        ).format(
            n=expected.count,
            sum=wording.money(expected.amount),
            donation=wording.isolated(self._row.donation if self._row else ""),
        )
        if self._place.questions.confirm(_("Émettre les bons"), detail, _("Émettre")):
            self._place.do(self, issue_vouchers, request, self._on_issued)

    def _on_issued(self, issued: VouchersIssued) -> None:
        wording = self._place.wording
        said = wording.ngettext("{n} bon émis : {sum}.", "{n} bons émis : {sum}.", issued.count)
        self._place.messages.done(said.format(n=issued.count, sum=wording.money(issued.amount)))

    def _print(self) -> None:
        if self._row:
            code = self._row.code
            request = PrintVouchers(code)
            show_sheets(self._place, self, print_vouchers, request, self._row.batch, f"bons-{code}")

    def _signed(self) -> None:
        if self._row:
            self.signed_list_wanted.emit(self._row.code)

    def _sheet(self) -> None:
        if self._row:
            code, translations = self._row.code, self._place.wording.translations
            draw = drawn_by(lambda desk, file: draw_closing_sheet(desk, code, file, translations))
            show_paper(self._place, self, Paper(f"cloture-{code}", draw))

    def _close(self) -> None:
        if not self._row:
            return
        counted = self._count_back(self._row)
        if counted:
            desks = {desk: count for desk, count in counted.counts.items() if desk}
            back = counted.counts.get("", 0)
            wanted = CloseDistribution(self._row.code, back, counted.explanation, desks)
            self._place.do(self, close_distribution, wanted, self._on_closed)

    def _count_back(self, row: DistributionRow) -> CountBack | None:
        """Ask for the count where blanks were handed over, else only whether to close."""
        _ = self._place.wording.gettext
        if row.mode is PrintMode.FROM_STOCK:
            left = {desk.desk: desk.left for desk in self._desks()}
            unnamed = row.blanks - sum(left.values())
            return self._place.questions.ask_count_back(
                {"": unnamed, **left} if unnamed or not left else left
            )
        detail = _("Plus aucun bon n'y sera émis. Un bon perdu pourra encore être remplacé.")
        agreed = self._place.questions.confirm(_("Clôturer la distribution"), detail, _("Clôturer"))
        return CountBack({}, "") if agreed else None

    def _on_closed(self, closed: DistributionClosed) -> None:
        _ = self._place.wording.gettext
        if closed.distribution.state is DistributionState.RECONCILED:
            self._place.messages.done(_("Distribution clôturée et rapprochée."))
            return
        self._place.messages.done(
            _("Distribution clôturée avec un écart : {expected} attendus, {counted} comptés.").format(
                expected=closed.expected, counted=closed.counted
            )
        )
