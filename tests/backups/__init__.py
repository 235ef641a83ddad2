"""Backup and restore: proven archives, refused archives, and a living house that stays as it is."""
