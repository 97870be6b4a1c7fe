"""The archive around a workbook: measured by its directory first, read in memory only, never extracted."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from voucher_desk.domain.attendance_list.files import (
    NotAWorkbook,
    PackedTooTightly,
    ProtectedWorkbook,
    TooManyMembers,
    UnpackedTooLarge,
)
from voucher_desk.spreadsheets.limits import (
    HIGHEST_RATIO,
    LARGEST_UNPACKED,
    MEGABYTE,
    MOST_MEMBERS,
    megabytes,
)

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive whose directory keeps to the limits; `members` by name, the first of each name only."""

    file: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes:
        """Return one member whole, at most the size the directory gave, its checksum verified.

        Raises NotAWorkbook where it is missing or broken.
        """
        try:
            return self.file.read(self.members[name])
        except KeyError:
            raise NotAWorkbook from None
        except _BROKEN:
            raise NotAWorkbook from None

    def repacked(self, names: Iterable[str]) -> io.BytesIO:
        """Return a new archive of these members only, those there are.

        Another reader gets nothing but what was measured here: a directory can lie to each in its own way.
        """
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as target:
            for name in names:
                if name in self.members:
                    target.writestr(zipfile.ZipInfo(name), self.read(name))
        copy.seek(0)
        return copy


def open_archive(data: bytes) -> Archive:
    """Return the archive in these bytes, without unpacking anything yet.

    Raises NotAWorkbook for a broken archive, ProtectedWorkbook for encrypted members, and UnpackedTooLarge,
    PackedTooTightly or TooManyMembers for one beyond the limits.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise NotAWorkbook from None
    infos = file.infolist()
    _require_limits(infos)
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise ProtectedWorkbook
    if any(info.compress_type not in _METHODS for info in infos):
        raise NotAWorkbook
    return Archive(file, {info.filename: info for info in reversed(infos)})


def _require_limits(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_MEMBERS:
        raise TooManyMembers(members=len(infos), limit=MOST_MEMBERS)
    unpacked = sum(info.file_size for info in infos)
    if unpacked > LARGEST_UNPACKED:
        raise UnpackedTooLarge(megabytes=megabytes(unpacked), limit=LARGEST_UNPACKED // MEGABYTE)
    packed = max(1, sum(info.compress_size for info in infos))
    if unpacked > HIGHEST_RATIO * packed:
        raise PackedTooTightly(ratio=unpacked // packed, limit=HIGHEST_RATIO)
