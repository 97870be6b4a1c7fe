"""The path of a distribution: its steps in their order, each done, to do now, or to come."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.icons import drawn
from ui.parts.labels import label, paragraph
from ui.wording import Wording
from voucher_desk.domain.distributions import LISTING_STATES, DistributionState, PrintMode
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.sentences.marking import N_

_SIGN = 20


class Step(Enum):
    """A step of a distribution, in the words of who takes it."""

    LIST = N_("Figer la liste et ouvrir")
    BLANKS = N_("Recevoir des bons vierges")
    ISSUE = N_("Émettre les bons")
    PRINT = N_("Imprimer les bons")
    HAND_OVER = N_("Remettre les bons")
    CLOSE = N_("Clôturer et compter")
    RECONCILE = N_("Rapprocher")


NEEDS = {
    Step.LIST: N_("Les présences de la séance sont notées : vérifiez ci-dessous qui recevra un bon."),
    Step.BLANKS: N_("Le gestionnaire du stock remet à la distribution les bons vierges qui manquent."),
    Step.ISSUE: N_("Chaque personne présente reçoit un bon à son code ; la valeur est engagée sur le don."),
    Step.PRINT: N_("Une imprimante et du papier : les bons émis sortent sur des planches à découper."),
    Step.HAND_OVER: N_("Scannez chaque bon remis, ou cochez sa ligne par Espace."),
    Step.CLOSE: N_("Les bons sont remis : comptez ce qui reste, puis clôturez."),
    Step.RECONCILE: N_("Chaque bon manquant ou en trop reçoit son motif ; une autre personne approuve."),
}
"""What each step needs before it is taken."""


def steps_of(mode: PrintMode) -> tuple[Step, ...]:
    """Return the steps of a distribution that prints in this way."""
    skipped = Step.PRINT if mode is PrintMode.FROM_STOCK else Step.BLANKS
    return tuple(step for step in Step if step is not skipped)


def step_now(row: DistributionRow, due: int) -> Step | None:
    """Return the step to take now where `due` vouchers are still to be issued; None once all are done."""
    if row.state is DistributionState.CLOSED:
        return Step.RECONCILE
    if row.state not in LISTING_STATES:
        return None
    return _open_step(row, due) if row.state is DistributionState.OPEN else Step.LIST


def _open_step(row: DistributionRow, due: int) -> Step:
    if row.mode is PrintMode.FROM_STOCK and row.blanks < due:
        return Step.BLANKS
    if due:
        return Step.ISSUE
    if row.mode is PrintMode.ON_THE_SPOT and row.printed < row.issued:
        return Step.PRINT
    return Step.HAND_OVER if row.uncollected else Step.CLOSE


class StepPath(QWidget):
    """The steps one under the other, each with a sign and a word; the one to take now says what it needs."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_steps(self, steps: tuple[Step, ...], now: Step | None) -> None:
        """Show the steps of a distribution; those before `now` are done, all where it is None."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        reached = steps.index(now) if now else len(steps)
        for place, step in enumerate(steps):
            self._show_step(place, step, place - reached)
        if now:
            need = NEEDS[now]
            said = paragraph(self._wording.gettext(need), "muted")
            self._grid.addWidget(said, len(steps), 0, 1, 3)

    def _show_step(self, place: int, step: Step, ahead: int) -> None:
        _ = self._wording.gettext
        if ahead == 0:
            sign, standing = "chevron", _("maintenant")
        else:
            sign, standing = ("check", _("fait")) if ahead < 0 else ("waiting", _("à venir"))
        kind = "" if ahead == 0 else "muted"
        number = self._wording.number(place + 1)
        name, word = label(f"{number}. {_(step.value)}", kind), label(standing, kind)
        name.setAccessibleName(f"{name.text()} : {standing}")
        for column, part in enumerate((self._sign(sign), name, word)):
            _embolden(part, bold=ahead == 0)
            self._grid.addWidget(part, place, column, Qt.AlignmentFlag.AlignVCenter)

    def _sign(self, name: str) -> QLabel:
        shown = QLabel()
        colour = self.palette().color(QPalette.ColorRole.Text).name()
        picture = drawn(name, colour, _SIGN * 2)
        picture.setDevicePixelRatio(2)
        shown.setPixmap(picture)
        shown.setFixedWidth(_SIGN)
        return shown


def _embolden(part: QLabel, *, bold: bool) -> None:
    font = part.font()
    font.setBold(bold)
    part.setFont(font)
