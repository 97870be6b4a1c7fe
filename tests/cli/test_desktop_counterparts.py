"""Everything that the command line can do, a person can do in the desktop.

`tests/data/counterparts.toml` names each command, and each option of its own, with the control of the desktop
that does the same. A command or option added without one fails here, and so does a control that is no more.
What the desktop uses is read off its source, from `ui.desktop` on: a class that no window reaches is none.
"""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from voucher_desk.cli.commands import voucher_desk

SOURCE = Path(__file__).parents[2]
TABLE = tomllib.loads((SOURCE / "tests" / "data" / "counterparts.toml").read_text("utf-8"))
COUNTERPARTS: dict[str, str] = TABLE["counterparts"]
SCRIPTS_ALONE: dict[str, str] = TABLE["scripts_alone"]
COMMON = frozenset({"--home", "--database", "--as", "--json", "--language"})


def asked() -> Iterator[str]:
    """Yield every command, and every option of its own, as a person types them."""
    yield from _asked(voucher_desk, ())


def _asked(command: click.Command, path: tuple[str, ...]) -> Iterator[str]:
    within = command.list_commands(click.Context(command)) if isinstance(command, click.Group) else []
    if path and (not isinstance(command, click.Group) or command.invoke_without_command):
        words = " ".join(path)
        yield words
        options = (one.opts[0] for one in command.params if isinstance(one, click.Option))
        yield from (f"{words} {option}" for option in options if option not in COMMON)
    for name in within:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        yield from _asked(found, (*path, name))


def file_of(module: str) -> Path:
    path = SOURCE.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(file_of(module).read_text("utf-8"))


def imported_by(module: str) -> Iterator[str]:
    """Yield the modules that a module loads from ours, wherever in it they are loaded, with their names."""
    for node in ast.walk(tree_of(module)):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.split(".")[0] in {"ui", "voucher_desk"}
        ):
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


@cache
def desktop() -> frozenset[str]:
    """Return the modules of the desktop, and every name that they load of ours."""
    found, waiting = set[str](), ["ui.desktop"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            if name.startswith("ui.") and file_of(name).exists():
                waiting.extend(imported_by(name))
    return frozenset(found)


def names_in(module: str, kind: str) -> set[str]:
    """Return the attributes and methods of a class, or the functions of a module where the kind is empty."""
    tree: ast.AST = tree_of(module)
    if kind:
        tree = next(one for one in ast.walk(tree) if isinstance(one, ast.ClassDef) and one.name == kind)
    functions = {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
    kept = (
        one for one in ast.walk(tree) if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store)
    )
    return functions | {one.attr for one in kept}


@pytest.mark.parametrize("words", sorted(asked()))
def test_what_a_command_does_is_done_in_the_desktop(words: str) -> None:
    assert words in COUNTERPARTS or words in SCRIPTS_ALONE


@pytest.mark.parametrize("control", sorted({*COUNTERPARTS.values()}))
def test_what_does_it_stands_in_a_window_that_is_reached(control: str) -> None:
    module, _, path = control.partition(":")
    kind, _, name = path.rpartition(".")
    assert module in desktop()
    assert name in names_in(module, kind)


def test_no_command_is_named_that_is_no_more() -> None:
    assert {*COUNTERPARTS, *SCRIPTS_ALONE} - {*asked()} == set()
    assert {*COUNTERPARTS} & {*SCRIPTS_ALONE} == set()


def test_every_use_case_of_the_command_line_is_one_of_the_desktop() -> None:
    commands = [f"voucher_desk.cli.{path.stem}" for path in (SOURCE / "voucher_desk" / "cli").glob("*.py")]
    wanted = {
        name
        for module in commands
        for name in imported_by(module)
        if name.startswith("voucher_desk.usecases.")
    }
    assert wanted - desktop() == set()
