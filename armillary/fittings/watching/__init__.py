"""Watching a record: who hears of what happens to it. Watching gives no right to see it."""
