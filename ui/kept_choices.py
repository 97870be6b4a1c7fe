"""Files of choices in the home: written whole or not at all."""

import json
from contextlib import suppress
from pathlib import Path


def keep(path: Path, document: object) -> None:
    """Write a document as JSON; a disk that is full costs a choice, never the work."""
    part = path.with_suffix(".part")
    try:
        part.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
