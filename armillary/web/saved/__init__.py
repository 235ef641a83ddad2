"""Saved views read as feeds."""
