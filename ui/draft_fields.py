"""What a draft takes from the fields of a form, as text, and puts back into them."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from PySide6.QtCore import QDate, Qt, QTime, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QLineEdit, QSpinBox, QTimeEdit

from ui.parts.choices import Choices

Field = QLineEdit | QDateEdit | QTimeEdit | QSpinBox | QButtonGroup | Choices[Any]
_ISO = Qt.DateFormat.ISODate


class FormFields:
    """The fields of a form by name, in the order they are put back: a choice before what hangs on it."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = dict(fields)

    def taken(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: _text(field) for name, field in self._fields.items()}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Put texts into the fields; what a field does not offer any more is passed over."""
        for name, field in self._fields.items():
            if name in typed:
                _put(field, typed[name])

    def changes(self) -> list[SignalInstance]:
        """Return the signals that tell of a change."""
        return [_change(field) for field in self._fields.values()]


def _text(field: Field) -> str:
    match field:
        case QLineEdit():
            return field.text()
        case QDateEdit():
            return str(field.date().toString(_ISO))
        case QTimeEdit():
            return str(field.time().toString(_ISO))
        case QSpinBox():
            return str(field.value())
        case QButtonGroup():
            return str(field.checkedId())
    return _named(field.value())


def _put(field: Field, text: str) -> None:
    match field:
        case QLineEdit():
            field.setText(text)
        case QDateEdit():
            field.setDate(QDate.fromString(text, _ISO))
        case QTimeEdit():
            field.setTime(QTime.fromString(text, _ISO))
        case QSpinBox():
            field.setValue(int(text) if text.isdecimal() else field.value())
        case QButtonGroup():
            _click(field, text)
        case _:
            field.choose_where(lambda value: _named(value) == text)


def _change(field: Field) -> SignalInstance:
    match field:
        case QLineEdit():
            return field.textChanged
        case QDateEdit():
            return field.dateChanged
        case QTimeEdit():
            return field.timeChanged
        case QSpinBox():
            return field.valueChanged
        case QButtonGroup():
            return field.idToggled
    return field.currentIndexChanged


def _click(group: QButtonGroup, text: str) -> None:
    """Click a choice, as its dialog waits for a click before it lets anybody go on."""
    for one in group.buttons():
        if str(group.id(one)) == text:
            one.click()


def _named(value: object) -> str:
    """Return a choice's value as text that is the same in every language."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return str(getattr(value, "code", value or ""))
