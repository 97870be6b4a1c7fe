"""Use cases: one verb of the field, one file, one function `(work, request) -> result`."""
