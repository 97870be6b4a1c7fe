"""The screen of the exchange: a provider's counter, made for one free hand."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.listening import Listening
from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.layouts import column, holding
from ui.parts.pages import beside, heading
from ui.screens.exchange.counter import Counter
from ui.screens.exchange.day_panel import DayAtCounter, DayPanel
from ui.screens.exchange.front import CounterFront
from ui.screens.exchange.full_screen import FullScreen
from ui.screens.exchange.scanner_trial import ScannerTrial
from ui.screens.screen import Screen
from ui.workplace import Workplace
from voucher_desk.queries.programme import ProviderRow
from voucher_desk.queries.queries import Queries


class ExchangeScreen(Screen):
    """Takes a scan wherever the focus is, or a typed code; says the verdict; redeems on confirmation."""

    shows = frozenset({"scan", "voucher", "redemption"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self.provider: Choices[str] = Choices()
        self.provider.setAccessibleName(_("Prestataire"))
        self.provider.setMinimumContentsLength(24)
        self.try_scanner = button(_("Essayer le lecteur"), self._try_scanner, kind="quiet")
        self.counter = Counter(place, self)
        self.listening = Listening(self)
        self.front = CounterFront(self.counter, place)
        self.code, self.verdict = self.front.code, self.front.verdict
        self.amount, self.suggestions = self.front.amount, self.front.suggestions
        self.day = DayPanel(place)
        self.last_scans = self.day.table
        self.last_scans.about = lambda: f"{self.provider.currentText()} · {place.wording.day(place.today)}"
        self.trial = ScannerTrial(place, self._leave_trial)
        self.full_screen = FullScreen(place, self)
        self._place_of_front = column(self.front)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._counter_page())
        self._pages.addWidget(self.trial)
        self._connect()

    def reload(self) -> None:
        """Read the providers, then the day of the one chosen."""
        self.place.read(self, lambda queries: queries.providers(), self._on_providers)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for a scan."""
        super().showEvent(event)
        self.trial.serial.listen()
        self.code.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the keyboard alone on other screens."""
        self.full_screen.close()
        self._leave_trial()
        self.trial.serial.rest()
        super().hideEvent(event)

    def _counter_page(self) -> QWidget:
        _ = self.place.wording.gettext
        top = heading(_("Échange"), _("Vérifier un bon, puis l'échanger."), self.try_scanner, self.provider)
        parts = column(top, beside(holding(self._place_of_front), self.day), spacing=14)
        parts.setStretch(1, 1)
        return holding(parts)

    def _connect(self) -> None:
        self.provider.activated.connect(lambda _index: self._on_provider_chosen())
        self.listening.scanned.connect(self.counter.scan)
        self.listening.tried.connect(self.trial.show_burst)
        self.trial.serial.scanned.connect(self._on_line)
        self.front.camera.read.connect(lambda code: self.listening.take((code,)))
        self.counter.asked.connect(self.day.undo.hide)
        self.front.full_screen_asked.connect(self._on_full_screen_asked)
        self.full_screen.left.connect(self._on_full_screen_left)

    def _on_providers(self, rows: Sequence[ProviderRow]) -> None:
        own = self.place.own_provider
        chosen = own or self.provider.value()
        self.provider.offer(
            (f"{provider.name} · {provider.city}", provider.code)
            for provider in rows
            if own in {None, provider.code}
        )
        self.provider.choose(chosen)
        self.provider.setEnabled(own is None)
        self._read_day()

    def _on_provider_chosen(self) -> None:
        self.front.wait()
        self._read_day()

    def _read_day(self) -> None:
        self.counter.provider = self.provider.value()
        provider, today = self.counter.provider, self.place.today
        if provider is None:
            self.day.show_nothing()
            return

        def day(queries: Queries) -> DayAtCounter:
            return queries.counter_day(provider, today), queries.counter_totals(provider)

        self.place.read(self, day, self.day.show_day)

    def _on_line(self, line: str) -> None:
        if self.listening.on_trial:
            self.trial.show_line(line)
        else:
            self.listening.take((line,))

    def _on_full_screen_asked(self) -> None:
        if self.full_screen.isVisible():
            self.full_screen.close()
        else:
            self.full_screen.take(self.front)
            self.listening.listen_with(self.front)

    def _on_full_screen_left(self) -> None:
        self._place_of_front.addWidget(self.front)
        self.front.show()
        self.front.grow(large=False)
        if self.isVisible():
            self.listening.listen_with(self.front)
            self.code.setFocus()

    def _try_scanner(self) -> None:
        self.front.wait()
        self.listening.on_trial = True
        self._pages.setCurrentWidget(self.trial)
        self.trial.serial.offer()
        self.trial.begin()

    def _leave_trial(self) -> None:
        self.trial.begin()
        self.listening.on_trial = False
        self._pages.setCurrentIndex(0)
        self.code.setFocus()
