"""The rules of the house that no tool knows, read off the source itself.

What ruff knows (docstrings, absolute imports, nothing left for later) is asked of ruff, in `pyproject.toml`.
"""

import ast
import io
import re
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

CHECKOUT = Path(__file__).parents[1]
ROOMS = ("voucher_desk", "ui", "db", "resources")
PYTHON = sorted(
    path
    for folder in (*ROOMS, "scripts", "benchmarks", "tests")
    for path in (CHECKOUT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)
SHIPPED = [path for path in PYTHON if path.relative_to(CHECKOUT).parts[0] in ROOMS]
# A migration is a list that the tool wrote and nobody edits again.
READ = [path for path in PYTHON if "db/migrations/versions" not in path.as_posix()]
MONEY = ("voucher_desk/domain/", "voucher_desk/usecases/", "db/books/")
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def name_of(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path), filename=name_of(path))


def places(paths: list[Path], *kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Yield every node of these kinds with its place, `db/engine.py:12`."""
    for path in paths:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, kinds):
                yield f"{name_of(path)}:{getattr(node, 'lineno', 1)}", node


def is_inexact(node: ast.AST) -> bool:
    """Return whether a node makes a binary fraction: a literal, a call or annotation of `float`, a `/`."""
    match node:
        case ast.Constant(value=float()) | ast.Name(id="float"):
            return True
        case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
            # `folder / "name"` joins paths; amounts have no text beside them.
            return not (isinstance(node, ast.BinOp) and isinstance(node.right, ast.Constant | ast.JoinedStr))
    return False


def test_no_money_path_knows_a_float() -> None:
    money = [path for path in SHIPPED if name_of(path).startswith(MONEY)]
    assert money
    assert [place for place, node in places(money, ast.AST) if is_inexact(node)] == []


@pytest.mark.parametrize("line", ["x = 0.5", "x = float('1')", "x = a / b", "a /= 2", "def f(x: float): ..."])
def test_a_float_is_recognised(line: str) -> None:
    assert any(is_inexact(node) for node in ast.walk(ast.parse(line)))


@pytest.mark.parametrize("line", ["x = a // b", "x = folder / 'name'", "x = divmod(a, 100)"])
def test_whole_numbers_and_paths_are_no_floats(line: str) -> None:
    assert not any(is_inexact(node) for node in ast.walk(ast.parse(line)))


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {name_of(path): {*path.relative_to(CHECKOUT).with_suffix("").parts} for path in PYTHON}
    assert [name for name, words in parts.items() if words & VAGUE] == []


def test_no_file_is_longer_than_a_person_reads() -> None:
    lengths = {name_of(path): len(text_of(path).splitlines()) for path in READ}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{place} {node.name}": node.end_lineno - node.lineno + 1
        for place, node in places(READ, ast.FunctionDef, ast.AsyncFunctionDef)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def imported_by(path: Path) -> Iterator[str]:
    """Yield the full name of every module a file imports."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_rules_and_scanning_import_the_standard_library_only() -> None:
    inner = ("voucher_desk/domain/", "voucher_desk/scanning/")
    found = [
        f"{name_of(path)} {name}"
        for path in SHIPPED
        if name_of(path).startswith(inner)
        for name in imported_by(path)
        if name.split(".")[0] not in {*sys.stdlib_module_names, "voucher_desk"}
    ]
    assert found == []


def is_formatted_too_early(node: ast.AST) -> bool:
    """Return whether a sentence is filled in before it is looked up, so that no catalogue can know it."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=sentences):
            return name in {"_", "gettext", "ngettext"} and any(
                not isinstance(sentence, ast.Constant | ast.Name | ast.Attribute)
                for sentence in (sentences[:2] if name == "ngettext" else sentences[:1])
            )
    return False


def test_no_sentence_is_filled_in_before_it_is_translated() -> None:
    assert [place for place, node in places(SHIPPED, ast.Call) if is_formatted_too_early(node)] == []


@pytest.mark.parametrize(
    "line", ["_(f'{n} bons')", "t.gettext('{n}'.format(n=1))", "ngettext('un', f'{n}', n)"]
)
def test_a_sentence_filled_in_too_early_is_recognised(line: str) -> None:
    assert any(is_formatted_too_early(node) for node in ast.walk(ast.parse(line)))


def comments_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield every comment of a file with its place."""
    for token in tokenize.generate_tokens(io.StringIO(text_of(path)).readline):
        if token.type == tokenize.COMMENT:
            yield f"{name_of(path)}:{token.start[0]}", token.string


def hides(comment: str) -> bool:
    """Return whether a comment hides its line from a check without naming the rule and the reason."""
    if "no cover" in comment:
        return True
    return bool(re.search("noqa|type: ignore", comment)) and not re.search(
        r"noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)*  ?\S|type: ignore\[[a-z, -]+\]  ?\S", comment
    )


def test_nothing_is_hidden_from_the_checks_without_a_reason() -> None:
    assert [place for path in PYTHON for place, comment in comments_of(path) if hides(comment)] == []


@pytest.mark.parametrize("comment", ["# noqa", "# noqa: S603", "# type: ignore[misc]", "# pragma: no cover"])
def test_a_comment_that_hides_is_recognised(comment: str) -> None:
    assert hides(comment)


def test_no_test_is_skipped() -> None:
    tests = [path for path in PYTHON if path.is_relative_to(CHECKOUT / "tests")]
    marks = places(tests, ast.Attribute)
    skipping = {"skip", "skipif", "xfail", "importorskip"}
    assert [place for place, node in marks if isinstance(node, ast.Attribute) and node.attr in skipping] == []


def test_no_folder_of_tests_is_a_package() -> None:
    """python-barcode leaves a package `tests` in site-packages, which ours would then be part of."""
    assert [
        name_of(path) for path in PYTHON if path.parts[-1] == "__init__.py" and "tests" in path.parts
    ] == []


def test_every_room_has_its_place_in_the_house() -> None:
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    placed = {room for layer in layers for room in re.split(r" [|:] ", layer)}
    inside = {
        f"voucher_desk.{path.stem}" for path in (CHECKOUT / "voucher_desk").iterdir() if is_module(path)
    }
    assert inside - placed == set()


def is_module(path: Path) -> bool:
    return (path.is_dir() and (path / "__init__.py").exists()) or (
        path.suffix == ".py" and path.stem != "__init__"
    )


def locked(name: str) -> dict[str, list[Requirement]]:
    """Return the pins of a lock by project name; Qt has one for each Python."""
    pins: dict[str, list[Requirement]] = {}
    lines = (CHECKOUT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if re.match(r"[a-z0-9]", line):
            pin = Requirement(line.removesuffix("\\").strip())
            pins.setdefault(pin.name, []).append(pin)
    return pins


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {"runtime": project["dependencies"], "dev": project["optional-dependencies"]["dev"]}
    for lock, lines in asked.items():
        pins = locked(lock)
        for wish in map(Requirement, lines):
            if wish.name == project["name"]:
                continue
            name = re.sub(r"[-_.]+", "-", wish.name).lower()
            versions = [next(iter(pin.specifier)).version for pin in pins.get(name, [])]
            assert any(wish.specifier.contains(version) for version in versions), (
                f"{wish}: python3 scripts/lock.py"
            )


def test_both_locks_hold_the_same_versions() -> None:
    development = locked("dev")
    assert {name: pins for name, pins in locked("runtime").items() if development.get(name) != pins} == {}


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_a_lock_names_no_machine(lock: str) -> None:
    text = (CHECKOUT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|^-|^ *# via .*/home|\s/\w", text, re.MULTILINE)
