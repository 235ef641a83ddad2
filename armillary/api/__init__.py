"""The door for programs: every record type under /api/v1/, made from its declaration."""
