"""The message bar: good news leaves by itself, the rest stays until it is read."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from ui.message_bar import MessageBar
from ui.messages import Messages, Offer
from ui.wording import Wording


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def bar(qtbot: Any, messages: Messages, wording: Wording, dressed: object) -> MessageBar:
    made = MessageBar(messages, wording)
    qtbot.addWidget(made)
    return made


def test_what_is_sent_is_shown_as_it_stands(bar: MessageBar, messages: Messages) -> None:
    messages.refused("<b>Refusé</b>")
    assert bar.text == "<b>Refusé</b>"
    assert bar.accessibleName() == "<b>Refusé</b>"


def test_good_news_leaves_by_itself_and_a_refusal_stays(bar: MessageBar, messages: Messages) -> None:
    messages.done("Fait.")
    assert bar.leaves_by_itself
    messages.refused("Non.")
    assert not bar.leaves_by_itself


def test_an_offer_is_taken_by_its_button(bar: MessageBar, messages: Messages, qtbot: Any) -> None:
    taken: list[str] = []
    messages.done("Enregistré.", Offer("Ouvrir", lambda: taken.append("ouvert")))
    qtbot.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    assert taken == ["ouvert"]
    messages.done("Fait.")
    assert not bar.offer.isVisible()


def test_a_message_is_closed_or_taken_back(bar: MessageBar, messages: Messages, qtbot: Any) -> None:
    messages.fault("Disque plein.")
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.text == ""
    messages.fault("Disque plein.")
    messages.clear()
    assert bar.text == ""
