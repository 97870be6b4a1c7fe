"""Who would receive a voucher now, who would not and why, and whether the donation can pay for it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.facts import Facts, card
from ui.parts.labels import label
from ui.wording import Wording
from voucher_desk.domain.distributions import Standing
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.queries.entitlements import Entitlements

_MOST_CODES = 8


class EntitlementsCard(QWidget):
    """Shows what issuing now would do; nothing of it is written yet."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._facts = Facts()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(
            card(label(wording.gettext("Si les bons étaient émis maintenant"), "section"), self._facts)
        )

    def show_entitlements(self, found: Entitlements) -> None:
        """Show whom a distribution would issue a voucher to."""
        self._facts.show_pairs((*self._people(found), *self._money(found)))

    def _people(self, found: Entitlements) -> list[tuple[str, str]]:
        wording = self._wording
        receiving = sum(found.receiving().values())
        pairs = [(wording.title(Standing.DUE), wording.number(receiving))]
        pairs += [
            (self._group(sex, age), wording.number(count))
            for (sex, age), count in sorted(found.receiving().items())
        ]
        pairs += [
            (wording.title(standing), self._named(found.standing(standing)))
            for standing in (Standing.SERVED, Standing.WAIVER_PENDING, Standing.NOT_PRESENT)
        ]
        return pairs

    def _money(self, found: Entitlements) -> list[tuple[str, str]]:
        _ = self._wording.gettext
        pairs = [
            (_("Valeur nécessaire"), self._wording.money(found.needed)),
            (_("Disponible sur le don"), self._wording.money(found.available)),
        ]
        if found.needed > found.available:
            pairs.append((_("Il manque"), self._wording.money(found.needed - found.available)))
        return pairs

    def _group(self, sex: Sex, age: AgeGroup) -> str:
        return f"– {self._wording.title(sex)}, {self._wording.word(age)}"

    def _named(self, codes: tuple[str, ...]) -> str:
        """Return a number of people and the first of their codes; nothing where there are none."""
        if not codes:
            return ""
        more = "…" if len(codes) > _MOST_CODES else ""
        shown = self._wording.listed([self._wording.isolated(code) for code in codes[:_MOST_CODES]])
        return f"{self._wording.number(len(codes))} : {shown}{more}"
