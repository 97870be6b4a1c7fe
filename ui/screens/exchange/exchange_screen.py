"""The screen of the exchange: a provider's counter, made for one free hand."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.layouts import column, holding
from ui.parts.pages import beside, heading
from ui.scanner import ScannerFilter, monotonic_ms
from ui.screens.exchange.counter import Counter
from ui.screens.exchange.day_panel import DayAtCounter, DayPanel
from ui.screens.exchange.front import CounterFront
from ui.screens.exchange.full_screen import FullScreen
from ui.screens.exchange.scanner_trial import ScannerTrial
from ui.screens.screen import Screen
from ui.sounds import Sounds
from ui.workplace import Workplace
from voucher_desk.queries.programme import ProviderRow
from voucher_desk.queries.queries import Queries
from voucher_desk.scanning.keystrokes import Burst, Debounce


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
        self.scanner = ScannerFilter(parent=self)
        self.sounds = Sounds()
        self.front = CounterFront(self.counter, place, self.sounds)
        self.code, self.verdict = self.front.code, self.front.verdict
        self.amount, self.suggestions = self.front.amount, self.front.suggestions
        self.day = DayPanel(place)
        self.last_scans = self.day.table
        self.trial = ScannerTrial(place, self._leave_trial)
        self.full_screen = FullScreen(place, self)
        self._place_of_front = column(self.front)
        self._pages = QStackedLayout(self)
        self._debounce = Debounce()
        self._now_ms = monotonic_ms()
        self._pages.addWidget(self._counter_page())
        self._pages.addWidget(self.trial)
        self._connect()

    def reload(self) -> None:
        """Read the providers, then the day of the one chosen."""
        self.place.read(self, lambda queries: queries.providers(), self._on_providers)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the scanner while this screen is seen, and to none elsewhere."""
        super().showEvent(event)
        self._listen()
        self.trial.serial.listen()
        self.code.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the keyboard alone on other screens."""
        self.full_screen.close()
        self._leave_trial()
        self.scanner.listen(None)
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
        self.scanner.scanned.connect(self._on_scanned)
        self.trial.serial.scanned.connect(self._on_line)
        self.front.camera.read.connect(lambda code: self._take((code,)))
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

    def _listen(self) -> None:
        """Listen to the window that the person looks at."""
        self.scanner.listen(self.front.window().windowHandle())

    def _on_scanned(self, burst: Burst) -> None:
        if self._pages.currentWidget() is self.trial:
            self.trial.show_burst(burst)
        else:
            self._take(burst.candidates())

    def _on_line(self, line: str) -> None:
        if self._pages.currentWidget() is self.trial:
            self.trial.show_line(line)
        else:
            self._take((line,))

    def _take(self, readings: Sequence[str]) -> None:
        """Take a scan, whatever read it, once: a bouncing trigger and a camera see a code again and again."""
        if self._debounce.is_new(readings[0], self._now_ms()):
            self.counter.scan(readings)

    def _on_full_screen_asked(self) -> None:
        if self.full_screen.isVisible():
            self.full_screen.close()
        else:
            self.full_screen.take(self.front)
            self._listen()

    def _on_full_screen_left(self) -> None:
        self._place_of_front.addWidget(self.front)
        self.front.show()
        self.front.grow(large=False)
        if self.isVisible():
            self._listen()
            self.code.setFocus()

    def _try_scanner(self) -> None:
        self.front.wait()
        self._pages.setCurrentWidget(self.trial)
        self.trial.serial.offer()
        self.trial.begin()

    def _leave_trial(self) -> None:
        self.trial.begin()
        self._pages.setCurrentIndex(0)
        self.code.setFocus()
