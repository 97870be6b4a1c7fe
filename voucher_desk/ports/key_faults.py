"""What can be wrong with the key folder; file names alone are told, never a path or a key."""

from dataclasses import dataclass
from typing import ClassVar

from voucher_desk.domain.refusals import Notice, reason
from voucher_desk.ports.faults import Fault


@reason
class KeyUnreadable(Fault):
    """A key file cannot be read, is damaged, or holds another key than its name says."""

    code: ClassVar[str] = "KEY-01"
    file: str


@reason
class KeyMissing(Fault):
    """The key asked for is not in this station's folder; `key` is its name."""

    code: ClassVar[str] = "KEY-02"
    key: str


@reason
class CurrentKeyUnknown(Fault):
    """There are several keys and nothing says which one signs now."""

    code: ClassVar[str] = "KEY-03"


@reason
class KeyNotSaved(Fault):
    """The folder or a file in it cannot be made."""

    code: ClassVar[str] = "KEY-04"
    file: str


@dataclass(frozen=True, slots=True)
class KeyWasOpen(Notice):
    """Others could read this file or folder; now its owner alone can."""

    code: ClassVar[str] = "KEY-05"
    file: str


@dataclass(frozen=True, slots=True)
class KeyStaysOpen(Notice):
    """Others can read this file or folder and the disk offers no remedy (a FAT stick, a network share)."""

    code: ClassVar[str] = "KEY-06"
    file: str
