"""Asking those for advice who are consulted, and telling those who are to be informed (C and I)."""
