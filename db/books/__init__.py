"""Books: one per aggregate, turning rows into domain objects and back."""
