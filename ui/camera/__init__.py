"""Cameras of this machine. Needs the extra `camera`: only what is shown after asking for one imports this."""
