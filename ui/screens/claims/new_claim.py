"""The form for a new claim of the provider acting: up to which day, and of which donation."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.draft_bar import DraftBar
from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.flow import Flow
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.moments import chosen_day, day_field, show_day
from ui.workplace import Workplace
from voucher_desk.domain.claims import Claim, NothingToClaim
from voucher_desk.domain.refusals import Refused
from voucher_desk.ports.work import Work
from voucher_desk.queries.programme import DonationRow
from voucher_desk.usecases.settle_claim import DraftClaim, draft_claim

_DONATION_WIDTH = 36


def draft_where_due(work: Work, requests: Sequence[DraftClaim]) -> tuple[Claim, ...]:
    """Return the claims that gather something; rehearsed, it tells what can be claimed of each donation."""
    drafted = []
    for request in requests:
        try:
            drafted.append(draft_claim(work, request))
        except NothingToClaim:
            continue
    return tuple(drafted)


class NewClaimForm(QWidget):
    """Offers the donations of which something can be claimed, each with what the claim would gather."""

    def __init__(
        self, place: Workplace, drafted: Callable[[Claim], None], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._place = place
        self._drafted = drafted
        self._donations: tuple[str, ...] = ()
        _ = place.wording.gettext
        self.until, self.since = day_field(), day_field()
        self.from_first = QCheckBox(_("depuis le premier échange"))
        self.from_first.setAccessibleName(self.from_first.text())
        self.from_first.setChecked(True)
        self.donation: Choices[str] = Choices()
        self.donation.setMinimumContentsLength(_DONATION_WIDTH)
        self.effect = paragraph("", "muted")
        self.save = button(_("Préparer la demande"), self._save, kind="primary")
        self.draft = DraftBar(place, "claim", {"until": self.until})
        self._lay_out(closed)
        for day in (self.until, self.since):
            day.dateChanged.connect(lambda _day: self._rehearse())
        self.from_first.toggled.connect(lambda _on: self._on_from_first())

    def begin(self, donations: Sequence[DonationRow]) -> None:
        """Start a new claim up to today."""
        self._donations = tuple(row.code for row in donations)
        today = self._place.today
        for day in (self.until, self.since):
            day.blockSignals(True)
            show_day(day, today)
            day.blockSignals(False)
        self.from_first.setChecked(True)
        self.since.setEnabled(False)
        self.donation.offer(())
        self._rehearse()
        self.draft.begin()
        self.until.setFocus()

    def _lay_out(self, closed: Callable[[], None]) -> None:
        _ = self._place.wording.gettext
        when = field(_("Échanges jusqu'au"), self.until)
        what = field(_("Don"), self.donation)
        since = field(_("Depuis le"), self.since, row(self.since, self.from_first, None))
        form = card(
            label(_("Nouvelle demande de remboursement"), "section"),
            self.draft,
            Flow(since, when, what),
            self.effect,
            holding(row(None, button(_("Fermer"), closed), self.save)),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(form, None))))

    def _requests(self) -> tuple[DraftClaim, ...]:
        provider, until = self._place.own_provider, chosen_day(self.until)
        if provider is None:
            return ()
        since = None if self.from_first.isChecked() else chosen_day(self.since)
        return tuple(DraftClaim(provider, donation, until, since) for donation in self._donations)

    def _on_from_first(self) -> None:
        self.since.setEnabled(not self.from_first.isChecked())
        self._rehearse()

    def _rehearse(self) -> None:
        """Ask the rules what could be claimed before anything can be wished for."""
        self.save.setEnabled(False)
        requests = self._requests()
        if requests:
            self._place.rehearse(
                self,
                draft_where_due,
                requests,
                lambda claims: self._on_rehearsed(requests, claims),
                lambda refusal: self._on_refused(requests, refusal),
            )

    def _on_rehearsed(self, requests: Sequence[DraftClaim], claims: Sequence[Claim]) -> None:
        """Offer what was found, unless another day was chosen by now."""
        if requests != self._requests():
            return
        chosen = self.donation.value()
        self.donation.offer((self._told(claim), claim.donation) for claim in claims)
        self.donation.choose(chosen)
        nothing = self._place.wording.gettext("Rien à réclamer : tous vos échanges sont sur une demande.")
        self._say("" if claims else nothing)
        self.save.setEnabled(bool(claims))

    def _on_refused(self, requests: Sequence[DraftClaim], refusal: Refused) -> bool:
        if requests == self._requests():
            self._say(self._place.wording.sentence(refusal))
        return True

    def _say(self, sentence: str) -> None:
        self.effect.setText(sentence)
        self.effect.setVisible(bool(sentence))

    def _told(self, claim: Claim) -> str:
        wording = self._place.wording
        said = wording.ngettext(
            "{donation} · {n} échange · {sum}", "{donation} · {n} échanges · {sum}", len(claim.lines)
        )
        return said.format(
            donation=wording.isolated(claim.donation), n=len(claim.lines), sum=wording.money(claim.claimed)
        )

    def _save(self) -> None:
        wanted = next((one for one in self._requests() if one.donation == self.donation.value()), None)
        if wanted:
            self._place.do(self, draft_claim, wanted, self.draft.ended(self._drafted))
