"""Protocols that the use cases need of the outside world, and the faults of a machine."""
