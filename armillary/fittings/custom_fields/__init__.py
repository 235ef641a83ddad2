"""Custom fields: what administrators add to record types, with a type, limits and rules."""
