"""Saved views: questions that people ask again, as tabs above a list and as feeds."""
