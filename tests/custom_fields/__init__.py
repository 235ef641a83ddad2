"""Custom fields: what administrators add is as good as what was there."""
