"""Marking: sentences that stand in tables and are translated when they are shown."""


def N_(sentence: str) -> str:  # noqa: N802 -- the name gettext's extractors know
    """Return the sentence untouched; the mark is for the extractor of message catalogues."""
    return sentence


def n_(one: str, many: str) -> tuple[str, str]:
    """Return both numbers of a sentence untouched, marked as `N_` does."""
    return one, many
