"""The programme: what one file declares, and loading it."""
