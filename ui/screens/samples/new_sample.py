"""The form for a new sample: from what, people or vouchers, and how much to be sure of."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.flow import Flow
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.numbers import Number
from ui.workplace import Workplace
from voucher_desk.domain.names import LONGEST_NAME
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.samples import LARGEST_MARGIN, Z_MILLIONTHS, Drawn, SampleTerms
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.queries.programme import DonationRow
from voucher_desk.usecases.draw_sample import DrawSample, SampleDrawn, draw_sample

Scope = tuple[str | None, str | None]
"""The codes of a donation and of a distribution; None for any."""
_SCOPE_WIDTH = 26


class NewSampleForm(QWidget):
    """Says how many would be drawn before anything is; nothing is drawn until the person asks for it."""

    def __init__(
        self, place: Workplace, drawn: Callable[[SampleDrawn], None], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._place = place
        self._drawn = drawn
        _, wording = place.wording.gettext, place.wording
        self.scope: Choices[Scope] = Choices()
        self.scope.setMinimumContentsLength(_SCOPE_WIDTH)
        self.what: Choices[Drawn] = Choices([(wording.title(kind), kind) for kind in Drawn])
        self.confidence: Choices[int] = Choices(
            [(wording.figures(f"{level} %"), level) for level in Z_MILLIONTHS]
        )
        self.margin = Number(1, LARGEST_MARGIN, "%")
        self.margin.setValue(SampleTerms().margin)
        self.seed = QLineEdit(maxLength=LONGEST_NAME)
        self.seed.setPlaceholderText(_("au hasard"))
        self.effect = paragraph("", "muted")
        self.save = button(_("Tirer au sort"), self._save, kind="primary")
        self._lay_out(closed)
        for box in (self.scope, self.what, self.confidence):
            box.activated.connect(lambda _index: self._rehearse())
        self.margin.valueChanged.connect(lambda _value: self._rehearse())
        self.seed.textChanged.connect(lambda _text: self._rehearse())

    def begin(self, donations: Sequence[DonationRow], distributions: Sequence[DistributionRow]) -> None:
        """Start a new sample of everything."""
        wording = self._place.wording
        everything: list[tuple[str, Scope]] = [(wording.gettext("tout le programme"), (None, None))]
        of_donations = [(wording.isolated(row.code), (row.code, None)) for row in donations]
        of_distributions = [(wording.isolated(row.code), (None, row.code)) for row in distributions]
        self.scope.offer([*everything, *of_donations, *of_distributions])
        self.confidence.choose(SampleTerms().confidence)
        self.seed.clear()
        self._rehearse()
        self.scope.setFocus()

    def _lay_out(self, closed: Callable[[], None]) -> None:
        _ = self._place.wording.gettext
        parts = (
            field(_("De quoi"), self.scope),
            field(_("Tirer"), self.what),
            field(_("Confiance"), self.confidence),
            field(_("Marge d'erreur"), self.margin),
            field(_("Graine"), self.seed),
        )
        form = card(
            label(_("Nouvel échantillon"), "section"),
            Flow(*parts),
            self.effect,
            holding(row(None, button(_("Fermer"), closed), self.save)),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(form, None))))

    def _request(self) -> DrawSample:
        donation, distribution = self.scope.value() or (None, None)
        terms = SampleTerms(self.confidence.value() or SampleTerms().confidence, self.margin.value())
        seed = self.seed.text().strip() or None
        return DrawSample(self.what.value() or Drawn.PEOPLE, donation, distribution, terms, seed)

    def _rehearse(self) -> None:
        """Ask how many would be drawn; the draw itself is another one."""
        request = self._request()
        self.save.setEnabled(False)
        self._place.rehearse(
            self,
            draw_sample,
            request,
            lambda drawn: self._on_rehearsed(request, drawn),
            lambda refusal: self._on_refused(request, refusal),
        )

    def _on_rehearsed(self, request: DrawSample, drawn: SampleDrawn) -> None:
        if request == self._request():
            said = self._place.wording.gettext("{size} sur {population} seraient tirés au sort.")
            self.effect.setText(said.format(size=drawn.size, population=drawn.population))
            self.save.setEnabled(True)

    def _on_refused(self, request: DrawSample, refusal: Refused) -> bool:
        if request == self._request():
            self.effect.setText(self._place.wording.sentence(refusal))
        return True

    def _save(self) -> None:
        self._place.do(self, draw_sample, self._request(), self._drawn)
