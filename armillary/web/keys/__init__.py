"""The keys by which one works without a mouse: one table, and each person's own choices over it."""
