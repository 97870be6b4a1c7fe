"""Columns of the directory of services."""

from ui.tables.columns import Column
from ui.wording import Wording
from voucher_desk.domain.directory import DirectoryEntry
from voucher_desk.sentences.directory import COLUMNS


def directory_columns(wording: Wording) -> tuple[Column[DirectoryEntry], ...]:
    """Return what is seen of every service at once; the rest stands beside the one chosen."""

    def heading(key: str) -> str:
        word = COLUMNS[key]
        return wording.gettext(word)

    return (
        Column(heading("name"), lambda row: row.name, gives_way=True),
        Column(heading("kind"), lambda row: wording.title(row.kind)),
        Column(heading("city"), lambda row: row.city),
        Column(heading("opening"), lambda row: row.opening, gives_way=True),
        Column(heading("languages"), lambda row: row.languages, gives_way=True),
    )
