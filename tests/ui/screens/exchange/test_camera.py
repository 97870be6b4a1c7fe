"""Reading with a camera at the counter: the same way as every scan, on while it is seen, and nothing kept."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat, QVideoSink

import ui.screens.exchange.camera_panel as panel_module
from resources.styles import VerdictColour
from ui.screens.claims.claims_screen import ClaimsScreen
from ui.screens.exchange.camera_panel import CameraPanel
from ui.screens.exchange.exchange_screen import ExchangeScreen
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.printing.qr_symbol import voucher_symbol
from voucher_desk.queries.papers import VoucherPaper

WEBCAM = QSize(1280, 720)
DOTS_A_MODULE = 5


@dataclass
class Plugged:
    """Cameras that are plugged in, and what was done with them (`Cameras`, and each an `OpenCamera`)."""

    names: list[tuple[str, str]] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    on: bool = False

    def listed(self) -> list[tuple[str, str]]:
        return list(self.names)

    def open(self, identifier: str, _sink: QVideoSink) -> "Plugged | None":
        self.opened.append(identifier)
        self.on = identifier in {name for _word, name in self.names}
        return self if self.on else None

    def close(self) -> None:
        self.on = False


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> Plugged:
    machine = Plugged([("Caméra intégrée", "video0")])
    monkeypatch.setattr(panel_module, "Cameras", lambda: machine)
    return machine


@pytest.fixture
def camera(plugged: Plugged, person: Any, counter: ExchangeScreen) -> CameraPanel:
    """Return the camera of the counter, on."""
    person.clicks(counter.front.camera.toggle)
    panel = counter.front.camera.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


@pytest.fixture
def sees(camera: CameraPanel, person: Any) -> Callable[..., None]:
    """Return the camera's eye: papers side by side, none for an empty table."""

    def look(*papers: VoucherPaper) -> None:
        seen: list[object] = []
        camera._reader.seen.connect(seen.append)  # noqa: SLF001  the end of the worker's work
        camera.sink.setVideoFrame(frame_of(picture_of([paper.qr_digits for paper in papers])))
        person.qtbot.waitUntil(lambda: bool(seen))
        person.waits()

    return look


def picture_of(codes: list[str]) -> Image.Image:
    table = Image.new("L", (WEBCAM.width(), WEBCAM.height()), 255)
    for place, digits in enumerate(codes):
        symbol = voucher_symbol(digits)
        side = symbol.side * DOTS_A_MODULE
        light = bytes(255 - byte for byte in symbol.bits)
        dark = Image.frombytes("1", (symbol.side, symbol.side), light).convert("L")
        table.paste(dark.resize((side, side), Image.Resampling.NEAREST), (200 + place * 500, 250))
    return table


def frame_of(picture: Image.Image) -> QVideoFrame:
    """Return a picture as most webcams send it: NV12, its brightness first."""
    frame = QVideoFrame(QVideoFrameFormat(WEBCAM, QVideoFrameFormat.PixelFormat.Format_NV12))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    memoryview(frame.bits(0))[: picture.width * picture.height] = picture.tobytes()
    frame.unmap()
    return frame


def brightness_of_halves(camera: CameraPanel) -> tuple[int, int]:
    """Return how light the left and the right of the picture are; the voucher lies at the left."""
    halves = camera.picture.grab().toImage().scaled(2, 1, mode=Qt.TransformationMode.SmoothTransformation)
    left, right = (halves.pixelColor(x, 0).lightness() for x in range(2))
    return left, right


def says(counter: ExchangeScreen) -> VerdictColour:
    return counter.verdict.colour


def test_a_voucher_before_the_camera_is_verified_and_then_redeemed(
    paper: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen, sees: Callable[..., None]
) -> None:
    sees(paper)
    assert says(counter) is VerdictColour.VALID
    assert field.state_of(paper.serial) is VoucherState.ISSUED
    person.clicks(counter.amount.redeem)
    assert field.state_of(paper.serial) is VoucherState.REDEEMED


def test_in_a_small_window_the_amount_takes_the_place_of_the_picture(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen, camera: CameraPanel, sees: Callable[..., None]
) -> None:
    person.window.resize(1024, 600)
    sees(paper)
    assert counter.amount.redeem.visibleRegion().boundingRect() == counter.amount.redeem.rect()
    assert not camera.picture.isVisible()
    person.clicks(counter.amount.redeem)
    assert camera.picture.isVisible()


def test_a_voucher_that_stays_before_the_camera_is_one_scan(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen, sees: Callable[..., None], pace: Any
) -> None:
    sees(paper)
    person.clicks(counter.amount.redeem)
    for _ in range(4):
        pace.now += 1500
        sees(paper)
    assert says(counter) is VerdictColour.DONE
    pace.now += 2000
    sees(paper)
    assert says(counter) is VerdictColour.ATTENTION


def test_camera_and_hand_scanner_on_one_voucher_are_one_scan(
    paper: VoucherPaper,
    counter: ExchangeScreen,
    sees: Callable[..., None],
    scans: Callable[[str], None],
) -> None:
    asked: list[None] = []
    counter.counter.asked.connect(lambda: asked.append(None))
    scans(paper.qr_digits)
    sees(paper)
    assert len(asked) == 1


def test_two_vouchers_in_view_are_none(
    field: Any, counter: ExchangeScreen, sees: Callable[..., None]
) -> None:
    one, other = field.issued(people=2)
    sees(field.papers[one], field.papers[other])
    assert says(counter) is VerdictColour.WAITING
    sees(field.papers[other])
    assert says(counter) is VerdictColour.VALID
    assert counter.counter.text == field.papers[other].qr_digits


def test_an_empty_table_is_no_scan(counter: ExchangeScreen, sees: Callable[..., None]) -> None:
    sees()
    assert says(counter) is VerdictColour.WAITING
    assert counter.front.camera.panel is not None
    assert not counter.front.camera.panel.picture.is_empty


def test_the_camera_is_off_on_another_screen_and_on_again_at_the_counter(
    plugged: Plugged, camera: CameraPanel, person: Any, sees: Callable[..., None]
) -> None:
    sees()
    person.goes_to(ClaimsScreen)
    assert not plugged.on
    assert camera.picture.is_empty
    person.goes_to(ExchangeScreen)
    assert plugged.on


def test_the_camera_is_off_in_a_window_that_is_hidden(
    plugged: Plugged, camera: CameraPanel, person: Any
) -> None:
    person.window.hide()
    assert not plugged.on
    person.window.show()
    assert plugged.on


def test_the_camera_goes_with_the_counter_into_the_full_screen(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen, plugged: Plugged, sees: Callable[..., None]
) -> None:
    person.clicks(counter.front.full_screen)
    assert plugged.on
    sees(paper)
    assert says(counter) is VerdictColour.VALID


def test_the_camera_is_closed_by_its_button(
    person: Any, counter: ExchangeScreen, plugged: Plugged, camera: CameraPanel
) -> None:
    assert counter.front.camera.toggle.text() == "Fermer la caméra"
    person.clicks(counter.front.camera.toggle)
    assert not plugged.on
    assert not camera.isVisible()
    assert counter.front.camera.toggle.text() == "Lire avec la caméra"


def test_a_frame_that_comes_late_is_not_read(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen, camera: CameraPanel
) -> None:
    person.clicks(counter.front.camera.toggle)
    camera.sink.setVideoFrame(frame_of(picture_of([paper.qr_digits])))
    person.waits()
    assert says(counter) is VerdictColour.WAITING


def test_without_a_camera_the_button_says_so(plugged: Plugged, person: Any, counter: ExchangeScreen) -> None:
    plugged.names = []
    person.clicks(counter.front.camera.toggle)
    assert person.reads() == "Aucune caméra n'est branchée à ce poste. Scannez ou tapez le code."
    assert counter.front.camera.toggle.text() == "Lire avec la caméra"


def test_without_the_extra_the_button_says_so(
    monkeypatch: pytest.MonkeyPatch, person: Any, counter: ExchangeScreen
) -> None:
    monkeypatch.setitem(sys.modules, "ui.screens.exchange.camera_panel", None)
    person.clicks(counter.front.camera.toggle)
    assert person.reads() == (
        "La lecture par caméra n'est pas installée sur ce poste. Scannez ou tapez le code."
    )


def test_a_camera_that_sends_nothing_is_named_and_tried_again(
    plugged: Plugged, camera: CameraPanel, counter: ExchangeScreen, sees: Callable[..., None]
) -> None:
    plugged.names = []
    camera.silence.timeout.emit()
    assert camera.advice.text().startswith("La caméra ne donne pas d'image.")
    plugged.names = [("Caméra USB", "video2")]
    camera.silence.timeout.emit()
    assert plugged.opened[-1] == "video2"
    sees()
    assert camera.advice.text().startswith("Montrez le code carré")


def test_with_several_cameras_one_is_chosen_and_remembered(
    plugged: Plugged, person: Any, counter: ExchangeScreen
) -> None:
    plugged.names.append(("Caméra USB", "video2"))
    chosen: list[Any] = []
    person.window.place.devices_chosen.connect(chosen.append)
    person.clicks(counter.front.camera.toggle)
    panel = counter.front.camera.panel
    assert panel is not None
    person.chooses(panel.camera, "Caméra USB")
    assert plugged.opened == ["video0", "video2"]
    assert [devices.camera for devices in chosen] == ["video2"]
    person.clicks(counter.front.camera.toggle)
    person.clicks(counter.front.camera.toggle)
    assert plugged.opened[-1] == "video2"


def test_a_single_camera_asks_no_question(camera: CameraPanel) -> None:
    assert not camera.camera.isVisible()


def test_the_picture_is_a_mirror_until_asked_otherwise(
    paper: VoucherPaper, person: Any, camera: CameraPanel, sees: Callable[..., None]
) -> None:
    sees(paper)
    assert brightness_of_halves(camera)[0] > brightness_of_halves(camera)[1]
    camera.mirrored.click()
    assert not person.window.place.devices.mirrored
    sees(paper)
    assert brightness_of_halves(camera)[0] < brightness_of_halves(camera)[1]


def test_nothing_that_the_camera_saw_is_written(
    paper: VoucherPaper, home: Path, sees: Callable[..., None]
) -> None:
    before = {file.name for file in home.rglob("*")}
    sees(paper)
    sees()
    assert {file.name for file in home.rglob("*")} == before
