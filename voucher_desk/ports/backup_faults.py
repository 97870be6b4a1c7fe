"""What can be wrong with a backup, or in the way of giving one back."""

from typing import ClassVar

from voucher_desk.domain.refusals import reason
from voucher_desk.ports.faults import Fault


@reason
class BackupDamaged(Fault):
    """The file is cut short, changed since it was written, or its chain of events is broken."""

    code: ClassVar[str] = "SAV-04"
    file: str


@reason
class DatabaseInUse(Fault):
    """Another program has the database open: what it writes would be lost with the file it writes to."""

    code: ClassVar[str] = "SAV-05"
    place: str
