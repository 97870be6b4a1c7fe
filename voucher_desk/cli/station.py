"""What every command works with: where the station is, who acts, in which language, and how to answer."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.app import open_desk
from voucher_desk.desk import Desk
from voucher_desk.domain.money import exact_text
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.ports.faults import Fault
from voucher_desk.sentences.values import AMOUNTS

REFUSED = 1
FAULT = 3


@dataclass
class Station:
    """The common options of a command line, wherever among its words they stand."""

    home: Path | None = None
    database: str | None = None
    user: str | None = None
    as_json: bool = False
    language: str = LANGUAGES[0]

    @property
    def translations(self) -> NullTranslations:
        """Return the sentences in the language asked for."""
        return catalogue(self.language)

    @contextmanager
    def desk(self, *, create: bool = False) -> Iterator[Desk]:
        """Yield the desk of the station's home; with `create` a missing database is made."""
        desk = open_desk(self.home, self.user, database=self.database, create=create)
        try:
            yield desk
        finally:
            desk.close()

    def answer(self, facts: Mapping[str, Any], sentence: str) -> None:
        """Say what was done: one JSON document for machines, or a sentence for people."""
        if self.as_json:
            click.echo(json.dumps(facts, ensure_ascii=False, default=_plain))
        else:
            click.echo(sentence)

    def refuse(self, refusal: Refused, beside: Mapping[str, Any] | None = None) -> None:
        """Say what was refused, on standard output for machines, on standard error for people."""
        if self.as_json:
            facts = {**(beside or {}), "refused": self.told(refusal)}
            click.echo(json.dumps(facts, ensure_ascii=False, default=_plain))
        else:
            click.echo(self.said(refusal), err=True)

    def said(self, reason: Refused | Notice) -> str:
        """Return a refusal or notice as a line: its code, where it has one to read aloud, and sentence."""
        sentence = self._sentence(reason)
        return f"{reason.code} {sentence}" if reason.code.isupper() else sentence

    def told(self, reason: Refused | Notice) -> dict[str, Any]:
        """Return a refusal or notice as data: its code, its sentence and its facts, amounts as decimals."""
        facts = {
            name: exact_text(value) if (type(reason), name) in AMOUNTS else value
            for name, value in reason.data().items()
        }
        return {"code": reason.code, "message": self._sentence(reason), **facts}

    def _sentence(self, reason: Refused | Notice) -> str:
        from voucher_desk.sentences.saying import sentence_of  # noqa: PLC0415  it knows every refusal

        return sentence_of(reason, self.translations)


def _plain(value: object) -> object:
    """Return what JSON has no form for, as text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, frozenset | set | tuple):
        return sorted(value)
    return str(value)


def _kept(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Keep a common option's value for the command, the last one given counting."""

    def keep(context: click.Context, _parameter: click.Parameter, value: Any) -> None:  # noqa: ANN401  click's own
        station = context.ensure_object(Station)
        if value not in {None, False}:
            setattr(station, name, value)

    return keep


def _common() -> list[click.Parameter]:
    options: list[tuple[tuple[str, ...], str, dict[str, Any]]] = [
        (
            ("--home",),
            "home",
            {
                "type": click.Path(file_okay=False, path_type=Path),
                "envvar": "VOUCHER_DESK_HOME",
                "help": "Folder of the station: database, keys, papers.",
            },
        ),
        (("--database",), "database", {"metavar": "URL", "help": "A shared database instead of the home's."}),
        (("--as",), "user", {"metavar": "USER", "envvar": "VOUCHER_DESK_USER", "help": "Who is acting."}),
        (("--json",), "as_json", {"is_flag": True, "help": "Answer with one JSON document."}),
        (
            ("--language",),
            "language",
            {"type": click.Choice(LANGUAGES), "help": "Language of sentences and papers."},
        ),
    ]
    return [
        click.Option(names, expose_value=False, is_eager=True, callback=_kept(kept), **settings)
        for names, kept, settings in options
    ]


class DeskCommand(click.Command):
    """A command that takes the common options among its own."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401  click's own
        super().__init__(*arguments, **settings)
        self.params = [*self.params, *_common()]


class DeskGroup(click.Group):
    """Commands under one name; what a rule or the machine refuses becomes an answer and an exit status."""

    command_class = DeskCommand
    group_class = type

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401  click's own
        super().__init__(*arguments, **settings)
        self.params = [*self.params, *_common()]

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401  click's own
        """Run a command; exit 1 where a rule refuses, 2 for wrong usage, 3 where the machine says no."""
        try:
            return super().invoke(context)
        except Refused as refusal:
            context.ensure_object(Station).refuse(refusal)
            sys.exit(FAULT if isinstance(refusal, Fault) else REFUSED)
        except click.UsageError as error:
            if not context.ensure_object(Station).as_json:
                raise
            click.echo(json.dumps({"usage": {"message": error.format_message()}}, ensure_ascii=False))
            sys.exit(error.exit_code)


pass_station = click.make_pass_decorator(Station, ensure=True)
