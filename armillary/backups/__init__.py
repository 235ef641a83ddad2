"""Backup and restore: an archive that is proven good, and a house that a bad one cannot touch."""
