"""Pass every check of the project: style, types, the borders between the rooms, tests.

Arguments are handed to pytest: `python3 scripts/test.py tests/domain -k money`.
"""

import os
import subprocess
import sys
import tempfile

import environment

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--no-logo"),
    ("pytest", "-n", "auto", "--dist", "worksteal"),
)


def failures(pytest_arguments: "list[str]") -> "list[str]":
    """Run every check, also after one failed, and return those that did."""
    failed = []
    with tempfile.TemporaryDirectory() as runtime:  # Qt and others warn where a session gave them none
        surroundings = {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": runtime, **os.environ}
        for name, *arguments in CHECKS:
            given = pytest_arguments if name == "pytest" else []
            command = " ".join([name, *arguments, *given])
            environment.say(f"\n== {command}")
            check = [environment.program(name), *arguments, *given]
            if subprocess.run(check, cwd=environment.CHECKOUT, env=surroundings, check=False).returncode:
                failed.append(command)
    return failed


def main(arguments: "list[str]") -> int:
    """Return 0 where every check passed, 1 else."""
    environment.prepare("dev", environment.WITHOUT_SCREEN)
    failed = failures(arguments)
    environment.say(f"\nFailed: {' · '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
