"""Sentence catalogues: French (the source), Arabic and English, as gettext files beside this module.

The message identifiers are the French sentences themselves, so French is complete by construction; see
`docs/decisions/0001-french-message-identifiers.md`.
"""

import gettext
from functools import cache
from importlib.resources import as_file, files

LANGUAGES = ("fr", "ar", "en")
DOMAIN = "voucher_desk"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the sentences of a language: `fr`, `ar` or `en`. Raises ValueError for any other."""
    if language not in LANGUAGES:
        raise ValueError(language)
    with as_file(files("resources") / "translations") as folder:
        return gettext.translation(DOMAIN, localedir=folder, languages=[language])
