"""A line of controls goes on in the next line where it is too long, and nothing of it is cut."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.parts.flow import Flow

WIDE, NARROW = 900, 200


@pytest.fixture
def controls(qtbot: Any) -> list[QPushButton]:
    return [QPushButton(word) for word in ("Verrouiller", "Rouvrir la séance", "Annuler")]


def shown(qtbot: Any, flow: Flow, width: int, direction: Qt.LayoutDirection) -> Flow:
    flow.setLayoutDirection(direction)
    qtbot.addWidget(flow)
    flow.resize(width, flow.heightForWidth(width))
    flow.show()
    return flow


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_control_is_whole_and_in_no_others_way(
    qtbot: Any, controls: list[QPushButton], width: int, direction: Qt.LayoutDirection
) -> None:
    page = shown(qtbot, Flow(*controls, at_end=True), width, direction)
    for number, control in enumerate(controls):
        assert page.rect().contains(control.geometry())
        assert control.size() == control.sizeHint()
        assert not any(control.geometry().intersects(other.geometry()) for other in controls[:number])


def test_controls_stand_in_one_line_where_there_is_room(qtbot: Any, controls: list[QPushButton]) -> None:
    _flow = shown(qtbot, Flow(*controls), WIDE, Qt.LayoutDirection.LeftToRight)
    assert len({control.y() for control in controls}) == 1
    assert [control.x() for control in controls] == sorted(control.x() for control in controls)


def test_controls_begin_where_one_begins_to_read(qtbot: Any, controls: list[QPushButton]) -> None:
    _flow = shown(qtbot, Flow(*controls), WIDE, Qt.LayoutDirection.RightToLeft)
    assert controls[0].geometry().right() == WIDE - 1
    assert [control.x() for control in controls] == sorted((one.x() for one in controls), reverse=True)


def test_what_is_hidden_takes_no_room(qtbot: Any, controls: list[QPushButton]) -> None:
    flow = Flow(*controls)
    shown(qtbot, flow, NARROW, Qt.LayoutDirection.LeftToRight)
    before = flow.heightForWidth(NARROW)
    controls[1].hide()
    assert flow.heightForWidth(NARROW) < before
