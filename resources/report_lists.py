"""The texts and lists that reports begin with, as a file that a station may replace by its own."""

from importlib.resources import files

FILE_NAME = "rapports.toml"
"""What the file is called in the folder of a station."""


def default_report_lists() -> bytes:
    """Return the file as the program brings it."""
    return (files("resources") / "report_lists.toml").read_bytes()
