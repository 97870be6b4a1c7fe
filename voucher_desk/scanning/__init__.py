"""Scanning: turning keystrokes and typed text into one scan."""
