"""Reading with a camera at the counter: the picture, which camera, and what to do with the paper.

On while it is seen, off in the very moment it is not: on another screen, in a window that is hidden. Nothing
it sees is kept.
"""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtWidgets import QCheckBox, QFrame

from ui.camera.cameras import Cameras, OpenCamera
from ui.camera.frame_reader import FrameReader, Seen
from ui.parts.choices import Choices
from ui.parts.labels import paragraph
from ui.parts.layouts import column, holding, row
from ui.screens.exchange.camera_picture import CameraPicture
from ui.workplace import Workplace
from voucher_desk.scanning.acceptance import Accept, accepted

SILENCE_MS = 5_000
"""How long a camera may send nothing; some need seconds to begin."""
_AIR = 16


class CameraPanel(QFrame):
    """Signal: `read` with the code of ours in the picture, again with every picture that shows it.

    `accept` chooses that code among the texts of a picture.
    """

    read = Signal(str)

    def __init__(self, place: Workplace, accept: Accept = accepted) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._place = place
        self._accept = accept
        self._cameras = Cameras()
        self._open: OpenCamera | None = None
        _ = place.wording.gettext
        self.sink = QVideoSink(self)
        self._reader = FrameReader(self)
        self.picture = CameraPicture()
        self.picture.setAccessibleName(_("Image de la caméra"))
        self.advice = paragraph("", "muted")
        self.camera: Choices[str] = Choices()
        self.camera.setAccessibleName(_("Caméra"))
        self.camera.setSizeAdjustPolicy(self.camera.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.mirrored = QCheckBox(_("Image en miroir"))
        self.mirrored.setChecked(place.devices.mirrored)
        self.silence = QTimer(self, interval=SILENCE_MS)
        self._choices = holding(column(self.camera, self.mirrored, spacing=8))
        beside = column(self.advice, None, self._choices, spacing=8)
        whole = row(self.picture, spacing=_AIR)
        whole.addLayout(beside, 1)
        whole.setContentsMargins(_AIR, _AIR, _AIR, _AIR)
        self.setLayout(whole)
        self._connect()

    def has_camera(self) -> bool:
        """Return whether a camera is plugged in."""
        return bool(self._cameras.listed())

    def fold(self, *, folded: bool) -> None:
        """Show a line instead of the picture and its choices, or all of it again."""
        self.picture.setVisible(not folded)
        self._choices.setVisible(not folded)

    def showEvent(self, event: QShowEvent) -> None:
        """Turn the camera on."""
        super().showEvent(event)
        self._offer_cameras()
        self._turn_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Turn the camera off, and forget what it showed."""
        self._turn_off()
        super().hideEvent(event)

    def _connect(self) -> None:
        self.sink.videoFrameChanged.connect(self._on_frame)
        self._reader.seen.connect(self._on_seen)
        self.silence.timeout.connect(self._on_silence)
        self.camera.activated.connect(lambda _index: self._on_camera_chosen())
        self.mirrored.toggled.connect(self._on_mirrored)

    def _offer_cameras(self) -> None:
        listed = self._cameras.listed()
        self.camera.offer(listed)
        self.camera.choose(self._place.devices.camera)
        self.camera.setVisible(len(listed) > 1)

    def _turn_on(self) -> None:
        self._turn_off()
        self._advise(silent=False)
        self._open = self._cameras.open(self.camera.value() or "", self.sink)
        self.silence.start()

    def _turn_off(self) -> None:
        self.silence.stop()
        if self._open is not None:
            self._open.close()
            self._open = None
        self._reader.forget()
        self.picture.clear()

    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._open is not None and frame.isValid():
            self._reader.offer(frame)

    def _on_seen(self, seen: Seen) -> None:
        if self._open is None or not seen.frame.is_whole():
            return
        self.silence.start()
        self._advise(silent=False)
        self.picture.mirrored = self.mirrored.isChecked()
        self.picture.show_frame(seen.frame)
        if code := self._accept(seen.texts):
            self.read.emit(code)

    def _on_silence(self) -> None:
        """Say that nothing comes, and try again: a camera is plugged in, or let go by another program."""
        self._offer_cameras()
        self._turn_on()
        self._advise(silent=True)

    def _advise(self, *, silent: bool) -> None:
        _ = self._place.wording.gettext
        self.advice.setText(
            _(
                "La caméra ne donne pas d'image. Vérifiez qu'elle est branchée, découverte, et qu'aucun autre"
                " programme ne s'en sert. Le code peut toujours être tapé."
            )
            if silent
            else _("Montrez le code carré à la caméra, à vingt ou trente centimètres, bien à plat.")
        )

    def _on_camera_chosen(self) -> None:
        chosen = replace(self._place.devices, camera=self.camera.value() or "")
        self._place.choose_devices(chosen)
        self._turn_on()

    def _on_mirrored(self, mirrored: bool) -> None:
        self._place.choose_devices(replace(self._place.devices, mirrored=mirrored))
