"""What is chosen of the bank and the books, with what may be done to it, and the cash equation below."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.facts import Facts, card
from ui.parts.flow import Flow
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, scrolling
from ui.workplace import Workplace
from voucher_desk.domain.bank_matching import Cell, Comparison, Pairing
from voucher_desk.domain.money import shown_text
from voucher_desk.sentences.bank import CASH, cash_word, entries_words

_SIGNED = {"came_in": "+", "went_out": "\u2212", "paid": "\u2212", "returned": "\u2212"}


class PairingPanel(QWidget):
    """The pairings chosen and the equation; `to_confirm` and `to_undo` are what may be asked for."""

    def __init__(self, place: Workplace, confirm: Callable[[], None], undo: Callable[[], None]) -> None:
        super().__init__()
        self._place = place
        _ = place.wording.gettext
        self.to_confirm: tuple[int, tuple[str, ...]] | None = None
        self.to_undo = 0
        self._title = label("", "section")
        self._facts = Facts()
        self._advice = paragraph("", "muted")
        self.confirm = button(_("Confirmer (Entrée)"), confirm, kind="primary", sign="check")
        self.undo = button(_("Défaire… (Suppr)"), undo)
        self.cash = Facts()
        self.cells = Facts()
        chosen = card(self._title, self._facts, self._advice, Flow(self.confirm, self.undo))
        equation = card(label(_("Caisse, en MAD"), "section"), self.cash)
        explained = card(label(_("Ce qui explique l'écart"), "section"), self.cells)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(chosen, equation, explained, None))))

    def show_cash(self, found: Comparison) -> None:
        """Show the equation, and every part of the difference."""
        wording = self._place.wording
        self.cash.show_pairs(
            (cash_word(name, wording.translations), self._signed(name, getattr(found.cash, name)))
            for name in CASH
        )
        parts = [
            (cash_word(name, wording.translations), getattr(found.cash, name))
            for name in ("opening", "missing")
        ]
        parts += [(wording.title(one.cell), one.bank - one.books) for one in found.sums]
        shown = [(name, wording.amount(amount)) for name, amount in parts if amount]
        total = (wording.gettext("Écart"), wording.amount(found.explained))
        self.cells.show_pairs([*shown, total])

    def show_chosen(self, chosen: Sequence[Pairing]) -> None:
        """Show what is chosen; several rows together may make up one line and its entries."""
        wording = self._place.wording
        self.to_confirm, self.to_undo = _to_confirm(chosen), chosen[0].match if len(chosen) == 1 else 0
        self.confirm.setVisible(self.to_confirm is not None)
        self.undo.setVisible(bool(self.to_undo))
        self._title.setText(self._title_of(chosen))
        self._facts.show_pairs(self._told(chosen))
        self._advice.setText(self._advice_for(chosen))
        self._advice.setVisible(bool(self._advice.text()))
        self.setAccessibleName(wording.gettext("Ce qui est choisi"))

    def _title_of(self, chosen: Sequence[Pairing]) -> str:
        wording = self._place.wording
        if not chosen:
            return wording.gettext("Rien n'est choisi")
        if len(chosen) == 1:
            return wording.title(chosen[0].cell)
        return wording.ngettext("{n} ligne choisie", "{n} lignes choisies", len(chosen)).format(n=len(chosen))

    def _told(self, chosen: Sequence[Pairing]) -> list[tuple[str, str]]:
        wording = self._place.wording
        _ = wording.gettext
        told: list[tuple[str, str]] = []
        for one in chosen:
            if line := one.line:
                told += [
                    (_("Ligne"), f"{line.number}, {wording.isolated(line.account)}"),
                    (_("Date de valeur"), wording.day(line.day)),
                    (_("Référence"), wording.isolated(line.reference)),
                    (_("Libellé"), wording.isolated(line.label)),
                    (_("Banque"), wording.money(line.amount)),
                ]
            if one.entries:
                told += [
                    (_("Écritures"), wording.isolated(entries_words(one, wording.translations))),
                    (_("Don"), wording.listed(sorted({entry.donation for entry in one.entries}))),
                    (_("Date des livres"), wording.day(one.entries[0].day)),
                    (_("Livres"), wording.money(one.books)),
                ]
        return told

    def _advice_for(self, chosen: Sequence[Pairing]) -> str:
        _ = self._place.wording.gettext
        cells = {one.cell for one in chosen}
        if cells & {Cell.BANK_ONLY, Cell.BOOKS_ONLY} and not self.to_confirm:
            return _("Pour rapprocher à la main, choisissez avec Ctrl une ligne et ses écritures.")
        if Cell.AMOUNT_DIFFERS in cells:
            return _("Les montants diffèrent : corrigez les livres, ou demandez à la banque.")
        return ""

    def _signed(self, name: str, centimes: int) -> str:
        sign = _SIGNED.get(name, "")
        return self._place.wording.figures(f"{sign} {shown_text(centimes)}".strip())


def _to_confirm(chosen: Sequence[Pairing]) -> tuple[int, tuple[str, ...]] | None:
    """Return the line and the entries that are chosen together, None unless it is one line with some."""
    lines = [one.line.number for one in chosen if one.line]
    entries = tuple(entry.key for one in chosen for entry in one.entries)
    apart = not any(one.match or one.cell in {Cell.AMOUNT_DIFFERS, Cell.WITHIN} for one in chosen)
    return (lines[0], entries) if apart and len(lines) == 1 and entries else None
