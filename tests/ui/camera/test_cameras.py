"""The cameras of a machine: listed without opening one; one that is gone is not opened."""

from PySide6.QtMultimedia import QVideoSink
from PySide6.QtWidgets import QApplication

from ui.camera.cameras import Cameras


def test_cameras_are_listed_by_name_and_identifier(qapp: QApplication) -> None:
    assert all(name and identifier for name, identifier in Cameras().listed())


def test_a_camera_that_is_gone_is_not_opened(qapp: QApplication) -> None:
    assert Cameras().open("unplugged", QVideoSink()) is None
