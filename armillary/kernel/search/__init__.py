"""Words and numbers as people type them, for lists and for search over all types."""
