"""The set-up of a checkout: what is missing is installed or named, and what is ready is left alone."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import environment


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """Let commands be written down instead of run, around a `.venv` of its own."""
    written: list[list[str]] = []
    monkeypatch.setattr(environment, "run", lambda command, **_: written.append(command))
    monkeypatch.setattr(environment, "STAMP", tmp_path / "filled-from")
    monkeypatch.setattr(environment, "missing_packages", lambda _: [])
    return written


def test_a_fresh_checkout_gets_an_environment_and_then_the_lock_and_the_project(
    commands: list[list[str]],
) -> None:
    environment.prepare("runtime", {})
    made, libraries, project = commands
    assert made[1:4] == ["-m", "venv", "--clear"]
    assert {"--require-hashes", str(environment.LOCKS["runtime"])} < {*libraries}
    assert {"--no-index", "--no-deps", "--no-build-isolation", "--editable"} < {*project}


@pytest.mark.parametrize(("before", "now"), [("runtime", "runtime"), ("dev", "dev"), ("dev", "runtime")])
def test_an_environment_that_holds_the_lock_is_left_alone(
    commands: list[list[str]], before: str, now: str
) -> None:
    environment.prepare(before, {})
    commands.clear()
    environment.prepare(now, {})
    assert commands == []


def test_the_tools_are_added_to_an_environment_made_for_trying(commands: list[list[str]]) -> None:
    environment.prepare("runtime", {})
    commands.clear()
    environment.prepare("dev", {})
    assert [command[1:4] for command in commands] == [["-m", "pip", "--quiet"]] * 2


def test_another_place_of_the_interpreter_makes_the_environment_anew(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare("dev", {})
    monkeypatch.setattr(sys, "base_prefix", "elsewhere")
    commands.clear()
    environment.prepare("dev", {})
    assert "venv" in commands[0]


def test_an_interpreter_that_other_wheels_fit_makes_the_environment_anew(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare("dev", {})
    monkeypatch.setattr(sysconfig, "get_config_var", lambda _: ".of-another-python.so")
    commands.clear()
    environment.prepare("dev", {})
    assert "venv" in commands[0]


def test_a_security_update_of_the_interpreter_leaves_the_environment_alone(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare("dev", {})
    monkeypatch.setattr(sys, "version", f"{sys.version} built again")
    commands.clear()
    environment.prepare("dev", {})
    assert commands == []


def test_an_installation_that_failed_is_begun_again(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: str) -> None:
        raise environment.Impossible

    with monkeypatch.context() as broken:
        broken.setattr(environment, "install", fail)
        with pytest.raises(environment.Impossible):
            environment.prepare("dev", {})
    commands.clear()
    environment.prepare("dev", {})
    assert "venv" in commands[0]


def test_a_library_that_the_loader_lacks_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(environment, "is_loadable", lambda library: library == "libGL.so.1")
    wanted = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}
    assert environment.missing_packages(wanted) == ["libegl1"]


def test_the_maker_of_environments_is_a_package_too_on_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(environment, "find_spec", lambda _: None)
    assert environment.missing_packages({}) == [f"python3.{sys.version_info[1]}-venv"]


def test_the_loader_is_asked() -> None:
    assert not environment.is_loadable("libnothing-of-the-kind.so.9")


def test_without_the_right_to_install_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "right_to_install", lambda: None)
    with pytest.raises(environment.Impossible, match="libegl1 libgl1"):
        environment.add_system_packages(["libegl1", "libgl1"])


def test_packages_are_installed_through_sudo_where_it_asks_nothing(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(environment, "succeeds", lambda command: command == ["sudo", "-n", "true"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    environment.add_system_packages(["libegl1"])
    assert [command[:2] for command in commands] == [["sudo", "-n"]] * 2
    assert commands[-1][-1] == "libegl1"


def test_a_command_that_fails_is_named() -> None:
    with pytest.raises(environment.Impossible, match="import nothing_of_the_kind"):
        environment.run([sys.executable, "-W", "ignore", "-c", "import nothing_of_the_kind"])


def test_a_python_too_old_hands_over_to_a_newer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def start(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        started.append(command)
        return subprocess.CompletedProcess(command, 7)

    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    monkeypatch.setattr(sys, "argv", ["scripts/test.py", "-x"])
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(environment, "succeeds", lambda command: command[0] == "python3.12")
    monkeypatch.setattr(subprocess, "run", start)
    with pytest.raises(SystemExit) as exit_:
        environment.use_a_suitable_python()
    assert exit_.value.code == 7
    assert started == [["python3.12", "scripts/test.py", "-x"]]


def test_a_python_too_new_says_which_are_supported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 15, 0, "final", 0))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(environment.Impossible, match=r"Python 3\.11 to 3\.13 is needed"):
        environment.use_a_suitable_python()
