"""Refresh the sentence catalogues: read the sentences off the source, keep what is translated, compile.

`python3 scripts/catalogues.py` writes the `.po` and `.mo` file of each language in `resources/translations`.
French is the source (`docs/decisions/0001-french-message-identifiers.md`) and needs no translator. Sentences
that no longer stand in the source go away; those without translation are listed, and the exit code is 1.
Two runs on any two machines write the same bytes.
"""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).resolve().parents[1]
TRANSLATIONS = CHECKOUT / "resources" / "translations"
SPOKEN = ("voucher_desk", "ui", "resources")
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "n_": (1, 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2"
    " : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "en": "nplurals=2; plural=(n != 1);",
}
SOURCE = "fr"


class Catalogue(Catalog):
    """A catalogue whose heading names no day, no person and no machine."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The heading, as name and value; the last line ends it."""
        language = str(self.locale_identifier)
        return [
            ("Project-Id-Version", "Voucher Desk"),
            ("Language", language),
            ("Plural-Forms", PLURALS[language]),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def main() -> int:
    """Refresh every catalogue; name the sentences that still need a translator."""
    sentences = list(extracted())
    waiting = 0
    for language in PLURALS:
        refreshed = translated(language, sentences, known(language))
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po_file(language).write_bytes(po_bytes(refreshed))
        mo_file(language).write_bytes(mo_bytes(refreshed))
        for message in untranslated(refreshed):
            waiting += 1
            print(f"{language}: {message.id}", file=sys.stderr)
    return 1 if waiting else 0


def po_file(language: str) -> Path:
    """Return where the sentences of a language are written by translators."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "voucher_desk.po"


def mo_file(language: str) -> Path:
    """Return where the program reads the sentences of a language."""
    return po_file(language).with_suffix(".mo")


def extracted() -> Iterator[Message]:
    """Yield every sentence of the source with the file it stands in."""
    for room in SPOKEN:
        found = extract_from_dir(CHECKOUT / room, [("**.py", "python")], keywords=KEYWORDS)
        for name, _line, sentence, _comments, context in found:
            place = f"{room}/{Path(name).as_posix()}"
            yield Message(sentence, locations=[(place, 1)], context=context)


def known(language: str) -> Catalog:
    """Return the catalogue of a language as it stands; an empty one where there is none yet."""
    if not po_file(language).exists():
        return Catalog(locale=language)
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def translated(language: str, sentences: Iterable[Message], before: Catalog) -> Catalogue:
    """Return a catalogue of these sentences with the translations known before."""
    catalogue = Catalogue(
        locale=language, header_comment=f"# Sentences of Voucher Desk: {language}.", fuzzy=False
    )
    for sentence in sentences:
        catalogue.add(sentence.id, locations=sentence.locations, context=sentence.context)
    for message in catalogue:
        if message.id:
            message.string = message.id if language == SOURCE else translation_of(message, before)
            message.locations = sorted(set(message.locations))
    return catalogue


def translation_of(message: Message, before: Catalog) -> str | tuple[str, ...]:
    """Return the translation known for a sentence, or empty forms where there is none."""
    then = before.get(message.id, message.context)
    forms = forms_of(then) if then is not None else ()
    if not message.pluralizable:
        return forms[0] if len(forms) == 1 else ""
    return forms if len(forms) == before.num_plurals else ("",) * before.num_plurals


def untranslated(catalogue: Catalog) -> list[Message]:
    """Return the sentences of which a form is still empty."""
    return [message for message in catalogue if message.id and not all(forms_of(message))]


def forms_of(message: Message) -> tuple[str, ...]:
    """Return the translation of a sentence: one form, or one for each plural of the language."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def po_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as translators read it: sorted, one line a sentence, nothing obsolete."""
    output = io.BytesIO()
    write_po(output, catalogue, width=0, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return output.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    output = io.BytesIO()
    write_mo(output, catalogue)
    return output.getvalue()


if __name__ == "__main__":
    sys.exit(main())
