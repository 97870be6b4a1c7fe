"""Help: a short page for each screen, in the language of the screens."""
