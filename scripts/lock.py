"""Refresh the locks in `requirements/`: one pinned, hashed list for every supported Python and system.

Needs `uv` on the path (`pipx install uv`); installing from the locks needs only pip. Arguments are handed
to `uv pip compile`, for instance `--upgrade` or `--upgrade-package reportlab`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
OLDEST_PYTHON = "3.11"
COMPILE = (
    "pip",
    "compile",
    "--quiet",
    "--universal",
    f"--python-version={OLDEST_PYTHON}",
    "--generate-hashes",
    # Nothing of the machine that made the lock may stay in it.
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=python3 scripts/lock.py",
    "pyproject.toml",
    "requirements/build.in",
)


def main(arguments: list[str]) -> int:
    """Write `runtime.txt`, then `dev.txt` with the very same versions and the development tools besides."""
    uv = shutil.which("uv")
    if uv is None:
        print("uv is not installed; see https://docs.astral.sh/uv/ or run: pipx install uv", file=sys.stderr)
        return 1
    os.chdir(CHECKOUT)
    runtime = [uv, *COMPILE, *arguments, "--output-file=requirements/runtime.txt"]
    development = [
        uv,
        *COMPILE,
        "--extra=dev",
        "--constraint=requirements/runtime.txt",
        *arguments,
        "--output-file=requirements/dev.txt",
    ]
    return (
        subprocess.run(runtime, check=False).returncode or subprocess.run(development, check=False).returncode
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
