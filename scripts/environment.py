"""The environment of this checkout: system libraries, `.venv` filled from a lock, and the project itself.

Standard library only. Syntax and annotations stay readable to Python 3.9, so that an unsuitable Python
answers with a sentence and not with a traceback.
"""

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
VENV = CHECKOUT / ".venv"
STAMP = VENV / "filled-from"
LOCKS = {name: CHECKOUT / "requirements" / f"{name}.txt" for name in ("runtime", "dev")}
OLDEST, NEWEST = (3, 11), (3, 13)

# What the wheels of Qt expect of a Linux system: shared object -> Debian and Ubuntu package.
WITHOUT_SCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    # For cameras and sounds: the first to import QtMultimedia at all, the others for its backend.
    "libpulse.so.0": "libpulse0",
    "libXrandr.so.2": "libxrandr2",
    "libXext.so.6": "libxext6",
    "libdrm.so.2": "libdrm2",
}
WITH_SCREEN = {
    **WITHOUT_SCREEN,
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class Impossible(SystemExit):
    """What stands in the way, as a sentence with its remedy; the script prints it and exits 1."""


def use_a_suitable_python() -> None:
    """Return where this Python is supported; else hand the script to one that is, and exit as it does.

    Raises Impossible where there is none.
    """
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = f"python3.{minor}"
        if shutil.which(other) and succeeds([other, "-c", ""]):
            sys.exit(subprocess.run([other, *sys.argv], check=False).returncode)
    raise Impossible(
        f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed; this one is {sys.version.split()[0]}, and no "
        f"other was found. Get one from https://www.python.org/downloads/ and run this script with it."
    )


def prepare(lock: str, libraries: "dict[str, str]") -> None:
    """Make sure of the system's `libraries` and of a `.venv` filled from `lock`: `runtime` or `dev`.

    Done once per state of the locks, the project's metadata and the interpreter; afterwards it only looks.
    Raises Impossible.
    """
    use_a_suitable_python()
    add_system_packages(missing_packages(libraries))
    wanted = fingerprint()
    found, filled = read_stamp()
    if found != wanted:
        say(f"Making the virtual environment {VENV}")
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    elif filled in (lock, "dev"):  # `dev` holds everything of `runtime`, at the same versions
        return
    say(f"Installing the libraries of requirements/{lock}.txt; the first time takes a minute or two")
    install("--require-hashes", "--only-binary=:all:", "--requirement", str(LOCKS[lock]))
    install("--no-index", "--no-deps", "--no-build-isolation", "--editable", str(CHECKOUT))
    STAMP.write_text(f"{wanted} {lock}", encoding="ascii")


def missing_packages(libraries: "dict[str, str]") -> "list[str]":
    """Return the Debian names of what this Linux lacks: shared libraries, and the maker of environments."""
    if sys.platform != "linux":
        return []
    packages = [package for library, package in libraries.items() if not is_loadable(library)]
    if find_spec("ensurepip") is None:
        packages.insert(0, f"python3.{sys.version_info[1]}-venv")
    return packages


def is_loadable(library: str) -> bool:
    """Return whether the system's loader finds this shared object."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def add_system_packages(packages: "list[str]") -> None:
    """Install Debian packages, as root or through a sudo that asks nothing. Raises Impossible without."""
    if not packages:
        return
    right = right_to_install()
    if right is None:
        raise Impossible(
            f"These system packages (Debian's names) are missing: {' '.join(packages)}\n"
            f"Have them installed, for instance with\n"
            f"    sudo apt-get install --no-install-recommends {' '.join(packages)}\n"
            f"and run this script again."
        )
    say(f"Installing system packages: {' '.join(packages)}")
    apt = [*right, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    run([*apt, "update"])
    run([*apt, "install", "--yes", "--no-install-recommends", *packages], stdout=subprocess.DEVNULL)


def right_to_install() -> "list[str] | None":
    """Return what goes before `apt-get`: nothing for root, `sudo -n` if it asks no password, else None."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    return sudo if shutil.which("sudo") and succeeds([*sudo, "true"]) else None


def succeeds(command: "list[str]") -> bool:
    """Return whether a command exits 0; what it says is dropped."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def fingerprint() -> str:
    """Return a digest of everything `.venv` is made from."""
    import tomllib  # noqa: PLC0415  absent from the Pythons that are only told they are too old

    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    made_from = [
        sysconfig.get_config_var("EXT_SUFFIX"),  # what the wheels fit; a security update leaves it alone
        sys.base_prefix,
        str(CHECKOUT),
        *(lock.read_text(encoding="utf-8") for lock in LOCKS.values()),
        project["project"],
        project["build-system"],
    ]
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def read_stamp() -> "tuple[str, str]":
    """Return the fingerprint `.venv` was filled under and the lock; two empty words where it never was."""
    try:
        found, _, lock = STAMP.read_text(encoding="ascii").partition(" ")
    except FileNotFoundError:
        return "", ""
    return found, lock


def install(*arguments: str) -> None:
    """Install with the pip of `.venv`, from the index it is configured for. Raises Impossible."""
    pip = [program("python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    run([*pip, "install", *arguments])


def program(name: str) -> str:
    """Return the path of a program of `.venv`."""
    return str(VENV / "Scripts" / f"{name}.exe") if os.name == "nt" else str(VENV / "bin" / name)


def run(command: "list[str]", stdout: "int | None" = None) -> None:
    """Run a command in the checkout. Raises Impossible, naming it, unless it succeeds."""
    if subprocess.run(command, cwd=CHECKOUT, stdout=stdout, check=False).returncode:
        raise Impossible(f"This failed, for the reason above:\n    {' '.join(command)}")


def say(sentence: str) -> None:
    """Tell the person what happens now."""
    print(sentence, flush=True)
