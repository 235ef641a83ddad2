"""Talking about a record: comments for all who see it, notes for those who work on it."""
