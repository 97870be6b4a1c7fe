"""The donor's logo of a donation: what it looks like, where it shows, another in its place, or none."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout

from ui.parts.buttons import button
from ui.parts.flow import Flow
from ui.parts.labels import label, paragraph
from ui.workplace import Workplace
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.logos import Logo, LogoChoice
from voucher_desk.domain.refusals import Refused
from voucher_desk.pictures import read_logo_file
from voucher_desk.queries.donations import AgreedDonation
from voucher_desk.queries.logos import ShownLogo
from voucher_desk.usecases.choose_logo import ShowLogo, TakeLogoOff, show_logo, take_logo_off

_PREVIEW = QSize(196, 76)


class LogoCard(QFrame):
    """The logo on a white plate, two switches for what people carry, and two buttons."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._place = place
        self._donation = ""
        self._shown: ShownLogo | None = None
        _ = place.wording.gettext
        self.preview = QLabel()
        self.preview.setObjectName("logo")
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setStyleSheet("background: white; border-radius: 4px;")
        self.none = paragraph(_("Aucun logo : les papiers montrent la mention seule."), "muted")
        self.warning = paragraph(
            _("Un signe du donateur sur un bon ou une liste peut désigner la personne qui les porte."),
            "muted",
        )
        self.on_vouchers = QCheckBox(_("Aussi sur les bons"))
        self.on_lists = QCheckBox(_("Aussi sur les listes"))
        self.choose = button(_("Choisir un logo…"), self._choose, sign="import")
        self.take_off = button(_("Retirer le logo…"), self._take_off)
        self._lay_out()
        for switch in (self.on_vouchers, self.on_lists):
            switch.clicked.connect(lambda _checked=False: self._switch())

    def show_donation(self, agreed: AgreedDonation) -> None:
        """Show the logo of a donation, and offer what the person acting may choose."""
        self._donation, self._shown = agreed.code, agreed.logo
        has, designs = agreed.logo is not None, Duty.DESIGN in self._place.duties
        _ = self._place.wording.gettext
        self.none.setVisible(not has)
        self.preview.setVisible(has)
        for part in (self.on_vouchers, self.on_lists, self.warning):
            part.setVisible(has)
            part.setEnabled(designs)
        self.choose.setText(_("Remplacer le logo…") if has else _("Choisir un logo…"))
        self.choose.setVisible(designs)
        self.take_off.setVisible(designs and has)
        self.on_vouchers.setChecked(bool(agreed.logo and agreed.logo.on_vouchers))
        self.on_lists.setChecked(bool(agreed.logo and agreed.logo.on_lists))
        if agreed.logo:
            self._draw(agreed.logo.logo)

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 16)
        whole.setSpacing(10)
        for part in (
            label(_("Logo du donateur"), "section"),
            self.none,
            self.preview,
            self.on_vouchers,
            self.on_lists,
            self.warning,
            Flow(self.choose, self.take_off),
        ):
            whole.addWidget(part)

    def _draw(self, logo: Logo) -> None:
        picture = QPixmap()
        picture.loadFromData(logo.png, "PNG")
        room = _PREVIEW - QSize(16, 12)
        self.preview.setPixmap(
            picture.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        self.preview.setAccessibleName(self._place.wording.gettext("Logo du donateur"))

    def _choose(self) -> None:
        path = self._place.questions.choose_logo()
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        donation = self._donation
        self._place.prepare(self, lambda: read_logo_file(path), lambda logo: self._show(donation, logo))

    def _show(self, donation: str, logo: Logo | None) -> None:
        request = ShowLogo(donation, logo, self.on_vouchers.isChecked(), self.on_lists.isChecked())
        self._place.do(self, show_logo, request, self._on_chosen)

    def _switch(self) -> None:
        """Choose anew where the logo shows; a refusal leaves the switches as they were."""
        request = ShowLogo(self._donation, None, self.on_vouchers.isChecked(), self.on_lists.isChecked())
        self._place.do(self, show_logo, request, self._on_chosen, self._on_refused)

    def _on_refused(self, _refusal: Refused) -> bool:
        """Put the switches back; what was refused is told where all refusals are."""
        self.on_vouchers.setChecked(bool(self._shown and self._shown.on_vouchers))
        self.on_lists.setChecked(bool(self._shown and self._shown.on_lists))
        return False

    def _take_off(self) -> None:
        _ = self._place.wording.gettext
        detail = _("Les papiers déjà imprimés le gardent ; les prochains montrent la mention seule.")
        if self._place.questions.confirm(_("Retirer le logo"), detail, _("Retirer")):
            self._place.do(self, take_logo_off, TakeLogoOff(self._donation), self._on_chosen)

    def _on_chosen(self, choice: LogoChoice) -> None:
        _ = self._place.wording.gettext
        self._place.messages.done(_("Logo enregistré.") if choice.sha256 else _("Logo retiré."))
