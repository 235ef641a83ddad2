"""Asking for advice, and how it stands beside a record."""
