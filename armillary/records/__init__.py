"""The noun that every process keeps: a record, written by verbs only."""
