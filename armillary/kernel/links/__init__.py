"""Typed links between records: how one stands to another, readable from both ends."""
