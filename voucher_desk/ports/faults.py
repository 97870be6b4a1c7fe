"""Faults: the machine, not a rule, says no (disk, lock, file, network). Exit code 3 on the command line."""

from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason


class Fault(Refused):
    """The machine cannot do it now; nothing was saved."""

    code: ClassVar[str] = "SYS-00"


@reason
class NotADatabase(Fault):
    """The file is no database."""

    code: ClassVar[str] = "SYS-01"
    place: str


@reason
class OtherProgramsDatabase(Fault):
    """The database belongs to another program."""

    code: ClassVar[str] = "SYS-02"
    place: str


@reason
class DatabaseNewer(Fault):
    """A later version of this program made the database."""

    code: ClassVar[str] = "SYS-03"
    place: str


@reason
class NoDatabase(Fault):
    """There is no database here yet."""

    code: ClassVar[str] = "SYS-04"
    place: str


@reason
class DatabaseBusy(Fault):
    """Another program holds the database for longer than we wait."""

    code: ClassVar[str] = "SYS-05"


@reason
class DiskFull(Fault):
    """The disk is full."""

    code: ClassVar[str] = "SYS-06"


@reason
class DatabaseUnreachable(Fault):
    """The database server or file cannot be reached or read."""

    code: ClassVar[str] = "SYS-07"
    place: str


@reason
class DatabaseReadOnly(Fault):
    """The database may be looked at but not written: a medium or a folder that lets nobody write."""

    code: ClassVar[str] = "SYS-13"
    place: str


@reason
class FileUnreadable(Fault):
    """A file the person named cannot be read."""

    code: ClassVar[str] = "SYS-08"
    file: str


@reason
class FileUnwritable(Fault):
    """A file the person asked for cannot be written."""

    code: ClassVar[str] = "SYS-09"
    file: str


@reason
class ClockWentBack(Fault):
    """The clock is over two minutes earlier than the last event (invariant 58); `last` is UTC text."""

    code: ClassVar[str] = "SYS-10"
    last: str


@reason
class HomeUnusable(Fault):
    """The folder of the station cannot be made or written."""

    code: ClassVar[str] = "SYS-11"
    folder: str


@reason
class HomeInUse(Fault):
    """The worked example is played in a fresh home only: it must never be mixed with real work."""

    code: ClassVar[str] = "SYS-12"
    folder: str


@reason
class PrinterUnready(Fault):
    """The printer took no page: it is off, or its queue refuses."""

    code: ClassVar[str] = "SYS-20"


class RuleOfTheDatabase(Exception):
    """The database holds to a rule that our own let through; the text names the rule and no value."""


class LostRace(Exception):
    """Another desk changed the same thing first; what was read is no longer true."""
