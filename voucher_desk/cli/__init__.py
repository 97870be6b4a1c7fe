"""The command line: the same use cases as the desktop, for scripts, tests and support."""
