"""Qt screens."""
