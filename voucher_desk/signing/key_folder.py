"""The key folder of a station: its private keys, one PEM file each, and a word on which one signs now.

Keys are known by their public half; the number a key has in a QR is given elsewhere. Files are named after
the public key and not encrypted: who can read the account's files can sign. Old keys stay beside the current
one, so that what they signed can still be shown to be ours.
"""

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from voucher_desk.domain.refusals import Notice
from voucher_desk.ports.key_faults import CurrentKeyUnknown, KeyMissing, KeyNotSaved, KeyUnreadable
from voucher_desk.signing.keys import SEED_BYTES, SigningKey, key_name
from voucher_desk.signing.private_files import close_to_others, write_privately

_KEY_FILE = ".pem"
_CURRENT_FILE = "current"

RandomBytes = Callable[[int], bytes]
"""Draws that many bytes nobody can foresee: `secrets.token_bytes`."""


class KeyFolder:
    """The keys of this station, read once when it starts.

    `notices` tells of files that others could read.
    """

    def __init__(self, folder: Path, keys: Iterable[SigningKey], notices: tuple[Notice, ...]) -> None:
        self._folder = folder
        self._keys = {key.name: key for key in keys}
        self.notices = notices

    @property
    def public_keys(self) -> tuple[bytes, ...]:
        """Return the public halves of all keys, in the order of their names."""
        return tuple(self._keys[name].public_key for name in sorted(self._keys))

    def current(self) -> SigningKey:
        """Return the key that signs now.

        Raises KeyMissing if its file is gone, CurrentKeyUnknown if nothing tells which of several it is.
        """
        marked = self._folder / _CURRENT_FILE
        try:
            return self._named(marked.read_text("ascii").strip())
        except FileNotFoundError:
            if len(self._keys) != 1:
                raise CurrentKeyUnknown from None
        except (OSError, UnicodeDecodeError) as error:
            raise KeyUnreadable(file=_CURRENT_FILE) from error
        return next(iter(self._keys.values()))

    def sign(self, public_key: bytes, message: bytes) -> bytes:
        """Return the signature, 64 bytes, by the key of this public half; raises KeyMissing."""
        return self._named(key_name(public_key)).sign(message)

    def renew(self, random_bytes: RandomBytes = secrets.token_bytes) -> SigningKey:
        """Make a new key, save it, and let it sign from now on; raises KeyNotSaved.

        The key is on the disk before anything names it: a power cut between the two leaves the former key.
        """
        key = SigningKey.from_seed(random_bytes(SEED_BYTES))
        _saved(self._folder / f"{key.name}{_KEY_FILE}", key.to_pem())
        self._keys[key.name] = key
        _saved(self._folder / _CURRENT_FILE, key.name.encode("ascii"))
        return key

    def _named(self, name: str) -> SigningKey:
        if name not in self._keys:
            raise KeyMissing(key=name)
        return self._keys[name]


def open_key_folder(folder: Path, random_bytes: RandomBytes = secrets.token_bytes) -> KeyFolder:
    """Return the keys of a folder, making it and its first key where there is none.

    A lost or damaged key is never replaced unasked: raises KeyUnreadable or KeyMissing. Raises KeyNotSaved
    where the folder cannot be made.
    """
    notices = _prepared(folder)
    keys = []
    for file in sorted(folder.glob(f"[!.]*{_KEY_FILE}")):
        key, told = _read(file)
        keys.append(key)
        notices += told
    opened = KeyFolder(folder, keys, notices)
    if not keys and not (folder / _CURRENT_FILE).exists():
        opened.renew(random_bytes)
    opened.current()
    return opened


def _prepared(folder: Path) -> tuple[Notice, ...]:
    try:
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True)
        return close_to_others(folder)
    except OSError as error:
        raise KeyNotSaved(file=folder.name) from error


def _read(file: Path) -> tuple[SigningKey, tuple[Notice, ...]]:
    try:
        notices = close_to_others(file)
        key = SigningKey.from_pem(file.read_bytes())
    except (OSError, ValueError) as error:
        raise KeyUnreadable(file=file.name) from error
    if key.name != file.stem:
        raise KeyUnreadable(file=file.name)
    return key, notices


def _saved(target: Path, content: bytes) -> None:
    try:
        write_privately(target, content)
    except OSError as error:
        raise KeyNotSaved(file=target.name) from error
