"""Fonts, icons, styles and translations, and the readers of them."""
