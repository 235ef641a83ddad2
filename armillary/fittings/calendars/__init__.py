"""Calendars: when work is done, kept as records, and remembered as they were."""
