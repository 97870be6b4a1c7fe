"""A report as a file: what writes it is chosen by the ending of its name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import click

from voucher_desk.printing.files import spooled


def written_by_ending(path: Path, writers: Mapping[str, Callable[[BinaryIO], object]]) -> None:
    """Write a file with the writer of its ending. Raises click.BadParameter for another, FileUnwritable."""
    writer = writers.get(path.suffix.lower())
    if writer is None:
        known = f"{path.name} ({', '.join(writers)})"
        raise click.BadParameter(known, param_hint="--output")
    with spooled(path) as file:
        writer(file)
